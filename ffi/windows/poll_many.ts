/**
 * poll(2) by WSAPoll: of several sockets, and the events by their usual names.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import type { Polled } from "../system.ts";
import { failedConnections } from "./fdset.ts";
import { type LastError, result } from "./last_error.ts";
import { PollSet } from "./pollset.ts";
import type { Winsock } from "./symbols.ts";

const { ENOTSOCK, POLLERR, POLLHUP, POLLNVAL, POLLPRI, POLLRDBAND, POLLWRNORM } = windows;

/** How often to search for failed connections, in ms. Before Windows 10 2004 WSAPoll hides them. */
const FAILED_CONNECTION_INTERVAL = 500;

/** Returns the events to request. WSAPoll refuses the events that it always reports. */
function requestOf(events: number): number {
  // WSAPoll calls urgent data POLLRDBAND.
  return events & ~(POLLERR | POLLHUP | POLLNVAL | POLLPRI) | (events & POLLPRI ? POLLRDBAND : 0);
}

/** Returns the events that were waited for, and errors, of those that WSAPoll has reported. */
function reportOf(events: number, happened: number): number {
  const urgent = events & POLLPRI && happened & POLLRDBAND ? POLLPRI : 0;
  return happened & (events | POLLERR | POLLHUP | POLLNVAL) | urgent;
}

/** What a poll of several sockets needs of the system. */
export interface Calls {
  readonly winsock: Pick<Winsock, "WSAPoll" | "select">;
  /** Sleeps, since WSAPoll refuses to wait for nothing. */
  sleep(milliseconds: number): void;
  /** The last error of this thread. */
  readonly lastError: LastError;
  /** True if a socket is connected: getpeername. */
  isConnected(fd: number): boolean;
}

/**
 * Waits for any of several sockets, and writes their `revents`.
 *
 * @param calls The system's calls.
 * @param polled The sockets.
 * @param milliseconds The longest time to wait; 0 for not at all, -1 for ever.
 * @returns The number of ready sockets, 0 after the timeout, or the negated error.
 */
export function pollMany(calls: Calls, polled: readonly Polled[], milliseconds: number): number {
  for (const one of polled) one.revents = 0;
  if (polled.length === 0) {
    calls.sleep(milliseconds < 0 ? 0xffffffff : milliseconds); // INFINITE
    return 0;
  }
  const connecting = polled.filter(({ events }) => events & POLLWRNORM).map(({ fd }) => fd);
  const interval = connecting.length > 0 ? FAILED_CONNECTION_INTERVAL : Infinity;
  const deadline = milliseconds < 0 ? Infinity : performance.now() + milliseconds;
  // The first look does not wait: beside a number that is no socket, WSAPoll may wait for the others.
  for (let wait = 0;;) {
    const count = look(calls, polled, wait) || addFailed(calls, polled, connecting);
    if (count !== 0) return count;
    const left = milliseconds === 0 ? 0 : Math.max(0, Math.ceil(deadline - performance.now()));
    if (left === 0) return 0;
    wait = Math.min(left, interval);
    if (wait === Infinity) wait = -1;
  }
}

/** Calls WSAPoll once. */
function look(calls: Calls, polled: readonly Polled[], milliseconds: number): number {
  // A socket is in the set once: WSAPoll answers for one of several entries of the same socket.
  const requests = new Map<number, number>();
  for (const { fd, events } of polled) {
    requests.set(fd, requestOf(events) | (requests.get(fd) ?? 0));
  }
  const set = new PollSet(requests.size);
  const slots = new Map([...requests].map(([fd, request]) => [fd, set.add(fd, request)]));
  const { winsock, lastError } = calls;
  const error = result(winsock.WSAPoll(set.bytes, set.length, milliseconds), lastError[0]);
  // None of the numbers is a socket.
  if (error < 0 && error !== -ENOTSOCK) return error;
  let count = 0;
  for (const one of polled) {
    one.revents = error < 0 ? POLLNVAL : reportOf(one.events, set.revents(slots.get(one.fd)!));
    if (one.revents !== 0) count++;
  }
  return count;
}

/** Reports failed connections as WSAPoll does since Windows 10 2004. @returns their number. */
function addFailed(calls: Calls, polled: readonly Polled[], connecting: readonly number[]): number {
  // select reports urgent data of connected sockets in the same set.
  const failed = failedConnections(calls.winsock, connecting).filter((fd) =>
    !calls.isConnected(fd)
  );
  let count = 0;
  for (const one of polled) {
    if (!(one.events & POLLWRNORM) || !failed.includes(one.fd)) continue;
    one.revents = POLLERR | POLLHUP | (one.events & POLLWRNORM);
    count++;
  }
  return count;
}
