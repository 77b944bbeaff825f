/** The Address Resolution Protocol: RFC 826. */
import { attempt, type Broken } from "./layer.ts";
import type { Reader } from "./reader.ts";
import { hex, ipv4, mac } from "./text.ts";

/** A request or a reply. */
export interface Arp {
  readonly kind: "arp";
  /** 1 for a request, 2 for a reply. */
  readonly operation: number;
  /** The sender's hardware address. */
  readonly senderHardware: string;
  /** The sender's protocol address. */
  readonly sender: string;
  /** The hardware address of the target, unknown in a request. */
  readonly targetHardware: string;
  /** The protocol address of the target: the one requested, or the requester's in a reply. */
  readonly target: string;
}

const IPV4 = 0x0800, REQUEST = 1, REPLY = 2;

/** Decodes a message of any hardware and protocol. */
export function decodeArp(bytes: Uint8Array): Arp | Broken {
  return attempt("ARP", bytes, (reader: Reader) => {
    reader.u16(); // hardware type
    const protocol = reader.u16();
    const hardwareLength = reader.u8();
    const length = reader.u8();
    const address = protocol === IPV4 && length === 4 ? ipv4 : mac;
    return {
      kind: "arp",
      operation: reader.u16(),
      senderHardware: mac(reader.take(hardwareLength)),
      sender: address(reader.take(length)),
      targetHardware: mac(reader.take(hardwareLength)),
      target: address(reader.take(length)),
    };
  });
}

/** Formats a message. */
export function describeArp({ operation, sender, senderHardware, target }: Arp): string {
  if (operation === REQUEST) return `ARP who has ${target}? tell ${sender}`;
  if (operation === REPLY) return `ARP ${sender} is at ${senderHardware}`;
  return `ARP operation ${hex(operation)} from ${sender} for ${target}`;
}
