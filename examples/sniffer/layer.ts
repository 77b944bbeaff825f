/** What a packet is decoded to: a layer, with the next in its `payload`. */
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
  /** What they are. */
  readonly name: string;
  readonly length: number;
}

/** A layer that is cut short or contradicts itself. */
export interface Broken {
  readonly kind: "broken";
  /** What it should be. */
  readonly name: string;
  readonly reason: string;
}

/** A layer; `kind` tells which. */
export type Layer = Ethernet | Arp | Ipv4 | Ipv6 | Icmp | Udp | Tcp | Dns | Data | Broken;

/** Decodes a layer; what is malformed is `Broken`, so that the layers around it are not lost. */
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

/** Bytes that nobody here decodes; `null` for none. */
export function data(name: string, { length }: Uint8Array): Data | null {
  return length === 0 ? null : { kind: "data", name, length };
}
