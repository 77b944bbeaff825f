/**
 * The differences from CPython that are meant, each with its reason.
 *
 * @module
 */
import type { Operation } from "./program.ts";

/** One difference. */
export interface Difference {
  /** Why the results differ. */
  readonly reason: string;
  /** True if the results of this operation differ for this reason. */
  readonly explains: (operation: Operation, ours: unknown, theirs: unknown) => boolean;
  /** True if the sockets are in different states afterwards: the rest cannot be compared. */
  readonly diverges?: true;
}

/** Returns the code of a result that is an error. */
function errorOf(result: unknown): string | undefined {
  return (result as { error?: string } | null)?.error;
}

/** The differences. */
export const differences: readonly Difference[] = [
  {
    reason: "Python waits before a call that has a timeout; here the call comes first, and its " +
      "error is reported",
    explains: (_, ours, theirs) =>
      errorOf(theirs) === "ETIMEDOUT" && errorOf(ours) !== undefined &&
      errorOf(ours) !== "ETIMEDOUT",
  },
  {
    reason: "Python 3's recv(0) returns at once; here it is recv(2), which waits and takes a " +
      "datagram",
    explains: ([name, , size], _, theirs) =>
      name === "recv" && size === 0 && (theirs as { bytes?: string } | null)?.bytes === "",
    diverges: true,
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
      "a connect that waited is asked for its error by connect(2), which takes the address of " +
      "the socket back, as in a connect that the kernel waits for; Python reads SO_ERROR",
    explains: ([name], ours, theirs) =>
      name === "getsockname" && ["0.0.0.0", "::"].includes(String((ours as unknown[])?.[0])) &&
      ["127.0.0.1", "::1"].includes(String((theirs as unknown[])?.[0])),
    diverges: true,
  },
];
