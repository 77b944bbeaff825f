/**
 * Compares how this module and its alternatives share an event loop: `deno run -A
 * bench/event_loop.ts`, as root on Linux. Prints a table, and writes it to `event_loop.md`.
 *
 * It runs in network and mount namespaces of its own, with a name server that never answers and a
 * host whose first address is dead.
 *
 * @module
 */
import { type ContestantName, deno, pathOf } from "./contestants.ts";
import { thisMachine } from "./machine.ts";
import { table } from "./table.ts";

const INSIDE = "BENCH_IN_NAMESPACE";
const IPV4 = "198.51.100.1";
/** An address on the link of `test0`, whose packets go nowhere. */
const DEAD = "2001:db8::99";

/** Runs this program again in new namespaces. */
async function runIsolated(): Promise<number> {
  const directory = await Deno.makeTempDir();
  try {
    const files: Readonly<Record<string, string>> = {
      "resolv.conf": "nameserver 127.0.0.1\noptions timeout:5 attempts:1\n",
      "hosts": `127.0.0.1 localhost\n${DEAD} two-addresses.test\n${IPV4} two-addresses.test\n`,
      "nsswitch.conf": "hosts: files dns\n",
    };
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${directory}/${name}`, text);
    }
    const setup = `set -e
      ip link set lo up
      ip address add ${IPV4}/32 dev lo
      ip link add test0 type veth peer name test1
      ip link set test1 up
      ip link set test0 up arp off
      ip -6 address add 2001:db8::2/64 dev test0 nodad
      for file in ${Object.keys(files).join(" ")}; do
        test ! -e /etc/$file || mount --bind ${directory}/$file /etc/$file
      done
      exec "$@"`;
    const { code } = await new Deno.Command("unshare", {
      args: [
        ...["--net", "--mount", "sh", "-c", setup, "sh"],
        ...[Deno.execPath(), "run", "-A", "--unstable-net", pathOf("event_loop.ts")],
      ],
      env: { [INSIDE]: "1" },
    }).spawn().status;
    return code;
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}

const program = (file: string) => pathOf(`programs/event_loop/${file}`);
const contestants: readonly (readonly [ContestantName, readonly string[]])[] = [
  ["module", [...deno, program("module.ts")]],
  ["Deno", [...deno, "--unstable-net", program("deno.ts")]],
  ["node: in Deno", [...deno, program("node.mjs")]],
  ["Node", ["node", program("node.mjs")]],
  ["asyncio", ["python3", "-B", program("coroutines.py")]],
];

/** What a contestant prints; each measurement has some of it. */
interface Measured {
  readonly median: number;
  readonly max: number;
  readonly rate: number;
  readonly names: readonly string[];
  readonly pieces: number;
}

const times = ({ median, max }: Measured) => `${median.toFixed(1)} (${max.toFixed(1)})`;

const rows: readonly (readonly [title: string, measurement: string, (one: Measured) => string])[] =
  [
    ["a datagram arrives beside 40 look-ups without an answer, ms", "lookups", times],
    ["a timer of 10 ms beside a loop of UDP sends is late by, ms", "turns", times],
    ["a round trip of the platform's own connection beside that loop, ms", "neighbour", times],
    ["UDP sends of that loop, thousands a second", "turns", ({ rate }) => (rate / 1000).toFixed(0)],
    ["a connect to a host whose first address is dead, ms", "connects", times],
    [
      "the error of a refused connect names its callers, of 2",
      "stack",
      ({ names }) => String(names.length),
    ],
    [
      "a file and a message, sent at once, arrive in so many pieces",
      "order",
      ({ pieces }) => String(pieces),
    ],
  ];

/** Seconds after which a contestant has failed. Each needs some seconds. */
const TIMEOUT = 30;

/** Runs a contestant. Returns what it has measured, or why it has not. */
async function measure(
  command: readonly string[],
  measurement: string,
): Promise<Measured | string> {
  const signal = AbortSignal.timeout(1000 * TIMEOUT);
  try {
    const { success, stdout, stderr } = await new Deno.Command(command[0]!, {
      args: [...command.slice(1), measurement],
      signal,
    }).output();
    if (success) return JSON.parse(new TextDecoder().decode(stdout));
    if (signal.aborted) return `none in ${TIMEOUT} s`;
    console.error(new TextDecoder().decode(stderr));
  } catch (error) {
    console.error(`${command.join(" ")} ${measurement}: ${error}`);
  }
  return "failed";
}

async function measureAll(): Promise<string> {
  const nameServer = Deno.listenDatagram({ hostname: "127.0.0.1", port: 53, transport: "udp" });
  using server = Deno.listen({ hostname: IPV4, port: 8080 });
  (async () => {
    for await (const conn of server) conn.close();
  })().catch(() => {});
  const measured = new Map<string, Measured | string>();
  for (const measurement of new Set(rows.map(([, one]) => one))) {
    for (const [name, command] of contestants) {
      measured.set(`${name} ${measurement}`, await measure(command, measurement));
    }
  }
  nameServer.close();
  return table([
    ["", ...contestants.map(([name]) => name === "module" ? "this module" : name)],
    ...rows.map(([title, measurement, show]) => [
      title,
      ...contestants.map(([name]) => {
        const one = measured.get(`${name} ${measurement}`)!;
        return typeof one === "string" ? one : show(one);
      }),
    ]),
  ]);
}

if (Deno.env.get(INSIDE) !== "1") Deno.exit(await runIsolated());
const { processor, cores, system, architecture } = thisMachine({});
const page = `<!-- Written by \`deno run -A bench/event_loop.ts\`. -->

# Sharing an event loop

\`deno run -A bench/event_loop.ts\` measures, in one run, what a program's other parts notice of its
sockets. It needs Linux and root: it makes a network namespace with a name server that never answers,
and a host with two addresses, of which the first is dead. Times are medians, with the longest in
parentheses.

${await measureAll()}

Measured on ${new Date().toISOString().slice(0, 10)}: ${processor}, ${cores} cores; ${system} on
${architecture}; Deno ${Deno.version.deno}. asyncio's send is no coroutine: its loop yields after each.
Python's and asyncio's look-ups run in an executor of their own, Node's in a pool of 4 threads.
`;
console.log(page);
await Deno.writeTextFile(pathOf("event_loop.md"), page);
Deno.exit();
