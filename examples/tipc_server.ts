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
import { limit, print, required, runProgram, whole } from "./command_line.ts";

const USAGE = `tipc_server [OPTION]...

Offers a TIPC service, and answers each message in capitals.

  --type NUMBER   the type of the service (18888)
  --lower NUMBER  its first instance (1)
  --upper NUMBER  its last instance (100)
  --count NUMBER  messages to answer (no limit)
  --help          print this text`;

await runProgram(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      type: { type: "string", default: "18888" },
      lower: { type: "string", default: "1" },
      upper: { type: "string", default: "100" },
      count: { type: "string" },
    },
  });
  const [type, lower, upper] = (["type", "lower", "upper"] as const).map((name) =>
    whole(name, values[name], 0, 2 ** 32 - 1)
  ) as [number, number, number];
  const count = limit("count", values.count);

  using socket = new Socket(required(AF_TIPC, "TIPC"), SOCK_RDM);
  socket.bind([required(TIPC_ADDR_NAMESEQ, "TIPC"), type, lower, upper]);
  print(`Offering service ${type}, instances ${lower} to ${upper}`);

  let answered = 0;
  for await (const [data, client] of socket) {
    const text = new TextDecoder().decode(data);
    print(`${text} from ${Deno.inspect(client)}`);
    await socket.sendto(text.toUpperCase(), client);
    if (++answered >= count) break;
  }
});
