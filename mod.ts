/**
 * BSD sockets for Deno: the system's own socket interface, with the reach of
 * Python's `socket` module, blocking and asynchronous.
 *
 * @example An echo server
 * ```ts ignore
 * import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";
 *
 * using server = new Socket(AF_INET, SOCK_STREAM);
 * server.bind(["", 50007]);
 * server.listen(1);
 * const [conn, address] = await server.accept();
 * console.log("connected by", address);
 * for (let data; (data = await conn.recv(1024)).length > 0;) await conn.sendall(data);
 * conn.close();
 * ```
 *
 * @module
 */
export * from "./constants/mod.ts";
export type { AfalgParameters } from "./socket/ancillary/alg.ts";
export type {
  Ancillary,
  AncillaryAuxdata,
  AncillaryCredentials,
  AncillaryDescriptors,
  AncillaryDestination,
  AncillaryError,
  AncillaryInterface,
  AncillaryNumber,
  AncillaryNumbers,
  AncillaryOriginalDestination,
  AncillaryPacketInfo,
  AncillaryPidfd,
  AncillaryTimestamp,
  AncillaryTimestamps,
  AncillaryTransmitTime,
  AncillaryValue,
  ReceivedAncillary,
} from "./socket/ancillary/types.ts";
export type {
  Bytes,
  Flags,
  FlagsAndOptions,
  TimeoutAndOptions,
  WaitOptions,
} from "./socket/arguments.ts";
export {
  Batch,
  type BatchOptions,
  type BatchPart,
  type BatchPartAndOptions,
  type BatchPosition,
  type BatchSocket,
} from "./socket/operation/batch.ts";
export { formatAddress } from "./socket/text.ts";
export * from "./socket/address/guards.ts";
export * as cmsg from "./socket/ancillary/encode.ts";
export {
  type Connection,
  type ConnectionOptions,
  createConnection,
  createConnectionSync,
} from "./socket/connection.ts";
export * from "./socket/create.ts";
export * from "./socket/default_timeout.ts";
export {
  GaiError,
  HostError,
  IncompleteReadError,
  SocketError,
  type SocketErrorDetails,
  TimeoutError,
} from "./socket/errors.ts";
export * from "./socket/file/socket_file.ts";
export { FileDescriptor } from "./socket/fd.ts";
export * from "./socket/resolve/hostname.ts";
export * from "./socket/process/listen_fds.ts";
export * from "./socket/net/interfaces.ts";
export { CMSG_LEN, CMSG_SPACE } from "./socket/ancillary/control.ts";
export type { SendProgress } from "./socket/operation/operation.ts";
export type { Received, ReceivedFds, ReceivedInto } from "./socket/operation/message.ts";
export * from "./socket/process/namespace.ts";
export { fromshare } from "./socket/process/sharing.ts";
export * from "./socket/net/byte_order.ts";
export * from "./socket/net/inet.ts";
export * from "./socket/poll.ts";
export type { HypervOptions } from "./socket/options/hyperv.ts";
export type { Icmpv6Options } from "./socket/options/icmpv6.ts";
export type { IpOptions } from "./socket/options/ip.ts";
export type { Ipv6Options } from "./socket/options/ipv6.ts";
export type { LocalOptions } from "./socket/options/local.ts";
export { type Options, options } from "./socket/options/table.ts";
export type { MulticastOptions } from "./socket/options/multicast.ts";
export type { NetlinkOptions } from "./socket/options/netlink.ts";
export type { PacketOptions } from "./socket/options/packet.ts";
export type { RawOptions } from "./socket/options/raw.ts";
export type { RfcommOptions } from "./socket/options/rfcomm.ts";
export type { SocketOptions } from "./socket/options/socket.ts";
export type { TcpOptions } from "./socket/options/tcp.ts";
export type { UdpOptions } from "./socket/options/udp.ts";
export type { UdpliteOptions } from "./socket/options/udplite.ts";
export type * from "./socket/options/types.ts";
export {
  type AddrInfo,
  type AddrInfoHints,
  getaddrinfo,
  getaddrinfoSync,
} from "./socket/resolve/addrinfo.ts";
export {
  getfqdn,
  getfqdnSync,
  gethostbyaddr,
  gethostbyaddrSync,
  gethostbyname,
  gethostbynameEx,
  gethostbynameExSync,
  gethostbynameSync,
  type HostInfo,
} from "./socket/resolve/hosts.ts";
export { getnameinfo, getnameinfoSync } from "./socket/resolve/nameinfo.ts";
export { ReceivedDescriptors } from "./socket/ancillary/scm_rights.ts";
export * from "./socket/resolve/services.ts";
export type {
  AncillaryAndOptions,
  AncillaryRoom,
  Fds,
  FdsAndOptions,
  FlagsAndProgress,
  FlagsAndSendOptions,
  Into,
  IntoAndOptions,
  Message,
  MessageAndOptions,
  Part,
  PartAndOptions,
  SendOptions,
  To,
  ToAndOptions,
  UntilOptions,
} from "./socket/signatures.ts";
export type { ConnAddress, SocketConn } from "./socket/stream/conn.ts";
export type { NodeSocketOptions } from "./socket/stream/node.ts";
export type { AcceptErrorHandler } from "./socket/operation/incoming.ts";
export { type Incoming, type PeerAddress, Socket, type SocketKind } from "./socket/socket.ts";
export { Socket as SocketType } from "./socket/socket.ts";
