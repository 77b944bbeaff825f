/**
 * What the parts of the load share: their bounds, a pattern of bytes, and how late the
 * event loop comes.
 *
 * @module
 */

/** How long a part runs, and what decides its random choices. */
export interface Bounds {
  /** Seconds after which the part begins nothing new; it ends earlier when its work is done. */
  readonly seconds: number;
  /** The seed of the random numbers. */
  readonly seed: number;
}

/** What a part has done. */
export interface Figures {
  /** Connections, datagrams, sockets or look-ups. */
  count: number;
  [figure: string]: number;
}

/** Measures how late a timer of 10 ms is. */
export class Lateness {
  readonly #interval = 10;
  #latest = 0;
  #last = performance.now();
  readonly #timer = setInterval(() => {
    const now = performance.now();
    this.#latest = Math.max(this.#latest, now - this.#last - this.#interval);
    this.#last = now;
  }, this.#interval);

  /** Stops. @returns the longest delay of the timer in milliseconds. */
  stop(): number {
    clearInterval(this.#timer);
    return Math.round(Math.max(this.#latest, performance.now() - this.#last - this.#interval));
  }
}

/** The period of the pattern: no power of two, so that a block that is lost or doubled shows. */
const PERIOD = 251;

/** The most bytes that one call of `patternAt` returns. */
export const MOST = 65_536;

const bytes = Uint8Array.from({ length: MOST + PERIOD }, (_, i) => i % PERIOD);

/**
 * Returns a part of an endless stream of bytes.
 *
 * @param key Which of the streams.
 * @param position The place in the stream.
 * @param length The number of bytes, at most {@linkcode MOST}.
 */
export function patternAt(key: number, position: number, length: number): Uint8Array<ArrayBuffer> {
  const begin = (key + position) % PERIOD;
  return bytes.slice(begin, begin + length);
}

/** Throws unless the bytes are those of the stream at that position. */
export function checkPattern(data: Uint8Array, key: number, position: number): void {
  const begin = (key + position) % PERIOD;
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== (begin + i) % PERIOD) {
      throw new Error(
        `stream ${key}: byte ${position + i} is ${data[i]}, not ${(begin + i) % PERIOD}`,
      );
    }
  }
}
