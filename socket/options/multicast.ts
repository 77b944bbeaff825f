/**
 * Multicast groups, as options take them.
 *
 * @module
 */
import { parseInet } from "../address/inet.ts";
import { integer, wrongType } from "../arguments.ts";
import {
  type Codec,
  inet6Bytes,
  inetBytes,
  inetText,
  interfaceNumber,
  layouts,
  object,
  sockaddrOf,
  structure,
} from "./codec.ts";
import type {
  GroupFilter,
  GroupMembership,
  GroupSourceMembership,
  Membership,
  OptionTarget,
  SourceMembership,
  Writing,
} from "./types.ts";

/** The interface of a `struct ip_mreqn`: by its address, its name or its index. */
function setInterface(
  name: string,
  value: unknown,
  view: DataView<ArrayBuffer>,
  socket: OptionTarget,
): void {
  const { imr_address, imr_ifindex } = layouts().ip_mreqn;
  if (typeof value === "string" && parseInet(value) >= 0) {
    imr_address.set(view, inetBytes(name, value));
  } else {
    imr_ifindex.set(view, interfaceNumber(name, value, socket));
  }
}

/** `struct ip_mreqn` */
export const membership: Writing<Membership> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { group, interface? }");
    const { size, imr_multiaddr } = layouts().ip_mreqn;
    const [bytes, view] = structure(size);
    imr_multiaddr.set(view, inetBytes(`${name} group`, given.group));
    setInterface(`${name} interface`, given.interface, view, socket);
    return bytes;
  },
};

/** `struct ip_mreqn` without a group, for `IP_MULTICAST_IF`, which gives back the address. */
export const multicastInterface: Codec<string, string | number> = {
  size: () => 4,
  decode: (value) => inetText(new Uint8Array(value.buffer, 0, 4)),
  encode(value, name, socket) {
    if (value === undefined) throw wrongType(name, value, "an interface");
    const [bytes, view] = structure(layouts().ip_mreqn.size);
    setInterface(name, value, view, socket);
    return bytes;
  },
};

/** `struct ip_mreq_source` */
export const sourceMembership: Writing<SourceMembership> = {
  encode(value, name) {
    const given = object(name, value, "an object { group, source, interface? }");
    const { size, imr_multiaddr, imr_interface, imr_sourceaddr } = layouts().ip_mreq_source;
    const [bytes, view] = structure(size);
    imr_multiaddr.set(view, inetBytes(`${name} group`, given.group));
    imr_sourceaddr.set(view, inetBytes(`${name} source`, given.source));
    if (given.interface !== undefined) {
      imr_interface.set(view, inetBytes(`${name} interface`, given.interface));
    }
    return bytes;
  },
};

/** `struct ipv6_mreq` */
export const membership6: Writing<GroupMembership> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { group, interface? }");
    const { size, ipv6mr_multiaddr, ipv6mr_interface } = layouts().ipv6_mreq;
    const [bytes, view] = structure(size);
    ipv6mr_multiaddr.set(view, inet6Bytes(`${name} group`, given.group));
    ipv6mr_interface.set(view, interfaceNumber(`${name} interface`, given.interface, socket));
    return bytes;
  },
};

/** `struct group_req` */
export const group: Writing<GroupMembership> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { group, interface? }");
    const { size, gr_interface, gr_group } = layouts().group_req;
    const [bytes, view] = structure(size);
    gr_interface.set(view, interfaceNumber(`${name} interface`, given.interface, socket));
    gr_group.set(view, sockaddrOf(`${name} group`, given.group, socket));
    return bytes;
  },
};

/** `struct group_source_req` */
export const groupSource: Writing<GroupSourceMembership> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { group, source, interface? }");
    const { size, gsr_interface, gsr_group, gsr_source } = layouts().group_source_req;
    const [bytes, view] = structure(size);
    gsr_interface.set(view, interfaceNumber(`${name} interface`, given.interface, socket));
    gsr_group.set(view, sockaddrOf(`${name} group`, given.group, socket));
    gsr_source.set(view, sockaddrOf(`${name} source`, given.source, socket));
    return bytes;
  },
};

/** `struct group_filter` */
export const groupFilter: Writing<GroupFilter> = {
  encode(value, name, socket) {
    const given = object(name, value, "an object { group, interface?, mode, sources }");
    const { sources } = given;
    if (!Array.isArray(sources)) throw wrongType(`${name} sources`, sources, "an array");
    const { size, gf_interface, gf_group, gf_fmode, gf_numsrc, gf_slist } = layouts().group_filter;
    const [bytes, view] = structure(size + (sources.length - 1) * gf_slist.size);
    gf_interface.set(view, interfaceNumber(`${name} interface`, given.interface, socket));
    gf_group.set(view, sockaddrOf(`${name} group`, given.group, socket));
    gf_fmode.set(view, integer(`${name} mode`, given.mode, 0, 1));
    gf_numsrc.set(view, sources.length);
    sources.forEach((source, i) => {
      const address = sockaddrOf(`${name} sources[${i}]`, source, socket);
      gf_slist.set(view, address, i * gf_slist.size);
    });
    return bytes;
  },
};
