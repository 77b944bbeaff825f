/**
 * The timeout that new sockets begin with.
 *
 * @module
 */
import { seconds } from "./arguments.ts";

let defaultTimeout: number | null = null;

/**
 * The timeout that new sockets begin with.
 *
 * @returns Seconds, or `null` for none, which is what it is at first.
 *
 * @example
 * ```ts
 * import { getdefaulttimeout } from "@libc/socket";
 *
 * console.log(getdefaulttimeout()); // null
 * ```
 */
export function getdefaulttimeout(): number | null {
  return defaultTimeout;
}

/**
 * Sets the timeout that new sockets begin with.
 *
 * @param timeout Seconds, `null` for none; 0 makes new sockets non-blocking.
 * @throws {RangeError} If it is negative or not finite.
 *
 * @example
 * ```ts
 * import { setdefaulttimeout, Socket } from "@libc/socket";
 *
 * setdefaulttimeout(10);
 * using socket = new Socket();
 * console.log(socket.gettimeout()); // 10
 * setdefaulttimeout(null);
 * ```
 */
export function setdefaulttimeout(timeout: number | null): void {
  defaultTimeout = seconds("timeout", timeout);
}
