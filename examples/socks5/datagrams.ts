/**
 * The relay of datagrams for a client of SOCKS 5: UDP ASSOCIATE, RFC 1928, section 7.
 *
 * @module
 */
import {
  AF_INET,
  AF_UNSPEC,
  formatAddress,
  getaddrinfo,
  SOCK_DGRAM,
  Socket,
  SocketError,
} from "@libc/socket";
import type { IpAddress } from "../internet/listen.ts";
import { encodeAddress, type HostAndPort, readAddress, RequestError } from "./protocol.ts";

type Datagrams = Socket<IpAddress, "datagram">;

/** Bytes before the address in a datagram: two reserved, and the number of a fragment. */
const PREFIX = 3;

/** The most datagrams that are looked up or sent at once. */
const MOST = 64;

/** Relays datagrams between one client and any hosts, until it is closed. */
export class DatagramRelay implements Disposable {
  /** The socket that the client sends to. */
  readonly #inside: Datagrams;
  /** The sockets that hosts are sent to from, by their family. */
  readonly #outside = new Map<number, Datagrams>();
  /** The host of the client. Datagrams of others are ignored. */
  readonly #clientHost: string;
  #client: IpAddress | undefined;
  #isClosed = false;

  /**
   * @param family The family of the client's connection.
   * @param own The host of this machine that the client is connected to.
   * @param clientHost The host of the client.
   */
  constructor(family: number, own: IpAddress, clientHost: string) {
    this.#inside = new Socket<IpAddress, "datagram">(family, SOCK_DGRAM);
    this.#inside.bind([own[0], 0, ...own.slice(2)] as IpAddress);
    this.#clientHost = clientHost;
  }

  /** The address that the client must send to. */
  get address(): IpAddress {
    return this.#inside.getsockname();
  }

  /** Relays what the client sends. A slow look-up delays no datagram for another host. */
  async run(): Promise<void> {
    const forwarding = new Set<Promise<void>>();
    for await (const [data, from] of this.#inside) {
      if (from[0] !== this.#clientHost) continue;
      this.#client ??= from;
      if (formatAddress(from) !== formatAddress(this.#client)) continue;
      const one = this.#forward(data)
        .catch((error) => console.error(error))
        .finally(() => forwarding.delete(one));
      forwarding.add(one);
      if (forwarding.size >= MOST) await Promise.race(forwarding);
    }
  }

  async #forward(data: Uint8Array<ArrayBuffer>): Promise<void> {
    let at = PREFIX;
    const read = (count: number) => {
      if (at + count > data.length) throw new RangeError("the datagram is too short");
      return Promise.resolve(data.subarray(at, at += count));
    };
    try {
      if (data[2] !== 0) return; // a fragment, which a relay may drop
      const [host, port] = await readAddress(read);
      const [[family, , , , address]] = await getaddrinfo(host, port, AF_UNSPEC, SOCK_DGRAM);
      if (this.#isClosed) return;
      await this.#socketOf(family).sendto(data.subarray(at), address as IpAddress);
    } catch (error) {
      const isLost = error instanceof SocketError || error instanceof RangeError ||
        error instanceof RequestError || error instanceof Deno.errors.NotCapable;
      if (!isLost) throw error; // a datagram that cannot be sent is lost, as others are
    }
  }

  #socketOf(family: number): Datagrams {
    let socket = this.#outside.get(family);
    if (socket === undefined) {
      socket = new Socket<IpAddress, "datagram">(family, SOCK_DGRAM);
      socket.bind([family === AF_INET ? "0.0.0.0" : "::", 0]);
      this.#outside.set(family, socket);
      this.#answers(socket).catch((error) => console.error(error));
    }
    return socket;
  }

  /** Relays what hosts answer. */
  async #answers(socket: Datagrams): Promise<void> {
    for await (const [data, from] of socket) {
      const head = [0, 0, 0, ...encodeAddress(from as unknown as HostAndPort)];
      await this.#inside.sendmsg([Uint8Array.from(head), data], [], 0, this.#client!).catch(
        (error) => {
          if (!(error instanceof SocketError)) throw error;
        },
      );
    }
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#inside.close();
    for (const socket of this.#outside.values()) socket.close();
  }
}
