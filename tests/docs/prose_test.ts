// The code in the prose of the documentation: calls have the right types, and constants exist.

import * as capture from "@libc/socket/capture";
import * as module from "@libc/socket";
import { assert, assertEquals } from "@std/assert";
import { type Page, page, pages, programs, spans } from "../helpers/pages.ts";
import { decode, type Need, SLOWNESS, test } from "../helpers/support.ts";

const root = new URL("../../", import.meta.url);

/** The things that prose names without a declaration. */
const PRELUDE = `
declare const socket: module.Socket<module.InetAddress>, conn: typeof socket, s: typeof socket;
declare const client: typeof socket, other: typeof socket;
declare const server: module.Socket<module.InetAddress, "stream">;
declare const descriptor: module.FileDescriptor, file: module.SocketFile<string>;
declare const connection: capture.Capture, ring: capture.PacketRing;
declare const data: Uint8Array<ArrayBuffer>, bytes: typeof data;
declare const address: module.InetAddress, host: string, port: number, path: string;
declare const family: number, type: number, proto: number, level: number, length: number;
declare const fd: number, fileno: number, n: number, count: number, offset: number, processId: number;
declare const timeout: number, first: number, size: number, events: number, name: never;
declare const fn: () => number, mode: "rw", batch: module.Batch<module.InetAddress>;
declare const ancillary: module.ReceivedAncillary[], item: module.ReceivedAncillary;
declare const worker: Worker, buffering: number, encoding: "utf-8", errors: "strict";
declare const newline: "\\n", terminate: Worker["terminate"], tls: typeof import("node:tls");
declare const info: module.AncillaryPacketInfo["value"];
declare const signal: AbortSignal, delimiter: string, flag: boolean, value: number;
`;

/** Words that look like constants of C and are none of this module. */
const NO_CONSTANTS = /^(CAP_|LISTEN_FDS$|NO_COLOR$|DENO_DIR$|WSA|DEFAULT_)/;

/** The pages, without the columns and blocks in Python. */
const checked: readonly Page[] = pages().map(({ path, text }) => ({
  path,
  text: path === "docs/from_python.md" ? text.replaceAll(/^\|[^|]*\|/gm, "|") : text,
}));

/** Returns the ways to read a call in prose: as it is, or as a method of what the page is about. */
function readings(code: string): string[] {
  const [, name] = /^(?:await )?([A-Za-z_$]\w*)/.exec(code)!;
  if (/^(?:await )?new /.test(code)) return [code];
  const owners: [owner: string, prototype: object | null][] = [
    ["socket", module.Socket.prototype],
    ["descriptor", module.FileDescriptor.prototype],
    ["file", module.SocketFile.prototype],
    ["connection", null], // an interface: the compiler says what it has
    ["ring", capture.PacketRing.prototype],
  ];
  return [
    code,
    ...owners.filter(([, prototype]) => prototype === null || name! in prototype)
      .map(([owner]) => code.replace(name!, `${owner}.${name}`)),
  ];
}

/** Returns TypeScript that declares or imports every name that a text mentions. */
function imports(text: string): string {
  const names = new Set(text.match(/[A-Za-z_$][\w$]*/g));
  const from = (exports: object, path: string) =>
    `import { ${
      Object.keys(exports).filter((name) => names.has(name)).join(", ")
    } } from "${path}";`;
  return [
    `import type * as module from "@libc/socket";`,
    `import type * as capture from "@libc/socket/capture";`,
    `import type net from "node:net";`,
    from(module, "@libc/socket"),
    from(capture, "@libc/socket/capture"),
  ].join("\n");
}

/** Code that has to be a member or a call. */
const CALL = /^(await )?(new )?[A-Za-z_$][\w$.]*(<[^>]*>)?\(.*\)$/;
const MEMBER = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)+$/;
/** Names with dots that are no code: modules of Python, settings of the kernel. */
const NO_CODE = /^(select|selectors|ssl|fcntl|net\.ipv[46])\b/;
const FILE = /\.(ts|js|md|json|svg|sh|c|py|so|dll|pcap|lock)$|^[\w.]+\.(com|org|io)$/;

/** Code in prose, with the page that has it. */
interface Span {
  readonly path: string;
  readonly span: string;
}

/** A file for the compiler, with the lines of each span: one of them has to be right. */
class Reading {
  /** The source. */
  readonly code: string;
  readonly #name: string;
  readonly #spans: readonly Span[];
  readonly #places: readonly string[][];

  constructor(name: string, spans: readonly Span[]) {
    const lines: string[] = [];
    const header = imports(spans.map(({ span }) => span).join("\n")) + PRELUDE;
    const first = header.split("\n").length;
    this.#places = spans.map(({ span }) => {
      const ways = CALL.test(span)
        ? readings(span).map((way) => `async () => { void (${way}); };`)
        : [`() => { void (${span}); };`, `type T${lines.length} = ${span};`];
      return ways.map((way) => `${name}:${first + lines.push(way) - 1}`);
    });
    this.#name = name;
    this.#spans = spans;
    this.code = `${header}${lines.join("\n")}\n`;
  }

  /** Returns the spans that have no reading with right types. */
  async wrong(): Promise<string[]> {
    const faults = await compiled();
    assert([...faults].some((one) => one.startsWith(`${this.#name}:`)), "the compiler ran");
    return this.#spans.filter((_, i) => this.#places[i]!.every((place) => faults.has(place)))
      .map(({ path, span }) => `${path}: ${span}`);
  }
}

/** True if the code is an expression, apart from arguments that are types. */
function parses(code: string): boolean {
  try {
    return new Function(`return async () => (${code.replaceAll(/<\w+>/g, "")});`) !== null;
  } catch {
    return false;
  }
}

const found: readonly Span[] = checked.flatMap(({ path, text }) =>
  spans(text).filter((span) =>
    CALL.test(span) || MEMBER.test(span) && !FILE.test(span) && !NO_CODE.test(span)
  )
    .map((span) => ({ path, span }))
);
const bad = ["sendto(data, MSG_DONTWAIT, address)", "recv()", "nothing(1)", "Socket.nothing"];
const good = ["sendto(data, MSG_PEEK, address)", "close()", "Socket.adopt", "Deno.Conn"];

const pagesReading = new Reading("pages.ts", found.filter(({ span }) => parses(span)));
const ownReading = new Reading("own.ts", [...bad, ...good].map((span) => ({ path: "own", span })));

/** The programs that the tests of examples do not run. Tests of their own run them. */
const ignored = checked.filter(({ path }) => !path.startsWith("docs/recipes/"))
  .flatMap(({ path }) => programs(page(path).text))
  .filter(({ language, ignored }) => language === "ts" && ignored);

/** Compiles all of it at once, when a test first asks. Returns the lines with errors. */
let lines: Promise<ReadonlySet<string>> | undefined;
function compiled(): Promise<ReadonlySet<string>> {
  return lines ??= compile(
    new Map([
      ["pages.ts", pagesReading.code],
      ["own.ts", ownReading.code],
      ...ignored.map(({ code }, i) => [`program${i}.ts`, code] as const),
    ]),
  );
}

async function compile(files: ReadonlyMap<string, string>): Promise<Set<string>> {
  const folder = Deno.makeTempDirSync({ dir: "/tmp", prefix: "prose" });
  try {
    for (const [name, code] of files) Deno.writeTextFileSync(`${folder}/${name}`, code);
    const { stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["check", "--no-lock", `--config=${new URL("deno.json", root).pathname}`],
        ...[...files.keys()].map((name) => `${folder}/${name}`),
      ],
      env: { NO_COLOR: "1" },
    }).output();
    const text = decode(stderr);
    assert(/^Found \d+ errors\.$/m.test(text), text); // types were checked, in all files
    return new Set([...text.matchAll(/at file:\/\/\S+\/(\w+\.ts:\d+):\d+/g)].map(([, at]) => at!));
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Requires a machine where the compiler is fast enough, and the types are those of this system. */
const compiles: Need = Deno.build.os === "windows" || SLOWNESS > 1
  ? "the types are the same on each system"
  : null;

test("prose: calls and members are expressions", [], () => {
  assert(found.length > 40);
  assertEquals(found.filter(({ span }) => !parses(span)), []);
});

test("prose: calls and members have the right types", [compiles], async () => {
  assertEquals(await pagesReading.wrong(), []);
});

test("prose: a wrong call is found", [compiles], async () => {
  assertEquals(await ownReading.wrong(), bad.map((span) => `own: ${span}`));
});

test("prose: constants exist", [], () => {
  const names = [...Object.keys(module), ...Object.keys(capture)];
  for (const { path, text } of checked) {
    const constants = spans(text).filter((span) => /^[A-Z][A-Z0-9]*_([A-Z0-9_]+|\*)$/.test(span));
    const unknown = constants.filter((span) =>
      !NO_CONSTANTS.test(span) &&
      !(span.endsWith("*")
        ? names.some((name) => name.startsWith(span.slice(0, -1)))
        : names.includes(span))
    );
    assertEquals([path, unknown], [path, []]);
  }
});

test("pages: programs that are not run as examples have the right types", [compiles], async () => {
  assertEquals(ignored.length, 4); // the tests of programs run each
  assertEquals([...await compiled()].filter((line) => line.startsWith("program")), []);
});
