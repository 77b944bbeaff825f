/**
 * Asks name servers and prints their answers, as dig(1) does.
 *
 *     deno run --allow-ffi --allow-read=/etc/resolv.conf examples/dig.ts example.com MX
 *     deno run --allow-ffi examples/dig.ts @192.0.2.53 --short -x 192.0.2.1
 *
 * It asks over UDP, and over TCP if the answer is truncated. Without a server on the command line it
 * reads the first one from /etc/resolv.conf. The exit code is 0 for an answer without an error, 1 for an
 * answer with one, or none, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { AF_INET, AF_INET6, inet_pton } from "@libc/socket";
import { type DnsContent, formatDnsData } from "@libc/socket/capture";
import { decimal, interruption, print, runProgram, UsageError, whole } from "./command_line.ts";
import { checkedName, checkedType } from "./dns/arguments.ts";
import { type Answer, ask, type Manner, newQuery, type Server } from "./dns/client.ts";
import {
  className,
  flagNames,
  recordFields,
  recordLine,
  reverseName,
  statusName,
} from "./dns/text.ts";

const USAGE = `dig [OPTION]... [@SERVER] NAME [TYPE]...

Asks a name server for the records of a name: for its addresses (A) if no type is
named, or for each of the types, such as AAAA, MX, TXT, HTTPS, ANY, TYPE65.

  @SERVER                 the server; without one, the first of /etc/resolv.conf
  -p, --port NUMBER       the server's port (53)
  -x, --reverse ADDRESS   asks for the name of an address, in place of NAME
  -s, --short             prints the data of the answers only
      --json              prints a JSON object for each type
      --tcp               asks over TCP only
      --timeout SECONDS   the longest wait for an answer (5)
      --tries NUMBER      how often to ask over UDP (3)
      --bufsize BYTES     the largest datagram to receive, for EDNS (1232)
      --no-edns           asks without EDNS
      --dnssec            asks for DNSSEC's records too
      --no-recurse        asks the server not to ask others
      --help              print this text

Options may begin with a plus sign: +short, +tcp. The exit code is 0 for an answer
without an error, 1 for one with an error (NXDOMAIN) or none, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    args: Deno.args.map((arg) => arg.replace(/^\+(?=[a-z])/, "--")),
    allowPositionals: true,
    options: {
      port: { type: "string", short: "p", default: "53" },
      reverse: { type: "string", short: "x" },
      short: { type: "boolean", short: "s", default: false },
      json: { type: "boolean", default: false },
      tcp: { type: "boolean", default: false },
      timeout: { type: "string", default: "5" },
      tries: { type: "string", default: "3" },
      bufsize: { type: "string", default: "1232" },
      "no-edns": { type: "boolean", default: false },
      dnssec: { type: "boolean", default: false },
      "no-recurse": { type: "boolean", default: false },
    },
  });
  const servers = positionals.filter((one) => one.startsWith("@"));
  const rest = positionals.filter((one) => !one.startsWith("@"));
  if (servers.length > 1) throw new UsageError("expected one server");
  const name = values.reverse === undefined ? rest.shift() : nameOf(values.reverse);
  if (name === undefined) throw new UsageError("expected a name");
  return {
    ...values,
    name: checkedName(name),
    types: rest.length > 0 ? rest.map(checkedType) : [values.reverse === undefined ? "A" : "PTR"],
    server: servers[0]?.slice(1),
    port: whole("port", values.port, 1, 65535),
    timeout: decimal("timeout", values.timeout, 0.001, 1e6),
    tries: whole("tries", values.tries, 1, 1000),
    bufsize: whole("bufsize", values.bufsize, 512, 65535),
  };
}

type Line = ReturnType<typeof commandLine>;

/** Returns the name that stands for an address. */
function nameOf(address: string): string {
  for (const family of [AF_INET, AF_INET6]) {
    try {
      return reverseName(inet_pton(family, address));
    } catch { /* not an address of this family */ }
  }
  throw new UsageError(`--reverse ${address}: expected an address`);
}

/** Returns the server that the system asks first. */
function systemServer(): string {
  const lines = Deno.readTextFileSync("/etc/resolv.conf").split("\n");
  const [, server] = lines.map((line) => /^nameserver\s+(\S+)/.exec(line)).find(Boolean) ?? [];
  return server ?? "127.0.0.1"; // as resolv.conf(5) says
}

/** Returns the query for records of a type. */
function queryFor(type: string, line: Line): Partial<DnsContent> {
  const { bufsize: udpSize, dnssec: dnssecOk } = line;
  return newQuery({
    recursionDesired: !line["no-recurse"],
    questions: [{ name: line.name, type, class: 1 }],
    extension: line["no-edns"] ? null : { udpSize, version: 0, dnssecOk, options: [] },
  });
}

function printSection(title: string, lines: readonly string[]): void {
  if (lines.length > 0) print(`\n;; ${title}\n${lines.join("\n")}`);
}

/** Prints an answer as dig(1) does. */
function printAnswer({ message, protocol, address: [host, port], length, time }: Answer): void {
  const { id, status, questions, answers, authorities, additionals, extension } = message;
  print(`;; ${statusName(status)}, id ${id}, flags: ${flagNames(message).join(" ")}`);
  if (extension !== null) {
    const { version, udpSize, dnssecOk } = extension;
    print(`;; EDNS version ${version}, flags:${dnssecOk ? " do" : ""}, udp ${udpSize}`);
  }
  const asked = questions.map(({ name, type, class: number }) =>
    `;${name.padEnd(38)} ${className(number)} ${type}`
  );
  printSection("QUESTION", asked);
  printSection("ANSWER", answers.map(recordLine));
  printSection("AUTHORITY", authorities.map(recordLine));
  printSection("ADDITIONAL", additionals.map(recordLine));
  print(`\n;; ${time.toFixed(1)} ms, ${host}#${port} (${protocol}), ${length} bytes\n`);
}

function jsonOf({ message, protocol, address: [address, port], length, time }: Answer): string {
  const { id, status, questions, answers, authorities, additionals, extension } = message;
  return JSON.stringify({
    ...{ id, status: statusName(status), flags: flagNames(message) },
    questions: questions.map(({ name, type, class: number }) => (
      { name, class: className(number), type }
    )),
    answers: answers.map(recordFields),
    authorities: authorities.map(recordFields),
    additionals: additionals.map(recordFields),
    udpSize: extension?.udpSize,
    ...{ address, port, protocol, length, milliseconds: Number(time.toFixed(3)) },
  });
}

/** Asks, and asks again without EDNS if the server does not know it: RFC 6891, section 7. */
async function askFor(
  type: string,
  line: Line,
  server: Server,
  manner: Manner,
): Promise<Answer | null> {
  const answer = await ask(queryFor(type, line), server, manner);
  if (answer === null || line["no-edns"]) return answer;
  const { status, extension } = answer.message;
  const isOld = extension === null && ["FORMERR", "NOTIMP"].includes(statusName(status));
  return isOld ? await ask(queryFor(type, { ...line, "no-edns": true }), server, manner) : answer;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const server = { host: line.server ?? systemServer(), port: line.port };
  const manner = { ...line, signal: interruption().signal };
  let code = 0;
  for (const type of line.types) {
    const answer = await askFor(type, line, server, manner);
    if (answer === null) {
      console.error(`dig: no answer from ${server.host}, port ${server.port}`);
      return 1;
    }
    const { message } = answer;
    if (line.json) print(jsonOf(answer));
    else if (line.short) message.answers.forEach(({ data }) => print(formatDnsData(data)));
    else printAnswer(answer);
    if (message.fault !== null) console.error(`dig: malformed answer: ${message.fault.reason}`);
    if (message.status !== 0 || message.fault !== null) code = 1;
  }
  return code;
});
