/**
 * The parts of messages of the Domain Name System.
 *
 * @module
 */

/**
 * A question: RFC 1035, section 4.1.2.
 *
 * @category Protocols
 */
export interface DnsQuestion {
  /** The name, without a dot at its end; `"."` is the root. See `parseDnsName` for its escapes. */
  readonly name: string;
  /** The name of the type, such as `"AAAA"`; see `DNS_TYPES`. Others are `"TYPE65280"`. */
  readonly type: string;
  /** The class; 1 is IN. In multicast DNS the upper bit of 16 asks for a unicast response. */
  readonly class: number;
}

/**
 * A resource record: RFC 1035, section 4.1.3.
 *
 * @category Protocols
 */
export interface DnsRecord extends DnsQuestion {
  /** The seconds for which the record may be cached. */
  readonly timeToLive: number;
  /** The data, in a form that depends on the type. */
  readonly data: DnsData;
}

/**
 * An option of EDNS: RFC 6891.
 *
 * @category Protocols
 */
export interface DnsOption {
  /** The code, such as 10 for a cookie. */
  readonly code: number;
  /** The value. */
  readonly data: Uint8Array;
}

/**
 * The content of an `OPT` record: RFC 6891.
 *
 * @category Protocols
 */
export interface DnsExtension {
  /** The largest datagram that the sender can receive, in bytes. */
  readonly udpSize: number;
  /** The version of EDNS; 0 is the only one. */
  readonly version: number;
  /** True if the sender wants DNSSEC's records (the bit DO). */
  readonly dnssecOk: boolean;
  /** The options. */
  readonly options: readonly DnsOption[];
}

/**
 * A parameter of an `SVCB` or `HTTPS` record: RFC 9460.
 *
 * @category Protocols
 */
export interface DnsServiceParameter {
  /** The number of the parameter; 1 is `alpn`. */
  readonly key: number;
  /** The value. */
  readonly value: Uint8Array;
}

/**
 * The data of a record, by its `kind`:
 *
 * - `address`: `A`, `AAAA`.
 * - `name`: `NS`, `CNAME`, `PTR`, `DNAME`.
 * - `text`: `TXT`, `SPF`.
 * - `service`: `SVCB`, `HTTPS`.
 * - `delegation`: `DS`, `CDS`; `key`: `DNSKEY`, `CDNSKEY`; `signature`: `RRSIG`.
 * - `certificate`: `TLSA`, `SMIMEA`.
 * - `bytes`: all other types, and data that is empty or does not fit its type.
 *
 * @category Protocols
 */
export type DnsData =
  | { readonly kind: "address"; readonly address: string }
  | { readonly kind: "name"; readonly name: string }
  | {
    readonly kind: "soa";
    readonly primary: string;
    readonly mailbox: string;
    readonly serial: number;
    readonly refresh: number;
    readonly retry: number;
    readonly expire: number;
    readonly minimum: number;
  }
  | { readonly kind: "mx"; readonly preference: number; readonly exchange: string }
  | { readonly kind: "text"; readonly strings: readonly Uint8Array[] }
  | {
    readonly kind: "srv";
    readonly priority: number;
    readonly weight: number;
    readonly port: number;
    readonly target: string;
  }
  | {
    readonly kind: "caa";
    readonly flags: number;
    readonly tag: string;
    readonly value: Uint8Array;
  }
  | {
    readonly kind: "service";
    readonly priority: number;
    readonly target: string;
    readonly parameters: readonly DnsServiceParameter[];
  }
  | {
    readonly kind: "delegation";
    readonly keyTag: number;
    readonly algorithm: number;
    readonly digestType: number;
    readonly digest: Uint8Array;
  }
  | {
    readonly kind: "key";
    readonly flags: number;
    readonly protocol: number;
    readonly algorithm: number;
    readonly publicKey: Uint8Array;
  }
  | {
    readonly kind: "signature";
    readonly covered: string;
    readonly algorithm: number;
    readonly labels: number;
    readonly originalTimeToLive: number;
    /** Seconds since 1970, modulo 2 to the power of 32. */
    readonly expiration: number;
    /** Seconds since 1970, modulo 2 to the power of 32. */
    readonly inception: number;
    readonly keyTag: number;
    readonly signer: string;
    readonly signature: Uint8Array;
  }
  | { readonly kind: "nsec"; readonly next: string; readonly types: readonly string[] }
  | {
    readonly kind: "certificate";
    readonly usage: number;
    readonly selector: number;
    readonly matching: number;
    readonly data: Uint8Array;
  }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array };

/**
 * Why the rest of a message, or the data of one record, is not decoded.
 *
 * @category Protocols
 */
export interface DnsFault {
  /** `cut`: the bytes end before the message does. `malformed`: they contradict DNS. */
  readonly kind: "cut" | "malformed";
  /** What is wrong, in words. */
  readonly reason: string;
  /** Where in the message that is, in bytes. */
  readonly offset: number;
}

/**
 * What a message consists of. In a DNS UPDATE (RFC 2136), the four sections are the zone, the
 * prerequisites, the updates, and additional records.
 *
 * @category Protocols
 */
export interface DnsContent {
  /** The number by which a response finds its query. */
  readonly id: number;
  /** True for a response (the bit QR). */
  readonly response: boolean;
  /** The operation (opcode): 0 query, 1 inverse query, 2 status, 4 notify, 5 update. */
  readonly operation: number;
  /** True if the server is an authority for the name (the bit AA). */
  readonly authoritative: boolean;
  /** True if the message was truncated to fit into a datagram (the bit TC). */
  readonly truncated: boolean;
  /** True if the server shall ask other servers (the bit RD). */
  readonly recursionDesired: boolean;
  /** True if the server asks other servers (the bit RA). */
  readonly recursionAvailable: boolean;
  /** True if the server has verified the data by DNSSEC (the bit AD). */
  readonly authenticData: boolean;
  /** True if the server shall not verify the data (the bit CD). */
  readonly checkingDisabled: boolean;
  /**
   * The response code; 0 is success, 3 is NXDOMAIN: there is no such name. A code from 16 on needs an
   * extension, which has the upper bits.
   */
  readonly status: number;
  /** The questions. */
  readonly questions: readonly DnsQuestion[];
  /** The answers. */
  readonly answers: readonly DnsRecord[];
  /** The records of the authority section. */
  readonly authorities: readonly DnsRecord[];
  /** The additional records, without the `OPT` record. */
  readonly additionals: readonly DnsRecord[];
  /** The `OPT` record among the additional records; `null` without one. */
  readonly extension: DnsExtension | null;
}

/**
 * A message that was decoded. Its byte arrays are views of the message.
 *
 * @category Protocols
 */
export interface DnsMessage extends DnsContent {
  /** Why a part of the message is not decoded; `null` if all of it is. */
  readonly fault: DnsFault | null;
}
