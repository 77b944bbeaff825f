/**
 * The client of a measurement.
 *
 * @module
 */
import { createConnection, SOCK_DGRAM, Socket } from "@libc/socket";
import { given } from "../command_line.ts";
import type { IpAddress } from "../internet/listen.ts";
import type { Report } from "./meter.ts";
import { Channel, type Datagrams, keyOf, type Stream, type Test, TimeLimit } from "./protocol.ts";
import { runEnd } from "./run.ts";
import { type Streams, TcpStreams, UdpStreams } from "./streams.ts";

/** Seconds for a connection, and for what comes before the test. */
const PATIENCE = 30;

/** Milliseconds between two hellos of a UDP socket. */
const AGAIN = 100;

/** Opens the TCP connections of a test. */
async function connectStreams(
  address: IpAddress,
  test: Test,
  token: string,
  signal: AbortSignal,
): Promise<Streams> {
  const sockets: Stream[] = [];
  const streams = new TcpStreams(sockets, test);
  try {
    for (let i = 0; i < test.streams; i++) {
      const socket = await createConnection(address, PATIENCE, { signal });
      sockets.push(socket as Stream);
      await socket.sendall(`${JSON.stringify({ token })}\n`, { signal });
    }
    return streams;
  } catch (error) {
    streams[Symbol.dispose]();
    throw error;
  }
}

/** Opens the UDP sockets of a test. */
async function openSockets(
  [host, , ...rest]: IpAddress,
  port: number,
  { socket: { family } }: Channel,
  test: Test,
  key: bigint,
): Promise<UdpStreams> {
  const sockets: Datagrams[] = [];
  try {
    for (let i = 0; i < test.streams; i++) {
      const socket: Datagrams = new Socket<IpAddress, "datagram">(family, SOCK_DGRAM);
      sockets.push(socket);
      await socket.connect([host, port, ...rest] as IpAddress);
    }
    return new UdpStreams(sockets, key, test);
  } catch (error) {
    for (const socket of sockets) socket.close();
    throw error;
  }
}

/** Shows the addresses of the UDP sockets to the server, again and again until it is ready. */
async function introduce(streams: UdpStreams, ready: Promise<unknown>): Promise<void> {
  const hello = () => streams.sendHellos().catch(() => {}); // the server reports what is wrong
  const timer = setInterval(hello, AGAIN);
  try {
    await hello();
    await ready;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a test with a server.
 *
 * @param host The server.
 * @param port Its port.
 * @param family `AF_INET`, `AF_INET6`, or `AF_UNSPEC` for either.
 * @param take Takes the reports of the receiver.
 * @param interrupted Ends the test.
 */
export async function runClient(
  host: string,
  port: number,
  family: number,
  test: Test,
  take: (reports: readonly Report[]) => void,
  interrupted: AbortSignal,
): Promise<void> {
  using start = new TimeLimit(PATIENCE, interrupted);
  const { signal } = start;
  const control = await given(
    host,
    () => createConnection([host, port], PATIENCE, { family, signal }),
  );
  using channel = new Channel(control as Stream);
  const address = channel.socket.getpeername();
  await channel.send({ test }, signal);
  const { token = "", port: udpPort = port } = await channel.receive(signal);
  const key = keyOf(token);
  using streams = test.udp
    ? await openSockets(address, udpPort, channel, test, key)
    : await connectStreams(address, test, token, signal);
  const ready = channel.receive(signal);
  if (streams instanceof UdpStreams) await introduce(streams, ready);
  else await ready;
  start[Symbol.dispose]();
  await runEnd({ channel, streams, test, sends: !test.reverse, take }, interrupted);
}
