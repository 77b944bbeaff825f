// Back-off of sends on a full buffer that readiness does not report: macOS and FreeBSD then fail a
// send with ENOBUFS. Linux has no such error, so ECONNREFUSED stands in for it: the error after a
// datagram to a closed port, which one send reports and the next does not.

import { AF_INET, ECONNREFUSED, EMSGSIZE, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { system } from "../../ffi/mod.ts";
import { inBothForms, onlyOn } from "../helpers/support.ts";

/** Returns a socket whose next send fails with ECONNREFUSED and whose second send succeeds. */
async function refusedOnce(): Promise<Socket> {
  using closed = new Socket(AF_INET, SOCK_DGRAM);
  closed.bind(["127.0.0.1", 0]);
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.connectSync(closed.getsockname());
  closed.close();
  await socket.send("to nobody");
  return socket;
}

inBothForms(
  "a send to a full buffer is retried until there is room",
  [onlyOn("linux", "other systems repeat the error, or use another")],
  async (form) => {
    using before = await refusedOnce();
    const error = await assertRejects(() => form.send(before, "x"), SocketError);
    assertEquals(error.errno, ECONNREFUSED);
    Object.defineProperty(system(), "bufferFull", { value: ECONNREFUSED, configurable: true });
    try {
      using waits = await refusedOnce();
      assertEquals(await form.send(waits, "again"), 5);
      using all = await refusedOnce();
      await form.sendall(all, "again");
      using limited = await refusedOnce();
      limited.settimeout(60);
      assertEquals(await form.send(limited, "again"), 5);
      using never = await refusedOnce();
      never.settimeout(0);
      const error = await assertRejects(() => form.send(never, "x"), SocketError);
      assertEquals(error.errno, ECONNREFUSED);
    } finally {
      Reflect.deleteProperty(system(), "bufferFull");
    }
  },
);

inBothForms(
  "a datagram that can never fit fails in the end",
  // EMSGSIZE stands in for ENOBUFS here: the error of a datagram that is larger than UDP's.
  [onlyOn("linux", "other systems have another error for it")],
  async (form) => {
    using socket = new Socket(AF_INET, SOCK_DGRAM);
    socket.bind(["127.0.0.1", 0]);
    const datagram = new Uint8Array(70_000), address = socket.getsockname();
    for (const [name, value] of Object.entries({ bufferFull: EMSGSIZE, bufferFullPatience: 0.2 })) {
      Object.defineProperty(system(), name, { value, configurable: true });
    }
    try {
      const begin = performance.now();
      const error = await assertRejects(
        () => form.sendto(socket, datagram, 0, address),
        SocketError,
      );
      assertEquals([error.code, error.syscall], ["EMSGSIZE", "sendto"]);
      assert(performance.now() - begin >= 199);
      // It holds up those behind it no longer.
      assertEquals(await form.sendto(socket, "next", 0, address), 4);
    } finally {
      for (const name of ["bufferFull", "bufferFullPatience"]) {
        Reflect.deleteProperty(system(), name);
      }
    }
  },
);
