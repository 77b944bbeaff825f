/**
 * Servers made with this module. They print their port and serve until they are killed.
 *
 * @module
 */
import { createServer, type Socket } from "@libc/socket";
import { measureMemory } from "../measure.mjs";

function listen() {
  const server = createServer(["127.0.0.1", 0], { backlog: 4096 });
  console.log(server.getsockname()[1]);
  return server;
}

async function serve(conn: Socket) {
  for (let data; (data = await conn.recv(1024)).length > 0;) await conn.sendall(data);
  conn.close();
}

export async function echo() {
  for await (const [conn] of listen()) serve(conn).catch(() => {});
}

export async function memory() {
  const server = listen();
  const countConnection = measureMemory();
  for await (const [conn] of server) {
    serve(conn);
    countConnection();
  }
}

export async function accept() {
  for await (const [conn] of listen()) conn.close();
}
