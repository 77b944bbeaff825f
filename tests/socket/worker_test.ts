// The sockets of a Worker that is terminated: nobody closes them, until the main thread does as
// docs/guide.md says.

import { assertEquals } from "@std/assert";
import { createConnection, createServer, type InetAddress, SHUT_RDWR, Socket } from "@libc/socket";
import { until } from "../helpers/peers.ts";
import { LONGEST_WAIT } from "../../ffi/system.ts";
import { type Need, numbersReturn, test } from "../helpers/support.ts";

/** What a Worker does with its socket until it is terminated. */
const waits = {
  "waits": "await server.accept();",
  "blocks": "server.acceptSync();",
};

/** Starts a Worker with a listening socket. Returns the descriptor and the address. */
async function startServer(wait: string): Promise<[Worker, number, InetAddress]> {
  const source = `
    import { createServer } from ${JSON.stringify(import.meta.resolve("../../mod.ts"))};
    const server = createServer(["127.0.0.1", 0]);
    postMessage([server.fileno(), server.getsockname()]);
    ${wait}`;
  const url = `data:application/javascript,${encodeURIComponent(source)}`;
  const worker = new Worker(url, { type: "module" });
  const [fd, address] = await new Promise<[number, InetAddress]>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  return [worker, fd, address];
}

/** True if a server can listen on an address. */
function isFree(address: InetAddress): boolean {
  try {
    createServer(address).close();
    return true;
  } catch {
    return false;
  }
}

for (const [name, wait] of Object.entries(waits)) {
  test(
    `a terminated Worker that ${name}: the main thread closes its socket`,
    [numbersReturn()],
    async () => {
      const [worker, fd, address] = await startServer(wait);
      worker.terminate();
      (await createConnection(address)).close(); // the socket is still there
      // The recipe.
      const socket = Socket.adopt(fd);
      try {
        socket.shutdown(SHUT_RDWR);
      } catch { /* it is not connected */ }
      socket.close();
      await until(() => isFree(address), "the address is free");
      assertEquals(socket.fileno(), -1);
    },
  );
}

/** The threads of this process that wait in a call with this argument. */
function threadsWaitingWith(argument: number): string[] {
  return [...Deno.readDirSync("/proc/self/task")].map(({ name }) => name).filter((thread) => {
    try {
      const [, ...args] = Deno.readTextFileSync(`/proc/self/task/${thread}/syscall`).split(" ");
      return args.slice(0, 6).some((one) => Number(one) === argument);
    } catch {
      return false; // it has ended
    }
  });
}

/** Requires that the kernel shows in which call a thread waits. */
function callsOfThreads(): Need {
  if (Deno.build.os !== "linux") return "no /proc that shows the calls of threads";
  try {
    Deno.readTextFileSync("/proc/thread-self/syscall");
    return null;
  } catch {
    return "the kernel does not show the calls of threads";
  }
}

test("a wait of the event loop ends by itself, as that of a terminated Worker must", [
  callsOfThreads(),
], async () => {
  const [worker, fd] = await startServer(waits.waits);
  try {
    // The call begins soon after the message; the wait of another test may be seen in its place.
    await until(() => threadsWaitingWith(LONGEST_WAIT).length > 0, "a wait has a limit");
  } finally {
    worker.terminate();
    Socket.adopt(fd).close();
  }
});
