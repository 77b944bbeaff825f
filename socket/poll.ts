/**
 * One wait for several sockets and other descriptors: poll(2).
 *
 * @module
 */
import {
  array,
  integer,
  isInstance,
  seconds,
  shown,
  signalOf,
  type TimeoutAndOptions,
  wrongType,
} from "./arguments.ts";
import { Descriptor } from "./descriptor.ts";
import { closedTarget, type Target, waitForAny } from "./event_loop/many.ts";
import { withoutOptions } from "./signatures.ts";
import { fromCaller, fromCallerAsync, typeError } from "./stack.ts";

/**
 * What {@linkcode poll} can wait for: a socket, or anything else with a descriptor, or the number of a
 * descriptor. On Windows it must be a socket.
 *
 * @category Processes and descriptors
 */
export type Pollable = number | {
  /** Returns the descriptor; -1 if it is closed. */
  fileno(): number;
};

/**
 * What to wait for, and the events `POLLIN`, `POLLOUT`, `POLLPRI`, ... combined with `|`.
 *
 * @category Processes and descriptors
 */
export type PollEntry = readonly [socket: Pollable, events: number];

/**
 * A ready member of the list, as it was given, and the events that have happened.
 *
 * @category Processes and descriptors
 */
export type PollResult<E extends PollEntry = PollEntry> = [socket: E[0], revents: number];

/** An entry, and the descriptor in it. */
interface Member<E> extends Target {
  readonly socket: E;
}

const FORM = "[socket, events]";

/** The class of all typed arrays. Numbers are no entries, and its iterator may throw. */
const TypedArray: abstract new (...args: never) => object = Object.getPrototypeOf(Uint8Array);

/** Checks the entries of a poll. */
function membersOf<E extends PollEntry>(entries: Iterable<E>): Member<E[0]>[] {
  const isIterable = typeof (entries as Iterable<E> | undefined)?.[Symbol.iterator] === "function";
  if (!isIterable || isInstance(entries, TypedArray)) {
    throw wrongType("entries", entries, `an array of ${FORM}`);
  }
  return Array.from(entries, (entry: unknown, i) => {
    const name = `entries[${i}]`;
    const { length, 0: socket, 1: events } = array(name, entry);
    if (length !== 2) throw typeError(`${name} is ${shown(entry)}, expected ${FORM}`);
    const fd = descriptorOf(`${name} socket`, socket);
    return {
      socket: socket as E[0],
      fd,
      events: integer(`${name} events`, events, 0, 0xffff),
      revents: 0,
      owner: Descriptor.of(fd),
      get name() {
        return `${name}, ${shown(socket)},`;
      },
    };
  });
}

function descriptorOf(name: string, socket: unknown): number {
  if (typeof socket === "number") return integer(name, socket, 0, 0x7fffffff);
  const { fileno } = (socket ?? {}) as { fileno?: unknown };
  if (typeof fileno !== "function") {
    throw wrongType(name, socket, "a Socket, an object with fileno(), or a descriptor");
  }
  return integer(`${name}.fileno()`, fileno.call(socket), -1, 0x7fffffff);
}

/** Throws if a member of the list is closed. */
function checkOpen(members: readonly Target[]): void {
  const closed = members.find(({ fd }) => fd < 0);
  if (closed !== undefined) throw closedTarget(closed.name);
}

function timeoutIn(rest: readonly unknown[]): number | null {
  return rest.length > 0 ? seconds("timeout", rest[0]) : null;
}

function readyOf<E extends PollEntry>(members: readonly Member<E[0]>[]): PollResult<E>[] {
  return members.filter(({ revents }) => revents !== 0)
    .map(({ socket, revents }) => [socket, revents]);
}

/**
 * Waits until any of several sockets or other descriptors is ready: poll(2). Use it in place of
 * `select`, and in place of `Promise.race`, which leaves the other waits pending.
 *
 * The call consumes no data. The next operation on a ready socket completes at once, unless another
 * operation runs first. A descriptor that the module does not own, such as a pipe, must stay open until the
 * wait ends.
 *
 * @param entries The list: `[socket, events]` for each. A socket is a {@linkcode Socket}, any other
 *   object with a method `fileno`, or the number of a descriptor. Events are `POLLIN`, `POLLOUT`,
 *   `POLLPRI`, ... combined with `|`. A descriptor may be there several times.
 * @param rest Seconds to wait (`null` or left out: for ever; 0: not at all), then `{ signal }`.
 * @returns The ready ones in the order of the list, each as it was given, with the events that have
 *   happened, or `POLLERR`, `POLLHUP` or `POLLNVAL` (the number is no open descriptor). An empty array
 *   after the timeout.
 * @throws {SocketError} `EBADF` if a socket is closed, also during the wait; `EINVAL` if the list is
 *   longer than the limit of open descriptors.
 * @throws {TypeError | RangeError} If an argument is not valid.
 *
 * @example
 * ```ts
 * import { poll, POLLIN, socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * const [c, d] = socketpair();
 * d.sendSync("hello");
 * for (const [socket] of await poll([[a, POLLIN], [c, POLLIN]], 5)) {
 *   console.log(socket === c, (await socket.recv(100)).length); // true 5
 * }
 * for (const socket of [a, b, c, d]) socket.close();
 * ```
 *
 * @category Processes and descriptors
 */
export function poll<E extends PollEntry>(
  entries: Iterable<E>,
  ...rest: TimeoutAndOptions
): Promise<PollResult<E>[]> {
  return fromCallerAsync(poll, () => {
    const members = membersOf(entries);
    const timeout = timeoutIn(withoutOptions(rest, 1));
    const signal = signalOf(rest);
    checkOpen(members);
    return waitForAny(members, timeout).later(signal).then(() => readyOf(members));
  });
}

/**
 * The blocking form of {@linkcode poll}.
 *
 * @param entries The list: `[socket, events]` for each.
 * @param rest Seconds to wait (`null` or left out: for ever; 0: not at all).
 * @returns The ready ones in the order of the list, each with the events that have happened; an empty
 *   array after the timeout.
 * @throws {SocketError} `EBADF` if a socket is closed; `EINVAL` if the list is longer than the limit of
 *   open descriptors.
 * @throws {TypeError | RangeError} If an argument is not valid.
 *
 * @example
 * ```ts
 * import { POLLIN, POLLOUT, pollSync, socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * console.log(pollSync([[a, POLLIN], [b.fileno(), POLLOUT]], 0).length); // 1
 * a.close();
 * b.close();
 * ```
 *
 * @category Processes and descriptors
 */
export function pollSync<E extends PollEntry>(
  entries: Iterable<E>,
  ...rest: [timeout?: number | null]
): PollResult<E>[] {
  return fromCaller(pollSync, () => {
    const members = membersOf(entries);
    const timeout = timeoutIn(rest);
    checkOpen(members);
    waitForAny(members, timeout).now();
    return readyOf(members);
  });
}
