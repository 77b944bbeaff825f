/**
 * Runs the sniffer and tshark for the tests of the sniffer.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { decode, SLOWNESS, withoutCoverage } from "../helpers/support.ts";

/** A program that captures packets until it is interrupted. */
class Capturing {
  readonly #child: Deno.ChildProcess;
  /** Its standard output so far. */
  stdout = "";
  /** Its standard error so far. */
  stderr = "";
  readonly #ends: Promise<void>[];
  #output: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #changed = Promise.withResolvers<void>();

  constructor(command: string, args: string[]) {
    this.#child = new Deno.Command(command, {
      args,
      ...withoutCoverage(),
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#ends = (["stdout", "stderr"] as const).map(async (name) => {
      const decoder = new TextDecoder(), reader = this.#child[name].getReader();
      if (name === "stdout") this.#output = reader;
      for (let next; !(next = await reader.read()).done;) {
        this[name] += decoder.decode(next.value, { stream: true });
        this.#changed.resolve();
        this.#changed = Promise.withResolvers();
      }
    });
  }

  /** Waits until it has printed `text`. */
  async until(name: "stdout" | "stderr", text: string): Promise<void> {
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 15_000 * SLOWNESS);
    const ended = Promise.all(this.#ends).then(() => true);
    while (!this[name].includes(text)) {
      if (await Promise.race([this.#changed.promise.then(() => false), ended])) break;
    }
    clearTimeout(timer);
    if (!this[name].includes(text)) throw new Error(`no "${text}" in ${this.stdout}${this.stderr}`);
  }

  /** Closes its standard output, like a reader that has enough. */
  async closeOutput(): Promise<void> {
    await this.#output!.cancel();
  }

  /** Waits until it ends by itself. Returns its exit code. */
  async code(): Promise<number> {
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 15_000 * SLOWNESS);
    const { code } = await this.#child.status;
    clearTimeout(timer);
    await Promise.all(this.#ends);
    return code;
  }

  /** Waits until it ends by itself, without an error. */
  async end(): Promise<void> {
    assertEquals(await this.code(), 0, this.stdout + this.stderr);
  }

  /** Interrupts it, like Ctrl+C. */
  async interrupt(): Promise<void> {
    this.#child.kill("SIGINT");
    await this.end();
  }

  /** Kills it if it still runs. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has already ended.
    }
    await this.#child.status;
    await Promise.all(this.#ends);
  }
}

/** Starts the sniffer and waits until it listens. */
export async function sniffer(...args: string[]): Promise<Capturing> {
  const { pathname } = new URL("../../examples/sniffer.ts", import.meta.url);
  const flags = ["--no-check", "--cached-only", "--no-prompt", "--allow-ffi", "--allow-write"];
  const program = new Capturing(Deno.execPath(), ["run", ...flags, pathname, ...args]);
  await program.until("stderr", "Listening on");
  return program;
}

/** Starts tshark, which writes to `file` and prints the destination ports of UDP. */
export async function capture(interfaceName: string, file: string): Promise<Capturing> {
  const args = ["-n", "-p", "-l", "-P", "-i", interfaceName, "-w", file];
  const program = new Capturing("tshark", [...args, "-T", "fields", "-e", "udp.dstport"]);
  await program.until("stderr", "Capture started");
  return program;
}

/** Runs a program as nobody, since tshark warns the superuser. Returns its output. */
async function runAsNobody(command: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args,
    uid: 65534,
    gid: 65534,
    clearEnv: true,
    env: {
      PATH: Deno.env.get("PATH")!,
      HOME: "/nonexistent",
      LC_ALL: "C.UTF-8",
    },
  }).output();
  assertEquals([code, decode(stderr)], [0, ""], command);
  return decode(stdout);
}

/** Runs capinfos on a file, which must print no error. Returns its output. */
export async function describeFile(file: string): Promise<string> {
  return await runAsNobody("capinfos", file);
}

const FIELDS = [
  ..."frame.protocols frame.time_epoch frame.len frame.cap_len frame.packet_flags".split(" "),
  ..."eth.src eth.dst vlan.id arp.opcode arp.src.proto_ipv4 arp.dst.proto_ipv4".split(" "),
  ..."ip.src ip.dst ip.ttl ip.frag_offset ipv6.src ipv6.dst ipv6.hlim".split(" "),
  ..."icmp.type icmp.ident icmp.seq icmpv6.type icmpv6.echo.identifier".split(" "),
  ..."icmpv6.echo.sequence_number udp.srcport udp.dstport udp.length".split(" "),
  ..."tcp.srcport tcp.dstport tcp.flags tcp.seq_raw tcp.ack_raw tcp.window_size_value".split(" "),
  ..."tcp.len dns.id dns.flags.response dns.qry.name dns.resp.name dns.a dns.aaaa".split(" "),
  ..."dns.cname dns.mx.mail_exchange dns.ptr.domain_name dns.txt".split(" "),
] as const;

/** A packet as tshark dissects it: the values of each field, outer layers first. */
export type Row = Readonly<Record<string, readonly string[]>>;

/** Dissects the packets of a file with tshark, which must print no error. */
export async function dissect(file: string): Promise<Row[]> {
  const preferences = ["tcp.desegment_tcp_streams:FALSE", "ip.defragment:FALSE"];
  const output = await runAsNobody(
    ...["tshark", "-n", "-r", file, "-T", "fields", "-E", "aggregator=;"] as const,
    ...preferences.flatMap((preference) => ["-o", preference]),
    ...FIELDS.flatMap((field) => ["-e", field]),
  );
  return output.split("\n").filter((line) => line !== "").map((line) => {
    const values = line.split("\t");
    return Object.fromEntries(FIELDS.map((name, i) => [name, values[i]?.split(";") ?? []]));
  }).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, all]) => [name, all.filter((one) => one !== "")]),
    )
  );
}

const ICMP: Record<string, string> = { 0: "echo reply", 3: "unreachable", 8: "echo request" };
const ICMPV6: Record<string, string> = { 1: "unreachable", 128: "echo request", 129: "echo reply" };
const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"];

/** Returns the texts that the sniffer must print for a packet that tshark dissects as `row`. */
export function expected(row: Row): string[] {
  const all = (field: string) => row[field]!;
  const one = (field: string) => row[field]![0];
  const flags = FLAGS.filter((_, bit) => Number(one("tcp.flags")) >> bit & 1).join(",");
  return [
    `${one("eth.src")} > ${one("eth.dst")}`,
    ...all("vlan.id").map((id) => ` vlan ${id} `),
    ...all("arp.opcode").map((code) =>
      code === "1"
        ? `ARP who has ${one("arp.dst.proto_ipv4")}? tell ${one("arp.src.proto_ipv4")}`
        : `ARP ${one("arp.src.proto_ipv4")} is at ${one("eth.src")}`
    ),
    ...all("ip.src").map((from, i) => `IPv4 ${from} > ${all("ip.dst")[i]} ttl ${all("ip.ttl")[i]}`),
    ...all("ip.frag_offset").filter((offset) => offset !== "0").map(() => " fragment 7@"),
    ...all("ipv6.src").map((from, i) =>
      `IPv6 ${from} > ${all("ipv6.dst")[i]} hops ${all("ipv6.hlim")[i]}`
    ),
    ...all("icmp.type").map((type) => `ICMP ${ICMP[type]}`),
    ...all("icmp.ident").map((id) => ` id ${Number(id)} seq ${one("icmp.seq")}`),
    ...all("icmpv6.type").map((type) => `ICMPv6 ${ICMPV6[type]}`),
    ...all("icmpv6.echo.identifier").map((id) =>
      ` id ${Number(id)} seq ${one("icmpv6.echo.sequence_number")}`
    ),
    ...all("udp.srcport").map((port, i) =>
      `UDP ${port} > ${all("udp.dstport")[i]} length ${Number(all("udp.length")[i]) - 8}`
    ),
    ...all("tcp.srcport").map((port) =>
      `TCP ${port} > ${one("tcp.dstport")} [${flags}] seq ${one("tcp.seq_raw")}` +
      `${flags.includes("ACK") ? ` ack ${one("tcp.ack_raw")}` : ""} ` +
      `win ${one("tcp.window_size_value")}`
    ),
    ...all("tcp.len").map((length) => ` length ${length}`),
    ...all("dns.id").map((id) => `DNS ${id} `),
    ...all("dns.flags.response").map((is) => /^(1|True)$/.test(is) ? " response " : " query "),
    ...all("dns.qry.name").map((name) => `? ${name}`),
    ...all("dns.resp.name").map((name) => name === "<Root>" ? "and 1 more" : ` ${name} `),
    ...all("dns.a").map((address) => ` A ${address}`),
    ...all("dns.aaaa").map((address) => ` AAAA ${address}`),
    ...all("dns.cname").map((name) => ` CNAME ${name}`),
    ...all("dns.mx.mail_exchange").map((name) => ` MX 10 ${name}`),
    ...all("dns.ptr.domain_name").map((name) => ` PTR ${name}`),
    ...all("dns.txt").filter((text) => /^[a-z]+$/.test(text)).map((text) => `"${text}"`),
  ];
}

const LAYERS: Record<string, string> = {
  arp: "ARP",
  ip: "IPv4",
  ipv6: "IPv6",
  icmp: "ICMP",
  icmpv6: "ICMPv6",
  udp: "UDP",
  tcp: "TCP",
  dns: "DNS",
};

/** Returns the layers that tshark found in a packet, by the sniffer's names. */
export function layersOf(row: Row): string[] {
  return row["frame.protocols"]![0]!.split(":").flatMap((name) => LAYERS[name] ?? []);
}

/** Returns the layers that the sniffer found. */
export function layersIn(line: string): string[] {
  const names = line.split(" | ").map((layer) => layer.split(" ")[0]!);
  return names.filter((name) => Object.values(LAYERS).includes(name));
}
