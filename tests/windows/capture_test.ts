// Captures of Windows. tests/ffi/foreign/rcvall.ts plays a system that has SIO_RCVALL.

import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import { AF_INET, getifaddrs, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";
import { type CaptureOptions, openCapture } from "@libc/socket/capture";
import { test, windowsItself } from "../helpers/support.ts";

const { name } = getifaddrs().find((entry) =>
  entry.kind === "inet" && entry.address === "127.0.0.1"
)!;

test("capture: options that Windows lacks, and wrong names", [], () => {
  const lacking: [CaptureOptions, remedy: RegExp][] = [
    [{}, /give options\.interface/],
    [{ interface: name, fanout: { group: 1 } }, /omit options\.fanout/],
  ];
  for (const [options, remedy] of lacking) {
    assertMatch(assertThrows(() => openCapture(options), Deno.errors.NotSupported).message, remedy);
  }
  const error = assertThrows(() => openCapture({ interface: "nowhere" }), SocketError);
  assertEquals(error.code, "ENODEV");
});

test(
  "capture: the packets of the loopback interface, or the error of one who is no administrator",
  [windowsItself("has neither raw sockets of protocol 0 nor SIO_RCVALL")],
  async () => {
    let capture;
    try {
      capture = openCapture({ interface: name, filter: "udp and dst port 9" });
    } catch (error) {
      assert(error instanceof SocketError && error.code === "EACCES", `${error}`);
      assertMatch(error.message, /administrator/);
      return;
    }
    using open = capture;
    using socket = new Socket(AF_INET, SOCK_DGRAM);
    await socket.sendto("hello", ["127.0.0.1", 9]);
    const { data, originalLength } = await open.next();
    assertEquals([data[9], originalLength, data.subarray(28).length], [17, 33, 5]);
  },
);

test(
  "capture: Wine refuses it with an error of one line",
  [windowsItself("is tested") === null ? "this is Windows itself" : null],
  () => {
    const error = assertThrows(() => openCapture({ interface: name }), SocketError);
    assert(["EPROTONOSUPPORT", "EACCES", "EOPNOTSUPP"].includes(error.code), error.message);
    assertEquals(error.message.includes("\n"), false);
  },
);
