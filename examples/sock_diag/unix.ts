/**
 * Unix sockets: struct unix_diag_req and struct unix_diag_msg, sock_diag(7).
 *
 * @module
 */
import { AF_UNIX, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_STREAM } from "@libc/socket";
import { decodeAttributes, LITTLE_ENDIAN, u32, viewOf } from "../rtnetlink/message.ts";
import { cookieOf, type Listed, STATES } from "./listed.ts";

/** Lengths of the two structures. */
const REQUEST = 24, MESSAGE = 16;

/** What the kernel shall tell: the name, the peer, the queues and the user. */
const SHOW = 1 | 4 | 0x10 | 0x40;

const UNIX_DIAG_NAME = 0, UNIX_DIAG_PEER = 2, UNIX_DIAG_RQLEN = 4, UNIX_DIAG_UID = 7;

const TYPES: ReadonlyMap<number, string> = new Map<number, string>([
  [SOCK_STREAM, "u_str"],
  [SOCK_DGRAM, "u_dgr"],
  [SOCK_SEQPACKET, "u_seq"],
]);

/** Encodes a request for the sockets in some states. */
export function encodeUnixRequest(states: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(REQUEST);
  const view = viewOf(bytes, REQUEST);
  view.setUint8(0, AF_UNIX!);
  view.setUint32(4, states, LITTLE_ENDIAN);
  view.setUint32(12, SHOW, LITTLE_ENDIAN);
  return bytes;
}

/** Decodes a name. Each zero byte of an abstract name is printed as `@`, as ss(8) does. */
function decodeName(bytes: Uint8Array<ArrayBuffer>): string {
  const text = new TextDecoder().decode(bytes);
  return bytes[0] === 0 ? text.replaceAll("\0", "@") : text.replace(/\0.*/s, "");
}

/**
 * Decodes the socket of a message.
 *
 * @param body The message without its header.
 */
export function decodeUnix(body: Uint8Array<ArrayBuffer>): Listed {
  const view = viewOf(body, MESSAGE);
  const inode = view.getUint32(4, LITTLE_ENDIAN);
  const attributes = decodeAttributes(body.subarray(MESSAGE));
  const name = attributes.get(UNIX_DIAG_NAME);
  const queues = attributes.get(UNIX_DIAG_RQLEN);
  const queue = (at: number) => queues ? viewOf(queues, 8).getUint32(at, LITTLE_ENDIAN) : 0;
  return {
    netid: TYPES.get(view.getUint8(1)) ?? "u_???",
    state: STATES[view.getUint8(2)] ?? STATES[0]!,
    recvQ: queue(0),
    sendQ: queue(4),
    local: { path: name === undefined ? null : decodeName(name), inode },
    peer: { path: null, inode: u32(attributes, UNIX_DIAG_PEER) ?? 0 },
    uid: u32(attributes, UNIX_DIAG_UID) ?? 0,
    inode,
    cookie: cookieOf(view, 8, LITTLE_ENDIAN),
  };
}
