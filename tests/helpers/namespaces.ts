/**
 * Test files that run in a network namespace of their own.
 *
 * @module
 */
import { assert, assertMatch } from "@std/assert";
import { decode, type Need, networkNamespaces, root, SLOWNESS, tool } from "./support.ts";

/** The need of network namespaces with veth interfaces, for the superuser. */
export function vethInterfaces(): Need {
  const missing = networkNamespaces() ?? root() ?? tool("unshare") ?? tool("ip");
  if (missing !== null) return missing;
  const { success } = new Deno.Command("unshare", {
    args: ["--net", "--mount", "ip", "link", "add", "test0", "type", "veth"],
    stdout: "null",
    stderr: "null",
  }).outputSync();
  return success ? null : "no network namespaces with veth interfaces";
}

/**
 * Runs the tests of a file in new namespaces, and asserts that all pass.
 *
 * @param url The URL of the file.
 * @param namespaces Options of unshare(1): `--net`, `--mount`.
 * @param setup Shell commands that set the network up.
 * @returns The line of the results.
 */
export async function testInNamespaces(
  url: string,
  namespaces: readonly string[],
  setup: string,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("unshare", {
    args: [
      ...[...namespaces, "sh", "-c", `set -e\n${setup}\nexec "$@"`, "sh"],
      ...[Deno.execPath(), "test", "-A", "--no-prompt", "--no-check"],
      ...["--sanitize-ops", "--sanitize-resources", new URL(url).pathname],
    ],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdin: "null",
    signal: AbortSignal.timeout(240_000 * SLOWNESS),
  }).output();
  const output = decode(stdout) + decode(stderr);
  assert(success, output);
  assertMatch(output, /ok \| [1-9]\d* passed \| 0 failed/);
  return output.match(/ok \| .* failed.*/)![0];
}
