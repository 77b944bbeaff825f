// Compares sdnotify with systemd-notify: a manager in Python receives the messages of both.

import { assertEquals, assertMatch } from "@std/assert";
import { Scratch } from "../helpers/peers.ts";
import { decode, onlyOn, Python, test, tool } from "../helpers/support.ts";

const linux = onlyOn("linux", "systemd is for Linux");

/** Receives messages at an address, and tells their text, and what their descriptors read. */
const MANAGER = `
import array, os
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1].replace("@", "\\0"))
say("ready")
for line in sys.stdin:
    data, ancillary, flags, address = s.recvmsg(4096, 4096)
    fds = array.array("i")
    for level, kind, content in ancillary:
        if kind == socket.SCM_RIGHTS: fds.frombytes(content[:len(content) - len(content) % 4])
    say(repr(data.decode()), [os.read(fd, 100).decode() for fd in fds])
`;

/** Runs a program with NOTIFY_SOCKET set. */
async function notify(socket: string | undefined, command: string, args: string[]) {
  const { code, stderr } = await new Deno.Command(command, {
    args,
    env: { NO_COLOR: "1", ...(socket === undefined ? {} : { NOTIFY_SOCKET: socket }) },
    stdin: "null",
  }).output();
  return { code, stderr: decode(stderr) };
}

/** Runs the example; `under` is a shell command that runs it, such as `"$@" 5</dev/null`. */
function sdnotify(socket: string | undefined, args: string[], under = '"$@"') {
  const { pathname } = new URL("../../examples/sdnotify.ts", import.meta.url);
  const flags = ["--no-check", "--cached-only", "--no-prompt", "--allow-ffi"];
  const deno = [Deno.execPath(), "run", ...flags, "--allow-env=NOTIFY_SOCKET", pathname, ...args];
  return notify(socket, "sh", ["-c", under, "sh", ...deno]);
}

/** What a manager receives from a program. */
async function received(manager: Python, run: Promise<{ code: number; stderr: string }>) {
  assertEquals(await run, { code: 0, stderr: "" });
  await manager.say("receive");
  return await manager.line();
}

test("sdnotify: sends what is asked, to paths and abstract names", [
  linux,
  tool("python3"),
  tool("sh"),
], async () => {
  using scratch = new Scratch();
  await Deno.writeTextFile(scratch.name("kept"), "kept");
  for (const address of [scratch.name("notify"), `@${scratch.path}`]) {
    await using manager = new Python(MANAGER, address);
    await manager.line();
    const all = [
      "--ready",
      "--stopping",
      "--watchdog",
      "--status",
      "a=b ü",
      "--pid",
      "77",
      "X_Y=1",
    ];
    assertEquals(
      await received(manager, sdnotify(address, all)),
      "'READY=1\\nSTOPPING=1\\nWATCHDOG=1\\nSTATUS=a=b ü\\nMAINPID=77\\nX_Y=1' []",
    );
    const kept = `"$@" 7<${scratch.name("kept")}`;
    assertEquals(
      await received(manager, sdnotify(address, ["--fd", "7", "--fdname", "one"], kept)),
      "'FDSTORE=1\\nFDNAME=one' ['kept']",
    );
  }
});

test("sdnotify: agrees with systemd-notify", [
  linux,
  tool("python3"),
  tool("sh"),
  tool("systemd-notify"),
], async () => {
  using scratch = new Scratch();
  const address = scratch.name("notify");
  await using manager = new Python(MANAGER, address);
  await manager.line();
  for (const args of [["--ready", "--status=up"], ["WATCHDOG=1", "WATCHDOG_USEC=5"]]) {
    const theirs = await received(
      manager,
      notify(address, "systemd-notify", ["--no-block", ...args]),
    );
    const ours = await received(manager, sdnotify(address, args));
    assertEquals(assignments(ours), assignments(theirs));
  }
});

/** The assignments of a message in alphabetical order, without the sender's process. */
function assignments(line: string): string[] {
  return line.slice(1, line.lastIndexOf("'")).split("\\n").filter((each) =>
    each !== "" && !each.startsWith("MAINPID=")
  ).sort();
}

test("sdnotify: says what is wrong", [linux, tool("sh")], async () => {
  const nobody = await sdnotify("/nonexistent/notify", ["--ready"]);
  assertEquals(nobody.code, 2);
  assertMatch(nobody.stderr, /^sdnotify: connect .*ENOENT.*\n$/);
  const wrong = [[], ["ready"], ["A=1\nB=2"], ["--fd", "x"], ["--pid", "0"]];
  for (const { code, stderr } of await Promise.all(wrong.map((args) => sdnotify("@none", args)))) {
    assertEquals(code, 2);
    assertMatch(stderr, /^sdnotify: .+\n$/);
  }
  assertEquals((await sdnotify("relative", ["--ready"])).code, 2);
  const alone = await sdnotify("", ["--ready"]);
  assertEquals(alone.code, 1);
});
