/**
 * Chats with everybody who has joined a multicast group, over IPv4 or IPv6.
 *
 *     deno run --allow-ffi examples/mcast.ts --name Ann
 *     deno run --allow-ffi examples/mcast.ts --interface eth0 --group ff15::4711 --name Ann
 *
 * Each line of the input is a datagram of UTF-8 to the group, `NAME: TEXT`; datagrams of others are
 * printed. The program ends at the end of the input, after `--count` messages, or by Ctrl-C.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  AF_INET,
  AF_UNSPEC,
  AI_NUMERICHOST,
  formatAddress,
  getaddrinfoSync,
  if_nametoindex,
  type Inet6Address,
  options,
  SOCK_DGRAM,
} from "@libc/socket";
import { given, interruption, limit, print, runProgram, whole } from "./command_line.ts";
import { checkedInterface } from "./internet/interface.ts";
import { openMember, openMember6, type Udp6Socket, type UdpSocket } from "./multicast/sockets.ts";
import { printable } from "./terminal/printable.ts";

const USAGE = `mcast [OPTION]...

Sends the lines of its input to a multicast group, and prints what others send there.

  -g, --group ADDRESS     the group, of IPv4 or IPv6 (239.255.47.11)
  -p, --port NUMBER       the port (4711)
  -i, --interface NAME    the interface to use (the system's choice)
  -t, --ttl NUMBER        how many networks a message may pass (1: the local one)
  -n, --name NAME         who you are (nobody)
  -c, --count NUMBER      ends after so many received messages, not with the input
      --no-loop           does not send to programs on this machine
      --json              prints a JSON object for each message
      --help              print this text

The exit code is 0, 130 after Ctrl-C, 2 after an error.`;

/** Parses the command line. */
function commandLine() {
  const { values } = parseArgs({
    options: {
      group: { type: "string", short: "g", default: "239.255.47.11" },
      port: { type: "string", short: "p", default: "4711" },
      interface: { type: "string", short: "i" },
      ttl: { type: "string", short: "t", default: "1" },
      name: { type: "string", short: "n", default: "nobody" },
      count: { type: "string", short: "c" },
      "no-loop": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  return {
    ...values,
    interface: checkedInterface(values.interface),
    port: whole("port", values.port, 1, 65535),
    ttl: whole("ttl", values.ttl, 0, 255),
    most: limit("count", values.count),
  };
}

type Line = ReturnType<typeof commandLine>;

/** Opens the socket of the chat. Returns it, and a function that sends a text to the group. */
function join(line: Line): {
  socket: UdpSocket | Udp6Socket;
  send: (text: string, signal: AbortSignal) => Promise<number>;
} {
  const { group, port, ttl, interface: name, "no-loop": noLoop } = line;
  const [[family]] = given(
    `--group ${group}`,
    () => getaddrinfoSync(group, port, AF_UNSPEC, SOCK_DGRAM, 0, AI_NUMERICHOST),
  );
  if (family === AF_INET) {
    const socket = given(`--group ${group}`, () => openMember(group, port, name, ttl));
    socket.setOption(options.IPPROTO_IP.IP_MULTICAST_LOOP, !noLoop);
    return { socket, send: (text, signal) => socket.sendto(text, [group, port], { signal }) };
  }
  const scope = name === undefined ? 0 : if_nametoindex(name);
  const socket = given(`--group ${group}`, () => openMember6(group, port, name, ttl));
  socket.setOption(options.IPPROTO_IPV6.IPV6_MULTICAST_LOOP, !noLoop);
  const to: Inet6Address = [group, port, 0, scope];
  return { socket, send: (text, signal) => socket.sendto(text, to, { signal }) };
}

/** Prints what others send, until there is enough. */
async function receive(
  socket: ReturnType<typeof join>["socket"],
  { most, json }: Line,
  signal: AbortSignal,
): Promise<void> {
  for (let count = 0; count < most; count++) {
    const [data, address] = await socket.recvfrom(65536, { signal });
    const text = new TextDecoder().decode(data);
    const from = formatAddress(address);
    if (!json) print(printable(text));
    else print(JSON.stringify({ from, text }));
  }
}

/** Sends each line of the input. */
async function sendInput(
  send: (text: string, signal: AbortSignal) => Promise<unknown>,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  let rest = "";
  const decoder = new TextDecoderStream();
  for await (const text of Deno.stdin.readable.pipeThrough(decoder, { signal })) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const line of lines) await send(`${name}: ${line}`, signal);
  }
  if (rest !== "") await send(`${name}: ${rest}`, signal);
}

await runProgram(USAGE, async () => {
  const line = commandLine();
  const { signal } = interruption();
  const { socket, send } = join(line);
  using _socket = socket;
  console.error(`joined ${line.group}, port ${line.port}`);
  const receiving = receive(socket, line, signal);
  const sending = sendInput(send, line.name, signal);
  await Promise.race(
    line.most === Infinity ? [receiving, sending] : [
      receiving,
      sending.then(() => receiving),
    ],
  );
});
