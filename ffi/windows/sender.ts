/**
 * The sender's address of a receive. On a stream winsock writes neither the
 * address nor its length.
 *
 * @module
 */
import type { Sockaddr } from "../sockaddr.ts";
import { layouts } from "./layouts.ts";

const { sa_family } = layouts.sockaddr;

/** Prepares the memory for the sender's address before a receive. */
export function prepareSender(peer: Sockaddr): void {
  sa_family.set(peer.receive().view, 0);
}

/** Empties the address after a receive that has written none. */
export function finishSender(peer: Sockaddr): void {
  if (sa_family.get(peer.view) === 0) peer.received(0);
}
