/**
 * A wait for a time, in both forms.
 *
 * @module
 */
import { system } from "../../ffi/mod.ts";
import type { Step } from "../operation/task.ts";

/** A descriptor whose end also ends the wait. */
export interface Releasable {
  /** True if the program stays alive for operations that wait. */
  readonly isReferenced: boolean;
  /** Settles when the descriptor is closed or handed over. */
  readonly released: Promise<void>;
}

/**
 * Waits for a time, or until a descriptor is closed.
 *
 * @param descriptor The descriptor.
 * @param seconds The time.
 */
export function pause(descriptor: Releasable, seconds: number): Step<void> {
  return {
    now: () => void system().pollOne(-1, 0, Math.ceil(seconds * 1000)),
    later: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, seconds * 1000);
      if (!descriptor.isReferenced) Deno.unrefTimer(timer);
      await Promise.race([promise, descriptor.released]);
      clearTimeout(timer);
    },
  };
}
