/**
 * A web server for the files of a directory. The kernel sends them from the disk to the network:
 * sendfile(2).
 *
 *     deno run --allow-ffi --allow-read=. examples/httpd.ts --port 8000 .
 *
 * It has GET and HEAD, parts of files (`Range`), `If-Modified-Since`, lists of directories, and
 * connections that serve many requests. It prints a line for each request, in the Common Log Format.
 *
 * @module
 */
import { Buffer } from "node:buffer";
import { parseArgs } from "node:util";
import {
  AF_UNSPEC,
  formatAddress,
  IncompleteReadError,
  IPPROTO_TCP,
  MSG_MORE,
  options,
  type SendProgress,
  type Socket,
  SocketError,
  TCP_NODELAY,
  TimeoutError,
} from "@libc/socket";
import { decimal, interruption, log, runProgram, UsageError, whole } from "./command_line.ts";
import { listDirectory, mediaType, pathOf } from "./httpd/files.ts";
import {
  formatHead,
  keepsAlive,
  parseRequest,
  type Part,
  partOf,
  type Request,
  statusText,
} from "./httpd/message.ts";
import { finishSending, type IpAddress, listenOn, serve } from "./internet/listen.ts";
import { parsePort } from "./internet/port.ts";
import { findFile, statReadable, unlessAbsent } from "./served_files/find.ts";

const USAGE = `httpd [OPTION]... [DIRECTORY]

Serves the files of a directory (the current one) over HTTP.

  -b, --bind ADDRESS       the address to listen on (127.0.0.1)
  -p, --port PORT          the port, 0 for any free one (8000)
  -t, --timeout SECONDS    the longest wait for a request, and for a client that reads (30)
  -c, --connections COUNT  connections to serve at once (256)
      --hidden             serve names that begin with a dot, too
      --json               print a JSON object for each request
  -q, --quiet              print no requests
      --help               print this text

The address is printed on the standard error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals: [directory = ".", ...others] } = parseArgs({
    allowPositionals: true,
    options: {
      bind: { type: "string", short: "b", default: "127.0.0.1" },
      port: { type: "string", short: "p", default: "8000" },
      timeout: { type: "string", short: "t", default: "30" },
      connections: { type: "string", short: "c", default: "256" },
      hidden: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      quiet: { type: "boolean", short: "q", default: false },
    },
  });
  if (others.length > 0) throw new UsageError("expected one directory");
  return {
    ...values,
    directory,
    port: parsePort(values.port),
    timeout: decimal("timeout", values.timeout, 0.001, 1e6),
    connections: whole("connections", values.connections, 1, 1e6),
  };
}

type CommandLine = ReturnType<typeof commandLine>;
type Connection = Socket<IpAddress, "stream">;

/** Bytes that the system takes before the connection has sent them. */
const MOST_UNSENT = 1 << 17;

/** Bytes of the largest head of a request. */
const LARGEST_HEAD = 16384;

/** A response: its fields, and what follows them. */
interface Response {
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** A part of a file in place of the body. */
  readonly file?: readonly [path: string, part: Part];
}

function page(status: number, html: string, fields: Record<string, string> = {}): Response {
  const type = { "Content-Type": "text/html; charset=utf-8" };
  return { status, fields: { ...type, ...fields }, body: new TextEncoder().encode(html) };
}

/** A response that says what went wrong. */
function failure(status: number, fields: Record<string, string> = {}): Response {
  return page(status, `<!DOCTYPE html>\n<title>${statusText(status)}</title>\n`, fields);
}

/** The server. */
class FileServer {
  readonly #line: CommandLine;
  readonly #root: string;

  constructor(line: CommandLine, root: string) {
    this.#line = line;
    this.#root = root;
  }

  /** Serves the requests of a connection, one after the other. */
  async serve(conn: Connection, address: IpAddress): Promise<void> {
    conn.settimeout(this.#line.timeout);
    conn.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1);
    // Otherwise a third of a large send buffer must be read before the server sees any progress.
    const { TCP_NOTSENT_LOWAT } = options.IPPROTO_TCP;
    if (TCP_NOTSENT_LOWAT !== undefined) conn.setOption(TCP_NOTSENT_LOWAT, MOST_UNSENT);
    for (let goesOn = true; goesOn;) {
      const head = await readHead(conn);
      if (head === null) return;
      const request = head === "" ? null : parseRequest(head);
      const response = head === "" ? failure(431) : await this.#respond(request);
      goesOn = response.status < 500 && request !== null && keepsAlive(request);
      const form = { isHead: request?.method === "HEAD", goesOn, timeout: this.#line.timeout };
      const sent = await send(conn, response, form);
      if (!this.#line.quiet) this.#log(address, request, response.status, sent);
    }
    await finishSending(conn);
  }

  async #respond(request: Request | null): Promise<Response> {
    if (request === null) return failure(400);
    const { method, target, version, fields } = request;
    const host = fields.get("host") ?? (version === "1.0" ? "" : undefined);
    if (host === undefined || !HOST.test(host)) return failure(400);
    if (method !== "GET" && method !== "HEAD") return failure(405, { Allow: "GET, HEAD" });
    const path = pathOf(target, this.#line.hidden);
    const found = path && await findFile(this.#root, path.names);
    if (path === null || found === null) return failure(404);
    const { names, isDirectory } = path;
    if (found.info.isFile && !isDirectory) return await this.#file(found.path, method, fields);
    if (!found.info.isDirectory) return failure(found.info.isFile ? 404 : 403);
    if (!isDirectory) {
      const location = names.map((name) => `/${encodeURIComponent(name)}`).join("");
      return failure(301, { Location: `${location}/` });
    }
    const index = await findFile(this.#root, [...names, "index.html"]);
    if (index?.info.isFile) return await this.#file(index.path, method, fields);
    const title = `/${names.map((name) => `${name}/`).join("")}`;
    const list = await unlessAbsent(listDirectory(found.path, title, this.#line.hidden));
    return list === null ? failure(404) : page(200, list);
  }

  async #file(path: string, method: string, asked: Request["fields"]): Promise<Response> {
    const info = await statReadable(path); // before the head, which promises the file
    if (info === null) return failure(404);
    const { mtime, size } = info;
    const seconds = Math.floor((mtime?.getTime() ?? 0) / 1000) * 1000;
    const modified = new Date(seconds).toUTCString();
    const fields = {
      "Last-Modified": modified,
      "Accept-Ranges": "bytes",
      "Content-Type": mediaType(path),
      "X-Content-Type-Options": "nosniff",
    };
    // There are no entity tags: only `*` matches.
    if (
      (asked.get("if-match") ?? "*") !== "*" || timeOf(asked.get("if-unmodified-since")) < seconds
    ) {
      return failure(412);
    }
    const tags = asked.get("if-none-match");
    const isKnown = tags === undefined
      ? timeOf(asked.get("if-modified-since")) >= seconds
      : tags === "*";
    if (isKnown) return { status: 304, fields };
    const isCurrent = method === "GET" && (asked.get("if-range") ?? modified) === modified;
    const part = partOf(isCurrent ? asked.get("range") : undefined, size);
    if (part === null) return failure(416, { "Content-Range": `bytes */${size}` });
    const [offset, length] = part;
    if (length === size) return { status: 200, fields, file: [path, part] };
    const range = `bytes ${offset}-${offset + length - 1}/${size}`;
    return { status: 206, fields: { ...fields, "Content-Range": range }, file: [path, part] };
  }

  #log([host]: IpAddress, request: Request | null, status: number, bytes: number): void {
    const { method = "-", target = "-", version = "-" } = request ?? {};
    const time = new Date();
    if (this.#line.json) {
      return log(JSON.stringify({ time, host, method, target, status, bytes }));
    }
    const [, day, month, year, clock] = time.toUTCString().match(/(\d+) (\w+) (\d+) (\S+)/)!;
    const shown = target.replaceAll(
      /[^\x21-\x7e]|["\\]/g,
      (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
    );
    const start = request === null ? "-" : `${method} ${shown} HTTP/${version}`;
    log(`${host} - - [${day}/${month}/${year}:${clock} +0000] "${start}" ${status} ${bytes}`);
  }
}

/** The host of a request, or nothing: several of them are no host. */
const HOST = /^[\w\-.~%!$&'()*+;=:[\]]*$/;

/** Returns the time of a field in milliseconds since 1970; `NaN` if it is no date of HTTP. */
function timeOf(field: string | undefined): number {
  return field?.endsWith(" GMT") ? Date.parse(field) : NaN;
}

/** Receives the head of a request: `null` if no more comes, `""` if it is too large. */
async function readHead(conn: Connection): Promise<string | null> {
  try {
    const head = await conn.recvUntil("\r\n\r\n", { limit: LARGEST_HEAD });
    // A character for each byte. The "latin1" of TextDecoder is Windows' code page 1252.
    return Buffer.from(head).toString("latin1");
  } catch (error) {
    if (error instanceof RangeError) return "";
    if (error instanceof IncompleteReadError || error instanceof SocketError) return null;
    throw error;
  }
}

/**
 * Sends with a timeout that counts from the last progress. That of the socket limits the whole send: it
 * would cut each long file, however steadily the client reads.
 *
 * @param conn The connection.
 * @param timeout The longest time without progress, in seconds.
 * @param start Starts the send with these options.
 */
async function sendSteadily<T>(
  conn: Connection,
  timeout: number,
  start: (options: { signal: AbortSignal; progress: SendProgress }) => Promise<T>,
): Promise<T> {
  const stuck = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stuck.abort(new TimeoutError("timed out")), timeout * 1000);
  };
  let sent = 0;
  const progress = {
    get sent() {
      return sent;
    },
    set sent(bytes) {
      sent = bytes;
      restart();
    },
  };
  conn.settimeout(null);
  restart();
  try {
    const result = await start({ signal: stuck.signal, progress });
    conn.settimeout(timeout);
    return result;
  } finally {
    clearTimeout(timer);
  }
}

/** How to send a response. */
interface ResponseForm {
  /** True to send the head only. */
  readonly isHead: boolean;
  /** True if the connection goes on. */
  readonly goesOn: boolean;
  /** The longest wait for a client that reads, in seconds. */
  readonly timeout: number;
}

/** Sends a response. @returns the bytes behind its head. */
async function send(
  conn: Connection,
  { status, fields, body, file }: Response,
  { isHead, goesOn, timeout }: ResponseForm,
): Promise<number> {
  const length = file?.[1][1] ?? body?.length;
  const head = formatHead(status, {
    Date: new Date().toUTCString(),
    ...fields,
    ...length !== undefined && { "Content-Length": String(length) },
    Connection: goesOn ? "keep-alive" : "close",
  });
  if (isHead || !length) {
    await conn.sendall(head);
    return 0;
  }
  await conn.sendall(head, MSG_MORE ?? 0); // in one packet with the beginning of what follows
  if (file === undefined) {
    await sendSteadily(conn, timeout, (options) => conn.sendall(body!, options));
    return length;
  }
  const [path, [offset, count]] = file;
  const sending = sendSteadily(
    conn,
    timeout,
    (options) => conn.sendfile(path, offset, count, options),
  );
  const sent = await unlessAbsent(sending) ?? 0;
  if (sent < count) conn.close(); // the file has changed: the client must not wait for more
  return sent;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  const root = await Deno.realPath(line.directory);
  if (!(await Deno.stat(root)).isDirectory) throw new UsageError(`${root} is no directory`);
  using server = listenOn(line.bind, line.port, AF_UNSPEC);
  console.error(`http://${formatAddress(server.getsockname())}/`);
  const files = new FileServer(line, root);
  const limits = { limit: line.connections, signal };
  await serve(server, limits, (conn, address) => files.serve(conn, address));
});
