/**
 * Ancillary data to send with {@linkcode Socket.sendmsg}, made from what it is
 * to say, and a search in what was received. The makers take what a received
 * item's `value` has, so that an answer can say what the question said.
 *
 * @example Answering from the address that was asked
 * ```ts
 * import { AF_INET, cmsg, CMSG_SPACE, IP_PKTINFO, IPPROTO_IP, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using server = new Socket(AF_INET, SOCK_DGRAM);
 * server.bind(["", 0]);
 * server.setsockopt(IPPROTO_IP, IP_PKTINFO!, 1);
 * using client = new Socket(AF_INET, SOCK_DGRAM);
 * client.connectSync(["127.0.0.2", server.getsockname()[1]]);
 * client.sendSync("question");
 *
 * const { ancillary, address } = server.recvmsgSync(1024, CMSG_SPACE(12));
 * const info = cmsg.find(ancillary, "packetInfo")!;
 * server.sendmsgSync(["answer"], [cmsg.packetInfo(info)], 0, address);
 * console.log(client.recvSync(1024).length); // 6: it came from 127.0.0.2
 * ```
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  IP_PKTINFO,
  IP_TOS,
  IP_TTL,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPV6_HOPLIMIT,
  IPV6_PKTINFO,
  IPV6_TCLASS,
  SCM_CREDENTIALS,
  SCM_RIGHTS,
  SCM_TXTIME,
  SO_MARK,
  SO_PRIORITY,
  SOL_SOCKET,
  SOL_UDP,
  UDP_SEGMENT,
} from "../../constants/mod.ts";
import { u16, u32, u64 } from "../../ffi/layout.ts";
import { system } from "../../ffi/mod.ts";
import type {
  Ancillary,
  AncillaryCredentials,
  AncillaryPacketInfo,
  AncillaryValue,
  ReceivedAncillary,
} from "./types.ts";
import { int, integer, shown, text, wrongType } from "../arguments.ts";

function item(
  level: number | undefined,
  name: string,
  type: number | undefined,
  size: number,
  write: (view: DataView<ArrayBuffer>) => void,
): Ancillary {
  const view = new DataView(new ArrayBuffer(size));
  write(view);
  return {
    level: int("level", level),
    type: int(name, type),
    data: new Uint8Array(view.buffer),
  };
}

function word(
  level: number | undefined,
  name: string,
  type: number | undefined,
  value: number,
): Ancillary {
  return item(level, name, type, 4, (view) => u32(0).set(view, value));
}

/** What members an argument has, which must be an object. */
function members<T extends object>(name: string, value: T, form: string): Partial<T> {
  if (typeof value === "object" && value !== null) return value;
  throw wrongType(name, value, `an object such as ${form}`);
}

/**
 * Finds what received ancillary data says.
 *
 * @param ancillary What came with a message.
 * @param kind What to look for.
 * @returns The value of the first item of that kind; `undefined` if there is none.
 *
 * @example
 * ```ts
 * import { AF_INET, cmsg, CMSG_SPACE, IP_RECVTTL, IPPROTO_IP, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["127.0.0.1", 0]);
 * socket.setsockopt(IPPROTO_IP, IP_RECVTTL!, 1);
 * socket.sendtoSync("hello", socket.getsockname());
 * const { ancillary } = socket.recvmsgSync(1024, CMSG_SPACE(4));
 * console.log(cmsg.find(ancillary, "ttl")?.value); // 64
 * ```
 */
export function find<K extends AncillaryValue["kind"]>(
  ancillary: readonly ReceivedAncillary[],
  kind: K,
): Extract<AncillaryValue, { kind: K }> | undefined {
  for (const { value } of ancillary) {
    if (value?.kind === kind) return value as Extract<AncillaryValue, { kind: K }>;
  }
  return undefined;
}

/**
 * The time to live of an IPv4 datagram: `IP_TTL`.
 *
 * @param value From 1 to 255.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_INET, cmsg, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["127.0.0.1", 0]);
 * await socket.sendmsg(["not far"], [cmsg.ttl(1)], 0, socket.getsockname());
 * ```
 */
export function ttl(value: number): Ancillary {
  return word(IPPROTO_IP, "IP_TTL", IP_TTL, integer("value", value, 1, 255));
}

/**
 * The hop limit of an IPv6 datagram: `IPV6_HOPLIMIT`.
 *
 * @param value From 0 to 255; -1 for the system's own.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_INET6, cmsg, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET6, SOCK_DGRAM);
 * socket.bind(["::1", 0]);
 * await socket.sendmsg(["not far"], [cmsg.hopLimit(1)], 0, socket.getsockname());
 * ```
 */
export function hopLimit(value: number): Ancillary {
  return word(
    IPPROTO_IPV6,
    "IPV6_HOPLIMIT",
    IPV6_HOPLIMIT,
    integer("value", value, -1, 255),
  );
}

/**
 * The type of service of an IPv4 datagram: `IP_TOS`.
 *
 * @param value DSCP and ECN, from 0 to 255.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_INET, cmsg, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["127.0.0.1", 0]);
 * await socket.sendmsg(["quick"], [cmsg.tos(0x10)], 0, socket.getsockname());
 * ```
 */
export function tos(value: number): Ancillary {
  return word(IPPROTO_IP, "IP_TOS", IP_TOS, integer("value", value, 0, 255));
}

/**
 * The traffic class of an IPv6 datagram: `IPV6_TCLASS`.
 *
 * @param value DSCP and ECN, from 0 to 255; -1 for the system's own.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_INET6, cmsg, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET6, SOCK_DGRAM);
 * socket.bind(["::1", 0]);
 * await socket.sendmsg(["quick"], [cmsg.trafficClass(0x10)], 0, socket.getsockname());
 * ```
 */
export function trafficClass(value: number): Ancillary {
  return word(IPPROTO_IPV6, "IPV6_TCLASS", IPV6_TCLASS, integer("value", value, -1, 255));
}

/** What {@linkcode packetInfo} takes. */
export type PacketInfo = Partial<Omit<AncillaryPacketInfo, "kind" | "address">> & {
  /** The address to send from; `"0.0.0.0"` or `"::"` for the system to choose. */
  readonly address: string;
};

/**
 * Where a datagram is sent from: `IP_PKTINFO` or `IPV6_PKTINFO`, as the address says.
 *
 * @param info The address, and the index of the interface. If IPv4 has a `specDst`, that is the
 *   address: so a received value gives the address that a broadcast came to.
 * @returns The item to send.
 * @throws {TypeError} If it is no numeric address.
 *
 * @example
 * ```ts
 * import { AF_INET, cmsg, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["", 0]);
 * const [, port] = socket.getsockname();
 * const from = cmsg.packetInfo({ address: "127.0.0.7" });
 * await socket.sendmsg(["hello"], [from], 0, ["127.0.0.1", port]);
 * console.log(await socket.recvfrom(1024)); // from 127.0.0.7
 * ```
 */
export function packetInfo(info: PacketInfo): Ancillary {
  const given = members("info", info, "{ address, interfaceIndex }");
  const address = text("info.address", given.address);
  const index = integer("info.interfaceIndex", given.interfaceIndex ?? 0, 0, 0x7fffffff);
  if (address.includes(":")) {
    const packed = parsed(AF_INET6, 16, "info.address", address);
    const { size, ipi6_addr, ipi6_ifindex } = system().layouts.in6_pktinfo;
    return item(IPPROTO_IPV6, "IPV6_PKTINFO", IPV6_PKTINFO, size, (view) => {
      ipi6_addr.set(view, packed);
      ipi6_ifindex.set(view, index);
    });
  }
  const packed = parsed(AF_INET, 4, "info.address", address);
  const source = given.specDst === undefined
    ? packed
    : parsed(AF_INET, 4, "info.specDst", text("info.specDst", given.specDst));
  const { in_pktinfo } = system().layouts;
  return item(IPPROTO_IP, "IP_PKTINFO", IP_PKTINFO, in_pktinfo?.size ?? 0, (view) => {
    in_pktinfo?.ipi_addr.set(view, packed);
    in_pktinfo?.ipi_ifindex.set(view, index);
    in_pktinfo?.ipi_spec_dst?.set(view, source);
  });
}

function parsed(
  family: number,
  size: number,
  name: string,
  address: string,
): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(new ArrayBuffer(size));
  if (system().inetPton(family, address, packed) === 1) return packed;
  throw new TypeError(`${name} is ${shown(address)}, expected a numeric IPv4 or IPv6 address`);
}

/**
 * The mark of a message, by which packets are routed and filtered: `SO_MARK`.
 * It needs the capability `CAP_NET_RAW` or `CAP_NET_ADMIN`.
 *
 * @param value 32 bits.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_INET, cmsg, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["127.0.0.1", 0]);
 * try {
 *   await socket.sendmsg(["marked"], [cmsg.mark(7)], 0, socket.getsockname());
 * } catch (error) {
 *   if (!(error instanceof SocketError && error.code === "EPERM")) throw error;
 * }
 * ```
 */
export function mark(value: number): Ancillary {
  return word(SOL_SOCKET, "SO_MARK", SO_MARK, integer("value", value, 0, 0xffffffff));
}

/**
 * The priority of a message in the queue of its device: `SO_PRIORITY`, on Linux 6.14 and later.
 *
 * @param value From 0 to 6; higher ones need the capability `CAP_NET_ADMIN`.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { cmsg } from "@libc/socket";
 *
 * console.log(cmsg.priority(6).data.byteLength); // 4
 * ```
 */
export function priority(value: number): Ancillary {
  return word(SOL_SOCKET, "SO_PRIORITY", SO_PRIORITY, integer("value", value, 0, 0x7fffffff));
}

/**
 * Has the kernel, or the device, cut the data into datagrams: `UDP_SEGMENT`.
 *
 * @param value The length of each datagram but the last; 0 for no cutting.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_INET, cmsg, SOCK_DGRAM, Socket } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["127.0.0.1", 0]);
 * await socket.sendmsg(["onetwo!"], [cmsg.segmentSize(3)], 0, socket.getsockname());
 * for (let i = 0; i < 3; i++) console.log((await socket.recv(1024)).length); // 3 3 1
 * ```
 */
export function segmentSize(value: number): Ancillary {
  const length = integer("value", value, 0, 0xffff);
  return item(SOL_UDP, "UDP_SEGMENT", UDP_SEGMENT, 2, (view) => u16(0).set(view, length));
}

/**
 * When a message is to be sent: `SCM_TXTIME`, for a socket with `SO_TXTIME`.
 *
 * @param nanoseconds By the clock that `SO_TXTIME` has set.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { cmsg } from "@libc/socket";
 *
 * console.log(cmsg.transmitTime(1_700_000_000_000_000_000n).data.byteLength); // 8
 * ```
 */
export function transmitTime(nanoseconds: bigint): Ancillary {
  if (typeof nanoseconds !== "bigint") throw wrongType("nanoseconds", nanoseconds, "a bigint");
  if (nanoseconds < 0n || nanoseconds >= 2n ** 64n) {
    throw new RangeError(`nanoseconds is ${nanoseconds}, expected 64 bits`);
  }
  return item(SOL_SOCKET, "SCM_TXTIME", SCM_TXTIME, 8, (view) => u64(0).set(view, nanoseconds));
}

/**
 * Who sends a message over an `AF_UNIX` socket, for a peer with `SO_PASSCRED`:
 * `SCM_CREDENTIALS`. The kernel adds them by itself; only the superuser may say
 * anything but the truth.
 *
 * @param who Process, user and group.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { AF_UNIX, cmsg, CMSG_SPACE, SO_PASSCRED, SOCK_DGRAM, socketpair, SOL_SOCKET } from "@libc/socket";
 *
 * const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
 * b.setsockopt(SOL_SOCKET, SO_PASSCRED!, 1);
 * const myself = cmsg.credentials({ pid: Deno.pid, uid: Deno.uid()!, gid: Deno.gid()! });
 * a.sendmsgSync(["it is me"], [myself]);
 * const { ancillary } = b.recvmsgSync(1024, CMSG_SPACE(12));
 * console.log(cmsg.find(ancillary, "credentials")?.pid === Deno.pid); // true
 * a.close();
 * b.close();
 * ```
 */
export function credentials(who: Omit<AncillaryCredentials, "kind">): Ancillary {
  const given = members("who", who, "{ pid, uid, gid }");
  const pid = integer("who.pid", given.pid, 0, 0x7fffffff);
  const uid = integer("who.uid", given.uid, 0, 0xffffffff);
  const gid = integer("who.gid", given.gid, 0, 0xffffffff);
  const { ucred } = system().layouts;
  return item(SOL_SOCKET, "SCM_CREDENTIALS", SCM_CREDENTIALS, ucred?.size ?? 0, (view) => {
    ucred?.pid.set(view, pid);
    ucred?.uid.set(view, uid);
    ucred?.gid.set(view, gid);
  });
}

/**
 * Descriptors to send over an `AF_UNIX` socket: `SCM_RIGHTS`. They stay open
 * here, and must be until the message is sent. {@linkcode Socket.sendFds} sends them alone.
 *
 * @param fds Their numbers.
 * @returns The item to send.
 *
 * @example
 * ```ts
 * import { cmsg, CMSG_LEN, socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * a.sendmsgSync(["both"], [cmsg.descriptors([a.fileno(), b.fileno()])]);
 * const { ancillary } = b.recvmsgSync(1024, CMSG_LEN(8));
 * using received = cmsg.find(ancillary, "descriptors")!.descriptors;
 * console.log(received.length); // 2; closed at the end, since nobody takes them
 * a.close();
 * b.close();
 * ```
 */
export function descriptors(fds: readonly number[]): Ancillary {
  if (!Array.isArray(fds)) throw wrongType("fds", fds, "an array of descriptors");
  const numbers = fds.map((fd, i) => integer(`fds[${i}]`, fd, 0, 0x7fffffff));
  return { level: SOL_SOCKET, type: int("SCM_RIGHTS", SCM_RIGHTS), data: new Int32Array(numbers) };
}
