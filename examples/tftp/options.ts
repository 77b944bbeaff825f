/**
 * The options of a transfer: the size of a block (RFC 2348), the time until a packet is sent again and
 * the size of the file (RFC 2349).
 *
 * @module
 */
import { ERROR, type Options, TftpError } from "./packet.ts";
import { DEFAULT_BLOCK, type Peer } from "./transfer.ts";

/** Bytes of the largest block: what an IPv4 datagram holds. */
export const LARGEST_BLOCK = 65464;

/** Bytes of a block that fits into a packet of an Ethernet. */
export const ETHERNET_BLOCK = 1428;

function numberIn(options: Options, name: string, least: number, most: number): number | undefined {
  const text = options.get(name);
  if (text === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

/**
 * The longest timeout that a server accepts, in seconds. It ignores a longer one, as RFC 2349 allows. Otherwise
 * silent clients could hold all transfers of the server for minutes.
 */
const LONGEST_TIMEOUT = 10;

/**
 * Accepts the options of a request, as far as they are known.
 *
 * @param asked The options that the client asks for.
 * @param peer The client, whose block size and timeout are set.
 * @param size The bytes of the file that it reads; `undefined` if it writes.
 * @returns What the server answers.
 */
export function acceptOptions(asked: Options, peer: Peer, size: number | undefined): Options {
  const accepted = new Map<string, string>();
  const block = numberIn(asked, "blksize", 8, Number.MAX_SAFE_INTEGER);
  if (block !== undefined) {
    peer.blockSize = Math.min(block, LARGEST_BLOCK);
    accepted.set("blksize", String(peer.blockSize));
  }
  const timeout = numberIn(asked, "timeout", 1, LONGEST_TIMEOUT);
  if (timeout !== undefined) {
    peer.timeout = timeout;
    accepted.set("timeout", String(timeout));
  }
  const total = numberIn(asked, "tsize", 0, Number.MAX_SAFE_INTEGER);
  if (total !== undefined) accepted.set("tsize", String(size ?? total));
  return accepted;
}

/**
 * Takes over the options that a server has accepted.
 *
 * @param asked What the client has asked for.
 * @param accepted What the server has answered.
 * @param peer The server, whose block size is set.
 * @returns The bytes of the file, if the server knows them.
 * @throws {TftpError} If the server accepts what nobody has asked for.
 */
export function takeOptions(asked: Options, accepted: Options, peer: Peer): number | undefined {
  const most = Number(asked.get("blksize") ?? DEFAULT_BLOCK);
  const block = accepted.has("blksize") ? numberIn(accepted, "blksize", 8, most) : DEFAULT_BLOCK;
  if (block === undefined || [...accepted.keys()].some((name) => !asked.has(name))) {
    throw new TftpError(ERROR.options, "the server has changed the options");
  }
  peer.blockSize = block;
  return numberIn(accepted, "tsize", 0, Number.MAX_SAFE_INTEGER);
}
