/**
 * Fails a test file that leaves a socket open:
 * `deno test -A --preload ./tests/helpers/leaks.ts tests/`.
 *
 * @module
 */
import { trackSockets } from "./descriptors.ts";
import { openedSince } from "./support.ts";

trackSockets();

addEventListener("unload", () => {
  const left = openedSince([]);
  if (left.length > 0) throw new Error(`left open: ${left.join(", ")}`);
});
