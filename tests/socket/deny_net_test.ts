// --deny-net: what the user denied by name is refused, in programs of their own with that flag.

import { assert, assertEquals } from "@std/assert";
import { AF_INET, createServer, hasIPv6, SOCK_DGRAM, Socket } from "@libc/socket";
import { run, test } from "../helpers/support.ts";

/** Starts each program: `attempt` notes what a call answers, or the name of its error. */
const PRELUDE = `
import * as module from "@libc/socket";
import { AF_INET, AF_INET6, AF_UNIX, Batch, createConnection, createConnectionSync } from "@libc/socket";
import { createServer, getaddrinfo, gethostbyname, gethostbynameSync, getnameinfo } from "@libc/socket";
import { getnameinfoSync, SOCK_DGRAM, SOCK_STREAM, Socket, socketpair } from "@libc/socket";

const outcomes = {};
async function attempt(name, call) {
  try {
    await call();
    outcomes[name] = "permitted";
  } catch (error) {
    const isRefusal = error instanceof Deno.errors.NotCapable &&
      /^net access to .* is denied, by --deny-net or by an answer to a prompt$/.test(error.message) &&
      /^.*\\n +at .*\\$deno\\$stdin/.test(error.stack); // the stack begins in this program
    outcomes[name] = isRefusal ? "refused" : String(error.stack);
  }
}
/** Attempts both forms of a method of a new socket. */
async function attemptBoth(name, type, call, family = AF_INET) {
  for (const form of ["Sync", ""]) {
    await attempt(name + form, async () => {
      const socket = new Socket(family, type);
      try {
        await call(socket, form);
      } finally {
        socket.close();
      }
    });
  }
}
`;

/** Runs a program with \`allowed\` and \`denied\` as addresses. @returns the outcomes that it noted. */
async function outcomes(
  flags: string[],
  values: Record<string, unknown>,
  source: string,
): Promise<Record<string, unknown>> {
  const given = Object.entries(values).map(([name, value]) =>
    `const ${name} = ${JSON.stringify(value)};\n`
  );
  const { code, stdout, stderr } = await run(
    `${PRELUDE}${given.join("")}${source}\nconsole.log(JSON.stringify(outcomes));`,
    ["--no-lock", ...flags],
  );
  assertEquals([code, stderr], [0, ""]);
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

/** Checks that every outcome is the same. */
function assertAll(found: Record<string, unknown>, expected: string, names: RegExp): void {
  const chosen = Object.entries(found).filter(([name]) => names.test(name));
  assert(chosen.length > 0);
  for (const [name, outcome] of chosen) assertEquals([name, outcome], [name, expected]);
}

/** Every call with an address, to one that is denied and one that is not. */
const CALLS = `
for (const [which, address] of [["allowed", allowed], ["denied", denied]]) {
  const [host, port] = address;
  await attemptBoth(which + " connect", SOCK_STREAM, (s, form) => s["connect" + form](address));
  await attemptBoth(which + " connect again", SOCK_STREAM, (s, form) => s["connect" + form](address));
  await attemptBoth(which + " connectEx", SOCK_STREAM, async (s, form) => {
    const error = await s["connectEx" + form](address);
    if (error !== 0) throw new Error("errno " + error);
  });
  await attemptBoth(which + " connect by name", SOCK_STREAM, (s, form) => s["connect" + form](["localhost", port]));
  await attemptBoth(which + " sendto", SOCK_DGRAM, (s, form) => s["sendto" + form]("x", address));
  await attemptBoth(which + " sendto with flags", SOCK_DGRAM, (s, form) => s["sendto" + form]("x", 0, address));
  await attemptBoth(which + " sendto by name", SOCK_DGRAM, (s, form) => s["sendto" + form]("x", ["localhost", port]));
  await attemptBoth(which + " sendmsg", SOCK_DGRAM, (s, form) => s["sendmsg" + form](["x"], [], 0, address));
  await attemptBoth(which + " sendmmsg", SOCK_DGRAM, (s, form) => {
    const batch = new Batch(s, 2, 10);
    batch.put(0, "x", allowed);
    batch.put(1, "x", address);
    return s["sendmmsg" + form](batch);
  });
  await attempt(which + " createConnection", async () => (await createConnection(address)).close());
  await attempt(which + " createConnectionSync", () => createConnectionSync(address).close());
}
for (const [which, address] of [["allowed", ["127.0.0.1", 0]], ["denied", denied]]) {
  await attempt(which + " bind", () => { using s = new Socket(AF_INET, SOCK_STREAM); s.bind(address); });
  await attempt(which + " createServer", () => createServer(address).close());
  await attempt(which + " sourceAddress", async () => (await createConnection(allowed, { sourceAddress: address })).close());
  await attempt(which + " sourceAddressSync", () => createConnectionSync(allowed, { sourceAddress: address }).close());
}
// A batch that was received is sent back.
for (const form of ["Sync", ""]) {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.sendtoSync("from whom?", asked);
  const batch = new Batch(socket, 1, 100);
  socket.recvmmsgSync(batch);
  await attempt("denied answer to a batch" + form, () => socket["sendmmsg" + form](batch));
}
// An address that is only looked up is not contacted.
await attempt("allowed getnameinfo", () => getnameinfo(denied, module.NI_NUMERICHOST));
await attempt("allowed getnameinfoSync", () => getnameinfoSync(denied, module.NI_NUMERICHOST));
await attempt("allowed gethostbyname", () => gethostbyname(denied[0]));
await attempt("allowed gethostbynameSync", () => gethostbynameSync(denied[0]));
await attempt("allowed getaddrinfo", () => getaddrinfo(...denied));
`;

/** Names that the user denied are not looked up. */
const NAMES = `
const HOST = "denied.example";
for (const form of ["", "Sync"]) {
  await attempt("denied getaddrinfo" + form, () => module["getaddrinfo" + form](HOST, 80));
  await attempt("denied getaddrinfo of a service" + form, () => module["getaddrinfo" + form](HOST, "http"));
  await attempt("denied gethostbyname" + form, () => module["gethostbyname" + form]("Denied.Example."));
  await attempt("denied gethostbynameEx" + form, () => module["gethostbynameEx" + form](HOST));
  await attempt("denied createConnection" + form, () => module["createConnection" + form]([HOST, 80]));
}
await attemptBoth("denied connect to a name", SOCK_STREAM, (s, form) => s["connect" + form]([HOST, 80]));
await attemptBoth("denied sendto a name", SOCK_DGRAM, (s, form) => s["sendto" + form]("x", [HOST, 80]));
await attemptBoth("denied port of localhost", SOCK_STREAM, (s, form) => s["connect" + form](["localhost", 9]));
await attempt("denied service", () => getaddrinfo("localhost", "discard", 0, SOCK_STREAM));
await attempt("allowed service", () => getaddrinfo("localhost", "http", 0, SOCK_STREAM));
`;

/** Runs `use` with a server, and a datagram socket that has a second one answer it. */
async function withPeers(
  use: (values: Record<string, unknown>, denied: number[]) => Promise<void>,
): Promise<void> {
  using allowed = createServer(["127.0.0.1", 0], { backlog: 128 });
  using denied = createServer(["127.0.0.1", 0]);
  using asked = new Socket(AF_INET, SOCK_DGRAM);
  using answering = new Socket(AF_INET, SOCK_DGRAM);
  asked.bind(["127.0.0.1", 0]);
  answering.bind(["127.0.0.1", 0]);
  const answers = (async () => {
    for await (const [, from] of asked) await answering.sendto("from me", from);
  })();
  const values = {
    allowed: allowed.getsockname(),
    denied: denied.getsockname(),
    asked: asked.getsockname(),
  };
  await use(values, [denied.getsockname()[1], answering.getsockname()[1]]);
  asked.close();
  await answers;
}

for (const other of [["--allow-ffi"], ["-A"]]) {
  test(
    `deny-net: every call with an address, ${other}`,
    [],
    () =>
      withPeers(async (values, ports) => {
        const flag = `--deny-net=${ports.map((port) => `127.0.0.1:${port}`)}`;
        const found = await outcomes([...other, flag], values, CALLS);
        assertAll(found, "permitted", /^allowed/);
        assertAll(found, "refused", /^denied/);
      }),
  );
}

test("deny-net: names", [], async () => {
  const flags = ["--allow-ffi", "--deny-net=denied.example,localhost:9"];
  const found = await outcomes(flags, {}, NAMES);
  assertAll(found, "refused", /^denied/);
  assertAll(found, "permitted", /^allowed/);
});

test("deny-net: IPv6, and IPv4 addresses in IPv6", [hasIPv6 ? null : "no IPv6"], async () => {
  const source = `
    for (const [name, host, port] of [["denied", "::1", 9], ["denied mapped", "::ffff:127.0.0.1", 9], ["other", "::1", 10]]) {
      await attemptBoth(name, SOCK_DGRAM, (s, form) => s["connect" + form]([host, port]), AF_INET6);
      await attemptBoth(name + " zone", SOCK_DGRAM, (s, form) => s["connect" + form]([host, port, 0, 1]), AF_INET6);
    }`;
  const flags = ["--allow-ffi", "--deny-net=[::1]:9,127.0.0.1:9"];
  const found = await outcomes(flags, {}, source);
  assertAll(found, "refused", /^denied/);
  for (const [name, outcome] of Object.entries(found)) {
    if (name.startsWith("other")) assert(outcome !== "refused", `${name}: ${outcome}`);
  }
});

test("deny-net alone denies all of the network, and nothing else", [], async () => {
  const source = `
    await attempt("bind", () => { using s = new Socket(AF_INET, SOCK_DGRAM); s.bind(["127.0.0.1", 0]); });
    // Windows listens on bound sockets alone.
    if (Deno.build.os !== "windows") await attempt("listen", () => { using s = new Socket(AF_INET, SOCK_STREAM); s.listen(); });
    await attempt("createServer", () => createServer(["127.0.0.1", 0]).close());
    await attemptBoth("sendto", SOCK_DGRAM, (s, form) => s["sendto" + form]("x", ["127.0.0.1", 9]));
    await attemptBoth("name", SOCK_STREAM, (s, form) => s["connect" + form](["localhost", 9]));
    await attempt("pair", () => socketpair().forEach((s) => s.close()));
    if (Deno.build.os !== "windows") await attempt("unix", () => { using s = new Socket(AF_UNIX, SOCK_STREAM); s.bind(""); s.listen(); });
    if (module.AF_NETLINK !== undefined) await attempt("netlink", () => { using s = new Socket(module.AF_NETLINK, SOCK_DGRAM); s.bind([0, 0]); });
  `;
  const found = await outcomes(["-A", "--deny-net"], {}, source);
  assertAll(found, "permitted", /^(pair|unix|netlink)/);
  assertAll(found, "refused", /^(bind|listen|createServer|sendto|name)/);
});

/** Sends to three addresses in turn, and counts the queries of permissions. */
const COUNTED = `
let queries = 0;
const { querySync } = Deno.permissions;
Deno.permissions.querySync = (descriptor) => {
  queries++;
  return querySync.call(Deno.permissions, descriptor);
};
using socket = new Socket(AF_INET, SOCK_DGRAM);
for (let i = 0; i < 300; i++) socket.sendtoSync("x", ["127.0.0.1", 9 + i % 3]);
outcomes.queries = queries;
`;

test(
  "deny-net: one query where the net is allowed, else one more for each address",
  [],
  async () => {
    assertEquals(await outcomes(["-A"], {}, COUNTED), { queries: 1 });
    assertEquals(await outcomes(["--allow-ffi"], {}, COUNTED), { queries: 4 });
  },
);
