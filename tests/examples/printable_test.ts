// Text of others that the programs of examples/ print.

import { assertEquals } from "@std/assert";
import { escaped, printable } from "../../examples/terminal/printable.ts";
import { test } from "../helpers/support.ts";

/** A separator of lines, controls, and characters that change the direction of text. */
const HOSTILE = "a\u2028b\x1b\u009bc\u202ed\u2066e\u200ff";

test("printable: nothing changes the terminal, the line or its direction", [], () => {
  assertEquals(printable(HOSTILE), "a?b??c?d?e?f");
  assertEquals(printable("\t\n"), "??");
  assertEquals(printable("é€\u{1f600}"), "é€\u{1f600}");
});

test("escaped: JSON keeps its value", [], () => {
  const text = escaped(HOSTILE);
  assertEquals(text, "a\\u2028b\\u001b\\u009bc\\u202ed\\u2066e\\u200ff");
  assertEquals(JSON.parse(escaped(JSON.stringify({ HOSTILE }))), { HOSTILE });
  assertEquals(escaped("\té€\u{1f600}\n"), "\té€\u{1f600}\n");
});
