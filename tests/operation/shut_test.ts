// Receives and accepts of sockets that are shut down for receiving. Linux answers them at once if they
// may wait in the kernel; otherwise with EAGAIN, for ever.

import { assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_UNIX,
  SHUT_RD,
  SHUT_RDWR,
  SOCK_DGRAM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
} from "@libc/socket";
import { fails, Scratch } from "../helpers/peers.ts";
import { decode, inBothForms, onlyOn, test } from "../helpers/support.ts";

const LINUX = onlyOn("linux", "other systems end such a receive without waiting, or refuse it");

/** Returns a UDP socket that is connected to itself. */
function datagrams(): Socket<[string, number], "datagram"> {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.connectSync(socket.getsockname());
  return socket;
}

inBothForms("datagrams end when the socket is shut down", [LINUX], async (form) => {
  for (const timeout of [null, 60]) {
    for (const how of [SHUT_RD, SHUT_RDWR]) {
      using socket = datagrams();
      socket.settimeout(timeout);
      using earlier = socket.dup();
      await form.send(socket, "queued");
      socket.shutdown(how);
      assertEquals(decode(await form.recv(socket, 100)), "queued");
      assertEquals(await form.recv(socket, 100), new Uint8Array());
      assertEquals(await form.recvInto(socket, new Uint8Array(10)), 0);
      using copy = earlier.dup();
      const [data] = await form.recvfrom(copy, 100);
      assertEquals(data.length, 0);
      assertEquals(socket.gettimeout(), timeout);
      socket.settimeout(0);
      await fails("EAGAIN", () => form.recv(socket, 100));
    }
  }
});

inBothForms("a datagram socket that is not connected is shut down too", [LINUX], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  assertThrows(() => socket.shutdown(SHUT_RDWR), SocketError, "ENOTCONN");
  for (const timeout of [null, 60]) {
    socket.settimeout(timeout);
    assertEquals((await form.recv(socket, 100)).length, 0);
  }
});

test("a receive that waits ends when the socket is shut down", [LINUX], async () => {
  using socket = datagrams();
  const received = [socket.recv(100), socket.recv(100)];
  socket.shutdown(SHUT_RD);
  for (const data of await Promise.all(received)) assertEquals(data.length, 0);
});

inBothForms("accept of a unix server that is shut down is EINVAL", [LINUX], async (form) => {
  using scratch = new Scratch();
  for (const type of [SOCK_STREAM, SOCK_SEQPACKET]) {
    for (const timeout of [null, 60]) {
      using server = new Socket(AF_UNIX, type);
      server.bind(scratch.name(`server${type}${timeout}`));
      server.listen();
      server.settimeout(timeout);
      server.shutdown(SHUT_RD);
      const error = await fails("EINVAL", () => form.accept(server));
      assertEquals(error.syscall, "accept");
      server.settimeout(0);
      await fails("EAGAIN", () => form.accept(server));
    }
  }
});
