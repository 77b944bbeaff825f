/**
 * The array of `WSAPOLLFD` that WSAPoll reads and writes.
 *
 * @module
 */
import { layouts } from "./layouts.ts";

const { WSAPOLLFD } = layouts;

// A DataView would do as well, but a large set is searched after every call.
const WORDS = WSAPOLLFD.size / 4;
const HALVES = WSAPOLLFD.size / 2;
const EVENTS = WSAPOLLFD.events.offset / 2;
const REVENTS = WSAPOLLFD.revents.offset / 2;

/** Descriptors without gaps between them, each with the events that it is asked for. */
export class PollSet {
  #bytes: Uint8Array<ArrayBuffer>;
  #words: Uint32Array<ArrayBuffer>;
  #halves: Uint16Array<ArrayBuffer>;
  #length = 0;

  /** @param capacity How many descriptors it has room for at first. */
  constructor(capacity = 16) {
    this.#bytes = new Uint8Array(new ArrayBuffer(capacity * WSAPOLLFD.size));
    this.#words = new Uint32Array(this.#bytes.buffer);
    this.#halves = new Uint16Array(this.#bytes.buffer);
  }

  /** What to pass to C. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  /** How many descriptors are in it. */
  get length(): number {
    return this.#length;
  }

  /** The descriptor at a place, whose upper half is always zero. */
  fd(slot: number): number {
    return this.#words[slot * WORDS]!;
  }

  /** What happened to the descriptor at a place. */
  revents(slot: number): number {
    return this.#halves[slot * HALVES + REVENTS]!;
  }

  /** Sets what the descriptor at a place is asked for. */
  ask(slot: number, events: number): void {
    this.#halves[slot * HALVES + EVENTS] = events;
  }

  /**
   * Adds a descriptor.
   *
   * @returns Its place.
   */
  add(fd: number, events: number): number {
    const slot = this.#length++;
    this.#reserve(this.#length);
    this.#words[slot * WORDS] = fd;
    this.ask(slot, events);
    return slot;
  }

  /**
   * Removes the descriptor at a place: the last one takes it.
   *
   * @returns The descriptor that is there now, -1 if there is none.
   */
  remove(slot: number): number {
    const last = --this.#length;
    if (slot === last) return -1;
    this.#words.copyWithin(slot * WORDS, last * WORDS, (last + 1) * WORDS);
    return this.fd(slot);
  }

  /** Becomes a copy of another set. */
  copy(other: PollSet): void {
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
