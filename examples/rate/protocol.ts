/**
 * The protocol between the two ends of a measurement.
 *
 * The client describes the test on a TCP connection, the control connection, in lines of JSON. The server
 * answers with a token, which begins each other connection of the test, and each datagram.
 *
 * @module
 */
import type { Socket } from "@libc/socket";
import type { IpAddress } from "../internet/listen.ts";
import type { Report } from "./meter.ts";

/** The peer does not speak this protocol, or has ended it. */
export class ProtocolError extends Error {
  readonly code = "EPROTO";
}

/** A TCP connection. */
export type Stream = Socket<IpAddress, "stream">;

/** A UDP socket. */
export type Datagrams = Socket<IpAddress, "datagram">;

/** What is measured. */
export interface Test {
  readonly udp: boolean;
  /** True if the server sends. */
  readonly reverse: boolean;
  readonly streams: number;
  /** Seconds. */
  readonly time: number;
  /** Seconds between two reports. */
  readonly interval: number;
  /** Bits a second of each stream; 0 for no limit. */
  readonly rate: number;
  /** Bytes of each write or datagram. */
  readonly size: number;
}

/** What the sender knows of one stream. */
export interface Sent {
  /** UDP: the number of datagrams that were sent. */
  readonly datagrams?: number;
  /** TCP: the number of segments that were sent again, if the system counts them. */
  readonly retransmits?: number | undefined;
}

/** A message. It has one of the members; the port comes with the token. */
export interface Message {
  /** From the client, first: the test. */
  test?: Test;
  /** From the server, second; from the client, first on each other connection. */
  token?: string;
  /** The server's UDP port. */
  port?: number;
  /** From the server: all streams are connected. */
  ready?: true;
  /** From the sender, at its end. */
  sent?: Sent[];
  /** From the receiver; the last ones are of the whole test. */
  reports?: Report[];
  /** From the server: why there is no test, or why it has failed. */
  error?: string;
}

/** The least and the largest value of each number of a test. */
export const LIMITS = {
  streams: [1, 128],
  time: [0.1, 86400],
  interval: [0.1, 86400],
  rate: [0, 1e12],
  size: [24, 1 << 20],
} as const;

/** The most bytes of a UDP datagram. */
export const LARGEST_DATAGRAM = 65507;

/** Returns the test of a client. Throws if it is not a test that the server runs. */
export function checkTest(test: Test | undefined): Test {
  for (const [name, [least, most]] of Object.entries(LIMITS)) {
    const value = test?.[name as keyof typeof LIMITS];
    if (typeof value !== "number" || !(value >= least && value <= most)) {
      throw new ProtocolError(`${name}: expected a number from ${least} to ${most}`);
    }
  }
  const { udp, streams, size } = test!;
  if (!Number.isInteger(streams) || !Number.isInteger(size) || udp && size > LARGEST_DATAGRAM) {
    throw new ProtocolError("streams and size: expected whole numbers that fit");
  }
  return test!;
}

type Members = Readonly<Record<string, unknown>>;

const areNumbers = (...values: unknown[]) =>
  values.every((value) => Number.isFinite(value) && Number(value) >= 0);
const isAbsentOr = (value: unknown, holds: (value: unknown) => boolean) =>
  value === undefined || holds(value);

/** True for a list of objects, each of them right: at most one for each stream, and one for all. */
function isList(value: unknown, isRight: (entry: Members) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= LIMITS.streams[1] + 1 &&
    value.every((entry) => typeof entry === "object" && entry !== null && isRight(entry));
}

function isReport(entry: Members): boolean {
  const { stream, total, from, to, bytes, bitsPerSecond, retransmits } = entry;
  const { datagrams, lost, outOfOrder, jitter } = entry;
  return (stream === "all" || areNumbers(stream)) && typeof total === "boolean" &&
    areNumbers(from, to, bytes, bitsPerSecond, retransmits ?? 0) &&
    isAbsentOr(datagrams, () => areNumbers(datagrams, lost, outOfOrder, jitter));
}

function isPort(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65535;
}

/** True for a message whose members have the right types. {@linkcode checkTest} checks the test. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== "object" || value === null) return false;
  const { token, port, sent, reports, error } = value as Members;
  const isSent = ({ datagrams = 0, retransmits = 0 }: Members) =>
    areNumbers(datagrams, retransmits);
  return isAbsentOr(token, (token) => typeof token === "string") &&
    isAbsentOr(port, isPort) &&
    isAbsentOr(sent, (sent) => isList(sent, isSent)) &&
    isAbsentOr(reports, (reports) => isList(reports, isReport)) &&
    // No text of a peer may control a terminal.
    isAbsentOr(error, (error) => typeof error === "string" && /^[ -~]*$/.test(error));
}

const MOST_OF_A_LINE = 1 << 18;

/** A connection that carries messages. */
export class Channel implements Disposable {
  readonly socket: Stream;
  readonly #file;

  /** @param socket The connection, which the channel closes. */
  constructor(socket: Stream) {
    this.socket = socket;
    this.#file = socket.makefile("r", { errors: "replace" }); // other bytes are no message either
  }

  /** Sends a message. */
  async send(message: Message, signal: AbortSignal): Promise<void> {
    await this.socket.sendall(`${JSON.stringify(message)}\n`, { signal });
  }

  /** Receives a message. */
  async receive(signal: AbortSignal): Promise<Message> {
    const line = await this.#file.readline(MOST_OF_A_LINE, { signal });
    if (line === "") throw new ProtocolError("the peer has ended the test");
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch { /* no message */ }
    if (!isMessage(message)) throw new ProtocolError("the peer is no rate program");
    if (message.error !== undefined) throw new ProtocolError(message.error);
    return message;
  }

  [Symbol.dispose](): void {
    this.#file.close();
    this.socket.close();
  }
}

/** The number of bytes of a datagram's header. */
export const HEADER = 24;

/** The sequence number of a hello: a datagram that only shows the client's address to the server. */
export const HELLO = 0xffffffff;

/** Writes the header of a datagram. The time is in microseconds. */
export function writeHeader(
  data: DataView,
  key: bigint,
  stream: number,
  sequence: number,
  time: number,
): void {
  data.setBigUint64(0, key);
  data.setUint32(8, stream);
  data.setUint32(12, sequence);
  data.setFloat64(16, time);
}

/** Reads the header of a datagram; `undefined` if the datagram does not belong to this test. */
export function readHeader(data: Uint8Array, { key, test }: { key: bigint; test: Test }) {
  if (data.length < HEADER) return undefined;
  const view = new DataView(data.buffer, data.byteOffset);
  const stream = view.getUint32(8), sequence = view.getUint32(12);
  const time = view.getFloat64(16);
  const isOurs = view.getBigUint64(0) === key && stream < test.streams;
  return isOurs && areNumbers(time) ? { stream, sequence, time } : undefined;
}

/** Returns a new token. */
export function newToken(): string {
  return crypto.getRandomValues(new Uint8Array(8)).toHex();
}

/** Returns the key of a test's datagrams: its token as a number. */
export function keyOf(token: string | undefined): bigint {
  if (/^[0-9a-f]{16}$/.test(token ?? "")) return BigInt(`0x${token}`);
  throw new ProtocolError("the peer is no rate program");
}

/** A limit of the time that a peer may take. */
export class TimeLimit implements Disposable {
  readonly #end = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  /** Aborts when the time is over, or with the other signal. */
  readonly signal: AbortSignal;

  /** @param seconds How long. */
  constructor(seconds: number, signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#end.signal]);
    const late = () => this.#end.abort(new ProtocolError("the peer does not answer"));
    this.#timer = setTimeout(late, seconds * 1000);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
