/**
 * Programs that are started, listened to, and ended.
 *
 * @module
 */

const running = new Set<Program>();
let ending = false;

/** Whether no more programs may be started. */
export function isEnding(): boolean {
  return ending;
}

/** Ends all programs that still run, and lets no more start. */
export async function endAll(): Promise<void> {
  ending = true;
  await Promise.all([...running].map((program) => program[Symbol.asyncDispose]()));
}

/** A program that runs; its end is forced when it is disposed of. */
export class Program implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;
  readonly #errors: Promise<string>;
  readonly #name: string;
  #rest = "";

  /**
   * Starts it, with as many descriptors as the system lets it have.
   *
   * @param command The program and its arguments.
   * @param env What it finds in its environment.
   */
  constructor(command: readonly string[], env: Record<string, string>) {
    if (ending) throw new Error("it is too late to start anything");
    const raise = 'ulimit -n "$(ulimit -Hn)"; exec "$0" "$@"';
    this.#name = command.map((part) => part.split("/").at(-1)).join(" ");
    this.#child = new Deno.Command("sh", {
      args: ["-c", raise, ...command],
      env,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#input = this.#child.stdin.getWriter();
    this.#lines = this.#child.stdout.pipeThrough(new TextDecoderStream()).getReader();
    this.#errors = new Response(this.#child.stderr).text();
    running.add(this);
  }

  /** Its number, for signals. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Gives it its turn. */
  async go(): Promise<void> {
    await this.#input.write(new TextEncoder().encode("\n"));
  }

  /**
   * The next number that it prints, on a line of its own.
   *
   * @param seconds How long to wait for it.
   * @returns The number.
   */
  async number(seconds: number): Promise<number> {
    let expired = false;
    const timer = setTimeout(() => {
      expired = true;
      this.#kill();
    }, seconds * 1000);
    try {
      while (!this.#rest.includes("\n")) {
        const { value, done } = await this.#lines.read();
        if (done) throw new Error(`${this.#name}: ${await this.#failure(expired, seconds)}`);
        this.#rest += value;
      }
    } finally {
      clearTimeout(timer);
    }
    const [line] = this.#rest.split("\n", 1) as [string];
    this.#rest = this.#rest.slice(line.length + 1);
    const number = Number(line);
    if (line === "" || !Number.isFinite(number)) {
      throw new Error(`${this.#name} printed ${JSON.stringify(line)}`);
    }
    return number;
  }

  async #failure(expired: boolean, seconds: number): Promise<string> {
    if (expired) return `no answer in ${seconds} s`;
    // deno-lint-ignore no-control-regex -- the colours that programs print
    const errors = (await this.#errors).replaceAll(/\x1b\[[0-9;]*m/g, "").trim();
    return errors.split("\n", 1)[0] || "it ended";
  }

  #kill(): void {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }

  /** Ends it. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#kill();
    await this.#child.status;
    await this.#input.abort().catch(() => {});
    await this.#lines.cancel().catch(() => {});
    await this.#errors;
    running.delete(this);
  }
}
