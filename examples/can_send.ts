/**
 * Sends CAN frames.
 *
 *     modprobe vcan; ip link add vcan0 type vcan; ip link set vcan0 up
 *     deno run --allow-ffi examples/can_send.ts --interface vcan0 123#DEADBEEF 12345678#11
 */
import { parseArgs } from "node:util";
import { AF_CAN, CAN_RAW, SOCK_RAW, Socket } from "@libc/socket";
import { encode, format, parse } from "./can_frame.ts";
import { print, required, runProgram, UsageError } from "./command_line.ts";
import { checkedInterface } from "./internet/interface.ts";

const USAGE = `can_send [--interface NAME] FRAME...

Sends CAN frames, such as 123#DEADBEEF or 12345678#11.

  --interface NAME   the interface (vcan0)
  --help             print this text`;

await runProgram(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { interface: { type: "string", default: "vcan0" } },
  });
  if (positionals.length === 0) throw new UsageError("expected a frame");
  const frames = positionals.map(parse);

  using socket = new Socket(required(AF_CAN, "CAN"), SOCK_RAW, required(CAN_RAW, "CAN"));
  socket.bind([checkedInterface(values.interface)]);
  for (const frame of frames) {
    await socket.send(encode(frame));
    print(`${values.interface} sent ${format(frame)}`);
  }
});
