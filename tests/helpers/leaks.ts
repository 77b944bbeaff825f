/**
 * Fails each test file that leaves a socket open:
 * `deno test -A --preload ./tests/helpers/leaks.ts tests/`.
 *
 * @module
 */
import { descriptors } from "./support.ts";

const sockets = () => descriptors().filter((name) => name.startsWith("socket:"));

const before = new Set(sockets());

/** How long a Worker that was terminated may keep its sockets, until its last call returns, in ms. */
const GRACE = 30_000;

addEventListener("unload", () => {
  const left = () => sockets().filter((name) => !before.has(name));
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const deadline = performance.now() + GRACE;
  while (left().length > 0 && performance.now() < deadline) Atomics.wait(clock, 0, 0, 10);
  if (left().length > 0) throw new Error(`left open: ${left().join(", ")}`);
});
