/**
 * The family and protocol of a socket that other code has created.
 *
 * @module
 */
import { SO_DOMAIN, SO_PROTOCOL, SO_PROTOCOL_INFOW, SOL_SOCKET } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { sockaddrs } from "../address/codec_table.ts";
import { systemError } from "../errors.ts";
import { readBytes, readInteger } from "./raw_value.ts";

/** Reads the `AF_*` of a socket. */
export function readFamily(fd: number): number {
  if (SO_DOMAIN !== undefined) return readInteger(fd, SOL_SOCKET, SO_DOMAIN);
  const family = readProtocolInfo(fd, "iAddressFamily");
  if (family !== null) return family;
  const { peer } = sockaddrs();
  const error = system().getsockname(fd, peer);
  if (error < 0) throw systemError(-error, "getsockname");
  return peer.family;
}

/** Reads the protocol of a socket; 0 if the system does not report it. */
export function readProtocol(fd: number): number {
  if (SO_PROTOCOL !== undefined) return readInteger(fd, SOL_SOCKET, SO_PROTOCOL);
  return readProtocolInfo(fd, "iProtocol") ?? 0;
}

/** Reads a member of `SO_PROTOCOL_INFOW`; `null` if the system lacks this option. */
function readProtocolInfo(fd: number, member: "iAddressFamily" | "iProtocol"): number | null {
  const { WSAPROTOCOL_INFOW } = system().layouts;
  if (WSAPROTOCOL_INFOW === undefined || SO_PROTOCOL_INFOW === undefined) return null;
  const info = readBytes(fd, SOL_SOCKET, SO_PROTOCOL_INFOW, WSAPROTOCOL_INFOW.size);
  return WSAPROTOCOL_INFOW[member].get(new DataView(info.buffer));
}
