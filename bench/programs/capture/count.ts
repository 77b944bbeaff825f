/** Counts the packets of an interface in blocks, until SIGINT: `count.ts INTERFACE`. */
import { openCapture } from "@libc/socket/capture";

const end = new AbortController();
Deno.addSignalListener("SIGINT", () => end.abort());
using capture = openCapture({ interface: Deno.args[0], filter: "udp port 9" });
console.error("listening");
let packets = 0;
try {
  for await (const block of capture.blocks({ signal: end.signal })) packets += block.length;
} catch (error) {
  if (!end.signal.aborted) throw error;
}
const { received, dropped } = capture.statistics();
console.error(`${packets} packets, ${received} received and ${dropped} dropped`);
Deno.exit();
