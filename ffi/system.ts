/**
 * What the module needs of an operating system. One implementation per
 * platform; everything outside `ffi/` is written to this interface.
 *
 * Calls return what C returns, or the negated error number. None of them
 * checks its arguments: lengths are held against their buffers, and descriptors
 * known to be open, before a call gets here.
 *
 * @module
 */
import type { Field } from "./layout.ts";
import type { Sockaddr, SockaddrHead } from "./sockaddr.ts";

/** The layouts that socket addresses are encoded with; `null` where a family does not exist. */
export interface AddressLayouts {
  /** The part that all addresses share. */
  readonly sockaddr: SockaddrHead & { readonly size: number };
  /** `AF_INET` */
  readonly sockaddr_in: {
    readonly size: number;
    readonly sin_port: Field<number>;
    readonly sin_addr: Field<Uint8Array>;
  };
  /** `AF_INET6` */
  readonly sockaddr_in6: {
    readonly size: number;
    readonly sin6_port: Field<number>;
    readonly sin6_flowinfo: Field<number>;
    readonly sin6_addr: Field<Uint8Array>;
    readonly sin6_scope_id: Field<number>;
  };
  /** `AF_UNIX` */
  readonly sockaddr_un: {
    readonly size: number;
    readonly sun_path: Field<Uint8Array>;
  };
}

/** One control message: `struct cmsghdr` and its data. */
export interface ControlMessage {
  /** `cmsg_level` */
  readonly level: number;
  /** `cmsg_type` */
  readonly type: number;
  /** `CMSG_DATA` */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Control messages as bytes and as a list. */
export interface ControlMessages {
  /** `CMSG_LEN`: length of a message with so much data, without padding at its end. */
  length(dataLength: number): number;
  /** `CMSG_SPACE`: room that a message with so much data takes. */
  space(dataLength: number): number;
  /** The bytes of a list. */
  encode(messages: readonly ControlMessage[]): Uint8Array<ArrayBuffer>;
  /** The list in bytes that C wrote; the data of each is a view on them. */
  decode(bytes: Uint8Array<ArrayBuffer>): ControlMessage[];
}

/** Messages that are received, or sent, in one call; their memory stays where it is. */
export interface MessageBatch {
  /** The data of each. */
  readonly data: readonly Uint8Array<ArrayBuffer>[];
  /** The control messages of each. */
  readonly control: readonly Uint8Array<ArrayBuffer>[];
  /** The address of each. */
  readonly addresses: readonly Sockaddr[];
  /** Sets how much of the memory of one message is used, or may be. */
  prepare(index: number, length: number, controlLength: number, addressLength: number): void;
  /** recvmmsg(2). @returns how many messages were received, or the negated error. */
  receive(fd: number, count: number, flags: number): number;
  /** sendmmsg(2). @returns how many messages were sent, or the negated error. */
  send(fd: number, count: number, flags: number): number;
  /** `msg_len`, after a call. */
  length(index: number): number;
  /** `msg_controllen`, after a call. */
  controlLength(index: number): number;
  /** `msg_namelen`, after a call. */
  addressLength(index: number): number;
  /** `msg_flags`, after a call. */
  flags(index: number): number;
}

/** What a look-up answers: a result, or the number of the error. */
export type Answer<T> = { readonly value: T } | {
  readonly error: number;
  readonly errno: number;
};

/** One `struct addrinfo`. */
export interface AddressInfo {
  /** `ai_family` */
  readonly family: number;
  /** `ai_socktype` */
  readonly type: number;
  /** `ai_protocol` */
  readonly protocol: number;
  /** `ai_canonname` */
  readonly canonicalName: string | null;
  /** `ai_addr`, copied */
  readonly address: Uint8Array<ArrayBuffer>;
}

/** What `getaddrinfo` is asked. */
export interface AddressQuery {
  /** Name or numeric address, `null` for the wildcard or loopback. */
  readonly host: string | null;
  /** Service name or port number. */
  readonly service: string | null;
  /** `ai_family` */
  readonly family: number;
  /** `ai_socktype` */
  readonly type: number;
  /** `ai_protocol` */
  readonly protocol: number;
  /** `ai_flags` */
  readonly flags: number;
}

/** One `struct hostent`. */
export interface HostEntry {
  /** `h_name` */
  readonly name: string;
  /** `h_aliases` */
  readonly aliases: string[];
  /** `h_addrtype` */
  readonly family: number;
  /** `h_addr_list`, copied */
  readonly addresses: Uint8Array<ArrayBuffer>[];
}

/** A look-up that may ask a name server: here and now, or on another thread. */
export interface Lookup<T> {
  /** Blocks until the answer is there. */
  now(): Answer<T>;
  /** Asks on another thread. */
  later(): Promise<Answer<T>>;
}

/** Directions of readiness, combined with `|`. */
export const READABLE = 1;
/** @see READABLE */
export const WRITABLE = 2;
/** Urgent data, or an error in the queue of errors. @see READABLE */
export const EXCEPTIONAL = 4;

/** Tells which descriptors became ready: epoll, kqueue or WSAPoll. */
export interface Poller {
  /**
   * Begins to watch a descriptor, both directions, telling each time it becomes ready.
   * @returns 0, or the negated error.
   */
  watch(fd: number): number;
  /** Ends it; called before the descriptor is closed. */
  forget(fd: number): void;
  /** How many descriptors are ready now. */
  poll(): number;
  /** Waits on another thread until descriptors are ready, or `wake` is called. */
  wait(): Promise<number>;
  /** The descriptor of the `index`th event of the last `poll` or `wait`, -1 for `wake`. */
  fd(index: number): number;
  /** What it is ready for: {@linkcode READABLE} and {@linkcode WRITABLE}. */
  ready(index: number): number;
  /** Ends `wait`, from the thread of JavaScript. */
  wake(): void;
  /** Gives its descriptors back. */
  close(): void;
}

/** An operating system's socket interface. */
export interface System {
  /** The layouts that addresses are encoded with. */
  readonly layouts: AddressLayouts;
  /** The flag that makes one send or receive not wait; 0 where descriptors have to be set. */
  readonly dontwait: number;

  /** A new address buffer of this system. */
  sockaddr(): Sockaddr;
  /** Starts watching for readiness: a poller, or the negated error. */
  poller(): Poller | number;

  /** socket(2), close-on-exec. */
  socket(family: number, type: number, protocol: number): number;
  /** socketpair(2), close-on-exec. @returns two descriptors, or the negated error. */
  socketpair(
    family: number,
    type: number,
    protocol: number,
  ): [number, number] | number;
  /** A duplicate of a descriptor, close-on-exec: fcntl(2) `F_DUPFD_CLOEXEC`. */
  duplicate(fd: number): number;
  /** close(2) */
  close(fd: number): number;
  /** bind(2) */
  bind(fd: number, address: Sockaddr): number;
  /** connect(2) */
  connect(fd: number, address: Sockaddr): number;
  /** listen(2) */
  listen(fd: number, backlog: number): number;
  /** accept4(2), close-on-exec; the peer's address is written to `peer`. */
  accept(fd: number, peer: Sockaddr): number;
  /** shutdown(2) */
  shutdown(fd: number, how: number): number;
  /** getsockname(2) */
  getsockname(fd: number, address: Sockaddr): number;
  /** getpeername(2) */
  getpeername(fd: number, address: Sockaddr): number;
  /** getsockopt(2). @returns the length of the value, or the negated error. */
  getsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer>,
  ): number;
  /** setsockopt(2); a `null` value is NULL with the length given. */
  setsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer> | null,
    length: number,
  ): number;
  /** ioctl(2) with a pointer to `memory`, or with an integer. */
  ioctl(
    fd: number,
    request: number,
    argument: Uint8Array<ArrayBuffer> | bigint,
  ): number;

  /** recv(2) */
  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number;
  /** recvfrom(2); the sender's address is written to `peer`. */
  recvfrom(
    fd: number,
    buffer: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
    peer: Sockaddr,
  ): number;
  /** send(2) */
  send(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
  ): number;
  /** sendto(2) */
  sendto(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
    address: Sockaddr,
  ): number;
  /** The `CMSG_*` macros. */
  readonly control: ControlMessages;
  /** How many buffers one message can have: `IOV_MAX`. */
  readonly mostBuffers: number;
  /** sendmsg(2); `null` for no address, and for no control messages. */
  sendmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: Sockaddr | null,
  ): number;
  /**
   * recvmsg(2); the sender's address is written to `peer`, the control messages to `control`.
   * Descriptors that come with it are close-on-exec.
   */
  recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number;
  /** Memory for messages that are received or sent in one call. */
  batch(count: number, size: number, controlSize: number): MessageBatch;
  /** How much of `control` the last `recvmsg` filled, and its `msg_flags`. */
  received(): { readonly controlLength: number; readonly flags: number };
  /** sendfile(2): `count` bytes of the file from `offset`. */
  sendfile(fd: number, file: number, offset: number, count: number): number;

  /**
   * poll(2) of one descriptor, of none (-1) for sleeping.
   * @returns whether it is ready (0 or 1), or the negated error.
   */
  poll(fd: number, direction: number, milliseconds: number): number;

  /** Opens a file for reading, close-on-exec: open(2). */
  open(path: string): number;
  /** Whether `O_NONBLOCK` is set, 0 or 1: fcntl(2) `F_GETFL`. */
  isNonblocking(fd: number): number;
  /** Sets or clears `O_NONBLOCK`: ioctl(2) `FIONBIO`. */
  setNonblocking(fd: number, nonblocking: boolean): number;
  /** Whether programs that are started inherit the descriptor, 0 or 1: fcntl(2) `F_GETFD`. */
  isInheritable(fd: number): number;
  /** Sets or clears that: fcntl(2) `F_SETFD`. */
  setInheritable(fd: number, inheritable: boolean): number;

  /** gethostname(2). @returns the name, or the negated error. */
  gethostname(): string | number;
  /** sethostname(2) */
  sethostname(name: string): number;
  /** getaddrinfo(3) */
  getaddrinfo(query: AddressQuery): Lookup<AddressInfo[]>;
  /** getnameinfo(3) of a copy of the address: host and service. */
  getnameinfo(address: Sockaddr, flags: number): Lookup<[string, string]>;
  /** gethostbyname(3) for IPv4 */
  gethostbyname(name: string): Lookup<HostEntry>;
  /** gethostbyaddr(3) */
  gethostbyaddr(
    address: Uint8Array<ArrayBuffer>,
    family: number,
  ): Lookup<HostEntry>;
  /** getservbyname(3). @returns the port in host order, or `null`. */
  getservbyname(name: string, protocol: string | null): number | null;
  /** getservbyport(3), port in host order. */
  getservbyport(port: number, protocol: string | null): string | null;
  /** getprotobyname(3) */
  getprotobyname(name: string): number | null;

  /** inet_aton(3). @returns whether `text` is an address; its four bytes go to `packed`. */
  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean;
  /** inet_pton(3). @returns 1, 0 where `text` is not an address, or the negated error. */
  inetPton(
    family: number,
    text: string,
    packed: Uint8Array<ArrayBuffer>,
  ): number;
  /** inet_ntop(3). @returns the text, or the negated error. */
  inetNtop(family: number, packed: Uint8Array<ArrayBuffer>): string | number;

  /** if_nameindex(3). @returns index and name of each interface, or the negated error. */
  interfaces(): [number, string][] | number;
  /** if_nametoindex(3). @returns the index, or the negated error. */
  interfaceIndex(name: string): number;
  /** if_indextoname(3). @returns the name, or the negated error. */
  interfaceName(index: number): string | number;

  /** strerror(3) */
  errorText(errno: number): string;
  /** gai_strerror(3) */
  addressErrorText(error: number): string;
  /** hstrerror(3) */
  hostErrorText(error: number): string;
}
