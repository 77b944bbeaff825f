/**
 * Deno's own network interface: `deno.ts WORKLOAD`. Datagrams need `--unstable-net`.
 *
 * @module
 */
import { BATCH, main, measure, measureMemory, message, piece, port } from "./measure.mjs";

const connect = () => Deno.connect({ hostname: "127.0.0.1", port });

async function writeAll(conn: Deno.Conn, data: Uint8Array) {
  let written = await conn.write(data);
  while (written < data.length) written += await conn.write(data.subarray(written));
}

async function pingPong() {
  const conn = await connect();
  const buffer = new Uint8Array(1024);
  return measure(async (count) => {
    for (let i = 0; i < count; i++) {
      await writeAll(conn, message);
      await conn.read(buffer);
    }
  });
}

async function streamSend() {
  const conn = await connect();
  return measure(async (count) => {
    for (let i = 0; i < count; i++) await writeAll(conn, piece);
  });
}

async function streamReceive() {
  const conn = await connect();
  const buffer = new Uint8Array(piece.length);
  return measure(async (count) => {
    for (let left = count * piece.length; left > 0;) left -= (await conn.read(buffer))!;
  });
}

function datagramSockets() {
  const listen = () => Deno.listenDatagram({ hostname: "127.0.0.1", port: 0, transport: "udp" });
  const [a, b] = [listen(), listen()];
  return { a, b, address: b.addr, buffer: new Uint8Array(1024) };
}

function udp() {
  const { a, b, address, buffer } = datagramSockets();
  return measure(async (count) => {
    for (let i = 0; i < count; i++) {
      await a.send(message, address);
      await b.receive(buffer);
    }
  });
}

function timer() {
  const { a, address } = datagramSockets();
  return measure(async (count) => {
    let isOver = false;
    const sending = (async () => {
      while (!isOver) await a.send(message, address);
    })();
    for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve, 1));
    isOver = true;
    await sending;
  });
}

function udpBatch() {
  const { a, b, address, buffer } = datagramSockets();
  return measure(async (count) => {
    for (let n = 0; n < count; n++) {
      for (let i = 0; i < BATCH; i++) await a.send(message, address);
      for (let i = 0; i < BATCH; i++) await b.receive(buffer);
    }
  });
}

function listen() {
  const server = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  console.log(server.addr.port);
  return server;
}

async function serve(conn: Deno.Conn) {
  const buffer = new Uint8Array(1024);
  for (let length; (length = await conn.read(buffer)) !== null;) {
    await writeAll(conn, buffer.subarray(0, length));
  }
  conn.close();
}

async function echo() {
  for await (const conn of listen()) serve(conn).catch(() => {});
}

async function memory() {
  const server = listen();
  const countConnection = measureMemory();
  for await (const conn of server) {
    serve(conn);
    countConnection();
  }
}

async function accept() {
  for await (const conn of listen()) conn.close();
}

await main({
  "stream-send": streamSend,
  "stream-receive": streamReceive,
  "async-udp": udp,
  "async-udp-batch": udpBatch,
  "timer": timer,
  "async-ping-pong": pingPong,
  "async-stream-send": streamSend,
  "async-stream-receive": streamReceive,
  "echo": echo,
  "memory": memory,
  "accept": accept,
});
