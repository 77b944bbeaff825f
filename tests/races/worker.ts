// Lets operations wait in a Worker, until it is terminated.

import { createServer, POLLIN, socketpair } from "@libc/socket";

const server = createServer(["127.0.0.1", 0]);
const pairs = Array.from({ length: 5 }, () => socketpair());
server.accept();
pairs.forEach(([a, b], i) => {
  if (i === 0) b.recv(10);
  else if (i === 1) b.poll(POLLIN);
  else if (i === 2) a.sendall(new Uint8Array(10_000_000));
  else if (i === 3) b.recvFds(10, 1);
  else {
    b.settimeout(0.001);
    b.recv(1).catch(() => {});
  }
});
(globalThis as unknown as { postMessage(message: string): void }).postMessage("they wait");
