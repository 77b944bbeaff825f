/**
 * Passes open files to another process over a unix socket: SCM_RIGHTS, unix(7). The receiver can use
 * them although it may not, or cannot, open them itself.
 *
 *     deno run --allow-ffi --allow-read examples/fdpass.ts recv /tmp/socket -- wc -l
 *     deno run --allow-ffi --allow-read examples/fdpass.ts send /tmp/socket FILE
 *
 * The receiver listens. A command needs `--allow-run --allow-env`; `--write` and `--append` need
 * `--allow-write`, and so does a receiver, to remove its socket at the end.
 *
 * @module
 */
import { closeSync, constants, fstatSync, ftruncateSync, openSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  AF_UNIX,
  close,
  FileDescriptor,
  MSG_CTRUNC,
  SCM_RIGHTS,
  SOCK_STREAM,
  Socket,
  type UnixAddress,
} from "@libc/socket";
import {
  choice,
  given,
  interruption,
  orAborted,
  required,
  runProgram,
  UsageError,
  whole,
} from "./command_line.ts";
import { startWith } from "./descriptors/spawn.ts";
import { writeFully } from "./files/fully.ts";
import { printable } from "./terminal/printable.ts";
import { removePath } from "./unix/path.ts";

const USAGE = `fdpass send [OPTION]... SOCKET [FILE]...
fdpass recv [OPTION]... SOCKET [-- COMMAND [ARGUMENT]...]

Passes open files to another process over a unix socket. A name that begins with @ is abstract.

Options of send:
  -w, --write         open the files to write; they are made empty
  -a, --append        open the files to write at their ends
  -f, --fd NUMBER     send this descriptor, too; may be repeated

Options of recv, which prints what is in the files, unless it has a COMMAND:
      --first NUMBER  the descriptor of the first file in the COMMAND; others follow (0)
  -v, --verbose       print the names of the files on the standard error

  --help              print this text

The exit code is that of the COMMAND, or 0, or 2 after an error.`;

/** Descriptors in one message at most: `SCM_MAX_FD` of Linux. */
const MOST = 253;

/** Parses the command line. */
function commandLine() {
  const end = Deno.args.indexOf("--");
  const { values, positionals: [action, path, ...files] } = parseArgs({
    args: end < 0 ? Deno.args : Deno.args.slice(0, end),
    allowPositionals: true,
    options: {
      write: { type: "boolean", short: "w", default: false },
      append: { type: "boolean", short: "a", default: false },
      fd: { type: "string", short: "f", multiple: true, default: [] },
      first: { type: "string", default: "0" },
      verbose: { type: "boolean", short: "v", default: false },
    },
  });
  const isSend = choice(["send", "recv"], action) === "send";
  if (path === undefined) throw new UsageError("expected a socket");
  const fds = values.fd.map((fd) => whole("fd", fd, 0, 0x7fffffff));
  const command = end < 0 ? [] : Deno.args.slice(end + 1);
  if (isSend ? end >= 0 : files.length > 0) {
    throw new UsageError("only send takes files, recv a command");
  }
  if (isSend && files.length + fds.length === 0) throw new UsageError("expected a file");
  if (files.length + fds.length > MOST) throw new UsageError(`expected at most ${MOST} files`);
  const name: UnixAddress = path.startsWith("@") ? `\0${path.slice(1)}` : path;
  return {
    ...values,
    ...{ isSend, path, name, files, fds, command },
    first: whole("first", values.first, 0, 200),
  };
}

type CommandLine = ReturnType<typeof commandLine>;

function unixSocket(): Socket<UnixAddress, "stream"> {
  required(SCM_RIGHTS, "SCM_RIGHTS: it cannot pass descriptors");
  return new Socket(required(AF_UNIX, "unix sockets"), SOCK_STREAM);
}

/** Opens a file for writing and keeps what it contains. It is emptied when a receiver is there. */
const WRITE = constants.O_WRONLY | constants.O_CREAT;

/** Opens a file. @returns its descriptor, which the files of Deno do not tell. */
function openFile(path: string, mode: "r" | "a" | typeof WRITE): number {
  try {
    return openSync(path, mode);
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new UsageError(error.message);
    throw error;
  }
}

/** Opens the files and sends them. */
async function send(
  { path, name, files, fds, write, append }: CommandLine,
  signal: AbortSignal,
): Promise<void> {
  using socket = unixSocket();
  const opened: number[] = [];
  try {
    for (const file of files) opened.push(openFile(file, append ? "a" : write ? WRITE : "r"));
    await given(path, () => socket.connect(name, { signal }));
    if (write && !append) {
      for (const fd of opened) if (fstatSync(fd).isFile()) ftruncateSync(fd);
    }
    const names = [...files, ...fds.map((fd) => `descriptor ${fd}`)].join("\n");
    await socket.sendFds(`${names}\n`, [...opened, ...fds], { signal });
  } finally {
    for (const fd of opened) closeSync(fd);
  }
}

/** Receives one message, and returns its descriptors. */
async function receive(
  { path, name, verbose }: CommandLine,
  signal: AbortSignal,
): Promise<number[]> {
  using server = unixSocket();
  given(path, () => server.bind(name));
  server.listen(1);
  try {
    if (verbose) console.error(`listening on ${path}`);
    const [conn] = await server.accept({ signal });
    using _conn = conn;
    const { data, fds, flags } = await conn.recvFds(65536, MOST, { signal });
    if (verbose) {
      const names = new TextDecoder().decode(data).trimEnd().split("\n");
      for (const name of names) console.error(printable(name));
    }
    if (fds.length > 0 && (flags & MSG_CTRUNC) === 0) return fds;
    for (const fd of fds) close(fd);
    throw new UsageError(fds.length > 0 ? "some files were lost" : "the message has no files");
  } finally {
    if (!path.startsWith("@")) removePath(path);
  }
}

/** Writes what is in a file to the standard output. */
async function copy(fd: number, signal: AbortSignal): Promise<void> {
  using file = FileDescriptor.adopt(fd);
  for (let data; (data = await file.read(65536, { signal })).length > 0;) {
    await orAborted(signal, writeFully(Deno.stdout, data));
  }
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  if (line.isSend) return await send(line, signal);
  const fds = await receive(line, signal);
  const [program, ...args] = line.command;
  if (program === undefined) {
    for (const fd of fds) await copy(fd, signal);
    return 0;
  }
  const before = Array<"inherit">(line.first).fill("inherit");
  const after = Array<"inherit">(Math.max(0, 3 - line.first - fds.length)).fill("inherit");
  const { code } = startWith([program, ...args], [...before, ...fds, ...after]);
  for (const fd of fds) close(fd);
  return await code;
});
