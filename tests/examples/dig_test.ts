// The program dig of examples/, against dnsmasq, and compared with dig(1).

import { setTimeout } from "node:timers/promises";
import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, createServer, SOCK_DGRAM, SOCK_STREAM, Socket } from "@libc/socket";
import { decodeDns, type DnsRecord, encodeDns } from "@libc/socket/capture";
import { test, tool } from "../helpers/support.ts";
import {
  Background,
  commandOf,
  freePort,
  outcomeOf,
  runUtility,
  startOnPort,
} from "./utilities.ts";

const RECORDS = [
  "--host-record=a.example,192.0.2.1,2001:db8::1",
  "--cname=alias.example,a.example",
  "--mx-host=example,mail.example,10",
  "--srv-host=_http._tcp.example,a.example,8080,1,2",
  "--txt-record=example,v=spf1 -all,second",
  "--caa-record=example,0,issue,ca.example",
  "--dns-rr=example,65280,0102ff",
  "--ptr-record=other.example,a.example",
  ...Array.from({ length: 30 }, (_, i) => `--txt-record=big.example,${i} ${"x".repeat(100)}`),
];

/** Starts dnsmasq, which answers from its command line and asks nobody. */
function startDnsmasq() {
  return startOnPort((port) => [
    ...[
      "dnsmasq",
      "--no-daemon",
      "--conf-file=/dev/null",
      "--no-resolv",
      "--no-hosts",
      "--no-poll",
    ],
    ...["--listen-address=127.0.0.1", "--bind-interfaces", `--port=${port}`, "--user=", "--group="],
    ...["--pid-file=", "--local=/example/", "--local-ttl=300", ...RECORDS],
  ], /started, version/);
}

/** Returns answers of dig(1) without the dots behind names, in sort order. */
function normalize(text: string): string[] {
  return text.trim().split("\n").map((line) => line.replaceAll(/\.(?=\s|$)/g, "")).toSorted();
}

test(
  "dig: the records of dnsmasq, as dig(1) prints them",
  [tool("dnsmasq"), tool("dig")],
  async () => {
    const { daemon, port } = await startDnsmasq();
    await using _daemon = daemon;
    const at = ["@127.0.0.1", "-p", `${port}`];
    const asked = [
      ["a.example", "A", "AAAA"],
      ["example", "MX", "TXT", "CAA", "TYPE65280"],
      ["_http._tcp.example", "SRV"],
      ["-x", "2001:db8::1"],
    ];
    await Promise.all(asked.map(async ([name, ...types]) => {
      const queries = name === "-x" ? [name, ...types] : types.flatMap((type) => [name!, type]);
      const [theirs, ours] = await Promise.all([
        outcomeOf(["dig", ...at, "+short", ...queries]),
        runUtility("dig", ...at, "+short", name!, ...types),
      ]);
      assertEquals([ours.code, ours.stderr], [0, ""]);
      assert(ours.stdout !== "");
      assertEquals(normalize(ours.stdout), normalize(theirs.stdout), name);
    }));

    const whole = await runUtility("dig", ...at, "example", "mx", "txt");
    assertEquals(whole.code, 0);
    assertMatch(
      whole.stdout,
      /^;; NOERROR, id \d+, flags: qr aa rd ra\n;; EDNS version 0, flags:, udp /,
    );
    assertMatch(
      whole.stdout,
      /\n;; QUESTION\n;example +IN MX\n\n;; ANSWER\nexample +300 +IN MX +10 mail\.example\n/,
    );
    assertMatch(whole.stdout, /\n;; \d+\.\d ms, 127\.0\.0\.1#\d+ \(UDP\), \d+ bytes\n/);
    assertMatch(whole.stdout, /\nexample +300 +IN TXT +"v=spf1 -all" "second"\n/);
  },
);

/** Records of which dnsmasq has none. */
const SPECIAL: readonly Pick<DnsRecord, "type" | "data">[] = [
  {
    type: "HTTPS",
    data: {
      kind: "service",
      priority: 1,
      target: "b.example",
      parameters: [
        { key: 1, value: Uint8Array.of(2, 104, 50, 2, 104, 51) },
        { key: 3, value: Uint8Array.of(1, 187) },
        { key: 4, value: Uint8Array.of(192, 0, 2, 1, 192, 0, 2, 2) },
        { key: 6, value: Uint8Array.from({ length: 16 }, (_, i) => i === 15 ? 1 : 0) },
        { key: 65400, value: Uint8Array.of(97) },
      ],
    },
  },
  {
    type: "DS",
    data: {
      kind: "delegation",
      keyTag: 5,
      algorithm: 8,
      digestType: 2,
      digest: new Uint8Array(32),
    },
  },
  {
    type: "DNSKEY",
    data: { kind: "key", flags: 257, protocol: 3, algorithm: 13, publicKey: new Uint8Array(64) },
  },
  {
    type: "RRSIG",
    data: {
      kind: "signature",
      covered: "MX",
      algorithm: 13,
      labels: 2,
      originalTimeToLive: 300,
      expiration: 1900000000,
      inception: 1800000000,
      keyTag: 7,
      signer: "example",
      signature: new Uint8Array(64).fill(7),
    },
  },
  { type: "NSEC", data: { kind: "nsec", next: "c.example", types: ["A", "MX", "NSEC", "CAA"] } },
  {
    type: "TLSA",
    data: { kind: "certificate", usage: 3, selector: 1, matching: 1, data: new Uint8Array(32) },
  },
  { type: "TYPE65280", data: { kind: "bytes", bytes: Uint8Array.of(1, 255) } },
  { type: "TXT", data: { kind: "text", strings: [Uint8Array.of(34, 92, 59, 9, 200, 32)] } },
];

test("dig: dig(1) prints what we encode, as we do", [tool("dig")], async () => {
  using server = new Socket(AF_INET, SOCK_DGRAM);
  server.bind(["127.0.0.1", 0]);
  server.settimeout(240);
  const answers = SPECIAL.map((one) => ({ name: "a.example", class: 1, timeToLive: 5, ...one }));
  const serving = (async () => {
    for (let i = 0; i < 2; i++) {
      const [data, client] = await server.recvfrom(2000);
      const { id, questions } = decodeDns(data);
      await server.sendto(encodeDns({ id, questions, response: true, answers }), client);
    }
  })();
  const query = ["@127.0.0.1", "-p", `${server.getsockname()[1]}`, "\\097.example", "ANY"];
  const [theirs, ours] = await Promise.all([
    outcomeOf(["dig", "+noall", "+answer", "+nosplit", "+notcp", ...query]),
    runUtility("dig", ...query),
  ]);
  await serving;
  // Each record is a line, of which all between the words is one space.
  const records = (text: string) =>
    normalize(
      text.split("\n").filter((line) => /\bIN\b/.test(line) && !line.startsWith(";")).join("\n")
        .replaceAll(/[\t ]+/g, " "),
    );
  assertEquals(records(ours.stdout), records(theirs.stdout));
  assertEquals(records(ours.stdout).length, SPECIAL.length);
});

test("dig: TCP if the answer is truncated, JSON, and exit codes", [tool("dnsmasq")], async () => {
  const { daemon, port } = await startDnsmasq();
  await using _daemon = daemon;
  const ask = (...args: string[]) => runUtility("dig", "@127.0.0.1", "-p", `${port}`, ...args);
  const [big, tcp, small, none] = await Promise.all([
    ask("--json", "--bufsize", "512", "big.example", "TXT"),
    ask("--json", "--tcp", "--no-edns", "a.example", "A", "AAAA"),
    ask("--json", "--no-recurse", "--dnssec", "a.example"),
    ask("none.example"),
  ]);
  const answer = JSON.parse(big.stdout);
  assertEquals([big.code, answer.protocol, answer.answers.length], [0, "TCP", 30]);
  assertEquals(answer.flags.includes("tc"), false);
  const [a, aaaa] = tcp.stdout.trim().split("\n").map((line) => JSON.parse(line));
  assertEquals([a.protocol, aaaa.protocol, a.udpSize], ["TCP", "TCP", undefined]);
  assertEquals(aaaa.answers, [
    { name: "a.example", class: "IN", type: "AAAA", ttl: 300, data: "2001:db8::1" },
  ]);
  const { protocol, status, flags, answers } = JSON.parse(small.stdout);
  assertEquals([protocol, status, answers.length], ["UDP", "NOERROR", 1]);
  assertEquals(flags.includes("rd"), false);
  assertEquals(none.code, 1);
  assertMatch(none.stdout, /^;; NXDOMAIN/);
});

test("dig: asks again, passes over wrong answers, and gives up", [], async () => {
  using server = new Socket(AF_INET, SOCK_DGRAM);
  server.bind(["127.0.0.1", 0]);
  server.settimeout(240);
  const [, port] = server.getsockname();
  const at = ["@127.0.0.1", "-p", `${port}`];
  const asking = runUtility(
    "dig",
    ...at,
    "+short",
    "--timeout",
    "0.3",
    "--tries",
    "100",
    "a.example",
  );
  await server.recvfrom(2000); // not answered
  const [data, client] = await server.recvfrom(2000);
  const query = decodeDns(data);
  const record = (address: string) => (
    {
      name: "a.example",
      type: "A",
      class: 1,
      timeToLive: 1,
      data: { kind: "address", address },
    } as const
  );
  const answer = { ...query, response: true };
  await server.sendto(new Uint8Array(5), client);
  await server.sendto(
    encodeDns({ ...answer, id: query.id ^ 1, answers: [record("1.1.1.1")] }),
    client,
  );
  await server.sendto(encodeDns({ ...answer, answers: [record("192.0.2.7")] }), client);
  const { code, stdout } = await asking;
  assertEquals([code, stdout], [0, "192.0.2.7\n"]);

  // A server that does not know EDNS.
  const old = runUtility("dig", ...at, "+short", "--timeout", "100", "a.example");
  for (const isOld of [true, false]) {
    let message;
    let from;
    do { // questions of the first run may be left
      const [data, sender] = await server.recvfrom(2000);
      [message, from] = [decodeDns(data), sender];
    } while (message.id === query.id);
    assertEquals(message.extension === null, !isOld);
    const reply = isOld ? { status: 1, extension: null } : { answers: [record("192.0.2.8")] };
    await server.sendto(encodeDns({ ...message, response: true, ...reply }), from);
  }
  assertEquals((await old).stdout, "192.0.2.8\n");

  const silent = await runUtility("dig", ...at, "--timeout", "0.05", "--tries", "2", "a.example");
  assertEquals([silent.code, silent.stdout], [1, ""]);
  assertEquals(silent.stderr, `dig: no answer from 127.0.0.1, port ${port}\n`);
});

/**
 * Answers a query over UDP with a truncated message, so that dig asks over TCP, and accepts its
 * connection.
 */
async function acceptAfterTruncation(
  { udp, tcp }: {
    udp: Socket<[string, number], "datagram">;
    tcp: Socket<[string, number], "stream">;
  },
) {
  const [data, client] = await udp.recvfrom(2000);
  const { id, questions } = decodeDns(data);
  await udp.sendto(encodeDns({ id, questions, response: true, truncated: true }), client);
  const [conn] = await tcp.accept();
  conn.settimeout(240);
  return conn;
}

test("dig: a server that ends the connection without an answer", [], async () => {
  const port = freePort();
  using udp = new Socket(AF_INET, SOCK_DGRAM);
  udp.bind(["127.0.0.1", port]);
  using tcp = createServer(["127.0.0.1", port]);
  for (const socket of [udp, tcp]) socket.settimeout(240);
  const at = ["@127.0.0.1", "-p", `${port}`, "--timeout", "100", "a.example"];
  for (const part of [[], [0], [0, 12, 1, 2]]) {
    const asking = runUtility("dig", ...at);
    using conn = await acceptAfterTruncation({ udp, tcp });
    const [high, low] = await conn.recvExactly(2); // unread data would reset the connection
    await conn.recvExactly(high! << 8 | low!);
    await conn.sendall(Uint8Array.from(part));
    conn.close();
    const { code, stdout, stderr } = await asking;
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, new RegExp(`^dig: the stream ended .* from 127.0.0.1, port ${port}\n$`));
  }
});

test("dig: a server that sends other messages for ever", [], async () => {
  const wrong = new Uint8Array(12);
  const over = (
    kind: string,
  ) => ["--timeout", "0.5", "--tries", "1", ...kind === "tcp" ? ["--tcp"] : []];
  using tcp = createServer(["127.0.0.1", 0]);
  using udp = new Socket(AF_INET, SOCK_DGRAM);
  udp.bind(["127.0.0.1", 0]);
  for (const socket of [udp, tcp]) socket.settimeout(240);
  // Sometimes a message comes before each timeout, and sometimes one is always there.
  for (const pause of [200, 0]) {
    for (const [kind, socket] of [["udp", udp], ["tcp", tcp]] as const) {
      const port = socket.getsockname()[1];
      const asking = runUtility("dig", "@127.0.0.1", "-p", `${port}`, ...over(kind), "a.example");
      let ended = false;
      asking.finally(() => ended = true).catch(() => {});
      using conn = kind === "tcp" ? (await tcp.accept())[0] : null;
      const client = kind === "udp" ? (await udp.recvfrom(2000))[1] : null;
      const sending = (async () => {
        while (!ended) {
          if (client !== null) await udp.sendto(wrong, client);
          else await conn!.sendall(Uint8Array.of(0, wrong.length, ...wrong));
          await setTimeout(pause);
        }
      })().catch(() => {}); // dig has closed the connection
      const { code, stdout, stderr } = await asking;
      await sending;
      assertEquals([code, stdout], [1, ""]);
      assertEquals(stderr, `dig: no answer from 127.0.0.1, port ${port}\n`);
    }
  }
});

test("dig: errors are one line, and Ctrl-C ends it", [], async () => {
  using closed = new Socket(AF_INET, SOCK_STREAM); // bound, but not listening
  closed.bind(["127.0.0.1", 0]);
  const at = ["@127.0.0.1", "-p", `${closed.getsockname()[1]}`];
  const wrong = await Promise.all([
    runUtility("dig"),
    runUtility("dig", "@127.0.0.1", "a..b"),
    runUtility("dig", ...at, ""),
    runUtility("dig", "@127.0.0.1", "a.example", "NOTYPE"),
    runUtility("dig", "@127.0.0.1", "-x", "a.example"),
    runUtility("dig", ...at, "--tcp", "a.example"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^dig: .+\n$/);
  }
  if (Deno.build.os === "windows") return; // cannot interrupt one process

  using elsewhere = new Socket(AF_INET, SOCK_DGRAM); // its port is closed to all but its peer
  elsewhere.bind(["127.0.0.1", 0]);
  await elsewhere.connect(["127.0.0.1", 9]);
  const taken = `${elsewhere.getsockname()[1]}`;
  const refused = await runUtility("dig", "@127.0.0.1", "-p", taken, "a.example");
  assertEquals(refused.code, 2);
  assertMatch(refused.stderr, new RegExp(`refused .* from 127.0.0.1, port ${taken}\n$`));

  using server = new Socket(AF_INET, SOCK_DGRAM);
  server.bind(["127.0.0.1", 0]);
  server.settimeout(240);
  const port = `${server.getsockname()[1]}`;
  await using asking = new Background(commandOf("dig", "@127.0.0.1", "-p", port, "a.example"));
  await server.recvfrom(2000);
  assertEquals(await asking.interrupt(), 130);
  assertEquals(asking.output, "");
});
