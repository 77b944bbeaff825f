/**
 * Codecs of option values that are structures: multicast groups, filters, keys.
 *
 * @module
 */
import type { InetAddress } from "../../constants/families.ts";
import { AF_INET, TCP_MD5SIG_FLAG_IFINDEX, TCP_MD5SIG_FLAG_PREFIX } from "../../constants/mod.ts";
import { platform } from "../../constants/platform.ts";
import { system } from "../../ffi/mod.ts";
import { stringIn } from "../../ffi/memory.ts";
import { inet, parseInet } from "../address/inet.ts";
import {
  buffer,
  data,
  integer as checkedInteger,
  members,
  text as checkedText,
  wrongType,
} from "../arguments.ts";
import {
  allocate,
  anyLength,
  checkedObject,
  type Codec,
  encodeInet,
  encodeInet6,
  encodeInteger,
  encodeSockaddr,
  formatHost,
  icmpTypeFilter,
  integer,
  layouts,
  program,
  resolveInterface,
  text,
  u64,
  uint32Array,
  unsigned,
} from "./codec.ts";
import type {
  AcceptFilter,
  BpfInstruction,
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  IcmpBlock,
  IcmpPass,
  LocalCredentials,
  Membership,
  MemInfo,
  OptionTarget,
  PacketFanout,
  PacketInfo,
  PacketMembership,
  PortRange,
  Reading,
  SourceMembership,
  TcpMd5Sig,
  TcpMd5SigExt,
  Writing,
} from "./types.ts";
import { typeError } from "../stack.ts";

/**
 * Returns the index of an interface, or the `struct in_addr` that names it: an address of the
 * interface or, on systems without `struct ip_mreqn`, the index as an address in 0.0.0.0/8.
 */
function resolveInterfaceOrAddress(
  name: string,
  value: unknown,
  socket: OptionTarget,
): number | Uint8Array<ArrayBuffer> {
  if (typeof value === "string" && parseInet(value) >= 0) return encodeInet(name, value);
  const index = resolveInterface(name, value, socket);
  if (system().optionLayouts().ip_mreqn !== undefined) return index;
  return encodeInteger(checkedInteger(name, index, 0, 0xffffff), false);
}

/** `struct ip_mreqn` for an interface by its index, `struct ip_mreq` for one by its address. */
export const membership: Writing<Membership> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { group, interface? }");
    const group = encodeInet(`${name} group`, given.group);
    const chosen = resolveInterfaceOrAddress(`${name} interface`, given.interface, socket);
    if (typeof chosen === "number") return encodeMreqn(group, chosen);
    const { size, imr_multiaddr, imr_interface } = layouts().ip_mreq;
    const [bytes, view] = allocate(size);
    imr_multiaddr.set(view, group);
    imr_interface.set(view, chosen);
    return bytes;
  },
};

/** Encodes a `struct ip_mreqn` with an index. `imr_address` stays 0: some systems ignore it. */
function encodeMreqn(group: Uint8Array, index: number): Uint8Array<ArrayBuffer> {
  const { size, imr_multiaddr, imr_ifindex } = layouts().ip_mreqn;
  const [bytes, view] = allocate(size);
  imr_multiaddr.set(view, group);
  imr_ifindex.set(view, index);
  return bytes;
}

/** Interface of `IP_MULTICAST_IF`, which is read as an address. */
export const multicastInterface: Codec<string, string | number> = {
  size: () => 4,
  decode: (value) => formatHost(new Uint8Array(value.buffer, 0, 4)),
  encode(value, name, socket) {
    if (value === undefined) throw wrongType(name, value, "an interface");
    const chosen = resolveInterfaceOrAddress(name, value, socket);
    return typeof chosen === "number" ? encodeMreqn(new Uint8Array(4), chosen) : chosen;
  },
};

/** `struct ip_mreq_source`. */
export const sourceMembership: Writing<SourceMembership> = {
  encode(value, name) {
    const given = checkedObject(name, value, "an object { group, source, interface? }");
    const { size, imr_multiaddr, imr_interface, imr_sourceaddr } = layouts().ip_mreq_source;
    const [bytes, view] = allocate(size);
    imr_multiaddr.set(view, encodeInet(`${name} group`, given.group));
    imr_sourceaddr.set(view, encodeInet(`${name} source`, given.source));
    if (given.interface !== undefined) {
      imr_interface.set(view, encodeInet(`${name} interface`, given.interface));
    }
    return bytes;
  },
};

/** `struct ipv6_mreq`. */
export const membership6: Writing<GroupMembership> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { group, interface? }");
    const { size, ipv6mr_multiaddr, ipv6mr_interface } = layouts().ipv6_mreq;
    const [bytes, view] = allocate(size);
    ipv6mr_multiaddr.set(view, encodeInet6(`${name} group`, given.group));
    ipv6mr_interface.set(view, resolveInterface(`${name} interface`, given.interface, socket));
    return bytes;
  },
};

/** `struct group_req`. */
export const group: Writing<GroupMembership> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { group, interface? }");
    const { size, gr_interface, gr_group } = layouts().group_req;
    const [bytes, view] = allocate(size);
    gr_interface.set(view, resolveInterface(`${name} interface`, given.interface, socket));
    gr_group.set(view, encodeSockaddr(`${name} group`, given.group, socket));
    return bytes;
  },
};

/** `struct group_source_req`. */
export const groupSource: Writing<GroupSourceMembership> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { group, source, interface? }");
    const { size, gsr_interface, gsr_group, gsr_source } = layouts().group_source_req;
    const [bytes, view] = allocate(size);
    gsr_interface.set(view, resolveInterface(`${name} interface`, given.interface, socket));
    gsr_group.set(view, encodeSockaddr(`${name} group`, given.group, socket));
    gsr_source.set(view, encodeSockaddr(`${name} source`, given.source, socket));
    return bytes;
  },
};

/** Maximum number of sources of a filter: more than a system takes. */
const MOST_SOURCES = 0xffff;

/** `struct group_filter`. */
export const groupFilter: Writing<GroupFilter> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { group, interface?, mode, sources }");
    const sources = members(
      `${name} sources`,
      given.sources,
      MOST_SOURCES,
      (name, source) => encodeSockaddr(name, source, socket),
    );
    const { size, gf_interface, gf_group, gf_fmode, gf_numsrc, gf_slist } = layouts().group_filter;
    const [bytes, view] = allocate(size + (sources.length - 1) * gf_slist.size);
    gf_interface.set(view, resolveInterface(`${name} interface`, given.interface, socket));
    gf_group.set(view, encodeSockaddr(`${name} group`, given.group, socket));
    gf_fmode.set(view, checkedInteger(`${name} mode`, given.mode, 0, 1));
    gf_numsrc.set(view, sources.length);
    sources.forEach((source, i) => gf_slist.set(view, source, i * gf_slist.size));
    return bytes;
  },
};

/** `struct icmp6_filter`. */
export const icmp6Filter: Codec<IcmpBlock, IcmpBlock | IcmpPass> = icmpTypeFilter(
  () => layouts().icmp6_filter.size,
  () => system().optionLayouts().icmp6_filter?.passes ?? false,
);

/** Range of ports in 32 bits: the lower bound in the low half, the upper bound in the high half. */
export const portRange: Codec<PortRange> = {
  size: unsigned.size,
  least: anyLength,
  decode(value) {
    const range = unsigned.decode(value);
    return { low: range & 0xffff, high: range >>> 16 };
  },
  encode(value, name) {
    const given = checkedObject(name, value, "an object { low, high }");
    const low = checkedInteger(`${name} low`, given.low, 0, 0xffff);
    const high = checkedInteger(`${name} high`, given.high, 0, 0xffff);
    return encodeInteger((high << 16) | low);
  },
};

/** `struct sockaddr_in`. */
export const originalDestination: Reading<InetAddress> = {
  size: () => system().layouts.sockaddr_in.size,
  decode(value) {
    const address = system().sockaddr().load(new Uint8Array(value.buffer, 0, value.byteLength));
    return inet.decode(address, { family: AF_INET, proto: 0 }) as InetAddress;
  },
};

/** `struct in6_pktinfo`. */
export const packetInfo: Writing<PacketInfo> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { address, interface }");
    const { size, ipi6_addr, ipi6_ifindex } = layouts().in6_pktinfo;
    const [bytes, view] = allocate(size);
    ipi6_addr.set(view, encodeInet6(`${name} address`, given.address));
    ipi6_ifindex.set(view, resolveInterface(`${name} interface`, given.interface, socket));
    return bytes;
  },
};

/** MTU in a `struct ip6_mtuinfo`; Linux leaves the structure's address empty. */
export const pathMtu: Reading<number> = {
  size: () => layouts().ip6_mtuinfo.size,
  decode: (value) => layouts().ip6_mtuinfo.ip6m_mtu.get(value),
};

/** `struct tcp_md5sig`, for `TCP_MD5SIG` and `TCP_MD5SIG_EXT`. */
export const md5sigExt: Writing<TcpMd5SigExt> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { address, key }");
    if (system().optionLayouts().tcp_md5sig === undefined) {
      throw typeError(`${name} takes no key on ${platform}; set it with setsockopt`);
    }
    const { size, tcpm_addr, tcpm_flags, tcpm_prefixlen, tcpm_keylen, tcpm_ifindex, tcpm_key } =
      layouts().tcp_md5sig;
    const [bytes, view] = allocate(size);
    const key = data(`${name} key`, given.key);
    checkedInteger(`${name} key length`, key.length, 0, tcpm_key.size);
    tcpm_addr.set(view, encodeSockaddr(`${name} address`, given.address, socket));
    tcpm_keylen.set(view, key.length);
    tcpm_key.set(view, key);
    let flags = 0;
    if (given.prefixlen !== undefined) {
      tcpm_prefixlen.set(view, checkedInteger(`${name} prefixlen`, given.prefixlen, 0, 128));
      flags |= TCP_MD5SIG_FLAG_PREFIX!;
    }
    if (given.interface !== undefined) {
      tcpm_ifindex.set(view, resolveInterface(`${name} interface`, given.interface, socket));
      flags |= TCP_MD5SIG_FLAG_IFINDEX!;
    }
    tcpm_flags.set(view, flags);
    return bytes;
  },
};

/** `struct tcp_md5sig` without its extensions. */
export const md5sig: Writing<TcpMd5Sig> = md5sigExt;

/** Bitmap of groups; the first bit is group 1. */
export const memberships: Reading<number[]> = {
  size: () => 4 * MAX_WORDS,
  least: anyLength,
  decode: (value) =>
    uint32Array(MAX_WORDS).decode(value).flatMap((word, i) =>
      Array.from({ length: 32 }, (_, bit) => (word >>> bit) & 1 ? 32 * i + bit + 1 : 0)
    ).filter((group) => group !== 0),
};

/** Size of the bitmap of groups, in 32-bit words: far more than any protocol needs. */
const MAX_WORDS = 256;

/** `struct packet_mreq`. */
export const packetMembership: Writing<PacketMembership> = {
  encode(value, name, socket) {
    const given = checkedObject(name, value, "an object { interface, type, address? }");
    const { size, mr_ifindex, mr_type, mr_alen, mr_address } = layouts().packet_mreq;
    const [bytes, view] = allocate(size);
    const index = resolveInterface(`${name} interface`, given.interface, socket);
    if (index === 0) {
      throw wrongType(`${name} interface`, given.interface, "an interface's name or index above 0");
    }
    mr_ifindex.set(view, index);
    mr_type.set(view, checkedInteger(`${name} type`, given.type, 0, 0xffff));
    if (given.address !== undefined) {
      const address = buffer(`${name} address`, given.address);
      checkedInteger(`${name} address length`, address.length, 0, mr_address.size);
      mr_alen.set(view, address.length);
      mr_address.set(view, address);
    }
    return bytes;
  },
};

/** `PACKET_FANOUT` in 32 bits: the group in the low half, type and flags in the high half. */
export const fanout: Codec<PacketFanout> = {
  size: unsigned.size,
  least: anyLength,
  decode(value) {
    const word = unsigned.decode(value);
    return { id: word & 0xffff, type: (word >>> 16) & 0xff, flags: (word >>> 16) & 0xff00 };
  },
  encode(value, name) {
    const given = checkedObject(name, value, "an object { id, type, flags? }");
    const id = checkedInteger(`${name} id`, given.id, 0, 0xffff);
    const type = checkedInteger(`${name} type`, given.type, 0, 0xff);
    const flags = checkedInteger(`${name} flags`, given.flags ?? 0, 0, 0xffff);
    return encodeInteger(((flags | type) << 16) | id);
  },
};

/** `struct accept_filter_arg`; `null` (a null pointer) or an empty name stands for no filter. */
export const acceptFilter: Codec<AcceptFilter, AcceptFilter | null> = {
  size: () => layouts().accept_filter_arg.size,
  decode(value) {
    const { af_name, af_arg } = layouts().accept_filter_arg;
    return { name: stringIn(af_name.get(value)), argument: stringIn(af_arg.get(value)) };
  },
  encode(value, name, socket) {
    if (value === null) return new Uint8Array(new ArrayBuffer(0));
    const given = checkedObject(name, value, "an object { name, argument? }, or null for none");
    const { size, af_name, af_arg } = layouts().accept_filter_arg;
    const [bytes, view] = allocate(size);
    const filter = checkedText(`${name} name`, given.name);
    const argument = checkedText(`${name} argument`, given.argument ?? "");
    af_name.set(view, text(af_name.size).encode(filter, `${name} name`, socket));
    af_arg.set(view, text(af_arg.size).encode(argument, `${name} argument`, socket));
    return bytes;
  },
};

/** Seconds since the connection; `null`, all bits set, if there is none. */
export const connectTime: Reading<number | null> = {
  size: unsigned.size,
  least: anyLength,
  decode(value) {
    const time = unsigned.decode(value);
    return time === 0xffffffff ? null : time;
  },
};

/** `struct xucred`. */
export const localCredentials: Reading<LocalCredentials> = {
  size: () => layouts().xucred.size,
  decode(value) {
    const { cr_uid, cr_ngroups, cr_groups, cr_pid } = layouts().xucred;
    const groups = new Uint32Array(cr_groups.get(value).slice().buffer);
    return {
      ...(cr_pid === undefined ? {} : { pid: cr_pid.get(value) }),
      uid: cr_uid.get(value),
      groups: [...groups.subarray(0, cr_ngroups.get(value))],
    };
  },
};

/** Classic BPF program, or the descriptor of an eBPF program. */
export const fanoutData: Writing<readonly BpfInstruction[] | number> = {
  encode: (value, name, socket) =>
    typeof value === "number"
      ? integer.encode(value, name, socket)
      : program.encode(value, name, socket),
  isProgram: (value) => typeof value !== "number",
};

/** `struct icmp_filter`. */
export const icmpFilter: Codec<IcmpBlock, IcmpBlock | IcmpPass> = icmpTypeFilter(() =>
  layouts().icmp_filter.size
);

/** Bytes per second; `null` for no limit. */
export const pacingRate: Codec<number | null> = {
  size: () => 8,
  least: anyLength,
  decode(value) {
    if (value.byteLength < 8) { // FreeBSD returns 32 bits
      const short = unsigned.decode(value);
      return short === 0xffffffff ? null : short || null;
    }
    const limit = u64.decode(value);
    return limit === UNLIMITED ? null : Number(limit);
  },
  encode(value, name) {
    const limit = value === null ? UNLIMITED : BigInt(checkedInteger(name, value, 0, 2 ** 53 - 1));
    return new Uint8Array(new BigUint64Array([limit]).buffer);
  },
};

const UNLIMITED = 2n ** 64n - 1n;

/** Names of the values of `SO_MEMINFO`, in the order of `SK_MEMINFO_*`. */
const MEMINFO = [
  "rmem_alloc",
  "rcvbuf",
  "wmem_alloc",
  "sndbuf",
  "fwd_alloc",
  "wmem_queued",
  "optmem",
  "backlog",
  "drops",
] as const satisfies (keyof MemInfo)[];

/** Values of `SO_MEMINFO`. */
export const memInfo: Reading<MemInfo> = {
  size: () => 4 * MEMINFO.length,
  least: anyLength,
  decode(value) {
    const values = uint32Array(MEMINFO.length).decode(value);
    return Object.fromEntries(MEMINFO.map((name, i) => [name, values[i]])) as unknown as MemInfo;
  },
};
