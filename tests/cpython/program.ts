/**
 * Random sequences of operations on sockets, from a seed.
 *
 * @module
 */
import { Random } from "../helpers/random.ts";
import * as module from "@libc/socket";

/** An address by its meaning; each world has addresses of its own. */
export type Target =
  | "own" // a free port of the loopback address
  | "echo" // a peer that returns what it receives
  | "brief" // a peer that sends ten bytes and the end
  | "refused" // an address where nobody listens
  | "foreign" // no address of this machine
  | { readonly slot: number } // where another socket of the sequence is bound
  | { readonly path: number }; // a path

/** An operation: its name, the slot of its socket, and arguments. */
export type Operation = readonly [name: string, slot: number, ...rest: unknown[]];

/** How long a run of a sequence waits for the kernel and the peers, in ms. */
export interface Patience {
  /** At most so long for what a receive or an accept is to take. */
  readonly arrival: number;
  /** So long after each operation. */
  readonly settling: number;
}

/** What a peer offers, by family. */
export type Peers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const FAMILIES = ["AF_INET", "AF_INET6", "AF_UNIX"];
const TYPES = ["SOCK_STREAM", "SOCK_DGRAM", "SOCK_SEQPACKET"];
/** The three modes: blocking, with a timeout, non-blocking. */
const TIMEOUTS = [null, 0.02, 0];
const SLOTS = 6;

/** Options with a value to set; the value is read back. */
const OPTIONS: readonly (readonly [level: string, name: string, ...values: unknown[]])[] = [
  ["SOL_SOCKET", "SO_REUSEADDR", 0, 1],
  ["SOL_SOCKET", "SO_KEEPALIVE", 0, 1, 5],
  ["SOL_SOCKET", "SO_BROADCAST", 0, 1],
  ["SOL_SOCKET", "SO_RCVBUF", 1, 5000, 100_000],
  ["SOL_SOCKET", "SO_SNDBUF", 50_000, 100_000],
  ["SOL_SOCKET", "SO_TYPE", 1],
  ["SOL_SOCKET", "SO_ERROR", 0],
  ["SOL_SOCKET", "SO_ACCEPTCONN", 1],
  ["SOL_SOCKET", "SO_LINGER", 1, "0100000000000000", "00000000"],
  ["SOL_SOCKET", "SO_OOBINLINE", 0, 1],
  ["IPPROTO_TCP", "TCP_NODELAY", 0, 1],
  ["IPPROTO_TCP", "TCP_MAXSEG", 0, 1000],
  ["IPPROTO_IP", "IP_TTL", 0, 1, 64, 256],
  ["IPPROTO_IPV6", "IPV6_V6ONLY", 0, 1],
];

const flag = (name: string) => (module as unknown as Record<string, number>)[name]!;

function target(random: Random): Target {
  return random.weighted<Target>([
    [4, { slot: random.below(SLOTS) }],
    [2, "echo"],
    [1, "brief"],
    [2, "refused"],
    [1, { path: random.below(3) }],
  ]);
}

function local(random: Random): Target {
  return random.weighted<Target>([
    [6, "own"],
    [3, { path: random.below(3) }],
    [1, "echo"],
    [1, "foreign"],
    [1, { slot: random.below(SLOTS) }],
  ]);
}

/** The beginning of a sequence: sockets that can exchange data, or none. */
function beginning(random: Random): Operation[] {
  const family = random.pick(FAMILIES);
  const bound = family === "AF_UNIX" ? { path: 0 } : "own";
  const type = family === "AF_UNIX" ? random.pick(TYPES) : random.pick(TYPES.slice(0, 2));
  const kind = random.weighted([[3, "pair"], [2, "server"], [2, "peer"], [1, "none"]]);
  if (kind === "none") return [];
  if (kind === "peer") {
    return [["open", 0, family, type], ["connect", 0, random.pick(["echo", "brief"])]];
  }
  if (family === "AF_UNIX" && random.below(2) === 0) return [["socketpair", 0, 1, type]];
  const opened: Operation[] = [["open", 0, family, type], ["bind", 0, bound]];
  if (type !== "SOCK_DGRAM") opened.push(["listen", 0, 5]);
  if (kind === "server") return opened;
  opened.push(["open", 1, family, type], ["connect", 1, { slot: 0 }]);
  if (type !== "SOCK_DGRAM") opened.push(["accept", 0, 2]);
  return opened;
}

function operation(random: Random): Operation {
  const slot = random.below(SLOTS);
  const size = random.pick([0, 1, 5, 10, 100, 4096]);
  const receiveFlags = random.weighted([
    [8, 0],
    [2, flag("MSG_PEEK")],
    [1, flag("MSG_DONTWAIT")],
    [1, flag("MSG_OOB")],
    [1, flag("MSG_WAITALL")],
  ]);
  const sendFlags = random.weighted([
    [8, 0],
    [1, flag("MSG_DONTWAIT")],
    [1, flag("MSG_OOB")],
    [1, flag("MSG_MORE") ?? 0],
  ]);
  const [level, name, ...values] = random.pick(OPTIONS);
  return random.weighted<Operation>([
    [2, ["open", slot, random.pick(FAMILIES), random.pick(TYPES)]],
    [1, ["socketpair", slot, random.below(SLOTS), random.pick(TYPES)]],
    [5, ["settimeout", slot, random.pick(TIMEOUTS)]],
    [1, ["setblocking", slot, random.below(2) === 1]],
    [1, ["gettimeout", slot]],
    [3, ["bind", slot, local(random)]],
    [2, ["listen", slot, random.pick([-1, 0, 1, 5, 128])]],
    [4, ["connect", slot, target(random)]],
    [2, ["connectEx", slot, target(random)]],
    [4, ["accept", slot, random.below(SLOTS)]],
    [3, ["getsockopt", slot, level, name]],
    [3, ["setsockopt", slot, level, name, random.pick(values)]],
    [5, ["send", slot, size, sendFlags]],
    [3, ["sendall", slot, size, 0]],
    [4, ["sendto", slot, size, sendFlags, target(random)]],
    [2, ["sendmsg", slot, size, sendFlags]],
    [1, ["fill", slot]],
    [6, ["recv", slot, size, receiveFlags]],
    [3, ["recvfrom", slot, size, receiveFlags]],
    [2, ["recvInto", slot, size, receiveFlags]],
    [2, ["recvmsg", slot, size, receiveFlags]],
    [3, ["shutdown", slot, random.pick([0, 1, 2, 3, -1])]],
    [2, ["close", slot]],
    [2, ["getsockname", slot]],
    [2, ["getpeername", slot]],
    [1, ["dup", slot, random.below(SLOTS)]],
    [1, ["detach", slot]],
    [1, ["fileno", slot]],
  ]);
}

/** Returns the sequence of a seed. */
export function sequenceOf(seed: number): Operation[] {
  const random = new Random(seed);
  const operations = beginning(random);
  const length = operations.length + 10 + random.below(20);
  while (operations.length < length) operations.push(operation(random));
  return operations;
}
