/**
 * The poller's wait on another thread.
 *
 * Deno's pool of threads is shared: look-ups, file reads and other libraries take its threads too. If
 * none is free, a wait does not begin. So while a wait may not have begun, a timer polls in its place.
 *
 * @module
 */
import { keepAlive } from "../../ffi/in_flight.ts";
import type { Poller } from "../../ffi/system.ts";

/** The time in which a wait usually begins, and the time between polls in its place, in ms. */
const TICK = 20;

/** The waits of one poller, one at a time. */
export class Sleep {
  readonly #poller: Poller;
  readonly #serve: (events: number) => void;
  readonly #verify: () => void;
  /** The wait, while it is in flight. */
  #call: Promise<number> | undefined;
  /** True while a wait is in flight and was not woken. */
  #isAsleep = false;
  /** True if the wait is known to have begun. */
  #hasBegun = false;
  /** The call that is queued behind the wait, to find out whether the wait has begun. */
  #probe: Promise<unknown> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The wait that was in flight when the timer was started. */
  #timedCall: Promise<number> | undefined;
  /** Settles if the wait turns out not to begin. */
  #overdue: PromiseWithResolvers<void> | undefined;
  #keepsAlive = true;

  /**
   * @param poller The poller.
   * @param serve Serves events that a poll found in the place of a wait.
   * @param verify Runs once a wait has lasted for a while, and again after
   *   {@linkcode Sleep.watchOver}.
   */
  constructor(poller: Poller, serve: (events: number) => void, verify: () => void) {
    this.#poller = poller;
    this.#serve = serve;
    this.#verify = verify;
  }

  /**
   * Begins a wait. The caller awaits it, and then calls {@linkcode Sleep.end}.
   *
   * @returns The number of events.
   */
  begin(): Promise<number> {
    this.#isAsleep = true;
    this.#hasBegun = false;
    const call = this.#call = this.#poller.wait();
    if (!this.#keepsAlive) keepAlive(call, false);
    // The timer runs on from wait to wait: it costs a busy reactor nothing.
    if (this.#timer === undefined) this.#startTimer();
    return call;
  }

  /**
   * Ends a wait that has returned.
   *
   * @param isLast True if no operation waits any more.
   */
  end(isLast: boolean): void {
    this.#isAsleep = false;
    this.#call = undefined;
    if (isLast) this.stop();
  }

  /** Makes sure that `verify` runs, if a wait is in flight. */
  watchOver(): void {
    if (this.#call !== undefined && this.#timer === undefined) this.#startTimer();
  }

  /** Wakes the wait, if one is in flight. */
  wake(): void {
    if (!this.#isAsleep) return;
    this.#isAsleep = false;
    this.#poller.wake();
  }

  /**
   * Returns the promise of the calls in flight, if there are any. It settles early if the wait cannot
   * begin, since that may last.
   */
  pending(): Promise<unknown> | undefined {
    if (this.#call === undefined) {
      this.stop();
      return this.#probe;
    }
    return this.#untilReturned(this.#call);
  }

  async #untilReturned(call: Promise<number>): Promise<void> {
    const overdue = (this.#overdue ??= Promise.withResolvers()).promise;
    await Promise.race([call, overdue]);
    await Promise.race([this.#probe, overdue]); // which may have been sent meanwhile
  }

  /** Stops the timer. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /**
   * Says whether the program stays alive for the wait in flight, and for later ones.
   *
   * @param value False to let the program end.
   */
  setKeepsAlive(value: boolean): void {
    if (this.#keepsAlive === value) return;
    this.#keepsAlive = value;
    if (this.#call !== undefined) keepAlive(this.#call, value);
  }

  #startTimer(): void {
    this.#timedCall = this.#call;
    this.#timer = setTimeout(this.#tick, TICK);
    Deno.unrefTimer(this.#timer); // the wait keeps the program alive
  }

  readonly #tick = (): void => {
    this.#timer = undefined;
    if (this.#call === undefined) return;
    const hasWaited = this.#timedCall === this.#call;
    if (hasWaited) this.#verify();
    // That may have ended the last wait, or have started the timer.
    if (this.#call === undefined || this.#hasBegun) return;
    if (this.#timer === undefined) this.#startTimer();
    if (!hasWaited) return;
    if (this.#probe === undefined) {
      this.#probe = this.#sendProbe(this.#call);
    } else {
      // The pool has begun nothing for a whole tick.
      this.#overdue?.resolve();
      this.#overdue = undefined;
    }
    const events = this.#poller.poll();
    // That poll may have taken the event that is to wake the wait.
    if (!this.#isAsleep) this.#poller.wake();
    this.#serve(events);
  };

  /** Queues a call behind a wait. Once it has returned, the wait has begun. */
  async #sendProbe(call: Promise<number>): Promise<void> {
    await this.#poller.probe();
    this.#probe = undefined;
    if (this.#call !== call) return;
    this.#hasBegun = true;
    this.stop();
  }
}
