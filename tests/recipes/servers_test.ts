// The recipes of docs/recipes/servers.md.

import { assert, assertEquals } from "@std/assert";
import { Recipes } from "../helpers/recipes.ts";
import { constants, type Need, onlyOn, Python, test, tool } from "../helpers/support.ts";

const signals: Need = Deno.build.os === "windows" ? "Windows has no SIGTERM" : null;

test("recipes: graceful shutdown", [signals, tool("python3")], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("graceful.ts");
  const port = (await program.line()).split(" ")[1]!;
  await using peer = new Python(
    `
address = ("127.0.0.1", int(sys.argv[1]))
conn = socket.create_connection(address)
conn.settimeout(60)
f = conn.makefile("rw")
def ask(text):
    f.write(text + "\\n")
    f.flush()
    say(f.readline().strip())
ask("before")
sys.stdin.readline()
try:
    socket.create_connection(address)
    say("accepted")
except ConnectionRefusedError:
    say("refused")
ask("after")
f.close()
conn.close()
`,
    port,
  );
  assertEquals(await peer.line(), "BEFORE");
  program.kill("SIGTERM");
  assertEquals(await program.line(), "stopping");
  await peer.say("go on");
  assertEquals([await peer.line(), await peer.line()], ["refused", "AFTER"]);
  assertEquals(await program.line(), "done");
});

test("recipes: SO_REUSEPORT over Workers", [
  signals,
  constants("SO_REUSEPORT"),
  tool("python3"),
], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("reuse_port.ts", "2");
  const port = (await program.line()).split(" ")[1]!;
  await using peer = new Python(
    `
seen = set()
for _ in range(64):
    with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as conn:
        conn.settimeout(60)
        seen.add(conn.makefile().readline().strip())
say(",".join(sorted(seen)))
`,
    port,
  );
  const seen = await peer.line();
  if (Deno.build.os === "linux") assertEquals(seen, "worker 1,worker 2");
  else assert(/^worker [12]/.test(seen), seen);
  program.kill();
});

test("recipes: socket activation and sd_notify", [signals, tool("python3")], async () => {
  using recipes = new Recipes();
  await using peer = new Python(
    `
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = folder + "/notify"
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(path)
    manager.settimeout(60)
    listener = socket.create_server(("127.0.0.1", 0))
    pid = os.fork()
    if pid == 0:
        fd = os.dup(listener.fileno()) # never 3, so that dup2 makes it inheritable
        os.dup2(fd, 3)
        os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()), NOTIFY_SOCKET=path)
        os.execv(sys.argv[1], sys.argv[1:])
    say(repr(manager.recv(200)))
    with socket.create_connection(listener.getsockname()) as conn:
        conn.settimeout(60)
        say(repr(conn.recv(100)))
    say(repr(manager.recv(200)))
    say(os.waitpid(pid, 0)[1])
`,
    Deno.execPath(),
    ...recipes.args("activated.ts"),
  );
  assertEquals(await peer.line(), String.raw`b'READY=1\nSTATUS=waiting for clients'`);
  assertEquals(await peer.line(), String.raw`b'hello\n'`);
  assertEquals([await peer.line(), await peer.line()], ["b'STOPPING=1'", "0"]);
});

test("recipes: a server of inetd", [signals, tool("python3")], async () => {
  using recipes = new Recipes();
  await using peer = new Python(
    `
import subprocess
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
client.settimeout(60)
conn, _ = server.accept()
process = subprocess.Popen(sys.argv[1:], stdin=conn, stdout=conn)
conn.close()
client.sendall(b"hello\\n")
say(repr(client.makefile().readline()))
client.shutdown(socket.SHUT_WR)
say(client.recv(100), process.wait())
`,
    Deno.execPath(),
    ...recipes.args("from_inetd.ts"),
  );
  assertEquals([await peer.line(), await peer.line()], [String.raw`'HELLO\n'`, "b'' 0"]);
});

test("recipes: descriptor passing on an abstract name", [
  onlyOn("linux", "only Linux has abstract names"),
  tool("python3"),
], async () => {
  using recipes = new Recipes();
  const name = `recipe-${crypto.randomUUID()}`;
  await using program = recipes.start("take_over.ts", `@${name}`);
  assertEquals(await program.line(), "ready");
  await using peer = new Python(
    `
server = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(server.getsockname())
client.settimeout(60)
conn, _ = server.accept()
giver = socket.socket(socket.AF_UNIX)
giver.connect("\\0" + sys.argv[1])
socket.send_fds(giver, [b"here"], [conn.fileno()])
conn.close()
say(client.makefile().read().strip())
`,
    name,
  );
  assertEquals(await peer.line(), "hello from the receiver");
});
