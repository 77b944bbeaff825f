/**
 * The types that the constants carry: the form of an address of each family, and
 * whether a socket type is a stream or transfers datagrams.
 *
 * @module
 */

/**
 * The key of the type that `Family` carries. No value has this property.
 *
 * @category Addresses
 */
export declare const addressOf: unique symbol;

/**
 * The key of the type that `Kind` carries. No value has this property.
 *
 * @category Addresses
 */
export declare const kindOf: unique symbol;

/**
 * An address family: a number whose TypeScript type carries the type `A` of the
 * family's addresses. A `Socket` made with `AF_INET` therefore takes and returns
 * pairs of a host and a port.
 *
 * @category Addresses
 */
export type Family<A = unknown> = number & { readonly [addressOf]?: A };

/**
 * A socket type: a number whose TypeScript type carries whether sockets of this
 * type are a stream or transfer datagrams.
 *
 * @category Addresses
 */
export type Kind<K = unknown> = number & { readonly [kindOf]?: K };

/**
 * An address of `AF_INET`. The host is in dotted decimal, or a name, which is
 * resolved. `""` is any address and `"<broadcast>"` is 255.255.255.255.
 *
 * @category Addresses
 */
export type InetAddress = [host: string, port: number];

/**
 * An address of `AF_INET6`. The host is in colon notation, or a name, which is
 * resolved. `""` is any address. `scopeid` is the index of the interface that a
 * link-local address belongs to.
 *
 * @category Addresses
 */
export type Inet6Address = [
  host: string,
  port: number,
  flowinfo?: number,
  scopeid?: number,
];

/**
 * An address of `AF_UNIX`: a path, or bytes if the path is not UTF-8. A name that
 * starts with NUL is in Linux's abstract namespace.
 *
 * @category Addresses
 */
export type UnixAddress = string | Uint8Array;

/**
 * An address of `AF_NETLINK`: the port id (0 is the kernel) and a bit mask of
 * multicast groups.
 *
 * @category Addresses
 */
export type NetlinkAddress = [pid: number, groups: number];

/**
 * An address of `AF_TIPC`. `addrType` determines the meaning of `v1`, `v2` and
 * `v3`: type, lower and upper for `TIPC_ADDR_NAMESEQ`; type, instance and domain
 * (0 for any) for `TIPC_ADDR_NAME`; node, reference and 0 for `TIPC_ADDR_ID`. The
 * default scope is `TIPC_CLUSTER_SCOPE`. A bind with a negative scope unbinds.
 *
 * @category Addresses
 */
export type TipcAddress = [
  addrType: number,
  v1: number,
  v2: number,
  v3: number,
  scope?: number,
];

/**
 * An address of `AF_PACKET`: the interface (`""` for all), the protocol
 * (`ETH_P_*`, in host order), the packet's direction (`PACKET_*`), the hardware
 * type (`ARPHRD_*`) and the hardware address. A received address has all five.
 *
 * @category Addresses
 */
export type PacketAddress = [
  ifname: string,
  proto: number,
  pkttype?: number,
  hatype?: number,
  addr?: Uint8Array,
];

/**
 * An address of `AF_CAN`. `CAN_RAW` and `CAN_BCM` take the interface only (`""`
 * for all). `CAN_ISOTP` takes the interface and two CAN identifiers. `CAN_J1939`
 * takes the interface, a name, a parameter group number and an address.
 *
 * @category Addresses
 */
export type CanAddress =
  | [ifname: string]
  | [ifname: string, rxid: number, txid: number]
  | [ifname: string, name: bigint, pgn: number, addr: number];

/**
 * An address of `AF_VSOCK`: a context identifier (`VMADDR_CID_*`) and a port.
 *
 * @category Addresses
 */
export type VsockAddress = [cid: number, port: number];

/**
 * An address of `AF_ALG`: the type of algorithm (`"hash"`, `"skcipher"`, ...),
 * the algorithm's name in the kernel and masks that select an implementation.
 *
 * @category Addresses
 */
export type AlgAddress = [
  type: string,
  name: string,
  feat?: number,
  mask?: number,
];

/**
 * An address of `AF_QIPCRTR`: a node and a port on this node.
 *
 * @category Addresses
 */
export type QrtrAddress = [node: number, port: number];

/**
 * An address of `BTPROTO_L2CAP`: a device, and a PSM or a fixed channel (`cid`).
 *
 * @category Addresses
 */
export type L2capAddress = [
  bdaddr: string,
  psm: number,
  cid?: number,
  bdaddrType?: number,
];

/**
 * An address of `BTPROTO_RFCOMM`: a device and a channel from 1 to 30. On Windows,
 * bind also takes the channel `BT_PORT_ANY`.
 *
 * @category Addresses
 */
export type RfcommAddress = [bdaddr: string, channel: number];

/**
 * An address of `BTPROTO_HCI`: the number of an adapter and a channel
 * (`HCI_CHANNEL_*`). The number alone means `HCI_CHANNEL_RAW`; addresses with this
 * channel are returned in this form. On FreeBSD: the name of a node, such as `"ubt0hci"`.
 *
 * @category Addresses
 */
export type HciAddress = number | [device: number, channel?: number] | string;

/**
 * An address of `BTPROTO_SCO`: a device.
 *
 * @category Addresses
 */
export type ScoAddress = string;

/**
 * An address of `AF_BLUETOOTH`. The protocol determines the form. A device is
 * written `"01:23:45:67:89:AB"`.
 *
 * @category Addresses
 */
export type BluetoothAddress =
  | L2capAddress
  | RfcommAddress
  | HciAddress
  | ScoAddress;

/**
 * An address of `AF_XDP`: an interface by name or index, the number of one of its
 * queues, `XDP_*` flags, and the descriptor of the socket whose memory is shared.
 *
 * @category Addresses
 */
export type XdpAddress = [
  ifname: string | number,
  queue: number,
  flags?: number,
  sharedUmemFd?: number,
];

/**
 * An address of `AF_HYPERV`: the identifier of a virtual machine, or one of
 * `HV_GUID_*`, and the identifier of a service. Both are GUIDs in text form. A
 * socket returns them in upper case.
 *
 * @category Addresses
 */
export type HypervAddress = [vmId: string, serviceId: string];

/**
 * An address of macOS's `AF_SYSTEM`: the name of a kernel control, or its
 * identifier and unit (0 for the next free one).
 *
 * @category Addresses
 */
export type SystemAddress = string | [id: number, unit: number];

/**
 * An address of a family without a form of its own: the bytes of its whole
 * `sockaddr`.
 *
 * @category Addresses
 */
export type UnknownAddress = Uint8Array;

/**
 * An address of any family.
 *
 * @category Addresses
 */
export type Address =
  | InetAddress
  | Inet6Address
  | UnixAddress
  | NetlinkAddress
  | TipcAddress
  | PacketAddress
  | CanAddress
  | VsockAddress
  | AlgAddress
  | QrtrAddress
  | BluetoothAddress
  | XdpAddress
  | HypervAddress
  | SystemAddress
  | UnknownAddress;

/**
 * An address that a function takes: also a tuple that must not be changed (`as const`).
 *
 * @category Addresses
 */
export type AddressLike<A> = A | Readonly<A>;
