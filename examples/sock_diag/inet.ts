/**
 * TCP, UDP and raw sockets: struct inet_diag_req_v2 and struct inet_diag_msg, sock_diag(7).
 *
 * @module
 */
import {
  AF_INET,
  if_indextoname,
  inet_ntop,
  IPPROTO_RAW,
  IPPROTO_TCP,
  IPPROTO_UDP,
} from "@libc/socket";
import { decodeAttributes, LITTLE_ENDIAN, viewOf } from "../rtnetlink/message.ts";
import { cookieOf, type InetEnd, type Listed, STATES, type Timer } from "./listed.ts";

/** The protocols by the names that ss(8) prints. */
export const PROTOCOLS: Readonly<Record<string, number>> = {
  raw: IPPROTO_RAW,
  udp: IPPROTO_UDP,
  tcp: IPPROTO_TCP,
};

/** Lengths of the two structures. */
const REQUEST = 56, MESSAGE = 72;

/** An attribute that the kernel sends unasked. */
const INET_DIAG_SKV6ONLY = 11;

const TIMERS = ["off", "on", "keepalive", "timewait", "persist", "unknown"];

/** Encodes a request for the sockets of a family and a protocol in some states. */
export function encodeInetRequest(
  family: number,
  protocol: number,
  states: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(REQUEST);
  bytes.set([family, protocol]);
  viewOf(bytes, REQUEST).setUint32(4, states, LITTLE_ENDIAN);
  return bytes;
}

/** Returns the name of an interface, or its index if that has been deleted. */
function interfaceName(index: number): string {
  try {
    return if_indextoname(index);
  } catch {
    return `if${index}`;
  }
}

/** Decodes the timer. Its bytes are behind the family and the state. */
function decodeTimer(view: DataView): Timer | undefined {
  const number = view.getUint8(2);
  if (number === 0) return undefined;
  const name = TIMERS[Math.min(number, TIMERS.length - 1)]!;
  // The kernel's clock may be past the time.
  const expires = Math.max(0, view.getInt32(52, LITTLE_ENDIAN));
  return { name, expires, retransmits: view.getUint8(3) };
}

/**
 * Decodes the socket of a message.
 *
 * @param netid The name of its protocol.
 * @param body The message without its header.
 */
export function decodeInet(netid: string, body: Uint8Array<ArrayBuffer>): Listed {
  const view = viewOf(body, MESSAGE);
  const family = view.getUint8(0);
  const u32 = (at: number) => view.getUint32(at, LITTLE_ENDIAN);
  const length = family === AF_INET ? 4 : 16;
  const index = u32(40);
  const bound = index === 0 ? {} : { interface: interfaceName(index) };
  const end = (address: number, port: number): InetEnd => ({
    address: inet_ntop(family, body.subarray(address, address + length)),
    port: view.getUint16(port),
  });
  const v6only = decodeAttributes(body.subarray(MESSAGE)).get(INET_DIAG_SKV6ONLY);
  const timer = decodeTimer(view);
  return {
    netid,
    state: STATES[view.getUint8(1)] ?? STATES[0]!,
    recvQ: u32(56),
    sendQ: u32(60),
    local: { ...end(8, 4), ...bound },
    peer: end(24, 6),
    uid: u32(64),
    inode: u32(68),
    cookie: cookieOf(view, 44, LITTLE_ENDIAN),
    ...(v6only === undefined ? {} : { v6only: v6only[0] !== 0 }),
    ...(timer === undefined ? {} : { timer }),
  };
}
