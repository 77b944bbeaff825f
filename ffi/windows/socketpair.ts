/**
 * Pairs of connected sockets, which Windows has no call for: TCP over loopback.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import type { System } from "../system.ts";
import { loopback } from "./loopback.ts";

const { IPPROTO_TCP, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, TCP_NODELAY } = windows;

/** The value of an option that is set. */
const ON = Uint8Array.of(1, 0, 0, 0);

/** The calls that a pair is made with. */
type Calls = Pick<
  System,
  | "accept"
  | "bind"
  | "close"
  | "connect"
  | "getpeername"
  | "getsockname"
  | "listen"
  | "setsockopt"
  | "sockaddr"
  | "socket"
>;

/** Thrown on the way, and caught before anybody sees it. */
class Failed {
  constructor(readonly error: number) {}
}

/** What a call returned, unless it failed. */
function checked(returned: number): number {
  if (returned < 0) throw new Failed(returned);
  return returned;
}

/**
 * Makes two sockets that are connected to each other.
 *
 * @param calls The calls of the system.
 * @param family `AF_INET` or `AF_INET6`.
 * @param type `SOCK_STREAM`
 * @param protocol 0 or `IPPROTO_TCP`
 * @returns Two sockets, or the negated error.
 */
export function socketpair(
  calls: Calls,
  family: number,
  type: number,
  protocol: number,
): [number, number] | number {
  if (family !== windows.AF_INET && family !== windows.AF_INET6) return -windows.EOPNOTSUPP;
  if (type !== windows.SOCK_STREAM) return -windows.EOPNOTSUPP;
  if (protocol !== 0 && protocol !== windows.IPPROTO_TCP) return -windows.EPROTONOSUPPORT;
  const open: number[] = [];
  const opened = (returned: number) => {
    open.push(checked(returned));
    return returned;
  };
  const closeAllBut = (kept: readonly number[]) => {
    for (const fd of open) if (!kept.includes(fd)) calls.close(fd);
  };
  try {
    const listener = opened(calls.socket(family, type, protocol));
    const address = calls.sockaddr();
    loopback(family, address);
    // Nobody else shall take connections at this address, so the first one that is ours will come.
    checked(calls.setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, ON, ON.length));
    checked(calls.bind(listener, address));
    checked(calls.listen(listener, windows.SOMAXCONN));
    checked(calls.getsockname(listener, address));
    const first = opened(calls.socket(family, type, protocol));
    checked(calls.connect(first, address));
    checked(calls.getsockname(first, address));
    const own = address.copy();
    for (;;) {
      const second = opened(calls.accept(listener, address));
      // Whoever else has connected is left alone.
      if (sameBytes(address.copy(), own)) {
        // A pair delays nothing elsewhere.
        for (const fd of [first, second]) {
          checked(calls.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, ON, ON.length));
        }
        closeAllBut([first, second]);
        return [first, second];
      }
    }
  } catch (error) {
    closeAllBut([]);
    if (error instanceof Failed) return error.error;
    throw error;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
