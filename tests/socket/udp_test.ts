// UDP datagrams, in both forms, with peers in other processes.

import { assert, assertEquals, assertNotEquals } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  inet_aton,
  IP_ADD_MEMBERSHIP,
  IP_DROP_MEMBERSHIP,
  IP_MULTICAST_IF,
  IP_MULTICAST_LOOP,
  IP_MULTICAST_TTL,
  IPPROTO_IP,
  MSG_DONTWAIT,
  MSG_PEEK,
  MSG_TRUNC,
  SO_RCVBUF,
  SOCK_DGRAM,
  Socket,
  SocketError,
  SOL_SOCKET,
} from "@libc/socket";
import { fails, type Internet, type Net, nets, pattern, timesOut } from "../helpers/peers.ts";
import {
  decode,
  type Form,
  inBothForms,
  type Need,
  Python,
  tool,
  windowsItself,
} from "../helpers/support.ts";

function inBothFamilies(
  name: string,
  fn: (form: Form, net: Net) => Promise<void>,
  needs: Need[] = [],
): void {
  for (const net of nets) {
    inBothForms(`udp: ${name}, ${net.name}`, [...net.needs, ...needs], (form) => fn(form, net));
  }
}

/** Returns a bound socket with a timeout, so that a lost datagram fails the test. */
function bound(net: Net): Socket<Internet, "datagram"> {
  const socket = new Socket(net.family, SOCK_DGRAM);
  socket.bind([net.host, 0]);
  socket.settimeout(30);
  return socket;
}

/** Returns the port of a socket, or 0 if unbound. Windows then fails with EINVAL. */
function portOf(socket: Socket<Internet, "datagram">): number {
  try {
    return socket.getsockname()[1];
  } catch (error) {
    if (error instanceof SocketError && error.code === "EINVAL") return 0;
    throw error;
  }
}

/** Asserts that the receive queue is empty. */
async function assertQueueEmpty(form: Form, socket: Socket<Internet, "datagram">): Promise<void> {
  if (MSG_DONTWAIT !== undefined) {
    await fails("EAGAIN", () => form.recv(socket, 1, MSG_DONTWAIT));
  }
  socket.setblocking(false);
  await fails("EAGAIN", () => form.recv(socket, 1));
  socket.settimeout(30);
}

inBothFamilies("an exchange with Python", async (form, net) => {
  await using peer = new Python(
    `
s = socket.socket(getattr(socket, sys.argv[1]), socket.SOCK_DGRAM)
s.bind((sys.argv[2], 0))
say(s.getsockname()[1])
data, address = s.recvfrom(100)
say(address[1])
s.sendto(data.upper(), address)
s.sendto(b"", address)
s.sendto(b"last", address)
`,
    net.python,
    net.host,
  );
  const address = net.at(Number(await peer.line()));
  using socket = bound(net);
  assertEquals(await form.sendto(socket, "héllo", 0, address), 6);
  assertEquals(await peer.line(), String(socket.getsockname()[1]));
  const [data, sender] = await form.recvfrom(socket, 100);
  assertEquals([decode(data), sender], ["HéLLO", address]);
  assertEquals(await form.recvfrom(socket, 100), [new Uint8Array(0), address]);
  const buffer = new Uint8Array(6);
  assertEquals(await form.recvfromInto(socket, buffer), [4, address]);
  assertEquals(decode(buffer), "last\0\0");
}, [tool("python3")]);

inBothFamilies("sendto binds an unbound socket", async (form, net) => {
  using receiver = bound(net);
  using sender = new Socket(net.family, SOCK_DGRAM);
  assertEquals(portOf(sender), 0);
  await form.sendto(sender, "x", 0, receiver.getsockname());
  const port = sender.getsockname()[1];
  assertNotEquals(port, 0);
  assertEquals((await form.recvfrom(receiver, 1))[1], net.at(port));
});

inBothFamilies("datagrams stay separate and in order", async (form, net) => {
  using a = bound(net);
  using b = bound(net);
  for (let i = 0; i < 50; i++) await form.sendto(a, `${i}`.repeat(i), 0, b.getsockname());
  for (let i = 0; i < 50; i++) {
    assertEquals(decode(await form.recv(b, 1000)), `${i}`.repeat(i));
  }
  await assertQueueEmpty(form, b);
});

inBothFamilies("empty datagrams", async (form, net) => {
  using a = bound(net);
  using b = bound(net);
  await form.connect(a, b.getsockname());
  assertEquals(await form.sendto(a, "", 0, b.getsockname()), 0);
  assertEquals(await form.send(a, new Uint8Array(0)), 0);
  await form.sendall(a, "");
  await form.send(a, "full");
  for (let i = 0; i < 3; i++) {
    assertEquals(await form.recvfrom(b, 100), [new Uint8Array(0), a.getsockname()]);
  }
  assertEquals(decode(await form.recv(b, 100)), "full");
});

inBothFamilies("a datagram is truncated to the buffer", async (form, net) => {
  using a = bound(net);
  using b = bound(net);
  const send = () => form.sendto(a, "0123456789", 0, b.getsockname());
  await send();
  assertEquals(decode(await form.recv(b, 4)), "0123");
  await send();
  assertEquals(decode((await form.recvfrom(b, 3))[0]), "012");
  await send();
  assertEquals(await form.recv(b, 0), new Uint8Array(0));
  await send();
  const buffer = new Uint8Array(4);
  assertEquals(await form.recvInto(b, buffer), 4);
  assertEquals(decode(buffer), "0123");
  await send();
  assertEquals(await form.recvfromInto(b, buffer.subarray(2)), [2, a.getsockname()]);
  assertEquals(decode(buffer), "0101");
  await send();
  assertEquals(decode(await form.recv(b, 2, MSG_PEEK)), "01");
  assertEquals(decode((await form.recvfrom(b, 3, MSG_PEEK))[0]), "012");
  assertEquals(decode(await form.recv(b, 100)), "0123456789");
  await assertQueueEmpty(form, b); // the kernel has discarded the rest
});

/** Requires `MSG_TRUNC` as a flag of receives, for the length of a truncated datagram: recv(2). */
const truncLength: Need = Deno.build.os === "linux" ? null : "only Linux returns the length";

inBothFamilies("MSG_TRUNC returns the length of a truncated datagram", async (form, net) => {
  using a = bound(net);
  using b = bound(net);
  const send = () => form.sendto(a, "0123456789", 0, b.getsockname());
  const buffer = new Uint8Array(4);
  await send();
  assertEquals(await form.recvInto(b, buffer, 2, MSG_TRUNC), 10);
  assertEquals(decode(buffer), "01\0\0");
  await send();
  assertEquals((await form.recvfromInto(b, buffer, 0, MSG_TRUNC))[0], 10);
  await send();
  assertEquals(decode(await form.recv(b, 4, MSG_TRUNC)), "0123"); // only the bytes in the buffer
  await send();
  assertEquals((await form.recvfromInto(b, buffer, 0, MSG_PEEK | MSG_TRUNC))[0], 10);
  assertEquals(decode(await form.recv(b, 100)), "0123456789");
}, [truncLength]);

inBothFamilies("the largest datagram", async (form, net) => {
  using a = bound(net);
  using b = bound(net);
  b.setsockopt(SOL_SOCKET, SO_RCVBUF, 400_000);
  const largest = net.name === "IPv4" ? 65507 : 65527;
  const data = pattern(largest);
  assertEquals(await form.sendto(a, data, 0, b.getsockname()), largest);
  assertEquals(await form.recv(b, 65536), data);
  await form.sendto(a, data, 0, b.getsockname());
  assertEquals((await form.recvfrom(b, 1_000_000))[0], data);
  const error = await fails(
    "EMSGSIZE",
    () => form.sendto(a, new Uint8Array(65536), 0, b.getsockname()),
  );
  assertEquals([error.syscall, error.address], ["sendto", b.getsockname()]);
});

inBothFamilies("a connected socket receives only from its peer", async (form, net) => {
  using a = bound(net);
  using b = bound(net);
  using stranger = bound(net);
  await fails(
    Deno.build.os === "windows" ? "ENOTCONN" : "EDESTADDRREQ",
    () => form.send(a, "to whom?"),
  );
  await form.connect(a, b.getsockname());
  assertEquals(a.getpeername(), b.getsockname());
  await form.sendto(stranger, "not for you", 0, a.getsockname());
  await form.sendto(b, "for you", 0, a.getsockname());
  assertEquals(await form.recvfrom(a, 100), [
    new TextEncoder().encode("for you"),
    b.getsockname(),
  ]);
  assertEquals(await form.send(a, "thanks"), 6);
  assertEquals(decode((await form.recvfrom(b, 100))[0]), "thanks");
  await form.connect(a, stranger.getsockname()); // connects again, to another peer
  await form.sendto(stranger, "and now?", 0, a.getsockname());
  assertEquals(decode(await form.recv(a, 100)), "and now?");
});

/** Error code after a datagram to a closed port. */
const REFUSED = Deno.build.os === "windows" ? "ECONNRESET" : "ECONNREFUSED";

inBothFamilies("a datagram to a closed port", async (form, net) => {
  using gone = bound(net);
  const address = gone.getsockname();
  gone.close();
  using socket = bound(net);
  await form.connect(socket, address);
  await form.send(socket, "anybody?");
  const error = await fails(REFUSED, () => form.recv(socket, 10));
  assertEquals(error.syscall, "recv");
  if (REFUSED === "ECONNREFUSED") { // Windows reports it only to receives
    await form.send(socket, "anybody?");
    await fails(REFUSED, () => form.send(socket, "anybody?"));
  }
  socket.settimeout(0.01);
  await timesOut(() => form.recv(socket, 10)); // an error is reported once
}, [windowsItself("does not report a closed port")]);

inBothFamilies("host names, and the empty host", async (form, net) => {
  using b = new Socket(net.family, SOCK_DGRAM);
  b.settimeout(30);
  b.bind(["", 0]);
  const [host, port] = b.getsockname();
  assertEquals(host, net.name === "IPv4" ? "0.0.0.0" : "::");
  using a = bound(net);
  a.settimeout(30);
  await form.sendto(a, "unspecified", 0, ["", port]); // reaches this machine
  const [data, sender] = await form.recvfrom(b, 100);
  assertEquals([decode(data), sender], ["unspecified", a.getsockname()]);
  if (net.name === "IPv6") return; // localhost may have no IPv6 address
  assertEquals(await form.sendto(a, "by name", 0, ["localhost", port]), 7);
  assertEquals(decode(await form.recv(b, 100)), "by name");
  await form.connect(a, ["localhost", port]);
  assertEquals(a.getpeername(), ["127.0.0.1", port]);
});

inBothForms("udp: multicast on the loopback interface", [], async (form) => {
  const group = "239.255.77.1";
  using receiver = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind([group, 0]);
  receiver.settimeout(30);
  const port = receiver.getsockname()[1];
  const membership = new Uint8Array([...inet_aton(group), 127, 0, 0, 1]);
  receiver.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, membership);
  await fails(
    "EADDRINUSE",
    () => receiver.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, membership),
  );
  using sender = new Socket(AF_INET, SOCK_DGRAM);
  sender.bind(["127.0.0.1", 0]);
  sender.setsockopt(IPPROTO_IP, IP_MULTICAST_IF, inet_aton("127.0.0.1"));
  sender.setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 3);
  assertEquals(sender.getsockopt(IPPROTO_IP, IP_MULTICAST_TTL), 3);
  assertEquals(sender.getsockopt(IPPROTO_IP, IP_MULTICAST_IF, 4), inet_aton("127.0.0.1"));
  assertEquals(sender.getsockopt(IPPROTO_IP, IP_MULTICAST_LOOP), 1);
  await form.sendto(sender, "to all", 0, [group, port]);
  const [data, address] = await form.recvfrom(receiver, 100);
  assertEquals([decode(data), address], ["to all", sender.getsockname()]);

  receiver.setsockopt(IPPROTO_IP, IP_DROP_MEMBERSHIP, membership);
  await form.sendto(sender, "to the remaining members", 0, [group, port]);
  receiver.settimeout(0.05);
  await timesOut(() => form.recv(receiver, 100));
});

inBothForms("udp: an address must be of the socket's family", [], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  for (const address of [["::1", 9], ["127.0.0.1"], ["127.0.0.1", 65536], "127.0.0.1:9", null]) {
    const error = await form.sendto(socket, "x", 0, address as [string, number]).catch((e) => e);
    assert(error instanceof Error && error.message !== "", `${address}`);
    assertEquals(portOf(socket as never), 0, `${address} was sent to`);
  }
});

/** Requires sends to the wildcard address to reach this machine. */
const wildcardSends: Need = Deno.build.os === "windows"
  ? "Windows does not send to the wildcard address"
  : null;

inBothForms("udp: each address is encoded anew", [wildcardSends], async (form) => {
  const at = (family: number, host: string) => {
    const socket = new Socket<Internet, "datagram">(family, SOCK_DGRAM);
    socket.bind([host, 0]);
    return socket;
  };
  using a = at(AF_INET, "127.0.0.1");
  using b = at(AF_INET, "127.0.0.1");
  using c = at(AF_INET6, "::1");
  const address: Internet = ["127.0.0.1", a.getsockname()[1]];
  await form.sendto(a, "to a", 0, address);
  address[1] = b.getsockname()[1];
  await form.sendto(a, "to b", 0, address);
  // Both families accept "" with a port, as different addresses.
  const unnamed: Internet = ["", c.getsockname()[1]];
  await form.sendto(c, "to c", 0, unnamed);
  await form.sendto(b, "to nobody", 0, unnamed);
  await form.sendto(c, "to c again", 0, unnamed);
  assertEquals(decode((await form.recvfrom(a, 100))[0]), "to a");
  assertEquals((await form.recvfrom(b, 100))[1], a.getsockname());
  for (const expected of ["to c", "to c again"]) {
    const [data, from] = await form.recvfrom(c, 100);
    assertEquals([decode(data), from], [expected, c.getsockname()]);
  }
});
