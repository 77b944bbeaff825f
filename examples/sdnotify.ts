/**
 * Reports the state of a service to the service manager, as sd_notify(3) and systemd-notify(1) do.
 *
 *     deno run --allow-ffi --allow-env examples/sdnotify.ts --ready --status "serving 3 clients"
 *     deno run --allow-ffi --allow-env examples/sdnotify.ts --fd 3 --fd-name config STATE=1 3<file
 *
 * The manager receives a datagram at the unix socket that the variable NOTIFY_SOCKET names. It hears a
 * program that the service has started only with `NotifyAccess=all`, or `exec`, in the service's unit.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  AF_UNIX,
  SCM_RIGHTS,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  socketpair,
  TimeoutError,
  type UnixAddress,
} from "@libc/socket";
import {
  decimal,
  given,
  interruption,
  required,
  runProgram,
  unlessAborted,
  UsageError,
  whole,
} from "./command_line.ts";

const USAGE = `sdnotify [OPTION]... [NAME=VALUE]...

Reports the state of a service to the service manager (systemd).

      --ready             the service has started
      --reloading         it reads its configuration
      --stopping          it ends
      --status TEXT       what it does at present
      --errno NUMBER      the error number that it has failed with
      --pid NUMBER        its main process
      --watchdog          it is alive
      --every SECONDS     repeats that it is alive, until Ctrl-C
      --fd NUMBER         a descriptor that the manager keeps for it; may be repeated
      --fd-name NAME      the name of these descriptors
      --wait SECONDS      waits until the manager has read all that was sent
      --socket NAME       the manager's socket, @NAME if it is abstract (NOTIFY_SOCKET)
      --help              print this text

The exit code is 0, 1 if the manager has not read all in time, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ready: { type: "boolean", default: false },
      reloading: { type: "boolean", default: false },
      stopping: { type: "boolean", default: false },
      status: { type: "string" },
      errno: { type: "string" },
      pid: { type: "string" },
      watchdog: { type: "boolean", default: false },
      every: { type: "string" },
      fd: { type: "string", multiple: true, default: [] },
      "fd-name": { type: "string" },
      wait: { type: "string" },
      socket: { type: "string" },
    },
  });
  const { every, wait } = values;
  const fds = values.fd.map((fd) => whole("fd", fd, 0, 0x7fffffff));
  if (values["fd-name"] !== undefined && fds.length === 0) {
    throw new UsageError("--fd-name needs --fd");
  }
  return {
    lines: linesOf(values, positionals),
    fds,
    socket: values.socket ?? Deno.env.get("NOTIFY_SOCKET"),
    every: every === undefined ? undefined : decimal("every", every, 0.001, 1e6),
    wait: wait === undefined ? undefined : decimal("wait", wait, 0.001, 1e6),
  };
}

/** What the options and the arguments say, each as a line `NAME=VALUE`. */
function linesOf(
  values:
    & {
      readonly [name in "ready" | "reloading" | "stopping" | "watchdog"]: boolean;
    }
    & {
      readonly [name in "status" | "errno" | "pid" | "fd-name" | "every"]?: string | undefined;
    }
    & { readonly fd: readonly string[] },
  more: readonly string[],
): string[] {
  const { status, errno, pid, "fd-name": fdName } = values;
  const lines: string[] = [];
  if (values.ready) lines.push("READY=1");
  if (values.reloading) lines.push("RELOADING=1");
  if (values.stopping) lines.push("STOPPING=1");
  if (status !== undefined) lines.push(`STATUS=${status}`);
  if (errno !== undefined) lines.push(`ERRNO=${whole("errno", errno, 0, 0x7fffffff)}`);
  if (pid !== undefined) lines.push(`MAINPID=${whole("pid", pid, 1, 0x7fffffff)}`);
  if (values.watchdog || values.every !== undefined) lines.push("WATCHDOG=1");
  if (values.fd.length > 0) lines.push("FDSTORE=1");
  if (fdName !== undefined) lines.push(`FDNAME=${fdName}`);
  for (const line of more) {
    if (!/^[A-Z_][A-Z0-9_]*=/.test(line)) throw new UsageError(`${line}: expected NAME=VALUE`);
    lines.push(line);
  }
  const wrong = lines.find((line) => line.includes("\n"));
  if (wrong !== undefined) throw new UsageError(`${JSON.stringify(wrong)} has more than one line`);
  if (lines.length === 0) throw new UsageError("expected something to report");
  return lines;
}

/** Connects to the manager's socket. */
async function connect(name: string | undefined): Promise<Socket<UnixAddress, "datagram">> {
  if (name === undefined || name === "") {
    throw new UsageError("NOTIFY_SOCKET is not set: no service manager has started this program");
  }
  if (!/^[@/]/.test(name)) throw new UsageError(`${name}: expected a path, or @ and a name`);
  const socket = new Socket<UnixAddress, "datagram">(
    required(AF_UNIX, "unix sockets"),
    SOCK_DGRAM,
  );
  try {
    const address = name.startsWith("@") ? `\0${name.slice(1)}` : name;
    await given(name, () => socket.connect(address));
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/**
 * Waits until the manager has read all that was sent before: it receives one end of a connection, and
 * closes it. Returns false if it has not within so many seconds.
 */
async function barrier(
  socket: Socket<UnixAddress, "datagram">,
  seconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  const [ours, theirs] = socketpair(required(AF_UNIX, "unix sockets"), SOCK_STREAM);
  using own = ours;
  {
    using other = theirs;
    await socket.sendFds("BARRIER=1", [other.fileno()], { signal });
  }
  own.settimeout(seconds);
  try {
    await own.recv(1, { signal });
    return true;
  } catch (error) {
    if (error instanceof TimeoutError) return false;
    throw error;
  }
}

await runProgram(USAGE, async () => {
  const { lines, fds, socket: name, every, wait } = commandLine();
  if (fds.length > 0 || wait !== undefined) {
    required(SCM_RIGHTS, "SCM_RIGHTS: it cannot pass descriptors");
  }
  const { signal } = interruption();
  using socket = await connect(name);
  const text = lines.join("\n");
  if (fds.length > 0) await socket.sendFds(text, fds, { signal });
  else await socket.send(text, { signal });
  if (wait !== undefined && !await barrier(socket, wait, signal)) {
    console.error(`sdnotify: the service manager has not read all within ${wait} s`);
    return 1;
  }
  while (every !== undefined && !signal.aborted) {
    await unlessAborted(signal, setTimeout(every * 1000, undefined, { signal }));
    if (!signal.aborted) await socket.send("WATCHDOG=1", { signal });
  }
  return 0;
});
