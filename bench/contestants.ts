/**
 * The contestants: how each is started, and whether it is installed.
 *
 * @module
 */

/** The names of the contestants. */
export type ContestantName =
  | "module"
  | "Deno"
  | "node: in Deno"
  | "Node"
  | "CPython"
  | "asyncio"
  | "C";

/** The description of each contestant. */
export const descriptions: Readonly<Record<ContestantName, string>> = {
  "module": "this module",
  "Deno": "`Deno.connect`, `Deno.listen`, `Deno.listenDatagram`",
  "node: in Deno": "`node:net` and `node:dgram` in Deno",
  "Node": "`node:net` and `node:dgram` in Node",
  "CPython": "CPython's `socket`",
  "asyncio": "CPython's `asyncio`",
  "C": "a bare C program",
};

/** The contestants that can be started here. */
export interface Contestants {
  /** The command of each; the name of the workload follows. */
  readonly commands: ReadonlyMap<ContestantName, readonly string[]>;
  /** The version of each tool. */
  readonly versions: Readonly<Record<string, string>>;
  /** The path of the peer program; `undefined` without a C compiler. */
  readonly peer: string | undefined;
  /** The folder of the start programs, by what they import; `undefined` if it could not be made. */
  readonly starting: Readonly<Record<"package" | "sources", string | undefined>>;
  /** What is left out, each with its reason. */
  readonly leftOut: readonly string[];
}

/** Returns the path of a file in this folder. */
export function pathOf(file: string): string {
  return decodeURIComponent(new URL(file, import.meta.url).pathname).replace(/\/$/, "");
}

/** The command with which Deno runs a program. */
export const deno: readonly string[] = [Deno.execPath(), "run", "--quiet", "--no-check", "-A"];

/** Returns the output of a command; `undefined` if it cannot be run. */
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
  const args = ["-O2", "-o", program, pathOf(source)];
  const { success, stderr } = await new Deno.Command("cc", { args }).output();
  if (!success) throw new Error(`cc ${source}: ${new TextDecoder().decode(stderr)}`);
  return program;
}

/**
 * Copies the start programs to a folder where they import the published package.
 *
 * @returns The folder, or `undefined` and the reason why it could not be made.
 */
async function makePackage(folder: string): Promise<[string | undefined, string]> {
  const args = [...deno.slice(1), pathOf("../.ci/package.ts"), `${folder}/package`];
  const { success, stderr } = await new Deno.Command(deno[0]!, { args }).output();
  if (!success) return [undefined, new TextDecoder().decode(stderr).trim()];
  const programs = `${folder}/programs`;
  await Deno.mkdir(programs);
  for (const file of ["empty.ts", "first.ts", "import.ts"]) {
    await Deno.copyFile(pathOf(`programs/${file}`), `${programs}/${file}`);
  }
  const configuration = { imports: { "@libc/socket": "../package/mod.ts" } };
  await Deno.writeTextFile(`${programs}/deno.json`, JSON.stringify(configuration));
  return [programs, ""];
}

/**
 * Finds the tools, compiles the C programs, and makes the package.
 *
 * @param folder The folder for the programs and the package.
 * @returns The contestants that can be started.
 */
export async function findContestants(folder: string): Promise<Contestants> {
  const script = (file: string) => pathOf(`programs/${file}`);
  const gc = "--v8-flags=--expose-gc";
  const commands = new Map<ContestantName, readonly string[]>([
    ["module", [...deno, gc, script("module/main.ts")]],
    ["Deno", [...deno, gc, "--unstable-net", script("deno.ts")]],
    ["node: in Deno", [...deno, gc, script("node.mjs")]],
  ]);
  const versions: Record<string, string> = { Deno: Deno.version.deno };
  const leftOut: string[] = [];

  const node = await output("node", "--version");
  if (node === undefined) leftOut.push("Node: `node` is not installed");
  else {
    versions.Node = node.replace(/^v/, "");
    commands.set("Node", ["node", "--expose-gc", script("node.mjs")]);
  }

  const about = "import sys; print(sys.executable, sys.version.split()[0], sep='\\n')";
  const python = await output("python3", "-c", about);
  if (python === undefined) leftOut.push("CPython, asyncio: `python3` is not installed");
  else {
    const [executable, version] = python.split("\n") as [string, string];
    versions.CPython = version;
    commands.set("CPython", [executable, "-B", script("cpython.py")]);
    commands.set("asyncio", [executable, "-B", script("coroutines.py")]);
  }

  let peer: string | undefined;
  const cc = await output("cc", "--version");
  if (cc === undefined) {
    leftOut.push("C, and all workloads with a peer, which is in C: `cc` is not installed");
  } else {
    versions.cc = cc.split("\n")[0]!;
    commands.set("C", [await compile("programs/bare.c", `${folder}/bare`)]);
    peer = await compile("peer.c", `${folder}/peer`);
  }

  const [package_, failure] = await makePackage(folder);
  if (package_ === undefined) leftOut.push(`the start of the package: ${failure}`);
  const starting = { package: package_, sources: pathOf("programs") };
  return { commands, versions, peer, starting, leftOut };
}
