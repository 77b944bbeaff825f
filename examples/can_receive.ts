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
import { limit, print, required, runProgram, UsageError } from "./command_line.ts";
import { checkedInterface } from "./internet/interface.ts";

const USAGE = `can_receive [OPTION]...

Prints the CAN frames that it receives.

  --interface NAME   the interface (all)
  --filter ID:MASK   only frames whose identifier is ID in the bits of MASK, in hexadecimal
  --count NUMBER     frames to print (no limit)
  --help             print this text`;

/** Encodes a filter as `struct can_filter`. */
function parseFilter(text: string): Uint32Array<ArrayBuffer> {
  const [id = NaN, mask = NaN] = text.split(":").map((part) => parseInt(part, 16));
  if (!Number.isNaN(id + mask)) return new Uint32Array([id, mask]);
  throw new UsageError(`--filter ${text}: expected two numbers such as 123:7FF`);
}

await runProgram(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      interface: { type: "string" },
      filter: { type: "string" },
      count: { type: "string" },
    },
  });
  const count = limit("count", values.count);

  using socket = new Socket(required(AF_CAN, "CAN"), SOCK_RAW, required(CAN_RAW, "CAN"));
  if (values.filter !== undefined) {
    const filter = parseFilter(values.filter);
    socket.setsockopt(required(SOL_CAN_RAW, "CAN"), required(CAN_RAW_FILTER, "CAN"), filter);
  }
  socket.bind([checkedInterface(values.interface) ?? ""]);
  print(`Listening on ${values.interface ?? "every interface"}`);

  let printed = 0;
  for await (const [data, address] of socket) {
    const [ifname] = address as CanAddress;
    print(`${ifname} ${format(decode(data))}`);
    if (++printed >= count) break;
  }
});
