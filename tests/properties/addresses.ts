/**
 * Addresses and decoders, with random values: `decode(encode(x))` is `x`, and a decoder takes any bytes.
 * Run it with `deno run -A --no-lock tests/properties/addresses.ts RUNS SEED`.
 *
 * @module
 */
import * as module from "@libc/socket";
import { codecOf, decodeAddress } from "../../socket/address/codec_table.ts";
import { decodeControl } from "../../socket/ancillary/control.ts";
import { system } from "../../ffi/mod.ts";
import { isOurs } from "../../socket/stack.ts";
import { type Arbitrary, loadFastCheck, type Property } from "../helpers/fast_check.ts";

const [runs = "1000", seed = `${Math.floor(Math.random() * 2 ** 31)}`] = Deno.args;
const fc = await loadFastCheck();

const byte = fc.integer({ min: 0, max: 255 });
const port = fc.integer({ min: 0, max: 65535 });
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const dotted = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join("."));
const v6 = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) =>
  module.inet_ntop(module.AF_INET6, new Uint8Array(bytes))
);
const device = fc.tuple(byte, byte, byte, byte, byte, byte).map((bytes) =>
  bytes.map((one) => one.toString(16).toUpperCase().padStart(2, "0")).join(":")
);
const text = (most: number) =>
  fc.string({ maxLength: most }).map((value) => value.replaceAll("\0", "0"));

/** Addresses in the form in which they are decoded, by family and protocol. */
const addresses: readonly [family: number | undefined, proto: number, Arbitrary<unknown>][] = [
  [module.AF_INET, 0, fc.tuple<unknown[]>(dotted, port)],
  [module.AF_INET6, 0, fc.tuple<unknown[]>(v6, port, fc.integer({ min: 0, max: 0xfffff }), word)],
  [module.AF_UNIX, 0, text(30)],
  [module.AF_UNIX, 0, fc.uint8Array({ maxLength: 107 }).map((name) => Uint8Array.of(0, ...name))],
  [module.AF_NETLINK, 0, fc.tuple<unknown[]>(word, word)],
  [module.AF_VSOCK, 0, fc.tuple<unknown[]>(word, word)],
  [module.AF_QIPCRTR, 0, fc.tuple<unknown[]>(word, word)],
  [module.AF_ALG, 0, fc.tuple<unknown[]>(text(3), text(15), word, word)],
  [
    module.AF_TIPC,
    0,
    fc.tuple<unknown[]>(fc.constantFrom(1, 2), word, word, word, byte.map((n) => n - 128)),
  ],
  [module.AF_BLUETOOTH, module.BTPROTO_RFCOMM ?? -1, fc.tuple<unknown[]>(device, byte)],
  [module.AF_BLUETOOTH, module.BTPROTO_SCO ?? -1, device],
  [
    module.AF_PACKET,
    0,
    fc.tuple<unknown[]>(
      fc.constantFrom("", "lo"),
      port,
      byte,
      port,
      fc.uint8Array({ maxLength: 32 }).map((bytes) => new Uint8Array(bytes)),
    ),
  ],
];

/** Fails for an error of the language: a decoder must take any bytes. */
function mustNotFail<T>(call: () => T, what: string): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof module.SocketError || isOurs(error)) return undefined;
    throw new Error(`${what}: ${error instanceof Error ? error.stack : error}`);
  }
}

async function check<T>(title: string, property: Property<T>): Promise<void> {
  const { failed, counterexample, errorInstance, numRuns } = await fc.check(property, {
    seed: Number(seed),
    numRuns: Number(runs),
  });
  if (!failed) return void (total += numRuns);
  console.error(`${title}, seed ${seed}:`, counterexample, errorInstance);
  Deno.exit(1);
}
let total = 0;

const families = new Set<number>();
for (const [family, proto, arbitrary] of addresses) {
  if (family === undefined) continue;
  families.add(family);
  const context = { family, proto, fileno: () => -1 };
  await check(
    `decode(encode(x)) is x, family ${family}`,
    fc.property(arbitrary, (address) => {
      const to = system().sockaddr();
      const unresolved = codecOf(family).encode(address, to, context);
      if (unresolved !== null) throw new Error(`${unresolved} was not encoded`);
      const decoded = decodeAddress(to, context);
      if (Deno.inspect(decoded) !== Deno.inspect(address)) {
        throw new Error(`${Deno.inspect(address)} became ${Deno.inspect(decoded)}`);
      }
    }),
  );
}

const everyFamily = Object.entries(module).filter(([name]) => /^AF_/.test(name))
  .map(([, value]) => value as unknown).filter((value) => typeof value === "number");
await check(
  "an address of any bytes is decoded",
  fc.property(
    fc.tuple<[number, number, Uint8Array, number]>(
      fc.constantFrom(...everyFamily as number[]),
      fc.integer({ min: 0, max: 8 }),
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 0, max: 300 }),
    ),
    ([family, proto, bytes, length]) => {
      const from = system().sockaddr();
      from.load(bytes);
      if (bytes.length >= 2) new DataView(from.view.buffer).setUint16(0, family, true);
      from.received(length);
      const context = { family, proto, fileno: () => -1 };
      mustNotFail(() => decodeAddress(from, context), "decodeAddress");
    },
  ),
);
await check(
  "ancillary data of any bytes is decoded",
  fc.property(
    fc.tuple<[Uint8Array, number, number, number]>(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 0, max: 220 }),
      fc.constantFrom(0, 1, 6, 17, 41, 132, 255, 263),
      fc.integer({ min: 2, max: 80 }), // not SCM_RIGHTS, whose numbers would be closed
    ),
    ([bytes, length, level, type]) => {
      const view = new DataView(new ArrayBuffer(Math.max(16, bytes.length)));
      new Uint8Array(view.buffer).set(bytes);
      view.setBigUint64(0, BigInt(length), true);
      view.setInt32(8, level, true);
      view.setInt32(12, type, true);
      const whole = new Uint8Array(view.buffer);
      const second = Math.min(whole.length, (length + 7) & ~7);
      if (second + 16 <= whole.length) view.setInt32(second + 12, type, true);
      const items = mustNotFail(() => decodeControl(whole), "decodeControl");
      for (const item of items ?? []) {
        mustNotFail(() => item.value, `the value of ${level}, ${type}`);
      }
    },
  ),
);
console.log(`${total} addresses and decodings of ${families.size} families, seed ${seed}`);
Deno.exit(0);
