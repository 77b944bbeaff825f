/**
 * Multicast DNS on one link: RFC 6762.
 *
 * @module
 */
import type { InetAddress } from "@libc/socket";
import {
  decodeDns,
  type DnsContent,
  type DnsData,
  type DnsMessage,
  type DnsQuestion,
  type DnsRecord,
  encodeDns,
  formatDnsData,
  formatDnsName,
  parseDnsName,
} from "@libc/socket/capture";
import { unlessAborted } from "../command_line.ts";
import { openMember, type UdpSocket } from "../multicast/sockets.ts";
import { printable } from "../terminal/printable.ts";

/** The group and the port. */
export const GROUP = "224.0.0.251", PORT = 5353;

/** The class IN. The upper bit of the class has another meaning. */
const IN = 1;

/** In a question: asks for a unicast response. In a record: no other host has records of the name. */
export const TOP_BIT = 0x8000;

/** How far packets go. Some receivers ignore those with another TTL. */
const TTL = 255;

/** A message, and its sender. */
export interface Received {
  readonly message: DnsMessage;
  readonly from: InetAddress;
}

/** Returns a question. */
export function question(name: string, type: string): DnsQuestion {
  return { name, type, class: IN };
}

/** True for a question or record of the class IN. */
export function isInternet({ class: bits }: DnsQuestion): boolean {
  return (bits & ~TOP_BIT) === IN;
}

/** Returns a name for comparisons: names differ by more than the case of ASCII letters. */
export function keyOf(name: string): string {
  return name.toLowerCase();
}

/** True if two records are the same, whatever their times to live. */
export function isSame(a: DnsRecord, b: DnsRecord): boolean {
  return a.type === b.type && keyOf(a.name) === keyOf(b.name) &&
    keyOf(formatDnsData(a.data)) === keyOf(formatDnsData(b.data));
}

/** Returns the first label of a name as text: the name of an instance of a service. */
export function firstLabel(name: string): string {
  const [label] = parseDnsName(name);
  return printable(new TextDecoder().decode(label));
}

/** Returns the name of an instance of a service, whose own name may contain dots. */
export function instanceName(instance: string, type: string): string {
  return `${formatDnsName([new TextEncoder().encode(instance)])}.${type}.local`;
}

/** Returns strings such as `key=value` as the data of a `TXT` record. */
export function textData(strings: readonly string[]): DnsData {
  const all = strings.length === 0 ? [""] : strings; // RFC 6763, section 6.1
  return { kind: "text", strings: all.map((one) => new TextEncoder().encode(one)) };
}

/** A socket of multicast DNS. */
export class Link implements Disposable {
  readonly #socket: UdpSocket;

  /**
   * Joins the group.
   *
   * @param name The interface, or `undefined` for the system's choice.
   */
  constructor(name: string | undefined) {
    this.#socket = openMember(GROUP, PORT, name, TTL);
  }

  /** Sends a message, to the group if no other address is given. */
  async send(message: Partial<DnsContent>, to: InetAddress = [GROUP, PORT]): Promise<void> {
    await this.#socket.sendto(encodeDns(message), to);
  }

  /** Yields the messages that arrive, also this host's own, until the signal aborts. */
  async *messages(signal: AbortSignal): AsyncGenerator<Received> {
    while (!signal.aborted) {
      const received = await unlessAborted(signal, this.#socket.recvfrom(65535, { signal }));
      if (received === undefined) return;
      const message = decodeDns(received[0]);
      if (message.fault === null) yield { message, from: received[1] };
    }
  }

  /** Yields the records of responses. Those of other ports are not to be trusted: RFC 6762, section 6. */
  async *records(signal: AbortSignal): AsyncGenerator<DnsRecord[]> {
    for await (const { message, from } of this.messages(signal)) {
      if (!message.response || from[1] !== PORT) continue;
      yield [...message.answers, ...message.additionals].filter(isInternet);
    }
  }

  /** Leaves the group. */
  [Symbol.dispose](): void {
    this.#socket.close();
  }
}

/** Waits for milliseconds. Returns false at once if the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve(!signal.aborted);
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    if (signal.aborted) end();
  });
}

/** The longest pause between questions, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/**
 * Asks now, and then again and again, less and less often, until the signal aborts: RFC 6762, section 5.2.
 * It returns once it has asked, and throws if that fails. Later the network may be down for a while.
 */
export async function askRepeatedly(ask: () => Promise<void>, signal: AbortSignal): Promise<void> {
  await ask();
  (async () => {
    for (let interval = 1000; await pause(interval, signal);) {
      await ask().catch(() => {});
      interval = Math.min(2 * interval, LONGEST_PAUSE);
    }
  })();
}
