/**
 * Probes of a path: UDP datagrams that a router on the path drops and reports.
 *
 * @module
 */
import {
  AF_INET,
  cmsg,
  options,
  type ReceivedAncillary,
  SO_EE_ORIGIN_LOCAL,
  SOCK_DGRAM,
  Socket,
} from "@libc/socket";
import { pastReports, type Reason, reasonOf, reports } from "./errors.ts";
import type { IpAddress } from "../internet/listen.ts";
import type { Host } from "./host.ts";
import { type Departure, RoundTrips, stampsSpace } from "./round_trips.ts";

/** The answer to a probe. */
export interface Answer {
  /** The router or host that answered. */
  readonly from: IpAddress;
  /** The reported reason; `null` if the host itself answered with data. */
  readonly reason: Reason | null;
  /** The round-trip time in milliseconds. */
  readonly time: number;
}

/** A probe without an answer yet. */
interface PendingProbe {
  readonly departure: Departure;
  readonly answered: (answer: Answer) => void;
}

/** The port of the first probe. Each probe has its own port, which identifies its answer. */
const FIRST_PORT = 33434;

/** The number of ports before the first is reused. */
const PORTS = 0x10000 - FIRST_PORT;

/** Sends probes to a host. */
export class Prober implements Disposable {
  readonly #host: Host;
  readonly #socket: Socket<IpAddress, "datagram">;
  readonly #payload: Uint8Array<ArrayBuffer>;
  readonly #pending = new Map<number, PendingProbe>();
  readonly #trips: RoundTrips;
  #count = 0;

  /**
   * Opens a socket.
   *
   * @param host The host to probe.
   * @param size Bytes of data in each probe.
   */
  constructor(host: Host, size: number) {
    this.#host = host;
    this.#payload = new Uint8Array(size).map((_, i) => 0x40 + i);
    this.#socket = new Socket<IpAddress, "datagram">(host.family, SOCK_DGRAM);
    this.#trips = new RoundTrips(this.#socket);
    const recverr = host.family === AF_INET
      ? options.IPPROTO_IP.IP_RECVERR!
      : options.IPPROTO_IPV6.IPV6_RECVERR!;
    this.#socket.setOption(recverr, true);
  }

  /**
   * Sends a probe.
   *
   * @param ttl The time to live.
   * @param timeout The time to wait for the answer, in milliseconds.
   * @param signal Ends the wait.
   * @returns The answer; `null` without one.
   */
  async probe(ttl: number, timeout: number, signal: AbortSignal): Promise<Answer | null> {
    const port = FIRST_PORT + this.#count++ % PORTS;
    const [host, , ...scope] = this.#host.address;
    const to = [host, port, ...scope] as IpAddress;
    const limit = this.#host.family === AF_INET ? cmsg.ttl(ttl) : cmsg.hopLimit(ttl);
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    const timer = setTimeout(() => resolve(null), timeout);
    const giveUp = () => resolve(null);
    signal.addEventListener("abort", giveUp);
    try {
      const call = () => this.#socket.sendmsgSync([this.#payload], [limit], 0, to);
      // deno-lint-ignore require-await
      const departure = await pastReports(async () => this.#trips.send(call), () => this.#count);
      this.#pending.set(port, { departure, answered: resolve });
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
      this.#pending.delete(port);
    }
  }

  /** Receives the answers to pending probes, until the signal aborts. */
  async listen(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#reports(signal), this.#data(signal)]);
  }

  async #reports(signal: AbortSignal): Promise<void> {
    const errors = reports(this.#socket, this.#trips, signal);
    for await (const { error, destination, ancillary } of errors) {
      if (error.offender === null || error.origin === SO_EE_ORIGIN_LOCAL) continue;
      const reason = reasonOf(this.#host.family, error);
      this.#answer(destination[1], error.offender, reason, ancillary);
    }
  }

  /** Receives data: a program on the host may listen on the port and answer. */
  async #data(signal: AbortSignal): Promise<void> {
    while (true) {
      const { address: from, ancillary } = await pastReports(
        () => this.#socket.recvmsg(2048, stampsSpace(), { signal }),
        () => Infinity,
      );
      this.#answer(from[1], from, null, ancillary);
    }
  }

  async #answer(
    port: number,
    from: IpAddress,
    reason: Reason | null,
    ancillary: readonly ReceivedAncillary[],
  ): Promise<void> {
    const probe = this.#pending.get(port);
    if (probe === undefined) return;
    const time = await this.#trips.end(probe.departure, ancillary);
    probe.answered({ from, reason, time });
  }

  /** Closes the socket. */
  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
