/**
 * The numbers of the types of DNS records, and their names.
 *
 * @module
 */

/**
 * The numbers of the types of DNS records by their names. The list is IANA's "DNS Parameters". Every
 * other type has the name `TYPE` with its number (RFC 3597).
 *
 * @example
 * ```ts
 * import { DNS_TYPES } from "@libc/socket/capture";
 *
 * console.log(DNS_TYPES.AAAA); // 28
 * ```
 *
 * @category Protocols
 */
export const DNS_TYPES: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  MD: 3,
  MF: 4,
  CNAME: 5,
  SOA: 6,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  PTR: 12,
  HINFO: 13,
  MINFO: 14,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  SIG: 24,
  KEY: 25,
  PX: 26,
  AAAA: 28,
  LOC: 29,
  NXT: 30,
  SRV: 33,
  NAPTR: 35,
  KX: 36,
  CERT: 37,
  DNAME: 39,
  OPT: 41,
  APL: 42,
  DS: 43,
  SSHFP: 44,
  IPSECKEY: 45,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  SMIMEA: 53,
  HIP: 55,
  CDS: 59,
  CDNSKEY: 60,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  SPF: 99,
  EUI48: 108,
  EUI64: 109,
  TKEY: 249,
  TSIG: 250,
  IXFR: 251,
  AXFR: 252,
  MAILB: 253,
  MAILA: 254,
  ANY: 255,
  URI: 256,
  CAA: 257,
};

const NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(DNS_TYPES).map(([name, number]) => [number, name]),
);

/** Returns the name of a type. */
export function typeName(type: number): string {
  return NAMES.get(type) ?? `TYPE${type}`;
}

/** Returns the number of a type; `undefined` if no type has the name. */
export function typeNumber(name: string): number | undefined {
  if (Object.hasOwn(DNS_TYPES, name)) return DNS_TYPES[name];
  const [, digits] = /^TYPE(\d{1,5})$/.exec(name) ?? [];
  return digits !== undefined && Number(digits) <= 0xffff ? Number(digits) : undefined;
}
