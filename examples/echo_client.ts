/**
 * Echo client: sends a greeting and prints the answer.
 *
 *     deno run --allow-ffi examples/echo_client.ts --host localhost --port 50007
 *     deno run --allow-ffi examples/echo_client.ts --async --any
 */
import { parseArgs } from "node:util";
import {
  type AddrInfo,
  AF_INET,
  AF_UNSPEC,
  getaddrinfo,
  getaddrinfoSync,
  SOCK_STREAM,
  Socket,
} from "@libc/socket";
import { given, print, runProgram, whole } from "./command_line.ts";

const USAGE = `echo_client [--host HOST] [--port PORT] [--async] [--any]

  --host HOST   the server's host (localhost)
  --port PORT   the server's port (50007)
  --async       use the asynchronous operations; without it, the blocking ones
  --any         try all addresses of the host, of IPv4 and IPv6; without it, one of IPv4
  --help        print this text`;

/** Parses the command line. */
function commandLine() {
  return parseArgs({
    options: {
      host: { type: "string", default: "localhost" },
      port: { type: "string", default: "50007" },
      async: { type: "boolean", default: false },
      any: { type: "boolean", default: false },
    },
  }).values;
}

type CommandLine = ReturnType<typeof commandLine>;

/** Returns the addresses to try. */
async function findAddresses({ host, port, async, any }: CommandLine): Promise<AddrInfo[]> {
  if (!any) return [[AF_INET, SOCK_STREAM, 0, "", [host, whole("port", port, 0, 65535)]]];
  return async
    ? await getaddrinfo(host, port, AF_UNSPEC, SOCK_STREAM)
    : getaddrinfoSync(host, port, AF_UNSPEC, SOCK_STREAM);
}

/** Connects to the first address that answers. */
async function connect(line: CommandLine): Promise<Socket> {
  let failure: unknown;
  for (const [family, type, proto, _canonname, address] of await findAddresses(line)) {
    let s: Socket | undefined;
    try {
      s = new Socket(family, type, proto);
      if (line.async) await s.connect(address);
      else s.connectSync(address);
      return s;
    } catch (error) {
      s?.close();
      failure = error;
    }
  }
  throw failure;
}

/** Sends a greeting and receives the answer. */
function talk(s: Socket): Uint8Array {
  s.sendallSync("Hello, world");
  return s.recvSync(1024);
}

/** The same, asynchronously. */
async function talkAsync(s: Socket): Promise<Uint8Array> {
  await s.sendall("Hello, world");
  return await s.recv(1024);
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  using s = await given(`--host ${line.host}`, () => connect(line));
  const data = line.async ? await talkAsync(s) : talk(s);
  s.close();
  print(`Received ${Deno.inspect(new TextDecoder().decode(data))}`);
});
