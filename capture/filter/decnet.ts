/**
 * Hosts of DECnet.
 *
 * @module
 */
import { and, type Condition, equal, or } from "./condition.ts";

/** The flags that tell the long form of a header from the short one, and their mask. */
const LONG = 6, SHORT = 2, FORM = 7;

/** A byte of padding that may precede the header. */
const PADDING = 0x81;

/** Where a header has the addresses, behind its flags. */
const OFFSETS = { [LONG]: { src: 15, dst: 7 }, [SHORT]: { src: 3, dst: 1 } } as const;

/** Parses an address, such as `10.1`: an area of 6 bits and a node of 10. Returns `null` for others. */
export function parseDecnet(text: string): number | null {
  const [, area, node] = /^(\d{1,2})\.(\d{1,4})$/.exec(text) ?? [];
  const isAddress = Number(area) < 64 && Number(node) < 1024;
  return isAddress ? Number(area) << 10 | Number(node) : null;
}

/**
 * Returns the condition that a packet of DECnet comes from a host, or goes to it.
 *
 * @param at The offset of the packet. It begins with 2 bytes for its length.
 * @param address The address of the host.
 */
export function decnetHost(at: number, address: number, which: "src" | "dst"): Condition {
  const littleEndian = (address & 0xff) << 8 | address >> 8;
  const header = (form: typeof LONG | typeof SHORT) => {
    const offset = at + 2 + OFFSETS[form][which];
    return or(
      and(equal(1, at + 2, form, FORM), equal(2, offset, littleEndian)),
      and(
        equal(2, at + 2, PADDING << 8 | form, 0xff00 | FORM),
        equal(2, offset + 1, littleEndian),
      ),
    );
  };
  return or(header(SHORT), header(LONG));
}
