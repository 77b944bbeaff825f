/** Captures the Ethernet frames of an interface. */
import {
  AF_PACKET,
  cmsg,
  CMSG_SPACE,
  ETH_P_ALL,
  options,
  PACKET_MR_PROMISC,
  type PacketStatistics,
  type ReceivedAncillary,
  SOCK_RAW,
  Socket,
} from "@libc/socket";
import { type Choice, filter, SNAP_LENGTH } from "./bpf.ts";

/** A captured packet. */
export interface Captured {
  /** The time of its arrival, in nanoseconds since 1970. */
  readonly nanoseconds: bigint;
  /** The captured bytes. */
  readonly data: Uint8Array<ArrayBuffer>;
  /** The length of the whole packet in bytes. */
  readonly length: number;
  /** The packet type of its `AF_PACKET` address. */
  readonly packetType: number;
}

/** Hardware types of linux/if_arp.h. */
const ARPHRD_ETHER = 1, ARPHRD_LOOPBACK = 772;

// Status bits of PACKET_AUXDATA about a VLAN tag that the kernel removed: linux/if_packet.h.
const VLAN_VALID = 0x10, VLAN_TPID_VALID = 0x40, ETH_P_8021Q = 0x8100;

/** The offset of a VLAN tag in a frame: behind the two addresses. */
const TAG_OFFSET = 12;

/** Room for struct timespec and struct tpacket_auxdata. */
const ANCILLARY = CMSG_SPACE(16) + CMSG_SPACE(20);

/** Inserts the VLAN tag that the kernel removed from a frame. */
function insertTag(frame: Uint8Array<ArrayBuffer>, protocol: number, tag: number) {
  const whole = new Uint8Array(frame.length + 4);
  whole.set(frame.subarray(0, TAG_OFFSET));
  const view = new DataView(whole.buffer);
  view.setUint16(TAG_OFFSET, protocol);
  view.setUint16(TAG_OFFSET + 2, tag);
  whole.set(frame.subarray(TAG_OFFSET), TAG_OFFSET + 4);
  return whole;
}

/** Returns a packet from its bytes and the kernel's ancillary data. */
function toPacket(
  data: Uint8Array<ArrayBuffer>,
  ancillary: readonly ReceivedAncillary[],
  packetType: number,
): Captured {
  const { nanoseconds } = cmsg.find(ancillary, "timestamp") ??
    { nanoseconds: BigInt(Date.now()) * 1_000_000n };
  const auxiliary = cmsg.find(ancillary, "auxdata");
  const length = auxiliary?.length ?? data.length;
  if (auxiliary === undefined || (auxiliary.status & VLAN_VALID) === 0) {
    return { nanoseconds, data, length, packetType };
  }
  const { status, vlanTpid, vlanTci } = auxiliary;
  const protocol = (status & VLAN_TPID_VALID) !== 0 ? vlanTpid : ETH_P_8021Q;
  return { nanoseconds, data: insertTag(data, protocol, vlanTci), length: length + 4, packetType };
}

/** A capture on one interface. */
export class Capture implements Disposable {
  readonly #socket;
  readonly #buffer = new Uint8Array(SNAP_LENGTH);

  /**
   * Begins to capture.
   *
   * @param interfaceName An Ethernet interface or the loopback interface.
   * @param choice The packets to select.
   * @param promiscuous Whether to capture packets for other machines too.
   */
  constructor(interfaceName: string, choice: Choice, promiscuous: boolean) {
    const { SO_ATTACH_FILTER, SO_TIMESTAMPNS } = options.SOL_SOCKET;
    const { PACKET_ADD_MEMBERSHIP, PACKET_AUXDATA } = options.SOL_PACKET;
    // Until it is bound the socket receives nothing, so no packet bypasses the filter.
    this.#socket = new Socket(AF_PACKET!, SOCK_RAW);
    try {
      this.#socket.setOption(SO_ATTACH_FILTER!, filter(choice));
      this.#socket.setOption(SO_TIMESTAMPNS!, true);
      this.#socket.setOption(PACKET_AUXDATA!, true);
      if (promiscuous) {
        this.#socket.setOption(PACKET_ADD_MEMBERSHIP!, {
          interface: interfaceName,
          type: PACKET_MR_PROMISC!,
        });
      }
      this.#socket.bind([interfaceName, ETH_P_ALL!]);
      const [, , , hardware] = this.#socket.getsockname();
      if (hardware !== ARPHRD_ETHER && hardware !== ARPHRD_LOOPBACK) {
        throw new Error(`${interfaceName} is not Ethernet`);
      }
    } catch (error) {
      this.#socket.close();
      throw error;
    }
  }

  /** Receives the next packet. Its data is valid until the next call. */
  async next(signal: AbortSignal): Promise<Captured> {
    const { nbytes, ancillary, address } = await this.#socket.recvmsgInto(
      [this.#buffer],
      ANCILLARY,
      0,
      { signal },
    );
    const data = this.#buffer.subarray(0, Math.min(nbytes, this.#buffer.length));
    return toPacket(data, ancillary, address[2] ?? 0);
  }

  /** Returns the packet counts since the previous call. */
  statistics(): PacketStatistics {
    return this.#socket.getOption(options.SOL_PACKET.PACKET_STATISTICS!);
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
