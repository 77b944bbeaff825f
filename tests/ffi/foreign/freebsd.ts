// The bytes that go to FreeBSD and come from it; run by foreign_test.ts.
import { assertEquals, assertThrows } from "@std/assert";
import { calls } from "./system.ts";
import { decodeItem, testDestinations } from "./ancillary.ts";
import { testLostErrors } from "./lost_errors.ts";
import * as module from "@libc/socket";
import { options, Socket } from "@libc/socket";
import { DecodedAncillary } from "../../../socket/ancillary/decode.ts";
import { test } from "../../helpers/support.ts";
import { assertRead, assertSet, assertTrips } from "./trips.ts";

const { IPPROTO_IP: IP, IPPROTO_IPV6: IPV6, IPPROTO_TCP: TCP, SOL_LOCAL, SOL_SOCKET } = options;

test("freebsd: addresses", [], () => {
  assertTrips([
    [module.AF_INET, 0, ["192.0.2.1", 258], "10020102 c0000201 00000000 00000000"],
    [
      module.AF_INET6,
      0,
      ["::1", 258, 5, 6],
      "1c1c0102 00000005 00000000 00000000 00000000 00000001 06000000",
    ],
    [module.AF_DIVERT, 0, ["0.0.0.0", 258], "10020102 00000000 00000000 00000000"],
    [module.AF_NETLINK, 0, [258, 3], "0c260000 02010000 03000000"],
    [module.AF_UNIX, 0, "/a", "05012f61 00"],
    [
      module.AF_BLUETOOTH,
      module.BTPROTO_L2CAP,
      ["01:23:45:67:89:AB", 258],
      "0e240201 ab896745 23010000 0000",
    ],
    [
      module.AF_BLUETOOTH,
      module.BTPROTO_L2CAP,
      ["01:23:45:67:89:AB", 0, 4, module.BDADDR_LE_RANDOM],
      "0e240000 ab896745 23010400 0200",
    ],
    [
      module.AF_BLUETOOTH,
      module.BTPROTO_RFCOMM,
      [module.BDADDR_LOCAL, 3],
      "0924ffff ff000000 03",
    ],
    [module.AF_BLUETOOTH, module.BTPROTO_SCO, "01:23:45:67:89:AB", "0824ab89 67452301"],
    [
      module.AF_BLUETOOTH,
      module.BTPROTO_HCI,
      "ubt0hci",
      `22247562 74306863 69000000 ${"00000000 ".repeat(5)}0000`,
    ],
    [module.AF_HYPERV, 0, Uint8Array.of(4, 43, 1, 2), "042b0102"], // Windows's structure: raw bytes
  ]);
});

test("freebsd: the name of a Bluetooth node is checked", [], () => {
  using socket = new Socket<unknown>(
    module.AF_BLUETOOTH!,
    module.SOCK_RAW,
    module.BTPROTO_HCI!,
  );
  assertThrows(() => socket.bind("x".repeat(32)), RangeError, "it has at most 31");
  assertThrows(() => socket.bind(0), TypeError, "address node");
});

testDestinations("freebsd", "36");

test("freebsd: the source of a datagram of IPv4 is an address alone", [], () => {
  const { cmsg, IP_SENDSRCADDR, IPPROTO_IP, IPPROTO_IPV6, IPV6_PKTINFO } = module;
  const item = { level: IPPROTO_IP, type: IP_SENDSRCADDR!, data: Uint8Array.of(192, 0, 2, 1) };
  assertEquals(cmsg.packetInfo({ address: "192.0.2.1", interfaceIndex: 0 }), item);
  const destination = { kind: "destination", address: "192.0.2.1" } as const;
  assertEquals(cmsg.packetInfo(destination), item);
  const received = { address: "192.0.2.255", specDst: "192.0.2.1", interfaceIndex: 0 };
  assertEquals(cmsg.packetInfo(received), item);
  assertThrows(
    () => cmsg.packetInfo({ address: "192.0.2.1", interfaceIndex: 3 }),
    RangeError,
    "info.interfaceIndex is 3, expected 0",
  );
  const { level, type } = cmsg.packetInfo({ address: "::1", interfaceIndex: 3 });
  assertEquals([level, type], [IPPROTO_IPV6, IPV6_PKTINFO]);
});

test("freebsd: time to live and type of service as ancillary data", [], () => {
  assertEquals(decodeItem(module.IP_RECVTTL, "07"), { kind: "ttl", value: 7 });
  assertEquals(decodeItem(module.IP_RECVTOS, "07"), { kind: "tos", value: 7 });
  // udp_send() of FreeBSD refuses any length of IP_TOS but 1.
  assertEquals(module.cmsg.tos(0x10), {
    level: module.IPPROTO_IP,
    type: module.IP_TOS,
    data: Uint8Array.of(0x10),
  });
});

test("freebsd: options with an encoding of their own", [], () => {
  assertSet(SOL_SOCKET.SO_LINGER, 5, "01000000 05000000");
  assertSet(SOL_SOCKET.SO_RCVTIMEO, 1.5, "01000000 00000000 20a10700 00000000");
  assertSet(IP.IP_MULTICAST_IF, 7, "00000000 00000000 07000000");
  assertRead(SOL_SOCKET.SO_MAX_PACING_RATE, "ffffffff", null);
  assertRead(SOL_SOCKET.SO_MAX_PACING_RATE, "00000000", null);
  assertRead(SOL_SOCKET.SO_MAX_PACING_RATE, "00010000", 256);
  using socket = new Socket(module.AF_INET, module.SOCK_STREAM);
  const value = { address: "192.0.2.1", key: "secret" };
  assertThrows(() => socket.setOption(TCP.TCP_MD5SIG!, value), TypeError, "no key on freebsd");
});

test("freebsd: options that Linux lacks", [], () => {
  const encodeFilter = (name: string, argument: string) =>
    [[name, 16], [argument, 240]].map(([text, size]) =>
      new TextEncoder().encode(String(text).padEnd(Number(size), "\0")).toHex()
    ).join("");
  const group = (digits: string) => digits.replaceAll(/(.{8})(?=.)/g, "$1 ");
  const { SO_ACCEPTFILTER } = SOL_SOCKET;
  assertSet(SO_ACCEPTFILTER, { name: "httpready" }, group(encodeFilter("httpready", "")));
  assertSet(SO_ACCEPTFILTER, { name: "x", argument: "y" }, group(encodeFilter("x", "y")));
  assertSet(SO_ACCEPTFILTER, null, "");
  assertRead(SO_ACCEPTFILTER, encodeFilter("x", "y"), { name: "x", argument: "y" });
  using socket = new Socket(module.AF_INET, module.SOCK_STREAM);
  const long = { name: "x".repeat(16) };
  assertThrows(() => socket.setOption(SO_ACCEPTFILTER!, long), RangeError, "SO_ACCEPTFILTER name");
  assertSet(SOL_SOCKET.SO_REUSEPORT_LB, true, "01000000");
  assertSet(IPV6.IPV6_BINDANY, true, "01000000");
  assertSet(TCP.TCP_KEEPINIT, 5, "05000000");
  assertSet(SOL_LOCAL.LOCAL_CONNWAIT, true, "01000000");
  const credentials = `00000000 e9030000 01000000 14000000${
    "00000000".repeat(16)
  }39300000 00000000`;
  assertRead(SOL_LOCAL.LOCAL_PEERCRED, credentials, { pid: 12345, uid: 1001, groups: [20] });
});

test("freebsd: TCP_INFO of a connection", [], () => {
  using socket = new Socket(module.AF_INET, module.SOCK_STREAM);
  calls.value = new Uint8Array(200);
  calls.value.set([4, 0, 0, 0, 0, 7, 0x56]);
  const { tcpi_state, tcpi_options, tcpi_snd_wscale, tcpi_rcv_wscale } = socket.getOption(
    TCP.TCP_INFO!,
  );
  assertEquals([tcpi_state, tcpi_options, tcpi_snd_wscale, tcpi_rcv_wscale], [4, 7, 6, 5]);
});

test("freebsd: credentials as ancillary data", [], () => {
  const decodePadded = (type: number | undefined, length: number, digits: string) => {
    const data = new Uint8Array(length);
    data.set(Uint8Array.fromHex(digits.replaceAll(" ", "")));
    return new DecodedAncillary({ level: module.SOL_SOCKET, type: type!, data }).value;
  };
  const value = { kind: "credentials" as const, pid: 258, uid: 1001, gid: 20 };
  // cmsgcred: pid, uid, euid, gid
  const sent = "02010000 e9030000 00000000 14000000";
  assertEquals(decodePadded(module.SCM_CREDS, 84, sent), value);
  assertEquals(decodePadded(module.SCM_CREDS, 28, sent), undefined); // a struct sockcred
  // sockcred2: version, pid, uid, euid, gid, egid, number of groups
  const persistent = "00000000 02010000 e9030000 00000000 14000000 00000000 00000000";
  assertEquals(decodePadded(module.SCM_CREDS2, 28, persistent), value);
  assertEquals(decodePadded(module.SCM_CREDS2, 8, "00000000 02010000"), undefined);
});

testLostErrors("freebsd", "EIO");
