/**
 * Multicast sockets for discovery on the local network.
 *
 * @module
 */
import { AF_INET, type InetAddress, options, SO_REUSEPORT, SOCK_DGRAM, Socket } from "@libc/socket";

/** A UDP socket over IPv4. */
export type UdpSocket = Socket<InetAddress, "datagram">;

/** Sends to groups through an interface; through the one that the system chooses without a name. */
function sendThrough(socket: UdpSocket, name: string | undefined, ttl: number): void {
  const { IP_MULTICAST_IF, IP_MULTICAST_TTL } = options.IPPROTO_IP;
  socket.setOption(IP_MULTICAST_TTL, ttl);
  if (name !== undefined) socket.setOption(IP_MULTICAST_IF, name);
}

/** Opens a socket that sends to groups, and receives what is sent to its own port. */
export function openSender(name: string | undefined, ttl: number): UdpSocket {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  try {
    sendThrough(socket, name, ttl);
    socket.bind(["", 0]);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** Opens a socket that receives what is sent to a group, as other programs do at the same time. */
export function openMember(
  group: string,
  port: number,
  name: string | undefined,
  ttl: number,
): UdpSocket {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  const { SO_REUSEADDR, SO_REUSEPORT: reusePort } = options.SOL_SOCKET;
  try {
    socket.setOption(SO_REUSEADDR, true);
    // On macOS and FreeBSD, all programs with this port must set this option too.
    if (Deno.build.os !== "linux" && SO_REUSEPORT !== undefined) {
      socket.setOption(reusePort!, true);
    }
    sendThrough(socket, name, ttl);
    socket.bind(["", port]);
    const membership = name === undefined ? { group } : { group, interface: name };
    socket.setOption(options.IPPROTO_IP.IP_ADD_MEMBERSHIP, membership);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}
