/**
 * The workloads as data: each piece of work, its contestants and its targets.
 *
 * @module
 */
import type { ContestantName } from "./contestants.ts";

/** How a contestant is measured, and which peer runs with it. */
export type Setup =
  /** The contestant prints the ns of one operation in each of its turns. */
  | { readonly kind: "alone" }
  /** The same, as a client of the peer in this mode; `together` gives both one processor. */
  | {
    readonly kind: "client";
    readonly peer: "echo" | "sink" | "source" | "pulse";
    readonly together?: boolean;
  }
  /** The contestant serves, and the peer in this mode prints a rate. */
  | { readonly kind: "server"; readonly peer: "load" | "connect" }
  /** The contestant serves, and prints the bytes per connection that the peer holds. */
  | { readonly kind: "memory" }
  /** The time from start to end of a program that imports the published package or the sources. */
  | { readonly kind: "start"; readonly of: "package" | "sources" };

/**
 * The units of results. More is better of the first two (rates), less of the others. Times in ms are
 * compared by their difference, all others by their ratio.
 */
export type Unit = "/s" | "B/s" | "ns" | "ms" | "B";

/** A contestant in a piece of work. */
export interface Entry {
  readonly contestant: ContestantName;
  /** Its label, if not the contestant's name. */
  readonly label?: string;
  /** The workload of its program, if not the name of the work. */
  readonly program?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * The target: the most that this module's cost may be, as a multiple of this entry's cost; in ms,
   * the most that it may be above it.
   */
  readonly atMost?: number;
}

/** A piece of work. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly setup: Setup;
  readonly unit: Unit;
  /** Datagrams or bytes of one operation; 1 if left out. */
  readonly each?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** The first entry is this module. */
  readonly entries: readonly [Entry, ...Entry[]];
}

const ours: Entry = { contestant: "module" };

/** The asynchronous interfaces that this module replaces, with the target for Deno's. */
const asynchronousRivals = (atMost: number): Entry[] => [
  { contestant: "Deno", atMost },
  { contestant: "node: in Deno" },
  { contestant: "asyncio" },
  { contestant: "Node" },
];

const PIECE = 64 * 1024;
const BATCH = 32;
/** The number of pending operations in the workloads that measure how operations end. */
const WAITING = 64;
/** Seconds until they time out or complete. */
const WAIT = 0.001;
/** Bytes of the file that `sendfile` sends. */
export const FILE_SIZE = 2 ** 30;

const echo = (connections: number, busy = connections) => ({
  BENCH_CONNECTIONS: String(connections),
  BENCH_BUSY: String(busy),
});

function echoServer(connections: number): Workload {
  return {
    name: `echo-${connections}`,
    title: `asynchronous echo server, ${connections.toLocaleString("en")} connection${
      connections === 1 ? "" : "s"
    }`,
    setup: { kind: "server", peer: "load" },
    unit: "/s",
    environment: echo(connections),
    entries: [
      { ...ours, program: "echo" },
      { contestant: "Deno", program: "echo", atMost: 1 },
      { contestant: "node: in Deno", program: "echo", atMost: 1 },
      { contestant: "asyncio", program: "echo", atMost: 0.8 },
      { contestant: "Node", program: "echo" },
      { contestant: "C", program: "echo" },
    ],
  };
}

/**
 * Returns the workloads of one stream. Deno has no blocking form, so its asynchronous one is compared
 * with both.
 */
function stream(way: "send" | "receive"): Workload[] {
  const title = way === "send" ? "64 KiB writes" : "64 KiB reads into one buffer";
  const common = {
    setup: { kind: "client", peer: way === "send" ? "sink" : "source" },
    unit: "B/s",
    each: PIECE,
  } as const;
  const deno: Entry = { contestant: "Deno", program: `stream-${way}`, atMost: 1 };
  return [
    {
      ...common,
      name: `stream-${way}`,
      title: `one stream, ${title}, blocking`,
      entries: [ours, deno, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
    },
    {
      ...common,
      name: `async-stream-${way}`,
      title: `one stream, ${title}, asynchronous`,
      entries: [
        ours,
        deno,
        { contestant: "CPython", program: `stream-${way}`, atMost: 1 },
        { contestant: "asyncio" },
        { contestant: "node: in Deno" },
        { contestant: "Node" },
      ],
    },
  ];
}

/** Returns the workload of a program's start, compared with the start of an empty program. */
function start(
  name: string,
  what: string,
  of: "package" | "sources",
  program: string,
  atMost?: number,
): Workload {
  const empty: Entry = { ...ours, label: "empty script", program: "empty.ts" };
  return {
    name: `start${name}`,
    title: `start of a program ${what}`,
    setup: { kind: "start", of },
    unit: "ms",
    entries: [{ ...ours, program }, atMost === undefined ? empty : { ...empty, atMost }],
  };
}

/** All workloads. */
export const workloads: readonly Workload[] = [
  {
    name: "unix-datagram",
    title: "blocking send + recv of 64 bytes, unix datagram pair",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, { contestant: "C", atMost: 1.25 }, { contestant: "CPython", atMost: 0.85 }],
  },
  {
    name: "unix-datagram-into",
    title: "the same with recvInto",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, { contestant: "C", atMost: 1.15 }, { contestant: "CPython" }],
  },
  {
    name: "udp",
    title: "blocking UDP sendto + recvfrom, address decoded",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, { contestant: "C", atMost: 1.15 }, { contestant: "CPython", atMost: 0.88 }],
  },
  {
    name: "ping-pong",
    title: "blocking TCP ping-pong, on one processor",
    setup: { kind: "client", peer: "echo", together: true },
    unit: "ns",
    entries: [ours, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  {
    name: "ping-pong-timeout",
    title: "blocking TCP ping-pong with a timeout, on one processor",
    setup: { kind: "client", peer: "echo", together: true },
    unit: "ns",
    entries: [ours, { contestant: "CPython", atMost: 1 }],
  },
  {
    name: "async-ping-pong",
    title: "asynchronous TCP ping-pong",
    setup: { kind: "client", peer: "echo" },
    unit: "ns",
    entries: [ours, ...asynchronousRivals(1)],
  },
  ...[1, 64, 1000].map(echoServer),
  ...stream("send"),
  ...stream("receive"),
  {
    name: "stream-receive-new",
    title: "the same, blocking, with recv into new memory",
    setup: { kind: "client", peer: "source" },
    unit: "B/s",
    each: PIECE,
    entries: [ours, { contestant: "CPython" }],
  },
  {
    name: "sendfile",
    title: "sendfile of 1 GiB, blocking",
    setup: { kind: "client", peer: "sink" },
    unit: "B/s",
    each: FILE_SIZE,
    entries: [ours, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  {
    name: "async-sendfile",
    title: "sendfile of 1 GiB, asynchronous",
    setup: { kind: "client", peer: "sink" },
    unit: "B/s",
    each: FILE_SIZE,
    entries: [
      ours,
      { contestant: "CPython", program: "sendfile", atMost: 1 },
      { contestant: "asyncio" },
    ],
  },
  {
    name: "async-udp",
    title: "asynchronous UDP send + receive",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, ...asynchronousRivals(0.7)],
  },
  {
    name: "timer",
    title: "a timer of 1 ms beside a loop of asynchronous UDP sends",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, { contestant: "Deno", atMost: 1 }],
  },
  {
    name: "udp-batch",
    title: "UDP batches of 32, blocking; others, except C, one by one",
    setup: { kind: "alone" },
    unit: "/s",
    each: BATCH,
    entries: [
      ours,
      { contestant: "CPython", atMost: 0.5 },
      { contestant: "Deno", program: "async-udp-batch", atMost: 0.25 },
      { contestant: "C" },
      { ...ours, label: "with segments", program: "udp-batch-segments" },
    ],
  },
  {
    name: "async-udp-batch",
    title: "UDP batches of 32, asynchronous; others one by one",
    setup: { kind: "alone" },
    unit: "/s",
    each: BATCH,
    entries: [
      ours,
      { contestant: "CPython", program: "udp-batch", atMost: 0.5 },
      { contestant: "Deno", atMost: 0.25 },
      { contestant: "asyncio" },
      { ...ours, label: "with segments", program: "async-udp-batch-segments" },
    ],
  },
  {
    name: "accept",
    title: "accept and close",
    setup: { kind: "server", peer: "connect" },
    unit: "/s",
    environment: { BENCH_BUSY: "500" },
    entries: [ours, ...asynchronousRivals(1), { contestant: "C" }],
  },
  {
    name: "getaddrinfo",
    title: "getaddrinfo of a numeric address",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  {
    name: "inet_pton",
    title: "inet_pton of an IPv4 and an IPv6 address",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [ours, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  start("", "that imports the published mod.ts", "package", "import.ts", 15),
  start("-sources", "that imports mod.ts from the sources", "sources", "import.ts"),
  start("-socket", "that makes a socket with the published mod.ts", "package", "first.ts"),
  {
    name: "memory",
    title: "memory per idle asynchronous connection, 10,000 of them",
    setup: { kind: "memory" },
    unit: "B",
    environment: echo(10_000),
    entries: [ours, ...asynchronousRivals(1)],
  },
  {
    name: "scaling",
    title: "asynchronous echo server, 10,000 connections, 100 of them busy",
    setup: { kind: "server", peer: "load" },
    unit: "/s",
    environment: echo(10_000, 100),
    entries: [
      { ...ours, program: "echo" },
      {
        ...ours,
        label: "1,000 connections",
        program: "echo",
        environment: echo(1000, 100),
        atMost: 1 / 0.9,
      },
      { contestant: "Deno", program: "echo" },
    ],
  },
  {
    name: "aborted",
    title: "asynchronous recv, aborted; processor time",
    setup: { kind: "client", peer: "pulse" },
    unit: "ns",
    each: WAITING,
    environment: { BENCH_CONNECTIONS: String(WAITING), BENCH_WAIT: "0" },
    entries: [ours, { ...ours, label: "completed", program: "completed-signal", atMost: 1 }],
  },
  {
    name: "timed-out",
    title: "asynchronous recv, timed out; processor time",
    setup: { kind: "client", peer: "pulse" },
    unit: "ns",
    each: WAITING,
    environment: { BENCH_CONNECTIONS: String(WAITING), BENCH_WAIT: String(WAIT) },
    entries: [ours, { ...ours, label: "completed", program: "completed-timeout", atMost: 1 }],
  },
];
