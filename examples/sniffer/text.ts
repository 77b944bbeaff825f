/** Formats numbers and times. */

/** Formats a 16-bit number in hexadecimal. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

const DAY = 86_400;
let lastSecond = -1, lastText = "";

/** Formats nanoseconds since 1970 as the time of day in UTC. */
export function timeOfDay(nanoseconds: bigint): string {
  const second = Number(nanoseconds / 1_000_000_000n);
  if (second !== lastSecond) { // packets of one second share its text
    lastSecond = second;
    lastText = new Date((second % DAY) * 1000).toISOString().slice(11, 19);
  }
  const fraction = Number(nanoseconds % 1_000_000_000n);
  return `${lastText}.${String(fraction).padStart(9, "0")}`;
}
