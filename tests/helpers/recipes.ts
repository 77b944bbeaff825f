/**
 * The programs of `docs/recipes/`. A block of a page that is marked `ts ignore` is a program, or a
 * module of one. Its first line is a comment with the file's name, and for a program with the command
 * that runs it:
 *
 *     // deno run --allow-ffi udp_server.ts 192.0.2.1
 *
 * @module
 */
import { importMap } from "./examples.ts";
import { decode, type Outcome, Program, SLOWNESS, withoutCoverage } from "./support.ts";

const root = new URL("../../", import.meta.url);
const folder = new URL("docs/recipes/", root);

/** A file that a page contains. */
export interface RecipeFile {
  /** The name of the page. */
  readonly page: string;
  /** The name of the file. */
  readonly name: string;
  /** The flags of `deno run`; `null` for a module that another file of the page loads. */
  readonly flags: readonly string[] | null;
  /** The source. */
  readonly code: string;
}

/** Returns the text of each page, by its name. */
export function recipePages(): Map<string, string> {
  const names = [...Deno.readDirSync(folder)].map(({ name }) => name).filter((name) =>
    name.endsWith(".md")
  ).sort();
  return new Map(names.map((name) => [name, Deno.readTextFileSync(new URL(name, folder))]));
}

/** Returns the files that the pages contain. */
export function recipeFiles(): RecipeFile[] {
  return [...recipePages()].flatMap(([page, text]) =>
    [...text.matchAll(/^```ts ignore\n(.*?)^```$/gms)].map(([, code]) => {
      const [, command, name] = /^\/\/ (deno run (?:--\S+ )*)?(\w+\.ts)\b/.exec(code!) ?? [];
      if (name === undefined) {
        throw new Error(`${page}: the first line of a program has its name:\n${code}`);
      }
      return { page, name, flags: command?.split(" ").slice(2, -1) ?? null, code: code! };
    })
  );
}

/** A copy of the programs of the pages, removed at the end of its scope. */
export class Recipes implements Disposable {
  readonly #files = new Map(recipeFiles().map((file) => [file.name, file]));
  /** The folder of the copy. */
  readonly path: string = Deno.makeTempDirSync({ dir: "/tmp", prefix: "recipes" });

  /** Writes the programs. */
  constructor() {
    Deno.chmodSync(this.path, 0o755); // a program may run as another user
    for (const { name, code } of this.#files.values()) {
      Deno.writeTextFileSync(`${this.path}/${name}`, code);
    }
  }

  /**
   * Returns the arguments with which Deno runs a program, with the permissions of its first line.
   *
   * @param name The name of the program.
   * @param args Its arguments.
   */
  args(name: string, ...args: string[]): string[] {
    const flags = this.#files.get(name)?.flags;
    if (flags == null) throw new Error(`no page of docs/recipes/ has a program ${name}`);
    const config = new URL("deno.json", root).pathname;
    return [
      ...["run", "--no-check", "--no-prompt", "--cached-only", "--no-lock", `--config=${config}`],
      ...[...importMap, ...flags, `${this.path}/${name}`, ...args],
    ];
  }

  /** Starts a program. */
  start(name: string, ...args: string[]): Program {
    return new Program(name, Deno.execPath(), this.args(name, ...args));
  }

  /** Runs a program to its end. */
  async run(name: string, ...args: string[]): Promise<Outcome> {
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: this.args(name, ...args),
      ...withoutCoverage(),
      stdin: "null",
      signal: AbortSignal.timeout(240_000 * SLOWNESS),
    }).output();
    return { code, stdout: decode(stdout), stderr: decode(stderr) };
  }

  /** Removes the copy. */
  [Symbol.dispose](): void {
    Deno.removeSync(this.path, { recursive: true });
  }
}
