/**
 * The constants of this platform's socket calls, and the types that they carry: `@libc/socket` exports
 * them too. A constant that the platform lacks is `undefined`.
 *
 * @example
 * ```ts
 * import { AF_INET, EAGAIN, SO_REUSEPORT } from "@libc/socket/constants";
 *
 * console.log(AF_INET, EAGAIN); // 2 11 on Linux
 * console.log(SO_REUSEPORT); // 15 on Linux; undefined on Windows
 * ```
 *
 * @module
 */

export * from "./exports.js";
export type * from "./families.ts";
