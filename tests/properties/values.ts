/**
 * Values to call functions with, as descriptions: data that can be printed, shrunk and made again.
 *
 * @module
 */
import * as module from "@libc/socket";
import { runInNewContext } from "node:vm";
import type { Arbitrary, FastCheck } from "../helpers/fast_check.ts";
import type { World } from "./world.ts";

/** How a buffer is made. */
const BUFFER_KINDS = [
  "at a page",
  "at a page",
  "at a page",
  "between canaries",
  "between canaries",
  "ArrayBuffer",
  "DataView",
  "Int32Array",
  "subclass",
  "own properties",
  "another realm",
  "proxy",
  "prototype only",
  "detached",
  "resizable",
  "shared",
  "immovable",
] as const;

/** What a member of an array or object does when it is read. */
const FORMS = [
  "plain",
  "plain",
  "plain",
  "hole",
  "throws",
  "closes",
  "transfers",
  "proxy",
] as const;
type Form = typeof FORMS[number];

/** Things of the world. */
export type ThingName =
  | "socket"
  | "batch"
  | "file"
  | "conn"
  | "address"
  | "fd"
  | "option"
  | "optionValue"
  | "signal"
  | "descriptors"
  | "other";

const THINGS = [
  "socket",
  "other",
  "batch",
  "file",
  "conn",
  "address",
  "fd",
  "option",
  "optionValue",
  "signal",
] as const;

/** The description of a value. */
export type Value =
  | { readonly is: "plain"; readonly value: unknown }
  | { readonly is: "buffer"; readonly kind: typeof BUFFER_KINDS[number]; readonly length: number }
  | { readonly is: "array"; readonly form: Form; readonly members: readonly Value[] }
  | {
    readonly is: "object";
    readonly form: Form;
    readonly members: Readonly<Record<string, Value>>;
  }
  | { readonly is: "thing"; readonly which: ThingName; readonly index: number }
  | { readonly is: "strange"; readonly which: keyof typeof STRANGE };

/** What a getter, a proxy or a callback of the program throws. */
export class Trap extends Error {}

function trap(): never {
  throw new Trap("a trap of the program");
}

/** Values that are made at each use. */
const STRANGE = {
  "a symbol": () => Symbol("odd"),
  "a function": () => () => 1,
  "a function that throws": () => trap,
  "a promise": () => Promise.resolve(1),
  "a revoked proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  "an object that throws": () => new Proxy({}, { get: trap, has: trap, ownKeys: trap }),
  "an array of 30 million": () =>
    new Proxy([], { get: (target, key) => key === "length" ? 3e7 : Reflect.get(target, key) }),
  "an array of 100,000 holes": () => new Array(100_000),
  "an array of odd length": () =>
    new Proxy([], { get: (target, key) => key === "length" ? "x" : Reflect.get(target, key) }),
  "no prototype": () => Object.create(null),
  "a fake signal": () => ({ aborted: false, addEventListener: () => {}, reason: 1 }),
  "a hollow signal": () => Object.create(AbortSignal.prototype, { aborted: { value: false } }),
  "an aborted signal": () => AbortSignal.abort(),
  "an aborted signal with a reason": () => AbortSignal.abort(new Trap("the reason")),
  "a date": () => new Date(0),
  "a map": () => new Map(),
  "a boxed number": () => Object(1),
  "an object with valueOf": () => ({ valueOf: () => 1 }),
  "a lone surrogate": () => "\ud800",
  "a long text": () => "x".repeat(70_000),
  "a class": () => class {},
} as const satisfies Record<string, () => unknown>;

/** Numbers at every edge. */
// deno-fmt-ignore
const NUMBERS = [
  0, -0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 26, 31, 32, 63, 64, 65, 100, 127, 128, 255, 256, 257, 1000,
  1023, 1024, 1025, 4095, 4096, 4097, 32767, 32768, 65535, 65536, 65537, 2 ** 20, 2 ** 20 + 1,
  2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -1, -2, -(2 ** 31), -(2 ** 31) - 1,
  -(2 ** 53), 0.5, 1.5, -0.5, 1e-9, 1e21, NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE,
];

// deno-fmt-ignore
const TEXTS = [
  "", "x", "hello", "\n", "\0", "a\0b", "127.0.0.1", "::1", "fe80::1%lo", "fe80::1%1", "0.0.0.0",
  "<broadcast>", "1.2.3", "256.1.1.1", "r", "rb", "rw", "w", "utf-8", "latin1", "utf-16-le", "lo", "no such",
  "tcp", "http", "/dev/null", "/nonexistent/socket", "é", "x".repeat(107), "x".repeat(108), "x".repeat(109),
  "x".repeat(300), "skcipher", "hash", "65536", "-1",
];

/** The numeric constants of the module, by name. */
const CONSTANTS = Object.entries(module).filter((entry): entry is [string, number] =>
  typeof entry[1] === "number"
);

// deno-fmt-ignore
const MEMBERS = [
  "signal", "progress", "family", "backlog", "reusePort", "dualstackIPv6", "sourceAddress", "allErrors",
  "happyEyeballsDelay", "encoding", "errors", "newline", "buffering", "limit", "first", "segment", "op", "iv",
  "assoclen", "level", "type", "data", "address", "interfaceIndex", "specDst", "pid", "uid", "gid", "group",
  "interface", "source", "sources", "mode", "low", "high", "block", "pass", "code", "jt", "jf", "k", "key", "id",
  "flags", "fileno", "proto", "errno", "syscall", "read", "write", "size", "name", "number", "sent",
];

/** Generators of values: any, and those of an argument's kind, four times in five. */
export function valueGenerators(fc: FastCheck): (kind: string) => Arbitrary<Value> {
  const plain = (...values: unknown[]) =>
    fc.constantFrom(...values).map((value): Value => ({ is: "plain", value }));
  const generated = (values: Arbitrary<unknown>) =>
    values.map((value): Value => ({ is: "plain", value }));
  const constants = (pattern: RegExp) =>
    plain(...CONSTANTS.filter(([name]) => pattern.test(name)).map(([, value]) => value));
  const number = fc.oneof(
    { weight: 6, arbitrary: plain(...NUMBERS) },
    { weight: 3, arbitrary: constants(/./) },
    { weight: 1, arbitrary: generated(fc.double()) },
    { weight: 1, arbitrary: generated(fc.integer()) },
    { weight: 1, arbitrary: generated(fc.bigInt()) },
  );
  const text = fc.oneof(
    { weight: 4, arbitrary: plain(...TEXTS) },
    { weight: 1, arbitrary: generated(fc.string({ maxLength: 40, unit: "binary" })) },
  );
  const buffer = fc.tuple(
    fc.constantFrom(...BUFFER_KINDS),
    fc.constantFrom(0, 1, 2, 3, 4, 7, 8, 12, 16, 28, 64, 100, 128, 1000, 4096, 65000),
  ).map(([kind, length]): Value => ({ is: "buffer", kind, length }));
  const aThing = (which: ThingName) =>
    fc.integer({ min: 0, max: 1000 }).map((index): Value => ({ is: "thing", which, index }));
  const thing = fc.tuple(fc.constantFrom(...THINGS), fc.integer({ min: 0, max: 30 }))
    .map(([which, index]): Value => ({ is: "thing", which, index }));
  const strange = fc.constantFrom(...Object.keys(STRANGE) as (keyof typeof STRANGE)[])
    .map((which): Value => ({ is: "strange", which }));
  const simple = fc.oneof(
    { weight: 4, arbitrary: number },
    { weight: 2, arbitrary: text },
    { weight: 3, arbitrary: buffer },
    { weight: 2, arbitrary: thing },
    { weight: 2, arbitrary: strange },
    { weight: 1, arbitrary: plain(undefined, null, true, false, 1n, -1n, 2n ** 64n) },
  );
  const arrayOf = (members: Arbitrary<readonly Value[]>) =>
    fc.tuple(fc.constantFrom(...FORMS), members)
      .map(([form, members]): Value => ({ is: "array", form, members }));
  const listOf = (member: Arbitrary<Value>, most: number) =>
    arrayOf(fc.array(member, { maxLength: most }));
  const objectOf = (names: readonly string[], member: Arbitrary<Value>) =>
    fc.tuple(
      fc.constantFrom(...FORMS),
      fc.array(fc.tuple<[string, Value]>(fc.constantFrom(...names), member), { maxLength: 5 }),
    ).map(([form, entries]): Value => ({
      is: "object",
      form,
      members: Object.fromEntries(entries),
    }));
  const structure = (form: Arbitrary<Form>, members: Record<string, Arbitrary<Value>>) =>
    fc.tuple(form, fc.record(members))
      .map(([form, members]): Value => ({ is: "object", form, members }));
  const flat = fc.oneof(
    { weight: 8, arbitrary: simple },
    { weight: 1, arbitrary: listOf(simple, 4) },
    { weight: 1, arbitrary: objectOf(MEMBERS, simple) },
  );
  const any = fc.oneof(
    { weight: 8, arbitrary: flat },
    { weight: 1, arbitrary: listOf(flat, 3) },
    { weight: 1, arbitrary: objectOf(MEMBERS, flat) },
  );
  const address = fc.oneof(
    { weight: 3, arbitrary: aThing("address") },
    {
      weight: 3,
      arbitrary: arrayOf(fc.tuple<Value[]>(
        plain("127.0.0.1", "", "::1", "<broadcast>", "0.0.0.0"),
        plain(0, 1, 9, 65535, 65536),
      )),
    },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: listOf(simple, 5) },
  );
  const item = structure(fc.constantFrom(...FORMS), {
    level: constants(/^(SOL_SOCKET|IPPROTO_IPV?6?|SOL_UDP)$/),
    type: constants(/^(SCM_|IP_TTL|IP_TOS|IP_PKTINFO|IPV6_HOPLIMIT|UDP_SEGMENT)/),
    data: buffer,
  });
  const kinds: Readonly<Record<string, Arbitrary<Value>>> = {
    address,
    ancillary: listOf(item, 3),
    any,
    batch: aThing("batch"),
    buffer,
    buffers: listOf(buffer, 4),
    data: fc.oneof({ weight: 3, arbitrary: buffer }, { weight: 1, arbitrary: text }),
    entries: listOf(arrayOf(fc.tuple<Value[]>(aThing("socket"), plain(1, 4, 5))), 4),
    family: constants(/^AF_/),
    fds: listOf(aThing("fd"), 3),
    flags: fc.oneof({ weight: 1, arbitrary: plain(0) }, {
      weight: 2,
      arbitrary: constants(/^MSG_/),
    }),
    level: constants(/^(SOL_|IPPROTO_)/),
    number,
    option: aThing("option"),
    optionName: constants(/^(SO|TCP|IP|IPV6|UDP|PACKET|NETLINK)_/),
    optionValue: fc.oneof({ weight: 3, arbitrary: aThing("optionValue") }, {
      weight: 1,
      arbitrary: any,
    }),
    options: objectOf(MEMBERS, simple),
    signal: structure(fc.constantFrom(...FORMS), { signal: aThing("signal") }),
    size: plain(0, 1, 2, 7, 8, 64, 100, 1000, 1024, 65535, 65536, 65537, 200_000, 2 ** 24),
    small: plain(0, 1, 2, 3, 4, 8, 16, 100),
    socket: aThing("socket"),
    text,
    time: plain(0, 0.001, 0, 0.001, NaN, -1, "x"),
    type: constants(/^SOCK_/),
  };
  return (kind) =>
    kind === "any" || kinds[kind] === undefined
      ? any
      : fc.oneof({ weight: 4, arbitrary: kinds[kind] }, { weight: 1, arbitrary: any });
}

class Ring extends Uint8Array<ArrayBuffer> {
  override get byteLength(): number {
    return 1 << 20;
  }
}
Object.defineProperty(Ring.prototype, "length", { get: () => 1 << 20 });

/** Makes a described value. */
export function make(value: Value, world: World): unknown {
  switch (value.is) {
    case "plain":
      return value.value;
    case "buffer":
      return makeBuffer(value.kind, value.length, world);
    case "thing":
      return world.thing(value.which, value.index);
    case "strange":
      return STRANGE[value.which]();
    case "array":
      return withForm(value.form, value.members.map((member) => make(member, world)), world);
    case "object": {
      const members = Object.entries(value.members).map(([name, one]) => [name, make(one, world)]);
      return withForm(value.form, Object.fromEntries(members), world);
    }
  }
}

function makeBuffer(kind: typeof BUFFER_KINDS[number], length: number, world: World): unknown {
  const { memory } = world;
  const between = () => world.passed(memory.between(length));
  switch (kind) {
    case "at a page":
      return world.passed(memory.atPage(length));
    case "between canaries":
      return between();
    case "ArrayBuffer":
      return world.passed(memory.atPage(Math.max(1, length))).buffer;
    case "DataView": {
      const { buffer, byteOffset } = between();
      return new DataView(buffer, byteOffset, length);
    }
    case "Int32Array": {
      const { buffer, byteOffset } = between();
      return new Int32Array(buffer, byteOffset, length >> 2);
    }
    case "subclass":
      return new Ring(memory.atPage(Math.max(1, length)).buffer);
    case "own properties":
      return Object.defineProperties(memory.atPage(length), {
        length: { value: 1 << 20 },
        byteLength: { get: () => 1 << 20 },
        subarray: { value: () => new Uint8Array(1 << 20) },
      });
    case "another realm":
      return runInNewContext(`new Uint8Array(${length})`);
    case "proxy":
      return new Proxy(new Uint8Array(length), {});
    case "prototype only":
      return Object.create(Uint8Array.prototype);
    case "detached": {
      const gone = new Uint8Array(length);
      gone.buffer.transfer();
      return gone;
    }
    case "resizable":
      return new Uint8Array(new ArrayBuffer(length, { maxByteLength: length + 100 }));
    case "shared":
      return new Uint8Array(new SharedArrayBuffer(length));
    case "immovable":
      return new Uint8Array(immovable.buffer, 65536 - length);
  }
}

/** The buffer of a WebAssembly.Memory cannot be transferred. */
const immovable = new WebAssembly.Memory({ initial: 1 });

/** Gives an array or an object its form. */
function withForm(form: Form, target: object, world: World): object {
  const keys = Object.keys(target);
  const last = keys.at(-1);
  if (form === "plain" || last === undefined) return target;
  if (form === "proxy") return new Proxy(target, {});
  const members = target as Record<string, unknown>;
  const value = members[last];
  if (form === "hole") {
    delete members[last];
    return target;
  }
  return Object.defineProperty(target, last, {
    enumerable: true,
    get: () => {
      if (form === "throws") trap();
      if (form === "closes") world.closeOne();
      if (form === "transfers") world.transferOne();
      return value;
    },
  });
}
