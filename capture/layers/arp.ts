/**
 * The Address Resolution Protocol: RFC 826.
 *
 * @module
 */
import { attempt, type Decoded, type Part } from "./part.ts";
import { hardware, readInet } from "./text.ts";
import type { ArpLayer } from "./types.ts";

const IPV4 = 0x0800;

/** Decodes a message of any hardware and protocol. */
export function arp(part: Part): Decoded<ArpLayer> {
  return attempt("ARP", part, (part): ArpLayer => {
    part.need(8);
    const hardwareType = part.u16(), protocolType = part.u16();
    const hardwareLength = part.u8(), length = part.u8(), operation = part.u16();
    part.need(2 * (hardwareLength + length));
    const isInet = protocolType === IPV4 && length === 4;
    const address = () => isInet ? readInet(part) : hardware(part.take(length));
    return {
      kind: "arp",
      hardwareType,
      protocolType,
      operation,
      senderHardware: hardware(part.take(hardwareLength)),
      sender: address(),
      targetHardware: hardware(part.take(hardwareLength)),
      target: address(),
    };
  });
}
