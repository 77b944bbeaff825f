/**
 * Messages of DHCP: RFC 2131 and RFC 2132.
 *
 * @module
 */

/** The types of messages: RFC 2132, section 9.6. */
export const DISCOVER = 1, OFFER = 2;

/** The ports of servers and of clients. */
export const SERVER_PORT = 67, CLIENT_PORT = 68;

const BOOTREQUEST = 1, BOOTREPLY = 2, ETHERNET = 1;

/** Asks for an answer to all hosts: a client without an address may not receive others. */
const BROADCAST = 0x8000;

/** The number before the options, and the length of the header before it. */
const COOKIE = 0x63825363, HEADER = 236;

const PAD = 0, MESSAGE_TYPE = 53, OVERLOAD = 52, END = 255;

/** A decoded message. */
export interface DhcpMessage {
  /** The number by which a client finds the answers to its question. */
  readonly id: number;
  /** True for a message of a server. */
  readonly reply: boolean;
  /** The hardware address of the client. */
  readonly client: Uint8Array;
  /** The address that is offered to the client. */
  readonly address: string;
  /** The address of the server of the next step of a network boot. */
  readonly nextServer: string;
  /** The options, by their code. An option in several parts is joined. */
  readonly options: ReadonlyMap<number, Uint8Array>;
}

/** Returns the type of a message. */
export function typeOf({ options }: DhcpMessage): number | undefined {
  return options.get(MESSAGE_TYPE)?.[0];
}

/** Encodes a message that discovers servers. */
export function encodeDiscover(
  id: number,
  client: Uint8Array,
  options: ReadonlyMap<number, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const all = new Map([[MESSAGE_TYPE, Uint8Array.of(DISCOVER)], ...options]);
  const encoded = [...all].flatMap(([code, value]) => [code, value.length, ...value]);
  // BOOTP servers expect at least 300 bytes.
  const bytes = new Uint8Array(Math.max(300, HEADER + 4 + encoded.length + 1));
  const view = new DataView(bytes.buffer);
  bytes.set([BOOTREQUEST, ETHERNET, client.length]);
  view.setUint32(4, id);
  view.setUint16(10, BROADCAST);
  bytes.set(client, 28);
  view.setUint32(HEADER, COOKIE);
  bytes.set([...encoded, END], HEADER + 4);
  return bytes;
}

/** Adds the parts of options to a map. Those that do not fit into the bytes are left out. */
function readOptions(bytes: Uint8Array, options: Map<number, Uint8Array[]>): void {
  for (let at = 0; at + 1 < bytes.length && bytes[at] !== END;) {
    const code = bytes[at]!, length = bytes[at + 1]!;
    if (code === PAD) {
      at++;
      continue;
    }
    const value = bytes.subarray(at + 2, at + 2 + length);
    if (value.length < length) return;
    const parts = options.get(code);
    if (parts === undefined) options.set(code, [value]);
    else parts.push(value);
    at += 2 + length;
  }
}

/** Returns the value of an option that stands in several parts: RFC 3396. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** Decodes a message; `null` if the bytes are none. */
export function decodeMessage(bytes: Uint8Array): DhcpMessage | null {
  if (bytes.length < HEADER + 4) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(HEADER) !== COOKIE || bytes[2]! > 16) return null;
  const options = new Map<number, Uint8Array[]>();
  readOptions(bytes.subarray(HEADER + 4), options);
  // The fields of names may have options too: RFC 2132, section 9.3.
  const overload = options.get(OVERLOAD)?.[0]?.[0] ?? 0;
  if ((overload & 1) !== 0) readOptions(bytes.subarray(108, 236), options);
  if ((overload & 2) !== 0) readOptions(bytes.subarray(44, 108), options);
  return {
    id: view.getUint32(4),
    reply: bytes[0] === BOOTREPLY,
    client: bytes.slice(28, 28 + bytes[2]!),
    address: bytes.subarray(16, 20).join("."),
    nextServer: bytes.subarray(20, 24).join("."),
    options: new Map([...options].map(([code, parts]) => [code, joined(parts)])),
  };
}

/** How the value of an option is shown. */
type Form = "address" | "addresses" | "text" | "seconds" | "number";

/** The options that have a name here: IANA, "BOOTP Vendor Extensions and DHCP Options". */
const OPTIONS: Readonly<Record<number, readonly [name: string, form: Form]>> = {
  1: ["subnet-mask", "address"],
  3: ["router", "addresses"],
  6: ["name-server", "addresses"],
  12: ["host-name", "text"],
  15: ["domain", "text"],
  26: ["mtu", "number"],
  28: ["broadcast", "address"],
  42: ["time-server", "addresses"],
  51: ["lease", "seconds"],
  54: ["server", "address"],
  58: ["renewal", "seconds"],
  59: ["rebinding", "seconds"],
  66: ["tftp-server", "text"],
  67: ["boot-file", "text"],
  252: ["proxy-autoconfiguration", "text"],
};

/** The codes of the options that have a name, without those that servers send unasked. */
export const WANTED: readonly number[] = Object.keys(OPTIONS).map(Number)
  .filter((code) => ![51, 54].includes(code));

/** The length of each value of a form; a value may have several addresses. */
const LENGTHS: Readonly<Partial<Record<Form, number>>> = { address: 4, seconds: 4, number: 2 };

/** True if a value has a length that its form allows. */
function isWellFormed({ length }: Uint8Array, form: Form): boolean {
  if (form === "addresses") return length > 0 && length % 4 === 0;
  return length === (LENGTHS[form] ?? length);
}

function valueOf(bytes: Uint8Array, form: Form): string | number | readonly string[] {
  switch (form) {
    case "address":
      return bytes.join(".");
    case "addresses":
      return Array.from(
        { length: Math.floor(bytes.length / 4) },
        (_, i) => bytes.subarray(i * 4, i * 4 + 4).join("."),
      );
    case "text": // without characters that control a terminal
      return new TextDecoder().decode(bytes).replaceAll(/[^\x20-\x7e\xa0-\uffff]/g, "");
    case "seconds":
    case "number":
      return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  }
}

/**
 * Returns the options of a message by their names. Those without a name, or of a wrong length, are
 * hexadecimal digits.
 */
export function namedOptions({ options }: DhcpMessage) {
  const entries = [...options].filter(([code]) => code !== MESSAGE_TYPE && code !== OVERLOAD)
    .map(([code, bytes]) => {
      const [name, form] = OPTIONS[code] ?? [`option-${code}`, null];
      const isShown = form !== null && isWellFormed(bytes, form);
      return [name, isShown ? valueOf(bytes, form) : bytes.toHex()] as const;
    });
  return Object.fromEntries(entries);
}
