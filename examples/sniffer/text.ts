/** Formats numbers and times. */

/** Formats a 16-bit number in hexadecimal. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

const SECOND = 1_000_000_000n;
let lastSecond = 0n, lastText = "00:00:00";

/** Formats nanoseconds since 1970 as the time of day in UTC. */
export function timeOfDay(nanoseconds: bigint): string {
  let fraction = Number(nanoseconds - lastSecond);
  if (!(fraction >= 0 && fraction < 1e9)) { // packets of one second share its text
    const second = nanoseconds / SECOND;
    lastSecond = second * SECOND;
    lastText = new Date(Number(second % 86_400n) * 1000).toISOString().slice(11, 19);
    fraction = Number(nanoseconds - lastSecond);
  }
  return `${lastText}.${String(fraction).padStart(9, "0")}`;
}
