// Calls that Windows alone has: ioctl with SIO_*, and sockets shared as bytes; and what it lacks.

import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  createConnection,
  createServer,
  EINVAL,
  ENOTSOCK,
  FileDescriptor,
  FIONREAD,
  fromshare,
  hasIPv6,
  type InetAddress,
  IP_PKTINFO,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPPROTO_TCP,
  IPPROTO_UDP,
  IPV6_PKTINFO,
  options,
  SIO_KEEPALIVE_VALS,
  SIO_UDP_CONNRESET,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
} from "@libc/socket";
import { openLibrary } from "../../ffi/library.ts";
import { lastErrorOf } from "../../ffi/windows/last_error.ts";
import { symbols } from "../../ffi/windows/symbols.ts";
import { decode, Program, test } from "../helpers/support.ts";

const winsock = openLibrary(["ws2_32.dll"], symbols);
const lastError = lastErrorOf(winsock);

/** Returns the path of a file, relative to this one. */
function pathOf(name: string): string {
  // without the slash before the drive
  return decodeURIComponent(new URL(name, import.meta.url).pathname).slice(1);
}

test("the last error is memory of this thread, which every failing call writes", [], () => {
  assert(lastError instanceof Int32Array);
  winsock.WSAGetLastError(); // bound here: that a function is bound changes the last error
  for (const error of [10035, 0, 5]) {
    winsock.WSASetLastError(error);
    assertEquals([lastError[0], winsock.WSAGetLastError()], [error, error]);
  }
  assertEquals(winsock.closesocket(0xffffffffn), -1);
  assertEquals(lastError[0], ENOTSOCK);
});

test("the error of a call is its own, whatever happens between calls", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.setblocking(false);
  let garbage: unknown[] = [];
  for (let i = 0; i < 3000; i++) {
    if (i % 100 === 0) garbage = [];
    garbage.push(new Uint8Array(10_000), new ArrayBuffer(100_000));
    const { code } = assertThrows(() => socket.recvSync(10), SocketError);
    assertEquals(code, "EAGAIN");
  }
});

test("WSARecvMsg: each family has its own, in either order", [hasIPv6 ? null : "no IPv6"], () => {
  for (
    const [family, host] of [[AF_INET6, "::1"], [AF_INET, "127.0.0.1"], [AF_INET6, "::1"]] as const
  ) {
    using socket = new Socket<InetAddress, "datagram">(family, SOCK_DGRAM);
    socket.bind([host, 0]);
    const name = socket.getsockname();
    if (family === AF_INET) socket.setsockopt(IPPROTO_IP, IP_PKTINFO!, 1);
    else socket.setsockopt(IPPROTO_IPV6, IPV6_PKTINFO!, 1);
    socket.sendtoSync("hello", name);
    const { data, ancillary, address } = socket.recvmsgSync(100, 200);
    assertEquals([decode(data), address], ["hello", name]);
    assertEquals(ancillary.length, 1);
  }
});

test("share: another process accepts on a shared listener", [], async () => {
  const server = createServer(["127.0.0.1", 0]);
  const address = server.getsockname();
  const args = ["run", "--allow-ffi", "--no-prompt", "--no-lock", pathOf("shared_socket.ts")];
  await using other = new Program("the other process", Deno.execPath(), args);
  const pid = Number(await other.line());
  await other.say(server.share(pid).toHex());
  server.close(); // the other process keeps the socket open
  using client = await createConnection(address, 10);
  assertEquals(decode(await client.recv(100)), `served by ${pid}`);
});

test("share: a second socket in this process", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  using copy = fromshare<[string, number], "stream">(server.share(Deno.pid));
  assertEquals([copy.family, copy.type, copy.proto], [AF_INET, SOCK_STREAM, IPPROTO_TCP]);
  assertEquals(copy.getsockname(), server.getsockname());
  assertEquals(copy.getInheritable(), false);
  server.close();
  using client = await createConnection(copy.getsockname(), 10);
  const [conn] = await copy.accept();
  await conn.sendall("still there");
  conn.close();
  assertEquals(decode(await client.recv(100)), "still there");
});

test("share: errors", [], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  for (
    const [call, syscall] of [
      [() => socket.share(0xfffffffc), "share"],
      [() => fromshare(new Uint8Array(628)), "fromshare"],
    ] as const
  ) {
    const error = assertThrows(call, SocketError);
    assertEquals([error.errno, error.code, error.syscall], [EINVAL, "EINVAL", syscall]);
  }
  assertThrows(() => fromshare(new Uint8Array(627)), RangeError, "info has 627 bytes");
});

test("ioctl: SIO_KEEPALIVE_VALS requires three values", [], () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  const { SO_KEEPALIVE } = options.SOL_SOCKET;
  const { TCP_KEEPIDLE, TCP_KEEPINTVL } = options.IPPROTO_TCP;
  const values = () => [
    socket.getOption(SO_KEEPALIVE),
    socket.getOption(TCP_KEEPIDLE!),
    socket.getOption(TCP_KEEPINTVL),
  ];
  socket.ioctl(SIO_KEEPALIVE_VALS!, [1, 10_000, 3_000]);
  assertEquals(values(), [true, 10, 3]);
  socket.ioctl(SIO_KEEPALIVE_VALS!, new Uint32Array([0, 20_000, 4_000]));
  assertEquals(values()[0], false);
  const error = assertThrows(() => socket.ioctl(SIO_KEEPALIVE_VALS!, [1, 10_000]), SocketError);
  assertEquals(error.syscall, "ioctl");
});

test("ioctl: arguments of integers and booleans, and the length of the result", [], () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  assertEquals(socket.ioctl(SIO_UDP_CONNRESET!, false), 0);
  assertEquals(socket.ioctl(SIO_UDP_CONNRESET!, 1), 0);
  socket.sendtoSync("12345", socket.getsockname());
  const count = new Int32Array(1);
  assertEquals(socket.ioctl(FIONREAD!, count), 4);
  assertEquals(count[0], 5);
});

test("adopt: an unbound socket", [], () => {
  for (const family of hasIPv6 ? [AF_INET, AF_INET6] : [AF_INET]) {
    using socket = Socket.adopt(new Socket<unknown>(family, SOCK_DGRAM).detach());
    assertEquals([socket.family, socket.type, socket.proto], [family, SOCK_DGRAM, IPPROTO_UDP]);
  }
});

test("windows_sniffer prints a packet, or the reason of its failure", [], async () => {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--allow-ffi",
      "--no-prompt",
      "--no-lock",
      pathOf("../../examples/windows_sniffer.ts"),
    ],
    env: { NO_COLOR: "1" },
  }).output();
  if (code !== 0) {
    // Wine lacks raw sockets of protocol 0; Windows allows them to administrators alone.
    assertMatch(
      decode(stderr),
      /^windows_sniffer: socket: .+ \((EPROTONOSUPPORT, 10043|EACCES, 10013)\)/,
    );
  } else {
    assertMatch(decode(stdout), /^\[\s*Uint8Array\(\d+\)/);
  }
});

test("descriptors: Windows says that it has only sockets", [], () => {
  for (const make of [FileDescriptor.adopt, FileDescriptor.borrow]) {
    const message = "windows can wait for sockets only";
    assertThrows(() => make(1), Deno.errors.NotSupported, message);
  }
});
