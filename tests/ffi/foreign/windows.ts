// The bytes that go to Windows and come from it; run by foreign_test.ts.
import { assertEquals, assertThrows } from "@std/assert";
import { calls } from "./system.ts";
import { testLostErrors } from "./lost_errors.ts";
import * as module from "@libc/socket";
import { createServer, options, Socket } from "@libc/socket";
import { system } from "../../../ffi/mod.ts";
import { EXCEPTIONAL, WRITABLE } from "../../../ffi/system.ts";
import { test } from "../../helpers/support.ts";
import { assertRead, assertSet, assertTrips } from "./trips.ts";

const { IPPROTO_IP: IP, IPPROTO_IPV6: IPV6, SOL_SOCKET } = options;

test("windows: addresses", [], () => {
  assertTrips([
    [module.AF_INET, 0, ["192.0.2.1", 258], "02000102 c0000201 00000000 00000000"],
    [
      module.AF_INET6,
      0,
      ["::1", 258, 5, 6],
      "17000102 00000005 00000000 00000000 00000000 00000001 06000000",
    ],
    [module.AF_UNIX, 0, "C:\\a", "0100433a 5c6100"],
    [
      module.AF_HYPERV,
      module.HV_PROTOCOL_RAW,
      [module.HV_GUID_PARENT, "00112233-4455-6677-8899-AABBCCDDEEFF"],
      "22000000 da7c2ea4 3fd00c48 9cc2a4de 20abb878 33221100 55447766 8899aabb ccddeeff",
    ],
    [
      module.AF_BLUETOOTH,
      module.BTPROTO_RFCOMM,
      ["01:23:45:67:89:AB", 5],
      "2000ab89 67452301 00000000 00000000 00000000 00000000 00000500 0000",
    ],
    [
      module.AF_BTH,
      module.BTHPROTO_RFCOMM,
      ["00:00:00:00:00:01", module.BT_PORT_ANY],
      "20000100 00000000 00000000 00000000 00000000 00000000 0000ffff ffff",
    ],
  ]);
});

test("windows: the error of an invalid address names the member", [], () => {
  using hyperv = new Socket(module.AF_HYPERV!, module.SOCK_STREAM, module.HV_PROTOCOL_RAW);
  const guid = module.HV_GUID_WILDCARD!;
  for (const vmId of ["", "x", guid.slice(1), `{${guid}}`, guid.replaceAll("-", "")]) {
    assertThrows(() => hyperv.bind([vmId, guid]), TypeError, "address vmId is");
    assertThrows(() => hyperv.bind([guid, vmId]), TypeError, "address serviceId is");
  }
  assertThrows(() => hyperv.bind([guid] as never), TypeError, "[vmId, serviceId] for AF_HYPERV");
  using bth = new Socket<module.Address>(module.AF_BTH!, module.SOCK_STREAM, 3);
  assertThrows(() => bth.bind(["1:2:3:4:5", 1]), TypeError, "address bdaddr is");
  assertThrows(() => bth.bind(["1:2:3:4:5:6", 2 ** 32]), RangeError, "address channel is");
});

test("windows: options with an encoding of their own", [], () => {
  assertSet(SOL_SOCKET.SO_LINGER, 5, "01000500");
  assertSet(SOL_SOCKET.SO_LINGER, null, "00000000");
  assertRead(SOL_SOCKET.SO_LINGER, "01000500", 5);
  assertSet(SOL_SOCKET.SO_RCVTIMEO, 1.5, "dc050000");
  assertSet(SOL_SOCKET.SO_SNDTIMEO, 1e-6, "01000000");
  assertSet(SOL_SOCKET.SO_SNDTIMEO, null, "00000000");
  assertRead(SOL_SOCKET.SO_RCVTIMEO, "dc050000", 1.5);
  assertRead(SOL_SOCKET.SO_RCVTIMEO, "00000000", null);
  assertSet(IP.IP_ADD_MEMBERSHIP, { group: "239.1.2.3", interface: 7 }, "ef010203 00000007");
  assertSet(IP.IP_ADD_MEMBERSHIP, { group: "239.1.2.3" }, "ef010203 00000000");
  assertSet(
    IP.IP_DROP_MEMBERSHIP,
    { group: "239.1.2.3", interface: "127.0.0.1" },
    "ef010203 7f000001",
  );
  assertSet(IP.IP_MULTICAST_IF, 7, "00000007");
  assertSet(IP.IP_MULTICAST_IF, "192.0.2.1", "c0000201");
  assertRead(IP.IP_MULTICAST_IF, "c0000201", "192.0.2.1");
  assertSet(
    IP.IP_BLOCK_SOURCE,
    { group: "239.1.2.3", source: "192.0.2.1", interface: "127.0.0.1" },
    "ef010203 c0000201 7f000001",
  );
  assertSet(IP.IP_UNICAST_IF, 7, "00000007");
  assertSet(IPV6.IPV6_UNICAST_IF, 7, "07000000");
  assertRead(IPV6.IPV6_UNICAST_IF, "07000000", 7);
});

test("windows: options that Linux lacks", [], () => {
  assertSet(SOL_SOCKET.SO_EXCLUSIVEADDRUSE, true, "01000000");
  assertRead(SOL_SOCKET.SO_EXCLUSIVEADDRUSE, "01", true);
  assertRead(SOL_SOCKET.SO_CONNECT_TIME, "ffffffff", null);
  assertRead(SOL_SOCKET.SO_CONNECT_TIME, "03000000", 3);
  assertSet(SOL_SOCKET.SO_UPDATE_ACCEPT_CONTEXT, 0x1c4, "c4010000 00000000");
  assertSet(SOL_SOCKET.SO_UPDATE_CONNECT_CONTEXT, null, "");
  assertSet(options.SOL_RFCOMM.SO_BTH_AUTHENTICATE, true, "01000000");
  assertEquals(calls.option[1], 0x80000001 | 0);
  assertSet(options.HV_PROTOCOL_RAW.HVSOCKET_CONNECT_TIMEOUT, 500, "f4010000");
});

test("windows: ioctl takes integers, tuples and memory, and passes their length", [], () => {
  using socket = new Socket(module.AF_INET, module.SOCK_RAW);
  const seen: [number, string][] = [];
  calls.answer = (request, memory) => {
    seen.push([request, memory.toHex()]);
    return 0;
  };
  socket.ioctl(module.SIO_RCVALL!, module.RCVALL_ON!);
  socket.ioctl(module.SIO_KEEPALIVE_VALS!, [1, 10_000, 3_000]);
  socket.ioctl(module.SIO_LOOPBACK_FAST_PATH!, true);
  socket.ioctl(module.SIO_UDP_CONNRESET!, Uint8Array.of(0, 0, 0, 0));
  assertEquals(seen, [
    [2550136833, "01000000"],
    [2550136836, "0100000010270000b80b0000"],
    [2550136848, "01000000"],
    [2550136844, "00000000"],
  ]);
});

test("windows: polls of one socket find the failed connection that WSAPoll hides", [], async () => {
  using socket = new Socket(module.AF_INET, module.SOCK_STREAM);
  const { POLLERR, POLLHUP, POLLIN, POLLOUT } = module;
  calls.hasFailed = true;
  assertEquals(socket.pollSync(POLLOUT, 60), POLLERR | POLLHUP | POLLOUT);
  assertEquals(await socket.poll(POLLOUT, 0), POLLERR | POLLHUP | POLLOUT);
  assertEquals(system().pollOne(socket.fileno(), EXCEPTIONAL | WRITABLE, 60_000), 1);
  assertEquals(socket.pollSync(POLLIN, 0), 0);
  calls.hasFailed = false;
  assertEquals(socket.pollSync(POLLOUT, 0), 0);
});

test("windows: createServer does not share the address of another socket", [], () => {
  calls.options.length = 0;
  createServer(["127.0.0.1", 0]).close();
  const reuse = calls.options.filter(([, name]) => name === module.SO_REUSEADDR);
  assertEquals(reuse, []);
  assertThrows(
    () => createServer(["127.0.0.1", 0], { reusePort: true }),
    TypeError,
    "windows has no SO_REUSEPORT",
  );
});

testLostErrors("windows", "WSASYSCALLFAILURE");
