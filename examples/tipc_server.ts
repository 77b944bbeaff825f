/**
 * TIPC server: offers a service for a range of instances, and answers each message in capitals.
 *
 *     modprobe tipc
 *     deno run --allow-ffi examples/tipc_server.ts --type 18888 --lower 1 --upper 100
 *
 * TIPC has no host and port: a client names a service, and the cluster finds its node.
 */
import { parseArgs } from "node:util";
import { AF_TIPC, SOCK_RDM, Socket, TIPC_ADDR_NAMESEQ } from "@libc/socket";

const { type, lower, upper, count } = parseArgs({
  options: {
    type: { type: "string", default: "18888" },
    lower: { type: "string", default: "1" },
    upper: { type: "string", default: "100" },
    count: { type: "string", default: "0" }, // messages to answer, 0 for no limit
  },
}).values;

if (AF_TIPC === undefined || TIPC_ADDR_NAMESEQ === undefined) {
  throw new Error("this system has no TIPC");
}

using socket = new Socket(AF_TIPC, SOCK_RDM);
socket.bind([TIPC_ADDR_NAMESEQ, Number(type), Number(lower), Number(upper)]);
console.log(`Offering service ${type}, instances ${lower} to ${upper}`);

let answered = 0;
for await (const [data, client] of socket) {
  const text = new TextDecoder().decode(data);
  console.log(`${text} from`, client);
  await socket.sendto(text.toUpperCase(), client);
  if (++answered === Number(count)) break;
}
