// Values of typed options: those that the module refuses, and some whose effect the kernel shows.

import { assert, assertThrows } from "@std/assert";
import { options, PACKET_MR_MULTICAST } from "@libc/socket";
import { withSockets } from "../helpers/option_rows.ts";
import { onlyOn, root, test } from "../helpers/support.ts";

const {
  IPPROTO_ICMPV6: ICMPV6,
  IPPROTO_IP: IP,
  IPPROTO_IPV6: IPV6,
  IPPROTO_TCP: TCP,
  SOL_PACKET,
  SOL_RAW,
  SOL_SOCKET: SOCKET,
} = options;

const linux = onlyOn("linux", "sets options of Linux");

const GROUP = "239.7.7.7";
const NOT_OBJECTS: readonly unknown[] = [undefined, null, 5, "text", true];
const NOT_ARRAYS: readonly unknown[] = [undefined, null, 5, "text", {}];

/** Values of a wrong type for each form of value. The error names the option, or the member. */
const wrong: readonly (readonly [name: string, option: unknown, values: readonly unknown[]])[] = [
  ["IP_ADD_MEMBERSHIP", IP.IP_ADD_MEMBERSHIP, NOT_OBJECTS],
  ["IPV6_JOIN_GROUP", IPV6.IPV6_JOIN_GROUP, NOT_OBJECTS],
  ["MCAST_JOIN_GROUP", IP.MCAST_JOIN_GROUP, NOT_OBJECTS],
  ["MCAST_MSFILTER", IP.MCAST_MSFILTER, NOT_OBJECTS],
  ["MCAST_MSFILTER sources", IP.MCAST_MSFILTER, NOT_ARRAYS.map((sources) => ({ sources }))],
  ["IP_LOCAL_PORT_RANGE", IP.IP_LOCAL_PORT_RANGE, NOT_OBJECTS],
  ["ICMP6_FILTER", ICMPV6.ICMP6_FILTER, NOT_OBJECTS],
  ["ICMP_FILTER", SOL_RAW.ICMP_FILTER, NOT_OBJECTS],
  ["ICMP_FILTER block", SOL_RAW.ICMP_FILTER, NOT_ARRAYS.map((block) => ({ block }))],
  ["ICMP_FILTER pass", SOL_RAW.ICMP_FILTER, NOT_ARRAYS.slice(1).map((pass) => ({ pass }))],
  ["SO_ATTACH_FILTER", SOCKET.SO_ATTACH_FILTER, NOT_ARRAYS],
  ["SO_DETACH_FILTER", SOCKET.SO_DETACH_FILTER, [undefined, 0, false, "", {}]],
  ["SO_RCVTIMEO", SOCKET.SO_RCVTIMEO, [undefined, "1", true, {}, [1, 0]]],
  ["SO_LINGER", SOCKET.SO_LINGER, [undefined, "1", {}, [1, 0]]],
  ["SO_KEEPALIVE", SOCKET.SO_KEEPALIVE, [undefined, null, "true", 2, {}]],
  ["SO_BINDTODEVICE", SOCKET.SO_BINDTODEVICE, [undefined, null, 1, {}]],
  ["IP_MULTICAST_IF", IP.IP_MULTICAST_IF, [undefined, null, true, {}]],
  ["IP_UNICAST_IF", IP.IP_UNICAST_IF, [null, true, {}]],
  ["TCP_MD5SIG", TCP.TCP_MD5SIG, NOT_OBJECTS],
  ["TCP_MD5SIG key", TCP.TCP_MD5SIG, [undefined, null, 5, {}].map((key) => ({ key }))],
  ["PACKET_ADD_MEMBERSHIP", SOL_PACKET.PACKET_ADD_MEMBERSHIP, NOT_OBJECTS],
  [
    "PACKET_ADD_MEMBERSHIP interface",
    SOL_PACKET.PACKET_ADD_MEMBERSHIP,
    [undefined, null, 0, "", true].map((value) => ({ interface: value, type: 1 })),
  ],
  [
    "PACKET_ADD_MEMBERSHIP address",
    SOL_PACKET.PACKET_ADD_MEMBERSHIP,
    [null, 5, "01:00:5e:00:00:01"].map((address) => ({ interface: "lo", type: 0, address })),
  ],
];

for (const [name, option, values] of wrong) {
  test(`option values: ${name} refuses values of another type`, [linux], () => {
    withSockets("udp4", (socket) => {
      for (const value of values) {
        const set = () => socket.setOption(option as never, value as never);
        assertThrows(set, TypeError, name, Deno.inspect(value));
      }
    });
  });
}

/** Values that are too large or too small. */
const outOfRange: readonly (readonly [name: string, option: unknown, value: unknown])[] = [
  ["SO_RCVTIMEO", SOCKET.SO_RCVTIMEO, 0],
  ["SO_RCVTIMEO", SOCKET.SO_RCVTIMEO, -1],
  ["SO_RCVTIMEO", SOCKET.SO_RCVTIMEO, Infinity],
  ["SO_ATTACH_FILTER has 4097 members", SOCKET.SO_ATTACH_FILTER, Array(4097).fill({})],
  ["MCAST_MSFILTER mode", IP.MCAST_MSFILTER, { group: GROUP, mode: 2, sources: [] }],
  ["IP_LOCAL_PORT_RANGE low", IP.IP_LOCAL_PORT_RANGE, { low: -1, high: 1 }],
  ["ICMP6_FILTER pass[1]", ICMPV6.ICMP6_FILTER, { pass: [255, 256] }],
  [
    "TCP_MD5SIG_EXT prefixlen",
    TCP.TCP_MD5SIG_EXT,
    { address: "192.0.2.1", key: "k", prefixlen: 129 },
  ],
  [
    "PACKET_ADD_MEMBERSHIP address length",
    SOL_PACKET.PACKET_ADD_MEMBERSHIP,
    { interface: "lo", type: 0, address: new Uint8Array(9) },
  ],
];

for (const [name, option, value] of outOfRange) {
  const shown = Deno.inspect(value, { iterableLimit: 2 }).replaceAll(/\s+/g, " ");
  test(`option values: ${name} refuses ${shown}`, [linux], () => {
    withSockets("udp4", (socket) => {
      assertThrows(() => socket.setOption(option as never, value as never), RangeError, name);
    });
  });
}

test("option values: PACKET_ADD_MEMBERSHIP joins a link-layer group", [linux, root()], () => {
  // An address of this run alone: another run of the tests may have joined its own.
  const address = crypto.getRandomValues(new Uint8Array(6));
  address.set([0x01, 0x00, 0x5e]);
  const isJoined = () => Deno.readTextFileSync("/proc/net/dev_mcast").includes(address.toHex());
  withSockets("packet", (socket) => {
    const membership = { interface: "lo", type: PACKET_MR_MULTICAST!, address };
    assert(!isJoined());
    socket.setOption(SOL_PACKET.PACKET_ADD_MEMBERSHIP!, membership);
    assert(isJoined());
    socket.setOption(SOL_PACKET.PACKET_DROP_MEMBERSHIP!, membership);
    assert(!isJoined());
  });
});
