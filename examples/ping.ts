/**
 * Sends ICMP echo requests to a host and prints the replies, over IPv4 or IPv6, as ping(8) does.
 *
 *     deno run --allow-ffi examples/ping.ts --count 3 localhost
 *
 * It uses a raw socket if it has CAP_NET_RAW. Otherwise it uses a datagram socket, which the system
 * allows to groups in net.ipv4.ping_group_range. The exit code is 0 with a reply, 1 without one, and
 * 2 for an error.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AF_INET, if_nametoindex, SO_EE_ORIGIN_LOCAL } from "@libc/socket";
import {
  choice,
  decimal,
  interruption,
  limit,
  print,
  runProgram,
  unlessAborted,
  whole,
} from "./command_line.ts";
import { ECHO_HEADER } from "./icmp/echo.ts";
import { type EchoReply, EchoSocket } from "./icmp/echo_socket.ts";
import { type Reason, reasonOf, type Report } from "./icmp/errors.ts";
import { findHost, type Host, hostOf } from "./icmp/host.ts";
import { duration, Statistics } from "./icmp/statistics.ts";
import { checkedInterface } from "./internet/interface.ts";

const USAGE = `ping [OPTION]... HOST

Sends ICMP echo requests to a host and prints the replies.

  -c, --count NUMBER      requests to send (no limit)
  -i, --interval SECONDS  time between requests (1)
  -s, --size BYTES        data in each request (56)
  -t, --ttl NUMBER        time to live, or hop limit (the system's)
  -W, --timeout SECONDS   the longest wait for the last reply (10)
  -I, --interface NAME    the interface to send from
  -S, --source ADDRESS    the address to send from
      --socket KIND       raw, dgram, or any: raw if it is allowed (any)
  -4, --ipv4              use IPv4 only
  -6, --ipv6              use IPv6 only
      --help              print this text

The exit code is 0 with a reply, 1 without one, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: "string", short: "c" },
      interval: { type: "string", short: "i", default: "1" },
      size: { type: "string", short: "s", default: "56" },
      ttl: { type: "string", short: "t" },
      timeout: { type: "string", short: "W", default: "10" },
      interface: { type: "string", short: "I" },
      source: { type: "string", short: "S" },
      socket: { type: "string", default: "any" },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
    },
  });
  const { count, interval, size, ttl, timeout, socket } = values;
  return {
    positionals,
    only: values,
    count: limit("count", count),
    interval: decimal("interval", interval, 0, 1e6) * 1000,
    size: whole("size", size, 0, 65507),
    timeout: decimal("timeout", timeout, 0, 1e6) * 1000,
    how: {
      kind: choice(["raw", "dgram", "any"], socket, "socket"),
      interface: checkedInterface(values.interface),
      source: values.source,
      ttl: ttl === undefined ? undefined : whole("ttl", ttl, 1, 255),
    },
  };
}

/** What ping(8) prints for each reason. */
const REASONS: Readonly<Record<Reason, string>> = {
  "time exceeded": "Time to live exceeded",
  net: "Destination Net Unreachable",
  host: "Destination Host Unreachable",
  protocol: "Destination Protocol Unreachable",
  port: "Destination Port Unreachable",
  "too big": "Packet too big",
  prohibited: "Packet filtered",
  other: "Destination Unreachable",
};

/** What it prints for IPv6. */
const REASONS6: Readonly<Record<Reason, string>> = {
  ...REASONS,
  "time exceeded": "Time exceeded: Hop limit",
  net: "Destination unreachable: No route",
  host: "Destination unreachable: Address unreachable",
  port: "Destination unreachable: Port unreachable",
  prohibited: "Destination unreachable: Administratively prohibited",
  other: "Destination unreachable",
};

/** A run of ping, from the first request to the summary. */
class Ping {
  readonly #host: Host;
  readonly #socket: EchoSocket;
  readonly #line: ReturnType<typeof commandLine>;
  readonly #payload: Uint8Array<ArrayBuffer>;
  readonly #counts = new Statistics();
  /** Ends the run: aborted by SIGINT, or by the last answer. */
  readonly #end: AbortController;

  constructor(
    host: Host,
    socket: EchoSocket,
    line: ReturnType<typeof commandLine>,
    end: AbortController,
  ) {
    this.#host = host;
    this.#socket = socket;
    this.#line = line;
    this.#end = end;
    this.#payload = crypto.getRandomValues(new Uint8Array(line.size));
  }

  /** Runs ping. @returns the exit code. */
  async run(): Promise<number> {
    const { name, family, address: [host] } = this.#host;
    const { size } = this.#line;
    const bytes = family === AF_INET ? `${size}(${size + 28}) bytes of data` : `${size} data bytes`;
    print(`PING ${name} (${host}) ${bytes}, ${this.#socket.kind} socket`);
    const { signal } = this.#end;
    const all = [this.#send(signal), this.#replies(signal), this.#reports(signal)];
    try {
      await Promise.all(all.map((each) => unlessAborted(signal, each)));
    } finally {
      this.#end.abort();
    }
    print(this.#counts.summary(name));
    return this.#counts.received > 0 ? 0 : 1;
  }

  async #send(signal: AbortSignal): Promise<void> {
    const { count, interval, timeout } = this.#line;
    for (let number = 1; number <= count; number++) {
      if (number > 1) await setTimeout(interval, undefined, { signal });
      const sequence = number & 0xffff;
      this.#counts.transmitted++;
      await this.#socket.send(this.#host.address, sequence, this.#payload);
    }
    await setTimeout(timeout, undefined, { signal });
    this.#end.abort();
  }

  async #replies(signal: AbortSignal): Promise<void> {
    for await (const reply of this.#socket.replies(signal)) this.#reply(reply);
  }

  #reply({ echo: { sequence, payload }, intact, from, ttl, time }: EchoReply): void {
    const length = payload.length + ECHO_HEADER;
    const start = `${length} bytes from ${from}: icmp_seq=${sequence} ttl=${ttl ?? "?"}`;
    if (!intact || !areEqual(payload, this.#payload)) {
      this.#counts.corrupted++;
      print(`${start} (${intact ? "wrong data" : "BAD CHECKSUM"})`);
    } else if (time === undefined) {
      this.#counts.duplicates++;
      print(`${start} (DUP!)`);
    } else {
      this.#counts.received++;
      this.#counts.addTime(time);
      print(`${start} time=${duration(time)}`);
    }
    this.#endIfAnswered();
  }

  async #reports(signal: AbortSignal): Promise<void> {
    for await (const report of this.#socket.reports(signal)) this.#report(report);
  }

  #report({ error, sequence }: Report & { sequence: number }): void {
    this.#counts.errors++;
    if (error.origin === SO_EE_ORIGIN_LOCAL) {
      print(`local error: icmp_seq=${sequence} ${error.code}`);
    } else {
      const { family } = this.#host;
      const reason = (family === AF_INET ? REASONS : REASONS6)[reasonOf(family, error)];
      print(
        `From ${error.offender ? hostOf(error.offender) : "?"} icmp_seq=${sequence} ${reason}`,
      );
    }
    this.#endIfAnswered();
  }

  #endIfAnswered(): void {
    const { received, errors } = this.#counts;
    if (received + errors >= this.#line.count) this.#end.abort();
  }
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** Adds the interface, which a link-local address needs, to an address without one. */
function addInterface(host: Host, name: string | undefined): Host {
  const [address, port, flowinfo = 0, scope] = host.address;
  if (name === undefined || scope !== 0) return host;
  return { ...host, address: [address, port, flowinfo, if_nametoindex(name)] };
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const end = interruption();
  const found = await findHost(line.positionals, line.only, end.signal);
  const host = addInterface(found, line.how.interface);
  using socket = EchoSocket.open(host.family, line.how);
  return await new Ping(host, socket, line, end).run();
});
