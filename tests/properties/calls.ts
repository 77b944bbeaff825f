/**
 * Calls everything that the module exports, with arbitrary and almost right arguments, in rounds of
 * some 30 calls on one set of sockets. It looks for memory that was touched and is no buffer's, for
 * errors that are none of the documented ones, and for a crash.
 *
 * Run it with `deno run -A --no-lock tests/properties/calls.ts CALLS [SEED [PATH]]`. It writes each call
 * to the file in the environment variable CALLS_FILE before it makes the call: after a crash, the last
 * line there is the cause.
 *
 * @module
 */
import * as module from "@libc/socket";
import { isArray } from "../../socket/arguments.ts";
import { isOurs } from "../../socket/stack.ts";
import { type Arbitrary, loadFastCheck } from "../helpers/fast_check.ts";
import { GuardedMemory } from "../helpers/guarded_memory.ts";
import { ARGUMENTS, findTargets, type Target } from "./targets.ts";
import { make, Trap, type Value, valueGenerators } from "./values.ts";
import { World } from "./world.ts";

/** One step of a round. */
type Step =
  | {
    readonly does: "call";
    readonly target: string;
    readonly index: number;
    readonly args: Value[];
  }
  | { readonly does: Event; readonly index: number };
const EVENTS = ["feed", "turn", "close", "transfer", "transferBatch", "abort"] as const;
type Event = typeof EVENTS[number];

const [calls = "20000", seed = `${Math.floor(Math.random() * 2 ** 31)}`, path] = Deno.args;
const ROUND = 60;
const fc = await loadFastCheck();
const memory = new GuardedMemory(256);
const first = new World(memory);
const targets = new Map(findTargets(first).map((target) => [target.name, target]));
first.close();
memory.reset();

const log = Deno.env.get("CALLS_FILE");
const file = log === undefined ? undefined : Deno.openSync(log, { write: true, create: true });
const encoder = new TextEncoder();

/** Writes what is about to happen, for the case that it ends this process. */
function note(text: string, begins = false): void {
  if (file === undefined) return;
  if (begins) {
    file.seekSync(0, Deno.SeekMode.Start);
    file.truncateSync(0);
  }
  file.writeSync(encoder.encode(text + "\n"));
}

/** Formats a step on one line. */
function shown(step: unknown): string {
  return Deno.inspect(step, {
    depth: 10,
    breakLength: Infinity,
    compact: true,
    strAbbreviateSize: 200,
  });
}

/** Complains about an error that is none of the documented ones. */
function checkError(error: unknown): void {
  if (error instanceof Trap) return;
  if (error instanceof module.SocketError && error.code === "EFAULT") {
    throw new Error(`the kernel got an address without memory: ${error.message}`);
  }
  const { SocketError, IncompleteReadError } = module;
  if (error instanceof SocketError || error instanceof IncompleteReadError || isOurs(error)) return;
  if (error instanceof DOMException && /^(Abort|Timeout)Error$/.test(error.name)) return;
  if (error instanceof RangeError && error.message === "Array buffer allocation failed") return;
  // To read a revoked proxy throws, as a getter of the program does.
  if (error instanceof TypeError && error.message.includes("proxy that has been revoked")) return;
  // To iterate over a typed array that is a proxy, or detached, throws, as an iterator of the program does.
  const iterator = /^this is not a typed array|%TypedArray%\.prototype\.values/;
  if (error instanceof TypeError && iterator.test(error.message)) return;
  // What Deno.openSync throws for a name that is too long has no class of its own.
  if (error instanceof Error && /\(os error \d+\)/.test(error.message)) return;
  const text = error instanceof Error ? error.stack : Deno.inspect(error);
  throw new Error(`the error is none of the documented ones: ${text}`);
}

/** Requests without addresses: FIONREAD, SIOCGIFFLAGS, SIOCGIFINDEX, and some that do not exist. */
const REQUESTS = [module.FIONREAD, 0x8913, 0x8933, 0, -1];

/** Replaces arguments that would end or hold up this process. */
function tame(name: string, args: unknown[], world: World): void {
  if (/^(close|new Socket|(Socket|FileDescriptor)\.(adopt|borrow))$/.test(name)) {
    const at = name === "new Socket" ? 3 : 0;
    if (world.isForeign(args[at])) args[at] = 1_000_000;
  }
  // It closes the numbers in the end.
  if (name === "new ReceivedDescriptors" && isArray(args[0])) args[0] = [];
  if (/poll(Sync)?$/i.test(name)) {
    // Without a timeout a poll of nothing waits for ever.
    if (args.length < 2) args[1] = 0;
    if (typeof args[1] === "object") args.splice(1, 0, 0.001);
    if (typeof args[1] === "number" && args[1] > 0.01) args[1] = 0.001;
  }
  if (/^(createConnection|getaddrinfo|gethost|getfqdn)/.test(name) && typeof args[0] === "string") {
    // A look-up of a name would ask servers outside.
    if (!/^[\d.:]*$/.test(args[0]) && !args[0].includes("\0")) args[0] = "127.0.0.1";
  }
  // An object in the place of a socket is believed.
  if (name === "new SocketFile") args[0] = world.thing("socket", 0);
  if (/Connection/.test(name) && args.length < 2) args[1] = 0.01;
  // An integer would be an address, which the kernel believes.
  if (
    /^(Socket|FileDescriptor)\.ioctl$/.test(name) &&
    /^(number|bigint|boolean)$/.test(typeof args[1])
  ) args[1] = [0];
  // Other requests have addresses in their structure.
  if (/^(Socket|FileDescriptor)\.ioctl$/.test(name) && typeof args[0] === "number") {
    args[0] = REQUESTS[Math.abs(Math.trunc(args[0])) % REQUESTS.length];
  }
}

/** Makes the calls of a round. */
async function round(steps: readonly Step[]): Promise<void> {
  const world = new World(memory);
  const pending: Promise<unknown>[] = [];
  const complaints: unknown[] = [];
  note(`seed ${seed}`, true);
  for (const step of steps) {
    note(shown(step));
    if (step.does === "call") callOnce(step, world, pending, complaints);
    else await happen(step.does, step.index, world);
    memory.check();
    if (complaints.length > 0 && !Deno.env.has("COLLECT")) break;
  }
  note("close");
  world.close();
  await within(
    20,
    Promise.all(pending),
    "a promise is still pending after all sockets were closed",
  );
  memory.reset();
  module.setdefaulttimeout(null);
  if (unhandled !== undefined) complaints.push(unhandled);
  unhandled = undefined;
  if (complaints.length === 0) return;
  if (!Deno.env.has("COLLECT")) throw complaints[0];
  for (const complaint of complaints) {
    const text = (complaint as Error).message.replaceAll(/\d+ ms/g, "... ms").split("\n").slice(
      0,
      4,
    ).join("\n");
    if (!collected.has(text)) collected.set(text, steps.slice(-3).map(shown).join("\n"));
  }
}

/** With COLLECT in the environment: the complaints, each with the last steps of its round. */
const collected = new Map<string, string>();

function callOnce(
  step: Step & { does: "call" },
  world: World,
  pending: Promise<unknown>[],
  complaints: unknown[],
): void {
  const { name, thing, call } = targets.get(step.target)!;
  const object = thing === null ? undefined : world.thing(thing, step.index) as object | undefined;
  if (thing !== null && object === undefined) return;
  const args = step.args.map((value) => make(value, world));
  made++;
  tame(name, args, world);
  const check = (error: unknown) => {
    try {
      checkError(error);
    } catch (complaint) {
      complaints.push(new Error(`${name}: ${(complaint as Error).message}`));
    }
  };
  world.setTimeouts(/sendfile/.test(name) ? 0.01 : 0);
  if (!/Sync$|^get|settimeout/.test(name) && step.index % 2) world.setTimeouts(0.2);
  const begin = performance.now();
  try {
    const result = call(object, args);
    if (result instanceof Promise) {
      const what = shown(step);
      unsettled.add(what);
      pending.push(
        result.then((value) => world.returned(value, name), check)
          .finally(() => unsettled.delete(what)),
      );
    } else {
      world.returned(result, name);
    }
  } catch (error) {
    check(error);
  }
  const took = performance.now() - begin;
  if (took > 60_000) {
    complaints.push(new Error(`${name} took ${Math.round(took)} ms`));
  }
}

async function happen(event: Event, index: number, world: World): Promise<void> {
  switch (event) {
    case "feed":
      return world.feed();
    case "turn":
      return await new Promise((resolve) => setTimeout(resolve, 0));
    case "close":
      return world.closeOne(index);
    case "transfer":
      return world.transferOne();
    case "transferBatch":
      return world.transferBatch(index);
    case "abort":
      return world.abortOne();
  }
}

/** Waits for a promise, at most so many seconds. */
async function within(
  seconds: number,
  promise: Promise<unknown>,
  complaint: string,
): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`${complaint}: ${[...unsettled].join("; ")}`)),
    seconds * 1000,
  );
  await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** The calls whose promises are not settled. */
const unsettled = new Set<string>();
let made = 0;
let unhandled: Error | undefined;
for (const type of ["unhandledrejection", "error"] as const) {
  globalThis.addEventListener(type, (event) => {
    event.preventDefault();
    const reason = event instanceof PromiseRejectionEvent
      ? event.reason
      : (event as ErrorEvent).error;
    if (reason instanceof Trap) return;
    unhandled = new Error(`nobody handles ${reason instanceof Error ? reason.stack : reason}`);
  });
}

/** Makes the generator of the calls of a target. */
function callsOf({ name }: Target, of: (kind: string) => Arbitrary<Value>): Arbitrary<Step> {
  const kinds = ARGUMENTS[name.replace(/Sync$/, "")]?.split(" ");
  const args = kinds === undefined ? fc.array(of("any"), { maxLength: 4 }) : fc.tuple(
    fc.tuple<Value[]>(...kinds.map(of)),
    fc.integer({ min: 0, max: kinds.length + 1 }),
  ).map(([all, length]) => all.slice(0, Math.max(1, length)));
  return fc.tuple(fc.integer({ min: 0, max: 1000 }), args)
    .map(([index, args]): Step => ({ does: "call", target: name, index, args }));
}

const of = valueGenerators(fc);
const step = fc.oneof<Step>(
  ...[...targets.values()].map((target) => ({ weight: 4, arbitrary: callsOf(target, of) })),
  ...EVENTS.map((does) => ({
    weight: 40,
    arbitrary: fc.integer({ min: 0, max: 1000 }).map((index): Step => ({ does, index })),
  })),
);
const outcome = await fc.check(
  fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: ROUND, size: "max" }), round),
  {
    seed: Number(seed),
    numRuns: Math.ceil(2.8 * Number(calls) / ROUND),
    ...(path === undefined ? {} : { path }),
    endOnFailure: Deno.env.has("NO_SHRINK"),
    interruptAfterTimeLimit: 150_000 + 20 * Number(calls),
  },
);
for (const [complaint, steps] of collected) console.error(`${complaint}\n  after ${steps}\n`);
if (outcome.failed) {
  console.error(`seed ${outcome.seed}, path ${outcome.counterexamplePath}:`);
  const [steps] = (outcome.counterexample ?? [[]]) as unknown as [Step[]];
  for (const step of steps) console.error(shown(step));
  const { errorInstance } = outcome;
  console.error(errorInstance instanceof Error ? errorInstance.stack : errorInstance);
  Deno.exit(1);
}
console.log(`${made} calls of ${targets.size} targets, seed ${outcome.seed}`);
Deno.exit(0);
