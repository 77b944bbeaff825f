/**
 * The parts of the soak.
 *
 * @module
 */
import { run as cpython } from "../cpython/run.ts";
import { run as faults } from "../faults/run.ts";
import { run as interrupted } from "../faults/suite.ts";
import { cacheFastCheck } from "../helpers/fast_check.ts";
import { onlyOn, root, tool } from "../helpers/support.ts";
import { run as calls } from "../properties/run.ts";
import { run as races } from "../races/run.ts";
import { run as connections } from "./load/connections.ts";
import { run as datagrams } from "./load/datagrams.ts";
import { run as descriptors } from "./load/descriptors.ts";
import { run as dropped } from "./load/dropped.ts";
import { run as flood } from "./load/flood.ts";
import { run as nameServer } from "./load/name_server.ts";
import { eventLoop } from "./parts/event_loop.ts";
import type { Part } from "./soak.ts";

/** What a part counts on its own. */
interface Figures {
  /** Operations. */
  readonly count: number;
}

/** Makes a part of a function that runs for a time by itself, and returns its figures. */
function measured(
  name: string,
  description: string,
  run: (bounds: { seconds: number; seed: number }) => Promise<Figures>,
  needs: () => string | null = () => null,
): Part {
  return {
    name,
    description,
    needs,
    hasShortTest: true,
    async run({ seconds, seed, count, note }) {
      const figures = await run({ seconds, seed });
      count(figures.count);
      note(JSON.stringify(figures));
    },
  };
}

const onLinux = (...tools: string[]) => () =>
  onlyOn("linux", "only on Linux") ?? tools.map(tool).find((need) => need !== null) ?? null;

const asRoot = (...tools: string[]) => () => onLinux(...tools)() ?? root();

/** All parts, in the order in which they run. Add yours here. */
export const parts: readonly Part[] = [
  eventLoop,
  measured("connections", "connections with mixed peers; every byte is counted", connections),
  measured("datagrams", "datagrams in both forms; every one is counted", datagrams),
  measured("floods", "floods of datagrams, connections and small writes", flood),
  measured("descriptors", "no free descriptor, now and then", descriptors, onLinux("sh")),
  measured("dropped", "sockets that the program drops; the garbage collector closes them", dropped),
  measured(
    "name server",
    "look-ups of a silent name server beside echoes",
    nameServer,
    onLinux("ip"),
  ),
  measured("faults", "calls that fail and fall short on purpose", faults, onLinux("cc")),
  measured(
    "interrupted",
    "files of the suite, whose calls are interrupted and wake up for nothing",
    interrupted,
    onLinux("cc"),
  ),
  measured("races", "every operation that can wait, ended by every event", races, onLinux()),
  {
    ...measured(
      "calls",
      "random calls of everything that is exported",
      calls,
      asRoot("unshare", "ip"),
    ),
    prepare: cacheFastCheck,
  },
  measured(
    "cpython",
    "random sequences of operations, here and in CPython",
    async (bounds) => {
      const { sequences, operations } = await cpython(bounds);
      return { count: operations, sequences };
    },
    onLinux("python3"),
  ),
];
