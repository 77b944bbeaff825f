/**
 * Echo client, asynchronous: sends a greeting and prints what comes back. It
 * tries all the addresses of the host, of IPv4 and IPv6, and uses the first that
 * answers.
 *
 *     deno run --allow-ffi examples/echo_client_any_async.ts --host localhost --port 50007
 */
import { parseArgs } from "node:util";
import { AF_UNSPEC, getaddrinfo, SOCK_STREAM, Socket } from "@libc/socket";

const { host, port } = parseArgs({
  options: {
    host: { type: "string", default: "localhost" }, // the server's host
    port: { type: "string", default: "50007" }, // the same port as used by the server
  },
}).values;

async function connect() {
  let failure: unknown;
  const found = await getaddrinfo(host, port, AF_UNSPEC, SOCK_STREAM);
  for (const [family, type, proto, _canonname, address] of found) {
    let s: Socket | undefined;
    try {
      s = new Socket(family, type, proto);
      await s.connect(address);
      return s;
    } catch (error) {
      s?.close();
      failure = error;
    }
  }
  console.error("could not open socket:", failure);
  Deno.exit(1);
}

using s = await connect();
await s.sendall("Hello, world");
const data = await s.recv(1024);
s.close();
console.log("Received %o", new TextDecoder().decode(data));
