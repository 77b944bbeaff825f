/**
 * Packet sniffer: prints the packets that an interface sends or receives, or those of a file, until SIGINT. A
 * filter selects them, in the language of tcpdump. Captures need the superuser; files do not.
 *
 *     deno run --allow-ffi examples/sniffer.ts -i eth0 udp port 53
 *     deno run --allow-ffi --allow-write examples/sniffer.ts -i eth0 -w eth0.pcapng not port 22
 *     deno run --allow-ffi --allow-read examples/sniffer.ts -r eth0.pcapng --json 'tcp[tcpflags] & tcp-syn != 0'
 *
 * @module
 */
import { parseArgs } from "node:util";
import { poll, POLLERR, POLLHUP, POLLIN, pollSync } from "@libc/socket";
import { LINKTYPE_ETHERNET, type PacketDirection } from "@libc/socket/capture";
import { choice, interruption, limit, runProgram, UsageError, whole } from "./command_line.ts";
import { checkedInterface } from "./internet/interface.ts";
import { NUMBERS } from "./sniffer/describe.ts";
import { formatPackets } from "./sniffer/lines.ts";
import { LookedUp } from "./sniffer/names.ts";
import { CaptureFile, Printer } from "./sniffer/output.ts";
import { Live, Recorded, type Source } from "./sniffer/source.ts";

const USAGE = `sniffer [OPTION]... [FILTER]

Prints the packets of an interface or of a file that a filter accepts, until Ctrl-C.

  -i, --interface NAME    the interface (all Ethernet and loopback interfaces)
  -r, --read FILE         read packets from a pcap or pcapng file; - is the standard input
  -w, --write FILE        write packets to a file, and print none: pcap if the name ends with
                          .pcap, else pcapng; - is the standard output
      --print             print packets although they are written
  -c, --count NUMBER      packets to print or write (no limit)
  -n, --numeric           print addresses and ports as numbers (the default)
  -N, --names             look up the names of hosts and ports
  -x, --hex               print the bytes of packets, too
      --json              print a JSON object a line
  -Q, --direction WHICH   only packets that this system received (in) or sent (out)
  -s, --snap-length BYTES the most bytes of a packet (262144)
  -B, --buffer-size KIB   memory for packets that wait (16384)
  -p, --promiscuous       capture packets for other machines, too
      --help              print this text

FILTER is in the language of tcpdump, see pcap-filter(7): udp port 53 or arp.`;

const DIRECTIONS: Readonly<Record<"in" | "out", PacketDirection>> = {
  in: "inbound",
  out: "outbound",
};

/** True if two names are those of one file, which exists. */
function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [Deno.statSync(one), Deno.statSync(other)];
    return a.isFile && a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false;
  }
}

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      interface: { type: "string", short: "i" },
      read: { type: "string", short: "r" },
      write: { type: "string", short: "w" },
      print: { type: "boolean", default: false },
      count: { type: "string", short: "c" },
      numeric: { type: "boolean", short: "n", default: false },
      names: { type: "boolean", short: "N", default: false },
      hex: { type: "boolean", short: "x", default: false },
      json: { type: "boolean", default: false },
      direction: { type: "string", short: "Q" },
      "snap-length": { type: "string", short: "s", default: "262144" },
      "buffer-size": { type: "string", short: "B", default: "16384" },
      promiscuous: { type: "boolean", short: "p", default: false },
    },
  });
  const { interface: name, read, write, direction } = values;
  if (read !== undefined && name !== undefined) throw new UsageError("--read needs no --interface");
  if (values.promiscuous && name === undefined) throw new UsageError("-p needs --interface");
  if (read !== undefined && write !== undefined && isSameFile(read, write)) {
    throw new UsageError("--write would empty the file that --read reads");
  }
  if (values.print && write === "-") throw new UsageError("--print needs another file than -");
  return {
    ...values,
    interface: checkedInterface(name),
    filter: positionals.join(" "),
    isPrinted: write === undefined || values.print,
    count: limit("count", values.count),
    direction: direction === undefined
      ? undefined
      : DIRECTIONS[choice(["in", "out"], direction, "direction")],
    snapLength: whole("snap-length", values["snap-length"], 1, 262144),
    bufferSize: whole("buffer-size", values["buffer-size"], 64, 2 ** 20) * 1024,
  };
}

type Line = ReturnType<typeof commandLine>;

function open({ read, filter, ...line }: Line): Source {
  if (read !== undefined) return new Recorded(read, filter);
  const { interface: name, snapLength, bufferSize, direction, promiscuous } = line;
  const timeout = line.isPrinted ? 0.1 : 0.5; // a reader of lines waits for them
  const options = { interface: name, filter, snapLength, bufferSize, direction, promiscuous };
  return new Live({ ...options, timeout });
}

/** Aborts when the reader of the standard output has closed it. A write would tell, but none may come. */
async function watchReader(controller: AbortController): Promise<void> {
  const isClosed = ([ready]: readonly (readonly [unknown, number])[]) =>
    ready !== undefined && (ready[1] & (POLLERR | POLLHUP)) !== 0;
  try {
    let found = pollSync([[1, POLLIN]], 0);
    // A file or /dev/null is always ready, and nobody closes its other end.
    if (found.length > 0 && !isClosed(found)) return;
    if (found.length === 0) found = await poll([[1, 0]], { signal: controller.signal });
    if (isClosed(found)) {
      controller.abort(new Deno.errors.BrokenPipe("the reader has closed the output"));
    }
  } catch {
    // The program ends.
  }
}

/** Prints and writes packets until there are enough. */
async function sniff(
  source: Source,
  line: Line,
  file: CaptureFile | null,
  signal: AbortSignal,
  onPackets: (count: number) => void,
): Promise<void> {
  const names = line.names ? new LookedUp() : null;
  const format = {
    json: line.json,
    hex: line.hex,
    isNamed: line.interface === undefined,
    isColored: Deno.stdout.isTerminal() && !Deno.noColor,
    names: names ?? NUMBERS,
  };
  const printer = new Printer();
  let left = line.count;
  for await (const group of source.groups(signal)) {
    signal.throwIfAborted();
    const isWhole = group.length <= left;
    // Several iterations, or a part of the group, need the packets themselves.
    const isOnce = isWhole && names === null && (file === null || !line.isPrinted);
    const packets = isOnce ? group : [...group].slice(0, isWhole ? group.length : left);
    left -= packets.length;
    file?.write(packets);
    if (line.isPrinted) {
      await names?.learn(packets, signal);
      for (const text of formatPackets(packets, format)) printer.add(text);
      printer.flush(); // a reader of lines waits for them
    }
    onPackets(packets.length);
    if (left === 0) return;
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const end = interruption();
  using source = open(line);
  const { write, snapLength, interface: name } = line;
  const on = { linkType: LINKTYPE_ETHERNET, snapLength, name };
  using file = write === undefined ? null : new CaptureFile(write, on);
  const isLive = line.read === undefined;
  if (isLive) console.error(`Listening on ${name ?? "all Ethernet and loopback interfaces"}`);
  if (isLive) watchReader(end);

  let packets = 0;
  try {
    await sniff(source, line, file, end.signal, (count) => packets += count);
  } catch (error) {
    if (!(end.signal.aborted && error === end.signal.reason)) throw error;
    if (error instanceof Deno.errors.BrokenPipe) throw error;
  }
  const counts = source.counts();
  file?.end(counts);
  const numbers = counts === null
    ? ""
    : `, ${counts.received} received and ${counts.dropped} dropped by the kernel`;
  console.error(`${packets} packet${packets === 1 ? "" : "s"}${numbers}`);
});
