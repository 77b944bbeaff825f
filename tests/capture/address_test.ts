// Addresses as text, without libc.

import { assertEquals } from "@std/assert";
import { AF_INET, AF_INET6, inet_ntop, inet_pton } from "@libc/socket";
import { formatInet, formatInet6, packInet, packInet6 } from "../../capture/address.ts";
import { Random } from "../helpers/random.ts";
import { test } from "../helpers/support.ts";

test("addresses: the same text and bytes as libc's", [], () => {
  const random = new Random(1);
  for (let i = 0; i < 5000; i++) {
    const inet = Uint8Array.from(random.bytes(4));
    assertEquals(formatInet(inet), inet_ntop(AF_INET, inet));
    assertEquals(packInet(formatInet(inet)), inet);
    // Groups with few digits, which are often zero. libc writes some addresses with an IPv4 part.
    const bytes = Uint8Array.from({ length: 16 }, () => random.chance(70) ? 0 : random.below(256));
    bytes[0]! |= 0x20;
    assertEquals(formatInet6(bytes), inet_ntop(AF_INET6, bytes));
    assertEquals(packInet6(formatInet6(bytes)), bytes);
  }
  for (
    const address of ["::", "::1", "1::", "fe80::1", "1:0:0:2::3", "1::2:0:0:3:4", "0:1::2:3:0"]
  ) {
    const bytes = inet_pton(AF_INET6, address);
    assertEquals(formatInet6(bytes), inet_ntop(AF_INET6, bytes));
  }
});
