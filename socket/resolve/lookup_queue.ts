/**
 * The queue of asynchronous look-ups.
 *
 * A look-up holds a thread of Deno's pool until the name server answers, and nothing can end it. The
 * pool has 32 threads (on Windows four for each processor), and other operations of the program need
 * them too. So few look-ups are in flight at once, and the others wait here:
 *
 * - at most {@linkcode MOST} in flight, of which at most half have the same last two labels, so that one
 *   domain whose server is dead leaves room for the others;
 * - names of this machine, which no server answers, have {@linkcode MOST_LOCAL} places of their own;
 * - equal look-ups share one answer.
 *
 * @module
 */
import { platform } from "../../constants/platform.ts";
import { keepAlive } from "../../ffi/in_flight.ts";

/** Look-ups in flight at once: half of the pool. */
export const MOST: number = platform === "windows" ? 2 * navigator.hardwareConcurrency : 16;
/** Look-ups of names of this machine in flight at once. */
export const MOST_LOCAL = 2;

/** A look-up, and those who wait for its answer. */
interface Inquiry {
  readonly key: string;
  readonly domain: string;
  readonly lane: Lane;
  readonly start: () => Promise<unknown>;
  readonly answer: PromiseWithResolvers<unknown>;
  waiters: number;
  /** The call, once it is in flight. */
  call: Promise<unknown> | undefined;
}

/** Look-ups of one kind: names of this machine, or other names. */
class Lane {
  readonly most: number;
  readonly queued = new Set<Inquiry>();
  readonly inFlight = new Set<Inquiry>();
  /** The number of look-ups in flight, by domain. */
  readonly domains = new Map<string, number>();

  constructor(most: number) {
    this.most = most;
  }

  /** Returns the first look-up that there is room for. */
  next(): Inquiry | undefined {
    if (this.inFlight.size >= this.most) return undefined;
    for (const inquiry of this.queued) {
      if ((this.domains.get(inquiry.domain) ?? 0) < this.most / 2) return inquiry;
    }
    return undefined;
  }

  /** Counts a look-up that begins (1) or has ended (-1). */
  count({ domain }: Inquiry, change: 1 | -1): void {
    const number = (this.domains.get(domain) ?? 0) + change;
    if (number === 0) this.domains.delete(domain);
    else this.domains.set(domain, number);
  }
}

/** A queue of look-ups. */
export class LookupQueue {
  /** All look-ups without an answer. */
  readonly #inquiries = new Map<string, Inquiry>();
  readonly #names: Lane;
  readonly #local: Lane;

  /**
   * @param most Look-ups in flight at once.
   * @param mostLocal The same for names of this machine.
   */
  constructor(most: number, mostLocal: number) {
    this.#names = new Lane(most);
    this.#local = new Lane(mostLocal);
  }

  /**
   * Looks up a name as soon as there is room.
   *
   * @param key Equal for look-ups with the same answer. Who waits must not change the answer.
   * @param host The host that is asked for.
   * @param start Begins the call.
   * @param signal Leaves the queue when it aborts. A call in flight goes on; the program does not stay
   *   alive for a call that nobody waits for.
   * @returns The promise of the answer.
   */
  async ask<T>(
    key: string,
    host: string,
    start: () => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    signal?.throwIfAborted();
    const inquiry = this.#inquiries.get(key) ?? this.#add(key, host, start);
    inquiry.waiters++;
    this.#startNext(inquiry.lane);
    const aborted = Promise.withResolvers<never>();
    const onAbort = () => aborted.reject(signal!.reason);
    signal?.addEventListener("abort", onAbort);
    try {
      return await Promise.race([inquiry.answer.promise as Promise<T>, aborted.promise]);
    } finally {
      signal?.removeEventListener("abort", onAbort);
      this.#leave(inquiry);
    }
  }

  #add(key: string, host: string, start: () => Promise<unknown>): Inquiry {
    const name = host.toLowerCase().replace(/\.$/, "");
    const inquiry: Inquiry = {
      key,
      domain: name.split(".").slice(-2).join("."),
      lane: /^(.*\.)?localhost$/.test(name) ? this.#local : this.#names,
      start,
      answer: Promise.withResolvers(),
      waiters: 0,
      call: undefined,
    };
    inquiry.answer.promise.catch(() => {}); // those who wait see the error
    inquiry.lane.queued.add(inquiry);
    this.#inquiries.set(key, inquiry);
    return inquiry;
  }

  /** One waiter fewer. A look-up that nobody waits for is not begun. */
  #leave(inquiry: Inquiry): void {
    const { key, lane } = inquiry;
    inquiry.waiters--;
    if (inquiry.waiters > 0 || this.#inquiries.get(key) !== inquiry) return;
    if (lane.queued.delete(inquiry)) this.#inquiries.delete(key);
    this.#updateLiveness(lane);
  }

  /** Begins the look-ups that there is room for. */
  #startNext(lane: Lane): void {
    for (let next; (next = lane.next()) !== undefined;) this.#start(next);
    this.#updateLiveness(lane);
  }

  #start(inquiry: Inquiry): void {
    const { lane, answer } = inquiry;
    const end = () => {
      lane.inFlight.delete(inquiry);
      lane.count(inquiry, -1);
      this.#inquiries.delete(inquiry.key);
      this.#startNext(lane);
    };
    lane.queued.delete(inquiry);
    lane.inFlight.add(inquiry);
    lane.count(inquiry, 1);
    inquiry.call = inquiry.start();
    inquiry.call.finally(end).then(answer.resolve, answer.reject);
  }

  /** The program stays alive for calls that somebody waits for, also if that call is yet to begin. */
  #updateLiveness(lane: Lane): void {
    for (const { call, waiters } of lane.inFlight) {
      if (call !== undefined) keepAlive(call, waiters > 0 || lane.queued.size > 0);
    }
  }
}

/** The look-ups of this isolate. */
export const lookups: LookupQueue = new LookupQueue(MOST, MOST_LOCAL);
