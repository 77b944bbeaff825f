/**
 * Helpers of all tests: both forms of every operation, peers in Python, and tests that require a
 * tool.
 *
 * @module
 */
import * as module from "@libc/socket";
import type { Bytes, PeerAddress, Socket } from "@libc/socket";
import { assertEquals } from "@std/assert";
import { system } from "../../ffi/mod.ts";
import { type Child, isHostTool, startHostTool } from "./host_tools.ts";
import { isOwnSocket, openDescriptors, trackSockets } from "./descriptors.ts";

/** One form, blocking or asynchronous, of the operations that can wait, under their plain names. */
export interface Form {
  /** `blocking` or `asynchronous` */
  readonly name: string;
  accept<A, K>(socket: Socket<A, K>): Promise<[Socket<A, K>, A]>;
  connect<A, K>(socket: Socket<A, K>, address: A): Promise<void>;
  connectEx<A, K>(socket: Socket<A, K>, address: A): Promise<number>;
  recv<A, K>(socket: Socket<A, K>, bufsize: number, flags?: number): Promise<Uint8Array>;
  recvfrom<A, K>(
    socket: Socket<A, K>,
    bufsize: number,
    flags?: number,
  ): Promise<[Uint8Array, PeerAddress<A, K>]>;
  recvInto<A, K>(
    socket: Socket<A, K>,
    buffer: Bytes,
    nbytes?: number,
    flags?: number,
  ): Promise<number>;
  recvfromInto<A, K>(
    socket: Socket<A, K>,
    buffer: Bytes,
    nbytes?: number,
    flags?: number,
  ): Promise<[number, PeerAddress<A, K>]>;
  send<A, K>(
    socket: Socket<A, K>,
    data: string | Bytes,
    flags?: number,
  ): Promise<number>;
  sendall<A, K>(socket: Socket<A, K>, data: string | Bytes, flags?: number): Promise<void>;
  sendto<A, K>(
    socket: Socket<A, K>,
    data: string | Bytes,
    flags: number,
    address: A,
  ): Promise<number>;
}

/** The operations with `Sync` names. Their errors become rejections. */
const blocking: Form = {
  name: "blocking",
  // deno-lint-ignore require-await
  accept: async (socket) => socket.acceptSync(),
  // deno-lint-ignore require-await
  connect: async (socket, address) => socket.connectSync(address),
  // deno-lint-ignore require-await
  connectEx: async (socket, address) => socket.connectExSync(address),
  // deno-lint-ignore require-await
  recv: async (socket, bufsize, flags = 0) => socket.recvSync(bufsize, flags),
  // deno-lint-ignore require-await
  recvfrom: async (socket, bufsize, flags = 0) => socket.recvfromSync(bufsize, flags),
  // deno-lint-ignore require-await
  recvInto: async (socket, buffer, nbytes = 0, flags = 0) =>
    socket.recvIntoSync(buffer, nbytes, flags),
  // deno-lint-ignore require-await
  recvfromInto: async (socket, buffer, nbytes = 0, flags = 0) =>
    socket.recvfromIntoSync(buffer, nbytes, flags),
  // deno-lint-ignore require-await
  send: async (socket, data, flags = 0) => socket.sendSync(data, flags),
  // deno-lint-ignore require-await
  sendall: async (socket, data, flags = 0) => socket.sendallSync(data, flags),
  // deno-lint-ignore require-await
  sendto: async (socket, data, flags, address) => socket.sendtoSync(data, flags, address),
};

/** The operations with plain names. */
const asynchronous: Form = {
  name: "asynchronous",
  accept: (socket) => socket.accept(),
  connect: (socket, address) => socket.connect(address),
  connectEx: (socket, address) => socket.connectEx(address),
  recv: (socket, bufsize, flags = 0) => socket.recv(bufsize, flags),
  recvfrom: (socket, bufsize, flags = 0) => socket.recvfrom(bufsize, flags),
  recvInto: (socket, buffer, nbytes = 0, flags = 0) => socket.recvInto(buffer, nbytes, flags),
  recvfromInto: (socket, buffer, nbytes = 0, flags = 0) =>
    socket.recvfromInto(buffer, nbytes, flags),
  send: (socket, data, flags = 0) => socket.send(data, flags),
  sendall: (socket, data, flags = 0) => socket.sendall(data, flags),
  sendto: (socket, data, flags, address) => socket.sendto(data, flags, address),
};

/** True if the program is in `PATH` or is a host tool. */
export function has(tool: string): boolean {
  return isHostTool(tool) || (Deno.env.get("PATH") ?? "").split(":").some((directory) => {
    try {
      const { isFile, mode } = Deno.statSync(`${directory}/${tool}`);
      return isFile && (mode! & 0o111) !== 0;
    } catch {
      return false;
    }
  });
}

/**
 * How many times slower an emulated machine is than a real one, from the environment variable
 * `TEST_SLOWNESS`. Tests multiply their deadlines and divide their repetitions by it.
 */
export const SLOWNESS: number = Number(Deno.env.get("TEST_SLOWNESS") ?? 1);

/** A requirement of a test: `null` if the machine meets it, else the reason why not. */
export type Need = string | null;

/** Requires a program. */
export function tool(name: string): Need {
  return has(name) ? null : `no ${name} found`;
}

/** Requires a program on the same system as the test, with the same constants and descriptors. */
export function ownTool(name: string): Need {
  return isHostTool(name) ? `${name} runs outside Wine, with the numbers of Linux` : tool(name);
}

/** Requires OpenBSD's netcat. Other programs have its name and other options, such as busybox's. */
export function netcat(): Need {
  const missing = ownTool("nc");
  if (missing !== null) return missing;
  const { stderr } = new Deno.Command("nc", { args: ["-h"], stdin: "null" }).outputSync();
  return decode(stderr).includes("OpenBSD") ? null : "nc is not OpenBSD's";
}

/** Requires a platform that defines all these constants. */
export function constants(...names: string[]): Need {
  const table: Readonly<Record<string, unknown>> = module;
  const lacking = names.filter((name) => {
    if (!(name in table)) throw new TypeError(`${name} is not a constant of any platform`);
    return table[name] === undefined;
  });
  return lacking.length === 0 ? null : `no ${lacking.join(", ")} on this platform`;
}

/** True if the system is Wine, which differs from Windows in some results. */
function isWine(): boolean {
  try {
    const symbols = { wine_get_version: { parameters: [], result: "pointer" } } as const;
    Deno.dlopen("ntdll.dll", symbols).close();
    return true;
  } catch {
    return false;
  }
}

/**
 * Requires a system other than Wine.
 *
 * @param difference What Wine does differently from Windows, as a predicate.
 */
export function windowsItself(difference: string): Need {
  return isWine() ? `Wine ${difference}` : null;
}

/**
 * Requires a system that starts a program in less than a second, for tests of command lines: they start
 * many programs, which read their options alike on every system.
 */
export function fastStarts(): Need {
  return windowsItself("takes two seconds to start a program");
}

/** Requires `socketpair` of unix sockets of every type. */
export function unixPairs(): Need {
  return Deno.build.os === "windows" ? "Windows has no pairs of unix sockets" : null;
}

/** Error code for a number that is not an open descriptor. Winsock knows only sockets. */
export const NO_DESCRIPTOR: string = Deno.build.os === "windows" ? "ENOTSOCK" : "EBADF";

/** Requires network namespaces. */
export function networkNamespaces(): Need {
  return system().namespaces === null ? "no network namespaces on this platform" : null;
}

/** Requires a system where one program can interrupt another, as Ctrl-C does. */
export function interrupts(): Need {
  return Deno.build.os === "windows" ? "a program cannot be interrupted" : null;
}

/** Requires the superuser. */
export function root(): Need {
  return Deno.uid() === 0 ? null : "not root";
}

/** Requires a system that assigns the lowest free number to a new descriptor, as POSIX does. */
export function numbersReturn(): Need {
  return Deno.build.os === "windows"
    ? "Windows reuses the number of a closed socket for any handle"
    : null;
}

/**
 * Requires one operating system.
 *
 * @param why The reason, printed where the test is ignored.
 */
export function onlyOn(os: typeof Deno.build.os, why: string): Need {
  return Deno.build.os === os ? null : why;
}

/**
 * Registers a test. If the machine lacks a requirement, the test is ignored and a line says why.
 */
export function test(name: string, needs: Need[], fn: () => void | Promise<void>): void {
  const missing = needs.filter((need) => need !== null);
  const ignore = missing.length > 0;
  if (ignore) console.log(`ignored: ${name} (${missing.join(", ")})`);
  Deno.test({ name, ignore, fn });
}

/** Returns the two forms, blocking and asynchronous. */
export function formsOf(): readonly [Form, Form] {
  return [blocking, asynchronous];
}

/** Registers one test for each form, blocking and asynchronous. */
export function inBothForms(
  name: string,
  needs: Need[],
  fn: (form: Form) => Promise<void>,
): void {
  for (const form of formsOf()) {
    test(`${name}, ${form.name}`, needs, () => fn(form));
  }
}

/**
 * Returns the environment of a program whose coverage does not count, such as an example, as options of
 * `Deno.Command`. A short program spends a quarter of its time on its profiles.
 *
 * @param variables What the program gets beside the variables of this process.
 */
export function withoutCoverage(
  variables: Readonly<Record<string, string>> = {},
): { readonly clearEnv: true; readonly env: Record<string, string> } {
  const { DENO_COVERAGE_DIR: _, ...others } = Deno.env.toObject();
  return { clearEnv: true, env: { ...others, NO_COLOR: "1", ...variables } };
}

/** A program that exchanges lines with the test over its standard input and output. */
export class Program implements AsyncDisposable {
  readonly #name: string;
  readonly #child: Child;
  readonly #lines: AsyncIterator<string>;
  readonly #input: WritableStreamDefaultWriter<string>;
  #mayFail = false;

  /**
   * Starts the program.
   *
   * @param name The program's name in error messages.
   * @param command The program's file.
   * @param args Its arguments.
   */
  constructor(name: string, command: string, args: string[]) {
    this.#name = name;
    this.#child = isHostTool(command) ? startHostTool(command, args) : new Deno.Command(command, {
      args,
      stdin: "piped",
      stdout: "piped",
      // A program in Python may start Deno, whose coverage counts.
      ...(command === Deno.execPath() ? withoutCoverage() : { env: { NO_COLOR: "1" } }),
    }).spawn();
    const encoder = new TextEncoderStream();
    encoder.readable.pipeTo(this.#child.stdin).catch(() => {});
    this.#input = encoder.writable.getWriter();
    this.#lines = lines(this.#child.stdout);
  }

  /** Returns the next line that the program prints. */
  async line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.#name} ended without printing another line`);
    return value;
  }

  /** Returns the next line, parsed as JSON. */
  async json<T>(): Promise<T> {
    return JSON.parse(await this.line());
  }

  /** Writes a line to the program's standard input. */
  async say(line: string): Promise<void> {
    await this.#input.write(line + "\n");
  }

  /** Sends the program a signal, after which it may end with any exit code. */
  kill(signal: Deno.Signal = "SIGTERM"): void {
    this.#mayFail = true;
    this.#child.kill(signal);
  }

  /** Closes standard input and waits for the program to end. Kills it after 5 seconds. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#input.close().catch(() => {});
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 5000 * SLOWNESS);
    const { code } = await this.#child.status;
    clearTimeout(timer);
    while (!(await this.#lines.next()).done);
    if (code !== 0 && !this.#mayFail) throw new Error(`${this.#name} failed, exit code ${code}`);
  }
}

/** A Python program that exchanges lines with the test. */
export class Python extends Program {
  /**
   * Starts the program. `socket`, `sys` and `say` (print and flush) are predefined.
   *
   * @param source Python source.
   * @param args Arguments, in `sys.argv[1:]`.
   */
  constructor(source: string, ...args: string[]) {
    const prelude = "import socket, sys\ndef say(*a): print(*a, flush=True)\n";
    super("the Python program", "python3", ["-c", prelude + source, ...args]);
  }
}

async function* lines(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  let rest = "";
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    yield* parts;
  }
}

/** Exit code and output of a program. */
export interface Outcome {
  /** Exit code. */
  readonly code: number;
  /** Standard output. */
  readonly stdout: string;
  /** Standard error. */
  readonly stderr: string;
}

/**
 * Runs a TypeScript program to its end. It can import "@libc/socket" and the files of the tests.
 *
 * @param source TypeScript source.
 * @param flags Flags of `deno run`.
 * @param under A command that runs Deno, such as `strace`, with its arguments.
 */
export async function run(
  source: string,
  flags: readonly string[] = ["-A"],
  under: readonly string[] = [],
): Promise<Outcome> {
  const deno = [Deno.execPath(), "run", "--no-prompt", "--ext=ts", ...flags, "-"];
  const [command, ...args] = [...under, ...deno];
  const child = new Deno.Command(command!, {
    args,
    cwd: new URL("..", import.meta.url),
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const timer = setTimeout(() => child.kill("SIGKILL"), 240_000 * SLOWNESS);
  const [{ code, stdout, stderr }] = await Promise.all([
    child.output(),
    new Blob([source]).stream().pipeTo(child.stdin).catch(() => {}),
  ]);
  clearTimeout(timer);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/**
 * Runs a program, as {@linkcode run} does, that may have only so many descriptors open. Deno opens some
 * when it first uses signals, with `--coverage` at any time, and panics if it cannot: so it uses them
 * before the program does anything.
 *
 * @param source TypeScript source.
 * @param limit The number of descriptors.
 */
export function runLimited(source: string, limit: number): Promise<Outcome> {
  const useSignals = `{
    const ignore = () => {};
    Deno.addSignalListener("SIGUSR2", ignore);
    Deno.removeSignalListener("SIGUSR2", ignore);
  }`;
  const under = ["sh", "-c", `ulimit -n ${limit} && exec "$@"`, "sh"];
  return run(useSignals + source, ["-A", "--no-check"], under);
}

/** Returns the identities of this process's open descriptors, sorted, such as `socket:[4711]`. */
export function descriptors(): string[] {
  trackSockets();
  return [...openDescriptors().values()].sort();
}

/**
 * Returns the sockets of this test, and the namespaces, that were opened since `descriptors` returned
 * `before`, and are still open. Never compare two lists of all descriptors: others than this test open
 * and close some at any time.
 */
export function openedSince(before: readonly string[]): string[] {
  return descriptors().filter((one) =>
    (isOwnSocket(one) || one.startsWith("net:")) && !before.includes(one)
  );
}

/** Waits until other threads have closed all that was opened since `before`. */
export async function closedSince(before: readonly string[]): Promise<void> {
  const deadline = performance.now() + 240_000 * SLOWNESS;
  while (openedSince(before).length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assertEquals(openedSince(before), []);
}

/** Decodes UTF-8. */
export function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
