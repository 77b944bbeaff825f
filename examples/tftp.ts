/**
 * Copies files over TFTP (RFC 1350), as a client and as a server, with the options of RFC 2348 and RFC
 * 2349.
 *
 *     deno run --allow-ffi --allow-write examples/tftp.ts get localhost FILE
 *     deno run --allow-ffi --allow-read examples/tftp.ts put localhost FILE
 *     deno run --allow-ffi --allow-read=. examples/tftp.ts serve .
 *
 * TFTP knows no users and no encryption. The port 69 needs the superuser, or CAP_NET_BIND_SERVICE.
 * `serve --writable` needs `--allow-write`.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { AF_INET6, AF_UNSPEC, formatAddress, SOCK_DGRAM, Socket } from "@libc/socket";
import {
  choice,
  decimal,
  interruption,
  orAborted,
  print,
  runProgram,
  UsageError,
  whole,
} from "./command_line.ts";
import { readFully, writeFully } from "./files/fully.ts";
import { familyOf } from "./internet/family.ts";
import { bindOn, type IpAddress } from "./internet/listen.ts";
import { lookUp } from "./internet/look_up.ts";
import { parsePort } from "./internet/port.ts";
import { printable } from "./terminal/printable.ts";
import { Progress } from "./terminal/progress.ts";
import { tftpError } from "./tftp/file_errors.ts";
import { ETHERNET_BLOCK, LARGEST_BLOCK, takeOptions } from "./tftp/options.ts";
import { ERROR, type Packet, TftpError } from "./tftp/packet.ts";
import { serveFiles } from "./tftp/server.ts";
import { Peer, receiveBlocks, sendBlocks } from "./tftp/transfer.ts";

const USAGE = `tftp get [OPTION]... HOST FILE [LOCAL-FILE]
tftp put [OPTION]... HOST LOCAL-FILE [FILE]
tftp serve [OPTION]... [DIRECTORY]

Copies a file from or to a server over TFTP, or serves the files of a directory. A LOCAL-FILE is -
for the standard output or input.

  -p, --port PORT        the port of the server, for serve 0 for any free one (69)
  -b, --bind ADDRESS     the address to serve on (127.0.0.1)
      --block BYTES      the size of a block to ask for; 512 needs no option of the server (1428)
  -t, --timeout SECONDS  the time after which a packet is sent again (1)
      --attempts COUNT   how often a packet is sent (6)
      --writable         accept new files; none is ever replaced
      --json             with serve: print a JSON object for each transfer
  -4, --ipv4             use IPv4 only
  -6, --ipv6             use IPv6 only
      --help             print this text

The exit code is 0, 1 if the transfer failed, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values, positionals: [first, ...names] } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", short: "p", default: "69" },
      bind: { type: "string", short: "b", default: "127.0.0.1" },
      block: { type: "string", default: String(ETHERNET_BLOCK) },
      timeout: { type: "string", short: "t", default: "1" },
      attempts: { type: "string", default: "6" },
      writable: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
    },
  });
  const action = choice(["get", "put", "serve"], first);
  const isServe = action === "serve";
  if (names.length > (isServe ? 1 : 3)) throw new UsageError("too many names");
  if (!isServe && names.length < 2) throw new UsageError("expected a host and a file");
  return {
    ...values,
    action,
    names,
    family: familyOf(values),
    port: parsePort(values.port, "udp"),
    block: whole("block", values.block, 8, LARGEST_BLOCK),
    timeout: decimal("timeout", values.timeout, 0.01, 255),
    attempts: whole("attempts", values.attempts, 1, 1000),
  };
}

type CommandLine = ReturnType<typeof commandLine>;

function progressOf(bytes: () => number, total: () => number | undefined): Progress {
  return new Progress(() => {
    const all = total();
    return `${bytes()} bytes${all ? `, ${Math.floor(100 * bytes() / all)} %` : ""}`;
  });
}

/** The files of a transfer, and how to copy them. */
interface Copy {
  readonly from: string;
  readonly to: string;
  /** The options to ask for. */
  readonly options: Map<string, string>;
  /** Ends it, also while a local file waits: a pipe, or the standard input or output. */
  readonly signal: AbortSignal;
}

async function get(peer: Peer, { from: name, to: path, options, signal }: Copy) {
  let file: Deno.FsFile | typeof Deno.stdout | undefined = path === "-" ? Deno.stdout : undefined;
  let bytes = 0;
  let total: number | undefined;
  using _progress = progressOf(() => bytes, () => total);
  try {
    options.set("tsize", "0");
    const request: Packet = { type: "read", name, mode: "octet", options };
    const last = await receiveBlocks(peer, request, async (data) => {
      bytes += data.length;
      file ??= await orAborted(
        signal,
        Deno.open(path, { write: true, create: true, truncate: true }),
      );
      await orAborted(signal, writeFully(file, data));
    }, (accepted) => total = takeOptions(options, accepted, peer));
    await peer.send(last);
  } finally {
    if (file instanceof Deno.FsFile) file.close();
  }
}

async function put(peer: Peer, { from: path, to: name, options, signal }: Copy) {
  const isInput = path === "-";
  const file = isInput ? Deno.stdin : await orAborted(signal, Deno.open(path));
  let bytes = 0;
  const total = isInput ? undefined : (await Deno.stat(path)).size;
  using _progress = progressOf(() => bytes, () => total);
  try {
    if (total !== undefined) options.set("tsize", String(total));
    const answer = await peer.ask({ type: "write", name, mode: "octet", options }, (answer) => {
      const isStart = answer.type === "oack" || answer.type === "ack" && answer.block === 0;
      return isStart ? answer : undefined;
    });
    if (answer.type === "oack") takeOptions(options, answer.options, peer);
    await sendBlocks(peer, async (buffer) => {
      const length = await orAborted(signal, readFully(file, buffer));
      bytes += length;
      return length;
    });
  } finally {
    if (!isInput) (file as Deno.FsFile).close();
  }
}

/** Copies a file from or to a server. @returns the exit code. */
async function copy(line: CommandLine, signal: AbortSignal): Promise<number> {
  const [host, from, to = from!.split("/").pop()!] = line.names;
  const [family, , , , address] = await lookUp(host!, line.port, { family: line.family, signal });
  using socket = new Socket<IpAddress, "datagram">(family, SOCK_DGRAM);
  socket.bind([family === AF_INET6 ? "::" : "0.0.0.0", 0]);
  const peer = new Peer(socket, address, false, { ...line, signal });
  const options = new Map<string, string>();
  if (line.block !== 512) options.set("blksize", String(line.block));
  try {
    await (line.action === "get" ? get : put)(peer, { from: from!, to, options, signal });
    return 0;
  } catch (error) {
    // A server that is told nothing would send its last packet again, and wait.
    const isFromServer = error instanceof TftpError && error.code !== ERROR.options;
    if (!isFromServer) await peer.fail(tftpError(error));
    if (!(error instanceof TftpError)) throw error;
    console.error(`tftp: ${from}: ${printable(error.message)}`);
    return 1;
  }
}

async function serve(line: CommandLine, signal: AbortSignal): Promise<never> {
  const root = await Deno.realPath(line.names[0] ?? ".");
  using socket = bindOn(line.bind, line.port, AF_UNSPEC);
  console.error(`tftp://${formatAddress(socket.getsockname())}/`);
  const { writable, timeout, attempts, json } = line;
  return await serveFiles(socket, {
    ...{ root, writable, timeout, attempts, signal },
    log: ([client], type, name, result) => {
      const [error, bytes] = result instanceof Error ? [result.message] : [undefined, result];
      if (json) print(JSON.stringify({ time: new Date(), client, type, name, bytes, error }));
      else {
        const end = error ?? `${bytes} bytes`; // the error may be the text of the client
        print(printable(`${client} ${type} ${JSON.stringify(name)} ${end}`));
      }
    },
  });
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  return await (line.action === "serve" ? serve : copy)(line, signal);
});
