/** Ethernet frames of an interface, as they come. */
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
import type { Captured } from "./pcapng.ts";

/** What hardware there is: linux/if_arp.h. */
const ARPHRD_ETHER = 1, ARPHRD_LOOPBACK = 772;

// What PACKET_AUXDATA says of a VLAN tag that the kernel took out: linux/if_packet.h.
const VLAN_VALID = 0x10, VLAN_TPID_VALID = 0x40, ETH_P_8021Q = 0x8100;

/** Where a VLAN tag is in a frame: behind the two addresses. */
const TAG_OFFSET = 12;

/** Room for struct timespec and struct tpacket_auxdata. */
const ANCILLARY = CMSG_SPACE(16) + CMSG_SPACE(20);

/** A frame with the tag that the kernel took out of it. */
function tagged(frame: Uint8Array<ArrayBuffer>, protocol: number, tag: number) {
  const whole = new Uint8Array(frame.length + 4);
  whole.set(frame.subarray(0, TAG_OFFSET));
  const view = new DataView(whole.buffer);
  view.setUint16(TAG_OFFSET, protocol);
  view.setUint16(TAG_OFFSET + 2, tag);
  whole.set(frame.subarray(TAG_OFFSET), TAG_OFFSET + 4);
  return whole;
}

/** The packet of some bytes and of what the kernel says of them. */
function captured(
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
  return { nanoseconds, data: tagged(data, protocol, vlanTci), length: length + 4, packetType };
}

/** Listens to an interface. */
export class Capture implements Disposable {
  readonly #socket;
  readonly #buffer = new Uint8Array(SNAP_LENGTH);

  /**
   * Begins to listen.
   *
   * @param interfaceName The interface, which must be one of Ethernet, or the loopback interface.
   * @param choice Which packets to take.
   * @param promiscuous Whether to take what is for other machines too.
   */
  constructor(interfaceName: string, choice: Choice, promiscuous: boolean) {
    const { SO_ATTACH_FILTER, SO_TIMESTAMPNS } = options.SOL_SOCKET;
    const { PACKET_ADD_MEMBERSHIP, PACKET_AUXDATA } = options.SOL_PACKET;
    // It receives nothing until it is bound, so that no packet comes past the filter.
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

  /** The next packet; its data is valid until the one after it is asked for. */
  async next(signal: AbortSignal): Promise<Captured> {
    const { nbytes, ancillary, address } = await this.#socket.recvmsgInto(
      [this.#buffer],
      ANCILLARY,
      0,
      { signal },
    );
    const data = this.#buffer.subarray(0, Math.min(nbytes, this.#buffer.length));
    return captured(data, ancillary, address[2] ?? 0);
  }

  /** How many packets there were since this was last asked. */
  statistics(): PacketStatistics {
    return this.#socket.getOption(options.SOL_PACKET.PACKET_STATISTICS!);
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
