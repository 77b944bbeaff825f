/**
 * send(2) and sendto(2)
 *
 * @module
 */
import { EAGAIN } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { type CallRing, WRITABLE } from "../../ffi/system.ts";
import type { Destination } from "../address/destination.ts";
import {
  attemptNow,
  checkNotDetached,
  CONNECTED,
  DONT_WAIT,
  type Handle,
  isRefusedByReceiver,
  JoinedCall,
  type Operation,
  receiversOf,
  type SendingSocket,
  type SendProgress,
  SENDS,
  withoutWaiting,
} from "./operation.ts";

type Memory = Uint8Array<ArrayBuffer>;

/** Bytes that one call sends at most. The kernel's own limit is a page below 2**31. */
export const LARGEST_SEND = 2 ** 30;

/** Sends once. The result is the number of bytes that were sent. */
export class Send implements Operation<number> {
  readonly #data: Memory;
  readonly #length: number;
  readonly #flags: number;
  readonly #destination: Destination | null;

  /**
   * @param data The bytes.
   * @param flags `MSG_*`
   * @param destination The receiver's address; `null` for a connected socket: send(2).
   * @param length The number of bytes at the user's call, if that was before a look-up.
   */
  constructor(data: Memory, flags: number, destination: Destination | null, length = data.length) {
    this.#data = data;
    this.#length = length;
    this.#flags = flags;
    this.#destination = destination;
  }

  get syscall(): string {
    return this.#destination === null ? "send" : "sendto";
  }

  get address(): unknown {
    return this.#destination?.address;
  }

  get queue(): number {
    return SENDS;
  }

  get direction(): number {
    return WRITABLE;
  }

  get dontWait(): boolean {
    return (this.#flags & DONT_WAIT) !== 0;
  }

  get needsBackoff(): boolean {
    return this.#destination !== null && isRefusedByReceiver(this.#destination.socket.family);
  }

  receivers(socket: SendingSocket): readonly string[] | undefined {
    return receiversOf(socket, () => [this.#destination?.name() ?? CONNECTED]);
  }

  get sends(): boolean {
    return true;
  }

  keep(): void {
    this.#destination?.keep();
  }

  join(fd: number, ring: CallRing): JoinedCall<number> | undefined {
    if (this.#destination !== null || this.#flags !== 0) return undefined;
    if (this.#data.length < this.#length) return undefined; // transferred: the attempt says so
    const ticket = ring.send(fd, this.#data, Math.min(this.#length, LARGEST_SEND));
    return ticket === 0 ? undefined : new JoinedCall(ring, ticket, this);
  }

  attempt(fd: number, wait: boolean): number {
    checkNotDetached(this.#data, this.#length);
    const length = Math.min(this.#length, LARGEST_SEND);
    const flags = wait ? this.#flags : withoutWaiting(this.#flags);
    return this.#destination === null
      ? system().send(fd, this.#data, length, flags)
      : system().sendto(fd, this.#data, length, flags, this.#destination.sockaddr());
  }

  result(sent: number): number {
    return sent;
  }
}

/** Calls that one attempt makes before the event loop gets a turn. */
export const CALLS_PER_TURN = 16;

/**
 * Sends all bytes, by as many calls of send(2) as needed. It keeps its place in the queue until the
 * last byte is sent.
 */
export class SendAll implements Operation<void> {
  readonly syscall: string = "send";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly sends = true;
  readonly dontWait: boolean;
  givesWay = false;
  readonly #flags: number;
  readonly #progress: SendProgress | undefined;
  readonly #length: number;
  #rest: Memory;
  #left: number;

  /**
   * @param data The bytes.
   * @param flags `MSG_*`
   * @param progress Where to write how much has been sent.
   */
  constructor(data: Memory, flags: number, progress: SendProgress | undefined) {
    this.dontWait = (flags & DONT_WAIT) !== 0;
    this.#flags = flags;
    this.#progress = progress;
    this.#rest = data;
    this.#length = this.#left = data.length;
    if (progress !== undefined) progress.sent = 0;
  }

  /** Makes one call. */
  protected transfer(fd: number, data: Memory, length: number, wait: boolean): number {
    return system().send(fd, data, length, wait ? this.#flags : withoutWaiting(this.#flags));
  }

  join(fd: number, ring: CallRing): JoinedCall<void> | undefined {
    if (this.#progress !== undefined || this.#flags !== 0) return undefined;
    if (this.#rest.length < this.#left) return undefined; // transferred: the attempt says so
    const ticket = ring.send(fd, this.#rest, Math.min(this.#left, LARGEST_SEND));
    return ticket === 0 ? undefined : new JoinedSendAll(ring, ticket, this);
  }

  attempt(fd: number, wait: boolean): number {
    const left = this.#left;
    const returned = this.#send(fd, wait);
    // Last: a setter of the program may close the socket, and its number may be another's then.
    if (this.#progress !== undefined && this.#left < left) {
      this.#progress.sent = this.#length - this.#left;
    }
    return returned;
  }

  #send(fd: number, wait: boolean): number {
    for (let calls = 0;; calls++) {
      checkNotDetached(this.#rest, this.#left);
      this.givesWay = !wait && calls === CALLS_PER_TURN;
      if (this.givesWay) return -EAGAIN;
      const sent = this.transfer(fd, this.#rest, Math.min(this.#left, LARGEST_SEND), wait);
      if (sent < 0) return sent;
      if (this.hasSent(sent)) return 0;
    }
  }

  /** Notes that so many bytes were sent. @returns True if these were the last. */
  hasSent(sent: number): boolean {
    this.#left -= sent;
    if (this.#left > 0) this.#rest = this.#rest.subarray(sent);
    return this.#left === 0;
  }

  weight(): number {
    return 1 + Math.floor(this.#length / 2 ** 16);
  }

  result(): void {}
}

/** The first send of a ring. Others follow it if the buffer did not take all. */
class JoinedSendAll extends JoinedCall<void> {
  readonly #operation: SendAll;

  constructor(ring: CallRing, ticket: number, operation: SendAll) {
    super(ring, ticket, operation);
    this.#operation = operation;
  }

  override attempt(handle: Handle): number {
    const sent = super.attempt(handle);
    if (!this.isAnswered) return sent;
    this.#operation.givesWay = false; // it may have given way in the turn before
    if (sent < 0) return sent;
    return this.#operation.hasSent(sent) ? 0 : attemptNow(handle, this.#operation);
  }
}
