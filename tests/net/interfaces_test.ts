// Interface addresses, compared with ip(8) and C.

import { assert, assertEquals } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_LINK,
  AF_PACKET,
  getifaddrs,
  if_indextoname,
  IFF_LOOPBACK,
  IFF_UP,
  type InterfaceAddress,
} from "@libc/socket";
import { ownTool, Python, test, tool } from "../helpers/support.ts";

/** An interface in the output of `ip -j addr`. */
interface Link {
  readonly ifname: string;
  readonly ifindex: number;
  readonly flags: string[];
  readonly link_type: string;
  readonly address?: string;
  readonly broadcast?: string;
  readonly addr_info: {
    readonly family: string;
    readonly local: string;
    readonly address?: string;
    readonly prefixlen: number;
    readonly broadcast?: string;
    readonly label?: string;
  }[];
}

function prefixLength(netmask: string): number {
  const bits = netmask.includes(":")
    ? netmask.split(":").filter((word) => word !== "").map((word) => parseInt(word, 16).toString(2))
    : netmask.split(".").map((byte) => Number(byte).toString(2));
  return bits.join("").replaceAll("0", "").length;
}

function formatHardware(address: Uint8Array): string {
  return [...address].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

/** Repeats a comparison of two listings, because interfaces may change between them. */
async function retry(compare: () => Promise<void>): Promise<void> {
  for (let retries = 4;; retries--) {
    try {
      return await compare();
    } catch (error) {
      if (retries === 0) throw error;
    }
  }
}

test("getifaddrs: loopback", [], () => {
  const loopback = getifaddrs().filter(({ flags }) => flags & IFF_LOOPBACK);
  assert(loopback.length > 0);
  for (const entry of loopback) {
    assertEquals(if_indextoname(entry.index), entry.name);
    assertEquals((entry.flags & IFF_UP!) !== 0, true);
  }
  const v4 = loopback.find(({ family }) => family === AF_INET) as InterfaceAddress;
  assert(v4.kind === "inet");
  assertEquals([v4.address, v4.netmask, v4.broadcast, v4.destination], [
    "127.0.0.1",
    "255.0.0.0",
    null,
    null,
  ]);
  const link = loopback.find(({ kind }) => kind === "link") as InterfaceAddress;
  assert(link.kind === "link");
  // Linux: ARPHRD_LOOPBACK, address of zeros. Others: IF_TYPE_SOFTWARE_LOOPBACK, no address.
  const expected = AF_PACKET === undefined
    ? [AF_LINK!, 24, ""]
    : [AF_PACKET, 772, "00:00:00:00:00:00"];
  assertEquals([link.family, link.hatype, formatHardware(link.address)], expected);
  assertEquals(typeof link.counters!.rxBytes, "number");
});

test("getifaddrs: agrees with `ip -j addr`", [tool("ip")], () =>
  retry(async () => {
    const { stdout } = await new Deno.Command("ip", { args: ["-j", "addr"] }).output();
    const links: Link[] = JSON.parse(new TextDecoder().decode(stdout));
    const theirs = links.flatMap(({ ifname, ifindex, addr_info }) =>
      addr_info.map((info) => ({
        name: info.label ?? ifname,
        index: ifindex,
        address: info.local,
        prefix: info.prefixlen,
        broadcast: info.broadcast ?? null,
        destination: info.address ?? null,
      }))
    );
    const entries = getifaddrs();
    const ours = entries.flatMap((entry) =>
      entry.kind !== "inet" && entry.kind !== "inet6" ? [] : [{
        name: entry.name,
        index: entry.index,
        address: entry.address,
        prefix: prefixLength(entry.netmask!),
        broadcast: entry.kind === "inet" ? entry.broadcast : null,
        destination: entry.destination === entry.address ? null : entry.destination,
      }]
    );
    const sorted = <T>(list: T[]) => list.map((item) => JSON.stringify(item)).sort();
    assertEquals(sorted(ours), sorted(theirs));

    const theirLinks = links.filter(({ link_type }) => ["ether", "loopback"].includes(link_type));
    const ourLinks = new Map(
      entries.flatMap((entry) => entry.kind === "link" ? [[entry.name, entry] as const] : []),
    );
    for (const { ifname, ifindex, address, broadcast, flags } of theirLinks) {
      const link = ourLinks.get(ifname)!;
      assertEquals([link.index, formatHardware(link.address)], [ifindex, address!]);
      assertEquals(formatHardware(link.broadcast!), broadcast!);
      assertEquals((link.flags & IFF_UP!) !== 0, flags.includes("UP"));
    }
    for (const entry of entries) {
      if (entry.kind !== "inet6") continue;
      assertEquals(entry.scopeid, /^fe[89ab]/.test(entry.address) ? entry.index : 0);
    }
  }));

test(
  "getifaddrs: agrees with C, called from Python",
  [ownTool("python3")],
  () =>
    retry(async () => {
      await using peer = new Python(`
import ctypes, json
class ifaddrs(ctypes.Structure): pass
P = ctypes.POINTER
ifaddrs._fields_ = [("next", P(ifaddrs)), ("name", ctypes.c_char_p), ("flags", ctypes.c_uint),
  ("addr", ctypes.c_void_p), ("netmask", ctypes.c_void_p), ("other", ctypes.c_void_p), ("data", ctypes.c_void_p)]
libc = ctypes.CDLL(None, use_errno=True)
first = P(ifaddrs)()
assert libc.getifaddrs(ctypes.byref(first)) == 0
found, at = [], first
while at:
  it = at.contents
  family = ctypes.cast(it.addr, P(ctypes.c_ushort))[0] if it.addr else 0
  size = {socket.AF_INET: (4, 4), socket.AF_INET6: (8, 16)}.get(family)
  text = socket.inet_ntop(family, ctypes.string_at(it.addr + size[0], size[1])) if size else None
  found.append([it.name.decode(), it.flags, family, text])
  at = it.next
say(json.dumps(found))
`);
      assertEquals(
        getifaddrs().map((entry) => [
          entry.name,
          entry.flags,
          entry.family,
          entry.family === AF_INET || entry.family === AF_INET6 ? entry.address : null,
        ]),
        await peer.json(),
      );
    }),
);
