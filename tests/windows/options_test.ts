/**
 * Every typed option of Windows; `../options/table_test.ts` covers those of Linux.
 * The tests run in Wine, which lacks many options. The error of a missing option
 * must say so and name the option.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  type Option,
  type OptionName,
  options,
  type ReadableOption,
  SO_LINGER,
  SO_RCVTIMEO,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_SOCKET,
  type WritableOption,
} from "@libc/socket";
import {
  any,
  type AnySocket,
  connections,
  inet,
  rowsOf,
  tcp,
  udp,
} from "../helpers/option_rows.ts";
import { test } from "../helpers/support.ts";

const {
  HV_PROTOCOL_RAW,
  IPPROTO_IP: IP,
  IPPROTO_IPV6: IPV6,
  IPPROTO_TCP: TCP,
  IPPROTO_UDP: UDP,
  SOL_RFCOMM,
  SOL_SOCKET: SOCKET,
} = options;

const { tried, row, both, flag, read, write, refused } = rowsOf([]);

const GROUP = "239.7.7.8";
const GROUP6 = "ff02::7778";
const LOOPBACK = "127.0.0.1";
const SOURCE = "192.0.2.1";

/** Options that Wine lacks, or lacks for these kinds of sockets. */
function missing(
  options: readonly (Option<never> | ReadableOption<unknown> | WritableOption<never> | undefined)[],
  value?: unknown,
): void {
  for (const option of options) {
    row(option, inet, {}, (socket) => {
      const use = () =>
        "read" in option! ? socket.getOption(option) : socket.setOption(option!, value as never);
      try {
        use();
      } catch (error) {
        assert(error instanceof SocketError, String(error));
        assert(["ENOPROTOOPT", "EOPNOTSUPP", "EINVAL"].includes(error.code), error.message);
        assert(error.message.includes(`option ${option!.name}`), error.message);
      }
    });
  }
}

// SOL_SOCKET

read(SOCKET.SO_ACCEPTCONN, inet, false);
flag(SOCKET.SO_BROADCAST, udp);
both(SOCKET.SO_DEBUG, inet, any, []);
read(SOCKET.SO_CONNECT_TIME, tcp, null);
read(SOCKET.SO_CONNECT_TIME, connections, (seconds) => seconds !== null && seconds < 60);
both(SOCKET.SO_DONTLINGER, tcp, true, [false, true]);
both(SOCKET.SO_DONTROUTE, inet, any, []);
read(SOCKET.SO_ERROR, inet, null);
flag(SOCKET.SO_EXCLUSIVEADDRUSE, inet);
flag(SOCKET.SO_KEEPALIVE, tcp);
both(SOCKET.SO_LINGER, tcp, null, [5, 0, null, 32767]);
read(SOCKET.SO_MAX_MSG_SIZE, udp, (value) => value > 1000);
flag(SOCKET.SO_OOBINLINE, tcp);
const describes = (size: number) => (value: Uint8Array, socket: AnySocket) =>
  value.length === size && new DataView(value.buffer).getInt32(76, true) === socket.family;
read(SOCKET.SO_PROTOCOL_INFOA, inet, describes(372));
read(SOCKET.SO_PROTOCOL_INFOW, inet, describes(628));
both(SOCKET.SO_RCVBUF, inet, any, [65536]);
both(SOCKET.SO_RCVTIMEO, inet, null, [5, 2.5, 0.25, [1e-6, 0.001], null]);
flag(SOCKET.SO_REUSEADDR, inet);
both(SOCKET.SO_SNDBUF, inet, any, [65536]);
both(SOCKET.SO_SNDTIMEO, inet, null, [5, 2.5, 0.25, [1e-6, 0.001], null]);
read(SOCKET.SO_TYPE, inet, (value, { type }) => value === type);
write(SOCKET.SO_UPDATE_CONNECT_CONTEXT, connections, null);
row(SOCKET.SO_UPDATE_ACCEPT_CONTEXT, connections, {}, (client, [, server]) => {
  client.setOption(SOCKET.SO_UPDATE_ACCEPT_CONTEXT!, server!.fileno());
});
missing([
  SOCKET.SO_COMPARTMENT_ID,
  SOCKET.SO_CONDITIONAL_ACCEPT,
  SOCKET.SO_PAUSE_ACCEPT,
  SOCKET.SO_PORT_SCALABILITY,
  SOCKET.SO_RANDOMIZE_PORT,
  SOCKET.SO_RCVLOWAT,
  SOCKET.SO_REUSE_MULTICASTPORT,
  SOCKET.SO_REUSE_UNICASTPORT,
  SOCKET.SO_SNDLOWAT,
  SOCKET.SO_TIMESTAMP,
  SOCKET.SO_USELOOPBACK,
]);

// IPPROTO_IP

const member = (group: string) => ({ group, interface: LOOPBACK });
const join = (group: string) => ({
  before: (s: AnySocket) => s.setOption(IP.IP_ADD_MEMBERSHIP, member(group)),
});
write(IP.IP_ADD_MEMBERSHIP, ["udp4"], member(GROUP));
write(IP.IP_ADD_MEMBERSHIP, ["udp4"], { group: GROUP });
flag(IP.IP_DONTFRAGMENT, ["udp4"]);
write(IP.IP_DROP_MEMBERSHIP, ["udp4"], member(GROUP), join(GROUP));
refused(IP.IP_DROP_MEMBERSHIP, ["udp4"], member("239.9.9.9"), "EADDRNOTAVAIL", "EINVAL");
both(IP.IP_MULTICAST_IF, ["udp4"], "0.0.0.0", [LOOPBACK, "0.0.0.0"]);
flag(IP.IP_MULTICAST_LOOP, ["udp4"], true);
both(IP.IP_MULTICAST_TTL, ["udp4"], 1, [0, 255, 1]);
both(IP.IP_OPTIONS, ["tcp4", "udp4"], new Uint8Array(), []);
flag(IP.IP_PKTINFO, ["udp4"]);
flag(IP.IP_RECVTCLASS, ["udp4"]);
flag(IP.IP_RECVTOS, ["udp4"]);
flag(IP.IP_RECVTTL, ["udp4"]);
both(IP.IP_TOS, ["tcp4", "udp4"], 0, []);
both(IP.IP_TTL, ["tcp4", "udp4"], any, [1, 255, 64]);
both(IP.IP_UNICAST_IF, ["udp4"], 0, []);
// Wine passes the structure to Linux unchanged, although Linux orders the members differently.
missing([
  IP.IP_ADD_SOURCE_MEMBERSHIP,
  IP.IP_BLOCK_SOURCE,
  IP.IP_DROP_SOURCE_MEMBERSHIP,
  IP.IP_UNBLOCK_SOURCE,
], { ...member(GROUP), source: SOURCE });
missing([IP.IP_ADD_IFLIST, IP.IP_DEL_IFLIST], 1);
missing([
  IP.IP_HDRINCL, // raw sockets alone have it
  IP.IP_IFLIST,
  IP.IP_MTU,
  IP.IP_MTU_DISCOVER,
  IP.IP_ORIGINAL_ARRIVAL_IF,
  IP.IP_PROTECTION_LEVEL,
  IP.IP_RECEIVE_BROADCAST,
  IP.IP_RECVDSTADDR,
  IP.IP_RECVECN,
  IP.IP_RECVERR,
  IP.IP_RECVIF,
  IP.IP_RECVRTHDR,
  IP.IP_USER_MTU,
  IP.SO_ORIGINAL_DST,
]);
missing([IP.MCAST_JOIN_GROUP, IP.MCAST_LEAVE_GROUP], { group: GROUP });
missing([
  IP.MCAST_BLOCK_SOURCE,
  IP.MCAST_JOIN_SOURCE_GROUP,
  IP.MCAST_LEAVE_SOURCE_GROUP,
  IP.MCAST_UNBLOCK_SOURCE,
], { group: GROUP, source: SOURCE });

// IPPROTO_IPV6

flag(IPV6.IPV6_DONTFRAG, ["udp6"]);
write(IPV6.IPV6_JOIN_GROUP, ["udp6"], { group: GROUP6 });
write(IPV6.IPV6_LEAVE_GROUP, ["udp6"], { group: GROUP6 }, {
  before: (s) => s.setOption(IPV6.IPV6_JOIN_GROUP, { group: GROUP6 }),
});
both(IPV6.IPV6_MULTICAST_HOPS, ["udp6"], 1, [0, 255, 1]);
both(IPV6.IPV6_MULTICAST_IF, ["udp6"], 0, []);
flag(IPV6.IPV6_MULTICAST_LOOP, ["udp6"], true);
both(IPV6.IPV6_PROTECTION_LEVEL, ["tcp6", "udp6"], any, []);
flag(IPV6.IPV6_RECVTCLASS, ["udp6"]);
both(IPV6.IPV6_UNICAST_HOPS, ["tcp6", "udp6"], any, [1, 255, 64]);
both(IPV6.IPV6_UNICAST_IF, ["udp6"], 0, []);
flag(IPV6.IPV6_V6ONLY, ["tcp6", "udp6"], true);
missing([IPV6.IPV6_ADD_IFLIST, IPV6.IPV6_DEL_IFLIST], 1);
missing([IPV6.IPV6_PKTINFO], { address: "::1", interface: 0 });
missing([
  IPV6.IPV6_CHECKSUM,
  IPV6.IPV6_HDRINCL,
  IPV6.IPV6_HOPOPTS,
  IPV6.IPV6_IFLIST,
  IPV6.IPV6_MTU,
  IPV6.IPV6_MTU_DISCOVER,
  IPV6.IPV6_RECVDSTADDR,
  IPV6.IPV6_RECVECN,
  IPV6.IPV6_RECVERR,
  IPV6.IPV6_RECVIF,
  IPV6.IPV6_RECVRTHDR,
  IPV6.IPV6_RTHDR,
  IPV6.IPV6_TCLASS,
  IPV6.IPV6_USER_MTU,
]);
missing([IPV6.MCAST_JOIN_GROUP, IPV6.MCAST_LEAVE_GROUP], { group: GROUP6 });
missing([
  IPV6.MCAST_BLOCK_SOURCE,
  IPV6.MCAST_JOIN_SOURCE_GROUP,
  IPV6.MCAST_LEAVE_SOURCE_GROUP,
  IPV6.MCAST_UNBLOCK_SOURCE,
], { group: GROUP6, source: "2001:db8::1" });

// IPPROTO_TCP

both(TCP.TCP_KEEPALIVE, tcp, 7200, [60]);
both(TCP.TCP_KEEPCNT, tcp, any, [3]);
both(TCP.TCP_KEEPIDLE, tcp, 7200, [60]);
both(TCP.TCP_KEEPINTVL, tcp, any, [5]);
flag(TCP.TCP_NODELAY, tcp);
missing([
  TCP.TCP_BSDURGENT,
  TCP.TCP_DELAY_FIN_ACK,
  TCP.TCP_EXPEDITED_1122,
  TCP.TCP_FAIL_CONNECT_ON_ICMP_ERROR,
  TCP.TCP_FASTOPEN,
  TCP.TCP_MAXRT,
  TCP.TCP_MAXRTMS,
  TCP.TCP_MAXSEG,
  TCP.TCP_NOSYNRETRIES,
  TCP.TCP_NOURG,
  TCP.TCP_OFFLOAD_PREFERENCE,
  TCP.TCP_QUICKACK,
  TCP.TCP_STDURG,
  TCP.TCP_TIMESTAMPS,
]);

// other levels

missing([
  UDP.UDP_CHECKSUM_COVERAGE,
  UDP.UDP_NOCHECKSUM,
  UDP.UDP_RECV_MAX_COALESCED_SIZE,
  UDP.UDP_SEND_MSG_SIZE,
]);
missing([
  HV_PROTOCOL_RAW.HVSOCKET_CONNECTED_SUSPEND,
  HV_PROTOCOL_RAW.HVSOCKET_CONNECT_TIMEOUT,
  HV_PROTOCOL_RAW.HVSOCKET_CONTAINER_PASSTHRU,
]);
missing([SOL_RFCOMM.SO_BTH_AUTHENTICATE, SOL_RFCOMM.SO_BTH_ENCRYPT], true);
missing([SOL_RFCOMM.SO_BTH_MTU, SOL_RFCOMM.SO_BTH_MTU_MAX, SOL_RFCOMM.SO_BTH_MTU_MIN]);

test("every option of Windows is tested", [], () => {
  for (const [level, members] of Object.entries(options)) {
    for (const [name, option] of Object.entries<OptionName | undefined>(members)) {
      if (option !== undefined) assert(tried.has(option), `${level}.${name} is not tested`);
    }
  }
});

test("option values of Windows as bytes", [], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  socket.setsockopt(SOL_SOCKET, SO_LINGER, new Uint16Array([1, 5]));
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_LINGER, 100), Uint8Array.of(1, 0, 5, 0));
  socket.setsockopt(SOL_SOCKET, SO_RCVTIMEO, 1500);
  assertEquals(socket.getsockopt(SOL_SOCKET, SO_RCVTIMEO), 1500);
  assertEquals(socket.getOption(SOCKET.SO_RCVTIMEO), 1.5);
  assertEquals(socket.getOption(SOCKET.SO_LINGER), 5);
});

test("bind refuses an address that another socket has with SO_EXCLUSIVEADDRUSE", [], () => {
  using one = new Socket(AF_INET, SOCK_STREAM);
  one.setOption(SOCKET.SO_EXCLUSIVEADDRUSE!, true);
  one.bind([LOOPBACK, 0]);
  one.listen();
  using other = new Socket(AF_INET, SOCK_STREAM);
  other.setOption(SOCKET.SO_REUSEADDR, true);
  const error = assertThrows(() => other.bind(one.getsockname()), SocketError);
  assertEquals(["EACCES", "EADDRINUSE"].includes(error.code), true, error.message);
});
