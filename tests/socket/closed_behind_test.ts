// A descriptor that other code closes behind the socket that owns it.

import { assertEquals } from "@std/assert";
import { onlyOn, run, test } from "../helpers/support.ts";

const linux = onlyOn("linux", "closes descriptors with Linux's libc");

test(
  "a descriptor closed by other code: the next call of its socket says so",
  [linux],
  async () => {
    // A process of its own: in this one, the number could be used again at once.
    const { code, stdout, stderr } = await run(
      `
    import { AF_INET, SOCK_DGRAM, Socket, SocketError } from "@libc/socket";

    let library;
    try {
      library = Deno.dlopen("libc.so.6", { close: { parameters: ["i32"], result: "i32" } });
    } catch {
      library = Deno.dlopen("libc.so", { close: { parameters: ["i32"], result: "i32" } });
    }
    for (const call of [
      (socket) => socket.close(),
      (socket) => socket.setblocking(false),
      (socket) => socket.getsockname(),
      (socket) => socket.recvSync(1),
      (socket) => socket.recv(1),
      (socket) => { using disposed = socket; },
    ]) {
      const socket = new Socket(AF_INET, SOCK_DGRAM);
      if (library.symbols.close(socket.fileno()) !== 0) throw new Error("not closed");
      try {
        await call(socket);
        console.log("no error");
      } catch (error) {
        if (!(error instanceof SocketError)) throw error;
        console.log(error.syscall, error.code, socket.fileno() < 0 ? "closed" : "open");
      }
      try {
        socket.close();
      } catch { /* EBADF */ }
      if (socket.fileno() !== -1) throw new Error("the socket is still open");
      socket.close(); // has nothing left to close
    }`,
      ["-A", "--no-check"],
    );
    assertEquals([code, stdout.trimEnd().split("\n")], [0, [
      "close EBADF closed",
      "ioctl EBADF open",
      "getsockname EBADF open",
      "recv EBADF open",
      "recv EBADF open",
      "close EBADF closed",
    ]], stderr);
  },
);
