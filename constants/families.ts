/**
 * The types that the constants carry: what an address of a family looks like,
 * and whether a type of socket is a stream or sends datagrams.
 *
 * @module
 */

/** The key under which `Family` carries a type. There is no such property. */
export declare const addressOf: unique symbol;

/** The key under which `Kind` carries a type. There is no such property. */
export declare const kindOf: unique symbol;

/**
 * An address family: a number that carries, in its type alone, the type `A` of
 * the addresses of that family, so that a socket made with `AF_INET` knows that
 * its addresses are pairs of a host and a port.
 */
export type Family<A = unknown> = number & { readonly [addressOf]?: A };

/**
 * A type of socket: a number that carries, in its type alone, whether sockets
 * of this type are a stream or transfer datagrams.
 */
export type Kind<K = unknown> = number & { readonly [kindOf]?: K };

/**
 * An address of `AF_INET`. The host is dotted decimal or a name, which is
 * resolved; `""` is any address and `"<broadcast>"` is 255.255.255.255.
 */
export type InetAddress = [host: string, port: number];

/**
 * An address of `AF_INET6`. The host is in colon notation or a name, which is
 * resolved; `""` is any address. `scopeid` is the index of the interface that a
 * link-local address belongs to.
 */
export type Inet6Address = [
  host: string,
  port: number,
  flowinfo?: number,
  scopeid?: number,
];

/**
 * An address of `AF_UNIX`: a path, or bytes where it is no UTF-8. A name that
 * starts with NUL is in Linux's abstract namespace.
 */
export type UnixAddress = string | Uint8Array;

/**
 * An address of `AF_NETLINK`: the port id (0 is the kernel) and a mask of
 * multicast groups.
 */
export type NetlinkAddress = [pid: number, groups: number];

/**
 * An address of `AF_TIPC`. What `v1`, `v2` and `v3` are depends on `addrType`:
 * type, lower and upper for `TIPC_ADDR_NAMESEQ`; type, instance and domain (0 for
 * any) for `TIPC_ADDR_NAME`; node, reference and 0 for `TIPC_ADDR_ID`. The scope
 * is `TIPC_CLUSTER_SCOPE` if left out; to bind with a negative one unbinds.
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
 * (`ETH_P_*`, in host order), the packet's direction (`PACKET_*`), the kind of
 * hardware (`ARPHRD_*`) and the hardware address. Those received have all five.
 */
export type PacketAddress = [
  ifname: string,
  proto: number,
  pkttype?: number,
  hatype?: number,
  addr?: Uint8Array,
];

/**
 * An address of `AF_CAN`. `CAN_RAW` and `CAN_BCM` need the interface alone, `""`
 * for all; `CAN_ISOTP` needs the two identifiers besides; `CAN_J1939` a name, a
 * parameter group number and an address.
 */
export type CanAddress =
  | [ifname: string]
  | [ifname: string, rxid: number, txid: number]
  | [ifname: string, name: bigint, pgn: number, addr: number];

/** An address of `AF_VSOCK`: a context (`VMADDR_CID_*`) and a port in it. */
export type VsockAddress = [cid: number, port: number];

/**
 * An address of `AF_ALG`: the type of algorithm (`"hash"`, `"skcipher"`, ...),
 * its name in the kernel and masks that choose among its implementations.
 */
export type AlgAddress = [
  type: string,
  name: string,
  feat?: number,
  mask?: number,
];

/** An address of `AF_QIPCRTR`: a node and a port on it. */
export type QrtrAddress = [node: number, port: number];

/** An address of `BTPROTO_L2CAP`: a device, its PSM or else a fixed channel. */
export type L2capAddress = [
  bdaddr: string,
  psm: number,
  cid?: number,
  bdaddrType?: number,
];

/**
 * An address of `BTPROTO_RFCOMM`: a device and a channel from 1 to 30, or to bind
 * on Windows `BT_PORT_ANY`.
 */
export type RfcommAddress = [bdaddr: string, channel: number];

/**
 * An address of `BTPROTO_HCI`: the number of an adapter, and a `HCI_CHANNEL_*`;
 * the number alone is `HCI_CHANNEL_RAW`, and is what such a socket gives.
 */
export type HciAddress = number | [device: number, channel?: number];

/** An address of `BTPROTO_SCO`: a device. */
export type ScoAddress = string;

/**
 * An address of `AF_BLUETOOTH`; which of the forms depends on the protocol. A
 * device is written `"01:23:45:67:89:AB"`.
 */
export type BluetoothAddress =
  | L2capAddress
  | RfcommAddress
  | HciAddress
  | ScoAddress;

/**
 * An address of `AF_XDP`: an interface by name or index, one of its queues,
 * `XDP_*` flags, and the socket whose memory is shared.
 */
export type XdpAddress = [
  ifname: string | number,
  queue: number,
  flags?: number,
  sharedUmemFd?: number,
];

/**
 * An address of `AF_HYPERV`: the identifier of a virtual machine or one of
 * `HV_GUID_*`, and that of a service, both as GUIDs in text form, which is in
 * upper case where it is given out.
 */
export type HypervAddress = [vmId: string, serviceId: string];

/**
 * An address of macOS's `AF_SYSTEM`: the name of a kernel control, or its
 * identifier and unit (0 for the next free one).
 */
export type SystemAddress = string | [id: number, unit: number];

/**
 * An address of a family that has no other form here: its whole `sockaddr`, as
 * bytes.
 */
export type UnknownAddress = Uint8Array;

/** An address of any family. */
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
