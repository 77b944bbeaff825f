// Runs in a network namespace, see arp_test.ts, which says who is in the network.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
import { decodeArp, openCapture } from "@libc/socket/capture";
import { until } from "../helpers/peers.ts";
import { decode, test, tool } from "../helpers/support.ts";
import { Background, commandOf, outcomeOf, runUtility } from "./utilities.ts";

/** The hosts. */
const ONE = "02:00:00:00:00:01", TWO = "02:00:00:00:00:02", THREE = "02:00:00:00:00:03";

interface Answer {
  readonly address: string;
  readonly hardware: string;
  /** Milliseconds. */
  readonly time: number;
  readonly duplicate: boolean;
}

/** Returns the answers to a run, in the order of addresses and hosts. */
async function answersOf(...args: string[]): Promise<Answer[]> {
  const { code, stdout, stderr } = await runUtility("arp", "--json", ...args);
  assert(code < 2, stderr);
  const answers = stdout.split("\n").filter(Boolean).map((line): Answer => JSON.parse(line));
  const key = ({ address, hardware }: Answer) => `${address} ${hardware}`;
  return answers.toSorted((a, b) => key(a) < key(b) ? -1 : 1);
}

const pairs = (answers: readonly Answer[]) =>
  answers.map(({ address, hardware }) => `${address} ${hardware}`);

/** Who answers in the networks of br0. */
const EVERYBODY = [
  `192.0.2.1 ${ONE}`,
  `192.0.2.30 ${TWO}`,
  `192.0.2.9 ${TWO}`,
  `192.0.2.9 ${THREE}`,
  `198.51.100.2 ${THREE}`,
  `198.51.100.9 ${TWO}`,
];

/** Lets the kernel ask for an address. Returns the hardware address that it finds, or `undefined`. */
async function neighborOf(address: string): Promise<string | undefined> {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  await socket.sendto(new Uint8Array(1), [address, 9]);
  let lladdr: string | undefined;
  await until(() => {
    const args = ["-json", "neigh", "show", "to", address];
    const [entry] = JSON.parse(decode(new Deno.Command("ip", { args }).outputSync().stdout));
    lladdr = entry?.lladdr;
    return lladdr !== undefined || entry?.state.includes("FAILED");
  }, `the kernel has asked for ${address}`);
  return lladdr;
}

test("arp: finds the hosts that the kernel finds", [], async () => {
  const answers = await answersOf("br0");
  assertEquals(pairs(answers), EVERYBODY);
  for (const { time } of answers) assert(time > 0 && time < 240_000, `${time} ms`);
  assertEquals(answers.filter(({ duplicate }) => duplicate).map(({ address }) => address), [
    "192.0.2.9",
    "198.51.100.2",
  ]);
  for (const address of ["192.0.2.1", "192.0.2.30", "198.51.100.9"]) {
    const [answer] = answers.filter((one) => one.address === address);
    assertEquals(await neighborOf(address), answer!.hardware);
  }
  const either = await neighborOf("192.0.2.9");
  assert(pairs(answers).includes(`192.0.2.9 ${either}`));
  assertEquals(await neighborOf("192.0.2.3"), undefined);
});

test("arp: finds the hosts that arping finds", [tool("arping")], async () => {
  const same = async (address: string) => {
    const [answers, { stdout }] = await Promise.all([
      answersOf("br0", address),
      outcomeOf(["arping", "-c", "1", "-I", "br0", address]),
    ]);
    const theirs = stdout.matchAll(/[\da-f]{2}(:[\da-f]{2}){5}/gi);
    assertEquals(
      [...new Set(answers.map(({ hardware }) => hardware))].sort(),
      [...new Set([...theirs].map(([hardware]) => hardware.toLowerCase()))].sort(),
    );
  };
  await Promise.all(["192.0.2.1", "192.0.2.9", "192.0.2.3"].map(same));
});

test("arp: prints lines, and counts", [], async () => {
  const { code, stdout, stderr } = await runUtility("arp", "br0", "192.0.2.8/29");
  assertEquals(code, 0);
  const [first, second] = stdout.split("\n").map((line) => line.split(/ +/)[1]);
  assertEquals(new Set([first, second]), new Set([TWO, THREE]));
  assertMatch(
    stdout,
    /^192\.0\.2\.9 {8}\S{17} {2}[\d.]+ ms\n192\.0\.2\.9 {8}\S{17} {2}[\d.]+ ms {2}duplicate of (\S+)\n$/,
  );
  assertEquals(stdout.match(/duplicate of (\S+)/)![1], first);
  // All but one are asked again.
  assertMatch(stderr, /^11 requests for 6 addresses in [\d.]+ s: 1 answered, 1 duplicates\n$/);
  const none = await runUtility("arp", "-t", "0.1", "-n", "1", "br0", "192.0.2.3");
  assertEquals([none.code, none.stdout], [1, ""]);
  assertMatch(none.stderr, /^1 requests for 1 addresses in .*: 0 answered/);
});

/** Returns the addresses that the requests of a run ask from. */
async function sourcesOf(count: number, ...args: string[]): Promise<string[]> {
  using capture = openCapture({ interface: "br0", filter: "arp[6:2] = 1 and outbound" });
  const running = runUtility("arp", "--requests", "1", "--timeout", "0.1", ...args);
  const sources: string[] = [];
  for await (const { data } of capture) {
    const arp = decodeArp(data.subarray(14));
    assert(arp.kind === "arp" && arp.targetHardware === "00:00:00:00:00:00");
    sources.push(arp.sender);
    if (sources.length === count) break;
  }
  await running;
  return sources;
}

test("arp: asks from the address in the network of the target", [], async () => {
  const targets = ["192.0.2.4", "198.51.100.4", "203.0.113.4", "192.0.2.2"];
  const first = "192.0.2.2";
  assertEquals(
    await sourcesOf(4, "br0", ...targets),
    [first, "198.51.100.2", first, "0.0.0.0"],
  );
  assertEquals(await sourcesOf(1, "--source", "0.0.0.0", "br0", "192.0.2.4"), ["0.0.0.0"]);
});

test("arp: an interface without an address, and other hardware", [], async () => {
  const inHost = (...command: string[]) => [
    "ip",
    "netns",
    "exec",
    `${Deno.env.get("HOSTS")}-1`,
    ...command,
  ];
  const { code } = await outcomeOf(inHost("ip", "address", "flush", "dev", "v1"));
  assertEquals(code, 0);
  const asked = inHost(...commandOf("arp", "--json", "v1", "192.0.2.30"));
  const answers = await outcomeOf(asked);
  assertEquals([answers.code, JSON.parse(answers.stdout).hardware], [0, TWO]);
  const missing = await outcomeOf(inHost(...commandOf("arp", "v1")));
  assertEquals([missing.code, missing.stdout], [2, ""]);
  assertMatch(missing.stderr, /^arp: v1 has no IPv4 address.*\n$/);
  const loopback = await runUtility("arp", "lo");
  assertEquals([loopback.code, loopback.stdout], [2, ""]);
  assertMatch(loopback.stderr, /^arp: lo is no Ethernet interface.*\n$/);
  const large = await runUtility("arp", "br0", "10.0.0.0/8");
  assertMatch(large.stderr, /^arp: 10\.0\.0\.0\/8: expected a network of \/16 to \/32.*\n$/);
});

test("arp: ends with Ctrl-C", [], async () => {
  using capture = openCapture({ interface: "br0", filter: "arp" });
  await using running = new Background(commandOf("arp", "--timeout", "1000", "br0", "192.0.2.3"));
  for await (const _ of capture) break; // it has asked
  assertEquals(await running.interrupt(), 130, running.output);
});
