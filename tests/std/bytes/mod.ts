/**
 * `@std/bytes` from the npm registry: the same sources, compiled to JavaScript without their types.
 * This file declares the types.
 *
 * @module
 */
import * as bytes from "npm:deno-std@1.4.0/bytes/mod.js";

/** Joins byte arrays into a new one. */
export const concat: (buffers: readonly Uint8Array[]) => Uint8Array<ArrayBuffer> = bytes.concat;
/** True if two byte arrays hold the same bytes. */
export const equals: (a: Uint8Array, b: Uint8Array) => boolean = bytes.equals;
/** Returns the index of the first `needle` in `source`, or -1. */
export const indexOfNeedle: (source: Uint8Array, needle: Uint8Array, start?: number) => number =
  bytes.indexOfNeedle;
/** Repeats the bytes `count` times. */
export const repeat: (source: Uint8Array, count: number) => Uint8Array<ArrayBuffer> = bytes.repeat;
/** True if the bytes begin with `prefix`. */
export const startsWith: (source: Uint8Array, prefix: Uint8Array) => boolean = bytes.startsWith;
