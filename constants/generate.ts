/**
 * Writes the exports from the tables and `meanings.ts`: `deno task constants`.
 *
 * The exports are JavaScript with a declaration file beside it, not TypeScript:
 * of three thousand of them, Deno would read and map two megabytes at each start
 * (15 ms); the comments and types in `exports.d.ts` are not read at all to run.
 *
 * @module
 */

import { darwin } from "./darwin.ts";
import { freebsd } from "./freebsd.ts";
import { linux } from "./linux.ts";
import { meaning } from "./meanings.ts";
import { windows } from "./windows.ts";

type Values = Readonly<Record<string, number | string>>;

const tables: readonly (readonly [label: string, values: Values])[] = [
  ["Linux", linux],
  ["macOS", darwin],
  ["Windows", windows],
  ["FreeBSD", freebsd],
];

/** The type in `families.ts` of the addresses of a family. */
const addresses: Readonly<Record<string, string>> = {
  AF_ALG: "AlgAddress",
  AF_BLUETOOTH: "BluetoothAddress",
  AF_BTH: "BluetoothAddress",
  AF_CAN: "CanAddress",
  AF_DIVERT: "InetAddress",
  AF_HYPERV: "HypervAddress",
  AF_INET: "InetAddress",
  AF_INET6: "Inet6Address",
  AF_LOCAL: "UnixAddress",
  AF_NETLINK: "NetlinkAddress",
  AF_PACKET: "PacketAddress",
  AF_QIPCRTR: "QrtrAddress",
  AF_RDS: "InetAddress",
  AF_ROUTE: "UnknownAddress",
  AF_SYSTEM: "SystemAddress",
  AF_TIPC: "TipcAddress",
  AF_UNIX: "UnixAddress",
  AF_VSOCK: "VsockAddress",
  AF_XDP: "XdpAddress",
  PF_CAN: "CanAddress",
  PF_DIVERT: "InetAddress",
  PF_PACKET: "PacketAddress",
  PF_RDS: "InetAddress",
  PF_SYSTEM: "SystemAddress",
};

/** The argument of `Kind` of a type of socket. */
const kinds: Readonly<Record<string, string>> = {
  SOCK_DGRAM: '"datagram"',
  SOCK_RAW: '"datagram"',
  SOCK_RDM: '"datagram"',
  SOCK_SEQPACKET: '"stream"',
  SOCK_STREAM: '"stream"',
};

function typeOf(name: string, value: number | string): string {
  if (typeof value === "string") return "string";
  if (Object.hasOwn(kinds, name)) return `Kind<${kinds[name]}>`;
  if (!/^[AP]F_/.test(name) || /_(UNSPEC|MAX)$/.test(name)) return "number";
  return `Family<${addresses[name] ?? "UnknownAddress"}>`;
}

/** `Linux 1, macOS 2`, or `1 everywhere`. */
function valuesOf(having: typeof tables, name: string): string {
  const first = having[0]?.[1][name];
  if (
    having.length === tables.length &&
    having.every(([, values]) => values[name] === first)
  ) return `${first} everywhere`;
  return having.map(([label, values]) => `${label} ${values[name]}`).join(", ");
}

/** The texts of the generated files, by name. */
export function generate(): Record<"exports.js" | "exports.d.ts", string> {
  const names = [...new Set(tables.flatMap(([, table]) => Object.keys(table)))];
  names.sort();
  const types = new Set<string>();
  const declarations: string[] = [];
  for (const name of names) {
    const having = tables.filter(([, table]) => Object.hasOwn(table, name));
    const value = having[0]?.[1][name];
    if (value === undefined) continue;
    const type = typeOf(name, value);
    for (const [word] of type.matchAll(/\b[A-Z]\w+/g)) types.add(word);
    const missing = having.length < tables.length ? " | undefined" : "";
    declarations.push(
      `/** ${meaning(name)} ${valuesOf(having, name)}. */`,
      `export declare const ${name}: ${type}${missing};`,
    );
  }
  const head = `// Written by generate.ts. Do not edit: run \`deno task constants\`.
// deno-fmt-ignore-file
`;
  return {
    "exports.js": `// @ts-self-types="./exports.d.ts"
${head}
import { table } from "./platform.ts";

export const {
${names.map((name) => `  ${name},`).join("\n")}
} = table;
`,
    "exports.d.ts": `${head}
import type {
${[...types].sort().map((type) => `  ${type},`).join("\n")}
} from "./families.ts";

${declarations.join("\n")}
`,
  };
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(generate())) {
    Deno.writeTextFileSync(new URL(name, import.meta.url), text);
  }
}
