/**
 * The differences from CPython that are meant, each with its reason.
 *
 * @module
 */
import { MSG_WAITALL } from "@libc/socket";
import type { Operation } from "./program.ts";

/** One difference. */
export interface Difference {
  /** Why the results differ. */
  readonly reason: string;
  /**
   * True if the results of this operation differ for this reason. `refused` has the slots of the
   * sockets whose connect was refused.
   */
  readonly explains: (
    operation: Operation,
    ours: unknown,
    theirs: unknown,
    refused: ReadonlySet<number>,
  ) => boolean;
  /** True if the sockets are in different states afterwards: the rest cannot be compared. */
  readonly diverges?: true;
  /** True if equal results too may have different effects. */
  readonly isHidden?: true;
}

/** Returns the code of a result that is an error. */
function errorOf(result: unknown): string | undefined {
  return (result as { error?: string } | null)?.error;
}

/** Returns the data of a receive, in hexadecimal digits; `undefined` if it is none. */
function dataOf(result: unknown): string | undefined {
  const parts = Array.isArray(result) ? result : [result];
  const part = parts.find((one) => (one as { bytes?: string } | null)?.bytes !== undefined);
  return (part as { bytes: string } | undefined)?.bytes;
}

/** True for a connect of a socket that is connected here. */
function isSecondConnect(name: string, ours: unknown): boolean {
  return /^connect/.test(name) && (errorOf(ours) ?? ours) === "EISCONN";
}

/** The differences. */
export const differences: readonly Difference[] = [
  {
    reason: "what a peer echoes through a stream comes in pieces, as the time happens to cut them",
    explains: ([name], ours, theirs) => {
      const [mine, yours] = [dataOf(ours), dataOf(theirs)];
      if (!name.startsWith("recv") || !mine || !yours) return false;
      return mine.startsWith(yours) || yours.startsWith(mine);
    },
    diverges: true,
  },
  {
    reason: "Python waits before a call that has a timeout; here the call comes first, and its " +
      "error is reported",
    explains: (_, ours, theirs) =>
      errorOf(theirs) === "ETIMEDOUT" && errorOf(ours) !== undefined &&
      errorOf(ours) !== "ETIMEDOUT",
  },
  {
    reason:
      "a receive that has a timeout ends when a datagram socket is shut down, as one without; " +
      "Python waits for the timeout",
    explains: ([name], ours, theirs) =>
      name.startsWith("recv") && errorOf(theirs) === "ETIMEDOUT" && dataOf(ours) === "",
  },
  {
    reason:
      "MSG_WAITALL waits for all bytes with a timeout too, and its error has those that came; " +
      "Python returns the first ones",
    explains: ([name, , , flags], ours, theirs) =>
      name.startsWith("recv") && (Number(flags) & (MSG_WAITALL ?? 0)) !== 0 &&
      errorOf(ours) === "ETIMEDOUT" && Boolean(dataOf(theirs)),
    diverges: true,
  },
  {
    reason: "a settimeout that fails with EBADF changes nothing; Python's timeout is the new one",
    explains: ([name], ours, theirs) =>
      name === "gettimeout" && JSON.stringify(ours) !== JSON.stringify(theirs) &&
      Array.isArray(ours) && Array.isArray(theirs),
  },
  {
    reason: "Python 3's recv(0) returns at once; here it is recv(2), which waits and takes a " +
      "datagram",
    explains: ([name, , size], _, theirs) => name === "recv" && size === 0 && dataOf(theirs) === "",
    diverges: true,
    isHidden: true,
  },
  {
    reason: 'the address of a unix socket without a name is "", and not None',
    explains: ([name], ours, theirs) =>
      ["recvfrom", "recvmsg"].includes(name) &&
      JSON.stringify(ours) === JSON.stringify(theirs).replace(/null\]$/, '""]'),
  },
  {
    reason: "a closed socket has no descriptor to hand over: EBADF, and not -1",
    explains: ([name], ours, theirs) =>
      name === "detach" && errorOf(ours) === "EBADF" && theirs === false,
  },
  {
    reason:
      "a second connect fails with EISCONN though the first one waited; Python's returns 0 once, " +
      "for that is the outcome of the first one, which Linux still remembers",
    explains: ([name], ours, theirs) =>
      isSecondConnect(name, ours) && typeof (errorOf(theirs) ?? theirs) !== "string",
  },
  {
    reason:
      "if the peer has reset the connection meanwhile, Python's second connect fails with ECONNRESET " +
      "or the like, and Linux forgets the connection and its data; here it is EISCONN",
    explains: ([name], ours, theirs) =>
      isSecondConnect(name, ours) &&
      ["ECONNABORTED", "ECONNRESET", "EPIPE"].includes(String(errorOf(theirs) ?? theirs)),
    diverges: true,
  },
  {
    reason:
      "a connect that waited is asked for its error by connect(2), which forgets the address " +
      "of the socket, as in a connect that the kernel waits for; Python reads SO_ERROR",
    explains: ([, slot], _ours, _theirs, refused) => refused.has(slot),
    diverges: true,
  },
];
