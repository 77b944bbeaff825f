/**
 * What the tests share: both forms of every operation, peers in Python, and
 * tests that need a tool.
 *
 * @module
 */
import * as module from "@libc/socket";
import { type Bytes, gethostname, type PeerAddress, type Socket } from "@libc/socket";
import { assertEquals } from "@std/assert";
import { system } from "../../ffi/mod.ts";
import { type Child, isBeside, startBeside } from "./host_tools.ts";
import { isOwnSocket, openDescriptors, trackSockets } from "./descriptors.ts";

// Opens libc here: a library that a test opens counts as its leak.
gethostname();
trackSockets();

/** One of the two forms of the operations that can wait, under their plain names. */
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

/** Every operation under its `Sync` name; what it throws rejects. */
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

/** Every operation under its plain name. */
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

/** Whether a program is in `PATH`, or beside the system. */
export function has(tool: string): boolean {
  return isBeside(tool) || (Deno.env.get("PATH") ?? "").split(":").some((directory) => {
    try {
      const { isFile, mode } = Deno.statSync(`${directory}/${tool}`);
      return isFile && (mode! & 0o111) !== 0;
    } catch {
      return false;
    }
  });
}

/**
 * How many times slower than a computer the machine is, such as one that is emulated, from the
 * variable `TEST_SLOWNESS`: what happens in the end is waited for longer, and of what is tried very
 * often less is tried.
 */
export const SLOWNESS: number = Number(Deno.env.get("TEST_SLOWNESS") ?? 1);

/** What a test needs of the machine; each entry gives the reason why it lacks, or `null`. */
export type Need = string | null;

/** The need of a program. */
export function tool(name: string): Need {
  return has(name) ? null : `no ${name} found`;
}

/** The need of a program that asks the same system as the test, and has its numbers. */
export function ownTool(name: string): Need {
  return isBeside(name) ? `${name} is beside Wine, and has the numbers of Linux` : tool(name);
}

/** The need of what constants stand for: a platform that lacks it has none of that name. */
export function constants(...names: string[]): Need {
  const table: Readonly<Record<string, unknown>> = module;
  const lacking = names.filter((name) => {
    if (!(name in table)) throw new TypeError(`${name} is no constant of any platform`);
    return table[name] === undefined;
  });
  return lacking.length === 0 ? null : `no ${lacking.join(", ")} on this platform`;
}

/** Whether the system is Wine, which is Windows but for some of its answers. */
function isWine(): boolean {
  try {
    const symbols = { wine_get_version: { parameters: [], result: "pointer" } } as const;
    Deno.dlopen("ntdll.dll", symbols).close();
    return true;
  } catch {
    return false;
  }
}

/** The need of what Windows does and Wine does otherwise: what that is. */
export function windowsItself(otherwise: string): Need {
  return isWine() ? `Wine ${otherwise}` : null;
}

/** The need of pairs of unix sockets of every type. */
export function unixPairs(): Need {
  return Deno.build.os === "windows" ? "Windows has no pairs of unix sockets" : null;
}

/** The error of a number that is no open descriptor; Windows knows sockets alone. */
export const NO_DESCRIPTOR: string = Deno.build.os === "windows" ? "ENOTSOCK" : "EBADF";

/** The need of a platform that has network namespaces. */
export function networkNamespaces(): Need {
  return system().namespaces === null ? "no network namespaces on this platform" : null;
}

/** The need of the superuser. */
export function root(): Need {
  return Deno.uid() === 0 ? null : "not root";
}

/** The need of a system that gives the lowest free number to the next descriptor. */
export function numbersReturn(): Need {
  return Deno.build.os === "windows" ? "on Windows a closed number may go to any handle" : null;
}

/** The need of one operating system, and why. */
export function onlyOn(os: typeof Deno.build.os, why: string): Need {
  return Deno.build.os === os ? null : why;
}

/** Registers a test; where a need is not met it is ignored, with the reason in its name. */
export function test(name: string, needs: Need[], fn: () => void | Promise<void>): void {
  const missing = needs.filter((need) => need !== null);
  const ignore = missing.length > 0;
  Deno.test({ name: ignore ? `${name} (ignored: ${missing.join(", ")})` : name, ignore, fn });
}

/** Registers a test for the blocking and one for the asynchronous form. */
export function inBothForms(
  name: string,
  needs: Need[],
  fn: (form: Form) => Promise<void>,
): void {
  for (const form of [blocking, asynchronous]) {
    test(`${name}, ${form.name}`, needs, () => fn(form));
  }
}

/** A program that talks with the test over its standard input and output. */
export class Program implements AsyncDisposable {
  readonly #name: string;
  readonly #child: Child;
  readonly #lines: AsyncIterator<string>;
  readonly #input: WritableStreamDefaultWriter<string>;

  /**
   * Starts it.
   *
   * @param name What the errors call it.
   * @param command The program's file.
   * @param args Its arguments.
   */
  constructor(name: string, command: string, args: string[]) {
    this.#name = name;
    this.#child = isBeside(command) ? startBeside(command, args) : new Deno.Command(command, {
      args,
      stdin: "piped",
      stdout: "piped",
      env: { NO_COLOR: "1" },
    }).spawn();
    const encoder = new TextEncoderStream();
    encoder.readable.pipeTo(this.#child.stdin).catch(() => {});
    this.#input = encoder.writable.getWriter();
    this.#lines = lines(this.#child.stdout);
  }

  /** The next line that it prints. */
  async line(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.#name} ended without a word`);
    return value;
  }

  /** A line that is JSON. */
  async json<T>(): Promise<T> {
    return JSON.parse(await this.line());
  }

  /** Gives it a line. */
  async say(line: string): Promise<void> {
    await this.#input.write(line + "\n");
  }

  /** Waits until it has ended, and ends it if it does not by itself. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#input.close().catch(() => {});
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 5000 * SLOWNESS);
    const { code } = await this.#child.status;
    clearTimeout(timer);
    while (!(await this.#lines.next()).done);
    if (code !== 0) throw new Error(`${this.#name} failed, exit code ${code}`);
  }
}

/** A Python program that talks with the test. */
export class Python extends Program {
  /**
   * Starts it; `socket`, `sys` and `say` (print and flush) are there without an import.
   *
   * @param source The program.
   * @param args Its arguments, in `sys.argv[1:]`.
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

/** How a program ended, and what it printed. */
export interface Outcome {
  /** Its exit code. */
  readonly code: number;
  /** Its standard output. */
  readonly stdout: string;
  /** Its standard error. */
  readonly stderr: string;
}

/**
 * Runs a TypeScript program, which can import "@libc/socket" and the files of the tests, to its end.
 *
 * @param source The program.
 * @param flags The flags of `deno run`.
 * @param under A command to run it under, such as `strace`.
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
  const timer = setTimeout(() => child.kill("SIGKILL"), 40_000 * SLOWNESS);
  const [{ code, stdout, stderr }] = await Promise.all([
    child.output(),
    new Blob([source]).stream().pipeTo(child.stdin).catch(() => {}),
  ]);
  clearTimeout(timer);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/** The descriptors of this process, sorted, without their numbers. */
export function descriptors(): string[] {
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

/** Waits until all that was opened since then is closed, which others do in their own time. */
export async function closedSince(before: readonly string[]): Promise<void> {
  const deadline = performance.now() + 30_000 * SLOWNESS;
  while (openedSince(before).length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assertEquals(openedSince(before), []);
}

/** Text of bytes. */
export function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
