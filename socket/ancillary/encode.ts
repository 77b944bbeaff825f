/**
 * Functions that make ancillary items for {@linkcode Socket.sendmsg}, and a function that finds
 * received items. `packetInfo` and `credentials` accept the decoded value of a received item, so a
 * reply can reuse the value of its request.
 *
 * @example Replying from the address that the request was sent to
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
 * console.log(client.recvSync(1024).length); // 6: the reply came from 127.0.0.2
 * ```
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  IP_PKTINFO,
  IP_SENDSRCADDR,
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
import { platform } from "../../constants/platform.ts";
import { u16, u32, u64 } from "../../ffi/layout.ts";
import { system } from "../../ffi/mod.ts";
import type {
  Ancillary,
  AncillaryCredentials,
  AncillaryPacketInfo,
  AncillaryValue,
  ReceivedAncillary,
} from "./types.ts";
import { array, int, integer, shown, text, wrongType } from "../arguments.ts";
import { descriptorsIn } from "./control.ts";
import { fromCaller, rangeError, typeError } from "../stack.ts";

/** Makes an item of `size` bytes. `write` sets the fields of its data. */
function makeItem(
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

/** Makes an item whose data is a 32-bit integer. */
function makeWordItem(
  level: number | undefined,
  name: string,
  type: number | undefined,
  value: number,
): Ancillary {
  return makeItem(level, name, type, 4, (view) => u32(0).set(view, value));
}

/** Checks that an argument is an object. Any of its members may be missing. */
function checkObject<T extends object>(name: string, value: T, form: string): Partial<T> {
  if (typeof value === "object" && value !== null) return value;
  throw wrongType(name, value, `an object such as ${form}`);
}

/**
 * Finds the first received item of a kind.
 *
 * @param ancillary The items received with a message.
 * @param kind The kind of value to find.
 * @returns The decoded value of the item. `undefined` if there is no such item.
 * @throws {TypeError} If `ancillary` is not an array of received items.
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
  return fromCaller(find, () => {
    const items = array("ancillary", ancillary) as Partial<ReceivedAncillary | null>[];
    const value = items.find((item) => item?.value?.kind === kind)?.value;
    return value as Extract<AncillaryValue, { kind: K }> | undefined;
  });
}

/**
 * Makes an item with the time to live of an IPv4 datagram: `IP_TTL`.
 *
 * @param value The time to live, from 1 to 255.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not an integer from 1 to 255.
 * @throws {TypeError} If `value` is not a number, or this platform has no `IP_TTL`.
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
  return fromCaller(
    ttl,
    () => makeWordItem(IPPROTO_IP, "IP_TTL", IP_TTL, integer("value", value, 1, 255)),
  );
}

/**
 * Makes an item with the hop limit of an IPv6 datagram: `IPV6_HOPLIMIT`.
 *
 * @param value The hop limit, from 0 to 255, or -1 for the system's default.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not an integer from -1 to 255.
 * @throws {TypeError} If `value` is not a number, or this platform has no `IPV6_HOPLIMIT`.
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
  return fromCaller(hopLimit, () =>
    makeWordItem(
      IPPROTO_IPV6,
      "IPV6_HOPLIMIT",
      IPV6_HOPLIMIT,
      integer("value", value, -1, 255),
    ));
}

/**
 * Makes an item with the type of service of an IPv4 datagram: `IP_TOS`.
 *
 * @param value DSCP and ECN, from 0 to 255.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not an integer from 0 to 255.
 * @throws {TypeError} If `value` is not a number, or this platform has no `IP_TOS`.
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
  return fromCaller(
    tos,
    () => {
      const tos = integer("value", value, 0, 255);
      const field = system().layouts.tosControl ?? u32(0);
      return makeItem(IPPROTO_IP, "IP_TOS", IP_TOS, field.size, (view) => field.set(view, tos));
    },
  );
}

/**
 * Makes an item with the traffic class of an IPv6 datagram: `IPV6_TCLASS`.
 *
 * @param value DSCP and ECN, from 0 to 255, or -1 for the system's default.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not an integer from -1 to 255.
 * @throws {TypeError} If `value` is not a number, or this platform has no `IPV6_TCLASS`.
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
  return fromCaller(
    trafficClass,
    () => makeWordItem(IPPROTO_IPV6, "IPV6_TCLASS", IPV6_TCLASS, integer("value", value, -1, 255)),
  );
}

/** Argument of {@linkcode packetInfo}. */
export type PacketInfo = Partial<Omit<AncillaryPacketInfo, "kind" | "address">> & {
  /** The source address. With `"0.0.0.0"` or `"::"`, the system chooses it. */
  readonly address: string;
};

/**
 * Makes an item with the source address of a datagram: `IP_PKTINFO` for an IPv4 address,
 * `IPV6_PKTINFO` for an IPv6 address. On FreeBSD, which has no `IP_PKTINFO`: `IP_SENDSRCADDR`, for a
 * socket that is bound to a port and to no address. It takes the value of the kind `destination`, too.
 *
 * @param info The source address, and the index of the interface; for IPv4 on FreeBSD the address
 *   alone. For IPv4, `specDst` takes precedence over `address`. A reply that reuses the value received
 *   with a broadcast therefore comes from the local address that received the broadcast.
 * @returns The item to send.
 * @throws {TypeError} If an address is not numeric, an argument has the wrong type, or this platform
 *   has no `IP_PKTINFO` or `IPV6_PKTINFO`.
 * @throws {RangeError} If `interfaceIndex` is out of range.
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
  return fromCaller(packetInfo, () => {
    const given = checkObject("info", info, "{ address, interfaceIndex }");
    const address = text("info.address", given.address);
    const index = integer("info.interfaceIndex", given.interfaceIndex ?? 0, 0, 0x7fffffff);
    if (address.includes(":")) {
      const packed = parseAddress(AF_INET6, 16, "info.address", address);
      const { size, ipi6_addr, ipi6_ifindex } = system().layouts.in6_pktinfo;
      return makeItem(IPPROTO_IPV6, "IPV6_PKTINFO", IPV6_PKTINFO, size, (view) => {
        ipi6_addr.set(view, packed);
        ipi6_ifindex.set(view, index);
      });
    }
    const packed = parseAddress(AF_INET, 4, "info.address", address);
    const source = given.specDst === undefined
      ? packed
      : parseAddress(AF_INET, 4, "info.specDst", text("info.specDst", given.specDst));
    const { in_pktinfo } = system().layouts;
    if (in_pktinfo === undefined && IP_SENDSRCADDR !== undefined) {
      if (index !== 0) {
        throw rangeError(
          `info.interfaceIndex is ${index}, expected 0: the IPv4 of ${platform} takes the address alone`,
        );
      }
      return makeItem(
        IPPROTO_IP,
        "IP_SENDSRCADDR",
        IP_SENDSRCADDR,
        source.length,
        (view) => new Uint8Array(view.buffer).set(source),
      );
    }
    return makeItem(IPPROTO_IP, "IP_PKTINFO", IP_PKTINFO, in_pktinfo?.size ?? 0, (view) => {
      in_pktinfo?.ipi_addr.set(view, packed);
      in_pktinfo?.ipi_ifindex.set(view, index);
      in_pktinfo?.ipi_spec_dst?.set(view, source);
    });
  });
}

/** Parses a numeric address. Returns its packed form. */
function parseAddress(
  family: number,
  size: number,
  name: string,
  address: string,
): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(new ArrayBuffer(size));
  if (system().inetPton(family, address, packed) === 1) return packed;
  throw typeError(`${name} is ${shown(address)}, expected a numeric IPv4 or IPv6 address`);
}

/**
 * Makes an item with the mark of a message, which routing and filter rules can match: `SO_MARK`.
 * Sending it requires the capability `CAP_NET_RAW` or `CAP_NET_ADMIN`.
 *
 * @param value The mark, an unsigned 32-bit integer.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not a 32-bit unsigned integer.
 * @throws {TypeError} If `value` is not a number, or this platform has no `SO_MARK`.
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
  return fromCaller(
    mark,
    () => makeWordItem(SOL_SOCKET, "SO_MARK", SO_MARK, integer("value", value, 0, 0xffffffff)),
  );
}

/**
 * Makes an item with the priority of a message in the queue of its device: `SO_PRIORITY`, Linux 6.14
 * and later.
 *
 * @param value The priority, from 0 to 6. A higher value requires the capability `CAP_NET_ADMIN`.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not an integer from 0 to 2**31 - 1.
 * @throws {TypeError} If `value` is not a number, or this platform has no `SO_PRIORITY`.
 *
 * @example
 * ```ts
 * import { cmsg } from "@libc/socket";
 *
 * console.log(cmsg.priority(6).data.byteLength); // 4
 * ```
 */
export function priority(value: number): Ancillary {
  return fromCaller(priority, () =>
    makeWordItem(
      SOL_SOCKET,
      "SO_PRIORITY",
      SO_PRIORITY,
      integer("value", value, 0, 0x7fffffff),
    ));
}

/**
 * Makes an item that tells the kernel, or the device, to split the data into datagrams:
 * `UDP_SEGMENT`, udp(7).
 *
 * @param value The length of each datagram except the last, in bytes. 0 for no segmentation.
 * @returns The item to send.
 * @throws {RangeError} If `value` is not an integer from 0 to 65535.
 * @throws {TypeError} If `value` is not a number, or this platform has no `UDP_SEGMENT`.
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
  return fromCaller(segmentSize, () => {
    const length = integer("value", value, 0, 0xffff);
    return makeItem(SOL_UDP, "UDP_SEGMENT", UDP_SEGMENT, 2, (view) => u16(0).set(view, length));
  });
}

/**
 * Makes an item with the time at which to send a message: `SCM_TXTIME`. The socket needs the option
 * `SO_TXTIME`.
 *
 * @param nanoseconds The time of the clock that `SO_TXTIME` selected, in nanoseconds.
 * @returns The item to send.
 * @throws {RangeError} If `nanoseconds` is not a 64-bit unsigned integer.
 * @throws {TypeError} If `nanoseconds` is not a bigint, or this platform has no `SCM_TXTIME`.
 *
 * @example
 * ```ts
 * import { cmsg } from "@libc/socket";
 *
 * console.log(cmsg.transmitTime(1_700_000_000_000_000_000n).data.byteLength); // 8
 * ```
 */
export function transmitTime(nanoseconds: bigint): Ancillary {
  return fromCaller(transmitTime, () => {
    if (typeof nanoseconds !== "bigint") throw wrongType("nanoseconds", nanoseconds, "a bigint");
    if (nanoseconds < 0n || nanoseconds >= 2n ** 64n) {
      throw rangeError(`nanoseconds is ${nanoseconds}, expected an integer from 0 to 2**64 - 1`);
    }
    return makeItem(
      SOL_SOCKET,
      "SCM_TXTIME",
      SCM_TXTIME,
      8,
      (view) => u64(0).set(view, nanoseconds),
    );
  });
}

/**
 * Makes an item with the credentials of the sender: `SCM_CREDENTIALS`, unix(7). Send it over an
 * `AF_UNIX` socket whose peer has set `SO_PASSCRED`. Without this item, the kernel adds the
 * credentials. Only the superuser may send the credentials of another process.
 *
 * @param sender The ids of the process, user and group.
 * @returns The item to send.
 * @throws {RangeError} If an id is out of range.
 * @throws {TypeError} If `sender` is not an object, if an id is missing or not a number, or if this
 *   platform has no `SCM_CREDENTIALS`.
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
export function credentials(sender: Omit<AncillaryCredentials, "kind">): Ancillary {
  return fromCaller(credentials, () => {
    const given = checkObject("sender", sender, "{ pid, uid, gid }");
    const pid = integer("sender.pid", given.pid, 0, 0x7fffffff);
    const uid = integer("sender.uid", given.uid, 0, 0xffffffff);
    const gid = integer("sender.gid", given.gid, 0, 0xffffffff);
    const { ucred } = system().layouts;
    return makeItem(SOL_SOCKET, "SCM_CREDENTIALS", SCM_CREDENTIALS, ucred?.size ?? 0, (view) => {
      ucred?.pid.set(view, pid);
      ucred?.uid.set(view, uid);
      ucred?.gid.set(view, gid);
    });
  });
}

/**
 * Makes an item with descriptors to send over an `AF_UNIX` socket: `SCM_RIGHTS`, unix(7). Keep the
 * descriptors open until the message is sent. Sending does not close them. To send only
 * descriptors, use {@linkcode Socket.sendFds}.
 *
 * @param fds The numbers of the descriptors.
 * @returns The item to send.
 * @throws {RangeError} If a descriptor is negative or too large.
 * @throws {TypeError} If `fds` is not an array of numbers, or this platform has no `SCM_RIGHTS`.
 *
 * @example
 * ```ts
 * import { cmsg, CMSG_LEN, socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * a.sendmsgSync(["both"], [cmsg.descriptors([a.fileno(), b.fileno()])]);
 * const { ancillary } = b.recvmsgSync(1024, CMSG_LEN(8));
 * using received = cmsg.find(ancillary, "descriptors")!.descriptors;
 * console.log(received.length); // 2; `using` closes them, since they are not taken
 * a.close();
 * b.close();
 * ```
 */
export function descriptors(fds: readonly number[]): Ancillary {
  return fromCaller(descriptors, () => {
    const data = new Int32Array(descriptorsIn("fds", fds));
    return { level: SOL_SOCKET, type: int("SCM_RIGHTS", SCM_RIGHTS), data };
  });
}
