/**
 * Echo server, asynchronous: sends back all that one client sends, then ends.
 * It listens on the first address that the system offers, of IPv4 or IPv6.
 *
 *     deno run --allow-ffi examples/echo_server_any_async.ts --host ::1 --port 50007
 */
import { parseArgs } from "node:util";
import {
  AF_UNSPEC,
  AI_PASSIVE,
  getaddrinfo,
  type Inet6Address,
  type InetAddress,
  SOCK_STREAM,
  Socket,
} from "@libc/socket";

const { host = null, port } = parseArgs({
  options: {
    host: { type: "string" }, // without it, all available interfaces
    port: { type: "string", default: "50007" }, // an arbitrary port; 0 for any that is free
  },
}).values;

async function listen() {
  let failure: unknown;
  const found = await getaddrinfo(host, port, AF_UNSPEC, SOCK_STREAM, 0, AI_PASSIVE);
  for (const [family, type, proto, _canonname, address] of found) {
    let s: Socket<InetAddress | Inet6Address> | undefined;
    try {
      s = new Socket(family, type, proto);
      s.bind(address);
      s.listen(1);
      return s;
    } catch (error) {
      s?.close();
      failure = error;
    }
  }
  console.error("could not open socket:", failure);
  Deno.exit(1);
}

using s = await listen();
console.log("Listening on port", s.getsockname()[1]);
const [conn, address] = await s.accept();
console.log("Connected by", address);
while (true) {
  const data = await conn.recv(1024);
  if (data.length === 0) break;
  await conn.sendall(data);
}
conn.close();
