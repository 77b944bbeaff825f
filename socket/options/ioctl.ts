/**
 * ioctl(2)
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import { buffer, integer, isArray, mask, members } from "../arguments.ts";
import { systemError } from "../errors.ts";
import { rangeError } from "../stack.ts";

/**
 * Makes an ioctl(2).
 *
 * @param descriptor The descriptor. Its number is read after the arguments, whose getters may close it.
 * @param request The user's request.
 * @param argument The user's argument. If it is memory, it receives the answer.
 * @returns The result of the call.
 */
export function ioctl(
  descriptor: { open(syscall: string): number },
  request: unknown,
  argument: unknown,
): number {
  const code = integer("request", request, -0x80000000, 0xffffffff) >>> 0;
  const value = ioctlArgument(argument);
  const fd = descriptor.open("ioctl");
  let returned: number;
  if (typeof value === "bigint") {
    returned = system().ioctl(fd, code, value);
  } else {
    // The kernel may write a structure that is longer than the user's buffer, whose length it does
    // not know. The copy has room for any structure.
    const memory = new Uint8Array(Math.max(value.length, system().ioctlRoom));
    memory.set(value);
    returned = system().ioctl(fd, code, memory);
    value.set(memory.subarray(0, value.length));
  }
  if (returned < 0) throw systemError(-returned, "ioctl");
  return returned;
}

/** The largest structure of an ioctl, in integers: `_IOC_SIZE` has 14 bits. */
const MOST_INTEGERS = 2 ** 14 / 4;

/** Checks the third argument of `ioctl`: an integer, or the memory of a structure. */
function ioctlArgument(argument: unknown): bigint | Uint8Array<ArrayBuffer> {
  if (typeof argument === "boolean") return argument ? 1n : 0n;
  if (typeof argument === "number") {
    const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number;
    return BigInt(integer("argument", argument, MIN_SAFE_INTEGER, MAX_SAFE_INTEGER));
  }
  if (typeof argument === "bigint") {
    if (argument >= -(2n ** 63n) && argument < 2n ** 64n) return BigInt.asIntN(64, argument);
    throw rangeError(`argument is ${argument}, expected 64 bits`);
  }
  if (!isArray(argument)) return buffer("argument", argument);
  const checked = members("argument", argument, MOST_INTEGERS, mask);
  return new Uint8Array(new Int32Array(checked).buffer);
}
