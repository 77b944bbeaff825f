/**
 * The server of measurements, which runs one test at a time.
 *
 * @module
 */
import { EADDRINUSE, formatAddress, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";
import { printError } from "../command_line.ts";
import { type IpAddress, serve, type Server } from "../internet/listen.ts";
import type { Report } from "./meter.ts";
import {
  Channel,
  checkTest,
  type Datagrams,
  keyOf,
  newToken,
  ProtocolError,
  type Stream,
  type Test,
  TimeLimit,
} from "./protocol.ts";
import { runEnd } from "./run.ts";
import { TcpStreams, UdpStreams } from "./streams.ts";

/** Seconds for what comes before a test. */
const PATIENCE = 30;

/** The most connections at once. */
const LIMIT = 300;

/** A test that waits for its connections. */
interface Joining {
  readonly token: string;
  /** Takes a connection. Returns a promise that is resolved at the end of the test. */
  readonly take: (conn: Stream) => Promise<void>;
}

/** The events that a server reports. */
export interface Events {
  begin(address: IpAddress, test: Test): void;
  take(reports: readonly Report[]): void;
  end(): void;
}

/** Binds a UDP socket to the local address of a connection, and to the same port if it is free. */
function bindBeside(conn: Stream): Datagrams {
  const socket = new Socket<IpAddress, "datagram">(conn.family, SOCK_DGRAM);
  const [host, port, ...rest] = conn.getsockname();
  const bind = (port: number) => socket.bind([host, port, ...rest] as IpAddress);
  try {
    try {
      bind(port);
    } catch (error) {
      if (!(error instanceof SocketError) || error.errno !== EADDRINUSE) throw error;
      bind(0);
    }
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** A server of measurements. */
export class RateServer {
  readonly #events: Events;
  readonly #signal: AbortSignal;
  #isBusy = false;
  #joining: Joining | undefined;

  constructor(events: Events, signal: AbortSignal) {
    this.#events = events;
    this.#signal = signal;
  }

  /** Serves clients until the signal aborts. */
  async run(server: Server): Promise<never> {
    return await serve(server, { limit: LIMIT, signal: this.#signal }, async (conn, address) => {
      using channel = new Channel(conn);
      try {
        await this.#serve(channel, address);
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        printError(`${formatAddress(address)}: ${error.message}`);
        await channel.send({ error: error.message }, this.#signal);
      }
    });
  }

  /** Serves a control connection, or the connection of a stream. */
  async #serve(channel: Channel, address: IpAddress): Promise<void> {
    using start = new TimeLimit(PATIENCE, this.#signal);
    const first = await channel.receive(start.signal);
    if (first.token !== undefined) {
      if (first.token !== this.#joining?.token) throw new ProtocolError("there is no such test");
      start[Symbol.dispose]();
      return await this.#joining.take(channel.socket);
    }
    const test = checkTest(first.test);
    if (this.#isBusy) throw new ProtocolError("the server is busy");
    this.#isBusy = true;
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    try {
      this.#events.begin(address, test);
      using streams = await this.#open(channel, test, ended, start.signal);
      await channel.send({ ready: true }, start.signal);
      start[Symbol.dispose]();
      const { take } = this.#events;
      await runEnd({ channel, streams, test, sends: test.reverse, take }, this.#signal);
    } finally {
      this.#isBusy = false;
      end();
      this.#events.end();
    }
  }

  /** Opens the streams of a test together with the client. */
  async #open(channel: Channel, test: Test, ended: Promise<void>, signal: AbortSignal) {
    const token = newToken();
    if (test.udp) {
      const socket = bindBeside(channel.socket);
      const streams = new UdpStreams([socket], keyOf(token), test);
      try {
        await channel.send({ token, port: socket.getsockname()[1] }, signal);
        await streams.receiveHellos(channel.socket.getpeername()[0], signal);
        return streams;
      } catch (error) {
        streams[Symbol.dispose]();
        throw error;
      }
    }
    const sockets: Stream[] = [];
    const { promise: complete, resolve } = Promise.withResolvers<void>();
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    late.catch(() => {});
    const take = (conn: Stream) => {
      if (sockets.push(conn) === test.streams) {
        this.#joining = undefined;
        resolve();
      }
      return ended;
    };
    this.#joining = { token, take };
    try {
      await channel.send({ token }, signal);
      await Promise.race([complete, late]);
      return new TcpStreams(sockets, test);
    } finally {
      this.#joining = undefined;
    }
  }
}
