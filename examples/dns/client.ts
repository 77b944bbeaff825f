/**
 * Asks a name server: over UDP, and over TCP if the answer does not fit into a datagram.
 *
 * @module
 */
import {
  type AF_INET,
  type AF_INET6,
  createConnection,
  IncompleteReadError,
  type InetAddress,
  Socket,
  SocketError,
  TimeoutError,
} from "@libc/socket";
import {
  decodeDns,
  type DnsContent,
  type DnsMessage,
  encodeDns,
  formatDnsName,
  parseDnsName,
} from "@libc/socket/capture";
import { given } from "../command_line.ts";
import { Deadline } from "../internet/deadline.ts";
import { lookUp } from "../internet/look_up.ts";

/** A name server. */
export interface Server {
  /** Its name or address. */
  readonly host: string;
  readonly port: number;
}

/** How to ask. */
export interface Manner {
  /** Seconds to wait for an answer. */
  readonly timeout: number;
  /** How often to ask over UDP. */
  readonly tries: number;
  /** True to ask over TCP only. */
  readonly tcp: boolean;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** An answer. */
export interface Answer {
  readonly message: DnsMessage;
  readonly protocol: "UDP" | "TCP";
  /** The address of the server. */
  readonly address: InetAddress;
  /** The length of the message, in bytes. */
  readonly length: number;
  /** The time from the question to the answer, in milliseconds. */
  readonly time: number;
}

/** Returns a query, with a new id that nobody can guess. */
export function newQuery(content: Partial<DnsContent>): Partial<DnsContent> {
  return { ...content, id: crypto.getRandomValues(new Uint16Array(1))[0]! };
}

/** True if a message answers a query. Others may come to the port too: RFC 5452. */
function answers(message: DnsMessage, query: Partial<DnsContent>): boolean {
  const asked = query.questions![0]!, [question] = message.questions;
  const name = formatDnsName(parseDnsName(asked.name)).toLowerCase();
  return message.response && message.id === query.id &&
    // A server that cannot read the query may answer without its question.
    (question === undefined ||
      question.name.toLowerCase() === name &&
        question.type === asked.type);
}

/** Adds the server to the message of an error of a connected socket, which does not name it. */
function withServer(error: unknown, { host, port }: Server): unknown {
  if (error instanceof SocketError || error instanceof IncompleteReadError) {
    error.message += ` from ${host}, port ${port}`;
  }
  return error;
}

/** Asks over UDP. Returns the answer; `null` if none came in time. */
async function askOverUdp(
  query: Partial<DnsContent>,
  server: Server,
  { timeout, tries, signal }: Manner,
): Promise<Answer | null> {
  const { host, port } = server;
  const [family, type, proto, , address] = await lookUp(host, port, {
    argument: `@${host}`,
    signal,
  });
  using socket = new Socket(family as typeof AF_INET | typeof AF_INET6, type, proto);
  await socket.connect(address as InetAddress);
  const bytes = encodeDns(query);
  for (let attempt = 0; attempt < tries; attempt++) {
    const start = performance.now(), deadline = new Deadline(timeout);
    await socket.send(bytes, { signal });
    try {
      for (;;) {
        deadline.limit(socket);
        const data = await socket.recv(65535, { signal });
        const time = performance.now() - start;
        const message = decodeDns(data);
        if (!answers(message, query)) continue;
        return {
          message,
          protocol: "UDP",
          address: address as InetAddress,
          length: data.length,
          time,
        };
      }
    } catch (error) {
      if (error instanceof TimeoutError) continue;
      throw withServer(error, server);
    }
  }
  return null;
}

/** Asks over TCP, where the length precedes each message. */
async function askOverTcp(
  query: Partial<DnsContent>,
  server: Server,
  { timeout, signal }: Manner,
): Promise<Answer> {
  const start = performance.now();
  using socket = await given(
    `@${server.host}`,
    () => createConnection([server.host, server.port], timeout, { signal }),
  );
  const bytes = encodeDns(query), deadline = new Deadline(timeout);
  const receive = async (count: number) => {
    deadline.limit(socket);
    return await socket.recvExactly(count, { signal });
  };
  try {
    const framed = Uint8Array.of(bytes.length >> 8, bytes.length & 0xff, ...bytes);
    await socket.sendall(framed, { signal });
    for (;;) {
      const [high, low] = await receive(2);
      const data = await receive(high! << 8 | low!);
      const message = decodeDns(data);
      if (!answers(message, query)) continue;
      const [host, port] = socket.getpeername();
      const time = performance.now() - start;
      return { message, protocol: "TCP", address: [host, port], length: data.length, time };
    }
  } catch (error) {
    throw withServer(error, server);
  }
}

/**
 * Asks a name server.
 *
 * @param query The query, with one question.
 * @param server The server.
 * @param manner How to ask.
 * @returns The answer; `null` if none came in time.
 * @throws {SocketError} If the server cannot be reached.
 * @throws {IncompleteReadError} If it closes the connection without an answer.
 */
export async function ask(
  query: Partial<DnsContent>,
  server: Server,
  manner: Manner,
): Promise<Answer | null> {
  if (!manner.tcp) {
    const answer = await askOverUdp(query, server, manner);
    if (answer === null || !answer.message.truncated) return answer;
  }
  try {
    return await askOverTcp(query, server, manner);
  } catch (error) {
    if (error instanceof TimeoutError) return null;
    throw error;
  }
}
