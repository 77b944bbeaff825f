/**
 * Compares captures of this module with a C program and with tcpdump: `deno run -A bench/capture.ts`, as root
 * on Linux, with a C compiler and tcpdump. Prints a table, and writes it to `capture.md`, with the chart
 * `capture.svg`.
 *
 *     deno run -A bench/capture.ts --rounds 1 --seconds 0.5   # faster, and not saved
 *     deno run -A bench/capture.ts text                       # work with "text" in its name; not saved
 *
 * It makes a network namespace with two linked interfaces. A program sends frames of 200 bytes over them.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { drawRatios, type Ratio } from "./chart.ts";
import { deno, pathOf } from "./contestants.ts";
import { thisMachine } from "./machine.ts";
import { table } from "./table.ts";

const INSIDE = "BENCH_IN_NAMESPACE";
const IN = "v1", OUT = "v0";
/** The lowest rate, in packets a second: who loses packets here has failed. */
const LOWEST = 5000;
/** The search for the highest rate ends when it is known up to this factor. */
const PRECISION = 1.1;
/** The rate at which processor time is measured. */
const STEADY = 20_000;
/** The rate of the second before each measurement, in which Deno compiles the program. */
const WARM_UP_RATE = 100_000;
/** Seconds after the last packet in which a program must have all of them: tcpdump waits 1 s for more. */
const DRAINED = 1.2;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "1" },
  },
});
const rounds = Number(values.rounds), seconds = Number(values.seconds);
const isWhole = positionals.length === 0 && values.rounds === "3" && values.seconds === "1";

/** Runs this program again in a new namespace. */
async function runIsolated(): Promise<number> {
  const setup = `set -e
    ip link set lo up
    ip link add ${OUT} type veth peer name ${IN}
    for name in ${OUT} ${IN}; do
      echo 1 >/proc/sys/net/ipv6/conf/$name/disable_ipv6
      ip link set $name up
    done
    exec "$@"`;
  const { code } = await new Deno.Command("unshare", {
    args: [
      ...["--net", "sh", "-c", setup, "sh", ...deno, pathOf("capture.ts"), ...Deno.args],
    ],
    env: { [INSIDE]: "1" },
  }).spawn().status;
  return code;
}

const folder = Deno.env.get(INSIDE) === "1" ? await scratch() : "";

/** Makes the folder of programs and of captures, in memory, where no disk is slow. */
async function scratch(): Promise<string> {
  const folder = await Deno.makeTempDir({ dir: "/dev/shm" });
  for (const name of ["sender", "ring"]) {
    const source = pathOf(`programs/capture/${name}.c`);
    const { success, stderr } = await new Deno.Command("cc", {
      args: ["-O2", "-Wall", "-o", `${folder}/${name}`, source],
    }).output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
  }
  return folder;
}

const sniffer = [...deno, pathOf("../examples/sniffer.ts"), "-i", IN];
// The same size of buffer as the others', and no change of user, who could not write to the folder.
const tcpdump = ["tcpdump", "-B", "16384", "-Z", "root", "-p", "-n", "-i", IN];
const filter = ["udp", "port", "9"];

/** Two programs that do the same, and what the first one must reach. */
interface Pair {
  readonly work: string;
  readonly ours: readonly string[];
  readonly name: string;
  readonly theirs: readonly string[];
  readonly target: number;
}

const pairs: readonly Pair[] = [
  {
    work: "packets counted",
    ours: [...deno, pathOf("programs/capture/count.ts"), IN],
    name: "a C program with the same ring",
    theirs: [`${folder}/ring`, IN],
    target: 0.8,
  },
  {
    work: "written to a file",
    ours: [...sniffer, "-w", `${folder}/ours.pcapng`, ...filter],
    name: "`tcpdump -w`",
    theirs: [...tcpdump, "-w", `${folder}/theirs.pcap`, ...filter],
    target: 1,
  },
  {
    work: "a line of text each",
    ours: [...sniffer, ...filter],
    name: "`tcpdump -n -l`",
    theirs: [...tcpdump, "-l", ...filter],
    target: 1,
  },
];

/** The nanoseconds that all threads of a process have run. */
async function processorTime(pid: number): Promise<number> {
  let sum = 0;
  for await (const { name } of Deno.readDir(`/proc/${pid}/task`)) {
    const text = await Deno.readTextFile(`/proc/${pid}/task/${name}/schedstat`).catch(() => "0");
    sum += Number(text.split(" ")[0]);
  }
  return sum;
}

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, 1000 * time));

/** What became of the packets of one run. */
interface Outcome {
  /** Packets a second that were sent. */
  readonly rate: number;
  /** Packets that were sent, and that the program did not get. */
  readonly sent: number;
  readonly lost: number;
  /** Nanoseconds of processor time, of the program and of the kernel for it. */
  readonly time: number;
}

/** Sends packets. Returns their number, and the seconds that it took. */
async function send(rate: number, duration: number): Promise<[sent: number, elapsed: number]> {
  const { stdout } = await new Deno.Command(`${folder}/sender`, {
    args: [OUT, String(rate), String(duration)],
  }).output();
  const [sent, elapsed] = new TextDecoder().decode(stdout).split(" ").map(Number);
  if (!sent || !elapsed) throw new Error("the sender has failed");
  return [sent, elapsed];
}

/** Sends packets while a program captures. */
async function run(
  command: readonly string[],
  rate: number,
  duration: number,
): Promise<Outcome> {
  const child = new Deno.Command(command[0]!, {
    args: command.slice(1),
    stdout: "null",
    stderr: "piped",
    signal: AbortSignal.timeout(60_000),
  }).spawn();
  let text = "";
  const ready = Promise.withResolvers<void>();
  const reading = (async () => {
    for await (const piece of child.stderr.pipeThrough(new TextDecoderStream())) {
      text += piece;
      if (/listening/i.test(text)) ready.resolve();
    }
    ready.resolve();
  })();
  await ready.promise;
  const [warmUp] = await send(WARM_UP_RATE, 1);
  const before = await processorTime(child.pid);
  const [sent, elapsed] = await send(rate, duration);
  await pause(DRAINED);
  const time = await processorTime(child.pid) - before;
  child.kill("SIGINT");
  await child.status;
  await reading;
  // tcpdump says "captured"; the others do not.
  const captured = /(\d+) packets?(?: captured|,)/.exec(text);
  if (captured === null) throw new Error(`${command.join(" ")}: ${text}`);
  return { rate: sent / elapsed, sent, lost: warmUp + sent - Number(captured[1]), time };
}

/** Returns whether a program loses no packet at a rate; once may be chance. */
async function keepsUp(command: readonly string[], rate: number): Promise<number | null> {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { lost, rate: actual } = await run(command, rate, seconds);
    if (lost <= 0) return actual;
  }
  return null;
}

/** Finds the highest rate at which a program loses nothing. */
async function highestRate(command: readonly string[]): Promise<number> {
  const all = await run(command, 0, seconds);
  if (all.lost <= 0) return all.rate;
  let most = all.rate, least = 0;
  for (let rate = most / 2; least === 0; rate /= 2) {
    if (rate < LOWEST) return 0;
    if (await keepsUp(command, rate) === null) most = rate;
    else least = rate;
  }
  while (most / least > PRECISION) {
    const rate = Math.sqrt(most * least), kept = await keepsUp(command, rate);
    if (kept === null) most = rate;
    else if (kept < 0.97 * rate) return kept; // the sender sends no faster
    else least = rate;
  }
  return least;
}

/** Returns the processor time of a packet, in microseconds. */
async function costOf(command: readonly string[]): Promise<number> {
  const { sent, time } = await run(command, STEADY, 4 * seconds);
  return time / sent / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const COST = "processor time a packet at 20,000 a second, to a file, µs";
const isWanted = (work: string) =>
  positionals.length === 0 || positionals.some((word) => work.includes(word));
const wanted = pairs.filter(({ work }) => isWanted(work));

/** A program of a comparison. */
type Side = "ours" | "theirs";

/** Returns what this module costs, by round: of rates, the other's time for a packet is the measure. */
function ratioOf(
  figures: ReadonlyMap<string, readonly number[]>,
  row: string,
  against: string,
  target: number,
): Ratio {
  const [above, below]: readonly Side[] = row === "cost" ? ["ours", "theirs"] : ["theirs", "ours"];
  const all = figures.get(`${row} ${above}`)!.map((value, i) =>
    value / figures.get(`${row} ${below}`)![i]!
  );
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return { row: row === "cost" ? COST : row, against, ratio: median(all), low, high, target };
}

/** Returns the table, and the chart. */
async function measureAll(): Promise<[table: string, chart: string]> {
  const figures = new Map<string, number[]>();
  const note = (key: string, value: number) => figures.set(key, [...figures.get(key) ?? [], value]);
  for (let round = 1; round <= rounds; round++) {
    for (const { work, ours, theirs, name } of wanted) {
      for (const [whose, command] of [["ours", ours], ["theirs", theirs]] as const) {
        const rate = await highestRate(command);
        note(`${work} ${whose}`, rate);
        console.error(
          `round ${round}: ${whose === "ours" ? "module" : name}, ${work}: ${rate | 0}`,
        );
      }
    }
    const { ours, theirs } = pairs[1]!;
    if (!isWanted(COST)) continue;
    for (const [whose, command] of [["ours", ours], ["theirs", theirs]] as const) {
      const cost = await costOf(command);
      note(`cost ${whose}`, cost);
      console.error(`round ${round}: ${whose}, processor time: ${cost.toFixed(2)} us`);
    }
  }
  const thousands = (key: string) => (median(figures.get(key)!) / 1000).toFixed(0);
  const quotient = (key: string) =>
    median(figures.get(`${key} ours`)!) / median(figures.get(`${key} theirs`)!);
  const rows = table([
    ["capture of 200-byte frames over a veth", "this module", "against", "theirs", "ratio", "goal"],
    ...wanted.map(({ work, name, target }) => [
      `highest rate without a drop, ${work}, thousands a second`,
      thousands(`${work} ours`),
      name,
      thousands(`${work} theirs`),
      quotient(work).toFixed(2),
      `at least ${target.toFixed(1)}`,
    ]),
    ...!isWanted(COST) ? [] : [[
      COST,
      median(figures.get("cost ours")!).toFixed(2),
      "`tcpdump -w`",
      median(figures.get("cost theirs")!).toFixed(2),
      quotient("cost").toFixed(2),
      "at most 1.5",
    ]],
  ]);
  const ratios = wanted.map(({ work, name, target }) => ratioOf(figures, work, name, 1 / target));
  if (isWanted(COST)) ratios.push(ratioOf(figures, "cost", "`tcpdump -w`", 1.5));
  return [rows, await drawRatios(ratios)];
}

if (Deno.env.get(INSIDE) !== "1") Deno.exit(await runIsolated());
try {
  const { load, processor, cores, system, architecture } = thisMachine({});
  const [rows, chart] = await measureAll();
  const version = await new Deno.Command("tcpdump", { args: ["--version"] }).output();
  const [tcpdumpVersion] = new TextDecoder().decode(version.stderr).match(/tcpdump version \S+/) ??
    new TextDecoder().decode(version.stdout).match(/tcpdump version \S+/) ?? ["tcpdump"];
  const page = `<!-- Written by \`deno run -A bench/capture.ts\`. -->

# Captures

\`deno run -A bench/capture.ts\` measures, in some minutes, what captures keep up with. It needs Linux, root, a
C compiler and tcpdump. It makes a network namespace with two linked interfaces. A program sends frames of 200
bytes with sendmmsg(2) for ${seconds} s at each rate. A rate counts if no packet is lost; a rate at which some are
lost is tried twice. Each program first gets packets for 1 s at 100,000 a second. Both programs have buffers of the same size. Files are in memory, lines go to \`/dev/null\`. Figures are medians
of ${rounds} rounds; a rate is known within ${
    Math.round(100 * (PRECISION - 1))
  } %. Where both programs have the same rate, it may be the sender's.

${rows}

![The ratios of the table, as costs: less is better](capture.svg)

Measured on ${
    new Date().toISOString().slice(0, 10)
  }: ${processor}, ${cores} cores, load ${load} before; ${system} on
${architecture}; Deno ${Deno.version.deno}; ${tcpdumpVersion}.
`;
  console.log(page);
  if (isWhole) {
    await Deno.writeTextFile(pathOf("capture.md"), page);
    await Deno.writeTextFile(pathOf("capture.svg"), chart);
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
Deno.exit();
