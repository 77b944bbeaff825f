/**
 * A socket's descriptor: who owns it, how it waits, and what waits for it.
 *
 * @module
 */
import { EBADF, EINTR, SO_TYPE, SOL_SOCKET } from "../constants/mod.ts";
import { system } from "../ffi/mod.ts";
import { READABLE, WRITABLE } from "../ffi/system.ts";
import { systemError } from "./errors.ts";
import { forget } from "./event_loop/reactor.ts";
import { PendingRights } from "./ancillary/scm_rights.ts";
import type { Waiter } from "./event_loop/waiter.ts";

/** The descriptors that are open, by number: each has one owner, who alone closes it. */
const owned = new Map<number, Descriptor>();

/** One open descriptor. It knows nothing of the `Socket` around it, which may be collected. */
export class Descriptor {
  /** The last one that the system made: nobody needs to ask whether it is open. */
  static #justMade = -1;
  /** The number; -1 once it is closed or handed over. */
  fd: number;
  /** Seconds that an operation may take; `null` for ever, 0 for not at all. */
  timeout: number | null = null;
  /** Whether other descriptors may share its mode, and change it. */
  shared = false;
  /** Whether the reactor watches it. */
  watched = false;
  #nonblocking: boolean | undefined;
  #changed = false;
  #pendingRights: PendingRights | undefined;
  /** What waits for it to become readable, in order. */
  readers: Set<Waiter> | undefined;
  /** What waits for it to become writable, in order. */
  writers: Set<Waiter> | undefined;
  /** What waits for urgent data, errors, or more than one of all these, in order. */
  watchers: Set<Waiter> | undefined;

  /**
   * Takes a descriptor over.
   *
   * @param fd Its number.
   * @param nonblocking Whether `O_NONBLOCK` is set; found out when needed if not given.
   * @throws {Error} If another socket of this program owns it.
   * @throws {SocketError} `EBADF` if it is not open, `ENOTSOCK` if it is no socket.
   */
  constructor(fd: number, nonblocking?: boolean) {
    if (owned.has(fd)) {
      throw new Error(`descriptor ${fd} belongs to an open Socket; use its dup(), or fromfd()`);
    }
    if (fd !== Descriptor.#justMade) {
      const error = system().getsockopt(fd, SOL_SOCKET, SO_TYPE, new Uint8Array(4));
      if (error < 0) throw systemError(-error, "getsockopt");
    }
    Descriptor.#justMade = -1;
    this.fd = fd;
    this.#nonblocking = nonblocking;
    owned.set(fd, this);
  }

  /**
   * Makes way for a descriptor that the system has just made: whoever seems to own its number had
   * it closed behind its back, and must not close it again.
   */
  static evict(fd: number): void {
    owned.get(fd)?.release();
    Descriptor.#justMade = fd;
  }

  /** The descriptor with this number, if a socket of this program owns it. */
  static of(fd: number): Descriptor | undefined {
    return owned.get(fd);
  }

  /** Whether calls without a flag of their own do not wait. */
  get nonblocking(): boolean {
    return this.#nonblocking ??= system().isNonblocking(this.fd, false) === 1;
  }

  set nonblocking(value: boolean) {
    if (this.#nonblocking === value && !this.shared) return;
    const error = system().setNonblocking(this.fd, value);
    if (error < 0) throw systemError(-error, "ioctl");
    this.#nonblocking = value;
    this.#changed = true;
  }

  /** Whether it is open, and the kernel waits in a call without flags, for as long as it takes. */
  get waits(): boolean {
    return this.fd >= 0 && this.timeout === null && !this.nonblocking;
  }

  /** {@linkcode Descriptor.nonblocking}, asked anew when a call has not waited that should have. */
  lookAgain(): boolean {
    return this.#nonblocking = system().isNonblocking(this.fd, true) === 1;
  }

  /** Notes whether `O_NONBLOCK` is set, where that is known without asking. */
  assume(nonblocking: boolean): void {
    this.#nonblocking ??= nonblocking;
  }

  /** Before others use the descriptor: undoes what asynchronous operations did to its mode. */
  restoreMode(): void {
    if (this.#changed) this.nonblocking = this.timeout !== null;
  }

  /** The waiters of a direction. */
  waiters(direction: number): Set<Waiter> {
    if (direction === READABLE) return this.readers ??= new Set();
    if (direction === WRITABLE) return this.writers ??= new Set();
    return this.watchers ??= new Set();
  }

  /** Descriptors that came over it. */
  get pendingRights(): PendingRights {
    return this.#pendingRights ??= new PendingRights();
  }

  /**
   * The number, for a call.
   *
   * @param syscall The call's name, for the error.
   * @returns The number.
   * @throws {SocketError} `EBADF` if it is closed.
   */
  open(syscall: string): number {
    if (this.fd < 0) throw closed(syscall);
    return this.fd;
  }

  /**
   * Lets go of the descriptor, which stays open.
   *
   * @returns Its number.
   */
  release(): number {
    const fd = this.fd;
    this.fd = -1;
    owned.delete(fd);
    if (this.watched) forget(this, fd);
    this.#pendingRights?.[Symbol.dispose]();
    for (const waiters of [this.readers, this.writers, this.watchers]) {
      for (const waiter of waiters ?? []) waiter.fail(closed(waiter.operation.syscall));
    }
    return fd;
  }

  /** Closes the descriptor, once; what waits for it fails with `EBADF`. */
  close(): void {
    if (this.fd < 0) return;
    const error = system().close(this.release());
    // The descriptor is gone even so, and must not be closed again; what is reported is that data
    // may be lost.
    if (error < 0 && error !== -EINTR) throw systemError(-error, "close");
  }
}

/** The error of a call on a socket that is closed. */
export function closed(syscall: string): Error {
  return systemError(EBADF, syscall, undefined, "the socket is closed");
}
