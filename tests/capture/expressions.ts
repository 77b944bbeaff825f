/**
 * Filters that tcpdump can compile too.
 *
 * @module
 */
import { Random } from "../helpers/random.ts";

/** Filters for all types of links that carry IP. */
export const IP_FILTERS: readonly string[] = [
  ...[
    "",
    "ip",
    "ip6",
    "tcp",
    "udp",
    "sctp",
    "icmp",
    "icmp6",
    "igmp",
    "igrp",
    "pim",
    "vrrp",
    "carp",
  ],
  ...["ah", "esp", "not ip", "! tcp", "ip proto 47", "ip proto \\tcp", "ip6 proto 6", "proto 17"],
  ...["proto \\udp", "ip6 proto \\ipv6-icmp", "ip proto \\ospf"],
  ...["host 10.0.0.1", "src host 10.0.0.1", "dst host 10.0.0.1", "src or dst host 10.0.0.1"],
  ...["src and dst host 10.0.0.1", "dst or src 10.0.0.2", "dst && src host 10.0.0.2"],
  ...["ip host 10.0.0.1", "ip src 10.0.0.1", "host 10.0.0.1 or 10.0.0.2", "src 10.0.0.1"],
  ...["host (10.0.0.1 or 10.0.0.2)", "host 10.0.0.1 and not 10.0.0.2", "src host 10.0"],
  ...["host (10.0.0.1 or (10.0.0.2 and 192.168.1.1))", "ip host not 10.0.0.1"],
  ...["net 10", "net 10.0", "net 192.168.1", "src net 192.168", "dst net 224.0.0.0/4"],
  ...["net 10.0.0.0/8", "net 10.0.0.0 mask 255.0.0.0", "net 192.168.0.0/22", "net 0.0.0.0/0"],
  ...["net 10.0.0.1/32", "net 10.0.0.0/31", "ip net 10.0.0.0/24", "not net 10.0.0.0/24"],
  ...["host 2001:db8::1", "src host 2001:db8::1", "dst host fe80::1", "ip6 host ff02::1"],
  ...["net 2001:db8::/32", "src net 2001:db8:0:1::/64", "net fe80::/10", "net 2001:db8::/33"],
  ...["net ::/0", "ip6 net 2001:db8::/128", "host 2001:db8:0:1::2 or fe80::1"],
  ...["host 2001:DB8::1 or host 10.0.0.1", "src and dst net 2001:db8::/32"],
  ...["port \\80", "tcp port \\443", "portrange \\80-90"],
  ...["port 80", "src port 80", "dst port 80", "src or dst port 80", "src and dst port 80"],
  ...["tcp port 80", "udp port 53", "sctp port 80", "tcp src port 443", "udp dst port 67"],
  ...["port 80 or 443", "tcp port (80 or 443 or 8080)", "port not 80", "not port 80 and not 443"],
  ...["port http", "port domain", "tcp port http", "udp port domain", "port ssh or ntp"],
  ...["portrange 1000-2000", "tcp portrange 1-79", "udp src portrange 2000-1000", "portrange 80"],
  ...["src and dst portrange 7-443", "portrange ftp-http", "not portrange 0-1023"],
  ...["portrange 22-domain", "tcp portrange 0-65535", "dst portrange 1500-1500"],
  ...["portrange ntp-ssh", "portrange http-80", "portrange ssh-0", "tcp portrange ssh-100"],
  ...["host 10.0.0.1 and port 80", "host 10.0.0.1 and (port 80 or port 443)"],
  ...["tcp and (src port 80 or dst port 443) and net 10.0.0.0/8", "udp or tcp port 22"],
  ...["not (tcp or udp)", "not (host 10.0.0.1 and tcp port 80)", "ip and not tcp and not udp"],
  ...["tcp[13] & 2 != 0", "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0", "tcp[tcpflags] == tcp-syn"],
  ...["tcp[tcpflags] & tcp-syn != 0 and tcp[tcpflags] & tcp-ack = 0", "tcp[13] = 18"],
  ...["tcp[0:2] = 80", "tcp[2:2] > 1024", "tcp[4:4] >= 0x80000000", "udp[4:2] <= 20"],
  ...["udp[0:2] < 100", "tcp[0:2] != 80", "udp[8:4] = 0", "icmp[icmptype] = icmp-echo"],
  ...["icmp[icmptype] != icmp-echo and icmp[icmptype] != icmp-echoreply", "icmp[0] = 3"],
  ...["icmp[icmpcode] > 1", "icmp6[icmp6type] = icmp6-echo", "icmp6[icmp6code] != 0"],
  ...["icmp6[0] = icmp6-neighborsolicit or icmp6[0] == 136", "sctp[0:2] = 22", "igmp[0] = 0x11"],
  ...["ip[0] & 0xf != 5", "ip[6:2] & 0x1fff != 0", "ip[8] < 64", "ip[9] = 6", "ip[2:2] > 100"],
  ...["ip[12:4] = 0x0a000001", "ip6[6] = 44", "ip6[4:2] > 40", "ip6[0] & 0xf0 = 0x60"],
  ...["ip[1] & 0xfc == 0xb8", "ip[0] >> 4 = 4", "(ip[0] & 0xf) << 2 > 20", "ip[8] + 1 = 65"],
  ...["ip[8] - 1 = 63", "ip[8] * 2 = 128", "ip[2:2] / 10 = 7", "ip[8] % 2 = 1", "ip[8] ^ 64 = 0"],
  ...["ip[8] | 1 = 65", "-ip[8] = 0xffffffc0", "ip[8] = ip[9]", "ip[9] > ip[8]", "64 = ip[8]"],
  ...["64 < ip[8]", "64 <= ip[8]", "64 > ip[8]", "64 >= ip[8]", "64 != ip[8]", "1 = 1", "1 = 2"],
  ...["ip[ip[0] & 0xf] = 6", "ip[(ip[0] & 0xf) * 4] = 0", "tcp[(tcp[12] & 0xf0) >> 2] = 0"],
  ...["tcp[((tcp[12:1] & 0xf0) >> 2):4] = 0x47455420", "udp[udp[4:2] - 1] > 127"],
  ...["tcp[0:2] = tcp[2:2]", "ip[12:4] = ip[16:4]", "ip[2:2] - ((ip[0] & 0xf) << 2) > 40"],
  ...["(ip[2:2] - ((ip[0]&0xf)<<2)) - ((tcp[12]&0xf0)>>2) != 0 and tcp port 80"],
  ...["ip[10] & ip[11] != 0", "ip[2:2] / ip[8] = 1", "ip[2:2] % ip[8] = 1", "ip[0] << ip[1] = 69"],
  ...["ip[2:2] + ip[4:2] * ip[8] > 5000", "(ip[8] + ip[9]) * (ip[1] + ip[0]) > 3000"],
  ...["ip[8] & 0 = 0", "ip[8] * 0 = 0", "ip[8] & 0xffffffff = 64", "ip[8] - 0 = 64"],
  ...["len > 60", "len >= 100", "len < 80", "len <= 90", "len = 74", "len != 74", "less 80"],
  ...["greater 90", "len - 14 = ip[2:2]", "ip[2:2] = len - 14", "len / 2 > ip[8]", "length > 70"],
  ...["ip multicast", "ip6 multicast", "tcp[tcpflags] & (tcp-rst) == tcp-rst", "ip broadcast"],
  ...["tcp[13] & 0x3f = tcp-push | tcp-ack", "10 + 20 * 2 = 50 and ip", "ip[-1 + 9] = 64"],
  ...["tcp[1 + 1:2] = 443", "ip[0x8] = 0100", "tcp[100] = 1 or ip[8] = 64", "not ip[30] = 0"],
  ...["icmp or udp port 53 or tcp port 80 and host 10.0.0.1", "tcp || udp && port 53"],
  ...["(tcp or udp) and (port 53 or port 80) and not host 10.0.0.2", "ip or ip6 and tcp"],
  ...["7 / 2 + 7 % 4 + (6 & 3) + (6 | 1) + (6 ^ 5) + (1 << 4) + (64 >> 2) - 1 = 49 and ip"],
  ...["5 > 4 and 5 >= 5 and ip", "5 < 4 or 5 <= 4 or ip", "ip[0] & 0 != 0 or tcp", "-(5) = -5"],
  ...["ip[1] & 4 != 0 and ip[1] = 3 or tcp", "ip[1] = 0xb8 and ip[1] & 8 != 0"],
  ...["ip[1] & 0x90 = 0 and ip[1] & 0x10 != 0 or udp", "ip[1] & 8 != 0 and ip[1] & 0x88 != 0"],
  ...["not ip[1] & 8 = 0 and not ip[1] = 0", "ip[8] > 63 and ip[8] >= 64 and ip[8] > 1"],
  ...["host ::ffff:10.0.0.1", "net ::10.0.0.0/104", "host 1:2:3:4:5:6:7:8", "host 1::8 or fe80::"],
  ...["ip and ip6", "tcp and udp", "tcp or not tcp", "ip[8] > 64 or ip[8] <= 64"],
  ...["port 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 or 10 or 11 or 12 or 13 or 14 or 15 or 80"],
];

/** Filters for Ethernet. */
export const ETHERNET_FILTERS: readonly string[] = [
  ...[
    "arp",
    "rarp",
    "ether proto 0x0800",
    "ether proto \\ip",
    "ether proto \\arp",
    "atalk",
    "aarp",
  ],
  ...[
    "decnet",
    "sca",
    "lat",
    "mopdl",
    "moprc",
    "iso",
    "stp",
    "ipx",
    "netbeui",
    "clnp",
    "esis",
    "isis",
  ],
  ...["decnet host 10.1", "decnet src 10.1", "decnet dst host 63.1023", "decnet host 0xffff"],
  ...["decnet src and dst 10.1", "decnet net 0.1 or vlan and decnet src or dst 10.1"],
  ...["ether proto 0x88b5", "ether proto 0x42", "ether proto \\stp", "iso proto \\isis"],
  ...["iso proto 0x81", "is-is", "ether proto \\loopback", "ether proto 6"],
  ...["ether host 02:00:00:00:00:01", "ether src 2:0:0:0:0:1", "ether dst 02-00-00-00-00-02"],
  ...["ether host 0200.0000.0001 or 02:00:00:00:00:02", "ether src or dst 02.00.00.00.00.01"],
  ...["ether src and dst host ff:ff:ff:ff:ff:ff", "link dst 020000000001"],
  ...["ether broadcast", "broadcast", "ether multicast", "multicast", "not broadcast"],
  ...["ether[0] & 1 = 0 and ip[16] >= 224", "ether[12:2] = 0x0806", "ether[6:4] = 0x02000000"],
  ...["ether[ether[14] & 0xf] = 0", "arp[6:2] = 1", "arp[7] = 2 or rarp", "arp host 10.0.0.1"],
  ...["arp src host 10.0.0.2", "rarp dst net 192.168.0.0/16", "arp net 10.0.0.0/8"],
  ...["vlan", "vlan 5", "vlan (5)", "vlan and ip", "vlan 5 and tcp port 80", "vlan 1 and vlan 100"],
  ...["vlan and vlan and ip6", "not vlan", "vlan 5 or ip", "ip or vlan 100 and udp"],
  ...["vlan and ether host 02:00:00:00:00:01", "vlan 100 and host 10.0.0.1 and port 53"],
  ...["mpls", "mpls 16", "mpls 100 and ip", "mpls and mpls 1024 and host 10.0.0.1", "mpls and tcp"],
  ...["mpls and ip6 and port 80", "vlan and mpls and udp", "mpls 16 and ip[8] = 64"],
  ...["mpls and mpls and mpls and ip"],
  ...["pppoed", "pppoes", "pppoes 7", "pppoes and ip", "pppoes 39 and tcp port 80"],
  ...["pppoes and ip6 and udp", "vlan and pppoes and host 10.0.0.1", "pppoes and tcp[13] = 2"],
  ...["pppoes and mpls", "pppoes or mpls and port 80", "pppoes and mpls 16 and mpls and ip"],
  ...["byte 12 = 8", "byte 0 > 1", "byte 13 < 7", "ip host 10.0.0.1 and ether src 2:0:0:0:0:1"],
];

const PRIMITIVES = [
  ...["ip", "ip6", "tcp", "udp", "icmp", "arp", "port 80", "tcp port 443", "udp port 53", "net 10"],
  ...["host 10.0.0.1", "src 10.0.0.2", "host 2001:db8::1", "net 2001:db8::/32", "len > 80"],
  ...["tcp[13] & 2 != 0", "ip[8] = 64", "ip[6:2] & 0x1fff = 0", "portrange 1000-2000", "less 100"],
  ...["ether host 2:0:0:0:0:1", "broadcast", "ip multicast", "icmp6", "ip6[6] = 58", "ip proto 17"],
];

/** Returns filters of several primitives in random combinations. */
export function combined(seed: number, count: number): string[] {
  const random = new Random(seed);
  const term = (depth: number): string => {
    if (random.chance(15)) return `not ${term(depth)}`;
    if (depth === 0 || random.chance(40)) return random.pick([...PRIMITIVES]);
    return `(${chain(depth - 1)})`;
  };
  const chain = (depth: number): string => {
    let text = term(depth);
    for (let n = 1 + random.below(4); n > 0; n--) {
      text += ` ${random.pick(["and", "or"])} ${term(depth)}`;
    }
    return text;
  };
  return Array.from({ length: count }, () => chain(2));
}

const WORDS = [
  ...["and", "or", "not", "!", "&&", "||", "(", ")", "(", ")", "ip", "tcp", "udp", "ip6", "arp"],
  ...["ether", "host", "net", "port", "portrange", "src", "dst", "proto", "10.0.0.1", "10.0", "80"],
  ...[
    "2001:db8::1",
    "1-100",
    "http",
    "domain",
    "len",
    "=",
    "!=",
    ">",
    "<",
    "[",
    "]",
    ":",
    "+",
    "-",
  ],
  ...[
    "*",
    "&",
    "|",
    "^",
    "<<",
    "0",
    "1",
    "2",
    "5",
    "vlan",
    "mpls",
    "broadcast",
    "multicast",
    "less",
  ],
  ...["greater", "icmp", "tcp[0]", "tcp[2:2]", "ip[0]", "tcpflags", "mask", "255.0.0.0", "/8"],
  ...["10.0.0.0", "2:0:0:0:0:1", "\\tcp", "\\ip", "pppoes", "icmp6", "host 10.0.0.1", "port 80"],
  ...["tcp port 80", "len > 5", "ip[2] = 5", "sctp", "byte", "length", "rarp"],
];

/** Returns texts of words of the language in random order. Few of them are filters. */
export function scrambled(seed: number, count: number): string[] {
  const random = new Random(seed);
  return Array.from(
    { length: count },
    () => Array.from({ length: 1 + random.below(7) }, () => random.pick([...WORDS])).join(" "),
  );
}

/** Returns texts that look like filters. Half of them are none, since qualifiers and names differ. */
export function plausible(seed: number, count: number): string[] {
  const random = new Random(seed);
  const protocol = () =>
    random.pick(["ip", "tcp", "udp", "ip6", "arp", "icmp", "sctp", "ether", "vlan", ""]);
  const direction = () => random.pick(["", "", "src", "dst", "src or dst", "src and dst"]);
  const type = () => random.pick(["host", "net", "port", "portrange", "proto", ""]);
  const identifier = () =>
    random.pick([
      ...["10.0.0.1", "80", "10.0", "2001:db8::1", "http", "10.0.0.0/8", "443", "2:0:0:0:0:1"],
      ...["1-100", "\\tcp", "(80 or 443)", "(10.0.0.1 or 10.0.0.2)", "not 80", "domain"],
      ...["10.0.0.0 mask 255.0.0.0", "2001:db8::/32"],
    ]);
  const number = (depth: number): string =>
    depth === 0
      ? random.pick([
        "5",
        "len",
        "ip[0]",
        "tcp[2:2]",
        "(80)",
        "(ip[3])",
        "udp[ip[0]]",
        "-1",
        "tcp-syn",
      ])
      : random.chance(20)
      ? `(${number(depth - 1)})`
      : `${number(depth - 1)} ${random.pick(["+", "-", "*", "&", "|", "^"])} ${number(depth - 1)}`;
  const part = (depth: number): string => {
    if (depth > 0) {
      const [left, right] = [part(depth - 1), part(depth - 1)];
      return random.pick([
        `not ${left}`,
        `(${left})`,
        `${left} ${random.pick(["and", "or", "||"])} ${right}`,
      ]);
    }
    return random.pick([
      protocol(),
      `${protocol()} ${direction()} ${type()} ${identifier()}`,
      `${number(1)} ${random.pick(["=", "!=", ">", "<=", "=="])} ${number(2)}`,
      identifier(),
      `${protocol()} ${random.pick(["broadcast", "multicast"])}`,
      `vlan ${random.pick(["", "5", "(5)"])}`,
    ]);
  };
  return Array.from({ length: count }, () => part(random.below(3)));
}
