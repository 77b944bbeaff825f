/**
 * A descriptor: its number, its one owner, and whether its calls wait.
 *
 * @module
 */
import { SO_TYPE, SOL_SOCKET } from "../constants/mod.ts";
import { platform } from "../constants/platform.ts";
import { system } from "../ffi/mod.ts";
import type { Sharing } from "../ffi/system.ts";
import { PendingRights } from "./ancillary/scm_rights.ts";
import { closedError, type SocketError, systemError } from "./errors.ts";
import { setReferenced, unwatch } from "./event_loop/reactor.ts";
import { beginDeferred } from "./event_loop/wait_queue.ts";
import { forget } from "./memory/receive_buffer.ts";
import { ourError } from "./stack.ts";

/** The open descriptors, by number. Each has one owner, which alone closes it. */
const owned = new Map<number, Descriptor>();

/** What a descriptor is, in errors: a socket, or anything. */
type DescriptorKind = "socket" | "descriptor";

/** Closes the descriptors of objects that were garbage-collected while they were open. */
const collected = new FinalizationRegistry<Descriptor>((descriptor) => {
  try {
    descriptor.close();
  } catch {
    // Nobody is left to be told that data was lost.
  }
});

/** An open descriptor. It has no reference to its `Socket`, which can so be garbage-collected. */
export class Descriptor {
  /** What errors call it. */
  readonly kind: DescriptorKind;
  /** The number; -1 once it is closed or handed over. */
  fd: number;
  /** Seconds that an operation may take; `null` for ever, 0 for not at all. */
  timeout: number | null = null;
  /** True if other descriptors may share `O_NONBLOCK` with this one, and change it. */
  isShared = false;
  /** What shutdown(2) has done to the socket, which duplicates share; none if undefined. */
  #shut: { receives: boolean } | undefined;
  /** `O_NONBLOCK`, as it was last set or read; `undefined` if it is not known. */
  nonblocking: boolean | undefined;
  /** True if this class has changed `O_NONBLOCK`. */
  #hasChangedMode = false;
  #isReferenced = true;
  #pendingRights: PendingRights | undefined;
  #released: PromiseWithResolvers<void> | undefined;

  private constructor(fd: number, nonblocking: boolean | undefined, kind: DescriptorKind) {
    this.kind = kind;
    this.fd = fd;
    this.nonblocking = nonblocking;
    owned.set(fd, this);
  }

  /**
   * Owns a descriptor that the system has just made.
   *
   * If another `Descriptor` still claims the number, other code has closed that descriptor, and the
   * kernel has reused the number. The stale `Descriptor` is released, so that it cannot close the
   * new descriptor.
   *
   * @param fd The number.
   * @param nonblocking `O_NONBLOCK`; read when needed if left out.
   * @param kind What it is; a socket if left out.
   */
  static ofNew(fd: number, nonblocking?: boolean, kind: DescriptorKind = "socket"): Descriptor {
    Descriptor.dropStale(fd);
    return new Descriptor(fd, nonblocking, kind);
  }

  /**
   * Takes over a descriptor that other code has made.
   *
   * @param fd The number.
   * @param kind What it must be.
   * @throws {Error} If another object of this module owns the descriptor.
   * @throws {SocketError} `EBADF` if the descriptor is not open, `ENOTSOCK` if it must be a socket and
   *   is none.
   */
  static adopt(fd: number, kind: DescriptorKind = "socket"): Descriptor {
    const owner = owned.get(fd);
    if (owner !== undefined) {
      const remedy = owner.kind === "socket"
        ? "an open Socket; use its dup(), or fromfd()"
        : "an open FileDescriptor; use FileDescriptor.borrow()";
      throw ourError(new Error(`descriptor ${fd} belongs to ${remedy}`));
    }
    if (kind === "socket") readType(fd);
    else checkOpen(fd);
    const descriptor = new Descriptor(fd, undefined, kind);
    descriptor.isShared = true;
    return descriptor;
  }

  /** Closes the descriptor when its owner is garbage-collected. */
  closeWith(owner: object): void {
    collected.register(owner, this);
  }

  /** Releases a `Descriptor` that claims a number which the system has just reused. */
  static dropStale(fd: number): void {
    const stale = owned.get(fd);
    if (stale !== undefined) stale.release();
    else unwatch(fd); // a poll of it, as of a descriptor that other code owned and has closed
  }

  /** Returns the descriptor with this number, if an object of this module owns it. */
  static of(fd: number): Descriptor | undefined {
    return owned.get(fd);
  }

  /**
   * Sets `O_NONBLOCK`, for calls that have no flag against waiting. Makes no system call if
   * `O_NONBLOCK` has the value already, unless other descriptors may have changed it.
   *
   * @param value True if calls must not wait.
   */
  setNonblocking(value: boolean): void {
    if (this.nonblocking === value && !this.isShared) return;
    const error = system().setNonblocking(this.fd, value);
    if (error < 0) throw systemError(-error, "ioctl");
    this.nonblocking = value;
    this.#hasChangedMode = true;
  }

  /**
   * Reads `O_NONBLOCK`.
   *
   * @param refused True after a call that should have waited and did not.
   */
  readNonblocking(refused: boolean): boolean {
    return this.nonblocking = system().isNonblocking(this.fd, refused) === 1;
  }

  /** Sets `O_NONBLOCK` as the timeout demands, before other code uses the descriptor. */
  restoreMode(): void {
    if (this.#hasChangedMode) this.setNonblocking(this.timeout !== null);
  }

  /** True if this program has shut the socket down for receiving, or may have done so. */
  get isReceiveShut(): boolean {
    return this.#shut?.receives === true;
  }

  /** Notes that the socket, and so each duplicate, is shut down for receiving. */
  noteReceiveShut(): void {
    (this.#shut ??= { receives: true }).receives = true;
  }

  /** Shares the state of the socket with a duplicate of the descriptor. */
  shareWith(copy: Descriptor): void {
    copy.isShared = this.isShared = true;
    copy.timeout = this.timeout;
    copy.#shut = this.#shut ??= { receives: false };
  }

  /** True if the program stays alive for operations that wait. */
  get isReferenced(): boolean {
    return this.#isReferenced;
  }

  set isReferenced(value: boolean) {
    if (this.#isReferenced === value) return;
    this.#isReferenced = value;
    if (this.fd >= 0) setReferenced(this.fd, value);
  }

  /** The descriptors that were received over this one and that no caller has taken yet. */
  get pendingRights(): PendingRights {
    return this.#pendingRights ??= new PendingRights();
  }

  /** Settles when the descriptor is closed or handed over. */
  get released(): Promise<void> {
    return (this.#released ??= Promise.withResolvers()).promise;
  }

  /**
   * Returns the number for a system call.
   *
   * @param syscall The name of the call, for the error.
   * @throws {SocketError} `EBADF` if the descriptor is closed.
   */
  open(syscall: string): number {
    if (this.fd < 0) throw closedError(syscall, this.kind);
    return this.fd;
  }

  /**
   * Gives up ownership and leaves the descriptor open. Operations that wait fail with `EBADF`.
   *
   * @returns The number.
   */
  release(): number {
    beginDeferred(); // those that were called before
    const fd = this.fd;
    this.fd = -1;
    owned.delete(fd);
    forget(fd);
    unwatch(fd);
    this.#released?.resolve();
    return fd;
  }

  /** Closes the descriptor, once. Operations that wait fail with `EBADF`. */
  close(): void {
    if (this.fd < 0) return;
    const error = system().close(this.release());
    // The descriptor is gone even after an error, and must not be closed again: close(2). The error
    // says that data may be lost.
    if (error < 0) throw systemError(-error, "close");
  }
}

/**
 * Reads the `SOCK_*` of a socket that other code has made.
 *
 * @param fd The number.
 * @throws {SocketError} `EBADF` if the descriptor is not open, `ENOTSOCK` if it is no socket.
 */
export function readType(fd: number): number {
  const type = new Int32Array(1);
  const error = system().getsockopt(fd, SOL_SOCKET, SO_TYPE, new Uint8Array(type.buffer));
  if (error < 0) throw failure(fd, "getsockopt", error);
  return type[0]!;
}

/** Checks that a descriptor is open. Throws `EBADF` if it is not. */
function checkOpen(fd: number): void {
  const error = system().isInheritable(fd);
  if (error < 0) throw failure(fd, "fcntl", error);
}

/**
 * Duplicates a descriptor that other code has made.
 *
 * @param fd The number.
 * @returns The number of the duplicate, which nobody owns yet.
 * @throws {SocketError} `EBADF` if the descriptor is not open, `EMFILE`.
 */
export function duplicate(fd: number): number {
  const copy = system().duplicate(fd);
  if (copy < 0) throw failure(fd, "dup", copy);
  return copy;
}

/** Makes the error of a call on a descriptor that other code has made. */
function failure(fd: number, syscall: string, error: number): SocketError {
  return systemError(-error, syscall, undefined, `descriptor ${fd}`);
}

/**
 * Returns the calls that hand a socket to another process as bytes.
 *
 * @param name The name of the caller, for the error.
 * @throws {Deno.errors.NotSupported} On systems without them.
 */
export function sharingCalls(name: string): Sharing {
  const { sharing } = system();
  if (sharing !== null) return sharing;
  throw new Deno.errors.NotSupported(
    `${name}: ${platform} has no WSADuplicateSocket; sendFds gives a socket to another process`,
  );
}
