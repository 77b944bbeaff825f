import { assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_VSOCK,
  type Family,
  type Inet6Address,
  type InetAddress,
  IPPROTO_DCCP,
  IPPROTO_SCTP,
  type Kind,
  MSG_EOR,
  MSG_NOTIFICATION,
  MSG_WAITALL,
  SCTP_EVENTS,
  SCTP_NODELAY,
  SCTP_SNDRCV,
  SOCK_DCCP,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_DCCP,
  SOL_SCTP,
  VMADDR_CID_ANY,
  VMADDR_CID_LOCAL,
  VMADDR_PORT_ANY,
} from "@libc/socket";
import { assertIgnoresUrgency, inWorker } from "../helpers/peers.ts";
import { decode, inBothForms, test } from "../helpers/support.ts";
import { connect, exchange, stream, words } from "./guest.ts";

type Internet = InetAddress | Inet6Address;

const nets: [name: string, family: Family<Internet>, loopback: Internet][] = [
  ["IPv4", AF_INET as Family<Internet>, ["127.0.0.1", 0]],
  ["IPv6", AF_INET6 as Family<Internet>, ["::1", 0, 0, 0]],
];

for (const [name, family, loopback] of nets) {
  inBothForms(`sctp: one to one, ${name}`, [], async (form) => {
    using server = new Socket(family, SOCK_STREAM, IPPROTO_SCTP);
    server.bind(loopback);
    server.listen();
    using client = new Socket(family, SOCK_STREAM, IPPROTO_SCTP);
    client.setsockopt(SOL_SCTP!, SCTP_NODELAY!, 1);
    const [conn, address] = await connect(form, client, server, server.getsockname());
    using _ = conn;
    assertEquals(address[1], client.getsockname()[1]);
    assertEquals(client.getpeername(), server.getsockname());
    assertEquals(conn.proto, IPPROTO_SCTP);
    await exchange(form, client, conn);
    await stream(form, client, conn, 50_000);
    await form.send(client, "one");
    await form.send(client, "two"); // message boundaries are kept
    assertEquals(decode(await form.recv(conn, 100)), "one");
    assertEquals(decode(await form.recv(conn, 100)), "two");
    await form.send(client, "three");
    conn.settimeout(20); // MSG_WAITALL receives one message too
    assertEquals(decode(await form.recv(conn, 100, MSG_WAITALL)), "three");
    if (form.name === "blocking") await assertIgnoresUrgency(client, conn);
    client.close();
    assertEquals((await form.recv(conn, 100)).length, 0);
  });

  inBothForms(`sctp: one to many, ${name}`, [], async (form) => {
    const kind = SOCK_SEQPACKET as Kind<"stream">;
    using server = new Socket(family, kind, IPPROTO_SCTP);
    server.bind(loopback);
    server.listen();
    // sctp_data_io_event: report the stream of each message
    server.setsockopt(SOL_SCTP!, SCTP_EVENTS!, Uint8Array.of(1));
    using a = new Socket(family, kind, IPPROTO_SCTP);
    using b = new Socket(family, kind, IPPROTO_SCTP);
    for (const client of [a, b]) {
      await form.sendto(client, "hello", 0, server.getsockname()); // sets up an association
      const [data, address] = await form.recvfrom(server, 100);
      assertEquals([decode(data), address![1]], ["hello", client.getsockname()[1]]);
      await form.sendto(server, "reply", 0, address!);
      assertEquals(decode(await form.recv(client, 100)), "reply");
    }
    // struct sctp_sndrcvinfo: stream 3, payload protocol 7
    const info = new Uint8Array(32);
    info[0] = 3;
    info.set(words(7), 8);
    const ancillary = [{ level: IPPROTO_SCTP!, type: SCTP_SNDRCV!, data: info }];
    const blocking = form.name === "blocking";
    const to = server.getsockname();
    if (blocking) a.sendmsgSync(["on ", "stream 3"], ancillary, 0, to);
    else await a.sendmsg(["on ", "stream 3"], ancillary, 0, to);
    const message = blocking ? server.recvmsgSync(100, 100) : await server.recvmsg(100, 100);
    assertEquals(decode(message.data), "on stream 3");
    assertEquals(message.flags & (MSG_EOR! | MSG_NOTIFICATION!), MSG_EOR);
    assertEquals(message.address![1], a.getsockname()[1]);
    const [item] = message.ancillary;
    assertEquals([item!.level, item!.type], [IPPROTO_SCTP, SCTP_SNDRCV]);
    assertEquals(item!.data[0], 3);
    assertEquals(item!.data.slice(8, 12), words(7));
  });

  inBothForms(`dccp: ${name}`, [], async (form) => {
    const service = Uint8Array.of(0x74, 0x65, 0x73, 0x74);
    const SERVICE = 2; // DCCP_SOCKOPT_SERVICE
    const create = () => {
      const socket = new Socket(family, SOCK_DCCP as Kind<"stream">, IPPROTO_DCCP);
      socket.setsockopt(SOL_DCCP!, SERVICE, service);
      return socket;
    };
    using server = create();
    server.bind(loopback);
    server.listen();
    using client = create();
    assertEquals(client.getsockopt(SOL_DCCP!, SERVICE, 4), service);
    const [conn, address] = await connect(form, client, server, server.getsockname());
    using _ = conn;
    assertEquals(address, client.getsockname());
    await exchange(form, client, conn);
    client.close();
    assertEquals((await form.recv(conn, 100)).length, 0);
  });
}

for (const [name, kind] of [["streams", SOCK_STREAM], ["packets", SOCK_SEQPACKET]] as const) {
  inBothForms(`vsock: ${name}`, [], async (form) => {
    using server = new Socket(AF_VSOCK!, kind as Kind<"stream">);
    server.bind([VMADDR_CID_ANY!, VMADDR_PORT_ANY!]);
    server.listen();
    const [, port] = server.getsockname();
    using client = new Socket(AF_VSOCK!, kind as Kind<"stream">);
    const [conn, address] = await connect(form, client, server, [VMADDR_CID_LOCAL!, port]);
    using _ = conn;
    assertEquals(address, [VMADDR_CID_LOCAL!, client.getsockname()[1]]);
    assertEquals(client.getpeername(), [VMADDR_CID_LOCAL!, port]);
    await exchange(form, client, conn);
    if (kind === SOCK_STREAM) await stream(form, client, conn, 50_000);
    client.close();
    assertEquals((await form.recv(conn, 100)).length, 0);
    using refused = new Socket(AF_VSOCK!, kind as Kind<"stream">);
    const error = await form.connectEx(refused, [VMADDR_CID_LOCAL!, port + 1]);
    assertEquals(error, 104); // ECONNRESET: no listener
  });
}

test("vsock: a blocking client in a Worker", [], async () => {
  using server = new Socket(AF_VSOCK!, SOCK_STREAM);
  server.bind([VMADDR_CID_LOCAL!, VMADDR_PORT_ANY!]);
  server.listen();
  const received = inWorker((socket, address) => {
    using client = new socket.Socket(socket.AF_VSOCK!, socket.SOCK_STREAM);
    client.connectSync(address);
    client.sendallSync("from the Worker");
    return new TextDecoder().decode(client.recvSync(100));
  }, server.getsockname());
  const [conn] = server.acceptSync();
  assertEquals(decode(conn.recvSync(100)), "from the Worker");
  conn.sendallSync("to the Worker");
  assertEquals(await received, "to the Worker");
  conn.close();
});

test("vsock: addresses that are in use or not local", [], () => {
  using a = new Socket(AF_VSOCK!, SOCK_STREAM);
  using b = new Socket(AF_VSOCK!, SOCK_STREAM);
  a.bind([VMADDR_CID_ANY!, VMADDR_PORT_ANY!]);
  assertThrows(() => b.bind(a.getsockname()), SocketError, "EADDRINUSE");
  assertThrows(() => b.bind([77, 1]), SocketError, "EADDRNOTAVAIL");
});
