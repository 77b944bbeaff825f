/**
 * What a command line selects from the kernel's tables: kinds of entries, address families, and the number
 * of changes.
 *
 * @module
 */
import { limit, UsageError } from "../command_line.ts";
import { type Change, type Entry, type Kind, KINDS } from "./tables.ts";

/** The options of a selection, for `parseArgs`. */
export const SELECTION_OPTIONS = {
  count: { type: "string", short: "c" },
  ipv4: { type: "boolean", short: "4", default: false },
  ipv6: { type: "boolean", short: "6", default: false },
} as const;

/** The values of {@linkcode SELECTION_OPTIONS}. */
interface SelectionValues {
  readonly count?: string | undefined;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
}

/** What a command line selects. */
export interface Selection {
  readonly kinds: ReadonlySet<Kind>;
  /** `inet` and `inet6`, or one of them. */
  readonly families: ReadonlySet<string>;
  /** The largest number of changes. */
  readonly count: number;
}

/** Returns what a command line selects: all kinds, unless it names some. */
export function selectionOf(
  names: readonly string[],
  { count, ipv4, ipv6 }: SelectionValues,
): Selection {
  return {
    kinds: new Set(names.length === 0 ? KINDS : names.map(kindOf)),
    families: new Set(ipv4 === ipv6 ? ["inet", "inet6"] : [ipv4 ? "inet" : "inet6"]),
    count: limit("count", count),
  };
}

/** Returns the kind that a name stands for. The name may be cut short, or plural. */
function kindOf(name: string): Kind {
  const found = KINDS.find((kind) =>
    kind.startsWith(name) || `${kind}s` === name || `${kind}es` === name
  );
  if (found !== undefined && name !== "") return found;
  throw new UsageError(`${name}: expected link, address or route`);
}

/** True if the entry is of a selected kind and family. A link is of every family. */
export function isSelected({ kind, entry }: Entry, { kinds, families }: Selection): boolean {
  return kinds.has(kind) && (kind === "link" || families.has(entry.family));
}

/** Yields the wanted changes, and the reports that changes were lost, up to the selected number. */
export async function* selectChanges(
  changes: AsyncIterable<Change>,
  isWanted: (entry: Entry) => boolean,
  { count }: Selection,
): AsyncGenerator<Change> {
  let left = count;
  for await (const change of changes) {
    if (change.event !== "lost" && !isWanted(change)) continue;
    yield change;
    if (--left === 0) return;
  }
}
