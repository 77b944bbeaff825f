/**
 * Echo client: sends a greeting and prints what comes back. It tries all the
 * addresses of the host, of IPv4 and IPv6, and uses the first that answers.
 *
 *     deno run --allow-ffi examples/echo_client_any.ts --host localhost --port 50007
 */
import { parseArgs } from "node:util";
import { AF_UNSPEC, getaddrinfoSync, SOCK_STREAM, Socket } from "@libc/socket";

const { host, port } = parseArgs({
  options: {
    host: { type: "string", default: "localhost" }, // the server's host
    port: { type: "string", default: "50007" }, // the same port as used by the server
  },
}).values;

function connect() {
  let failure: unknown;
  const found = getaddrinfoSync(host, port, AF_UNSPEC, SOCK_STREAM);
  for (const [family, type, proto, _canonname, address] of found) {
    let s: Socket | undefined;
    try {
      s = new Socket(family, type, proto);
      s.connectSync(address);
      return s;
    } catch (error) {
      s?.close();
      failure = error;
    }
  }
  console.error("could not open socket:", failure);
  Deno.exit(1);
}

using s = connect();
s.sendallSync("Hello, world");
const data = s.recvSync(1024);
s.close();
console.log("Received %o", new TextDecoder().decode(data));
