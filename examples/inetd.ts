/**
 * A super-server: it listens for other programs, and starts one for each connection, with the
 * connection as its standard input and output.
 *
 *     deno run --allow-ffi --allow-read --allow-run --allow-env examples/inetd.ts SERVICES
 *
 * The file has a line for each service:
 *
 *     # [ADDRESS:]PORT  tcp|udp  nowait|wait  COMMAND [ARGUMENT]...
 *     127.0.0.1:7       tcp      nowait       cat
 *
 * With `wait`, the program gets the listening socket itself, or the UDP socket, as its standard input.
 * It accepts or receives until it ends; then the super-server listens again. The programs are the
 * user's who runs the super-server. `REMOTE_HOST` and `REMOTE_PORT` are in their environment.
 *
 * A program has its socket under further numbers, too, since Deno duplicates what it passes on. The
 * peer finds the end of the connection when the program ends, or shuts it down, or closes every
 * descriptor above 2 as well as its input and output.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AF_UNSPEC, close, formatAddress, POLLIN, type Socket } from "@libc/socket";
import { interruption, printError, runProgram, UsageError, whole } from "./command_line.ts";
import { type Started, startWith } from "./descriptors/spawn.ts";
import { parseServices, type Service } from "./inetd/services.ts";
import { bindOn, type IpAddress, listenOn, serve } from "./internet/listen.ts";

const USAGE = `inetd [OPTION]... FILE
inetd [OPTION]... --service "[ADDRESS:]PORT tcp|udp nowait|wait COMMAND [ARGUMENT]..."

Listens for services, and starts a program for each connection.

  -s, --service LINE       a service, in place of the file; may be repeated
  -c, --connections COUNT  programs of one service at once (64)
  -v, --verbose            tell on the standard error what starts and ends
      --help               print this text

A line of the FILE has an address, a protocol, wait or nowait, and a command. With nowait the command
has the connection as its standard input and output. With wait it has the listening socket as its
standard input, and no other starts before it ends. UDP needs wait.`;

/** Milliseconds until a `wait` service begins again after its program has failed, or done nothing. */
const PAUSE = 1000;

/** Parses the command line. */
function commandLine() {
  const { values, positionals: [file, ...others] } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: "string", short: "s", multiple: true, default: [] },
      connections: { type: "string", short: "c", default: "64" },
      verbose: { type: "boolean", short: "v", default: false },
    },
  });
  const services = parseServices(values.service.join("\n"), "--service");
  if (file !== undefined) services.push(...parseServices(Deno.readTextFileSync(file), file));
  if (services.length === 0 || others.length > 0) {
    throw new UsageError("expected a file with services, or --service");
  }
  return {
    services,
    verbose: values.verbose,
    connections: whole("connections", values.connections, 1, 1e6),
  };
}

/** The programs that run. */
class Programs {
  readonly #running = new Set<Started["process"]>();
  readonly #verbose: boolean;

  constructor(verbose: boolean) {
    this.#verbose = verbose;
  }

  /** Prints a line about a service. */
  say(text: string): void {
    if (this.#verbose) printError(text);
  }

  /** Starts the program of a service. It has the socket then. */
  #start({ command, waits }: Service, fd: number, client: IpAddress | null): Started {
    const environment: Record<string, string> = client === null
      ? {}
      : { REMOTE_HOST: client[0], REMOTE_PORT: String(client[1]) };
    try {
      return startWith(command, [fd, waits ? "inherit" : fd, "inherit"], environment);
    } finally {
      // The peer finds the end only when nobody else has the socket.
      if (!waits) close(fd);
    }
  }

  /**
   * Starts the program of a service and waits for its end.
   *
   * @param service The service.
   * @param fd The socket.
   * @param client The peer, if it is known.
   * @returns The exit code; 127 if the program could not be started.
   */
  async run(service: Service, fd: number, client: IpAddress | null): Promise<number> {
    const { process, code } = this.#start(service, fd, client);
    const hasStarted = process.pid !== undefined; // otherwise the error comes later, by the promise
    this.#running.add(process);
    const name = `${service.command[0]}[${process.pid}]`;
    if (hasStarted) {
      this.say(`${name} started${client === null ? "" : ` for ${formatAddress(client)}`}`);
    }
    try {
      const result = await code;
      this.say(`${name} ended with ${result}`);
      return result;
    } catch (error) {
      if (hasStarted) console.error(error);
      else printError((error as Error).message);
      return 127;
    } finally {
      this.#running.delete(process);
    }
  }

  /** Ends all. */
  end(): void {
    for (const process of this.#running) process.kill("SIGTERM");
  }
}

/** Opens the socket of a service. */
function open({ host, port, protocol }: Service): Socket<IpAddress> {
  const socket = protocol === "tcp"
    ? listenOn(host, port, AF_UNSPEC)
    : bindOn(host, port, AF_UNSPEC);
  return socket as unknown as Socket<IpAddress>;
}

await runProgram(USAGE, async () => {
  const { services, verbose, connections } = commandLine();
  const { signal } = interruption();
  const programs = new Programs(verbose);
  const opened = services.map((service) => [service, open(service)] as const);
  for (const [{ protocol, command: [name] }, socket] of opened) {
    programs.say(`${name}: ${protocol} ${formatAddress(socket.getsockname())}`);
  }
  const work = opened.map(async ([service, socket]) => {
    if (!service.waits) {
      const server = socket as Socket<IpAddress, "stream">;
      return await serve(server, { limit: connections, signal }, async (conn, client) => {
        await programs.run(service, conn.detach(), client);
      });
    }
    for (;;) {
      await socket.poll(POLLIN, { signal });
      const begun = performance.now();
      const code = await programs.run(service, socket.fileno(), null);
      // A program that leaves the socket as it is would be started again at once, without end.
      const wasShort = performance.now() - begun < PAUSE;
      if (code !== 0 || wasShort && await socket.poll(POLLIN, 0, { signal }) > 0) {
        await setTimeout(PAUSE, undefined, { signal });
      }
    }
  });
  const aborted = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => aborted.reject(signal.reason));
  try {
    await Promise.race([aborted.promise, Promise.all(work)]);
  } finally {
    programs.end();
  }
});
