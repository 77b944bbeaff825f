/**
 * `node:net`, `node:dns` and `node:dgram`, in Node and in Deno: `node.mjs MEASUREMENT`.
 *
 * @module
 */
import dgram from "node:dgram";
import dns from "node:dns/promises";
import net from "node:net";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { run } from "./measure.mjs";

const data = new Uint8Array(64);

await run({
  lookUp: (name) => dns.lookup(name),
  connect(host, port) {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, host);
      socket.on("connect", () => resolve(() => socket.destroy()));
      socket.on("error", reject);
    });
  },
  async datagrams() {
    const [a, b] = [dgram.createSocket("udp4"), dgram.createSocket("udp4")];
    b.bind(0, "127.0.0.1");
    await once(b, "listening");
    const { port } = b.address();
    return {
      send: () =>
        new Promise((resolve, reject) =>
          a.send(data, port, "127.0.0.1", (error) => error ? reject(error) : resolve())
        ),
      receive: () => once(b, "message"),
    };
  },
  async sendBoth(port, path, message) {
    const socket = net.connect(port, "127.0.0.1");
    await once(socket, "connect");
    const write = () =>
      new Promise((resolve, reject) =>
        socket.write(message, (error) => error ? reject(error) : resolve())
      );
    await Promise.all([pipeline(createReadStream(path), socket, { end: false }), write()]);
    socket.end();
  },
});
