/**
 * Sends messages to the system's log, or to a log server, as logger(1) does; and receives such messages.
 *
 *     deno run --allow-ffi examples/syslog.ts --tag backup --priority user.err "the disk is full"
 *     deno run --allow-ffi examples/syslog.ts --to 192.0.2.1 --tcp --rfc5424 "the disk is full"
 *     deno run --allow-ffi examples/syslog.ts --listen 127.0.0.1:5514
 *
 * Without a message, it sends each line of its input. `--listen` at a path needs `--allow-write`, to
 * remove the socket at the end. The exit code is 0, 130 after Ctrl-C, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  AF_UNIX,
  AF_UNSPEC,
  createConnection,
  formatAddress,
  gethostname,
  SOCK_DGRAM,
  Socket,
  type UnixAddress,
} from "@libc/socket";
import {
  given,
  interruption,
  limit,
  print,
  required,
  runProgram,
  UsageError,
  whole,
} from "./command_line.ts";
import { bindOn, type IpAddress, listenOn, serve } from "./internet/listen.ts";
import { lookUp } from "./internet/look_up.ts";
import { parsePort } from "./internet/port.ts";
import {
  decodeMessage,
  encodeLong,
  encodeShort,
  FACILITIES,
  frame,
  parsePriority,
  SEVERITIES,
  shortTime,
  structuredData,
  type SyslogMessage,
  Unframer,
} from "./syslog/message.ts";
import { printable } from "./terminal/printable.ts";
import { removePath } from "./unix/path.ts";

const USAGE = `syslog [OPTION]... [MESSAGE]...
syslog --listen PLACE [OPTION]...

Sends messages to the system's log or to a log server, or receives such messages. A PLACE is the
path of a unix socket, or HOST[:PORT] for UDP (port 514).

      --to PLACE          where to send to (/dev/log, or what the system has)
      --listen PLACE      where to receive
  -T, --tcp               uses TCP
  -p, --priority NAME     the facility and the severity (user.notice)
  -t, --tag NAME          the program that the messages are from (syslog)
  -i, --id NUMBER         its process
  -5, --rfc5424           sends the form of RFC 5424, not that of RFC 3164
  -m, --message-id NAME   the kind of the messages (RFC 5424)
  -d, --data ID:NAME=TEXT structured data (RFC 5424); may be repeated, also with the same NAME
  -c, --count NUMBER      ends after so many received messages (no limit)
      --json              prints a JSON object for each received message; a NAME that is there
                          several times has an array of its texts
      --help              print this text

The exit code is 0, 2 after an error.`;

/** `ID:NAME=TEXT`; identifiers and names are up to 32 characters of ASCII: RFC 5424, section 6. */
const SD_PARAMETER = /^([!#-9;<>-\\^-~]{1,32}):([!#-<>-\\^-~]{1,32})=(.*)$/s;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: "string" },
      listen: { type: "string" },
      tcp: { type: "boolean", short: "T", default: false },
      priority: { type: "string", short: "p", default: "user.notice" },
      tag: { type: "string", short: "t", default: "syslog" },
      id: { type: "string", short: "i" },
      rfc5424: { type: "boolean", short: "5", default: false },
      "message-id": { type: "string", short: "m" },
      data: { type: "string", short: "d", multiple: true, default: [] },
      count: { type: "string", short: "c" },
      json: { type: "boolean", default: false },
    },
  });
  const { listen, to, rfc5424, tag, id, "message-id": messageId = "" } = values;
  if (listen !== undefined && (to !== undefined || positionals.length > 0)) {
    throw new UsageError("--listen takes no message, and no --to");
  }
  const data = structuredData(values.data.map((text) => {
    const [, id, name, value] = SD_PARAMETER.exec(text) ?? [];
    if (id === undefined) throw new UsageError(`--data ${text}: expected ID:NAME=TEXT`);
    return [id, [[name!, value!]]];
  }));
  if (!rfc5424 && (messageId !== "" || values.data.length > 0)) {
    throw new UsageError("--message-id and --data need --rfc5424");
  }
  for (const name of [tag, messageId]) {
    if (!/^[!-~]*$/.test(name)) throw new UsageError(`${name}: expected ASCII without spaces`);
  }
  return {
    ...values,
    ...parsePriority(values.priority),
    ...{ messages: positionals, data, id: messageId },
    pid: id === undefined ? "" : `${whole("id", id, 1, 0x7fffffff)}`,
    place: placeOf(listen ?? to ?? SYSTEM_LOG),
    most: limit("count", values.count),
  };
}

type Line = ReturnType<typeof commandLine>;

/** The socket of the system's log. */
const SYSTEM_LOG = Deno.build.os === "linux" ? "/dev/log" : "/var/run/syslog";

/** Parses a place: a path, or a host with a port. */
function placeOf(text: string): { path: string } | { host: string; port: number } {
  if (text.includes("/")) return { path: text };
  const [, inBrackets, plain, port = "514"] =
    /^(?:\[([^\]]+)\]|([^:]+|[^:]*:.*:[^:]*))(?::(\w+))?$/.exec(text) ?? [];
  const host = inBrackets ?? plain;
  if (host === undefined) throw new UsageError(`${text}: expected a path, or HOST[:PORT]`);
  return { host, port: parsePort(port, "udp") };
}

function unixSocket(): Socket<UnixAddress, "datagram"> {
  return new Socket<UnixAddress, "datagram">(required(AF_UNIX, "unix sockets"), SOCK_DGRAM);
}

/** Connects to where messages go. */
async function connect({ place, tcp }: Line, signal: AbortSignal) {
  if ("path" in place) {
    const socket = unixSocket();
    await given(`--to ${place.path}`, () => socket.connect(place.path, { signal }));
    return socket;
  }
  const { host, port } = place;
  if (tcp) return await given(host, () => createConnection([host, port], 60, { signal }));
  const [family, , , , address] = await lookUp(host, port, { signal });
  const socket = new Socket<IpAddress, "datagram">(family, SOCK_DGRAM);
  await socket.connect(address, { signal });
  return socket;
}

/** The lines of the standard input. */
async function* inputLines(signal: AbortSignal): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoderStream();
  for await (const text of Deno.stdin.readable.pipeThrough(decoder, { signal })) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Sends the messages of the command line, or of the input. */
async function send(line: Line, signal: AbortSignal): Promise<void> {
  using socket = await connect(line, signal);
  const { facility, severity, rfc5424, tag, pid, id, data, place, tcp } = line;
  const isLocal = "path" in place, framed = tcp && !isLocal;
  const { messages } = line;
  for await (const text of messages.length > 0 ? [messages.join(" ")] : inputLines(signal)) {
    const now = new Date();
    const time = rfc5424 ? now.toISOString() : shortTime(now);
    const host = isLocal && !rfc5424 ? "" : gethostname();
    const message = { facility, severity, time, host, tag, pid, id, data, text };
    const bytes = (rfc5424 ? encodeLong : encodeShort)(message);
    await socket.sendall(framed ? frame(bytes) : bytes, { signal });
  }
}

/** Prints a message without characters that would control the terminal. */
function printMessage(message: SyslogMessage, from: string, json: boolean): void {
  const facility = FACILITIES[message.facility]!, severity = SEVERITIES[message.severity]!;
  if (json) return print(JSON.stringify({ from, ...message, facility, severity }));
  const { time, host, tag, pid, text } = message;
  const process = pid === "" ? tag : `${tag}[${pid}]`;
  const start = [time, host || from, `${facility}.${severity}`].filter((part) => part !== "");
  const line = `${start.join(" ")} ${process === "" ? "" : `${process}: `}${text}`;
  print(printable(line));
}

/** Receives datagrams until the signal aborts. */
async function receive<A>(
  socket: Socket<A, "datagram">,
  signal: AbortSignal,
  take: (data: Uint8Array<ArrayBuffer>, address: unknown) => void,
): Promise<never> {
  using receiver = socket;
  for (;;) {
    const [data, address] = await receiver.recvfrom(65536, { signal });
    take(data, address);
  }
}

/** Receives messages until the signal aborts, or as many as the user wants. */
async function listen(line: Line, interrupted: AbortSignal): Promise<void> {
  const { place, tcp, json, most } = line;
  const enough = new AbortController();
  const signal = AbortSignal.any([interrupted, enough.signal]);
  let count = 0;
  const take = (data: Uint8Array<ArrayBuffer>, address: unknown) => {
    if (count >= most) return;
    const from = Array.isArray(address) ? `${address[0]}` : "";
    printMessage(decodeMessage(data), from, json);
    if (++count >= most) enough.abort();
  };
  const ready = (name: string) => console.error(`listening on ${name}`);
  try {
    if ("path" in place) {
      const socket = unixSocket();
      given(`--listen ${place.path}`, () => socket.bind(place.path));
      try {
        ready(place.path);
        await receive(socket, signal, take);
      } finally {
        removePath(place.path);
      }
    } else if (tcp) {
      const server = listenOn(place.host, place.port, AF_UNSPEC);
      ready(formatAddress(server.getsockname()));
      await serve(server, { limit: 1000, signal }, async (conn, address) => {
        const unframer = new Unframer();
        for (let data; (data = await conn.recv(65536, { signal })).length > 0;) {
          for (const message of unframer.add(data)) take(message, address);
        }
        if (unframer.end().length > 0) take(unframer.end(), address);
      });
    } else {
      const socket = bindOn(place.host, place.port, AF_UNSPEC);
      ready(formatAddress(socket.getsockname()));
      await receive(socket, signal, take);
    }
  } catch (error) {
    if (!enough.signal.aborted || interrupted.aborted) throw error;
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  await (line.listen === undefined ? send : listen)(line, signal);
});
