/**
 * The programs of `examples/` and their counterparts, as processes of a test.
 *
 * @module
 */
import { decode, type Outcome, SLOWNESS, withoutCoverage } from "./support.ts";

/**
 * Flags that let a program import another `@libc/socket` than the sources, by an import map: the
 * environment variable `TEST_IMPORT_MAP` names its file.
 */
export const importMap: readonly string[] = Deno.env.has("TEST_IMPORT_MAP")
  ? [`--import-map=${Deno.env.get("TEST_IMPORT_MAP")}`]
  : [];

/** Returns the arguments with which `deno` runs an example. */
export function exampleArguments(
  name: string,
  args: readonly string[],
  permissions: readonly string[] = [],
): string[] {
  const program = new URL(import.meta.resolve(`../../examples/${name}.ts`));
  const flags = ["--no-check", "--cached-only", "--no-prompt", "--allow-ffi", ...importMap];
  return ["run", ...flags, ...permissions, program.href, ...args];
}

/** A process with piped standard streams. It is killed after four minutes, and when it is disposed. */
export class Running implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  readonly #output: Promise<Uint8Array<ArrayBuffer>>;
  readonly #errors: Promise<void>;
  #outputLength = 0;
  #stderr = "";
  #onText: () => void = () => {};
  #hasEnded = false;

  /**
   * Starts a program.
   *
   * @param command Its file.
   * @param args Its arguments.
   */
  constructor(command: string, args: readonly string[]) {
    this.#child = new Deno.Command(command, {
      args: [...args],
      ...withoutCoverage({ LC_ALL: "C", DENO_NO_UPDATE_CHECK: "1" }),
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#timer = setTimeout(() => this.kill("SIGKILL"), 240_000 * SLOWNESS);
    this.#child.status.then(() => clearTimeout(this.#timer));
    this.#input = this.#child.stdin.getWriter();
    this.#input.closed.catch(() => {});
    this.#reader = this.#child.stdout.getReader();
    this.#output = this.#readOutput();
    this.#errors = this.#readErrors();
  }

  /** Starts an example. */
  static example(
    name: string,
    args: readonly string[],
    permissions: readonly string[] = [],
  ): Running {
    return new Running(Deno.execPath(), exampleArguments(name, args, permissions));
  }

  async #readOutput(): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (let next; !(next = await this.#reader.read()).done;) {
      chunks.push(next.value);
      this.#outputLength += next.value.length;
      this.#onText();
    }
    return await new Blob(chunks).bytes();
  }

  async #readErrors(): Promise<void> {
    for await (const text of this.#child.stderr.pipeThrough(new TextDecoderStream())) {
      this.#stderr += text;
      this.#onText();
    }
    this.#hasEnded = true;
    this.#onText();
  }

  /** Waits until the standard error matches a pattern. */
  async printed(pattern: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const found = this.#stderr.match(pattern);
      if (found !== null) return found;
      if (this.#hasEnded) throw new Error(`no ${pattern} in the errors: ${this.#stderr}`);
      await new Promise<void>((resolve) => this.#onText = resolve);
    }
  }

  /** Waits until so many bytes of output have come. */
  async hasPrinted(length: number): Promise<void> {
    while (this.#outputLength < length) {
      if (this.#hasEnded) throw new Error(`it ended after ${this.#outputLength} bytes`);
      await new Promise<void>((resolve) => this.#onText = resolve);
    }
  }

  /** Writes to the standard input. */
  async write(data: string | Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#input.write(typeof data === "string" ? new TextEncoder().encode(data) : data);
  }

  /** Closes the standard output, like a reader that has enough. */
  async closeOutput(): Promise<void> {
    await this.#reader.cancel();
  }

  /** Ends the standard input. */
  async end(): Promise<void> {
    await this.#input.close().catch(() => {});
  }

  /** Sends a signal, if the process has not ended. */
  kill(signal: Deno.Signal): void {
    try {
      this.#child.kill(signal);
    } catch { /* it has ended */ }
  }

  /** Waits for the end, without ending the standard input. */
  async outcome(): Promise<Outcome & { readonly bytes: Uint8Array<ArrayBuffer> }> {
    const [{ code }, bytes] = await Promise.all([this.#child.status, this.#output, this.#errors]);
    return { code, bytes, stdout: decode(bytes), stderr: this.#stderr };
  }

  /** Writes the whole input, ends it, and waits for the end. */
  async finish(
    input: string | Uint8Array<ArrayBuffer> = "",
  ): Promise<Outcome & { readonly bytes: Uint8Array<ArrayBuffer> }> {
    if (input.length > 0) await this.write(input).catch(() => {});
    await this.end();
    return await this.outcome();
  }

  /** Kills the process if it runs, and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.kill("SIGKILL");
    await this.end();
    await this.outcome();
  }
}
