/**
 * Messages: data in several buffers, with control messages.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { Control } from "../control.ts";
import { addressOf, PointerOut } from "../memory.ts";
import type { Sockaddr } from "../sockaddr.ts";
import { Dword } from "./dword.ts";
import { type LastError, result } from "./last_error.ts";
import { layouts } from "./layouts.ts";
import { openAndKeep } from "./library.ts";
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
  readonly #c = openAndKeep("ws2_32.dll", messageSymbols);
  readonly #winsock: Winsock;
  readonly #lastError: LastError;
  /** WSARecvMsg by family. The function belongs to the provider of a family's sockets. */
  readonly #WSARecvMsg = new Map<number, Deno.UnsafeFnPointer<typeof WSARecvMsg>>();

  readonly #message = new DataView(new ArrayBuffer(layouts.WSAMSG.size));
  readonly #messageBytes = new Uint8Array(this.#message.buffer);
  #buffers = new DataView(new ArrayBuffer(layouts.WSABUF.size));
  #buffersBytes = new Uint8Array(this.#buffers.buffer);
  readonly #length = new Dword();
  readonly #flags = new Dword();
  #controlLength = 0;
  /** The `WSAPROTOCOL_INFOW` of a socket. */
  readonly #information = new DataView(new ArrayBuffer(layouts.WSAPROTOCOL_INFOW.size));
  readonly #informationBytes = new Uint8Array(this.#information.buffer);
  readonly #informationLength = new Dword();

  readonly control: Control = new Control(layouts);

  /**
   * @param winsock The functions of winsock that are bound already.
   * @param lastError The last error of this thread.
   */
  constructor(winsock: Winsock, lastError: LastError) {
    this.#winsock = winsock;
    this.#lastError = lastError;
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
    let error;
    if (control === null) {
      error = result(
        this.#c.WSASendTo(
          BigInt(fd),
          this.#buffersBytes,
          count,
          this.#length.buffer,
          flags,
          pointer,
          length,
          null,
          null,
        ),
        this.#lastError[0],
      );
    } else { // only datagram sockets support control messages and WSASendMsg
      this.#fillMessage(count, control, 0, pointer, length);
      error = result(
        this.#c.WSASendMsg(
          BigInt(fd),
          this.#messageBytes,
          flags,
          this.#length.buffer,
          null,
          null,
        ),
        this.#lastError[0],
      );
    }
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
    const error = control === null
      ? this.#receive(fd, count, flags, peer)
      : this.#receiveControl(fd, count, control, flags, peer);
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
    return result(
      this.#c.WSARecvFrom(
        BigInt(fd),
        this.#buffersBytes,
        count,
        this.#length.buffer,
        this.#flags.buffer,
        peer.pointer,
        peer.lengthPointer,
        null,
        null,
      ),
      this.#lastError[0],
    );
  }

  /** Receives with control messages, which streams do not have. */
  #receiveControl(
    fd: number,
    count: number,
    control: Uint8Array<ArrayBuffer>,
    flags: number,
    peer: Sockaddr,
  ): number {
    const { iAddressFamily, iSocketType } = layouts.WSAPROTOCOL_INFOW;
    const error = this.#readInformation(fd);
    if (error < 0) return error;
    if (iSocketType.get(this.#information) === windows.SOCK_STREAM) {
      return this.#receive(fd, count, flags, peer);
    }
    const receive = this.#loadWSARecvMsg(fd, iAddressFamily.get(this.#information));
    if (typeof receive === "number") return receive;
    control.fill(0, 0, layouts.cmsghdr.size); // so that no earlier message is decoded
    this.#fillMessage(count, control, flags, peer.pointer, peer.bytes.length);
    return this.#receiveMessage(fd, receive, peer);
  }

  #receiveMessage(
    fd: number,
    receive: Deno.UnsafeFnPointer<typeof WSARecvMsg>,
    peer: Sockaddr,
  ): number {
    const error = result(
      receive.call(BigInt(fd), this.#messageBytes, this.#length.buffer, null, null),
      this.#lastError[0],
    );
    const { WSAMSG } = layouts;
    peer.received(WSAMSG.namelen.get(this.#message));
    this.#flags.value = WSAMSG.dwFlags.get(this.#message);
    this.#controlLength = error === 0 || error === -windows.EMSGSIZE
      ? WSAMSG["Control.len"].get(this.#message)
      : 0;
    return error;
  }

  /** Reads the family and the type of a socket. @returns 0, or the negated error. */
  #readInformation(fd: number): number {
    this.#informationLength.value = this.#informationBytes.length;
    return result(
      this.#winsock.getsockopt(
        BigInt(fd),
        windows.SOL_SOCKET,
        windows.SO_PROTOCOL_INFOW,
        this.#informationBytes,
        this.#informationLength.buffer,
      ),
      this.#lastError[0],
    );
  }

  /** Returns the WSARecvMsg of a socket's provider, or the negated error. */
  #loadWSARecvMsg(
    fd: number,
    family: number,
  ): Deno.UnsafeFnPointer<typeof WSARecvMsg> | number {
    const known = this.#WSARecvMsg.get(family);
    if (known !== undefined) return known;
    const found = new PointerOut();
    const error = result(
      this.#winsock.WSAIoctl(
        BigInt(fd),
        windows.SIO_GET_EXTENSION_FUNCTION_POINTER,
        WSAID_WSARECVMSG,
        WSAID_WSARECVMSG.length,
        found.buffer,
        found.buffer.length,
        this.#length.buffer,
        null,
        null,
      ),
      this.#lastError[0],
    );
    if (error < 0) return error;
    const { pointer } = found;
    if (pointer === null) return -windows.EOPNOTSUPP;
    const loaded = new Deno.UnsafeFnPointer(
      pointer as Deno.PointerObject<typeof WSARecvMsg>,
      WSARecvMsg,
    );
    this.#WSARecvMsg.set(family, loaded);
    return loaded;
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
