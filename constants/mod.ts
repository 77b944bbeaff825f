/**
 * The constants of the socket calls of this platform and the types they carry.
 *
 * @module
 */

export * from "./exports.js";
export type * from "./families.ts";
