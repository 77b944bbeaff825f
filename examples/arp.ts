/**
 * Finds the hosts of an Ethernet network, and IPv4 addresses that more than one host has.
 *
 *     sudo deno run --allow-ffi examples/arp.ts eth0
 *     sudo deno run --allow-ffi examples/arp.ts eth0 192.0.2.0/24 198.51.100.7
 *
 * It sends ARP requests, which a host answers even if it drops all other packets. To send them requires
 * CAP_NET_RAW on Linux. The kernel stamps the requests and the answers; the program prints the time
 * between the two. The exit code is 0 if a host has answered, 1 if none has, and 2 for an error.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AF_INET } from "@libc/socket";
import { openCapture } from "@libc/socket/capture";
import {
  decimal,
  interruption,
  print,
  runProgram,
  unlessAborted,
  UsageError,
  whole,
} from "./command_line.ts";
import { formatHardwareAddress } from "./ethernet/address.ts";
import { decodeFrame, encodeRequest, REPLY, REQUEST } from "./ethernet/arp.ts";
import { type EthernetInterface, findEthernet } from "./ethernet/interface.ts";
import { duration } from "./icmp/statistics.ts";
import { lookUp } from "./internet/look_up.ts";
import { checkedIPv4, hostsOf, prefixOf, shareNetwork } from "./internet/network.ts";
import { Progress } from "./terminal/progress.ts";

const USAGE = `arp [OPTION]... INTERFACE [TARGET]...

Finds the hosts of an Ethernet network. A TARGET is a host, or an IPv4 network such as
192.0.2.0/24. Without a TARGET, the networks of the interface are searched. If a second host
answers for an address, its answer is marked as a duplicate. This machine counts as a host.

  -n, --requests NUMBER   requests for an address that nobody answers for (2)
  -t, --timeout SECONDS   how long to wait after each round of requests (0.5)
  -r, --rate NUMBER       requests a second (1000)
  -s, --source ADDRESS    the address to ask from (the interface's; 0.0.0.0 if it has none).
                          A host that uses this machine's address answers only 0.0.0.0
      --json              prints a JSON object for each answer
      --help              print this text

The exit code is 0 if a host has answered, 1 if none has, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      requests: { type: "string", short: "n", default: "2" },
      timeout: { type: "string", short: "t", default: "0.5" },
      rate: { type: "string", short: "r", default: "1000" },
      source: { type: "string", short: "s" },
      json: { type: "boolean", default: false },
    },
  });
  const [name, ...hosts] = positionals;
  if (name === undefined) throw new UsageError("expected an interface");
  const { source } = values;
  return {
    name,
    hosts,
    source: source === undefined ? undefined : checkedIPv4(`--source ${source}`, source),
    requests: whole("requests", values.requests, 1, 1000),
    timeout: decimal("timeout", values.timeout, 0, 1e6) * 1000,
    interval: 1000 / decimal("rate", values.rate, 0.001, 1e6),
    json: values.json,
  };
}

type Line = ReturnType<typeof commandLine>;

/** Returns the addresses to ask for, each once. */
async function targetsOf(
  { name, hosts }: Line,
  { addresses }: EthernetInterface,
  signal: AbortSignal,
): Promise<string[]> {
  const networks = addresses.map(({ address, netmask }) =>
    `${address}/${prefixOf(netmask ?? "255.255.255.255")}`
  );
  const all = hosts.length > 0 ? hosts : networks;
  if (all.length === 0) throw new UsageError(`${name} has no IPv4 address: expected a target`);
  const found = await Promise.all(all.map(async (host) => {
    const network = hostsOf(host);
    if (network !== undefined) return network;
    const [, , , , [address]] = await lookUp(host, null, { family: AF_INET, signal });
    return [address];
  }));
  return [...new Set(found.flat())];
}

/** A search for hosts. */
class Search {
  readonly #line: Line;
  readonly #link: EthernetInterface;
  readonly #own: string;
  readonly #targets: readonly string[];
  /** The hardware addresses of the hosts that have each address, this machine included. */
  readonly #owners = new Map<string, Set<string>>();
  /** When the last request for an address was sent, in nanoseconds since 1970. */
  readonly #asked = new Map<string, bigint>();
  readonly answered = new Set<string>();
  sent = 0;
  duplicates = 0;
  readonly #progress = new Progress(() => `${this.sent} requests, ${this.answered.size} answers`);

  constructor(line: Line, link: EthernetInterface, targets: readonly string[]) {
    this.#line = line;
    this.#link = link;
    this.#own = formatHardwareAddress(link.hardware);
    this.#targets = targets;
    for (const target of targets) this.#owners.set(target, new Set());
    for (const { address } of link.addresses) this.#owners.get(address)?.add(this.#own);
  }

  /** Sends the requests, and prints the answers. */
  async run(interrupted: AbortSignal): Promise<void> {
    using _progress = this.#progress;
    const end = new AbortController();
    const signal = AbortSignal.any([interrupted, end.signal]);
    const listening = this.#listen(signal);
    const asking = this.#ask(interrupted).then(() => end.abort());
    await Promise.all([unlessAborted(end.signal, listening), asking]);
  }

  /** Returns the sender's address of a request for a target. */
  #sourceFor(target: string): string {
    const { addresses } = this.#link;
    // A request from an address for itself is an announcement, which nobody answers: RFC 5227.
    if (addresses.some(({ address }) => address === target)) return "0.0.0.0";
    const near = addresses.find(({ address, netmask }) =>
      shareNetwork(address, target, netmask ?? "255.255.255.255")
    );
    return this.#line.source ?? (near ?? addresses[0])?.address ?? "0.0.0.0";
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { name, requests, interval, timeout } = this.#line;
    // On Linux, a capture does not receive what it has sent. So another one sends, and receives nothing.
    using sender = openCapture({ interface: name, filter: "less 0", bufferSize: 1 << 16, signal });
    for (let i = 0; i < requests; i++) {
      const left = this.#targets.filter((target) => !this.answered.has(target));
      if (left.length === 0) return;
      let next = performance.now();
      for (const target of left) {
        const wait = next - performance.now();
        if (wait > 0) await setTimeout(wait, undefined, { signal });
        next += interval;
        const frame = encodeRequest(this.#link.hardware, this.#sourceFor(target), target);
        await sender.inject(frame);
        this.sent++;
      }
      await setTimeout(timeout, undefined, { signal });
    }
  }

  async #listen(signal: AbortSignal): Promise<void> {
    const filter = `arp and (ether src ${this.#own} or ether dst ${this.#own})`;
    using capture = openCapture({ interface: this.#line.name, filter, signal });
    for await (const { data, timestamp } of capture) {
      const arp = decodeFrame(data);
      if (arp?.operation === REQUEST && arp.senderHardware === this.#own) {
        this.#asked.set(arp.target, timestamp!);
      } else if (arp?.operation === REPLY && arp.targetHardware === this.#own) {
        this.#reply(arp.sender, arp.senderHardware, timestamp!);
      }
    }
  }

  #reply(address: string, hardware: string, timestamp: bigint): void {
    const owners = this.#owners.get(address);
    if (owners === undefined || owners.has(hardware)) return; // not asked for, or known
    const [first] = owners.add(hardware);
    this.answered.add(address);
    const duplicate = first !== hardware;
    if (duplicate) this.duplicates++;
    const asked = this.#asked.get(address);
    const time = asked === undefined ? null : Number(timestamp - asked) / 1e6;
    this.#progress.clear();
    if (this.#line.json) {
      print(JSON.stringify({ address, hardware, time, duplicate }));
    } else {
      const rest = duplicate ? `  duplicate of ${first}` : "";
      print(`${address.padEnd(15)}  ${hardware}  ${time === null ? "?" : duration(time)}${rest}`);
    }
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  const link = findEthernet(line.name);
  const targets = await targetsOf(line, link, signal);
  const begun = performance.now();
  const search = new Search(line, link, targets);
  await search.run(signal);
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  const { sent, answered, duplicates } = search;
  console.error(
    `${sent} requests for ${targets.length} addresses in ${seconds} s: ` +
      `${answered.size} answered, ${duplicates} duplicates`,
  );
  return answered.size > 0 ? 0 : 1;
});
