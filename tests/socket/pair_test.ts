// socketpair: what a new pair is known to be.

import { assertEquals } from "@std/assert";
import { socketpair } from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { decode, test } from "../helpers/support.ts";

test("the mode of a new pair is known without a call", [], () => {
  const calls = system();
  const { isNonblocking } = calls;
  let reads = 0;
  calls.isNonblocking = (...parameters) => (reads++, isNonblocking.apply(calls, parameters));
  try {
    const [a, b] = socketpair();
    using _a = a, _b = b;
    a.sendSync("hello");
    assertEquals([decode(b.recvSync(10)), reads], ["hello", 0]);
  } finally {
    calls.isNonblocking = isNonblocking;
  }
});
