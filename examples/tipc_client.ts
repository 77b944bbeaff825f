/**
 * TIPC client: sends a message to a service, on any node of the cluster, and prints the answer.
 *
 *     deno run --allow-ffi examples/tipc_client.ts --type 18888 --instance 17 Hello
 */
import { parseArgs } from "node:util";
import { AF_TIPC, SOCK_RDM, Socket, TIPC_ADDR_NAME } from "@libc/socket";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    type: { type: "string", default: "18888" },
    instance: { type: "string", default: "17" },
    timeout: { type: "string", default: "5" }, // seconds
  },
});

if (AF_TIPC === undefined || TIPC_ADDR_NAME === undefined) {
  throw new Error("this system has no TIPC");
}

using socket = new Socket(AF_TIPC, SOCK_RDM);
socket.settimeout(Number(values.timeout));
const service = [TIPC_ADDR_NAME, Number(values.type), Number(values.instance), 0] as const;
await socket.sendto(positionals.join(" ") || "Hello, world", [...service]);
const [data, server] = await socket.recvfrom(66_000);
console.log(`${new TextDecoder().decode(data)} from`, server);
