/**
 * The socket interface of Windows: winsock 2.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { MessageLoop } from "../batch.ts";
import { lazily, u32 } from "../layout.ts";
import { pointersFor, Sockaddr } from "../sockaddr.ts";
import {
  type AddressInfo,
  type AddressQuery,
  type ControlMessages,
  type Descriptors,
  type Files,
  type HostEntry,
  type InterfaceEntry,
  type LinkAddress,
  type Lookup,
  type MessageBatch,
  type Namespaces,
  type OptionLayouts,
  type Polled,
  type Poller,
  type Sharing,
  type System,
  WRITABLE,
} from "../system.ts";
import { WakeupSocket } from "./wakeup.ts";
import { Dword } from "./dword.ts";
import { selectWritable } from "./fdset.ts";
import { Interfaces } from "./interfaces.ts";
import { type LastError, lastErrorOf, negated, result } from "./last_error.ts";
import { layouts, optionLayouts } from "./layouts.ts";
import { openAndKeep } from "./library.ts";
import { Messages } from "./message.ts";
import { Names } from "./names.ts";
import { pollMany } from "./poll_many.ts";
import { eventsOf, WsaPoll } from "./poller.ts";
import { socketpair } from "./socketpair.ts";
import { type Kernel, kernelSymbols, symbols, type Winsock } from "./symbols.ts";

/** The requested version of winsock, 2.2. */
const VERSION = 0x0202;

/** winsock2.h: take the family, type and protocol from the WSAPROTOCOL_INFO. */
const FROM_PROTOCOL_INFO = -1;

/** winbase.h: child processes inherit the handle. */
const HANDLE_FLAG_INHERIT = 1;

/** winerror.h: the error of kernel32.dll for a handle that is closed. */
const ERROR_INVALID_HANDLE = 6;

const { IPPROTO_TCP, TCP_QUICKACK } = windows;

/** Returns the received length. Winsock fails for a truncated datagram, but fills the buffer. */
function receivedLength(returned: number, length: number): number {
  return returned === -windows.EMSGSIZE ? length : returned;
}

/** Returns 0, or the negated error of a function of kernel32.dll that returned `FALSE`. */
function handleResult(done: number, error: number | undefined): number {
  if (done !== 0) return 0;
  return error === ERROR_INVALID_HANDLE ? -windows.EBADF : negated(error);
}

/** Windows, through ws2_32.dll. */
export class Windows implements System {
  readonly #c: Winsock;
  readonly #kernel: Kernel;
  readonly #lastError: LastError;
  readonly #names: Names;
  readonly #interfaces: Interfaces;
  readonly #messages: Messages;
  // Memory for pointer parameters, valid during one call.
  readonly #dword = new Dword();
  readonly #pollfd = new DataView(new ArrayBuffer(layouts.WSAPOLLFD.size));
  readonly #pollfdBytes = new Uint8Array(this.#pollfd.buffer);

  readonly layouts = layouts;
  readonly optionLayouts: () => OptionLayouts = lazily(() => ({
    ...optionLayouts(),
    ipv6UnicastInterface: u32(0),
    timeoutMilliseconds: u32(0),
  }));
  readonly dontwait = 0;
  readonly nodeFamilies: readonly number[] = []; // it knows a handle's type only on Unix
  readonly pairFamily: number = windows.AF_INET;
  readonly abstractNames = false;
  readonly remembersConnect = false;
  readonly ioctlRoom = 0;
  readonly mostBuffers = 1024; // the module's own limit: winsock documents none
  readonly files: Files | null = null;
  readonly descriptors: Descriptors | null = null; // WSAPoll takes sockets only
  readonly namespaces: Namespaces | null = null;
  readonly sharing: Sharing;

  /** Loads and starts winsock. Nothing calls WSACleanup. */
  constructor() {
    this.#c = openAndKeep("ws2_32.dll", symbols);
    this.#kernel = openAndKeep("kernel32.dll", kernelSymbols);
    const error = this.#c.WSAStartup(VERSION, new Uint8Array(layouts.WSADATA.size));
    if (error !== 0) {
      throw new Error(`cannot start winsock 2.2: WSAStartup failed with error ${error}`);
    }
    this.#lastError = lastErrorOf(this.#c);
    this.#names = new Names(this.#lastError);
    this.#interfaces = new Interfaces();
    this.#messages = new Messages(this.#c, this.#lastError);
    this.sharing = {
      size: layouts.WSAPROTOCOL_INFOW.size,
      share: (fd, processId) => this.#share(fd, processId),
      fromShare: (info) =>
        this.#socket(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info),
    };
  }

  sockaddr(): Sockaddr {
    return new Sockaddr(layouts.sockaddr);
  }

  readonly pollerSyscall = "socket";
  poller(): Poller | number {
    const wakeup = WakeupSocket.create(this);
    return typeof wakeup === "number" ? wakeup : new WsaPoll(this.#c, wakeup);
  }

  socket(family: number, type: number, protocol: number): number {
    return this.#socket(family, type, protocol, null);
  }

  #socket(
    family: number,
    type: number,
    protocol: number,
    info: Uint8Array<ArrayBuffer> | null,
  ): number {
    const flags = windows.WSA_FLAG_OVERLAPPED | windows.WSA_FLAG_NO_HANDLE_INHERIT;
    return result(this.#c.WSASocketW(family, type, protocol, info, 0, flags), this.#lastError[0]);
  }

  socketpair(family: number, type: number, protocol: number): [number, number] | number {
    return socketpair(this, family, type, protocol);
  }

  #share(fd: number, processId: number): Uint8Array<ArrayBuffer> | number {
    const info = new Uint8Array(layouts.WSAPROTOCOL_INFOW.size);
    const error = result(
      this.#c.WSADuplicateSocketW(BigInt(fd), processId, info),
      this.#lastError[0],
    );
    return error < 0 ? error : info;
  }

  duplicate(fd: number): number {
    const info = this.#share(fd, Deno.pid);
    return typeof info === "number" ? info : this.sharing.fromShare(info);
  }

  close(fd: number): number {
    return result(this.#c.closesocket(BigInt(fd)), this.#lastError[0]);
  }

  bind(fd: number, address: Sockaddr): number {
    return result(this.#c.bind(BigInt(fd), address.pointer, address.length), this.#lastError[0]);
  }

  connect(fd: number, address: Sockaddr): number {
    const returned = result(
      this.#c.connect(BigInt(fd), address.pointer, address.length),
      this.#lastError[0],
    );
    return returned === -windows.EWOULDBLOCK ? -windows.EINPROGRESS : returned;
  }

  listen(fd: number, backlog: number): number {
    return result(this.#c.listen(BigInt(fd), backlog), this.#lastError[0]);
  }

  accept(fd: number, peer: Sockaddr | null): number {
    const { pointer, lengthPointer } = pointersFor(peer);
    const accepted = result(this.#c.accept(BigInt(fd), pointer, lengthPointer), this.#lastError[0]);
    if (accepted < 0) return accepted;
    // The socket starts with the listener's mode, and child processes would inherit it.
    this.setNonblocking(accepted, false);
    this.setInheritable(accepted, false);
    return accepted;
  }

  shutdown(fd: number, how: number): number {
    return result(this.#c.shutdown(BigInt(fd), how), this.#lastError[0]);
  }

  getsockname(fd: number, address: Sockaddr): number {
    const { pointer, lengthPointer } = address.receive();
    return result(this.#c.getsockname(BigInt(fd), pointer, lengthPointer), this.#lastError[0]);
  }

  getpeername(fd: number, address: Sockaddr): number {
    const { pointer, lengthPointer } = address.receive();
    return result(this.#c.getpeername(BigInt(fd), pointer, lengthPointer), this.#lastError[0]);
  }

  getsockopt(fd: number, level: number, name: number, value: Uint8Array<ArrayBuffer>): number {
    this.#dword.value = value.length;
    const returned = result(
      this.#c.getsockopt(BigInt(fd), level, name, value, this.#dword.buffer),
      this.#lastError[0],
    );
    return returned < 0 ? returned : Math.min(this.#dword.value, value.length);
  }

  setsockopt(
    fd: number,
    level: number,
    name: number,
    value: Uint8Array<ArrayBuffer> | null,
    length: number,
  ): number {
    if (level === IPPROTO_TCP && name === TCP_QUICKACK && value !== null) {
      return Math.min(0, this.ioctl(fd, name, value.slice(0, length))); // an ioctl on Windows
    }
    return result(this.#c.setsockopt(BigInt(fd), level, name, value, length), this.#lastError[0]);
  }

  ioctl(fd: number, request: number, argument: Uint8Array<ArrayBuffer> | bigint): number {
    const buffer = typeof argument === "bigint"
      ? new Dword(Number(BigInt.asUintN(32, argument))).buffer
      : argument;
    const { length } = buffer;
    const { buffer: written } = this.#dword;
    const returned = result(
      this.#c.WSAIoctl(
        BigInt(fd),
        request,
        buffer,
        length,
        buffer,
        length,
        written,
        null,
        null,
      ),
      this.#lastError[0],
    );
    return returned < 0 ? returned : this.#dword.value;
  }

  recv(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
  ): number {
    const returned = result(
      typeof buffer === "bigint"
        ? this.#c.recvAt(BigInt(fd), buffer, length, flags)
        : this.#c.recv(BigInt(fd), buffer, length, flags),
      this.#lastError[0],
    );
    return receivedLength(returned, length);
  }

  recvfrom(
    fd: number,
    buffer: Uint8Array<ArrayBuffer> | bigint,
    length: number,
    flags: number,
    peer: Sockaddr,
  ): number {
    const { pointer, lengthPointer } = peer.receive();
    const returned = result(
      typeof buffer === "bigint"
        ? this.#c.recvfromAt(BigInt(fd), buffer, length, flags, pointer, lengthPointer)
        : this.#c.recvfrom(BigInt(fd), buffer, length, flags, pointer, lengthPointer),
      this.#lastError[0],
    );
    return receivedLength(returned, length);
  }

  send(fd: number, data: Uint8Array<ArrayBuffer>, length: number, flags: number): number {
    return result(this.#c.send(BigInt(fd), data, length, flags), this.#lastError[0]);
  }

  sendto(
    fd: number,
    data: Uint8Array<ArrayBuffer>,
    length: number,
    flags: number,
    { pointer, length: addressLength }: Sockaddr,
  ): number {
    return result(
      this.#c.sendto(BigInt(fd), data, length, flags, pointer, addressLength),
      this.#lastError[0],
    );
  }

  pollOne(fd: number, direction: number, milliseconds: number): number {
    if (fd < 0) {
      this.#kernel.Sleep(milliseconds);
      return 0;
    }
    if (direction === WRITABLE) {
      return Math.min(1, selectWritable(this.#c, this.#lastError, fd, milliseconds));
    }
    const events = eventsOf(direction);
    // A wait for more than room to send: select knows no urgent data.
    if (direction & WRITABLE) {
      return Math.min(1, this.pollMany([{ fd, events, revents: 0 }], milliseconds));
    }
    return this.#poll(fd, events, milliseconds);
  }

  pollEvents(fd: number, events: number): number {
    const one = { fd, events, revents: 0 };
    const returned = this.pollMany([one], 0);
    return returned <= 0 ? returned : one.revents;
  }

  pollMany(polled: readonly Polled[], milliseconds: number): number {
    const calls = {
      winsock: this.#c,
      sleep: (milliseconds: number) => this.#kernel.Sleep(milliseconds),
      lastError: this.#lastError,
      isConnected: (fd: number) => this.getpeername(fd, this.sockaddr()) === 0,
    };
    return pollMany(calls, polled, milliseconds);
  }

  #poll(fd: number, events: number, milliseconds: number): number {
    const { WSAPOLLFD } = layouts;
    WSAPOLLFD.fd.set(this.#pollfd, BigInt(fd));
    WSAPOLLFD.events.set(this.#pollfd, events);
    return result(this.#c.WSAPoll(this.#pollfdBytes, 1, milliseconds), this.#lastError[0]);
  }

  /** Winsock has no query. A new socket is blocking; a refused call proves that it no longer is. */
  isNonblocking(_fd: number, refused: boolean): number {
    return refused ? 1 : 0;
  }

  setNonblocking(fd: number, nonblocking: boolean): number {
    this.#dword.value = nonblocking ? 1 : 0;
    return result(
      this.#c.ioctlsocket(BigInt(fd), windows.FIONBIO, this.#dword.buffer),
      this.#lastError[0],
    );
  }

  isInheritable(fd: number): number {
    const { buffer } = this.#dword;
    const error = handleResult(
      this.#kernel.GetHandleInformation(BigInt(fd), buffer),
      this.#lastError[0],
    );
    return error < 0 ? error : this.#dword.value & HANDLE_FLAG_INHERIT;
  }

  setInheritable(fd: number, inheritable: boolean): number {
    const flags = inheritable ? HANDLE_FLAG_INHERIT : 0;
    return handleResult(
      this.#kernel.SetHandleInformation(BigInt(fd), HANDLE_FLAG_INHERIT, flags),
      this.#lastError[0],
    );
  }

  get control(): ControlMessages {
    return this.#messages.control;
  }

  sendmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: Sockaddr | null,
  ): number {
    return this.#messages.sendmsg(fd, buffers, control, flags, address);
  }

  recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number {
    return this.#messages.recvmsg(fd, buffers, control, flags, peer);
  }

  received(): { controlLength: number; flags: number } {
    return this.#messages.received();
  }

  batch(count: number, size: number, controlSize: number): MessageBatch {
    return new MessageLoop(this, count, size, controlSize);
  }

  gethostname(): string | number {
    return this.#names.gethostname();
  }

  sethostname(name: string): number {
    return this.#names.sethostname(name);
  }

  getaddrinfo(query: AddressQuery): Lookup<AddressInfo[]> {
    return this.#names.getaddrinfo(query);
  }

  getnameinfo(address: Sockaddr, flags: number): Lookup<[string, string]> {
    return this.#names.getnameinfo(address, flags);
  }

  gethostbyname(name: string): Lookup<HostEntry> {
    return this.#names.gethostbyname(name);
  }

  gethostbyaddr(address: Uint8Array<ArrayBuffer>, family: number): Lookup<HostEntry> {
    return this.#names.gethostbyaddr(address, family);
  }

  getservbyname(name: string, protocol: string | null): number | null {
    return this.#names.getservbyname(name, protocol);
  }

  getservbyport(port: number, protocol: string | null): string | null {
    return this.#names.getservbyport(port, protocol);
  }

  getprotobyname(name: string): number | null {
    return this.#names.getprotobyname(name);
  }

  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean {
    return this.#names.inetAton(text, packed);
  }

  inetPton(family: number, text: string, packed: Uint8Array<ArrayBuffer>): number {
    return this.#names.inetPton(family, text, packed);
  }

  inetNtop(family: number, packed: Uint8Array<ArrayBuffer>): string | number {
    return this.#names.inetNtop(family, packed);
  }

  interfaces(): [number, string][] | number {
    return this.#interfaces.interfaces();
  }

  interfaceAddresses(): InterfaceEntry[] | number {
    return this.#interfaces.interfaceAddresses();
  }

  linkAddress(address: Uint8Array<ArrayBuffer>): LinkAddress | null {
    return this.#interfaces.linkAddress(address);
  }

  interfaceIndex(name: string): number {
    return this.#interfaces.interfaceIndex(name);
  }

  interfaceName(index: number): string | number {
    return this.#interfaces.interfaceName(index);
  }

  errorText(errno: number): string {
    return this.#names.errorText(errno);
  }

  addressErrorText(error: number): string {
    return this.#names.addressErrorText(error);
  }

  hostErrorText(error: number): string {
    return this.#names.hostErrorText(error);
  }
}
