/**
 * Tells the service manager about a service, as systemd-notify(1) does: sd_notify(3).
 *
 *     deno run --allow-ffi --allow-env=NOTIFY_SOCKET examples/sdnotify.ts --ready --status "serving"
 *     deno run --allow-ffi --allow-env=NOTIFY_SOCKET examples/sdnotify.ts WATCHDOG=1
 *
 * The manager's socket is in NOTIFY_SOCKET, which systemd sets for its services: a path, or an
 * abstract name behind a `@`. The exit code is 0 if the message was sent, 1 if there is no manager to
 * send it to, and 2 for an error.
 */
import { parseArgs } from "node:util";
import { AF_UNIX, SOCK_DGRAM, Socket } from "@libc/socket";
import { required, runProgram, UsageError, whole } from "./command_line.ts";

const USAGE = `sdnotify [OPTION]... [NAME=VALUE]...

Sends the state of a service to the service manager.

      --ready          READY=1: the service has started
      --stopping       STOPPING=1: the service is about to end
      --watchdog       WATCHDOG=1: the service is alive
      --status TEXT    STATUS=TEXT: what the service does, in one line
      --pid NUMBER     MAINPID=NUMBER: the main process of the service
      --fd NUMBER      FDSTORE=1: the manager keeps this descriptor; may be repeated
      --fdname NAME    FDNAME=NAME: the name of the kept descriptors
      --socket NAME    the manager's socket (NOTIFY_SOCKET)
      --help           print this text

The exit code is 0 if the message was sent, 1 without a service manager, 2 after an error.`;

/** The largest process id, and descriptor. */
const MOST = 2 ** 31 - 1;

/** Parses the command line. */
function commandLine() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ready: { type: "boolean" },
      stopping: { type: "boolean" },
      watchdog: { type: "boolean" },
      status: { type: "string" },
      pid: { type: "string" },
      fd: { type: "string", multiple: true, default: [] },
      fdname: { type: "string" },
      socket: { type: "string" },
    },
  });
  const { ready, stopping, watchdog, status, pid, fdname } = values;
  const fds = values.fd.map((fd) => whole("fd", fd, 0, MOST));
  const assignments = [
    ...(ready ? ["READY=1"] : []),
    ...(stopping ? ["STOPPING=1"] : []),
    ...(watchdog ? ["WATCHDOG=1"] : []),
    ...(status === undefined ? [] : [`STATUS=${status}`]),
    ...(pid === undefined ? [] : [`MAINPID=${whole("pid", pid, 1, MOST)}`]),
    ...(fds.length === 0 ? [] : ["FDSTORE=1"]),
    ...(fdname === undefined ? [] : [`FDNAME=${fdname}`]),
    ...positionals,
  ];
  for (const each of assignments) {
    if (/^[A-Z][A-Z0-9_]*=[^\n]*$/.test(each)) continue;
    throw new UsageError(`${JSON.stringify(each)}: expected NAME=VALUE in one line`);
  }
  if (assignments.length === 0) throw new UsageError("nothing to tell the service manager");
  return { assignments, fds, name: values.socket ?? Deno.env.get("NOTIFY_SOCKET") };
}

/** Returns the address of a name in NOTIFY_SOCKET. */
function addressOf(name: string): string {
  if (name.startsWith("/")) return name;
  if (name.startsWith("@")) return `\0${name.slice(1)}`;
  throw new UsageError(`NOTIFY_SOCKET ${name}: expected a path, or @ and an abstract name`);
}

await runProgram(USAGE, async () => {
  const { assignments, fds, name } = commandLine();
  if (name === undefined || name === "") {
    console.error("sdnotify: no service manager: NOTIFY_SOCKET is not set");
    return 1;
  }
  using socket = new Socket(required(AF_UNIX, "unix sockets"), SOCK_DGRAM);
  await socket.connect(addressOf(name));
  const message = new TextEncoder().encode(assignments.join("\n"));
  if (fds.length === 0) await socket.send(message);
  else await socket.sendFds(message, fds);
  return 0;
});
