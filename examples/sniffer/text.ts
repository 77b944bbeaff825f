/** Formats numbers and times. */

/** Formats a 16-bit number in hexadecimal. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

/** Formats nanoseconds since 1970 as the time of day in UTC. */
export function timeOfDay(nanoseconds: bigint): string {
  const seconds = new Date(Number(nanoseconds / 1_000_000_000n) * 1000).toISOString().slice(11, 19);
  return `${seconds}.${String(nanoseconds % 1_000_000_000n).padStart(9, "0")}`;
}
