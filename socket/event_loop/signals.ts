/**
 * Abort signals. A program may have given a signal members of its own; the module calls those of the
 * class, which throw nothing once `listen` has succeeded.
 *
 * @module
 */
const { addEventListener, removeEventListener } = EventTarget.prototype;
const reason = Object.getOwnPropertyDescriptor(AbortSignal.prototype, "reason")!.get!;

/**
 * Begins to listen to a signal.
 *
 * @param signal The signal.
 * @param listener What hears of its abort.
 * @throws {TypeError} If the object is no real signal.
 */
export function listen(signal: AbortSignal, listener: EventListenerObject): void {
  reason.call(signal); // throws for an object that only has the prototype of a signal
  addEventListener.call(signal, "abort", listener);
}

/** Stops to listen. */
export function unlisten(signal: AbortSignal, listener: EventListenerObject): void {
  removeEventListener.call(signal, "abort", listener);
}

/** Returns the reason of an abort. */
export function reasonOf(signal: AbortSignal): unknown {
  return reason.call(signal);
}
