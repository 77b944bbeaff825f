/**
 * `node:net` and `node:dgram`, in Deno and in Node: `node.mjs WORKLOAD`.
 *
 * @module
 */
import dgram from "node:dgram";
import { once } from "node:events";
import net from "node:net";
import { main, measure, measureMemory, message, piece, port } from "./measure.mjs";

async function connect() {
  const conn = net.connect(port, "127.0.0.1");
  await once(conn, "connect");
  return conn;
}

async function pingPong() {
  const conn = await connect();
  return measure((count) =>
    new Promise((resolve) => {
      let left = count;
      conn.removeAllListeners("data");
      conn.on("data", () => --left > 0 ? conn.write(message) : resolve());
      conn.write(message);
    })
  );
}

async function streamSend() {
  const conn = await connect();
  return measure((count) =>
    new Promise((resolve) => {
      let left = count;
      const writeMore = () => {
        while (left-- > 0) if (!conn.write(piece)) return conn.once("drain", writeMore);
        resolve();
      };
      writeMore();
    })
  );
}

async function streamReceive() {
  const conn = await connect();
  return measure((count) =>
    new Promise((resolve) => {
      let left = count * piece.length;
      const onData = (data) => {
        left -= data.length;
        if (left > 0) return;
        conn.pause();
        conn.off("data", onData);
        resolve();
      };
      conn.on("data", onData);
      conn.resume();
    })
  );
}

async function udp() {
  const [a, b] = [dgram.createSocket("udp4"), dgram.createSocket("udp4")];
  for (const socket of [a, b]) {
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
  }
  const { address, port } = b.address();
  return measure((count) =>
    new Promise((resolve) => {
      let left = count;
      b.removeAllListeners("message");
      b.on("message", () => --left > 0 ? a.send(message, port, address) : resolve());
      a.send(message, port, address);
    })
  );
}

function listen(onConnection) {
  const server = net.createServer(onConnection);
  server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => {
    console.log(server.address().port);
  });
}

function serve(conn) {
  conn.on("data", (data) => conn.write(data));
  conn.on("error", () => conn.destroy());
}

function memory() {
  const countConnection = measureMemory();
  listen((conn) => {
    serve(conn);
    countConnection();
  });
}

await main({
  "async-udp": udp,
  "async-ping-pong": pingPong,
  "async-stream-send": streamSend,
  "async-stream-receive": streamReceive,
  "echo": () => listen(serve),
  "memory": memory,
  "accept": () => listen((conn) => conn.destroy()),
});
