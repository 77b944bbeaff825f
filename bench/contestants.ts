/**
 * Who is measured: how each is started, and whether it is installed.
 *
 * @module
 */

/** What the contestants are called. */
export type ContestantName =
  | "module"
  | "Deno"
  | "node: in Deno"
  | "Node"
  | "CPython"
  | "asyncio"
  | "C";

/** What each of them is. */
export const descriptions: Readonly<Record<ContestantName, string>> = {
  "module": "this module",
  "Deno": "`Deno.connect`, `Deno.listen`, `Deno.listenDatagram`",
  "node: in Deno": "`node:net` and `node:dgram` in Deno",
  "Node": "the same in Node",
  "CPython": "CPython's `socket`",
  "asyncio": "CPython's `asyncio`",
  "C": "a bare C program",
};

/** What can be started here. */
export interface Contestants {
  /** The command that each begins with; the workload follows. */
  readonly commands: ReadonlyMap<ContestantName, readonly string[]>;
  /** The version of each tool. */
  readonly versions: Readonly<Record<string, string>>;
  /** The program at the other end, if it could be compiled. */
  readonly peer: string | undefined;
  /** Where the programs are that start, by what they import; nowhere if that could not be made. */
  readonly starting: Readonly<Record<"package" | "sources", string | undefined>>;
  /** What is left out, and why. */
  readonly leftOut: readonly string[];
}

/** The path of a file beside this one. */
export function beside(file: string): string {
  return decodeURIComponent(new URL(file, import.meta.url).pathname).replace(/\/$/, "");
}

/** How Deno runs a program. */
export const deno: readonly string[] = [Deno.execPath(), "run", "--quiet", "--no-check", "-A"];

/** What a command prints; nothing if it cannot be run. */
async function output(command: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { success, stdout } = await new Deno.Command(command, { args, stderr: "null" }).output();
    return success ? new TextDecoder().decode(stdout).trim() : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function compile(source: string, program: string): Promise<string> {
  const args = ["-O2", "-o", program, beside(source)];
  const { success, stderr } = await new Deno.Command("cc", { args }).output();
  if (!success) throw new Error(`cc ${source}: ${new TextDecoder().decode(stderr)}`);
  return program;
}

/**
 * The programs that start, in a folder where they import what is published.
 *
 * @returns The folder, or `undefined` and why it could not be made.
 */
async function packaged(folder: string): Promise<[string | undefined, string]> {
  const args = [...deno.slice(1), beside("../.ci/package.ts"), `${folder}/package`];
  const { success, stderr } = await new Deno.Command(deno[0]!, { args }).output();
  if (!success) return [undefined, new TextDecoder().decode(stderr).trim()];
  const programs = `${folder}/programs`;
  await Deno.mkdir(programs);
  for (const file of ["empty.ts", "first.ts", "import.ts"]) {
    await Deno.copyFile(beside(`programs/${file}`), `${programs}/${file}`);
  }
  const configuration = { imports: { "@libc/socket": "../package/mod.ts" } };
  await Deno.writeTextFile(`${programs}/deno.json`, JSON.stringify(configuration));
  return [programs, ""];
}

/**
 * Looks for the tools, compiles what is in C, and makes the package.
 *
 * @param folder Where these go.
 * @returns What can be started.
 */
export async function findContestants(folder: string): Promise<Contestants> {
  const script = (file: string) => beside(`programs/${file}`);
  const gc = "--v8-flags=--expose-gc";
  const commands = new Map<ContestantName, readonly string[]>([
    ["module", [...deno, gc, script("module/main.ts")]],
    ["Deno", [...deno, gc, "--unstable-net", script("deno.ts")]],
    ["node: in Deno", [...deno, gc, script("node.mjs")]],
  ]);
  const versions: Record<string, string> = { Deno: Deno.version.deno };
  const leftOut: string[] = [];

  const node = await output("node", "--version");
  if (node === undefined) leftOut.push("Node: there is no `node`");
  else {
    versions.Node = node.replace(/^v/, "");
    commands.set("Node", ["node", "--expose-gc", script("node.mjs")]);
  }

  const about = "import sys; print(sys.executable, sys.version.split()[0], sep='\\n')";
  const python = await output("python3", "-c", about);
  if (python === undefined) leftOut.push("CPython, asyncio: there is no `python3`");
  else {
    const [executable, version] = python.split("\n") as [string, string];
    versions.CPython = version;
    commands.set("CPython", [executable, "-B", script("cpython.py")]);
    commands.set("asyncio", [executable, "-B", script("coroutines.py")]);
  }

  let peer: string | undefined;
  const cc = await output("cc", "--version");
  if (cc === undefined) {
    leftOut.push("C, and all work that needs a peer, which is in C: there is no `cc`");
  } else {
    versions.cc = cc.split("\n")[0]!;
    commands.set("C", [await compile("programs/bare.c", `${folder}/bare`)]);
    peer = await compile("peer.c", `${folder}/peer`);
  }

  const [package_, failure] = await packaged(folder);
  if (package_ === undefined) leftOut.push(`the start with the package: ${failure}`);
  const starting = { package: package_, sources: beside("programs") };
  return { commands, versions, peer, starting, leftOut };
}
