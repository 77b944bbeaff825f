/**
 * Fails each test file that leaves a socket open:
 * `deno test -A --preload ./tests/helpers/leaks.ts tests/`.
 *
 * @module
 */
import { descriptors } from "./support.ts";

const sockets = () => descriptors().filter((name) => name.startsWith("socket:"));

const before = new Set(sockets());

addEventListener("unload", () => {
  const left = sockets().filter((name) => !before.has(name));
  if (left.length > 0) throw new Error(`left open: ${left.join(", ")}`);
});
