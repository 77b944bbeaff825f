/** Decoded packets: a layer, with the next one in its `payload`. */
import type { Arp } from "./arp.ts";
import type { Dns } from "./dns.ts";
import type { Ethernet } from "./ethernet.ts";
import type { Icmp } from "./icmp.ts";
import type { Ipv4 } from "./ipv4.ts";
import type { Ipv6 } from "./ipv6.ts";
import { Malformed, Reader } from "./reader.ts";
import type { Tcp } from "./tcp.ts";
import type { Udp } from "./udp.ts";

/** Bytes that are not decoded. */
export interface Data {
  readonly kind: "data";
  /** Their description. */
  readonly name: string;
  readonly length: number;
}

/** A layer that is truncated or contradicts itself. */
export interface Broken {
  readonly kind: "broken";
  /** The expected protocol. */
  readonly name: string;
  readonly reason: string;
}

/** A layer, distinguished by its `kind`. */
export type Layer = Ethernet | Arp | Ipv4 | Ipv6 | Icmp | Udp | Tcp | Dns | Data | Broken;

/** Decodes a layer. A malformed one becomes `Broken`, so that the outer layers are not lost. */
export function attempt<L extends Layer>(
  name: string,
  bytes: Uint8Array,
  decode: (reader: Reader) => L,
): L | Broken {
  try {
    return decode(new Reader(bytes));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { kind: "broken", name, reason: error.message };
  }
}

/** Returns a layer of bytes that are not decoded; `null` for no bytes. */
export function data(name: string, { length }: Uint8Array): Data | null {
  return length === 0 ? null : { kind: "data", name, length };
}
