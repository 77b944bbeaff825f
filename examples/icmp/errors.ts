/**
 * The queue of errors of a socket: what routers and hosts say about packets that it has sent.
 *
 * @module
 */
import {
  AF_INET,
  type AncillaryError,
  cmsg,
  CMSG_SPACE,
  MSG_ERRQUEUE,
  type Socket,
  SocketError,
} from "@libc/socket";
import type { IpAddress } from "./command.ts";

/**
 * Room for a `struct sock_extended_err` and the offender's address, and for what else the socket
 * may want to know: a TTL and a `struct in6_pktinfo`, which come first.
 */
const CONTROL = CMSG_SPACE(16 + 28) + CMSG_SPACE(4) + CMSG_SPACE(20);

/** An error that somebody reported. */
export interface Report {
  /** The error, and whose it is. */
  readonly error: AncillaryError;
  /** What was sent: the packet, as far as it came back, without the headers below. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** Where it was sent to. */
  readonly destination: IpAddress;
}

/** The errors of a socket that has `IP_RECVERR` or `IPV6_RECVERR`, until the signal. */
export async function* reports<K>(
  socket: Socket<IpAddress, K>,
  signal: AbortSignal,
): AsyncGenerator<Report> {
  while (true) {
    const { data, ancillary, address } = await socket.recvmsg(2048, CONTROL, MSG_ERRQUEUE!, {
      signal,
    });
    const error = cmsg.find(ancillary, "error");
    if (error !== undefined && address !== null) yield { error, data, destination: address };
  }
}

/**
 * Does something with a socket, again if it fails: the failure may be a report
 * about another packet, which the queue of errors has too.
 *
 * @param attempt What to do.
 * @param times How often to try.
 */
export async function pastReports<T>(attempt: () => Promise<T>, times: number): Promise<T> {
  for (let i = 1;; i++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof SocketError) || error.code === "EBADF" || i >= times) throw error;
    }
  }
}

/** What went wrong with a packet. */
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

/** What an ICMP message of the family says. */
export function reasonOf(family: number, { type, icmpCode }: AncillaryError): Reason {
  if (family === AF_INET) {
    if (type === 11) return "time exceeded";
    return type === 3 ? UNREACHABLE.get(icmpCode) ?? "other" : "other";
  }
  if (type === 3) return "time exceeded";
  if (type === 2) return "too big";
  return type === 1 ? UNREACHABLE6.get(icmpCode) ?? "other" : "other";
}
