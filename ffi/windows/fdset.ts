/**
 * select of winsock. Unlike WSAPoll before Windows 10 2004 it tells of a
 * connection that could not be made.
 *
 * @module
 */
import { size } from "../layout.ts";
import { layouts } from "./layouts.ts";
import type { Winsock } from "./symbols.ts";

const { fd_set, TIMEVAL } = layouts;
const member = size(fd_set.fd_array.offset);

/** A set of descriptors: how long it may be is not the system's concern. */
class FdSet {
  readonly #view: DataView<ArrayBuffer>;
  /** What to pass to C. */
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(fds: readonly number[]) {
    this.#view = new DataView(new ArrayBuffer(member.offset + fds.length * member.size));
    this.bytes = new Uint8Array(this.#view.buffer);
    fd_set.fd_count.set(this.#view, fds.length);
    fds.forEach((fd, i) => member.set(this.#view, fd, i * member.size));
  }

  /** Those that select has left in it. */
  get members(): number[] {
    const length = fd_set.fd_count.get(this.#view);
    return Array.from({ length }, (_, i) => member.get(this.#view, i * member.size));
  }
}

/** A `struct timeval`; `null`, which is for ever, for a negative number. */
function timeout(milliseconds: number): Uint8Array<ArrayBuffer> | null {
  if (milliseconds < 0) return null;
  const view = new DataView(new ArrayBuffer(TIMEVAL.size));
  TIMEVAL.tv_sec.set(view, Math.trunc(milliseconds / 1000));
  TIMEVAL.tv_usec.set(view, (milliseconds % 1000) * 1000);
  return new Uint8Array(view.buffer);
}

/**
 * Waits until a descriptor is writable, or its connection could not be made.
 *
 * @param c The bound functions.
 * @param fd Which.
 * @param milliseconds How long to wait; -1 for ever.
 * @returns How many sets it is in, 0 if the time is over, -1 if select failed.
 */
export function selectWritable(
  c: Pick<Winsock, "select">,
  fd: number,
  milliseconds: number,
): number {
  const writable = new FdSet([fd]), failed = new FdSet([fd]);
  return c.select(0, null, writable.bytes, failed.bytes, timeout(milliseconds));
}

/**
 * Finds descriptors whose connection could not be made.
 *
 * @param c The bound functions.
 * @param fds Among which; there may be any number of them.
 * @returns Those whose connection could not be made.
 */
export function failedConnections(c: Pick<Winsock, "select">, fds: Iterable<number>): number[] {
  const failed = new FdSet([...fds]);
  if (failed.members.length === 0) return [];
  return c.select(0, null, null, failed.bytes, timeout(0)) > 0 ? failed.members : [];
}
