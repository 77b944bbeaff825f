// The recipes of docs/recipes/tls_http.md, against Python, openssl and curl.

import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { certificate, key } from "../helpers/certificate.ts";
import { Scratch, unixSockets } from "../helpers/peers.ts";
import { Recipes } from "../helpers/recipes.ts";
import {
  constants,
  decode,
  onlyOn,
  ownTool,
  Python,
  test,
  withoutCoverage,
} from "../helpers/support.ts";

const linux = onlyOn("linux", "the peer needs more than one address, or a file, of Linux");

/** The files with the certificate and the key. */
function pemFiles(scratch: Scratch): [certificate: string, key: string] {
  const files = [scratch.name("certificate.pem"), scratch.name("key.pem")] as const;
  Deno.writeTextFileSync(files[0], certificate);
  Deno.writeTextFileSync(files[1], key);
  return [...files];
}

/** Starts a Python program that has a TLS context for a server and one for a client. */
function pythonWithTls(source: string, pem: readonly string[], ...args: string[]): Python {
  return new Python(
    `
import ssl
certificate, key = sys.argv[1:3]
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(certificate, key)
client = ssl.create_default_context(cafile=certificate)
${source}`,
    ...pem,
    ...args,
  );
}

/** Runs a program with input that stays open, and returns its output once it has ended. */
async function output(command: string, args: string[]): Promise<string> {
  const { stdout } = await new Deno.Command(command, { args, stdin: "null", stderr: "null" })
    .output();
  return decode(stdout);
}

test("recipes: a TLS client with a source address", [linux, ownTool("python3")], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const pem = pemFiles(scratch);
  await using python = pythonWithTls(
    `
listener = socket.create_server(("127.0.0.1", 0))
say(listener.getsockname()[1])
raw, address = listener.accept()
conn = server.wrap_socket(raw, server_side=True)
data = conn.recv(100)
conn.sendall(("%s from %s" % (data.decode().strip(), address[0])).encode())
conn.unwrap()
`,
    pem,
  );
  const { stdout, stderr } = await recipes.run(
    "tls_client.ts",
    ...["localhost", await python.line(), "127.0.0.2", pem[0]],
  );
  assertEquals(stderr, "");
  assertMatch(stdout, /^TLSv1\.\d to localhost\nreceived hello from 127\.0\.0\.2\n$/);
});

test("recipes: a TLS server", [linux, ownTool("python3")], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const pem = pemFiles(scratch);
  await using program = recipes.start("tls_server.ts", pem[1], pem[0]);
  const port = (await program.line()).replace("port ", "");
  await using python = pythonWithTls(
    `
for text in (b"hello", b"again"):
    c = client.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[3]))), server_hostname="localhost")
    c.sendall(text)
    say(c.recv(100).decode())
    c.unwrap()
say("done")
`,
    pem,
    port,
  );
  const said = [await python.line(), await python.line(), await python.line()];
  assertEquals(said, ["HELLO", "AGAIN", "done"]);
  program.kill();
});

test("recipes: a STARTTLS client", [linux, ownTool("python3")], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const pem = pemFiles(scratch);
  await using python = pythonWithTls(
    `
listener = socket.create_server(("127.0.0.1", 0))
say(listener.getsockname()[1])
conn, _ = listener.accept()
def answer(*texts):
    conn.sendall("".join(text + "\\r\\n" for text in texts).encode())
def hear():
    line = b""
    while not line.endswith(b"\\r\\n"): line += conn.recv(1)
    say(line.decode().strip())
answer("220 ready")
hear()
answer("250-mail.example", "250 STARTTLS")
hear()
answer("220 go ahead")
conn = server.wrap_socket(conn, server_side=True)
for text in ("250 fine", "221 bye"):
    hear()
    answer(text)
conn.close()
`,
    pem,
  );
  const port = await python.line();
  const { stdout, stderr } = await recipes.run("starttls_client.ts", "localhost", port, pem[0]);
  assertEquals(stderr, "");
  assertEquals(stdout.replaceAll(/TLSv1\.\d/g, "TLS"), "TLS 250 fine\nTLS 221 bye\n");
  const said = [];
  for (let i = 0; i < 4; i++) said.push(await python.line());
  assertEquals(said, ["EHLO client.example", "STARTTLS", "NOOP", "QUIT"]);
});

test("recipes: a STARTTLS server", [linux, ownTool("python3"), ownTool("openssl")], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const pem = pemFiles(scratch);
  await using program = recipes.start("starttls_server.ts", pem[1], pem[0]);
  const port = (await program.line()).replace("port ", "");
  await using python = pythonWithTls(
    `
import smtplib
with smtplib.SMTP("127.0.0.1", int(sys.argv[3])) as s:
    s._host = "localhost" # the name in the certificate
    s.ehlo()
    say(s.has_extn("starttls"), s.noop()[0])
    s.starttls(context=client)
    say(*s.noop())
`,
    pem,
    port,
  );
  assertEquals(await python.line(), "True 530");
  assertMatch(await python.line(), /^250 b'TLSv1\.\d'$/);
  const verified = await output("openssl", [
    ...["s_client", "-connect", `127.0.0.1:${port}`, "-starttls", "smtp", "-CAfile", pem[0]],
    ...["-verify_hostname", "localhost", "-verify_return_error"],
  ]);
  assertStringIncludes(verified, "Verify return code: 0 (ok)");
  program.kill();
});

test("recipes: an HTTP client on a unix socket", [unixSockets(), ownTool("python3")], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const path = scratch.name("s");
  await using python = new Python(
    `
import http.server, socketserver
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"you asked for " + self.path.encode())
    def log_message(self, *a): pass
with socketserver.UnixStreamServer(sys.argv[1], Handler) as s:
    say("listens")
    s.handle_request()
`,
    path,
  );
  await python.line();
  const { stdout, stderr } = await recipes.run("http_client.ts", path, "/version");
  assertEquals([stdout, stderr], ["200 you asked for /version\n", ""]);
});

test("recipes: an HTTP server on a unix socket", [
  constants("SO_PASSCRED"),
  linux,
  ownTool("curl"),
], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const name = `recipes-${crypto.randomUUID()}`, path = scratch.name("s");
  for (
    const [option, listen, socket] of [
      ["--abstract-unix-socket", `@${name}`, name],
      ["--unix-socket", path, path],
    ] as const
  ) {
    const server = new Deno.Command(Deno.execPath(), {
      args: recipes.args("http_server.ts", listen),
      ...withoutCoverage(),
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).spawn();
    const lines = server.stderr.pipeThrough(new TextDecoderStream()).getReader();
    assertEquals((await lines.read()).value, "listening\n");
    assertEquals(
      await output("curl", ["-s", option, socket, "http://localhost/a"]),
      "hello from /a\n",
    );
    server.kill("SIGTERM");
    await lines.cancel();
    await server.status;
  }
});

test("recipes: an HTTP server on an inherited socket", [
  linux,
  ownTool("curl"),
  ownTool("systemd-socket-activate"),
], async () => {
  using recipes = new Recipes();
  using scratch = new Scratch();
  const path = scratch.name("s");
  const passed = ["DENO_DIR", "HOME", "PATH"].filter((name) => Deno.env.has(name));
  const manager = new Deno.Command("systemd-socket-activate", {
    args: [
      ...["-l", path, ...passed.map((name) => `--setenv=${name}`)],
      ...[Deno.execPath(), ...recipes.args("http_server.ts")],
    ],
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const lines = manager.stderr.pipeThrough(new TextDecoderStream()).getReader();
  assertStringIncludes((await lines.read()).value!, "Listening on");
  // The first connection starts the program, which then has the process id of the manager.
  const args = ["-s", "--unix-socket", path, "http://localhost/b"];
  assertEquals(await output("curl", args), "hello from /b\n");
  manager.kill("SIGTERM");
  await lines.cancel();
  await manager.status;
});
