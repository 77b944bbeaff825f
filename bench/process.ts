/**
 * Child processes: starts them, reads the numbers that they print, and ends them.
 *
 * @module
 */

const running = new Set<Program>();
let ending = false;

/** True once no more programs may start. */
export function isEnding(): boolean {
  return ending;
}

/** Ends all running programs and prevents further starts. */
export async function endAll(): Promise<void> {
  ending = true;
  await Promise.all([...running].map((program) => program[Symbol.asyncDispose]()));
}

/** A running program; disposing of it kills it. */
export class Program implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #lines: ReadableStreamDefaultReader<string>;
  readonly #errors: Promise<string>;
  readonly #name: string;
  #rest = "";

  /**
   * Starts the program, with the limit of open descriptors raised to the hard limit.
   *
   * @param command The program and its arguments.
   * @param env Its environment variables.
   */
  constructor(command: readonly string[], env: Record<string, string>) {
    if (ending) throw new Error("the benchmark is ending: no program may start");
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

  /** Its process id. */
  get pid(): number {
    return this.#child.pid;
  }

  /** Lets it run its next turn. */
  async startTurn(): Promise<void> {
    await this.#input.write(new TextEncoder().encode("\n"));
  }

  /**
   * Reads the next number that it prints, on a line of its own.
   *
   * @param seconds The timeout, after which the program is killed.
   * @returns The number.
   */
  async readNumber(seconds: number): Promise<number> {
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
    // deno-lint-ignore no-control-regex -- the colors that programs print
    const errors = (await this.#errors).replaceAll(/\x1b\[[0-9;]*m/g, "").trim();
    return errors.split("\n", 1)[0] || "it ended";
  }

  #kill(): void {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has already ended.
    }
  }

  /** Kills it and waits for its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#kill();
    await this.#child.status;
    await this.#input.abort().catch(() => {});
    await this.#lines.cancel().catch(() => {});
    await this.#errors;
    running.delete(this);
  }
}
