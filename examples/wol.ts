/**
 * Wakes machines up with magic packets (Wake-on-LAN).
 *
 *     deno run --allow-ffi examples/wol.ts 00:11:22:33:44:55
 *     deno run --allow-ffi examples/wol.ts --raw --interface eth0 00:11:22:33:44:55
 *
 * A magic packet is a UDP broadcast, or with `--raw` an Ethernet frame, for which Linux requires
 * CAP_NET_RAW. Nothing answers it. The exit code is 0 if all packets were sent, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { AF_INET, AF_PACKET, options, SOCK_DGRAM, Socket } from "@libc/socket";
import { given, print, runProgram, UsageError, whole } from "./command_line.ts";
import { formatHardwareAddress, parseHardwareAddress } from "./ethernet/address.ts";
import { checkedInterface } from "./internet/interface.ts";

const USAGE = `wol [OPTION]... ADDRESS...

Sends a magic packet to each hardware address, such as 00:11:22:33:44:55, which wakes
the machine up if its network card is set up for that.

  -a, --address ADDRESS   where to send the packets (255.255.255.255)
  -p, --port NUMBER       the port (9)
  -i, --interface NAME    the interface to send from
  -P, --password BYTES    the password of the card, as a hardware or IPv4 address
      --raw               sends Ethernet frames; needs --interface, and CAP_NET_RAW
      --help              print this text

The exit code is 0 if all packets were sent, 2 after an error.`;

/** The type of Ethernet frames with magic packets. */
const WAKE_ON_LAN = 0x0842;

/** Parses a password: six bytes, or four. */
function passwordOf(text: string | undefined): Uint8Array<ArrayBuffer> {
  if (text === undefined) return new Uint8Array(0);
  const parts = text.split(".").map((part) => /^\d{1,3}$/.test(part) ? Number(part) : NaN);
  if (parts.length !== 4) return parseHardwareAddress(text);
  if (parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) {
    return Uint8Array.from(parts);
  }
  throw new UsageError(`--password ${text}: expected six bytes, or four`);
}

/** Returns a magic packet: six bytes of ones, the address 16 times, and the password. */
function magicPacket(address: Uint8Array, password: Uint8Array): Uint8Array<ArrayBuffer> {
  const packet = new Uint8Array(6 + 16 * 6 + password.length).fill(0xff, 0, 6);
  for (let i = 0; i < 16; i++) packet.set(address, 6 + i * 6);
  packet.set(password, 6 + 16 * 6);
  return packet;
}

/** A packet, and the hardware address that it is for. */
interface Wake {
  readonly target: Uint8Array<ArrayBuffer>;
  readonly packet: Uint8Array<ArrayBuffer>;
}

/** Broadcasts Ethernet frames. The kernel puts the hardware address of the interface into them. */
async function sendFrames(name: string, wakes: readonly Wake[]): Promise<void> {
  if (AF_PACKET === undefined) throw new UsageError("this system has no AF_PACKET");
  using socket = new Socket(AF_PACKET, SOCK_DGRAM);
  const everybody = new Uint8Array(6).fill(0xff);
  for (const { packet } of wakes) {
    await socket.sendto(packet, [name, WAKE_ON_LAN, 0, 0, everybody]);
  }
}

/** Sends UDP datagrams. */
async function sendDatagrams(
  to: [address: string, port: number],
  name: string | undefined,
  wakes: readonly Wake[],
): Promise<void> {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const { SO_BINDTODEVICE, SO_BROADCAST } = options.SOL_SOCKET;
  socket.setOption(SO_BROADCAST, true);
  if (name !== undefined) {
    if (SO_BINDTODEVICE === undefined) throw new UsageError("this system has no SO_BINDTODEVICE");
    socket.setOption(SO_BINDTODEVICE, name);
  }
  for (const { packet } of wakes) {
    await given(`--address ${to[0]}`, () => socket.sendto(packet, to));
  }
}

await runProgram(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      address: { type: "string", short: "a", default: "255.255.255.255" },
      port: { type: "string", short: "p", default: "9" },
      interface: { type: "string", short: "i" },
      password: { type: "string", short: "P" },
      raw: { type: "boolean", default: false },
    },
  });
  const { address, raw } = values, name = checkedInterface(values.interface);
  if (positionals.length === 0) throw new UsageError("expected a hardware address");
  if (raw && name === undefined) throw new UsageError("--raw needs --interface");
  const port = whole("port", values.port, 1, 65535);
  const password = passwordOf(values.password);
  const wakes = positionals.map((text) => {
    const target = parseHardwareAddress(text);
    return { target, packet: magicPacket(target, password) };
  });
  if (raw) await sendFrames(name!, wakes);
  else await sendDatagrams([address, port], name, wakes);
  const way = raw ? `frames of ${name}` : `${address}, port ${port}`;
  for (const { target } of wakes) {
    print(`sent to ${formatHardwareAddress(target)} by ${way}`);
  }
});
