/**
 * The files that a web server shows: names, types, and lists of directories.
 *
 * @module
 */

import { checkedNames } from "../served_files/find.ts";

/** The media types of common names. */
const TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  gif: "image/gif",
  gz: "application/gzip",
  htm: "text/html; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  md: "text/markdown; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  tar: "application/x-tar",
  ts: "text/plain; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webm: "video/webm",
  webp: "image/webp",
  woff2: "font/woff2",
  xml: "application/xml",
  zip: "application/zip",
};

/** Returns the media type of a file. */
export function mediaType(name: string): string {
  const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(TYPES, extension) ? TYPES[extension]! : "application/octet-stream";
}

/** The path of a target. */
export interface TargetPath {
  /** The names in it. */
  readonly names: string[];
  /** True if it ends as that of a directory does. */
  readonly isDirectory: boolean;
}

/**
 * Returns the path of a target; `null` if it must not be served. The target may be a whole URL, which
 * may have no path: RFC 9112, section 3.2.2.
 *
 * @param target The target of a request.
 * @param hidden True to serve names that begin with a dot.
 */
export function pathOf(target: string, hidden: boolean): TargetPath | null {
  const rest = target.replace(/^https?:\/\/[^/?#]*/i, "");
  const [before] = rest.split(/[?#]/);
  const path = rest !== target && before === "" ? "/" : before!;
  if (!path.startsWith("/")) return null;
  try {
    const names = checkedNames(path.split("/").map(decodeURIComponent), hidden);
    return names && { names, isDirectory: path.endsWith("/") };
  } catch {
    return null; // no UTF-8
  }
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Returns a page with links to the files of a directory. */
export async function listDirectory(
  path: string,
  title: string,
  hidden: boolean,
): Promise<string> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(path)) {
    if (hidden || !name.startsWith(".")) names.push(isDirectory ? `${name}/` : name);
  }
  const rows = names.sort().map((name) =>
    `<li><a href="./${encodeURIComponent(name).replace(/%2F$/, "/")}">${escape(name)}</a></li>\n`
  );
  return `<!DOCTYPE html>\n<meta charset="utf-8">\n<title>${escape(title)}</title>\n` +
    `<h1>${escape(title)}</h1>\n<ul>\n${rows.join("")}</ul>\n`;
}
