/**
 * Netcat: connects to a server, or waits for a client, over TCP, UDP, a unix socket or TLS. It sends
 * what comes from the standard input, and writes what it receives to the standard output.
 *
 *     deno run --allow-ffi examples/nc.ts -N localhost 7 <file
 *     deno run --allow-ffi examples/nc.ts -l 8000
 *
 * It begins and ends as OpenBSD's netcat does. The files of `--cert`, `--key` and `--ca` need
 * `--allow-read`; with `--allow-write`, it removes the unix sockets that it has bound. The exit code
 * is 1 if no connection was made, or if it broke.
 *
 * A TLS server of Deno 2.9 that reads late does not see the end of a connection: `node:tls` never reports
 * it. With `--tls --listen` and an output that is read slowly, `--wait` ends the program.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  AF_UNIX,
  createConnection,
  formatAddress,
  POLLIN,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  type UnixAddress,
} from "@libc/socket";
import {
  decimal,
  given,
  interruption,
  printError,
  required,
  runProgram,
  UsageError,
} from "./command_line.ts";
import { familyOf } from "./internet/family.ts";
import { bindOn, type IpAddress, listenOn } from "./internet/listen.ts";
import { lookUp } from "./internet/look_up.ts";
import { parsePort } from "./internet/port.ts";
import {
  type Channel,
  DatagramChannel,
  DatagramServerChannel,
  PeerError,
  StreamChannel,
} from "./nc/channel.ts";
import { exchange, Input } from "./nc/exchange.ts";
import { secure } from "./nc/tls.ts";
import { removePath } from "./unix/path.ts";

const USAGE = `nc [OPTION]... HOST PORT      connect
nc [OPTION]... -l [HOST] PORT   listen
nc [OPTION]... -U [-l] PATH     the same, over a unix socket

Sends the standard input to a peer, and writes what the peer sends to the standard output.

  -l, --listen            wait for a peer
  -k, --keep-open         with -l: wait for the next peer after each
  -u, --udp               datagrams in place of a stream
  -U, --unix              a unix socket
  -z, --zero              connect only; the port may be a range, such as 20-25
  -N, --shutdown          end the sending half at the end of the input
  -q, --quit SECONDS      the same, and end so many seconds later
  -w, --wait SECONDS      the longest wait for a connection, and for data in either direction
  -d, --no-input          do not read the standard input
  -p, --source-port PORT  the port to connect from
  -s, --source ADDRESS    the address to connect from
  -4, --ipv4              use IPv4 only
  -6, --ipv6              use IPv6 only
  -v, --verbose           say on the standard error who is connected
  -c, --tls               TLS
      --cert FILE         the own certificate, PEM; a server needs one
      --key FILE          its key
      --ca FILE           the certificates to trust
      --servername NAME   the name in the server's certificate (HOST)
      --insecure          accept any certificate
      --help              print this text

The exit code is 0, 1 if no connection was made or it broke, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      listen: { type: "boolean", short: "l", default: false },
      "keep-open": { type: "boolean", short: "k", default: false },
      udp: { type: "boolean", short: "u", default: false },
      unix: { type: "boolean", short: "U", default: false },
      zero: { type: "boolean", short: "z", default: false },
      shutdown: { type: "boolean", short: "N", default: false },
      quit: { type: "string", short: "q" },
      wait: { type: "string", short: "w" },
      "no-input": { type: "boolean", short: "d", default: false },
      "source-port": { type: "string", short: "p", default: "0" },
      source: { type: "string", short: "s" },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
      verbose: { type: "boolean", short: "v", default: false },
      tls: { type: "boolean", short: "c", default: false },
      cert: { type: "string" },
      key: { type: "string" },
      ca: { type: "string" },
      servername: { type: "string" },
      insecure: { type: "boolean", default: false },
    },
  });
  const { listen, unix, udp, zero, tls, quit, wait } = values;
  const host = unix ? null : positionals.length > 1 || !listen ? positionals.shift() : null;
  const [last, ...others] = positionals;
  if (last === undefined || host === undefined || others.length > 0) {
    throw new UsageError(
      unix ? "expected one path" : listen ? "expected a port" : "expected a host and a port",
    );
  }
  if (tls && udp) throw new UsageError("--tls needs a stream, not --udp");
  if (zero && (udp || unix || listen)) throw new UsageError("--zero is for TCP connections");
  if (tls && listen && (values.cert === undefined || values.key === undefined)) {
    throw new UsageError("--tls --listen needs --cert and --key");
  }
  return {
    ...values,
    host,
    last,
    family: familyOf(values),
    sourcePort: parsePort(values["source-port"], udp ? "udp" : "tcp"),
    wait: wait === undefined ? null : decimal("wait", wait, 0.001, 1e6),
    quit: quit === undefined ? undefined : decimal("quit", quit, 0, 1e6),
  };
}

type CommandLine = ReturnType<typeof commandLine>;

/** A run of netcat. */
class Netcat {
  readonly #line: CommandLine;
  readonly #input: Input;
  readonly #signal: AbortSignal;
  /** The paths of the unix sockets that it has bound. */
  readonly #paths: string[] = [];

  constructor(line: CommandLine, signal: AbortSignal) {
    this.#line = line;
    this.#signal = signal;
    this.#input = new Input(line["no-input"]);
  }

  /** Runs it. @returns the exit code. */
  async run(): Promise<number> {
    try {
      return await this.#run();
    } finally {
      for (const path of this.#paths) removePath(path);
    }
  }

  async #run(): Promise<number> {
    const { zero, listen, unix, udp } = this.#line;
    if (zero) return await this.#probe();
    if (!listen) await this.#exchange(await this.#connect());
    else if (udp) await this.#exchange(await this.#bind());
    else if (unix) await this.#serveUnix();
    else await this.#serve(listenOn(this.#line.host, this.#port(), this.#line.family));
    return 0;
  }

  #port(text = this.#line.last): number {
    return parsePort(text, this.#line.udp ? "udp" : "tcp");
  }

  #say(what: string, address: unknown): void {
    if (this.#line.verbose) printError(`${what} ${formatAddress(address as IpAddress) || "?"}`);
  }

  #exchange(channel: Channel): Promise<void> {
    const { listen, shutdown, quit, wait } = this.#line;
    return exchange(channel, this.#input, {
      endsWithPeer: listen,
      halfClose: shutdown,
      quit,
      idle: wait,
      signal: this.#signal,
    });
  }

  /** Returns the channel of a new connection. */
  async #channelOf<A, K>(conn: Socket<A, K>, isServer: boolean): Promise<Channel> {
    if (!this.#line.tls) return new StreamChannel(conn);
    return await secure(conn, this.#line, isServer, this.#signal);
  }

  /** Connects to the port of a host. */
  async #connectTo(port: number) {
    const { family, source, sourcePort, wait } = this.#line;
    const hasSource = source !== undefined || sourcePort > 0;
    const host = this.#line.host!;
    const conn = await given(
      hasSource ? `${host} from ${source ?? sourcePort}` : host,
      () =>
        createConnection([host, port], wait, {
          family,
          signal: this.#signal,
          ...hasSource && { sourceAddress: [source ?? "", sourcePort] },
        }),
    );
    this.#say("Connected to", conn.getpeername());
    conn.settimeout(null);
    return conn;
  }

  async #connect(): Promise<Channel> {
    const { udp, unix, last } = this.#line;
    if (udp) return new DatagramChannel(await (unix ? this.#unixDatagrams() : this.#datagrams()));
    if (!unix) return await this.#channelOf(await this.#connectTo(this.#port()), false);
    const socket = new Socket(required(AF_UNIX, "unix sockets"), SOCK_STREAM);
    socket.settimeout(this.#line.wait);
    await given(`--unix ${last}`, () => socket.connect(last, { signal: this.#signal }));
    socket.settimeout(null);
    return await this.#channelOf(socket, false);
  }

  async #datagrams(): Promise<Socket<IpAddress, "datagram">> {
    const { host, family, source, sourcePort } = this.#line;
    const signal = this.#signal;
    const [found, type, , , address] = await lookUp(host!, this.#port(), { family, signal });
    const socket = new Socket<IpAddress, "datagram">(found, type);
    if (source !== undefined || sourcePort > 0) {
      given(`--source ${source}`, () => socket.bind([source ?? "", sourcePort]));
    }
    await socket.connect(address);
    return socket;
  }

  async #unixDatagrams(): Promise<Socket<UnixAddress, "datagram">> {
    const socket = new Socket<UnixAddress, "datagram">(
      required(AF_UNIX, "unix sockets"),
      SOCK_DGRAM,
    );
    // Without a name of its own the server cannot answer. Linux chooses one.
    const { source, last } = this.#line;
    if (source !== undefined) this.#bindTo("source", source, socket);
    else if (Deno.build.os === "linux") socket.bind("");
    await given(`--unix ${last}`, () => socket.connect(last));
    return socket;
  }

  /** Tries each port of a range. */
  async #probe(): Promise<number> {
    const ends = /^\d+-\d+$/.test(this.#line.last)
      ? this.#line.last.split("-").map((text) => this.#port(text))
      : [this.#port()];
    let code = 1;
    for (let port = Math.min(...ends); port <= Math.max(...ends); port++) {
      try {
        (await this.#connectTo(port)).close();
        code = 0;
      } catch (error) {
        if (!(error instanceof SocketError)) throw error;
        if (this.#line.verbose) printError(`nc: ${error.message}`);
      }
    }
    return code;
  }

  /** Serves one connection, or with --keep-open one after the other. */
  async #serve<A>(server: Socket<A, "stream">): Promise<void> {
    using listening = server;
    this.#say("Listening on", listening.getsockname());
    do {
      const [conn, address] = await listening.accept({ signal: this.#signal });
      this.#say("Connection from", address);
      try {
        await this.#exchange(await this.#channelOf(conn, true));
      } catch (error) {
        if (!this.#line["keep-open"] || !isBroken(error)) throw error;
        printError(`nc: ${error.message}`);
      }
    } while (this.#line["keep-open"]);
  }

  /** Binds a datagram socket, and waits for the first datagram. */
  async #bind(): Promise<Channel> {
    const { host, last, unix, family } = this.#line;
    const keep = this.#line["keep-open"];
    const onPeer = (address: unknown) => this.#say("Connection from", address);
    if (unix) {
      const socket = new Socket<UnixAddress, "datagram">(
        required(AF_UNIX, "unix sockets"),
        SOCK_DGRAM,
      );
      this.#bindTo("unix", last, socket);
      this.#say("Listening on", last);
      await socket.poll(POLLIN, { signal: this.#signal });
      return new DatagramServerChannel(socket, keep, onPeer);
    }
    const socket = bindOn(host, this.#port(), family);
    this.#say("Listening on", socket.getsockname());
    await socket.poll(POLLIN, { signal: this.#signal });
    return new DatagramServerChannel(socket, keep, onPeer);
  }

  async #serveUnix(): Promise<void> {
    const server = new Socket<UnixAddress, "stream">(
      required(AF_UNIX, "unix sockets"),
      SOCK_STREAM,
    );
    this.#bindTo("unix", this.#line.last, server);
    server.listen();
    await this.#serve(server);
  }

  #bindTo<K>(option: string, path: string, socket: Socket<UnixAddress, K>): void {
    given(`--${option} ${path}`, () => socket.bind(path));
    this.#paths.push(path);
  }
}

/** True for the end of a connection that failed, or was never made. */
function isBroken(error: unknown): error is Error {
  return error instanceof SocketError || error instanceof PeerError;
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  try {
    return await new Netcat(line, interruption().signal).run();
  } catch (error) {
    if (!isBroken(error)) throw error;
    printError(`nc: ${error.message}`);
    return 1;
  }
});
