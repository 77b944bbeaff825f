/**
 * A TFTP server for the files of a directory.
 *
 * @module
 */
import {
  AF_INET,
  cmsg,
  formatAddress,
  options,
  type ReceivedAncillary,
  SOCK_DGRAM,
  Socket,
  SocketError,
} from "@libc/socket";
import { readFully, writeFully } from "../files/fully.ts";
import type { IpAddress } from "../internet/listen.ts";
import { checkedNames, findFile } from "../served_files/find.ts";
import { tftpError } from "./file_errors.ts";
import { acceptOptions } from "./options.ts";
import { decodePacket, ERROR, type Packet, TftpError } from "./packet.ts";
import { Peer, receiveBlocks, sendBlocks } from "./transfer.ts";

/** Transfers at once at most. A client beyond them asks again. */
const MOST_TRANSFERS = 64;

/** How to serve. */
export interface ServerOptions {
  /** The real path of the directory. */
  readonly root: string;
  /** True to accept new files. */
  readonly writable: boolean;
  /** Seconds after which a packet is sent again. */
  readonly timeout: number;
  /** How often a packet is sent. */
  readonly attempts: number;
  /** Ends the service. */
  readonly signal: AbortSignal;
  /** Is told how each transfer ended. */
  readonly log: (client: IpAddress, type: string, name: string, result: number | Error) => void;
}

type Request = Extract<Packet, { name: string }>;

/**
 * Serves requests until the signal aborts. An error of a transfer ends this transfer only; but the
 * server ends with the error of a `log` that fails, as it does when the reader of the output has gone.
 */
export async function serveFiles(
  socket: Socket<IpAddress, "datagram">,
  server: ServerOptions,
): Promise<never> {
  const unlogged = new AbortController();
  const signal = AbortSignal.any([server.signal, unlogged.signal]);
  const active = new Map<string, Promise<void>>();
  reportDestinations(socket);
  try {
    for (;;) {
      const { data, ancillary, address: client } = await socket.recvmsg(65536, 128, { signal });
      const request = decodePacket(data);
      const name = formatAddress(client);
      if (request?.type !== "read" && request?.type !== "write") continue;
      if (active.has(name) || active.size >= MOST_TRANSFERS) continue; // a repeated request
      const ends = { own: destinationOf(socket, ancillary), client };
      const serving = transfer(socket, ends, request, { ...server, signal })
        .catch((error) => unlogged.abort(error))
        .finally(() => active.delete(name));
      active.set(name, serving);
    }
  } finally {
    await Promise.all(active.values()); // each removes the file that it has not received whole
  }
}

/** Makes a socket report the address that each datagram was sent to, where the system can. */
function reportDestinations(socket: Socket<IpAddress, "datagram">): void {
  const { IP_PKTINFO, IP_RECVDSTADDR } = options.IPPROTO_IP;
  const { IPV6_RECVPKTINFO } = options.IPPROTO_IPV6;
  const option = socket.family === AF_INET ? IP_PKTINFO ?? IP_RECVDSTADDR : IPV6_RECVPKTINFO;
  if (option !== undefined) socket.setOption(option, true);
}

/** Returns the address of this machine that a datagram was sent to, as far as it is known. The port is 0. */
function destinationOf(
  socket: Socket<IpAddress, "datagram">,
  ancillary: readonly ReceivedAncillary[],
): IpAddress {
  const info = cmsg.find(ancillary, "packetInfo");
  const host = info?.specDst ?? info?.address ?? cmsg.find(ancillary, "destination")?.address;
  if (host === undefined || /^ff/i.test(host)) { // a group is no address of a sender
    const [bound, , ...scope] = socket.getsockname();
    return [bound, 0, ...scope] as IpAddress;
  }
  const isLinkLocal = /^fe[89ab]/i.test(host);
  return isLinkLocal ? [host, 0, 0, info?.interfaceIndex ?? 0] : [host, 0];
}

/** Binds a socket, unless the address is one that it cannot send from, as a broadcast on Windows. */
function bindIfPossible(socket: Socket<IpAddress, "datagram">, own: IpAddress): void {
  try {
    socket.bind(own);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
  }
}

/** The addresses of a transfer. */
interface Ends {
  /** The address that the client has asked, with port 0. The client ignores answers of another one. */
  readonly own: IpAddress;
  readonly client: IpAddress;
}

/** Serves a request. It rejects only if `log` fails. */
async function transfer(
  { family }: Socket<IpAddress, "datagram">,
  { own, client }: Ends,
  request: Request,
  options: ServerOptions,
): Promise<void> {
  const { type, name } = request;
  try {
    using socket = new Socket<IpAddress, "datagram">(family, SOCK_DGRAM);
    bindIfPossible(socket, own);
    const peer = new Peer(socket, client, true, options);
    const result = await copy(peer, request, options).catch(tftpError);
    if (typeof result === "number") return options.log(client, type, name, result);
    if (options.signal.aborted) return;
    options.log(client, type, name, result);
    await peer.fail(result);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    options.log(client, type, name, error); // too many descriptors are open: none is left to answer
  }
}

/** Sends or receives the file of a request. @returns its bytes. */
async function copy(peer: Peer, request: Request, options: ServerOptions): Promise<number> {
  if (request.mode !== "octet") throw new TftpError(ERROR.illegal, "only octet is supported");
  return await (request.type === "read" ? sendFile : receiveFile)(peer, request, options);
}

function namesOf({ name }: Request): string[] {
  const names = checkedNames(name.split("/"), false);
  if (names !== null && names.length > 0) return names;
  throw new TftpError(ERROR.accessViolation, "access violation");
}

async function sendFile(peer: Peer, request: Request, { root }: ServerOptions): Promise<number> {
  const found = await findFile(root, namesOf(request));
  if (!found?.info.isFile) throw new TftpError(ERROR.notFound, "file not found");
  using file = await Deno.open(found.path);
  const options = acceptOptions(request.options, peer, found.info.size);
  if (options.size > 0) {
    const isStart = (answer: Packet) => answer.type === "ack" && answer.block === 0 || undefined;
    await peer.ask({ type: "oack", options }, isStart);
  }
  let bytes = 0;
  await sendBlocks(peer, async (buffer) => {
    const length = await readFully(file, buffer);
    bytes += length;
    return length;
  });
  return bytes;
}

/** Makes a new file, in a directory that must be inside the root. */
async function createFile(root: string, names: string[]): Promise<[string, Deno.FsFile]> {
  const directory = await findFile(root, names.slice(0, -1));
  if (!directory?.info.isDirectory) throw new TftpError(ERROR.notFound, "directory not found");
  const path = `${directory.path}/${names.at(-1)}`;
  return [path, await Deno.open(path, { write: true, createNew: true })];
}

async function receiveFile(peer: Peer, request: Request, server: ServerOptions): Promise<number> {
  const names = namesOf(request);
  if (!server.writable) throw new TftpError(ERROR.accessViolation, "no files are accepted");
  const [path, file] = await createFile(server.root, names);
  let bytes = 0;
  let last: Packet;
  try {
    using _file = file;
    const options = acceptOptions(request.options, peer, undefined);
    const start: Packet = options.size > 0 ? { type: "oack", options } : { type: "ack", block: 0 };
    last = await receiveBlocks(peer, start, async (data) => {
      bytes += data.length;
      await writeFully(file, data);
    });
  } catch (error) {
    await Deno.remove(path).catch(() => {}); // it is not whole
    throw error;
  }
  await peer.sendLast(last, (answer) => answer.type === "data");
  return bytes;
}
