/**
 * A SOCKS 5 proxy: RFC 1928, with names and passwords, RFC 1929. It connects its clients to hosts over
 * TCP, and relays datagrams for them.
 *
 *     deno run --allow-ffi examples/socks5.ts --port 1080
 *     curl --proxy socks5h://localhost:1080 http://example.com/
 *
 * `--deny-net=HOST` keeps clients from a host. The password is better in a file, `--users FILE` with
 * `NAME:PASSWORD` in each line, which needs `--allow-read`.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  AF_UNSPEC,
  type Connection,
  createConnection,
  formatAddress,
  IncompleteReadError,
  options,
  type Socket,
  SocketError,
} from "@libc/socket";
import { decimal, interruption, log, runProgram, UsageError, whole } from "./command_line.ts";
import { finishSending, type IpAddress, listenOn, serve } from "./internet/listen.ts";
import { parsePort } from "./internet/port.ts";
import { DatagramRelay } from "./socks5/datagrams.ts";
import {
  COMMAND,
  encodeReply,
  type HostAndPort,
  METHOD,
  readAddress,
  REPLY,
  replyTo,
  RequestError,
  VERSION,
} from "./socks5/protocol.ts";

const USAGE = `socks5 [OPTION]...

A SOCKS 5 proxy, for TCP connections and UDP.

  -b, --bind ADDRESS       the address to listen on (127.0.0.1)
  -p, --port PORT          the port, 0 for any free one (1080)
      --users FILE         the clients that may use it: NAME:PASSWORD in each line (anybody)
  -t, --timeout SECONDS    the longest wait for a request, and for a connection to a host (30)
  -c, --connections COUNT  clients to serve at once (256)
  -q, --quiet              print no requests
      --json               print a JSON object for each request
      --help               print this text

The address is printed on the standard error.`;

/** Parses the command line. */
function commandLine() {
  const { values } = parseArgs({
    options: {
      bind: { type: "string", short: "b", default: "127.0.0.1" },
      port: { type: "string", short: "p", default: "1080" },
      users: { type: "string" },
      timeout: { type: "string", short: "t", default: "30" },
      connections: { type: "string", short: "c", default: "256" },
      quiet: { type: "boolean", short: "q", default: false },
      json: { type: "boolean", default: false },
    },
  });
  return {
    ...values,
    port: parsePort(values.port),
    users: values.users === undefined ? null : readUsers(values.users),
    timeout: decimal("timeout", values.timeout, 0.001, 1e6),
    connections: whole("connections", values.connections, 1, 1e6),
  };
}

/** Reads the names and passwords. */
function readUsers(path: string): ReadonlySet<string> {
  const lines = Deno.readTextFileSync(path).split(/\r?\n/).filter((line) => line !== "");
  const wrong = lines.findIndex((line) => !line.includes(":"));
  if (wrong >= 0) throw new UsageError(`${path}: line ${wrong + 1} has no NAME:PASSWORD`);
  return new Set(lines);
}

type CommandLine = ReturnType<typeof commandLine>;

/** Lets a connection wait for ever, but for a host that has vanished without an end. */
function waitForEver(socket: Socket<IpAddress, "stream"> | Connection): void {
  socket.settimeout(null);
  socket.setOption(options.SOL_SOCKET.SO_KEEPALIVE, true);
}

/** One client of the proxy. */
class Client {
  readonly #conn: Socket<IpAddress, "stream">;
  readonly #address: IpAddress;
  readonly #line: CommandLine;

  constructor(conn: Socket<IpAddress, "stream">, address: IpAddress, line: CommandLine) {
    this.#conn = conn;
    this.#address = address;
    this.#line = line;
  }

  /** Serves it, from the greeting to the end. */
  async serve(): Promise<void> {
    const read = (count: number) => this.#conn.recvExactly(count);
    this.#conn.settimeout(this.#line.timeout);
    try {
      if (!await this.#authenticate()) return;
      const [version, command] = await read(3);
      if (version !== VERSION) return;
      await this.#perform(command!, await readAddress(read));
    } catch (error) {
      if (error instanceof IncompleteReadError) return; // it has changed its mind
      if (!(error instanceof RequestError)) throw error;
      await this.#reply(error.reply);
      await finishSending(this.#conn);
    }
  }

  async #authenticate(): Promise<boolean> {
    const { users } = this.#line;
    const [version, count] = await this.#conn.recvExactly(2);
    if (version !== VERSION || count === 0) return false;
    const offered = await this.#conn.recvExactly(count!);
    const wanted = users === null ? METHOD.none : METHOD.password;
    const method = offered.includes(wanted) ? wanted : METHOD.unacceptable;
    await this.#conn.sendall(Uint8Array.of(VERSION, method));
    if (method !== METHOD.password) return method === METHOD.none;
    await this.#conn.recvExactly(1); // the version of RFC 1929
    const isKnown = users!.has(`${await this.#text()}:${await this.#text()}`);
    await this.#conn.sendall(Uint8Array.of(1, isKnown ? 0 : 1));
    return isKnown;
  }

  /** Reads a text, which begins with its length. */
  async #text(): Promise<string> {
    const [length] = await this.#conn.recvExactly(1);
    if (length === 0) return "";
    return new TextDecoder().decode(await this.#conn.recvExactly(length!));
  }

  async #reply(code: number, address: HostAndPort = ["0.0.0.0", 0]): Promise<void> {
    await this.#conn.sendall(encodeReply(code, address));
  }

  async #perform(command: number, target: HostAndPort): Promise<void> {
    if (command === COMMAND.connect) return await this.#connect(target);
    if (command === COMMAND.udpAssociate) return await this.#associate();
    throw new RequestError(REPLY.commandNotSupported, `command ${command}`);
  }

  async #connect(target: HostAndPort): Promise<void> {
    let peer: Connection;
    try {
      peer = await createConnection(target as [string, number], this.#line.timeout);
    } catch (error) {
      this.#log("connect", target, error);
      return await this.#reply(replyTo(error));
    }
    using _peer = peer;
    this.#log("connect", target);
    await this.#reply(REPLY.succeeded, peer.getsockname() as unknown as HostAndPort);
    for (const socket of [this.#conn, peer]) waitForEver(socket);
    const halves = [
      this.#conn.readable.pipeTo(peer.writable),
      peer.readable.pipeTo(this.#conn.writable),
    ];
    await Promise.all(halves).catch((error) => {
      if (!(error instanceof SocketError)) throw error; // one of the two has gone
    });
  }

  /** Relays datagrams as long as the connection lasts. */
  async #associate(): Promise<void> {
    const own = this.#conn.getsockname();
    using relay = new DatagramRelay(this.#conn.family as unknown as number, own, this.#address[0]);
    this.#log("udp", this.#address as unknown as HostAndPort);
    await this.#reply(REPLY.succeeded, relay.address as unknown as HostAndPort);
    waitForEver(this.#conn);
    const end = (async () => {
      while ((await this.#conn.recv(1024)).length > 0);
    })();
    await Promise.race([end, relay.run()]);
  }

  #log(command: string, [host, port]: HostAndPort, error?: unknown): void {
    if (this.#line.quiet) return;
    const [client] = this.#address;
    const failure = error instanceof Error ? error.message : undefined;
    if (this.#line.json) {
      log(JSON.stringify({ time: new Date(), client, command, host, port, error: failure }));
    } else {
      log(`${client} ${command} ${formatAddress([host, port])} ${failure ?? "ok"}`);
    }
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  using server = listenOn(line.bind, line.port, AF_UNSPEC);
  console.error(`socks5://${formatAddress(server.getsockname())}`);
  const limits = { limit: line.connections, signal };
  await serve(server, limits, (conn, address) => new Client(conn, address, line).serve());
});
