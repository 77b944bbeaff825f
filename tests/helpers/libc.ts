/**
 * Descriptors of other kinds than sockets, which Linux's libc makes.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { type Need, onlyOn } from "./support.ts";

/** Requires Linux. */
export const linux: Need = onlyOn("linux", "makes descriptors with Linux's libc");

const symbols = {
  close: { parameters: ["i32"], result: "i32" },
  eventfd: { parameters: ["u32", "i32"], result: "i32" },
  inotify_add_watch: { parameters: ["i32", "buffer", "u32"], result: "i32" },
  inotify_init1: { parameters: ["i32"], result: "i32" },
  open: { parameters: ["buffer", "i32"], result: "i32" },
  pipe: { parameters: ["buffer"], result: "i32" },
  read: { parameters: ["i32", "buffer", "usize"], result: "isize" },
  timerfd_create: { parameters: ["i32", "i32"], result: "i32" },
  timerfd_settime: { parameters: ["i32", "i32", "buffer", "pointer"], result: "i32" },
  write: { parameters: ["i32", "buffer", "usize"], result: "isize" },
} as const;

/** Calls of libc that make descriptors of other kinds than sockets. They are inheritable. */
export const libc: Libc | undefined = linux === null ? openLibc() : undefined;
type Libc = Deno.DynamicLibrary<typeof symbols>["symbols"];
function openLibc(): Libc {
  try {
    return Deno.dlopen("libc.so.6", symbols).symbols;
  } catch {
    return Deno.dlopen("libc.so", symbols).symbols; // musl
  }
}

/** A descriptor of another kind than a socket, which the module does not own. */
export class Other implements Disposable {
  #fd: number;

  constructor(fd: number) {
    assert(fd >= 0);
    this.#fd = fd;
  }

  fileno(): number {
    return this.#fd;
  }

  /** Writes eight bytes: a one, for an eventfd. */
  write(): void {
    const one = new Uint8Array(new BigUint64Array([1n]).buffer);
    assertEquals(Number(libc!.write(this.#fd, one, 8n)), 8);
  }

  /** Reads what is there. */
  read(): void {
    assert(libc!.read(this.#fd, new Uint8Array(4096), 4096n) > 0);
  }

  /** Gives up the descriptor, which stays open. */
  detach(): number {
    const fd = this.#fd;
    this.#fd = -1;
    return fd;
  }

  close(): void {
    if (this.#fd >= 0) libc!.close(this.#fd);
    this.#fd = -1;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** Returns the two ends of a pipe. */
export function pipe(): [reader: Other, writer: Other] {
  const fds = new Int32Array(2);
  assertEquals(libc!.pipe(new Uint8Array(fds.buffer)), 0);
  return [new Other(fds[0]!), new Other(fds[1]!)];
}

/** Returns an eventfd. */
export function eventfd(): Other {
  return new Other(libc!.eventfd(0, 0));
}

/** Encodes a string for C. */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${text}\0`);
}

/** Returns a timerfd that expires once, after a time. */
export function timerfd(milliseconds: number): Other {
  const timer = new Other(libc!.timerfd_create(1, 0)); // CLOCK_MONOTONIC
  const when = new BigInt64Array([0n, 0n, 0n, BigInt(milliseconds * 1e6)]); // struct itimerspec
  assertEquals(libc!.timerfd_settime(timer.fileno(), 0, new Uint8Array(when.buffer), null), 0);
  return timer;
}
