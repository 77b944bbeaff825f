/**
 * Finds services of the local network by multicast DNS, asks for names in `.local`, and announces a
 * service.
 *
 *     deno run --allow-ffi examples/mdns.ts browse
 *     deno run --allow-ffi examples/mdns.ts browse _http._tcp
 *     deno run --allow-ffi examples/mdns.ts query printer.local
 *     deno run --allow-ffi examples/mdns.ts announce "My page" _http._tcp 8080 path=/
 *
 * It uses IPv4. `announce` runs until Ctrl-C, and then says that the service is gone. The exit code is 0,
 * or 1 if nothing was found or a name is taken, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { gethostname, getifaddrs, IFF_LOOPBACK, IFF_UP } from "@libc/socket";
import {
  decimal,
  interruption,
  limit,
  print,
  runProgram,
  subcommand,
  UsageError,
  whole,
} from "./command_line.ts";
import { checkedName, checkedType } from "./dns/arguments.ts";
import { recordFields, recordLine } from "./dns/text.ts";
import { checkedInterface } from "./internet/interface.ts";
import { Browser, type Service } from "./mdns/browser.ts";
import { askRepeatedly, isSame, keyOf, Link, question } from "./mdns/link.ts";
import { Responder, TYPES } from "./mdns/responder.ts";
import { printable } from "./terminal/printable.ts";

const USAGE = `mdns [OPTION]... browse [TYPE]
mdns [OPTION]... query NAME [RECORD]
mdns [OPTION]... announce NAME TYPE PORT [KEY=VALUE]...

Browses the services of a type, such as _http._tcp, of the local network (without a
type, the types), asks for the records of a name (A), or announces a service.

  -i, --interface NAME    the interface to use (the system's choice)
  -t, --timeout SECONDS   how long to wait for answers (3)
  -w, --watch             browses until Ctrl-C
  -c, --count NUMBER      ends after so many services, types or records (no limit)
      --host NAME         the name of the announced host (a new one)
      --json              prints a JSON object for each service, type or record
      --help              print this text

The exit code is 0, or 1 if nothing was found or a name is taken, 2 after an error.`;

/** The commands, with the fewest and the most arguments. */
const COMMANDS = { browse: [0, 1], query: [1, 2], announce: [3, Infinity] } as const;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      interface: { type: "string", short: "i" },
      timeout: { type: "string", short: "t", default: "3" },
      watch: { type: "boolean", short: "w", default: false },
      count: { type: "string", short: "c" },
      host: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const [command, operands] = subcommand(COMMANDS, positionals);
  const timeout = decimal("timeout", values.timeout, 0.001, 1e6);
  const name = checkedInterface(values.interface), count = limit("count", values.count);
  return { ...values, interface: name, command, operands, timeout, count };
}

type Line = ReturnType<typeof commandLine>;

/** Checks the type of a service. A `.local` at its end is left out. */
function serviceType(text: string): string {
  const type = text.replace(/\.(local\.?)?$/, "");
  if (/^_[A-Za-z0-9-]{1,15}\._(tcp|udp)$/.test(type)) return type;
  throw new UsageError(`${text}: expected a type of service, such as _http._tcp`);
}

function show(
  { event, name, host, port, addresses, text }: Service,
  type: string,
  line: Line,
): void {
  if (line.json) {
    print(JSON.stringify({ event, name, type, host, port, addresses, text }));
  } else {
    const clean = text.map((one) => printable(JSON.stringify(one))).join(" ");
    print(
      `${event.padEnd(5)} ${name}  ${host ?? "?"}:${port ?? "?"} (${
        addresses.join(", ")
      })  ${clean}`,
    );
  }
}

/** Browses the services of a type. Returns the number that was found. */
async function browse(line: Line, link: Link, signal: AbortSignal): Promise<number> {
  const type = serviceType(line.operands[0]!);
  const browser = new Browser(link, type);
  let found = 0;
  for await (const service of browser.services(signal)) {
    if (service.event === "gone" && !line.watch) continue;
    show(service, type, line);
    if (service.event === "found" && ++found >= line.count) return found;
  }
  for (const service of browser.incomplete()) {
    show(service, type, line);
    found++;
  }
  return found;
}

/** Asks for records and prints them, each once. Returns the number that was found. */
async function query(name: string, type: string, line: Line, link: Link, signal: AbortSignal) {
  const found: Parameters<typeof isSame>[0][] = [];
  const questions = [question(name, type)];
  await askRepeatedly(() => link.send({ questions, answers: found.slice(0, 20) }), signal);
  for await (const records of link.records(signal)) {
    for (const record of records) {
      if (keyOf(record.name) !== keyOf(name) || record.timeToLive === 0) continue;
      if (type !== "ANY" && type !== record.type) continue;
      const plain = { ...record, class: 1 };
      if (found.some((one) => isSame(one, plain))) continue;
      found.push(plain);
      const { data } = plain;
      if (line.command === "query") {
        print(line.json ? JSON.stringify(recordFields(plain)) : recordLine(plain));
      } else if (data.kind === "name") printType(data.name.replace(/\.local$/, ""), line);
      if (found.length >= line.count) return found.length;
    }
  }
  return found.length;
}

function printType(type: string, { json }: Line): void {
  print(json ? JSON.stringify({ type }) : type);
}

/** Returns the addresses of an interface, or of all that are up. */
function ownAddresses(name: string | undefined): string[] {
  const chosen = getifaddrs().filter((entry) =>
    name === undefined
      ? (entry.flags & IFF_UP!) !== 0 && (entry.flags & IFF_LOOPBACK!) === 0
      : entry.name === name
  );
  const addresses = chosen.flatMap((entry) =>
    entry.kind === "inet" || entry.kind === "inet6" ? [entry.address] : []
  );
  if (addresses.length === 0) throw new UsageError(`${name ?? "this host"} has no address`);
  return addresses;
}

/** Returns the name of a host in `.local`. */
function hostName(text: string): string {
  const name = checkedName(text).replace(/\.local$/, "");
  if (/^[A-Za-z0-9-]{1,63}$/.test(name)) return `${name}.local`;
  throw new UsageError(`--host ${text}: expected letters, digits and hyphens`);
}

/** Announces a service until the signal aborts. Returns the exit code. */
async function announce(line: Line, link: Link, signal: AbortSignal): Promise<number> {
  const [name, type, port, ...text] = line.operands;
  const number = crypto.getRandomValues(new Uint16Array(1)).toString();
  const label = gethostname().split(".")[0]!.slice(0, 50);
  const responder = new Responder(link, {
    name: name!,
    type: serviceType(type!),
    port: whole("port", port!, 0, 65535),
    host: line.host === undefined ? `${label}-${number}.local` : hostName(line.host),
    addresses: ownAddresses(line.interface),
    text,
  });
  if (!await responder.probe(signal)) {
    if (signal.aborted) return 0;
    console.error("mdns: another host has this name");
    return 1;
  }
  console.error(`announcing ${responder.name}`);
  try {
    await Promise.all([responder.announce(signal), responder.answer(signal)]);
  } finally {
    await responder.leave();
  }
  return 0;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { command, operands } = line;
  const interrupted = interruption().signal;
  if (command === "announce") {
    if (new TextEncoder().encode(operands[0]).length > 63 || operands[0] === "") {
      throw new UsageError("the name has no bytes, or more than 63");
    }
    if (operands.slice(3).some((one) => new TextEncoder().encode(one).length > 255)) {
      throw new UsageError("KEY=VALUE has more than 255 bytes");
    }
    using link = new Link(line.interface);
    return await announce(line, link, interrupted);
  }
  const [name = "", type = "A"] = operands;
  const record = checkedType(type);
  if (command === "browse" && operands.length > 0) serviceType(name);
  using link = new Link(line.interface);
  const late = line.watch ? interrupted : AbortSignal.timeout(line.timeout * 1000);
  const end = AbortSignal.any([interrupted, late]);
  const found = command === "query"
    ? await query(checkedName(name), record, line, link, end)
    : operands.length > 0
    ? await browse(line, link, end)
    : await query(`${TYPES}.local`, "PTR", line, link, end);
  if (interrupted.aborted && !line.watch) return 130;
  return found > 0 ? 0 : 1;
});
