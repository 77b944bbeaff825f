/**
 * Finds the DHCP servers of a network, and shows what they offer. Nothing is leased.
 *
 *     sudo deno run --allow-ffi examples/dhcp.ts eth0
 *
 * It broadcasts a DHCPDISCOVER as an Ethernet frame and captures the answers, so that the interface
 * needs no address, and a client of the system may run too. That requires CAP_NET_RAW on Linux. The exit
 * code is 0 if a server has offered an address, 1 if none has, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import { inet_aton } from "@libc/socket";
import { openCapture } from "@libc/socket/capture";
import { decimal, interruption, limit, print, runProgram, UsageError } from "./command_line.ts";
import { decodeDatagram, encodeBroadcast } from "./dhcp/frame.ts";
import {
  CLIENT_PORT,
  decodeMessage,
  type DhcpMessage,
  encodeDiscover,
  namedOptions,
  OFFER,
  SERVER_PORT,
  typeOf,
  WANTED,
} from "./dhcp/message.ts";
import { parseHardwareAddress } from "./ethernet/address.ts";
import { findEthernet } from "./ethernet/interface.ts";
import { checkedInterface } from "./internet/interface.ts";
import { checkedIPv4 } from "./internet/network.ts";

const USAGE = `dhcp [OPTION]... INTERFACE

Asks the DHCP servers of a network for offers, and prints them. Nothing is leased.

  -t, --timeout SECONDS   how long to wait for offers (4)
  -c, --count NUMBER      ends after so many offers (no limit)
  -r, --request ADDRESS   the address to ask for
  -m, --mac ADDRESS       the hardware address to ask for (the interface's)
      --json              prints a JSON object for each offer
      --help              print this text

The exit code is 0 if a server has offered an address, 1 if none has, 2 after an error.`;

/** The options of a question: RFC 2132, sections 9.1, 9.8 and 9.10. */
const REQUESTED_ADDRESS = 50, WANTED_OPTIONS = 55, LARGEST_MESSAGE = 57;

/** Yields the offers to a client, until the signal aborts. */
async function* offers(
  name: string,
  client: Uint8Array,
  wanted: ReadonlyMap<number, Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<{ from: string; offer: DhcpMessage }> {
  const id = crypto.getRandomValues(new Uint32Array(1))[0]!;
  const filter = `udp src port ${SERVER_PORT} and dst port ${CLIENT_PORT}`;
  // To receive what is sent to another hardware address, the interface must be promiscuous.
  const own = findEthernet(name).hardware;
  const promiscuous = own.toHex() !== client.toHex();
  using capture = openCapture({ interface: name, filter, promiscuous, signal });
  const question = encodeDiscover(id, client, wanted);
  await capture.inject(encodeBroadcast(own, [CLIENT_PORT, SERVER_PORT], question));
  for await (const { data } of capture) {
    const datagram = decodeDatagram(data);
    const offer = datagram && decodeMessage(datagram.data);
    if (!offer?.reply || offer.id !== id || typeOf(offer) !== OFFER) continue;
    yield { from: datagram!.from, offer };
  }
}

function printOffer(from: string, offer: DhcpMessage): void {
  print(`${offer.address} from ${from}`);
  for (const [name, value] of Object.entries(namedOptions(offer))) {
    const unit = ["lease", "renewal", "rebinding"].includes(name) ? " s" : "";
    print(`  ${name.padEnd(14)} ${Array.isArray(value) ? value.join(", ") : value}${unit}`);
  }
  if (offer.nextServer !== "0.0.0.0") print(`  next-server    ${offer.nextServer}`);
}

await runProgram(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      timeout: { type: "string", short: "t", default: "4" },
      count: { type: "string", short: "c" },
      request: { type: "string", short: "r" },
      mac: { type: "string", short: "m" },
      json: { type: "boolean", default: false },
    },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError("expected one interface");
  checkedInterface(name, name);
  const most = limit("count", values.count);
  const timeout = decimal("timeout", values.timeout, 0.001, 1e6);
  const client = values.mac === undefined
    ? findEthernet(name).hardware
    : parseHardwareAddress(values.mac);
  const wanted = new Map([
    [WANTED_OPTIONS, Uint8Array.from(WANTED)],
    [LARGEST_MESSAGE, Uint8Array.of(1500 >> 8, 1500 & 0xff)],
  ]);
  if (values.request !== undefined) {
    const { request } = values;
    wanted.set(REQUESTED_ADDRESS, inet_aton(checkedIPv4(`--request ${request}`, request)));
  }
  const interrupted = interruption().signal, late = AbortSignal.timeout(timeout * 1000);
  let count = 0;
  try {
    for await (
      const { from, offer } of offers(name, client, wanted, AbortSignal.any([interrupted, late]))
    ) {
      if (values.json) {
        const { address, nextServer } = offer;
        print(JSON.stringify({ address, from, nextServer, ...namedOptions(offer) }));
      } else {
        printOffer(from, offer);
      }
      if (++count >= most) break;
    }
  } catch (error) {
    if (!late.aborted || interrupted.aborted) throw error;
  }
  if (count === 0) console.error(`dhcp: no offer on ${name} within ${timeout} s`);
  return count > 0 ? 0 : 1;
});
