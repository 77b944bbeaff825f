/**
 * The socket interface of Linux: what it has beside, or other than, every Unix.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import { be32 } from "../layout.ts";
import { openLibrary } from "../library.ts";
import {
  addressOf,
  copyAt,
  cString,
  PointerCache,
  PointerOut,
  stringAt,
  structAt,
  swap16,
} from "../memory.ts";
import { pointersFor, type Sockaddr } from "../sockaddr.ts";
import type {
  Files,
  HostEntry,
  InterfaceEntry,
  LinkAddress,
  Lookup,
  LookupResult,
  MessageBatch,
  Namespaces,
  OptionLayouts,
  Poller,
  System,
} from "../system.ts";
import { result } from "../unix/errno.ts";
import { Unix } from "../unix/system.ts";
import { LinuxBatch } from "./batch.ts";
import { layouts, optionLayouts, tcpInfoRest } from "./layouts.ts";
import { Epoll } from "./poller.ts";
import { type LinuxSymbols, numbers, symbols } from "./symbols.ts";

/** glibc, then musl under the names that Alpine and others give it. */
const LIBRARIES = [
  "libc.so.6",
  `libc.musl-${Deno.build.arch}.so.1`,
  `ld-musl-${Deno.build.arch}.so.1`,
  "libc.so",
];

/** linux/sched.h: a network namespace. */
const CLONE_NEWNET = 0x40000000;

/** The file of a network namespace: by the name that ip-netns(8) gave it, or by its path. */
function namespacePath(namespace: string | null): string {
  if (namespace === null) return "/proc/thread-self/ns/net";
  return namespace.includes("/") ? namespace : `/run/netns/${namespace}`;
}

const { recvfrom, sendto } = numbers[Deno.build.arch];

/** Linux, through glibc or musl. */
export class Linux extends Unix implements System {
  readonly #c: LinuxSymbols;
  readonly #offset = new BigInt64Array(new ArrayBuffer(8));
  readonly #offsetBytes = new Uint8Array(this.#offset.buffer);
  readonly abstractNames = true;
  readonly dontwait: number = linux.MSG_DONTWAIT;
  readonly ioctlRoom = 1024;
  readonly files: Files;
  readonly namespaces: Namespaces;

  readonly #sent = new PointerCache();
  readonly #received = new PointerCache();

  readonly optionLayouts: OptionLayouts = {
    ...optionLayouts,
    ipv6UnicastInterface: be32(0),
    tcp_info: { ...optionLayouts.tcp_info, ...tcpInfoRest },
  };

  /** Opens libc. */
  constructor() {
    const c = openLibrary(LIBRARIES, symbols);
    super(c, c.__errno_location(), layouts, linux);
    this.#c = c;
    this.files = this.filesSentBy((fd, file, offset, count) => {
      this.#offset[0] = BigInt(offset);
      return result(c.sendfile(fd, file, this.#offsetBytes, count), this.errno[0]);
    });
    this.namespaces = {
      path: namespacePath,
      open: (namespace) => this.open(namespacePath(namespace)),
      enter: (fd) => result(c.setns(fd, CLONE_NEWNET), this.errno[0]),
    };
  }

  readonly pollerSyscall = "epoll_create1";
  poller(): Poller | number {
    return Epoll.create(this.#c, this.errno);
  }

  socket(family: number, type: number, protocol: number): number {
    return result(
      this.#c.socket(family, type | linux.SOCK_CLOEXEC, protocol),
      this.errno[0],
    );
  }

  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
  ): number {
    const address = typeof buffer === "bigint" ? buffer : this.#received.addressOf(buffer);
    return result(
      address === undefined
        ? this.#c.transfer(recvfrom, fd, buffer as Uint8Array<ArrayBuffer>, length, flags, 0, 0)
        : this.#c.transferAt(recvfrom, fd, address, length, flags, 0, 0),
      this.errno[0],
    );
  }

  send(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number {
    const address = this.#sent.addressOf(data);
    return result(
      address === undefined
        ? this.#c.transfer(sendto, fd, data, length, flags, 0, 0)
        : this.#c.transferAt(sendto, fd, address, length, flags, 0, 0),
      this.errno[0],
    );
  }

  socketpair(
    family: number,
    type: number,
    protocol: number,
  ): [number, number] | number {
    const pair = new Int32Array(new ArrayBuffer(8));
    const error = result(
      this.#c.socketpair(family, type | linux.SOCK_CLOEXEC, protocol, pair),
      this.errno[0],
    );
    return error < 0 ? error : [pair[0]!, pair[1]!];
  }

  batch(count: number, size: number, controlSize: number): MessageBatch {
    return new LinuxBatch(this, this.#c, this.errno, count, size, controlSize);
  }

  accept(fd: number, peer: Sockaddr | null): number {
    const { pointer, lengthPointer } = pointersFor(peer);
    return result(
      this.#c.accept4(fd, pointer, lengthPointer, linux.SOCK_CLOEXEC),
      this.errno[0],
    );
  }

  setFilter(
    fd: number,
    level: number,
    name: number,
    instructions: Uint8Array<ArrayBuffer>,
  ): number {
    const { sock_filter, sock_fprog } = optionLayouts;
    const program = new Uint8Array(new ArrayBuffer(sock_fprog.size));
    const view = new DataView(program.buffer);
    sock_fprog.len.set(view, instructions.length / sock_filter.size);
    sock_fprog.filter.set(view, addressOf(instructions));
    return this.setsockopt(fd, level, name, program, program.length);
  }

  interfaceAddresses(): InterfaceEntry[] | number {
    return this.ifaddrs(copySockaddr, (data, address) => {
      const pointer = Deno.UnsafePointer.create(data);
      if (pointer === null || address === null || this.linkAddress(address) === null) return null;
      const { rtnl_link_stats } = layouts;
      const view = structAt(pointer, rtnl_link_stats.size);
      return {
        rxPackets: rtnl_link_stats.rx_packets.get(view),
        txPackets: rtnl_link_stats.tx_packets.get(view),
        rxBytes: rtnl_link_stats.rx_bytes.get(view),
        txBytes: rtnl_link_stats.tx_bytes.get(view),
        rxErrors: rtnl_link_stats.rx_errors.get(view),
        txErrors: rtnl_link_stats.tx_errors.get(view),
        rxDropped: rtnl_link_stats.rx_dropped.get(view),
        txDropped: rtnl_link_stats.tx_dropped.get(view),
      };
    });
  }

  linkAddress(address: Uint8Array<ArrayBuffer>): LinkAddress | null {
    const view = new DataView(address.buffer, address.byteOffset, address.length);
    const { sll_family, sll_hatype, sll_halen, sll_addr } = layouts.sockaddr_ll;
    if (sll_family.get(view) !== linux.AF_PACKET) return null;
    const { offset } = sll_addr;
    return {
      type: sll_hatype.get(view),
      address: address.slice(offset, offset + sll_halen.get(view)),
    };
  }

  gethostbyname(name: string): Lookup<HostEntry> {
    const text = cString(name);
    const parameters = (r: Room) =>
      [
        text,
        r.entry,
        r.memory,
        r.memory.length,
        r.result.buffer,
        r.error,
      ] as const;
    return this.#hostLookup(
      (room) => this.#c.gethostbyname_r(...parameters(room)),
      (room) => this.#c.gethostbynameLater(...parameters(room)),
    );
  }

  gethostbyaddr(
    address: Uint8Array<ArrayBuffer>,
    family: number,
  ): Lookup<HostEntry> {
    const parameters = (r: Room) =>
      [
        address,
        address.length,
        family,
        r.entry,
        r.memory,
        r.memory.length,
        r.result.buffer,
        r.error,
      ] as const;
    return this.#hostLookup(
      (room) => this.#c.gethostbyaddr_r(...parameters(room)),
      (room) => this.#c.gethostbyaddrLater(...parameters(room)),
    );
  }

  #hostLookup(
    ask: (room: Room) => number,
    askLater: (room: Room) => Promise<number>,
  ): Lookup<HostEntry> {
    const answer = ({ result, error }: Room): LookupResult<HostEntry> =>
      result.pointer === null
        ? { error: new Int32Array(error.buffer)[0]!, errno: 0 }
        : { value: this.hostEntry(result.pointer) };
    return {
      now: () => answer(enough(ask)),
      later: async () => {
        let room = new Room();
        while (await askLater(room) === linux.ERANGE) room = room.larger();
        return answer(room);
      },
    };
  }

  getservbyname(name: string, protocol: string | null): number | null {
    const text = cString(name);
    const proto = protocol === null ? null : cString(protocol);
    const { result } = enough(({ entry, memory, result }) =>
      this.#c.getservbyname_r(
        text,
        proto,
        entry,
        memory,
        memory.length,
        result.buffer,
      )
    );
    if (result.pointer === null) return null;
    return swap16(
      layouts.servent.s_port.get(
        structAt(result.pointer, layouts.servent.size),
      ),
    );
  }

  getservbyport(port: number, protocol: string | null): string | null {
    const proto = protocol === null ? null : cString(protocol);
    const { result } = enough(({ entry, memory, result }) =>
      this.#c.getservbyport_r(
        swap16(port),
        proto,
        entry,
        memory,
        memory.length,
        result.buffer,
      )
    );
    if (result.pointer === null) return null;
    return stringAt(
      layouts.servent.s_name.get(
        structAt(result.pointer, layouts.servent.size),
      ),
    );
  }

  getprotobyname(name: string): number | null {
    const text = cString(name);
    const reentrant = this.#c.getprotobyname_r;
    const pointer = reentrant === null
      ? this.#c.getprotobyname(text)
      : enough(({ entry, memory, result }) =>
        reentrant(text, entry, memory, memory.length, result.buffer)
      ).result.pointer;
    if (pointer === null) return null;
    return layouts.protoent.p_proto.get(
      structAt(pointer, layouts.protoent.size),
    );
  }
}

/** How long a `sockaddr` is that tells it by its family alone. */
function sockaddrLength(family: number, view: DataView): number {
  switch (family) {
    case linux.AF_INET:
      return layouts.sockaddr_in.size;
    case linux.AF_INET6:
      return layouts.sockaddr_in6.size;
    case linux.AF_PACKET: {
      const { size, sll_halen, sll_addr } = layouts.sockaddr_ll;
      return Math.max(size, sll_addr.offset + sll_halen.get(view));
    }
    default:
      return layouts.sockaddr.size;
  }
}

/** A copy of the `sockaddr` behind a pointer, `null` for NULL. */
function copySockaddr(address: bigint): Uint8Array<ArrayBuffer> | null {
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer === null) return null;
  const view = structAt(pointer, layouts.sockaddr.size);
  return copyAt(address, sockaddrLength(layouts.sockaddr.sa_family.get(view), view));
}

/** Where a re-entrant look-up (`get…_r`) leaves its answer. */
class Room {
  /** `struct hostent`, `servent` or `protoent` */
  readonly entry = new Uint8Array(64);
  /** What the entry points into */
  readonly memory: Uint8Array<ArrayBuffer>;
  /** `struct hostent **result` and its like; it points to `entry`, or is NULL. */
  readonly result = new PointerOut();
  /** `int *h_errnop` */
  readonly error = new Uint8Array(new ArrayBuffer(4));

  constructor(length = 1024) {
    this.memory = new Uint8Array(new ArrayBuffer(length));
  }

  larger(): Room {
    return new Room(this.memory.length * 2);
  }
}

/** Calls a re-entrant look-up with more and more room, until its answer fits. */
function enough(ask: (room: Room) => number): Room {
  let room = new Room();
  while (ask(room) === linux.ERANGE) room = room.larger();
  return room;
}
