/**
 * Probes of a path: UDP datagrams that some router on the way gives up on, and says so.
 *
 * @module
 */
import { AF_INET, cmsg, options, SO_EE_ORIGIN_LOCAL, SOCK_DGRAM, Socket } from "@libc/socket";
import type { Host, IpAddress } from "./command.ts";
import { pastReports, type Reason, reasonOf, reports } from "./errors.ts";

/** What came of a probe. */
export interface Answer {
  /** Who answered. */
  readonly from: IpAddress;
  /** What it said; `null` if it is the host itself, with data. */
  readonly reason: Reason | null;
  /** How long it took, in milliseconds. */
  readonly time: number;
}

/** A probe that waits for its answer. */
interface Waiting {
  readonly sent: number;
  readonly answered: (answer: Answer) => void;
}

/** The port of the first probe; each has its own, by which its answer is known. */
const FIRST_PORT = 33434;

/** How many ports there are before they are used anew. */
const PORTS = 0x10000 - FIRST_PORT;

/** Sends probes to a host. */
export class Prober implements Disposable {
  readonly #host: Host;
  readonly #socket: Socket<IpAddress, "datagram">;
  readonly #payload: Uint8Array<ArrayBuffer>;
  readonly #waiting = new Map<number, Waiting>();
  #count = 0;

  /**
   * Opens a socket for it.
   *
   * @param host Where to.
   * @param size How many bytes each probe has.
   */
  constructor(host: Host, size: number) {
    this.#host = host;
    this.#payload = new Uint8Array(size).map((_, i) => 0x40 + i);
    this.#socket = new Socket<IpAddress, "datagram">(host.family, SOCK_DGRAM);
    const recverr = host.family === AF_INET
      ? options.IPPROTO_IP.IP_RECVERR!
      : options.IPPROTO_IPV6.IPV6_RECVERR!;
    this.#socket.setOption(recverr, true);
  }

  /**
   * Sends a probe.
   *
   * @param ttl How many routers it may pass, itself included.
   * @param patience How long to wait for the answer, in milliseconds.
   * @param signal Ends the wait.
   * @returns The answer; `null` if there was none.
   */
  async probe(ttl: number, patience: number, signal: AbortSignal): Promise<Answer | null> {
    const port = FIRST_PORT + this.#count++ % PORTS;
    const [host, , ...scope] = this.#host.address;
    const to = [host, port, ...scope] as IpAddress;
    const limit = this.#host.family === AF_INET ? cmsg.ttl(ttl) : cmsg.hopLimit(ttl);
    const { promise, resolve } = Promise.withResolvers<Answer | null>();
    this.#waiting.set(port, { sent: performance.now(), answered: resolve });
    const timer = setTimeout(() => resolve(null), patience);
    const give = () => resolve(null);
    signal.addEventListener("abort", give);
    try {
      await pastReports(
        () => this.#socket.sendmsg([this.#payload], [limit], 0, to, { signal }),
        3,
      );
      return await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", give);
      this.#waiting.delete(port);
    }
  }

  /** Hands the answers to the probes that wait for them, until the signal. */
  async listen(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#reports(signal), this.#data(signal)]);
  }

  async #reports(signal: AbortSignal): Promise<void> {
    for await (const { error, destination } of reports(this.#socket, signal)) {
      if (error.offender === null || error.origin === SO_EE_ORIGIN_LOCAL) continue;
      this.#answer(destination[1], error.offender, reasonOf(this.#host.family, error));
    }
  }

  /** A host where something listens on the port may answer with data. */
  async #data(signal: AbortSignal): Promise<void> {
    while (true) {
      const [, from] = await pastReports(
        () => this.#socket.recvfrom(2048, { signal }),
        Infinity,
      );
      this.#answer(from[1], from, null);
    }
  }

  #answer(port: number, from: IpAddress, reason: Reason | null): void {
    const probe = this.#waiting.get(port);
    probe?.answered({ from, reason, time: performance.now() - probe.sent });
  }

  /** Closes the socket. */
  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
