/**
 * TIPC client: sends a message to a service, on any node of the cluster, and prints the answer.
 *
 *     deno run --allow-ffi examples/tipc_client.ts --type 18888 --instance 17 Hello
 */
import { parseArgs } from "node:util";
import { AF_TIPC, SOCK_RDM, Socket, TIPC_ADDR_NAME } from "@libc/socket";
import { decimal, print, required, runProgram, whole } from "./command_line.ts";

const USAGE = `tipc_client [OPTION]... [WORD]...

Sends a message to a TIPC service and prints the answer.

  --type NUMBER      the type of the service (18888)
  --instance NUMBER  its instance (17)
  --timeout SECONDS  the longest wait for the answer (5)
  --help             print this text`;

await runProgram(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      type: { type: "string", default: "18888" },
      instance: { type: "string", default: "17" },
      timeout: { type: "string", default: "5" },
    },
  });
  const type = whole("type", values.type, 0, 2 ** 32 - 1);
  const instance = whole("instance", values.instance, 0, 2 ** 32 - 1);

  using socket = new Socket(required(AF_TIPC, "TIPC"), SOCK_RDM);
  socket.settimeout(decimal("timeout", values.timeout, 0, 3600));
  const service = [required(TIPC_ADDR_NAME, "TIPC"), type, instance, 0] as const;
  await socket.sendto(positionals.join(" ") || "Hello, world", [...service]);
  const [data, server] = await socket.recvfrom(66_000);
  print(`${new TextDecoder().decode(data)} from ${Deno.inspect(server)}`);
});
