/**
 * Round-trip times by the kernel's time stamps, which do not contain the time that a program takes to
 * send and to receive: https://docs.kernel.org/networking/timestamping.html
 *
 * @module
 */
import {
  cmsg,
  CMSG_SPACE,
  options,
  type ReceivedAncillary,
  SO_EE_ORIGIN_TIMESTAMPING,
  type Socket,
  SOF_TIMESTAMPING_OPT_ID,
  SOF_TIMESTAMPING_OPT_TSONLY,
  SOF_TIMESTAMPING_RX_SOFTWARE,
  SOF_TIMESTAMPING_SOFTWARE,
  SOF_TIMESTAMPING_TX_SOFTWARE,
} from "@libc/socket";
import type { IpAddress } from "../internet/listen.ts";

/** Room for the time stamps of a received message: three `struct timespec`. */
export const stampsSpace = (): number => CMSG_SPACE(48);

/** The longest wait for the time stamp of a request whose reply is here, in milliseconds. */
const LATEST_STAMP = 100;

/** A request on its way. */
export interface Departure {
  /** The time before the call that sent it, by `performance.now`. */
  readonly begun: number;
  /** The time at which the kernel passed it to the interface, in nanoseconds since 1970. */
  readonly stamp: PromiseWithResolvers<bigint>;
}

/** The round trips of a socket. Without time stamps of the kernel, `performance.now` takes the times. */
export class RoundTrips {
  /** The departures without a time stamp, by the number of the message. */
  readonly #unstamped = new Map<number, Departure>();
  #count = 0;

  /** Asks for time stamps of everything that the socket sends and receives, where it can. */
  constructor(socket: Socket<IpAddress, "datagram">) {
    const { SO_TIMESTAMPING } = options.SOL_SOCKET;
    if (SO_TIMESTAMPING === undefined) return;
    socket.setOption(
      SO_TIMESTAMPING,
      SOF_TIMESTAMPING_TX_SOFTWARE! | SOF_TIMESTAMPING_RX_SOFTWARE! | SOF_TIMESTAMPING_SOFTWARE! |
        SOF_TIMESTAMPING_OPT_ID! | SOF_TIMESTAMPING_OPT_TSONLY!,
    );
  }

  /**
   * Sends a request.
   *
   * @param call Sends it, in the blocking form: the kernel counts the requests in the order of the calls,
   *   without those that fail.
   */
  send(call: () => void): Departure {
    const departure = { begun: performance.now(), stamp: Promise.withResolvers<bigint>() };
    call();
    this.#unstamped.set(this.#count++, departure);
    return departure;
  }

  /**
   * Takes the time stamp of a request from an entry of the error queue.
   *
   * @returns false if the entry is something else.
   */
  takeStamp(ancillary: readonly ReceivedAncillary[]): boolean {
    const error = cmsg.find(ancillary, "error");
    if (error === undefined || error.origin !== SO_EE_ORIGIN_TIMESTAMPING) return false;
    const stamps = cmsg.find(ancillary, "timestamps");
    if (stamps !== undefined) this.#unstamped.get(error.data)?.stamp.resolve(stamps.software);
    this.#unstamped.delete(error.data);
    return true;
  }

  /**
   * Returns the time of a round trip in milliseconds.
   *
   * @param departure Its request.
   * @param ancillary The ancillary data of its reply.
   */
  async end({ begun, stamp }: Departure, ancillary: readonly ReceivedAncillary[]): Promise<number> {
    const now = performance.now();
    const arrival = cmsg.find(ancillary, "timestamps")?.software;
    if (arrival === undefined) return now - begun;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LATEST_STAMP);
    const departure = await Promise.race([stamp.promise, promise]);
    clearTimeout(timer);
    return departure === undefined ? now - begun : Number(arrival - departure) / 1e6;
  }
}
