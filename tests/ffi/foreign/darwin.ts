// The bytes that go to macOS and come from it; run by foreign_test.ts.
import { assertEquals, assertThrows } from "@std/assert";
import { calls } from "./system.ts";
import { decodeItem, testDestinations } from "./ancillary.ts";
import { testLostErrors } from "./lost_errors.ts";
import * as module from "@libc/socket";
import { createServer, fromshare, options, Socket } from "@libc/socket";
import { test } from "../../helpers/support.ts";
import { assertRead, assertSet, assertTrips, hex } from "./trips.ts";

const { IPPROTO_ICMPV6, IPPROTO_IP: IP, IPPROTO_IPV6: IPV6, IPPROTO_TCP: TCP } = options;
const { SOL_LOCAL, SOL_SOCKET } = options;

test("darwin: addresses", [], () => {
  const ctl = "00000000 00000000 00000000 00000000 00000000";
  assertTrips([
    [module.AF_INET, 0, ["192.0.2.1", 258], "10020102 c0000201 00000000 00000000"],
    [
      module.AF_INET6,
      0,
      ["::1", 258, 5, 6],
      "1c1e0102 00000005 00000000 00000000 00000000 00000001 06000000",
    ],
    [module.AF_UNIX, 0, "/a", "05012f61 00"],
    [module.AF_VSOCK, 0, [2, 258], "0c280000 02010000 02000000"],
    [module.AF_SYSTEM, module.SYSPROTO_CONTROL, [258, 5], `20200200 02010000 05000000 ${ctl}`],
  ]);
});

test("darwin: the address of an unbound socket is the empty path, not an abstract name", [], () => {
  using socket = new Socket(module.AF_UNIX!, module.SOCK_STREAM);
  calls.name = Uint8Array.fromHex("10010000000000000000000000000000");
  assertEquals(socket.getsockname(), "");
});

test("darwin: the name of a kernel control is resolved to its number", [], () => {
  using socket = new Socket(module.PF_SYSTEM!, module.SOCK_DGRAM, module.SYSPROTO_CONTROL);
  calls.answer = (_request, memory) => {
    new DataView(memory.buffer).setUint32(0, 258, true);
    return 0;
  };
  socket.bind("com.apple.net.utun_control");
  const [request, ctlInfo] = calls.control;
  assertEquals(request, module.CTLIOCGINFO);
  const text = new TextDecoder().decode((ctlInfo as Uint8Array).subarray(4)).split("\0")[0];
  assertEquals(text, "com.apple.net.utun_control");
  assertEquals(hex(calls.bound.subarray(0, 12)), "20200200 02010000 00000000");
  calls.answer = () => -1;
  assertThrows(() => socket.bind("none"), module.SocketError, 'ioctl "none"');
  assertThrows(() => socket.bind("x".repeat(96)), RangeError, "it has at most 95");
  assertThrows(() => socket.bind([1] as never), TypeError, "address is [ 1 ], expected a name");
  assertThrows(() => socket.bind([-1, 0]), RangeError, "address id is -1");
  using event = new Socket<unknown>(module.PF_SYSTEM!, module.SOCK_RAW, module.SYSPROTO_EVENT);
  assertThrows(() => event.bind([1, 1]), TypeError, "address is");
});

test("darwin: options with an encoding of their own", [], () => {
  assertSet(SOL_SOCKET.SO_LINGER, 5, "01000000 f4010000"); // in hundredths of a second
  assertRead(SOL_SOCKET.SO_LINGER, "80000000f4010000", 5);
  assertRead(SOL_SOCKET.SO_LINGER, "00000000f4010000", null);
  assertSet(SOL_SOCKET.SO_LINGER_SEC, 5, "01000000 05000000");
  assertRead(SOL_SOCKET.SO_LINGER_SEC, "8000000005000000", 5);
  assertSet(SOL_SOCKET.SO_RCVTIMEO, 1.5, "01000000 00000000 20a10700 00000000");
  assertRead(SOL_SOCKET.SO_RCVTIMEO, "0100000000000000 20a10700 ffffffff", 1.5);
  const group = "239.1.2.3";
  assertSet(IP.IP_ADD_MEMBERSHIP, { group, interface: 7 }, "ef010203 00000000 07000000");
  assertSet(IP.IP_ADD_MEMBERSHIP, { group, interface: "127.0.0.1" }, "ef010203 7f000001");
  assertSet(IP.IP_MULTICAST_IF, 7, "00000000 00000000 07000000");
  assertSet(IP.IP_MULTICAST_IF, "192.0.2.1", "c0000201");
  assertSet(
    IP.IP_BLOCK_SOURCE,
    { group, source: "192.0.2.1", interface: "127.0.0.1" },
    "ef010203 c0000201 7f000001",
  );
  const { ICMP6_FILTER } = IPPROTO_ICMPV6;
  const words = (word: string) =>
    `${word} 00000000 00000000 00000000 02000000 00000000 00000000 00000000`;
  assertSet(ICMP6_FILTER, { pass: [0, 129] }, words("01000000"));
  const all = Array.from({ length: 256 }, (_, type) => type);
  assertRead(ICMP6_FILTER, "ff".repeat(32), { block: [] });
  assertRead(ICMP6_FILTER, "00".repeat(32), { block: all });
});

test("darwin: options that Linux lacks", [], () => {
  assertSet(IP.IP_BOUND_IF, 7, "07000000");
  assertSet(IPV6.IPV6_BOUND_IF, 7, "07000000");
  assertSet(TCP.TCP_KEEPALIVE, 60, "3c000000");
  assertSet(SOL_SOCKET.SO_NOSIGPIPE, true, "01000000");
  assertSet(SOL_SOCKET.SO_NP_EXTENSIONS, { npx_flags: 1, npx_mask: 3 }, "01000000 03000000");
  assertRead(SOL_LOCAL.LOCAL_PEERPID, "39300000", 12345);
  const credentials = `00000000 f5010000 02000000 14000000 50000000${"00000000".repeat(14)}`;
  assertRead(SOL_LOCAL.LOCAL_PEERCRED, credentials, { uid: 501, groups: [20, 80] });
  using socket = new Socket(module.AF_INET, module.SOCK_STREAM);
  calls.value = new Uint8Array(112);
  calls.value.set([4, 6, 5, 0, 7]);
  new DataView(calls.value.buffer).setBigUint64(64, 2n ** 40n, true);
  const info = socket.getOption(TCP.TCP_CONNECTION_INFO!);
  calls.value.set([0x02, 0x40], 52);
  const { tcpi_tfo_cookie_req, tcpi_tfo_cookie_rcv, tcpi_tfo_onebyte_proxy, tcpi_rttvar } = socket
    .getOption(TCP.TCP_CONNECTION_INFO!);
  assertEquals([tcpi_tfo_cookie_req, tcpi_tfo_cookie_rcv, tcpi_tfo_onebyte_proxy], [0, 1, 1]);
  assertEquals(tcpi_rttvar, 0);
  const { tcpi_state, tcpi_snd_wscale, tcpi_rcv_wscale, tcpi_options, tcpi_txbytes } = info;
  assertEquals([tcpi_state, tcpi_snd_wscale, tcpi_rcv_wscale, tcpi_options], [4, 6, 5, 7]);
  assertEquals(tcpi_txbytes, 2n ** 40n);
});

testDestinations("darwin", "14");

test("darwin: time to live and type of service as ancillary data", [], () => {
  assertEquals(decodeItem(module.IP_RECVTTL, "07"), { kind: "ttl", value: 7 });
  assertEquals(decodeItem(module.IP_RECVTOS, "07"), { kind: "tos", value: 7 });
  assertEquals((module.cmsg.tos(0x10).data as Uint8Array).length, 4);
});

test("darwin: ioctl passes an integer unchanged, and a buffer for the largest result", [], () => {
  using socket = new Socket(module.AF_INET, module.SOCK_DGRAM);
  socket.ioctl(0xffffffff, -1);
  assertEquals(calls.control, [0xffffffff, -1n]);
  calls.answer = (_request, memory) => memory.fill(1).length;
  const argument = new Uint8Array(4);
  assertEquals(socket.ioctl(0x80000001, argument), 0x2000);
  assertEquals([...argument], [1, 1, 1, 1]);
  calls.answer = () => 0;
});

test("darwin: createServer makes its address reusable", [], () => {
  calls.options.length = 0;
  createServer(["127.0.0.1", 0], { reusePort: true }).close();
  const names = calls.options.map(([, name]) => name);
  assertEquals(names.includes(module.SO_REUSEADDR), true);
  assertEquals(names.includes(module.SO_REUSEPORT!), true);
});

test("darwin: share and fromshare are not supported", [], () => {
  using socket = new Socket(module.AF_INET, module.SOCK_DGRAM);
  assertThrows(() => socket.share(1), Deno.errors.NotSupported, "darwin has no WSADuplicateSocket");
  assertThrows(() => fromshare(new Uint8Array(628)), Deno.errors.NotSupported, "darwin has no");
});

testLostErrors("darwin", "EIO");
