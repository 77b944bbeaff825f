/**
 * The streams of a test: they send and receive its data.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { Batch, cmsg, CMSG_SPACE, ENOBUFS, options, SHUT_WR, SocketError } from "@libc/socket";
import { unlessAborted } from "../command_line.ts";
import type { IpAddress } from "../internet/listen.ts";
import type { Meter } from "./meter.ts";
import {
  type Datagrams,
  HEADER,
  HELLO,
  LARGEST_DATAGRAM,
  readHeader,
  type Sent,
  type Stream,
  type Test,
  writeHeader,
} from "./protocol.ts";

/** Datagrams of one system call. */
const BATCH = 64;

/** The receive buffer of a UDP socket, in bytes. No system refuses this size; Linux may reduce it. */
const BUFFER = 1 << 20;

/** The longest wait of a timer, in milliseconds. A longer one would end at once. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** Returns the time in microseconds since 1970. */
function microseconds(): number {
  return (performance.timeOrigin + performance.now()) * 1000;
}

/** The pace of the writes of a stream. */
class Pace {
  readonly #begun = performance.now();
  readonly #perMillisecond: number;

  constructor({ rate, size }: Test) {
    this.#perMillisecond = rate === 0 ? Infinity : rate / 8 / size / 1000;
  }

  /** Waits until a write is due. Returns how many are due beyond those done; 0 if the signal aborts. */
  async due(done: number, signal: AbortSignal): Promise<number> {
    while (!signal.aborted) {
      const elapsed = performance.now() - this.#begun;
      const due = this.#perMillisecond === Infinity
        ? Infinity
        : Math.floor(elapsed * this.#perMillisecond) + 1 - done;
      if (due >= 1) return due;
      const wait = Math.min((done / this.#perMillisecond) - elapsed, LONGEST_WAIT);
      await unlessAborted(signal, setTimeout(Math.max(wait, 0), undefined, { signal }));
    }
    return 0;
  }
}

/** Sends on a TCP connection until the time is over, then ends the stream. */
async function sendStream(socket: Stream, test: Test, over: AbortSignal): Promise<Sent> {
  const data = crypto.getRandomValues(new Uint8Array(Math.min(test.size, 65536)));
  const block = new Uint8Array(test.size);
  for (let i = 0; i < block.length; i += data.length) {
    block.set(data.subarray(0, block.length - i), i);
  }
  const pace = new Pace(test);
  let blocks = 0;
  while (await pace.due(blocks, over) > 0) {
    await unlessAborted(over, socket.sendall(block, { signal: over }));
    blocks++;
  }
  const { TCP_INFO } = options.IPPROTO_TCP;
  const retransmits = TCP_INFO && socket.getOption(TCP_INFO).tcpi_total_retrans;
  socket.shutdown(SHUT_WR);
  return { retransmits };
}

/** Receives from a TCP connection until its end. */
async function receiveStream(
  socket: Stream,
  stream: number,
  meter: Meter,
  signal: AbortSignal,
): Promise<void> {
  const buffer = new Uint8Array(1 << 18);
  const counter = meter.counters[stream]!;
  for (let count; (count = await socket.recvInto(buffer, { signal })) > 0;) {
    counter.bytes += count;
    meter.touch();
  }
  meter.touch();
}

/** Sends the datagrams of a stream until the time is over. */
async function sendDatagrams(
  socket: Datagrams,
  address: IpAddress | null,
  key: bigint,
  stream: number,
  test: Test,
  over: AbortSignal,
): Promise<Sent> {
  const batch = new Batch(socket, BATCH, test.size);
  const data = crypto.getRandomValues(new Uint8Array(test.size));
  const view = new DataView(data.buffer);
  const pace = new Pace(test);
  let done = 0;
  for (let due; (due = Math.min(await pace.due(done, over), BATCH)) > 0; done += due) {
    const now = microseconds();
    for (let i = 0; i < due; i++) {
      writeHeader(view, key, stream, done + i, now);
      batch.put(i, data, address);
    }
    for (let first = 0; first < due;) {
      first += await sendSome(socket, batch, first, due - first);
    }
  }
  return { datagrams: done };
}

/** Sends datagrams of a batch, and returns how many. Drops all of them if the system lacks memory. */
async function sendSome(
  socket: Datagrams,
  batch: Batch<IpAddress>,
  first: number,
  count: number,
): Promise<number> {
  try {
    return await socket.sendmmsg(batch, count, { first });
  } catch (error) {
    if (!(error instanceof SocketError) || error.errno !== ENOBUFS) throw error;
    await setTimeout(1);
    return count;
  }
}

/** Prepares a socket for {@linkcode receiveDatagrams}. */
function prepare(socket: Datagrams): void {
  const { SO_RCVBUF, SO_TIMESTAMPNS } = options.SOL_SOCKET;
  socket.setOption(SO_RCVBUF, BUFFER);
  if (SO_TIMESTAMPNS !== undefined) socket.setOption(SO_TIMESTAMPNS, true);
}

/** Receives datagrams until the signal aborts. */
async function receiveDatagrams(
  socket: Datagrams,
  about: { key: bigint; test: Test },
  meter: Meter,
  signal: AbortSignal,
): Promise<void> {
  const batch = new Batch(socket, BATCH, about.test.size, CMSG_SPACE(16));
  for (;;) {
    const count = await socket.recvmmsg(batch, { signal });
    const now = microseconds();
    for (let i = 0; i < count; i++) {
      const data = batch.data(i), header = readHeader(data, about);
      if (header === undefined || header.sequence === HELLO) continue;
      const stamp = cmsg.find(batch.ancillary(i), "timestamp")?.nanoseconds;
      const time = stamp === undefined ? now : Number(stamp) / 1000;
      const counter = meter.counters[header.stream]!;
      counter.add(data.length, header.sequence, header.time, time);
      meter.touch();
    }
  }
}

/** The streams of a test at one end. */
export interface Streams extends Disposable {
  /** Sends until the time is over. */
  send(over: AbortSignal): Promise<Sent[]>;
  /** Receives: TCP until the sender ends, UDP until the signal aborts. */
  receive(meter: Meter, signal: AbortSignal): Promise<void>;
}

/** TCP connections. */
export class TcpStreams implements Streams {
  readonly #sockets: readonly Stream[];
  readonly #test: Test;

  constructor(sockets: readonly Stream[], test: Test) {
    this.#sockets = sockets;
    this.#test = test;
  }

  send(over: AbortSignal): Promise<Sent[]> {
    return Promise.all(this.#sockets.map((socket) => sendStream(socket, this.#test, over)));
  }

  async receive(meter: Meter, signal: AbortSignal): Promise<void> {
    await Promise.all(this.#sockets.map((socket, i) => receiveStream(socket, i, meter, signal)));
  }

  [Symbol.dispose](): void {
    for (const socket of this.#sockets) socket.close();
  }
}

/** UDP sockets: one for all streams at the server, one for each stream at the client. */
export class UdpStreams implements Streams {
  readonly #sockets: readonly Datagrams[];
  readonly #about: { readonly key: bigint; readonly test: Test };
  /** The addresses of the client, which the server sends to. */
  #addresses: readonly IpAddress[] | undefined;

  constructor(sockets: readonly Datagrams[], key: bigint, test: Test) {
    this.#sockets = sockets;
    this.#about = { key, test };
    sockets.forEach(prepare);
  }

  /** Sends a hello from each socket, which shows the client's addresses to the server. */
  async sendHellos(): Promise<void> {
    const data = new Uint8Array(HEADER);
    const view = new DataView(data.buffer);
    for (const [stream, socket] of this.#sockets.entries()) {
      writeHeader(view, this.#about.key, stream, HELLO, 0);
      await socket.send(data);
    }
  }

  /** Waits for the hello of each stream. Ignores other hosts, or they would become targets of the test. */
  async receiveHellos(host: string, signal: AbortSignal): Promise<void> {
    const [socket] = this.#sockets, found = new Map<number, IpAddress>();
    while (found.size < this.#about.test.streams) {
      const [data, address] = await socket!.recvfrom(LARGEST_DATAGRAM, { signal });
      const header = readHeader(data, this.#about);
      if (header !== undefined && address![0] === host) found.set(header.stream, address!);
    }
    this.#addresses = Array.from(
      found.keys().toArray().sort((a, b) => a - b),
      (i) => found.get(i)!,
    );
  }

  send(over: AbortSignal): Promise<Sent[]> {
    const { key, test } = this.#about;
    return Promise.all(Array.from({ length: test.streams }, (_, stream) => {
      const socket = this.#sockets[stream] ?? this.#sockets[0]!;
      const address = this.#addresses?.[stream] ?? null;
      return sendDatagrams(socket, address, key, stream, test, over);
    }));
  }

  async receive(meter: Meter, signal: AbortSignal): Promise<void> {
    const all = this.#sockets.map((socket) => receiveDatagrams(socket, this.#about, meter, signal));
    await Promise.all(all);
  }

  [Symbol.dispose](): void {
    for (const socket of this.#sockets) socket.close();
  }
}
