// Runs in a network namespace, see programs_test.ts. v0 has 192.0.2.2 and 2001:db8:1::2. The target,
// 198.51.100.2 and 2001:db8:2::2, is behind the router, 192.0.2.1 and 2001:db8:1::1.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, IPPROTO_ICMP, options, SOCK_RAW, Socket } from "@libc/socket";
import { decodeEcho, encodeEcho, withoutIpHeader } from "../../examples/icmp/echo.ts";
import { exampleArguments } from "../helpers/examples.ts";
import { type Outcome, Program, test, tool } from "../helpers/support.ts";
import { Background, commandOf, outcomeOf, runUtility } from "./utilities.ts";

const ROUTER = "192.0.2.1", ROUTER6 = "2001:db8:1::1";
const TARGET = "198.51.100.2", TARGET6 = "2001:db8:2::2";
const UNREACHABLE = "198.51.100.77", LOST = "203.0.113.1";

/** Runs an example and interrupts it once it has printed a text. */
async function runUntilPrinted(
  text: RegExp,
  [name, ...args]: [name: string, ...args: string[]],
  onFirstOutput: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Omit<Outcome, "stderr">> {
  await using program = new Background(commandOf(name, ...args));
  await program.until(/./);
  await onFirstOutput();
  await program.until(text);
  return { code: await program.interrupt(), stdout: program.output };
}

/** Runs `ip -j` and returns its output. */
async function ip<T>(...args: string[]): Promise<T[]> {
  const { code, stdout, stderr } = await outcomeOf(["ip", "-j", ...args]);
  assertEquals(code, 0, `ip ${args.join(" ")}: ${stderr}`);
  return stdout.trim() === "" ? [] : JSON.parse(stdout);
}

// ping

/** Parses the output of ping, without what differs each time. */
function parsePing({ code, stdout }: Outcome) {
  const lines = stdout.split("\n");
  const replies = lines.flatMap((line) => {
    const found = line.match(/^(\d+) bytes from (\S+): icmp_seq=(\d+) ttl=(\d+) time=[\d.]+ ms$/);
    return found === null ? [] : [found.slice(1)];
  });
  const summary = lines.findIndex((line) => /^--- .* ping statistics ---$/.test(line));
  return {
    code,
    replies,
    reports: lines.filter((line) => line.startsWith("From ")),
    summary: lines[summary + 1]?.replace(/, time \d+ms/, ""),
    times: /^rtt min\/avg\/max\/mdev = [\d.]+\/[\d.]+\/[\d.]+\/[\d.]+ ms/m.test(stdout),
  };
}

/** Asserts that both pings agree, ours with both kinds of socket. Returns the parsed output. */
async function comparePings(host: string, system: string[], own: string[], ...more: string[]) {
  const [theirs, ...mine] = await Promise.all([
    outcomeOf(["ping", "-n", ...system, host]),
    ...["raw", "dgram"].map((kind) => runUtility("ping", ...own, ...more, "--socket", kind, host)),
  ]);
  for (const each of mine) {
    assertEquals(each.stderr, "");
    assertEquals(parsePing(each), parsePing(theirs!), each.stdout + theirs!.stdout);
  }
  return parsePing(mine[0]!);
}

for (
  const [host, ttl] of [
    ["127.0.0.1", 64],
    ["::1", 64],
    [ROUTER, 64],
    [TARGET, 63],
    [ROUTER6, 64],
    [TARGET6, 63],
    ["fe80::1%v0", 64],
  ] as const
) {
  test(`ping: agrees with the system's about ${host}`, [tool("ping")], async () => {
    const many = await comparePings(host, ["-c", "4", "-i", "0.01"], [
      "-c",
      "4",
      "--interval",
      "0.01",
    ]);
    const seq = [1, 2, 3, 4];
    assertEquals(many.replies, seq.map((number) => ["64", host, `${number}`, `${ttl}`]));
    assertEquals(many.summary, "4 packets transmitted, 4 received, 0% packet loss");
    assertEquals([many.code, many.times], [0, true]);
  });
}

test("ping: agrees with the system's about sizes", [tool("ping")], async () => {
  const replies = await Promise.all([
    comparePings(TARGET, ["-c", "1", "-s", "1999"], ["--count", "1", "--size", "1999"]),
    comparePings(TARGET6, ["-c", "1", "-s", "3000"], ["--count", "1", "--size", "3000"]),
  ]);
  assertEquals(replies.map((each) => each.replies), [
    [["2007", TARGET, "1", "63"]],
    [["3008", TARGET6, "1", "63"]],
  ]);
});

test("ping: agrees with the system's about lost packets", [tool("ping")], async () => {
  const [ttl, hops, unreachable, lost] = await Promise.all([
    comparePings(TARGET, ["-c", "2", "-i", "0.1", "-t", "1"], [
      "-c",
      "2",
      "-i",
      "0.1",
      "--ttl",
      "1",
    ]),
    comparePings(TARGET6, ["-c", "1", "-t", "1"], ["-c", "1", "--ttl", "1"]),
    comparePings(UNREACHABLE, ["-c", "1"], ["-c", "1"]),
    comparePings(LOST, ["-c", "1", "-W", "0.2"], ["-c", "1", "--timeout", "0.2"]),
  ]);
  assertEquals(ttl.reports.length, 2);
  assertEquals(ttl.reports[0], `From ${ROUTER} icmp_seq=1 Time to live exceeded`);
  assertEquals(hops.reports, [`From ${ROUTER6} icmp_seq=1 Time exceeded: Hop limit`]);
  assertEquals(unreachable.reports, [`From ${ROUTER} icmp_seq=1 Destination Host Unreachable`]);
  assertEquals(lost.summary, "1 packets transmitted, 0 received, 100% packet loss");
  assertEquals([ttl.code, hops.code, unreachable.code, lost.code], [1, 1, 1, 1]);
});

/** The round-trip times that a ping has printed, in milliseconds, in their order. */
function roundTrips({ stdout }: Outcome): number[] {
  return [...stdout.matchAll(/ time=([\d.]+) ms$/gm)].map(([, time]) => Number(time))
    .sort((a, b) => a - b);
}

test("ping: its times are the network's, as the system's are", [tool("ping")], async () => {
  const args = ["-n", "-c", "21", "-i", "0.02", TARGET];
  const tried: (readonly number[])[] = [];
  // On a busy machine the system's ping waits for the processor now and then.
  for (let attempt = 0; attempt < 20; attempt++) {
    const [theirs, ours] = await Promise.all([
      outcomeOf(["ping", ...args]),
      runUtility("ping", ...args.slice(1)),
    ]);
    const medians = [theirs, ours].map((each) => roundTrips(each)[10]!);
    const [expected, actual] = medians as [number, number];
    // The system's time begins before its system call, ours when the kernel sends the packet.
    if (actual <= expected + Math.max(0.2 * expected, 0.02) && actual >= expected - 0.1) return;
    tried.push(medians);
  }
  throw new Error(`medians in milliseconds, the system's and ours: ${tried.join(" | ")}`);
});

test("ping: ends when the reader of its output has", [tool("sh"), tool("head")], async () => {
  const command = commandOf("ping", "-i", "0.01", "127.0.0.1");
  const script = '"$@" | head -n 2';
  const { code, stdout, stderr } = await outcomeOf(["sh", "-c", script, "sh", ...command]);
  assertEquals([code, stdout.split("\n").length, stderr], [0, 3, ""]);
});

test("ping: interface, source and link-local addresses", [], async () => {
  const outcomes = await Promise.all([
    runUtility("ping", "-c", "1", "--interface", "v0", "--source", "192.0.2.2", ROUTER),
    runUtility("ping", "-c", "1", "--interface", "v0", "fe80::1"),
    runUtility("ping", "-c", "1", "--source", "fe80::2%v0", "fe80::1%v0"),
    runUtility("ping", "-c", "1", "--timeout", "0.2", "--interface", "lo", ROUTER),
  ]);
  assertEquals(outcomes.map(parsePing).map(({ code, replies }) => [code, replies.length]), [
    [0, 1],
    [0, 1],
    [0, 1],
    [1, 0],
  ]);
});

test("ping: uses the socket that it may open", [tool("setpriv")], async () => {
  const unprivileged = (...args: string[]) =>
    outcomeOf([
      ...["setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw"],
      ...commandOf("ping", "-c", "1", ...args),
    ]);
  const [privileged, v4, v6, raw] = await Promise.all([
    runUtility("ping", "-c", "1", "127.0.0.1"),
    unprivileged("127.0.0.1"),
    unprivileged("::1"),
    unprivileged("--socket", "raw", "127.0.0.1"),
  ]);
  assertMatch(privileged.stdout, /^PING 127\.0\.0\.1 .*, raw socket\n/);
  for (const { code, stdout, stderr } of [v4, v6]) {
    assertMatch(stdout, /^PING .*, dgram socket\n/, stderr);
    assertEquals(code, 0);
  }
  assertEquals([raw.code, raw.stdout], [2, ""]);
  assertMatch(raw.stderr, /^ping: socket: Operation not permitted \(EPERM, 1\)\n$/);
});

test("ping: reports wrong replies", [], async () => {
  const kernelAnswers = (answers: boolean) =>
    Deno.writeTextFile("/proc/sys/net/ipv4/icmp_echo_ignore_all", answers ? "0" : "1");
  await kernelAnswers(false); // the test answers
  try {
    using socket = new Socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    socket.setOption(options.SOL_RAW.ICMP_FILTER!, { pass: [8] });
    socket.settimeout(60);
    const pinging = runUntilPrinted(/DUP/, ["ping", "-c", "4", "-i", "0.02", "127.0.0.1"]);
    for (const number of [1, 2, 3, 4]) {
      const [packet, from] = await socket.recvfrom(2048);
      const request = decodeEcho(withoutIpHeader(packet))!;
      assertEquals([request.type, request.sequence, request.payload.length], [8, number, 56]);
      const reply = { ...request, type: 0 };
      if (number === 2) reply.payload = request.payload.map((byte) => byte ^ 1);
      if (number === 3) reply.id ^= 1;
      const bytes = encodeEcho(reply);
      if (number === 1) bytes[2]! ^= 1; // breaks the checksum
      await socket.sendto(bytes, from);
      if (number === 4) await socket.sendto(bytes, from);
    }
    const { code, stdout } = await pinging;
    const start = (number: number) => `64 bytes from 127.0.0.1: icmp_seq=${number} ttl=64`;
    assertEquals(stdout.split("\n").slice(1, -2).map((line) => line.replaceAll(/time.*/g, "")), [
      `${start(1)} (BAD CHECKSUM)`,
      `${start(2)} (wrong data)`,
      `${start(4)} `,
      `${start(4)} (DUP!)`,
      "",
      "--- 127.0.0.1 ping statistics ---",
      "4 packets transmitted, 1 received, +1 duplicates, +2 corrupted, 75% packet loss, ",
    ]);
    assertEquals(code, 0);
  } finally {
    await kernelAnswers(true);
  }
});

test("ping: prints its summary when it is interrupted", [], async () => {
  const { code, stdout } = await runUntilPrinted(/seq=2 /, ["ping", "-i", "0.02", "127.0.0.1"]);
  assertEquals(code, 0);
  assertMatch(stdout, /\n\d+ packets transmitted, \d+ received, \d.*% packet loss, time /);
});

test("the programs report wrong arguments", [], async () => {
  const wrong = await Promise.all([
    runUtility("ping", "--count", "x", "127.0.0.1"),
    runUtility("ping"),
    runUtility("ping", "-4", "::1"),
    runUtility("ping", "--interface", "none", "127.0.0.1"),
    runUtility("traceroute", "--max-hops", "0", "127.0.0.1"),
    runUtility("traceroute", "--bogus"),
    runUtility("netlink", "neighbours"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^(ping|traceroute|netlink): .+\n$/);
  }
});

// traceroute

/** Returns the lines of the hops, with times replaced by `+`. */
function hops({ stdout }: Outcome): string[] {
  const lines = stdout.trimEnd().split("\n").slice(1);
  return lines.map((line) => line.replaceAll(/ {2}\d+\.\d{3} ms/g, "+"));
}

test("traceroute: finds the router and the target", [], async () => {
  const [v4, v6, one, short] = await Promise.all([
    runUtility("traceroute", "--numeric", TARGET),
    runUtility("traceroute", "--numeric", TARGET6),
    runUtility("traceroute", "--numeric", "--queries", "1", ROUTER),
    runUtility("traceroute", "--numeric", "--max-hops", "1", TARGET),
  ]);
  assertEquals(
    v4!.stdout.split("\n")[0],
    `traceroute to ${TARGET} (${TARGET}), 30 hops max, 60 byte packets`,
  );
  assertEquals(hops(v4!), [` 1  ${ROUTER}+++`, ` 2  ${TARGET}+++`], v4!.stderr);
  assertEquals(hops(v6!), [` 1  ${ROUTER6}+++`, ` 2  ${TARGET6}+++`], v6!.stderr);
  assertEquals(hops(one!), [` 1  ${ROUTER}+`]);
  assertEquals(hops(short!), [` 1  ${ROUTER}+++`]);
  assertEquals([v4, v6, one, short].map((each) => each!.code), [0, 0, 0, 1]);
});

test(
  "traceroute: sends as many probes as it is told, though the answers come at once",
  [],
  async () => {
    const outcome = await runUtility("traceroute", "-n", "-q", "25", "-m", "1", "127.0.0.1");
    assertEquals(hops(outcome), [` 1  127.0.0.1${"+".repeat(25)}`], outcome.stderr);
    assertEquals([outcome.code, outcome.stderr], [0, ""]);
  },
);

test("traceroute: reports where a path ends", [], async () => {
  const [unreachable, lost, named] = await Promise.all([
    runUtility("traceroute", "-n", UNREACHABLE),
    runUtility("traceroute", "-n", "--timeout", "0.2", "--max-hops", "2", "--queries", "2", LOST),
    runUtility("traceroute", "127.0.0.1"),
  ]);
  assertEquals(hops(unreachable), [` 1  ${ROUTER}+++`, ` 2  ${ROUTER}+ !H+ !H+ !H`]);
  assertEquals(hops(lost), [" 1  * *", " 2  * *"]);
  assertMatch(hops(named)[0]!, /^ 1 {2}\S+ \(127\.0\.0\.1\)\+\+\+$/);
  assertEquals([unreachable.code, lost.code, named.code], [1, 1, 0]);
});

// netlink

type Entry = Record<string, unknown>;

/** Returns the tables that the example lists. */
async function listTables(...args: string[]): Promise<Record<string, Entry[]>> {
  const { code, stdout, stderr } = await runUtility("netlink", "--json", ...args);
  assertEquals([code, stderr], [0, ""]);
  return JSON.parse(stdout);
}

/** Serializes a value without lifetimes, which change each second. */
function withoutTimes(value: unknown): string {
  return JSON.stringify(value, (key, member) => key === "valid_life_time" ? undefined : member);
}

/**
 * Returns the system's and our tables, taken while nothing changes: links take a while to come up.
 */
async function readStable<T, M>(theirs: () => Promise<T>, mine: () => Promise<M>): Promise<[T, M]> {
  for (let before = await theirs();;) {
    const own = await mine();
    const after = await theirs();
    if (withoutTimes(before) === withoutTimes(after)) return [after, own];
    before = after;
  }
}

function without(entry: Entry, ...names: string[]): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)));
}

/** Returns an entry in the form of `ip`, in which each flag is a field. */
function withFlags(address: Entry): Entry {
  const flags = (address.flags as string[]).map((flag) => [flag, true]);
  return { ...without(address, "flags", "ifindex"), ...Object.fromEntries(flags) };
}

/** Creates links, addresses and routes of many kinds. */
async function populate(): Promise<void> {
  for (
    const line of `link add pair0 type veth peer name pair1
link set pair0 addrgenmode none
link set pair1 addrgenmode none
link set pair0 up mtu 1400 txqueuelen 77
link set pair1 up group 5
link add name bridge0 type bridge
link set pair1 master bridge0
address add 10.9.0.1 peer 10.9.0.2/32 dev pair0
address add 10.9.1.1/24 brd + dev pair0 label pair0:one valid_lft 5000 preferred_lft 0
address add 10.9.1.2/24 dev pair0
address add fd09::1/64 dev pair0 nodad noprefixroute
route add 10.10.0.0/16 via 192.0.2.1 dev v0 proto static metric 7 src 192.0.2.2
route add 10.11.0.0/16 nexthop via 192.0.2.1 weight 3 nexthop dev v0 weight 1
route add 10.12.0.1 via inet6 fe80::1 dev v0
route add 10.13.0.1 via 10.99.0.1 dev v0 onlink
route add blackhole 10.14.0.0/16
route add fd10::/32 via fe80::1 dev v0 proto dhcp metric 9 pref high
route add unreachable fd11::/32
link add low0 type veth peer name low1
link set low0 up
route add 10.15.0.0/16 via 192.0.2.1 tos 0x10
route add 10.15.0.0/16 via 192.0.2.1 tos AF11
nexthop add id 7 via 192.0.2.1 dev v0
nexthop add id 8 via 192.0.2.3 dev v0
nexthop add id 9 group 7,2/8
route add 10.16.0.0/16 nhid 7
route add 10.17.0.0/16 nhid 9
route add 10.18.0.0/16 via 192.0.2.1 mtu lock 1300 advmss 1200 rtt 1500ms rttvar 30ms rto_min 2s \
hoplimit 10 initcwnd 11 initrwnd 4 quickack 1 congctl cubic features ecn window 77 cwnd lock 9 \
ssthresh 8 reordering 4 fastopen_no_cookie 1
route add fd13::/64 from fd14::/32 via fe80::1 dev v0
route add fd13::/64 from fd14::7 via fe80::1 dev v0 mtu 1400 hoplimit 255
route add fd12::/32 nexthop via fe80::1 dev v0 weight 2 nexthop via fe80::3 dev v0`.replaceAll(
      "\\\n",
      "",
    ).split("\n")
  ) {
    await ip(...line.split(" "));
  }
}

test("netlink: agrees with ip about links, addresses and routes", [], async () => {
  await populate();
  const ask = () =>
    Promise.all([
      ip<Entry>("link"),
      ip<Entry & { addr_info: Entry[] }>("address"),
      ip<Entry>("-4", "route"),
      ip<Entry>("-6", "route"),
    ]);
  const [[links, addresses, routes, routes6], [mine, text]] = await readStable(
    ask,
    () => Promise.all([listTables(), runUtility("netlink")]),
  );
  assertEquals(Object.keys(mine), ["link", "address", "route"]);
  assertEquals(mine.link!.map((link) => without(link, "info_kind")), links);
  const low = mine.link!.find(({ ifname }) => ifname === "low0");
  assert((low?.flags as string[]).includes("M-DOWN"));
  const kinds = new Map(mine.link!.map(({ ifname, info_kind }) => [ifname, info_kind]));
  assertEquals([kinds.get("pair0"), kinds.get("bridge0")], ["veth", "bridge"]);

  const flat = addresses.flatMap(({ ifname, addr_info }) =>
    addr_info.map((info) => ({ ...info, ifname }))
  );
  assertEquals(
    sorted(mine.address!.map(withFlags).map(withoutChanging)),
    sorted(flat.map(withoutChanging)),
  );

  const theirs = [
    ...routes.map((route) => ({ ...route, family: "inet" })),
    ...routes6.map((route) => ({ ...route, family: "inet6" })),
  ];
  const plain = mine.route!.map((route) => without(route, ...omittedFields(route)));
  assertEquals(sorted(plain), sorted(theirs));

  assertEquals(text.code, 0);
  assertMatch(text.stdout, /^\d+ +pair0 +ether\/veth +UP +1400 +/m);
  assertMatch(text.stdout, /^pair0 +10\.9\.0\.1 peer 10\.9\.0\.2\/32 +global +-$/m);
  assertMatch(text.stdout, /^10\.11\.0\.0\/16 +via 192\.0\.2\.1 dev v0; dev v0 /m);
  assertMatch(text.stdout, /^unreachable fd11::\/32 /m);
});

/** Sorts entries, for a comparison in any order. */
function sorted(entries: Entry[]): Entry[] {
  const key = (entry: Entry) => JSON.stringify(entry, Object.keys(entry).sort());
  return entries.toSorted((a, b) => key(a) < key(b) ? -1 : 1);
}

/** Returns an address without what changes within a second. */
function withoutChanging(address: Entry): Entry {
  const forever = address.valid_life_time === 0xffffffff;
  return without(address, ...forever ? [] : ["valid_life_time"], "tentative");
}

/** Returns the fields that `ip` omits. */
function omittedFields({ protocol }: Entry): string[] {
  return protocol === "boot" ? ["table", "protocol"] : ["table"];
}

test("netlink: lists the requested tables", [], async () => {
  const [tables, [four, all]] = await readStable(
    () =>
      Promise.all(
        ["-4", "-6"].map((family) => ip<Entry>(family, "route", "show", "table", "all")),
      ),
    () => Promise.all([listTables("addresses", "-4"), listTables("route", "--all")]),
  );
  assertEquals(Object.keys(four), ["address"]);
  assertEquals(new Set(four.address!.map(({ family }) => family)), new Set(["inet"]));
  assertEquals(Object.keys(all), ["route"]);
  assertEquals(all.route!.length, tables.flat().length);
  assert(all.route!.some(({ table, type }) => table === "local" && type === "local"));
});

test("netlink: reports changes", [], async () => {
  const watching = ["--watch", "--json", "--count", "3", "link", "address", "-4"];
  await using program = new Program(
    "netlink",
    Deno.execPath(),
    exampleArguments("netlink", watching),
  );
  const before = await program.json<Record<string, Entry[]>>();
  assertEquals(Object.keys(before), ["link", "address"]);
  assertEquals(before.address!.filter(({ local }) => local === "192.0.2.77"), []);
  await ip("address", "add", "192.0.2.77/24", "dev", "v0");
  const added = await program.json<Entry>();
  const { event, kind, ifname, local, prefixlen } = added;
  assertEquals([event, kind], ["new", "address"]);
  assertEquals([ifname, local, prefixlen], ["v0", "192.0.2.77", 24]);
  await ip("address", "delete", "192.0.2.77/24", "dev", "v0");
  assertEquals(await program.json<Entry>(), { ...added, event: "deleted" });
  await ip("link", "set", "v0", "mtu", "1450");
  const changed = await program.json<Entry>();
  assertEquals([changed.event, changed.kind, changed.ifname], ["new", "link", "v0"]);
  assertEquals(changed.mtu, 1450);
});

test("netlink: watches until it is interrupted", [], async () => {
  const { code, stdout } = await runUntilPrinted(
    /new route: /,
    ["netlink", "--watch", "route", "-4"],
    () => ip("route", "add", "10.20.0.0/16", "via", ROUTER),
  );
  assertEquals(code, 130);
  assertMatch(stdout, /^new route: 10\.20\.0\.0\/16 {2}via 192\.0\.2\.1 dev v0 {2}/m);
});

// ifwatch

/** Does something again and again until a program has printed a line, which proves that it watches. */
async function untilItWatches(program: Program, act: (attempt: number) => Promise<unknown>) {
  const line = program.line();
  let printed = false;
  line.then(() => printed = true, () => printed = true);
  for (let attempt = 0; !printed; attempt++) {
    await act(attempt);
    const { promise: pause, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, 100);
    await Promise.race([line, pause]).finally(() => clearTimeout(timer));
  }
  return await line;
}

/** Returns a change that ip(8) monitors, in a short form. */
function monitoredChange(line: string): string {
  const [, deleted = "", change = ""] = line.match(/^(Deleted )?(.*)/)!;
  const address = change.match(/^\d+: (\S+) +inet6? (\S+) /);
  if (address !== null) return `${deleted}${address[2]} dev ${address[1]}`;
  const hops = [...change.matchAll(/nexthop (via \S+ )?dev \S+/g)].map(([hop]) => ` ${hop}`);
  const [route] = change.match(/^([a-z]+ )?[\da-f]\S+( via \S+)?( dev \S+)?/) ?? [change];
  return `${deleted}${route}${hops.join("")}`;
}

/** Returns a change that ifwatch prints, in the same form. */
function watchedChange({ event, kind, ...entry }: Entry): string {
  const deleted = event === "deleted" ? "Deleted " : "";
  if (kind === "address") {
    return `${deleted}${entry.local}/${entry.prefixlen} dev ${entry.ifname}`;
  }
  const hop = ({ gateway, dev }: Entry) =>
    `${gateway === undefined ? "" : ` via ${gateway}`}${dev === undefined ? "" : ` dev ${dev}`}`;
  const hops = (entry.nexthops ?? []) as Entry[];
  const type = entry.type === undefined ? "" : `${entry.type} `;
  return `${deleted}${type}${entry.dst}${hop(entry)}` +
    hops.map((each) => ` nexthop${hop(each)}`).join("");
}

/** Returns the changes between two routes, which begin with these texts. */
async function changesBetween(first: string, last: string, next: () => Promise<string>) {
  while (!(await next()).startsWith(first));
  const found: string[] = [];
  for (;;) {
    const change = await next();
    if (change.startsWith(last)) return found;
    found.push(change);
  }
}

test("ifwatch: reports the same changes as ip monitor, in the same order", [], async () => {
  let made = 0;
  const marker = () => ip("route", ++made % 2 === 1 ? "add" : "delete", "unreachable", "10.99.0.1");
  await using ours = new Program(
    "ifwatch",
    Deno.execPath(),
    exampleArguments("ifwatch", ["--json", "address", "route"]),
  );
  await using theirs = new Program("ip", "ip", ["-o", "monitor", "address", "route"]);
  using _end = { [Symbol.dispose]: () => [ours, theirs].forEach((each) => each.kill()) };
  await untilItWatches(ours, marker);
  await untilItWatches(theirs, marker);
  for (
    const line of `route add unreachable 10.99.0.2
address add 192.0.2.55/24 dev v0
address add 10.76.0.1/24 dev v0
route add 10.77.0.0/16 via ${ROUTER} metric 7
route add 10.79.0.0/16 nexthop via ${ROUTER} nexthop dev v0
route replace 10.77.0.0/16 dev v0 metric 7
route delete 10.79.0.0/16
route delete 10.77.0.0/16 metric 7
address add fd77::1/64 dev v0 nodad
route add fd78::/32 via fd77::2
route delete fd78::/32
address delete fd77::1/64 dev v0
address delete 10.76.0.1/24 dev v0
address delete 192.0.2.55/24 dev v0
route add unreachable 10.99.0.3`.split("\n")
  ) await ip(...line.split(" "));
  const between = ["unreachable 10.99.0.2", "unreachable 10.99.0.3"] as const;
  const [actual, expected] = await Promise.all([
    changesBetween(...between, async () => {
      const { time, ...change } = await ours.json<Entry>();
      assert(!Number.isNaN(Date.parse(time as string)));
      return watchedChange(change);
    }),
    changesBetween(...between, async () => monitoredChange(await theirs.line())),
  ]);
  assertEquals(actual, expected);
  assert(actual.includes("10.76.0.1/24 dev v0"));
  assert(actual.includes(`Deleted 10.79.0.0/16 nexthop via ${ROUTER} dev v0 nexthop dev v0`));
});

test("ifwatch: a link that leaves a bridge is not deleted", [], async () => {
  await using program = new Program(
    "ifwatch",
    Deno.execPath(),
    exampleArguments("ifwatch", ["--json", "link"]),
  );
  using _end = { [Symbol.dispose]: () => program.kill() };
  await untilItWatches(program, (attempt) => ip("link", "set", "v0", "mtu", `${1400 + attempt}`));
  for (
    const line of `link add name bridge9 type bridge
link add port9 type veth peer name far9
link set port9 master bridge9
link set port9 up
link set port9 nomaster
link set port9 mtu 1399
link delete port9`.split("\n")
  ) await ip(...line.split(" "));
  const changes: Entry[] = [];
  while (changes.at(-1)?.event !== "deleted") {
    const change = await program.json<Entry>();
    if (change.ifname === "port9") changes.push(change);
  }
  assert(changes.some(({ master }) => master === "bridge9"));
  assert(changes.some(({ mtu }) => mtu === 1399), "deleted before it was");
  assertEquals(new Set(changes.map(({ info_kind }) => info_kind)), new Set(["veth"]));
});

test("ifwatch: prints lines until it is interrupted", [], async () => {
  let changing = true;
  const change = async () => {
    for (let mtu = 1401; changing; mtu++) {
      await ip("link", "set", "v0", "mtu", `${mtu}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const changed = change();
  const { code, stdout } = await runUntilPrinted(/v0/, ["ifwatch", "link"]);
  changing = false;
  await changed;
  assertEquals(code, 130);
  assertMatch(stdout, /^\d\d:\d\d:\d\d \+ link \d+ {2}v0 {2}ether\/veth {2}UP {2}14\d\d {2}/m);
});
