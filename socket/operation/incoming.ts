/**
 * Iteration over incoming connections: the errors of accept(2) that concern one connection, or a
 * shortage that passes, do not end it.
 *
 * @module
 */
import {
  ECONNABORTED,
  ECONNRESET,
  EHOSTDOWN,
  EHOSTUNREACH,
  EMFILE,
  ENETDOWN,
  ENETUNREACH,
  ENFILE,
  ENOBUFS,
  ENOMEM,
  ENONET,
  ENOPROTOOPT,
  ENOSPC,
  EOPNOTSUPP,
  EPERM,
  EPROTO,
} from "../../constants/mod.ts";
import { SocketError } from "../errors.ts";
import { type Step, step, type Task } from "./task.ts";

/**
 * The errors of the new connection, not of the listening socket: accept(2). Linux reports a pending
 * network error of a connection so, and a firewall's refusal; Windows reports a connection whose peer has
 * reset it.
 */
const OF_ONE_CONNECTION: ReadonlySet<number | undefined> = new Set([
  ECONNABORTED,
  ECONNRESET,
  EHOSTDOWN,
  EHOSTUNREACH,
  ENETDOWN,
  ENETUNREACH,
  ENONET,
  ENOPROTOOPT,
  EOPNOTSUPP,
  EPERM,
  EPROTO,
]);

/**
 * The errors that say that the system or the process has no room at the moment, for a connection or for
 * the wait for one (epoll_ctl(2): ENOSPC).
 */
const SHORTAGE: ReadonlySet<number | undefined> = new Set([
  EMFILE,
  ENFILE,
  ENOBUFS,
  ENOMEM,
  ENOSPC,
]);

/** Seconds to wait in a shortage, as asyncio does. */
const SHORTAGE_PAUSE = 1;

/** How many errors of connections may follow each other before the iteration slows down. */
const QUICK_FAILURES = 16;
/** Seconds to wait after each further one, so that an error which stays does not keep the thread busy. */
const FAILURE_PAUSE = 0.03;

/**
 * What is told of each error that does not end an iteration.
 *
 * @category Sockets
 */
export type AcceptErrorHandler = (error: SocketError) => void;

/** What {@linkcode acceptNext} needs of a listening socket. */
export interface Listener<C> {
  /** Accepts a connection. */
  accept(): Step<C>;
  /** Waits for some seconds, or until the socket is closed. */
  pause(seconds: number): Step<void>;
  /** True if the socket can listen. */
  listens(): boolean;
  /** Hears of the errors. */
  readonly onError: AcceptErrorHandler;
}

/**
 * Accepts the next connection of an iteration.
 *
 * @param listener The listening socket.
 * @returns A task whose result is the connection.
 */
export function* acceptNext<C>(listener: Listener<C>): Task<C> {
  for (let failures = 1;; failures++) {
    try {
      return yield* step(listener.accept());
    } catch (error) {
      const seconds = pauseAfter(error, failures);
      if (seconds === null) throw error;
      // The error of a socket that cannot listen, too.
      if ((error as SocketError).errno === EOPNOTSUPP && !listener.listens()) throw error;
      listener.onError(error as SocketError);
      if (seconds > 0) yield* step(listener.pause(seconds));
    }
  }
}

/** Returns the seconds to wait before the next accept; `null` if the error ends the iteration. */
function pauseAfter(error: unknown, failures: number): number | null {
  if (!(error instanceof SocketError)) return null;
  if (SHORTAGE.has(error.errno)) return SHORTAGE_PAUSE;
  if (error.syscall !== "accept" || !OF_ONE_CONNECTION.has(error.errno)) return null;
  return failures > QUICK_FAILURES ? FAILURE_PAUSE : 0;
}
