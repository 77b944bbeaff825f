/**
 * The data of records of the Domain Name System: how each kind is read, written and printed.
 *
 * @module
 */
import { buffer, integer, members, object, shown, text } from "../../../socket/arguments.ts";
import { rangeError, typeError } from "../../../socket/stack.ts";
import { formatInet, formatInet6, packInet, packInet6 } from "../../address.ts";
import { printable } from "./name.ts";
import type { DnsData, DnsOption } from "./records.ts";
import { typeName, typeNumber } from "./types.ts";
import { type DnsReader, type DnsWriter, Undecodable } from "./wire.ts";

/** The data of one kind. */
type Data<K extends DnsData["kind"]> = Extract<DnsData, { kind: K }>;

/** How the data of a kind is read, written and printed. */
interface Codec<K extends DnsData["kind"]> {
  readonly read: (reader: DnsReader, type: string) => Data<K>;
  readonly write: (writer: DnsWriter, data: Data<K>, type: string) => void;
  readonly print: (data: Data<K>) => string;
}

/** Returns the words of a line. */
const words = (...all: (string | number)[]) => all.join(" ");

const hex = (bytes: Uint8Array) => bytes.toHex().toUpperCase();

const quoted = (bytes: Uint8Array) => `"${printable(bytes, '"\\')}"`;

/** Returns the time of a signature as zone files have it: `YYYYMMDDHHmmSS`, in UTC. */
function time(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replaceAll(/\D/g, "").slice(0, 14);
}

/** Returns the number of a type, or throws. */
export function checkedType(name: string, type: unknown): number {
  const number = typeNumber(text(name, type));
  if (number !== undefined) return number;
  throw rangeError(`${name} is ${shown(type)}, expected a key of DNS_TYPES, or TYPE and a number`);
}

/** Reads the types that a name has: RFC 4034, section 4.1.2. */
function readTypes(reader: DnsReader): string[] {
  const types: string[] = [];
  for (let last = -1; reader.left > 0;) {
    const window = reader.u8(), bits = reader.take(reader.u8());
    if (window <= last || bits.length === 0 || bits.length > 32) {
      throw new Undecodable("malformed", "a list of types out of order", reader.at);
    }
    last = window;
    bits.forEach((byte, i) => {
      for (let bit = 0; bit < 8; bit++) {
        if ((byte & 0x80 >> bit) !== 0) types.push(typeName(window * 256 + i * 8 + bit));
      }
    });
  }
  return types;
}

function writeTypes(writer: DnsWriter, types: unknown): void {
  const numbers = members("types", types, 0x10000, checkedType).sort((a, b) => a - b);
  for (const window of new Set(numbers.map((number) => number >> 8))) {
    const low = numbers.filter((number) => number >> 8 === window).map((number) => number & 0xff);
    const bits = new Uint8Array((low.at(-1)! >> 3) + 1);
    for (const number of low) bits[number >> 3]! |= 0x80 >> (number & 7);
    writer.number(1, "window", window);
    writer.block(1, "types", bits);
  }
}

/** The parameters of services: RFC 9460, section 14.3.2. */
const PARAMETERS = [
  "mandatory",
  "alpn",
  "no-default-alpn",
  "port",
  "ipv4hint",
  "ech",
  "ipv6hint",
  "dohpath",
];

/** Cuts bytes into parts of a size; `null` if that does not divide their length. */
function partsOf(bytes: Uint8Array, size: number): Uint8Array[] | null {
  if (bytes.length === 0 || bytes.length % size !== 0) return null;
  return Array.from(
    { length: bytes.length / size },
    (_, i) => bytes.subarray(i * size, (i + 1) * size),
  );
}

/** Cuts bytes into strings, each with its length before it; `null` if the last one is cut. */
function stringsOf(bytes: Uint8Array): Uint8Array[] | null {
  const strings: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 1 + bytes[at]!) {
    if (at + 1 + bytes[at]! > bytes.length) return null;
    strings.push(bytes.subarray(at + 1, at + 1 + bytes[at]!));
  }
  return strings;
}

const COMMA = 0x2c, BACKSLASH = 0x5c;

/**
 * Joins strings to a list of values. The list escapes commas and backslashes of its strings; who prints
 * the list as one string escapes those backslashes again: RFC 9460, appendix A.1.
 */
function valueList(strings: readonly Uint8Array[]): Uint8Array {
  const escape = (byte: number) =>
    byte === COMMA || byte === BACKSLASH ? [BACKSLASH, byte] : [byte];
  const items = strings.map((string) => [...string].flatMap(escape));
  return Uint8Array.from(items.flatMap((item, i) => i === 0 ? item : [COMMA, ...item]));
}

/** Prints the value of a parameter that has a form of its own; `null` for others. */
function printValue(name: string | undefined, value: Uint8Array): string | null {
  const number = (part: Uint8Array) => part[0]! << 8 | part[1]!;
  switch (name) {
    case "mandatory":
      return partsOf(value, 2)?.map((part) => keyName(number(part))).join(",") ?? null;
    case "alpn": {
      const strings = stringsOf(value);
      return strings === null ? null : quoted(valueList(strings));
    }
    case "port":
      return value.length === 2 ? `${number(value)}` : null;
    case "ipv4hint":
      return partsOf(value, 4)?.map(formatInet).join(",") ?? null;
    case "ech":
      return value.toBase64();
    case "ipv6hint":
      return partsOf(value, 16)?.map(formatInet6).join(",") ?? null;
    default:
      return null;
  }
}

const keyName = (key: number) => PARAMETERS[key] ?? `key${key}`;

function printParameter({ key, value }: { key: number; value: Uint8Array }): string {
  if (value.length === 0) return keyName(key);
  return `${keyName(key)}=${printValue(PARAMETERS[key], value) ?? quoted(value)}`;
}

/** Checks the parameters of a service. */
function checkedParameters(name: string, value: unknown): { key: number; value: Uint8Array }[] {
  return members(name, value, 0x10000, (member, one) => {
    object(member, one, "an object");
    const { key, value } = one as Record<string, unknown>;
    return {
      key: integer(`${member}.key`, key, 0, 0xffff),
      value: buffer(`${member}.value`, value),
    };
  });
}

/** Kinds of data, without those that are no more than bytes. */
type Kind = Exclude<DnsData["kind"], "bytes">;

/** Records whose names may be compressed: those of RFC 1035. */
const COMPRESSED = new Set(["CNAME", "MX", "NS", "PTR", "SOA"]);

const CODECS: { readonly [K in Kind]: Codec<K> } = {
  address: {
    read: (r, type) => ({
      kind: "address",
      address: type === "A" ? formatInet(r.take(4)) : formatInet6(r.take(16)),
    }),
    write: (w, { address }, type) => {
      const bytes = (type === "A" ? packInet : packInet6)(text("address", address));
      if (bytes === null) {
        throw rangeError(`address is ${shown(address)}, expected that of type ${type}`);
      }
      w.write(bytes);
    },
    print: ({ address }) => address,
  },
  name: {
    read: (r) => ({ kind: "name", name: r.name() }),
    write: (w, { name }, type) => w.name(text("name", name), COMPRESSED.has(type)),
    print: ({ name }) => name,
  },
  soa: {
    read: (r) => ({
      kind: "soa",
      primary: r.name(),
      mailbox: r.name(),
      serial: r.u32(),
      refresh: r.u32(),
      retry: r.u32(),
      expire: r.u32(),
      minimum: r.u32(),
    }),
    write: (w, data) => {
      w.name(text("primary", data.primary), true);
      w.name(text("mailbox", data.mailbox), true);
      w.number(4, "serial", data.serial);
      w.number(4, "refresh", data.refresh);
      w.number(4, "retry", data.retry);
      w.number(4, "expire", data.expire);
      w.number(4, "minimum", data.minimum);
    },
    print: (d) => words(d.primary, d.mailbox, d.serial, d.refresh, d.retry, d.expire, d.minimum),
  },
  mx: {
    read: (r) => ({ kind: "mx", preference: r.u16(), exchange: r.name() }),
    write: (w, data) => {
      w.number(2, "preference", data.preference);
      w.name(text("exchange", data.exchange), true);
    },
    print: ({ preference, exchange }) => words(preference, exchange),
  },
  text: {
    read: (r) => {
      const strings: Uint8Array[] = [];
      while (r.left > 0) strings.push(r.take(r.u8()));
      return { kind: "text", strings };
    },
    write: (w, { strings }) => {
      for (const one of members("strings", strings, 0x10000, buffer)) w.block(1, "string", one);
    },
    print: ({ strings }) => words(...strings.map(quoted)),
  },
  srv: {
    read: (r) => ({
      kind: "srv",
      priority: r.u16(),
      weight: r.u16(),
      port: r.u16(),
      target: r.name(),
    }),
    write: (w, data) => {
      w.number(2, "priority", data.priority);
      w.number(2, "weight", data.weight);
      w.number(2, "port", data.port);
      w.name(text("target", data.target), false);
    },
    print: ({ priority, weight, port, target }) => words(priority, weight, port, target),
  },
  caa: {
    read: (r) => {
      const flags = r.u8();
      const tag = printable(r.take(r.u8()), "\\");
      if (!/^[A-Za-z0-9]+$/.test(tag)) throw new Undecodable("malformed", "a wrong tag", r.at);
      return { kind: "caa", flags, tag, value: r.rest() };
    },
    write: (w, { flags, tag, value }) => {
      if (!/^[A-Za-z0-9]{1,255}$/.test(text("tag", tag))) {
        throw rangeError(`tag is ${shown(tag)}, expected letters and digits`);
      }
      w.number(1, "flags", flags);
      w.block(1, "tag", new TextEncoder().encode(tag));
      w.write(buffer("value", value));
    },
    print: ({ flags, tag, value }) => words(flags, tag, quoted(value)),
  },
  service: {
    read: (r) => {
      const priority = r.u16(), target = r.name();
      const parameters = [];
      while (r.left > 0) parameters.push({ key: r.u16(), value: r.take(r.u16()) });
      return { kind: "service", priority, target, parameters };
    },
    write: (w, { priority, target, parameters }) => {
      w.number(2, "priority", priority);
      w.name(text("target", target), false);
      for (const { key, value } of checkedParameters("parameters", parameters)) {
        w.number(2, "key", key);
        w.block(2, "value", value);
      }
    },
    print: ({ priority, target, parameters }) =>
      words(priority, target, ...parameters.map(printParameter)),
  },
  delegation: {
    read: (r) => ({
      kind: "delegation",
      keyTag: r.u16(),
      algorithm: r.u8(),
      digestType: r.u8(),
      digest: r.rest(),
    }),
    write: (w, data) => {
      w.number(2, "keyTag", data.keyTag);
      w.number(1, "algorithm", data.algorithm);
      w.number(1, "digestType", data.digestType);
      w.write(buffer("digest", data.digest));
    },
    print: (d) => words(d.keyTag, d.algorithm, d.digestType, hex(d.digest)),
  },
  key: {
    read: (r) => ({
      kind: "key",
      flags: r.u16(),
      protocol: r.u8(),
      algorithm: r.u8(),
      publicKey: r.rest(),
    }),
    write: (w, data) => {
      w.number(2, "flags", data.flags);
      w.number(1, "protocol", data.protocol);
      w.number(1, "algorithm", data.algorithm);
      w.write(buffer("publicKey", data.publicKey));
    },
    print: (d) => words(d.flags, d.protocol, d.algorithm, d.publicKey.toBase64()),
  },
  signature: {
    read: (r) => ({
      kind: "signature",
      covered: typeName(r.u16()),
      algorithm: r.u8(),
      labels: r.u8(),
      originalTimeToLive: r.u32(),
      expiration: r.u32(),
      inception: r.u32(),
      keyTag: r.u16(),
      signer: r.name(),
      signature: r.rest(),
    }),
    write: (w, data) => {
      w.number(2, "covered", checkedType("covered", data.covered));
      w.number(1, "algorithm", data.algorithm);
      w.number(1, "labels", data.labels);
      w.number(4, "originalTimeToLive", data.originalTimeToLive);
      w.number(4, "expiration", data.expiration);
      w.number(4, "inception", data.inception);
      w.number(2, "keyTag", data.keyTag);
      w.name(text("signer", data.signer), false);
      w.write(buffer("signature", data.signature));
    },
    print: (d) =>
      words(
        ...[d.covered, d.algorithm, d.labels, d.originalTimeToLive, time(d.expiration)],
        ...[time(d.inception), d.keyTag, d.signer, d.signature.toBase64()],
      ),
  },
  nsec: {
    read: (r) => ({ kind: "nsec", next: r.name(), types: readTypes(r) }),
    write: (w, { next, types }) => {
      w.name(text("next", next), false);
      writeTypes(w, types);
    },
    print: ({ next, types }) => words(next, ...types),
  },
  certificate: {
    read: (r) => ({
      kind: "certificate",
      usage: r.u8(),
      selector: r.u8(),
      matching: r.u8(),
      data: r.rest(),
    }),
    write: (w, data) => {
      w.number(1, "usage", data.usage);
      w.number(1, "selector", data.selector);
      w.number(1, "matching", data.matching);
      w.write(buffer("data", data.data));
    },
    print: (d) => words(d.usage, d.selector, d.matching, hex(d.data)),
  },
};

/** Checks a property, and throws an error with its name. Returns the value, or a view of its memory. */
type Check = (name: string, value: unknown) => unknown;

const number: Check = (name, value) => integer(name, value, 0, 0xffffffff);
const strings: Check = (name, value) => members(name, value, 0x10000, buffer);
const types: Check = (name, value) => members(name, value, 0x10000, text);

/** The properties of each kind, which are checked before they are printed. */
const PROPERTIES: {
  readonly [K in Kind]: Readonly<Record<Exclude<keyof Data<K>, "kind">, Check>>;
} = {
  address: { address: text },
  name: { name: text },
  soa: {
    ...{ primary: text, mailbox: text },
    ...{ serial: number, refresh: number, retry: number, expire: number, minimum: number },
  },
  mx: { preference: number, exchange: text },
  text: { strings },
  srv: { priority: number, weight: number, port: number, target: text },
  caa: { flags: number, tag: text, value: buffer },
  service: { priority: number, target: text, parameters: checkedParameters },
  delegation: { keyTag: number, algorithm: number, digestType: number, digest: buffer },
  key: { flags: number, protocol: number, algorithm: number, publicKey: buffer },
  signature: {
    ...{ covered: text, algorithm: number, labels: number, originalTimeToLive: number },
    ...{ expiration: number, inception: number, keyTag: number, signer: text },
    signature: buffer,
  },
  nsec: { next: text, types },
  certificate: { usage: number, selector: number, matching: number, data: buffer },
};

/** The kinds of the types that are decoded. */
const KINDS: Readonly<Record<string, Kind>> = {
  A: "address",
  AAAA: "address",
  CAA: "caa",
  CDNSKEY: "key",
  CDS: "delegation",
  CNAME: "name",
  DNAME: "name",
  DNSKEY: "key",
  DS: "delegation",
  HTTPS: "service",
  MX: "mx",
  NS: "name",
  NSEC: "nsec",
  PTR: "name",
  RRSIG: "signature",
  SMIMEA: "certificate",
  SOA: "soa",
  SPF: "text",
  SRV: "srv",
  SVCB: "service",
  TLSA: "certificate",
  TXT: "text",
};

/** Returns the codec of a kind. Its arguments have this kind too, which the types cannot say. */
function codecOf(kind: Kind): Codec<DnsData["kind"]> {
  return CODECS[kind] as unknown as Codec<DnsData["kind"]>;
}

/**
 * Reads the data of a record, up to the reader's end.
 *
 * @throws {Undecodable} If the data does not fit its type.
 */
export function readData(reader: DnsReader, type: string): DnsData {
  const kind = KINDS[type];
  // In a DNS UPDATE, a record without data stands for all records of its type.
  if (kind === undefined || reader.left === 0) return { kind: "bytes", bytes: reader.rest() };
  const { left } = reader;
  const wrong = (cause: Undecodable | null) =>
    new Undecodable(
      "malformed",
      cause?.kind === "malformed" ? cause.reason : `${type} data of ${left} bytes`,
      cause?.offset ?? reader.at,
    );
  try {
    const data = codecOf(kind).read(reader, type);
    if (reader.left > 0) throw wrong(null);
    return data;
  } catch (error) {
    if (error instanceof Undecodable && error.kind === "cut") throw wrong(error);
    throw error;
  }
}

/** Writes the data of a record. */
export function writeData(writer: DnsWriter, type: string, data: DnsData): void {
  object("data", data, "an object");
  if (data.kind === "bytes") return writer.write(buffer("bytes", data.bytes));
  if (KINDS[type] !== data.kind) {
    throw typeError(
      `data is of kind ${shown(data.kind)}, expected ${shown(KINDS[type] ?? "bytes")} for ${type}`,
    );
  }
  codecOf(data.kind).write(writer, data, type);
}

/** Returns data whose properties are checked. */
function checkedData(kind: Kind, data: Readonly<Record<string, unknown>>): DnsData {
  const properties = Object.entries<Check>(PROPERTIES[kind]).map(
    ([name, check]) => [name, check(`data.${name}`, data[name])],
  );
  return { kind, ...Object.fromEntries(properties) };
}

/** Prints the data of a record. */
export function printData(data: DnsData): string {
  if (!(data?.kind === "bytes" || Object.hasOwn(CODECS, data?.kind))) {
    throw typeError(`data is ${shown(data)}, expected the data of a record`);
  }
  if (data.kind === "bytes") {
    const bytes = buffer("data.bytes", data.bytes);
    return bytes.length === 0 ? "\\# 0" : `\\# ${bytes.length} ${hex(bytes)}`;
  }
  return codecOf(data.kind).print(checkedData(data.kind, { ...data }));
}

/** Reads the options of EDNS, up to the reader's end. */
export function readOptions(reader: DnsReader): DnsOption[] {
  const options: DnsOption[] = [];
  while (reader.left > 0) options.push({ code: reader.u16(), data: reader.take(reader.u16()) });
  return options;
}
