/** The Address Resolution Protocol: RFC 826. */
import { attempt, type Broken } from "./layer.ts";
import type { Reader } from "./reader.ts";
import { hex, ipv4, mac } from "./text.ts";

/** A request or an answer. */
export interface Arp {
  readonly kind: "arp";
  /** 1 is a request, 2 an answer. */
  readonly operation: number;
  /** The hardware address of who sends it. */
  readonly senderHardware: string;
  /** The address of who sends it. */
  readonly sender: string;
  /** The hardware address that is asked for, or of who asked. */
  readonly targetHardware: string;
  /** The address that is asked for, or of who asked. */
  readonly target: string;
}

const IPV4 = 0x0800, REQUEST = 1, REPLY = 2;

/** Decodes a message, of any hardware and any protocol. */
export function decodeArp(bytes: Uint8Array): Arp | Broken {
  return attempt("ARP", bytes, (reader: Reader) => {
    reader.u16(); // the type of the hardware
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

/** What a message says. */
export function describeArp({ operation, sender, senderHardware, target }: Arp): string {
  if (operation === REQUEST) return `ARP who has ${target}? tell ${sender}`;
  if (operation === REPLY) return `ARP ${sender} is at ${senderHardware}`;
  return `ARP operation ${hex(operation)} from ${sender} for ${target}`;
}
