/**
 * Lists the sockets of this machine, as ss(8) does, over netlink.
 *
 *     deno run --allow-ffi examples/ss.ts --tcp --listening
 *     deno run --allow-ffi examples/ss.ts --all --port 443 --json
 *     deno run --allow-all examples/ss.ts -tulp
 *
 * It asks the kernel by NETLINK_SOCK_DIAG, sock_diag(7): Linux only. For the processes, option `-p`, it
 * reads `/proc`, to which Deno gives access only with `--allow-all`; a user sees his own processes, the
 * superuser all. Ports and addresses are printed as numbers.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  AF_INET,
  AF_INET6,
  NETLINK_SOCK_DIAG,
  SOCK_DIAG_BY_FAMILY,
  SocketError,
} from "@libc/socket";
import { interruption, print, required, runProgram, UsageError, whole } from "./command_line.ts";
import { Connection } from "./rtnetlink/connection.ts";
import { table } from "./rtnetlink/text.ts";
import { decodeInet, encodeInetRequest, PROTOCOLS } from "./sock_diag/inet.ts";
import { ALL, BUCKET, CONNECTED, type Listed, LISTENING, STATE_NAMES } from "./sock_diag/listed.ts";
import { findProcesses } from "./sock_diag/processes.ts";
import { COLUMNS, row } from "./sock_diag/text.ts";
import { decodeUnix, encodeUnixRequest } from "./sock_diag/unix.ts";

const USAGE = `ss [OPTION]...

Prints the sockets of this machine that are connected.

  -t, --tcp            print TCP sockets; without one of these four, print all
  -u, --udp            print UDP sockets
  -w, --raw            print raw sockets
  -x, --unix           print Unix sockets
  -4, --ipv4           print only IPv4
  -6, --ipv6           print only IPv6
  -l, --listening      print sockets that listen, or are not connected, instead
  -a, --all            print both
  -s, --state NAME     print sockets in this state: established, listen, time-wait, ...,
                       connected, synchronized, bucket or all; may be repeated
      --port NUMBER    print sockets with this port on either end
      --sport NUMBER   print sockets with this local port
      --dport NUMBER   print sockets whose peer has this port
  -o, --options        print timers
  -e, --extended       print users, inodes and cookies
  -p, --processes      print the processes that have the socket open (needs deno --allow-all)
  -n, --numeric        for habit: ports and addresses are always numbers
  -j, --json           print each socket as a line of JSON
      --help           print this text`;

/** What the kernel must have. */
const SOCK_DIAG = "sock_diag";

/** Parses the command line. */
function commandLine() {
  const { values } = parseArgs({
    options: {
      tcp: { type: "boolean", short: "t", default: false },
      udp: { type: "boolean", short: "u", default: false },
      raw: { type: "boolean", short: "w", default: false },
      unix: { type: "boolean", short: "x", default: false },
      ipv4: { type: "boolean", short: "4", default: false },
      ipv6: { type: "boolean", short: "6", default: false },
      listening: { type: "boolean", short: "l", default: false },
      all: { type: "boolean", short: "a", default: false },
      state: { type: "string", short: "s", multiple: true, default: [] },
      port: { type: "string" },
      sport: { type: "string" },
      dport: { type: "string" },
      options: { type: "boolean", short: "o", default: false },
      extended: { type: "boolean", short: "e", default: false },
      processes: { type: "boolean", short: "p", default: false },
      numeric: { type: "boolean", short: "n" },
      json: { type: "boolean", short: "j", default: false },
    },
  });
  const { tcp, udp, raw, unix, ipv4, ipv6, port, sport, dport } = values;
  const everything = !(tcp || udp || raw || unix);
  const isOfIp = ipv4 || ipv6 || [port, sport, dport].some((each) => each !== undefined);
  const number = (option: string, text: string | undefined) =>
    text === undefined ? undefined : whole(option, text, 0, 65535);
  return {
    ...values,
    // In the order of ss(8).
    protocols: (["raw", "udp", "tcp"] as const).filter((name) => everything || values[name]),
    families: [...(ipv4 || !ipv6 ? [AF_INET] : []), ...(ipv6 || !ipv4 ? [AF_INET6] : [])],
    unix: unix || everything && !isOfIp,
    states: statesOf(values),
    port: number("port", port),
    sport: number("sport", sport),
    dport: number("dport", dport),
    named: !everything,
  };
}

type CommandLine = ReturnType<typeof commandLine>;

/** Returns the bits of the states that the command line asks for. */
function statesOf(line: { state: string[]; all: boolean; listening: boolean }): number {
  if (line.state.length === 0) {
    return line.all ? ALL : line.listening ? LISTENING : CONNECTED & ~BUCKET;
  }
  return line.state.reduce((all, name) => {
    const states = STATE_NAMES.get(name.toLowerCase());
    if (states !== undefined) return all | states;
    throw new UsageError(`--state ${name}: expected one of ${[...STATE_NAMES.keys()].join(", ")}`);
  }, 0);
}

/** A table of the kernel, and what decodes its messages. */
interface Request {
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly decode: (body: Uint8Array<ArrayBuffer>) => Listed;
}

/** Returns the requests for the tables that the command line asks for. */
function requestsOf({ protocols, families, unix, states }: CommandLine): Request[] {
  const unixes = { name: "Unix", body: encodeUnixRequest(states), decode: decodeUnix };
  const inet = protocols.flatMap((name) =>
    families.map((family) => ({
      name: `${name} ${family === AF_INET ? "IPv4" : "IPv6"}`,
      body: encodeInetRequest(family, PROTOCOLS[name]!, states),
      decode: (body: Uint8Array<ArrayBuffer>) => decodeInet(name, body),
    }))
  );
  return unix ? [unixes, ...inet] : inet;
}

/** Asks for a table. Returns `undefined` if the kernel was built without it. */
async function ask(
  connection: Connection,
  { body, decode }: Request,
  signal: AbortSignal,
): Promise<Listed[] | undefined> {
  const type = required(SOCK_DIAG_BY_FAMILY, SOCK_DIAG);
  try {
    const messages = await connection.dump(type, body, signal);
    return messages.map((message) => decode(message.body));
  } catch (error) {
    if (error instanceof SocketError && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** True if the command line asks for the ports of a socket. */
function hasPorts({ local, peer }: Listed, { port, sport, dport }: CommandLine): boolean {
  if ("path" in local || "path" in peer) return [port, sport, dport].every((n) => n === undefined);
  return (port === undefined || local.port === port || peer.port === port) &&
    (sport === undefined || local.port === sport) &&
    (dport === undefined || peer.port === dport);
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  // FreeBSD has a number for the protocol, but not for the request.
  required(SOCK_DIAG_BY_FAMILY, SOCK_DIAG);
  using connection = new Connection(0, required(NETLINK_SOCK_DIAG, SOCK_DIAG));
  const sockets: Listed[] = [];
  let code = 0;
  for (const request of requestsOf(line)) {
    const found = await ask(connection, request, signal);
    if (found !== undefined) {
      for (const socket of found) if (hasPorts(socket, line)) sockets.push(socket);
    } else if (line.named) {
      console.error(`ss: this kernel does not list ${request.name} sockets`);
      code = 1;
    }
  }
  const processes = line.processes ? findProcesses() : undefined;
  const listed = processes === undefined
    ? sockets
    : sockets.map((socket) => ({ ...socket, processes: processes.get(socket.inode) ?? [] }));
  if (line.json) listed.forEach((socket) => print(JSON.stringify(socket)));
  else print(table([COLUMNS, ...listed.map((socket) => row(socket, line))]));
  return code;
});
