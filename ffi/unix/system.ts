/**
 * The part of the socket interface that is the same on every Unix; each system
 * adds its own calls.
 *
 * @module
 */
import { Control } from "../control.ts";
import {
  copyAt,
  cString,
  linkedList,
  PointerOut,
  pointersAt,
  shortCString,
  stringAt,
  stringIn,
  structAt,
} from "../memory.ts";
import { type Errno, negated, result } from "./errno.ts";
import { MessageHeader, type MessageLayouts } from "./message.ts";
import { Sockaddr } from "../sockaddr.ts";
import {
  type AddressInfo,
  type AddressLayouts,
  type AddressQuery,
  type AncillaryLayouts,
  type Descriptors,
  EXCEPTIONAL,
  type Files,
  type HostEntry,
  type InterfaceEntry,
  type Lookup,
  type LookupResult,
  type Polled,
  READABLE,
  type Sharing,
  WRITABLE,
} from "../system.ts";
import { AddrinfoCall, type AddrinfoLayout } from "./addrinfo.ts";
import type { SharedLayouts } from "./layouts.ts";
import type { Symbols } from "./symbols.ts";
import { mapCall } from "../in_flight.ts";

/** The layouts that this file reads and writes. */
export interface UnixLayouts
  extends AddressLayouts, AncillaryLayouts, MessageLayouts, SharedLayouts {
  /** `struct addrinfo` */
  readonly addrinfo: AddrinfoLayout;
}

/** The constants that this file uses, by their C names. */
export interface UnixConstants {
  readonly AF_INET: number;
  readonly AF_INET6: number;
  readonly AF_UNIX: number;
  readonly EAI_SYSTEM: number;
  readonly EINVAL: number;
  readonly F_DUPFD_CLOEXEC: number;
  readonly F_GETFD: number;
  readonly F_GETFL: number;
  readonly EINTR: number;
  readonly F_SETFD: number;
  readonly FD_CLOEXEC: number;
  readonly FIONBIO: number;
  readonly IFNAMSIZ: number;
  /** Missing on systems that cannot receive descriptors as close-on-exec. */
  readonly MSG_CMSG_CLOEXEC?: number;
  readonly NI_MAXHOST: number;
  readonly NI_MAXSERV: number;
  readonly O_CLOEXEC: number;
  readonly O_NONBLOCK: number;
  readonly POLLIN: number;
  readonly POLLOUT: number;
  readonly POLLPRI: number;
}

const encoder = new TextEncoder();

/** Base class of the Unix systems; {@linkcode System} documents the calls. */
export class Unix {
  readonly #c: Symbols;
  /** This thread's `errno`. */
  protected readonly errno: Errno;
  readonly #pollfd: DataView<ArrayBuffer>;
  readonly #pollfdBytes: Uint8Array<ArrayBuffer>;
  /** `socklen_t *optlen` of getsockopt(2) */
  readonly #optlen = new Int32Array(new ArrayBuffer(4));
  readonly #optlenBytes = new Uint8Array(this.#optlen.buffer);
  /** The `int` of `FIONBIO` */
  readonly #flag = new Int32Array(new ArrayBuffer(4));
  readonly #flagBytes = new Uint8Array(this.#flag.buffer);
  readonly #constants: UnixConstants;
  readonly #cloexec: number;
  readonly layouts: UnixLayouts;

  /** The memory of blocking look-ups; each asynchronous look-up allocates its own. */
  readonly #addrinfo: AddrinfoCall;
  /** Output of inet_ntop(3) */
  readonly #text = new Uint8Array(64);
  readonly #message: MessageHeader;
  readonly control: Control;
  readonly mostBuffers = 1024; // IOV_MAX, on every Unix
  readonly nodeFamilies: readonly number[];
  readonly pairFamily: number;
  readonly sharing: Sharing | null = null;
  readonly descriptors: Descriptors = {
    read: (fd, buffer, length) =>
      result(
        typeof buffer === "bigint"
          ? this.#c.readAt(fd, buffer, length)
          : this.#c.read(fd, buffer, length),
        this.errno[0],
      ),
    write: (fd, data, length) => result(this.#c.write(fd, data, length), this.errno[0]),
  };

  /**
   * @param symbols The bound functions.
   * @param errno The address of this thread's `errno`: `__errno_location()`, or `__error()` on BSD.
   * @param layouts The system's structures.
   * @param constants The system's table of constants.
   */
  constructor(
    symbols: Symbols,
    errno: Deno.PointerValue,
    layouts: UnixLayouts,
    constants: UnixConstants,
  ) {
    if (errno === null) throw new Error("libc returned NULL as the address of errno");
    this.#c = symbols;
    this.errno = new Int32Array(Deno.UnsafePointerView.getArrayBuffer(errno, 4));
    this.layouts = layouts;
    this.#constants = constants;
    this.#cloexec = constants.MSG_CMSG_CLOEXEC ?? 0;
    this.nodeFamilies = [constants.AF_INET, constants.AF_INET6, constants.AF_UNIX];
    this.pairFamily = constants.AF_UNIX;
    this.#addrinfo = new AddrinfoCall(symbols, layouts.addrinfo);
    this.#message = new MessageHeader(layouts);
    this.control = new Control(layouts);
    this.#pollfdBytes = new Uint8Array(new ArrayBuffer(layouts.pollfd.size));
    this.#pollfd = new DataView(this.#pollfdBytes.buffer);
  }

  sockaddr(): Sockaddr {
    return new Sockaddr(this.layouts.sockaddr);
  }

  close(fd: number): number {
    const error = result(this.#c.close(fd), this.errno[0]);
    return error === -this.#constants.EINTR ? 0 : error;
  }

  bind(fd: number, address: Sockaddr): number {
    return result(this.#c.bind(fd, address.pointer, address.length), this.errno[0]);
  }

  connect(fd: number, address: Sockaddr): number {
    return result(this.#c.connect(fd, address.pointer, address.length), this.errno[0]);
  }

  listen(fd: number, backlog: number): number {
    return result(this.#c.listen(fd, backlog), this.errno[0]);
  }

  duplicate(fd: number): number {
    return result(this.#c.fcntl(fd, this.#constants.F_DUPFD_CLOEXEC, 0), this.errno[0]);
  }

  shutdown(fd: number, how: number): number {
    return result(this.#c.shutdown(fd, how), this.errno[0]);
  }

  getsockname(fd: number, address: Sockaddr): number {
    const { pointer, lengthPointer } = address.receive();
    return result(this.#c.getsockname(fd, pointer, lengthPointer), this.errno[0]);
  }

  getpeername(fd: number, address: Sockaddr): number {
    const { pointer, lengthPointer } = address.receive();
    return result(this.#c.getpeername(fd, pointer, lengthPointer), this.errno[0]);
  }

  getsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer>,
  ): number {
    const unit = this.optionUnit(level, name);
    const count = Math.floor(value.length / unit);
    // A length of 0 asks for the number of units, which is no value.
    if (count === 0) return -this.#constants.EINVAL;
    this.#optlen[0] = count;
    const returned = result(
      this.#c.getsockopt(fd, level, name, value, this.#optlenBytes),
      this.errno[0],
    );
    return returned < 0 ? returned : Math.min(this.#optlen[0] * unit, value.length);
  }

  /** Returns the bytes of what `optlen` of getsockopt(2) counts: 1, but for an option of Linux. */
  protected optionUnit(_level: number, _name: number): number {
    return 1;
  }

  setsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer> | null,
    length: number,
  ): number {
    return result(
      this.#c.setsockopt(fd, level, name, value, length),
      this.errno[0],
    );
  }

  recvfrom(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
    peer: Sockaddr,
  ): number {
    const { pointer, lengthPointer } = peer.receive();
    return result(
      typeof buffer === "bigint"
        ? this.#c.recvfromAt(fd, buffer, length, flags, pointer, lengthPointer)
        : this.#c.recvfrom(fd, buffer, length, flags, pointer, lengthPointer),
      this.errno[0],
    );
  }

  sendto(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
    address: Sockaddr,
  ): number {
    return result(
      this.#c.sendto(
        fd,
        data,
        length,
        flags,
        address.pointer,
        address.length,
      ),
      this.errno[0],
    );
  }

  sendmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: Sockaddr | null,
  ): number {
    this.#message.fill(buffers, address, address?.length ?? 0, control);
    return result(this.#c.sendmsg(fd, this.#message.bytes, flags), this.errno[0]);
  }

  recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number {
    this.#message.fill(buffers, peer, peer.bytes.length, control);
    const { EINVAL } = this.#constants;
    const receive = (flags: number) =>
      result(this.#c.recvmsg(fd, this.#message.bytes, flags), this.errno[0]);
    // Without a control buffer no descriptors arrive, and MSG_CMSG_CLOEXEC is not needed. Families
    // that cannot pass descriptors, such as AF_PACKET, refuse the flag with EINVAL.
    let returned = receive(control === null ? flags : flags | this.#cloexec);
    if (returned === -EINVAL && control !== null) returned = receive(flags);
    peer.received(this.#message.addressLength);
    return returned;
  }

  received(): { controlLength: number; flags: number } {
    const { controlLength, flags } = this.#message;
    return { controlLength, flags: flags & ~this.#cloexec }; // the kernel echoes the request
  }

  ioctl(
    fd: number,
    request: number,
    argument: Uint8Array<ArrayBuffer> | bigint,
  ): number {
    return result(
      typeof argument === "bigint"
        ? this.#c.ioctlWithInteger(fd, request, argument)
        : this.#c.ioctl(fd, request, argument),
      this.errno[0],
    );
  }

  isNonblocking(fd: number): number {
    const flags = result(this.#c.fcntl(fd, this.#constants.F_GETFL, 0), this.errno[0]);
    return flags < 0 ? flags : flags & this.#constants.O_NONBLOCK ? 1 : 0;
  }

  setNonblocking(fd: number, nonblocking: boolean): number {
    this.#flag[0] = nonblocking ? 1 : 0;
    return this.ioctl(fd, this.#constants.FIONBIO, this.#flagBytes);
  }

  isInheritable(fd: number): number {
    const flags = result(this.#c.fcntl(fd, this.#constants.F_GETFD, 0), this.errno[0]);
    return flags < 0 ? flags : flags & this.#constants.FD_CLOEXEC ? 0 : 1;
  }

  setInheritable(fd: number, inheritable: boolean): number {
    const { F_SETFD, FD_CLOEXEC } = this.#constants;
    return result(this.#c.fcntl(fd, F_SETFD, inheritable ? 0 : FD_CLOEXEC), this.errno[0]);
  }

  /** Opens a file, close-on-exec, and for reading if no flag says else: open(2). */
  protected open(path: string, flags = 0): number {
    // O_RDONLY is 0.
    return result(this.#c.open(cString(path), flags | this.#constants.O_CLOEXEC), this.errno[0]);
  }

  /** Makes {@linkcode Files} from the system's sendfile(2). */
  protected filesSentBy(send: Files["send"]): Files {
    return { open: (path) => this.open(path), send, close: (file) => this.close(file) };
  }

  pollOne(fd: number, direction: number, milliseconds: number): number {
    const { POLLIN, POLLOUT, POLLPRI } = this.#constants;
    return this.#poll(
      fd,
      (direction & READABLE ? POLLIN : 0) | (direction & WRITABLE ? POLLOUT : 0) |
        (direction & EXCEPTIONAL ? POLLPRI : 0),
      milliseconds,
    );
  }

  pollEvents(fd: number, events: number): number {
    const returned = this.#poll(fd, events, 0);
    return returned <= 0 ? returned : this.layouts.pollfd.revents.get(this.#pollfd);
  }

  pollMany(polled: readonly Polled[], milliseconds: number): number {
    const { pollfd } = this.layouts;
    const { size } = pollfd;
    const view = new DataView(new ArrayBuffer(polled.length * size));
    polled.forEach(({ fd, events }, i) => {
      pollfd.fd.set(view, fd, i * size);
      pollfd.events.set(view, events, i * size);
    });
    const bytes = new Uint8Array(view.buffer);
    const returned = result(this.#c.poll(bytes, polled.length, milliseconds), this.errno[0]);
    polled.forEach((one, i) => one.revents = returned > 0 ? pollfd.revents.get(view, i * size) : 0);
    return returned;
  }

  #poll(fd: number, events: number, milliseconds: number): number {
    const { pollfd } = this.layouts;
    pollfd.fd.set(this.#pollfd, fd);
    pollfd.events.set(this.#pollfd, events);
    return result(this.#c.poll(this.#pollfdBytes, 1, milliseconds), this.errno[0]);
  }

  gethostname(): string | number {
    const name = new Uint8Array(1025);
    const error = result(this.#c.gethostname(name, name.length), this.errno[0]);
    return error < 0 ? error : stringIn(name);
  }

  sethostname(name: string): number {
    const bytes = encoder.encode(name);
    return result(this.#c.sethostname(bytes, bytes.length), this.errno[0]);
  }

  getaddrinfo(query: AddressQuery): Lookup<AddressInfo[]> {
    const lookupResult = (
      call: AddrinfoCall,
      error: number,
      errno: number,
    ): LookupResult<AddressInfo[]> => error !== 0 ? { error, errno } : { value: call.takeResult() };
    return {
      now: () => {
        const error = this.#c.getaddrinfo(...this.#addrinfo.encode(query));
        return lookupResult(
          this.#addrinfo,
          error,
          error === this.#constants.EAI_SYSTEM ? this.errno[0]! : 0,
        );
      },
      later: () => {
        const call = new AddrinfoCall(this.#c, this.layouts.addrinfo);
        // errno belongs to the other thread, and is lost.
        return mapCall(
          this.#c.getaddrinfoLater(...call.encode(query)),
          (error) => lookupResult(call, error, 0),
        );
      },
    };
  }

  getnameinfo(address: Sockaddr, flags: number): Lookup<[string, string]> {
    const bytes = address.copy();
    const host = new Uint8Array(this.#constants.NI_MAXHOST);
    const service = new Uint8Array(this.#constants.NI_MAXSERV);
    const parameters = [
      bytes,
      bytes.length,
      host,
      host.length,
      service,
      service.length,
      flags,
    ] as const;
    const lookupResult = (error: number, errno: number): LookupResult<[string, string]> =>
      error !== 0 ? { error, errno } : { value: [stringIn(host), stringIn(service)] };
    return {
      now: () => {
        const error = this.#c.getnameinfo(...parameters);
        return lookupResult(
          error,
          error === this.#constants.EAI_SYSTEM ? this.errno[0]! : 0,
        );
      },
      later: () =>
        mapCall(this.#c.getnameinfoLater(...parameters), (error) => lookupResult(error, 0)),
    };
  }

  /** Copies a `struct hostent`. */
  protected hostEntry(pointer: Deno.PointerObject): HostEntry {
    const { hostent } = this.layouts;
    const view = structAt(pointer, hostent.size);
    const length = hostent.h_length.get(view);
    return {
      name: stringAt(hostent.h_name.get(view)) ?? "",
      aliases: pointersAt(hostent.h_aliases.get(view)).map((alias) => stringAt(alias) ?? ""),
      family: hostent.h_addrtype.get(view),
      addresses: pointersAt(hostent.h_addr_list.get(view)).map((address) =>
        copyAt(address, length)
      ),
    };
  }

  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean {
    return this.#c.inet_aton(shortCString(text), packed) !== 0;
  }

  inetPton(
    family: number,
    text: string,
    packed: Uint8Array<ArrayBuffer>,
  ): number {
    return result(
      this.#c.inet_pton(family, shortCString(text), packed),
      this.errno[0],
    );
  }

  inetNtop(family: number, packed: Uint8Array<ArrayBuffer>): string | number {
    const text = this.#text;
    const written = this.#c.inet_ntop(family, packed, text, text.length);
    const errno = this.errno[0];
    return written === null ? negated(errno) : stringIn(text);
  }

  interfaces(): [number, string][] | number {
    const list = this.#c.if_nameindex();
    const errno = this.errno[0];
    if (list === null) return negated(errno);
    const { if_nameindex } = this.layouts;
    const interfaces: [number, string][] = [];
    let address = Deno.UnsafePointer.value(list);
    for (;; address += BigInt(if_nameindex.size)) {
      const view = structAt(Deno.UnsafePointer.create(address)!, if_nameindex.size);
      const index = if_nameindex.if_index.get(view);
      const name = stringAt(if_nameindex.if_name.get(view));
      if (index === 0 || name === null) break; // the end of the array
      interfaces.push([index, name]);
    }
    this.#c.if_freenameindex(list);
    return interfaces;
  }

  /**
   * getifaddrs(3).
   *
   * @param copy Copies the `sockaddr` at an address; `null` for NULL.
   * @param counters Decodes the structure that `ifa_data` of an entry points to.
   */
  protected ifaddrs(
    copy: (address: bigint) => Uint8Array<ArrayBuffer> | null,
    counters: (
      data: bigint,
      address: Uint8Array<ArrayBuffer> | null,
    ) => InterfaceEntry["counters"],
  ): InterfaceEntry[] | number {
    const list = new PointerOut();
    const error = result(this.#c.getifaddrs(list.buffer), this.errno[0]);
    if (error < 0) return error;
    const { ifaddrs } = this.layouts;
    const entries: InterfaceEntry[] = [];
    for (const entry of linkedList(list.address, ifaddrs.size, ifaddrs.ifa_next)) {
      const address = copy(ifaddrs.ifa_addr.get(entry));
      entries.push({
        name: stringAt(ifaddrs.ifa_name.get(entry)) ?? "",
        flags: ifaddrs.ifa_flags.get(entry),
        address,
        netmask: copy(ifaddrs.ifa_netmask.get(entry)),
        other: copy(ifaddrs.ifa_ifu.get(entry)),
        counters: counters(ifaddrs.ifa_data.get(entry), address),
      });
    }
    this.#c.freeifaddrs(list.pointer);
    return entries;
  }

  interfaceIndex(name: string): number {
    return result(this.#c.if_nametoindex(shortCString(name)) || -1, this.errno[0]);
  }

  interfaceName(index: number): string | number {
    const name = new Uint8Array(this.#constants.IFNAMSIZ);
    // The parameter is unsigned. C converts an index below 0, which no interface has.
    const written = this.#c.if_indextoname(index >>> 0, name);
    const errno = this.errno[0];
    return written === null ? negated(errno) : stringIn(name);
  }

  errorText(errno: number): string {
    return stringAt(Deno.UnsafePointer.value(this.#c.strerror(errno))) ?? "";
  }

  addressErrorText(error: number): string {
    return stringAt(Deno.UnsafePointer.value(this.#c.gai_strerror(error))) ??
      "";
  }

  hostErrorText(error: number): string {
    return stringAt(Deno.UnsafePointer.value(this.#c.hstrerror(error))) ?? "";
  }
}
