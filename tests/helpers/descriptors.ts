/**
 * The open descriptors of this process.
 *
 * @module
 */
import { SO_TYPE, SOL_SOCKET } from "@libc/socket";
import { system } from "../../ffi/mod.ts";

/** First number that `probeSockets` does not try. */
const LIMIT = 2 ** 16;

/** Distance between numbers to try. Windows ignores the lowest two bits of a handle. */
const STEP = Deno.build.os === "windows" ? 4 : 1;

/**
 * Returns the identities of the open descriptors, such as `socket:[4711]`, by number. On Linux the
 * identity comes from `/proc/self/fd` and is unique to a socket. Elsewhere only sockets are found,
 * and the identity contains the descriptor's number.
 */
export function openDescriptors(): Map<number, string> {
  return Deno.build.os === "linux" ? readProc() : probeSockets();
}

/** Returns what one descriptor is, in the same words. */
function identify(fd: number): string {
  return Deno.build.os === "linux" ? Deno.readLinkSync(`/proc/self/fd/${fd}`) : `socket:[${fd}]`;
}

/** The sockets and pipes that the module of this thread has made since {@linkcode trackSockets}. */
const made = new Set<string>();

/** True for a socket that the module of this thread has made. */
export function isOwnSocket(identity: string): boolean {
  return made.has(identity);
}

let isTracking = false;

/**
 * Notes from now on, and for ever, which sockets the module makes. The process has others too: Deno opens a pair of
 * its own at some time, and a Worker that was terminated keeps its sockets until its last call returns.
 */
export function trackSockets(): void {
  if (isTracking) return;
  isTracking = true;
  const calls = system();
  const note = <T>(returned: T): T => {
    for (const fd of [returned].flat()) {
      if (typeof fd !== "number" || fd < 0) continue;
      const identity = identify(fd);
      if (!identity.startsWith("anon_inode:")) made.add(identity); // which all eventfds share
    }
    return returned;
  };
  const { socket, accept, duplicate, socketpair } = calls;
  Object.assign(calls, {
    socket: (...parameters: Parameters<typeof socket>) => note(socket.apply(calls, parameters)),
    accept: (...parameters: Parameters<typeof accept>) => note(accept.apply(calls, parameters)),
    duplicate: (fd: number) => note(duplicate.call(calls, fd)),
    socketpair: (...parameters: Parameters<typeof socketpair>) =>
      note(socketpair.apply(calls, parameters)),
  });
}

function readProc(): Map<number, string> {
  const found = new Map<number, string>();
  for (const { name } of Deno.readDirSync("/proc/self/fd")) {
    try {
      found.set(Number(name), Deno.readLinkSync(`/proc/self/fd/${name}`));
    } catch {
      // The descriptor of this listing is closed by now.
    }
  }
  return found;
}

function probeSockets(): Map<number, string> {
  const found = new Map<number, string>();
  const value = new Uint8Array(new ArrayBuffer(4));
  for (let fd = STEP; fd < LIMIT; fd += STEP) {
    if (system().getsockopt(fd, SOL_SOCKET, SO_TYPE, value) >= 0) found.set(fd, `socket:[${fd}]`);
  }
  return found;
}
