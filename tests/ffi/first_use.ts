// Tests that use each function of the library for the first time. library_test.ts runs this file in a
// process of its own, with the checks for leaks.

import {
  AF_INET,
  Batch,
  getaddrinfo,
  getaddrinfoSync,
  gethostbynameExSync,
  gethostname,
  getnameinfo,
  getservbyname,
  if_nameindex,
  inet_ntop,
  inet_pton,
  poll,
  POLLIN,
  SO_RCVBUF,
  SOCK_DGRAM,
  Socket,
  SocketError,
  SOL_SOCKET,
} from "@libc/socket";

/** Makes two UDP sockets. Both know each other. */
function pair(): [Socket, Socket] {
  const sockets: [Socket, Socket] = [
    new Socket(AF_INET, SOCK_DGRAM),
    new Socket(AF_INET, SOCK_DGRAM),
  ];
  for (const socket of sockets) socket.bind(["127.0.0.1", 0]);
  sockets[0].connectSync(sockets[1].getsockname());
  sockets[1].connectSync(sockets[0].getsockname());
  return sockets;
}

Deno.test("a socket", () => {
  new Socket(AF_INET, SOCK_DGRAM).close();
});

Deno.test("blocking operations", () => {
  const [a, b] = pair();
  using _a = a, _b = b;
  a.sendSync("one");
  b.recvSync(100);
  a.sendtoSync("two", b.getsockname());
  b.recvfromSync(100);
  a.sendmsgSync(["three"]);
  b.recvmsgSync(100);
  b.settimeout(0.001);
  try {
    b.recvSync(100);
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
  }
  a.setsockopt(SOL_SOCKET, SO_RCVBUF, a.getsockopt(SOL_SOCKET, SO_RCVBUF));
  a.sendmmsgSync(new Batch(a, 1, 100));
});

Deno.test("asynchronous operations", async () => {
  const [a, b] = pair();
  using _a = a, _b = b;
  const received = b.recv(100);
  await a.send("one");
  await received;
  const ready = poll([[b, POLLIN]], 60);
  await a.send("two");
  await ready;
});

Deno.test("look-ups", async () => {
  gethostname();
  getaddrinfoSync("127.0.0.1", 80);
  gethostbynameExSync("127.0.0.1");
  getservbyname("http");
  if_nameindex();
  inet_ntop(AF_INET, inet_pton(AF_INET, "127.0.0.1"));
  await getaddrinfo("127.0.0.1", 80);
  await getnameinfo(["127.0.0.1", 80], 0);
});
