// Passes files between examples/fdpass.ts and Python's send_fds and recv_fds.

import { assertEquals, assertMatch } from "@std/assert";
import { exampleArguments, Running } from "../helpers/examples.ts";
import { unixSockets } from "../helpers/peers.ts";
import { constants, interrupts, ownTool, Python, test } from "../helpers/support.ts";
import { inDirectory } from "./utilities.ts";

const needs = [constants("SCM_RIGHTS"), unixSockets()];

/** Runs a test with two files, and the path of a socket. */
function withFiles(
  fn: (socket: string, one: string, two: string) => Promise<void>,
): Promise<void> {
  return inDirectory(async (path) => {
    await Deno.writeTextFile(`${path}/one`, "the first\n");
    await Deno.writeTextFile(`${path}/two`, "the second\n");
    await fn(`${path}/socket`, `${path}/one`, `${path}/two`);
  });
}

const send = (...args: string[]) =>
  Running.example("fdpass", ["send", ...args], ["--allow-read", "--allow-write"]);

/** Starts a receiver, which listens when this returns. */
async function receiving(...args: string[]): Promise<Running> {
  const permissions = ["--allow-write", "--allow-run", "--allow-env"];
  const receiver = Running.example("fdpass", ["recv", "-v", ...args], permissions);
  await receiver.printed(/^listening on .*\n/);
  return receiver;
}

test(
  "fdpass: Python receives files",
  [...needs, ownTool("python3")],
  () =>
    withFiles(async (socket, one, two) => {
      await using python = new Python(
        `
import os
s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen()
say("ready")
message, fds, flags, _ = socket.recv_fds(s.accept()[0], 1000, 10)
say(message.decode().splitlines(), len(fds), flags & socket.MSG_CTRUNC)
for fd in fds: say(os.read(fd, 100).decode().strip(), os.readlink(f"/proc/self/fd/{fd}"))
`,
        socket,
      );
      await python.line();
      const { code, stderr } = await send(socket, one, two).finish();
      assertEquals([code, stderr], [0, ""]);
      assertEquals(await python.line(), `['${one}', '${two}'] 2 0`);
      assertEquals(await python.line(), `the first ${one}`);
      assertEquals(await python.line(), `the second ${two}`);
    }),
);

test("fdpass: receives from Python a pipe and a file, and prints them", [
  ...needs,
  ownTool("python3"),
], () =>
  withFiles(async (socket, one) => {
    await using receiver = await receiving(socket);
    await using _python = new Python(
      `
import os
r, w = os.pipe()
s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])
socket.send_fds(s, [b"from Python"], [r, os.open(sys.argv[2], os.O_RDONLY)])
os.write(w, b"through a pipe\\n")
`,
      socket,
      one,
    );
    const { code, stdout, stderr } = await receiver.outcome();
    assertEquals([code, stdout], [0, "through a pipe\nthe first\n"], stderr);
    assertMatch(stderr, /^listening on .*\nfrom Python\n$/);
  }));

test("fdpass: a command has the files as its descriptors, to read and to write", [
  ...needs,
  ownTool("sh"),
], () =>
  withFiles(async (socket, one, two) => {
    {
      await using receiver = await receiving(socket, "--", "sh", "-c", "cat; cat <&1; exit 7");
      assertEquals((await send(socket, one).finish()).code, 0);
      const { code, stdout } = await receiver.outcome();
      assertEquals([code, stdout.startsWith("the first\n")], [7, true]);
    }
    {
      const command = ["--", "sh", "-c", "cat <&3; cat <&4"];
      await using receiver = await receiving(socket, "--first", "3", ...command);
      await using sender = send("--fd", "0", socket, two);
      await sender.finish("the sender's input\n");
      const { code, stdout } = await receiver.outcome();
      assertEquals([code, stdout], [0, "the second\nthe sender's input\n"]);
    }
    {
      await using receiver = await receiving(socket, "--first", "1", "--", "echo", "third");
      await send("--append", socket, two).finish();
      assertEquals((await receiver.outcome()).code, 0);
    }
    assertEquals(await Deno.readTextFile(two), "the second\nthird\n");
  }));

test("fdpass: ends with Ctrl-C also if somebody has removed its socket, or its output is full", [
  ...needs,
  interrupts(),
  ownTool("sh"),
  ownTool("mkfifo"),
], () =>
  withFiles(async (socket) => {
    {
      await using receiver = await receiving(socket);
      await Deno.remove(socket);
      receiver.kill("SIGINT");
      const { code, stderr } = await receiver.outcome();
      assertEquals([code, stderr], [130, `listening on ${socket}\n`]);
    }
    {
      const script = 'mkfifo "$0" && exec 3<>"$0" >"$0" && exec "$@"';
      const args = exampleArguments("fdpass", ["recv", "-v", socket], ["--allow-write"]);
      const command = ["-c", script, `${socket}-out`, Deno.execPath(), ...args];
      await using receiver = new Running("sh", command);
      await receiver.printed(/^listening on .*\n/);
      assertEquals((await send(socket, "/dev/zero").finish()).code, 0);
      using output = await Deno.open(`${socket}-out`, { read: true, write: true });
      await output.read(new Uint8Array(1)); // the program writes: soon the pipe is full
      receiver.kill("SIGINT");
      assertEquals((await receiver.outcome()).code, 130);
    }
  }));

test(
  "fdpass: prints names without what controls a terminal",
  [...needs, ownTool("python3")],
  () =>
    withFiles(async (socket, one) => {
      await using receiver = await receiving(socket);
      await using _python = new Python(
        `
import os
s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])
socket.send_fds(s, [b"a\\x1b[31mb\\xc2\\x9b31mc\\r\\nd\\xff\\n"], [os.open(sys.argv[2], os.O_RDONLY)])
`,
        socket,
        one,
      );
      const { code, stderr } = await receiver.outcome();
      assertEquals(code, 0, stderr);
      assertMatch(stderr, /^listening on .*\na\?\[31mb\?31mc\?\nd\ufffd\n$/);
    }),
);

test("fdpass: tells what is wrong in one line", needs, () =>
  withFiles(async (socket, one) => {
    const outcomes = await Promise.all([
      send(socket, one).finish(), // nobody listens
      send(socket, `${one}.absent`).finish(),
      send(socket).finish(),
      Running.example("fdpass", []).finish(),
      Running.example("fdpass", ["recv", socket, one]).finish(),
    ]);
    for (const { code, stdout, stderr } of outcomes) {
      assertEquals([code, stdout], [2, ""], stderr);
      assertMatch(stderr, /^fdpass: .+\n$/);
    }
    // A file that nobody takes keeps what it contains.
    assertEquals((await send("-w", socket, one).finish()).code, 2);
    assertEquals(Deno.readTextFileSync(one), "the first\n");
    await using receiver = await receiving(socket);
    receiver.kill("SIGINT");
    assertEquals((await receiver.outcome()).code, 130);
    await using absent = await receiving(socket, "--", "/no/such/program");
    await send(socket, one).finish();
    const { code, stderr } = await absent.outcome();
    assertEquals(code, 2);
    assertMatch(stderr, /fdpass: \/no\/such\/program: no such program/);
  }));
