/**
 * Runs `deno test` with the given arguments and prints one line for each file. The output of a file
 * is printed only if one of its tests failed. The errors and the names of what failed are at the end.
 *
 * With the environment variable `TEST_STRICT`, a test that leaves something behind fails. On a busy
 * machine, a thread that is about to end may count as left behind.
 *
 * @module
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A file whose tests run. */
interface Running {
  /** Its path, and how many tests it has. */
  readonly title: string;
  readonly begun: number;
  /** A line for each test that is ignored, with the reason. */
  readonly ignored: readonly string[];
  readonly output: string[];
  failed: boolean;
}

/** Prints the lines of a file that has ended, after its output if something failed. */
function report({ title, begun, ignored, output, failed }: Running): void {
  if (failed) console.log(output.join("\n"));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${failed ? "FAILED" : "ok    "} ${title} (${seconds} s)`);
  for (const line of ignored) console.log(line);
}

// The lock file is that of the tests alone: `deno task demo` would download what it names.
const options = ["-A", "--no-prompt", "--lock=tests/deno.lock"];
if (Deno.env.has("TEST_STRICT")) {
  options.push("--sanitize-ops", "--sanitize-resources", "--preload=./tests/helpers/leaks.ts");
}
const child = spawn(Deno.execPath(), ["test", ...options, ...Deno.args], {
  env: { ...Deno.env.toObject(), NO_COLOR: "1" },
  stdio: ["inherit", "pipe", "pipe"],
});
const closed = once(child, "close");

const errors = createInterface({ input: child.stderr });
errors.on("line", (line) => {
  if (!line.startsWith("Check ")) console.error(line); // a line for each file that is type-checked
});

let file: Running | undefined;
/** The ignored tests of the file that Deno loads, which runs next. */
let ignored: string[] = [];
let isEnd = false;
/** True within what a test has printed, which may be the output of another `deno test`. */
let isOutput = false;
for await (const line of createInterface({ input: child.stdout })) {
  const marker = line.match(/^-+ (?:\S+ )?output( end)? -+$/);
  if (marker !== null) isOutput = marker[1] === undefined;
  if (isOutput && !isEnd && !line.startsWith("ignored: ")) {
    file?.output.push(line);
    continue;
  }
  const [, count, path] = line.match(/^running (\d+) tests? from (.*)$/) ?? [];
  isEnd ||= line === " ERRORS " || /^(ok|FAILED) \| /.test(line);
  if (file !== undefined && (isEnd || path !== undefined)) {
    report(file);
    file = undefined;
  }
  if (path !== undefined) {
    const title = `${path}: ${count}`;
    file = { title, begun: performance.now(), ignored, output: [], failed: false };
    ignored = [];
  } else if (line.startsWith("ignored: ")) {
    ignored.push(line);
  } else if (isEnd) {
    console.log(line);
  } else {
    file?.output.push(line);
    if (file !== undefined && / \.\.\. .*FAILED/.test(line)) file.failed = true;
  }
}
const [code] = await closed;
if (file !== undefined) report({ ...file, failed: true }); // Deno ended within a file
Deno.exit(code ?? 1);
