// Runs own_network.ts, whose tests require a private network, in a new network namespace:
// broadcasts, scopes, hosts that do not answer.

import { assert } from "@std/assert";
import { decode, type Need, test, tool } from "../helpers/support.ts";

// Ordinary users can create a network namespace inside a user namespace, if the system permits it.
const unshareFlags = Deno.uid() === 0 ? ["-n"] : ["-r", "-n"];

function namespaces(): Need {
  if (tool("unshare") !== null) return tool("unshare");
  const { success } = new Deno.Command("unshare", {
    args: [...unshareFlags, "ip", "link", "add", "test0", "type", "veth"],
    stdout: "null",
    stderr: "null",
  }).outputSync();
  return success ? null : "no network namespaces with veth interfaces";
}

test("tests in a network namespace: own_network.ts", [tool("ip"), namespaces()], async () => {
  const setup = `
    set -e
    ip link set lo up
    ip link add test0 type veth peer name test1
    ip link set test1 up
    ip link set test0 arp off multicast on up
    ip address add 198.51.100.1/24 brd + dev test0
    ip -6 address add fe80::77/64 dev test0 nodad || true
    ip route add 255.255.255.255 dev test0
    ip route add default dev test0
    exec "$0" "$@"`;
  const { success, stdout, stderr } = await new Deno.Command("unshare", {
    args: [
      ...unshareFlags,
      ...["sh", "-c", setup],
      ...[Deno.execPath(), "test", "-A", "--no-prompt", "--no-check"],
      ...["--sanitize-ops", "--sanitize-resources"],
      new URL(import.meta.resolve("./own_network.ts")).pathname,
    ],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    stdin: "null",
    signal: AbortSignal.timeout(240_000),
  }).output();
  const output = decode(stdout) + decode(stderr);
  assert(success, output);
  assert(/ok \| [1-9]\d* passed \| 0 failed/.test(output), output);
  console.log(output.match(/ok \| .* failed.*/)![0]);
});
