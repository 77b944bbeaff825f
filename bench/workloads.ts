/**
 * What is measured, as data: each piece of work, who does it, and what is to be reached.
 *
 * @module
 */
import type { ContestantName } from "./contestants.ts";

/** How a contestant is measured, and what is with it. */
export type Setup =
  /** It prints the ns of an operation in each of its turns. */
  | { readonly kind: "alone" }
  /** The same, as a client of the peer in this mode; it may be that both have one processor. */
  | {
    readonly kind: "client";
    readonly peer: "echo" | "sink" | "source" | "pulse";
    readonly together?: boolean;
  }
  /** It serves, and the peer in this mode prints a rate. */
  | { readonly kind: "server"; readonly peer: "load" | "connect" }
  /** It serves, and prints the bytes for each connection that the peer holds. */
  | { readonly kind: "memory" }
  /** It starts and ends; the time of that. It imports the package that is published, or the sources. */
  | { readonly kind: "start"; readonly of: "package" | "sources" };

/** Of these the first two are better if they are more, the others if they are less; ms are compared
 * by their difference. */
export type Unit = "/s" | "B/s" | "ns" | "ms" | "B";

/** A contestant in a piece of work. */
export interface Entry {
  readonly contestant: ContestantName;
  /** How it is called, if not by its contestant's name. */
  readonly label?: string;
  /** The program's workload, if it is not the work's. */
  readonly program?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the cost of this module's may be: as a multiple of this one's; if in ms, above it. */
  readonly atMost?: number;
}

/** A piece of work. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly setup: Setup;
  readonly unit: Unit;
  /** How much one operation of the program does: datagrams, bytes; 1 if left out. */
  readonly each?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** The first is this module. */
  readonly entries: readonly [Entry, ...Entry[]];
}

const here: Entry = { contestant: "module" };
const PIECE = 64 * 1024;
const BATCH = 32;
/** How many operations wait at a time where it is measured how they end. */
const WAITING = 64;
/** How long they wait until their time is up, or until they are completed, in s. */
const WAIT = 0.001;
/** What `sendfile` sends. */
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
      { ...here, program: "echo" },
      { contestant: "Deno", program: "echo", atMost: 1 },
      { contestant: "node: in Deno", program: "echo", atMost: 1 },
      { contestant: "asyncio", program: "echo", atMost: 0.8 },
      { contestant: "Node", program: "echo" },
      { contestant: "C", program: "echo" },
    ],
  };
}

/** One stream; Deno has no blocking form, so that its one form stands beside both. */
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
      entries: [here, deno, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
    },
    {
      ...common,
      name: `async-stream-${way}`,
      title: `one stream, ${title}, asynchronous`,
      entries: [
        here,
        deno,
        { contestant: "CPython", program: `stream-${way}`, atMost: 1 },
        { contestant: "asyncio" },
        { contestant: "node: in Deno" },
        { contestant: "Node" },
      ],
    },
  ];
}

/** The start of a program, beside that of an empty one. */
function start(
  name: string,
  what: string,
  of: "package" | "sources",
  program: string,
  atMost?: number,
): Workload {
  const empty: Entry = { ...here, label: "empty script", program: "empty.ts" };
  return {
    name: `start${name}`,
    title: `start of a program ${what}`,
    setup: { kind: "start", of },
    unit: "ms",
    entries: [{ ...here, program }, atMost === undefined ? empty : { ...empty, atMost }],
  };
}

/** Everything that is measured. */
export const workloads: readonly Workload[] = [
  {
    name: "unix-datagram",
    title: "blocking send + recv of 64 bytes, unix datagram pair",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [here, { contestant: "C", atMost: 1.25 }, { contestant: "CPython", atMost: 0.85 }],
  },
  {
    name: "unix-datagram-into",
    title: "the same with recvInto",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [here, { contestant: "C", atMost: 1.15 }, { contestant: "CPython" }],
  },
  {
    name: "udp",
    title: "blocking UDP sendto + recvfrom, address decoded",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [here, { contestant: "C", atMost: 1.15 }, { contestant: "CPython", atMost: 0.88 }],
  },
  {
    name: "ping-pong",
    title: "blocking TCP ping-pong, on one processor",
    setup: { kind: "client", peer: "echo", together: true },
    unit: "ns",
    entries: [here, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  {
    name: "ping-pong-timeout",
    title: "blocking TCP ping-pong with a timeout, on one processor",
    setup: { kind: "client", peer: "echo", together: true },
    unit: "ns",
    entries: [here, { contestant: "CPython", atMost: 1 }],
  },
  {
    name: "async-ping-pong",
    title: "asynchronous TCP ping-pong",
    setup: { kind: "client", peer: "echo" },
    unit: "ns",
    entries: [
      here,
      { contestant: "Deno", atMost: 1 },
      { contestant: "node: in Deno" },
      { contestant: "asyncio" },
      { contestant: "Node" },
    ],
  },
  ...[1, 64, 1000].map(echoServer),
  ...stream("send"),
  ...stream("receive"),
  {
    name: "stream-receive-new",
    title: "the same, blocking, with recv, whose memory is new",
    setup: { kind: "client", peer: "source" },
    unit: "B/s",
    each: PIECE,
    entries: [here, { contestant: "CPython" }],
  },
  {
    name: "sendfile",
    title: "sendfile of 1 GiB, blocking",
    setup: { kind: "client", peer: "sink" },
    unit: "B/s",
    each: FILE_SIZE,
    entries: [here, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  {
    name: "async-sendfile",
    title: "sendfile of 1 GiB, asynchronous",
    setup: { kind: "client", peer: "sink" },
    unit: "B/s",
    each: FILE_SIZE,
    entries: [
      here,
      { contestant: "CPython", program: "sendfile", atMost: 1 },
      { contestant: "asyncio" },
    ],
  },
  {
    name: "async-udp",
    title: "asynchronous UDP send + receive",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [
      here,
      { contestant: "Deno", atMost: 0.7 },
      { contestant: "node: in Deno" },
      { contestant: "asyncio" },
      { contestant: "Node" },
    ],
  },
  {
    name: "udp-batch",
    title: "UDP batches of 32, blocking; others one by one, but for C",
    setup: { kind: "alone" },
    unit: "/s",
    each: BATCH,
    entries: [
      here,
      { contestant: "CPython", atMost: 0.5 },
      { contestant: "Deno", program: "async-udp-batch", atMost: 0.25 },
      { contestant: "C" },
      { ...here, label: "with segments", program: "udp-batch-segments" },
    ],
  },
  {
    name: "async-udp-batch",
    title: "UDP batches of 32, asynchronous; others one by one",
    setup: { kind: "alone" },
    unit: "/s",
    each: BATCH,
    entries: [
      here,
      { contestant: "CPython", program: "udp-batch", atMost: 0.5 },
      { contestant: "Deno", atMost: 0.25 },
      { contestant: "asyncio" },
      { ...here, label: "with segments", program: "async-udp-batch-segments" },
    ],
  },
  {
    name: "accept",
    title: "accept and close",
    setup: { kind: "server", peer: "connect" },
    unit: "/s",
    environment: { BENCH_BUSY: "500" },
    entries: [
      here,
      { contestant: "Deno", atMost: 1 },
      { contestant: "node: in Deno" },
      { contestant: "asyncio" },
      { contestant: "Node" },
      { contestant: "C" },
    ],
  },
  {
    name: "getaddrinfo",
    title: "getaddrinfo of a numeric address",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [here, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  {
    name: "inet_pton",
    title: "inet_pton of an IPv4 and an IPv6 address",
    setup: { kind: "alone" },
    unit: "ns",
    entries: [here, { contestant: "CPython", atMost: 1 }, { contestant: "C" }],
  },
  start("", "that imports mod.ts, as it is published", "package", "import.ts", 15),
  start("-sources", "that imports mod.ts of the sources", "sources", "import.ts"),
  start("-socket", "that makes a socket, with what is published", "package", "first.ts"),
  {
    name: "memory",
    title: "memory per idle asynchronous connection, 10,000 of them",
    setup: { kind: "memory" },
    unit: "B",
    environment: echo(10_000),
    entries: [
      here,
      { contestant: "Deno", atMost: 1 },
      { contestant: "node: in Deno" },
      { contestant: "asyncio" },
      { contestant: "Node" },
    ],
  },
  {
    name: "scaling",
    title: "asynchronous echo server, 10,000 connections, of which 100 are busy",
    setup: { kind: "server", peer: "load" },
    unit: "/s",
    environment: echo(10_000, 100),
    entries: [
      { ...here, program: "echo" },
      {
        ...here,
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
    title: "asynchronous recv that is aborted; processor time",
    setup: { kind: "client", peer: "pulse" },
    unit: "ns",
    each: WAITING,
    environment: { BENCH_CONNECTIONS: String(WAITING), BENCH_WAIT: "0" },
    entries: [here, { ...here, label: "completed", program: "completed-signal", atMost: 1 }],
  },
  {
    name: "timed-out",
    title: "asynchronous recv that times out; processor time",
    setup: { kind: "client", peer: "pulse" },
    unit: "ns",
    each: WAITING,
    environment: { BENCH_CONNECTIONS: String(WAITING), BENCH_WAIT: String(WAIT) },
    entries: [here, { ...here, label: "completed", program: "completed-timeout", atMost: 1 }],
  },
];
