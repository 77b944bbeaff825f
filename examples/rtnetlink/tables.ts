/**
 * The kernel's tables of links, addresses and routes, and their changes.
 *
 * @module
 */
import { AF_UNSPEC } from "@libc/socket";
import { decodeAddress, type InterfaceAddress } from "./address.ts";
import {
  type Connection,
  LOST,
  RTMGRP_IPV4_IFADDR,
  RTMGRP_IPV4_ROUTE,
  RTMGRP_IPV6_IFADDR,
  RTMGRP_IPV6_ROUTE,
  RTMGRP_LINK,
} from "./connection.ts";
import { decodeKnownLink, decodeLink, type KnownLink, type Link, nameOfLink } from "./link.ts";
import type { Message } from "./message.ts";
import { decodeRoute, type Route } from "./route.ts";

/** The entries of a table. */
export type Kind = "link" | "address" | "route";

/** All tables. */
export const KINDS: readonly Kind[] = ["link", "address", "route"];

/** An entry of a table. */
export type Entry =
  | { readonly kind: "link"; readonly entry: Link }
  | { readonly kind: "address"; readonly entry: InterfaceAddress }
  | { readonly kind: "route"; readonly entry: Route };

/** A change of a table; `lost` if changes arrived faster than they were read. */
export type Change = { readonly event: "new" | "deleted" } & Entry | { readonly event: "lost" };

const RTM_NEWLINK = 16, RTM_DELLINK = 17, RTM_GETLINK = 18;
const RTM_NEWADDR = 20, RTM_DELADDR = 21, RTM_GETADDR = 22;
const RTM_NEWROUTE = 24, RTM_DELROUTE = 25, RTM_GETROUTE = 26;

/** The request for each table, and the length of the structure that starts it. */
const REQUESTS: Readonly<Record<Kind, readonly [type: number, length: number]>> = {
  link: [RTM_GETLINK, 16],
  address: [RTM_GETADDR, 8],
  route: [RTM_GETROUTE, 12],
};

/** The multicast groups that receive the changes of each table. */
const GROUPS: Readonly<Record<Kind, number>> = {
  link: RTMGRP_LINK,
  address: RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR,
  route: RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE,
};

/** Returns the groups of several tables. Links are among them, for the names in the other tables. */
export function groupsOf(kinds: Iterable<Kind>): number {
  return [...kinds].reduce((all, kind) => all | GROUPS[kind], GROUPS.link);
}

/** Reads the tables. It remembers the names of links, and which are up. */
export class Tables {
  readonly #links = new Map<number, KnownLink>();
  readonly #linkOf = (ifindex: number) => this.#links.get(ifindex);
  readonly #nameOf = (ifindex: number) => nameOfLink(ifindex, this.#linkOf);

  /**
   * Reads tables.
   *
   * @param connection A connection with no other reader.
   * @param kinds The tables to read.
   * @param signal Aborts the requests.
   */
  async read(
    connection: Connection,
    kinds: ReadonlySet<Kind>,
    signal: AbortSignal,
  ): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (const kind of KINDS) {
      if (!kinds.has(kind) && kind !== "link") continue; // the other tables refer to links by index
      const [type, length] = REQUESTS[kind];
      const body = new Uint8Array(length);
      body[0] = AF_UNSPEC;
      const messages = await connection.dump(type, body, signal);
      if (kind === "link") messages.forEach((message) => this.#learn(message));
      for (const message of messages) {
        const found = this.#decode(message);
        if (found !== undefined && kinds.has(kind)) entries.push(found);
      }
    }
    return entries;
  }

  /** Yields the changes, until the signal aborts. Those of a link include changes of its counters. */
  async *changes(connection: Connection, signal: AbortSignal): AsyncGenerator<Change> {
    for await (const message of connection.changes(signal)) {
      if (message === LOST) {
        yield { event: "lost" };
        continue;
      }
      if (isLink(message)) this.#learn(message);
      const found = this.#decode(message);
      if (found !== undefined) yield { event: isDeletion(message) ? "deleted" : "new", ...found };
    }
  }

  /** Remembers a link, also a deleted one: its routes are deleted later. */
  #learn({ body }: Message): void {
    const link = decodeKnownLink(body);
    this.#links.set(link.ifindex, link);
  }

  #decode(message: Message): Entry | undefined {
    const { type, body } = message;
    if (isLink(message)) return { kind: "link", entry: decodeLink(body, this.#linkOf) };
    if (type === RTM_NEWADDR || type === RTM_DELADDR) {
      return { kind: "address", entry: decodeAddress(body, this.#nameOf) };
    }
    if (type === RTM_NEWROUTE || type === RTM_DELROUTE) {
      const entry = decodeRoute(body, this.#nameOf);
      return entry && { kind: "route", entry };
    }
    return undefined;
  }
}

/** True if the message is of a link. A bridge has messages about its ports, of its own family. */
function isLink({ type, body }: Message): boolean {
  return (type === RTM_NEWLINK || type === RTM_DELLINK) && body[0] === AF_UNSPEC;
}

function isDeletion({ type }: Message): boolean {
  return type === RTM_DELLINK || type === RTM_DELADDR || type === RTM_DELROUTE;
}
