/**
 * The text that `console.log` shows for a socket.
 *
 * @module
 */
import { AF_INET, AF_INET6 } from "../../constants/mod.ts";
import { familyName, protocolName, typeName } from "../../constants/names.ts";
import type { Address } from "../../constants/families.ts";
import { system } from "../../ffi/mod.ts";
import { describeAddress } from "../text.ts";
import { decodeAddress, sockaddrs } from "./codec_table.ts";

/** The properties of a socket that the text names. */
interface Described {
  /** `AF_*` */
  readonly family: number;
  /** `SOCK_*` */
  readonly type: number;
  /** The protocol. */
  readonly proto: number;
  /** Returns the descriptor, or -1 if the socket is closed. */
  fileno(): number;
}

/** Returns the name of a protocol, which the internet families alone share. 0 is the default. */
function describeProtocol(family: number, proto: number): string {
  const isInternet = family === AF_INET || family === AF_INET6;
  return isInternet && proto !== 0 ? protocolName(proto) : String(proto);
}

/**
 * Describes a socket in one line, with its addresses if it is open.
 *
 * @param socket The socket.
 */
export function describeSocket(socket: Described): string {
  const { family, type, proto } = socket;
  const fd = socket.fileno();
  const parts = [
    fd < 0 ? "closed" : `fd=${fd}`,
    `family=${familyName(family)}`,
    `type=${typeName(type)}`,
    `proto=${describeProtocol(family, proto)}`,
  ];
  if (fd >= 0) {
    const { peer } = sockaddrs();
    const text = () => describeAddress(decodeAddress(peer, socket) as Address);
    if (system().getsockname(fd, peer) === 0) parts.push(`laddr=${text()}`);
    if (system().getpeername(fd, peer) === 0) parts.push(`raddr=${text()}`);
  }
  return `Socket { ${parts.join(", ")} }`;
}
