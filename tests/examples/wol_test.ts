// The program wol of examples/: a socket receives its datagrams. Its frames are in utilities_network.ts.

import { assertEquals, assertMatch } from "@std/assert";
import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
import { fastStarts, Python, test, tool } from "../helpers/support.ts";
import { runUtility } from "./utilities.ts";

test("wol: a datagram for each machine", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(240);
  const args = ["-a", "127.0.0.1", "-p", `${socket.getsockname()[1]}`, "--password", "1.2.3.4"];
  const { code, stdout } = await runUtility(
    "wol",
    ...args,
    "0:11:22:33:44:ff",
    "02-00-00-00-00-01",
  );
  assertEquals(code, 0);
  assertMatch(
    stdout,
    /^sent to 00:11:22:33:44:ff by 127.0.0.1, port \d+\nsent to 02:00:00:00:00:01 by .*\n$/,
  );
  for (const address of ["0011223344ff", "020000000001"]) {
    const [data] = await socket.recvfrom(2000);
    assertEquals(data.toHex(), "ffffffffffff" + address.repeat(16) + "01020304");
  }
});

const PYTHON = `
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("127.0.0.1", 0))
say(s.getsockname()[1])
say(s.recv(2000).hex())
`;

test("wol: a datagram, received by Python", [tool("python3")], async () => {
  await using python = new Python(PYTHON);
  const port = await python.line();
  const { code } = await runUtility("wol", "-a", "127.0.0.1", "-p", port, "00:11:22:33:44:55");
  assertEquals([code, await python.line()], [0, "f".repeat(12) + "001122334455".repeat(16)]);
});

test("wol: errors are one line", [fastStarts()], async () => {
  const wrong = await Promise.all([
    runUtility("wol"),
    runUtility("wol", "00:11:22:33:44"),
    runUtility("wol", "--raw", "00:11:22:33:44:55"),
    runUtility("wol", "--password", "1.2.3.400", "00:11:22:33:44:55"),
    runUtility("wol", "--password", "1.2.3.", "-a", "127.0.0.1", "00:11:22:33:44:55"),
    runUtility("wol", "--port", "0x50", "-a", "127.0.0.1", "00:11:22:33:44:55"),
    runUtility("wol", "--interface", "none0", "00:11:22:33:44:55"),
    runUtility("wol", "--raw", "--interface", "none0", "00:11:22:33:44:55"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^wol: .+\n$/);
  }
});
