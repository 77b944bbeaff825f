/**
 * Echo server, asynchronous: sends back all that one client sends, then ends.
 * IPv4 only.
 *
 *     deno run --allow-ffi examples/echo_server_async.ts --host localhost --port 50007
 */
import { parseArgs } from "node:util";
import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";

const { host, port } = parseArgs({
  options: {
    host: { type: "string", default: "" }, // all available interfaces
    port: { type: "string", default: "50007" }, // an arbitrary port; 0 for any that is free
  },
}).values;

using s = new Socket(AF_INET, SOCK_STREAM);
s.bind([host, Number(port)]);
s.listen(1);
console.log("Listening on port", s.getsockname()[1]);
const [conn, address] = await s.accept();
console.log("Connected by", address);
while (true) {
  const data = await conn.recv(1024);
  if (data.length === 0) break;
  await conn.sendall(data);
}
conn.close();
