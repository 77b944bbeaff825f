/**
 * Decoding of received ancillary items. An item is decoded at each access to its value.
 *
 * @module
 */
import { errorName } from "../../constants/errno.ts";
import {
  IP_ORIGDSTADDR,
  IP_PKTINFO,
  IP_RECVDSTADDR,
  IP_RECVERR,
  IP_RECVFRAGSIZE,
  IP_RECVIF,
  IP_RECVTOS,
  IP_RECVTTL,
  IP_TOS,
  IP_TTL,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPV6_2292HOPLIMIT,
  IPV6_2292PKTINFO,
  IPV6_FLOWINFO,
  IPV6_HOPLIMIT,
  IPV6_ORIGDSTADDR,
  IPV6_PKTINFO,
  IPV6_RECVERR,
  IPV6_RECVFRAGSIZE,
  IPV6_TCLASS,
  PACKET_AUXDATA,
  PACKET_TX_TIMESTAMP,
  SCM_CREDENTIALS,
  SCM_CREDS,
  SCM_CREDS2,
  SCM_PIDFD,
  SCM_RIGHTS,
  SCM_TIMESTAMP,
  SCM_TIMESTAMPING,
  SCM_TIMESTAMPNS,
  SCM_TXTIME,
  SO_MARK,
  SO_PRIORITY,
  SO_RXQ_OVFL,
  SO_TIMESTAMP_NEW,
  SO_TIMESTAMPING_NEW,
  SO_TIMESTAMPNS_NEW,
  SOL_PACKET,
  SOL_SOCKET,
  SOL_UDP,
  UDP_GRO,
  UDP_SEGMENT,
} from "../../constants/mod.ts";
import { AF_INET, AF_INET6 } from "../../constants/mod.ts";
import type { Address, Inet6Address, InetAddress } from "../../constants/families.ts";
import { be32, u16, u32, u64, u8 } from "../../ffi/layout.ts";
import { system } from "../../ffi/mod.ts";
import type { AncillaryLayouts, ControlMessage } from "../../ffi/system.ts";
import { decodeAddress, sockaddrs } from "../address/codec_table.ts";
import { ReceivedDescriptors } from "./scm_rights.ts";
import type { AncillaryNumbers, AncillaryValue, ReceivedAncillary } from "./types.ts";

/** The data of an item, as a view for the layouts and as bytes. */
interface Data {
  readonly view: DataView<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Decodes the data of one type of item. Returns `undefined` if the data is too short. */
type Decoder = (data: Data) => AncillaryValue | undefined;

/** Returns a decoder of a C structure. The decoder rejects a truncated structure. */
function structDecoder<L extends { readonly size: number }>(
  getLayout: () => L | undefined,
  decode: (layout: L, data: Data) => AncillaryValue | undefined,
): Decoder {
  return (data) => {
    const layout = getLayout();
    return layout !== undefined && data.bytes.length >= layout.size
      ? decode(layout, data)
      : undefined;
  };
}

/** Returns a decoder of an integer. The kernel writes it in one to four bytes. */
function numberDecoder(kind: keyof AncillaryNumbers, word = u32(0)): Decoder {
  return ({ view }) => {
    const { byteLength } = view;
    if (byteLength === 0) return undefined;
    const field = byteLength >= 4 ? word : byteLength >= 2 ? u16(0) : u8(0);
    return { kind, value: field.get(view) };
  };
}

/** Returns the text form of a packed IPv4 or IPv6 address. */
function formatHost(family: number, packed: Uint8Array): string {
  return String(system().inetNtop(family, packed.slice()));
}

/** Decodes the `sockaddr` in `bytes`. Returns `null` if its family is 0, or if it is cut short. */
function decodeSockaddr(bytes: Uint8Array): Address | null {
  const { peer } = sockaddrs();
  const { sockaddr, sockaddr_in6 } = system().layouts;
  if (bytes.length < sockaddr.size) return null;
  const { family } = peer.load(bytes.subarray(0, peer.bytes.length));
  if (family === 0 || (family === AF_INET6 && bytes.length < sockaddr_in6.size)) return null;
  return decodeAddress(peer, { family, proto: 0 });
}

const decodeUcred = structDecoder(() => system().layouts.ucred, ({ pid, uid, gid }, { view }) => ({
  kind: "credentials",
  pid: pid.get(view),
  uid: uid.get(view),
  gid: gid.get(view),
}));

const decodeCmsgcred = structDecoder(
  () => system().layouts.cmsgcred,
  // With LOCAL_CREDS, FreeBSD sends a different structure under the same type number.
  ({ size, cmcred_pid, cmcred_uid, cmcred_gid }, { view }) =>
    view.byteLength !== size ? undefined : {
      kind: "credentials",
      pid: cmcred_pid.get(view),
      uid: cmcred_uid.get(view),
      gid: cmcred_gid.get(view),
    },
);

const decodeSockcred2: Decoder = ({ view }) => {
  const layout = system().layouts.sockcred2;
  // The structure declares one supplementary group, but the data may end before it.
  if (layout === undefined || view.byteLength < layout.sc_gid.offset + 4) return undefined;
  const { sc_pid, sc_uid, sc_gid } = layout;
  return {
    kind: "credentials",
    pid: sc_pid.get(view),
    uid: sc_uid.get(view),
    gid: sc_gid.get(view),
  };
};

const decodeInPktinfo = structDecoder(
  () => system().layouts.in_pktinfo,
  ({ ipi_ifindex, ipi_addr, ipi_spec_dst }, { view }) => ({
    kind: "packetInfo",
    interfaceIndex: ipi_ifindex.get(view),
    address: formatHost(AF_INET, ipi_addr.get(view)),
    ...(ipi_spec_dst === undefined ? {} : { specDst: formatHost(AF_INET, ipi_spec_dst.get(view)) }),
  }),
);

const decodeIn6Pktinfo = structDecoder(
  () => system().layouts.in6_pktinfo,
  ({ ipi6_ifindex, ipi6_addr }, { view }) => ({
    kind: "packetInfo",
    interfaceIndex: ipi6_ifindex.get(view),
    address: formatHost(AF_INET6, ipi6_addr.get(view)),
  }),
);

/** Decodes a `struct in_addr`. */
const decodeDestination: Decoder = ({ bytes }) =>
  bytes.length < 4
    ? undefined
    : { kind: "destination", address: formatHost(AF_INET, bytes.subarray(0, 4)) };

/** Decodes a `sockaddr_dl`, which ends behind the name of the interface, or before it. */
const decodeInterface: Decoder = ({ view, bytes }) => {
  const layout = system().layouts.sockaddr_dl;
  if (layout === undefined || view.byteLength < layout.sdl_data.offset) return undefined;
  const { sdl_index, sdl_nlen, sdl_data: { offset } } = layout;
  const name = bytes.slice(offset, offset + sdl_nlen.get(view));
  return {
    kind: "interface",
    index: sdl_index.get(view),
    name: new TextDecoder().decode(name),
  };
};

const decodeTimeval = structDecoder(
  () => system().layouts.timeval,
  ({ tv_sec, tv_usec }, { view }) => ({
    kind: "timestamp",
    nanoseconds: tv_sec.get(view) * 1_000_000_000n + tv_usec.get(view) * 1000n,
  }),
);

type Timespec = NonNullable<AncillaryLayouts["timespec"]>;

/** Reads one `struct timespec` of an array, in nanoseconds. */
function readTimespec({ size, tv_sec, tv_nsec }: Timespec, view: DataView, index: number): bigint {
  return tv_sec.get(view, index * size) * 1_000_000_000n + tv_nsec.get(view, index * size);
}

const decodeTimespec = structDecoder(() => system().layouts.timespec, (layout, { view }) => ({
  kind: "timestamp",
  nanoseconds: readTimespec(layout, view, 0),
}));

const decodeTimestamping = structDecoder(
  () => system().layouts.timespec,
  (layout, { view }) =>
    view.byteLength < 3 * layout.size ? undefined : {
      kind: "timestamps",
      software: readTimespec(layout, view, 0),
      hardwareConverted: readTimespec(layout, view, 1),
      hardware: readTimespec(layout, view, 2),
    },
);

const decodeTransmitTime: Decoder = ({ view }) =>
  view.byteLength < 8 ? undefined : { kind: "transmitTime", nanoseconds: u64(0).get(view) };

const decodeExtendedError = structDecoder(
  () => system().layouts.sock_extended_err,
  (layout, { view, bytes }) => {
    const errno = layout.ee_errno.get(view);
    return {
      kind: "error",
      errno,
      code: errno === 0 ? "" : errorName(errno),
      origin: layout.ee_origin.get(view),
      type: layout.ee_type.get(view),
      icmpCode: layout.ee_code.get(view),
      info: layout.ee_info.get(view),
      data: layout.ee_data.get(view),
      offender: decodeSockaddr(bytes.subarray(layout.size)) as InetAddress | Inet6Address | null,
    };
  },
);

const decodeOriginalDestination: Decoder = ({ bytes }) => {
  const address = decodeSockaddr(bytes) as InetAddress | Inet6Address | null;
  return address === null ? undefined : { kind: "originalDestination", address };
};

const decodeAuxdata = structDecoder(() => system().layouts.tpacket_auxdata, (layout, { view }) => ({
  kind: "auxdata",
  status: layout.tp_status.get(view),
  length: layout.tp_len.get(view),
  snapLength: layout.tp_snaplen.get(view),
  mac: layout.tp_mac.get(view),
  net: layout.tp_net.get(view),
  vlanTci: layout.tp_vlan_tci.get(view),
  vlanTpid: layout.tp_vlan_tpid.get(view),
}));

type DecoderTable = readonly (readonly [type: number | undefined, Decoder])[];

/**
 * The decoders, by level and type. A type that this platform lacks has the key `undefined`, which no
 * item matches.
 */
const decoders: ReadonlyMap<number | undefined, ReadonlyMap<number | undefined, Decoder>> = new Map(
  ([
    [SOL_SOCKET, [
      [SCM_CREDENTIALS, decodeUcred],
      [SCM_CREDS, decodeCmsgcred],
      [SCM_CREDS2, decodeSockcred2],
      [SCM_TIMESTAMP, decodeTimeval],
      [SO_TIMESTAMP_NEW, decodeTimeval], // 64-bit fields, as in timeval on every system with Deno
      [SCM_TIMESTAMPNS, decodeTimespec],
      [SO_TIMESTAMPNS_NEW, decodeTimespec],
      [SCM_TIMESTAMPING, decodeTimestamping],
      [SO_TIMESTAMPING_NEW, decodeTimestamping],
      [SCM_TXTIME, decodeTransmitTime],
      [SO_MARK, numberDecoder("mark")],
      [SO_PRIORITY, numberDecoder("priority")],
      [SO_RXQ_OVFL, numberDecoder("dropped")],
    ]],
    [IPPROTO_IP, [
      [IP_PKTINFO, decodeInPktinfo],
      [IP_RECVDSTADDR, decodeDestination],
      [IP_RECVIF, decodeInterface],
      [IP_TTL, numberDecoder("ttl")],
      [IP_TOS, numberDecoder("tos")],
      // macOS and FreeBSD name these items after the options that enable them: ip(4).
      [IP_RECVTTL, numberDecoder("ttl")],
      [IP_RECVTOS, numberDecoder("tos")],
      [IP_RECVERR, decodeExtendedError],
      [IP_ORIGDSTADDR, decodeOriginalDestination],
      [IP_RECVFRAGSIZE, numberDecoder("fragmentSize")],
    ]],
    [IPPROTO_IPV6, [
      [IPV6_PKTINFO, decodeIn6Pktinfo],
      [IPV6_2292PKTINFO, decodeIn6Pktinfo],
      [IPV6_HOPLIMIT, numberDecoder("hopLimit")],
      [IPV6_2292HOPLIMIT, numberDecoder("hopLimit")],
      [IPV6_TCLASS, numberDecoder("trafficClass")],
      [IPV6_FLOWINFO, numberDecoder("flowInfo", be32(0))],
      [IPV6_RECVERR, decodeExtendedError],
      [IPV6_ORIGDSTADDR, decodeOriginalDestination],
      [IPV6_RECVFRAGSIZE, numberDecoder("fragmentSize")],
    ]],
    [SOL_UDP, [
      [UDP_GRO, numberDecoder("segmentSize")],
      [UDP_SEGMENT, numberDecoder("segmentSize")],
    ]],
    [SOL_PACKET, [
      [PACKET_AUXDATA, decodeAuxdata],
      [PACKET_TX_TIMESTAMP, decodeExtendedError],
    ]],
  ] satisfies [number | undefined, DecoderTable][]).map((
    [level, table],
  ) => [level, new Map(table)]),
);

/** A received item. Each access to `value` decodes the data. */
export class DecodedAncillary implements ReceivedAncillary {
  readonly level: number;
  readonly type: number;
  readonly data: Uint8Array<ArrayBuffer>;
  declare readonly descriptors?: ReceivedDescriptors;

  /** @param message The item that C wrote. This object takes over its descriptors. */
  constructor({ level, type, data }: ControlMessage) {
    this.level = level;
    this.type = type;
    this.data = data;
    if (level === SOL_SOCKET && (type === SCM_RIGHTS || type === SCM_PIDFD)) {
      const fds = new Int32Array(data.slice().buffer, 0, data.length >> 2);
      // The kernel writes a negative error number in place of a pidfd that it could not open.
      this.descriptors = new ReceivedDescriptors([...fds].filter((fd) => fd >= 0));
    }
  }

  get value(): AncillaryValue | undefined {
    const { level, type, data: bytes, descriptors } = this;
    if (descriptors !== undefined) {
      return { kind: type === SCM_RIGHTS ? "descriptors" : "pidfd", descriptors };
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return decoders.get(level)?.get(type)?.({ view, bytes });
  }
}
