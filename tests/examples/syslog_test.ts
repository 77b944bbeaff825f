// Messages of examples/syslog.ts to rsyslogd, and of logger(1) to examples/syslog.ts.

import { existsSync } from "node:fs";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, createConnection, SOCK_DGRAM, Socket } from "@libc/socket";
import { decodeMessage, Unframer } from "../../examples/syslog/message.ts";
import { Running } from "../helpers/examples.ts";
import { unixSockets, until } from "../helpers/peers.ts";
import { decode, fastStarts, interrupts, SLOWNESS, test, tool } from "../helpers/support.ts";
import { Background, freePort, inDirectory, runUtility } from "./utilities.ts";

/** A configuration of rsyslogd, which writes each message as JSON to a file. */
const configuration = (path: string, port: number) => `
module(load="imuxsock" SysSock.Use="off")
module(load="imudp")
module(load="imtcp")
input(type="imuxsock" Socket="${path}/log" UseSysTimeStamp="off" UseSpecialParser="off")
input(type="imudp" address="127.0.0.1" port="${port}")
input(type="imtcp" address="127.0.0.1" port="${port}")
template(name="all" type="list") { property(name="jsonmesg") constant(value="\\n") }
action(type="omfile" file="${path}/out" template="all")
`;

/** Waits until rsyslogd has written a line that matches. Returns what matches. */
async function logged(path: string, pattern: RegExp): Promise<string> {
  let found: RegExpMatchArray | null = null;
  await until(() => {
    try {
      found = Deno.readTextFileSync(`${path}/out`).match(pattern);
    } catch { /* there is no message yet */ }
    return found !== null;
  }, `rsyslogd has written ${pattern}`);
  return found![0];
}

/** What rsyslogd writes of a message. */
type Printed = Record<string, string>;

test(
  "syslog: rsyslogd understands each form",
  [tool("rsyslogd"), unixSockets()],
  () =>
    inDirectory(async (path) => {
      const port = freePort();
      await Deno.writeTextFile(`${path}/conf`, configuration(path, port));
      await using _daemon = new Background(["rsyslogd", "-n", "-f", `${path}/conf`, "-i", "NONE"]);
      const own = `:${port.toString(16).toUpperCase().padStart(4, "0")} `;
      await until(() => {
        const bound = ["udp", "tcp"].map((kind) => Deno.readTextFileSync(`/proc/net/${kind}`));
        return bound.every((table) => table.includes(own)) && existsSync(`${path}/log`);
      }, "rsyslogd has its sockets");
      const common = ["-t", "tester", "-i", "4711", "-p", "local3.warning"];
      const long = [
        "--rfc5424",
        "-m",
        "ID1",
        "-d",
        'x@1:a="q" \\ ]',
        "-d",
        "x@1:b=2",
        "-d",
        "y@1:c=",
      ];
      const text = "ünïcode: a [text]";
      for (
        const [input, tcp, ...place] of [
          ["imuxsock", "", `${path}/log`],
          ["imudp", "", `127.0.0.1:${port}`],
          ["imtcp", "--tcp", `127.0.0.1:${port}`],
        ] as const
      ) {
        for (const options of [[], long]) {
          const way = ["--to", ...place, ...tcp === "" ? [] : [tcp]];
          const mark = `${text} ${input} ${options.length}`;
          const before = Date.now();
          const outcome = await runUtility("syslog", ...way, ...common, ...options, mark);
          assertEquals(outcome, { code: 0, stdout: "", stderr: "" });
          const pattern = new RegExp(`.*${mark.replaceAll(/[[\]]/g, "\\$&")}.*\\n`);
          const printed: Printed = JSON.parse(await logged(path, pattern));
          assertEquals(
            [printed.msg!.trimStart(), printed.inputname, printed.pri, printed["app-name"]],
            [mark, input, `${19 * 8 + 4}`, "tester"],
          );
          assertEquals(printed.procid, "4711");
          const isLong = options.length > 0;
          assertEquals(printed["protocol-version"], isLong ? "1" : "0");
          const late = Date.parse(printed.timereported!) - before;
          assertEquals([late > -2000, late < 240_000], [true, true], printed.timereported);
          if (!isLong) continue;
          assertEquals(printed.msgid, "ID1");
          assertEquals(
            printed["structured-data"],
            `[x@1 a="\\"q\\" \\\\ \\]" b="2"][y@1 c=""]`,
          );
        }
      }
      await using lines = Running.example("syslog", ["--to", `${path}/log`, "-t", "lines"]);
      assertEquals((await lines.finish("one\ntwo\nthree")).code, 0);
      for (const line of ["one", "two", "three"]) {
        await logged(path, new RegExp(`"msg": " ${line}".*"programname": "lines"`));
      }
    }),
);

/** Starts a receiver. Returns it, and the port. */
async function listening(...args: string[]): Promise<[Running, string]> {
  const receiver = Running.example("syslog", ["--listen", ...args], ["--allow-write"]);
  const [, port] = await receiver.printed(/^listening on .*?(\d*)\n/);
  return [receiver, port!];
}

/** Sends a message with logger(1). */
async function logger(...args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command("logger", { args, stdin: "null" }).output();
  assertEquals([success, decode(stderr)], [true, ""]);
}

for (const way of ["udp", "tcp", "tcp, counted", "unix"]) {
  test(
    `syslog: receives from logger, ${way}`,
    [tool("logger"), unixSockets()],
    () =>
      inDirectory(async (path) => {
        const isTcp = way.startsWith("tcp");
        const place = way === "unix" ? `${path}/log` : "127.0.0.1:0";
        const tcp = isTcp ? ["--tcp"] : [];
        const [running, port] = await listening(place, "--json", "--count", "3", ...tcp);
        await using receiver = running;
        const counted = way === "tcp, counted" ? ["--octet-count"] : [];
        const to = way === "unix"
          ? ["-u", place]
          : ["-n", "127.0.0.1", "-P", port, isTcp ? "-T" : "-d", ...counted];
        await logger(...to, "--rfc3164", "-t", "tag", "--id=12", "-p", "cron.err", "a: [b]");
        const data = ["--sd-id", "x@1", "--sd-param", 'a="1 \\" \\]"', "--msgid", "KIND"];
        await logger(...to, "--rfc5424=notq", "-t", "tag", "-p", "local7.debug", ...data, "a\tb");
        await logger(...to, "--rfc5424=notq", "-t", "tag", "no data");
        const { code, stdout } = await receiver.outcome();
        assertEquals(code, 0);
        const received = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
        const fields = received.map(({ tag, pid, id, data, text }) => [tag, pid, id, data, text]);
        assertEquals(fields, [
          ["tag", "12", "", {}, "a: [b]"],
          ["tag", "", "KIND", { "x@1": { a: '1 " ]' } }, "a\tb"],
          ["tag", "", "", {}, "no data"],
        ]);
        const { facility, severity, time, from } = received[0];
        assertEquals([facility, severity], ["cron", "err"]);
        assertMatch(time, /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d$/);
        assertEquals(from, way === "unix" ? "" : "127.0.0.1");
      }),
  );
}

test("syslog: prints lines, without what controls a terminal", [
  Deno.build.os === "windows" ? "a program cannot be interrupted" : null,
], async () => {
  const [running, port] = await listening("127.0.0.1:0");
  await using receiver = running;
  for (
    const args of [["-t", "red", "\x1b[31mred"], ["--rfc5424", "-i", "7", "-p", "0.0", "last"]]
  ) {
    assertEquals((await runUtility("syslog", "--to", `127.0.0.1:${port}`, ...args)).code, 0);
  }
  await receiver.hasPrinted(90);
  receiver.kill("SIGINT");
  const { code, stdout } = await receiver.outcome();
  assertEquals(code, 130);
  assertMatch(
    stdout,
    /^\S{3} .{11} \S+ user\.notice red: \?\[31mred\n\S+Z \S+ kern\.emerg syslog\[7\]: last\n$/,
  );
});

test(
  "syslog: ends with Ctrl-C also if somebody has removed its socket",
  [unixSockets(), interrupts()],
  () =>
    inDirectory(async (path) => {
      const [running] = await listening(`${path}/log`);
      await using receiver = running;
      await Deno.remove(`${path}/log`);
      receiver.kill("SIGINT");
      const { code, stderr } = await receiver.outcome();
      assertEquals([code, stderr], [130, `listening on ${path}/log\n`]);
    }),
);

test("syslog: JSON without what controls a terminal", [], async () => {
  const [running, port] = await listening("127.0.0.1:0", "--json", "--count", "1");
  await using receiver = running;
  const text = "\x1b[31mred\x9b0m\x7f";
  assertEquals((await runUtility("syslog", "--to", `127.0.0.1:${port}`, text)).code, 0);
  const { stdout } = await receiver.outcome();
  assertEquals(JSON.parse(stdout).text, text);
  assertMatch(stdout, /^[ -~]+\n$/);
});

test("syslog: messages of a connection, in any pieces", [], () => {
  const bytes = new TextEncoder().encode("<1>one\n5 <1>ab<1>two\n\n9 <1>\n1 a\n<1>end");
  for (let size = 1; size <= bytes.length; size++) {
    const unframer = new Unframer();
    const messages: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      for (const message of unframer.add(bytes.slice(at, at + size))) {
        messages.push(decode(message));
      }
    }
    messages.push(decode(unframer.end()));
    assertEquals(messages, ["<1>one", "<1>ab", "<1>two", "<1>\n1 a\n<", "1>end"]);
  }
});

test(
  "syslog: a message without an end is told in one line, and ends its connection only",
  [],
  async () => {
    const [running, port] = await listening("127.0.0.1:0", "--tcp", "--count", "1");
    await using receiver = running;
    using endless = await createConnection(["127.0.0.1", Number(port)]);
    endless.settimeout(240);
    await endless.sendall(new Uint8Array(3 << 20).fill(0x61)).catch(() => {}); // it is cut off
    await receiver.printed(/more than/);
    const outcome = await runUtility("syslog", "--tcp", "--to", `127.0.0.1:${port}`, "next");
    assertEquals(outcome.code, 0);
    const { code, stdout, stderr } = await receiver.outcome();
    assertEquals([code, stdout.endsWith(": next\n")], [0, true]);
    assertMatch(stderr, /^listening on .*\n127\.0\.0\.1:\d+: a message of more than .*\n$/);
  },
);

test("syslog: structured data keeps parameters that repeat", [], async () => {
  const [running, port] = await listening("127.0.0.1:0", "--json", "--count", "1");
  await using receiver = running;
  using relay = new Socket(AF_INET, SOCK_DGRAM);
  relay.bind(["127.0.0.1", 0]);
  relay.settimeout(240);
  const data = ["origin:ip=1.1.1.1", "origin:software=x", "origin:ip=2.2.2.2", "origin:ip=1.1.1.1"];
  const args = ["--to", `127.0.0.1:${relay.getsockname()[1]}`, "-5"];
  const { code, stderr } = await runUtility(
    "syslog",
    ...args,
    ...data.flatMap((one) => ["-d", one]),
    "text",
  );
  assertEquals([code, stderr], [0, ""]);
  const [bytes] = await relay.recvfrom(1000);
  assertMatch(
    decode(bytes),
    / \[origin ip="1\.1\.1\.1" ip="2\.2\.2\.2" ip="1\.1\.1\.1" software="x"\] text$/,
  );
  await relay.sendto(bytes, ["127.0.0.1", Number(port)]);
  const { stdout } = await receiver.outcome();
  assertEquals(JSON.parse(stdout).data, {
    origin: { ip: ["1.1.1.1", "2.2.2.2", "1.1.1.1"], software: "x" },
  });
});

test("syslog: names that every object has are names of data, too", [], async () => {
  using server = new Socket(AF_INET, SOCK_DGRAM);
  server.bind(["127.0.0.1", 0]);
  server.settimeout(240);
  const to = `127.0.0.1:${server.getsockname()[1]}`;
  const data = ["-d", "constructor:a=1", "-d", "__proto__:__proto__=2"];
  const { code, stderr } = await runUtility("syslog", "--to", to, "-5", ...data, "text");
  assertEquals([code, stderr], [0, ""]);
  const [bytes] = await server.recvfrom(1000);
  assertMatch(decode(bytes), / \[constructor a="1"\]\[__proto__ __proto__="2"\] text$/);
});

test("syslog: tells what is wrong in one line", [fastStarts()], async () => {
  const wrong = await Promise.all([
    runUtility("syslog", "--to", "/no/such/socket", "text"),
    runUtility("syslog", "-p", "user", "text"),
    runUtility("syslog", "-p", "user.loud", "text"),
    runUtility("syslog", "-d", "a:b=c", "text"),
    runUtility("syslog", "-5", "-d", "a=c", "text"),
    runUtility("syslog", "-5", "-d", "\u00e9\u0001:a=b", "text"),
    runUtility("syslog", "-t", "a b", "text"),
    runUtility("syslog", "--listen", "127.0.0.1:0", "text"),
    runUtility("syslog", "--to", "127.0.0.1:nothing", "text"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^syslog: .+\n$/);
  }
});

test("syslog: the time for a message does not grow with the square of its line feeds", [], () => {
  const begun = performance.now();
  for (const end of ["\n", "\0"]) {
    const text = `a${end.repeat(300_000)}b`;
    const bytes = new TextEncoder().encode(`<13>${text}\n\0\n`);
    assertEquals(decodeMessage(bytes).text, text);
  }
  assertEquals(decodeMessage(new TextEncoder().encode("\n\0")).text, "");
  assert(performance.now() - begun < 5000 * SLOWNESS);
});

test("syslog: the time for a message does not grow with the square of its pieces", [], () => {
  for (const message of ["x".repeat(500_000), `500000 ${"x".repeat(499_999)}\n`]) {
    const unframer = new Unframer();
    const bytes = new TextEncoder().encode(`${message}\n`);
    let length = 0;
    for (let at = 0; at < bytes.length; at++) {
      for (const { length: n } of unframer.add(bytes.subarray(at, at + 1))) length += n;
    }
    assertEquals([length, unframer.end().length], [500_000, 0]);
  }
});
