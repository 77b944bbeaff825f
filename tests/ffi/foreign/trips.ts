/**
 * What goes to another system's calls, and what comes from them.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { calls } from "./system.ts";
import {
  AF_INET,
  type ReadableOption,
  SOCK_STREAM,
  Socket,
  type WritableOption,
} from "@libc/socket";

/** An address and the bytes that it is in C; the last is what comes back, where it differs. */
type Trip = [
  family: number | undefined,
  proto: number | undefined,
  address: unknown,
  bytes: string,
  back?: unknown,
];

/** Bytes as hexadecimal digits, by fours. */
export function hex(bytes: Uint8Array): string {
  return bytes.toHex().replaceAll(/(.{8})(?=.)/g, "$1 ");
}

function bytesOf(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromHex(digits.replaceAll(" ", ""));
}

/** Asserts that each address becomes the bytes of its structure, and itself again. */
export function assertTrips(trips: Trip[]): void {
  for (const [family, proto, address, bytes, back = address] of trips) {
    using socket = new Socket<unknown>(family!, SOCK_STREAM, proto!);
    socket.bind(address);
    assertEquals(hex(calls.bound), bytes);
    calls.name = bytesOf(bytes);
    assertEquals(socket.getsockname(), back);
  }
}

/** Asserts that an option is there, and set to a value by these bytes. */
export function assertSet<T>(
  option: WritableOption<T> | undefined,
  value: NoInfer<T>,
  bytes: string,
): void {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  socket.setOption(option!, value);
  const [level, name, given] = calls.option;
  assertEquals([level, name, hex(given)], [option!.level, option!.number, bytes]);
}

/** Asserts that an option is there, and what these bytes of it mean. */
export function assertRead<T>(
  option: ReadableOption<T> | undefined,
  bytes: string,
  value: NoInfer<T>,
): void {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  calls.value = bytesOf(bytes);
  assertEquals(socket.getOption(option!), value);
}
