/**
 * Ports as a command line names them.
 *
 * @module
 */
import { getservbyname, SocketError } from "@libc/socket";
import { UsageError } from "../command_line.ts";

/**
 * Parses a port: a number from 0 to 65535, or the name of a service.
 *
 * @param text The argument.
 * @param protocol The protocol of the service.
 */
export function parsePort(text: string, protocol: "tcp" | "udp" = "tcp"): number {
  if (/^\d+$/.test(text) && Number(text) <= 65535) return Number(text);
  if (/^[a-z]/i.test(text)) {
    try {
      return getservbyname(text, protocol);
    } catch (error) {
      if (!(error instanceof SocketError)) throw error;
    }
  }
  throw new UsageError(`port ${text}: expected a number from 0 to 65535, or the name of a service`);
}
