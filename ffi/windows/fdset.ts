/**
 * select of winsock. It reports failed connections, which WSAPoll conceals before
 * Windows 10 2004.
 *
 * @module
 */
import { size } from "../layout.ts";
import { type LastError, result } from "./last_error.ts";
import { layouts } from "./layouts.ts";
import type { Winsock } from "./symbols.ts";

const { fd_set, TIMEVAL } = layouts;
const member = size(fd_set.fd_array.offset);

/** An `fd_set` of any length: winsock reads as many members as `fd_count` says. */
class FdSet {
  readonly #view: DataView<ArrayBuffer>;
  /** The structure, to pass to C. */
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(fds: readonly number[]) {
    this.#view = new DataView(new ArrayBuffer(member.offset + fds.length * member.size));
    this.bytes = new Uint8Array(this.#view.buffer);
    fd_set.fd_count.set(this.#view, fds.length);
    fds.forEach((fd, i) => member.set(this.#view, fd, i * member.size));
  }

  /** The descriptors in the set; select removes the others. */
  get members(): number[] {
    const length = fd_set.fd_count.get(this.#view);
    return Array.from({ length }, (_, i) => member.get(this.#view, i * member.size));
  }
}

/** Encodes a `struct timeval`; a negative number becomes `null`, which waits forever. */
function encodeTimeval(milliseconds: number): Uint8Array<ArrayBuffer> | null {
  if (milliseconds < 0) return null;
  const view = new DataView(new ArrayBuffer(TIMEVAL.size));
  TIMEVAL.tv_sec.set(view, Math.trunc(milliseconds / 1000));
  TIMEVAL.tv_usec.set(view, (milliseconds % 1000) * 1000);
  return new Uint8Array(view.buffer);
}

/**
 * Waits until a descriptor is writable or its connection has failed.
 *
 * @param c The bound functions.
 * @param lastError The last error of this thread.
 * @param fd The descriptor.
 * @param milliseconds The timeout; -1 for none.
 * @returns The number of sets that contain the descriptor, 0 on timeout, or the negated error.
 */
export function selectWritable(
  c: Pick<Winsock, "select">,
  lastError: LastError,
  fd: number,
  milliseconds: number,
): number {
  const writable = new FdSet([fd]), failed = new FdSet([fd]);
  const timeout = encodeTimeval(milliseconds);
  return result(c.select(0, null, writable.bytes, failed.bytes, timeout), lastError[0]);
}

/**
 * Finds the descriptors whose connection has failed, without waiting.
 *
 * @param c The bound functions.
 * @param fds The descriptors to check, any number of them.
 * @returns The descriptors whose connection has failed.
 */
export function failedConnections(c: Pick<Winsock, "select">, fds: Iterable<number>): number[] {
  const failed = new FdSet([...fds]);
  if (failed.members.length === 0) return [];
  return c.select(0, null, null, failed.bytes, encodeTimeval(0)) > 0 ? failed.members : [];
}
