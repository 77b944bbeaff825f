// The recipes of docs/recipes/servers.md.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { Recipes } from "../helpers/recipes.ts";
import { constants, type Need, onlyOn, Program, Python, test, tool } from "../helpers/support.ts";

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

test("recipes: a Worker that blocks", [signals, tool("python3")], async () => {
  using recipes = new Recipes();
  await using peer = new Python(`
server = socket.create_server(("127.0.0.1", 0))
say(server.getsockname()[1])
conn, _ = server.accept()
conn.settimeout(60)
f = conn.makefile("rw")
for text in ("one", "two"):
    f.write(text + "\\n")
    f.flush()
    say(f.readline().strip())
while f.readline(): pass
say("the end")
`);
  await using program = recipes.start("blocking_reader.ts", "127.0.0.1", await peer.line());
  assertEquals([await program.line(), await program.line()], ["received one", "received two"]);
  assertEquals([await peer.line(), await peer.line()], ["still here", "still here"]);
  program.kill("SIGTERM");
  assertEquals(await peer.line(), "the end");
  assertEquals(await program.line(), "done");
});

/** A service of D-Bus with the name and the method that the recipe calls. Its messages are big-endian. */
const LOGIN = String.raw`
import os, struct
bus = socket.socket(socket.AF_UNIX)
bus.settimeout(60)
bus.connect(sys.argv[1])
bus.sendall(b"\0AUTH EXTERNAL\r\nDATA\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n")
lines = b""
while not lines.endswith(b"AGREE_UNIX_FD\r\n"): lines += bus.recv(1)

def pad(b, n): return b + bytes(-len(b) % n)
def text(s): return struct.pack(">I", len(s)) + s + b"\0"
def signature(s): return bytes((len(s),)) + s + b"\0"
def number(n): return struct.pack(">I", n)
CODERS = {"o": text, "s": text, "g": signature, "u": number}

def send(type, serial, fields, body, fds=()):
    array = b""
    for code, letter, value in fields:
        array = pad(array, 8) + bytes((code, 1, ord(letter), 0)) + CODERS[letter](value)
    head = struct.pack(">cBBBIII", b"B", type, 0, 1, len(body), serial, len(array))
    socket.send_fds(bus, [head + pad(array, 8) + body], fds)

def read(n): return bus.recv(n, socket.MSG_WAITALL) if n else b""

def receive(wanted):
    while True:
        head = read(16)
        length, serial, fields = struct.unpack("<III", head[4:])
        array, body = read(fields + -fields % 8), read(length)
        if head[1] == wanted: return serial, array, body

def ask(serial, member, types, body):
    name = b"org.freedesktop.DBus"
    send(1, serial, [(1, "o", b"/org/freedesktop/DBus"), (2, "s", name), (3, "s", member),
        (6, "s", name), (8, "g", types)], body)
    receive(2)

ask(1, b"Hello", b"", b"")
ask(2, b"RequestName", b"su", pad(text(b"org.freedesktop.login1"), 4) + number(0))
say("ready")
serial, array, body = receive(1)
for part in (b"/org/freedesktop/login1\0", b"org.freedesktop.login1.Manager\0", b"Inhibit\0", b"\4ssss\0"):
    assert part in array, array
words = []
while body:
    n = struct.unpack("<I", body[:4])[0]
    words.append(body[4:4 + n].decode())
    body = body[4 + n + 1 + -(n + 1) % 4:]
say(", ".join(words))
at = array.index(b"\7\1s\0") + 8 # SENDER
sender = array[at:array.index(b"\0", at)]
end, lock = os.pipe()
send(2, 3, [(5, "u", serial), (6, "s", sender), (8, "g", b"h"), (9, "u", 1)], number(0), [lock])
os.close(lock)
say(os.read(end, 1)) # waits until nobody has the lock
`;

test("recipes: a descriptor from D-Bus", [
  signals,
  tool("dbus-daemon"),
  tool("python3"),
], async () => {
  using recipes = new Recipes();
  const path = `${recipes.path}/bus`, config = `${recipes.path}/bus.conf`;
  Deno.writeTextFileSync(
    config,
    `<busconfig>
      <listen>unix:path=${path}</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow own="*"/>
        <allow send_destination="*"/>
        <allow receive_sender="*"/>
      </policy>
    </busconfig>`,
  );
  const args = [`--config-file=${config}`, "--nofork", "--nopidfile", "--print-address"];
  await using bus = new Program("the bus", "dbus-daemon", args);
  assert((await bus.line()).startsWith(`unix:path=${path}`));

  const { code, stderr } = await recipes.run("delay_sleep.ts", path);
  assertEquals(code, 1);
  assertMatch(stderr, /Error: The name org\.freedesktop\.login1 was not provided/);

  await using login = new Python(LOGIN, path);
  assertEquals(await login.line(), "ready");
  await using program = recipes.start("delay_sleep.ts", path);
  assertEquals(await login.line(), "sleep, a recipe, it copies files, delay");
  assertMatch(await program.line(), /^sleep is delayed by descriptor \d+$/);
  program.kill();
  assertEquals(await login.line(), "b''");
  bus.kill();
});
