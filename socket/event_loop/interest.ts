/**
 * The directions that the queries of a descriptor wait for.
 *
 * @module
 */

/** The directions, each a bit. */
const BITS = [1, 2, 4] as const;

/** How many wait for each direction, so that a change need not look at all that wait. */
export class Interest {
  readonly #counts = [0, 0, 0];
  /** The directions that something waits for. */
  directions = 0;

  /** Counts one more for each of the directions; with -1, one less. */
  count(directions: number, change: 1 | -1): void {
    BITS.forEach((bit, i) => {
      if ((directions & bit) === 0) return;
      this.#counts[i]! += change;
      if (this.#counts[i]! > 0) this.directions |= bit;
      else this.directions &= ~bit;
    });
  }
}
