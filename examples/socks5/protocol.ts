/**
 * The messages of SOCKS 5: RFC 1928, and RFC 1929 for names and passwords.
 *
 * @module
 */
import { AF_INET, AF_INET6, GaiError, inet_ntop, inet_pton, SocketError } from "@libc/socket";

/** The version in each message. */
export const VERSION = 5;

/** Ways to authenticate. */
export const METHOD = { none: 0, password: 2, unacceptable: 0xff } as const;

/** Commands of a request. */
export const COMMAND = { connect: 1, udpAssociate: 3 } as const;

/** The codes of a reply. */
export const REPLY = {
  succeeded: 0,
  failed: 1,
  notAllowed: 2,
  networkUnreachable: 3,
  hostUnreachable: 4,
  refused: 5,
  commandNotSupported: 7,
  addressTypeNotSupported: 8,
} as const;

/** Types of an address. */
const TYPE = { ipv4: 1, domain: 3, ipv6: 4 } as const;

/** A host, as an address or a name, and a port. */
export type HostAndPort = readonly [host: string, port: number];

/** An error that a reply tells the client. */
export class RequestError extends Error {
  /** @param reply One of `REPLY`. */
  constructor(readonly reply: number, message: string) {
    super(message);
  }
}

/** Returns so many bytes of a message. */
export type Read = (count: number) => Promise<Uint8Array<ArrayBuffer>>;

/** Reads an address: its type, the host and the port. */
export async function readAddress(read: Read): Promise<HostAndPort> {
  const [type] = await read(1);
  const host = await readHost(type!, read);
  const [high, low] = await read(2);
  return [host, high! << 8 | low!];
}

async function readHost(type: number, read: Read): Promise<string> {
  if (type === TYPE.ipv4) return inet_ntop(AF_INET, await read(4));
  if (type === TYPE.ipv6) return inet_ntop(AF_INET6, await read(16));
  if (type !== TYPE.domain) {
    throw new RequestError(REPLY.addressTypeNotSupported, `address type ${type}`);
  }
  const [length] = await read(1);
  const name = length === 0 ? "" : new TextDecoder().decode(await read(length!));
  // A NUL would end the name in C, and control characters would disturb the log.
  if (/^[\x21-\x7e]+$/.test(name)) return name;
  throw new RequestError(REPLY.failed, `host name ${JSON.stringify(name)}`);
}

/** Encodes an address of a socket. */
export function encodeAddress([host, port]: HostAndPort): number[] {
  const isIPv6 = host.includes(":");
  const bytes = inet_pton(isIPv6 ? AF_INET6 : AF_INET, host.replace(/%.*/, ""));
  return [isIPv6 ? TYPE.ipv6 : TYPE.ipv4, ...bytes, port >> 8, port & 0xff];
}

/** Encodes a reply. */
export function encodeReply(code: number, address: HostAndPort): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([VERSION, code, 0, ...encodeAddress(address)]);
}

const REPLIES: Readonly<Record<string, number>> = {
  ECONNREFUSED: REPLY.refused,
  ENETUNREACH: REPLY.networkUnreachable,
  EHOSTUNREACH: REPLY.hostUnreachable,
  ETIMEDOUT: REPLY.hostUnreachable,
};

/** Returns the code of the reply to a request that failed. */
export function replyTo(error: unknown): number {
  if (error instanceof RequestError) return error.reply;
  if (error instanceof GaiError) return REPLY.hostUnreachable;
  if (error instanceof Deno.errors.NotCapable) return REPLY.notAllowed;
  return error instanceof SocketError ? REPLIES[error.code] ?? REPLY.failed : REPLY.failed;
}
