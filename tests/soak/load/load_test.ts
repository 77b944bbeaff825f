// The parts of the load, for a fraction of a second each. `deno task soak` runs them for long.

import { assert } from "@std/assert";
import { vethInterfaces } from "../../helpers/namespaces.ts";
import { type Need, onlyOn, test, tool } from "../../helpers/support.ts";
import * as connections from "./connections.ts";
import * as datagrams from "./datagrams.ts";
import * as descriptors from "./descriptors.ts";
import * as dropped from "./dropped.ts";
import * as flood from "./flood.ts";
import type { Bounds, Figures } from "./measure.ts";
import * as nameServer from "./name_server.ts";

const limits = onlyOn("linux", "needs a shell that limits descriptors");

const parts: readonly [
  name: string,
  needs: Need[],
  part: { run(bounds: Bounds): Promise<Figures> },
][] = [
  ["connections with mixed peers", [], connections],
  ["datagrams", [], datagrams],
  ["floods", [], flood],
  ["exhausted descriptors", [limits, tool("sh")], descriptors],
  ["dropped sockets", [], dropped],
  ["a silent name server", [vethInterfaces()], nameServer],
];

for (const [name, needs, part] of parts) {
  test(`load: ${name}`, needs, async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    let figures: Figures;
    try {
      figures = await part.run({ seconds: 0.3, seed });
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error });
    }
    assert(figures.count > 0, `seed ${seed}`);
    assert(Object.values(figures).every((figure) => figure >= 0), JSON.stringify(figures));
  });
}
