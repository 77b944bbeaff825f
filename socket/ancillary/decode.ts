/**
 * What ancillary data says: the data of received items, decoded when asked for.
 *
 * @module
 */
import { errorName } from "../../constants/errno.ts";
import {
  IP_ORIGDSTADDR,
  IP_PKTINFO,
  IP_RECVERR,
  IP_RECVFRAGSIZE,
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

/** The data of an item: for the layouts, and as bytes. */
interface Data {
  readonly view: DataView<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Decodes the data of one type; `undefined` for data that is too short. */
type Decoder = (data: Data) => AncillaryValue | undefined;

/** A decoder of a structure, which must be there whole. */
function struct<L extends { readonly size: number }>(
  layout: () => L | undefined,
  decode: (layout: L, data: Data) => AncillaryValue | undefined,
): Decoder {
  return (data) => {
    const it = layout();
    return it !== undefined && data.bytes.length >= it.size ? decode(it, data) : undefined;
  };
}

/** A decoder of an integer, which the kernel writes in one to four bytes. */
function number(kind: keyof AncillaryNumbers, word = u32(0)): Decoder {
  return ({ view }) => {
    const { byteLength } = view;
    if (byteLength === 0) return undefined;
    const field = byteLength >= 4 ? word : byteLength >= 2 ? u16(0) : u8(0);
    return { kind, value: field.get(view) };
  };
}

/** An internet address of the family, as text. */
function host(family: number, packed: Uint8Array): string {
  return String(system().inetNtop(family, packed.slice()));
}

/** The `sockaddr` in `bytes`; `null` for one without a family. */
function address(bytes: Uint8Array): Address | null {
  const { peer } = sockaddrs();
  if (bytes.length < system().layouts.sockaddr.size) return null;
  const { family } = peer.load(bytes.subarray(0, peer.bytes.length));
  return family === 0 ? null : decodeAddress(peer, { family, proto: 0 });
}

const credentials = struct(() => system().layouts.ucred, ({ pid, uid, gid }, { view }) => ({
  kind: "credentials",
  pid: pid.get(view),
  uid: uid.get(view),
  gid: gid.get(view),
}));

const senderCredentials = struct(
  () => system().layouts.cmsgcred,
  // With LOCAL_CREDS another structure comes under the same number.
  ({ size, cmcred_pid, cmcred_uid, cmcred_gid }, { view }) =>
    view.byteLength !== size ? undefined : {
      kind: "credentials",
      pid: cmcred_pid.get(view),
      uid: cmcred_uid.get(view),
      gid: cmcred_gid.get(view),
    },
);

const socketCredentials: Decoder = ({ view }) => {
  const layout = system().layouts.sockcred2;
  // It has room for one group, and may come with none.
  if (layout === undefined || view.byteLength < layout.sc_gid.offset + 4) return undefined;
  const { sc_pid, sc_uid, sc_gid } = layout;
  return {
    kind: "credentials",
    pid: sc_pid.get(view),
    uid: sc_uid.get(view),
    gid: sc_gid.get(view),
  };
};

const packetInfo = struct(
  () => system().layouts.in_pktinfo,
  ({ ipi_ifindex, ipi_addr, ipi_spec_dst }, { view }) => ({
    kind: "packetInfo",
    interfaceIndex: ipi_ifindex.get(view),
    address: host(AF_INET, ipi_addr.get(view)),
    ...(ipi_spec_dst === undefined ? {} : { specDst: host(AF_INET, ipi_spec_dst.get(view)) }),
  }),
);

const packetInfo6 = struct(
  () => system().layouts.in6_pktinfo,
  ({ ipi6_ifindex, ipi6_addr }, { view }) => ({
    kind: "packetInfo",
    interfaceIndex: ipi6_ifindex.get(view),
    address: host(AF_INET6, ipi6_addr.get(view)),
  }),
);

const microseconds = struct(() => system().layouts.timeval, ({ tv_sec, tv_usec }, { view }) => ({
  kind: "timestamp",
  nanoseconds: tv_sec.get(view) * 1_000_000_000n + tv_usec.get(view) * 1000n,
}));

type Timespec = NonNullable<AncillaryLayouts["timespec"]>;

function timespec({ size, tv_sec, tv_nsec }: Timespec, view: DataView, index: number): bigint {
  return tv_sec.get(view, index * size) * 1_000_000_000n + tv_nsec.get(view, index * size);
}

const nanoseconds = struct(() => system().layouts.timespec, (layout, { view }) => ({
  kind: "timestamp",
  nanoseconds: timespec(layout, view, 0),
}));

const timestamps = struct(
  () => system().layouts.timespec,
  (layout, { view }) =>
    view.byteLength < 3 * layout.size ? undefined : {
      kind: "timestamps",
      software: timespec(layout, view, 0),
      hardwareConverted: timespec(layout, view, 1),
      hardware: timespec(layout, view, 2),
    },
);

const transmitTime: Decoder = ({ view }) =>
  view.byteLength < 8 ? undefined : { kind: "transmitTime", nanoseconds: u64(0).get(view) };

const extendedError = struct(
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
      offender: address(bytes.subarray(layout.size)) as InetAddress | Inet6Address | null,
    };
  },
);

const originalDestination: Decoder = ({ bytes }) => {
  const found = address(bytes) as InetAddress | Inet6Address | null;
  return found === null ? undefined : { kind: "originalDestination", address: found };
};

const auxdata = struct(() => system().layouts.tpacket_auxdata, (layout, { view }) => ({
  kind: "auxdata",
  status: layout.tp_status.get(view),
  length: layout.tp_len.get(view),
  snapLength: layout.tp_snaplen.get(view),
  mac: layout.tp_mac.get(view),
  net: layout.tp_net.get(view),
  vlanTci: layout.tp_vlan_tci.get(view),
  vlanTpid: layout.tp_vlan_tpid.get(view),
}));

type Known = readonly (readonly [type: number | undefined, Decoder])[];

/** What decodes an item, by level and type; types that this platform lacks are never asked for. */
const decoders: ReadonlyMap<number | undefined, ReadonlyMap<number | undefined, Decoder>> = new Map(
  ([
    [SOL_SOCKET, [
      [SCM_CREDENTIALS, credentials],
      [SCM_CREDS, senderCredentials],
      [SCM_CREDS2, socketCredentials],
      [SCM_TIMESTAMP, microseconds],
      [SO_TIMESTAMP_NEW, microseconds], // 64 bits each, as the other has where Deno runs
      [SCM_TIMESTAMPNS, nanoseconds],
      [SO_TIMESTAMPNS_NEW, nanoseconds],
      [SCM_TIMESTAMPING, timestamps],
      [SO_TIMESTAMPING_NEW, timestamps],
      [SCM_TXTIME, transmitTime],
      [SO_MARK, number("mark")],
      [SO_PRIORITY, number("priority")],
      [SO_RXQ_OVFL, number("dropped")],
    ]],
    [IPPROTO_IP, [
      [IP_PKTINFO, packetInfo],
      [IP_TTL, number("ttl")],
      [IP_TOS, number("tos")],
      [IP_RECVERR, extendedError],
      [IP_ORIGDSTADDR, originalDestination],
      [IP_RECVFRAGSIZE, number("fragmentSize")],
    ]],
    [IPPROTO_IPV6, [
      [IPV6_PKTINFO, packetInfo6],
      [IPV6_2292PKTINFO, packetInfo6],
      [IPV6_HOPLIMIT, number("hopLimit")],
      [IPV6_2292HOPLIMIT, number("hopLimit")],
      [IPV6_TCLASS, number("trafficClass")],
      [IPV6_FLOWINFO, number("flowInfo", be32(0))],
      [IPV6_RECVERR, extendedError],
      [IPV6_ORIGDSTADDR, originalDestination],
      [IPV6_RECVFRAGSIZE, number("fragmentSize")],
    ]],
    [SOL_UDP, [
      [UDP_GRO, number("segmentSize")],
      [UDP_SEGMENT, number("segmentSize")],
    ]],
    [SOL_PACKET, [
      [PACKET_AUXDATA, auxdata],
      [PACKET_TX_TIMESTAMP, extendedError],
    ]],
  ] satisfies [number | undefined, Known][]).map(([level, known]) => [level, new Map(known)]),
);

/** An item that came; what it says is decoded when somebody asks. */
export class DecodedAncillary implements ReceivedAncillary {
  readonly level: number;
  readonly type: number;
  readonly data: Uint8Array<ArrayBuffer>;
  declare readonly descriptors?: ReceivedDescriptors;

  /** @param message The item as C wrote it; the descriptors in it now belong to this. */
  constructor({ level, type, data }: ControlMessage) {
    this.level = level;
    this.type = type;
    this.data = data;
    if (level === SOL_SOCKET && (type === SCM_RIGHTS || type === SCM_PIDFD)) {
      const fds = new Int32Array(data.slice().buffer, 0, data.length >> 2);
      // in the place of a pidfd that could not be made there is an error
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
