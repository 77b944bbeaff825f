/**
 * Echo server: sends back everything that one client sends, then ends.
 *
 *     deno run --allow-ffi examples/echo_server.ts --host localhost --port 50007
 *     deno run --allow-ffi examples/echo_server.ts --async --any --host ::1
 */
import { parseArgs } from "node:util";
import {
  type AddrInfo,
  AF_INET,
  AF_UNSPEC,
  AI_PASSIVE,
  getaddrinfo,
  getaddrinfoSync,
  type Inet6Address,
  type InetAddress,
  SOCK_STREAM,
  Socket,
} from "@libc/socket";
import { given, print, runProgram, whole } from "./command_line.ts";

const USAGE = `echo_server [--host HOST] [--port PORT] [--async] [--any]

  --host HOST   the address to listen on (all interfaces)
  --port PORT   the port to listen on, 0 for any free one (50007)
  --async       use the asynchronous operations; without it, the blocking ones
  --any         listen on the first address that the system offers, of IPv4 or IPv6; without it,
                IPv4 only
  --help        print this text`;

/** Parses the command line. */
function commandLine() {
  return parseArgs({
    options: {
      host: { type: "string" },
      port: { type: "string", default: "50007" },
      async: { type: "boolean", default: false },
      any: { type: "boolean", default: false },
    },
  }).values;
}

type CommandLine = ReturnType<typeof commandLine>;
type IpSocket = Socket<InetAddress | Inet6Address>;

/** Returns the addresses to try. */
async function findAddresses({ host, port, async, any }: CommandLine): Promise<AddrInfo[]> {
  if (!any) return [[AF_INET, SOCK_STREAM, 0, "", [host ?? "", whole("port", port, 0, 65535)]]];
  return async
    ? await getaddrinfo(host ?? null, port, AF_UNSPEC, SOCK_STREAM, 0, AI_PASSIVE)
    : getaddrinfoSync(host ?? null, port, AF_UNSPEC, SOCK_STREAM, 0, AI_PASSIVE);
}

/** Listens on the first address that can be bound. */
async function listen(line: CommandLine): Promise<IpSocket> {
  let failure: unknown;
  for (const [family, type, proto, _canonname, address] of await findAddresses(line)) {
    let s: IpSocket | undefined;
    try {
      s = new Socket(family, type, proto);
      s.bind(address);
      s.listen(1);
      return s;
    } catch (error) {
      s?.close();
      failure = error;
    }
  }
  throw failure;
}

/** Serves one client. */
function serve(s: IpSocket): void {
  const [conn, address] = s.acceptSync();
  print(`Connected by ${Deno.inspect(address)}`);
  while (true) {
    const data = conn.recvSync(1024);
    if (data.length === 0) break;
    conn.sendallSync(data);
  }
  conn.close();
}

/** The same, asynchronously. */
async function serveAsync(s: IpSocket): Promise<void> {
  const [conn, address] = await s.accept();
  print(`Connected by ${Deno.inspect(address)}`);
  while (true) {
    const data = await conn.recv(1024);
    if (data.length === 0) break;
    await conn.sendall(data);
  }
  conn.close();
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  using s = await given(`--host ${line.host}`, () => listen(line));
  print(`Listening on port ${s.getsockname()[1]}`);
  if (line.async) await serveAsync(s);
  else serve(s);
});
