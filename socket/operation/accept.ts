/**
 * accept(2)
 *
 * @module
 */
import { AF_ALG, EAGAIN, ECONNABORTED } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { READABLE } from "../../ffi/system.ts";
import type { AddressContext } from "../address/codec.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import { type Operation, RECEIVES } from "./operation.ts";
import { CALLS_PER_TURN } from "./send.ts";

/** Accepts a connection. The result is the connection and the address of its peer. */
export class Accept<C extends object> implements Operation<[conn: C, address: unknown]> {
  readonly syscall = "accept";
  readonly direction = READABLE;
  readonly queue = RECEIVES;
  readonly needsNonblocking = true;
  givesWay = false;
  readonly #socket: AddressContext;
  readonly #wrap: (fd: number) => C;
  readonly #remember: (conn: object, address: unknown) => void;

  /**
   * @param socket The listening socket.
   * @param wrap Makes the connection from its descriptor.
   * @param remember Tells the connection the address of its peer.
   */
  constructor(
    socket: AddressContext,
    wrap: (fd: number) => C,
    remember: (conn: object, address: unknown) => void,
  ) {
    this.#socket = socket;
    this.#wrap = wrap;
    this.#remember = remember;
  }

  attempt(fd: number, _wait: boolean): number {
    // AF_ALG has no peer addresses, and fails if it is asked for one.
    const hasPeer = this.#socket.family !== AF_ALG;
    const { peer } = sockaddrs();
    if (!hasPeer) peer.received(0);
    for (let calls = 0;; calls++) {
      this.givesWay = calls === CALLS_PER_TURN;
      if (this.givesWay) return -EAGAIN;
      const accepted = system().accept(fd, hasPeer ? peer : null);
      // ECONNABORTED: the peer has closed its connection before the accept. Another may be waiting.
      if (accepted !== -ECONNABORTED) return accepted;
    }
  }

  weight(): number {
    return 4; // with the object for the connection
  }

  result(fd: number): [C, unknown] {
    const conn = this.#wrap(fd);
    const address = decodeAddress(sockaddrs().peer, this.#socket);
    this.#remember(conn, address);
    return [conn, address];
  }
}
