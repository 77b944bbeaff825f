/**
 * The array of `WSAPOLLFD` that WSAPoll reads and writes.
 *
 * @module
 */
import { layouts } from "./layouts.ts";

const { WSAPOLLFD } = layouts;

// The size of an entry and the offsets of its members, in elements of 32 and of 16 bits: the whole
// set is searched after every call, and typed arrays are faster than a DataView.
const WORDS = WSAPOLLFD.size / 4;
const HALVES = WSAPOLLFD.size / 2;
const EVENTS = WSAPOLLFD.events.offset / 2;
const REVENTS = WSAPOLLFD.revents.offset / 2;

/** A dense array of descriptors with the events to poll for. */
export class PollSet {
  #bytes: Uint8Array<ArrayBuffer>;
  #words: Uint32Array<ArrayBuffer>;
  #halves: Uint16Array<ArrayBuffer>;
  #length = 0;

  /** @param capacity The initial capacity, in descriptors. */
  constructor(capacity = 16) {
    this.#bytes = new Uint8Array(new ArrayBuffer(capacity * WSAPOLLFD.size));
    this.#words = new Uint32Array(this.#bytes.buffer);
    this.#halves = new Uint16Array(this.#bytes.buffer);
  }

  /** The array, to pass to C. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  /** The number of descriptors. */
  get length(): number {
    return this.#length;
  }

  /** Returns the descriptor at a slot. The upper half of a `SOCKET` is always zero. */
  fd(slot: number): number {
    return this.#words[slot * WORDS]!;
  }

  /** Returns the events that WSAPoll reported for a slot. */
  revents(slot: number): number {
    return this.#halves[slot * HALVES + REVENTS]!;
  }

  /** Sets the events to poll for at a slot. */
  setEvents(slot: number, events: number): void {
    this.#halves[slot * HALVES + EVENTS] = events;
  }

  /**
   * Adds a descriptor.
   *
   * @returns Its slot.
   */
  add(fd: number, events: number): number {
    const slot = this.#length++;
    this.#reserve(this.#length);
    this.#words[slot * WORDS] = fd;
    this.setEvents(slot, events);
    return slot;
  }

  /**
   * Removes the descriptor at a slot and moves the last descriptor there.
   *
   * @returns The descriptor that moved to the slot, or -1 if none did.
   */
  remove(slot: number): number {
    const last = --this.#length;
    if (slot === last) return -1;
    this.#words.copyWithin(slot * WORDS, last * WORDS, (last + 1) * WORDS);
    return this.fd(slot);
  }

  /** Replaces the contents by those of another set. */
  copyFrom(other: PollSet): void {
    this.#length = other.#length;
    this.#reserve(this.#length);
    this.#bytes.set(other.#bytes.subarray(0, this.#length * WSAPOLLFD.size));
  }

  #reserve(length: number): void {
    if (length * WSAPOLLFD.size <= this.#bytes.length) return;
    const larger = new PollSet(2 * length);
    larger.#bytes.set(this.#bytes);
    this.#bytes = larger.#bytes;
    this.#words = larger.#words;
    this.#halves = larger.#halves;
  }
}
