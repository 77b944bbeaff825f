/**
 * Prints the CAN frames that it receives.
 *
 *     deno run --allow-ffi examples/can_receive.ts --interface vcan0 --filter 123:7FF --count 10
 *
 * A filter is an identifier and a mask, in hexadecimal. A frame passes if its identifier equals the
 * filter's in the bits that the mask has set.
 */
import { parseArgs } from "node:util";
import {
  AF_CAN,
  CAN_RAW,
  CAN_RAW_FILTER,
  type CanAddress,
  SOCK_RAW,
  Socket,
  SOL_CAN_RAW,
} from "@libc/socket";
import { decode, format } from "./can_frame.ts";

const { values } = parseArgs({
  options: {
    interface: { type: "string", default: "" }, // all interfaces
    filter: { type: "string" },
    count: { type: "string", default: "0" }, // frames to print, 0 for no limit
  },
});

if (
  AF_CAN === undefined || CAN_RAW === undefined || SOL_CAN_RAW === undefined ||
  CAN_RAW_FILTER === undefined
) {
  throw new Error("this system has no CAN");
}

using socket = new Socket(AF_CAN, SOCK_RAW, CAN_RAW);
if (values.filter !== undefined) {
  const [id = NaN, mask = NaN] = values.filter.split(":").map((part) => parseInt(part, 16));
  if (Number.isNaN(id + mask)) {
    throw new TypeError(`--filter is ${values.filter}, not like 123:7FF`);
  }
  socket.setsockopt(SOL_CAN_RAW, CAN_RAW_FILTER, new Uint32Array([id, mask])); // struct can_filter
}
socket.bind([values.interface]);
console.log("Listening on", values.interface || "every interface");

let printed = 0;
for await (const [data, address] of socket) {
  const [ifname] = address as CanAddress;
  console.log(ifname, format(decode(data)));
  if (++printed === Number(values.count)) break;
}
