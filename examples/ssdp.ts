/**
 * Finds the devices and services of the local network that speak UPnP (SSDP), and announces one.
 *
 *     deno run --allow-ffi examples/ssdp.ts
 *     deno run --allow-ffi examples/ssdp.ts listen
 *     deno run --allow-ffi examples/ssdp.ts announce urn:example:service:demo:1 http://192.0.2.1/
 *
 * `listen` and `announce` run until Ctrl-C; `announce` then says that the service is gone. The exit code
 * is 0, or 1 if a search has found nothing, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import type { InetAddress } from "@libc/socket";
import {
  decimal,
  interruption,
  limit,
  print,
  runProgram,
  subcommand,
  unlessAborted,
  UsageError,
  whole,
} from "./command_line.ts";
import { checkedInterface } from "./internet/interface.ts";
import {
  decodeMessage,
  encodeMessage,
  GROUP,
  maxAge,
  PORT,
  type SsdpMessage,
} from "./ssdp/message.ts";
import { openMember, openSender, type UdpSocket } from "./multicast/sockets.ts";

const USAGE = `ssdp [OPTION]... [search [TARGET]]
ssdp [OPTION]... listen
ssdp [OPTION]... announce TYPE URL

Searches for devices and services of the local network, prints what they announce, or
announces a service with the URL of its description.

  -i, --interface NAME    the interface to use (the system's choice)
  -t, --timeout SECONDS   how long to wait for answers to a search (3)
  -c, --count NUMBER      ends after so many answers or announcements (no limit)
      --uuid UUID         the identity of the announced device (a new one)
      --max-age SECONDS   how long an announcement holds (1800)
      --json              prints a JSON object for each answer or announcement
      --help              print this text

TARGET is ssdp:all, upnp:rootdevice or a type, such as
urn:schemas-upnp-org:device:MediaServer:1 (ssdp:all).
The exit code is 0, or 1 if nothing was found, 2 after an error.`;

/** How far packets go, as UPnP recommends. */
const TTL = 2;

const TO_GROUP: InetAddress = [GROUP, PORT];

/** The commands, with the fewest and the most arguments. */
const COMMANDS = { search: [0, 1], listen: [0, 0], announce: [2, 2] } as const;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      interface: { type: "string", short: "i" },
      timeout: { type: "string", short: "t", default: "3" },
      count: { type: "string", short: "c" },
      uuid: { type: "string" },
      "max-age": { type: "string", default: "1800" },
      json: { type: "boolean", default: false },
    },
  });
  const [command, operands] = subcommand(
    COMMANDS,
    positionals.length === 0 ? ["search"] : positionals,
  );
  for (const text of [...operands, values.uuid ?? ""]) {
    if (/[^\x21-\x7e]/.test(text)) throw new UsageError(`${JSON.stringify(text)}: expected ASCII`);
  }
  return {
    command,
    operands,
    name: checkedInterface(values.interface),
    timeout: decimal("timeout", values.timeout, 0.001, 1e6),
    count: limit("count", values.count),
    uuid: values.uuid ?? crypto.randomUUID(),
    maxAge: whole("max-age", values["max-age"], 1, 0x7fffffff),
    json: values.json,
  };
}

type Line = ReturnType<typeof commandLine>;

/** Prints an answer or an announcement. */
function show(message: SsdpMessage, [host]: InetAddress, { json }: Line): void {
  const { headers } = message;
  const field = (name: string) => headers.get(name) ?? "-";
  const event = message.kind === "notify" ? field("nts").replace(/^ssdp:/, "") : "answer";
  if (json) {
    print(
      JSON.stringify({
        ...Object.fromEntries(headers), // first: they must not stand for what follows
        from: host,
        event,
        maxAge: maxAge(message),
      }),
    );
  } else {
    const type = headers.get("st") ?? field("nt");
    print(`${event.padEnd(7)} ${host.padEnd(15)} ${type}  ${field("usn")}  ${field("location")}`);
  }
}

/** Searches. Devices answer to the port of the search, each at a random time within its limit. */
async function search(line: Line, signal: AbortSignal): Promise<number> {
  const [target = "ssdp:all"] = line.operands;
  using socket = openSender(line.name, TTL);
  const mx = Math.min(5, Math.max(1, Math.floor(line.timeout)));
  const query = encodeMessage("search", {
    HOST: `${GROUP}:${PORT}`,
    MAN: '"ssdp:discover"',
    MX: `${mx}`,
    ST: target,
  });
  // UDP may lose one.
  for (let i = 0; i < 2; i++) await socket.sendto(query, TO_GROUP, { signal });
  const seen = new Set<string>();
  const late = AbortSignal.timeout(line.timeout * 1000);
  const either = AbortSignal.any([signal, late]);
  while (seen.size < line.count) {
    const received = await unlessAborted(late, socket.recvfrom(65535, { signal: either }));
    if (received === undefined) break;
    const [data, from] = received;
    const message = decodeMessage(data);
    if (message?.kind !== "response") continue;
    const key = [from[0], message.headers.get("usn"), message.headers.get("st")].join(" ");
    if (seen.has(key)) continue;
    seen.add(key);
    show(message, from, line);
  }
  return seen.size > 0 ? 0 : 1;
}

/** Prints announcements until the signal aborts. */
async function listen(line: Line, signal: AbortSignal): Promise<number> {
  using socket = openMember(GROUP, PORT, line.name, TTL);
  console.error(`listening to ${GROUP}, port ${PORT}`);
  for (let count = 0; count < line.count;) {
    const received = await unlessAborted(signal, socket.recvfrom(65535, { signal }));
    if (received === undefined) break;
    const message = decodeMessage(received[0]);
    if (message?.kind !== "notify") continue;
    show(message, received[1], line);
    count++;
  }
  return 0;
}

/** The announcements of a service: a root device, its identity, and the service's type. */
class Service {
  readonly #line: Line;
  readonly #socket: UdpSocket;

  constructor(line: Line, socket: UdpSocket) {
    this.#line = line;
    this.#socket = socket;
  }

  /** The targets that the service answers to, each with its unique name. */
  get #targets(): [target: string, usn: string][] {
    const id = `uuid:${this.#line.uuid}`, [type] = this.#line.operands;
    return [["upnp:rootdevice", `${id}::upnp:rootdevice`], [id, id], [type!, `${id}::${type}`]];
  }

  get #common() {
    const { maxAge, operands } = this.#line;
    return {
      "CACHE-CONTROL": `max-age=${maxAge}`,
      LOCATION: operands[1]!,
      SERVER: `${Deno.build.os}/1 UPnP/1.1 libc-socket/1`,
    };
  }

  /** Announces that the service is there, or that it is gone. */
  async notify(event: "alive" | "byebye"): Promise<void> {
    for (const [target, usn] of this.#targets) {
      const headers = {
        HOST: `${GROUP}:${PORT}`,
        ...event === "alive" ? this.#common : {},
        NT: target,
        NTS: `ssdp:${event}`,
        USN: usn,
      };
      await this.#socket.sendto(encodeMessage("notify", headers), TO_GROUP);
    }
  }

  /** Answers searches until the signal aborts. */
  async answer(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const received = await unlessAborted(signal, this.#socket.recvfrom(65535, { signal }));
      if (received === undefined) return;
      const [data, from] = received;
      const message = decodeMessage(data);
      if (message?.kind !== "search" || message.headers.get("man") !== '"ssdp:discover"') continue;
      const wanted = message.headers.get("st"), mx = Number(message.headers.get("mx") ?? 0);
      // Not all devices answer at once.
      const timer = setTimeout(() => {
        signal.removeEventListener("abort", stop);
        this.#respond(wanted, from);
      }, Math.random() * Math.max(0, Math.min(5, mx || 0)) * 1000);
      const stop = () => clearTimeout(timer);
      signal.addEventListener("abort", stop, { once: true });
    }
  }

  #respond(wanted: string | undefined, to: InetAddress): void {
    for (const [target, usn] of this.#targets) {
      if (wanted !== "ssdp:all" && wanted !== target) continue;
      const headers = {
        ...this.#common,
        EXT: "",
        DATE: new Date().toUTCString(),
        ST: target,
        USN: usn,
      };
      this.#socket.sendto(encodeMessage("response", headers), to).catch(() => {}); // it may be gone
    }
  }
}

/** Announces a service until the signal aborts. */
async function announce(line: Line, signal: AbortSignal): Promise<number> {
  using socket = openMember(GROUP, PORT, line.name, TTL);
  const service = new Service(line, socket);
  await service.notify("alive");
  console.error(`announcing ${line.operands[0]} as uuid:${line.uuid}`);
  const again = () =>
    service.notify("alive").catch((error) => console.error(`ssdp: ${error.message}`));
  const timer = setInterval(again, Math.min(line.maxAge / 2, 1e6) * 1000);
  try {
    await service.answer(signal);
  } finally {
    clearInterval(timer);
    await service.notify("byebye");
  }
  return 0;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  if (line.command === "search") return await search(line, signal);
  return await (line.command === "listen" ? listen : announce)(line, signal);
});
