/**
 * The default timeout of new sockets.
 *
 * @module
 */
import { seconds } from "./arguments.ts";
import { fromCaller } from "./stack.ts";

let defaultTimeout: number | null = null;

/**
 * Returns the default timeout of new sockets.
 *
 * @returns Seconds, or `null` for no timeout, which is the initial value.
 *
 * @example
 * ```ts
 * import { getdefaulttimeout } from "@libc/socket";
 *
 * console.log(getdefaulttimeout()); // null
 * ```
 *
 * @category Sockets
 */
export function getdefaulttimeout(): number | null {
  return defaultTimeout;
}

/**
 * Sets the default timeout of new sockets.
 *
 * @param timeout Seconds, or `null` for no timeout. With 0, new sockets are non-blocking.
 * @throws {RangeError} If the timeout is negative or not finite.
 * @throws {TypeError} If the timeout is not a number or `null`.
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
 *
 * @category Sockets
 */
export function setdefaulttimeout(timeout: number | null): void {
  fromCaller(setdefaulttimeout, () => {
    defaultTimeout = seconds("timeout", timeout);
  });
}
