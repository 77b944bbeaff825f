/**
 * Sends CAN frames.
 *
 *     modprobe vcan; ip link add vcan0 type vcan; ip link set vcan0 up
 *     deno run --allow-ffi examples/can_send.ts --interface vcan0 123#DEADBEEF 12345678#11
 */
import { parseArgs } from "node:util";
import { AF_CAN, CAN_RAW, SOCK_RAW, Socket } from "@libc/socket";
import { encode, format, parse } from "./can_frame.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { interface: { type: "string", default: "vcan0" } },
});
const frames = positionals.map(parse);

if (AF_CAN === undefined || CAN_RAW === undefined) throw new Error("this system has no CAN");

using socket = new Socket(AF_CAN, SOCK_RAW, CAN_RAW);
socket.bind([values.interface]);
for (const frame of frames) {
  await socket.send(encode(frame));
  console.log(`${values.interface} sent ${format(frame)}`);
}
