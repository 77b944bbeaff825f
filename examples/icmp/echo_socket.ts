/**
 * Sockets for ICMP echo: raw, and the datagram sockets of ordinary users.
 *
 * @module
 */
import {
  AF_INET,
  cmsg,
  CMSG_SPACE,
  IPPROTO_ICMP,
  IPPROTO_ICMPV6,
  options,
  SOCK_DGRAM,
  SOCK_RAW,
  Socket,
  SocketError,
} from "@libc/socket";
import { given } from "../command_line.ts";
import type { IpAddress } from "../internet/listen.ts";
import { hostOf } from "./host.ts";
import {
  checksum,
  decodeEcho,
  type Echo,
  ECHO_TYPES,
  encodeEcho,
  pseudoHeader,
  withoutIpHeader,
} from "./echo.ts";
import { pastReports, type Report, reports } from "./errors.ts";
import { type Departure, RoundTrips, stampsSpace } from "./round_trips.ts";

/** Options of the socket. */
export interface EchoOptions {
  /** `raw`, `dgram`, or `any`: the first of these that the system allows. */
  readonly kind: "raw" | "dgram" | "any";
  /** The interface, by name; `undefined` for any. */
  readonly interface: string | undefined;
  /** The address to send from; `undefined` for any. */
  readonly source: string | undefined;
  /** Time to live; `undefined` for the system's default. */
  readonly ttl: number | undefined;
}

/** A reply to a request of this socket. */
export interface EchoReply {
  /** The reply. */
  readonly echo: Echo;
  /** True if its checksum is correct. */
  readonly intact: boolean;
  /** The sender. */
  readonly from: string;
  /** Its time to live or hop limit; `undefined` if the system does not report it. */
  readonly ttl: number | undefined;
  /** The time since its request in milliseconds; `undefined` if it was answered before. */
  readonly time: number | undefined;
}

/** A socket for echo requests and replies. */
export class EchoSocket implements Disposable {
  /** `raw`, or `dgram` for a socket that ordinary users may open. */
  readonly kind: "raw" | "dgram";
  readonly #socket: Socket<IpAddress, "datagram">;
  readonly #family: number;
  readonly #id: number;
  readonly #trips: RoundTrips;
  /** The unanswered requests, by their sequence number. */
  readonly #waiting = new Map<number, Departure>();

  private constructor(kind: "raw" | "dgram", family: number) {
    const proto = family === AF_INET ? IPPROTO_ICMP : IPPROTO_ICMPV6;
    this.kind = kind;
    this.#family = family;
    this.#socket = new Socket(family, kind === "raw" ? SOCK_RAW : SOCK_DGRAM, proto);
    this.#trips = new RoundTrips(this.#socket);
    this.#id = crypto.getRandomValues(new Uint16Array(1))[0]!;
  }

  /**
   * Opens a socket.
   *
   * @param family `AF_INET` or `AF_INET6`
   * @param how Its options.
   */
  static open(family: number, how: EchoOptions): EchoSocket {
    const socket = EchoSocket.#allowed(family, how.kind);
    try {
      socket.#setUp(how);
      return socket;
    } catch (error) {
      socket[Symbol.dispose]();
      throw error;
    }
  }

  static #allowed(family: number, kind: EchoOptions["kind"]): EchoSocket {
    if (kind !== "any") return new EchoSocket(kind, family);
    try {
      return new EchoSocket("raw", family);
    } catch (error) {
      if (!(error instanceof SocketError && /^(EPERM|EACCES)$/.test(error.code))) throw error;
      return new EchoSocket("dgram", family);
    }
  }

  #setUp(how: EchoOptions): void {
    const socket = this.#socket;
    if (how.interface !== undefined) {
      socket.setOption(options.SOL_SOCKET.SO_BINDTODEVICE!, how.interface);
    }
    const { source } = how;
    if (source !== undefined) given(`--source ${source}`, () => socket.bind([source, 0]));
    const pass = [ECHO_TYPES.get(this.#family)!.reply];
    if (this.#family === AF_INET) {
      const ip = options.IPPROTO_IP;
      socket.setOption(ip.IP_RECVERR!, true);
      socket.setOption(ip.IP_RECVTTL, true);
      if (how.ttl !== undefined) {
        socket.setOption(ip.IP_TTL, how.ttl);
        socket.setOption(ip.IP_MULTICAST_TTL, how.ttl);
      }
      if (this.kind === "raw") socket.setOption(options.SOL_RAW.ICMP_FILTER!, { pass });
    } else {
      const ipv6 = options.IPPROTO_IPV6;
      socket.setOption(ipv6.IPV6_RECVERR!, true);
      socket.setOption(ipv6.IPV6_RECVHOPLIMIT!, true);
      socket.setOption(ipv6.IPV6_RECVPKTINFO!, true);
      if (how.ttl !== undefined) {
        socket.setOption(ipv6.IPV6_UNICAST_HOPS, how.ttl);
        socket.setOption(ipv6.IPV6_MULTICAST_HOPS, how.ttl);
      }
      if (this.kind === "raw") socket.setOption(options.IPPROTO_ICMPV6.ICMP6_FILTER!, { pass });
    }
  }

  /** Sends a request. */
  async send(
    to: IpAddress,
    sequence: number,
    payload: Uint8Array<ArrayBuffer>,
  ): Promise<void> {
    const { request: type } = ECHO_TYPES.get(this.#family)!;
    const bytes = encodeEcho({ type, id: this.#id, sequence, payload });
    // deno-lint-ignore require-await
    const send = async () => this.#trips.send(() => this.#socket.sendtoSync(bytes, to));
    this.#waiting.set(sequence, await pastReports(send, () => this.#waiting.size + 1));
  }

  /** Yields the replies to this socket's requests, until the signal aborts. */
  async *replies(signal: AbortSignal): AsyncGenerator<EchoReply> {
    const control = CMSG_SPACE(4) + CMSG_SPACE(20) + stampsSpace();
    while (true) {
      const { data, ancillary, address } = await pastReports(
        () => this.#socket.recvmsg(0x10000, control, { signal }),
        () => Infinity,
      );
      const message = this.kind === "raw" && this.#family === AF_INET
        ? withoutIpHeader(data)
        : data;
      const echo = decodeEcho(message);
      if (echo === undefined || !this.#isOurs(echo, "reply")) continue;
      const departure = this.#waiting.get(echo.sequence);
      const time = departure && await this.#trips.end(departure, ancillary);
      this.#waiting.delete(echo.sequence);
      const ttl = cmsg.find(ancillary, "ttl") ?? cmsg.find(ancillary, "hopLimit");
      const from = hostOf(address);
      const destination = cmsg.find(ancillary, "packetInfo")?.address;
      const before = destination === undefined
        ? []
        : [pseudoHeader(from, destination, message.length)];
      const intact = checksum(...before, message) === 0;
      yield { echo, intact, from, ttl: ttl?.value, time };
    }
  }

  /** Yields the reported errors of this socket's requests, until the signal aborts. */
  async *reports(signal: AbortSignal): AsyncGenerator<Report & { sequence: number }> {
    for await (const report of reports(this.#socket, this.#trips, signal)) {
      const echo = decodeEcho(report.data);
      if (echo === undefined || !this.#isOurs(echo, "request")) continue;
      yield { ...report, sequence: echo.sequence };
    }
  }

  /** True for a message of this socket. A raw socket receives the messages of all processes. */
  #isOurs({ type, id }: Echo, kind: "request" | "reply"): boolean {
    return type === ECHO_TYPES.get(this.#family)![kind] &&
      (this.kind === "dgram" || id === this.#id);
  }

  /** Closes the socket. */
  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
