/**
 * Generates `exports.js` and `exports.d.ts` from the tables and `meanings.ts`: `deno task constants`.
 *
 * The exports are JavaScript with a declaration file, not TypeScript. As TypeScript, three thousand
 * exports with comments would make Deno read and map two megabytes at each start (15 ms). Deno does
 * not read `exports.d.ts` to run a program.
 *
 * @module
 */

import { categoryOf } from "./categories.ts";
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

/** Address type of each family, in `families.ts`. */
const addressTypes: Readonly<Record<string, string>> = {
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

/** Type argument of `Kind` for each socket type. */
const kinds: Readonly<Record<string, string>> = {
  SOCK_DGRAM: '"datagram"',
  SOCK_RAW: '"datagram"',
  SOCK_RDM: '"datagram"',
  SOCK_SEQPACKET: '"stream"',
  SOCK_STREAM: '"stream"',
};

/** Returns the TypeScript type of a constant. */
function typeOf(name: string, value: number | string): string {
  if (typeof value === "string") return "string";
  if (Object.hasOwn(kinds, name)) return `Kind<${kinds[name]}>`;
  if (!/^[AP]F_/.test(name) || /_(UNSPEC|MAX)$/.test(name)) return "number";
  return `Family<${addressTypes[name] ?? "UnknownAddress"}>`;
}

/** Returns the values of a constant as text: `Linux 1, macOS 2`, or `1 everywhere`. */
function valuesOf(tablesWithName: typeof tables, name: string): string {
  const first = tablesWithName[0]?.[1][name];
  if (
    tablesWithName.length === tables.length &&
    tablesWithName.every(([, values]) => values[name] === first)
  ) return `${first} everywhere`;
  return tablesWithName.map(([label, values]) => `${label} ${values[name]}`).join(", ");
}

/**
 * Generates the files.
 *
 * @returns The text of each file, by name.
 */
export function generate(): Record<"exports.js" | "exports.d.ts", string> {
  const names = [...new Set(tables.flatMap(([, table]) => Object.keys(table)))];
  names.sort();
  const types = new Set<string>();
  const declarations: string[] = [];
  for (const name of names) {
    const tablesWithName = tables.filter(([, table]) => Object.hasOwn(table, name));
    const value = tablesWithName[0]?.[1][name];
    if (value === undefined) continue;
    const type = typeOf(name, value);
    for (const [word] of type.matchAll(/\b[A-Z]\w+/g)) types.add(word);
    const orUndefined = tablesWithName.length < tables.length ? " | undefined" : "";
    declarations.push(
      `/**\n * ${meaning(name)} ${valuesOf(tablesWithName, name)}.\n * @category ${
        categoryOf(name)
      }\n */`,
      `export declare const ${name}: ${type}${orUndefined};`,
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
