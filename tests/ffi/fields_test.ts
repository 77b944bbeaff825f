// Members of structures, as a compiled C program writes and reads them.

import { assertEquals } from "@std/assert";
import {
  be16,
  be32,
  bits,
  bytes,
  type Field,
  i16,
  i32,
  i32AsBigint,
  i64,
  i8,
  size,
  u16,
  u32,
  u64,
  u8,
} from "../../ffi/layout.ts";
import { compilers, needsCompiler, run } from "../helpers/compiler.ts";
import { Scratch } from "../helpers/peers.ts";
import { decode, test } from "../helpers/support.ts";

/** The members of a packed structure: their C types, their fields, and values in C and here. */
const members:
  readonly (readonly [type: string, c: string, field: Field<unknown>, value: unknown])[] = [
    ["uint8_t a", "0xfe", u8(0), 0xfe],
    ["int8_t b", "-2", i8(1), -2],
    ["uint16_t c", "0xfedc", u16(2), 0xfedc],
    ["int16_t d", "-3", i16(4), -3],
    ["uint32_t e", "0xfedcba98", u32(6), 0xfedcba98],
    ["int32_t f", "-4", i32(10), -4],
    ["size_t g", "0x1234567890abc", size(14), 0x1234567890abc],
    ["uint16_t h", "htons(0xfedc)", be16(22), 0xfedc],
    ["uint32_t i", "htonl(0xfedcba98)", be32(24), 0xfedcba98],
    ["int32_t j", "-5", i32AsBigint(28), -5n],
    ["uint64_t k", "0xfedcba9876543210", u64(32), 0xfedcba9876543210n],
    ["int64_t l", "-6", i64(40), -6n],
    ["uint8_t m : 3", "5", bits(48, 0, 3), 5],
    ["uint8_t n : 1", "0", bits(48, 3, 1), 0],
    ["uint8_t o : 4", "9", bits(48, 4, 4), 9],
    ["uint8_t p[4]", '"ab"', bytes(49, 4), new Uint8Array([97, 98, 0, 0])],
  ] as readonly (readonly [string, string, Field<unknown>, unknown])[];

const SOURCE = `
#include <arpa/inet.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
int main() {
  struct __attribute__((packed)) { ${members.map(([type]) => `${type};`).join(" ")} } s = { ${
  members.map(([, c]) => c).join(", ")
} };
  for (size_t i = 0; i < sizeof s; i++) printf("%02x", ((uint8_t *)&s)[i]);
}`;

test(
  "fields: values are the bytes that C writes",
  [needsCompiler(compilers["this machine"])],
  async () => {
    using scratch = new Scratch();
    const program = scratch.name("program");
    await run(compilers["this machine"], `-Wall -Werror -o ${program}`, SOURCE);
    const { stdout } = await new Deno.Command(program).output();
    const expected = decode(stdout);
    const base = 3; // fields take the start of a structure in a larger view
    const view = new DataView(new ArrayBuffer(base + expected.length / 2));
    // Every bit that no member clears stays set.
    new Uint8Array(view.buffer).fill(0xff, base);
    for (const [, , field, value] of members) field.set(view, value, base);
    assertEquals(new Uint8Array(view.buffer).toHex(), "00".repeat(base) + expected);
    for (const [type, , field, value] of members) assertEquals(field.get(view, base), value, type);
  },
);
