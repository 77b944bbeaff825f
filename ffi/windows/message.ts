/**
 * Messages: data in several buffers, with control messages.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { Control } from "../control.ts";
import { openLibrary } from "../library.ts";
import { addressOf, PointerOut } from "../memory.ts";
import type { Sockaddr } from "../sockaddr.ts";
import { Dword } from "./dword.ts";
import { layouts } from "./layouts.ts";
import { finishSender, prepareSender } from "./sender.ts";
import type { Winsock } from "./symbols.ts";

// ABI type of SOCKET
const SOCKET = "usize";

/** The functions to bind from ws2_32.dll. */
export const messageSymbols = {
  WSASendTo: {
    parameters: [
      SOCKET, // SOCKET s
      "buffer", // LPWSABUF lpBuffers
      "u32", // DWORD dwBufferCount
      "buffer", // LPDWORD lpNumberOfBytesSent
      "u32", // DWORD dwFlags
      "pointer", // const sockaddr *lpTo
      "i32", // int iTolen
      "pointer", // LPWSAOVERLAPPED lpOverlapped
      "pointer", // LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine
    ],
    result: "i32",
  },
  WSASendMsg: {
    parameters: [
      SOCKET, // SOCKET Handle
      "buffer", // LPWSAMSG lpMsg
      "u32", // DWORD dwFlags
      "buffer", // LPDWORD lpNumberOfBytesSent
      "pointer", // LPWSAOVERLAPPED lpOverlapped
      "pointer", // LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine
    ],
    result: "i32",
  },
  WSARecvFrom: {
    parameters: [
      SOCKET, // SOCKET s
      "buffer", // LPWSABUF lpBuffers
      "u32", // DWORD dwBufferCount
      "buffer", // LPDWORD lpNumberOfBytesRecvd
      "buffer", // LPDWORD lpFlags
      "pointer", // sockaddr *lpFrom
      "pointer", // LPINT lpFromlen
      "pointer", // LPWSAOVERLAPPED lpOverlapped
      "pointer", // LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine
    ],
    result: "i32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** WSARecvMsg, which no library exports by name: an ioctl returns its address. */
export const WSARecvMsg = {
  parameters: [
    SOCKET, // SOCKET s
    "buffer", // LPWSAMSG lpMsg
    "buffer", // LPDWORD lpdwNumberOfBytesRecvd
    "pointer", // LPWSAOVERLAPPED lpOverlapped
    "pointer", // LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine
  ],
  result: "i32",
} as const satisfies Deno.ForeignFunction;

/** mswsock.h: the GUID of {@linkcode WSARecvMsg}, {f689d7c8-6f1f-436b-8a53-e54fe351c322}. */
// deno-fmt-ignore
const WSAID_WSARECVMSG = new Uint8Array([
  0xc8, 0xd7, 0x89, 0xf6, 0x1f, 0x6f, 0x6b, 0x43, 0x8a, 0x53, 0xe5, 0x4f, 0xe3, 0x51, 0xc3, 0x22,
]);

/**
 * The message calls, which {@linkcode System} documents. They share one set of structures, which
 * every call fills anew.
 */
export class Messages {
  readonly #c = openLibrary(["ws2_32.dll"], messageSymbols);
  readonly #winsock: Winsock;
  readonly #result: (returned: number) => number;
  #WSARecvMsg: Deno.UnsafeFnPointer<typeof WSARecvMsg> | undefined;

  readonly #message = new DataView(new ArrayBuffer(layouts.WSAMSG.size));
  readonly #messageBytes = new Uint8Array(this.#message.buffer);
  #buffers = new DataView(new ArrayBuffer(layouts.WSABUF.size));
  #buffersBytes = new Uint8Array(this.#buffers.buffer);
  readonly #length = new Dword();
  readonly #flags = new Dword();
  #controlLength = 0;

  readonly control: Control = new Control(layouts);

  /**
   * @param winsock The functions of winsock that are bound already.
   * @param result Converts the result of a call: -1 to the negated error.
   */
  constructor(winsock: Winsock, result: (returned: number) => number) {
    this.#winsock = winsock;
    this.#result = result;
  }

  sendmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    address: Sockaddr | null,
  ): number {
    const count = this.#fillBuffers(buffers);
    const pointer = address?.pointer ?? null, length = address?.length ?? 0;
    let returned;
    if (control === null) {
      returned = this.#c.WSASendTo(
        BigInt(fd),
        this.#buffersBytes,
        count,
        this.#length.buffer,
        flags,
        pointer,
        length,
        null,
        null,
      );
    } else { // only datagram sockets support control messages and WSASendMsg
      this.#fillMessage(count, control, 0, pointer, length);
      returned = this.#c.WSASendMsg(
        BigInt(fd),
        this.#messageBytes,
        flags,
        this.#length.buffer,
        null,
        null,
      );
    }
    const error = this.#result(returned);
    return error < 0 ? error : this.#length.value;
  }

  recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number {
    const count = this.#fillBuffers(buffers);
    this.#length.value = 0;
    this.#controlLength = 0;
    prepareSender(peer);
    const error = control === null || this.#isStream(fd)
      ? this.#receive(fd, count, flags, peer)
      : this.#receiveMessage(fd, count, control, flags, peer);
    finishSender(peer);
    this.#flags.value &= ~flags; // winsock returns the flags that it was given
    if (error !== -windows.EMSGSIZE) return error < 0 ? error : this.#length.value;
    // On Windows, truncation of the data or the control messages is an error, but the rest arrived.
    if ((this.#flags.value & windows.MSG_CTRUNC) === 0) this.#flags.value |= windows.MSG_TRUNC;
    return this.#flags.value & windows.MSG_TRUNC
      ? buffers.reduce((sum, { length }) => sum + length, 0)
      : this.#length.value;
  }

  /** Returns the length of `control` that the last `recvmsg` filled, and its flags. */
  received(): { controlLength: number; flags: number } {
    return { controlLength: this.#controlLength, flags: this.#flags.value };
  }

  /** Receives without control messages. */
  #receive(fd: number, count: number, flags: number, peer: Sockaddr): number {
    this.#flags.value = flags;
    return this.#result(this.#c.WSARecvFrom(
      BigInt(fd),
      this.#buffersBytes,
      count,
      this.#length.buffer,
      this.#flags.buffer,
      peer.pointer,
      peer.lengthPointer,
      null,
      null,
    ));
  }

  /** Receives with control messages, which streams refuse. */
  #receiveMessage(
    fd: number,
    count: number,
    control: Uint8Array<ArrayBuffer>,
    flags: number,
    peer: Sockaddr,
  ): number {
    const receive = this.#loadWSARecvMsg(fd);
    if (typeof receive === "number") return receive;
    control.fill(0, 0, layouts.cmsghdr.size); // so that no earlier message is decoded
    this.#fillMessage(count, control, flags, peer.pointer, peer.bytes.length);
    const error = this.#result(
      receive.call(BigInt(fd), this.#messageBytes, this.#length.buffer, null, null),
    );
    const { WSAMSG } = layouts;
    peer.received(WSAMSG.namelen.get(this.#message));
    this.#flags.value = WSAMSG.dwFlags.get(this.#message);
    this.#controlLength = error === 0 || error === -windows.EMSGSIZE
      ? WSAMSG["Control.len"].get(this.#message)
      : 0;
    return error;
  }

  /** True for a stream socket, which has no control messages. */
  #isStream(fd: number): boolean {
    const type = new Dword(), length = new Dword(4);
    this.#winsock.getsockopt(
      BigInt(fd),
      windows.SOL_SOCKET,
      windows.SO_TYPE,
      type.buffer,
      length.buffer,
    );
    return type.value === windows.SOCK_STREAM;
  }

  /** Returns WSARecvMsg, the same function for all sockets, or the negated error. */
  #loadWSARecvMsg(fd: number): Deno.UnsafeFnPointer<typeof WSARecvMsg> | number {
    if (this.#WSARecvMsg !== undefined) return this.#WSARecvMsg;
    const found = new PointerOut();
    const error = this.#result(this.#winsock.WSAIoctl(
      BigInt(fd),
      windows.SIO_GET_EXTENSION_FUNCTION_POINTER,
      WSAID_WSARECVMSG,
      WSAID_WSARECVMSG.length,
      found.buffer,
      found.buffer.length,
      this.#length.buffer,
      null,
      null,
    ));
    if (error < 0) return error;
    const { pointer } = found;
    if (pointer === null) return -windows.EOPNOTSUPP;
    return this.#WSARecvMsg = new Deno.UnsafeFnPointer(
      pointer as Deno.PointerObject<typeof WSARecvMsg>,
      WSARecvMsg,
    );
  }

  /** Fills the array of `WSABUF`. @returns its length, at least 1. */
  #fillBuffers(buffers: readonly Uint8Array<ArrayBuffer>[]): number {
    const { WSABUF } = layouts;
    const count = Math.max(1, buffers.length);
    if (this.#buffers.byteLength < count * WSABUF.size) {
      this.#buffers = new DataView(new ArrayBuffer(count * WSABUF.size));
      this.#buffersBytes = new Uint8Array(this.#buffers.buffer);
    }
    WSABUF.len.set(this.#buffers, 0);
    for (let i = 0; i < buffers.length; i++) {
      WSABUF.len.set(this.#buffers, buffers[i]!.length, i * WSABUF.size);
      WSABUF.buf.set(this.#buffers, addressOf(buffers[i]!), i * WSABUF.size);
    }
    return count;
  }

  #fillMessage(
    count: number,
    control: Uint8Array<ArrayBuffer>,
    flags: number,
    name: Deno.PointerValue,
    nameLength: number,
  ): void {
    const { WSAMSG } = layouts;
    WSAMSG.name.set(this.#message, Deno.UnsafePointer.value(name));
    WSAMSG.namelen.set(this.#message, nameLength);
    WSAMSG.lpBuffers.set(this.#message, addressOf(this.#buffersBytes));
    WSAMSG.dwBufferCount.set(this.#message, count);
    WSAMSG["Control.len"].set(this.#message, control.length);
    WSAMSG["Control.buf"].set(this.#message, addressOf(control));
    WSAMSG.dwFlags.set(this.#message, flags);
  }
}
