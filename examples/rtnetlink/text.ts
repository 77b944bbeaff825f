/**
 * Formats links, addresses and routes as columns of text.
 *
 * @module
 */
import type { InterfaceAddress } from "./address.ts";
import type { Link } from "./link.ts";
import type { NextHop, Route } from "./route.ts";
import type { Entry, Kind } from "./tables.ts";

/** The columns of each table. */
export const COLUMNS: Readonly<Record<Kind, readonly string[]>> = {
  link: ["INDEX", "LINK", "TYPE", "STATE", "MTU", "ADDRESS", "FLAGS"],
  address: ["LINK", "ADDRESS", "SCOPE", "FLAGS"],
  route: ["DESTINATION", "NEXT HOP", "SOURCE", "METRIC", "PROTOCOL", "TABLE", "FLAGS"],
};

function linkRow(link: Link): string[] {
  const { ifindex, ifname, info_kind, link_type, operstate, mtu, address = "-", flags } = link;
  const type = info_kind === undefined ? link_type : `${link_type}/${info_kind}`;
  return [String(ifindex), ifname, type, operstate, String(mtu), address, flags.join(",")];
}

function addressRow({ ifname, local, address, prefixlen, scope, flags }: InterfaceAddress) {
  const peer = address === undefined ? "" : ` peer ${address}`;
  return [ifname, `${local}${peer}/${prefixlen}`, scope, flags.join(",") || "-"];
}

function hop({ gateway, via, dev }: NextHop): string {
  const router = gateway ?? via?.host;
  return [...(router ? [`via ${router}`] : []), ...(dev ? [`dev ${dev}`] : [])].join(" ") || "-";
}

function routeRow(route: Route): string[] {
  const { type, dst, nexthops, prefsrc = "-", metric, protocol, table, flags } = route;
  return [
    type === undefined ? dst : `${type} ${dst}`,
    (nexthops ?? [route]).map(hop).join("; "),
    prefsrc,
    String(metric ?? "-"),
    protocol,
    table,
    flags.join(",") || "-",
  ];
}

/** Returns the cells of an entry's row. */
export function row(found: Entry): string[] {
  if (found.kind === "link") return linkRow(found.entry);
  return found.kind === "address" ? addressRow(found.entry) : routeRow(found.entry);
}

/** Formats rows in aligned columns. */
export function table(rows: readonly (readonly string[])[]): string {
  // There may be more rows than a call can have arguments.
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((most, cells) => Math.max(most, cells[column]?.length ?? 0), 0)
  );
  return rows
    .map((cells) => cells.map((cell, column) => cell.padEnd(widths[column]!)).join("  ").trimEnd())
    .join("\n");
}
