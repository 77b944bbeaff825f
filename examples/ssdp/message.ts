/**
 * Messages of the Simple Service Discovery Protocol: UPnP Device Architecture 1.1, chapter 1. They are
 * headers of HTTP in datagrams.
 *
 * @module
 */
import { printable } from "../terminal/printable.ts";

/** The group and the port. */
export const GROUP = "239.255.255.250", PORT = 1900;

/** A message. */
export interface SsdpMessage {
  /** What the message is. */
  readonly kind: "search" | "response" | "notify";
  /** The headers, by their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

const START_LINES = {
  search: "M-SEARCH * HTTP/1.1",
  response: "HTTP/1.1 200 OK",
  notify: "NOTIFY * HTTP/1.1",
} as const;

const encoder = new TextEncoder(), decoder = new TextDecoder();

/** Encodes a message. */
export function encodeMessage(
  kind: SsdpMessage["kind"],
  headers: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return encoder.encode([START_LINES[kind], ...lines, "", ""].join("\r\n"));
}

/** Decodes a message; `null` if the bytes are none. */
export function decodeMessage(bytes: Uint8Array): SsdpMessage | null {
  const [start = "", ...lines] = decoder.decode(bytes).split(/\r?\n/);
  const kind = /^M-SEARCH \* HTTP\/1\.\d$/i.test(start)
    ? "search"
    : /^NOTIFY \* HTTP\/1\.\d$/i.test(start)
    ? "notify"
    : /^HTTP\/1\.\d 200\b/i.test(start)
    ? "response"
    : null;
  if (kind === null) return null;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon > 0) {
      const [name, value] = [line.slice(0, colon), line.slice(colon + 1)]
        .map((text) => printable(text).trim());
      headers.set(name!.toLowerCase(), value!);
    }
  }
  return { kind, headers };
}

/** Returns the seconds for which an announcement holds; 1800 if it does not say that. */
export function maxAge({ headers }: SsdpMessage): number {
  const [, seconds] = /max-age\s*=\s*(\d+)/i.exec(headers.get("cache-control") ?? "") ?? [];
  return seconds === undefined ? 1800 : Number(seconds);
}
