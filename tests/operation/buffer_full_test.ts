// Back-off of sends on a full buffer that readiness does not report: macOS and FreeBSD then fail a
// send with ENOBUFS. Linux has no such error, so ECONNREFUSED stands in for it: the error after a
// datagram to a closed port, which one send reports and the next does not.

import { AF_INET, ECONNREFUSED, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";
import { assertEquals, assertRejects } from "@std/assert";
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
