// Ancillary data of IPv4 that macOS and FreeBSD have in common; run by each system's file.
import { assertEquals } from "@std/assert";
import { IP_RECVDSTADDR, IP_RECVIF, IPPROTO_IP } from "@libc/socket";
import { DecodedAncillary } from "../../../socket/ancillary/decode.ts";
import { test } from "../../helpers/support.ts";

/** Decodes an item of the level `IPPROTO_IP`, whose data are hexadecimal digits. */
export function decodeItem(type: number | undefined, hex: string): unknown {
  const data = Uint8Array.fromHex(hex.replaceAll(" ", ""));
  return new DecodedAncillary({ level: IPPROTO_IP, type: type!, data }).value;
}

/**
 * Tests the destination of a datagram, and the interface that it came in by.
 *
 * @param system The name of the system.
 * @param length The length of a `sockaddr_dl` in its kernel, in hexadecimal digits.
 */
export function testDestinations(system: string, length: string): void {
  test(`${system}: destination and interface as ancillary data`, [], () => {
    const address = { kind: "destination", address: "192.0.2.1" } as const;
    assertEquals(decodeItem(IP_RECVDSTADDR, "c0000201"), address);
    assertEquals(decodeItem(IP_RECVDSTADDR, "c00002"), undefined);
    // sdl_len, sdl_family, sdl_index, sdl_type, sdl_nlen, sdl_alen, sdl_slen, the name, the address
    const link = `${length} 12 0201 06 03 06 00 656e30 0123456789ab`;
    assertEquals(decodeItem(IP_RECVIF, link), { kind: "interface", index: 258, name: "en0" });
    const unknown = { kind: "interface", index: 0, name: "" } as const;
    assertEquals(decodeItem(IP_RECVIF, "08 12 0000 00 00 00 00"), unknown);
    // a name that was cut, and a structure that was
    const cut = { kind: "interface", index: 258, name: "e" } as const;
    assertEquals(decodeItem(IP_RECVIF, "14 12 0201 06 ff 06 00 65"), cut);
    assertEquals(decodeItem(IP_RECVIF, "08 12 0201 06 03 06"), undefined);
  });
}
