/**
 * The soak: `deno task soak`. Runs each part for a long time and prints a table.
 *
 * As root on Linux it runs in a network namespace of its own, with a name server that never answers.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { hasSilentNameServer, runIsolated } from "./namespace.ts";
import { parts } from "./parts.ts";
import { type Row, runPart, table } from "./soak.ts";

const usage = `deno task soak [--seconds N] [--seed N] [--only NAME] [--json]

  --seconds N   how long each part runs (600)
  --seed N      the seed of the random numbers (random)
  --only NAME   run this part only: ${parts.map(({ name }) => name).join(", ")}
  --json        print the rows as JSON`;

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  Deno.exit(2);
}

function parsed() {
  try {
    return parseArgs({
      options: {
        help: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        only: { type: "string" },
        seconds: { type: "string", default: "600" },
        seed: { type: "string" },
      },
      args: Deno.args,
    }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
}

const { help, json, only, seconds: given, seed: chosen } = parsed();
if (help) {
  console.log(usage);
  Deno.exit();
}
const seconds = Number(given);
if (!(seconds > 0)) fail("--seconds takes a number above 0");
const seed = Number(chosen ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(seed)) fail("--seed takes a whole number");
const selected = parts.filter(({ name }) => only === undefined || name === only);
if (selected.length === 0) fail(`no part is called ${only}`);

if (!hasSilentNameServer()) {
  for (const part of selected) await part.prepare?.();
  const code = await runIsolated(import.meta.url, [
    ...["--seconds", String(seconds), "--seed", String(seed)],
    ...(only === undefined ? [] : ["--only", only]),
    ...(json ? ["--json"] : []),
  ]);
  if (code !== null) Deno.exit(code);
}

const rows: Row[] = [];
for (const part of selected) {
  if (!json) console.log(`${part.name}: ${part.description} (${seconds} s)`);
  rows.push(await runPart(part, seconds, seed));
}
console.log(json ? JSON.stringify(rows) : table(rows));
Deno.exit(rows.every(({ result }) => !result.startsWith("failed")) ? 0 : 1);
