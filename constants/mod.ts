/**
 * The constants of this platform's socket calls, and the types that they carry.
 *
 * @module
 */

export * from "./exports.js";
export type * from "./families.ts";
