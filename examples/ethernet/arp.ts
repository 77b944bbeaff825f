/**
 * Messages of the Address Resolution Protocol in Ethernet frames: RFC 826.
 *
 * @module
 */
import { AF_INET, inet_pton } from "@libc/socket";
import { type ArpLayer, decodeArp } from "@libc/socket/capture";

const HEADER = 14;

/** The operations. */
export const REQUEST = 1, REPLY = 2;

/**
 * Returns a frame that asks all hosts of a network who has an address.
 *
 * @param hardware The hardware address of the sender.
 * @param sender The IPv4 address of the sender; 0.0.0.0 if it has none: RFC 5227.
 * @param target The address to ask for.
 */
export function encodeRequest(
  hardware: Uint8Array,
  sender: string,
  target: string,
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(HEADER + 28);
  frame.fill(0xff, 0, 6);
  frame.set(hardware, 6);
  // The types of the frame, the hardware and the protocol, the lengths of both addresses, the operation.
  frame.set([0x08, 0x06, 0, 1, 0x08, 0x00, 6, 4, 0, REQUEST], 12);
  frame.set(hardware, 22);
  frame.set(inet_pton(AF_INET, sender), 28);
  frame.set(inet_pton(AF_INET, target), 38);
  return frame;
}

/** Decodes the ARP message in a frame; `undefined` if the frame has none. */
export function decodeFrame(frame: Uint8Array): ArpLayer | undefined {
  if (frame[12] !== 0x08 || frame[13] !== 0x06) return undefined;
  const layer = decodeArp(frame.subarray(HEADER));
  return layer.kind === "arp" ? layer : undefined;
}
