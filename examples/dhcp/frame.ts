/**
 * UDP datagrams in Ethernet frames, as a host without an address sends and receives them.
 *
 * @module
 */
import { checksum } from "../icmp/echo.ts";

const ETHERNET = 14, IPV4 = 20, UDP = 8;

/**
 * Returns a frame to all hosts, from the address 0.0.0.0.
 *
 * @param source The hardware address of the interface.
 * @param ports The ports of the source and the destination.
 * @param data The data.
 */
export function encodeBroadcast(
  source: Uint8Array,
  ports: readonly [number, number],
  data: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(ETHERNET + IPV4 + UDP + data.length);
  const view = new DataView(frame.buffer);
  frame.fill(0xff, 0, 6);
  frame.set(source, 6);
  view.setUint16(12, 0x0800);
  frame.set([0x45, 0x10], ETHERNET); // low delay
  view.setUint16(ETHERNET + 2, IPV4 + UDP + data.length);
  frame.set([64, 17], ETHERNET + 8);
  frame.fill(0xff, ETHERNET + 16, ETHERNET + 20);
  view.setUint16(ETHERNET + 10, checksum(frame.subarray(ETHERNET, ETHERNET + IPV4)));
  const udp = ETHERNET + IPV4;
  view.setUint16(udp, ports[0]);
  view.setUint16(udp + 2, ports[1]);
  view.setUint16(udp + 4, UDP + data.length);
  frame.set(data, udp + UDP); // a checksum of 0: none
  return frame;
}

/** Returns the data of the UDP datagram in a frame, and its sender; `null` if it has none. */
export function decodeDatagram(frame: Uint8Array): { from: string; data: Uint8Array } | null {
  const version = frame[ETHERNET] ?? 0;
  if (version >> 4 !== 4 || frame[ETHERNET + 9] !== 17) return null;
  const udp = ETHERNET + (version & 0x0f) * 4;
  if (frame.length < udp + UDP) return null;
  const length = frame[udp + 4]! << 8 | frame[udp + 5]!;
  const from = frame.subarray(ETHERNET + 12, ETHERNET + 16).join(".");
  return { from, data: frame.subarray(udp + UDP, udp + length) };
}
