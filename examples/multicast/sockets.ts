/**
 * Multicast sockets for discovery on the local network.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  type Inet6Address,
  type InetAddress,
  options,
  SO_REUSEPORT,
  SOCK_DGRAM,
  Socket,
} from "@libc/socket";

/** A UDP socket over IPv4. */
export type UdpSocket = Socket<InetAddress, "datagram">;

/** A UDP socket over IPv6. */
export type Udp6Socket = Socket<Inet6Address, "datagram">;

/** Sets a new socket up, and returns it. It is closed if that fails. */
function prepared<S extends UdpSocket | Udp6Socket>(socket: S, prepare: (socket: S) => void): S {
  try {
    prepare(socket);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** Sends to groups through an interface; through the one that the system chooses without a name. */
function sendThrough(socket: UdpSocket, name: string | undefined, ttl: number): void {
  const { IP_MULTICAST_IF, IP_MULTICAST_TTL } = options.IPPROTO_IP;
  socket.setOption(IP_MULTICAST_TTL, ttl);
  if (name !== undefined) socket.setOption(IP_MULTICAST_IF, name);
}

/** Lets other programs of this machine use the port of a socket, too. */
function sharePort(socket: UdpSocket | Udp6Socket): void {
  const { SO_REUSEADDR, SO_REUSEPORT: reusePort } = options.SOL_SOCKET;
  socket.setOption(SO_REUSEADDR, true);
  // On macOS and FreeBSD, all programs with this port must set this option too.
  if (Deno.build.os !== "linux" && SO_REUSEPORT !== undefined) socket.setOption(reusePort!, true);
}

/** Opens a socket that sends to groups, and receives what is sent to its own port. */
export function openSender(name: string | undefined, ttl: number): UdpSocket {
  return prepared(new Socket(AF_INET, SOCK_DGRAM), (socket) => {
    sendThrough(socket, name, ttl);
    socket.bind(["", 0]);
  });
}

/** Opens a socket that receives what is sent to a group, as other programs do at the same time. */
export function openMember(
  group: string,
  port: number,
  name: string | undefined,
  ttl: number,
): UdpSocket {
  return prepared(new Socket(AF_INET, SOCK_DGRAM), (socket) => {
    sharePort(socket);
    sendThrough(socket, name, ttl);
    socket.bind(["", port]);
    const membership = name === undefined ? { group } : { group, interface: name };
    socket.setOption(options.IPPROTO_IP.IP_ADD_MEMBERSHIP, membership);
  });
}

/** Opens a socket for a group of IPv6; see {@linkcode openMember}. */
export function openMember6(
  group: string,
  port: number,
  name: string | undefined,
  ttl: number,
): Udp6Socket {
  const { IPV6_JOIN_GROUP, IPV6_MULTICAST_HOPS, IPV6_MULTICAST_IF } = options.IPPROTO_IPV6;
  return prepared(new Socket(AF_INET6, SOCK_DGRAM), (socket) => {
    sharePort(socket);
    socket.setOption(IPV6_MULTICAST_HOPS, ttl);
    if (name !== undefined) socket.setOption(IPV6_MULTICAST_IF, name);
    socket.bind(["::", port]);
    socket.setOption(IPV6_JOIN_GROUP, name === undefined ? { group } : { group, interface: name });
  });
}
