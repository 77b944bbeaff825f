// Compares examples/scan.ts with nmap and OpenBSD's netcat.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { createServer, options } from "@libc/socket";
import { compileFilter } from "@libc/socket/capture";
import { exampleArguments, Running } from "../helpers/examples.ts";
import {
  constants,
  fastStarts,
  netcat,
  networkNamespaces,
  ownTool,
  root,
  test,
} from "../helpers/support.ts";

interface Result {
  readonly address: string;
  readonly port: number;
  readonly state: string;
  readonly banner?: string;
}

const scan = (...args: string[]) => Running.example("scan", args);

/** Scans ports of 127.0.0.1 and returns the results in the order of the ports. */
async function results(ports: string, ...args: string[]): Promise<Result[]> {
  await using program = scan("--json", "--all", "--ports", ports, ...args, "127.0.0.1");
  const { code, stdout, stderr } = await program.finish();
  assert(code < 2, stderr);
  return stdout.trimEnd().split("\n").map((line): Result => JSON.parse(line))
    .sort((a, b) => a.port - b.port);
}

const portOf = (server: { getsockname(): readonly unknown[] }) => Number(server.getsockname()[1]);

/** Makes servers on neighbouring ports in every state, and returns what a scan should find. */
function makePorts(filtered: boolean): [servers: Disposable, states: Map<number, string>] {
  const open = Array.from({ length: 5 }, () => createServer(["127.0.0.1", 0]));
  const closed = createServer(["127.0.0.1", 0]);
  const states = new Map(open.map((server) => [portOf(server), "open"]));
  states.set(portOf(closed), "closed");
  closed.close();
  if (filtered) {
    const silent = createServer(["127.0.0.1", 0]);
    // The program drops every packet, as a firewall does.
    silent.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, compileFilter("less 0"));
    states.set(portOf(silent), "filtered");
    open.push(silent);
  }
  const servers = {
    [Symbol.dispose]: () => open.forEach((server) => server.close()),
  };
  return [servers, states];
}

test("scan: finds open, closed and filtered ports, as nmap does", [
  ownTool("nmap"),
  constants("SO_ATTACH_FILTER"),
  root(), // filters of listening sockets need CAP_NET_ADMIN
], async () => {
  const [servers, states] = makePorts(true);
  using _servers = servers;
  const ports = [...states.keys()].sort((a, b) => a - b);
  await using nmap = new Running("nmap", [
    ...["-n", "-Pn", "-sT", "-oG", "-", "--max-retries", "1", "-p", ports.join(",")],
    "127.0.0.1",
  ]);
  const [mine, theirs] = await Promise.all([
    results(ports.join(","), "--timeout", "2"),
    nmap.finish(),
  ]);
  assertEquals(mine.map(({ port, state }) => [port, state]), ports.map((p) => [p, states.get(p)]));
  const found = [...theirs.stdout.matchAll(/(\d+)\/(\w+)\/tcp/g)];
  assertEquals(
    found.map(([, port, state]) => [Number(port), state]),
    ports.map((p) => [
      p,
      states.get(p),
    ]),
  );
});

test("scan: agrees with netcat about each port", [netcat()], async () => {
  const [servers, states] = makePorts(false);
  using _servers = servers;
  for (const { port, state } of await results([...states.keys()].join(","))) {
    const { code } = await new Running("nc", ["-z", "127.0.0.1", String(port)]).finish();
    assertEquals(code === 0, state === "open");
  }
});

test("scan: prints open ports with their banners, and counts the others", [], async () => {
  using server = createServer(["127.0.0.1", 0]), quiet = createServer(["127.0.0.1", 0]);
  using other = createServer(["127.0.0.1", 0]);
  const ports = [server, quiet, other].map(portOf);
  other.close();
  const args = ["--banners", "--timeout", "0.5", "--concurrency", "2", "-p", ports.join(",")];
  await using program = scan(...args, "127.0.0.1");
  const [conn] = await server.accept();
  await conn.sendall("220 ready\x1b[31m\u009b\r\n");
  const { code, stdout, stderr } = await program.finish();
  conn.close();
  assertEquals(code, 0);
  assertEquals(
    stdout.trimEnd().split("\n").sort(),
    [
      `127.0.0.1 ${`${ports[0]}/tcp`.padEnd(9)} open      "220 ready\\u001b[31m\\u009b"`,
      `127.0.0.1 ${`${ports[1]}/tcp`.padEnd(9)} open`,
    ].sort(),
  );
  assertMatch(stderr, /^3 ports in [\d.]+ s: 2 open, 1 closed, 0 filtered\n$/);
});

test("scan: scans a network, and tells in its exit code whether it found a port", [
  Deno.build.os === "linux" ? null : "only Linux has the whole network 127.0.0.0/8 on its loopback",
], async () => {
  using server = createServer(["127.0.0.2", 0]);
  const port = portOf(server);
  const found = await scan("--json", "-p", String(port), "127.0.0.0/30").finish();
  assertEquals([found.code, JSON.parse(found.stdout).address], [0, "127.0.0.2"]);
  server.close();
  const none = await scan("-p", String(port), "127.0.0.0/30").finish();
  assertEquals([none.code, none.stdout], [1, ""]);
  assertMatch(none.stderr, /^2 ports in .*: 0 open, 2 closed/);
});

test("scan: finds no port where only its own connections meet", [
  networkNamespaces(),
  root(),
  ...["unshare", "ip"].map(ownTool),
], async () => {
  // With four ports to connect from, one connection in four would meet itself.
  const setup = "ip link set lo up; echo 40000 40003 >/proc/sys/net/ipv4/ip_local_port_range";
  const hosts = Array<string>(20).fill("127.0.0.1");
  const args = ["-p", "40000-40003", "--concurrency", "1", ...hosts];
  const { code, stdout, stderr } = await new Running("unshare", [
    ...["--net", "sh", "-c", `set -e; ${setup}; exec "$@"`, "sh"],
    ...[Deno.execPath(), ...exampleArguments("scan", args)],
  ]).finish();
  assertEquals([code, stdout], [1, ""], stderr);
  assertMatch(stderr, /^80 ports in .*: 0 open, 80 closed, 0 filtered\n$/);
});

test("scan: refuses wrong ports and networks", [fastStarts()], async () => {
  const wrong = [[], ["-p", "9-1", "h"], ["-p", "0", "h"], ["127.0.0.0/8"]];
  for (const { code, stdout, stderr } of await Promise.all(wrong.map((a) => scan(...a).finish()))) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^scan: .+\n$/);
  }
});
