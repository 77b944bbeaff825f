/**
 * This module: `module.ts MEASUREMENT`.
 *
 * @module
 */
import { AF_INET, createConnection, getaddrinfo, SOCK_DGRAM, Socket } from "@libc/socket";
import { run } from "./measure.mjs";

const data = new Uint8Array(64);

await run({
  lookUp: (name: string) => getaddrinfo(name, 80),
  async connect(host: string, port: number) {
    const socket = await createConnection([host, port]);
    return () => socket.close();
  },
  datagrams() {
    const [a, b] = [new Socket(AF_INET, SOCK_DGRAM), new Socket(AF_INET, SOCK_DGRAM)];
    b.bind(["127.0.0.1", 0]);
    const address = b.getsockname();
    return { send: () => a.sendto(data, address), receive: () => b.recvfrom(1024) };
  },
  async sendBoth(port: number, path: string, message: Uint8Array) {
    using socket = await createConnection(["127.0.0.1", port]);
    using file = await Deno.open(path);
    await Promise.all([socket.sendfile(file), socket.sendall(message)]);
  },
});
