/**
 * Helpers of tests of the ring for calls.
 *
 * @module
 */
import type { CallRing, Poller } from "../../ffi/system.ts";
import { system } from "../../ffi/mod.ts";
import { thresholds } from "../../socket/event_loop/together.ts";
import { openDescriptors } from "./descriptors.ts";
import type { Need } from "./support.ts";

/** A poller and its ring. The end of its scope closes both. */
export class OpenRing implements Disposable {
  readonly #poller: Poller;
  readonly ring: CallRing;

  constructor() {
    const poller = system().poller();
    if (typeof poller === "number") throw new Error(`no poller: error ${-poller}`);
    const ring = poller.ring?.();
    if (ring === undefined) {
      poller.close();
      throw new Error("no ring");
    }
    this.#poller = poller;
    this.ring = ring;
  }

  /** Closes both. */
  [Symbol.dispose](): void {
    this.#poller.close();
  }
}

/** Returns the descriptors of the rings of this process. */
export function openRings(): number[] {
  return [...openDescriptors()].filter(([, identity]) => identity.includes("io_uring"))
    .map(([fd]) => fd);
}

/** Requires a system that makes several calls at once. */
export function rings(): Need {
  if (Deno.build.os !== "linux") return "this system makes no calls together";
  try {
    using _ = new OpenRing();
    return null;
  } catch {
    return "this system refuses io_uring";
  }
}

/**
 * Runs a function while rings are used from a number of calls on.
 *
 * @param calls The number of calls; `Infinity` for no ring.
 * @param fn The function.
 */
export async function withRingFrom<T>(calls: number, fn: () => Promise<T>): Promise<T> {
  const before = { ...thresholds };
  Object.assign(thresholds, { calls, occasions: 1 });
  try {
    return await fn();
  } finally {
    Object.assign(thresholds, before);
  }
}
