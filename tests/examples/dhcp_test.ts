// The decoder of the example that asks for the offers of DHCP servers.

import { assert, assertEquals } from "@std/assert";
import { decodeMessage, namedOptions } from "../../examples/dhcp/message.ts";
import { test } from "../helpers/support.ts";

/** Makes an answer with options. */
function answer(options: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(240 + options.length);
  bytes.set([2, 1, 6]);
  bytes.set([0x63, 0x82, 0x53, 0x63], 236);
  bytes.set(options, 240);
  return bytes;
}

test("dhcp: options of a wrong length are shown as digits", [], () => {
  const message = decodeMessage(answer([
    ...[1, 4, 255, 255, 255, 0],
    ...[3, 8, 192, 0, 2, 1, 192, 0, 2, 2],
    ...[6, 3, 1, 2, 3],
    ...[26, 3, 1, 2, 3],
    ...[51, 4, 0, 0, 1, 0],
    ...[54, 3, 1, 2, 3],
    ...[58, 0],
    255,
  ]))!;
  assertEquals(namedOptions(message), {
    "subnet-mask": "255.255.255.0",
    "router": ["192.0.2.1", "192.0.2.2"],
    "name-server": "010203",
    "mtu": "010203",
    "lease": 256,
    "server": "010203",
    "renewal": "",
  });
});

test("dhcp: an option in thousands of parts is joined in no time", [], () => {
  const count = 21_000;
  const message = decodeMessage(answer(Array.from({ length: count }, () => [12, 1, 120]).flat()))!;
  const begin = performance.now();
  assertEquals(namedOptions(message)["host-name"], "x".repeat(count));
  decodeMessage(answer(Array.from({ length: count }, () => [12, 1, 120]).flat()));
  const milliseconds = performance.now() - begin;
  assert(milliseconds < 1000, `${milliseconds} ms`); // 4 s if each part copies those before it
});
