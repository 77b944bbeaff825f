// Written by generate.ts. Do not edit: run `deno task constants`.
// deno-fmt-ignore-file

import type {
  AlgAddress,
  BluetoothAddress,
  CanAddress,
  Family,
  HypervAddress,
  Inet6Address,
  InetAddress,
  Kind,
  NetlinkAddress,
  PacketAddress,
  QrtrAddress,
  SystemAddress,
  TipcAddress,
  UnixAddress,
  UnknownAddress,
  VsockAddress,
  XdpAddress,
} from "./families.ts";

/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 25.
 * @category Constants: families and protocols
 */
export declare const AF_12844: Family<UnknownAddress> | undefined;
/**
 * Ciphers and hashes of the kernel; Documentation/crypto/userspace-if.rst. Linux 38.
 * @category Constants: families and protocols
 */
export declare const AF_ALG: Family<AlgAddress> | undefined;
/**
 * AppleTalk (DDP). Linux 5, macOS 16, Windows 16, FreeBSD 16.
 * @category Constants: families and protocols
 */
export declare const AF_APPLETALK: Family<UnknownAddress>;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. FreeBSD 35.
 * @category Constants: families and protocols
 */
export declare const AF_ARP: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 18.
 * @category Constants: families and protocols
 */
export declare const AF_ASH: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 22, FreeBSD 30.
 * @category Constants: families and protocols
 */
export declare const AF_ATM: Family<UnknownAddress> | undefined;
/**
 * ATM permanent virtual circuits. Linux 8.
 * @category Constants: families and protocols
 */
export declare const AF_ATMPVC: Family<UnknownAddress> | undefined;
/**
 * ATM switched virtual circuits. Linux 20.
 * @category Constants: families and protocols
 */
export declare const AF_ATMSVC: Family<UnknownAddress> | undefined;
/**
 * Amateur radio AX.25. Linux 3.
 * @category Constants: families and protocols
 */
export declare const AF_AX25: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 21.
 * @category Constants: families and protocols
 */
export declare const AF_BAN: Family<UnknownAddress> | undefined;
/**
 * Bluetooth: L2CAP, RFCOMM, SCO or HCI, chosen by the protocol (BTPROTO_*). Linux 31, Windows 32, FreeBSD 36.
 * @category Constants: families and protocols
 */
export declare const AF_BLUETOOTH: Family<BluetoothAddress> | undefined;
/**
 * Forwarding tables of bridges, in route netlink messages. Linux 7.
 * @category Constants: families and protocols
 */
export declare const AF_BRIDGE: Family<UnknownAddress> | undefined;
/**
 * Windows name of AF_BLUETOOTH. Windows 32.
 * @category Constants: families and protocols
 */
export declare const AF_BTH: Family<BluetoothAddress> | undefined;
/**
 * ST-Ericsson's modem protocol. Linux 37.
 * @category Constants: families and protocols
 */
export declare const AF_CAIF: Family<UnknownAddress> | undefined;
/**
 * Controller area networks; Documentation/networking/can.rst. Linux 29.
 * @category Constants: families and protocols
 */
export declare const AF_CAN: Family<CanAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 10, Windows 10, FreeBSD 10.
 * @category Constants: families and protocols
 */
export declare const AF_CCITT: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 5, Windows 5, FreeBSD 5.
 * @category Constants: families and protocols
 */
export declare const AF_CHAOS: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 24.
 * @category Constants: families and protocols
 */
export declare const AF_CLUSTER: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 21, FreeBSD 21.
 * @category Constants: families and protocols
 */
export declare const AF_CNT: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 20, FreeBSD 20.
 * @category Constants: families and protocols
 */
export declare const AF_COIP: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 9, Windows 9, FreeBSD 9.
 * @category Constants: families and protocols
 */
export declare const AF_DATAKIT: Family<UnknownAddress> | undefined;
/**
 * DECnet. 12 everywhere.
 * @category Constants: families and protocols
 */
export declare const AF_DECnet: Family<UnknownAddress>;
/**
 * Packets that a firewall diverts; divert(4). FreeBSD 44.
 * @category Constants: families and protocols
 */
export declare const AF_DIVERT: Family<InetAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 13, Windows 13, FreeBSD 13.
 * @category Constants: families and protocols
 */
export declare const AF_DLI: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 28, FreeBSD 26.
 * @category Constants: families and protocols
 */
export declare const AF_E164: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 8, Windows 8, FreeBSD 8.
 * @category Constants: families and protocols
 */
export declare const AF_ECMA: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 19.
 * @category Constants: families and protocols
 */
export declare const AF_ECONET: Family<UnknownAddress> | undefined;
/**
 * Old name of AF_UNIX. Linux 1.
 * @category Constants: families and protocols
 */
export declare const AF_FILE: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 19.
 * @category Constants: families and protocols
 */
export declare const AF_FIREFOX: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 15, Windows 15, FreeBSD 15.
 * @category Constants: families and protocols
 */
export declare const AF_HYLINK: Family<UnknownAddress> | undefined;
/**
 * Streams between a Hyper-V host and its guests. Windows 34, FreeBSD 43.
 * @category Constants: families and protocols
 */
export declare const AF_HYPERV: Family<HypervAddress> | undefined;
/**
 * InfiniBand addresses, for its connection manager. Linux 27.
 * @category Constants: families and protocols
 */
export declare const AF_IB: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 31.
 * @category Constants: families and protocols
 */
export declare const AF_ICLFXBM: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 37, FreeBSD 37.
 * @category Constants: families and protocols
 */
export declare const AF_IEEE80211: Family<UnknownAddress> | undefined;
/**
 * Low-rate radio networks (IEEE 802.15.4). Linux 36.
 * @category Constants: families and protocols
 */
export declare const AF_IEEE802154: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 3, Windows 3, FreeBSD 3.
 * @category Constants: families and protocols
 */
export declare const AF_IMPLINK: Family<UnknownAddress> | undefined;
/**
 * IPv4; ip(7). 2 everywhere.
 * @category Constants: families and protocols
 */
export declare const AF_INET: Family<InetAddress>;
/**
 * IPv6; ipv6(7). Linux 10, macOS 30, Windows 23, FreeBSD 28.
 * @category Constants: families and protocols
 */
export declare const AF_INET6: Family<Inet6Address>;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. FreeBSD 42.
 * @category Constants: families and protocols
 */
export declare const AF_INET6_SDP: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. FreeBSD 40.
 * @category Constants: families and protocols
 */
export declare const AF_INET_SDP: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. FreeBSD 46.
 * @category Constants: families and protocols
 */
export declare const AF_IPFWLOG: Family<UnknownAddress> | undefined;
/**
 * Novell's IPX. Linux 4, macOS 23, Windows 6, FreeBSD 23.
 * @category Constants: families and protocols
 */
export declare const AF_IPX: Family<UnknownAddress>;
/**
 * Infrared links. Linux 23, Windows 26.
 * @category Constants: families and protocols
 */
export declare const AF_IRDA: Family<UnknownAddress> | undefined;
/**
 * ISDN, through mISDN on Linux. Linux 34, macOS 28, FreeBSD 26.
 * @category Constants: families and protocols
 */
export declare const AF_ISDN: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 7, Windows 7, FreeBSD 7.
 * @category Constants: families and protocols
 */
export declare const AF_ISO: Family<UnknownAddress> | undefined;
/**
 * Messages between virtual machines of z/VM. Linux 32.
 * @category Constants: families and protocols
 */
export declare const AF_IUCV: Family<UnknownAddress> | undefined;
/**
 * Messages multiplexed over TCP; Documentation/networking/kcm.rst. Linux 41.
 * @category Constants: families and protocols
 */
export declare const AF_KCM: Family<UnknownAddress> | undefined;
/**
 * Management of IPsec keys (RFC 2367). Linux 15.
 * @category Constants: families and protocols
 */
export declare const AF_KEY: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 14, Windows 14, FreeBSD 14.
 * @category Constants: families and protocols
 */
export declare const AF_LAT: Family<UnknownAddress> | undefined;
/**
 * Link-layer addresses, such as getifaddrs returns on BSD. macOS 18, Windows 33, FreeBSD 18.
 * @category Constants: families and protocols
 */
export declare const AF_LINK: Family<UnknownAddress> | undefined;
/**
 * Logical link control (IEEE 802.2). Linux 26.
 * @category Constants: families and protocols
 */
export declare const AF_LLC: Family<UnknownAddress> | undefined;
/**
 * POSIX's first name for AF_UNIX. Linux 1, macOS 1, FreeBSD 1.
 * @category Constants: families and protocols
 */
export declare const AF_LOCAL: Family<UnixAddress> | undefined;
/**
 * Highest family plus one; differs between releases. Linux 46, macOS 41, Windows 33, FreeBSD 46.
 * @category Constants: families and protocols
 */
export declare const AF_MAX: number;
/**
 * Messages between management controllers of one machine. Linux 45.
 * @category Constants: families and protocols
 */
export declare const AF_MCTP: Family<UnknownAddress> | undefined;
/**
 * MPLS labels, in route netlink messages. Linux 28.
 * @category Constants: families and protocols
 */
export declare const AF_MPLS: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 31, FreeBSD 29.
 * @category Constants: families and protocols
 */
export declare const AF_NATM: Family<UnknownAddress> | undefined;
/**
 * Raw link-layer frames of an interface. macOS 27.
 * @category Constants: families and protocols
 */
export declare const AF_NDRV: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 13.
 * @category Constants: families and protocols
 */
export declare const AF_NETBEUI: Family<UnknownAddress> | undefined;
/**
 * NetBIOS names. macOS 33, Windows 17, FreeBSD 6.
 * @category Constants: families and protocols
 */
export declare const AF_NETBIOS: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 28.
 * @category Constants: families and protocols
 */
export declare const AF_NETDES: Family<UnknownAddress> | undefined;
/**
 * Nodes of FreeBSD's network graph; ng_socket(4). FreeBSD 32.
 * @category Constants: families and protocols
 */
export declare const AF_NETGRAPH: Family<UnknownAddress> | undefined;
/**
 * Messages to and from the kernel; netlink(7). Linux 16, FreeBSD 38.
 * @category Constants: families and protocols
 */
export declare const AF_NETLINK: Family<NetlinkAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 6.
 * @category Constants: families and protocols
 */
export declare const AF_NETROM: Family<UnknownAddress> | undefined;
/**
 * Near field communication. Linux 39.
 * @category Constants: families and protocols
 */
export declare const AF_NFC: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 6, Windows 6.
 * @category Constants: families and protocols
 */
export declare const AF_NS: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 7, Windows 7, FreeBSD 7.
 * @category Constants: families and protocols
 */
export declare const AF_OSI: Family<UnknownAddress> | undefined;
/**
 * Raw frames of an interface; packet(7). Linux 17.
 * @category Constants: families and protocols
 */
export declare const AF_PACKET: Family<PacketAddress> | undefined;
/**
 * Nokia's modem protocol. Linux 35.
 * @category Constants: families and protocols
 */
export declare const AF_PHONET: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 34.
 * @category Constants: families and protocols
 */
export declare const AF_PPP: Family<UnknownAddress> | undefined;
/**
 * PPP over Ethernet, L2TP or PPTP. Linux 24.
 * @category Constants: families and protocols
 */
export declare const AF_PPPOX: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 4, Windows 4, FreeBSD 4.
 * @category Constants: families and protocols
 */
export declare const AF_PUP: Family<UnknownAddress> | undefined;
/**
 * Qualcomm's router between processors. Linux 42.
 * @category Constants: families and protocols
 */
export declare const AF_QIPCRTR: Family<QrtrAddress> | undefined;
/**
 * Reliable datagrams over InfiniBand or TCP. Linux 21.
 * @category Constants: families and protocols
 */
export declare const AF_RDS: Family<InetAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 36.
 * @category Constants: families and protocols
 */
export declare const AF_RESERVED_36: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 11.
 * @category Constants: families and protocols
 */
export declare const AF_ROSE: Family<UnknownAddress> | undefined;
/**
 * Messages about the routing table; on Linux another name for AF_NETLINK. Linux 16, macOS 17, FreeBSD 17.
 * @category Constants: families and protocols
 */
export declare const AF_ROUTE: Family<UnknownAddress> | undefined;
/**
 * Remote procedure calls of AFS; Documentation/networking/rxrpc.rst. Linux 33.
 * @category Constants: families and protocols
 */
export declare const AF_RXRPC: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. FreeBSD 34.
 * @category Constants: families and protocols
 */
export declare const AF_SCLUSTER: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 14.
 * @category Constants: families and protocols
 */
export declare const AF_SECURITY: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. macOS 24, FreeBSD 24.
 * @category Constants: families and protocols
 */
export declare const AF_SIP: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. FreeBSD 33.
 * @category Constants: families and protocols
 */
export declare const AF_SLOW: Family<UnknownAddress> | undefined;
/**
 * Shared memory communications (RDMA) with TCP's interface. Linux 43.
 * @category Constants: families and protocols
 */
export declare const AF_SMC: Family<UnknownAddress> | undefined;
/**
 * IBM's SNA. Linux 22, macOS 11, Windows 11, FreeBSD 11.
 * @category Constants: families and protocols
 */
export declare const AF_SNA: Family<UnknownAddress>;
/**
 * Events and controls of the macOS kernel. macOS 32.
 * @category Constants: families and protocols
 */
export declare const AF_SYSTEM: Family<SystemAddress> | undefined;
/**
 * Kind of AF_SYSTEM address: a kernel control. macOS 2.
 * @category Constants: families and protocols
 */
export declare const AF_SYS_CONTROL: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 30.
 * @category Constants: families and protocols
 */
export declare const AF_TCNMESSAGE: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 29.
 * @category Constants: families and protocols
 */
export declare const AF_TCNPROCESS: Family<UnknownAddress> | undefined;
/**
 * Services in a cluster; Documentation/networking/tipc.rst. Linux 30.
 * @category Constants: families and protocols
 */
export declare const AF_TIPC: Family<TipcAddress> | undefined;
/**
 * Sockets between processes of one machine, named by paths; unix(7). 1 everywhere.
 * @category Constants: families and protocols
 */
export declare const AF_UNIX: Family<UnixAddress>;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 20.
 * @category Constants: families and protocols
 */
export declare const AF_UNKNOWN1: Family<UnknownAddress> | undefined;
/**
 * No particular family: getaddrinfo returns addresses of every family. 0 everywhere.
 * @category Constants: families and protocols
 */
export declare const AF_UNSPEC: number;
/**
 * Tunnel interfaces of macOS. macOS 38.
 * @category Constants: families and protocols
 */
export declare const AF_UTUN: Family<UnknownAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Windows 18.
 * @category Constants: families and protocols
 */
export declare const AF_VOICEVIEW: Family<UnknownAddress> | undefined;
/**
 * Sockets between a virtual machine and its host; vsock(7). Linux 40, macOS 40.
 * @category Constants: families and protocols
 */
export declare const AF_VSOCK: Family<VsockAddress> | undefined;
/**
 * Address family without an address type of its own: an address is the bytes of a sockaddr. Linux 25.
 * @category Constants: families and protocols
 */
export declare const AF_WANPIPE: Family<UnknownAddress> | undefined;
/**
 * ITU-T X.25; x25(7). Linux 9.
 * @category Constants: families and protocols
 */
export declare const AF_X25: Family<UnknownAddress> | undefined;
/**
 * Frames in rings shared with the kernel; Documentation/networking/af_xdp.rst. Linux 44.
 * @category Constants: families and protocols
 */
export declare const AF_XDP: Family<XdpAddress> | undefined;
/**
 * Flag of getaddrinfo: only families of which this machine has an address. Linux 32, macOS 1024, Windows 1024, FreeBSD 1024.
 * @category Constants: names and addresses
 */
export declare const AI_ADDRCONFIG: number;
/**
 * Flag of getaddrinfo, with AI_V4MAPPED: return IPv4 as well as IPv6 addresses. Linux 16, macOS 256, Windows 256, FreeBSD 256.
 * @category Constants: names and addresses
 */
export declare const AI_ALL: number;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 64.
 * @category Constants: names and addresses
 */
export declare const AI_BYPASS_DNS_CACHE: number | undefined;
/**
 * Flag of getaddrinfo: decode the canonical name returned (IDN). Linux 128.
 * @category Constants: names and addresses
 */
export declare const AI_CANONIDN: number | undefined;
/**
 * Flag of getaddrinfo: return the canonical name of the host. 2 everywhere.
 * @category Constants: names and addresses
 */
export declare const AI_CANONNAME: number;
/**
 * Flag of getaddrinfo: AI_V4MAPPED_CFG and AI_ADDRCONFIG. macOS 1536, FreeBSD 1536.
 * @category Constants: names and addresses
 */
export declare const AI_DEFAULT: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 524288.
 * @category Constants: names and addresses
 */
export declare const AI_DISABLE_IDN_ENCODING: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 16.
 * @category Constants: names and addresses
 */
export declare const AI_DNS_ONLY: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 2.
 * @category Constants: names and addresses
 */
export declare const AI_DNS_RESPONSE_HOSTFILE: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 1.
 * @category Constants: names and addresses
 */
export declare const AI_DNS_RESPONSE_SECURE: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 2.
 * @category Constants: names and addresses
 */
export declare const AI_DNS_SERVER_TYPE_DOH: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 1.
 * @category Constants: names and addresses
 */
export declare const AI_DNS_SERVER_TYPE_UDP: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 1.
 * @category Constants: names and addresses
 */
export declare const AI_DNS_SERVER_UDP_FALLBACK: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 2097152.
 * @category Constants: names and addresses
 */
export declare const AI_EXCLUSIVE_CUSTOM_SERVERS: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 2147483648.
 * @category Constants: names and addresses
 */
export declare const AI_EXTENDED: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 262144.
 * @category Constants: names and addresses
 */
export declare const AI_FILESERVER: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 32.
 * @category Constants: names and addresses
 */
export declare const AI_FORCE_CLEAR_TEXT: number | undefined;
/**
 * Flag of getaddrinfo: return the fully qualified name. Windows 131072.
 * @category Constants: names and addresses
 */
export declare const AI_FQDN: number | undefined;
/**
 * Flag of getaddrinfo: encode an internationalized host name (IDN). Linux 64.
 * @category Constants: names and addresses
 */
export declare const AI_IDN: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Linux 256.
 * @category Constants: names and addresses
 */
export declare const AI_IDN_ALLOW_UNASSIGNED: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Linux 512.
 * @category Constants: names and addresses
 */
export declare const AI_IDN_USE_STD3_ASCII_RULES: number | undefined;
/**
 * All flags that getaddrinfo accepts. macOS 5127, FreeBSD 3343.
 * @category Constants: names and addresses
 */
export declare const AI_MASK: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 16384.
 * @category Constants: names and addresses
 */
export declare const AI_NON_AUTHORITATIVE: number | undefined;
/**
 * Flag of getaddrinfo: the host is an address; look up no name. 4 everywhere.
 * @category Constants: names and addresses
 */
export declare const AI_NUMERICHOST: number;
/**
 * Flag of getaddrinfo: the service is a port number. Linux 1024, macOS 4096, Windows 8, FreeBSD 8.
 * @category Constants: names and addresses
 */
export declare const AI_NUMERICSERV: number;
/**
 * Flag of getaddrinfo: return addresses to bind, not to connect to. 1 everywhere.
 * @category Constants: names and addresses
 */
export declare const AI_PASSIVE: number;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 536870912.
 * @category Constants: names and addresses
 */
export declare const AI_REQUIRE_SECURE: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 1073741824.
 * @category Constants: names and addresses
 */
export declare const AI_RESOLUTION_HANDLE: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 65536.
 * @category Constants: names and addresses
 */
export declare const AI_RETURN_PREFERRED_NAMES: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 268435456.
 * @category Constants: names and addresses
 */
export declare const AI_RETURN_RESPONSE_FLAGS: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 128.
 * @category Constants: names and addresses
 */
export declare const AI_RETURN_TTL: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 32768.
 * @category Constants: names and addresses
 */
export declare const AI_SECURE: number | undefined;
/**
 * Flag of getaddrinfo, or of GetAddrInfoEx on Windows. Windows 1048576.
 * @category Constants: names and addresses
 */
export declare const AI_SECURE_WITH_FALLBACK: number | undefined;
/**
 * Flag of getaddrinfo: return unreachable addresses too. macOS 268435456.
 * @category Constants: names and addresses
 */
export declare const AI_UNUSABLE: number | undefined;
/**
 * Flag of getaddrinfo: return IPv4-mapped addresses if the host has no IPv6 addresses. Linux 8, macOS 2048, Windows 2048, FreeBSD 2048.
 * @category Constants: names and addresses
 */
export declare const AI_V4MAPPED: number;
/**
 * Flag of getaddrinfo: AI_V4MAPPED if the kernel supports mapped addresses. macOS 512, FreeBSD 512.
 * @category Constants: names and addresses
 */
export declare const AI_V4MAPPED_CFG: number | undefined;
/**
 * Value of ALG_SET_OP; Documentation/crypto/userspace-if.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_OP_DECRYPT: number | undefined;
/**
 * Value of ALG_SET_OP; Documentation/crypto/userspace-if.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_OP_ENCRYPT: number | undefined;
/**
 * Value of ALG_SET_OP; Documentation/crypto/userspace-if.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_OP_SIGN: number | undefined;
/**
 * Value of ALG_SET_OP; Documentation/crypto/userspace-if.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_OP_VERIFY: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_AEAD_ASSOCLEN: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_AEAD_AUTHSIZE: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_DRBG_ENTROPY: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_IV: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_KEY: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_KEY_BY_KEY_SERIAL: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_OP: number | undefined;
/**
 * Option or ancillary data of level SOL_ALG; Documentation/crypto/userspace-if.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const ALG_SET_PUBKEY: number | undefined;
/**
 * Any Bluetooth device. Linux 00:00:00:00:00:00, Windows 00:00:00:00:00:00, FreeBSD 00:00:00:00:00:00.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BDADDR_ANY: string | undefined;
/**
 * Type of a Bluetooth address: classic. Linux 0, FreeBSD 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BDADDR_BREDR: number | undefined;
/**
 * Type of a Bluetooth address: low energy, public. Linux 1, FreeBSD 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BDADDR_LE_PUBLIC: number | undefined;
/**
 * Type of a Bluetooth address: low energy, random. Linux 2, FreeBSD 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BDADDR_LE_RANDOM: number | undefined;
/**
 * Bluetooth device of this machine. Linux 00:00:00:FF:FF:FF, Windows 00:00:00:FF:FF:FF, FreeBSD 00:00:00:FF:FF:FF.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BDADDR_LOCAL: string | undefined;
/**
 * Windows name of BTPROTO_L2CAP. Windows 256.
 * @category Constants: families and protocols
 */
export declare const BTHPROTO_L2CAP: number | undefined;
/**
 * Windows name of BTPROTO_RFCOMM. Windows 3.
 * @category Constants: families and protocols
 */
export declare const BTHPROTO_RFCOMM: number | undefined;
/**
 * Protocol of AF_BLUETOOTH. Linux 7.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_AVDTP: number | undefined;
/**
 * Protocol of AF_BLUETOOTH. Linux 4.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_BNEP: number | undefined;
/**
 * Protocol of AF_BLUETOOTH. Linux 5.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_CMTP: number | undefined;
/**
 * Protocol of AF_BLUETOOTH: host controller interface of an adapter. Linux 1, FreeBSD 134.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_HCI: number | undefined;
/**
 * Protocol of AF_BLUETOOTH. Linux 6.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_HIDP: number | undefined;
/**
 * Protocol of AF_BLUETOOTH: low energy audio. Linux 8.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_ISO: number | undefined;
/**
 * Protocol of AF_BLUETOOTH: messages. Linux 0, FreeBSD 135.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_L2CAP: number | undefined;
/**
 * Protocol of AF_BLUETOOTH: streams that emulate a serial line. Linux 3, Windows 3, FreeBSD 136.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_RFCOMM: number | undefined;
/**
 * Protocol of AF_BLUETOOTH: voice. Linux 2, FreeBSD 137.
 * @category Constants: families and protocols
 */
export declare const BTPROTO_SCO: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 10.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_CHANNEL_POLICY: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_CHANNEL_POLICY_AMP_PREFERRED: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_CHANNEL_POLICY_BREDR_ONLY: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_CHANNEL_POLICY_BREDR_PREFERRED: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 19.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_CODEC: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_DEFER_SETUP: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_FLUSHABLE: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_FLUSHABLE_OFF: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_FLUSHABLE_ON: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 20.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_BASE: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 17.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS_BIG_UNSET: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS_BIS_UNSET: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS_CIG_UNSET: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS_CIS_UNSET: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS_GROUP_UNSET: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_QOS_STREAM_UNSET: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_SYNC_FACTOR: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 2000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_ISO_SYNC_TIMEOUT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 15.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_MODE: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_MODE_BASIC: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_MODE_ERTM: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_MODE_EXT_FLOWCTL: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_MODE_LE_FLOWCTL: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_MODE_STREAMING: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 14.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_BR_1M_1SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_BR_1M_3SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_BR_1M_5SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_EDR_2M_1SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_EDR_2M_3SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_EDR_2M_5SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_EDR_3M_1SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_EDR_3M_3SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 256.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_EDR_3M_5SLOT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1024.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_LE_1M_RX: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 512.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_LE_1M_TX: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 4096.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_LE_2M_RX: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 2048.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_LE_2M_TX: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 16384.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_LE_CODED_RX: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 8192.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PHY_LE_CODED_TX: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 22.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PKT_SEQNUM: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PKT_STATUS: number | undefined;
/**
 * Bound of Bluetooth ports, or any port (BT_PORT_ANY); ws2bth.h. Windows 4294967295.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PORT_ANY: number | undefined;
/**
 * Bound of Bluetooth ports, or any port (BT_PORT_ANY); ws2bth.h. Windows 4097.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PORT_DYN_FIRST: number | undefined;
/**
 * Bound of Bluetooth ports, or any port (BT_PORT_ANY); ws2bth.h. Windows 65535.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PORT_MAX: number | undefined;
/**
 * Bound of Bluetooth ports, or any port (BT_PORT_ANY); ws2bth.h. Windows 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_PORT_MIN: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 9.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_POWER: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_POWER_FORCE_ACTIVE_OFF: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_POWER_FORCE_ACTIVE_ON: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 13.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_RCVMTU: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SCM_ERROR: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SCM_PKT_SEQNUM: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SCM_PKT_STATUS: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SECURITY: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SECURITY_FIPS: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SECURITY_HIGH: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SECURITY_LOW: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SECURITY_MEDIUM: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SECURITY_SDP: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 12.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_SNDMTU: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 11.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_VOICE: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 96.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_VOICE_CVSD_16BIT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_VOICE_TRANSPARENT: number | undefined;
/**
 * Option of level SOL_BLUETOOTH, or a value of an option; bluetooth/bluetooth.h. Linux 99.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const BT_VOICE_TRANSPARENT_16BIT: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 2048.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_CAN_FD_FRAME: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 256.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_ANNOUNCE_RESUME: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 12.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_CHANGED: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_CHECK_DLC: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_DELETE: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_FILTER_ID: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_NO_AUTOTIMER: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_READ: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 1024.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_RTR_FRAME: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_SETUP: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 10.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_STATUS: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 11.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_RX_TIMEOUT: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_SETTIMER: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_STARTTIMER: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_ANNOUNCE: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_COUNTEVT: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_CP_CAN_ID: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_DELETE: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 9.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_EXPIRED: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_READ: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 512.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_RESET_MULTI_IDX: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_SEND: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_SETUP: number | undefined;
/**
 * Value in a message to the broadcast manager, CAN_BCM; Documentation/networking/can.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_BCM_TX_STATUS: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 2147483648.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_EFF_FLAG: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 29.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_EFF_ID_BITS: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 536870911.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_EFF_MASK: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_ACK: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_BUSERROR: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_BUSOFF: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 512.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CNT: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_ACTIVE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_RX_OVERFLOW: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_RX_PASSIVE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_RX_WARNING: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_TX_OVERFLOW: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_TX_PASSIVE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_TX_WARNING: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_CRTL_UNSPEC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_DLC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 536870912.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_FLAG: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_LOSTARB: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_LOSTARB_UNSPEC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 536870911.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_MASK: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_ACTIVE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_BIT: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_BIT0: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_BIT1: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_FORM: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 25.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ACK: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 27.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ACK_DEL: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 24.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_CRC_DEL: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_CRC_SEQ: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 10.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_DATA: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 11.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_DLC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 26.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_EOF: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 14.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ID04_00: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 15.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ID12_05: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ID17_13: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ID20_18: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_ID28_21: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_IDE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 18.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_INTERM: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 9.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_RES0: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 13.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_RES1: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 12.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_RTR: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_SOF: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_SRTR: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_LOC_UNSPEC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_OVERLOAD: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_STUFF: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_TX: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_PROT_UNSPEC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 256.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_RESTARTED: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANH_NO_WIRE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANH_SHORT_TO_BAT: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANH_SHORT_TO_GND: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANH_SHORT_TO_VCC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANL_NO_WIRE: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 80.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANL_SHORT_TO_BAT: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANL_SHORT_TO_CANH: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 112.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANL_SHORT_TO_GND: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 96.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_CANL_SHORT_TO_VCC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TRX_UNSPEC: number | undefined;
/**
 * Value in a CAN error frame; linux/can/error.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ERR_TX_TIMEOUT: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 2048.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_FD_FRAME: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 536870912.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_INV_FILTER: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 4096.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_CF_BROADCAST: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_CHK_PAD_DATA: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_CHK_PAD_LEN: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_EXT_ADDRESS: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_FLAGS: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 50000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_FRAME_TXTIME: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_LL_MTU: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_LL_TX_DL: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_LL_TX_FLAGS: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 204.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_PAD_CONTENT: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_RECV_BS: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_RECV_STMIN: number | undefined;
/**
 * Default in an option of level SOL_CAN_ISOTP; linux/can/isotp.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DEFAULT_RECV_WFTMAX: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 8192.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_DYN_FC_PARMS: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_EXTEND_ADDR: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 256.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_FORCE_RXSTMIN: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_FORCE_TXSTMIN: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 4294967295.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_FRAME_TXTIME_ZERO: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_HALF_DUPLEX: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_LISTEN_MODE: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_LL_OPTS: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_OPTS: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_RECV_FC: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 512.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_RX_EXT_ADDR: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_RX_PADDING: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_RX_STMIN: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 2048.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_SF_BROADCAST: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_TX_PADDING: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_TX_STMIN: number | undefined;
/**
 * Option of level SOL_CAN_ISOTP, or a flag of an option; linux/can/isotp.h. Linux 1024.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_ISOTP_WAIT_TX_DONE: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_J1939: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_MAX_DLC: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_MAX_DLEN: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 15.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_MAX_RAW_DLC: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_MCNET: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_MTU: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_NPROTO: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_ERR_FILTER: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_FD_FRAMES: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_FILTER: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 512.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_FILTER_MAX: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_JOIN_FILTERS: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_LOOPBACK: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_RECV_OWN_MSGS: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_XL_FRAMES: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_XL_VCID_OPTS: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_XL_VCID_RX_FILTER: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_XL_VCID_TX_PASS: number | undefined;
/**
 * Option of level SOL_CAN_RAW; Documentation/networking/can.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RAW_XL_VCID_TX_SET: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 1073741824.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_RTR_FLAG: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 11.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_SFF_ID_BITS: number | undefined;
/**
 * Bits or bounds of a CAN frame; linux/can.h. Linux 2047.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_SFF_MASK: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_TP16: number | undefined;
/**
 * Protocol of AF_CAN; Documentation/networking/can.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const CAN_TP20: number | undefined;
/**
 * ioctl of AF_SYSTEM that finds kernel controls; sys/kern_control.h. macOS 1074023938.
 * @category Constants: requests of ioctl
 */
export declare const CTLIOCGCOUNT: number | undefined;
/**
 * ioctl of AF_SYSTEM that finds kernel controls; sys/kern_control.h. macOS 3227799043.
 * @category Constants: requests of ioctl
 */
export declare const CTLIOCGINFO: number | undefined;
/**
 * Error: too many arguments. 7 everywhere.
 * @category Constants: error numbers
 */
export declare const E2BIG: number;
/**
 * Error: permission denied. Linux 13, macOS 13, Windows 10013, FreeBSD 13.
 * @category Constants: error numbers
 */
export declare const EACCES: number;
/**
 * Error: the address is in use. Linux 98, macOS 48, Windows 10048, FreeBSD 48.
 * @category Constants: error numbers
 */
export declare const EADDRINUSE: number;
/**
 * Error: this machine does not have the address. Linux 99, macOS 49, Windows 10049, FreeBSD 49.
 * @category Constants: error numbers
 */
export declare const EADDRNOTAVAIL: number;
/**
 * Error: advertised resource failed. Linux 68.
 * @category Constants: error numbers
 */
export declare const EADV: number | undefined;
/**
 * Error: the address family is not supported. Linux 97, macOS 47, Windows 10047, FreeBSD 47.
 * @category Constants: error numbers
 */
export declare const EAFNOSUPPORT: number;
/**
 * Error: the call would block. Linux 11, macOS 35, Windows 10035, FreeBSD 35.
 * @category Constants: error numbers
 */
export declare const EAGAIN: number;
/**
 * Error of getaddrinfo: the host has no addresses of this family. Linux -9, macOS 1, FreeBSD 1.
 * @category Constants: names and addresses
 */
export declare const EAI_ADDRFAMILY: number | undefined;
/**
 * Error of getaddrinfo: temporary failure; try again. Linux -3, macOS 2, Windows 11002, FreeBSD 2.
 * @category Constants: names and addresses
 */
export declare const EAI_AGAIN: number;
/**
 * Error of getaddrinfo_a: all requests are done. Linux -103.
 * @category Constants: names and addresses
 */
export declare const EAI_ALLDONE: number | undefined;
/**
 * Error of getaddrinfo: invalid flags. Linux -1, macOS 3, Windows 10022, FreeBSD 3.
 * @category Constants: names and addresses
 */
export declare const EAI_BADFLAGS: number;
/**
 * Error of getaddrinfo: invalid hints. macOS 12, FreeBSD 12.
 * @category Constants: names and addresses
 */
export declare const EAI_BADHINTS: number | undefined;
/**
 * Error of getaddrinfo_a: canceled. Linux -101.
 * @category Constants: names and addresses
 */
export declare const EAI_CANCELED: number | undefined;
/**
 * Error of getaddrinfo: permanent failure of the name server. Linux -4, macOS 4, Windows 11003, FreeBSD 4.
 * @category Constants: names and addresses
 */
export declare const EAI_FAIL: number;
/**
 * Error of getaddrinfo: the family is not supported. Linux -6, macOS 5, Windows 10047, FreeBSD 5.
 * @category Constants: names and addresses
 */
export declare const EAI_FAMILY: number;
/**
 * Error of getaddrinfo: the name cannot be encoded. Linux -105.
 * @category Constants: names and addresses
 */
export declare const EAI_IDN_ENCODE: number | undefined;
/**
 * Error of getaddrinfo_a: not yet done. Linux -100.
 * @category Constants: names and addresses
 */
export declare const EAI_INPROGRESS: number | undefined;
/**
 * Error of getaddrinfo_a: interrupted by a signal. Linux -104.
 * @category Constants: names and addresses
 */
export declare const EAI_INTR: number | undefined;
/**
 * Highest error of getaddrinfo plus one. macOS 15, FreeBSD 15.
 * @category Constants: names and addresses
 */
export declare const EAI_MAX: number | undefined;
/**
 * Error of getaddrinfo: out of memory. Linux -10, macOS 6, Windows 8, FreeBSD 6.
 * @category Constants: names and addresses
 */
export declare const EAI_MEMORY: number;
/**
 * Error of getaddrinfo: the host has no addresses. Linux -5, macOS 7, Windows 11004, FreeBSD 7.
 * @category Constants: names and addresses
 */
export declare const EAI_NODATA: number;
/**
 * Error of getaddrinfo: host or service unknown. Linux -2, macOS 8, Windows 11001, FreeBSD 8.
 * @category Constants: names and addresses
 */
export declare const EAI_NONAME: number;
/**
 * Error of getaddrinfo_a: could not be canceled. Linux -102.
 * @category Constants: names and addresses
 */
export declare const EAI_NOTCANCELED: number | undefined;
/**
 * Error of getnameinfo: the buffer is too small. Linux -12, macOS 14, FreeBSD 14.
 * @category Constants: names and addresses
 */
export declare const EAI_OVERFLOW: number | undefined;
/**
 * Error of getaddrinfo: the protocol is unknown. macOS 13, FreeBSD 13.
 * @category Constants: names and addresses
 */
export declare const EAI_PROTOCOL: number | undefined;
/**
 * Error of getaddrinfo: no such service for this socket type. Linux -8, macOS 9, Windows 10109, FreeBSD 9.
 * @category Constants: names and addresses
 */
export declare const EAI_SERVICE: number;
/**
 * Error of getaddrinfo: the socket type is not supported. Linux -7, macOS 10, Windows 10044, FreeBSD 10.
 * @category Constants: names and addresses
 */
export declare const EAI_SOCKTYPE: number;
/**
 * Error of getaddrinfo: system error, in errno. Linux -11, macOS 11, FreeBSD 11.
 * @category Constants: names and addresses
 */
export declare const EAI_SYSTEM: number | undefined;
/**
 * Error: the operation is already in progress. Linux 114, macOS 37, Windows 10037, FreeBSD 37.
 * @category Constants: error numbers
 */
export declare const EALREADY: number;
/**
 * Error: authentication failed. macOS 80, FreeBSD 80.
 * @category Constants: error numbers
 */
export declare const EAUTH: number | undefined;
/**
 * Error: the program is for another processor. macOS 86.
 * @category Constants: error numbers
 */
export declare const EBADARCH: number | undefined;
/**
 * Error: invalid exchange. Linux 52.
 * @category Constants: error numbers
 */
export declare const EBADE: number | undefined;
/**
 * Error: invalid program. macOS 85.
 * @category Constants: error numbers
 */
export declare const EBADEXEC: number | undefined;
/**
 * Error: invalid file descriptor, such as a closed one. Linux 9, macOS 9, Windows 10009, FreeBSD 9.
 * @category Constants: error numbers
 */
export declare const EBADF: number;
/**
 * Error: the descriptor is in an invalid state. Linux 77.
 * @category Constants: error numbers
 */
export declare const EBADFD: number | undefined;
/**
 * Error: malformed program. macOS 88.
 * @category Constants: error numbers
 */
export declare const EBADMACHO: number | undefined;
/**
 * Error: malformed message. Linux 74, macOS 94, Windows 104, FreeBSD 89.
 * @category Constants: error numbers
 */
export declare const EBADMSG: number;
/**
 * Error: invalid request descriptor. Linux 53.
 * @category Constants: error numbers
 */
export declare const EBADR: number | undefined;
/**
 * Error: malformed remote procedure call. macOS 72, FreeBSD 72.
 * @category Constants: error numbers
 */
export declare const EBADRPC: number | undefined;
/**
 * Error: invalid request code. Linux 56.
 * @category Constants: error numbers
 */
export declare const EBADRQC: number | undefined;
/**
 * Error: invalid slot. Linux 57.
 * @category Constants: error numbers
 */
export declare const EBADSLT: number | undefined;
/**
 * Error: invalid font file. Linux 59.
 * @category Constants: error numbers
 */
export declare const EBFONT: number | undefined;
/**
 * Error: the device or resource is busy. 16 everywhere.
 * @category Constants: error numbers
 */
export declare const EBUSY: number;
/**
 * Error: canceled. Linux 125, macOS 89, Windows 10103, FreeBSD 85.
 * @category Constants: error numbers
 */
export declare const ECANCELED: number;
/**
 * Error: not permitted in capability mode. FreeBSD 94.
 * @category Constants: error numbers
 */
export declare const ECAPMODE: number | undefined;
/**
 * Error: no child processes. 10 everywhere.
 * @category Constants: error numbers
 */
export declare const ECHILD: number;
/**
 * Error: channel number out of range. Linux 44.
 * @category Constants: error numbers
 */
export declare const ECHRNG: number | undefined;
/**
 * Error: communication error on send. Linux 70.
 * @category Constants: error numbers
 */
export declare const ECOMM: number | undefined;
/**
 * Error: the connection was aborted on this side. Linux 103, macOS 53, Windows 10053, FreeBSD 53.
 * @category Constants: error numbers
 */
export declare const ECONNABORTED: number;
/**
 * Error: no socket listens at the address. Linux 111, macOS 61, Windows 10061, FreeBSD 61.
 * @category Constants: error numbers
 */
export declare const ECONNREFUSED: number;
/**
 * Error: the peer reset the connection. Linux 104, macOS 54, Windows 10054, FreeBSD 54.
 * @category Constants: error numbers
 */
export declare const ECONNRESET: number;
/**
 * Error: the call would deadlock. Linux 35, macOS 11, Windows 36, FreeBSD 11.
 * @category Constants: error numbers
 */
export declare const EDEADLK: number;
/**
 * Error: the call would deadlock; another name for EDEADLK. Linux 35, Windows 36.
 * @category Constants: error numbers
 */
export declare const EDEADLOCK: number | undefined;
/**
 * Error: a destination address is required. Linux 89, macOS 39, Windows 10039, FreeBSD 39.
 * @category Constants: error numbers
 */
export declare const EDESTADDRREQ: number;
/**
 * Error: device error. macOS 83.
 * @category Constants: error numbers
 */
export declare const EDEVERR: number | undefined;
/**
 * Error: argument outside the domain of the function. 33 everywhere.
 * @category Constants: error numbers
 */
export declare const EDOM: number;
/**
 * Error: programming error. FreeBSD 88.
 * @category Constants: error numbers
 */
export declare const EDOOFUS: number | undefined;
/**
 * Error: error of RFS. Linux 73.
 * @category Constants: error numbers
 */
export declare const EDOTDOT: number | undefined;
/**
 * Error: the quota is exceeded. Linux 122, macOS 69, Windows 10069, FreeBSD 69.
 * @category Constants: error numbers
 */
export declare const EDQUOT: number;
/**
 * Error: the file exists. 17 everywhere.
 * @category Constants: error numbers
 */
export declare const EEXIST: number;
/**
 * Error: invalid memory address. Linux 14, macOS 14, Windows 10014, FreeBSD 14.
 * @category Constants: error numbers
 */
export declare const EFAULT: number;
/**
 * Error: the file is too large. 27 everywhere.
 * @category Constants: error numbers
 */
export declare const EFBIG: number;
/**
 * Error: wrong checksum in a file system; another name for EBADMSG. Linux 74.
 * @category Constants: error numbers
 */
export declare const EFSBADCRC: number | undefined;
/**
 * Error: corrupt file system; another name for EUCLEAN. Linux 117.
 * @category Constants: error numbers
 */
export declare const EFSCORRUPTED: number | undefined;
/**
 * Error: wrong file type. Linux 134, macOS 79, FreeBSD 79.
 * @category Constants: error numbers
 */
export declare const EFTYPE: number | undefined;
/**
 * Error: the host is down. Linux 112, macOS 64, Windows 10064, FreeBSD 64.
 * @category Constants: error numbers
 */
export declare const EHOSTDOWN: number;
/**
 * Error: no route to the host. Linux 113, macOS 65, Windows 10065, FreeBSD 65.
 * @category Constants: error numbers
 */
export declare const EHOSTUNREACH: number;
/**
 * Error: faulty memory. Linux 133.
 * @category Constants: error numbers
 */
export declare const EHWPOISON: number | undefined;
/**
 * Error: the identifier was removed. Linux 43, macOS 90, Windows 111, FreeBSD 82.
 * @category Constants: error numbers
 */
export declare const EIDRM: number;
/**
 * Error: malformed characters. Linux 84, macOS 92, Windows 42, FreeBSD 86.
 * @category Constants: error numbers
 */
export declare const EILSEQ: number;
/**
 * Error: connect is in progress. Linux 115, macOS 36, Windows 10036, FreeBSD 36.
 * @category Constants: error numbers
 */
export declare const EINPROGRESS: number;
/**
 * Error: the integrity check failed. FreeBSD 97.
 * @category Constants: error numbers
 */
export declare const EINTEGRITY: number | undefined;
/**
 * Error: interrupted by a signal. Linux 4, macOS 4, Windows 10004, FreeBSD 4.
 * @category Constants: error numbers
 */
export declare const EINTR: number;
/**
 * Error: invalid argument. Linux 22, macOS 22, Windows 10022, FreeBSD 22.
 * @category Constants: error numbers
 */
export declare const EINVAL: number;
/**
 * Error: input or output failed. 5 everywhere.
 * @category Constants: error numbers
 */
export declare const EIO: number;
/**
 * Error: the socket is already connected. Linux 106, macOS 56, Windows 10056, FreeBSD 56.
 * @category Constants: error numbers
 */
export declare const EISCONN: number;
/**
 * Error: the file is a directory. 21 everywhere.
 * @category Constants: error numbers
 */
export declare const EISDIR: number;
/**
 * Error: the file is a named type file. Linux 120.
 * @category Constants: error numbers
 */
export declare const EISNAM: number | undefined;
/**
 * Error: the key has expired. Linux 127.
 * @category Constants: error numbers
 */
export declare const EKEYEXPIRED: number | undefined;
/**
 * Error: the key was rejected. Linux 129.
 * @category Constants: error numbers
 */
export declare const EKEYREJECTED: number | undefined;
/**
 * Error: the key was revoked. Linux 128.
 * @category Constants: error numbers
 */
export declare const EKEYREVOKED: number | undefined;
/**
 * Error: level 2 halted. Linux 51.
 * @category Constants: error numbers
 */
export declare const EL2HLT: number | undefined;
/**
 * Error: level 2 not synchronized. Linux 45.
 * @category Constants: error numbers
 */
export declare const EL2NSYNC: number | undefined;
/**
 * Error: level 3 halted. Linux 46.
 * @category Constants: error numbers
 */
export declare const EL3HLT: number | undefined;
/**
 * Error: level 3 reset. Linux 47.
 * @category Constants: error numbers
 */
export declare const EL3RST: number | undefined;
/**
 * Error: a shared library cannot be accessed. Linux 79.
 * @category Constants: error numbers
 */
export declare const ELIBACC: number | undefined;
/**
 * Error: a shared library is corrupt. Linux 80.
 * @category Constants: error numbers
 */
export declare const ELIBBAD: number | undefined;
/**
 * Error: a shared library cannot be executed. Linux 83.
 * @category Constants: error numbers
 */
export declare const ELIBEXEC: number | undefined;
/**
 * Error: too many shared libraries. Linux 82.
 * @category Constants: error numbers
 */
export declare const ELIBMAX: number | undefined;
/**
 * Error: invalid section of a shared library. Linux 81.
 * @category Constants: error numbers
 */
export declare const ELIBSCN: number | undefined;
/**
 * Error: link number out of range. Linux 48.
 * @category Constants: error numbers
 */
export declare const ELNRNG: number | undefined;
/**
 * Error: too many symbolic links. Linux 40, macOS 62, Windows 10062, FreeBSD 62.
 * @category Constants: error numbers
 */
export declare const ELOOP: number;
/**
 * Error: wrong type of medium. Linux 124.
 * @category Constants: error numbers
 */
export declare const EMEDIUMTYPE: number | undefined;
/**
 * Error: too many descriptors in this process. Linux 24, macOS 24, Windows 10024, FreeBSD 24.
 * @category Constants: error numbers
 */
export declare const EMFILE: number;
/**
 * Error: too many links. 31 everywhere.
 * @category Constants: error numbers
 */
export declare const EMLINK: number;
/**
 * Error: the message is too long. Linux 90, macOS 40, Windows 10040, FreeBSD 40.
 * @category Constants: error numbers
 */
export declare const EMSGSIZE: number;
/**
 * Error: the path has several hops. Linux 72, macOS 95, FreeBSD 90.
 * @category Constants: error numbers
 */
export declare const EMULTIHOP: number | undefined;
/**
 * Error: the name is too long. Linux 36, macOS 63, Windows 10063, FreeBSD 63.
 * @category Constants: error numbers
 */
export declare const ENAMETOOLONG: number;
/**
 * Error: no XENIX semaphores. Linux 119.
 * @category Constants: error numbers
 */
export declare const ENAVAIL: number | undefined;
/**
 * Error: authentication is required. macOS 81, FreeBSD 81.
 * @category Constants: error numbers
 */
export declare const ENEEDAUTH: number | undefined;
/**
 * Error: the network is down. Linux 100, macOS 50, Windows 10050, FreeBSD 50.
 * @category Constants: error numbers
 */
export declare const ENETDOWN: number;
/**
 * Error: the network dropped the connection. Linux 102, macOS 52, Windows 10052, FreeBSD 52.
 * @category Constants: error numbers
 */
export declare const ENETRESET: number;
/**
 * Error: no route to the network. Linux 101, macOS 51, Windows 10051, FreeBSD 51.
 * @category Constants: error numbers
 */
export declare const ENETUNREACH: number;
/**
 * Error: too many open files in the system. 23 everywhere.
 * @category Constants: error numbers
 */
export declare const ENFILE: number;
/**
 * Error: no anode. Linux 55.
 * @category Constants: error numbers
 */
export declare const ENOANO: number | undefined;
/**
 * Error: no such attribute. macOS 93, FreeBSD 87.
 * @category Constants: error numbers
 */
export declare const ENOATTR: number | undefined;
/**
 * Error: no buffer space left. Linux 105, macOS 55, Windows 10055, FreeBSD 55.
 * @category Constants: error numbers
 */
export declare const ENOBUFS: number;
/**
 * Error: no CSI structure. Linux 50.
 * @category Constants: error numbers
 */
export declare const ENOCSI: number | undefined;
/**
 * Error: no data. Linux 61, macOS 96, Windows 120.
 * @category Constants: error numbers
 */
export declare const ENODATA: number | undefined;
/**
 * Error: no such device. 19 everywhere.
 * @category Constants: error numbers
 */
export declare const ENODEV: number;
/**
 * Error: no such file. 2 everywhere.
 * @category Constants: error numbers
 */
export declare const ENOENT: number;
/**
 * Error: not a program. 8 everywhere.
 * @category Constants: error numbers
 */
export declare const ENOEXEC: number;
/**
 * Error: no such key. Linux 126.
 * @category Constants: error numbers
 */
export declare const ENOKEY: number | undefined;
/**
 * Error: no locks left. Linux 37, macOS 77, Windows 39, FreeBSD 77.
 * @category Constants: error numbers
 */
export declare const ENOLCK: number;
/**
 * Error: the link is severed. Linux 67, macOS 97, Windows 121, FreeBSD 91.
 * @category Constants: error numbers
 */
export declare const ENOLINK: number;
/**
 * Error: no medium in the drive. Linux 123.
 * @category Constants: error numbers
 */
export declare const ENOMEDIUM: number | undefined;
/**
 * Error: out of memory. Linux 12, macOS 12, Windows 8, FreeBSD 12.
 * @category Constants: error numbers
 */
export declare const ENOMEM: number;
/**
 * Error: no message of this type. Linux 42, macOS 91, Windows 122, FreeBSD 83.
 * @category Constants: error numbers
 */
export declare const ENOMSG: number;
/**
 * Error: not on the network. Linux 64.
 * @category Constants: error numbers
 */
export declare const ENONET: number | undefined;
/**
 * Error: the package is not installed. Linux 65.
 * @category Constants: error numbers
 */
export declare const ENOPKG: number | undefined;
/**
 * Error: no such policy. macOS 103.
 * @category Constants: error numbers
 */
export declare const ENOPOLICY: number | undefined;
/**
 * Error: no such option at this level. Linux 92, macOS 42, Windows 10042, FreeBSD 42.
 * @category Constants: error numbers
 */
export declare const ENOPROTOOPT: number;
/**
 * Error: no space left on the device. 28 everywhere.
 * @category Constants: error numbers
 */
export declare const ENOSPC: number;
/**
 * Error: no streams left. Linux 63, macOS 98, Windows 124.
 * @category Constants: error numbers
 */
export declare const ENOSR: number | undefined;
/**
 * Error: not a stream. Linux 60, macOS 99, Windows 125.
 * @category Constants: error numbers
 */
export declare const ENOSTR: number | undefined;
/**
 * Error: the system does not have this call. Linux 38, macOS 78, Windows 40, FreeBSD 78.
 * @category Constants: error numbers
 */
export declare const ENOSYS: number;
/**
 * Error: not a block device. Linux 15, macOS 15, FreeBSD 15.
 * @category Constants: error numbers
 */
export declare const ENOTBLK: number | undefined;
/**
 * Error: the descriptor lacks the capability. macOS 107, FreeBSD 93.
 * @category Constants: error numbers
 */
export declare const ENOTCAPABLE: number | undefined;
/**
 * Error: the socket is not connected. Linux 107, macOS 57, Windows 10057, FreeBSD 57.
 * @category Constants: error numbers
 */
export declare const ENOTCONN: number;
/**
 * Error: not a directory. 20 everywhere.
 * @category Constants: error numbers
 */
export declare const ENOTDIR: number;
/**
 * Error: the directory is not empty. Linux 39, macOS 66, Windows 10066, FreeBSD 66.
 * @category Constants: error numbers
 */
export declare const ENOTEMPTY: number;
/**
 * Error: not a XENIX file. Linux 118.
 * @category Constants: error numbers
 */
export declare const ENOTNAM: number | undefined;
/**
 * Error: the state cannot be recovered. Linux 131, macOS 104, Windows 127, FreeBSD 95.
 * @category Constants: error numbers
 */
export declare const ENOTRECOVERABLE: number;
/**
 * Error: not a socket. Linux 88, macOS 38, Windows 10038, FreeBSD 38.
 * @category Constants: error numbers
 */
export declare const ENOTSOCK: number;
/**
 * Error: not supported. Linux 95, macOS 45, Windows 10045, FreeBSD 45.
 * @category Constants: error numbers
 */
export declare const ENOTSUP: number;
/**
 * Error: no such ioctl for this descriptor. 25 everywhere.
 * @category Constants: error numbers
 */
export declare const ENOTTY: number;
/**
 * Error: the name is not unique. Linux 76.
 * @category Constants: error numbers
 */
export declare const ENOTUNIQ: number | undefined;
/**
 * Error: no such device or address. 6 everywhere.
 * @category Constants: error numbers
 */
export declare const ENXIO: number;
/**
 * Error: not supported by this socket. Linux 95, macOS 102, Windows 10045, FreeBSD 45.
 * @category Constants: error numbers
 */
export declare const EOPNOTSUPP: number;
/**
 * Error: the value is too large. Linux 75, macOS 84, Windows 132, FreeBSD 84.
 * @category Constants: error numbers
 */
export declare const EOVERFLOW: number;
/**
 * Error: the owner died. Linux 130, macOS 105, Windows 133, FreeBSD 96.
 * @category Constants: error numbers
 */
export declare const EOWNERDEAD: number;
/**
 * Error: requires administrator rights. 1 everywhere.
 * @category Constants: error numbers
 */
export declare const EPERM: number;
/**
 * Error: the protocol family is not supported. Linux 96, macOS 46, Windows 10046, FreeBSD 46.
 * @category Constants: error numbers
 */
export declare const EPFNOSUPPORT: number;
/**
 * Error: the sending side is shut down. 32 everywhere.
 * @category Constants: error numbers
 */
export declare const EPIPE: number;
/**
 * Event of epoll; epoll_ctl(2). Linux 8.
 * @category Constants: error numbers
 */
export declare const EPOLLERR: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 2147483648.
 * @category Constants: error numbers
 */
export declare const EPOLLET: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 268435456.
 * @category Constants: error numbers
 */
export declare const EPOLLEXCLUSIVE: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 16.
 * @category Constants: error numbers
 */
export declare const EPOLLHUP: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 1.
 * @category Constants: error numbers
 */
export declare const EPOLLIN: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 1024.
 * @category Constants: error numbers
 */
export declare const EPOLLMSG: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 1073741824.
 * @category Constants: error numbers
 */
export declare const EPOLLONESHOT: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 4.
 * @category Constants: error numbers
 */
export declare const EPOLLOUT: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 2.
 * @category Constants: error numbers
 */
export declare const EPOLLPRI: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 128.
 * @category Constants: error numbers
 */
export declare const EPOLLRDBAND: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 8192.
 * @category Constants: error numbers
 */
export declare const EPOLLRDHUP: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 64.
 * @category Constants: error numbers
 */
export declare const EPOLLRDNORM: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 536870912.
 * @category Constants: error numbers
 */
export declare const EPOLLWAKEUP: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 512.
 * @category Constants: error numbers
 */
export declare const EPOLLWRBAND: number | undefined;
/**
 * Event of epoll; epoll_ctl(2). Linux 256.
 * @category Constants: error numbers
 */
export declare const EPOLLWRNORM: number | undefined;
/**
 * Operation of epoll_ctl or flag of epoll_create1; epoll_ctl(2), epoll_create(2). Linux 524288.
 * @category Constants: readiness and descriptors
 */
export declare const EPOLL_CLOEXEC: number | undefined;
/**
 * Operation of epoll_ctl or flag of epoll_create1; epoll_ctl(2), epoll_create(2). Linux 1.
 * @category Constants: readiness and descriptors
 */
export declare const EPOLL_CTL_ADD: number | undefined;
/**
 * Operation of epoll_ctl or flag of epoll_create1; epoll_ctl(2), epoll_create(2). Linux 2.
 * @category Constants: readiness and descriptors
 */
export declare const EPOLL_CTL_DEL: number | undefined;
/**
 * Operation of epoll_ctl or flag of epoll_create1; epoll_ctl(2), epoll_create(2). Linux 3.
 * @category Constants: readiness and descriptors
 */
export declare const EPOLL_CTL_MOD: number | undefined;
/**
 * Error: too many processes. macOS 67, Windows 10067, FreeBSD 67.
 * @category Constants: error numbers
 */
export declare const EPROCLIM: number | undefined;
/**
 * Error: no such procedure. macOS 76, FreeBSD 76.
 * @category Constants: error numbers
 */
export declare const EPROCUNAVAIL: number | undefined;
/**
 * Error: wrong version of the program. macOS 75, FreeBSD 75.
 * @category Constants: error numbers
 */
export declare const EPROGMISMATCH: number | undefined;
/**
 * Error: no such program. macOS 74, FreeBSD 74.
 * @category Constants: error numbers
 */
export declare const EPROGUNAVAIL: number | undefined;
/**
 * Error: protocol error. Linux 71, macOS 100, Windows 134, FreeBSD 92.
 * @category Constants: error numbers
 */
export declare const EPROTO: number;
/**
 * Error: the protocol is not supported. Linux 93, macOS 43, Windows 10043, FreeBSD 43.
 * @category Constants: error numbers
 */
export declare const EPROTONOSUPPORT: number;
/**
 * Error: the protocol is of another type. Linux 91, macOS 41, Windows 10041, FreeBSD 41.
 * @category Constants: error numbers
 */
export declare const EPROTOTYPE: number;
/**
 * Error: the device is off. macOS 82.
 * @category Constants: error numbers
 */
export declare const EPWROFF: number | undefined;
/**
 * Error: the queue is full. macOS 106.
 * @category Constants: error numbers
 */
export declare const EQFULL: number | undefined;
/**
 * Error: result out of range. 34 everywhere.
 * @category Constants: error numbers
 */
export declare const ERANGE: number;
/**
 * Error: the remote address changed. Linux 78.
 * @category Constants: error numbers
 */
export declare const EREMCHG: number | undefined;
/**
 * Error: the object is remote. Linux 66, macOS 71, Windows 10071, FreeBSD 71.
 * @category Constants: error numbers
 */
export declare const EREMOTE: number;
/**
 * Error: remote input or output failed. Linux 121.
 * @category Constants: error numbers
 */
export declare const EREMOTEIO: number | undefined;
/**
 * Error: the call should be restarted. Linux 85.
 * @category Constants: error numbers
 */
export declare const ERESTART: number | undefined;
/**
 * Error: the radio is switched off. Linux 132.
 * @category Constants: error numbers
 */
export declare const ERFKILL: number | undefined;
/**
 * Error: the file system is read only. 30 everywhere.
 * @category Constants: error numbers
 */
export declare const EROFS: number;
/**
 * Error: wrong version of remote procedure calls. macOS 73, FreeBSD 73.
 * @category Constants: error numbers
 */
export declare const ERPCMISMATCH: number | undefined;
/**
 * Error: wrong version of a shared library. macOS 87.
 * @category Constants: error numbers
 */
export declare const ESHLIBVERS: number | undefined;
/**
 * Error: the sending side is shut down. Linux 108, macOS 58, Windows 10058, FreeBSD 58.
 * @category Constants: error numbers
 */
export declare const ESHUTDOWN: number;
/**
 * Error: the socket type is not supported. Linux 94, macOS 44, Windows 10044, FreeBSD 44.
 * @category Constants: error numbers
 */
export declare const ESOCKTNOSUPPORT: number;
/**
 * Error: the descriptor has no position to seek to. 29 everywhere.
 * @category Constants: error numbers
 */
export declare const ESPIPE: number;
/**
 * Error: no such process. 3 everywhere.
 * @category Constants: error numbers
 */
export declare const ESRCH: number;
/**
 * Error: error of srmount. Linux 69.
 * @category Constants: error numbers
 */
export declare const ESRMNT: number | undefined;
/**
 * Error: stale file handle. Linux 116, macOS 70, Windows 10070, FreeBSD 70.
 * @category Constants: error numbers
 */
export declare const ESTALE: number;
/**
 * Error: error of a streams pipe. Linux 86.
 * @category Constants: error numbers
 */
export declare const ESTRPIPE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 33011, FreeBSD 33011.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_AARP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2054, macOS 2054, FreeBSD 2054.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_ARP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 32923, FreeBSD 32923.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_AT: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34824.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_FLOWCONTROL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2048, macOS 2048, FreeBSD 2048.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_IP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34525, macOS 34525, FreeBSD 34525.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_IPV6: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 33079, FreeBSD 33079.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_IPX: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 35020.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_LLDP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 36864, macOS 36864, FreeBSD 36864.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_LOOPBACK: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 35045.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_MACSEC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34887.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_MPLS: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34888.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_MPLS_MCAST: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 16, macOS 16, FreeBSD 16.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_NTRAILER: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). macOS 34958, FreeBSD 34958.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_PAE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 35047.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_PBB: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34916.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_PPPOE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34915.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_PPPOEDISC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). macOS 35063.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_PTP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 512, macOS 512, FreeBSD 512.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_PUP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34984.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_QINQ: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 32821, macOS 32821, FreeBSD 32821.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_REVARP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). macOS 35015.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_RSN_PREAUTH: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). FreeBSD 34825.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_SLOW: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 1280, FreeBSD 1280.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_SPRITE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 4096, macOS 4096, FreeBSD 4096.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_TRAIL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 33024, macOS 33024, FreeBSD 33024.
 * @category Constants: families and protocols
 */
export declare const ETHERTYPE_VLAN: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35063.
 * @category Constants: families and protocols
 */
export declare const ETH_P_1588: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34928.
 * @category Constants: families and protocols
 */
export declare const ETH_P_8021AC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34984.
 * @category Constants: families and protocols
 */
export declare const ETH_P_8021AD: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35047.
 * @category Constants: families and protocols
 */
export declare const ETH_P_8021AH: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 33024.
 * @category Constants: families and protocols
 */
export declare const ETH_P_8021Q: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35095.
 * @category Constants: families and protocols
 */
export declare const ETH_P_80221: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 4.
 * @category Constants: families and protocols
 */
export declare const ETH_P_802_2: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 1.
 * @category Constants: families and protocols
 */
export declare const ETH_P_802_3: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 1536.
 * @category Constants: families and protocols
 */
export declare const ETH_P_802_3_MIN: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34997.
 * @category Constants: families and protocols
 */
export declare const ETH_P_802_EX1: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 33011.
 * @category Constants: families and protocols
 */
export declare const ETH_P_AARP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 64507.
 * @category Constants: families and protocols
 */
export declare const ETH_P_AF_IUCV: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 3.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ALL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34978.
 * @category Constants: families and protocols
 */
export declare const ETH_P_AOE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 26.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ARCNET: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2054.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ARP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 32923.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ATALK: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34948.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ATMFATE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34892.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ATMMPOA: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2.
 * @category Constants: families and protocols
 */
export declare const ETH_P_AX25: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 17157.
 * @category Constants: families and protocols
 */
export declare const ETH_P_BATMAN: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2303.
 * @category Constants: families and protocols
 */
export declare const ETH_P_BPQ: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 247.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CAIF: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 12.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CAN: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 13.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CANFD: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 14.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CANXL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35074.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CFM: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 22.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CONTROL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24582.
 * @category Constants: families and protocols
 */
export declare const ETH_P_CUST: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 6.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DDCMP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24576.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DEC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24581.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DIAG: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24577.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DNA_DL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24578.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DNA_RC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24579.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DNA_RT: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 27.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DSA: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 56027.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DSA_8021Q: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 57345.
 * @category Constants: families and protocols
 */
export declare const ETH_P_DSA_A5PSW: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ECONET: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 56026.
 * @category Constants: families and protocols
 */
export declare const ETH_P_EDSA: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35006.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ERSPAN: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 8939.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ERSPAN2: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34980.
 * @category Constants: families and protocols
 */
export declare const ETH_P_ETHERCAT: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35078.
 * @category Constants: families and protocols
 */
export declare const ETH_P_FCOE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35092.
 * @category Constants: families and protocols
 */
export declare const ETH_P_FIP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 254.
 * @category Constants: families and protocols
 */
export declare const ETH_P_GRE_OSI: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 25.
 * @category Constants: families and protocols
 */
export declare const ETH_P_HDLC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35119.
 * @category Constants: families and protocols
 */
export declare const ETH_P_HSR: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35093.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IBOE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 246.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IEEE802154: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2560.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IEEEPUP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2561.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IEEEPUPAT: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 60734.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IFE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2048.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34525.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IPV6: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 33079.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IPX: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 23.
 * @category Constants: families and protocols
 */
export declare const ETH_P_IRDA: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24580.
 * @category Constants: families and protocols
 */
export declare const ETH_P_LAT: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34924.
 * @category Constants: families and protocols
 */
export declare const ETH_P_LINK_CTL: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35020.
 * @category Constants: families and protocols
 */
export declare const ETH_P_LLDP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 9.
 * @category Constants: families and protocols
 */
export declare const ETH_P_LOCALTALK: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 96.
 * @category Constants: families and protocols
 */
export declare const ETH_P_LOOP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 36864.
 * @category Constants: families and protocols
 */
export declare const ETH_P_LOOPBACK: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35045.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MACSEC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 249.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MAP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 250.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MCTP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 21.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MOBITEX: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34888.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MPLS_MC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34887.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MPLS_UC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35043.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MRP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35061.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MVRP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35011.
 * @category Constants: families and protocols
 */
export declare const ETH_P_MXLGSW: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35064.
 * @category Constants: families and protocols
 */
export declare const ETH_P_NCSI: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35151.
 * @category Constants: families and protocols
 */
export declare const ETH_P_NSH: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 64826.
 * @category Constants: families and protocols
 */
export declare const ETH_P_NXP_NETC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34958.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PAE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34824.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PAUSE: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 245.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PHONET: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 16.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PPPTALK: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34915.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PPP_DISC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 8.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PPP_MP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34916.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PPP_SES: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35015.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PREAUTH: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34962.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PROFINET: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35067.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PRP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 512.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PUP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 513.
 * @category Constants: families and protocols
 */
export declare const ETH_P_PUPAT: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 37120.
 * @category Constants: families and protocols
 */
export declare const ETH_P_QINQ1: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 37376.
 * @category Constants: families and protocols
 */
export declare const ETH_P_QINQ2: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 37632.
 * @category Constants: families and protocols
 */
export declare const ETH_P_QINQ3: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 32821.
 * @category Constants: families and protocols
 */
export declare const ETH_P_RARP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34969.
 * @category Constants: families and protocols
 */
export declare const ETH_P_REALTEK: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 24583.
 * @category Constants: families and protocols
 */
export declare const ETH_P_SCA: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34825.
 * @category Constants: families and protocols
 */
export declare const ETH_P_SLOW: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 5.
 * @category Constants: families and protocols
 */
export declare const ETH_P_SNAP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35085.
 * @category Constants: families and protocols
 */
export declare const ETH_P_TDLS: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 25944.
 * @category Constants: families and protocols
 */
export declare const ETH_P_TEB: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 35018.
 * @category Constants: families and protocols
 */
export declare const ETH_P_TIPC: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 28.
 * @category Constants: families and protocols
 */
export declare const ETH_P_TRAILER: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 17.
 * @category Constants: families and protocols
 */
export declare const ETH_P_TR_802_2: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 8944.
 * @category Constants: families and protocols
 */
export declare const ETH_P_TSN: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 7.
 * @category Constants: families and protocols
 */
export declare const ETH_P_WAN_PPP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 34878.
 * @category Constants: families and protocols
 */
export declare const ETH_P_WCCP: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 2053.
 * @category Constants: families and protocols
 */
export declare const ETH_P_X25: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 248.
 * @category Constants: families and protocols
 */
export declare const ETH_P_XDSA: number | undefined;
/**
 * Protocol of a frame, in host byte order; packet(7). Linux 39304.
 * @category Constants: families and protocols
 */
export declare const ETH_P_YT921X: number | undefined;
/**
 * Error: the timer expired. Linux 62, macOS 101, Windows 137.
 * @category Constants: error numbers
 */
export declare const ETIME: number | undefined;
/**
 * Error: timed out. Linux 110, macOS 60, Windows 10060, FreeBSD 60.
 * @category Constants: error numbers
 */
export declare const ETIMEDOUT: number;
/**
 * Error: too many references, such as descriptors in flight. Linux 109, macOS 59, Windows 10059, FreeBSD 59.
 * @category Constants: error numbers
 */
export declare const ETOOMANYREFS: number;
/**
 * Error: the program is running. Linux 26, macOS 26, Windows 139, FreeBSD 26.
 * @category Constants: error numbers
 */
export declare const ETXTBSY: number;
/**
 * Error: the file system needs cleaning. Linux 117.
 * @category Constants: error numbers
 */
export declare const EUCLEAN: number | undefined;
/**
 * Error: no protocol driver. Linux 49.
 * @category Constants: error numbers
 */
export declare const EUNATCH: number | undefined;
/**
 * Error: too many users. Linux 87, macOS 68, Windows 10068, FreeBSD 68.
 * @category Constants: error numbers
 */
export declare const EUSERS: number;
/**
 * Filter of kqueue; kqueue(2). macOS -3, FreeBSD -3.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_AIO: number | undefined;
/**
 * Filter of kqueue; kqueue(2). FreeBSD -13.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_EMPTY: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -15.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_EXCEPT: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -9, FreeBSD -9.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_FS: number | undefined;
/**
 * Filter of kqueue; kqueue(2). FreeBSD -14.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_JAIL: number | undefined;
/**
 * Filter of kqueue; kqueue(2). FreeBSD -15.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_JAILDESC: number | undefined;
/**
 * Filter of kqueue; kqueue(2). FreeBSD -10.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_LIO: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -8.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_MACHPORT: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -5, FreeBSD -5.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_PROC: number | undefined;
/**
 * Filter of kqueue; kqueue(2). FreeBSD -8.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_PROCDESC: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -1, FreeBSD -1.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_READ: number | undefined;
/**
 * Filter of kqueue; kqueue(2). FreeBSD -12.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_SENDFILE: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -6, FreeBSD -6.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_SIGNAL: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -7, FreeBSD -7.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_TIMER: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -10, FreeBSD -11.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_USER: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -12.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_VM: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -4, FreeBSD -4.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_VNODE: number | undefined;
/**
 * Filter of kqueue; kqueue(2). macOS -2, FreeBSD -2.
 * @category Constants: readiness and descriptors
 */
export declare const EVFILT_WRITE: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 1, FreeBSD 1.
 * @category Constants: readiness and descriptors
 */
export declare const EV_ADD: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 32, FreeBSD 32.
 * @category Constants: readiness and descriptors
 */
export declare const EV_CLEAR: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 2, FreeBSD 2.
 * @category Constants: readiness and descriptors
 */
export declare const EV_DELETE: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 8, FreeBSD 8.
 * @category Constants: readiness and descriptors
 */
export declare const EV_DISABLE: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 128, FreeBSD 128.
 * @category Constants: readiness and descriptors
 */
export declare const EV_DISPATCH: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 384.
 * @category Constants: readiness and descriptors
 */
export declare const EV_DISPATCH2: number | undefined;
/**
 * Flag of kqueue; kqueue(2). FreeBSD 4096.
 * @category Constants: readiness and descriptors
 */
export declare const EV_DROP: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 4, FreeBSD 4.
 * @category Constants: readiness and descriptors
 */
export declare const EV_ENABLE: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 32768, FreeBSD 32768.
 * @category Constants: readiness and descriptors
 */
export declare const EV_EOF: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 16384, FreeBSD 16384.
 * @category Constants: readiness and descriptors
 */
export declare const EV_ERROR: number | undefined;
/**
 * Flag of kqueue; kqueue(2). FreeBSD 256.
 * @category Constants: readiness and descriptors
 */
export declare const EV_FORCEONESHOT: number | undefined;
/**
 * Flag of kqueue; kqueue(2). FreeBSD 512.
 * @category Constants: readiness and descriptors
 */
export declare const EV_KEEPUDATA: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 16, FreeBSD 16.
 * @category Constants: readiness and descriptors
 */
export declare const EV_ONESHOT: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 8192.
 * @category Constants: readiness and descriptors
 */
export declare const EV_OOBAND: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 4096.
 * @category Constants: readiness and descriptors
 */
export declare const EV_POLL: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 64, FreeBSD 64.
 * @category Constants: readiness and descriptors
 */
export declare const EV_RECEIPT: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 256.
 * @category Constants: readiness and descriptors
 */
export declare const EV_UDATA_SPECIFIC: number | undefined;
/**
 * Flag of kqueue; kqueue(2). macOS 512.
 * @category Constants: readiness and descriptors
 */
export declare const EV_VANISHED: number | undefined;
/**
 * Error: the call would block; another name for EAGAIN. Linux 11, macOS 35, Windows 10035, FreeBSD 35.
 * @category Constants: error numbers
 */
export declare const EWOULDBLOCK: number;
/**
 * Error: on another device. 18 everywhere.
 * @category Constants: error numbers
 */
export declare const EXDEV: number;
/**
 * Error: the exchange is full. Linux 54.
 * @category Constants: error numbers
 */
export declare const EXFULL: number | undefined;
/**
 * Flag of F_SETFD: close the descriptor when a program is executed. Linux 1, macOS 1, FreeBSD 1.
 * @category Constants: readiness and descriptors
 */
export declare const FD_CLOEXEC: number | undefined;
/**
 * Flag of F_SETFD: close the descriptor in child processes. FreeBSD 4.
 * @category Constants: readiness and descriptors
 */
export declare const FD_CLOFORK: number | undefined;
/**
 * Maximum number of descriptors that select takes. Linux 1024, macOS 1024, Windows 64, FreeBSD 1024.
 * @category Constants: readiness and descriptors
 */
export declare const FD_SETSIZE: number;
/**
 * ioctl that enables or disables SIGIO when input is possible. Linux 21586, macOS 2147772029, Windows 2147772029, FreeBSD 2147772029.
 * @category Constants: requests of ioctl
 */
export declare const FIOASYNC: number;
/**
 * ioctl that closes the descriptor when a program is executed. Linux 21585, macOS 536897025, FreeBSD 536897025.
 * @category Constants: requests of ioctl
 */
export declare const FIOCLEX: number | undefined;
/**
 * ioctl of a descriptor. macOS 1074030202, FreeBSD 1074030202.
 * @category Constants: requests of ioctl
 */
export declare const FIODTYPE: number | undefined;
/**
 * ioctl of a descriptor. FreeBSD 1074030201.
 * @category Constants: requests of ioctl
 */
export declare const FIOGETLBA: number | undefined;
/**
 * ioctl of a descriptor. Linux 35075, macOS 1074030203, FreeBSD 1074030203.
 * @category Constants: requests of ioctl
 */
export declare const FIOGETOWN: number | undefined;
/**
 * ioctl that sets or clears non-blocking mode. Linux 21537, macOS 2147772030, Windows 2147772030, FreeBSD 2147772030.
 * @category Constants: requests of ioctl
 */
export declare const FIONBIO: number;
/**
 * ioctl that keeps the descriptor open when a program is executed. Linux 21584, macOS 536897026, FreeBSD 536897026.
 * @category Constants: requests of ioctl
 */
export declare const FIONCLEX: number | undefined;
/**
 * ioctl that returns the number of bytes ready to read. Linux 21531, macOS 1074030207, Windows 1074030207, FreeBSD 1074030207.
 * @category Constants: requests of ioctl
 */
export declare const FIONREAD: number;
/**
 * ioctl of a descriptor. FreeBSD 1074030198.
 * @category Constants: requests of ioctl
 */
export declare const FIONSPACE: number | undefined;
/**
 * ioctl of a descriptor. FreeBSD 1074030199.
 * @category Constants: requests of ioctl
 */
export declare const FIONWRITE: number | undefined;
/**
 * ioctl of a descriptor. Linux 21600.
 * @category Constants: requests of ioctl
 */
export declare const FIOQSIZE: number | undefined;
/**
 * ioctl of a descriptor. FreeBSD 3221775969.
 * @category Constants: requests of ioctl
 */
export declare const FIOSEEKDATA: number | undefined;
/**
 * ioctl of a descriptor. FreeBSD 3221775970.
 * @category Constants: requests of ioctl
 */
export declare const FIOSEEKHOLE: number | undefined;
/**
 * ioctl of a descriptor. Linux 35073, macOS 2147772028, FreeBSD 2147772028.
 * @category Constants: requests of ioctl
 */
export declare const FIOSETOWN: number | undefined;
/**
 * ioctl of a descriptor. FreeBSD 2150655588.
 * @category Constants: requests of ioctl
 */
export declare const FIOSSHMLPGCNF: number | undefined;
/**
 * fcntl: duplicates the descriptor with FD_CLOEXEC. Linux 1030, macOS 67, FreeBSD 17.
 * @category Constants: readiness and descriptors
 */
export declare const F_DUPFD_CLOEXEC: number | undefined;
/**
 * fcntl: duplicates the descriptor with FD_CLOFORK. FreeBSD 23.
 * @category Constants: readiness and descriptors
 */
export declare const F_DUPFD_CLOFORK: number | undefined;
/**
 * fcntl: returns the flags of the descriptor (FD_CLOEXEC). Linux 1, macOS 1, FreeBSD 1.
 * @category Constants: readiness and descriptors
 */
export declare const F_GETFD: number | undefined;
/**
 * fcntl: returns the flags of the file (O_NONBLOCK). Linux 3, macOS 3, FreeBSD 3.
 * @category Constants: readiness and descriptors
 */
export declare const F_GETFL: number | undefined;
/**
 * fcntl: returns the process that receives SIGIO and SIGURG. Linux 9, macOS 5, FreeBSD 5.
 * @category Constants: readiness and descriptors
 */
export declare const F_GETOWN: number | undefined;
/**
 * fcntl: sets the flags of the descriptor (FD_CLOEXEC). Linux 2, macOS 2, FreeBSD 2.
 * @category Constants: readiness and descriptors
 */
export declare const F_SETFD: number | undefined;
/**
 * fcntl: sets the flags of the file (O_NONBLOCK). Linux 4, macOS 4, FreeBSD 4.
 * @category Constants: readiness and descriptors
 */
export declare const F_SETFL: number | undefined;
/**
 * fcntl: sets the process that receives SIGIO and SIGURG. Linux 8, macOS 6, FreeBSD 6.
 * @category Constants: readiness and descriptors
 */
export declare const F_SETOWN: number | undefined;
/**
 * Packet type of BTPROTO_HCI: the first byte of a packet. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_ACLDATA_PKT: number | undefined;
/**
 * Channel in an address of BTPROTO_HCI. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CHANNEL_CONTROL: number | undefined;
/**
 * Channel in an address of BTPROTO_HCI. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CHANNEL_LOGGING: number | undefined;
/**
 * Channel in an address of BTPROTO_HCI. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CHANNEL_MONITOR: number | undefined;
/**
 * Channel in an address of BTPROTO_HCI. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CHANNEL_RAW: number | undefined;
/**
 * Channel in an address of BTPROTO_HCI. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CHANNEL_USER: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI; bluetooth/hci.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CMSG_DIR: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI; bluetooth/hci.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_CMSG_TSTAMP: number | undefined;
/**
 * Packet type of BTPROTO_HCI: the first byte of a packet. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_COMMAND_PKT: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI; bluetooth/hci.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_DATA_DIR: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI; bluetooth/hci.h. Linux 65535.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_DEV_NONE: number | undefined;
/**
 * Packet type of BTPROTO_HCI: the first byte of a packet. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_EVENT_PKT: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI; bluetooth/hci.h. Linux 2, FreeBSD 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_FILTER: number | undefined;
/**
 * Packet type of BTPROTO_HCI: the first byte of a packet. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_ISODATA_PKT: number | undefined;
/**
 * Packet type of BTPROTO_HCI: the first byte of a packet. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_SCODATA_PKT: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI; bluetooth/hci.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_TIME_STAMP: number | undefined;
/**
 * Packet type of BTPROTO_HCI: the first byte of a packet. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HCI_VENDOR_PKT: number | undefined;
/**
 * Error of gethostbyname: no such host. Linux 1, macOS 1, Windows 11001, FreeBSD 1.
 * @category Constants: names and addresses
 */
export declare const HOST_NOT_FOUND: number;
/**
 * Option or flag of AF_HYPERV; hvsocket.h. Windows 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HVSOCKET_ADDRESS_FLAG_PASSTHRU: number | undefined;
/**
 * Keeps the connection while the virtual machine is paused. Windows 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HVSOCKET_CONNECTED_SUSPEND: number | undefined;
/**
 * Timeout of connect, in milliseconds. Windows 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HVSOCKET_CONNECT_TIMEOUT: number | undefined;
/**
 * Maximum of HVSOCKET_CONNECT_TIMEOUT, in milliseconds. Windows 300000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HVSOCKET_CONNECT_TIMEOUT_MAX: number | undefined;
/**
 * Lets connections of containers pass through to their host. Windows 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HVSOCKET_CONTAINER_PASSTHRU: number | undefined;
/**
 * All virtual machines. Windows FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_GUID_BROADCAST: string | undefined;
/**
 * Address for bind: accept from child virtual machines. Windows 90DB8B89-0D35-4F79-8CE9-49EA0AC8B7CD.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_GUID_CHILDREN: string | undefined;
/**
 * This virtual machine. Windows E0E16197-DD56-4A10-9195-5EE7A155A838.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_GUID_LOOPBACK: string | undefined;
/**
 * Virtual machine in which this virtual machine runs. Windows A42E7CDA-D03F-480C-9CC2-A4DE20ABB878.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_GUID_PARENT: string | undefined;
/**
 * Address for bind: accept from any virtual machine. Windows 00000000-0000-0000-0000-000000000000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_GUID_WILDCARD: string | undefined;
/**
 * No virtual machine. Windows 00000000-0000-0000-0000-000000000000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_GUID_ZERO: string | undefined;
/**
 * Protocol of AF_HYPERV; also the level of its options. Windows 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const HV_PROTOCOL_RAW: number | undefined;
/**
 * ICMPv6 message types that a raw socket receives; RFC 3542. Linux 1, macOS 18, FreeBSD 18.
 * @category Constants: options
 */
export declare const ICMP6_FILTER: number | undefined;
/**
 * Operation of ICMP6_FILTER: block a type. Linux 1.
 * @category Constants: options
 */
export declare const ICMP6_FILTER_BLOCK: number | undefined;
/**
 * Operation of ICMP6_FILTER: block all other types. Linux 3.
 * @category Constants: options
 */
export declare const ICMP6_FILTER_BLOCKOTHERS: number | undefined;
/**
 * Operation of ICMP6_FILTER: pass a type. Linux 2.
 * @category Constants: options
 */
export declare const ICMP6_FILTER_PASS: number | undefined;
/**
 * Operation of ICMP6_FILTER: pass one type only. Linux 4.
 * @category Constants: options
 */
export declare const ICMP6_FILTER_PASSONLY: number | undefined;
/**
 * ICMP message types that a raw socket does not receive; raw(7). Linux 1.
 * @category Constants: options
 */
export declare const ICMP_FILTER: number | undefined;
/**
 * Buffer size for an interface alias, including the NUL. Linux 256.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFALIASZ: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 512, macOS 512, FreeBSD 512.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_ALLMULTI: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). macOS 16384, FreeBSD 16384.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_ALTPHYS: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 16384.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_AUTOMEDIA: number | undefined;
/**
 * Flag of an interface: has a broadcast address. 2 everywhere.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_BROADCAST: number;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 2199410.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_CANTCHANGE: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 65536.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_CANTCONFIG: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 4, macOS 4, FreeBSD 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_DEBUG: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 131072.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_DORMANT: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 1024.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_DRV_OACTIVE: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 64.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_DRV_RUNNING: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 2097152.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_DYING: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 32768.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_DYNAMIC: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 262144.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_ECHO: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 32.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_KNOWSEPOCH: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). macOS 4096, FreeBSD 4096.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_LINK0: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). macOS 8192, FreeBSD 8192.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_LINK1: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). macOS 16384, FreeBSD 16384.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_LINK2: number | undefined;
/**
 * Flag of an interface: loopback. Linux 8, macOS 8, Windows 4, FreeBSD 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_LOOPBACK: number;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 65536, FreeBSD 16777216.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_LOWER_UP: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 1024.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_MASTER: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 262144.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_MONITOR: number | undefined;
/**
 * Flag of an interface: supports multicast. Linux 4096, macOS 32768, Windows 16, FreeBSD 32768.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_MULTICAST: number;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 32.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_NEEDSEPOCH: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 16777216.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_NETLINK_1: number | undefined;
/**
 * Flag of an interface: no address resolution. Linux 128, macOS 128, FreeBSD 128.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_NOARP: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 8388608.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_NOGROUP: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 32, macOS 32.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_NOTRAILERS: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). macOS 1024, FreeBSD 1024.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_OACTIVE: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 8388608.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_PALLMULTI: number | undefined;
/**
 * Flag of an interface: point-to-point link. Linux 16, macOS 16, FreeBSD 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_POINTOPOINT: number | undefined;
/**
 * Flag of an interface: point-to-point link. Windows 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_POINTTOPOINT: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 8192.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_PORTSEL: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 131072.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_PPROMISC: number | undefined;
/**
 * Flag of an interface: promiscuous, receives all packets. Linux 256, macOS 256, FreeBSD 256.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_PROMISC: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 4194304.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_RENAMING: number | undefined;
/**
 * Flag of an interface: has a carrier. Linux 64, macOS 64, FreeBSD 64.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_RUNNING: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). macOS 2048, FreeBSD 2048.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_SIMPLEX: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 2048.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_SLAVE: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 524288.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_STATICARP: number | undefined;
/**
 * Flag of an interface; netdevice(7), netintro(4). FreeBSD 1048576.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_STICKYARP: number | undefined;
/**
 * Flag of an interface: up. 1 everywhere.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_UP: number;
/**
 * Flag of an interface; netdevice(7), netintro(4). Linux 461914.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFF_VOLATILE: number | undefined;
/**
 * Buffer size for an interface name, including the NUL. Linux 16, macOS 16, FreeBSD 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IFNAMSIZ: number | undefined;
/**
 * Buffer size for an interface name, including the NUL. Linux 16, macOS 16, Windows 256, FreeBSD 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const IF_NAMESIZE: number;
/**
 * 224.0.0.1: the group of all hosts. 3758096385 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_ALLHOSTS_GROUP: number;
/**
 * 224.0.0.251: the group of multicast DNS. macOS 3758096635, FreeBSD 3758096635.
 * @category Constants: names and addresses
 */
export declare const INADDR_ALLMDNS_GROUP: number | undefined;
/**
 * 224.0.0.22: the group of IGMPv3 reports. macOS 3758096406, FreeBSD 3758096406.
 * @category Constants: names and addresses
 */
export declare const INADDR_ALLRPTS_GROUP: number | undefined;
/**
 * 224.0.0.2: the group of all routers. Linux 3758096386, macOS 3758096386, FreeBSD 3758096386.
 * @category Constants: names and addresses
 */
export declare const INADDR_ALLRTRS_GROUP: number | undefined;
/**
 * 224.0.0.106: the group of all snooping switches. Linux 3758096490.
 * @category Constants: names and addresses
 */
export declare const INADDR_ALLSNOOPERS_GROUP: number | undefined;
/**
 * 0.0.0.0: any address of this machine. 0 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_ANY: number;
/**
 * 255.255.255.255: every machine on the network. 4294967295 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_BROADCAST: number;
/**
 * 224.0.0.18: the group of CARP. macOS 3758096402, FreeBSD 3758096402.
 * @category Constants: names and addresses
 */
export declare const INADDR_CARP_GROUP: number | undefined;
/**
 * 192.0.0.8: placeholder for a router without an address. Linux 3221225480.
 * @category Constants: names and addresses
 */
export declare const INADDR_DUMMY: number | undefined;
/**
 * 127.0.0.1: this machine. 2130706433 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_LOOPBACK: number;
/**
 * 224.0.0.255: the last group that is not forwarded. 3758096639 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_MAX_LOCAL_GROUP: number;
/**
 * Result of inet_addr for an error. 4294967295 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_NONE: number;
/**
 * 224.0.0.240: the group of pfsync. macOS 3758096624, FreeBSD 3758096624.
 * @category Constants: names and addresses
 */
export declare const INADDR_PFSYNC_GROUP: number | undefined;
/**
 * 224.0.0.0: the first multicast group. 3758096384 everywhere.
 * @category Constants: names and addresses
 */
export declare const INADDR_UNSPEC_GROUP: number;
/**
 * Buffer size for an IPv6 address as text, including the NUL. Linux 46, macOS 46, Windows 65, FreeBSD 46.
 * @category Constants: names and addresses
 */
export declare const INET6_ADDRSTRLEN: number;
/**
 * Buffer size for an IPv4 address as text, including the NUL. Linux 16, macOS 16, Windows 22, FreeBSD 16.
 * @category Constants: names and addresses
 */
export declare const INET_ADDRSTRLEN: number;
/**
 * ioctl of /dev/vsock that returns the context identifier of this machine; vsock(7). Linux 1977, macOS 1074033617.
 * @category Constants: requests of ioctl
 */
export declare const IOCTL_VM_SOCKETS_GET_LOCAL_CID: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 2147483648.
 * @category Constants: requests of ioctl
 */
export declare const IOC_IN: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 3221225472.
 * @category Constants: requests of ioctl
 */
export declare const IOC_INOUT: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 1073741824.
 * @category Constants: requests of ioctl
 */
export declare const IOC_OUT: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 268435456.
 * @category Constants: requests of ioctl
 */
export declare const IOC_PROTOCOL: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 0.
 * @category Constants: requests of ioctl
 */
export declare const IOC_UNIX: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 402653184.
 * @category Constants: requests of ioctl
 */
export declare const IOC_VENDOR: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 536870912.
 * @category Constants: requests of ioctl
 */
export declare const IOC_VOID: number | undefined;
/**
 * Part of a code of WSAIoctl. Windows 134217728.
 * @category Constants: requests of ioctl
 */
export declare const IOC_WS2: number | undefined;
/**
 * Maximum number of buffers of one sendmsg or recvmsg. Linux 1024, macOS 1024, FreeBSD 1024.
 * @category Constants: sockets and messages
 */
export declare const IOV_MAX: number | undefined;
/**
 * Port of a well-known service. Linux 512, Windows 512.
 * @category Constants: families and protocols
 */
export declare const IPPORT_BIFFUDP: number | undefined;
/**
 * Port of a well-known service. Windows 19.
 * @category Constants: families and protocols
 */
export declare const IPPORT_CHARGEN: number | undefined;
/**
 * Port of a well-known service. Linux 514, Windows 514.
 * @category Constants: families and protocols
 */
export declare const IPPORT_CMDSERVER: number | undefined;
/**
 * Port of a well-known service. Linux 13, Windows 13.
 * @category Constants: families and protocols
 */
export declare const IPPORT_DAYTIME: number | undefined;
/**
 * Port of a well-known service. Linux 9, Windows 9.
 * @category Constants: families and protocols
 */
export declare const IPPORT_DISCARD: number | undefined;
/**
 * Bound of a range of ports. Windows 65535.
 * @category Constants: families and protocols
 */
export declare const IPPORT_DYNAMIC_MAX: number | undefined;
/**
 * Bound of a range of ports. Windows 49152.
 * @category Constants: families and protocols
 */
export declare const IPPORT_DYNAMIC_MIN: number | undefined;
/**
 * Port of a well-known service. Linux 7, Windows 7.
 * @category Constants: families and protocols
 */
export declare const IPPORT_ECHO: number | undefined;
/**
 * Port of a well-known service. Linux 520, Windows 520.
 * @category Constants: families and protocols
 */
export declare const IPPORT_EFSSERVER: number | undefined;
/**
 * Bound of a range of ports. FreeBSD 10000.
 * @category Constants: families and protocols
 */
export declare const IPPORT_EPHEMERALFIRST: number | undefined;
/**
 * Bound of a range of ports. FreeBSD 65535.
 * @category Constants: families and protocols
 */
export declare const IPPORT_EPHEMERALLAST: number | undefined;
/**
 * Port of a well-known service. Windows 135.
 * @category Constants: families and protocols
 */
export declare const IPPORT_EPMAP: number | undefined;
/**
 * Port of a well-known service. Linux 512, Windows 512.
 * @category Constants: families and protocols
 */
export declare const IPPORT_EXECSERVER: number | undefined;
/**
 * Port of a well-known service. Linux 79, Windows 79.
 * @category Constants: families and protocols
 */
export declare const IPPORT_FINGER: number | undefined;
/**
 * Port of a well-known service. Linux 21, Windows 21.
 * @category Constants: families and protocols
 */
export declare const IPPORT_FTP: number | undefined;
/**
 * Port of a well-known service. Windows 20.
 * @category Constants: families and protocols
 */
export declare const IPPORT_FTP_DATA: number | undefined;
/**
 * Bound of a range of ports. macOS 49152, FreeBSD 49152.
 * @category Constants: families and protocols
 */
export declare const IPPORT_HIFIRSTAUTO: number | undefined;
/**
 * Bound of a range of ports. macOS 65535, FreeBSD 65535.
 * @category Constants: families and protocols
 */
export declare const IPPORT_HILASTAUTO: number | undefined;
/**
 * Port of a well-known service. Windows 443.
 * @category Constants: families and protocols
 */
export declare const IPPORT_HTTPS: number | undefined;
/**
 * Port of a well-known service. Windows 143.
 * @category Constants: families and protocols
 */
export declare const IPPORT_IMAP: number | undefined;
/**
 * Port of a well-known service. Windows 220.
 * @category Constants: families and protocols
 */
export declare const IPPORT_IMAP3: number | undefined;
/**
 * Port of a well-known service. Windows 389.
 * @category Constants: families and protocols
 */
export declare const IPPORT_LDAP: number | undefined;
/**
 * Port of a well-known service. Linux 513, Windows 513.
 * @category Constants: families and protocols
 */
export declare const IPPORT_LOGINSERVER: number | undefined;
/**
 * Bound of a range of ports. FreeBSD 65535.
 * @category Constants: families and protocols
 */
export declare const IPPORT_MAX: number | undefined;
/**
 * Port of a well-known service. Windows 445.
 * @category Constants: families and protocols
 */
export declare const IPPORT_MICROSOFT_DS: number | undefined;
/**
 * Port of a well-known service. Windows 18.
 * @category Constants: families and protocols
 */
export declare const IPPORT_MSP: number | undefined;
/**
 * Port of a well-known service. Linux 57, Windows 57.
 * @category Constants: families and protocols
 */
export declare const IPPORT_MTP: number | undefined;
/**
 * Port of a well-known service. Linux 42, Windows 42.
 * @category Constants: families and protocols
 */
export declare const IPPORT_NAMESERVER: number | undefined;
/**
 * Port of a well-known service. Windows 138.
 * @category Constants: families and protocols
 */
export declare const IPPORT_NETBIOS_DGM: number | undefined;
/**
 * Port of a well-known service. Windows 137.
 * @category Constants: families and protocols
 */
export declare const IPPORT_NETBIOS_NS: number | undefined;
/**
 * Port of a well-known service. Windows 139.
 * @category Constants: families and protocols
 */
export declare const IPPORT_NETBIOS_SSN: number | undefined;
/**
 * Port of a well-known service. Linux 15, Windows 15.
 * @category Constants: families and protocols
 */
export declare const IPPORT_NETSTAT: number | undefined;
/**
 * Port of a well-known service. Windows 123.
 * @category Constants: families and protocols
 */
export declare const IPPORT_NTP: number | undefined;
/**
 * Port of a well-known service. Windows 110.
 * @category Constants: families and protocols
 */
export declare const IPPORT_POP3: number | undefined;
/**
 * Port of a well-known service. Windows 17.
 * @category Constants: families and protocols
 */
export declare const IPPORT_QOTD: number | undefined;
/**
 * Bound of a range of ports. Windows 49151.
 * @category Constants: families and protocols
 */
export declare const IPPORT_REGISTERED_MAX: number | undefined;
/**
 * Bound of a range of ports. Windows 1024.
 * @category Constants: families and protocols
 */
export declare const IPPORT_REGISTERED_MIN: number | undefined;
/**
 * Ports below this number are privileged. 1024 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPORT_RESERVED: number;
/**
 * Bound of a range of ports. macOS 600, FreeBSD 600.
 * @category Constants: families and protocols
 */
export declare const IPPORT_RESERVEDSTART: number | undefined;
/**
 * Port of a well-known service. Linux 77, Windows 77.
 * @category Constants: families and protocols
 */
export declare const IPPORT_RJE: number | undefined;
/**
 * Port of a well-known service. Linux 520, Windows 520.
 * @category Constants: families and protocols
 */
export declare const IPPORT_ROUTESERVER: number | undefined;
/**
 * Port of a well-known service. Linux 25, Windows 25.
 * @category Constants: families and protocols
 */
export declare const IPPORT_SMTP: number | undefined;
/**
 * Port of a well-known service. Windows 161.
 * @category Constants: families and protocols
 */
export declare const IPPORT_SNMP: number | undefined;
/**
 * Port of a well-known service. Windows 162.
 * @category Constants: families and protocols
 */
export declare const IPPORT_SNMP_TRAP: number | undefined;
/**
 * Port of a well-known service. Linux 95, Windows 95.
 * @category Constants: families and protocols
 */
export declare const IPPORT_SUPDUP: number | undefined;
/**
 * Port of a well-known service. Linux 11, Windows 11.
 * @category Constants: families and protocols
 */
export declare const IPPORT_SYSTAT: number | undefined;
/**
 * Port of a well-known service. Windows 1.
 * @category Constants: families and protocols
 */
export declare const IPPORT_TCPMUX: number | undefined;
/**
 * Port of a well-known service. Linux 23, Windows 23.
 * @category Constants: families and protocols
 */
export declare const IPPORT_TELNET: number | undefined;
/**
 * Port of a well-known service. Linux 69, Windows 69.
 * @category Constants: families and protocols
 */
export declare const IPPORT_TFTP: number | undefined;
/**
 * Port of a well-known service. Linux 37, Windows 37.
 * @category Constants: families and protocols
 */
export declare const IPPORT_TIMESERVER: number | undefined;
/**
 * Port of a well-known service. Linux 87, Windows 87.
 * @category Constants: families and protocols
 */
export declare const IPPORT_TTYLINK: number | undefined;
/**
 * Old systems do not choose ports above this number automatically. 5000 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPORT_USERRESERVED: number;
/**
 * Port of a well-known service. Linux 43, Windows 43.
 * @category Constants: families and protocols
 */
export declare const IPPORT_WHOIS: number | undefined;
/**
 * Port of a well-known service. Linux 513, Windows 513.
 * @category Constants: families and protocols
 */
export declare const IPPORT_WHOSERVER: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 34, FreeBSD 34.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_3PC: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 68, FreeBSD 68.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ADFS: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Linux 144.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_AGGFRAG: number | undefined;
/**
 * IPsec authentication header (AH). 51 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_AH: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 61, FreeBSD 61.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_AHIP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 99, FreeBSD 99.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_APES: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 13, FreeBSD 13.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ARGUS: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 93, FreeBSD 93.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_AX25: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Linux 94.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_BEETPH: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 49, FreeBSD 49.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_BHA: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 30, FreeBSD 30.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_BLT: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 76, FreeBSD 76.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_BRSATMON: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 112.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CARP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 7.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CBT: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 62, FreeBSD 62.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CFTP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 16, FreeBSD 16.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CHAOS: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 38, FreeBSD 38.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CMTP: number | undefined;
/**
 * Compressed payload (IPComp). Linux 108.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_COMP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 73, FreeBSD 73.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CPHB: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 72, FreeBSD 72.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_CPNX: number | undefined;
/**
 * Datagrams with congestion control (DCCP). Linux 33, FreeBSD 33.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_DCCP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 37, FreeBSD 37.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_DDP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 86, FreeBSD 86.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_DGP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 254, FreeBSD 258.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_DIVERT: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 257, FreeBSD 257.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_DONE: number | undefined;
/**
 * IPv6 extension header: destination options. 60 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_DSTOPTS: number;
/**
 * Exterior gateway protocol. 8 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_EGP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 14, FreeBSD 14.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_EMCON: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Linux 98, macOS 98, FreeBSD 98.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ENCAP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 80, FreeBSD 80.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_EON: number | undefined;
/**
 * IPsec encapsulating security payload (ESP). 50 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ESP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 97, FreeBSD 97.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ETHERIP: number | undefined;
/**
 * Ethernet in IP or IPv6. Linux 143.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ETHERNET: number | undefined;
/**
 * IPv6 extension header: fragment. 44 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_FRAGMENT: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 3, Windows 3, FreeBSD 3.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_GGP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 100, FreeBSD 100.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_GMTP: number | undefined;
/**
 * Generic routing encapsulation. Linux 47, macOS 47, FreeBSD 47.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_GRE: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 63, FreeBSD 63.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_HELLO: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 139.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_HIP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 20, FreeBSD 20.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_HMP: number | undefined;
/**
 * IPv6 extension header: hop-by-hop options. 0 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_HOPOPTS: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 78.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ICLFXBM: number | undefined;
/**
 * Control messages of IPv4 (ICMP); icmp(7). 1 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ICMP: number;
/**
 * Control messages of IPv6 (ICMPv6); also the level of ICMP6_FILTER. 58 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ICMPV6: number;
/**
 * Xerox's IDP. 22 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IDP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 35, FreeBSD 35.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IDPR: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 45, FreeBSD 45.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IDRP: number | undefined;
/**
 * Membership of multicast groups (IGMP). 2 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IGMP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 85, Windows 9, FreeBSD 85.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IGP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 88, FreeBSD 88.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IGRP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 40, FreeBSD 40.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IL: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 52, FreeBSD 52.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_INLSP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 32, FreeBSD 32.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_INP: number | undefined;
/**
 * IPv4; also the level of the IPv4 options. 0 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IP: number;
/**
 * Compressed payload (IPComp). macOS 108, FreeBSD 108.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPCOMP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 71, FreeBSD 71.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPCV: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 94, FreeBSD 94.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPEIP: number | undefined;
/**
 * IPv4 in IPv4. Linux 4, macOS 4, FreeBSD 4.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPIP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 67, FreeBSD 67.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPPC: number | undefined;
/**
 * IPv4 in IPv4. macOS 4, Windows 4, FreeBSD 4.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPV4: number | undefined;
/**
 * IPv6, also encapsulated in IPv4; the level of the IPv6 options. 41 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IPV6: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 28, FreeBSD 28.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_IRTP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 65, FreeBSD 65.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_KRYPTOLAN: number | undefined;
/**
 * Layer 2 tunnels. Linux 115, Windows 115.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_L2TP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 91, FreeBSD 91.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_LARP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 25, FreeBSD 25.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_LEAF1: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 26, FreeBSD 26.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_LEAF2: number | undefined;
/**
 * Highest protocol plus one; differs between releases. Linux 263, macOS 256, Windows 256, FreeBSD 256.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MAX: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 52.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MAXID: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 19, FreeBSD 19.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MEAS: number | undefined;
/**
 * IPv6 extension header: mobility. Linux 135, FreeBSD 135.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MH: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 48, FreeBSD 48.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MHRP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 95, FreeBSD 95.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MICP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 55.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MOBILE: number | undefined;
/**
 * MPLS in IP. Linux 137, FreeBSD 137.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MPLS: number | undefined;
/**
 * Multipath TCP (RFC 8684). Linux 262.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MPTCP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Linux 92, macOS 92, FreeBSD 92.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MTP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 18, FreeBSD 18.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_MUX: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 77, Windows 77, FreeBSD 77.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ND: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 54, FreeBSD 54.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_NHRP: number | undefined;
/**
 * IPv6 extension header: no next header. 59 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_NONE: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 31, FreeBSD 31.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_NSP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 11, FreeBSD 11.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_NVPII: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 254.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_OLD_DIVERT: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 89, FreeBSD 89.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_OSPFIGP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 240.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PFSYNC: number | undefined;
/**
 * Reliable multicast (PGM). macOS 113, Windows 113, FreeBSD 113.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PGM: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 9, FreeBSD 9.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PIGP: number | undefined;
/**
 * Multicast routing (PIM). 103 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PIM: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 21, FreeBSD 21.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PRM: number | undefined;
/**
 * Xerox's PUP. 12 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PUP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 75, FreeBSD 75.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_PVP: number | undefined;
/**
 * Raw packets, with IP_HDRINCL implied. 255 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RAW: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 10, FreeBSD 10.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RCCMON: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 27, Windows 27, FreeBSD 27.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RDP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 253.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_253: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 254.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_254: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 258.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_IPSEC: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 259.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_IPSECOFFLOAD: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 261.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_MAX: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 257.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_RAW: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 260.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RESERVED_WNV: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. Windows 113.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RM: number | undefined;
/**
 * IPv6 extension header: routing. 43 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ROUTING: number;
/**
 * Resource reservation (RSVP). Linux 46, macOS 46, FreeBSD 46.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RSVP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 66, FreeBSD 66.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_RVD: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 64, FreeBSD 64.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SATEXPAK: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 69, FreeBSD 69.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SATMON: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 96, FreeBSD 96.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SCCSP: number | undefined;
/**
 * SCTP (RFC 9260); also the level of the SCTP options. 132 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SCTP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 42, FreeBSD 42.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SDRP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 259.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SEND: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 33.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SEP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 140.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SHIM6: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 57.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SKIP: number | undefined;
/**
 * Shared memory communications (RDMA) with TCP's interface. Linux 256.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SMC: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 32767.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SPACER: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 90, FreeBSD 90.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SRPC: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 7, Windows 5, FreeBSD 7.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_ST: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 82, FreeBSD 82.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SVMTP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 53, FreeBSD 53.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_SWIPE: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 87, FreeBSD 87.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TCF: number | undefined;
/**
 * TCP; also the level of the TCP options. 6 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TCP: number;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. FreeBSD 56.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TLSP: number | undefined;
/**
 * ISO transport protocol class 4. Linux 29, macOS 29, FreeBSD 29.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 39, FreeBSD 39.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TPXX: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 23, FreeBSD 23.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TRUNK1: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 24, FreeBSD 24.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TRUNK2: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 84, FreeBSD 84.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_TTP: number | undefined;
/**
 * UDP; also the level of the UDP options. 17 everywhere.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_UDP: number;
/**
 * UDP-Lite: datagrams with partial checksums; udplite(7). Linux 136, FreeBSD 136.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_UDPLITE: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 83, FreeBSD 83.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_VINES: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 70, FreeBSD 70.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_VISA: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 81, FreeBSD 81.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_VMTP: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 79, FreeBSD 79.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_WBEXPAK: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 78, FreeBSD 78.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_WBMON: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 74, FreeBSD 74.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_WSN: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 15, FreeBSD 15.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_XNET: number | undefined;
/**
 * Protocol number over IP: assigned by IANA, or private to the system. macOS 36, FreeBSD 36.
 * @category Constants: families and protocols
 */
export declare const IPPROTO_XTP: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. Linux 4, macOS 23.
 * @category Constants: options
 */
export declare const IPV6_2292DSTOPTS: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. Linux 8, macOS 20.
 * @category Constants: options
 */
export declare const IPV6_2292HOPLIMIT: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. Linux 3, macOS 22.
 * @category Constants: options
 */
export declare const IPV6_2292HOPOPTS: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 21.
 * @category Constants: options
 */
export declare const IPV6_2292NEXTHOP: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. Linux 2, macOS 19.
 * @category Constants: options
 */
export declare const IPV6_2292PKTINFO: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. Linux 6, macOS 25.
 * @category Constants: options
 */
export declare const IPV6_2292PKTOPTIONS: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. Linux 5, macOS 24.
 * @category Constants: options
 */
export declare const IPV6_2292RTHDR: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 50.
 * @category Constants: options
 */
export declare const IPV6_3542DSTOPTS: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 47.
 * @category Constants: options
 */
export declare const IPV6_3542HOPLIMIT: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 49.
 * @category Constants: options
 */
export declare const IPV6_3542HOPOPTS: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 48.
 * @category Constants: options
 */
export declare const IPV6_3542NEXTHOP: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 46.
 * @category Constants: options
 */
export declare const IPV6_3542PKTINFO: number | undefined;
/**
 * The option as specified by RFC 2292 or RFC 3542. macOS 51.
 * @category Constants: options
 */
export declare const IPV6_3542RTHDR: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Windows 128.
 * @category Constants: options
 */
export declare const IPV6_ADDRESS_BITS: number | undefined;
/**
 * Turns a socket connected to an IPv4-mapped address into AF_INET; ipv6(7). Linux 1.
 * @category Constants: options
 */
export declare const IPV6_ADDRFORM: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 32.
 * @category Constants: options
 */
export declare const IPV6_ADDR_MC_FLAGS_PREFIX: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 16.
 * @category Constants: options
 */
export declare const IPV6_ADDR_MC_FLAGS_TRANSIENT: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 48.
 * @category Constants: options
 */
export declare const IPV6_ADDR_MC_FLAGS_UNICAST_BASED: number | undefined;
/**
 * Preferred source addresses of this machine (IPV6_PREFER_SRC_*). Linux 72.
 * @category Constants: options
 */
export declare const IPV6_ADDR_PREFERENCES: number | undefined;
/**
 * Adds an interface to the list of IPV6_IFLIST. Windows 29.
 * @category Constants: options
 */
export declare const IPV6_ADD_IFLIST: number | undefined;
/**
 * Joins a multicast group. Linux 20, Windows 12.
 * @category Constants: options
 */
export declare const IPV6_ADD_MEMBERSHIP: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 10.
 * @category Constants: options
 */
export declare const IPV6_AUTHHDR: number | undefined;
/**
 * Generates the flow label of packets automatically. Linux 70, macOS 59, FreeBSD 59.
 * @category Constants: options
 */
export declare const IPV6_AUTOFLOWLABEL: number | undefined;
/**
 * Permits binding to an address that this machine does not have; ip6(4). FreeBSD 64.
 * @category Constants: options
 */
export declare const IPV6_BINDANY: number | undefined;
/**
 * Lets several sockets of one user bind the same address; netinet6/in6.h. FreeBSD 65.
 * @category Constants: options
 */
export declare const IPV6_BINDMULTI: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 27, FreeBSD 27.
 * @category Constants: options
 */
export declare const IPV6_BINDV6ONLY: number | undefined;
/**
 * The only interface to receive from and send to, by index; netinet6/in6.h. macOS 125.
 * @category Constants: options
 */
export declare const IPV6_BOUND_IF: number | undefined;
/**
 * Offset at which the kernel stores the checksum; of raw sockets. RFC 3542. Linux 7, macOS 26, Windows 26, FreeBSD 26.
 * @category Constants: options
 */
export declare const IPV6_CHECKSUM: number;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IPV6_DEFAULT_MULTICAST_HOPS: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IPV6_DEFAULT_MULTICAST_LOOP: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 4.
 * @category Constants: options
 */
export declare const IPV6_DEFAULT_TNL_ENCAP_LIMIT: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. FreeBSD 60000.
 * @category Constants: options
 */
export declare const IPV6_DEFFRAGTTL: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 64, FreeBSD 64.
 * @category Constants: options
 */
export declare const IPV6_DEFHLIM: number | undefined;
/**
 * Removes an interface from the list of IPV6_IFLIST. Windows 30.
 * @category Constants: options
 */
export declare const IPV6_DEL_IFLIST: number | undefined;
/**
 * Fails with EMSGSIZE rather than fragment a datagram. Linux 62, macOS 62, Windows 14, FreeBSD 62.
 * @category Constants: options
 */
export declare const IPV6_DONTFRAG: number;
/**
 * Leaves a multicast group. Linux 21, Windows 13.
 * @category Constants: options
 */
export declare const IPV6_DROP_MEMBERSHIP: number | undefined;
/**
 * Destination options header sent with packets; RFC 3542. Linux 59, macOS 50, FreeBSD 50.
 * @category Constants: options
 */
export declare const IPV6_DSTOPTS: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Windows 50.
 * @category Constants: options
 */
export declare const IPV6_ECN: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Windows 12288, FreeBSD 12288.
 * @category Constants: options
 */
export declare const IPV6_ECN_MASK: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Windows 12.
 * @category Constants: options
 */
export declare const IPV6_ECN_SHIFT: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 29.
 * @category Constants: options
 */
export declare const IPV6_FAITH: number | undefined;
/**
 * Flow identifier. Read only; netinet6/in6.h. FreeBSD 67.
 * @category Constants: options
 */
export declare const IPV6_FLOWID: number | undefined;
/**
 * Delivers the flow label and traffic class as ancillary data. Linux 11.
 * @category Constants: options
 */
export declare const IPV6_FLOWINFO: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Linux 1048575.
 * @category Constants: options
 */
export declare const IPV6_FLOWINFO_FLOWLABEL: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Linux 4294967055, macOS 4294967055, FreeBSD 4294967055.
 * @category Constants: options
 */
export declare const IPV6_FLOWINFO_MASK: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Linux 267386880.
 * @category Constants: options
 */
export declare const IPV6_FLOWINFO_PRIORITY: number | undefined;
/**
 * Sends the flow information of the destination address. Linux 33.
 * @category Constants: options
 */
export declare const IPV6_FLOWINFO_SEND: number | undefined;
/**
 * Bits or bounds of an IPv6 header. FreeBSD 20.
 * @category Constants: options
 */
export declare const IPV6_FLOWLABEL_LEN: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Linux 4294905600, macOS 4294905600, FreeBSD 4294905600.
 * @category Constants: options
 */
export declare const IPV6_FLOWLABEL_MASK: number | undefined;
/**
 * Manages flow labels (IPV6_FL_*). Linux 32.
 * @category Constants: options
 */
export declare const IPV6_FLOWLABEL_MGR: number | undefined;
/**
 * Method by which the flow identifier IPV6_FLOWID was computed. Read only; netinet6/in6.h. FreeBSD 68.
 * @category Constants: options
 */
export declare const IPV6_FLOWTYPE: number | undefined;
/**
 * Bits or bounds of an IPv6 header. macOS 12288.
 * @category Constants: options
 */
export declare const IPV6_FLOW_ECN_MASK: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Windows 4294905600.
 * @category Constants: options
 */
export declare const IPV6_FLOW_LABEL_MASK: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 0.
 * @category Constants: options
 */
export declare const IPV6_FL_A_GET: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 1.
 * @category Constants: options
 */
export declare const IPV6_FL_A_PUT: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 2.
 * @category Constants: options
 */
export declare const IPV6_FL_A_RENEW: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 1.
 * @category Constants: options
 */
export declare const IPV6_FL_F_CREATE: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 2.
 * @category Constants: options
 */
export declare const IPV6_FL_F_EXCL: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 4.
 * @category Constants: options
 */
export declare const IPV6_FL_F_REFLECT: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 8.
 * @category Constants: options
 */
export declare const IPV6_FL_F_REMOTE: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 255.
 * @category Constants: options
 */
export declare const IPV6_FL_S_ANY: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 1.
 * @category Constants: options
 */
export declare const IPV6_FL_S_EXCL: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 0.
 * @category Constants: options
 */
export declare const IPV6_FL_S_NONE: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 2.
 * @category Constants: options
 */
export declare const IPV6_FL_S_PROCESS: number | undefined;
/**
 * Value for flow labels: option IPV6_FLOWLABEL_MGR. Linux 3.
 * @category Constants: options
 */
export declare const IPV6_FL_S_USER: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 60, FreeBSD 120.
 * @category Constants: options
 */
export declare const IPV6_FRAGTTL: number | undefined;
/**
 * Permits binding to an address that is not local or does not exist yet. Linux 78.
 * @category Constants: options
 */
export declare const IPV6_FREEBIND: number | undefined;
/**
 * Bits or bounds of an IPv6 header. Windows 61455.
 * @category Constants: options
 */
export declare const IPV6_FULL_TRAFFIC_CLASS_MASK: number | undefined;
/**
 * List of IPV6_IFLIST. Read only. Windows 33.
 * @category Constants: options
 */
export declare const IPV6_GET_IFLIST: number | undefined;
/**
 * The program supplies the IPv6 header of each packet; of raw sockets. Linux 36, Windows 2.
 * @category Constants: options
 */
export declare const IPV6_HDRINCL: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IPV6_HLIMDEC: number | undefined;
/**
 * Hop limit of a packet, as ancillary data. Linux 52, macOS 47, Windows 21, FreeBSD 47.
 * @category Constants: options
 */
export declare const IPV6_HOPLIMIT: number;
/**
 * Hop-by-hop options header sent with packets; RFC 3542. Linux 54, macOS 49, Windows 1, FreeBSD 49.
 * @category Constants: options
 */
export declare const IPV6_HOPOPTS: number;
/**
 * Receives only from the interfaces added by IPV6_ADD_IFLIST. Windows 28.
 * @category Constants: options
 */
export declare const IPV6_IFLIST: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 34, macOS 28, FreeBSD 28.
 * @category Constants: options
 */
export declare const IPV6_IPSEC_POLICY: number | undefined;
/**
 * Joins an anycast group. Linux 27.
 * @category Constants: options
 */
export declare const IPV6_JOIN_ANYCAST: number | undefined;
/**
 * Joins a multicast group; RFC 3493. Linux 20, macOS 12, Windows 12, FreeBSD 12.
 * @category Constants: options
 */
export declare const IPV6_JOIN_GROUP: number;
/**
 * Leaves an anycast group. Linux 28.
 * @category Constants: options
 */
export declare const IPV6_LEAVE_ANYCAST: number | undefined;
/**
 * Leaves a multicast group; RFC 3493. Linux 21, macOS 13, Windows 13, FreeBSD 13.
 * @category Constants: options
 */
export declare const IPV6_LEAVE_GROUP: number;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 255, FreeBSD 255.
 * @category Constants: options
 */
export declare const IPV6_MAXHLIM: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 2048, FreeBSD 2048.
 * @category Constants: options
 */
export declare const IPV6_MAXOPTHDR: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 65535, FreeBSD 65535.
 * @category Constants: options
 */
export declare const IPV6_MAXPACKET: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 512, FreeBSD 512.
 * @category Constants: options
 */
export declare const IPV6_MAX_GROUP_SRC_FILTER: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 4095, FreeBSD 4095.
 * @category Constants: options
 */
export declare const IPV6_MAX_MEMBERSHIPS: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 128, FreeBSD 128.
 * @category Constants: options
 */
export declare const IPV6_MAX_SOCK_SRC_FILTER: number | undefined;
/**
 * Minimum hop limit of packets received; packets with less are dropped. Linux 73.
 * @category Constants: options
 */
export declare const IPV6_MINHOPCOUNT: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Windows 1280.
 * @category Constants: options
 */
export declare const IPV6_MINIMUM_MTU: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 31.
 * @category Constants: options
 */
export declare const IPV6_MIN_MEMBERSHIPS: number | undefined;
/**
 * Minimum MTU of a link that carries IPv6, in bytes. Linux 1280.
 * @category Constants: options
 */
export declare const IPV6_MIN_MTU: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 1280, FreeBSD 1280.
 * @category Constants: options
 */
export declare const IPV6_MMTU: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 74, FreeBSD 74.
 * @category Constants: options
 */
export declare const IPV6_MSFILTER: number | undefined;
/**
 * Path MTU of a connected socket, in bytes; set, it limits the size of packets. Linux 24, Windows 72.
 * @category Constants: options
 */
export declare const IPV6_MTU: number | undefined;
/**
 * Path MTU discovery mode (IPV6_PMTUDISC_*). Linux 23, Windows 71.
 * @category Constants: options
 */
export declare const IPV6_MTU_DISCOVER: number | undefined;
/**
 * Delivers datagrams of all multicast groups joined on this machine, not only of the socket's. Linux 29.
 * @category Constants: options
 */
export declare const IPV6_MULTICAST_ALL: number | undefined;
/**
 * Hop limit of multicasts sent. Linux 18, macOS 10, Windows 10, FreeBSD 10.
 * @category Constants: options
 */
export declare const IPV6_MULTICAST_HOPS: number;
/**
 * Outgoing interface of multicasts, by index. Linux 17, macOS 9, Windows 9, FreeBSD 9.
 * @category Constants: options
 */
export declare const IPV6_MULTICAST_IF: number;
/**
 * Loops multicasts that are sent back to this machine. Linux 19, macOS 11, Windows 11, FreeBSD 11.
 * @category Constants: options
 */
export declare const IPV6_MULTICAST_LOOP: number;
/**
 * Next hop of packets sent; RFC 3542. Linux 9, macOS 48, FreeBSD 48.
 * @category Constants: options
 */
export declare const IPV6_NEXTHOP: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Windows 74.
 * @category Constants: options
 */
export declare const IPV6_NRT_INTERFACE: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 0.
 * @category Constants: options
 */
export declare const IPV6_OPT_ROUTERALERT_MLD: number | undefined;
/**
 * Original destination address, as ancillary data. Linux 74, FreeBSD 72.
 * @category Constants: options
 */
export declare const IPV6_ORIGDSTADDR: number | undefined;
/**
 * Path MTU to the peer, as an ip6_mtuinfo; RFC 3542. Linux 61, macOS 44, FreeBSD 44.
 * @category Constants: options
 */
export declare const IPV6_PATHMTU: number | undefined;
/**
 * Destination and interface of a received packet, or source and interface of a send; RFC 3542. Linux 50, macOS 46, Windows 19, FreeBSD 46.
 * @category Constants: options
 */
export declare const IPV6_PKTINFO: number;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Windows 51.
 * @category Constants: options
 */
export declare const IPV6_PKTINFO_EX: number | undefined;
/**
 * Value of IPV6_MTU_DISCOVER; see IP_PMTUDISC_*. Linux 2.
 * @category Constants: options
 */
export declare const IPV6_PMTUDISC_DO: number | undefined;
/**
 * Value of IPV6_MTU_DISCOVER; see IP_PMTUDISC_*. Linux 0.
 * @category Constants: options
 */
export declare const IPV6_PMTUDISC_DONT: number | undefined;
/**
 * Value of IPV6_MTU_DISCOVER; see IP_PMTUDISC_*. Linux 4.
 * @category Constants: options
 */
export declare const IPV6_PMTUDISC_INTERFACE: number | undefined;
/**
 * Value of IPV6_MTU_DISCOVER; see IP_PMTUDISC_*. Linux 5.
 * @category Constants: options
 */
export declare const IPV6_PMTUDISC_OMIT: number | undefined;
/**
 * Value of IPV6_MTU_DISCOVER; see IP_PMTUDISC_*. Linux 3.
 * @category Constants: options
 */
export declare const IPV6_PMTUDISC_PROBE: number | undefined;
/**
 * Value of IPV6_MTU_DISCOVER; see IP_PMTUDISC_*. Linux 1.
 * @category Constants: options
 */
export declare const IPV6_PMTUDISC_WANT: number | undefined;
/**
 * Range from which local ports are chosen (IPV6_PORTRANGE_*); ip6(4). macOS 14, FreeBSD 14.
 * @category Constants: options
 */
export declare const IPV6_PORTRANGE: number | undefined;
/**
 * Value of IP_PORTRANGE or IPV6_PORTRANGE: default, high or low range of local ports. macOS 0, FreeBSD 0.
 * @category Constants: options
 */
export declare const IPV6_PORTRANGE_DEFAULT: number | undefined;
/**
 * Value of IP_PORTRANGE or IPV6_PORTRANGE: default, high or low range of local ports. macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IPV6_PORTRANGE_HIGH: number | undefined;
/**
 * Value of IP_PORTRANGE or IPV6_PORTRANGE: default, high or low range of local ports. macOS 2, FreeBSD 2.
 * @category Constants: options
 */
export declare const IPV6_PORTRANGE_LOW: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 8.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_CGA: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 4.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_COA: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 1024.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_HOME: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 2048.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_NONCGA: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 2.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_PUBLIC: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 256.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_PUBTMP_DEFAULT: number | undefined;
/**
 * Value of IPV6_ADDR_PREFERENCES; RFC 5014. Linux 1.
 * @category Constants: options
 */
export declare const IPV6_PREFER_SRC_TMP: number | undefined;
/**
 * Prefers temporary source addresses; RFC 3542. macOS 63, FreeBSD 63.
 * @category Constants: options
 */
export declare const IPV6_PREFER_TEMPADDR: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 2560.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_10: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 2816.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_11: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 3072.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_12: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 3328.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_13: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 3584.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_14: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 3840.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_15: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 2048.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_8: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 2304.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_9: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 1024.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_BULK: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 1792.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_CONTROL: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 256.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_FILLER: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 1536.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_INTERACTIVE: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 768.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_RESERVED1: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 1280.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_RESERVED2: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 512.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_UNATTENDED: number | undefined;
/**
 * Priority in the flow information, before RFC 2460. Linux 0.
 * @category Constants: options
 */
export declare const IPV6_PRIORITY_UNCHARACTERIZED: number | undefined;
/**
 * Scope from which peers are accepted: how far away they may be, and whether behind a tunnel. Windows 23.
 * @category Constants: options
 */
export declare const IPV6_PROTECTION_LEVEL: number | undefined;
/**
 * Delivers the destination address as ancillary data. Windows 25.
 * @category Constants: options
 */
export declare const IPV6_RECVDSTADDR: number | undefined;
/**
 * Delivers the destination options header as ancillary data IPV6_DSTOPTS. Linux 58, macOS 40, FreeBSD 40.
 * @category Constants: options
 */
export declare const IPV6_RECVDSTOPTS: number | undefined;
/**
 * Delivers the ECN bits as ancillary data. Windows 50.
 * @category Constants: options
 */
export declare const IPV6_RECVECN: number | undefined;
/**
 * Queues errors for receipt with MSG_ERRQUEUE. Linux 25, Windows 75.
 * @category Constants: options
 */
export declare const IPV6_RECVERR: number | undefined;
/**
 * Adds the extensions of RFC 4884 to the errors of IPV6_RECVERR. Linux 31.
 * @category Constants: options
 */
export declare const IPV6_RECVERR_RFC4884: number | undefined;
/**
 * Delivers the flow identifier as ancillary data IPV6_FLOWID; netinet6/in6.h. FreeBSD 70.
 * @category Constants: options
 */
export declare const IPV6_RECVFLOWID: number | undefined;
/**
 * Delivers the size of the largest fragment of each packet as ancillary data. Linux 77.
 * @category Constants: options
 */
export declare const IPV6_RECVFRAGSIZE: number | undefined;
/**
 * Delivers the hop limit as ancillary data IPV6_HOPLIMIT. Linux 51, macOS 37, FreeBSD 37.
 * @category Constants: options
 */
export declare const IPV6_RECVHOPLIMIT: number | undefined;
/**
 * Delivers the hop-by-hop options header as ancillary data IPV6_HOPOPTS. Linux 53, macOS 39, FreeBSD 39.
 * @category Constants: options
 */
export declare const IPV6_RECVHOPOPTS: number | undefined;
/**
 * Delivers the interface as ancillary data. Windows 24.
 * @category Constants: options
 */
export declare const IPV6_RECVIF: number | undefined;
/**
 * Delivers the original destination address as ancillary data IPV6_ORIGDSTADDR. Linux 74, FreeBSD 72.
 * @category Constants: options
 */
export declare const IPV6_RECVORIGDSTADDR: number | undefined;
/**
 * Delivers changes of the path MTU as ancillary data IPV6_PATHMTU. Linux 60, macOS 43, FreeBSD 43.
 * @category Constants: options
 */
export declare const IPV6_RECVPATHMTU: number | undefined;
/**
 * Delivers the destination address and interface as ancillary data IPV6_PKTINFO. Linux 49, macOS 61, FreeBSD 36.
 * @category Constants: options
 */
export declare const IPV6_RECVPKTINFO: number | undefined;
/**
 * Delivers the RSS bucket of the queue as ancillary data IPV6_RSSBUCKETID; netinet6/in6.h. FreeBSD 71.
 * @category Constants: options
 */
export declare const IPV6_RECVRSSBUCKETID: number | undefined;
/**
 * Delivers the routing header as ancillary data IPV6_RTHDR. Linux 56, macOS 38, Windows 38, FreeBSD 38.
 * @category Constants: options
 */
export declare const IPV6_RECVRTHDR: number;
/**
 * Delivers the traffic class as ancillary data IPV6_TCLASS. Linux 66, macOS 35, Windows 40, FreeBSD 57.
 * @category Constants: options
 */
export declare const IPV6_RECVTCLASS: number;
/**
 * Receives forwarded packets that carry the router alert option. Linux 22.
 * @category Constants: options
 */
export declare const IPV6_ROUTER_ALERT: number | undefined;
/**
 * Restricts IPV6_ROUTER_ALERT to packets of the socket's own network namespace. Linux 30.
 * @category Constants: options
 */
export declare const IPV6_ROUTER_ALERT_ISOLATE: number | undefined;
/**
 * RSS bucket of the receive queue. Read only; netinet6/in6.h. FreeBSD 69.
 * @category Constants: options
 */
export declare const IPV6_RSSBUCKETID: number | undefined;
/**
 * RSS bucket whose connections a listening socket accepts; netinet6/in6.h. FreeBSD 66.
 * @category Constants: options
 */
export declare const IPV6_RSS_LISTEN_BUCKET: number | undefined;
/**
 * Routing header sent with packets; RFC 3542. Linux 57, macOS 51, Windows 32, FreeBSD 51.
 * @category Constants: options
 */
export declare const IPV6_RTHDR: number;
/**
 * Destination options header for each destination of the routing header IPV6_RTHDR; RFC 3542. Linux 55, macOS 57, FreeBSD 35.
 * @category Constants: options
 */
export declare const IPV6_RTHDRDSTOPTS: number | undefined;
/**
 * A hop of a routing header need not be a neighbor. Linux 0, macOS 0, FreeBSD 0.
 * @category Constants: options
 */
export declare const IPV6_RTHDR_LOOSE: number | undefined;
/**
 * A hop of a routing header must be a neighbor. Linux 1, macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IPV6_RTHDR_STRICT: number | undefined;
/**
 * Type of a routing header that lists hops; deprecated by RFC 5095. Linux 0, macOS 0, FreeBSD 0.
 * @category Constants: options
 */
export declare const IPV6_RTHDR_TYPE_0: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 59.
 * @category Constants: options
 */
export declare const IPV6_RXDSTOPTS: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 54.
 * @category Constants: options
 */
export declare const IPV6_RXHOPOPTS: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. macOS 3, FreeBSD 3.
 * @category Constants: options
 */
export declare const IPV6_SOCKOPT_RESERVED1: number | undefined;
/**
 * Value for routing headers; RFC 3542. Linux 1.
 * @category Constants: options
 */
export declare const IPV6_SRCRT_STRICT: number | undefined;
/**
 * Value for routing headers; RFC 3542. Linux 0.
 * @category Constants: options
 */
export declare const IPV6_SRCRT_TYPE_0: number | undefined;
/**
 * Value for routing headers; RFC 3542. Linux 2.
 * @category Constants: options
 */
export declare const IPV6_SRCRT_TYPE_2: number | undefined;
/**
 * Value for routing headers; RFC 3542. Linux 3.
 * @category Constants: options
 */
export declare const IPV6_SRCRT_TYPE_3: number | undefined;
/**
 * Value for routing headers; RFC 3542. Linux 4.
 * @category Constants: options
 */
export declare const IPV6_SRCRT_TYPE_4: number | undefined;
/**
 * Traffic class of packets sent: DSCP and ECN bits. Linux 67, macOS 36, Windows 39, FreeBSD 61.
 * @category Constants: options
 */
export declare const IPV6_TCLASS: number;
/**
 * Bits or bounds of an IPv6 header. Windows 49167.
 * @category Constants: options
 */
export declare const IPV6_TRAFFIC_CLASS_MASK: number | undefined;
/**
 * Binds to and receives for addresses of other machines, for transparent proxies. Linux 75.
 * @category Constants: options
 */
export declare const IPV6_TRANSPARENT: number | undefined;
/**
 * Hop limit of unicast packets sent. Linux 16, macOS 4, Windows 4, FreeBSD 4.
 * @category Constants: options
 */
export declare const IPV6_UNICAST_HOPS: number;
/**
 * Outgoing interface of unicast packets, by index in network byte order (Windows: host order). Linux 76, Windows 31.
 * @category Constants: options
 */
export declare const IPV6_UNICAST_IF: number | undefined;
/**
 * Upper limit of the path MTU, in bytes. Windows 76.
 * @category Constants: options
 */
export declare const IPV6_USER_MTU: number | undefined;
/**
 * Limits packets to the minimum MTU of 1280 bytes; RFC 3542. macOS 42, FreeBSD 42.
 * @category Constants: options
 */
export declare const IPV6_USE_MIN_MTU: number | undefined;
/**
 * Restricts a socket of AF_INET6 to IPv6, without IPv4-mapped addresses. Linux 26, macOS 27, Windows 27, FreeBSD 27.
 * @category Constants: options
 */
export declare const IPV6_V6ONLY: number;
/**
 * Bits or bounds of an IPv6 header. 96 everywhere.
 * @category Constants: options
 */
export declare const IPV6_VERSION: number;
/**
 * Bits or bounds of an IPv6 header. Linux 240, macOS 240, FreeBSD 240.
 * @category Constants: options
 */
export declare const IPV6_VERSION_MASK: number | undefined;
/**
 * Priority in VLAN headers (PCP); ip6(4). FreeBSD 75.
 * @category Constants: options
 */
export declare const IPV6_VLAN_PCP: number | undefined;
/**
 * Option for proxies of the Windows Filtering Platform. Windows 70.
 * @category Constants: options
 */
export declare const IPV6_WFP_REDIRECT_CONTEXT: number | undefined;
/**
 * Option for proxies of the Windows Filtering Platform. Windows 60.
 * @category Constants: options
 */
export declare const IPV6_WFP_REDIRECT_RECORDS: number | undefined;
/**
 * Option of level IPPROTO_IPV6, or a value of IPv6; ipv6(7) on Linux, ip6(4) on BSD. Linux 35.
 * @category Constants: options
 */
export declare const IPV6_XFRM_POLICY: number | undefined;
/**
 * Option of level SOL_IPX. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const IPX_TYPE: number | undefined;
/**
 * Adds an interface to the list of IP_IFLIST. Windows 29.
 * @category Constants: options
 */
export declare const IP_ADD_IFLIST: number | undefined;
/**
 * Joins a multicast group; ip(7). Linux 35, macOS 12, Windows 12, FreeBSD 12.
 * @category Constants: options
 */
export declare const IP_ADD_MEMBERSHIP: number;
/**
 * Joins a multicast group for one source. Linux 39, macOS 70, Windows 15, FreeBSD 70.
 * @category Constants: options
 */
export declare const IP_ADD_SOURCE_MEMBERSHIP: number;
/**
 * Permits binding to an address that this machine does not have; ip(4). FreeBSD 24.
 * @category Constants: options
 */
export declare const IP_BINDANY: number | undefined;
/**
 * Lets several sockets of one user bind the same address; netinet/in.h. FreeBSD 25.
 * @category Constants: options
 */
export declare const IP_BINDMULTI: number | undefined;
/**
 * Chooses the local port at connect rather than at a bind with port 0. Linux 24.
 * @category Constants: options
 */
export declare const IP_BIND_ADDRESS_NO_PORT: number | undefined;
/**
 * Blocks one source of a multicast group. Linux 38, macOS 72, Windows 17, FreeBSD 72.
 * @category Constants: options
 */
export declare const IP_BLOCK_SOURCE: number;
/**
 * The only interface to receive from and send to, by index; netinet/in.h. macOS 25.
 * @category Constants: options
 */
export declare const IP_BOUND_IF: number | undefined;
/**
 * Delivers the checksum of each packet as ancillary data. Linux 23.
 * @category Constants: options
 */
export declare const IP_CHECKSUM: number | undefined;
/**
 * Default of IP_MULTICAST_LOOP. 1 everywhere.
 * @category Constants: options
 */
export declare const IP_DEFAULT_MULTICAST_LOOP: number;
/**
 * Default of IP_MULTICAST_TTL. 1 everywhere.
 * @category Constants: options
 */
export declare const IP_DEFAULT_MULTICAST_TTL: number;
/**
 * Removes an interface from the list of IP_IFLIST. Windows 30.
 * @category Constants: options
 */
export declare const IP_DEL_IFLIST: number | undefined;
/**
 * Bit of an IPv4 header: don't fragment. Linux 16384, macOS 16384, FreeBSD 16384.
 * @category Constants: options
 */
export declare const IP_DF: number | undefined;
/**
 * Sets the don't-fragment bit of packets sent; ip(4). macOS 28, FreeBSD 67.
 * @category Constants: options
 */
export declare const IP_DONTFRAG: number | undefined;
/**
 * Sets the don't-fragment bit of packets sent. Windows 14.
 * @category Constants: options
 */
export declare const IP_DONTFRAGMENT: number | undefined;
/**
 * Leaves a multicast group. Linux 36, macOS 13, Windows 13, FreeBSD 13.
 * @category Constants: options
 */
export declare const IP_DROP_MEMBERSHIP: number;
/**
 * Leaves a multicast group for one source. Linux 40, macOS 71, Windows 16, FreeBSD 71.
 * @category Constants: options
 */
export declare const IP_DROP_SOURCE_MEMBERSHIP: number;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 49.
 * @category Constants: options
 */
export declare const IP_DUMMYNET3: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 60, FreeBSD 60.
 * @category Constants: options
 */
export declare const IP_DUMMYNET_CONFIGURE: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 61, FreeBSD 61.
 * @category Constants: options
 */
export declare const IP_DUMMYNET_DEL: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 62, FreeBSD 62.
 * @category Constants: options
 */
export declare const IP_DUMMYNET_FLUSH: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 64, FreeBSD 64.
 * @category Constants: options
 */
export declare const IP_DUMMYNET_GET: number | undefined;
/**
 * ECN bits of a packet, as ancillary data. Windows 50.
 * @category Constants: options
 */
export declare const IP_ECN: number | undefined;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. macOS 22.
 * @category Constants: options
 */
export declare const IP_FAITH: number | undefined;
/**
 * Flow identifier. Read only; netinet/in.h. FreeBSD 90.
 * @category Constants: options
 */
export declare const IP_FLOWID: number | undefined;
/**
 * Method by which the flow identifier IP_FLOWID was computed. Read only; netinet/in.h. FreeBSD 91.
 * @category Constants: options
 */
export declare const IP_FLOWTYPE: number | undefined;
/**
 * Permits binding to an address that is not local or does not exist yet. Linux 15.
 * @category Constants: options
 */
export declare const IP_FREEBIND: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 48.
 * @category Constants: options
 */
export declare const IP_FW3: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 40, FreeBSD 50.
 * @category Constants: options
 */
export declare const IP_FW_ADD: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 41, FreeBSD 51.
 * @category Constants: options
 */
export declare const IP_FW_DEL: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 42, FreeBSD 52.
 * @category Constants: options
 */
export declare const IP_FW_FLUSH: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 44, FreeBSD 54.
 * @category Constants: options
 */
export declare const IP_FW_GET: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 56.
 * @category Constants: options
 */
export declare const IP_FW_NAT_CFG: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 57.
 * @category Constants: options
 */
export declare const IP_FW_NAT_DEL: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 58.
 * @category Constants: options
 */
export declare const IP_FW_NAT_GET_CONFIG: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 59.
 * @category Constants: options
 */
export declare const IP_FW_NAT_GET_LOG: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 45, FreeBSD 55.
 * @category Constants: options
 */
export declare const IP_FW_RESETLOG: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 40.
 * @category Constants: options
 */
export declare const IP_FW_TABLE_ADD: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 41.
 * @category Constants: options
 */
export declare const IP_FW_TABLE_DEL: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 42.
 * @category Constants: options
 */
export declare const IP_FW_TABLE_FLUSH: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 43.
 * @category Constants: options
 */
export declare const IP_FW_TABLE_GETSIZE: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). FreeBSD 44.
 * @category Constants: options
 */
export declare const IP_FW_TABLE_LIST: number | undefined;
/**
 * Option of raw sockets that configures the firewall; ipfw(4). macOS 43, FreeBSD 53.
 * @category Constants: options
 */
export declare const IP_FW_ZERO: number | undefined;
/**
 * List of IP_IFLIST. Read only. Windows 33.
 * @category Constants: options
 */
export declare const IP_GET_IFLIST: number | undefined;
/**
 * The program supplies the IP header of each packet; of raw sockets. Linux 3, macOS 2, Windows 2, FreeBSD 2.
 * @category Constants: options
 */
export declare const IP_HDRINCL: number;
/**
 * Time to live of a packet, as ancillary data. Windows 21.
 * @category Constants: options
 */
export declare const IP_HOPLIMIT: number | undefined;
/**
 * Receives only from the interfaces added by IP_ADD_IFLIST. Windows 28.
 * @category Constants: options
 */
export declare const IP_IFLIST: number | undefined;
/**
 * IPsec policy of the socket. Linux 16, macOS 21, FreeBSD 21.
 * @category Constants: options
 */
export declare const IP_IPSEC_POLICY: number | undefined;
/**
 * Range from which the system chooses local ports. Linux 51.
 * @category Constants: options
 */
export declare const IP_LOCAL_PORT_RANGE: number | undefined;
/**
 * Maximum size of a packet, in bytes. Linux 65535, macOS 65535, FreeBSD 65535.
 * @category Constants: options
 */
export declare const IP_MAXPACKET: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 512, FreeBSD 512.
 * @category Constants: options
 */
export declare const IP_MAX_GROUP_SRC_FILTER: number | undefined;
/**
 * Maximum number of multicast groups of one socket. Linux 20, macOS 4095, Windows 20, FreeBSD 4095.
 * @category Constants: options
 */
export declare const IP_MAX_MEMBERSHIPS: number;
/**
 * Limit on multicast groups and their source filters. macOS 128, FreeBSD 128.
 * @category Constants: options
 */
export declare const IP_MAX_SOCK_MUTE_FILTER: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 128, FreeBSD 128.
 * @category Constants: options
 */
export declare const IP_MAX_SOCK_SRC_FILTER: number | undefined;
/**
 * Bit of an IPv4 header: more fragments follow. Linux 8192, macOS 8192, FreeBSD 8192.
 * @category Constants: options
 */
export declare const IP_MF: number | undefined;
/**
 * Minimum time to live of packets received; packets with less are dropped. Linux 21, FreeBSD 66.
 * @category Constants: options
 */
export declare const IP_MINTTL: number | undefined;
/**
 * Limit on multicast groups and their source filters. macOS 31.
 * @category Constants: options
 */
export declare const IP_MIN_MEMBERSHIPS: number | undefined;
/**
 * Sets or reads all sources of a multicast group at once. Linux 41, macOS 74, FreeBSD 74.
 * @category Constants: options
 */
export declare const IP_MSFILTER: number | undefined;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. Linux 576, macOS 576, FreeBSD 576.
 * @category Constants: options
 */
export declare const IP_MSS: number | undefined;
/**
 * Path MTU of a connected socket, in bytes. Read only. Linux 14, Windows 73.
 * @category Constants: options
 */
export declare const IP_MTU: number | undefined;
/**
 * Path MTU discovery mode (IP_PMTUDISC_*). Linux 10, Windows 71.
 * @category Constants: options
 */
export declare const IP_MTU_DISCOVER: number | undefined;
/**
 * Delivers datagrams of all multicast groups joined on this machine, not only of the socket's. Linux 49.
 * @category Constants: options
 */
export declare const IP_MULTICAST_ALL: number | undefined;
/**
 * Outgoing interface of multicasts. Linux 32, macOS 9, Windows 9, FreeBSD 9.
 * @category Constants: options
 */
export declare const IP_MULTICAST_IF: number;
/**
 * Outgoing interface of multicasts, by index; netinet/in.h. macOS 66.
 * @category Constants: options
 */
export declare const IP_MULTICAST_IFINDEX: number | undefined;
/**
 * Loops multicasts that are sent back to this machine. Linux 34, macOS 11, Windows 11, FreeBSD 11.
 * @category Constants: options
 */
export declare const IP_MULTICAST_LOOP: number;
/**
 * Time to live of multicasts sent. Linux 33, macOS 10, Windows 10, FreeBSD 10.
 * @category Constants: options
 */
export declare const IP_MULTICAST_TTL: number;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. macOS 14, FreeBSD 14.
 * @category Constants: options
 */
export declare const IP_MULTICAST_VIF: number | undefined;
/**
 * Disables the reassembly of fragments; of raw sockets. Linux 22.
 * @category Constants: options
 */
export declare const IP_NODEFRAG: number | undefined;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. Windows 74.
 * @category Constants: options
 */
export declare const IP_NRT_INTERFACE: number | undefined;
/**
 * Bits of an IPv4 header: offset of a fragment. Linux 8191, macOS 8191, FreeBSD 8191.
 * @category Constants: options
 */
export declare const IP_OFFMASK: number | undefined;
/**
 * Sends broadcasts to 255.255.255.255, whatever broadcast address is given; ip(4). FreeBSD 23.
 * @category Constants: options
 */
export declare const IP_ONESBCAST: number | undefined;
/**
 * IP options sent with every packet. Linux 4, macOS 1, Windows 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IP_OPTIONS: number;
/**
 * Original destination address, as ancillary data. Linux 20, FreeBSD 27.
 * @category Constants: options
 */
export declare const IP_ORIGDSTADDR: number | undefined;
/**
 * Delivers the interface on which a packet, such as a tunneled one, originally arrived. Windows 47.
 * @category Constants: options
 */
export declare const IP_ORIGINAL_ARRIVAL_IF: number | undefined;
/**
 * Delivers the security context of the peer as ancillary data. Linux 18.
 * @category Constants: options
 */
export declare const IP_PASSSEC: number | undefined;
/**
 * Delivers destination and interface as ancillary data; for a send, sets source and interface. Linux 8, macOS 26, Windows 19.
 * @category Constants: options
 */
export declare const IP_PKTINFO: number | undefined;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. Windows 51.
 * @category Constants: options
 */
export declare const IP_PKTINFO_EX: number | undefined;
/**
 * Ancillary data saved for a stream socket. Read only. Linux 9.
 * @category Constants: options
 */
export declare const IP_PKTOPTIONS: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: path MTU discovery mode. Linux 10.
 * @category Constants: options
 */
export declare const IP_PMTUDISC: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: never fragment. Linux 2, Windows 1.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_DO: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: fragment if necessary. Linux 0, Windows 2.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_DONT: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: use the interface's MTU, not the path MTU. Linux 4.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_INTERFACE: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: path MTU discovery mode. Windows 4.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_MAX: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: path MTU discovery mode. Windows 0.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_NOT_SET: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: IP_PMTUDISC_INTERFACE, but with fragments. Linux 5.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_OMIT: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: never fragment, and ignore the known path MTU. Linux 3, Windows 3.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_PROBE: number | undefined;
/**
 * Value of IP_MTU_DISCOVER: the setting of each route. Linux 1.
 * @category Constants: options
 */
export declare const IP_PMTUDISC_WANT: number | undefined;
/**
 * Range from which local ports are chosen (IP_PORTRANGE_*); ip(4). macOS 19, FreeBSD 19.
 * @category Constants: options
 */
export declare const IP_PORTRANGE: number | undefined;
/**
 * Value of IP_PORTRANGE or IPV6_PORTRANGE: default, high or low range of local ports. macOS 0, FreeBSD 0.
 * @category Constants: options
 */
export declare const IP_PORTRANGE_DEFAULT: number | undefined;
/**
 * Value of IP_PORTRANGE or IPV6_PORTRANGE: default, high or low range of local ports. macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const IP_PORTRANGE_HIGH: number | undefined;
/**
 * Value of IP_PORTRANGE or IPV6_PORTRANGE: default, high or low range of local ports. macOS 2, FreeBSD 2.
 * @category Constants: options
 */
export declare const IP_PORTRANGE_LOW: number | undefined;
/**
 * Scope from which peers are accepted: how far away they may be. Windows 23.
 * @category Constants: options
 */
export declare const IP_PROTECTION_LEVEL: number | undefined;
/**
 * Protocol of a raw socket, read only; as ancillary data, the protocol for IPsec policies. Linux 52.
 * @category Constants: options
 */
export declare const IP_PROTOCOL: number | undefined;
/**
 * Receives broadcasts. Windows 22.
 * @category Constants: options
 */
export declare const IP_RECEIVE_BROADCAST: number | undefined;
/**
 * Delivers the destination address as ancillary data of this name; ip(4). macOS 7, Windows 25, FreeBSD 7.
 * @category Constants: options
 */
export declare const IP_RECVDSTADDR: number | undefined;
/**
 * Delivers the ECN bits as ancillary data IP_ECN. Windows 50.
 * @category Constants: options
 */
export declare const IP_RECVECN: number | undefined;
/**
 * Queues errors for receipt with MSG_ERRQUEUE; ip(7). Linux 11, Windows 75.
 * @category Constants: options
 */
export declare const IP_RECVERR: number | undefined;
/**
 * Adds the extensions of RFC 4884 to the errors of IP_RECVERR. Linux 26.
 * @category Constants: options
 */
export declare const IP_RECVERR_RFC4884: number | undefined;
/**
 * Delivers the flow identifier as ancillary data IP_FLOWID; netinet/in.h. FreeBSD 93.
 * @category Constants: options
 */
export declare const IP_RECVFLOWID: number | undefined;
/**
 * Delivers the size of the largest fragment of each packet as ancillary data. Linux 25.
 * @category Constants: options
 */
export declare const IP_RECVFRAGSIZE: number | undefined;
/**
 * Delivers the interface as ancillary data of this name; ip(4). macOS 20, Windows 24, FreeBSD 20.
 * @category Constants: options
 */
export declare const IP_RECVIF: number | undefined;
/**
 * Delivers the IP options of each packet as ancillary data. Linux 6, macOS 5, FreeBSD 5.
 * @category Constants: options
 */
export declare const IP_RECVOPTS: number | undefined;
/**
 * Delivers the original destination address as ancillary data IP_ORIGDSTADDR. Linux 20, FreeBSD 27.
 * @category Constants: options
 */
export declare const IP_RECVORIGDSTADDR: number | undefined;
/**
 * Delivers the destination address and interface as ancillary data IP_PKTINFO. macOS 26.
 * @category Constants: options
 */
export declare const IP_RECVPKTINFO: number | undefined;
/**
 * Delivers the IP options of each packet, in the form to send back in a reply. Linux 7, macOS 6, FreeBSD 6.
 * @category Constants: options
 */
export declare const IP_RECVRETOPTS: number | undefined;
/**
 * Delivers the RSS bucket of the queue as ancillary data IP_RSSBUCKETID; netinet/in.h. FreeBSD 94.
 * @category Constants: options
 */
export declare const IP_RECVRSSBUCKETID: number | undefined;
/**
 * Delivers the routing header as ancillary data. Windows 38.
 * @category Constants: options
 */
export declare const IP_RECVRTHDR: number | undefined;
/**
 * Delivers the type of service as ancillary data IP_TCLASS. Windows 40.
 * @category Constants: options
 */
export declare const IP_RECVTCLASS: number | undefined;
/**
 * Delivers the type of service as ancillary data IP_TOS. Linux 13, macOS 27, Windows 40, FreeBSD 68.
 * @category Constants: options
 */
export declare const IP_RECVTOS: number;
/**
 * Delivers the time to live as ancillary data IP_TTL (FreeBSD, macOS: IP_RECVTTL). Linux 12, macOS 24, Windows 21, FreeBSD 65.
 * @category Constants: options
 */
export declare const IP_RECVTTL: number;
/**
 * IP options of one packet, as ancillary data; on Linux another name for IP_RECVRETOPTS. Linux 7, macOS 8, FreeBSD 8.
 * @category Constants: options
 */
export declare const IP_RETOPTS: number | undefined;
/**
 * Bit of an IPv4 header: reserved. Linux 32768, macOS 32768, FreeBSD 32768.
 * @category Constants: options
 */
export declare const IP_RF: number | undefined;
/**
 * Receives forwarded packets that carry the router alert option. Linux 5.
 * @category Constants: options
 */
export declare const IP_ROUTER_ALERT: number | undefined;
/**
 * RSS bucket of the receive queue. Read only; netinet/in.h. FreeBSD 92.
 * @category Constants: options
 */
export declare const IP_RSSBUCKETID: number | undefined;
/**
 * RSS bucket whose connections a listening socket accepts; netinet/in.h. FreeBSD 26.
 * @category Constants: options
 */
export declare const IP_RSS_LISTEN_BUCKET: number | undefined;
/**
 * Option of raw sockets for the RSVP daemon. macOS 16, FreeBSD 16.
 * @category Constants: options
 */
export declare const IP_RSVP_OFF: number | undefined;
/**
 * Option of raw sockets for the RSVP daemon. macOS 15, FreeBSD 15.
 * @category Constants: options
 */
export declare const IP_RSVP_ON: number | undefined;
/**
 * Option of raw sockets for the RSVP daemon. macOS 18, FreeBSD 18.
 * @category Constants: options
 */
export declare const IP_RSVP_VIF_OFF: number | undefined;
/**
 * Option of raw sockets for the RSVP daemon. macOS 17, FreeBSD 17.
 * @category Constants: options
 */
export declare const IP_RSVP_VIF_ON: number | undefined;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. Windows 32.
 * @category Constants: options
 */
export declare const IP_RTHDR: number | undefined;
/**
 * Source address of one datagram, as ancillary data. FreeBSD 7.
 * @category Constants: options
 */
export declare const IP_SENDSRCADDR: number | undefined;
/**
 * Strips the IP header from packets received; of raw sockets, ip(4). macOS 23.
 * @category Constants: options
 */
export declare const IP_STRIPHDR: number | undefined;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. Windows 39.
 * @category Constants: options
 */
export declare const IP_TCLASS: number | undefined;
/**
 * Type of service of packets sent: DSCP and ECN bits. Linux 1, macOS 3, Windows 3, FreeBSD 3.
 * @category Constants: options
 */
export declare const IP_TOS: number;
/**
 * Option of level IPPROTO_IP, or a value of an option; ip(7) on Linux, ip(4) on BSD. macOS 65.
 * @category Constants: options
 */
export declare const IP_TRAFFIC_MGT_BACKGROUND: number | undefined;
/**
 * Binds to and receives for addresses of other machines, for transparent proxies. Linux 19.
 * @category Constants: options
 */
export declare const IP_TRANSPARENT: number | undefined;
/**
 * Time to live of packets sent. Linux 2, macOS 4, Windows 4, FreeBSD 4.
 * @category Constants: options
 */
export declare const IP_TTL: number;
/**
 * Unblocks one source of a multicast group. Linux 37, macOS 73, Windows 18, FreeBSD 73.
 * @category Constants: options
 */
export declare const IP_UNBLOCK_SOURCE: number;
/**
 * Outgoing interface of unicast packets, by index in network byte order. Linux 50, Windows 31.
 * @category Constants: options
 */
export declare const IP_UNICAST_IF: number | undefined;
/**
 * Value that leaves the choice to the system. Windows -1.
 * @category Constants: options
 */
export declare const IP_UNSPECIFIED_HOP_LIMIT: number | undefined;
/**
 * Value that leaves the choice to the system. Windows -1.
 * @category Constants: options
 */
export declare const IP_UNSPECIFIED_TYPE_OF_SERVICE: number | undefined;
/**
 * Value that leaves the choice to the system. Windows 4294967295.
 * @category Constants: options
 */
export declare const IP_UNSPECIFIED_USER_MTU: number | undefined;
/**
 * Upper limit of the path MTU, in bytes. Windows 76.
 * @category Constants: options
 */
export declare const IP_USER_MTU: number | undefined;
/**
 * Priority in VLAN headers (PCP); ip(4). FreeBSD 75.
 * @category Constants: options
 */
export declare const IP_VLAN_PCP: number | undefined;
/**
 * Option for proxies of the Windows Filtering Platform. Windows 70.
 * @category Constants: options
 */
export declare const IP_WFP_REDIRECT_CONTEXT: number | undefined;
/**
 * Option for proxies of the Windows Filtering Platform. Windows 60.
 * @category Constants: options
 */
export declare const IP_WFP_REDIRECT_RECORDS: number | undefined;
/**
 * IPsec policy of the socket, in the form of xfrm. Linux 17.
 * @category Constants: options
 */
export declare const IP_XFRM_POLICY: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_EE_INFO_NONE: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_EE_INFO_RX_ABORT: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_EE_INFO_RX_DPO: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_EE_INFO_RX_RTS: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_EE_INFO_TX_ABORT: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 512.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_FILTER_MAX: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 254.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_IDLE_ADDR: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 253.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_MAX_UNICAST_ADDR: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_BYTES_ACKED: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_DEST_ADDR: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_DEST_NAME: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_PAD: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_PGN: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_SRC_ADDR: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_SRC_NAME: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NLA_TOTAL_SIZE: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 255.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NO_ADDR: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NO_NAME: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 262144.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_NO_PGN: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 60928.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_PGN_ADDRESS_CLAIMED: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 65240.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_PGN_ADDRESS_COMMANDED: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 262143.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_PGN_MAX: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 261888.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_PGN_PDU1_MAX: number | undefined;
/**
 * Value of CAN_J1939; Documentation/networking/j1939.rst. Linux 59904.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const J1939_PGN_REQUEST: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_CONNINFO: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM_AUTH: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM_ENCRYPT: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM_MASTER: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM_RELIABLE: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM_SECURE: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_LM_TRUSTED: number | undefined;
/**
 * Option of level SOL_L2CAP, or a bit of L2CAP_LM; bluetooth/l2cap.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const L2CAP_OPTIONS: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 3.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_ACK_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 6.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_BUSY_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 10.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 60.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_ACK_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 60.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_BUSY_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 60.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_P_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 60.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_REJ_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 100.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_RETRY: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 4196.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_SIZE: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 127.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_MAX_WIN: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 9.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_PKTINFO: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 4.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_P_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 5.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_REJ_TMR_EXP: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 1.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_RETRY: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 8.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_RX_WIN: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 2.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_SIZE: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 7.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_TX_WIN: number | undefined;
/**
 * Option of level SOL_LLC; linux/llc.h. Linux 0.
 * @category Constants: families and protocols
 */
export declare const LLC_OPT_UNKNOWN: number | undefined;
/**
 * Makes connect wait until the connection is accepted; unix(4). FreeBSD 4.
 * @category Constants: options
 */
export declare const LOCAL_CONNWAIT: number | undefined;
/**
 * Delivers the credentials of the sender with the first message; unix(4). FreeBSD 2.
 * @category Constants: options
 */
export declare const LOCAL_CREDS: number | undefined;
/**
 * Delivers the credentials of the sender with every message; unix(4). FreeBSD 3.
 * @category Constants: options
 */
export declare const LOCAL_CREDS_PERSISTENT: number | undefined;
/**
 * User and groups of the peer, as a xucred. Read only; unix(4). macOS 1, FreeBSD 1.
 * @category Constants: options
 */
export declare const LOCAL_PEERCRED: number | undefined;
/**
 * Process on whose behalf the peer acts. Read only. macOS 3.
 * @category Constants: options
 */
export declare const LOCAL_PEEREPID: number | undefined;
/**
 * UUID of the program on whose behalf the peer acts. Read only. macOS 5.
 * @category Constants: options
 */
export declare const LOCAL_PEEREUUID: number | undefined;
/**
 * Process of the peer. Read only. macOS 2.
 * @category Constants: options
 */
export declare const LOCAL_PEERPID: number | undefined;
/**
 * Audit token of the peer. Read only. macOS 6.
 * @category Constants: options
 */
export declare const LOCAL_PEERTOKEN: number | undefined;
/**
 * UUID of the peer's program. Read only. macOS 4.
 * @category Constants: options
 */
export declare const LOCAL_PEERUUID: number | undefined;
/**
 * Bit of vendor-specific options. FreeBSD 2147483648.
 * @category Constants: options
 */
export declare const LOCAL_VENDOR: number | undefined;
/**
 * Blocks one source of a multicast group; RFC 3678. Linux 43, macOS 84, Windows 43, FreeBSD 84.
 * @category Constants: options
 */
export declare const MCAST_BLOCK_SOURCE: number;
/**
 * Mode of a source filter: block the listed sources. Linux 0, macOS 2, Windows 1, FreeBSD 2.
 * @category Constants: options
 */
export declare const MCAST_EXCLUDE: number;
/**
 * Mode of a source filter: receive only from the listed sources. Linux 1, macOS 1, Windows 0, FreeBSD 1.
 * @category Constants: options
 */
export declare const MCAST_INCLUDE: number;
/**
 * Joins a multicast group of either family; RFC 3678. Linux 42, macOS 80, Windows 41, FreeBSD 80.
 * @category Constants: options
 */
export declare const MCAST_JOIN_GROUP: number;
/**
 * Joins a multicast group for one source; RFC 3678. Linux 46, macOS 82, Windows 45, FreeBSD 82.
 * @category Constants: options
 */
export declare const MCAST_JOIN_SOURCE_GROUP: number;
/**
 * Leaves a multicast group; RFC 3678. Linux 45, macOS 81, Windows 42, FreeBSD 81.
 * @category Constants: options
 */
export declare const MCAST_LEAVE_GROUP: number;
/**
 * Leaves a multicast group for one source; RFC 3678. Linux 47, macOS 83, Windows 46, FreeBSD 83.
 * @category Constants: options
 */
export declare const MCAST_LEAVE_SOURCE_GROUP: number;
/**
 * Sets all sources of a multicast group at once; RFC 3678. Linux 48.
 * @category Constants: options
 */
export declare const MCAST_MSFILTER: number | undefined;
/**
 * Unblocks one source of a multicast group; RFC 3678. Linux 44, macOS 85, Windows 44, FreeBSD 85.
 * @category Constants: options
 */
export declare const MCAST_UNBLOCK_SOURCE: number;
/**
 * Internal mode of the kernel: multicast group without a source filter. macOS 0, FreeBSD 0.
 * @category Constants: options
 */
export declare const MCAST_UNDEFINED: number | undefined;
/**
 * Internal flag of the kernel: more messages of the same sendmmsg follow. Linux 262144.
 * @category Constants: sockets and messages
 */
export declare const MSG_BATCH: number | undefined;
/**
 * Result of a receive: the datagram was a broadcast. Windows 1024.
 * @category Constants: sockets and messages
 */
export declare const MSG_BCAST: number | undefined;
/**
 * Closes received descriptors when a program is executed. Linux 1073741824, FreeBSD 262144.
 * @category Constants: sockets and messages
 */
export declare const MSG_CMSG_CLOEXEC: number | undefined;
/**
 * Closes received descriptors in child processes. FreeBSD 4194304.
 * @category Constants: sockets and messages
 */
export declare const MSG_CMSG_CLOFORK: number | undefined;
/**
 * Internal flag of the kernel: call in its old form. FreeBSD 32768.
 * @category Constants: sockets and messages
 */
export declare const MSG_COMPAT: number | undefined;
/**
 * Confirms that the peer answered: its link-layer address is valid. Linux 2048.
 * @category Constants: sockets and messages
 */
export declare const MSG_CONFIRM: number | undefined;
/**
 * Result of a receive: ancillary data was truncated for lack of room. Linux 8, macOS 32, Windows 512, FreeBSD 32.
 * @category Constants: sockets and messages
 */
export declare const MSG_CTRUNC: number;
/**
 * Sends only to directly connected networks, without a gateway. 4 everywhere.
 * @category Constants: sockets and messages
 */
export declare const MSG_DONTROUTE: number;
/**
 * Does not wait, regardless of the socket's mode. Linux 64, macOS 128, FreeBSD 128.
 * @category Constants: sockets and messages
 */
export declare const MSG_DONTWAIT: number | undefined;
/**
 * Shuts down the sending side after this data. macOS 256, FreeBSD 256.
 * @category Constants: sockets and messages
 */
export declare const MSG_EOF: number | undefined;
/**
 * End of a record. Linux 128, macOS 8, FreeBSD 8.
 * @category Constants: sockets and messages
 */
export declare const MSG_EOR: number | undefined;
/**
 * Receives from the error queue; recv(2). On Windows a result: the message is from this queue. Linux 8192, Windows 4096.
 * @category Constants: sockets and messages
 */
export declare const MSG_ERRQUEUE: number | undefined;
/**
 * Connects and sends data in the SYN; tcp(7). Linux 536870912.
 * @category Constants: sockets and messages
 */
export declare const MSG_FASTOPEN: number | undefined;
/**
 * Internal flag of the kernel: segment with FIN. Linux 512.
 * @category Constants: sockets and messages
 */
export declare const MSG_FIN: number | undefined;
/**
 * Flag of a message: obsolete, or internal to the kernel. macOS 1024.
 * @category Constants: sockets and messages
 */
export declare const MSG_FLUSH: number | undefined;
/**
 * Flag of a message: obsolete, or internal to the kernel. macOS 8192.
 * @category Constants: sockets and messages
 */
export declare const MSG_HAVEMORE: number | undefined;
/**
 * Flag of a message: obsolete, or internal to the kernel. macOS 2048.
 * @category Constants: sockets and messages
 */
export declare const MSG_HOLD: number | undefined;
/**
 * Sends or receives in an interrupt handler; Windows CE. Windows 16.
 * @category Constants: sockets and messages
 */
export declare const MSG_INTERRUPT: number | undefined;
/**
 * Maximum number of buffers of one message. Windows 16.
 * @category Constants: sockets and messages
 */
export declare const MSG_MAXIOVLEN: number | undefined;
/**
 * Result of a receive: the datagram was a multicast. Windows 2048.
 * @category Constants: sockets and messages
 */
export declare const MSG_MCAST: number | undefined;
/**
 * More data follows: holds back a partial segment. Linux 32768.
 * @category Constants: sockets and messages
 */
export declare const MSG_MORE: number | undefined;
/**
 * Flag of a message: obsolete, or internal to the kernel. FreeBSD 16384.
 * @category Constants: sockets and messages
 */
export declare const MSG_NBIO: number | undefined;
/**
 * Internal flag of the kernel: fail if the address of a message cannot be allocated. macOS 65536.
 * @category Constants: sockets and messages
 */
export declare const MSG_NEEDSA: number | undefined;
/**
 * Fails with EPIPE without raising the signal SIGPIPE. Linux 16384, macOS 524288, FreeBSD 131072.
 * @category Constants: sockets and messages
 */
export declare const MSG_NOSIGNAL: number | undefined;
/**
 * Result of a receive: the message is an SCTP notification. Linux 32768, FreeBSD 8192.
 * @category Constants: sockets and messages
 */
export declare const MSG_NOTIFICATION: number | undefined;
/**
 * Urgent data. 1 everywhere.
 * @category Constants: sockets and messages
 */
export declare const MSG_OOB: number;
/**
 * Part of a message; the rest follows. Windows 32768.
 * @category Constants: sockets and messages
 */
export declare const MSG_PARTIAL: number | undefined;
/**
 * Leaves the received data in the queue. 2 everywhere.
 * @category Constants: sockets and messages
 */
export declare const MSG_PEEK: number;
/**
 * Asks for a proxied address; without effect. Linux 16.
 * @category Constants: sockets and messages
 */
export declare const MSG_PROXY: number | undefined;
/**
 * Returns received data without waiting for a full buffer. Windows 32.
 * @category Constants: sockets and messages
 */
export declare const MSG_PUSH_IMMEDIATE: number | undefined;
/**
 * Flag of a message: obsolete, or internal to the kernel. macOS 16384.
 * @category Constants: sockets and messages
 */
export declare const MSG_RCVMORE: number | undefined;
/**
 * Internal flag of the kernel: segment with RST. Linux 4096.
 * @category Constants: sockets and messages
 */
export declare const MSG_RST: number | undefined;
/**
 * Flag of a message: obsolete, or internal to the kernel. macOS 4096.
 * @category Constants: sockets and messages
 */
export declare const MSG_SEND: number | undefined;
/**
 * Receives into the memory of a device. Linux 33554432.
 * @category Constants: sockets and messages
 */
export declare const MSG_SOCK_DEVMEM: number | undefined;
/**
 * Internal flag of the kernel: segment with SYN. Linux 1024.
 * @category Constants: sockets and messages
 */
export declare const MSG_SYN: number | undefined;
/**
 * Result of a receive: datagram truncated. On Linux also a flag: return its full length. Linux 32, macOS 16, Windows 256, FreeBSD 16.
 * @category Constants: sockets and messages
 */
export declare const MSG_TRUNC: number;
/**
 * Synonym of MSG_DONTROUTE for DECnet. Linux 4.
 * @category Constants: sockets and messages
 */
export declare const MSG_TRYHARD: number | undefined;
/**
 * Waits until the whole buffer is full. Linux 256, macOS 64, Windows 8, FreeBSD 64.
 * @category Constants: sockets and messages
 */
export declare const MSG_WAITALL: number;
/**
 * Flag of recvmmsg: do not wait after the first message. Linux 65536, FreeBSD 524288.
 * @category Constants: sockets and messages
 */
export declare const MSG_WAITFORONE: number | undefined;
/**
 * Waits until the whole buffer is full; of streams. macOS 512.
 * @category Constants: sockets and messages
 */
export declare const MSG_WAITSTREAM: number | undefined;
/**
 * Sends without copying; Documentation/networking/msg_zerocopy.rst. Linux 67108864.
 * @category Constants: sockets and messages
 */
export declare const MSG_ZEROCOPY: number | undefined;
/**
 * Error of gethostbyname: system error, in errno. Linux -1, macOS -1, FreeBSD -1.
 * @category Constants: names and addresses
 */
export declare const NETDB_INTERNAL: number | undefined;
/**
 * Value of h_errno: no error. Linux 0, macOS 0, FreeBSD 0.
 * @category Constants: names and addresses
 */
export declare const NETDB_SUCCESS: number | undefined;
/**
 * Joins a multicast group, by number; netlink(7). Linux 1, FreeBSD 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_ADD_MEMBERSHIP: number | undefined;
/**
 * Audit messages. Linux 9, FreeBSD 9.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_AUDIT: number | undefined;
/**
 * Reports a failed broadcast delivery to the kernel sender; netlink(7). Linux 4, FreeBSD 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_BROADCAST_ERROR: number | undefined;
/**
 * Receives acknowledgements without a copy of the acknowledged message; netlink(7). Linux 10, FreeBSD 10.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_CAP_ACK: number | undefined;
/**
 * State of a netlink socket. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_CONNECTED: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 11, FreeBSD 11.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_CONNECTOR: number | undefined;
/**
 * Ciphers of the kernel. Linux 21.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_CRYPTO: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 14, FreeBSD 14.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_DNRTMSG: number | undefined;
/**
 * Leaves a multicast group, by number; netlink(7). Linux 2, FreeBSD 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_DROP_MEMBERSHIP: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 19.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_ECRYPTFS: number | undefined;
/**
 * Receives acknowledgements that explain the error; netlink(7). Linux 11, FreeBSD 11.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_EXT_ACK: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 10, FreeBSD 10.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_FIB_LOOKUP: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 3, FreeBSD 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_FIREWALL: number | undefined;
/**
 * Families of messages that are looked up by name. Linux 16, FreeBSD 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_GENERIC: number | undefined;
/**
 * Makes the kernel check requests strictly and apply them in full; netlink(7). Linux 12, FreeBSD 12.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_GET_STRICT_CHK: number | undefined;
/**
 * Old name of NETLINK_SOCK_DIAG. Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_INET_DIAG: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 13, FreeBSD 13.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_IP6_FW: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 8, FreeBSD 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_ISCSI: number | undefined;
/**
 * Events of devices. Linux 15, FreeBSD 15.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_KOBJECT_UEVENT: number | undefined;
/**
 * Receives from every network namespace that has an identifier in this one; netlink(7). Linux 8, FreeBSD 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_LISTEN_ALL_NSID: number | undefined;
/**
 * Multicast groups that the socket has joined. Read only; netlink(7). Linux 9, FreeBSD 9.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_LIST_MEMBERSHIPS: number | undefined;
/**
 * Option of level SOL_NETLINK; netlink(7). FreeBSD 257.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_MSG_INFO: number | undefined;
/**
 * Firewall and connection tracking. Linux 12, FreeBSD 12.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_NETFILTER: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 5, FreeBSD 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_NFLOG: number | undefined;
/**
 * Suppresses the error ENOBUFS when messages are lost; netlink(7). Linux 5, FreeBSD 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_NO_ENOBUFS: number | undefined;
/**
 * Delivers the group of each message as ancillary data of this name; netlink(7). Linux 3, FreeBSD 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_PKTINFO: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 20.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_RDMA: number | undefined;
/**
 * Links, addresses, routes and neighbors; rtnetlink(7). Linux 0, FreeBSD 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_ROUTE: number | undefined;
/**
 * Option of level SOL_NETLINK; netlink(7). Linux 6, FreeBSD 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_RX_RING: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 18.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_SCSITRANSPORT: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 7, FreeBSD 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_SELINUX: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 22.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_SMC: number | undefined;
/**
 * Information about sockets; sock_diag(7). Linux 4, FreeBSD 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_SOCK_DIAG: number | undefined;
/**
 * Option of level SOL_NETLINK; netlink(7). Linux 7, FreeBSD 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_TX_RING: number | undefined;
/**
 * State of a netlink socket. Linux 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_UNCONNECTED: number | undefined;
/**
 * Protocol of AF_NETLINK: a subsystem of the kernel; netlink(7). Linux 1, FreeBSD 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_UNUSED: number | undefined;
/**
 * Messages between programs. Linux 2, FreeBSD 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_USERSOCK: number | undefined;
/**
 * IPsec. Linux 6, FreeBSD 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const NETLINK_XFRM: number | undefined;
/**
 * Flag of getnameinfo: return the UDP service, not the TCP service. 16 everywhere.
 * @category Constants: names and addresses
 */
export declare const NI_DGRAM: number;
/**
 * Flag of getnameinfo: decode an internationalized host name (IDN). Linux 32.
 * @category Constants: names and addresses
 */
export declare const NI_IDN: number | undefined;
/**
 * Flag of getnameinfo. Linux 64.
 * @category Constants: names and addresses
 */
export declare const NI_IDN_ALLOW_UNASSIGNED: number | undefined;
/**
 * Flag of getnameinfo. Linux 128.
 * @category Constants: names and addresses
 */
export declare const NI_IDN_USE_STD3_ASCII_RULES: number | undefined;
/**
 * Buffer size for the longest host name of getnameinfo; 255 with musl. 1025 everywhere.
 * @category Constants: names and addresses
 */
export declare const NI_MAXHOST: number;
/**
 * Buffer size for the longest service name of getnameinfo. 32 everywhere.
 * @category Constants: names and addresses
 */
export declare const NI_MAXSERV: number;
/**
 * Flag of getnameinfo: fail if the host has no name. Linux 8, macOS 4, Windows 4, FreeBSD 4.
 * @category Constants: names and addresses
 */
export declare const NI_NAMEREQD: number;
/**
 * Flag of getnameinfo: omit the domain of hosts in the local domain. Linux 4, macOS 1, Windows 1, FreeBSD 1.
 * @category Constants: names and addresses
 */
export declare const NI_NOFQDN: number;
/**
 * Flag of getnameinfo: return the address, not a name. Linux 1, macOS 2, Windows 2, FreeBSD 2.
 * @category Constants: names and addresses
 */
export declare const NI_NUMERICHOST: number;
/**
 * Flag of getnameinfo: return the scope as a number, not an interface name. macOS 256, FreeBSD 32.
 * @category Constants: names and addresses
 */
export declare const NI_NUMERICSCOPE: number | undefined;
/**
 * Flag of getnameinfo: return the port number, not a name. Linux 2, macOS 8, Windows 8, FreeBSD 8.
 * @category Constants: names and addresses
 */
export declare const NI_NUMERICSERV: number;
/**
 * Flag of getnameinfo: return the scope; obsolete, without effect. macOS 32.
 * @category Constants: names and addresses
 */
export declare const NI_WITHSCOPEID: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 1073741824, FreeBSD 1073741824.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_FFAND: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 3221225472, FreeBSD 3221225472.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_FFCOPY: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 3221225472, FreeBSD 3221225472.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_FFCTRLMASK: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 16777215, FreeBSD 16777215.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_FFLAGSMASK: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 0, FreeBSD 0.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_FFNOP: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 2147483648, FreeBSD 2147483648.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_FFOR: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 1, FreeBSD 1.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_LOWAT: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 2.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_OOB: number | undefined;
/**
 * Flag of a kqueue filter; kqueue(2). macOS 16777216, FreeBSD 16777216.
 * @category Constants: readiness and descriptors
 */
export declare const NOTE_TRIGGER: number | undefined;
/**
 * Another name for NO_DATA. Linux 4, macOS 4, Windows 11004, FreeBSD 4.
 * @category Constants: names and addresses
 */
export declare const NO_ADDRESS: number;
/**
 * Error of gethostbyname: the host has no addresses. Linux 4, macOS 4, Windows 11004, FreeBSD 4.
 * @category Constants: names and addresses
 */
export declare const NO_DATA: number;
/**
 * Error of gethostbyname: permanent failure of the name server. Linux 3, macOS 3, Windows 11003, FreeBSD 3.
 * @category Constants: names and addresses
 */
export declare const NO_RECOVERY: number;
/**
 * Flag of open: close the descriptor when a program is executed. Linux 524288, macOS 16777216, FreeBSD 1048576.
 * @category Constants: readiness and descriptors
 */
export declare const O_CLOEXEC: number | undefined;
/**
 * Flag of F_SETFL: non-blocking mode. Linux 2048, macOS 4, FreeBSD 4.
 * @category Constants: readiness and descriptors
 */
export declare const O_NONBLOCK: number | undefined;
/**
 * Makes an interface receive a multicast group or all packets (PACKET_MR_*); packet(7). Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_ADD_MEMBERSHIP: number | undefined;
/**
 * Delivers the length and state of each packet as ancillary data of this name; packet(7). Linux 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_AUXDATA: number | undefined;
/**
 * Packet type: broadcast. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_BROADCAST: number | undefined;
/**
 * Size above which packets are received as copies when a ring is used, in bytes; packet(7). Linux 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_COPY_THRESH: number | undefined;
/**
 * Undoes PACKET_ADD_MEMBERSHIP; packet(7). Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_DROP_MEMBERSHIP: number | undefined;
/**
 * Distributes packets among the sockets of a group; packet(7). Linux 18.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_CBPF: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_CPU: number | undefined;
/**
 * BPF program that distributes the packets of PACKET_FANOUT; packet(7). Linux 22.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_DATA: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_EBPF: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 32768.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_FLAG_DEFRAG: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 16384.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_FLAG_IGNORE_OUTGOING: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 4096.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_FLAG_ROLLOVER: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 8192.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_FLAG_UNIQUEID: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_HASH: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_LB: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_QM: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_RND: number | undefined;
/**
 * Value for PACKET_FANOUT: distribution among several sockets; packet(7). Linux 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FANOUT_ROLLOVER: number | undefined;
/**
 * Packet type: not visible to programs. Linux 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_FASTROUTE: number | undefined;
/**
 * Option of level SOL_PACKET; packet(7). Linux 11.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_HDRLEN: number | undefined;
/**
 * Packet type: to this machine. Linux 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_HOST: number | undefined;
/**
 * Ignores packets that this machine sends; packet(7). Linux 23.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_IGNORE_OUTGOING: number | undefined;
/**
 * Packet type: not visible to programs. Linux 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_KERNEL: number | undefined;
/**
 * Packet type: looped back; not visible to programs. Linux 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_LOOPBACK: number | undefined;
/**
 * Skips malformed packets in the transmit ring; packet(7). Linux 14.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_LOSS: number | undefined;
/**
 * Value for PACKET_ADD_MEMBERSHIP: packets to add; packet(7). Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_MR_ALLMULTI: number | undefined;
/**
 * Value for PACKET_ADD_MEMBERSHIP: packets to add; packet(7). Linux 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_MR_MULTICAST: number | undefined;
/**
 * Value for PACKET_ADD_MEMBERSHIP: packets to add; packet(7). Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_MR_PROMISC: number | undefined;
/**
 * Value for PACKET_ADD_MEMBERSHIP: packets to add; packet(7). Linux 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_MR_UNICAST: number | undefined;
/**
 * Packet type: multicast. Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_MULTICAST: number | undefined;
/**
 * Reports the interface below a bond as the interface of a packet; packet(7). Linux 9.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_ORIGDEV: number | undefined;
/**
 * Packet type: to another machine. Linux 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_OTHERHOST: number | undefined;
/**
 * Packet type: from this machine. Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_OUTGOING: number | undefined;
/**
 * Sends without the queueing discipline; packet(7). Linux 20.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_QDISC_BYPASS: number | undefined;
/**
 * Option of level SOL_PACKET; packet(7). Linux 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_RECV_OUTPUT: number | undefined;
/**
 * Headroom reserved before each packet in a ring, in bytes; packet(7). Linux 12.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_RESERVE: number | undefined;
/**
 * Counts of packets that overflowed to other sockets of a fanout group. Read only; packet(7). Linux 21.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_ROLLOVER_STATS: number | undefined;
/**
 * Option of level SOL_PACKET; packet(7). Linux 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_RX_RING: number | undefined;
/**
 * Counts of packets since this option was last read. Read only; packet(7). Linux 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_STATISTICS: number | undefined;
/**
 * Timestamps of packets in a ring (SOF_TIMESTAMPING_*); packet(7). Linux 17.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_TIMESTAMP: number | undefined;
/**
 * Packets in the transmit ring state the offset at which they begin; packet(7). Linux 19.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_TX_HAS_OFF: number | undefined;
/**
 * Option of level SOL_PACKET; packet(7). Linux 13.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_TX_RING: number | undefined;
/**
 * Option of level SOL_PACKET; packet(7). Linux 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_TX_TIMESTAMP: number | undefined;
/**
 * Packet type: not visible to programs. Linux 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_USER: number | undefined;
/**
 * Version of the ring's headers; packet(7). Linux 10.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_VERSION: number | undefined;
/**
 * Prepends a header of offloads (virtio_net_hdr) to each packet; packet(7). Linux 15.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_VNET_HDR: number | undefined;
/**
 * Length of the header of PACKET_VNET_HDR, in bytes; packet(7). Linux 24.
 * @category Constants: interfaces, netlink and packets
 */
export declare const PACKET_VNET_HDR_SZ: number | undefined;
/**
 * Protocol family: the same as AF_CAN. Linux 29.
 * @category Constants: families and protocols
 */
export declare const PF_CAN: Family<CanAddress> | undefined;
/**
 * Protocol family: the same as AF_DIVERT. FreeBSD 44.
 * @category Constants: families and protocols
 */
export declare const PF_DIVERT: Family<InetAddress> | undefined;
/**
 * Protocol family: the same as AF_PACKET. Linux 17.
 * @category Constants: families and protocols
 */
export declare const PF_PACKET: Family<PacketAddress> | undefined;
/**
 * Protocol family: the same as AF_RDS. Linux 21.
 * @category Constants: families and protocols
 */
export declare const PF_RDS: Family<InetAddress> | undefined;
/**
 * Protocol family: the same as AF_SYSTEM. macOS 32.
 * @category Constants: families and protocols
 */
export declare const PF_SYSTEM: Family<SystemAddress> | undefined;
/**
 * Event of poll; poll(2), WSAPoll. macOS 1024.
 * @category Constants: readiness and descriptors
 */
export declare const POLLATTRIB: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 8, macOS 8, Windows 1, FreeBSD 8.
 * @category Constants: readiness and descriptors
 */
export declare const POLLERR: number;
/**
 * Event of poll; poll(2), WSAPoll. macOS 512.
 * @category Constants: readiness and descriptors
 */
export declare const POLLEXTEND: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 16, macOS 16, Windows 2, FreeBSD 16.
 * @category Constants: readiness and descriptors
 */
export declare const POLLHUP: number;
/**
 * Event of poll; poll(2), WSAPoll. Linux 1, macOS 1, Windows 768, FreeBSD 1.
 * @category Constants: readiness and descriptors
 */
export declare const POLLIN: number;
/**
 * Event of poll; poll(2), WSAPoll. FreeBSD 8192.
 * @category Constants: readiness and descriptors
 */
export declare const POLLINIGNEOF: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 1024.
 * @category Constants: readiness and descriptors
 */
export declare const POLLMSG: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. macOS 2048.
 * @category Constants: readiness and descriptors
 */
export declare const POLLNLINK: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 32, macOS 32, Windows 4, FreeBSD 32.
 * @category Constants: readiness and descriptors
 */
export declare const POLLNVAL: number;
/**
 * Event of poll; poll(2), WSAPoll. Linux 4, macOS 4, Windows 16, FreeBSD 4.
 * @category Constants: readiness and descriptors
 */
export declare const POLLOUT: number;
/**
 * Event of poll; poll(2), WSAPoll. Linux 2, macOS 2, Windows 1024, FreeBSD 2.
 * @category Constants: readiness and descriptors
 */
export declare const POLLPRI: number;
/**
 * Event of poll; poll(2), WSAPoll. Linux 128, macOS 128, Windows 512, FreeBSD 128.
 * @category Constants: readiness and descriptors
 */
export declare const POLLRDBAND: number;
/**
 * Event of poll; poll(2), WSAPoll. Linux 8192, FreeBSD 16384.
 * @category Constants: readiness and descriptors
 */
export declare const POLLRDHUP: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 64, macOS 64, Windows 256, FreeBSD 64.
 * @category Constants: readiness and descriptors
 */
export declare const POLLRDNORM: number;
/**
 * Event of poll; poll(2), WSAPoll. Linux 4096.
 * @category Constants: readiness and descriptors
 */
export declare const POLLREMOVE: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. macOS 511, FreeBSD 511.
 * @category Constants: readiness and descriptors
 */
export declare const POLLSTANDARD: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 512, macOS 256, Windows 32, FreeBSD 256.
 * @category Constants: readiness and descriptors
 */
export declare const POLLWRBAND: number;
/**
 * Event of poll; poll(2), WSAPoll. macOS 4096.
 * @category Constants: readiness and descriptors
 */
export declare const POLLWRITE: number | undefined;
/**
 * Event of poll; poll(2), WSAPoll. Linux 256, macOS 4, Windows 16, FreeBSD 4.
 * @category Constants: readiness and descriptors
 */
export declare const POLLWRNORM: number;
/**
 * Value of SIO_RCVALL: receive all packets that reach the IP layer. Windows 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RCVALL_IPLEVEL: number | undefined;
/**
 * Value of SIO_RCVALL. Windows 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RCVALL_MAX: number | undefined;
/**
 * Value of SIO_RCVALL: receive only the socket's own packets. Windows 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RCVALL_OFF: number | undefined;
/**
 * Value of SIO_RCVALL: receive all packets of the network. Windows 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RCVALL_ON: number | undefined;
/**
 * Value of SIO_RCVALL: leave the interface unchanged; not supported. Windows 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RCVALL_SOCKETLEVELONLY: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CANCEL_SENT_TO: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_ATOMIC_CSWP: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_ATOMIC_FADD: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_CONG_UPDATE: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 9.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_MASKED_ATOMIC_CSWP: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_MASKED_ATOMIC_FADD: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_RDMA_ARGS: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_RDMA_DEST: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_RDMA_MAP: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_RDMA_STATUS: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 11.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_RXPATH_LATENCY: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 13.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_ZCOPY_COMPLETION: number | undefined;
/**
 * Ancillary data of level SOL_RDS; Documentation/networking/rds.rst. Linux 12.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CMSG_ZCOPY_COOKIE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 6.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CONG_MONITOR: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_CONG_MONITOR_SIZE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_FREE_MR: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_GET_MR: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 7.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_GET_MR_FOR_DEST: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10001.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_CONNECTIONS: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_CONNECTION_FLAG_CONNECTED: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_CONNECTION_FLAG_CONNECTING: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_CONNECTION_FLAG_SENDING: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10009.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_CONNECTION_STATS: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_COUNTERS: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_FIRST: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10008.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_IB_CONNECTIONS: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10010.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_IWARP_CONNECTIONS: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10017.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_LAST: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_MESSAGE_FLAG_ACK: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_MESSAGE_FLAG_FAST_ACK: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10005.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_RECV_MESSAGES: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10004.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_RETRANS_MESSAGES: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10003.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_SEND_MESSAGES: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10006.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_SOCKETS: number | undefined;
/**
 * Statistics that getsockopt returns at level SOL_RDS; Documentation/networking/rds.rst. Linux 10007.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_INFO_TCP_SOCKETS: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_MAX_ZCOOKIES: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_CANCELED: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_DONTWAIT: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_DROPPED: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_FENCE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_INVALIDATE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_NOTIFY_ME: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_OTHER_ERROR: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_READWRITE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_REMOTE_ERROR: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_SILENT: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_SUCCESS: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RDMA_USE_ONCE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_RECVERR: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_TRANS_IB: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_TRANS_IWARP: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux -1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_TRANS_NONE: number | undefined;
/**
 * Option of level SOL_RDS, or a value of an option; Documentation/networking/rds.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RDS_TRANS_TCP: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_CONNINFO: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM_AUTH: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM_ENCRYPT: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM_MASTER: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM_RELIABLE: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM_SECURE: number | undefined;
/**
 * Option of level SOL_RFCOMM, or a bit of RFCOMM_LM; bluetooth/rfcomm.h. Linux 8.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const RFCOMM_LM_TRUSTED: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 4096, FreeBSD 4096.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_DECnet_IFADDR: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 16384, FreeBSD 16384.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_DECnet_ROUTE: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 16, FreeBSD 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV4_IFADDR: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 32, FreeBSD 32.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV4_MROUTE: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 64, FreeBSD 64.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV4_ROUTE: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 128, FreeBSD 128.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV4_RULE: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 256, FreeBSD 256.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV6_IFADDR: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 2048, FreeBSD 2048.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV6_IFINFO: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 512, FreeBSD 512.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV6_MROUTE: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 131072, FreeBSD 131072.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV6_PREFIX: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 1024, FreeBSD 1024.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_IPV6_ROUTE: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 1, FreeBSD 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_LINK: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 4, FreeBSD 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_NEIGH: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 2, FreeBSD 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_NOTIFY: number | undefined;
/**
 * Bit of the groups in an address of NETLINK_ROUTE; rtnetlink(7). Linux 8, FreeBSD 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTMGRP_TC: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 33, FreeBSD 33.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_BRVLAN: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 23, FreeBSD 23.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_DCB: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 13, FreeBSD 13.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_DECnet_IFADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 15, FreeBSD 15.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_DECnet_ROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 16, FreeBSD 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_DECnet_RULE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 5, FreeBSD 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_IFADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 37.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_MCADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 6, FreeBSD 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_MROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 30, FreeBSD 30.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_MROUTE_R: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 24, FreeBSD 24.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_NETCONF: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 7, FreeBSD 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_ROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 8, FreeBSD 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV4_RULE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 39.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_ACADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 9, FreeBSD 9.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_IFADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 12, FreeBSD 12.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_IFINFO: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 38.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_MCADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 10, FreeBSD 10.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_MROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 31, FreeBSD 31.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_MROUTE_R: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 25, FreeBSD 25.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_NETCONF: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 18, FreeBSD 18.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_PREFIX: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 11, FreeBSD 11.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_ROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 19, FreeBSD 19.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_IPV6_RULE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 1, FreeBSD 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_LINK: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 34.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_MCTP_IFADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 26, FreeBSD 26.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_MDB: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 29, FreeBSD 29.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_MPLS_NETCONF: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 27, FreeBSD 27.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_MPLS_ROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 20, FreeBSD 20.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_ND_USEROPT: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 3, FreeBSD 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NEIGH: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 32, FreeBSD 32.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NEXTHOP: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 0, FreeBSD 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NONE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 14, FreeBSD 14.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NOP2: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 17, FreeBSD 17.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NOP4: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 2, FreeBSD 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NOTIFY: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 28, FreeBSD 28.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_NSID: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 21, FreeBSD 21.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_PHONET_IFADDR: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 22, FreeBSD 22.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_PHONET_ROUTE: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 36.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_STATS: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 4, FreeBSD 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_TC: number | undefined;
/**
 * Group of NETLINK_ROUTE, for NETLINK_ADD_MEMBERSHIP; rtnetlink(7). Linux 35.
 * @category Constants: interfaces, netlink and packets
 */
export declare const RTNLGRP_TUNNEL: number | undefined;
/**
 * Arrival time of the datagram, as a bintime. FreeBSD 4.
 * @category Constants: sockets and messages
 */
export declare const SCM_BINTIME: number | undefined;
/**
 * Ancillary data of level SOL_SOCKET. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const SCM_CAN_RAW_ERRQUEUE: number | undefined;
/**
 * Process, user and group of the sender, as a ucred; unix(7). Linux 2.
 * @category Constants: sockets and messages
 */
export declare const SCM_CREDENTIALS: number | undefined;
/**
 * Credentials of the sender, as a cmsgcred or sockcred; unix(4). macOS 3, FreeBSD 3.
 * @category Constants: sockets and messages
 */
export declare const SCM_CREDS: number | undefined;
/**
 * Credentials of the sender, as a sockcred2; unix(4). FreeBSD 8.
 * @category Constants: sockets and messages
 */
export declare const SCM_CREDS2: number | undefined;
/**
 * Option or ancillary data for a device's memory; Documentation/networking/devmem.rst. Linux 79.
 * @category Constants: sockets and messages
 */
export declare const SCM_DEVMEM_DMABUF: number | undefined;
/**
 * Option or ancillary data for a device's memory; Documentation/networking/devmem.rst. Linux 78.
 * @category Constants: sockets and messages
 */
export declare const SCM_DEVMEM_LINEAR: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI_RAW; ng_btsocket(4). FreeBSD 2.
 * @category Constants: sockets and messages
 */
export declare const SCM_HCI_RAW_DIRECTION: number | undefined;
/**
 * Number of bytes left to read. Linux 84.
 * @category Constants: sockets and messages
 */
export declare const SCM_INQ: number | undefined;
/**
 * Option or ancillary data of AF_IUCV, between virtual machines of z/VM. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const SCM_IUCV_TRGCLS: number | undefined;
/**
 * Ancillary data of CAN_J1939; Documentation/networking/j1939.rst. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const SCM_J1939_DEST_ADDR: number | undefined;
/**
 * Ancillary data of CAN_J1939; Documentation/networking/j1939.rst. Linux 2.
 * @category Constants: sockets and messages
 */
export declare const SCM_J1939_DEST_NAME: number | undefined;
/**
 * Ancillary data of CAN_J1939; Documentation/networking/j1939.rst. Linux 4.
 * @category Constants: sockets and messages
 */
export declare const SCM_J1939_ERRQUEUE: number | undefined;
/**
 * Ancillary data of CAN_J1939; Documentation/networking/j1939.rst. Linux 3.
 * @category Constants: sockets and messages
 */
export declare const SCM_J1939_PRIO: number | undefined;
/**
 * Arrival time of the datagram, by the monotonic clock. FreeBSD 6.
 * @category Constants: sockets and messages
 */
export declare const SCM_MONOTONIC: number | undefined;
/**
 * Descriptor of the sender's process. Linux 4.
 * @category Constants: sockets and messages
 */
export declare const SCM_PIDFD: number | undefined;
/**
 * Arrival time of the datagram, as a timespec. FreeBSD 5.
 * @category Constants: sockets and messages
 */
export declare const SCM_REALTIME: number | undefined;
/**
 * File descriptors; unix(7). Linux 1, macOS 1, FreeBSD 1.
 * @category Constants: sockets and messages
 */
export declare const SCM_RIGHTS: number | undefined;
/**
 * Security context of the sender. Linux 3.
 * @category Constants: sockets and messages
 */
export declare const SCM_SECURITY: number | undefined;
/**
 * Arrival time of the datagram, as a timeval. Linux 29, macOS 2, FreeBSD 2.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIMESTAMP: number | undefined;
/**
 * Time when the packet was sent or received, as three timespecs. Linux 37.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIMESTAMPING: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 54.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIMESTAMPING_OPT_STATS: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 58.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIMESTAMPING_PKTINFO: number | undefined;
/**
 * Arrival time of the datagram, as a timespec. Linux 35.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIMESTAMPNS: number | undefined;
/**
 * Arrival time of the datagram, by a clock that is never set. macOS 4.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIMESTAMP_MONOTONIC: number | undefined;
/**
 * Source of the timestamp, as a sock_timestamp_info; sys/socket.h. FreeBSD 7.
 * @category Constants: sockets and messages
 */
export declare const SCM_TIME_INFO: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 2.
 * @category Constants: sockets and messages
 */
export declare const SCM_TSTAMP_ACK: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 3.
 * @category Constants: sockets and messages
 */
export declare const SCM_TSTAMP_COMPLETION: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const SCM_TSTAMP_SCHED: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 0.
 * @category Constants: sockets and messages
 */
export declare const SCM_TSTAMP_SND: number | undefined;
/**
 * Ancillary data of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 81.
 * @category Constants: sockets and messages
 */
export declare const SCM_TS_OPT_ID: number | undefined;
/**
 * Time at which to send the packet, for SO_TXTIME. Linux 61.
 * @category Constants: sockets and messages
 */
export declare const SCM_TXTIME: number | undefined;
/**
 * Whether a frame was acknowledged, for SO_WIFI_STATUS. Linux 41.
 * @category Constants: sockets and messages
 */
export declare const SCM_WIFI_STATUS: number | undefined;
/**
 * Option of level SOL_SCO; bluetooth/sco.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const SCO_CONNINFO: number | undefined;
/**
 * Option of level SOL_SCO; bluetooth/sco.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const SCO_OPTIONS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 512.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ABORT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ACTIVE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32775, FreeBSD 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADAPTATION_INDICATION: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 7, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADAPTATION_LAYER: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADAPTION_LAYER: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_ADDED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_AVAILABLE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 5, FreeBSD 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_CONFIRMED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_MADE_PRIM: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2048.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_OVER: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_PF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_POTENTIALLY_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_REMOVED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADDR_UNREACHABLE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 121, FreeBSD 2307.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ADD_STREAMS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 92.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ALIGN_RESV_PAD: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 76.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ALIGN_RESV_PAD_SHORT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ALL_ASSOC: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 128, FreeBSD 40.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASCONF_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOCINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32769, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_CHANGE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_CHANGE_DENIED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_CHANGE_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_RESET_DENIED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32779, FreeBSD 12.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_RESET_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_RESET_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_ASCONF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_AUTH: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_INTERLEAVING: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_MAX: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_MULTIBUF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_PR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ASSOC_SUPPORTS_RE_CONFIG: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32776, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTHENTICATION_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32776.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTHENTICATION_INDICATION: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 6, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTHINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 24, FreeBSD 21.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_ACTIVE_KEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 21, FreeBSD 18.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_CHUNK: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 35, FreeBSD 29.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_DEACTIVATE_KEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 25, FreeBSD 22.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_DELETE_KEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_FREE_KEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_HMAC_ID_SHA1: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_HMAC_ID_SHA256: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 23, FreeBSD 19.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_KEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_NEWKEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_NEW_KEY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_NO_AUTH: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 129, FreeBSD 39.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTH_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTOCLOSE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 30, FreeBSD 24.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_AUTO_ASCONF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 32769.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_BINDX_ADD_ADDR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 32770.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_BINDX_REM_ADDR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_CANT_STR_ASSOC: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_CLOSED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_COMM_LOST: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_COMM_UP: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_COMPLETE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 17, FreeBSD 26.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_CONTEXT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_COOKIE_ECHOED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_COOKIE_WAIT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_CURRENT_ASSOC: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32768.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DATA_IO_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DATA_SENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DATA_UNSENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 114, FreeBSD 34.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DEFAULT_PRINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 10, FreeBSD 11.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DEFAULT_SEND_PARAM: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 34, FreeBSD 33.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DEFAULT_SNDINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DELAYED_ACK: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DELAYED_ACK_TIME: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 16, FreeBSD 15.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DELAYED_SACK: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 9.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DISABLE_FRAGMENTS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 7, FreeBSD 9.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DSTADDRV4: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 10.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_DSTADDRV6: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 130, FreeBSD 37.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ECN_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EMPTY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ENABLE_CHANGE_ASSOC_REQ: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ENABLE_RESET_ASSOC_REQ: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ENABLE_RESET_STREAM_REQ: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 118, FreeBSD 2304.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ENABLE_STREAM_RESET: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ENABLE_STRRESET_MASK: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 512, FreeBSD 256.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EOF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 8192.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EOR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_ESTABLISHED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 127, FreeBSD 30.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 11, FreeBSD 12.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EVENTS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 27.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EXPLICIT_EOR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 131.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EXPOSE_PF_STATE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 131.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EXPOSE_POTENTIALLY_FAILED_STATE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_EXTRCV: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_FAILED_THRESHOLD: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 18, FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_FRAGMENT_INTERLEAVE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_FUTURE_ASSOC: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 29, FreeBSD 261.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_GET_ASSOC_ID_LIST: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 28, FreeBSD 260.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_GET_ASSOC_NUMBER: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 112.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_GET_ASSOC_STATS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 109.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_GET_LOCAL_ADDRS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 108.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_GET_PEER_ADDRS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 15, FreeBSD 257.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_GET_PEER_ADDR_INFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_HEARTBEAT_SUCCESS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 22, FreeBSD 20.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_HMAC_IDENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_INACTIVE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_INIT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_INITMSG: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 125, FreeBSD 4614.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_INTERLEAVING_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_INTERNAL_ERROR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 12, FreeBSD 13.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_I_WANT_MAPPED_V4_ADDR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 27, FreeBSD 259.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_LOCAL_AUTH_CHUNKS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 25.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_MAXBURST: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 13, FreeBSD 14.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_MAXSEG: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 20, FreeBSD 25.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_MAX_BURST: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 50.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_MAX_CWND: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NEXT_MSG_AVAIL: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NEXT_MSG_ISCOMPLETE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NEXT_MSG_IS_NOTIFICATION: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NEXT_MSG_IS_UNORDERED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NODELAY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32768, FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NOTIFICATION: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NO_NEXT_MSG: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 48.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NRSACK_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_NXTINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PARTIAL_DELIVERY_ABORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32774, FreeBSD 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PARTIAL_DELIVERY_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 19, FreeBSD 17.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PARTIAL_DELIVERY_POINT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32770, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PEER_ADDR_CHANGE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 9, FreeBSD 10.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PEER_ADDR_PARAMS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 31, FreeBSD 35.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PEER_ADDR_THLDS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 37.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PEER_ADDR_THLDS_V2: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 26, FreeBSD 258.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PEER_AUTH_CHUNKS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PEER_FAULTY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 49.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PKTDROP_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 133.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PLPMTUD_PROBE_INTERVAL: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_POTENTIALLY_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 6, FreeBSD 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PRIMARY_ADDR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 5, FreeBSD 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PRINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 115, FreeBSD 264.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_ASSOC_STATUS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 128, FreeBSD 15.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_ALL: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_BUF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 48.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_MASK: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 48, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_MAX: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_NONE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 48, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_PRIO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_RTX: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 16, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SCTP_TTL: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 116, FreeBSD 263.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_STREAM_STATUS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 113, FreeBSD 38.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_PR_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RCVINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECEIVED_SACK: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 117, FreeBSD 41.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECONFIG_SUPPORTED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 33, FreeBSD 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECVNXTINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32, FreeBSD 31.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECVRCVINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECVV_NOINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECVV_NXTINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECVV_RCVINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RECVV_RN: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32772, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_REMOTE_ERROR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 132, FreeBSD 36.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_REMOTE_UDP_ENCAPS_PORT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 120, FreeBSD 2306.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RESET_ASSOC: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 119, FreeBSD 2305.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RESET_STREAMS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RESPONSE_TO_USER_REQ: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RESTART: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 36, FreeBSD 28.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_REUSE_PORT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_RTOINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 16384.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SACK_IMMEDIATELY: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 64, FreeBSD 4096.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDALL: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32777, FreeBSD 10.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDER_DRY_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 126.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDMSG_CONNECT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDV_AUTHINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDV_NOINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDV_PRINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDV_SNDINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SENDV_SPA: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SEND_AUTHINFO_VALID: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32771, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SEND_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32781, FreeBSD 14.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SEND_FAILED_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SEND_PRINFO_VALID: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SEND_SNDINFO_VALID: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 5, FreeBSD 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SET_PEER_PRIMARY_ADDR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 64.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_ACK_SENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_COMP: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32773, FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_GUARD_EXPIRES: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 5, FreeBSD 128.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_PENDING: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 7, FreeBSD 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_RECEIVED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 6, FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SHUTDOWN_SENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SNDINFO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SNDRCV: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32768.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SN_TYPE_BASE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32781.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SN_TYPE_MAX: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 100.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_BINDX_ADD: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 101.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_BINDX_REM: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 110.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_CONNECTX: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 111.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_CONNECTX3: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 107.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_CONNECTX_OLD: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 102.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_PEELOFF: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 122.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SOCKOPT_PEELOFF_FLAGS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_DEFAULT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_FC: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 0, FreeBSD 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_FCFS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_MAX: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_PRIO: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_RR: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_SS_WFQ: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 14, FreeBSD 256.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STATUS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_CHANGE_DENIED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32780, FreeBSD 13.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_CHANGE_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_CHANGE_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_DENIED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 32778, FreeBSD 9.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_EVENT: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 8, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_FAILED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_INCOMING: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_INCOMING_SSN: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_OUTGOING: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_RESET_OUTGOING_SSN: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 123, FreeBSD 4611.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_SCHEDULER: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 124, FreeBSD 4612.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_STREAM_SCHEDULER_VALUE: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 262.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_TIMEOUTS: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 3, FreeBSD 512.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_UNCONFIRMED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 65535.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_UNKNOWN: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). Linux 1, FreeBSD 1024.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_UNORDERED: number | undefined;
/**
 * Option of level SOL_SCTP, or a value, flag or notification of SCTP; sctp(7). FreeBSD 23.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const SCTP_USE_EXT_RCVINFO: number | undefined;
/**
 * Windows name of SHUT_RDWR. Windows 2.
 * @category Constants: sockets and messages
 */
export declare const SD_BOTH: number | undefined;
/**
 * Windows name of SHUT_RD. Windows 0.
 * @category Constants: sockets and messages
 */
export declare const SD_RECEIVE: number | undefined;
/**
 * Windows name of SHUT_WR. Windows 1.
 * @category Constants: sockets and messages
 */
export declare const SD_SEND: number | undefined;
/**
 * Flag of sendfile, on FreeBSD; sendfile(2). FreeBSD 2.
 * @category Constants: sockets and messages
 */
export declare const SF_MNOWAIT: number | undefined;
/**
 * Flag of sendfile, on FreeBSD; sendfile(2). FreeBSD 16.
 * @category Constants: sockets and messages
 */
export declare const SF_NOCACHE: number | undefined;
/**
 * Flag of sendfile, on FreeBSD; sendfile(2). FreeBSD 1.
 * @category Constants: sockets and messages
 */
export declare const SF_NODISKIO: number | undefined;
/**
 * Flag of sendfile, on FreeBSD; sendfile(2). FreeBSD 4.
 * @category Constants: sockets and messages
 */
export declare const SF_SYNC: number | undefined;
/**
 * Flag of sendfile, on FreeBSD; sendfile(2). FreeBSD 8.
 * @category Constants: sockets and messages
 */
export declare const SF_USER_READAHEAD: number | undefined;
/**
 * Argument of shutdown: end receiving. 0 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SHUT_RD: number;
/**
 * Argument of shutdown: end receiving and sending. 2 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SHUT_RDWR: number;
/**
 * Argument of shutdown: end sending. 1 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SHUT_WR: number;
/**
 * ioctl of a socket. macOS 2152232300, FreeBSD 2152232300.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAADDRCTL_POLICY: number | undefined;
/**
 * ioctl of a socket. Linux 35321.
 * @category Constants: requests of ioctl
 */
export declare const SIOCADD6RD: number | undefined;
/**
 * ioctl of a socket. Linux 35200.
 * @category Constants: requests of ioctl
 */
export declare const SIOCADDDLCI: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35121, macOS 2149607729, FreeBSD 2149607729.
 * @category Constants: requests of ioctl
 */
export declare const SIOCADDMULTI: number | undefined;
/**
 * ioctl of a socket. Linux 35317.
 * @category Constants: requests of ioctl
 */
export declare const SIOCADDPRL: number | undefined;
/**
 * ioctl of a socket. Linux 35083.
 * @category Constants: requests of ioctl
 */
export declare const SIOCADDRT: number | undefined;
/**
 * ioctl of a socket. Linux 35313.
 * @category Constants: requests of ioctl
 */
export declare const SIOCADDTUNNEL: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2151704858, FreeBSD 2151967019.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAIFADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2155899162, FreeBSD 2156423451.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAIFADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 2150132103.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAIFGROUP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2153802087, FreeBSD 2153802087.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAIFPREFIX_IN6: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAIPXITFCRT: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAIPXPRISLT: number | undefined;
/**
 * ioctl of a socket. macOS 3223349544.
 * @category Constants: requests of ioctl
 */
export declare const SIOCARPIPLL: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCATALKDIFADDR: number | undefined;
/**
 * ioctl that returns whether the urgent data is next. Linux 35077, macOS 1074033415, Windows 1074033415, FreeBSD 1074033415.
 * @category Constants: requests of ioctl
 */
export declare const SIOCATMARK: number;
/**
 * ioctl of a socket. macOS 3223349542.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAUTOADDR: number | undefined;
/**
 * ioctl of a socket. macOS 2149607719.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAUTONETMASK: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35306.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25ADDFWD: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25ADDUID: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35300.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25BPQADDR: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35304.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25CTLCON: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35307.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25DELFWD: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25DELUID: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35308.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25DEVCTL: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35305.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25GETINFOOLD: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35301.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25GETPARMS: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25GETUID: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35299.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25NOUID: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35303.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25OPTRT: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35302.
 * @category Constants: requests of ioctl
 */
export declare const SIOCAX25SETPARMS: number | undefined;
/**
 * ioctl of a socket. Linux 35221.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBONDCHANGEACTIVE: number | undefined;
/**
 * ioctl of a socket. Linux 35216.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBONDENSLAVE: number | undefined;
/**
 * ioctl of a socket. Linux 35220.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBONDINFOQUERY: number | undefined;
/**
 * ioctl of a socket. Linux 35217.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBONDRELEASE: number | undefined;
/**
 * ioctl of a socket. Linux 35218.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBONDSETHWADDR: number | undefined;
/**
 * ioctl of a socket. Linux 35219.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBONDSLAVEINFOQUERY: number | undefined;
/**
 * ioctl of a socket. Linux 35232.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBRADDBR: number | undefined;
/**
 * ioctl of a socket. Linux 35234.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBRADDIF: number | undefined;
/**
 * ioctl of a socket. Linux 35233.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBRDELBR: number | undefined;
/**
 * ioctl of a socket. Linux 35235.
 * @category Constants: requests of ioctl
 */
export declare const SIOCBRDELIF: number | undefined;
/**
 * ioctl of a socket. Linux 35323.
 * @category Constants: requests of ioctl
 */
export declare const SIOCCHG6RD: number | undefined;
/**
 * ioctl of a socket. Linux 35319.
 * @category Constants: requests of ioctl
 */
export declare const SIOCCHGPRL: number | undefined;
/**
 * ioctl of a socket. Linux 35315.
 * @category Constants: requests of ioctl
 */
export declare const SIOCCHGTUNNEL: number | undefined;
/**
 * ioctl of a socket. macOS 2153802088, FreeBSD 2153802088.
 * @category Constants: requests of ioctl
 */
export declare const SIOCCIFPREFIX_IN6: number | undefined;
/**
 * ioctl of a socket. macOS 2152232301, FreeBSD 2152232301.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDADDRCTL_POLICY: number | undefined;
/**
 * ioctl of a socket. Linux 35155.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDARP: number | undefined;
/**
 * ioctl of a socket. Linux 35322.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDEL6RD: number | undefined;
/**
 * ioctl of a socket. Linux 35201.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDELDLCI: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35122, macOS 2149607730, FreeBSD 2149607730.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDELMULTI: number | undefined;
/**
 * ioctl of a socket. Linux 35318.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDELPRL: number | undefined;
/**
 * ioctl of a socket. Linux 35084.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDELRT: number | undefined;
/**
 * ioctl of a socket. Linux 35314.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDELTUNNEL: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35126, macOS 2149607705, FreeBSD 2149607705.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDIFADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2166384921, FreeBSD 2166384921.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDIFADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 2150132105.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDIFGROUP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607745, FreeBSD 2149607753.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDIFPHYADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2151704934, FreeBSD 2151704934.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDIFPREFIX_IN6: number | undefined;
/**
 * ioctl of a socket. Linux 35168.
 * @category Constants: requests of ioctl
 */
export declare const SIOCDRARP: number | undefined;
/**
 * ioctl of a socket. Linux 35142.
 * @category Constants: requests of ioctl
 */
export declare const SIOCETHTOOL: number | undefined;
/**
 * ioctl of a socket. Linux 35156.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGARP: number | undefined;
/**
 * ioctl of a socket. macOS 3223873915, FreeBSD 3223873915.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGDRVSPEC: number | undefined;
/**
 * ioctl of a socket. Linux 35320.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGET6RD: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETLINKNAME: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETMIFCNT_IN6: number | undefined;
/**
 * ioctl of a socket. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETNODEID: number | undefined;
/**
 * ioctl of a socket. Linux 35316.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETPRL: number | undefined;
/**
 * ioctl of a socket. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETRPF: number | undefined;
/**
 * ioctl of a socket. Linux 35297, FreeBSD 3223351824.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETSGCNT: number | undefined;
/**
 * ioctl of a socket. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETSGCNT_IN6: number | undefined;
/**
 * ioctl of a socket. Linux 35312.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETTUNNEL: number | undefined;
/**
 * ioctl of a socket. Linux 35296, FreeBSD 3223876111.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETVIFCNT: number | undefined;
/**
 * ioctl of a socket. macOS 3223349631.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGETVLAN: number | undefined;
/**
 * ioctl of a socket. macOS 1074033409, Windows 1074033409, FreeBSD 1074033409.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGHIWAT: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349566.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGHWADDR: number | undefined;
/**
 * ioctl of a socket. Linux 35249.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGHWTSTAMP: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349565.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGI2C: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349701.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIF6LOWPAN: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35093, macOS 3223349537, FreeBSD 3223349537.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126753, FreeBSD 3240126753.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126793, FreeBSD 3240126793.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFAFLAG_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3225708845.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFALIAS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126801, FreeBSD 3240126801.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFALIFETIME_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349576.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFALTMTU: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349628.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFASYNCMAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349575.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFBOND: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35136.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFBR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35097, macOS 3223349539, FreeBSD 3223349539.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFBRDADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349595, FreeBSD 3223349535.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFCAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223349660.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFCAPNV: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35090, macOS 3222038820, FreeBSD 3222300964.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFCONF: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35128.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFCOUNT: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 2149607724.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDATA: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223349546.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDESCR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349572.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDEVMTU: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349726.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDIRECTLINK: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3227019674.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDOWNREASON: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35095, macOS 3223349538, FreeBSD 3223349538.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDSTADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126754, FreeBSD 3240126754.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFDSTADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35109.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFENCAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223349596.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFFIB: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35091, macOS 3223349521, FreeBSD 3223349521.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFFLAGS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349677.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFFUNCTIONALTYPE: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349562, FreeBSD 3223349562.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFGENERIC: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223873930.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFGMEMB: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223873928.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFGROUP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35111.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFHWADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35123, FreeBSD 3223349536.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFINDEX: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349639.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFKPI: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349634, FreeBSD 3223349542.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFMAC: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35184.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFMAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3224135992, FreeBSD 3224398136.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFMEDIA: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35103.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFMEM: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35101, macOS 3223349527, FreeBSD 3223349527.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFMETRIC: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35105, macOS 3223349555, FreeBSD 3223349555.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFMTU: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35088.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFNAME: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35099, macOS 3223349541, FreeBSD 3223349541.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFNETMASK: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126757, FreeBSD 3240126757.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFNETMASK_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349568, FreeBSD 3223349576.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPDSTADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126784, FreeBSD 3240126792.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPDSTADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35125.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPFLAGS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349557, FreeBSD 3223349557.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPHYS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3225446757, FreeBSD 3225446757.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPREFIX_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349567, FreeBSD 3223349575.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPSRCADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126783, FreeBSD 3240126791.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFPSRCADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3222825367.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFRSSHASH: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3230951830.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFRSSKEY: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35113.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFSLAVE: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3274795325, FreeBSD 3274795323.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFSTATUS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126804, FreeBSD 3240126804.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFSTAT_ICMP6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126803, FreeBSD 3240126803.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFSTAT_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35138.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFTXQLEN: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35202, macOS 3223349631.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFVLAN: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349640.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFWAKEFLAGS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3224136008, FreeBSD 3224398219.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIFXMEDIA: number | undefined;
/**
 * ioctl of a socket. Windows 2147775612.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIPMSFILTER: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35605.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWAP: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35607.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWAPLIST: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35635.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWAUTH: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35627.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWENCODE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35637.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWENCODEEXT: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35611.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWESSID: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35621.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWFRAG: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35589.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWFREQ: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35633.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWGENIE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35591.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWMODE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35585.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWNAME: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35613.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWNICKN: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35587.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWNWID: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35629.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWPOWER: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35597.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWPRIV: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35595.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWRANGE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35617.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWRATE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35625.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWRETRY: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35619.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWRTS: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35609.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWSCAN: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35593.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWSENS: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35601.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWSPY: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35599.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWSTATS: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35603.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWTHRSPY: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35623.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGIWTXPOW: number | undefined;
/**
 * ioctl of a socket. macOS 1074554115.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGKEVFILT: number | undefined;
/**
 * ioctl of a socket. macOS 1074029825.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGKEVID: number | undefined;
/**
 * ioctl of a socket. macOS 3234620676.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGKEVVENDOR: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349656.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGLANPCP: number | undefined;
/**
 * ioctl of a socket. macOS 1074033411, Windows 1074033411, FreeBSD 1074033411.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGLOWAT: number | undefined;
/**
 * ioctl of a socket. Linux 35143.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGMIIPHY: number | undefined;
/**
 * ioctl of a socket. Linux 35144.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGMIIREG: number | undefined;
/**
 * ioctl of a socket. Windows 2147775615.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGMSFILTER: number | undefined;
/**
 * ioctl of a socket. Linux 35076, macOS 1074033417, FreeBSD 1074033417.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGPGRP: number | undefined;
/**
 * ioctl of a socket. Linux 35314.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGPPPCSTATS: number | undefined;
/**
 * ioctl of a socket. Linux 35312.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGPPPSTATS: number | undefined;
/**
 * ioctl of a socket. Linux 35313.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGPPPVER: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349584.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGPRIVATE_0: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349585.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGPRIVATE_1: number | undefined;
/**
 * ioctl of a socket. Linux 35169.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGRARP: number | undefined;
/**
 * ioctl of a socket. macOS 3240126809, FreeBSD 3240126809.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSCOPE6: number | undefined;
/**
 * ioctl of a socket. macOS 3240126810, FreeBSD 3240126810.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSCOPE6DEF: number | undefined;
/**
 * ioctl of a socket. Linux 35148.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSKNS: number | undefined;
/**
 * ioctl that returns the arrival time of the last packet, in microseconds. Linux 35078.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSTAMP: number | undefined;
/**
 * ioctl that returns the arrival time of the last packet, in nanoseconds. Linux 35079.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSTAMPNS: number | undefined;
/**
 * ioctl of a socket. Linux 2148567303.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSTAMPNS_NEW: number | undefined;
/**
 * ioctl of a socket. Linux 35079.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSTAMPNS_OLD: number | undefined;
/**
 * ioctl of a socket. Linux 2148567302.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSTAMP_NEW: number | undefined;
/**
 * ioctl of a socket. Linux 35078.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGSTAMP_OLD: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349598.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGTUNFIB: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349661.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGUMBINFO: number | undefined;
/**
 * ioctl of a socket. FreeBSD 3223349663.
 * @category Constants: requests of ioctl
 */
export declare const SIOCGUMBPARAM: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349624, FreeBSD 3223349626.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIFCREATE: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349626, FreeBSD 3223349628.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIFCREATE2: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607801, FreeBSD 2149607801.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIFDESTROY: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3222301057, FreeBSD 3222301048.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIFGCLONERS: number | undefined;
/**
 * ioctl that returns the number of bytes ready to read. Linux 21531.
 * @category Constants: requests of ioctl
 */
export declare const SIOCINQ: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIPXCFGDATA: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35299.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIPXNCPCONN: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35584.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIWFIRST: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35808.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIWFIRSTPRIV: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35839.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIWLAST: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35839.
 * @category Constants: requests of ioctl
 */
export declare const SIOCIWLASTPRIV: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCKCMATTACH: number | undefined;
/**
 * ioctl of a socket. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCKCMCLONE: number | undefined;
/**
 * ioctl of a socket. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCKCMUNATTACH: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCMCTPALLOCTAG: number | undefined;
/**
 * ioctl of a socket. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCMCTPALLOCTAG2: number | undefined;
/**
 * ioctl of a socket. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCMCTPDROPTAG: number | undefined;
/**
 * ioctl of a socket. Linux 35299.
 * @category Constants: requests of ioctl
 */
export declare const SIOCMCTPDROPTAG2: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35300.
 * @category Constants: requests of ioctl
 */
export declare const SIOCNRCTLCON: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCNRDECOBS: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCNRGETPARMS: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35299.
 * @category Constants: requests of ioctl
 */
export declare const SIOCNRRTCTL: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCNRSETPARMS: number | undefined;
/**
 * ioctl that returns the number of bytes not yet sent or acknowledged. Linux 21521.
 * @category Constants: requests of ioctl
 */
export declare const SIOCOUTQ: number | undefined;
/**
 * ioctl of a socket. Linux 35147.
 * @category Constants: requests of ioctl
 */
export declare const SIOCOUTQNSD: number | undefined;
/**
 * ioctl of a socket. Linux 35310.
 * @category Constants: requests of ioctl
 */
export declare const SIOCPNADDRESOURCE: number | undefined;
/**
 * ioctl of a socket. Linux 35311.
 * @category Constants: requests of ioctl
 */
export declare const SIOCPNDELRESOURCE: number | undefined;
/**
 * ioctl of a socket. Linux 35309.
 * @category Constants: requests of ioctl
 */
export declare const SIOCPNENABLEPIPE: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCPNGETOBJECT: number | undefined;
/**
 * ioctl of a socket. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRDSGETTOS: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRDSSETTOS: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35299.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSACCEPT: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35300.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSCLRRT: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSGCAUSE: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35302.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSGFACILITIES: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35301.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSGL2CALL: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSL2CALL: number | undefined;
/**
 * ioctl of a socket. macOS 3222300987.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSLVMULTI: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSSCAUSE: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRSSL2CALL: number | undefined;
/**
 * ioctl of a socket. Linux 35085.
 * @category Constants: requests of ioctl
 */
export declare const SIOCRTMSG: number | undefined;
/**
 * ioctl of a socket. Linux 35157.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSARP: number | undefined;
/**
 * ioctl of a socket. macOS 2150132091, FreeBSD 2150132091.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSDRVSPEC: number | undefined;
/**
 * ioctl of a socket. macOS 2149607806.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSETVLAN: number | undefined;
/**
 * ioctl of a socket. macOS 2153802089, FreeBSD 2153802089.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSGIFPREFIX_IN6: number | undefined;
/**
 * ioctl of a socket. macOS 2147775232, Windows 2147775232, FreeBSD 2147775232.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSHIWAT: number | undefined;
/**
 * ioctl of a socket. Linux 35248.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSHWTSTAMP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607876.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIF6LOWPAN: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35094, macOS 2149607692, FreeBSD 2149607692.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2166384908, FreeBSD 2166384908.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3240126802.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFALIFETIME_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607749.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFALTMTU: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607805.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFASYNCMAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607750.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFBOND: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35137.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFBR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35098, macOS 2149607699, FreeBSD 2149607699.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFBRDADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607770, FreeBSD 2149607710.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFCAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 2149607835.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFCAPNV: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 2149607721.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFDESCR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35096, macOS 2149607694, FreeBSD 2149607694.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFDSTADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2166384910.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFDSTADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35110.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFENCAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 2149607773.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFFIB: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35092, macOS 2149607696, FreeBSD 2149607696.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFFLAGS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607737, FreeBSD 2149607737.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFGENERIC: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35108.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFHWADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35127.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFHWBROADCAST: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607814.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFKPI: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35089.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFLINK: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607740, FreeBSD 2149607740.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFLLADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607811, FreeBSD 2149607719.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMAC: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349596.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMANAGEMENT: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35185.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMAP: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 3223349559, FreeBSD 3223349559.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMEDIA: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35104.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMEM: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35102, macOS 2149607704, FreeBSD 2149607704.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMETRIC: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35106, macOS 2149607732, FreeBSD 2149607732.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFMTU: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35107, FreeBSD 2149607720.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFNAME: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35100, macOS 2149607702, FreeBSD 2149607702.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFNETMASK: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2166384918.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFNETMASK_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35124.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFPFLAGS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2151704894, FreeBSD 2151967046.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFPHYADDR: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2155899198, FreeBSD 2156423494.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFPHYADDR_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2149607734, FreeBSD 2149607734.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFPHYS: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). macOS 2151704932, FreeBSD 2151704932.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFPREFIX_IN6: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223349595.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFRVNET: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35120.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFSLAVE: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35139.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFTXQLEN: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). Linux 35203, macOS 2149607806.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFVLAN: number | undefined;
/**
 * ioctl that reads or sets a property of an interface; netdevice(7), netintro(4). FreeBSD 3223349594.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIFVNET: number | undefined;
/**
 * ioctl of a socket. Windows 2147775613.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIPMSFILTER: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35604.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWAP: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35634.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWAUTH: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35584.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWCOMMIT: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35626.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWENCODE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35636.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWENCODEEXT: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35610.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWESSID: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35620.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWFRAG: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35588.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWFREQ: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35632.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWGENIE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35606.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWMLME: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35590.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWMODE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35612.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWNICKN: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35586.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWNWID: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35638.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWPMKSA: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35628.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWPOWER: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35596.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWPRIV: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35594.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWRANGE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35616.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWRATE: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35624.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWRETRY: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35618.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWRTS: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35608.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWSCAN: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35592.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWSENS: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35600.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWSPY: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35598.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWSTATS: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35602.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWTHRSPY: number | undefined;
/**
 * ioctl of wireless interfaces; linux/wireless.h. Linux 35622.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSIWTXPOW: number | undefined;
/**
 * ioctl of a socket. macOS 2148295938.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSKEVFILT: number | undefined;
/**
 * ioctl of a socket. FreeBSD 2149607833.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSLANPCP: number | undefined;
/**
 * ioctl of a socket. macOS 2147775234, Windows 2147775234, FreeBSD 2147775234.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSLOWAT: number | undefined;
/**
 * ioctl of a socket. Linux 35145.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSMIIREG: number | undefined;
/**
 * ioctl of a socket. Windows 2147775614.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSMSFILTER: number | undefined;
/**
 * ioctl of a socket. macOS 3240126797, FreeBSD 3240126797.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSNDFLUSH_IN6: number | undefined;
/**
 * ioctl of a socket. macOS 3240126799, FreeBSD 3240126799.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSPFXFLUSH_IN6: number | undefined;
/**
 * ioctl of a socket. Linux 35074, macOS 2147775240, FreeBSD 2147775240.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSPGRP: number | undefined;
/**
 * ioctl of a socket. Linux 35170.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSRARP: number | undefined;
/**
 * ioctl of a socket. macOS 3240126800, FreeBSD 3240126800.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSRTRFLUSH_IN6: number | undefined;
/**
 * ioctl of a socket. macOS 2166384984, FreeBSD 2166384984.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSSCOPE6: number | undefined;
/**
 * ioctl of a socket. FreeBSD 2149607775.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSTUNFIB: number | undefined;
/**
 * ioctl of a socket. FreeBSD 2149607838.
 * @category Constants: requests of ioctl
 */
export declare const SIOCSUMBPARAM: number | undefined;
/**
 * ioctl of a socket. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCUNIXFILE: number | undefined;
/**
 * ioctl of a socket. Linux 35146.
 * @category Constants: requests of ioctl
 */
export declare const SIOCWANDEV: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35304.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25CALLACCPTAPPRV: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35300.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25GCALLUSERDATA: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35302.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25GCAUSEDIAG: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35306.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25GDTEFACILITIES: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35298.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25GFACILITIES: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35296.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25GSUBSCRIP: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35301.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SCALLUSERDATA: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35308.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SCAUSEDIAG: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35303.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SCUDMATCHLEN: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35307.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SDTEFACILITIES: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35305.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SENDCALLACCPT: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35299.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SFACILITIES: number | undefined;
/**
 * ioctl of X.25, amateur radio, IPX or AppleTalk sockets. Linux 35297.
 * @category Constants: requests of ioctl
 */
export declare const SIOCX25SSUBSCRIP: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136837.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ABSORB_RTRALERT: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136932.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ACQUIRE_PORT_RESERVATION: number | undefined;
/**
 * Code of WSAIoctl. Windows 671088663.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ADDRESS_LIST_CHANGE: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959574.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ADDRESS_LIST_QUERY: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443225.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ADDRESS_LIST_SORT: number | undefined;
/**
 * Code of WSAIoctl. Windows 1476395264.
 * @category Constants: requests of ioctl
 */
export declare const SIO_AF_UNIX_GETPEERPID: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137089.
 * @category Constants: requests of ioctl
 */
export declare const SIO_AF_UNIX_SETBINDPARENTPATH: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137090.
 * @category Constants: requests of ioctl
 */
export declare const SIO_AF_UNIX_SETCONNPARENTPATH: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136851.
 * @category Constants: requests of ioctl
 */
export declare const SIO_APPLY_TRANSPORT_SETTING: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701377.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ASSOCIATE_HANDLE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136934.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ASSOCIATE_PORT_RESERVATION: number | undefined;
/**
 * Code of WSAIoctl. Windows 2417360899.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ASSOCIATE_PVC: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959586.
 * @category Constants: requests of ioctl
 */
export declare const SIO_BASE_HANDLE: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959579.
 * @category Constants: requests of ioctl
 */
export declare const SIO_BSP_HANDLE: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959581.
 * @category Constants: requests of ioctl
 */
export declare const SIO_BSP_HANDLE_POLL: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959580.
 * @category Constants: requests of ioctl
 */
export declare const SIO_BSP_HANDLE_SELECT: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878665.
 * @category Constants: requests of ioctl
 */
export declare const SIO_BTH_INFO: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878664.
 * @category Constants: requests of ioctl
 */
export declare const SIO_BTH_PING: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136853.
 * @category Constants: requests of ioctl
 */
export declare const SIO_CPU_AFFINITY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137035.
 * @category Constants: requests of ioctl
 */
export declare const SIO_DELETE_PEER_TARGET_NAME: number | undefined;
/**
 * Code of WSAIoctl. Windows 671088642.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ENABLE_CIRCULAR_QUEUEING: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443231.
 * @category Constants: requests of ioctl
 */
export declare const SIO_EXT_POLL: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443230.
 * @category Constants: requests of ioctl
 */
export declare const SIO_EXT_SELECT: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443232.
 * @category Constants: requests of ioctl
 */
export declare const SIO_EXT_SENDMSG: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959555.
 * @category Constants: requests of ioctl
 */
export declare const SIO_FIND_ROUTE: number | undefined;
/**
 * Code of WSAIoctl. Windows 671088644.
 * @category Constants: requests of ioctl
 */
export declare const SIO_FLUSH: number | undefined;
/**
 * Code of WSAIoctl. Windows 3491102722.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_ATM_ADDRESS: number | undefined;
/**
 * Code of WSAIoctl. Windows 1343619076.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_ATM_CONNECTION_ID: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959557.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_BROADCAST_ADDRESS: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443206.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_EXTENSION_FUNCTION_POINTER: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443208.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_GROUP_QOS: number | undefined;
/**
 * Code of WSAIoctl. Windows 1074033791.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_INTERFACE_LIST: number | undefined;
/**
 * Code of WSAIoctl. Windows 1074033790.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_INTERFACE_LIST_EX: number | undefined;
/**
 * Code of WSAIoctl. Windows 2147775612.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_MULTICAST_FILTER: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443236.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_MULTIPLE_EXTENSION_FUNCTION_POINTER: number | undefined;
/**
 * Code of WSAIoctl. Windows 1343619073.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_NUMBER_OF_ATM_DEVICES: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443207.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_QOS: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137066.
 * @category Constants: requests of ioctl
 */
export declare const SIO_GET_TX_TIMESTAMP: number | undefined;
/**
 * Code of WSAIoctl. Windows 536900730.
 * @category Constants: requests of ioctl
 */
export declare const SIO_IDEAL_SEND_BACKLOG_CHANGE: number | undefined;
/**
 * Code of WSAIoctl. Windows 1074033787.
 * @category Constants: requests of ioctl
 */
export declare const SIO_IDEAL_SEND_BACKLOG_QUERY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136842.
 * @category Constants: requests of ioctl
 */
export declare const SIO_INDEX_ADD_MCAST: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136840.
 * @category Constants: requests of ioctl
 */
export declare const SIO_INDEX_BIND: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136843.
 * @category Constants: requests of ioctl
 */
export declare const SIO_INDEX_DEL_MCAST: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136841.
 * @category Constants: requests of ioctl
 */
export declare const SIO_INDEX_MCASTIF: number | undefined;
/**
 * Code of WSAIoctl: enables keep-alive and sets its times. Windows 2550136836.
 * @category Constants: requests of ioctl
 */
export declare const SIO_KEEPALIVE_VALS: number | undefined;
/**
 * Code of WSAIoctl. Windows 1074033791.
 * @category Constants: requests of ioctl
 */
export declare const SIO_LAZY_DISCOVERY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136839.
 * @category Constants: requests of ioctl
 */
export declare const SIO_LIMIT_BROADCASTS: number | undefined;
/**
 * Code of WSAIoctl: enables a faster path within the machine. Windows 2550136848.
 * @category Constants: requests of ioctl
 */
export declare const SIO_LOOPBACK_FAST_PATH: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701386.
 * @category Constants: requests of ioctl
 */
export declare const SIO_MULTICAST_SCOPE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701385.
 * @category Constants: requests of ioctl
 */
export declare const SIO_MULTIPOINT_LOOPBACK: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701401.
 * @category Constants: requests of ioctl
 */
export declare const SIO_NSP_NOTIFY_CHANGE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136856.
 * @category Constants: requests of ioctl
 */
export declare const SIO_PRIORITY_HINT: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959589.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_RSS_PROCESSOR_INFO: number | undefined;
/**
 * Code of WSAIoctl. Windows 1476395218.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_RSS_SCALABILITY_INFO: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878857.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_SECURITY: number | undefined;
/**
 * Code of WSAIoctl. Windows 1207959576.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_TARGET_PNP_HANDLE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136852.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_TRANSPORT_SETTING: number | undefined;
/**
 * Code of WSAIoctl. Windows 1476395213.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_WFP_ALE_ENDPOINT_HANDLE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137053.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_WFP_CONNECTION_REDIRECT_CONTEXT: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137052.
 * @category Constants: requests of ioctl
 */
export declare const SIO_QUERY_WFP_CONNECTION_REDIRECT_RECORDS: number | undefined;
/**
 * Code of WSAIoctl: receives all packets of the network (RCVALL_*). Windows 2550136833.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RCVALL: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136846.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RCVALL_IF: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136835.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RCVALL_IGMPMCAST: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136834.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RCVALL_MCAST: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136845.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RCVALL_MCAST_IF: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136933.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RELEASE_PORT_RESERVATION: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701402.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RESERVED_1: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701409.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RESERVED_2: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878757.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RFCOMM_SEND_COMMAND: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878759.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RFCOMM_SESSION_FLOW_OFF: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878760.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RFCOMM_TEST: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878761.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RFCOMM_USECFC: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878758.
 * @category Constants: requests of ioctl
 */
export declare const SIO_RFCOMM_WAIT_COMMAND: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701397.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ROUTING_INTERFACE_CHANGE: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443220.
 * @category Constants: requests of ioctl
 */
export declare const SIO_ROUTING_INTERFACE_QUERY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137132.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_COMPATIBILITY_MODE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701388.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_GROUP_QOS: number | undefined;
/**
 * Code of WSAIoctl. Windows 2147775613.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_MULTICAST_FILTER: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137034.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_PEER_TARGET_NAME: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136856.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_PRIORITY_HINT: number | undefined;
/**
 * Code of WSAIoctl. Windows 2281701387.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_QOS: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137032.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_SECURITY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137054.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SET_WFP_CONNECTION_REDIRECT_RECORDS: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136845.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SOCKET_CLOSE_NOTIFY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137036.
 * @category Constants: requests of ioctl
 */
export declare const SIO_SOCKET_USAGE_NOTIFICATION: number | undefined;
/**
 * Code of WSAIoctl. Windows 3623878695.
 * @category Constants: requests of ioctl
 */
export declare const SIO_TCP_INFO: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136849.
 * @category Constants: requests of ioctl
 */
export declare const SIO_TCP_INITIAL_RTO: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136855.
 * @category Constants: requests of ioctl
 */
export declare const SIO_TCP_SET_ACK_FREQUENCY: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136854.
 * @category Constants: requests of ioctl
 */
export declare const SIO_TCP_SET_ICW: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550137067.
 * @category Constants: requests of ioctl
 */
export declare const SIO_TIMESTAMPING: number | undefined;
/**
 * Code of WSAIoctl. Windows 3355443213.
 * @category Constants: requests of ioctl
 */
export declare const SIO_TRANSLATE_HANDLE: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136838.
 * @category Constants: requests of ioctl
 */
export declare const SIO_UCAST_IF: number | undefined;
/**
 * Code of WSAIoctl: whether UDP receives fail after an ICMP port unreachable message. Windows 2550136844.
 * @category Constants: requests of ioctl
 */
export declare const SIO_UDP_CONNRESET: number | undefined;
/**
 * Code of WSAIoctl. Windows 2550136847.
 * @category Constants: requests of ioctl
 */
export declare const SIO_UDP_NETRESET: number | undefined;
/**
 * Both bits of SO_BUF_LOCK. Linux 3.
 * @category Constants: sockets and messages
 */
export declare const SOCK_BUF_LOCK_MASK: number | undefined;
/**
 * Flag of a socket type: close the descriptor when a program is executed. Linux 524288, FreeBSD 268435456.
 * @category Constants: sockets and messages
 */
export declare const SOCK_CLOEXEC: number | undefined;
/**
 * Flag of a socket type: close the descriptor in child processes. FreeBSD 1073741824.
 * @category Constants: sockets and messages
 */
export declare const SOCK_CLOFORK: number | undefined;
/**
 * Datagrams with congestion control (DCCP). Linux 6.
 * @category Constants: sockets and messages
 */
export declare const SOCK_DCCP: number | undefined;
/**
 * Message of NETLINK_SOCK_DIAG that closes a socket; sock_diag(7). Linux 21.
 * @category Constants: sockets and messages
 */
export declare const SOCK_DESTROY: number | undefined;
/**
 * Datagrams. 2 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SOCK_DGRAM: Kind<"datagram">;
/**
 * Message of NETLINK_SOCK_DIAG that lists sockets; sock_diag(7). Linux 20.
 * @category Constants: sockets and messages
 */
export declare const SOCK_DIAG_BY_FAMILY: number | undefined;
/**
 * Maximum length of an address. macOS 255, FreeBSD 255.
 * @category Constants: sockets and messages
 */
export declare const SOCK_MAXADDRLEN: number | undefined;
/**
 * Flag of a socket type: non-blocking mode. Linux 2048, FreeBSD 536870912.
 * @category Constants: sockets and messages
 */
export declare const SOCK_NONBLOCK: number | undefined;
/**
 * Obsolete access to raw frames, replaced by AF_PACKET. Linux 10.
 * @category Constants: sockets and messages
 */
export declare const SOCK_PACKET: number | undefined;
/**
 * Raw packets of a lower-layer protocol. 3 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SOCK_RAW: Kind<"datagram">;
/**
 * Bit of SO_BUF_LOCK: the receive buffer keeps its size. Linux 2.
 * @category Constants: sockets and messages
 */
export declare const SOCK_RCVBUF_LOCK: number | undefined;
/**
 * Reliable datagrams, possibly out of order. 4 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SOCK_RDM: Kind<"datagram">;
/**
 * Connection that preserves message boundaries. 5 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SOCK_SEQPACKET: Kind<"stream">;
/**
 * Bit of SO_BUF_LOCK: the send buffer keeps its size. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const SOCK_SNDBUF_LOCK: number | undefined;
/**
 * Stream of bytes, in order and without loss. 1 everywhere.
 * @category Constants: sockets and messages
 */
export declare const SOCK_STREAM: Kind<"stream">;
/**
 * Value of SO_TXREHASH: the system's default. Linux 255.
 * @category Constants: sockets and messages
 */
export declare const SOCK_TXREHASH_DEFAULT: number | undefined;
/**
 * Value of SO_TXREHASH: never choose another path. Linux 0.
 * @category Constants: sockets and messages
 */
export declare const SOCK_TXREHASH_DISABLED: number | undefined;
/**
 * Value of SO_TXREHASH: choose another path on loss. Linux 1.
 * @category Constants: sockets and messages
 */
export declare const SOCK_TXREHASH_ENABLED: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 32768.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_BIND_PHC: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 1024.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_CMSG: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 128.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_ID: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 65536.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_ID_TCP: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 8192.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_PKTINFO: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 131072.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_RX_FILTER: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 4096.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_STATS: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 2048.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_TSONLY: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 16384.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_OPT_TX_SWHW: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 64.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_RAW_HARDWARE: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 4.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_RX_HARDWARE: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 8.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_RX_SOFTWARE: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 16.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_SOFTWARE: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 32.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_SYS_HARDWARE: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 512.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_TX_ACK: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 1.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_TX_HARDWARE: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 256.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_TX_SCHED: number | undefined;
/**
 * Flag of SO_TIMESTAMPING; Documentation/networking/timestamping.rst. Linux 2.
 * @category Constants: options
 */
export declare const SOF_TIMESTAMPING_TX_SOFTWARE: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 265.
 * @category Constants: options
 */
export declare const SOL_AAL: number | undefined;
/**
 * Level of the AF_ALG options and ancillary data (ALG_*). Linux 279.
 * @category Constants: options
 */
export declare const SOL_ALG: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Windows 16000.
 * @category Constants: options
 */
export declare const SOL_APPLETALK: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 258.
 * @category Constants: options
 */
export declare const SOL_ATALK: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 264.
 * @category Constants: options
 */
export declare const SOL_ATM: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 257.
 * @category Constants: options
 */
export declare const SOL_AX25: number | undefined;
/**
 * Level of the options of every Bluetooth socket (BT_*). Linux 274.
 * @category Constants: options
 */
export declare const SOL_BLUETOOTH: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 278.
 * @category Constants: options
 */
export declare const SOL_CAIF: number | undefined;
/**
 * Base of the CAN levels: a level is SOL_CAN_BASE plus the CAN protocol. Linux 100.
 * @category Constants: options
 */
export declare const SOL_CAN_BASE: number | undefined;
/**
 * Level of the CAN_ISOTP options (CAN_ISOTP_*). Linux 106.
 * @category Constants: options
 */
export declare const SOL_CAN_ISOTP: number | undefined;
/**
 * Level of the CAN_J1939 options (SO_J1939_*). Linux 107.
 * @category Constants: options
 */
export declare const SOL_CAN_J1939: number | undefined;
/**
 * Level of the CAN_RAW options (CAN_RAW_*). Linux 101.
 * @category Constants: options
 */
export declare const SOL_CAN_RAW: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 269.
 * @category Constants: options
 */
export declare const SOL_DCCP: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 261.
 * @category Constants: options
 */
export declare const SOL_DECNET: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 0, FreeBSD 2050.
 * @category Constants: options
 */
export declare const SOL_HCI: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. FreeBSD 2050.
 * @category Constants: options
 */
export declare const SOL_HCI_RAW: number | undefined;
/**
 * Level of the ICMPv6 option (ICMP6_FILTER). Linux 58.
 * @category Constants: options
 */
export declare const SOL_ICMPV6: number | undefined;
/**
 * Level of the IPv4 options (IP_*). 0 everywhere.
 * @category Constants: options
 */
export declare const SOL_IP: number;
/**
 * Level of the IPv6 options (IPV6_*). Linux 41.
 * @category Constants: options
 */
export declare const SOL_IPV6: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 256.
 * @category Constants: options
 */
export declare const SOL_IPX: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 266.
 * @category Constants: options
 */
export declare const SOL_IRDA: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Windows 255.
 * @category Constants: options
 */
export declare const SOL_IRLMP: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 277.
 * @category Constants: options
 */
export declare const SOL_IUCV: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 281.
 * @category Constants: options
 */
export declare const SOL_KCM: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 6, Windows 256, FreeBSD 5641.
 * @category Constants: options
 */
export declare const SOL_L2CAP: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 268.
 * @category Constants: options
 */
export declare const SOL_LLC: number | undefined;
/**
 * Level of the options of unix sockets (LOCAL_*). macOS 0, FreeBSD 0.
 * @category Constants: options
 */
export declare const SOL_LOCAL: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 285.
 * @category Constants: options
 */
export declare const SOL_MCTP: number | undefined;
/**
 * Level of the Multipath TCP options. Linux 284.
 * @category Constants: options
 */
export declare const SOL_MPTCP: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. macOS 0.
 * @category Constants: options
 */
export declare const SOL_NDRVPROTO: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 267.
 * @category Constants: options
 */
export declare const SOL_NETBEUI: number | undefined;
/**
 * Level of the AF_NETLINK options (NETLINK_*). Linux 270, FreeBSD 270.
 * @category Constants: options
 */
export declare const SOL_NETLINK: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 259.
 * @category Constants: options
 */
export declare const SOL_NETROM: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 280.
 * @category Constants: options
 */
export declare const SOL_NFC: number | undefined;
/**
 * Level of the AF_PACKET options (PACKET_*). Linux 263.
 * @category Constants: options
 */
export declare const SOL_PACKET: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 275.
 * @category Constants: options
 */
export declare const SOL_PNPIPE: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 273.
 * @category Constants: options
 */
export declare const SOL_PPPOL2TP: number | undefined;
/**
 * Level of the raw socket option (ICMP_FILTER). Linux 255.
 * @category Constants: options
 */
export declare const SOL_RAW: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 276.
 * @category Constants: options
 */
export declare const SOL_RDS: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 18, Windows 3, FreeBSD 2070.
 * @category Constants: options
 */
export declare const SOL_RFCOMM: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 260.
 * @category Constants: options
 */
export declare const SOL_ROSE: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 272.
 * @category Constants: options
 */
export declare const SOL_RXRPC: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 17, FreeBSD 521.
 * @category Constants: options
 */
export declare const SOL_SCO: number | undefined;
/**
 * Level of the SCTP options (SCTP_*). Linux 132.
 * @category Constants: options
 */
export declare const SOL_SCTP: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Windows 257.
 * @category Constants: options
 */
export declare const SOL_SDP: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 286.
 * @category Constants: options
 */
export declare const SOL_SMC: number | undefined;
/**
 * Level of the options of every socket (SO_*). Linux 1, macOS 65535, Windows 65535, FreeBSD 65535.
 * @category Constants: options
 */
export declare const SOL_SOCKET: number;
/**
 * Level of the TCP options (TCP_*). 6 everywhere.
 * @category Constants: options
 */
export declare const SOL_TCP: number;
/**
 * Level of the AF_TIPC options (TIPC_*). Linux 271.
 * @category Constants: options
 */
export declare const SOL_TIPC: number | undefined;
/**
 * Level of the kernel TLS options; Documentation/networking/tls.rst. Linux 282.
 * @category Constants: options
 */
export declare const SOL_TLS: number | undefined;
/**
 * Level of the UDP options (UDP_*). 17 everywhere.
 * @category Constants: options
 */
export declare const SOL_UDP: number;
/**
 * Level of the AF_VSOCK ancillary data. Linux 287.
 * @category Constants: options
 */
export declare const SOL_VSOCK: number | undefined;
/**
 * Level of a protocol's options, for setsockopt. Linux 262.
 * @category Constants: options
 */
export declare const SOL_X25: number | undefined;
/**
 * Level of the AF_XDP options (XDP_*). Linux 283.
 * @category Constants: options
 */
export declare const SOL_XDP: number | undefined;
/**
 * Maximum backlog of listen. Linux 4096, macOS 128, Windows 2147483647, FreeBSD 128.
 * @category Constants: sockets and messages
 */
export declare const SOMAXCONN: number;
/**
 * True if the socket listens. Read only; socket(7). Linux 30, macOS 2, Windows 2, FreeBSD 2.
 * @category Constants: options
 */
export declare const SO_ACCEPTCONN: number;
/**
 * Filter that delays accept until data has arrived; accept_filter(9). FreeBSD 4096.
 * @category Constants: options
 */
export declare const SO_ACCEPTFILTER: number | undefined;
/**
 * Option of ATM sockets. Linux 1107558412.
 * @category Constants: options
 */
export declare const SO_ATMPVC: number | undefined;
/**
 * Option of ATM sockets. Linux 1107427412.
 * @category Constants: options
 */
export declare const SO_ATMQOS: number | undefined;
/**
 * Option of ATM sockets. Linux 1107492904.
 * @category Constants: options
 */
export declare const SO_ATMSAP: number | undefined;
/**
 * Attaches an eBPF program that filters incoming packets; socket(7). Linux 50.
 * @category Constants: options
 */
export declare const SO_ATTACH_BPF: number | undefined;
/**
 * Attaches a classic BPF program that filters incoming packets; socket(7). Linux 26.
 * @category Constants: options
 */
export declare const SO_ATTACH_FILTER: number | undefined;
/**
 * Attaches a classic BPF program that selects among the sockets of a port (SO_REUSEPORT). Linux 51.
 * @category Constants: options
 */
export declare const SO_ATTACH_REUSEPORT_CBPF: number | undefined;
/**
 * Attaches an eBPF program that selects among the sockets of a port (SO_REUSEPORT). Linux 52.
 * @category Constants: options
 */
export declare const SO_ATTACH_REUSEPORT_EBPF: number | undefined;
/**
 * The only interface to receive from and send to, by name. Linux 25, macOS 4404.
 * @category Constants: options
 */
export declare const SO_BINDTODEVICE: number | undefined;
/**
 * The only interface to receive from and send to, by index. Linux 62.
 * @category Constants: options
 */
export declare const SO_BINDTOIFINDEX: number | undefined;
/**
 * Delivers the arrival time of each datagram as ancillary data SCM_BINTIME; getsockopt(2). FreeBSD 8192.
 * @category Constants: options
 */
export declare const SO_BINTIME: number | undefined;
/**
 * BPF extensions that the kernel supports. Read only. Linux 48.
 * @category Constants: options
 */
export declare const SO_BPF_EXTENSIONS: number | undefined;
/**
 * Permits datagrams to broadcast addresses. Linux 6, macOS 32, Windows 32, FreeBSD 32.
 * @category Constants: options
 */
export declare const SO_BROADCAST: number;
/**
 * Obsolete: without effect since Linux 2.4. Linux 14.
 * @category Constants: options
 */
export declare const SO_BSDCOMPAT: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 4105.
 * @category Constants: options
 */
export declare const SO_BSP_STATE: number | undefined;
/**
 * Requires the peer to authenticate; of level SOL_RFCOMM. Windows 2147483649.
 * @category Constants: options
 */
export declare const SO_BTH_AUTHENTICATE: number | undefined;
/**
 * Encrypts the connection; of level SOL_RFCOMM. Windows 2.
 * @category Constants: options
 */
export declare const SO_BTH_ENCRYPT: number | undefined;
/**
 * Size of the largest packet to receive, in bytes; of level SOL_RFCOMM. Windows 2147483655.
 * @category Constants: options
 */
export declare const SO_BTH_MTU: number | undefined;
/**
 * Upper limit of SO_BTH_MTU; of level SOL_RFCOMM. Windows 2147483656.
 * @category Constants: options
 */
export declare const SO_BTH_MTU_MAX: number | undefined;
/**
 * Lower limit of SO_BTH_MTU; of level SOL_RFCOMM. Windows 2147483658.
 * @category Constants: options
 */
export declare const SO_BTH_MTU_MIN: number | undefined;
/**
 * Locks buffer sizes against automatic tuning (SOCK_*_LOCK). Linux 72.
 * @category Constants: options
 */
export declare const SO_BUF_LOCK: number | undefined;
/**
 * Time to busy poll the device when no data has arrived, in microseconds. Linux 46.
 * @category Constants: options
 */
export declare const SO_BUSY_POLL: number | undefined;
/**
 * Maximum number of packets that one round of busy polling takes. Linux 70.
 * @category Constants: options
 */
export declare const SO_BUSY_POLL_BUDGET: number | undefined;
/**
 * Option of ATM sockets. Linux 1107361794.
 * @category Constants: options
 */
export declare const SO_CIRANGE: number | undefined;
/**
 * Advises that the path may be bad, so that the kernel looks for another. Linux 53.
 * @category Constants: options
 */
export declare const SO_CNX_ADVICE: number | undefined;
/**
 * Routing compartment of the socket. Windows 12292.
 * @category Constants: options
 */
export declare const SO_COMPARTMENT_ID: number | undefined;
/**
 * Lets the condition function of WSAAccept, not the system, answer connection requests. Windows 12290.
 * @category Constants: options
 */
export declare const SO_CONDITIONAL_ACCEPT: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40963.
 * @category Constants: options
 */
export declare const SO_CONFIRM_NAME: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28672.
 * @category Constants: options
 */
export declare const SO_CONNDATA: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28676.
 * @category Constants: options
 */
export declare const SO_CONNDATALEN: number | undefined;
/**
 * Time since the socket was connected, in seconds. Read only. Windows 28684.
 * @category Constants: options
 */
export declare const SO_CONNECT_TIME: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28673.
 * @category Constants: options
 */
export declare const SO_CONNOPT: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28677.
 * @category Constants: options
 */
export declare const SO_CONNOPTLEN: number | undefined;
/**
 * 64-bit identifier that no other socket has. Read only. Linux 57.
 * @category Constants: options
 */
export declare const SO_COOKIE: number | undefined;
/**
 * Records debugging information. 1 everywhere.
 * @category Constants: options
 */
export declare const SO_DEBUG: number;
/**
 * Option of AppleTalk on Windows. Windows 40961.
 * @category Constants: options
 */
export declare const SO_DEREGISTER_NAME: number | undefined;
/**
 * Removes the eBPF filter of SO_ATTACH_BPF. Linux 27.
 * @category Constants: options
 */
export declare const SO_DETACH_BPF: number | undefined;
/**
 * Removes the filter of SO_ATTACH_FILTER. Linux 27.
 * @category Constants: options
 */
export declare const SO_DETACH_FILTER: number | undefined;
/**
 * Removes the BPF program that selects among the sockets of a port. Linux 68.
 * @category Constants: options
 */
export declare const SO_DETACH_REUSEPORT_BPF: number | undefined;
/**
 * Option or ancillary data for a device's memory; Documentation/networking/devmem.rst. Linux 79.
 * @category Constants: options
 */
export declare const SO_DEVMEM_DMABUF: number | undefined;
/**
 * Option or ancillary data for a device's memory; Documentation/networking/devmem.rst. Linux 80.
 * @category Constants: options
 */
export declare const SO_DEVMEM_DONTNEED: number | undefined;
/**
 * Option or ancillary data for a device's memory; Documentation/networking/devmem.rst. Linux 78.
 * @category Constants: options
 */
export declare const SO_DEVMEM_LINEAR: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28674.
 * @category Constants: options
 */
export declare const SO_DISCDATA: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28678.
 * @category Constants: options
 */
export declare const SO_DISCDATALEN: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28675.
 * @category Constants: options
 */
export declare const SO_DISCOPT: number | undefined;
/**
 * Data sent along with a connect or a close, if the protocol supports it. Windows 28679.
 * @category Constants: options
 */
export declare const SO_DISCOPTLEN: number | undefined;
/**
 * Address family, such as AF_INET. Read only. Linux 39, FreeBSD 4121.
 * @category Constants: options
 */
export declare const SO_DOMAIN: number | undefined;
/**
 * Inverse of SO_LINGER: close does not wait for data to be sent. Windows -129.
 * @category Constants: options
 */
export declare const SO_DONTLINGER: number | undefined;
/**
 * Sends only to directly connected networks, without a gateway. Linux 5, macOS 16, Windows 16, FreeBSD 16.
 * @category Constants: options
 */
export declare const SO_DONTROUTE: number;
/**
 * Keeps the rest of a datagram that does not fit for the next receive. macOS 8192.
 * @category Constants: options
 */
export declare const SO_DONTTRUNC: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 1.
 * @category Constants: options
 */
export declare const SO_EE_CODE_TXTIME_INVALID_PARAM: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 2.
 * @category Constants: options
 */
export declare const SO_EE_CODE_TXTIME_MISSED: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 1.
 * @category Constants: options
 */
export declare const SO_EE_CODE_ZEROCOPY_COPIED: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 2.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_ICMP: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 3.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_ICMP6: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 1.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_LOCAL: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 0.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_NONE: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 4.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_TIMESTAMPING: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 4.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_TXSTATUS: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 6.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_TXTIME: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 5.
 * @category Constants: options
 */
export declare const SO_EE_ORIGIN_ZEROCOPY: number | undefined;
/**
 * Value in a message of the error queue (sock_extended_err); ip(7). Linux 1.
 * @category Constants: options
 */
export declare const SO_EE_RFC4884_FLAG_INVALID: number | undefined;
/**
 * Pending error. Reading clears it. Read only. Linux 4, macOS 4103, Windows 4103, FreeBSD 4103.
 * @category Constants: options
 */
export declare const SO_ERROR: number;
/**
 * Prevents other sockets from binding the same address, even with SO_REUSEADDR. Windows -5.
 * @category Constants: options
 */
export declare const SO_EXCLUSIVEADDRUSE: number | undefined;
/**
 * Routing table (FIB) of the socket; setfib(2). FreeBSD 4116.
 * @category Constants: options
 */
export declare const SO_FIB: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40966.
 * @category Constants: options
 */
export declare const SO_GETLOCALZONES: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40964.
 * @category Constants: options
 */
export declare const SO_GETMYZONE: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40967.
 * @category Constants: options
 */
export declare const SO_GETNETINFO: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40965.
 * @category Constants: options
 */
export declare const SO_GETZONELIST: number | undefined;
/**
 * Classic BPF filter of SO_ATTACH_FILTER. Read only. Linux 26.
 * @category Constants: options
 */
export declare const SO_GET_FILTER: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 8193.
 * @category Constants: options
 */
export declare const SO_GROUP_ID: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 8194.
 * @category Constants: options
 */
export declare const SO_GROUP_PRIORITY: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI_RAW; ng_btsocket(4). FreeBSD 2.
 * @category Constants: options
 */
export declare const SO_HCI_RAW_DIRECTION: number | undefined;
/**
 * Option or ancillary data of level SOL_HCI_RAW; ng_btsocket(4). FreeBSD 1.
 * @category Constants: options
 */
export declare const SO_HCI_RAW_FILTER: number | undefined;
/**
 * CPU that handles incoming packets; set, the preferred CPU. Linux 49.
 * @category Constants: options
 */
export declare const SO_INCOMING_CPU: number | undefined;
/**
 * Identifier of the receive queue (NAPI) of the last packet. Read only. Linux 56.
 * @category Constants: options
 */
export declare const SO_INCOMING_NAPI_ID: number | undefined;
/**
 * Delivers with recvmsg the number of bytes left to read, as ancillary data SCM_INQ. Linux 84.
 * @category Constants: options
 */
export declare const SO_INQ: number | undefined;
/**
 * Option or ancillary data of AF_IUCV, between virtual machines of z/VM. Linux 128.
 * @category Constants: options
 */
export declare const SO_IPRMDATA_MSG: number | undefined;
/**
 * Option of level SOL_CAN_J1939; Documentation/networking/j1939.rst. Linux 4.
 * @category Constants: options
 */
export declare const SO_J1939_ERRQUEUE: number | undefined;
/**
 * Option of level SOL_CAN_J1939; Documentation/networking/j1939.rst. Linux 1.
 * @category Constants: options
 */
export declare const SO_J1939_FILTER: number | undefined;
/**
 * Option of level SOL_CAN_J1939; Documentation/networking/j1939.rst. Linux 2.
 * @category Constants: options
 */
export declare const SO_J1939_PROMISC: number | undefined;
/**
 * Option of level SOL_CAN_J1939; Documentation/networking/j1939.rst. Linux 3.
 * @category Constants: options
 */
export declare const SO_J1939_SEND_PRIO: number | undefined;
/**
 * Probes an idle connection, to detect that the peer is gone. Linux 9, macOS 8, Windows 8, FreeBSD 8.
 * @category Constants: options
 */
export declare const SO_KEEPALIVE: number;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 6.
 * @category Constants: options
 */
export declare const SO_L2CAP_ENCRYPTED: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 5.
 * @category Constants: options
 */
export declare const SO_L2CAP_FLUSH: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 3.
 * @category Constants: options
 */
export declare const SO_L2CAP_IFLOW: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 1.
 * @category Constants: options
 */
export declare const SO_L2CAP_IMTU: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 4.
 * @category Constants: options
 */
export declare const SO_L2CAP_OFLOW: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 2.
 * @category Constants: options
 */
export declare const SO_L2CAP_OMTU: number | undefined;
/**
 * Label of mandatory access control. macOS 4112, FreeBSD 4105.
 * @category Constants: options
 */
export declare const SO_LABEL: number | undefined;
/**
 * Whether and how long close waits for data to be sent. Linux 13, macOS 128, Windows 128, FreeBSD 128.
 * @category Constants: options
 */
export declare const SO_LINGER: number;
/**
 * SO_LINGER in seconds; the time of SO_LINGER is in hundredths of a second there. macOS 4224.
 * @category Constants: options
 */
export declare const SO_LINGER_SEC: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 7.
 * @category Constants: options
 */
export declare const SO_LINKINFO: number | undefined;
/**
 * Number of incomplete connections. Read only; getsockopt(2). FreeBSD 4115.
 * @category Constants: options
 */
export declare const SO_LISTENINCQLEN: number | undefined;
/**
 * Number of connections that wait to be accepted. Read only; getsockopt(2). FreeBSD 4114.
 * @category Constants: options
 */
export declare const SO_LISTENQLEN: number | undefined;
/**
 * Maximum number of connections that wait to be accepted (backlog). Read only; getsockopt(2). FreeBSD 4113.
 * @category Constants: options
 */
export declare const SO_LISTENQLIMIT: number | undefined;
/**
 * Locks the filter, so that it cannot be changed or removed. Linux 44.
 * @category Constants: options
 */
export declare const SO_LOCK_FILTER: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40964.
 * @category Constants: options
 */
export declare const SO_LOOKUP_MYZONE: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40962.
 * @category Constants: options
 */
export declare const SO_LOOKUP_NAME: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40967.
 * @category Constants: options
 */
export declare const SO_LOOKUP_NETDEF_ON_ADAPTER: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40965.
 * @category Constants: options
 */
export declare const SO_LOOKUP_ZONES: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40966.
 * @category Constants: options
 */
export declare const SO_LOOKUP_ZONES_ON_ADAPTER: number | undefined;
/**
 * Mark of the packets sent, for routing and firewalls. Linux 36.
 * @category Constants: options
 */
export declare const SO_MARK: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 28681.
 * @category Constants: options
 */
export declare const SO_MAXDG: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 28682.
 * @category Constants: options
 */
export declare const SO_MAXPATHDG: number | undefined;
/**
 * Size of the largest datagram, in bytes. Read only. Windows 8195.
 * @category Constants: options
 */
export declare const SO_MAX_MSG_SIZE: number | undefined;
/**
 * Maximum send rate, in bytes per second. Linux 47, FreeBSD 4120.
 * @category Constants: options
 */
export declare const SO_MAX_PACING_RATE: number | undefined;
/**
 * Memory use of the socket. Read only. Linux 55.
 * @category Constants: options
 */
export declare const SO_MEMINFO: number | undefined;
/**
 * Option or ancillary data of AF_IUCV, between virtual machines of z/VM. Linux 4096.
 * @category Constants: options
 */
export declare const SO_MSGLIMIT: number | undefined;
/**
 * Option or ancillary data of AF_IUCV, between virtual machines of z/VM. Linux 2048.
 * @category Constants: options
 */
export declare const SO_MSGSIZE: number | undefined;
/**
 * Option of ATM sockets. Linux 1107623940.
 * @category Constants: options
 */
export declare const SO_MULTIPOINT: number | undefined;
/**
 * Identifier of the network namespace, which no other has. Read only. Linux 71.
 * @category Constants: options
 */
export declare const SO_NETNS_COOKIE: number | undefined;
/**
 * Level at which packets are marked for quality of service. Read only; sys/socket.h. macOS 4377.
 * @category Constants: options
 */
export declare const SO_NETSVC_MARKING_LEVEL: number | undefined;
/**
 * Service class of outgoing traffic, for quality of service; sys/socket.h. macOS 4374.
 * @category Constants: options
 */
export declare const SO_NET_SERVICE_TYPE: number | undefined;
/**
 * Option of level SOL_SOCKET. macOS 4129.
 * @category Constants: options
 */
export declare const SO_NKE: number | undefined;
/**
 * Suppresses the error when the address of the socket is no longer available; sys/socket.h. macOS 4131.
 * @category Constants: options
 */
export declare const SO_NOADDRERR: number | undefined;
/**
 * Takes the last four bytes of a frame sent as its checksum (FCS). Linux 43.
 * @category Constants: options
 */
export declare const SO_NOFCS: number | undefined;
/**
 * Fails with EPIPE without raising the signal SIGPIPE; getsockopt(2). macOS 4130, FreeBSD 2048.
 * @category Constants: options
 */
export declare const SO_NOSIGPIPE: number | undefined;
/**
 * Reports that another socket failed to bind the address; sys/socket.h. macOS 4134.
 * @category Constants: options
 */
export declare const SO_NOTIFYCONFLICT: number | undefined;
/**
 * Sends UDP over IPv4 without checksums. Linux 11.
 * @category Constants: options
 */
export declare const SO_NO_CHECK: number | undefined;
/**
 * Disables direct data placement by the network card; getsockopt(2). FreeBSD 32768.
 * @category Constants: options
 */
export declare const SO_NO_DDP: number | undefined;
/**
 * Disables TCP offload to the network card; getsockopt(2). FreeBSD 16384.
 * @category Constants: options
 */
export declare const SO_NO_OFFLOAD: number | undefined;
/**
 * Extensions of POSIX that the socket follows; sys/socket.h. macOS 4227.
 * @category Constants: options
 */
export declare const SO_NP_EXTENSIONS: number | undefined;
/**
 * Number of bytes that the first receive would return. Read only; getsockopt(2). macOS 4128.
 * @category Constants: options
 */
export declare const SO_NREAD: number | undefined;
/**
 * Number of datagrams ready to receive. Read only; sys/socket.h. macOS 4370.
 * @category Constants: options
 */
export declare const SO_NUMRCVPKT: number | undefined;
/**
 * Number of bytes that wait to be sent. Read only; getsockopt(2). macOS 4132.
 * @category Constants: options
 */
export declare const SO_NWRITE: number | undefined;
/**
 * Delivers urgent data inline, among the other data. Linux 10, macOS 256, Windows 256, FreeBSD 256.
 * @category Constants: options
 */
export declare const SO_OOBINLINE: number;
/**
 * Option of level SOL_SOCKET. Windows 28680.
 * @category Constants: options
 */
export declare const SO_OPENTYPE: number | undefined;
/**
 * Destination of a connection before a firewall redirected it. On Linux of level SOL_IP. Linux 80, Windows 12303.
 * @category Constants: options
 */
export declare const SO_ORIGINAL_DST: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40968.
 * @category Constants: options
 */
export declare const SO_PAP_GET_SERVER_STATUS: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40969.
 * @category Constants: options
 */
export declare const SO_PAP_PRIME_READ: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40967.
 * @category Constants: options
 */
export declare const SO_PAP_SET_SERVER_STATUS: number | undefined;
/**
 * Delivers the process, user and group of the sender as ancillary data; unix(7). Linux 16.
 * @category Constants: options
 */
export declare const SO_PASSCRED: number | undefined;
/**
 * Delivers a descriptor of the sender's process as ancillary data. Linux 76.
 * @category Constants: options
 */
export declare const SO_PASSPIDFD: number | undefined;
/**
 * Permits the receipt of descriptors. Linux 83.
 * @category Constants: options
 */
export declare const SO_PASSRIGHTS: number | undefined;
/**
 * Delivers the security context of the sender as ancillary data. Linux 34.
 * @category Constants: options
 */
export declare const SO_PASSSEC: number | undefined;
/**
 * Leaves connection requests waiting, without an answer. Windows 12291.
 * @category Constants: options
 */
export declare const SO_PAUSE_ACCEPT: number | undefined;
/**
 * Offset at which the next MSG_PEEK begins. Linux 42.
 * @category Constants: options
 */
export declare const SO_PEEK_OFF: number | undefined;
/**
 * Process, user and group of the peer. Read only; unix(7). Linux 17.
 * @category Constants: options
 */
export declare const SO_PEERCRED: number | undefined;
/**
 * Supplementary groups of the peer. Read only. Linux 59.
 * @category Constants: options
 */
export declare const SO_PEERGROUPS: number | undefined;
/**
 * Label of mandatory access control of the peer. Read only. macOS 4113, FreeBSD 4112.
 * @category Constants: options
 */
export declare const SO_PEERLABEL: number | undefined;
/**
 * Address of the peer, like getpeername. Read only. Linux 28.
 * @category Constants: options
 */
export declare const SO_PEERNAME: number | undefined;
/**
 * New descriptor of the peer's process. Read only. Linux 77.
 * @category Constants: options
 */
export declare const SO_PEERPIDFD: number | undefined;
/**
 * Security context of the peer. Read only. Linux 31.
 * @category Constants: options
 */
export declare const SO_PEERSEC: number | undefined;
/**
 * Allocates local ports separately for each address. Windows 12294.
 * @category Constants: options
 */
export declare const SO_PORT_SCALABILITY: number | undefined;
/**
 * Prefers busy polling to interrupts. Linux 69.
 * @category Constants: options
 */
export declare const SO_PREFER_BUSY_POLL: number | undefined;
/**
 * Priority of the packets sent, from 0 to 6. Linux 12.
 * @category Constants: options
 */
export declare const SO_PRIORITY: number | undefined;
/**
 * Protocol, such as IPPROTO_TCP. Read only. Linux 38, FreeBSD 4118.
 * @category Constants: options
 */
export declare const SO_PROTOCOL: number | undefined;
/**
 * The provider's WSAPROTOCOL_INFO. Read only. Windows 8196.
 * @category Constants: options
 */
export declare const SO_PROTOCOL_INFO: number | undefined;
/**
 * The provider's WSAPROTOCOL_INFO, in the ANSI code page. Read only. Windows 8196.
 * @category Constants: options
 */
export declare const SO_PROTOCOL_INFOA: number | undefined;
/**
 * The provider's WSAPROTOCOL_INFO, in UTF-16. Read only. Windows 8197.
 * @category Constants: options
 */
export declare const SO_PROTOCOL_INFOW: number | undefined;
/**
 * Another name for SO_PROTOCOL. FreeBSD 4118.
 * @category Constants: options
 */
export declare const SO_PROTOTYPE: number | undefined;
/**
 * Chooses the local port at random. Windows 12293.
 * @category Constants: options
 */
export declare const SO_RANDOMIZE_PORT: number | undefined;
/**
 * Chooses the local port at random. macOS 4226.
 * @category Constants: options
 */
export declare const SO_RANDOMPORT: number | undefined;
/**
 * Size of the receive buffer, in bytes; Linux doubles the value that is set. Linux 8, macOS 4098, Windows 4098, FreeBSD 4098.
 * @category Constants: options
 */
export declare const SO_RCVBUF: number;
/**
 * Sets SO_RCVBUF beyond the system's limit. Requires administrator rights. Linux 33.
 * @category Constants: options
 */
export declare const SO_RCVBUFFORCE: number | undefined;
/**
 * Minimum number of bytes for a receive to return. Linux 18, macOS 4100, Windows 4100, FreeBSD 4100.
 * @category Constants: options
 */
export declare const SO_RCVLOWAT: number;
/**
 * Delivers the mark of each packet as ancillary data SO_MARK. Linux 75.
 * @category Constants: options
 */
export declare const SO_RCVMARK: number | undefined;
/**
 * Delivers the priority of each packet as ancillary data SO_PRIORITY. Linux 82.
 * @category Constants: options
 */
export declare const SO_RCVPRIORITY: number | undefined;
/**
 * Timeout of a blocking receive. Linux 20, macOS 4102, Windows 4102, FreeBSD 4102.
 * @category Constants: options
 */
export declare const SO_RCVTIMEO: number;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 66.
 * @category Constants: options
 */
export declare const SO_RCVTIMEO_NEW: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 20.
 * @category Constants: options
 */
export declare const SO_RCVTIMEO_OLD: number | undefined;
/**
 * Option of level SOL_RDS; Documentation/networking/rds.rst. Linux 10.
 * @category Constants: options
 */
export declare const SO_RDS_MSG_RXPATH_LATENCY: number | undefined;
/**
 * Option of level SOL_RDS; Documentation/networking/rds.rst. Linux 8.
 * @category Constants: options
 */
export declare const SO_RDS_TRANSPORT: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40960.
 * @category Constants: options
 */
export declare const SO_REGISTER_NAME: number | undefined;
/**
 * Option of AppleTalk on Windows. Windows 40961.
 * @category Constants: options
 */
export declare const SO_REMOVE_NAME: number | undefined;
/**
 * Fails a receive when incoming data did not fit into the receive buffer; getsockopt(2). FreeBSD 131072.
 * @category Constants: options
 */
export declare const SO_RERROR: number | undefined;
/**
 * Memory to reserve for the socket, in bytes. Linux 73.
 * @category Constants: options
 */
export declare const SO_RESERVE_MEM: number | undefined;
/**
 * Option of level SOL_SOCKET. macOS 4401.
 * @category Constants: options
 */
export declare const SO_RESOLVER_SIGNATURE: number | undefined;
/**
 * Permits binding to an address that is or was just in use; on Windows also by another program. Linux 2, macOS 4, Windows 4, FreeBSD 4.
 * @category Constants: options
 */
export declare const SO_REUSEADDR: number;
/**
 * Lets several sockets bind the same address and port. Linux 15, macOS 512, FreeBSD 512.
 * @category Constants: options
 */
export declare const SO_REUSEPORT: number | undefined;
/**
 * SO_REUSEPORT that balances connections and datagrams among the sockets; getsockopt(2). FreeBSD 65536.
 * @category Constants: options
 */
export declare const SO_REUSEPORT_LB: number | undefined;
/**
 * Lets sockets of other users bind the same address; sys/socket.h. macOS 4133.
 * @category Constants: options
 */
export declare const SO_REUSESHAREUID: number | undefined;
/**
 * Shares the port of multicasts with other sockets. Windows 12296.
 * @category Constants: options
 */
export declare const SO_REUSE_MULTICASTPORT: number | undefined;
/**
 * Chooses the local port at connect, so that connections can share it. Windows 12295.
 * @category Constants: options
 */
export declare const SO_REUSE_UNICASTPORT: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 2.
 * @category Constants: options
 */
export declare const SO_RFCOMM_FC_INFO: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 1.
 * @category Constants: options
 */
export declare const SO_RFCOMM_MTU: number | undefined;
/**
 * Delivers the number of datagrams dropped as ancillary data. Linux 40.
 * @category Constants: options
 */
export declare const SO_RXQ_OVFL: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 2.
 * @category Constants: options
 */
export declare const SO_SCO_CONNINFO: number | undefined;
/**
 * Option of the level of a Bluetooth protocol, on FreeBSD; ng_btsocket(4). FreeBSD 1.
 * @category Constants: options
 */
export declare const SO_SCO_MTU: number | undefined;
/**
 * Option of level SOL_SOCKET. Linux 22.
 * @category Constants: options
 */
export declare const SO_SECURITY_AUTHENTICATION: number | undefined;
/**
 * Option of level SOL_SOCKET. Linux 24.
 * @category Constants: options
 */
export declare const SO_SECURITY_ENCRYPTION_NETWORK: number | undefined;
/**
 * Option of level SOL_SOCKET. Linux 23.
 * @category Constants: options
 */
export declare const SO_SECURITY_ENCRYPTION_TRANSPORT: number | undefined;
/**
 * Reports POLLPRI for a message in the error queue. Linux 45.
 * @category Constants: options
 */
export declare const SO_SELECT_ERR_QUEUE: number | undefined;
/**
 * Option of ATM sockets. Linux 1107296260.
 * @category Constants: options
 */
export declare const SO_SETCLP: number | undefined;
/**
 * Routing table (FIB) to use; setfib(2). FreeBSD 4116.
 * @category Constants: options
 */
export declare const SO_SETFIB: number | undefined;
/**
 * Size of the send buffer, in bytes; Linux doubles the value that is set. Linux 7, macOS 4097, Windows 4097, FreeBSD 4097.
 * @category Constants: options
 */
export declare const SO_SNDBUF: number;
/**
 * Sets SO_SNDBUF beyond the system's limit. Requires administrator rights. Linux 32.
 * @category Constants: options
 */
export declare const SO_SNDBUFFORCE: number | undefined;
/**
 * Minimum free space in the send buffer for the socket to be writable, in bytes. Linux 19, macOS 4099, Windows 4099, FreeBSD 4099.
 * @category Constants: options
 */
export declare const SO_SNDLOWAT: number;
/**
 * Timeout of a blocking send. Linux 21, macOS 4101, Windows 4101, FreeBSD 4101.
 * @category Constants: options
 */
export declare const SO_SNDTIMEO: number;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 67.
 * @category Constants: options
 */
export declare const SO_SNDTIMEO_NEW: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 21.
 * @category Constants: options
 */
export declare const SO_SNDTIMEO_OLD: number | undefined;
/**
 * Splices two connections: the kernel forwards the data from one to the other. FreeBSD 4131.
 * @category Constants: options
 */
export declare const SO_SPLICE: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 16.
 * @category Constants: options
 */
export declare const SO_SYNCHRONOUS_ALERT: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 32.
 * @category Constants: options
 */
export declare const SO_SYNCHRONOUS_NONALERT: number | undefined;
/**
 * Delivers the arrival time of a datagram, in microseconds, as ancillary data SCM_TIMESTAMP. Linux 29, macOS 1024, Windows 12298, FreeBSD 1024.
 * @category Constants: options
 */
export declare const SO_TIMESTAMP: number;
/**
 * Timestamps of packets to generate and report; Documentation/networking/timestamping.rst. Linux 37.
 * @category Constants: options
 */
export declare const SO_TIMESTAMPING: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 65.
 * @category Constants: options
 */
export declare const SO_TIMESTAMPING_NEW: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 37.
 * @category Constants: options
 */
export declare const SO_TIMESTAMPING_OLD: number | undefined;
/**
 * Delivers the arrival time of a datagram, in nanoseconds, as ancillary data SCM_TIMESTAMPNS. Linux 35.
 * @category Constants: options
 */
export declare const SO_TIMESTAMPNS: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 64.
 * @category Constants: options
 */
export declare const SO_TIMESTAMPNS_NEW: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 35.
 * @category Constants: options
 */
export declare const SO_TIMESTAMPNS_OLD: number | undefined;
/**
 * Option of level SOL_SOCKET. Windows 12299.
 * @category Constants: options
 */
export declare const SO_TIMESTAMP_ID: number | undefined;
/**
 * SO_TIMESTAMP by a clock that is never set; getsockopt(2). macOS 2048.
 * @category Constants: options
 */
export declare const SO_TIMESTAMP_MONOTONIC: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 63.
 * @category Constants: options
 */
export declare const SO_TIMESTAMP_NEW: number | undefined;
/**
 * Form of the option without the suffix: times are C longs (OLD) or 64-bit integers (NEW). Linux 29.
 * @category Constants: options
 */
export declare const SO_TIMESTAMP_OLD: number | undefined;
/**
 * Value of SO_TS_CLOCK; getsockopt(2). FreeBSD 1.
 * @category Constants: options
 */
export declare const SO_TS_BINTIME: number | undefined;
/**
 * Clock of SO_TIMESTAMP (SO_TS_*); getsockopt(2). FreeBSD 4119.
 * @category Constants: options
 */
export declare const SO_TS_CLOCK: number | undefined;
/**
 * Value of SO_TS_CLOCK; getsockopt(2). FreeBSD 3.
 * @category Constants: options
 */
export declare const SO_TS_CLOCK_MAX: number | undefined;
/**
 * Value of SO_TS_CLOCK; getsockopt(2). FreeBSD 0.
 * @category Constants: options
 */
export declare const SO_TS_DEFAULT: number | undefined;
/**
 * Value of SO_TS_CLOCK; getsockopt(2). FreeBSD 3.
 * @category Constants: options
 */
export declare const SO_TS_MONOTONIC: number | undefined;
/**
 * Value of SO_TS_CLOCK; getsockopt(2). FreeBSD 2.
 * @category Constants: options
 */
export declare const SO_TS_REALTIME: number | undefined;
/**
 * Value of SO_TS_CLOCK; getsockopt(2). FreeBSD 0.
 * @category Constants: options
 */
export declare const SO_TS_REALTIME_MICRO: number | undefined;
/**
 * Whether to choose another path when a segment is lost (SOCK_TXREHASH_*). Linux 74.
 * @category Constants: options
 */
export declare const SO_TXREHASH: number | undefined;
/**
 * Sends each packet at the time in its ancillary data SCM_TXTIME. Linux 61.
 * @category Constants: options
 */
export declare const SO_TXTIME: number | undefined;
/**
 * Socket type, such as SOCK_STREAM. Read only. Linux 3, macOS 4104, Windows 4104, FreeBSD 4104.
 * @category Constants: options
 */
export declare const SO_TYPE: number;
/**
 * Makes close wait until the kernel no longer uses the socket; sys/socket.h. macOS 4135.
 * @category Constants: options
 */
export declare const SO_UPCALLCLOSEWAIT: number | undefined;
/**
 * Copies the options of the listening socket to a socket accepted by AcceptEx. Windows 28683.
 * @category Constants: options
 */
export declare const SO_UPDATE_ACCEPT_CONTEXT: number | undefined;
/**
 * Completes the state of a socket connected by ConnectEx. Windows 28688.
 * @category Constants: options
 */
export declare const SO_UPDATE_CONNECT_CONTEXT: number | undefined;
/**
 * Receives the socket's own messages; of routing sockets, route(4). macOS 64, Windows 64, FreeBSD 64.
 * @category Constants: options
 */
export declare const SO_USELOOPBACK: number | undefined;
/**
 * Number that firewalls and dummynet can match; getsockopt(2). FreeBSD 4117.
 * @category Constants: options
 */
export declare const SO_USER_COOKIE: number | undefined;
/**
 * Bit of vendor-specific options. FreeBSD 2147483648.
 * @category Constants: options
 */
export declare const SO_VENDOR: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 2.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_BUFFER_MAX_SIZE: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 1.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_BUFFER_MIN_SIZE: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 0.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_BUFFER_SIZE: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 6.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_CONNECT_TIMEOUT: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 8.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 6.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 7.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_NONBLOCK_TXRX: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 3.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_PEER_HOST_VM_ID: number | undefined;
/**
 * Option of level AF_VSOCK; vsock(7). Linux 5.
 * @category Constants: options
 */
export declare const SO_VM_SOCKETS_TRUSTED: number | undefined;
/**
 * Hints that more data will be sent; sys/socket.h. macOS 16384.
 * @category Constants: options
 */
export declare const SO_WANTMORE: number | undefined;
/**
 * Sets MSG_OOB when urgent data is received; sys/socket.h. macOS 32768.
 * @category Constants: options
 */
export declare const SO_WANTOOBFLAG: number | undefined;
/**
 * Delivers whether a frame was acknowledged as ancillary data SCM_WIFI_STATUS. Linux 41.
 * @category Constants: options
 */
export declare const SO_WIFI_STATUS: number | undefined;
/**
 * Permits sends with MSG_ZEROCOPY. Linux 60.
 * @category Constants: options
 */
export declare const SO_ZEROCOPY: number | undefined;
/**
 * Protocol of AF_SYSTEM: kernel controls. macOS 2.
 * @category Constants: families and protocols
 */
export declare const SYSPROTO_CONTROL: number | undefined;
/**
 * Protocol of AF_SYSTEM: kernel events. macOS 1.
 * @category Constants: families and protocols
 */
export declare const SYSPROTO_EVENT: number | undefined;
/**
 * State of accurate congestion notification (AccECN), in TCP_INFO. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ACCECN_OPT_COUNTER_SEEN: number | undefined;
/**
 * State of accurate congestion notification (AccECN), in TCP_INFO. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ACCECN_OPT_EMPTY_SEEN: number | undefined;
/**
 * State of accurate congestion notification (AccECN), in TCP_INFO. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ACCECN_OPT_FAIL_SEEN: number | undefined;
/**
 * State of accurate congestion notification (AccECN), in TCP_INFO. Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ACCECN_OPT_NOT_SEEN: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 38.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_ADD_KEY: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 39.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_DEL_KEY: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 41.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_GET_KEYS: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 40.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_INFO: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_KEYF_EXCLUDE_OPT: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_KEYF_IFINDEX: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 80.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_MAXKEYLEN: number | undefined;
/**
 * Option or value of signed segments (RFC 5925); Documentation/networking/tcp_ao.rst. Linux 42.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_AO_REPAIR: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Windows 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ATMARK: number | undefined;
/**
 * Interprets the urgent pointer as BSD does. Windows 28672.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_BSDURGENT: number | undefined;
/**
 * State of the congestion control, in TCP_INFO. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CA_CWR: number | undefined;
/**
 * State of the congestion control, in TCP_INFO. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CA_Disorder: number | undefined;
/**
 * State of the congestion control, in TCP_INFO. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CA_Loss: number | undefined;
/**
 * Maximum length of the name of a congestion control algorithm. FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CA_NAME_MAX: number | undefined;
/**
 * State of the congestion control, in TCP_INFO. Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CA_Open: number | undefined;
/**
 * State of the congestion control, in TCP_INFO. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CA_Recovery: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 65.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CCALGOOPT: number | undefined;
/**
 * State of the congestion control algorithm. Read only. Linux 26.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CC_INFO: number | undefined;
/**
 * State of TCP_INFO: not connected. Linux 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CLOSE: number | undefined;
/**
 * State of TCP_INFO: closed by the peer. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CLOSE_WAIT: number | undefined;
/**
 * State of TCP_INFO: closed by both ends at once. Linux 11.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CLOSING: number | undefined;
/**
 * Ancillary data of TCP_INQ. Linux 36.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CM_INQ: number | undefined;
/**
 * Name of the congestion control algorithm; tcp(7). Linux 13, FreeBSD 64.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CONGESTION: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Windows 12.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CONGESTION_ALGORITHM: number | undefined;
/**
 * Timeout of connect, in seconds; tcp(4). macOS 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CONNECTIONTIMEOUT: number | undefined;
/**
 * State and measurements of the connection. Read only; netinet/tcp.h. macOS 262.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CONNECTION_INFO: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_COOKIE_IN_ALWAYS: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_COOKIE_MAX: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_COOKIE_MIN: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_COOKIE_OUT_NEVER: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 15.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_COOKIE_TRANSACTIONS: number | undefined;
/**
 * Holds back partial segments until the option is cleared. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_CORK: number | undefined;
/**
 * Accepts data after close rather than reset the connection; netinet/tcp.h. FreeBSD 1100.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_DATA_AFTER_CLOSE: number | undefined;
/**
 * Delays accept until data arrives. Linux 9.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_DEFER_ACCEPT: number | undefined;
/**
 * Delay of an acknowledgement, in milliseconds; netinet/tcp.h. FreeBSD 72.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_DELACK: number | undefined;
/**
 * Maximum delay of an acknowledgement, in microseconds. Linux 46.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_DELACK_MAX_US: number | undefined;
/**
 * Delays the acknowledgement of the peer's FIN. Windows 13.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_DELAY_FIN_ACK: number | undefined;
/**
 * Enables explicit congestion notification (ECN) by routers; netinet/tcp.h. macOS 260.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ENABLE_ECN: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ENCAP_ESPINTCP: number | undefined;
/**
 * State of TCP_INFO: connected. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ESTABLISHED: number | undefined;
/**
 * Interprets the urgent pointer as RFC 1122 specifies. Windows 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_EXPEDITED_1122: number | undefined;
/**
 * Fails connect immediately when a router reports by ICMP that the peer is unreachable. Windows 18.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FAIL_CONNECT_ON_ICMP_ERROR: number | undefined;
/**
 * Accepts data in the SYN (TCP Fast Open, RFC 7413); on Linux a maximum queue length; tcp(7). Linux 23, macOS 261, Windows 15, FreeBSD 1025.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN: number;
/**
 * Delays connect until there is data to send in the SYN. Linux 30.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN_CONNECT: number | undefined;
/**
 * Key of the cookies of TCP_FASTOPEN. Linux 33.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN_KEY: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN_MAX_COOKIE_LEN: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN_MIN_COOKIE_LEN: number | undefined;
/**
 * Uses TCP_FASTOPEN without cookies. Linux 34.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN_NO_COOKIE: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FASTOPEN_PSK_LEN: number | undefined;
/**
 * Treats the peer's FIN as a reset; netinet/tcp.h. FreeBSD 73.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FIN_IS_RST: number | undefined;
/**
 * State of TCP_INFO: closed here, FIN not yet acknowledged. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FIN_WAIT1: number | undefined;
/**
 * State of TCP_INFO: closed here, FIN acknowledged. Linux 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FIN_WAIT2: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 8193.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FUNCTION_ALIAS: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 8192.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FUNCTION_BLK: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_FUNCTION_NAME_LEN_MAX: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Windows 19.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICMP_ERROR_INFO: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_AGGRESSIVE: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 254.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_COMPAT: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_DEFAULT: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_EXPERIMENTAL: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_HIGH: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 255.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_MAX: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ICW_LEVEL_VERY_HIGH: number | undefined;
/**
 * Restarts slowly after an idle period; netinet/tcp.h. FreeBSD 70.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_IDLE_REDUCE: number | undefined;
/**
 * State and measurements of the connection. Read only; tcp(7). Linux 11, FreeBSD 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INFO: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INITIAL_RTO_DEFAULT_MAX_SYN_RETRANSMISSIONS: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INITIAL_RTO_DEFAULT_RTT: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 254.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INITIAL_RTO_NO_SYN_RETRANSMISSIONS: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 255.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INITIAL_RTO_UNSPECIFIED_MAX_SYN_RETRANSMISSIONS: number | undefined;
/**
 * Value for SIO_TCP_SET_ICW or SIO_TCP_INITIAL_RTO. Windows 65535.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INITIAL_RTO_UNSPECIFIED_RTT: number | undefined;
/**
 * Delivers with recvmsg the number of bytes left to read, as ancillary data TCP_CM_INQ. Linux 36.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_INQ: number | undefined;
/**
 * True if the connection uses Multipath TCP. Read only. Linux 43.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_IS_MPTCP: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 43.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_IWND_NB: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 44.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_IWND_NSEG: number | undefined;
/**
 * Idle time before the first keep-alive probe, in seconds (TCP_KEEPIDLE elsewhere); tcp(4). macOS 16, Windows 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_KEEPALIVE: number | undefined;
/**
 * Number of unanswered keep-alive probes before the connection is dropped. Linux 6, macOS 258, Windows 16, FreeBSD 1024.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_KEEPCNT: number;
/**
 * Idle time before the first probe of SO_KEEPALIVE, in seconds. Linux 4, Windows 3, FreeBSD 256.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_KEEPIDLE: number | undefined;
/**
 * Timeout of a connection that is not yet established, in seconds; tcp(4). FreeBSD 128.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_KEEPINIT: number | undefined;
/**
 * Interval between keep-alive probes, in seconds. Linux 5, macOS 257, Windows 17, FreeBSD 512.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_KEEPINTVL: number;
/**
 * State of TCP_INFO: closed by both ends, FIN not yet acknowledged. Linux 9.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LAST_ACK: number | undefined;
/**
 * Time that a closed connection waits for the peer's FIN (FIN_WAIT2), in seconds. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LINGER2: number | undefined;
/**
 * State of TCP_INFO: listening. Linux 10.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LISTEN: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 34.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOG: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 35.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOGBUF: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 37.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOGDUMP: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 38.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOGDUMPID: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 36.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOGID: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 74.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOG_LIMIT: number | undefined;
/**
 * Option or bound of the log that FreeBSD's TCP keeps of a connection; netinet/tcp.h. FreeBSD 47.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LOG_TAG: number | undefined;
/**
 * Detects lost retransmissions; netinet/tcp.h. FreeBSD 79.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_LRD: number | undefined;
/**
 * Maximum number of segments sent in one burst; netinet/tcp.h. FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXBURST: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. macOS 60, FreeBSD 60.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXHLEN: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. macOS 40, FreeBSD 40.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXOLEN: number | undefined;
/**
 * Time that data may stay unacknowledged, in seconds. Windows 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXRT: number | undefined;
/**
 * TCP_MAXRT in milliseconds. Windows 14.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXRTMS: number | undefined;
/**
 * Maximum segment size, in bytes. Linux 2, macOS 2, Windows 4, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXSEG: number;
/**
 * Time that data may stay unacknowledged, in seconds; netinet/tcp.h. FreeBSD 68.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXUNACKTIME: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 65535, macOS 65535, FreeBSD 65535.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAXWIN: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. macOS 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAX_SACK: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 14, macOS 14, FreeBSD 14.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MAX_WINSHIFT: number | undefined;
/**
 * Key that signs segments to and from a peer with MD5 (RFC 2385). Linux 14, FreeBSD 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MD5SIG: number | undefined;
/**
 * TCP_MD5SIG for an address prefix or an interface. Linux 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MD5SIG_EXT: number | undefined;
/**
 * Flag or bound of the structure of TCP_MD5SIG_EXT. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MD5SIG_FLAG_IFINDEX: number | undefined;
/**
 * Flag or bound of the structure of TCP_MD5SIG_EXT. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MD5SIG_FLAG_PREFIX: number | undefined;
/**
 * Flag or bound of the structure of TCP_MD5SIG_EXT. Linux 80.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MD5SIG_MAXKEYLEN: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. macOS 216, FreeBSD 216.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MINMSS: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 512, macOS 512, FreeBSD 536.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MSS: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 536.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MSS_DEFAULT: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 1220.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_MSS_DESIRED: number | undefined;
/**
 * Sends each write immediately, without Nagle's algorithm. 1 everywhere.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NODELAY: number;
/**
 * Disables TCP options; tcp(4). macOS 8, FreeBSD 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NOOPT: number | undefined;
/**
 * Holds back partial segments; tcp(4). macOS 4, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NOPUSH: number | undefined;
/**
 * Sends the SYN only once. Windows 9.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NOSYNRETRIES: number | undefined;
/**
 * Amount of unsent data above which the socket is not writable, in bytes. Linux 25, macOS 513.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NOTSENT_LOWAT: number | undefined;
/**
 * Disables the urgent pointer. Windows 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NOURG: number | undefined;
/**
 * Value for TCP_REPAIR or TCP_REPAIR_QUEUE. Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_NO_QUEUE: number | undefined;
/**
 * Value of TCP_OFFLOAD_PREFERENCE: TCP offload to the network card. Windows 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_OFFLOAD_NOT_PREFERRED: number | undefined;
/**
 * Value of TCP_OFFLOAD_PREFERENCE: TCP offload to the network card. Windows 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_OFFLOAD_NO_PREFERENCE: number | undefined;
/**
 * Preference for TCP offload to the network card (TCP_OFFLOAD_*). Windows 11.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_OFFLOAD_PREFERENCE: number | undefined;
/**
 * Value of TCP_OFFLOAD_PREFERENCE: TCP offload to the network card. Windows 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_OFFLOAD_PREFERRED: number | undefined;
/**
 * Number of received segments kept for debugging; tcp(4). FreeBSD 4096.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_PCAP_IN: number | undefined;
/**
 * Number of sent segments kept for debugging; tcp(4). FreeBSD 2048.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_PCAP_OUT: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 78.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_PERF_INFO: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 76.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_PROC_ACCOUNTING: number | undefined;
/**
 * Sequence number of the queue of TCP_REPAIR_QUEUE, in TCP_REPAIR mode. Linux 21.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_QUEUE_SEQ: number | undefined;
/**
 * Acknowledges immediately, without delay. Linux 12, Windows 2550136855.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_QUICKACK: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RECEIVE_ZEROCOPY_FLAG_TLB_CLEAN_HINT: number | undefined;
/**
 * Value for TCP_REPAIR or TCP_REPAIR_QUEUE. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RECV_QUEUE: number | undefined;
/**
 * Peer's port for TCP encapsulated in UDP (RFC 6951); tcp(4). FreeBSD 71.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REMOTE_UDP_ENCAPS_PORT: number | undefined;
/**
 * Repair mode, in which CRIU moves a connection to another machine. Linux 19.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR: number | undefined;
/**
 * Value for TCP_REPAIR or TCP_REPAIR_QUEUE. Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR_OFF: number | undefined;
/**
 * Value for TCP_REPAIR or TCP_REPAIR_QUEUE. Linux -1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR_OFF_NO_WP: number | undefined;
/**
 * Value for TCP_REPAIR or TCP_REPAIR_QUEUE. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR_ON: number | undefined;
/**
 * Negotiated TCP options, in TCP_REPAIR mode. Linux 22.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR_OPTIONS: number | undefined;
/**
 * Queue that other options apply to, in TCP_REPAIR mode. Linux 20.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR_QUEUE: number | undefined;
/**
 * Windows of the connection, in TCP_REPAIR mode. Linux 29.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REPAIR_WINDOW: number | undefined;
/**
 * Accepts only connections of one NUMA domain, on a socket with SO_REUSEPORT_LB; tcp(4). FreeBSD 1026.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REUSPORT_LB_NUMA: number | undefined;
/**
 * Value of TCP_REUSPORT_LB_NUMA; tcp(4). FreeBSD -1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REUSPORT_LB_NUMA_CURDOM: number | undefined;
/**
 * Value of TCP_REUSPORT_LB_NUMA; tcp(4). FreeBSD -2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_REUSPORT_LB_NUMA_NODOM: number | undefined;
/**
 * Maximum retransmission timeout, in milliseconds. Linux 44.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RTO_MAX_MS: number | undefined;
/**
 * Minimum retransmission timeout, in microseconds. Linux 45.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RTO_MIN_US: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 41.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RXTLS_ENABLE: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 42.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RXTLS_MODE: number | undefined;
/**
 * Time of unanswered retransmissions that drops the connection, in seconds; netinet/tcp.h. macOS 128.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RXT_CONNDROPTIME: number | undefined;
/**
 * Drops the connection immediately if the FIN cannot be sent; netinet/tcp.h. macOS 256.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_RXT_FINDROP: number | undefined;
/**
 * Headers of the peer's SYN, saved by TCP_SAVE_SYN. Read only. Linux 28.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SAVED_SYN: number | undefined;
/**
 * Saves the headers of the SYN for TCP_SAVED_SYN. Linux 27.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SAVE_SYN: number | undefined;
/**
 * Acknowledges every other segment; netinet/tcp.h. macOS 259.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SENDMOREACKS: number | undefined;
/**
 * Value for TCP_REPAIR or TCP_REPAIR_QUEUE. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SEND_QUEUE: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 75.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SHARED_CWND_ALLOWED: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 1160.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_STACK_SPEC_INFO: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 33.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_STATS: number | undefined;
/**
 * Interprets the urgent pointer as the standard specifies. Windows 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_STDURG: number | undefined;
/**
 * Number of times that the SYN is retransmitted. Linux 7.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SYNCNT: number | undefined;
/**
 * State of TCP_INFO: SYN received, connection not yet complete. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SYN_RECV: number | undefined;
/**
 * State of TCP_INFO: connecting. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_SYN_SENT: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_S_DATA_IN: number | undefined;
/**
 * Option or value of cookie transactions, removed from Linux. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_S_DATA_OUT: number | undefined;
/**
 * Retransmits after one duplicate acknowledgement if few segments are in flight. Linux 17.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_THIN_DUPACK: number | undefined;
/**
 * Does not double retransmission timeouts if few segments are in flight. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_THIN_LINEAR_TIMEOUTS: number | undefined;
/**
 * Clock of the TCP timestamps, in TCP_REPAIR mode. Linux 24.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TIMESTAMP: number | undefined;
/**
 * Enables the timestamps of RFC 1323. Windows 10.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TIMESTAMPS: number | undefined;
/**
 * State of TCP_INFO: closed, waiting for stray segments. Linux 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TIME_WAIT: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TLS_MODE_IFNET: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TLS_MODE_NONE: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TLS_MODE_SW: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TLS_MODE_TOE: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 39.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TXTLS_ENABLE: number | undefined;
/**
 * Option or value of kernel TLS, on FreeBSD; ktls(4). FreeBSD 40.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TXTLS_MODE: number | undefined;
/**
 * Delay added to outgoing segments, in microseconds, for experiments. Linux 37.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_TX_DELAY: number | undefined;
/**
 * Name of the kernel protocol layered on TCP, such as "tls". Linux 31.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ULP: number | undefined;
/**
 * Time that data may stay unacknowledged, in milliseconds. Linux 18.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_USER_TIMEOUT: number | undefined;
/**
 * Option of level IPPROTO_TCP, or a bound of TCP; tcp(7) on Linux, tcp(4) on BSD. FreeBSD 77.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_USE_CMP_ACKS: number | undefined;
/**
 * Bit of vendor-specific options. FreeBSD 2147483648.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_VENDOR: number | undefined;
/**
 * Maximum window to advertise, in bytes. Linux 10.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_WINDOW_CLAMP: number | undefined;
/**
 * Maps received data into memory. Linux 35.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TCP_ZEROCOPY_RECEIVE: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ADDR_ID: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ADDR_MCAST: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ADDR_NAME: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ADDR_NAMESEQ: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_CFG_SRV: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_CLUSTER_SCOPE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 5.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_CONN_SHUTDOWN: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 130.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_CONN_TIMEOUT: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_CRITICAL_IMPORTANCE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_DESTNAME: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 129.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_DEST_DROPPABLE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ERRINFO: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ERR_NO_NAME: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ERR_NO_NODE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ERR_NO_PORT: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ERR_OVERLOAD: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 135.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_GROUP_JOIN: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 136.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_GROUP_LEAVE: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_GROUP_LOOPBACK: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_GROUP_MEMBER_EVTS: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_HIGH_IMPORTANCE: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 127.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_IMPORTANCE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_LINK_STATE: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_LOW_IMPORTANCE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 32.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MAX_BEARER_NAME: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MAX_IF_NAME: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 68.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MAX_LINK_NAME: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 16.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MAX_MEDIA_NAME: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 66000.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MAX_USER_MSG_SIZE: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 133.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MCAST_BROADCAST: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 134.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MCAST_REPLICAST: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_MEDIUM_IMPORTANCE: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 138.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_NODELAY: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 131.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_NODE_RECVQ_DEPTH: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_NODE_SCOPE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_NODE_STATE: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_OK: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_PUBLISHED: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 64.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_RESERVED_TYPES: number | undefined;
/**
 * Value or ancillary data of AF_TIPC; linux/tipc.h. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_RETDATA: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SERVICE_ADDR: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SERVICE_RANGE: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SOCKET_ADDR: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 132.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SOCK_RECVQ_DEPTH: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 137.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SOCK_RECVQ_USED: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 128.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SRC_DROPPABLE: number | undefined;
/**
 * Option of level SOL_TIPC, or a value of an option; Documentation/networking/tipc.rst. Linux 3.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SUBSCR_TIMEOUT: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 4.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SUB_CANCEL: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SUB_PORTS: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_SUB_SERVICE: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_TOP_SRV: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux -1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_WAIT_FOREVER: number | undefined;
/**
 * Value for subscriptions to TIPC's topology server; Documentation/networking/tipc.rst. Linux 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_WITHDRAWN: number | undefined;
/**
 * Value in an AF_TIPC address; Documentation/networking/tipc.rst. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const TIPC_ZONE_SCOPE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 771.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_1_2_VERSION: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_1_2_VERSION_MAJOR: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_1_2_VERSION_MINOR: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 772.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_1_3_VERSION: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_1_3_VERSION_MAJOR: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_1_3_VERSION_MINOR: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 53.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_CCM_128: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_CCM_128_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_CCM_128_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_CCM_128_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_CCM_128_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_CCM_128_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 51.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_128: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_128_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_128_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_128_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_128_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_128_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 52.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_256: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_256_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_256_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_256_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_256_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_AES_GCM_256_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 57.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_128: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_128_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_128_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_128_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_128_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_128_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 58.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_256: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_256_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_256_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_256_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_256_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_ARIA_GCM_256_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 54.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_CHACHA20_POLY1305: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 12.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_CHACHA20_POLY1305_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 32.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_CHACHA20_POLY1305_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_CHACHA20_POLY1305_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_CHACHA20_POLY1305_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_CHACHA20_POLY1305_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 56.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_CCM: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_CCM_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_CCM_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_CCM_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_CCM_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_CCM_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 55.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_GCM: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_GCM_IV_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_GCM_KEY_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_GCM_REC_SEQ_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_GCM_SALT_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 16.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CIPHER_SM4_GCM_TAG_SIZE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CONF_BASE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CONF_HW: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CONF_HW_RECORD: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_CONF_SW: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_GET_RECORD_TYPE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_CIPHER: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_RXCONF: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_RX_NO_PAD: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_TXCONF: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 0.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_UNSPEC: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_VERSION: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_INFO_ZC_RO_TX: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_RX: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_RX_EXPECT_NO_PAD: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_SET_RECORD_TYPE: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_TX: number | undefined;
/**
 * Option of level SOL_TLS, or a value of kernel TLS; Documentation/networking/tls.rst. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const TLS_TX_ZEROCOPY_RO: number | undefined;
/**
 * Error of gethostbyname: temporary failure; try again. Linux 2, macOS 2, Windows 11002, FreeBSD 2.
 * @category Constants: names and addresses
 */
export declare const TRY_AGAIN: number;
/**
 * Minimum number of bytes that the checksum of a received datagram must cover; udplite(7). Linux 11, FreeBSD 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDPLITE_RECV_CSCOV: number | undefined;
/**
 * Number of bytes that the checksum of a sent datagram covers; udplite(7). Linux 10, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDPLITE_SEND_CSCOV: number | undefined;
/**
 * Sends datagrams with a checksum. Windows 20.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_CHECKSUM_COVERAGE: number | undefined;
/**
 * Size of the datagrams coalesced into one receive, as ancillary data. Windows 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_COALESCED_INFO: number | undefined;
/**
 * Collects sends into one datagram until the option is cleared. Linux 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_CORK: number | undefined;
/**
 * Protocol that the datagrams encapsulate (UDP_ENCAP_*). Linux 100, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 2, FreeBSD 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_ESPINUDP: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. FreeBSD 552.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_ESPINUDP_MAXFRAGLEN: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 1, FreeBSD 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_ESPINUDP_NON_IKE: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. FreeBSD 500.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_ESPINUDP_PORT: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 4.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_GTP0: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 5.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_GTP1U: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_L2TPINUDP: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 8.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_OVPNINUDP: number | undefined;
/**
 * Value of UDP_ENCAP: protocol that the datagrams encapsulate. Linux 6.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_ENCAP_RXRPC: number | undefined;
/**
 * Coalesces received datagrams, so that one receive returns several. Linux 104.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_GRO: number | undefined;
/**
 * Sends without checksums. Windows 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_NOCHECKSUM: number | undefined;
/**
 * Sends without checksums. macOS 1.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_NOCKSUM: number | undefined;
/**
 * Accepts IPv6 datagrams without checksums. Linux 102.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_NO_CHECK6_RX: number | undefined;
/**
 * Sends IPv6 datagrams without checksums. Linux 101.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_NO_CHECK6_TX: number | undefined;
/**
 * Maximum size of received datagrams of one sender coalesced into one, in bytes. Windows 3.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_RECV_MAX_COALESCED_SIZE: number | undefined;
/**
 * Size of the datagrams into which a send is segmented, in bytes. Linux 103.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_SEGMENT: number | undefined;
/**
 * Size of the datagrams into which a send is segmented, in bytes. Windows 2.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_SEND_MSG_SIZE: number | undefined;
/**
 * Bit of vendor-specific options. FreeBSD 2147483648.
 * @category Constants: TCP, UDP, SCTP and TLS
 */
export declare const UDP_VENDOR: number | undefined;
/**
 * Buffer size for a path in an AF_UNIX address. Linux 108, Windows 108.
 * @category Constants: sockets and messages
 */
export declare const UNIX_PATH_MAX: number | undefined;
/**
 * Option of level SYSPROTO_CONTROL of a tunnel interface; net/if_utun.h. macOS 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const UTUN_OPT_FLAGS: number | undefined;
/**
 * Option of level SYSPROTO_CONTROL of a tunnel interface; net/if_utun.h. macOS 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const UTUN_OPT_IFNAME: number | undefined;
/**
 * Context identifier of AF_VSOCK: any. Linux 4294967295, macOS 4294967295.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_CID_ANY: number | undefined;
/**
 * Context identifier of AF_VSOCK: the host. Linux 2, macOS 2.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_CID_HOST: number | undefined;
/**
 * Context identifier of AF_VSOCK: the hypervisor. Linux 0, macOS 0.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_CID_HYPERVISOR: number | undefined;
/**
 * Context identifier of AF_VSOCK: this machine. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_CID_LOCAL: number | undefined;
/**
 * Context identifier of AF_VSOCK: reserved. macOS 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_CID_RESERVED: number | undefined;
/**
 * Flag of an AF_VSOCK address: forward to the host. Linux 1.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_FLAG_TO_HOST: number | undefined;
/**
 * Port of AF_VSOCK: any. Linux 4294967295, macOS 4294967295.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VMADDR_PORT_ANY: number | undefined;
/**
 * Version of AF_VSOCK: invalid. Linux 4294967295.
 * @category Constants: CAN, Bluetooth, TIPC and other families
 */
export declare const VM_SOCKETS_INVALID_VERSION: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10101.
 * @category Constants: error numbers
 */
export declare const WSAEDISCON: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10104.
 * @category Constants: error numbers
 */
export declare const WSAEINVALIDPROCTABLE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10105.
 * @category Constants: error numbers
 */
export declare const WSAEINVALIDPROVIDER: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10100.
 * @category Constants: error numbers
 */
export declare const WSAEMSGPARTIAL: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10102.
 * @category Constants: error numbers
 */
export declare const WSAENOMORE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10106.
 * @category Constants: error numbers
 */
export declare const WSAEPROVIDERFAILEDINIT: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10112.
 * @category Constants: error numbers
 */
export declare const WSAEREFUSED: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10093.
 * @category Constants: error numbers
 */
export declare const WSANOTINITIALISED: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10108.
 * @category Constants: error numbers
 */
export declare const WSASERVICE_NOT_FOUND: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10107.
 * @category Constants: error numbers
 */
export declare const WSASYSCALLFAILURE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10091.
 * @category Constants: error numbers
 */
export declare const WSASYSNOTREADY: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10109.
 * @category Constants: error numbers
 */
export declare const WSATYPE_NOT_FOUND: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10092.
 * @category Constants: error numbers
 */
export declare const WSAVERNOTSUPPORTED: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10111.
 * @category Constants: error numbers
 */
export declare const WSA_E_CANCELLED: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 10110.
 * @category Constants: error numbers
 */
export declare const WSA_E_NO_MORE: number | undefined;
/**
 * Flag of WSASocket. Windows 64.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_ACCESS_SYSTEM_SECURITY: number | undefined;
/**
 * Flag of WSASocket. Windows 4.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_MULTIPOINT_C_LEAF: number | undefined;
/**
 * Flag of WSASocket. Windows 2.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_MULTIPOINT_C_ROOT: number | undefined;
/**
 * Flag of WSASocket. Windows 16.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_MULTIPOINT_D_LEAF: number | undefined;
/**
 * Flag of WSASocket. Windows 8.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_MULTIPOINT_D_ROOT: number | undefined;
/**
 * Flag of WSASocket. Windows 128.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_NO_HANDLE_INHERIT: number | undefined;
/**
 * Flag of WSASocket. Windows 1.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_OVERLAPPED: number | undefined;
/**
 * Flag of WSASocket. Windows 256.
 * @category Constants: error numbers
 */
export declare const WSA_FLAG_REGISTERED_IO: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 6.
 * @category Constants: error numbers
 */
export declare const WSA_INVALID_HANDLE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 87.
 * @category Constants: error numbers
 */
export declare const WSA_INVALID_PARAMETER: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 996.
 * @category Constants: error numbers
 */
export declare const WSA_IO_INCOMPLETE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 997.
 * @category Constants: error numbers
 */
export declare const WSA_IO_PENDING: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11033.
 * @category Constants: error numbers
 */
export declare const WSA_IPSEC_NAME_POLICY_ERROR: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 8.
 * @category Constants: error numbers
 */
export declare const WSA_NOT_ENOUGH_MEMORY: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 995.
 * @category Constants: error numbers
 */
export declare const WSA_OPERATION_ABORTED: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11010.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_ADMISSION_FAILURE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11013.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_BAD_OBJECT: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11012.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_BAD_STYLE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11021.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EFILTERCOUNT: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11019.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EFILTERSTYLE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11020.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EFILTERTYPE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11023.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EFLOWCOUNT: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11026.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EFLOWDESC: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11017.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EFLOWSPEC: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11022.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EOBJLENGTH: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11025.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EPOLICYOBJ: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11018.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EPROVSPECBUF: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11028.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EPSFILTERSPEC: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11027.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EPSFLOWSPEC: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11029.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_ESDMODEOBJ: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11016.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_ESERVICETYPE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11030.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_ESHAPERATEOBJ: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11024.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_EUNKNOWNPSOBJ: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11015.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_GENERIC_ERROR: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11008.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_NO_RECEIVERS: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11007.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_NO_SENDERS: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11011.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_POLICY_FAILURE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11005.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_RECEIVERS: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11009.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_REQUEST_CONFIRMED: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11031.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_RESERVED_PETYPE: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11006.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_SENDERS: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11014.
 * @category Constants: error numbers
 */
export declare const WSA_QOS_TRAFFIC_CTRL_ERROR: number | undefined;
/**
 * Winsock error without a POSIX name. Windows 11032.
 * @category Constants: error numbers
 */
export declare const WSA_SECURE_HOST_NOT_FOUND: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_COPY: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 9.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_MAX_TX_SKB_BUDGET: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_MMAP_OFFSETS: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_OPTIONS: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_OPTIONS_ZEROCOPY: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 0.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_PGOFF_RX_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 2147483648.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_PGOFF_TX_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_PKT_CONTD: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_RING_NEED_WAKEUP: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_RX_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_SHARED_UMEM: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 7.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_STATISTICS: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_TXMD_FLAGS_CHECKSUM: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_TXMD_FLAGS_LAUNCH_TIME: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_TXMD_FLAGS_TIMESTAMP: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_TX_METADATA: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 3.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_TX_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 6.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_COMPLETION_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 5.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_FILL_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 6442450944.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_PGOFF_COMPLETION_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 4294967296.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_PGOFF_FILL_RING: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_REG: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_TX_METADATA_LEN: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 2.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_TX_SW_CSUM: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 1.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_UMEM_UNALIGNED_CHUNK_FLAG: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 8.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_USE_NEED_WAKEUP: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 16.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_USE_SG: number | undefined;
/**
 * Option of level SOL_XDP, or a flag of AF_XDP; Documentation/networking/af_xdp.rst. Linux 4.
 * @category Constants: interfaces, netlink and packets
 */
export declare const XDP_ZEROCOPY: number | undefined;
