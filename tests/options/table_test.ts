/**
 * Every typed option: one line each reads, changes and reads back its value. Options
 * with an observable effect have a test of that effect.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_PACKET,
  close,
  ETIMEDOUT,
  IP_PMTUDISC_DO,
  IPPROTO_ICMP,
  MCAST_EXCLUDE,
  MSG_PEEK,
  type OptionName,
  options,
  PACKET_FANOUT_CBPF,
  PACKET_FANOUT_FLAG_ROLLOVER,
  PACKET_FANOUT_FLAG_UNIQUEID,
  PACKET_FANOUT_LB,
  PACKET_MR_PROMISC,
  SO_REUSEPORT,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_SOCKET,
} from "@libc/socket";
import {
  any,
  type AnySocket,
  type Conditions,
  connected,
  connections,
  datagrams4,
  datagrams6,
  every,
  inet,
  rowsOf,
  type SocketName,
  tcp,
  udp,
  v4,
  v6,
  withSockets,
} from "../helpers/option_rows.ts";
import { decode, type Need, onlyOn, Python, root, test, tool } from "../helpers/support.ts";

const {
  IPPROTO_ICMPV6: ICMPV6,
  IPPROTO_IP: IP,
  IPPROTO_IPV6: IPV6,
  IPPROTO_TCP: TCP,
  IPPROTO_UDP: UDP,
  IPPROTO_UDPLITE: UDPLITE,
  SOL_NETLINK,
  SOL_PACKET,
  SOL_RAW,
  SOL_SOCKET: SOCKET,
} = options;

/** Environment variable that is set when the tests run in their own network namespace. */
const ISOLATED = "OPTIONS_TABLE_ISOLATED";
const isolated = Deno.env.has(ISOLATED);

/** Need of the table: its values and interfaces are specific to Linux. */
const linux = onlyOn("linux", "a table of Linux");

const { tried, row, both, flag, read, write, refused } = rowsOf([linux], isolated);

const ACCEPT_ALL = [{ code: 0x06, jt: 0, jf: 0, k: 0xffffffff }]; // BPF_RET | BPF_K
const DROP_ALL = [{ code: 0x06, jt: 0, jf: 0, k: 0 }];
const GROUP = "239.7.7.7";
const GROUP6 = "ff02::7777";
const attached = {
  before: (s: AnySocket) => s.setOption(SOCKET.SO_ATTACH_FILTER!, ACCEPT_ALL),
  after: (s: AnySocket) => assertEquals(s.getOption(SOCKET.SO_GET_FILTER!), []),
};
const shared = { before: (s: AnySocket) => s.setsockopt(SOL_SOCKET, SO_REUSEPORT!, 1) };
const joined = (group: string) => ({
  before: (s: AnySocket) => s.setOption(IP.MCAST_JOIN_GROUP, { group, interface: "lo" }),
});
const joined6 = (group: string) => ({
  before: (s: AnySocket) => s.setOption(IPV6.MCAST_JOIN_GROUP, { group, interface: "lo" }),
});

// SOL_SOCKET

read(SOCKET.SO_ACCEPTCONN, every, false);
refused(SOCKET.SO_ATTACH_BPF, every, 999999, "EBADF", "EPERM");
// Only the superuser may filter a TCP stream.
for (
  const [sockets, conditions] of [
    [every.filter((name) => !tcp.includes(name)), {}],
    [tcp, { root: true }],
  ] satisfies [SocketName[], Conditions][]
) {
  write(SOCKET.SO_ATTACH_FILTER, sockets, ACCEPT_ALL, {
    after: (s) => assertEquals(s.getOption(SOCKET.SO_GET_FILTER!), ACCEPT_ALL),
  }, conditions);
  write(SOCKET.SO_DETACH_BPF, sockets, null, attached, conditions);
  write(SOCKET.SO_DETACH_FILTER, sockets, null, attached, conditions);
}
write(SOCKET.SO_ATTACH_REUSEPORT_CBPF, inet, ACCEPT_ALL, shared);
refused(SOCKET.SO_ATTACH_REUSEPORT_EBPF, udp, 999999, "EBADF", "EPERM");
both(SOCKET.SO_BINDTODEVICE, [...inet, "raw4"], "", ["lo", ""], { root: true });
both(SOCKET.SO_BINDTOIFINDEX, inet, 0, [["lo", 1], 0, 1], { root: true });
read(SOCKET.SO_BPF_EXTENSIONS, every, (value) => value > 0);
flag(SOCKET.SO_BROADCAST, every);
both(SOCKET.SO_BUF_LOCK, every, 0, [1, 2, 3, 0]);
both(SOCKET.SO_BUSY_POLL, inet, any, [50, 0], { root: true, maybe: true });
write(SOCKET.SO_BUSY_POLL_BUDGET, inet, 16, {}, { root: true, maybe: true });
write(SOCKET.SO_CNX_ADVICE, inet, true);
read(SOCKET.SO_COOKIE, every, (value) => value > 0n);
flag(SOCKET.SO_DEBUG, inet, false, { root: true });
write(SOCKET.SO_DETACH_REUSEPORT_BPF, udp, null, {
  before(s) {
    shared.before(s);
    s.setOption(SOCKET.SO_ATTACH_REUSEPORT_CBPF!, ACCEPT_ALL);
  },
});
read(SOCKET.SO_DOMAIN, every, (value, s) => value === s.family);
flag(SOCKET.SO_DONTROUTE, every);
read(SOCKET.SO_ERROR, every, null);
read(SOCKET.SO_GET_FILTER, every, []);
both(SOCKET.SO_INCOMING_CPU, inet, -1, [0]);
read(SOCKET.SO_INCOMING_NAPI_ID, inet, 0, { maybe: true });
write(SOCKET.SO_INQ, ["unix"], true, {}, { maybe: true });
flag(SOCKET.SO_KEEPALIVE, every);
both(SOCKET.SO_LINGER, every, null, [5, 0, null, 32767]);
both(SOCKET.SO_LOCK_FILTER, every, false, [true]);
both(SOCKET.SO_MARK, every, 0, [1, 0xfffffff0, 0], { root: true });
both(SOCKET.SO_MAX_PACING_RATE, inet, null, [1e6, 2 ** 40, null]);
read(
  SOCKET.SO_MEMINFO,
  every,
  (value, s) => value.sndbuf === s.getOption(SOCKET.SO_SNDBUF) && value.drops === 0,
);
read(SOCKET.SO_NETNS_COOKIE, every, (value) => value > 0n, { maybe: true });
flag(SOCKET.SO_NOFCS, ["packet"]);
flag(SOCKET.SO_NO_CHECK, udp);
flag(SOCKET.SO_OOBINLINE, every);
flag(SOCKET.SO_PASSCRED, ["unix", "netlink"]);
flag(SOCKET.SO_PASSPIDFD, ["unix"], false, { maybe: true });
flag(SOCKET.SO_PASSRIGHTS, ["unix"], true, { maybe: true });
flag(SOCKET.SO_PASSSEC, ["unix"]);
both(SOCKET.SO_PEEK_OFF, ["unix", "udp4", "udp6"], -1, [0, 10, -1]);
read(SOCKET.SO_PEERCRED, ["unix"], { pid: Deno.pid, uid: Deno.uid()!, gid: Deno.gid()! });
read(SOCKET.SO_PEERGROUPS, ["unix"], (value) => {
  const [, groups] = Deno.readTextFileSync("/proc/self/status").match(
    /^Groups:[^\S\n]*(.*?)[^\S\n]*$/m,
  )!;
  return groups === value.join(" ");
});
read(SOCKET.SO_PEERPIDFD, ["unix"], (fd) => {
  const info = Deno.readTextFileSync(`/proc/self/fdinfo/${fd}`);
  close(fd);
  return new RegExp(`^Pid:\\s*${Deno.pid}$`, "m").test(info);
}, { maybe: true });
read(SOCKET.SO_PEERSEC, ["unix"], (value) => value.length > 0, { maybe: true });
flag(SOCKET.SO_PREFER_BUSY_POLL, inet, false, { root: true, maybe: true });
both(SOCKET.SO_PRIORITY, every, 0, [6, 0]);
read(SOCKET.SO_PROTOCOL, inet, (value, s) => value === (s.type === SOCK_STREAM ? 6 : 17));
both(SOCKET.SO_RCVBUF, every, any, [[65536, 131072]]);
write(SOCKET.SO_RCVBUFFORCE, every, 2 ** 22, {
  after: (s) => assertEquals(s.getOption(SOCKET.SO_RCVBUF), 2 ** 23),
}, { root: true });
both(SOCKET.SO_RCVLOWAT, inet, 1, [100, 1]);
flag(SOCKET.SO_RCVMARK, inet, false, { root: true, maybe: true });
flag(SOCKET.SO_RCVPRIORITY, inet, false, { root: true, maybe: true });
both(SOCKET.SO_RCVTIMEO, every, null, [1.5, [1e-9, (v) => v! > 0 && v! < 0.02], 3600, null]);
both(SOCKET.SO_RESERVE_MEM, tcp, 0, [[4096, (v) => v >= 4096]], { maybe: true });
flag(SOCKET.SO_REUSEADDR, inet);
flag(SOCKET.SO_REUSEPORT, inet);
flag(SOCKET.SO_RXQ_OVFL, every);
flag(SOCKET.SO_SELECT_ERR_QUEUE, every);
both(SOCKET.SO_SNDBUF, every, any, [[65536, 131072]]);
write(SOCKET.SO_SNDBUFFORCE, every, 2 ** 22, {
  after: (s) => assertEquals(s.getOption(SOCKET.SO_SNDBUF), 2 ** 23),
}, { root: true });
both(SOCKET.SO_SNDLOWAT, every, 1, []);
refused(SOCKET.SO_SNDLOWAT, every, 100, "ENOPROTOOPT");
both(SOCKET.SO_SNDTIMEO, every, null, [0.5, 2, null]);
flag(SOCKET.SO_TIMESTAMP, every);
both(SOCKET.SO_TIMESTAMPING, inet, 0, [0x8 | 0x10, 0]);
flag(SOCKET.SO_TIMESTAMPNS, every);
both(SOCKET.SO_TXREHASH, tcp, any, [0, 1], { maybe: true });
both(SOCKET.SO_TXTIME, inet, { clockid: 0, flags: 0 }, [{ clockid: 1, flags: 2 }], { root: true });
read(SOCKET.SO_TYPE, every, (value, s) => value === s.type);
flag(SOCKET.SO_WIFI_STATUS, every);
flag(SOCKET.SO_ZEROCOPY, inet);

// IPPROTO_IP

write(IP.IP_ADD_MEMBERSHIP, datagrams4, { group: GROUP, interface: "127.0.0.1" });
write(IP.IP_ADD_SOURCE_MEMBERSHIP, datagrams4, {
  group: GROUP,
  source: "127.0.0.2",
  interface: "127.0.0.1",
});
flag(IP.IP_BIND_ADDRESS_NO_PORT, v4);
write(IP.IP_BLOCK_SOURCE, datagrams4, {
  group: GROUP,
  source: "127.0.0.2",
  interface: "127.0.0.1",
}, joined(GROUP));
flag(IP.IP_CHECKSUM, ["udp4"]);
write(IP.IP_DROP_MEMBERSHIP, datagrams4, { group: GROUP, interface: "lo" }, joined(GROUP));
write(IP.IP_DROP_SOURCE_MEMBERSHIP, datagrams4, {
  group: GROUP,
  source: "127.0.0.2",
  interface: "127.0.0.1",
}, {
  before: (s) =>
    s.setOption(IP.MCAST_JOIN_SOURCE_GROUP, { group: GROUP, source: "127.0.0.2", interface: 1 }),
});
flag(IP.IP_FREEBIND, v4);
flag(IP.IP_HDRINCL, ["raw4"]);
both(IP.IP_LOCAL_PORT_RANGE, v4, { low: 0, high: 0 }, [
  { low: 20000, high: 60000 },
  { low: 0, high: 50000 },
  { low: 0, high: 0 },
], { maybe: true });
both(IP.IP_MINTTL, v4, 0, [255, 0]);
read(IP.IP_MTU, ["connected4"], (value) => value >= 1280);
both(IP.IP_MTU_DISCOVER, v4, any, [0, IP_PMTUDISC_DO!]);
flag(IP.IP_MULTICAST_ALL, datagrams4, true);
both(IP.IP_MULTICAST_IF, datagrams4, "0.0.0.0", [
  "127.0.0.1",
  ["lo", "0.0.0.0"],
  [1, "0.0.0.0"],
]);
flag(IP.IP_MULTICAST_LOOP, datagrams4, true);
both(IP.IP_MULTICAST_TTL, datagrams4, 1, [0, 255]);
flag(IP.IP_NODEFRAG, ["raw4"]);
both(IP.IP_OPTIONS, v4, new Uint8Array(0), [
  [new Uint8Array([1, 1, 1, 1]), new Uint8Array([1, 1, 1, 1])], // NOP, four times
  [new Uint8Array(0), new Uint8Array(0)],
]);
flag(IP.IP_PASSSEC, v4);
flag(IP.IP_PKTINFO, [...v4, "udp6"]);
read(IP.IP_PROTOCOL, ["raw4"], IPPROTO_ICMP, { maybe: true });
flag(IP.IP_RECVERR, v4);
flag(IP.IP_RECVERR_RFC4884, v4);
flag(IP.IP_RECVFRAGSIZE, ["udp4"]);
flag(IP.IP_RECVOPTS, v4);
flag(IP.IP_RECVORIGDSTADDR, v4);
flag(IP.IP_RECVTOS, v4);
flag(IP.IP_RECVTTL, [...v4, "udp6"]);
flag(IP.IP_RECVRETOPTS, v4);
flag(IP.IP_RETOPTS, v4);
write(IP.IP_ROUTER_ALERT, ["raw4"], true);
both(IP.IP_TOS, [...v4, "udp6"], 0, [0x10, 0]);
flag(IP.IP_TRANSPARENT, v4, false, { root: true });
both(IP.IP_TTL, [...v4, "udp6"], any, [1, 255]);
write(IP.IP_UNBLOCK_SOURCE, datagrams4, {
  group: GROUP,
  source: "127.0.0.2",
  interface: "127.0.0.1",
}, {
  before(s) {
    joined(GROUP).before(s);
    s.setOption(IP.MCAST_BLOCK_SOURCE, { group: GROUP, source: "127.0.0.2", interface: "lo" });
  },
});
both(IP.IP_UNICAST_IF, v4, 0, [["lo", 1], 0, 1]);
refused(IP.MCAST_BLOCK_SOURCE, datagrams4, { group: GROUP, source: "127.0.0.2" }, "EINVAL");
write(IP.MCAST_JOIN_GROUP, datagrams4, { group: GROUP, interface: 1 });
write(IP.MCAST_JOIN_SOURCE_GROUP, datagrams4, {
  group: GROUP,
  source: "127.0.0.2",
  interface: "lo",
});
write(IP.MCAST_LEAVE_GROUP, datagrams4, { group: GROUP, interface: "lo" }, joined(GROUP));
refused(
  IP.MCAST_LEAVE_SOURCE_GROUP,
  datagrams4,
  { group: GROUP, source: "127.0.0.2" },
  "EADDRNOTAVAIL",
  "EINVAL",
);
write(IP.MCAST_MSFILTER, datagrams4, {
  group: GROUP,
  interface: "lo",
  mode: 1,
  sources: ["127.0.0.2", "127.0.0.3"],
}, joined(GROUP));
write(IP.MCAST_UNBLOCK_SOURCE, datagrams4, { group: GROUP, source: "127.0.0.2", interface: "lo" }, {
  before(s) {
    joined(GROUP).before(s);
    s.setOption(IP.MCAST_BLOCK_SOURCE, { group: GROUP, source: "127.0.0.2", interface: "lo" });
  },
});
row(IP.SO_ORIGINAL_DST, ["tcp4"], {}, (s) => {
  const { code } = assertThrows(() => s.getOption(IP.SO_ORIGINAL_DST!), SocketError);
  assert(["ENOENT", "ENOPROTOOPT", "ENOTCONN"].includes(code), code); // nothing was redirected
});

// IPPROTO_IPV6

write(IPV6.IPV6_ADDRFORM, ["mapped"], AF_INET, {
  after: (s) => assertEquals(s.getOption(SOCKET.SO_DOMAIN!), AF_INET),
});
both(IPV6.IPV6_ADDR_PREFERENCES, v6, any, [[2, (v) => (v & 2) !== 0]]);
both(IPV6.IPV6_AUTOFLOWLABEL, v6, any, [true, false]);
both(IPV6.IPV6_CHECKSUM, ["any6"], -1, [2, -1]);
flag(IPV6.IPV6_DONTFRAG, v6);
const PADDING = new Uint8Array([0, 0, 1, 4, 0, 0, 0, 0]); // a header with one PadN option
const NONE = new Uint8Array(0);
for (const option of [IPV6.IPV6_DSTOPTS, IPV6.IPV6_HOPOPTS, IPV6.IPV6_RTHDRDSTOPTS]) {
  both(option, v6, NONE, [[PADDING, PADDING], [NONE, NONE]], { root: true });
}
flag(IPV6.IPV6_FLOWINFO, v6);
flag(IPV6.IPV6_FLOWINFO_SEND, v6);
flag(IPV6.IPV6_FREEBIND, v6);
flag(IPV6.IPV6_HDRINCL, ["raw6"]);
refused(IPV6.IPV6_JOIN_ANYCAST, datagrams6, { group: GROUP6, interface: "lo" }, "EINVAL", "EPERM");
write(IPV6.IPV6_JOIN_GROUP, datagrams6, { group: GROUP6, interface: "lo" });
refused(IPV6.IPV6_LEAVE_ANYCAST, datagrams6, { group: "::1", interface: 1 }, "ENOENT");
write(IPV6.IPV6_LEAVE_GROUP, datagrams6, { group: GROUP6, interface: 1 }, joined6(GROUP6));
both(IPV6.IPV6_MINHOPCOUNT, v6, 0, [255, 0]);
both(IPV6.IPV6_MTU, ["connected6"], (value) => value >= 1280, []);
both(IPV6.IPV6_MTU_DISCOVER, v6, any, [0, 2]);
flag(IPV6.IPV6_MULTICAST_ALL, datagrams6, true);
both(IPV6.IPV6_MULTICAST_HOPS, datagrams6, 1, [0, 255]);
both(IPV6.IPV6_MULTICAST_IF, ["udp6", "raw6"], 0, [["lo", 1], 0]);
flag(IPV6.IPV6_MULTICAST_LOOP, datagrams6, true);
read(IPV6.IPV6_PATHMTU, ["connected6"], (value) => value >= 1280);
write(IPV6.IPV6_PKTINFO, ["udp6", "raw6"], { address: "::1", interface: "lo" });
flag(IPV6.IPV6_RECVDSTOPTS, v6);
flag(IPV6.IPV6_RECVERR, v6);
flag(IPV6.IPV6_RECVERR_RFC4884, v6);
flag(IPV6.IPV6_RECVFRAGSIZE, v6);
flag(IPV6.IPV6_RECVHOPLIMIT, v6);
flag(IPV6.IPV6_RECVHOPOPTS, v6);
flag(IPV6.IPV6_RECVORIGDSTADDR, v6);
flag(IPV6.IPV6_RECVPATHMTU, v6);
flag(IPV6.IPV6_RECVPKTINFO, v6);
flag(IPV6.IPV6_RECVRTHDR, v6);
flag(IPV6.IPV6_RECVTCLASS, v6);
write(IPV6.IPV6_ROUTER_ALERT, ["any6"], 0);
write(IPV6.IPV6_ROUTER_ALERT, ["any6"], -1, {
  before: (s) => s.setOption(IPV6.IPV6_ROUTER_ALERT!, 0),
});
flag(IPV6.IPV6_ROUTER_ALERT_ISOLATE, v6);
const SEGMENTS = new Uint8Array([0, 2, 4, 0, 0, 0, 0, 0, ...new Uint8Array(15), 1]); // to ::1
both(IPV6.IPV6_RTHDR, v6, NONE, [[SEGMENTS, SEGMENTS], [NONE, NONE]], { root: true });
both(IPV6.IPV6_TCLASS, v6, 0, [0x10, 0]);
flag(IPV6.IPV6_TRANSPARENT, v6, false, { root: true });
both(IPV6.IPV6_UNICAST_HOPS, v6, any, [1, 255]);
both(IPV6.IPV6_UNICAST_IF, v6, 0, [["lo", 1], 0, 1]);
flag(IPV6.IPV6_V6ONLY, ["tcp6", "udp6"]);
refused(
  IPV6.MCAST_BLOCK_SOURCE,
  datagrams6,
  { group: GROUP6, source: "::1", interface: 1 },
  "EINVAL",
);
write(IPV6.MCAST_JOIN_GROUP, datagrams6, { group: GROUP6, interface: "lo" });
write(IPV6.MCAST_JOIN_SOURCE_GROUP, datagrams6, { group: GROUP6, source: "::1", interface: "lo" });
write(IPV6.MCAST_LEAVE_GROUP, datagrams6, { group: GROUP6, interface: "lo" }, joined6(GROUP6));
write(
  IPV6.MCAST_LEAVE_SOURCE_GROUP,
  datagrams6,
  { group: GROUP6, source: "::1", interface: "lo" },
  {
    before: (s) =>
      s.setOption(IPV6.MCAST_JOIN_SOURCE_GROUP, { group: GROUP6, source: "::1", interface: 1 }),
  },
);
write(
  IPV6.MCAST_MSFILTER,
  datagrams6,
  { group: GROUP6, interface: "lo", mode: 0, sources: ["::1", "fe80::1"] },
  joined6(GROUP6),
);
refused(
  IPV6.MCAST_UNBLOCK_SOURCE,
  datagrams6,
  { group: GROUP6, source: "::1", interface: 1 },
  "EINVAL",
);

// IPPROTO_TCP

both(TCP.TCP_CONGESTION, tcp, (value) => value !== "", ["reno"]);
flag(TCP.TCP_CORK, tcp);
both(TCP.TCP_DEFER_ACCEPT, tcp, 0, [[5, (value) => value >= 5 && value < 20], 0]);
both(TCP.TCP_DELACK_MAX_US, tcp, any, [100_000], { maybe: true });
both(TCP.TCP_FASTOPEN, tcp, 0, []);
flag(TCP.TCP_FASTOPEN_CONNECT, tcp);
both(TCP.TCP_FASTOPEN_KEY, tcp, any, [
  [new Uint8Array(16).fill(7), (value) => value.length === 16 && value[15] === 7],
]);
flag(TCP.TCP_FASTOPEN_NO_COOKIE, tcp);
read(TCP.TCP_INFO, tcp, (value) => value.tcpi_state === 7 && value.tcpi_pacing_rate !== undefined);
flag(TCP.TCP_INQ, tcp);
read(TCP.TCP_IS_MPTCP, tcp, false, { maybe: true });
both(TCP.TCP_KEEPCNT, tcp, any, [1, 127]);
both(TCP.TCP_KEEPIDLE, tcp, any, [1, 32767]);
both(TCP.TCP_KEEPINTVL, tcp, any, [1, 32767]);
both(TCP.TCP_LINGER2, tcp, any, [1, 60]);
both(TCP.TCP_MAXSEG, tcp, any, [[1000, any]]);
write(TCP.TCP_MD5SIG, ["tcp4"], { address: "192.0.2.1", key: "secret" }, {}, { maybe: true });
write(TCP.TCP_MD5SIG, ["tcp6"], { address: "2001:db8::1", key: "secret" }, {}, { maybe: true });
write(
  TCP.TCP_MD5SIG_EXT,
  ["tcp4"],
  {
    address: "192.0.2.0",
    key: "secret",
    prefixlen: 24,
  },
  {},
  { maybe: true },
);
flag(TCP.TCP_NODELAY, tcp);
both(TCP.TCP_NOTSENT_LOWAT, tcp, any, [16384, 0xffffffff, 0]);
flag(TCP.TCP_QUICKACK, tcp, true);
both(TCP.TCP_REPAIR, tcp, 0, [1, [-1, 0]], { root: true });
const repaired = (fn: (s: AnySocket) => void) => (s: AnySocket) => {
  s.setOption(TCP.TCP_REPAIR!, 1);
  fn(s);
  s.setOption(TCP.TCP_REPAIR!, -1); // TCP_REPAIR_OFF_NO_WP: no window probe
};
row(
  TCP.TCP_REPAIR_QUEUE,
  connections,
  { root: true },
  repaired((s) => {
    s.setOption(TCP.TCP_REPAIR_QUEUE!, 2);
    assertEquals(s.getOption(TCP.TCP_REPAIR_QUEUE!), 2);
  }),
);
row(
  TCP.TCP_QUEUE_SEQ,
  tcp,
  { root: true },
  repaired((s) => {
    s.setOption(TCP.TCP_REPAIR_QUEUE!, 2);
    s.setOption(TCP.TCP_QUEUE_SEQ!, 0xfffffff0);
    assertEquals(s.getOption(TCP.TCP_QUEUE_SEQ!), 0xfffffff0);
  }),
);
row(
  TCP.TCP_REPAIR_WINDOW,
  connections,
  { root: true },
  repaired((s) => {
    const window = s.getOption(TCP.TCP_REPAIR_WINDOW!);
    assert(window.snd_wnd > 0 && window.rcv_wnd > 0);
    s.setOption(TCP.TCP_REPAIR_WINDOW!, window);
    assertEquals(s.getOption(TCP.TCP_REPAIR_WINDOW!), window);
  }),
);
both(TCP.TCP_RTO_MAX_MS, tcp, any, [5000], { maybe: true });
both(TCP.TCP_RTO_MIN_US, tcp, any, [100_000], { maybe: true });
row(TCP.TCP_SAVED_SYN, connections, {}, (client, [, server]) => {
  server!.setOption(TCP.TCP_SAVE_SYN!, 1);
  using again: AnySocket = new Socket(client.family, SOCK_STREAM);
  again.connectSync(server!.getsockname());
  using accepted: AnySocket = server!.acceptSync()[0];
  const syn = accepted.getOption(TCP.TCP_SAVED_SYN!);
  assertEquals(syn[0]! >> 4, client.family === AF_INET ? 4 : 6); // IP version
});
both(TCP.TCP_SAVE_SYN, tcp, 0, [1, 2, 0]);
both(TCP.TCP_SYNCNT, tcp, any, [1, 127]);
write(TCP.TCP_THIN_DUPACK, tcp, true);
flag(TCP.TCP_THIN_LINEAR_TIMEOUTS, tcp);
row(
  TCP.TCP_TIMESTAMP,
  tcp,
  { root: true },
  repaired((s) => {
    s.setOption(TCP.TCP_TIMESTAMP!, 0xf0000000);
    assert(s.getOption(TCP.TCP_TIMESTAMP!) >= 0xf0000000);
  }),
);
both(TCP.TCP_TX_DELAY, tcp, 0, [1000, 0]);
both(TCP.TCP_ULP, tcp, "", []);
refused(TCP.TCP_ULP, tcp, "nonesuch", "ENOENT", "EPERM");
both(TCP.TCP_USER_TIMEOUT, tcp, 0, [30_000, 0]);
both(TCP.TCP_WINDOW_CLAMP, tcp, 0, [65536]);

// IPPROTO_UDP, IPPROTO_UDPLITE

flag(UDP.UDP_CORK, udp);
both(UDP.UDP_ENCAP, ["udp4"], 0, [2], { maybe: true });
flag(UDP.UDP_GRO, udp);
flag(UDP.UDP_NO_CHECK6_RX, ["udp6"]);
flag(UDP.UDP_NO_CHECK6_TX, ["udp6"]);
both(UDP.UDP_SEGMENT, udp, 0, [1400, 0]);
both(UDPLITE.UDPLITE_RECV_CSCOV, ["lite"], 0, [[1, 8], 20, 0]);
both(UDPLITE.UDPLITE_SEND_CSCOV, ["lite"], 0, [[1, 8], 20, 0]);

// SOL_RAW, IPPROTO_ICMPV6

both(SOL_RAW.ICMP_FILTER, ["raw4"], { block: [] }, [
  { block: [0, 8, 31] },
  [{ pass: [0] }, (value) => value.block.length === 31 && !value.block.includes(0)],
  { block: [] },
]);
both(ICMPV6.ICMP6_FILTER, ["raw6"], { block: [] }, [
  { block: [1, 128, 255] },
  [{ pass: [129] }, (value) => value.block.length === 255 && !value.block.includes(129)],
  { block: [] },
]);

// SOL_PACKET

write(SOL_PACKET.PACKET_ADD_MEMBERSHIP, ["packet"], { interface: "lo", type: 1 });
flag(SOL_PACKET.PACKET_AUXDATA, ["packet"]);
both(SOL_PACKET.PACKET_COPY_THRESH, ["packet"], 0, [1500, 0], { maybe: true });
write(SOL_PACKET.PACKET_DROP_MEMBERSHIP, ["packet"], { interface: 1, type: 1 }, {
  before: (s) => s.setOption(SOL_PACKET.PACKET_ADD_MEMBERSHIP!, { interface: "lo", type: 1 }),
});
const bindToAll = (s: AnySocket) => s.bind(["lo", 3]); // ETH_P_ALL
/** Joins a new fanout group, whose number the kernel chooses. */
const joinFanout = (s: AnySocket, type: number) => {
  bindToAll(s);
  const flags = PACKET_FANOUT_FLAG_UNIQUEID! | PACKET_FANOUT_FLAG_ROLLOVER!;
  s.setOption(SOL_PACKET.PACKET_FANOUT!, { id: 0, type, flags });
};
row(SOL_PACKET.PACKET_FANOUT, ["packet"], {}, (s) => {
  joinFanout(s, PACKET_FANOUT_LB!);
  const { type, flags } = s.getOption(SOL_PACKET.PACKET_FANOUT!);
  assertEquals([type, flags], [PACKET_FANOUT_LB, PACKET_FANOUT_FLAG_ROLLOVER]);
});
write(SOL_PACKET.PACKET_FANOUT_DATA, ["packet"], ACCEPT_ALL, {
  before: (s) => joinFanout(s, PACKET_FANOUT_CBPF!),
});
flag(SOL_PACKET.PACKET_IGNORE_OUTGOING, ["packet"]);
flag(SOL_PACKET.PACKET_LOSS, ["packet"]);
flag(SOL_PACKET.PACKET_ORIGDEV, ["packet"]);
flag(SOL_PACKET.PACKET_QDISC_BYPASS, ["packet"]);
both(SOL_PACKET.PACKET_RESERVE, ["packet"], 0, [64, 0]);
row(SOL_PACKET.PACKET_ROLLOVER_STATS, ["packet"], {}, (s) => {
  joinFanout(s, PACKET_FANOUT_LB!);
  const statistics = s.getOption(SOL_PACKET.PACKET_ROLLOVER_STATS!);
  assertEquals(Object.keys(statistics), ["tp_all", "tp_huge", "tp_failed"]);
  assertEquals(typeof statistics.tp_failed, "bigint");
});
read(SOL_PACKET.PACKET_STATISTICS, ["packet"], { tp_packets: 0, tp_drops: 0 });
both(SOL_PACKET.PACKET_TIMESTAMP, ["packet"], 0, [64, 0]);
flag(SOL_PACKET.PACKET_TX_HAS_OFF, ["packet"]);
both(SOL_PACKET.PACKET_VERSION, ["packet"], 0, [1, 2, 0]);
flag(SOL_PACKET.PACKET_VNET_HDR, ["packet"]);
both(SOL_PACKET.PACKET_VNET_HDR_SZ, ["packet"], 0, [10, 12, 0], { maybe: true });

// SOL_NETLINK

const LINKS = 1; // RTNLGRP_LINK
write(SOL_NETLINK.NETLINK_ADD_MEMBERSHIP, ["netlink"], LINKS, {
  after: (s) => assertEquals(s.getOption(SOL_NETLINK.NETLINK_LIST_MEMBERSHIPS!), [LINKS]),
});
flag(SOL_NETLINK.NETLINK_BROADCAST_ERROR, ["netlink"]);
flag(SOL_NETLINK.NETLINK_CAP_ACK, ["netlink"]);
write(SOL_NETLINK.NETLINK_DROP_MEMBERSHIP, ["netlink"], LINKS, {
  before: (s) => s.setOption(SOL_NETLINK.NETLINK_ADD_MEMBERSHIP!, LINKS),
  after: (s) => assertEquals(s.getOption(SOL_NETLINK.NETLINK_LIST_MEMBERSHIPS!), []),
});
flag(SOL_NETLINK.NETLINK_EXT_ACK, ["netlink"]);
flag(SOL_NETLINK.NETLINK_GET_STRICT_CHK, ["netlink"]);
flag(SOL_NETLINK.NETLINK_LISTEN_ALL_NSID, ["netlink"], false, { root: true, maybe: true });
read(SOL_NETLINK.NETLINK_LIST_MEMBERSHIPS, ["netlink"], []);
flag(SOL_NETLINK.NETLINK_NO_ENOBUFS, ["netlink"]);
flag(SOL_NETLINK.NETLINK_PKTINFO, ["netlink"]);

// Effects of options on traffic.

/** Registers a test of behavior that every system shares. */
function testEverywhere(name: string, needs: Need[], fn: () => void | Promise<void>): void {
  if (!isolated) test(name, needs, fn);
}

/** Registers a Linux test that other programs' traffic does not disturb. */
function testOnLinux(name: string, needs: Need[], fn: () => void | Promise<void>): void {
  testEverywhere(name, [linux, ...needs], fn);
}

/** Registers a test that needs its own interfaces, in a network namespace. */
function testIsolated(name: string, fn: () => void | Promise<void>): void {
  if (isolated) test(name, [linux], fn);
}

/** True if this platform has an option. */
function hasOption(name: string): boolean {
  return Object.values(options).some((level) => (level as Record<string, unknown>)[name]);
}

const bytes = (...values: number[]) => new Uint8Array(values);

/** Returns a UDP socket bound to an address, with a timeout. */
function udpAt(host: string, port = 0): AnySocket {
  const socket: AnySocket = new Socket(host.includes(":") ? AF_INET6 : AF_INET, SOCK_DGRAM);
  socket.settimeout(60);
  socket.setOption(SOCKET.SO_REUSEADDR, true);
  socket.bind([host, port]);
  return socket;
}

/** Receives `count` datagrams and returns the first byte of each. */
function receive(socket: AnySocket, count: number): number[] {
  return Array.from({ length: count }, () => socket.recvSync(2048)[0]!);
}

const FIRST_BYTE = 8; // offset of a datagram's first byte, after the UDP header
const LOAD_BYTE = 0x30; // BPF_LD | BPF_B | BPF_ABS
const EQUALS = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
const RETURN = 0x06; // BPF_RET | BPF_K
const RETURN_A = 0x16; // BPF_RET | BPF_A

testOnLinux("SO_ATTACH_FILTER drops datagrams that its program rejects", [], () => {
  using receiver = udpAt("127.0.0.1");
  using sender = udpAt("127.0.0.1");
  const filter = [
    { code: LOAD_BYTE, jt: 0, jf: 0, k: FIRST_BYTE },
    { code: EQUALS, jt: 0, jf: 1, k: 7 },
    { code: RETURN, jt: 0, jf: 0, k: 0xffffffff },
    { code: RETURN, jt: 0, jf: 0, k: 0 },
  ];
  receiver.setOption(SOCKET.SO_ATTACH_FILTER!, filter);
  assertEquals(receiver.getOption(SOCKET.SO_GET_FILTER!), filter);
  for (const byte of [1, 7, 2]) sender.sendtoSync(bytes(byte), receiver.getsockname());
  receiver.setOption(SOCKET.SO_DETACH_FILTER!, null);
  sender.sendtoSync(bytes(3), receiver.getsockname());
  assertEquals(receive(receiver, 2), [7, 3]);
});

testOnLinux("SO_LOCK_FILTER keeps the filter", [], () => {
  using socket = udpAt("127.0.0.1");
  socket.setOption(SOCKET.SO_ATTACH_FILTER!, DROP_ALL);
  socket.setOption(SOCKET.SO_LOCK_FILTER!, true);
  for (
    const change of [
      () => socket.setOption(SOCKET.SO_DETACH_FILTER!, null),
      () => socket.setOption(SOCKET.SO_LOCK_FILTER!, false),
    ]
  ) assertEquals(assertThrows(change, SocketError).code, "EPERM");
});

testOnLinux("SO_ATTACH_REUSEPORT_CBPF steers datagrams", [], () => {
  const first: AnySocket = new Socket(AF_INET, SOCK_DGRAM);
  const second: AnySocket = new Socket(AF_INET, SOCK_DGRAM);
  using sender = udpAt("127.0.0.1");
  let port = 0;
  for (const socket of [first, second]) {
    socket.setOption(SOCKET.SO_REUSEPORT!, true);
    socket.settimeout(60);
    socket.bind(["127.0.0.1", port]);
    [, port] = socket.getsockname();
  }
  first.setOption(SOCKET.SO_ATTACH_REUSEPORT_CBPF!, [
    { code: LOAD_BYTE, jt: 0, jf: 0, k: 0 }, // offset 0 is the data here
    { code: RETURN_A, jt: 0, jf: 0, k: 0 },
  ]);
  for (const byte of [0, 1, 1, 0, 0]) sender.sendtoSync(bytes(byte), first.getsockname());
  assertEquals(receive(first, 3), [0, 0, 0]);
  assertEquals(receive(second, 2), [1, 1]);
  first.close();
  second.close();
});

testOnLinux("SO_LINGER of 0 resets the connection", [], () => {
  withSockets("connected4", (client, [peer]) => {
    client.setOption(SOCKET.SO_LINGER, 0);
    client.close();
    const error = assertThrows(() => peer!.recvSync(1), SocketError);
    assertEquals(error.code, "ECONNRESET");
  });
});

testOnLinux(
  "IP_LOCAL_PORT_RANGE and IP_BIND_ADDRESS_NO_PORT control which port is chosen, and when",
  [],
  () => {
    using early: AnySocket = new Socket(AF_INET, SOCK_DGRAM);
    early.setOption(IP.IP_LOCAL_PORT_RANGE!, { low: 42000, high: 42999 });
    early.bind(["127.0.0.1", 0]);
    const [, port] = early.getsockname();
    assert(port >= 42000 && port <= 42999, String(port));
    using late: AnySocket = new Socket(AF_INET, SOCK_DGRAM);
    late.setOption(IP.IP_BIND_ADDRESS_NO_PORT!, true);
    late.bind(["127.0.0.1", 0]);
    assertEquals(late.getsockname(), ["127.0.0.1", 0]);
    late.connectSync(early.getsockname());
    assert(late.getsockname()[1] > 0);
  },
);

testOnLinux("IPV6_V6ONLY leaves the port free for IPv4", [], () => {
  using socket: AnySocket = new Socket(AF_INET6, SOCK_DGRAM);
  socket.setOption(IPV6.IPV6_V6ONLY, true);
  socket.bind(["::", 0]);
  using other: AnySocket = new Socket(AF_INET, SOCK_DGRAM);
  other.bind(["", socket.getsockname()[1]]);
});

testOnLinux("SO_PEEK_OFF moves the peek offset", [], () => {
  withSockets("unix", (socket, [peer]) => {
    peer!.sendallSync("abcdef");
    socket.setOption(SOCKET.SO_PEEK_OFF!, 1);
    assertEquals(decode(socket.recvSync(2, MSG_PEEK)), "bc");
    assertEquals(decode(socket.recvSync(2, MSG_PEEK)), "de");
    assertEquals(socket.getOption(SOCKET.SO_PEEK_OFF!), 5);
  });
});

testOnLinux("SO_ERROR returns the code of the pending error, once", [], () => {
  let unused: [string, number];
  {
    using gone = udpAt("127.0.0.1");
    unused = gone.getsockname();
  }
  using socket = udpAt("127.0.0.1");
  socket.connectSync(unused);
  socket.sendSync("x");
  assertEquals(socket.getOption(SOCKET.SO_ERROR), "ECONNREFUSED");
  assertEquals(socket.getOption(SOCKET.SO_ERROR), null);
});

testOnLinux("SO_RCVTIMEO times out a receive of other code", [tool("python3")], async () => {
  using socket = udpAt("127.0.0.1");
  socket.settimeout(null);
  socket.setblocking(true);
  socket.setOption(SOCKET.SO_RCVTIMEO, 0.2);
  socket.setInheritable(true);
  await using python = new Python(
    `
import os, time
began = time.monotonic()
try:
    os.read(int(sys.argv[1]), 1)
except BlockingIOError:
    say(time.monotonic() - began)
`,
    String(socket.fileno()),
  );
  const elapsed = await python.json<number>();
  assert(elapsed > 0.15 && elapsed < 3, String(elapsed));
});

const SOURCES = ["127.0.0.2", "127.0.0.3"] as const;

/** Sends a byte from each source, and then from 127.0.0.1, to a group on lo. */
function sendFromAll(group: string, port: number): void {
  [...SOURCES, "127.0.0.1"].forEach((source, i) => {
    using sender = udpAt(source);
    sender.setOption(IP.IP_MULTICAST_IF, "lo");
    sender.sendtoSync(bytes(i), [group, port]);
  });
}

for (
  const [name, join, received] of [
    ["IP_ADD_MEMBERSHIP joins a group", (s) => {
      s.setOption(IP.IP_ADD_MEMBERSHIP, { group: GROUP, interface: "lo" });
    }, [0, 1, 2]],
    ["IP_ADD_SOURCE_MEMBERSHIP receives only from its sources", (s) => {
      for (const source of [SOURCES[1], "127.0.0.1"]) {
        const membership = { group: GROUP, source, interface: "127.0.0.1" };
        s.setOption(IP.IP_ADD_SOURCE_MEMBERSHIP, membership);
      }
    }, [1, 2]],
    ["IP_BLOCK_SOURCE blocks a source", (s) => {
      s.setOption(IP.IP_ADD_MEMBERSHIP, { group: GROUP, interface: 1 });
      s.setOption(IP.IP_BLOCK_SOURCE, {
        group: GROUP,
        source: SOURCES[0],
        interface: "127.0.0.1",
      });
    }, [1, 2]],
    ["MCAST_JOIN_SOURCE_GROUP receives only from its sources", (s) => {
      for (const source of [SOURCES[0], "127.0.0.1"]) {
        s.setOption(IP.MCAST_JOIN_SOURCE_GROUP, { group: GROUP, source, interface: "lo" });
      }
    }, [0, 2]],
    ["MCAST_MSFILTER selects the sources", (s) => {
      s.setOption(IP.MCAST_JOIN_GROUP, { group: GROUP, interface: "lo" });
      s.setOption(IP.MCAST_MSFILTER!, {
        group: GROUP,
        interface: "lo",
        mode: MCAST_EXCLUDE!,
        sources: [...SOURCES],
      });
    }, [2]],
  ] satisfies [string, (socket: AnySocket) => void, number[]][]
) {
  testOnLinux(name, [], () => {
    using receiver = udpAt("");
    receiver.setOption(IP.IP_MULTICAST_ALL!, false);
    join(receiver);
    sendFromAll(GROUP, receiver.getsockname()[1]);
    assertEquals(receive(receiver, received.length), received);
  });
}

testOnLinux("TCP_MD5SIG lets only peers with the key connect", [], () => {
  const address = "127.0.0.1";
  using server: AnySocket = new Socket(AF_INET, SOCK_STREAM);
  server.bind([address, 0]);
  server.listen();
  try {
    server.setOption(TCP.TCP_MD5SIG!, { address, key: "secret" });
  } catch (error) {
    if (error instanceof SocketError && error.code === "ENOPROTOOPT") return; // kernel without it
    throw error;
  }
  const connects = (key: string): number => {
    using client: AnySocket = new Socket(AF_INET, SOCK_STREAM);
    client.settimeout(0.3);
    client.setOption(TCP.TCP_MD5SIG!, { address, key: key });
    return client.connectExSync(server.getsockname());
  };
  assertEquals(connects("secret"), 0);
  assertEquals(connects("guess"), ETIMEDOUT);
});

testOnLinux("UDP_SEGMENT segments and UDP_GRO coalesces datagrams", [], () => {
  using receiver = udpAt("127.0.0.1");
  using sender = udpAt("127.0.0.1");
  sender.setOption(UDP.UDP_SEGMENT!, 100);
  sender.sendtoSync(new Uint8Array(250), receiver.getsockname());
  assertEquals([1, 2, 3].map(() => receiver.recvSync(2048).length), [100, 100, 50]);
  receiver.setOption(UDP.UDP_GRO!, true);
  sender.sendtoSync(new Uint8Array(250), receiver.getsockname());
  assertEquals(receiver.recvSync(2048).length, 250);
});

testOnLinux("Python reads the same values", [tool("python3")], async () => {
  const [client, ...others] = connected("127.0.0.1") as [AnySocket, AnySocket, AnySocket];
  client.sendallSync("hello");
  others[0]!.recvSync(5);
  client.setOption(SOCKET.SO_LINGER, 7);
  client.setOption(SOCKET.SO_RCVTIMEO, 2.5);
  client.setOption(SOCKET.SO_MAX_PACING_RATE!, 2 ** 35 + 1);
  client.setInheritable(true);
  await using python = new Python(
    `
import json, struct
s = socket.socket(fileno=int(sys.argv[1]))
def get(level, name, form):
    return struct.unpack(form, s.getsockopt(level, name, struct.calcsize(form)))
say(json.dumps({
    "linger": get(1, 13, "ii"),
    "timeout": get(1, 20, "qq"),
    "rate": get(1, 47, "Q"),
    "cookie": str(get(1, 57, "Q")[0]),
    "memory": get(1, 55, "9I"),
    "info": get(6, 11, "8B24I"),
    "sent": get(6, 11, "8B24I4Q")[-2],
}))
s.detach()
`,
    String(client.fileno()),
  );
  const raw = await python.json<Record<string, number[]>>();
  assertEquals(raw.linger, [1, client.getOption(SOCKET.SO_LINGER)!]);
  assertEquals(raw.timeout![0]! + raw.timeout![1]! / 1e6, client.getOption(SOCKET.SO_RCVTIMEO));
  assertEquals(raw.rate, [client.getOption(SOCKET.SO_MAX_PACING_RATE!)!]);
  assertEquals(String(raw.cookie), String(client.getOption(SOCKET.SO_COOKIE!)));
  assertEquals(raw.memory, Object.values(client.getOption(SOCKET.SO_MEMINFO!)));
  const info = client.getOption(TCP.TCP_INFO!);
  assertEquals(raw.info!.slice(0, 6), [
    info.tcpi_state,
    info.tcpi_ca_state,
    info.tcpi_retransmits,
    info.tcpi_probes,
    info.tcpi_backoff,
    info.tcpi_options,
  ]);
  assertEquals(raw.info![6], info.tcpi_snd_wscale | (info.tcpi_rcv_wscale << 4));
  assertEquals(raw.info!.slice(10, 12), [info.tcpi_snd_mss, info.tcpi_rcv_mss]);
  assertEquals(raw.info!.slice(-1), [info.tcpi_total_retrans]);
  // 5 bytes, and one for the SYN.
  assertEquals([Number(raw.sent), info.tcpi_bytes_acked], [6, 6n]);
  for (const socket of [client, ...others]) socket.close();
});

/** Runs ip(8) and returns its output. */
async function ip(...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("ip", { args }).output();
  assert(success, decode(stderr));
  return decode(stdout);
}

const ECHO_REQUEST = { v4: 8, v6: 128 };
const ECHO_REPLY = { v4: 0, v6: 129 };

testIsolated("ICMP_FILTER and ICMP6_FILTER select message types", () => {
  for (const version of ["v4", "v6"] as const) {
    withSockets(version === "v4" ? "raw4" : "raw6", (socket) => {
      socket.settimeout(60);
      const reply = { pass: [ECHO_REPLY[version]] };
      if (version === "v4") socket.setOption(SOL_RAW.ICMP_FILTER!, reply);
      else socket.setOption(ICMPV6.ICMP6_FILTER!, reply);
      const request = bytes(ECHO_REQUEST[version], 0, 0, 0, 0, 1, 0, 1);
      // The checksum; the kernel computes that of ICMPv6.
      if (version === "v4") request.set([0xf7, 0xfd], 2);
      // The type follows the IP header, which only IPv4 delivers.
      const receiveType = () => socket.recvSync(2048)[version === "v4" ? 20 : 0];
      const address = version === "v4" ? ["127.0.0.1", 0] : ["::1", 0];
      socket.sendtoSync(request, address);
      assertEquals(receiveType(), ECHO_REPLY[version]); // lo delivers the request first
      if (version === "v4") socket.setOption(SOL_RAW.ICMP_FILTER!, { block: [] });
      else socket.setOption(ICMPV6.ICMP6_FILTER!, { block: [] });
      socket.sendtoSync(request, address);
      assertEquals([receiveType(), receiveType()], [ECHO_REQUEST[version], ECHO_REPLY[version]]);
    });
  }
});

testIsolated("SO_BINDTODEVICE excludes other interfaces", () => {
  using receiver = udpAt("127.0.0.1");
  using sender = udpAt("127.0.0.1");
  for (const [i, name] of ["here", "lo"].entries()) {
    receiver.setOption(SOCKET.SO_BINDTODEVICE!, name);
    sender.sendtoSync(bytes(i), receiver.getsockname());
  }
  assertEquals(receive(receiver, 1), [1]);
});

testIsolated(
  "PACKET_STATISTICS counts packets, and PACKET_IGNORE_OUTGOING halves the count",
  () => {
    withSockets("packet", (socket) => {
      bindToAll(socket);
      using receiver = udpAt("127.0.0.1");
      for (const [ignored, expected] of [[false, 6], [true, 3]] as const) {
        socket.setOption(SOL_PACKET.PACKET_IGNORE_OUTGOING!, ignored);
        socket.getOption(SOL_PACKET.PACKET_STATISTICS!);
        for (const byte of [1, 2, 3]) receiver.sendtoSync(bytes(byte), receiver.getsockname());
        const { tp_packets, tp_drops } = socket.getOption(SOL_PACKET.PACKET_STATISTICS!);
        assertEquals([tp_packets, tp_drops], [expected, 0]);
        assertEquals(socket.getOption(SOL_PACKET.PACKET_STATISTICS!).tp_packets, 0);
      }
    });
  },
);

testIsolated("PACKET_ADD_MEMBERSHIP makes an interface promiscuous", async () => {
  const promiscuity = async () =>
    JSON.parse(await ip("-j", "-d", "link", "show", "here"))[0].promiscuity;
  assertEquals(await promiscuity(), 0);
  {
    using socket: AnySocket = new Socket(AF_PACKET!, SOCK_RAW, 0);
    const membership = { interface: "here", type: PACKET_MR_PROMISC! };
    socket.setOption(SOL_PACKET.PACKET_ADD_MEMBERSHIP!, membership);
    assertEquals(await promiscuity(), 1);
    socket.setOption(SOL_PACKET.PACKET_DROP_MEMBERSHIP!, membership);
    assertEquals(await promiscuity(), 0);
  }
});

testIsolated("PACKET_FANOUT distributes packets", () => {
  const sockets: AnySocket[] = [1, 2].map(() => new Socket(AF_PACKET!, SOCK_RAW, 0));
  for (const socket of sockets) {
    bindToAll(socket);
    socket.setOption(SOL_PACKET.PACKET_FANOUT!, { id: 7, type: PACKET_FANOUT_LB! });
  }
  using receiver = udpAt("127.0.0.1");
  for (const byte of [1, 2, 3, 4]) receiver.sendtoSync(bytes(byte), receiver.getsockname());
  const counts = sockets.map((s) => s.getOption(SOL_PACKET.PACKET_STATISTICS!).tp_packets);
  assertEquals(counts, [4, 4]);
  for (const socket of sockets) socket.close();
});

testIsolated("IPv6 groups are joined on a veth, for selected sources", () => {
  for (
    const [join, received] of [
      [(s) => s.setOption(IPV6.IPV6_JOIN_GROUP, { group: GROUP6, interface: "there" }), [0, 1]],
      [(s) => {
        const membership = { group: GROUP6, source: "fd00::b", interface: "there" };
        s.setOption(IPV6.MCAST_JOIN_SOURCE_GROUP, membership);
      }, [1]],
      [(s) => {
        s.setOption(IPV6.MCAST_JOIN_GROUP, { group: GROUP6, interface: "there" });
        s.setOption(IPV6.MCAST_BLOCK_SOURCE, {
          group: GROUP6,
          source: "fd00::b",
          interface: "there",
        });
      }, [0]],
    ] satisfies [(socket: AnySocket) => void, number[]][]
  ) {
    using groups: AnySocket = new Socket(AF_INET6, SOCK_DGRAM);
    groups.settimeout(0.3);
    groups.bind(["::", 0]);
    groups.setOption(IPV6.IPV6_MULTICAST_ALL!, false);
    join(groups);
    ["fd00::a", "fd00::b"].forEach((source, i) => {
      using sender = udpAt(source);
      sender.setOption(IPV6.IPV6_MULTICAST_IF, "here");
      sender.sendtoSync(bytes(i), [GROUP6, groups.getsockname()[1]]);
    });
    assertEquals(receive(groups, received.length), received);
    assertEquals(assertThrows(() => groups.recvSync(1), SocketError).code, "ETIMEDOUT");
  }
});

testIsolated(
  "IPV6_JOIN_ANYCAST adds an address to an interface, IPV6_LEAVE_ANYCAST removes it",
  () => {
    using socket: AnySocket = new Socket(AF_INET6, SOCK_DGRAM);
    const membership = { group: "fd00::cafe", interface: "here" };
    const addresses = () => Deno.readTextFileSync("/proc/net/anycast6");
    socket.setOption(IPV6.IPV6_JOIN_ANYCAST!, membership);
    assert(addresses().includes("cafe"), addresses());
    socket.setOption(IPV6.IPV6_LEAVE_ANYCAST!, membership);
    assert(!addresses().includes("cafe"), addresses());
  },
);

const SETUP = `
set -e
ip link set lo up
ip link add here type veth peer name there
echo 0 > /proc/sys/net/ipv6/conf/here/accept_dad
echo 1 > /proc/sys/net/ipv6/conf/all/forwarding
ip link set here up
ip link set there up
ip -6 address add fd00::a/64 dev here nodad
ip -6 address add fd00::b/64 dev here nodad
exec "$@"
`;

testOnLinux(
  "effects of options in a separate network namespace",
  [root(), tool("unshare"), tool("ip")],
  async () => {
    const { success, stdout, stderr } = await new Deno.Command("unshare", {
      args: [
        ...["--net", "sh", "-c", SETUP, "sh", Deno.execPath(), "test", "-A", "--no-prompt"],
        ...["--no-check", "--sanitize-ops", "--sanitize-resources"],
        new URL(import.meta.url).pathname,
      ],
      env: { [ISOLATED]: "1", NO_COLOR: "1" },
    }).output();
    assert(success, decode(stdout) + decode(stderr));
  },
);

// Invalid values.

for (
  const [name, fn, kind, message] of [
    [
      "text for a boolean",
      (s) => s.setOption(SOCKET.SO_KEEPALIVE, "yes" as never),
      TypeError,
      "SO_KEEPALIVE",
    ],
    [
      "an integer of more than 32 bits",
      (s) => s.setOption(IP.IP_TTL, 2 ** 31),
      RangeError,
      "IP_TTL",
    ],
    [
      "a fraction for an integer",
      (s) => s.setOption(SOCKET.SO_LINGER, 1.5),
      RangeError,
      "SO_LINGER",
    ],
    ["a timeout of 0", (s) => s.setOption(SOCKET.SO_RCVTIMEO, 0), RangeError, "SO_RCVTIMEO is 0"],
    [
      "a number for text",
      (s) => s.setOption(TCP.TCP_CONGESTION!, 1 as never),
      TypeError,
      "TCP_CONGESTION",
    ],
    [
      "text that is too long",
      (s) => s.setOption(SOCKET.SO_BINDTODEVICE!, "x".repeat(16)),
      RangeError,
      "SO_BINDTODEVICE",
    ],
    [
      "an IPv6 group for IPv4",
      (s) => s.setOption(IP.IP_ADD_MEMBERSHIP, { group: "::1" }),
      TypeError,
      "IP_ADD_MEMBERSHIP group",
    ],
    [
      "a missing group",
      (s) => s.setOption(IPV6.IPV6_JOIN_GROUP, {} as never),
      TypeError,
      "IPV6_JOIN_GROUP group",
    ],
    [
      "a host name as source",
      (s) => s.setOption(IP.MCAST_JOIN_SOURCE_GROUP, { group: GROUP, source: "host" }),
      TypeError,
      "MCAST_JOIN_SOURCE_GROUP source",
    ],
    [
      "a negative interface index",
      (s) => s.setOption(IP.IP_ADD_MEMBERSHIP, { group: GROUP, interface: -1 }),
      RangeError,
      "IP_ADD_MEMBERSHIP interface",
    ],
    [
      "a BPF jump out of range",
      (s) => s.setOption(SOCKET.SO_ATTACH_FILTER!, [{ code: 6, jt: 256, jf: 0, k: 0 }]),
      RangeError,
      "SO_ATTACH_FILTER[0] jt",
    ],
    [
      "an empty program",
      (s) => s.setOption(SOCKET.SO_ATTACH_FILTER!, []),
      RangeError,
      "SO_ATTACH_FILTER length",
    ],
    [
      "an ICMP type out of range",
      (s) => s.setOption(SOL_RAW.ICMP_FILTER!, { block: [32] }),
      RangeError,
      "ICMP_FILTER block[0]",
    ],
    [
      "a port out of range",
      (s) => s.setOption(IP.IP_LOCAL_PORT_RANGE!, { low: 1, high: 65536 }),
      RangeError,
      "IP_LOCAL_PORT_RANGE high",
    ],
    [
      "a key that is too long",
      (s) => s.setOption(TCP.TCP_MD5SIG!, { address: "192.0.2.1", key: new Uint8Array(81) }),
      RangeError,
      "TCP_MD5SIG key",
    ],
    ["a number for an option", (s) => s.setOption(9 as never, 1 as never), TypeError, "option"],
    ["a missing option", (s) => s.getOption(undefined as never), TypeError, "lacks"],
  ] satisfies [string, (s: AnySocket) => void, typeof TypeError | typeof RangeError, string][]
) {
  const [option = ""] = /^[A-Z][A-Z0-9_]+/.exec(message) ?? [];
  testEverywhere(`an invalid value is an error that names the option: ${name}`, [
    option === "" || hasOption(option) ? null : `no ${option}`,
  ], () => {
    withSockets("udp4", (socket) => {
      assertThrows(() => fn(socket), kind, message);
    });
  });
}

testOnLinux("an interface that does not exist is an error", [], () => {
  withSockets("udp4", (socket) => {
    const membership = { group: GROUP, interface: "nonesuch" };
    const error = assertThrows(
      () => socket.setOption(IP.IP_ADD_MEMBERSHIP, membership),
      SocketError,
    );
    assertEquals(error.code, "ENODEV");
  });
});

testEverywhere("a closed socket has no options", [], () => {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.close();
  for (
    const use of [
      () => socket.getOption(SOCKET.SO_TYPE),
      () => socket.setOption(SOCKET.SO_KEEPALIVE, true),
    ]
  ) assertEquals(assertThrows(use, SocketError).code, "EBADF");
});

testEverywhere("options are sorted by their C names", [], () => {
  for (const members of [options, ...Object.values(options)]) {
    assertEquals(Object.keys(members), Object.keys(members).toSorted());
  }
});

testOnLinux("every option of this platform is tested", [], () => {
  for (const [level, members] of Object.entries(options)) {
    for (const [name, option] of Object.entries<OptionName | undefined>(members)) {
      if (option === undefined) continue;
      assertEquals(option.name, name);
      assert(tried.has(option), `${level}.${name} is not tested`);
    }
  }
});
