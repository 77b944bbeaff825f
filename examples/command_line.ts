/**
 * What every program here does with its command line: `--help`, numbers with limits, one-line errors,
 * exit codes, Ctrl-C and an output that its reader closes.
 *
 * Exit codes: 0 for success, 1 for a job that failed (no reply, no connection), 2 for an error, 130
 * after Ctrl-C, 141 when the reader of the output has closed it.
 *
 * @module
 */
import { IncompleteReadError, SocketError } from "@libc/socket";
import { escaped } from "./terminal/printable.ts";

/** The error of a wrong command line. */
export class UsageError extends Error {}

/**
 * Parses the number of an option.
 *
 * @param option Its name, for the error.
 * @param text The argument.
 * @param least The smallest value.
 * @param most The largest value.
 * @throws {UsageError} If the argument is no number in these bounds.
 */
export function decimal(option: string, text: string, least: number, most: number): number {
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  const end = most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : "";
  throw new UsageError(`--${option} ${text}: expected a number from ${least}${end}`);
}

/** Parses the whole number of an option; see {@linkcode decimal}. */
export function whole(option: string, text: string, least: number, most: number): number {
  const value = decimal(option, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${option} ${text}: expected a whole number`);
}

/** Parses how many things a program does before it ends; without the option there is no limit. */
export function limit(option: string, text: string | undefined): number {
  return text === undefined ? Infinity : whole(option, text, 1, Number.MAX_SAFE_INTEGER);
}

/**
 * Returns the word of several that an argument is.
 *
 * @param words The words that are possible.
 * @param text The argument; `undefined` if it is missing.
 * @param option The option that it belongs to, for the error.
 * @throws {UsageError} If it is none of the words. The error lists them.
 */
export function choice<W extends string>(
  words: readonly W[],
  text: string | undefined,
  option?: string,
): W {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const list = new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);
  const given = [
    ...option === undefined ? [] : [`--${option}`],
    ...text === undefined ? [] : [text],
  ];
  throw new UsageError(`${given.length > 0 ? `${given.join(" ")}: ` : ""}expected ${list}`);
}

/**
 * Parses a command, and takes the arguments behind it.
 *
 * @param commands The possible commands, with the fewest and the most arguments of each.
 * @param positionals The positional arguments.
 * @throws {UsageError} If the first of them is no command, or the others are too few or too many.
 */
export function subcommand<C extends string>(
  commands: Readonly<Record<C, readonly [least: number, most: number]>>,
  positionals: readonly string[],
): [command: C, operands: string[]] {
  const [first, ...operands] = positionals;
  const command = choice(Object.keys(commands) as C[], first);
  const [least, most] = commands[command];
  if (operands.length >= least && operands.length <= most) return [command, operands];
  throw new UsageError(`wrong number of arguments for ${command}`);
}

/**
 * Gives an argument of the user to the module. It checks the forms of addresses, paths and names, and
 * throws a `TypeError` or `RangeError`, which in any other place is a fault of the program.
 *
 * @param argument The argument with its option, for the error.
 * @param use Calls the module, and does nothing else.
 * @throws {UsageError} If the module does not take the argument. A promise rejects with it.
 */
export function given<T>(argument: string, use: () => T): T {
  const refuse = (error: unknown): never => {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UsageError(`${argument}: ${error.message}`, { cause: error });
  };
  try {
    const result = use();
    return result instanceof Promise ? result.catch(refuse) as T : result;
  } catch (error) {
    return refuse(error);
  }
}

/** Returns the value of a constant, or fails if this system lacks it. */
export function required(value: number | undefined, what: string): number {
  if (value !== undefined) return value;
  throw new UsageError(`this system has no ${what}`);
}

const encoder = new TextEncoder();

/** The controllers that end the program. */
const interruptions: AbortController[] = [];

/** True once the reader of the standard output has closed it. */
let isOutputClosed = false;

/**
 * Prints a line to the standard output. Unlike `console.log`, it ends the program when the reader has
 * closed the output, as `head -1` does: it throws, and aborts the signal of {@linkcode interruption},
 * since the caller may be the handler of one of many connections, whose errors end nothing else.
 * Nothing in the line can control the terminal, whoever has sent it.
 */
export function print(line: string): void {
  let bytes = encoder.encode(`${escaped(line)}\n`);
  try {
    while (bytes.length > 0) bytes = bytes.subarray(Deno.stdout.writeSync(bytes));
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) {
      isOutputClosed = true;
      for (const controller of interruptions) controller.abort(error);
    }
    throw error;
  }
}

/** Prints a line to the standard error. As in {@linkcode print}, nothing in it can control the terminal. */
export function printError(line: string): void {
  console.error(escaped(line));
}

/**
 * Prints a line of a server's log. An error, such as a full disk, is printed to the standard error, and
 * ends no connection. As in {@linkcode print}, a reader who has closed the output ends the program.
 */
export function log(line: string): void {
  try {
    print(line);
  } catch (error) {
    if (!isExpected(error) || error instanceof Deno.errors.BrokenPipe) throw error;
    printError(`the log: ${error.message}`);
  }
}

/** True if the user is told the error in one line; any other error is a fault of the program. */
export function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || error instanceof SocketError ||
    error instanceof IncompleteReadError || // the peer has ended a connection too early
    error instanceof Error && "code" in error || // of parseArgs, or of the system: a full disk
    error instanceof Error && /^(Filter|CaptureFile)Error$/.test(error.name) ||
    Object.values(Deno.errors).some((type) => error instanceof type);
}

/** Prints how to use a program, and ends it, if the command line has `--help`. */
export function explain(usage: string): void {
  const end = Deno.args.indexOf("--");
  const options = end === -1 ? Deno.args : Deno.args.slice(0, end);
  if (!options.includes("--help")) return;
  print(usage);
  Deno.exit();
}

/**
 * Runs a program and exits with the code that it returns, 0 if it returns none. The option `--help`
 * prints how to use the program. An error is printed as one line.
 *
 * @param usage What `--help` prints. Its first word is the name of the program.
 * @param main The program. It returns its exit code.
 */
export async function runProgram(
  usage: string,
  main: () => Promise<number | void> | number | void,
): Promise<never> {
  try {
    explain(usage);
    const code = await main() ?? 0;
    Deno.exit(isOutputClosed ? 141 : code);
  } catch (error) {
    if (isOutputClosed) Deno.exit(141); // whatever error the end of the program has caused
    // Timers of Node reject with an AbortError of their own, which is no DOMException.
    if (error instanceof Error && error.name === "AbortError") Deno.exit(130);
    if (error instanceof Deno.errors.BrokenPipe) Deno.exit(141);
    if (!isExpected(error)) throw error;
    const [name] = usage.split(/\s/);
    const isWrongLine = error instanceof UsageError || error instanceof TypeError;
    const hint = isWrongLine ? " (--help explains the options)" : "";
    const [line] = error.message.split("\n", 1);
    // What parseArgs says about positional arguments behind "--" helps nobody who mistyped an option.
    const what = line!.replace(
      /^(Unknown option '.*')\. To specify a positional argument .*$/,
      "$1",
    );
    printError(`${name}: ${what}${hint}`);
    Deno.exit(2);
  }
}

/** Returns a controller that aborts when the user interrupts the program, or closes its output. */
export function interruption(): AbortController {
  const controller = new AbortController();
  interruptions.push(controller);
  Deno.addSignalListener("SIGINT", () => controller.abort());
  return controller;
}

/** Awaits a promise. Returns `undefined` if it rejects after the signal has aborted. */
export async function unlessAborted<T>(
  signal: AbortSignal,
  promise: Promise<T>,
): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/**
 * Awaits a promise that no signal can end, such as a read of the standard input. It rejects when the
 * signal aborts. What the promise waits for goes on until the program exits.
 */
export async function orAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
