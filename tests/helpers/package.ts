/**
 * The published package, made from the sources, and programs that import it by its names.
 *
 * @module
 */
import { decode, type Need, type Outcome, run } from "./support.ts";

const root = new URL("../..", import.meta.url);

/** Runs Deno in the root. */
export async function deno(...args: readonly string[]): Promise<Outcome> {
  const command = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: root,
    env: { NO_COLOR: "1" },
  });
  const { code, stdout, stderr } = await command.output();
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

/** Requires what makes the package: the folder `.ci/`, and the bundler, which Deno fetches once. */
export async function packager(): Promise<Need> {
  if (Deno.build.os === "windows") return "the other systems make the package";
  try {
    Deno.statSync(new URL(".ci/package.ts", root));
  } catch {
    return "a copy without .ci/";
  }
  const { code, stderr } = await deno("bundle", "--quiet", "constants/runtime.ts");
  return code === 0 ? null : `the bundler does not run: ${stderr.trim().split("\n").at(-1)}`;
}

/** The package in a temporary folder, which {@linkcode dispose} removes. */
export class Package implements Disposable {
  readonly #parent = Deno.makeTempDirSync();
  /** The package's folder. */
  readonly folder = `${this.#parent}/package`;
  /** The file of each entry point by its name in `deno.json`. */
  readonly exports: Readonly<Record<string, string>> = {};

  /** Makes the package. */
  async make(): Promise<void> {
    const { code, stderr } = await deno("run", "-A", ".ci/package.ts", this.folder);
    if (code !== 0) throw new Error(`no package was made:\n${stderr}`);
    const { exports } = JSON.parse(Deno.readTextFileSync(`${this.folder}/deno.json`));
    Object.assign(this.exports, exports);
    const imports = Object.fromEntries(
      Object.entries(this.exports).map(([name, file]) => [
        `@libc/socket${name.slice(1)}`,
        `./package/${file}`,
      ]),
    );
    Deno.writeTextFileSync(`${this.#parent}/imports.json`, JSON.stringify({ imports }));
  }

  /**
   * Runs a program that imports the package.
   *
   * @param source TypeScript source.
   * @param flags Flags of `deno run`.
   */
  run(source: string, ...flags: readonly string[]): Promise<Outcome> {
    const options = ["--no-config", "--import-map", `${this.#parent}/imports.json`];
    return run(source, [...options, ...flags]);
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.#parent, { recursive: true });
  }
}
