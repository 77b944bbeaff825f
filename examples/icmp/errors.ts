/**
 * The error queue of a socket: what routers and hosts report about the packets that it sent.
 *
 * @module
 */
import {
  AF_INET,
  type AncillaryError,
  cmsg,
  CMSG_SPACE,
  MSG_ERRQUEUE,
  type ReceivedAncillary,
  type Socket,
  SocketError,
} from "@libc/socket";
import type { IpAddress } from "../internet/listen.ts";
import { type RoundTrips, stampsSpace } from "./round_trips.ts";

/**
 * Room for a `struct sock_extended_err` with the offender's address. A TTL and a
 * `struct in6_pktinfo`, if the socket asks for them, come before it.
 */
const controlSpace = () => CMSG_SPACE(16 + 28) + CMSG_SPACE(4) + CMSG_SPACE(20) + stampsSpace();

/** A reported error. */
export interface Report {
  /** The error and its origin. */
  readonly error: AncillaryError;
  /** The sent packet as far as the report quotes it, without the lower headers. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** The destination of the packet. */
  readonly destination: IpAddress;
  /** The ancillary data, with the time of its arrival. */
  readonly ancillary: readonly ReceivedAncillary[];
}

/**
 * Yields the errors of a socket with `IP_RECVERR` or `IPV6_RECVERR`, until the signal aborts. The time
 * stamps of requests, which are in the same queue, go to `trips`.
 */
export async function* reports<K>(
  socket: Socket<IpAddress, K>,
  trips: RoundTrips,
  signal: AbortSignal,
): AsyncGenerator<Report> {
  while (true) {
    const { data, ancillary, address } = await socket.recvmsg(2048, controlSpace(), MSG_ERRQUEUE!, {
      signal,
    });
    if (trips.takeStamp(ancillary)) continue;
    const error = cmsg.find(ancillary, "error");
    if (error !== undefined && address !== null) {
      yield { error, data, destination: address, ancillary };
    }
  }
}

/**
 * Retries a call that fails. The failure may be the report of another packet's error, which is also
 * in the error queue.
 *
 * The error of a packet fails at most two calls: Linux fails one when the error arrives, and one when the
 * error is the next in the queue.
 *
 * @param attempt The call.
 * @param packets Returns the number of packets whose errors may fail the call. It may grow meanwhile.
 */
export async function pastReports<T>(
  attempt: () => Promise<T>,
  packets: () => number,
): Promise<T> {
  for (let i = 1;; i++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof SocketError) || error.code === "EBADF" || i > 2 * packets()) {
        throw error;
      }
    }
  }
}

/** Why a packet did not arrive. */
export type Reason =
  | "time exceeded"
  | "net"
  | "host"
  | "protocol"
  | "port"
  | "too big"
  | "prohibited"
  | "other";

const UNREACHABLE: ReadonlyMap<number, Reason> = new Map<number, Reason>([
  ...[0, 6, 11].map((code) => [code, "net"] as const),
  ...[1, 7, 12].map((code) => [code, "host"] as const),
  [2, "protocol"],
  [3, "port"],
  [4, "too big"],
  ...[9, 10, 13].map((code) => [code, "prohibited"] as const),
]);

const UNREACHABLE6: ReadonlyMap<number, Reason> = new Map<number, Reason>([
  [0, "net"],
  [1, "prohibited"],
  [3, "host"],
  [4, "port"],
]);

/** Returns the reason that an ICMP message of the family reports. */
export function reasonOf(family: number, { type, icmpCode }: AncillaryError): Reason {
  if (family === AF_INET) {
    if (type === 11) return "time exceeded";
    return type === 3 ? UNREACHABLE.get(icmpCode) ?? "other" : "other";
  }
  if (type === 3) return "time exceeded";
  if (type === 2) return "too big";
  return type === 1 ? UNREACHABLE6.get(icmpCode) ?? "other" : "other";
}
