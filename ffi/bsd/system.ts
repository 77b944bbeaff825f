/**
 * The part of the socket interface that macOS and FreeBSD share.
 *
 * @module
 */
import type { Field } from "../layout.ts";
import { copyAt, cString, stringAt, structAt, swap16 } from "../memory.ts";
import type {
  HostEntry,
  InterfaceCounters,
  InterfaceEntry,
  LinkAddress,
  Lookup,
  LookupResult,
  Namespaces,
  PacketDevices,
  Poller,
} from "../system.ts";
import { result } from "../unix/errno.ts";
import { Unix, type UnixConstants, type UnixLayouts } from "../unix/system.ts";
import { Bpf, type BpfSystem } from "./bpf.ts";
import { type KeventLayout, Kqueue, type KqueueConstants } from "./poller.ts";
import type { BsdSymbols } from "./symbols.ts";
import { mapCall } from "../in_flight.ts";

/** The layouts that this file uses. */
interface BsdLayouts extends UnixLayouts {
  /** `struct sockaddr` with its length */
  readonly sockaddr: UnixLayouts["sockaddr"] & { readonly sa_len: Field<number> };
  /** `struct sockaddr_dl` */
  readonly sockaddr_dl: NonNullable<UnixLayouts["sockaddr_dl"]>;
  /** `struct kevent` */
  readonly kevent: KeventLayout;
  /** `struct servent` */
  readonly servent: {
    readonly size: number;
    readonly s_name: Field<bigint>;
    readonly s_port: Field<number>;
  };
  /** `struct protoent` */
  readonly protoent: { readonly size: number; readonly p_proto: Field<number> };
  /** `struct if_data` */
  readonly if_data: {
    readonly size: number;
    readonly ifi_ipackets: Field<number>;
    readonly ifi_ierrors: Field<number>;
    readonly ifi_opackets: Field<number>;
    readonly ifi_oerrors: Field<number>;
    readonly ifi_ibytes: Field<number>;
    readonly ifi_obytes: Field<number>;
    readonly ifi_iqdrops: Field<number>;
    readonly ifi_oqdrops?: Field<number>;
  };
}

/** The constants that this file uses, by their C names. */
interface BsdConstants extends UnixConstants, KqueueConstants {
  readonly AF_INET: number;
  readonly AF_LINK: number;
  readonly ENOBUFS: number;
}

/** The calls that are the same on macOS and FreeBSD; {@linkcode System} documents them. */
export class Bsd extends Unix {
  readonly #c: BsdSymbols;
  readonly #constants: BsdConstants;
  declare readonly layouts: BsdLayouts;
  readonly abstractNames = false;
  readonly remembersConnect = false;
  readonly ioctlRoom = 0x2000; // the largest argument size that a request can encode
  readonly namespaces: Namespaces | null = null;
  readonly bufferFull: number;
  readonly packetDevices: PacketDevices;
  readonly bufferFullPatience: number = 30;

  /**
   * @param symbols The bound functions.
   * @param layouts The system's structures.
   * @param constants The system's table of constants.
   * @param bpf What captures differ in.
   */
  constructor(
    symbols: BsdSymbols,
    layouts: BsdLayouts,
    constants: BsdConstants,
    bpf: BpfSystem,
  ) {
    super(symbols, symbols.__error(), layouts, constants);
    this.#c = symbols;
    this.#constants = constants;
    this.bufferFull = constants.ENOBUFS;
    this.packetDevices = new Bpf(bpf, {
      open: (path, flags) => this.open(path, flags | constants.O_NONBLOCK),
      ioctl: (fd, request, argument) => this.ioctl(fd, request, argument),
    });
  }

  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
  ): number {
    return result(
      typeof buffer === "bigint"
        ? this.#c.recvAt(fd, buffer, length, flags)
        : this.#c.recv(fd, buffer, length, flags),
      this.errno[0],
    );
  }

  send(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number {
    return result(this.#c.send(fd, data, length, flags), this.errno[0]);
  }

  readonly pollerSyscall = "kqueue";
  poller(): Poller | number {
    const kqueue = result(this.#c.kqueue(), this.errno[0]);
    if (kqueue < 0) return kqueue;
    this.setInheritable(kqueue, false);
    return new Kqueue(this.#c, this.errno, kqueue, this.layouts.kevent, this.#constants);
  }

  interfaceAddresses(): InterfaceEntry[] | number {
    const entries = this.ifaddrs(
      (address) => this.#copySockaddr(address),
      (data, address) => this.#readCounters(data, address),
    );
    if (typeof entries === "number") return entries;
    return entries.map((entry) => ({ ...entry, netmask: this.#completeNetmask(entry) }));
  }

  /** Copies the `sockaddr` that a pointer refers to. @returns `null` for NULL. */
  #copySockaddr(address: bigint): Uint8Array<ArrayBuffer> | null {
    const pointer = Deno.UnsafePointer.create(address);
    if (pointer === null) return null;
    const { sa_len } = this.layouts.sockaddr;
    return copyAt(address, sa_len.get(structAt(pointer, sa_len.offset + sa_len.size)));
  }

  /** Extends a netmask to its address's length: the kernel omits final zeros and the family. */
  #completeNetmask({ address, netmask }: InterfaceEntry): InterfaceEntry["netmask"] {
    if (address === null || netmask === null) return netmask;
    const complete = new Uint8Array(address.length);
    complete.set(netmask.subarray(0, complete.length));
    const { sa_len, sa_family } = this.layouts.sockaddr;
    const from = new DataView(address.buffer), to = new DataView(complete.buffer);
    sa_len.set(to, sa_len.get(from));
    sa_family.set(to, sa_family.get(from));
    return complete;
  }

  #readCounters(data: bigint, address: Uint8Array<ArrayBuffer> | null): InterfaceCounters | null {
    const pointer = Deno.UnsafePointer.create(data);
    if (pointer === null || address === null || this.linkAddress(address) === null) return null;
    const { if_data } = this.layouts;
    const view = structAt(pointer, if_data.size);
    return {
      rxPackets: if_data.ifi_ipackets.get(view),
      txPackets: if_data.ifi_opackets.get(view),
      rxBytes: if_data.ifi_ibytes.get(view),
      txBytes: if_data.ifi_obytes.get(view),
      rxErrors: if_data.ifi_ierrors.get(view),
      txErrors: if_data.ifi_oerrors.get(view),
      rxDropped: if_data.ifi_iqdrops.get(view),
      txDropped: if_data.ifi_oqdrops?.get(view) ?? 0, // macOS does not count them
    };
  }

  linkAddress(address: Uint8Array<ArrayBuffer>): LinkAddress | null {
    const { sockaddr, sockaddr_dl: { sdl_type, sdl_nlen, sdl_alen, sdl_data } } = this.layouts;
    const view = new DataView(address.buffer, address.byteOffset, address.length);
    if (sockaddr.sa_family.get(view) !== this.#constants.AF_LINK) return null;
    const begin = sdl_data.offset + sdl_nlen.get(view); // the address follows the interface's name
    return {
      type: sdl_type.get(view),
      address: address.slice(begin, begin + sdl_alen.get(view)),
    };
  }

  // gethostbyname(3) returns memory of the calling thread. getipnodebyname(3) and
  // getipnodebyaddr(3) return memory that the caller owns.
  gethostbyname(name: string): Lookup<HostEntry> {
    const text = cString(name);
    const { AF_INET } = this.#constants;
    return this.#hostLookup(
      (error) => this.#c.getipnodebyname(text, AF_INET, 0, error),
      (error) => this.#c.getipnodebynameLater(text, AF_INET, 0, error),
    );
  }

  gethostbyaddr(address: Uint8Array<ArrayBuffer>, family: number): Lookup<HostEntry> {
    return this.#hostLookup(
      (error) => this.#c.getipnodebyaddr(address, address.length, family, error),
      (error) => this.#c.getipnodebyaddrLater(address, address.length, family, error),
    );
  }

  #hostLookup(
    lookUp: (error: Uint8Array<ArrayBuffer>) => Deno.PointerValue,
    lookUpLater: (error: Uint8Array<ArrayBuffer>) => Promise<Deno.PointerValue>,
  ): Lookup<HostEntry> {
    const number = new Int32Array(new ArrayBuffer(4));
    const error = new Uint8Array(number.buffer);
    const toResult = (entry: Deno.PointerValue): LookupResult<HostEntry> => {
      if (entry === null) return { error: number[0]!, errno: 0 };
      const value = this.hostEntry(entry);
      this.#c.freehostent(entry);
      return { value };
    };
    return {
      now: () => toResult(lookUp(error)),
      later: () => mapCall(lookUpLater(error), toResult),
    };
  }

  getservbyname(name: string, protocol: string | null): number | null {
    const { servent } = this.layouts;
    const entry = this.#c.getservbyname(
      cString(name),
      protocol === null ? null : cString(protocol),
    );
    return entry === null ? null : swap16(servent.s_port.get(structAt(entry, servent.size)));
  }

  getservbyport(port: number, protocol: string | null): string | null {
    const { servent } = this.layouts;
    const entry = this.#c.getservbyport(
      swap16(port),
      protocol === null ? null : cString(protocol),
    );
    return entry === null ? null : stringAt(servent.s_name.get(structAt(entry, servent.size)));
  }

  getprotobyname(name: string): number | null {
    const { protoent } = this.layouts;
    const entry = this.#c.getprotobyname(cString(name));
    return entry === null ? null : protoent.p_proto.get(structAt(entry, protoent.size));
  }
}
