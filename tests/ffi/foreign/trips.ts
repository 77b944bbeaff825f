/**
 * Assertions about the bytes that go to another system's calls and come from them.
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

/** An address, its bytes in C, and the decoded address if it differs from the first. */
type Trip = [
  family: number | undefined,
  proto: number | undefined,
  address: unknown,
  bytes: string,
  decoded?: unknown,
];

/** Formats bytes as hexadecimal digits, in groups of four bytes. */
export function hex(bytes: Uint8Array): string {
  return bytes.toHex().replaceAll(/(.{8})(?=.)/g, "$1 ");
}

function parseHex(digits: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.fromHex(digits.replaceAll(" ", ""));
}

/** Asserts that each address is encoded as its bytes, and decoded from them. */
export function assertTrips(trips: Trip[]): void {
  for (const [family, proto, address, bytes, decoded = address] of trips) {
    using socket = new Socket<unknown>(family!, SOCK_STREAM, proto!);
    socket.bind(address);
    assertEquals(hex(calls.bound), bytes);
    calls.name = parseHex(bytes);
    assertEquals(socket.getsockname(), decoded);
  }
}

/** Asserts that an option exists and that the value is encoded as the bytes. */
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

/** Asserts that an option exists and that the bytes are decoded as the value. */
export function assertRead<T>(
  option: ReadableOption<T> | undefined,
  bytes: string,
  value: NoInfer<T>,
): void {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  calls.value = parseHex(bytes);
  assertEquals(socket.getOption(option!), value);
}
