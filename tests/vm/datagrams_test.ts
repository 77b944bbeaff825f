import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_QIPCRTR,
  AF_RDS,
  IPPROTO_ICMP,
  IPPROTO_ICMPV6,
  type Kind,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  Socket,
  SocketError,
} from "@libc/socket";
import { decode, inBothForms, test } from "../helpers/support.ts";

const rds = () => new Socket(AF_RDS!, SOCK_SEQPACKET as Kind as Kind<"datagram">);

inBothForms("rds: messages between bound sockets", [], async (form) => {
  using a = rds();
  using b = rds();
  a.bind(["127.0.0.1", 0]);
  b.bind(["localhost", 0]); // a name to resolve
  const [host, port] = a.getsockname();
  assertEquals(host, "127.0.0.1");
  assert(port > 0);
  await form.sendto(b, "one", 0, a.getsockname());
  await form.sendto(b, "two", 0, ["localhost", port]);
  assertEquals(await form.recvfrom(a, 100), [new TextEncoder().encode("one"), b.getsockname()]);
  assertEquals(decode(await form.recv(a, 2)), "tw"); // the rest of the message is discarded
  await form.connect(a, b.getsockname());
  assertEquals(a.getpeername(), b.getsockname());
  await form.send(a, "reply");
  assertEquals(decode(await form.recv(b, 100)), "reply");
  const large = new Uint8Array(20_000).fill(3);
  await form.send(a, large);
  assertEquals((await form.recv(b, 30_000)).length, 20_000);
});

test("rds: errors", [], () => {
  using a = rds();
  using b = rds();
  assertThrows(() => a.sendtoSync("x", ["127.0.0.1", 1]), SocketError, "ENOTCONN"); // not bound
  a.bind(["127.0.0.1", 0]);
  assertThrows(() => b.bind(a.getsockname()), SocketError, "EADDRINUSE");
  assertThrows(() => b.bind(["192.0.2.1", 0]), SocketError, "EADDRNOTAVAIL");
});

inBothForms("qipcrtr: within the node", [], async (form) => {
  using a = new Socket(AF_QIPCRTR!, SOCK_DGRAM);
  using b = new Socket(AF_QIPCRTR!, SOCK_DGRAM);
  const [node] = a.getsockname();
  assertEquals(a.getsockname()[1], 0);
  assertThrows(() => a.bind([node + 123, 0]), SocketError, "EINVAL");
  a.bind([node, 0]);
  const [, port] = a.getsockname();
  assert(port > 0);
  await form.sendto(b, "to the port", 0, [node, port]);
  const [data, sender] = await form.recvfrom(a, 100);
  assertEquals([decode(data), sender], ["to the port", b.getsockname()]);
  await form.sendto(a, "reply", 0, sender);
  assertEquals(await form.recvfrom(b, 100), [new TextEncoder().encode("reply"), [node, port]]);
});

for (
  const [name, family, proto, host, request] of [
    ["IPv4", AF_INET as number, IPPROTO_ICMP as number, "127.0.0.1", 8],
    ["IPv6", AF_INET6 as number, IPPROTO_ICMPV6 as number, "::1", 128],
  ] as const
) {
  inBothForms(`ping sockets: ${name}`, [], async (form) => {
    using socket = new Socket(family, SOCK_DGRAM as Kind<"datagram">, proto);
    const echo = Uint8Array.of(request, 0, 0, 0, 0, 0, 0, 9, ...new TextEncoder().encode("ping"));
    await form.sendto(socket, echo, 0, [host, 0]);
    const [reply, sender] = await form.recvfrom(socket, 100);
    assertEquals(reply[0], request === 8 ? 0 : 129);
    assertEquals(reply.slice(6), echo.slice(6)); // sequence number and data
    assertEquals((sender as unknown[])[0], host);
    // The kernel uses the socket's port as the identifier.
    const [, id] = socket.getsockname() as [string, number];
    assertEquals((reply[4]! << 8) | reply[5]!, id);
  });
}
