/**
 * The address of a sender, of which a stream says nothing: it leaves the memory
 * as it is, the length too.
 *
 * @module
 */
import type { Sockaddr } from "../sockaddr.ts";
import { layouts } from "./layouts.ts";

const { sa_family } = layouts.sockaddr;

/** Makes room for the address of a sender, before a receive. */
export function beginSender(peer: Sockaddr): void {
  sa_family.set(peer.receive().view, 0);
}

/** Sees to it, after the receive, that an address that was not written is none. */
export function endSender(peer: Sockaddr): void {
  if (sa_family.get(peer.view) === 0) peer.received(0);
}
