/**
 * Names in the language of filters.
 *
 * @module
 */

/** Names of numbers, by pcap-filter(7). */
export const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries({
  "icmptype": 0,
  "icmpcode": 1,
  "icmp-echoreply": 0,
  "icmp-unreach": 3,
  "icmp-sourcequench": 4,
  "icmp-redirect": 5,
  "icmp-echo": 8,
  "icmp-routeradvert": 9,
  "icmp-routersolicit": 10,
  "icmp-timxceed": 11,
  "icmp-paramprob": 12,
  "icmp-tstamp": 13,
  "icmp-tstampreply": 14,
  "icmp-ireq": 15,
  "icmp-ireqreply": 16,
  "icmp-maskreq": 17,
  "icmp-maskreply": 18,
  "icmp6type": 0,
  "icmp6code": 1,
  "icmp6-destinationunreach": 1,
  "icmp6-packettoobig": 2,
  "icmp6-timeexceeded": 3,
  "icmp6-parameterproblem": 4,
  "icmp6-echo": 128,
  "icmp6-echoreply": 129,
  "icmp6-multicastlistenerquery": 130,
  "icmp6-multicastlistenerreportv1": 131,
  "icmp6-multicastlistenerdone": 132,
  "icmp6-routersolicit": 133,
  "icmp6-routeradvert": 134,
  "icmp6-neighborsolicit": 135,
  "icmp6-neighboradvert": 136,
  "icmp6-redirect": 137,
  "icmp6-routerrenum": 138,
  "icmp6-nodeinformationquery": 139,
  "icmp6-nodeinformationresponse": 140,
  "icmp6-ineighbordiscoverysolicit": 141,
  "icmp6-ineighbordiscoveryadvert": 142,
  "icmp6-multicastlistenerreportv2": 143,
  "icmp6-homeagentdiscoveryrequest": 144,
  "icmp6-homeagentdiscoveryreply": 145,
  "icmp6-mobileprefixsolicit": 146,
  "icmp6-mobileprefixadvert": 147,
  "icmp6-certpathsolicit": 148,
  "icmp6-certpathadvert": 149,
  "icmp6-multicastrouteradvert": 151,
  "icmp6-multicastroutersolicit": 152,
  "icmp6-multicastrouterterm": 153,
  "tcpflags": 13,
  "tcp-fin": 0x01,
  "tcp-syn": 0x02,
  "tcp-rst": 0x04,
  "tcp-push": 0x08,
  "tcp-ack": 0x10,
  "tcp-urg": 0x20,
  "tcp-ece": 0x40,
  "tcp-cwr": 0x80,
}));

/** Types of Ethernet frames. */
export const ETHER = {
  ip: 0x0800,
  arp: 0x0806,
  vlan: 0x8100,
  vlanStack: 0x88a8,
  vlanStackBefore802: 0x9100,
  ip6: 0x86dd,
  rarp: 0x8035,
  mpls: 0x8847,
  pppoed: 0x8863,
  pppoes: 0x8864,
  atalk: 0x809b,
  aarp: 0x80f3,
  decnet: 0x6003,
  lat: 0x6004,
  sca: 0x6007,
  moprc: 0x6002,
  mopdl: 0x6001,
  loopback: 0x9000,
  ipx: 0x8137,
} as const;

/** Service access points of IEEE 802.2. They are told from types of Ethernet by their size. */
export const LLC = { iso: 0xfe, stp: 0x42, ipx: 0xe0, netbeui: 0xf0, ip: 0x06 } as const;

/** The protocols of links, by the names that `ether proto` takes. */
export const ETHER_PROTOCOLS: ReadonlyMap<string, number> = new Map(Object.entries({
  aarp: ETHER.aarp,
  arp: ETHER.arp,
  atalk: ETHER.atalk,
  decnet: ETHER.decnet,
  ip: ETHER.ip,
  ip6: ETHER.ip6,
  lat: ETHER.lat,
  loopback: ETHER.loopback,
  mopdl: ETHER.mopdl,
  moprc: ETHER.moprc,
  rarp: ETHER.rarp,
  sca: ETHER.sca,
  iso: LLC.iso,
  stp: LLC.stp,
  ipx: LLC.ipx,
  netbeui: LLC.netbeui,
}));

/** The protocols of ISO, by name. */
export const ISO_PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ["clnp", 0x81],
  ["esis", 0x82],
  ["isis", 0x83],
]);

/** The protocols of IP, by the names of protocols(5). */
export const IP_PROTOCOLS: ReadonlyMap<string, number> = new Map(Object.entries({
  "ip": 0,
  "hopopt": 0,
  "icmp": 1,
  "igmp": 2,
  "ggp": 3,
  "ipencap": 4,
  "st": 5,
  "tcp": 6,
  "egp": 8,
  "igp": 9,
  "pup": 12,
  "udp": 17,
  "hmp": 20,
  "xns-idp": 22,
  "rdp": 27,
  "iso-tp4": 29,
  "dccp": 33,
  "xtp": 36,
  "ddp": 37,
  "idpr-cmtp": 38,
  "ipv6": 41,
  "ipv6-route": 43,
  "ipv6-frag": 44,
  "idrp": 45,
  "rsvp": 46,
  "gre": 47,
  "esp": 50,
  "ah": 51,
  "skip": 57,
  "ipv6-icmp": 58,
  "icmp6": 58,
  "ipv6-nonxt": 59,
  "ipv6-opts": 60,
  "rspf": 73,
  "vmtp": 81,
  "eigrp": 88,
  "ospf": 89,
  "ax.25": 93,
  "ipip": 94,
  "etherip": 97,
  "encap": 98,
  "pim": 103,
  "ipcomp": 108,
  "vrrp": 112,
  "l2tp": 115,
  "isis": 124,
  "sctp": 132,
  "fc": 133,
  "mobility-header": 135,
  "udplite": 136,
  "mpls-in-ip": 137,
  "manet": 138,
  "hip": 139,
  "shim6": 140,
  "wesp": 141,
  "rohc": 142,
  "ethernet": 143,
}));

/** Well-known ports of a transport protocol. */
interface Ports {
  readonly tcp?: number;
  readonly udp?: number;
}

const tcp = (port: number): Ports => ({ tcp: port });
const udp = (port: number): Ports => ({ udp: port });
const both = (port: number): Ports => ({ tcp: port, udp: port });

/** Well-known services, as services(5) of Debian has them. */
const SERVICES: ReadonlyMap<string, Ports> = new Map(Object.entries({
  "echo": both(7),
  "discard": both(9),
  "daytime": both(13),
  "ftp-data": tcp(20),
  "ftp": tcp(21),
  "ssh": tcp(22),
  "telnet": tcp(23),
  "smtp": tcp(25),
  "time": both(37),
  "whois": tcp(43),
  "tacacs": both(49),
  "domain": both(53),
  "bootps": udp(67),
  "bootpc": udp(68),
  "tftp": udp(69),
  "finger": tcp(79),
  "http": tcp(80),
  "kerberos": both(88),
  "pop3": tcp(110),
  "sunrpc": both(111),
  "nntp": tcp(119),
  "ntp": udp(123),
  "netbios-ns": udp(137),
  "netbios-dgm": udp(138),
  "netbios-ssn": tcp(139),
  "imap2": tcp(143),
  "imap": tcp(143),
  "snmp": both(161),
  "snmp-trap": both(162),
  "bgp": tcp(179),
  "ldap": both(389),
  "https": both(443),
  "microsoft-ds": both(445),
  "isakmp": udp(500),
  "syslog": udp(514),
  "dhcpv6-client": udp(546),
  "dhcpv6-server": udp(547),
  "submission": tcp(587),
  "ldaps": both(636),
  "domain-s": both(853),
  "imaps": tcp(993),
  "pop3s": tcp(995),
  "socks": tcp(1080),
  "openvpn": both(1194),
  "l2f": udp(1701),
  "radius": both(1812),
  "nfs": both(2049),
  "mysql": tcp(3306),
  "sip": both(5060),
  "postgresql": tcp(5432),
  "mdns": udp(5353),
  "redis": tcp(6379),
  "http-alt": both(8080),
}));

/**
 * Returns the port of a well-known service.
 *
 * @param name The name of the service.
 * @param protocol The name of the transport protocol.
 * @returns The port; `undefined` if there is none.
 */
export function wellKnownPort(name: string, protocol: string): number | undefined {
  const ports = SERVICES.get(name);
  return protocol === "tcp" ? ports?.tcp : protocol === "udp" ? ports?.udp : undefined;
}
