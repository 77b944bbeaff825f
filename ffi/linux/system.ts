/**
 * The socket interface of Linux: the calls that differ from, or extend, those of every Unix.
 *
 * @module
 */
import { linux } from "../../constants/linux.ts";
import { be32, lazily } from "../layout.ts";
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
  PacketRings,
  Poller,
  System,
} from "../system.ts";
import { result } from "../unix/errno.ts";
import { Unix } from "../unix/system.ts";
import { LinuxBatch } from "./batch.ts";
import { layouts, optionLayouts, tcpInfoBits, tcpInfoRest } from "./layouts.ts";
import { packetRings } from "./packet_ring.ts";
import { Epoll } from "./poller.ts";
import { LIBRARIES, type LinuxSymbols, numbers, symbols } from "./symbols.ts";
import { mapCall } from "../in_flight.ts";

/** linux/sched.h: the type of a network namespace, for setns(2). */
const CLONE_NEWNET = 0x40000000;

/** Returns the path of a network namespace, by its name of ip-netns(8) or by path. */
function namespacePath(namespace: string | null): string {
  if (namespace === null) return "/proc/thread-self/ns/net";
  return namespace.includes("/") ? namespace : `/run/netns/${namespace}`;
}

const { recvfrom, sendto } = numbers[Deno.build.arch];

/** Linux, through glibc or musl. */
export class Linux extends Unix implements System {
  readonly #c: LinuxSymbols;
  /** `off_t *offset` of sendfile(2) */
  readonly #offset = new BigInt64Array(new ArrayBuffer(8));
  readonly #offsetBytes = new Uint8Array(this.#offset.buffer);
  readonly abstractNames = true;
  readonly remembersConnect = true;
  readonly dontwait: number = linux.MSG_DONTWAIT;
  readonly ioctlRoom = 0x4000; // the largest argument size that a request can encode: _IOC_SIZE
  readonly files: Files;
  readonly namespaces: Namespaces;
  readonly packetRings: PacketRings;

  readonly #sendCache = new PointerCache();
  readonly #receiveCache = new PointerCache();

  readonly optionLayouts: () => OptionLayouts = lazily(() => ({
    ...optionLayouts(),
    ipv6UnicastInterface: be32(0),
    tcp_info: { ...optionLayouts().tcp_info, ...tcpInfoBits, ...tcpInfoRest },
  }));

  /** Opens libc. */
  constructor() {
    const c = openLibrary(LIBRARIES, symbols);
    super(c, c.__errno_location(), layouts, linux);
    this.#c = c;
    this.files = this.filesSentBy((fd, file, offset, count) => {
      this.#offset[0] = BigInt(offset);
      return result(c.sendfile(fd, file, this.#offsetBytes, count), this.errno[0]);
    });
    this.packetRings = packetRings(c, this.errno);
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

  /** `SO_GET_FILTER` counts instructions, of 8 bytes: sk_get_filter of the kernel. */
  protected override optionUnit(level: number, name: number): number {
    return name === linux.SO_GET_FILTER && level === linux.SOL_SOCKET
      ? optionLayouts().sock_filter.size
      : 1;
  }

  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
  ): number {
    const address = typeof buffer === "bigint" ? buffer : this.#receiveCache.addressOf(buffer);
    return result(
      address === undefined
        ? this.#c.transfer(
          recvfrom,
          fd,
          buffer as Uint8Array<ArrayBuffer>,
          length,
          flags,
          null,
          null,
        )
        : this.#c.transferAt(recvfrom, fd, address, length, flags, null, null),
      this.errno[0],
    );
  }

  send(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number {
    const address = this.#sendCache.addressOf(data);
    return result(
      address === undefined
        ? this.#c.transfer(sendto, fd, data, length, flags, null, null)
        : this.#c.transferAt(sendto, fd, address, length, flags, null, null),
      this.errno[0],
    );
  }

  override interfaceIndex(name: string): number {
    return this.#orNoSocket(super.interfaceIndex(name));
  }

  override interfaceName(index: number): string | number {
    return this.#orNoSocket(super.interfaceName(index));
  }

  /**
   * Returns the result of a function that asks the kernel on a socket of its own. If the function gets
   * no socket, glibc reports ENOENT, which no such request fails with; the error is then the socket's.
   */
  #orNoSocket<R extends string | number>(result: R): R | number {
    if (result !== -linux.ENOENT) return result;
    const fd = this.socket(linux.AF_UNIX, linux.SOCK_DGRAM, 0);
    if (fd < 0) return fd;
    this.close(fd);
    return result;
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

  batch(count: number, size: number, controlSize: number, segment: boolean): MessageBatch {
    return new LinuxBatch(this, this.#c, this.errno, count, size, controlSize, segment);
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
    const { sock_filter, sock_fprog } = optionLayouts();
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
    return this.#hostLookup(
      (buffer) => this.#c.gethostbyname_r(text, ...buffer.parameters, buffer.error),
      (buffer) => this.#c.gethostbynameLater(text, ...buffer.parameters, buffer.error),
    );
  }

  gethostbyaddr(
    address: Uint8Array<ArrayBuffer>,
    family: number,
  ): Lookup<HostEntry> {
    const query = [address, address.length, family] as const;
    return this.#hostLookup(
      (buffer) => this.#c.gethostbyaddr_r(...query, ...buffer.parameters, buffer.error),
      (buffer) => this.#c.gethostbyaddrLater(...query, ...buffer.parameters, buffer.error),
    );
  }

  #hostLookup(
    call: (buffer: ReentrantBuffer) => number,
    callLater: (buffer: ReentrantBuffer) => Promise<number>,
  ): Lookup<HostEntry> {
    const lookupResult = ({ result, error }: ReentrantBuffer): LookupResult<HostEntry> =>
      result.pointer === null
        ? { error: new Int32Array(error.buffer)[0]!, errno: 0 }
        : { value: this.hostEntry(result.pointer) };
    return {
      now: () => lookupResult(retryOnErange(call)),
      later: () => {
        const attempt = (buffer: ReentrantBuffer): Promise<LookupResult<HostEntry>> =>
          mapCall(
            callLater(buffer),
            (error) => error === linux.ERANGE ? attempt(buffer.larger()) : lookupResult(buffer),
          );
        return attempt(new ReentrantBuffer());
      },
    };
  }

  getservbyname(name: string, protocol: string | null): number | null {
    const query = [cString(name), protocol === null ? null : cString(protocol)] as const;
    const { servent } = layouts;
    return findEntry(
      (buffer) => this.#c.getservbyname_r(...query, ...buffer.parameters),
      (entry) => swap16(servent.s_port.get(entry)),
    );
  }

  getservbyport(port: number, protocol: string | null): string | null {
    const query = [swap16(port), protocol === null ? null : cString(protocol)] as const;
    const { servent } = layouts;
    return findEntry(
      (buffer) => this.#c.getservbyport_r(...query, ...buffer.parameters),
      (entry) => stringAt(servent.s_name.get(entry)),
    );
  }

  getprotobyname(name: string): number | null {
    const text = cString(name);
    const { protoent } = layouts;
    const number = (entry: DataView) => protoent.p_proto.get(entry);
    const reentrant = this.#c.getprotobyname_r;
    if (reentrant !== null) {
      return findEntry((buffer) => reentrant(text, ...buffer.parameters), number);
    }
    const pointer = this.#c.getprotobyname(text);
    return pointer === null ? null : number(structAt(pointer, protoent.size));
  }
}

/** Returns the length of a `sockaddr`; Linux has no `sa_len`, so it depends on the family. */
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

/** Copies the `sockaddr` at an address; `null` for NULL. */
function copySockaddr(address: bigint): Uint8Array<ArrayBuffer> | null {
  const pointer = Deno.UnsafePointer.create(address);
  if (pointer === null) return null;
  const view = structAt(pointer, layouts.sockaddr.size);
  return copyAt(address, sockaddrLength(layouts.sockaddr.sa_family.get(view), view));
}

/** Output memory of a re-entrant look-up, `get..._r`. */
class ReentrantBuffer {
  /** `struct hostent`, `servent` or `protoent` */
  readonly #entry = new Uint8Array(new ArrayBuffer(64));
  /** The strings and addresses that the entry points to. */
  readonly #memory: Uint8Array<ArrayBuffer>;
  /** `struct hostent **result`, or the same of another structure: the entry, or NULL. */
  readonly result = new PointerOut();
  /** `int *h_errnop` */
  readonly error = new Uint8Array(new ArrayBuffer(4));

  constructor(length = 1024) {
    this.#memory = new Uint8Array(new ArrayBuffer(length));
  }

  /** The parameters that all re-entrant look-ups share: `ret`, `buf`, `buflen`, `result`. */
  get parameters(): readonly [
    ret: Uint8Array<ArrayBuffer>,
    buf: Uint8Array<ArrayBuffer>,
    buflen: number,
    result: Uint8Array<ArrayBuffer>,
  ] {
    return [this.#entry, this.#memory, this.#memory.length, this.result.buffer];
  }

  /** A view on the entry; `null` if the look-up found none. */
  get entry(): DataView | null {
    return this.result.pointer === null ? null : new DataView(this.#entry.buffer);
  }

  /** Creates a buffer with twice the memory. */
  larger(): ReentrantBuffer {
    return new ReentrantBuffer(this.#memory.length * 2);
  }
}

/**
 * Calls a re-entrant look-up with larger and larger buffers, while it returns ERANGE.
 *
 * @param call Makes the call.
 * @returns The buffer of the last call.
 */
function retryOnErange(call: (buffer: ReentrantBuffer) => number): ReentrantBuffer {
  let buffer = new ReentrantBuffer();
  while (call(buffer) === linux.ERANGE) buffer = buffer.larger();
  return buffer;
}

/**
 * Looks up an entry of a system database, such as services(5), with a re-entrant call.
 *
 * @param call Makes the call.
 * @param decode Decodes the entry.
 * @returns The decoded entry, or `null` if there is none.
 */
function findEntry<T>(
  call: (buffer: ReentrantBuffer) => number,
  decode: (entry: DataView) => T,
): T | null {
  const { entry } = retryOnErange(call);
  return entry === null ? null : decode(entry);
}
