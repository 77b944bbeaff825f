/**
 * Formats sockets as ss(8) does.
 *
 * @module
 */
import { printable } from "../terminal/printable.ts";
import type { InetEnd, Listed, Timer, UnixEnd } from "./listed.ts";

/** The names of the columns. */
export const COLUMNS: readonly string[] = [
  "Netid",
  "State",
  "Recv-Q",
  "Send-Q",
  "Local Address:Port",
  "Peer Address:Port",
  "Process",
];

/** What the last column contains. */
export interface Details {
  /** Processes. */
  readonly processes: boolean;
  /** Timers. */
  readonly options: boolean;
  /** The user, the inode and the cookie. */
  readonly extended: boolean;
}

function formatEnd(end: InetEnd | UnixEnd, v6only: boolean): string {
  if ("path" in end) return `${printable(end.path ?? "*")} ${end.inode}`;
  const { address, port } = end;
  const isEverything = address === "::" && !v6only; // IPv4 too
  const host = isEverything ? "*" : address.includes(":") ? `[${address}]` : address;
  const zone = end.interface === undefined ? "" : `%${end.interface}`;
  return `${host}${zone}:${port === 0 ? "*" : port}`;
}

/** Formats a time in milliseconds as `1.200ms`, `25sec` or `3min20sec`. */
export function formatTime(time: number): string {
  const minutes = Math.floor(time / 60_000);
  const seconds = minutes > 9 ? 0 : Math.floor(time / 1000) % 60;
  const rest = minutes > 0 || seconds > 9 ? 0 : time % 1000;
  return [
    minutes > 0 ? `${minutes}min` : "",
    seconds > 0 ? `${seconds}${rest > 0 ? "." : "sec"}` : "",
    rest > 0 ? `${String(rest).padStart(3, "0")}ms` : "",
  ].join("");
}

function formatTimer({ name, expires, retransmits }: Timer): string {
  return `timer:(${name},${formatTime(expires)},${retransmits})`;
}

function formatDetails(socket: Listed, details: Details): string {
  const { processes = [], timer, uid, inode, cookie, v6only, local } = socket;
  const users = processes.map(({ name, pid, fd }) => `("${printable(name)}",pid=${pid},fd=${fd})`);
  // The inode of a Unix socket stands beside its address.
  const isExtended = details.extended && !("path" in local);
  return [
    ...(details.processes && users.length > 0 ? [`users:(${users.join(",")})`] : []),
    ...(details.options && timer !== undefined ? [formatTimer(timer)] : []),
    ...(isExtended && uid !== 0 ? [`uid:${uid}`] : []),
    ...(isExtended ? [`ino:${inode}`, `sk:${cookie}`] : []),
    ...(isExtended && v6only !== undefined ? [`v6only:${Number(v6only)}`] : []),
  ].join(" ");
}

/** Returns the cells of a socket's row. */
export function row(socket: Listed, details: Details): string[] {
  const { netid, state, recvQ, sendQ, local, peer, v6only = false } = socket;
  return [
    ...[netid, state, String(recvQ), String(sendQ)],
    ...[formatEnd(local, v6only), formatEnd(peer, v6only), formatDetails(socket, details)],
  ];
}
