// Two of examples/rate.ts, through a relay in Python that loses datagrams, and compared with iperf3.

import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import {
  AF_INET,
  createServer,
  hasIPv6,
  MSG_DONTWAIT,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
} from "@libc/socket";
import type { Report } from "../../examples/rate/meter.ts";
import { Running } from "../helpers/examples.ts";
import { fastStarts, type Outcome, Python, test, tool } from "../helpers/support.ts";
import { outcomeOf, startOnPort } from "./utilities.ts";

/** Starts a server. Returns its port, too. */
async function startServer(...args: string[]): Promise<{ server: Running; port: string }> {
  const server = Running.example("rate", ["--listen", "--port", "0", ...args]);
  const [, port] = await server.printed(/^listening on .*:(\d+)$/m);
  return { server, port: port! };
}

const client = (port: string, ...args: string[]) =>
  Running.example("rate", ["--port", port, "--json", ...args]).finish();

function reportsOf({ stdout }: Outcome): Report[] {
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** Runs a test. Returns the reports, which both ends have to agree about. */
async function measure(...args: string[]): Promise<Report[]> {
  const { server, port } = await startServer("--once", "--json", "127.0.0.1");
  await using _server = server;
  const mine = await client(port, "--time", "0.4", "--interval", "0.1", ...args, "127.0.0.1");
  assertEquals([mine.code, mine.stderr], [0, ""]);
  const theirs = await server.outcome();
  assertEquals(theirs.code, 0, theirs.stderr);
  assertEquals(mine.stdout, theirs.stdout);
  return reportsOf(mine);
}

/** Asserts that reports of intervals and of streams add up to that of the whole test. */
function assertSums(reports: readonly Report[], streams: number): void {
  const totals = reports.filter(({ total }) => total);
  const numbers = Array.from({ length: streams }, (_, i) => i + 1);
  const names = totals.map(({ stream }) => stream);
  assertEquals(names, streams === 1 ? [1] : [...numbers, "all"]);
  const sum = (some: readonly Report[], key: "bytes" | "datagrams") =>
    some.reduce((all, report) => all + (report[key] ?? 0), 0);
  for (const total of totals) {
    const parts = reports.filter((one) => one.stream === total.stream && !one.total);
    assert(parts.length > 0);
    assertEquals([sum(parts, "bytes"), sum(parts, "datagrams")], [
      total.bytes,
      total.datagrams ?? 0,
    ]);
    parts.forEach(({ from }, i) => assertEquals(from, parts[i - 1]?.to ?? 0));
    assert(total.to > 0 && total.bytes > 0);
    const rate = total.bytes * 8 / total.to;
    assert(Math.abs(total.bitsPerSecond - rate) < 1e-6 * rate);
  }
  if (streams > 1) assertEquals(sum(totals.slice(0, -1), "bytes"), totals.at(-1)!.bytes);
}

test("rate: TCP, both directions, several streams", [], async () => {
  const runs = await Promise.all([
    measure(),
    measure("--streams", "3"),
    measure("--reverse", "--streams", "2", "--size", "1000"),
  ]);
  [1, 3, 2].forEach((streams, i) => assertSums(runs[i]!, streams));
});

test("rate: UDP, both directions, several streams", [fastStarts()], async () => {
  const runs = await Promise.all([
    measure("--udp"),
    measure("--udp", "--streams", "3", "--size", "100", "--rate", "400K"),
    measure("--udp", "--reverse", "--streams", "2"),
    measure("--udp", "--rate", "0", "--size", "8000"),
  ]);
  [1, 3, 2, 1].forEach((streams, i) => assertSums(runs[i]!, streams));
  for (const { datagrams, bytes, jitter } of runs[1]!) {
    assertEquals(bytes, datagrams! * 100);
    assert(jitter! >= 0);
  }
});

test("rate: a tiny rate sends once and waits", [], async () => {
  for (const way of [[], ["--reverse"]]) {
    const { server, port } = await startServer("--once", "127.0.0.1");
    await using _server = server;
    const args = ["--udp", "--rate", "0.001", "--time", "0.3", ...way, "127.0.0.1"];
    const mine = await client(port, ...args);
    assertEquals([mine.code, mine.stderr], [0, ""]);
    assertEquals(reportsOf(mine).at(-1)!.datagrams, 1);
    assertEquals((await server.outcome()).stderr.includes("Warning"), false);
  }
});

/**
 * Passes a test on to the server whose port is the argument. It loses datagrams, and delays others
 * behind the next one. It tells the server that the sender has ended when all datagrams have passed.
 */
const RELAY = `
import json, threading
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind(("127.0.0.1", 0))
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
passed = threading.Condition()
handled = dropped = delayed = 0
held = None
def datagrams():
    global handled, dropped, delayed, held
    while True:
        data = udp.recv(65536)
        number = int.from_bytes(data[12:16], "big")
        if number == 0xffffffff:
            out.send(data)
            continue
        with passed:
            handled += 1
            if number % 5 == 3: dropped += 1
            elif number % 10 == 5: held = data
            else:
                out.send(data)
                if held:
                    out.send(held)
                    delayed += 1
                    held = None
            passed.notify()
def answers():
    for line in up.makefile("rb"):
        message = json.loads(line)
        if "port" in message:
            out.connect(("127.0.0.1", message["port"]))
            message["port"] = udp.getsockname()[1]
        control.sendall(json.dumps(message).encode() + b"\\n")
    control.shutdown(socket.SHUT_WR)
listener = socket.create_server(("127.0.0.1", 0))
say(listener.getsockname()[1])
control = listener.accept()[0]
up = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
for work in datagrams, answers: threading.Thread(target=work, daemon=True).start()
for line in control.makefile("rb"):
    sent = json.loads(line).get("sent")
    if sent:
        with passed:
            passed.wait_for(lambda: handled == sent[0]["datagrams"])
            if held: out.send(held)
    up.sendall(line)
say(handled, dropped, delayed)
`;

test("rate: counts what a relay in Python loses and delays", [tool("python3")], async () => {
  const { server, port } = await startServer("--once", "127.0.0.1");
  await using _server = server;
  await using relay = new Python(RELAY, port);
  const args = ["--udp", "--time", "0.4", "--size", "200", "--rate", "1M", "127.0.0.1"];
  const { code, stdout, stderr } = await client(await relay.line(), ...args);
  assertEquals([code, stderr], [0, ""]);
  const [sent, dropped, delayed] = (await relay.line()).split(" ").map(Number);
  const total = stdout.trimEnd().split("\n").map((line): Report => JSON.parse(line)).at(-1)!;
  assert(dropped! > 0);
  assertEquals(
    [total.datagrams, total.lost, total.outOfOrder, total.bytes],
    [sent! - dropped!, dropped, delayed, 200 * (sent! - dropped!)],
  );
  const { stdout: printed } = await server.outcome();
  assertMatch(printed, new RegExp(` lost ${dropped}/${sent} \\([\\d.]+ %\\).* total\\n$`));
});

test("rate: agrees with iperf3, roughly", [tool("iperf3")], async () => {
  const { daemon, port } = await startOnPort(
    (port) => ["iperf3", "--server", "--forceflush", "--port", `${port}`],
    /Server listening/,
  );
  await using _daemon = daemon;
  const iperf3 = async (...args: string[]) => {
    const common = ["--client", "127.0.0.1", "--port", `${port}`, "--json", "--time", "1"];
    const { stdout } = await outcomeOf(["iperf3", ...common, ...args]);
    return JSON.parse(stdout).end;
  };
  const total = async (...args: string[]) => (await measure("--time", "1", ...args)).at(-1)!;
  const similar = (mine: number, theirs: number, factor: number) =>
    assert(mine > theirs / factor && mine < theirs * factor, `${mine} against ${theirs} bit/s`);
  // A busy machine may give one of them little time.
  const tcp = await total();
  similar(tcp.bitsPerSecond, (await iperf3()).sum_received.bits_per_second, 100);
  const udp = await total("--udp", "--rate", "2M");
  const theirs = (await iperf3("--udp", "--bitrate", "2M", "--length", "1200")).sum;
  similar(udp.bitsPerSecond, theirs.bits_per_second, 10);
  similar(udp.datagrams! + udp.lost!, theirs.packets, 10);
});

test("rate: over IPv6, in lines", [hasIPv6 ? null : "no IPv6"], async () => {
  const { server, port } = await startServer("--once", "::1");
  await using _server = server;
  const args = ["--port", port, "-6", "--udp", "-P", "2", "-t", "0.3", "::1"];
  const { code, stdout } = await Running.example("rate", args).finish();
  assertEquals(code, 0);
  assertMatch(
    stdout,
    /^all +0\.00-\d+\.\d\d s +[\d.]+ kB +[\d.]+ [kM]bit\/s {2}jitter [\d.]+ ms {2}lost \d+\/\d+ \([\d.]+ %\).* total\n$/m,
  );
  const { code: end, stderr } = await server.outcome();
  assertEquals(end, 0);
  assertMatch(stderr, /\n\[::1\]:\d+: UDP, 2 streams\n$/);
});

test("rate: one test at a time, and wrong clients", [fastStarts()], async () => {
  const { server, port } = await startServer("--json", "127.0.0.1");
  await using _server = server;
  const answer = async (...lines: string[]) => {
    using socket = new Socket(AF_INET, SOCK_STREAM);
    socket.settimeout(240);
    await socket.connect(["127.0.0.1", Number(port)]);
    await socket.sendall(lines.join("\n") + "\n");
    await using file = socket.makefile("r");
    return JSON.parse(await file.readline());
  };
  const wrong = await Promise.all([
    answer("GET / HTTP/1.1"),
    answer("null"),
    answer('{"test":{"streams":1}}'),
    answer('{"token":"0123456789abcdef"}'),
  ]);
  for (const message of wrong) assertEquals(Object.keys(message), ["error"]);

  const ofFirst = ["--port", port, "--time", "1000", "--udp", "127.0.0.1"];
  await using first = Running.example("rate", ofFirst);
  await first.hasPrinted(10);
  const second = await client(port, "127.0.0.1");
  assertEquals([second.code, second.stdout, second.stderr], [2, "", "rate: the server is busy\n"]);
  first.kill("SIGINT");
  assertEquals((await first.outcome()).code, 130);
  // The server may see the end of the first one a little later.
  for (;;) {
    const third = await client(port, "--time", "0.1", "127.0.0.1");
    if (third.code === 0) break;
    assertEquals(third.stderr, "rate: the server is busy\n");
  }
});

test("rate: a server sends to no other host than its client", [
  Deno.build.os === "linux" ? null : "only Linux has the whole network 127.0.0.0/8 on its loopback",
], async () => {
  const { server, port } = await startServer("--once", "127.0.0.1");
  await using _server = server;
  using control = new Socket(AF_INET, SOCK_STREAM);
  await control.connect(["127.0.0.1", Number(port)]);
  const about = { udp: true, reverse: true, streams: 1, time: 0.1, interval: 1, rate: 0, size: 99 };
  await control.sendall(`${JSON.stringify({ test: about })}\n`);
  await using file = control.makefile("r");
  const answer = JSON.parse(await file.readline());
  const hello = Uint8Array.fromHex(`${answer.token}00000000ffffffff${"00".repeat(8)}`);
  using other = new Socket(AF_INET, SOCK_DGRAM), own = new Socket(AF_INET, SOCK_DGRAM);
  own.settimeout(240);
  other.bind(["127.0.0.2", 0]);
  own.bind(["127.0.0.1", 0]);
  for (const socket of [other, own]) await socket.sendto(hello, ["127.0.0.1", answer.port]);
  assertEquals((await own.recv(100)).length, 99);
  assertThrows(() => other.recvSync(100, MSG_DONTWAIT!), SocketError, "EAGAIN");
});

test("rate: errors are one line", [fastStarts()], async () => {
  const report = { total: true, from: 0, to: 1, bytes: 1, bitsPerSecond: 8 };
  const answers = [
    "220 ready",
    '{"token":"0123"}',
    '{"token":"0123456789abcdef","port":99999}',
    '{"token":"0123456789abcdef","port":1.5}',
    `{"error":"\\u001b[31m"}`,
    JSON.stringify({ reports: [{ ...report, stream: "\x1b[31m" }] }),
    JSON.stringify({ reports: [{ ...report, stream: 1, datagrams: 7 }] }),
    JSON.stringify({ reports: [{ ...report, stream: 1, bytes: -1 }] }),
    JSON.stringify({ reports: [] }),
    new Uint8Array([0xb3, 0xfa]),
  ];
  const others = answers.map((answer) => {
    const listener = createServer(["127.0.0.1", 0]);
    const port = `${listener.getsockname()[1]}`;
    const served = (async () => {
      const [conn] = await listener.accept();
      await conn.sendall(answer);
      await conn.sendall("\n");
      listener.close();
      return conn;
    })();
    return { port, served };
  });
  const rate = (...args: string[]) => Running.example("rate", args).finish();
  const wrong = await Promise.all([
    rate(),
    rate("a", "b"),
    rate("--once", "a"),
    rate("--rate", "fast", "a"),
    rate("--rate", "9999999G", "a"),
    rate("--udp", "--size", "70000", "a"),
    rate("--streams", "0", "a"),
    rate("--port", "0", "a"),
    rate("--listen", "--udp"),
    ...others.map(({ port }) => rate("--port", port, "127.0.0.1")),
  ]);
  for (const { served } of others) (await served).close();
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^rate: .+\n$/);
  }
  for (const { stderr } of wrong.slice(-answers.length)) {
    assertEquals(stderr, "rate: the peer is no rate program\n");
  }
});
