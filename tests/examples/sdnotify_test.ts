// Reports of examples/sdnotify.ts to a receiver in Python, compared with those of systemd-notify.

import { assertEquals, assertMatch } from "@std/assert";
import { Running } from "../helpers/examples.ts";
import { unixSockets } from "../helpers/peers.ts";
import { constants, ownTool, Python, test, tool } from "../helpers/support.ts";

const needs = [constants("SCM_RIGHTS"), unixSockets(), ownTool("python3")];

/** A service manager: prints each datagram, and what is in the files that came with it. */
const MANAGER = `
import json, os
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
name = sys.argv[1]
s.bind("\\0" + name[1:] if name[0] == "@" else name)
say("ready")
slow = False
while True:
    message, fds, _, _ = socket.recv_fds(s, 4096, 10)
    lines = message.decode().splitlines()
    slow = slow or "SLOW=1" in lines
    if lines == ["BARRIER=1"]:
        say(json.dumps(lines))
        if not slow: os.close(fds[0])
    else:
        say(json.dumps([*lines, *[os.read(fd, 100).decode() for fd in fds]]))
`;

/** Runs a test with a manager at a socket, by a path and by an abstract name. */
function withManager(
  name: string,
  more: (string | null)[],
  fn: (manager: Python, socket: string, path: string) => Promise<void>,
): void {
  test(`sdnotify: ${name}`, [...needs, ...more], async () => {
    const path = await Deno.makeTempDir();
    try {
      for (const socket of [`${path}/socket`, ...Deno.build.os === "linux" ? [`@${path}`] : []]) {
        const manager = new Python(MANAGER, socket);
        try {
          assertEquals(await manager.line(), "ready");
          await fn(manager, socket, path);
        } finally {
          manager.kill("SIGKILL");
          await manager[Symbol.asyncDispose]();
        }
      }
    } finally {
      await Deno.remove(path, { recursive: true });
    }
  });
}

/** Starts a program with the manager's socket in its environment. */
function notify(socket: string, ...command: string[]): Running {
  return new Running("env", [`NOTIFY_SOCKET=${socket}`, ...command]);
}

/** The command that runs the example. */
const SDNOTIFY = [
  ...[Deno.execPath(), "run", "--no-check", "--cached-only", "--no-prompt"],
  ...["--allow-ffi", "--allow-env", import.meta.resolve("../../examples/sdnotify.ts")],
];

/** Starts sdnotify as `notify` does. */
function sdnotify(socket: string, ...args: string[]): Running {
  return notify(socket, ...SDNOTIFY, ...args);
}

withManager("says what systemd-notify says", [tool("systemd-notify"), tool("env")], async (
  manager,
  socket,
) => {
  const args = ["--ready", "--status=three clients", "--pid=4711", "X_A=1", "ERRNO=2"];
  const theirs = notify(socket, "systemd-notify", "--no-block", ...args);
  assertEquals((await theirs.finish()).code, 0);
  const said = await manager.json<string[]>();
  const { code, stdout, stderr } = await sdnotify(socket, ...args).finish();
  assertEquals([code, stdout, stderr], [0, "", ""]);
  assertEquals((await manager.json<string[]>()).sort(), said.sort());
  assertEquals(said.length, 5);
});

withManager("a barrier, descriptors, and a watchdog", [tool("env"), tool("sh")], async (
  manager,
  socket,
  path,
) => {
  await Deno.writeTextFile(`${path}/file`, "kept");
  const args = ["--stopping", "--fd", "3", "--fd", "4", "--fd-name", "name", "--wait", "240"];
  const shell = ["sh", "-c", 'exec 3<"$0" 4<"$0"; exec "$@"', `${path}/file`];
  await using keeping = notify(socket, ...shell, ...SDNOTIFY, ...args);
  assertEquals((await keeping.finish()).stderr, "");
  const kept = ["STOPPING=1", "FDSTORE=1", "FDNAME=name", "kept", "kept"];
  assertEquals(await manager.json(), kept);
  assertEquals(await manager.json(), ["BARRIER=1"]);

  await using alive = sdnotify(socket, "--every", "0.01");
  for (let i = 0; i < 3; i++) assertEquals(await manager.json(), ["WATCHDOG=1"]);
  alive.kill("SIGINT");
  assertEquals((await alive.outcome()).code, 0);
});

withManager("says that the manager has not read all", [tool("env")], async (_, socket) => {
  const { code, stderr } = await sdnotify(socket, "SLOW=1", "--wait", "0.05").finish();
  assertEquals(code, 1);
  assertEquals(stderr, "sdnotify: the service manager has not read all within 0.05 s\n");
});

test("sdnotify: tells what is wrong in one line", [unixSockets(), tool("env")], async () => {
  const wrong = await Promise.all([
    sdnotify("", "--ready"),
    sdnotify("/no/such/socket", "--ready"),
    sdnotify("relative", "--ready"),
    sdnotify("/no/such/socket"),
    sdnotify("/no/such/socket", "--status", "a\nREADY=1"),
    sdnotify("/no/such/socket", "lower=1"),
    sdnotify("/no/such/socket", "--ready", "--fd-name", "a"),
  ].map((each) => each.finish()));
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^sdnotify: .+\n$/);
  }
});
