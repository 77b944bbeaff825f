/**
 * What the kernel tells of a socket, and the names of its numbers.
 *
 * @module
 */

/** An end of a TCP, UDP or raw socket. */
export interface InetEnd {
  /** The address. */
  readonly address: string;
  /** The port, or the protocol of a raw socket; 0 for none. */
  readonly port: number;
  /** The interface that the socket is bound to. */
  readonly interface?: string;
}

/** An end of a Unix socket. */
export interface UnixEnd {
  /** The path or, behind an `@`, the abstract name; `null` for none. */
  readonly path: string | null;
  /** The inode of the socket; 0 for none. */
  readonly inode: number;
}

/** A pending timer of TCP. */
export interface Timer {
  /** `on` (retransmission), `keepalive`, `timewait` or `persist` */
  readonly name: string;
  /** When it expires, in milliseconds. */
  readonly expires: number;
  /** How often it has expired without an answer. */
  readonly retransmits: number;
}

/** A process that has a socket open. */
export interface Process {
  /** Its name. */
  readonly name: string;
  /** Its id. */
  readonly pid: number;
  /** Its descriptor of the socket. */
  readonly fd: number;
}

/** A socket. */
export interface Listed {
  /** `tcp`, `udp`, `raw`, `u_str`, `u_dgr` or `u_seq` */
  readonly netid: string;
  /** `ESTAB`, `LISTEN`, `UNCONN`, ... */
  readonly state: string;
  /** Bytes received but not read; of a listening socket, connections not accepted. */
  readonly recvQ: number;
  /** Bytes sent but not acknowledged; of a listening socket, the backlog. */
  readonly sendQ: number;
  /** Its own address. */
  readonly local: InetEnd | UnixEnd;
  /** Its peer's address. */
  readonly peer: InetEnd | UnixEnd;
  /** The id of the user that owns it. */
  readonly uid: number;
  /** Its inode; 0 after all processes have closed it. */
  readonly inode: number;
  /** The kernel's number of the socket, in hexadecimal. */
  readonly cookie: string;
  /** True if an IPv6 socket has no IPv4 addresses. */
  readonly v6only?: boolean;
  /** Its timer; TCP only. */
  readonly timer?: Timer;
  /** The processes that have it open. */
  readonly processes?: readonly Process[];
}

/** The states by number, as ss(8) prints them. */
export const STATES: readonly string[] = [
  "UNKNOWN",
  "ESTAB",
  "SYN-SENT",
  "SYN-RECV",
  "FIN-WAIT-1",
  "FIN-WAIT-2",
  "TIME-WAIT",
  "UNCONN",
  "CLOSE-WAIT",
  "LAST-ACK",
  "LISTEN",
  "CLOSING",
];

const bit = (state: string) => 1 << STATES.indexOf(state);

/** Sets of states, one bit each. */
export const ALL = (1 << STATES.length) - 1,
  LISTENING = bit("LISTEN") | bit("UNCONN"),
  CONNECTED = ALL & ~LISTENING,
  SYNCHRONIZED = CONNECTED & ~bit("SYN-SENT"),
  BUCKET = bit("SYN-RECV") | bit("TIME-WAIT");

/** The states by the names that the user may give. */
export const STATE_NAMES: ReadonlyMap<string, number> = new Map([
  ...STATES.slice(1).map((state) => [state.toLowerCase(), bit(state)] as const),
  ["established", bit("ESTAB")],
  ["closed", bit("UNCONN")],
  ["listening", bit("LISTEN")],
  ["all", ALL],
  ["connected", CONNECTED],
  ["synchronized", SYNCHRONIZED],
  ["bucket", BUCKET],
]);

/** Formats the cookie of a socket: two 32-bit numbers, the lower half first. */
export function cookieOf(view: DataView, at: number, littleEndian: boolean): string {
  const half = (offset: number) => BigInt(view.getUint32(offset, littleEndian));
  return (half(at + 4) << 32n | half(at)).toString(16);
}
