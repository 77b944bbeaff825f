// The tables of other platforms than this one: against the C compilers for them, as far as there
// are, and else against golden values.

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

/** Has the compiler check facts; headers may warn of names that are old. */
async function checkFacts(compiler: string, headers: string, facts: string[]): Promise<void> {
  assert(facts.length > 500, `only ${facts.length} names`);
  await run(compiler, "-fsyntax-only -w", headers + facts.join("\n"));
}

/** The names of Linux whose value grows from release to release, or differs with musl. */
const UNSTABLE = /^((AF|IPPROTO|SCTP_SS)_MAX|NI_MAXHOST|SOMAXCONN)$/;

for (const [platform, command] of Object.entries(compilers)) {
  if (platform === "this machine") continue; // constants_test.ts
  const compiler = command.split(" ")[0]!; // the headers of its own libc alone
  // The kernel's headers do not get along with musl's, and are the same for any libc.
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

test("constants: darwin.ts has the golden values, of Apple's headers", [], () => {
  assertEquals<Values>({ ...darwin }, golden<number | string>("constants.darwin"));
});

test("constants: freebsd.ts has the golden values, of FreeBSD's headers", [], () => {
  assertEquals<Values>({ ...freebsd }, golden<number | string>("constants.freebsd"));
});

/** What the headers of Windows have under another name. */
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

/** What mingw-w64 defines in a way that does not compile. */
const BROKEN: ReadonlySet<string> = new Set(["IP_UNSPECIFIED_USER_MTU"]);

/** The names that the headers of Windows have, as they are called there, and the others. */
async function onWindows(): Promise<{ compiled: [string, string][]; uncompiled: string[] }> {
  const defined = await definedNames(MINGW, WINDOWS);
  const compiled: [string, string][] = [];
  const uncompiled: string[] = [];
  for (const [name, value] of Object.entries<number | string>(windows)) {
    // A name that starts with E is the WSA error, and that of errno.h if there is none.
    const inC = ON_WINDOWS[name] ??
      (/^E(?!AI_)/.test(name) && defined.has(`WSA${name}`) ? `WSA${name}` : name);
    if (typeof value === "number" && defined.has(inC) && !BROKEN.has(inC)) {
      compiled.push([name, inC]);
    } else uncompiled.push(name);
  }
  return { compiled, uncompiled };
}

test("constants: mingw-w64 agrees with windows.ts", [needsCompiler(MINGW)], async () => {
  const { compiled } = await onWindows();
  const table: Readonly<Record<string, unknown>> = windows;
  const facts = compiled.map(([name, inC]) => valueAssertion(inC, Number(table[name])));
  await checkFacts(MINGW, WINDOWS, facts);
});

test("constants: windows.ts has the golden values, of what mingw-w64 lacks", [], () => {
  const values = golden<number | string>("constants.windows");
  const table: Values = windows;
  const own = Object.fromEntries(Object.keys(values).map((name) => [name, table[name]]));
  assertEquals(own, values);
});

test(
  "constants: what mingw-w64 lacks of windows.ts has a golden value",
  [needsCompiler(MINGW)],
  async () => {
    const { uncompiled } = await onWindows();
    const values = golden<number | string>("constants.windows");
    assertEquals(uncompiled.filter((name) => !Object.hasOwn(values, name)), []);
  },
);

/** Families whose names the headers of sockets may not have and the table lack. */
const COMPLETE =
  /^((AF|AI|EAI|IFF|INADDR|IPPROTO|IPV6|IP|MCAST|MSG|NI|RCVALL|SIO|SOCK|SOL|SO|TCP|UDP)_\w+|POLL[A-Z]+|WSA_?E\w+)$/;

/** Names of those families that are left out, and why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/^WSAE/, "E*, without the WSA"],
  [
    /^NI_[A-Z]+CANDIDATE|^NI_(COMPOSITIONSTR|FINALIZECONVERSIONRESULT|IMEMENUSELECTED)/,
    "of input methods",
  ],
];

test("constants: windows.ts has what mingw-w64 has", [needsCompiler(MINGW)], async () => {
  const defined = await definedNames(MINGW, WINSOCK);
  const lacking = [...defined].filter((name) =>
    COMPLETE.test(name) && !Object.hasOwn(windows, name) &&
    !LEFT_OUT.some(([pattern]) => pattern.test(name))
  );
  assertEquals(lacking, []);
});

/** The code of a folder's files. */
function codeOf(folder: string): string {
  const url = new URL(folder, import.meta.url);
  return [...Deno.readDirSync(url)]
    .filter(({ isFile }) => isFile)
    .map(({ name }) => Deno.readTextFileSync(new URL(name, url)))
    .join("\n");
}

// The types say the same, but for what a cast has made them forget. What socket/ takes has the type
// `number | undefined` if any table lacks it.
test("constants: each table has what its platform's files in ffi/ take", [], () => {
  for (const [platform, table] of Object.entries({ darwin, freebsd, linux, windows })) {
    const code = codeOf(`../../ffi/${platform}/`);
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
