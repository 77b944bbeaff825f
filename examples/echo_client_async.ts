/**
 * Echo client, asynchronous: sends a greeting and prints what comes back. IPv4
 * only.
 *
 *     deno run --allow-ffi examples/echo_client_async.ts --host localhost --port 50007
 */
import { parseArgs } from "node:util";
import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";

const { host, port } = parseArgs({
  options: {
    host: { type: "string", default: "localhost" }, // the server's host
    port: { type: "string", default: "50007" }, // the same port as used by the server
  },
}).values;

using s = new Socket(AF_INET, SOCK_STREAM);
await s.connect([host, Number(port)]);
await s.sendall("Hello, world");
const data = await s.recv(1024);
s.close();
console.log("Received %o", new TextDecoder().decode(data));
