// A system that answers a send with an error of its own where there is no room, of which readiness
// does not tell, as macOS and FreeBSD do with ENOBUFS. Here another error that passes is taken for
// it: the refusal that an earlier datagram met.

import { AF_INET, ECONNREFUSED, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";
import { assertEquals, assertRejects } from "@std/assert";
import { system } from "../../ffi/mod.ts";
import { inBothForms, onlyOn } from "../helpers/support.ts";

/** A socket whose next send fails, and whose next one but one does not. */
async function refused(): Promise<Socket> {
  using nobody = new Socket(AF_INET, SOCK_DGRAM);
  nobody.bind(["127.0.0.1", 0]);
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.connectSync(nobody.getsockname());
  nobody.close();
  await socket.send("to nobody");
  return socket;
}

inBothForms(
  "a send that there is no room for comes back until there is",
  [onlyOn("linux", "elsewhere such an error does not pass, or is another")],
  async (form) => {
    using before = await refused();
    const error = await assertRejects(() => form.send(before, "x"), SocketError);
    assertEquals(error.errno, ECONNREFUSED);
    Object.defineProperty(system(), "bufferFull", { value: ECONNREFUSED, configurable: true });
    try {
      using waits = await refused();
      assertEquals(await form.send(waits, "again"), 5);
      using all = await refused();
      await form.sendall(all, "again");
      using limited = await refused();
      limited.settimeout(60);
      assertEquals(await form.send(limited, "again"), 5);
      using never = await refused();
      never.settimeout(0);
      const error = await assertRejects(() => form.send(never, "x"), SocketError);
      assertEquals(error.errno, ECONNREFUSED);
    } finally {
      Reflect.deleteProperty(system(), "bufferFull");
    }
  },
);
