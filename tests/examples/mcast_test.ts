// examples/mcast.ts over the loopback interface. utilities_network.ts has a chat over IPv6, which the
// loopback interface has no multicast route for.

import { assertEquals, assertMatch } from "@std/assert";
import { Running } from "../helpers/examples.ts";
import { onlyOn, test, tool } from "../helpers/support.ts";
import { chat } from "./mcast_chat.ts";
import { freePort, runUtility } from "./utilities.ts";

const linux = onlyOn("linux", "the loopback interface has another name");

test(
  "mcast: two programs and Python, IPv4",
  [tool("python3"), linux],
  () => chat("239.255.47.11", "lo"),
);

test("mcast: Ctrl-C, and errors in one line", [linux], async () => {
  await using alone = Running.example("mcast", ["-i", "lo", "-p", `${freePort()}`]);
  await alone.printed(/^joined /);
  alone.kill("SIGINT");
  assertEquals((await alone.outcome()).code, 130);
  const wrong = await Promise.all([
    runUtility("mcast", "-g", "127.0.0.1"),
    runUtility("mcast", "-g", "nowhere"),
    runUtility("mcast", "-i", "none0"),
    runUtility("mcast", "-t", "256"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^mcast: .+\n$/);
  }
});
