/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />
/**
 * The blocking echo server of `demo.ts`. It runs in a Worker: a blocking call
 * stops only its own thread.
 */
import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";

const s = new Socket(AF_INET, SOCK_STREAM);
s.bind(["127.0.0.1", 0]);
s.listen(1);
self.postMessage(s.getsockname());
const [conn, address] = s.acceptSync();
self.postMessage(address);
while (true) {
  const data = conn.recvSync(1024);
  if (data.length === 0) break;
  conn.sendallSync(data);
}
conn.close();
s.close();
self.close();
