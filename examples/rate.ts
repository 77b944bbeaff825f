/**
 * Measures the throughput between two hosts, and the losses and the jitter of UDP, as iperf3 does.
 *
 *     deno run --allow-ffi examples/rate.ts --listen
 *     deno run --allow-ffi examples/rate.ts --time 5 HOST
 *     deno run --allow-ffi examples/rate.ts --udp --rate 10M HOST
 *
 * Run the first command on one host, and one of the others on the other host. Both ends must run this
 * program: it does not speak iperf3's protocol. The receiver measures, and both ends print its reports. A
 * server runs one test at a time, for anybody who can connect to it. The client exits with 0 if data was
 * received, 1 if none was, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { formatAddress } from "@libc/socket";
import {
  decimal,
  interruption,
  print,
  runProgram,
  unlessAborted,
  UsageError,
  whole,
} from "./command_line.ts";
import { duration } from "./icmp/statistics.ts";
import { familyOf } from "./internet/family.ts";
import { listenOn } from "./internet/listen.ts";
import { parsePort } from "./internet/port.ts";
import { runClient } from "./rate/client.ts";
import type { Report } from "./rate/meter.ts";
import { LARGEST_DATAGRAM, LIMITS, type Test } from "./rate/protocol.ts";
import { RateServer } from "./rate/server.ts";

const USAGE = `rate [OPTION]... HOST
rate --listen [OPTION]... [ADDRESS]

Measures how much data a host receives from another in a second, and how many UDP datagrams are
lost. HOST must run "rate --listen".

  -l, --listen            serves clients, one at a time, at ADDRESS (all of IPv4's; with -6
                          all of IPv6's)
  -1, --once              ends after one test (--listen)
  -p, --port NUMBER       the port of the server (5210)
  -u, --udp               sends UDP datagrams, not TCP
  -R, --reverse           the server sends
  -P, --streams NUMBER    connections, or flows of datagrams, at the same time (1)
  -t, --time SECONDS      how long to send (10)
  -b, --rate BITS         bits a second of each stream, with K, M or G; 0 for no limit
                          (TCP: 0; UDP: 1M)
  -s, --size BYTES        bytes of each write or datagram (TCP: 131072; UDP: 1200)
  -i, --interval SECONDS  the time between two reports (1)
      --json              prints each report as a JSON object on a line
  -4, --ipv4              use IPv4 only
  -6, --ipv6              use IPv6 only
      --help              print this text

The exit code, also of --once, is 0 if data was received, 1 if none was, 2 after an error.`;

const SUFFIXES: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, G: 1e9 };

/** Parses bits a second: a number, and a letter for thousands, millions or billions. */
function rateOf(text: string): number {
  const [, number, suffix] = /^([\d.]+)([KMG]?)$/i.exec(text) ?? [];
  const [least, most] = LIMITS.rate;
  const rate = number === undefined ? NaN : Number(number) * SUFFIXES[suffix!.toUpperCase()]!;
  if (rate >= least && rate <= most) return rate;
  throw new UsageError(`--rate ${text}: expected bits from ${least} to ${most}, such as 10M`);
}

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      listen: { type: "boolean", short: "l", default: false },
      once: { type: "boolean", short: "1", default: false },
      port: { type: "string", short: "p", default: "5210" },
      udp: { type: "boolean", short: "u", default: false },
      reverse: { type: "boolean", short: "R", default: false },
      streams: { type: "string", short: "P" },
      time: { type: "string", short: "t" },
      rate: { type: "string", short: "b" },
      size: { type: "string", short: "s" },
      interval: { type: "string", short: "i" },
      json: { type: "boolean", default: false },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
    },
  });
  const { listen, once, udp, reverse, json } = values;
  if (positionals.length > 1 || !listen && positionals.length === 0) {
    throw new UsageError(listen ? "expected one address" : "expected one host");
  }
  if (once && !listen) throw new UsageError("--once needs --listen");
  const ofTest = ["udp", "reverse", "streams", "time", "rate", "size", "interval"] as const;
  const refused = ofTest.find((option) => values[option]);
  if (listen && refused) throw new UsageError(`--${refused}: the client chooses it, not --listen`);
  const [least, most] = LIMITS.size;
  const test: Test = {
    udp,
    reverse,
    streams: whole("streams", values.streams ?? "1", ...LIMITS.streams),
    time: decimal("time", values.time ?? "10", ...LIMITS.time),
    interval: decimal("interval", values.interval ?? "1", ...LIMITS.interval),
    rate: rateOf(values.rate ?? (udp ? "1M" : "0")),
    size: whole(
      "size",
      values.size ?? (udp ? "1200" : "131072"),
      least,
      udp ? LARGEST_DATAGRAM : most,
    ),
  };
  const port = parsePort(values.port);
  if (port === 0 && !listen) throw new UsageError("port 0: expected the port of the server");
  return { test, listen, once, json, port, host: positionals[0], family: familyOf(values) };
}

/** Formats a number with three digits and the prefix of its unit. */
function withPrefix(value: number, unit: string): string {
  const step = value < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1000 ** step;
  const digits = step === 0 ? 0 : scaled < 10 ? 2 : scaled < 100 ? 1 : 0;
  return `${scaled.toFixed(digits)} ${["", "k", "M", "G", "T"][step]}${unit}`;
}

/** Formats a report as a line. */
function lineOf(report: Report): string {
  const { stream, total, from, to, bytes, bitsPerSecond, datagrams, lost, retransmits } = report;
  const columns = [
    String(stream).padStart(3),
    `${from.toFixed(2)}-${to.toFixed(2)} s`.padStart(15),
    withPrefix(bytes, "B").padStart(8),
    withPrefix(bitsPerSecond, "bit/s").padStart(12),
  ];
  if (datagrams !== undefined) {
    const all = datagrams + lost!;
    const share = all === 0 ? 0 : 100 * lost! / all;
    columns.push(
      `jitter ${duration(report.jitter!)}`,
      `lost ${lost}/${all} (${share.toFixed(1)} %)`,
    );
    if (report.outOfOrder! > 0) columns.push(`out of order ${report.outOfOrder}`);
  }
  if (retransmits !== undefined) columns.push(`retransmits ${retransmits}`);
  if (total) columns.push("total");
  return columns.join("  ");
}

/** Prints reports. If there is only one stream, the report of all streams would only repeat its report. */
function printReports(reports: readonly Report[], json: boolean): void {
  for (const report of reports) {
    if (reports.length === 2 && report.stream === "all") continue;
    print(json ? JSON.stringify(report) : lineOf(report));
  }
}

/** True for the reports of a whole test in which data was received. */
function haveData(reports: readonly Report[]): boolean {
  return reports.some(({ total, bytes }) => total && bytes > 0);
}

type Line = ReturnType<typeof commandLine>;

async function listen({ host, port, family, json, once }: Line, interrupted: AbortSignal) {
  const enough = new AbortController();
  let hasReceived = false;
  const server = listenOn(host ?? null, port, family);
  console.error(`listening on ${formatAddress(server.getsockname())}`);
  const running = new RateServer({
    begin: (address, { udp, streams, reverse }) => {
      const what = `${udp ? "UDP" : "TCP"}, ${streams} ${streams === 1 ? "stream" : "streams"}${
        reverse ? ", reverse" : ""
      }`;
      console.error(`${formatAddress(address)}: ${what}`);
    },
    take(reports) {
      hasReceived ||= haveData(reports);
      printReports(reports, json);
    },
    end: () => once && enough.abort(),
  }, AbortSignal.any([interrupted, enough.signal])).run(server);
  await unlessAborted(enough.signal, running);
  return once && !hasReceived ? 1 : 0;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  if (line.listen) return await listen(line, signal);
  let hasReceived = false;
  await runClient(line.host!, line.port, line.family, line.test, (reports) => {
    printReports(reports, line.json);
    hasReceived ||= haveData(reports);
  }, signal);
  return hasReceived ? 0 : 1;
});
