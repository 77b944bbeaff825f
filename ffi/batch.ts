/**
 * Batches of messages for systems without recvmmsg(2) and sendmmsg(2): one call for each message.
 *
 * @module
 */
import type { Sockaddr } from "./sockaddr.ts";
import { type MessageBatch, READABLE, type System } from "./system.ts";

/** The calls that a batch is made of. */
export type MessageCalls = Pick<
  System,
  "dontwait" | "pollOne" | "received" | "recvmsg" | "sendmsg" | "sockaddr"
>;

/** One message: the lengths of its parts, or their capacities before a receive, and `msg_flags`. */
interface Slot {
  length: number;
  controlLength: number;
  addressLength: number;
  flags: number;
}

/** Messages that are received, or sent, one after the other. */
export class MessageLoop implements MessageBatch {
  readonly #calls: MessageCalls;
  readonly #dontwait: number;
  readonly data: Uint8Array<ArrayBuffer>[] = [];
  readonly control: Uint8Array<ArrayBuffer>[] = [];
  readonly addresses: Sockaddr[] = [];
  readonly #slots: Slot[] = [];

  /**
   * Allocates the memory.
   *
   * @param calls The system.
   * @param count The number of messages.
   * @param size The size of each data buffer, in bytes.
   * @param controlSize The size of each buffer for control messages, in bytes.
   * @param dontwait The flag for a receive that does not wait; 0 if the system has none.
   */
  constructor(
    calls: MessageCalls,
    count: number,
    size: number,
    controlSize: number,
    dontwait: number = calls.dontwait,
  ) {
    this.#calls = calls;
    this.#dontwait = dontwait;
    const memory = new ArrayBuffer(count * size);
    const controls = new ArrayBuffer(count * controlSize);
    for (let i = 0; i < count; i++) {
      this.data.push(new Uint8Array(memory, i * size, size));
      this.control.push(new Uint8Array(controls, i * controlSize, controlSize));
      this.addresses.push(calls.sockaddr());
      this.#slots.push({ length: 0, controlLength: 0, addressLength: 0, flags: 0 });
    }
  }

  prepare(index: number, length: number, controlLength: number, addressLength: number): void {
    this.#slots[index] = { length, controlLength, addressLength, flags: 0 };
  }

  /** Returns the control buffer of a message; `null` if it has no control messages. */
  #control(index: number): Uint8Array<ArrayBuffer> | null {
    const { controlLength } = this.#slots[index]!;
    return controlLength === 0 ? null : this.control[index]!.subarray(0, controlLength);
  }

  receive(fd: number, count: number, flags: number): number {
    const dontwait = this.#dontwait;
    for (let i = 0; i < count; i++) {
      // Only the first receive waits.
      if (i > 0 && dontwait === 0 && this.#calls.pollOne(fd, READABLE, 0) <= 0) return i;
      const received = this.#calls.recvmsg(
        fd,
        [this.data[i]!.subarray(0, this.#slots[i]!.length)],
        this.#control(i),
        i === 0 ? flags : flags | dontwait,
        this.addresses[i]!,
      );
      if (received < 0) return i || received;
      this.#slots[i] = {
        length: received,
        addressLength: this.addresses[i]!.length,
        ...this.#calls.received(),
      };
    }
    return count;
  }

  send(fd: number, first: number, count: number, flags: number): number {
    for (let i = first; i < first + count; i++) {
      const { length, addressLength } = this.#slots[i]!;
      const sent = this.#calls.sendmsg(
        fd,
        [this.data[i]!.subarray(0, length)],
        this.#control(i),
        flags,
        addressLength === 0 ? null : this.addresses[i]!,
      );
      if (sent < 0) return i - first || sent;
    }
    return count;
  }

  length(index: number): number {
    return this.#slots[index]!.length;
  }

  controlLength(index: number): number {
    return this.#slots[index]!.controlLength;
  }

  addressLength(index: number): number {
    return this.#slots[index]!.addressLength;
  }

  flags(index: number): number {
    return this.#slots[index]!.flags;
  }
}
