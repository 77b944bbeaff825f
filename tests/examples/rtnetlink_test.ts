// The decoders of the example that reads the kernel's tables, given less than a structure.

import { assert, assertEquals, assertInstanceOf } from "@std/assert";
import { AF_INET, AF_INET6 } from "@libc/socket";
import { decodeAddress } from "../../examples/rtnetlink/address.ts";
import { decodeKnownLink, decodeLink, type KnownLink } from "../../examples/rtnetlink/link.ts";
import { decodeError, decodeMessages } from "../../examples/rtnetlink/message.ts";
import { decodeRoute } from "../../examples/rtnetlink/route.ts";
import { table } from "../../examples/rtnetlink/text.ts";
import { test } from "../helpers/support.ts";

test("rtnetlink: a table may have any number of rows", [], () => {
  const rows = Array.from({ length: 300_000 }, (_, i) => [String(i % 100), "x"]);
  assertEquals(table(rows).slice(0, 12), "0   x\n1   x\n");
  assertEquals(table([]), "");
});

const nameOf = (index: number) => `if${index}`;
const decoders: Readonly<Record<string, (body: Uint8Array<ArrayBuffer>) => unknown>> = {
  decodeAddress: (body) => decodeAddress(body, nameOf),
  decodeLink: (body) => decodeLink(body, () => undefined),
  decodeKnownLink,
  decodeRoute: (body) => decodeRoute(body, nameOf),
  decodeError: (body) => decodeError({ type: 2, flags: 0x200, sequence: 1, body }),
  decodeMessages: (body) => [...decodeMessages(body)],
};

/** Encodes attributes of these types, each with `length` bytes of data. */
function attributes(types: readonly number[], length: number): Uint8Array<ArrayBuffer> {
  const one = (4 + length + 3) & ~3;
  const bytes = new Uint8Array(one * types.length).fill(1);
  const view = new DataView(bytes.buffer);
  types.forEach((type, i) => {
    view.setUint16(i * one, 4 + length, true);
    view.setUint16(i * one + 2, type, true);
  });
  return bytes;
}

test(
  "netlink: a link has its first hardware address beside its own, and the state of the one below",
  [],
  () => {
    const LINK_ADDRESS = 1, LINK_LINK = 5, LINK_PERM_ADDRESS = 54;
    const message = (types: number[]) => {
      const body = new Uint8Array([...new Uint8Array(16), ...attributes(types, 6)]);
      new DataView(body.buffer).setUint16(2, 1, true); // ether
      return body;
    };
    const down: KnownLink = { ifindex: 1, ifname: "lower", isUp: false };
    const decoded = (types: number[], linkOf: () => KnownLink | undefined) =>
      decodeLink(message(types), linkOf);
    const address = "01:01:01:01:01:01";
    const same = decoded([LINK_ADDRESS, LINK_PERM_ADDRESS], () => undefined);
    assertEquals([same.address, same.permaddr], [address, undefined]);
    assertEquals(decoded([LINK_PERM_ADDRESS], () => undefined).permaddr, address);
    const changed = message([LINK_ADDRESS, LINK_PERM_ADDRESS]);
    changed[16 + 4] = 2;
    assertEquals(decodeLink(changed, () => undefined).permaddr, address);
    assertEquals(decoded([LINK_LINK], () => down).flags, ["M-DOWN"]);
    assertEquals(decoded([LINK_LINK], () => ({ ...down, isUp: true })).flags, []);
    assertEquals(decoded([LINK_LINK], () => undefined).flags, []);
  },
);

test("netlink: the end of a dump may be an error, with the kernel's words", [], () => {
  const NLMSG_DONE = 3, MULTI = 2, ACK_TLVS = 0x200;
  const done = (errno: number, flags: number, ...rest: number[]) => {
    const body = new Uint8Array([0, 0, 0, 0, ...rest]);
    new DataView(body.buffer).setInt32(0, -errno, true);
    return decodeError({ type: NLMSG_DONE, flags: MULTI | flags, sequence: 1, body });
  };
  assertEquals(done(0, 0), { errno: 0, words: "" });
  assertEquals(done(2, 0), { errno: 2, words: "" });
  const words = [7, 0, 1, 0, 0x6e, 0x6f, 0, 0]; // NLMSGERR_ATTR_MSG, behind no request
  assertEquals(done(95, ACK_TLVS, ...words), { errno: 95, words: "no" });
});

test(
  "netlink: a structure that is cut short is an error of netlink, not of its decoder",
  [],
  () => {
    const types = Array.from({ length: 40 }, (_, type) => type);
    let refused = 0;
    for (const [name, decode] of Object.entries(decoders)) {
      for (const family of [AF_INET, AF_INET6, 200]) {
        for (const length of [0, 1, 2, 3, 4, 7, 8, 15, 16, 17]) {
          for (const header of [8, 12, 16]) {
            const all = new Uint8Array([...new Uint8Array(header), ...attributes(types, length)]);
            all[0] = family;
            for (const end of [...Array(40).keys(), all.length - 1, all.length]) {
              try {
                decode(all.slice(0, end));
              } catch (error) {
                assertInstanceOf(error, Error);
                assertEquals(error.constructor, Error, `${name}, ${end} bytes: ${error}`);
                assert(error.message.startsWith("netlink: "), `${name}, ${end} bytes: ${error}`);
                refused++;
              }
            }
          }
        }
      }
    }
    assert(refused > 100, `${refused} refused`);
  },
);
