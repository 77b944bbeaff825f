/**
 * The parts of the soak.
 *
 * @module
 */
import { eventLoop } from "./parts/event_loop.ts";
import type { Part } from "./soak.ts";

/** All parts, in the order in which they run. Add yours here. */
export const parts: readonly Part[] = [eventLoop];
