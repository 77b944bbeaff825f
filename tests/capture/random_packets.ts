/**
 * Random packets of all the protocols that filters know, for tests.
 *
 * @module
 */
import { Random } from "../helpers/random.ts";

const u16 = (value: number) => [value >> 8 & 0xff, value & 0xff];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** Types of Ethernet that packets have. */
const IP = 0x0800,
  IP6 = 0x86dd,
  ARP = 0x0806,
  RARP = 0x8035,
  MPLS = 0x8847,
  PPPOE = 0x8864,
  DECNET = 0x6003;

/** IPv4 addresses that filters of the tests name, and some neighbours. */
const HOSTS = [0x0a000001, 0x0a000002, 0x0a0000ff, 0xc0a80101, 0xc0a80201, 0xe0000001, 0xffffffff];
const PORTS = [7, 22, 53, 67, 80, 443, 1000, 1500, 2000, 8080];

/** IPv6 addresses by their groups. */
const HOSTS6 = [
  [0x2001, 0xdb8, 0, 0, 0, 0, 0, 1],
  [0x2001, 0xdb8, 0, 1, 0, 0, 0, 2],
  [0xfe80, 0, 0, 0, 0, 0, 0, 1],
  [0xff02, 0, 0, 0, 0, 0, 0, 1],
];
const MACS = [
  [0x02, 0, 0, 0, 0, 1],
  [0x02, 0, 0, 0, 0, 2],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x01, 0x00, 0x5e, 0, 0, 1],
];

/** Makes packets. */
export class Packets {
  readonly #random: Random;

  /** Makes a maker whose packets depend on a seed. */
  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  #port(): number[] {
    return u16(this.#random.chance(85) ? this.#random.pick([...PORTS]) : this.#random.below(65536));
  }

  #transport(protocol: number): number[] {
    const random = this.#random;
    const payload = random.bytes(random.below(40));
    switch (protocol) {
      case 6: {
        const words = random.pick([5, 5, 6, 8]);
        const options = random.bytes(4 * (words - 5));
        const flags = random.chance(70)
          ? random.pick([0x02, 0x12, 0x10, 0x18, 0x11, 0x04])
          : random.below(256);
        return [
          ...[...this.#port(), ...this.#port(), ...random.bytes(8), words << 4, flags],
          ...[...random.bytes(6), ...options, ...payload],
        ];
      }
      case 17:
        return [...this.#port(), ...this.#port(), ...u16(8 + payload.length), 0, 0, ...payload];
      case 132:
        return [...this.#port(), ...this.#port(), ...random.bytes(8), ...payload];
      case 1:
        return [random.pick([0, 3, 5, 8, 11, 13]), random.below(5), ...random.bytes(6), ...payload];
      case 58:
        return [
          random.pick([1, 128, 129, 133, 135, 136]),
          random.below(3),
          ...random.bytes(6),
          ...payload,
        ];
      default:
        return payload;
    }
  }

  #ip(): number[] {
    const random = this.#random;
    const protocol = random.pick([6, 6, 6, 17, 17, 132, 1, 1, 2, 9, 47, 50, 51, 89, 103, 112, 58]);
    const words = random.pick([5, 5, 5, 6, 15]);
    const payload = this.#transport(protocol);
    const fragment = random.pick([0, 0, 0, 0x4000, 0x2000, 0x2005, 0x0007]);
    const address = () => u32(random.chance(90) ? random.pick([...HOSTS]) : random.below(2 ** 32));
    return [
      ...[0x40 | words, random.pick([0, 0, 0xb8]), ...u16(4 * words + payload.length)],
      ...[...random.bytes(2), ...u16(fragment), random.pick([1, 63, 64, 255]), protocol, 0, 0],
      ...[...address(), ...address(), ...random.bytes(4 * (words - 5)), ...payload],
    ];
  }

  #ip6(): number[] {
    const random = this.#random;
    const protocol = random.pick([6, 6, 17, 17, 132, 58, 58, 50, 51, 103, 0, 59]);
    const isFragment = random.chance(20);
    const payload = [
      ...(isFragment ? [protocol, 0, ...random.bytes(6)] : []),
      ...this.#transport(protocol),
    ];
    const address = () => random.pick([...HOSTS6]).flatMap(u16);
    return [
      ...[0x60, 0, 0, 0, ...u16(payload.length), isFragment ? 44 : protocol, random.below(256)],
      ...[...address(), ...address(), ...payload],
    ];
  }

  #arp(): number[] {
    const random = this.#random;
    const mac = () => random.pick([...MACS]), host = () => u32(random.pick([...HOSTS]));
    return [0, 1, 8, 0, 6, 4, 0, random.pick([1, 2, 3]), ...mac(), ...host(), ...mac(), ...host()];
  }

  /** Returns a type of Ethernet, and what follows it. */
  #typed(depth: number): number[] {
    const random = this.#random;
    const type = random.pick([
      IP,
      IP,
      IP,
      IP,
      IP,
      IP6,
      IP6,
      IP6,
      ARP,
      RARP,
      MPLS,
      PPPOE,
      DECNET,
      0x8100,
      0x88a8,
      0x9100,
      0,
      1,
    ]);
    switch (type) {
      case IP:
        return [...u16(IP), ...this.#ip()];
      case IP6:
        return [...u16(IP6), ...this.#ip6()];
      case ARP:
      case RARP:
        return [...u16(type), ...this.#arp()];
      case MPLS: {
        const label = (isLast: boolean) =>
          u32(random.pick([16, 100, 1024, 0xfffff]) * 0x1000 + (isLast ? 0x100 : 0) + 64);
        const stack = random.pick([1, 1, 2, 3]);
        const labels = Array.from({ length: stack }, (_, i) => label(i === stack - 1)).flat();
        return [...u16(MPLS), ...labels, ...(random.chance(50) ? this.#ip() : this.#ip6())];
      }
      case DECNET: {
        const host = () => random.pick([[0x01, 0x28], [0xff, 0xff], [0x01, 0x00]]); // 10.1 and others
        const padding = random.pick([[], [0x81]]);
        const header = random.pick([
          [0x02, ...host(), ...host()],
          [0x06, ...random.bytes(6), ...host(), ...random.bytes(6), ...host()],
          [0x05, ...random.bytes(6), ...host(), ...host()],
        ]);
        return [...u16(DECNET), 40, 0, ...padding, ...header, ...random.bytes(20)];
      }
      case PPPOE: {
        const [protocol, payload] = random.chance(50) ? [0x21, this.#ip()] : [0x57, this.#ip6()];
        const length = u16(payload.length + 2);
        return [
          ...u16(PPPOE),
          0x11,
          0,
          ...u16(random.pick([7, 39])),
          ...length,
          ...u16(protocol),
          ...payload,
        ];
      }
      case 0: // another protocol of Ethernet
        return [
          ...u16(
            random.pick([
              0x6001,
              0x6002,
              0x6004,
              0x6007,
              0x8137,
              0x809b,
              0x80f3,
              0x8863,
              0x9000,
            ]),
          ),
          ...random.bytes(50),
        ];
      case 1: { // IEEE 802.2
        const header = random.pick([
          [0xfe, 0xfe, 0x03, random.pick([0x81, 0x82, 0x83])],
          [0x42, 0x42, 0x03],
          [0xe0, 0xe0, 0x03],
          [0xff, 0xff],
          [0xf0, 0xf0, 0x03],
          [0xaa, 0xaa, 0x03, 0, 0, 0, 0x81, 0x37],
          [0xaa, 0xaa, 0x03, 0x08, 0, 0x07, 0x80, 0x9b],
          [0xaa, 0xaa, 0x03, 0, 0, 0, 0x80, 0xf3],
        ]);
        return [...u16(header.length + 40), ...header, ...random.bytes(40)];
      }
      default: { // a VLAN tag
        const tag = u16(random.below(8) << 13 | random.pick([1, 5, 100, 4095]));
        if (depth > 2) return [...u16(0x88b5), ...random.bytes(46)];
        return [...u16(type), ...tag, ...this.#typed(depth + 1)];
      }
    }
  }

  /** Returns an Ethernet frame. */
  ethernet(): Uint8Array {
    const random = this.#random;
    return Uint8Array.from([
      ...random.pick([...MACS]),
      ...random.pick([...MACS]),
      ...this.#typed(0),
    ]);
  }

  /** Returns an IPv4 or IPv6 packet behind a header for each. */
  network(header: (isIp6: boolean) => readonly number[]): Uint8Array {
    const isIp6 = this.#random.chance(40);
    return Uint8Array.from([...header(isIp6), ...(isIp6 ? this.#ip6() : this.#ip())]);
  }

  /** Returns a packet that is cut, or whose bytes are changed or random. */
  damaged(packet: Uint8Array): Uint8Array {
    const random = this.#random;
    if (random.chance(10)) return Uint8Array.from(random.bytes(random.below(100)));
    const changed = Uint8Array.from(packet);
    for (let n = random.below(4); n > 0; n--) {
      changed[random.below(packet.length)] = random.below(256);
    }
    return random.chance(75) ? changed.subarray(0, random.below(packet.length)) : changed;
  }
}
