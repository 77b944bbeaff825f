/**
 * Deno's own interface: `deno.ts MEASUREMENT`. Datagrams need `--unstable-net`.
 *
 * @module
 */
import { run } from "./measure.mjs";

const data = new Uint8Array(64);

await run({
  lookUp: (hostname: string) => Deno.connect({ hostname, port: 80 }),
  async connect(hostname: string, port: number) {
    const conn = await Deno.connect({ hostname, port });
    return () => conn.close();
  },
  datagrams() {
    const listen = () => Deno.listenDatagram({ hostname: "127.0.0.1", port: 0, transport: "udp" });
    const [a, b] = [listen(), listen()];
    return { send: () => a.send(data, b.addr), receive: () => b.receive() };
  },
  async sendBoth(port: number, path: string, message: Uint8Array) {
    using conn = await Deno.connect({ hostname: "127.0.0.1", port });
    const file = await Deno.open(path);
    const write = async () => {
      for (let sent = 0; sent < message.length;) sent += await conn.write(message.subarray(sent));
    };
    await Promise.all([file.readable.pipeTo(conn.writable, { preventClose: true }), write()]);
  },
});
