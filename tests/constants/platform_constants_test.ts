// Checks the tables of other platforms against their C compilers where one is installed, and against
// golden values otherwise.

import { assert, assertEquals } from "@std/assert";
import { darwin } from "../../constants/darwin.ts";
import { freebsd } from "../../constants/freebsd.ts";
import { linux } from "../../constants/linux.ts";
import { windows } from "../../constants/windows.ts";
import { compilers, MINGW, needsCompiler, run } from "../helpers/compiler.ts";
import { golden } from "../helpers/golden.ts";
import {
  definedNames,
  KERNEL,
  LIBC,
  valueAssertion,
  WINDOWS,
  WINSOCK,
} from "../helpers/headers.ts";
import { test } from "../helpers/support.ts";

type Values = Readonly<Record<string, number | string>>;

/** Compiles static assertions. Warnings are off, because headers warn of deprecated names. */
async function checkFacts(compiler: string, headers: string, facts: string[]): Promise<void> {
  assert(facts.length > 500, `only ${facts.length} names`);
  await run(compiler, "-fsyntax-only -w", headers + facts.join("\n"));
}

/** Names of Linux whose value grows from release to release or differs on musl. */
const UNSTABLE = /^((AF|IPPROTO|SCTP_SS)_MAX|NI_MAXHOST|SOMAXCONN)$/;

for (const [platform, command] of Object.entries(compilers)) {
  if (platform === "this machine") continue; // constants_test.ts
  const compiler = command.split(" ")[0]!; // without options that add headers of another libc
  // The kernel's headers conflict with musl's, and are the same for every libc.
  for (const headers of platform === "musl" ? [LIBC] : [LIBC, KERNEL]) {
    test(
      `constants: the ${headers === LIBC ? "libc" : "kernel"} of ${platform} agrees with linux.ts`,
      [needsCompiler(compiler)],
      async () => {
        const defined = await definedNames(compiler, headers);
        const facts = Object.entries<number | string>(linux).flatMap(([name, value]) =>
          typeof value === "number" && defined.has(name) && !UNSTABLE.test(name)
            ? [valueAssertion(name, value)]
            : []
        );
        await checkFacts(compiler, headers, facts);
      },
    );
  }
}

test("constants: darwin.ts has the golden values from Apple's headers", [], () => {
  assertEquals<Values>({ ...darwin }, golden<number | string>("constants.darwin"));
});

test("constants: freebsd.ts has the golden values from FreeBSD's headers", [], () => {
  assertEquals<Values>({ ...freebsd }, golden<number | string>("constants.freebsd"));
});

/** Names that the headers of Windows define under another name. */
const ON_WINDOWS: Readonly<Record<string, string>> = {
  AF_BLUETOOTH: "AF_BTH",
  BTPROTO_RFCOMM: "BTHPROTO_RFCOMM",
  SHUT_RD: "SD_RECEIVE",
  SHUT_RDWR: "SD_BOTH",
  SHUT_WR: "SD_SEND",
  TCP_QUICKACK: "SIO_TCP_SET_ACK_FREQUENCY",
  EAGAIN: "WSAEWOULDBLOCK",
  ECANCELED: "WSAECANCELLED",
  ENOMEM: "WSA_NOT_ENOUGH_MEMORY",
  ENOTSUP: "WSAEOPNOTSUPP",
};

/** Names whose definition in mingw-w64 does not compile. */
const BROKEN: ReadonlySet<string> = new Set(["IP_UNSPECIFIED_USER_MTU"]);

/** Splits windows.ts into names that mingw-w64 defines, with their name there, and other names. */
async function splitByMingw(): Promise<{ compiled: [string, string][]; uncompiled: string[] }> {
  const defined = await definedNames(MINGW, WINDOWS);
  const compiled: [string, string][] = [];
  const uncompiled: string[] = [];
  for (const [name, value] of Object.entries<number | string>(windows)) {
    // A name that starts with E is the WSA error, or the errno.h error if there is no WSA error.
    const inC = ON_WINDOWS[name] ??
      (/^E(?!AI_)/.test(name) && defined.has(`WSA${name}`) ? `WSA${name}` : name);
    if (typeof value === "number" && defined.has(inC) && !BROKEN.has(inC)) {
      compiled.push([name, inC]);
    } else uncompiled.push(name);
  }
  return { compiled, uncompiled };
}

test("constants: mingw-w64 agrees with windows.ts", [needsCompiler(MINGW)], async () => {
  const { compiled } = await splitByMingw();
  const table: Readonly<Record<string, unknown>> = windows;
  const facts = compiled.map(([name, inC]) => valueAssertion(inC, Number(table[name])));
  await checkFacts(MINGW, WINDOWS, facts);
});

test("constants: windows.ts has the golden values of names that mingw-w64 lacks", [], () => {
  const values = golden<number | string>("constants.windows");
  const table: Values = windows;
  const own = Object.fromEntries(Object.keys(values).map((name) => [name, table[name]]));
  assertEquals(own, values);
});

test(
  "constants: every name of windows.ts that mingw-w64 lacks has a golden value",
  [needsCompiler(MINGW)],
  async () => {
    const { uncompiled } = await splitByMingw();
    const values = golden<number | string>("constants.windows");
    assertEquals(uncompiled.filter((name) => !Object.hasOwn(values, name)), []);
  },
);

/** Names that the table must have if the socket headers define them. */
const COMPLETE =
  /^((AF|AI|EAI|IFF|INADDR|IPPROTO|IPV6|IP|MCAST|MSG|NI|RCVALL|SIO|SOCK|SOL|SO|TCP|UDP)_\w+|POLL[A-Z]+|WSA_?E\w+)$/;

/** Exceptions to `COMPLETE`: names left out of the table, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/^WSAE/, "in the table as E*, without WSA"],
  [
    /^NI_[A-Z]+CANDIDATE|^NI_(COMPOSITIONSTR|FINALIZECONVERSIONRESULT|IMEMENUSELECTED)/,
    "of input methods",
  ],
];

test(
  "constants: windows.ts has every name that mingw-w64 defines",
  [needsCompiler(MINGW)],
  async () => {
    const defined = await definedNames(MINGW, WINSOCK);
    const lacking = [...defined].filter((name) =>
      COMPLETE.test(name) && !Object.hasOwn(windows, name) &&
      !LEFT_OUT.some(([pattern]) => pattern.test(name))
    );
    assertEquals(lacking, []);
  },
);

/** Returns the code of a folder's files, joined. */
function readCode(folder: string): string {
  const url = new URL(folder, import.meta.url);
  return [...Deno.readDirSync(url)]
    .filter(({ isFile }) => isFile)
    .map(({ name }) => Deno.readTextFileSync(new URL(name, url)))
    .join("\n");
}

// The type checker checks the same, except behind a cast. A constant that socket/ uses has the type
// `number | undefined` if any table lacks it.
test("constants: each table has the names that its platform's files in ffi/ use", [], () => {
  for (const [platform, table] of Object.entries({ darwin, freebsd, linux, windows })) {
    const code = readCode(`../../ffi/${platform}/`);
    const members = code.matchAll(new RegExp(`\\b${platform}\\.([A-Z]\\w+)`, "g"));
    const destructured = code.matchAll(new RegExp(`const \\{([^{}]+)\\} = ${platform};`, "g"));
    const names = [
      ...[...members].map((match) => match[1] ?? ""),
      ...[...destructured].flatMap((match) =>
        (match[1] ?? "").match(/\b[A-Z]\w+(?=\s*[,:}]|\s*$)/g) ?? []
      ),
    ];
    assert(names.length > 3, `${platform}: ${names}`);
    assertEquals(names.filter((name) => !Object.hasOwn(table, name)), [], platform);
  }
});
