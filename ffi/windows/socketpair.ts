/**
 * Pairs of connected sockets. Windows has no socketpair(2), so a pair is a TCP
 * connection over loopback.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import type { System } from "../system.ts";
import { writeLoopback } from "./loopback.ts";

const { IPPROTO_TCP, SO_EXCLUSIVEADDRUSE, SOL_SOCKET, TCP_NODELAY } = windows;

/** The value of an option that is on. */
const ON = Uint8Array.of(1, 0, 0, 0);

/** The calls that make a pair. */
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

/** The exception for a failed call, which `socketpair` catches. */
class CallFailure {
  constructor(readonly error: number) {}
}

/** Returns the result of a call, or throws if the call failed. */
function checked(returned: number): number {
  if (returned < 0) throw new CallFailure(returned);
  return returned;
}

/**
 * Makes two sockets that are connected to each other.
 *
 * @param calls The system's calls.
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
  const track = (returned: number) => {
    open.push(checked(returned));
    return returned;
  };
  const closeAllBut = (kept: readonly number[]) => {
    for (const fd of open) if (!kept.includes(fd)) calls.close(fd);
  };
  try {
    const listener = track(calls.socket(family, type, protocol));
    const address = calls.sockaddr();
    writeLoopback(family, address);
    // No other socket can bind this address and accept our connection in the listener's place.
    checked(calls.setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, ON, ON.length));
    checked(calls.bind(listener, address));
    checked(calls.listen(listener, windows.SOMAXCONN));
    checked(calls.getsockname(listener, address));
    const first = track(calls.socket(family, type, protocol));
    checked(calls.connect(first, address));
    checked(calls.getsockname(first, address));
    const own = address.copy();
    for (;;) {
      const second = track(calls.accept(listener, address));
      // Another program may have connected first: its connection is closed at the end.
      if (sameBytes(address.copy(), own)) {
        // Other systems' pairs do not delay small writes.
        for (const fd of [first, second]) {
          checked(calls.setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, ON, ON.length));
        }
        closeAllBut([first, second]);
        return [first, second];
      }
    }
  } catch (error) {
    closeAllBut([]);
    if (error instanceof CallFailure) return error.error;
    throw error;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
