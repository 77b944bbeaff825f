// The program ntp of examples/, against chronyd, and servers of the test whose clocks are wrong.

import { userInfo } from "node:os";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
import { decodeAnswer } from "../../examples/ntp/packet.ts";
import { test, tool } from "../helpers/support.ts";
import { Background, commandOf, runUtility, startOnPort } from "./utilities.ts";

/** Requires a user that chronyd may run as. */
const user = Deno.build.os === "linux" ? null : "chronyd runs on Linux only";

test(
  "ntp: the clock of this machine agrees with that of chronyd here",
  [tool("chronyd"), user],
  async () => {
    const directory = await Deno.makeTempDir();
    try {
      const { daemon, port } = await startOnPort((port) => {
        const file = `${directory}/${port}.conf`;
        Deno.writeTextFileSync(
          file,
          `port ${port}
bindaddress 127.0.0.1
allow 127.0.0.1
cmdport 0
bindcmdaddress /
pidfile ${directory}/${port}.pid
local stratum 5
`,
        );
        // -x: the clock is not set. -U: any user may run it.
        return ["chronyd", "-d", "-x", "-U", "-u", userInfo().username, "-f", file];
      }, /Disabled control of system clock/);
      await using _daemon = daemon;
      const { code, stdout, stderr } = await runUtility(
        ...["ntp", "--json", "--port", `${port}`, "--interval", "0.01", "--timeout", "60"] as const,
        "127.0.0.1",
        "localhost",
      );
      assertEquals([code, stderr], [0, ""]);
      const lines = stdout.trim().split("\n").map((line) => JSON.parse(line));
      assertEquals(lines.length, 2);
      for (const { offset, delay, stratum, synchronized, clock } of lines) {
        assertEquals([stratum, synchronized, clock], [5, true, "kernel"]);
        // Both have the same clock, so each way takes some time, and chronyd adds noise.
        assert(Math.abs(offset) <= delay / 2 + 1e-4, `offset ${offset}, delay ${delay}`);
        assert(delay > -1e-4 && delay < 60, `delay ${delay}`);
      }
    } finally {
      await Deno.remove(directory, { recursive: true });
    }
  },
);

/** Answers queries as a server whose clock is fast by seconds. */
async function serve(socket: Socket<[string, number], "datagram">, fast: number, stratum: number) {
  for await (const [query, client] of socket) {
    const answer = new Uint8Array(48);
    answer.set([4 << 3 | 4, stratum, 6, 0xe9]);
    answer.set(new TextEncoder().encode("RATE"), 12);
    answer.set(query.subarray(40, 48), 24);
    const view = new DataView(answer.buffer);
    for (const at of [32, 40]) {
      const seconds = Date.now() / 1000 + fast + 2208988800;
      view.setUint32(at, Math.floor(seconds)); // seconds from 2036 on begin again at 0
      view.setUint32(at + 4, (seconds % 1) * 2 ** 32);
    }
    const forged = answer.slice();
    forged[24]! ^= 1;
    await socket.sendto(forged, client); // with wrong bits of origin
    await socket.sendto(answer, client);
  }
}

test("ntp: the offset of wrong clocks, and refusals", [], async () => {
  const outcomes = await Promise.all([[1000, 1], [-1000, 2], [1e9, 1], [0, 0]].map(
    async ([fast, stratum]) => {
      const socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      const serving = serve(socket, fast!, stratum!).catch(() => {});
      const port = `${socket.getsockname()[1]}`;
      const args = ["-p", port, "-n", "2", "-i", "0", "--timeout", "60", "127.0.0.1"];
      const outcome = await runUtility("ntp", ...args);
      socket.close();
      await serving;
      return outcome;
    },
  ));
  const [fast, slow, later, refused] = outcomes;
  for (const [outcome, expected] of [[fast!, 1000], [slow!, -1000], [later!, 1e9]] as const) {
    const [, offset] = /^127\.0\.0\.1: offset ([-+][\d.]+) s \+\/- [\d.]+, delay /.exec(
      outcome.stdout,
    )!;
    assert(Math.abs(Number(offset) - expected) < 100, outcome.stdout);
    assertEquals(outcome.code, 0);
  }
  assertMatch(fast!.stdout, /stratum 1 \(RATE\)\n$/);
  assertMatch(slow!.stdout, /stratum 2 \(82\.65\.84\.69\)\n$/);
  assertEquals([refused!.code, refused!.stdout], [1, "127.0.0.1: refused: RATE\n"]);
});

test("ntp: an answer without the times of the server is passed over", [], () => {
  const answer = new Uint8Array(48).fill(1);
  answer.set([4 << 3 | 4, 1]);
  assertEquals(decodeAnswer(answer)?.stratum, 1);
  for (const at of [32, 40]) {
    const bytes = answer.slice().fill(0, at, at + 8);
    assertEquals(decodeAnswer(bytes), null);
    bytes[1] = 0; // a refusal
    assertEquals(decodeAnswer(bytes)?.stratum, 0);
  }
});

test("ntp: impossible answers count for nothing, and one good one is enough", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(240);
  const port = `${socket.getsockname()[1]}`;
  const asking = runUtility(
    ...["ntp", "--json", "-p", port, "-n", "3", "-i", "0", "--timeout", "5"] as const,
    "127.0.0.1",
  );
  for (const inServer of [10, 0]) {
    const [query, client] = await socket.recvfrom(100);
    const answer = new Uint8Array(48);
    answer.set([4 << 3 | 4, 16]); // not synchronised
    answer.set(query.subarray(40, 48), 24);
    const view = new DataView(answer.buffer), now = Math.floor(Date.now() / 1000) + 2208988800;
    view.setUint32(32, now);
    view.setUint32(40, now + inServer);
    await socket.sendto(answer, client);
  }
  socket.close(); // the last query is refused, or has no answer
  const { code, stdout } = await asking;
  const { offset, synchronized } = JSON.parse(stdout);
  assertEquals([code, synchronized, Math.abs(offset) < 4], [0, false, true]);
});

test("ntp: a refusal counts, whatever its times are", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(240);
  const asking = runUtility("ntp", "-p", `${socket.getsockname()[1]}`, "-n", "1", "127.0.0.1");
  const [query, client] = await socket.recvfrom(100);
  const answer = new Uint8Array(48);
  answer.set([4 << 3 | 4, 0]);
  answer.set(new TextEncoder().encode("DENY"), 12);
  answer.set(query.subarray(40, 48), 24);
  new DataView(answer.buffer).setUint32(40, 10); // sent 10 s after it was received
  await socket.sendto(answer, client);
  const { code, stdout } = await asking;
  assertEquals([code, stdout], [1, "127.0.0.1: refused: DENY\n"]);
});

test("ntp: a server that sends no times has not answered", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(240);
  const args = ["-p", `${socket.getsockname()[1]}`, "-n", "1", "--timeout", "1", "127.0.0.1"];
  const asking = runUtility("ntp", ...args);
  const [query, client] = await socket.recvfrom(100);
  const answer = new Uint8Array(48);
  answer.set([4 << 3 | 4, 1]);
  answer.set(query.subarray(40, 48), 24);
  await socket.sendto(answer, client);
  const { code, stdout } = await asking;
  assertEquals([code, stdout], [1, "127.0.0.1: no answer\n"]);
});

test("ntp: no answer, errors in one line, and Ctrl-C", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.settimeout(240);
  const port = `${socket.getsockname()[1]}`;
  const silent = await runUtility("ntp", "-p", port, "-n", "1", "--timeout", "0.05", "127.0.0.1");
  assertEquals([silent.code, silent.stdout], [1, "127.0.0.1: no answer\n"]);
  const wrong = await Promise.all([
    runUtility("ntp"),
    runUtility("ntp", "--samples", "0", "127.0.0.1"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^ntp: .+\n$/);
  }
  if (Deno.build.os === "windows") return; // cannot interrupt one process
  await socket.recvfrom(100);
  await using asking = new Background(
    commandOf("ntp", "-p", port, "--timeout", "600", "127.0.0.1"),
  );
  await socket.recvfrom(100);
  assertEquals(await asking.interrupt(), 130);
});
