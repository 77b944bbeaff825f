/** Formats numbers and times. */

/** Formats a 16-bit number in hexadecimal. */
export function hex(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

const SECOND = 1_000_000_000n, DAY = 86_400n;

/** Returns the second of a time, rounded down: the operator rounds times before 1970 up. */
function secondOf(nanoseconds: bigint): bigint {
  return (nanoseconds < 0n ? nanoseconds - SECOND + 1n : nanoseconds) / SECOND;
}

let lastSecond = 0n, lastText = "00:00:00";

/** Formats nanoseconds since 1970 as the time of day in UTC. */
export function timeOfDay(nanoseconds: bigint): string {
  let fraction = Number(nanoseconds - lastSecond);
  if (!(fraction >= 0 && fraction < 1e9)) { // packets of one second share its text
    const second = secondOf(nanoseconds);
    lastSecond = second * SECOND;
    const ofDay = Number((second % DAY + DAY) % DAY);
    lastText = new Date(ofDay * 1000).toISOString().slice(11, 19);
    fraction = Number(nanoseconds - lastSecond);
  }
  return `${lastText}.${String(fraction).padStart(9, "0")}`;
}

/**
 * Formats nanoseconds since 1970 as the date and the time in UTC, as ISO 8601 has them. A file may have a
 * time that `Date` does not have: that is `@` and the seconds since 1970, which date(1) takes, too.
 */
export function dateAndTime(nanoseconds: bigint): string {
  const second = secondOf(nanoseconds), date = new Date(Number(second) * 1000);
  const fraction = String(nanoseconds - second * SECOND).padStart(9, "0");
  if (Number.isNaN(date.getTime())) return `@${second}.${fraction}`;
  return `${date.toISOString().replace(/\..*/, "")}.${fraction}Z`; // a year may have six digits
}
