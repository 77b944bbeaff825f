/**
 * Runs the network utilities of examples/, and the daemons that they are compared with.
 *
 * @module
 */
import { AF_INET, SOCK_DGRAM, SOCK_STREAM, Socket } from "@libc/socket";
import { exampleArguments } from "../helpers/examples.ts";
import { decode, type Outcome, SLOWNESS, withoutCoverage } from "../helpers/support.ts";

/** The longest time that a process may take, in ms. */
const LONGEST = 240_000 * SLOWNESS;

/** Returns the command line that runs an example, which has only the right to call libc. */
export function commandOf(example: string, ...args: string[]): string[] {
  return [Deno.execPath(), ...exampleArguments(example, args)];
}

/** Runs a command to its end, which is forced after four minutes. */
export async function outcomeOf(command: readonly string[]): Promise<Outcome> {
  const [file, ...args] = command;
  const { code, stdout, stderr } = await new Deno.Command(file!, {
    args,
    ...withoutCoverage({ LC_ALL: "C.UTF-8" }),
    stdin: "null",
    signal: AbortSignal.timeout(LONGEST),
  }).output();
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/** Runs an example to its end. */
export function runUtility(example: string, ...args: string[]): Promise<Outcome> {
  return outcomeOf(commandOf(example, ...args));
}

/** A program that runs until the test ends it, at most four minutes. */
export class Background implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #ends: Promise<void>[];
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #waiting = new Set<() => void>();
  #ended = false;
  /** What it has printed, to both outputs. */
  output = "";

  /**
   * Starts the program.
   *
   * @param command Its file and arguments.
   */
  constructor(command: readonly string[]) {
    const [file, ...args] = command;
    this.#child = new Deno.Command(file!, {
      args,
      ...withoutCoverage({ LC_ALL: "C.UTF-8" }),
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#ends = [this.#child.stdout, this.#child.stderr].map(async (stream) => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) {
        this.output += text;
        this.#wake();
      }
    });
    this.#timer = setTimeout(() => this.#child.kill("SIGKILL"), LONGEST);
    Promise.all(this.#ends).then(() => {
      clearTimeout(this.#timer);
      this.#ended = true;
      this.#wake();
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  /** Waits until the program has printed a text that matches. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match;
      if (this.#ended) throw new Error(`ended without ${pattern}: ${this.output}`);
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Interrupts the program as Ctrl-C does. Returns its exit code. */
  async interrupt(): Promise<number> {
    this.#child.kill("SIGINT");
    return await this.end();
  }

  /** Waits until the program ends. Returns its exit code. */
  async end(): Promise<number> {
    const { code } = await this.#child.status;
    await Promise.all(this.#ends);
    return code;
  }

  /** Kills the program if it still runs. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has already ended.
    }
    await this.end();
  }
}

/** Runs a function with a temporary directory. */
export async function inDirectory(fn: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempDir();
  try {
    await fn(path);
  } finally {
    await Deno.remove(path, { recursive: true });
  }
}

/** Returns a port of 127.0.0.1 that is free for UDP and TCP, for daemons that do not choose one. */
export function freePort(): number {
  for (;;) {
    using udp = new Socket(AF_INET, SOCK_DGRAM);
    udp.bind(["127.0.0.1", 0]);
    const [, port] = udp.getsockname();
    using tcp = new Socket(AF_INET, SOCK_STREAM);
    try {
      tcp.bind(["127.0.0.1", port]);
      return port;
    } catch { /* used by TCP */ }
  }
}

/** Starts a daemon on a free port, another one if it was taken meanwhile. */
export async function startOnPort(
  command: (port: number) => readonly string[],
  ready: RegExp,
): Promise<{ daemon: Background; port: number }> {
  for (let attempt = 0;; attempt++) {
    const port = freePort();
    const daemon = new Background(command(port));
    try {
      await daemon.until(ready);
      return { daemon, port };
    } catch (error) {
      await daemon[Symbol.asyncDispose]();
      if (attempt === 5) throw error;
    }
  }
}
