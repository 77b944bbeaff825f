import { createServer, ECONNREFUSED } from "@libc/socket";
import { assertEquals, assertMatch } from "@std/assert";
import { exampleArguments } from "../helpers/examples.ts";
import { nets } from "../helpers/peers.ts";
import { fastStarts, Program, Python, test, tool, withoutCoverage } from "../helpers/support.ts";

/** The forms of the echo programs: a name, with the options behind it. */
const FORMS = ["", " --any", " --async", " --any --async"];
const SERVERS = FORMS.map((form) => `echo_server${form}`);
const CLIENTS = FORMS.map((form) => `echo_client${form}`);

const [, v6] = nets;

/** Returns the arguments with which `deno` runs an example. */
function commandLine(example: string, ...args: string[]): string[] {
  const [name, ...options] = example.split(" ");
  return exampleArguments(name!, [...options, ...args]);
}

/** Returns the arguments with which `deno` runs an example without a permission. */
function unprivileged(example: string, ...args: string[]): string[] {
  return commandLine(example, ...args).filter((arg) => arg !== "--allow-ffi");
}

/** Starts an example. */
function example(name: string, ...args: string[]): Program {
  return new Program(name, Deno.execPath(), commandLine(name, ...args));
}

/** The server in Python 3. */
const PYTHON_SERVER = `
s = socket.socket(socket.AF_INET6 if ":" in sys.argv[1] else socket.AF_INET)
s.bind((sys.argv[1], 0))
s.listen(1)
say("Listening on port", s.getsockname()[1])
conn, addr = s.accept()
say("Connected by", [*addr[:2]])
while True:
    data = conn.recv(1024)
    if not data: break
    conn.sendall(data)
conn.close()
`;

/** The client in Python 3. */
const PYTHON_CLIENT = `
s = socket.create_connection((sys.argv[1], sys.argv[2]))
s.sendall(b"Hello, world")
say('Received "' + s.recv(1024).decode() + '"')
s.close()
`;

/** Waits until all programs have ended, so that a test that fails leaves none behind. */
async function all(talks: Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(talks)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}

/** Lets a server serve a client. Both must print the expected lines and end. */
async function talk(
  server: Program,
  connect: (port: string) => Program,
  host: RegExp,
): Promise<void> {
  await using started = server;
  const listening = await started.line();
  assertMatch(listening, /^Listening on port \d+$/);
  await using client = connect(listening.slice("Listening on port ".length));
  assertEquals(await client.line(), 'Received "Hello, world"');
  assertMatch(await started.line(), host);
}

const IPV4 = /^Connected by \[ ?['"]127\.0\.0\.1['"], \d+ ?\]$/;
const IPV6 = /^Connected by \[ ?['"]::1['"], \d+(, 0, 0)? ?\]$/;

/** The clients of the server at an index: all, or another one for each if programs start slowly. */
function clientsOf(index: number): readonly string[] {
  return fastStarts() === null ? CLIENTS : CLIENTS.slice(index, index + 1);
}

for (const [index, server] of SERVERS.entries()) {
  test(`${server} serves its clients`, [], async () => {
    await all(
      clientsOf(index).map((client) =>
        talk(
          example(server, "--port", "0"), // on all interfaces
          (port) => example(client, "--port", port), // to localhost
          IPV4,
        )
      ),
    );
  });

  test(`${server} serves a Python client`, [tool("python3")], () =>
    talk(
      example(server, "--host", "127.0.0.1", "--port", "0"),
      (port) => new Python(PYTHON_CLIENT, "127.0.0.1", port),
      IPV4,
    ));
}

test("every client is served by a Python server", [tool("python3")], async () => {
  await all(
    CLIENTS.map((client) =>
      talk(
        new Python(PYTHON_SERVER, "127.0.0.1"),
        (port) => example(client, "--host", "127.0.0.1", "--port", port),
        IPV4,
      )
    ),
  );
});

const SERVERS_ANY = SERVERS.filter((name) => name.includes("--any"));
const CLIENTS_ANY = CLIENTS.filter((name) => name.includes("--any"));

test("the servers and clients for any family talk over IPv6", v6!.needs, async () => {
  await all(
    SERVERS_ANY.flatMap((server) =>
      CLIENTS_ANY.map((client) =>
        talk(
          example(server, "--host", "::1", "--port", "0"),
          (port) => example(client, "--host", "::1", "--port", port),
          IPV6,
        )
      )
    ),
  );
});

test(
  "the servers and clients for any family talk with Python over IPv6",
  [...v6!.needs, tool("python3")],
  async () => {
    await all([
      ...SERVERS_ANY.map((server) =>
        talk(
          example(server, "--host", "::1", "--port", "0"),
          (port) => new Python(PYTHON_CLIENT, "::1", port),
          IPV6,
        )
      ),
      ...CLIENTS_ANY.map((client) =>
        talk(
          new Python(PYTHON_SERVER, "::1"),
          (port) => example(client, "--host", "::1", "--port", port),
          IPV6,
        )
      ),
    ]);
  },
);

/** The error of a client whose server does not listen. */
const REFUSED = new RegExp(
  `: connect 127\\.0\\.0\\.1:\\d+: .+ \\(ECONNREFUSED, ${ECONNREFUSED}\\)`,
);

/** Runs an example to its end. Returns its exit code and output. */
async function outcome(
  command: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: command,
    cwd: new URL("../..", import.meta.url),
    ...withoutCoverage(environment),
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), err: decoder.decode(stderr) };
}

test("every client reports that its server does not listen", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const port = String(server.getsockname()[1]);
  server.close();
  const outcomes = await Promise.all(
    CLIENTS.map((client) => outcome(commandLine(client, "--host", "127.0.0.1", "--port", port))),
  );
  for (const { code, out, err } of outcomes) {
    assertEquals([code, out], [2, ""]);
    assertMatch(err, REFUSED);
  }
});

/** The programs in `examples/`: the files that are no module of others. */
const PROGRAMS = [...Deno.readDirSync(new URL("../../examples", import.meta.url))]
  .filter(({ isFile }) => isFile)
  .map(({ name }) => name.replace(/\.ts$/, ""))
  .filter((name) => !["can_frame", "command_line", "demo_worker"].includes(name));

test(
  "every program explains its options without a permission, and refuses others in one line",
  [fastStarts()],
  async () => {
    const programs = PROGRAMS.values();
    const check = async () => {
      for (const name of programs) {
        const help = await outcome(unprivileged(name, "--help"));
        assertEquals([help.code, help.err], [0, ""], name);
        assertMatch(help.out, new RegExp(`^${name}\\b[^]+--help`));
        if (name === "demo") continue; // it takes no options
        const wrong = await outcome(commandLine(name, "--no-such-option"));
        assertEquals([wrong.code, wrong.out], [2, ""], name);
        assertMatch(wrong.err, new RegExp(`^${name}: .*--no-such-option' \\(--help .*\n$`));
      }
    };
    await Promise.all(Array.from({ length: 4 }, check)); // four programs at a time
  },
);

test(
  "a word that a program does not know is refused with those that it knows",
  [fastStarts()],
  async () => {
    const wrong: [args: [name: string, ...args: string[]], said: string][] = [
      [["mdns", "find"], "find: expected browse, query or announce"],
      [["mdns"], "expected browse, query or announce"],
      [["ssdp", "toString"], "toString: expected search, listen or announce"],
      [["tftp", "take"], "take: expected get, put or serve"],
      [["fdpass"], "expected send or recv"],
      [["ping", "--socket", "tcp", "::1"], "--socket tcp: expected raw, dgram or any"],
      [["sniffer", "-Q", "toString"], "--direction toString: expected in or out"],
    ];
    await Promise.all(wrong.map(async ([[name, ...args], said]) => {
      const { code, out, err } = await outcome(commandLine(name, ...args));
      const line = `${name}: ${said} (--help explains the options)\n`;
      assertEquals([code, out, err], [2, "", line]);
    }));
  },
);

test("the demo downloads nothing", [], async () => {
  const cache = await Deno.makeTempDir();
  try {
    const { code, err } = await outcome(["task", "demo"], { DENO_DIR: cache });
    assertEquals([code, /download/i.test(err)], [0, false], err);
    const packages = [...Deno.readDirSync(cache)].filter(({ name }) => name === "npm")
      .flatMap(({ name }) => [...Deno.readDirSync(`${cache}/${name}`)]);
    assertEquals(packages, []);
  } finally {
    await Deno.remove(cache, { recursive: true });
  }
});

test("the demo shows everything, and ends", [], async () => {
  const { code, out, err } = await outcome(["task", "demo"]);
  assertEquals([code, err.includes("error")], [0, false], err);
  const said = [
    /^1\. TCP, blocking/m,
    /server: listening on \[ "127\.0\.0\.1", \d+ \]\n {2}client: received "Hello, world"\n {2}server: connected by/,
    /^2\. TCP, asynchronous/m,
    /server: connected by \[ "127\.0\.0\.1", \d+ \]\n {2}client: received "Hello, world"/,
    /^3\. UDP/m,
    /received "ping" from \[ "127\.0\.0\.1", \d+ \]\n {2}received "pong" in answer/,
    /^4\. A pair/m,
    /received "no name needed\\n"\n {2}received "nor a port\\n"/,
    /^5\. Names and services/m,
    /localhost: family 2, address \[ "127\.0\.0\.1", 80 \]/,
    /^6\. Options/m,
    /TCP_NODELAY is 1\n {2}IP_TTL is 5\n/,
    /^7\. What can go wrong/m,
    REFUSED,
    /TimeoutError: recv: timed out after 0\.1 s/,
  ];
  for (const line of said) assertMatch(out, line);
});
