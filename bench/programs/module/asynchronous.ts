/**
 * The asynchronous half of this module.
 *
 * @module
 */
import { Batch, createConnection } from "@libc/socket";
import { BATCH, file, measure, message, piece, port } from "../measure.mjs";
import { datagramSockets } from "./blocking.ts";

export function udp() {
  const { a, b, address } = datagramSockets();
  return measure(async (count) => {
    for (let i = 0; i < count; i++) {
      await a.sendto(message, address);
      await b.recvfrom(1024);
    }
  });
}

export function udpBatch() {
  const { a, b, address } = datagramSockets();
  const out = new Batch(a, BATCH, 1024);
  const batch = new Batch(b, BATCH, 1024);
  return measure(async (count) => {
    for (let n = 0; n < count; n++) {
      for (let i = 0; i < BATCH; i++) out.put(i, message, address);
      await a.sendmmsg(out);
      for (let left = BATCH; left > 0;) {
        const received = await b.recvmmsg(batch);
        for (let i = 0; i < received; i++) {
          batch.data(i);
          batch.address(i);
        }
        left -= received;
      }
    }
  });
}

export async function pingPong() {
  const conn = await createConnection(["127.0.0.1", port]);
  return measure(async (count) => {
    for (let i = 0; i < count; i++) {
      await conn.sendall(message);
      await conn.recv(1024);
    }
  });
}

export async function streamSend() {
  const conn = await createConnection(["127.0.0.1", port]);
  return measure(async (count) => {
    for (let i = 0; i < count; i++) await conn.sendall(piece);
  });
}

export async function streamReceive() {
  const conn = await createConnection(["127.0.0.1", port]);
  const buffer = new Uint8Array(piece.length);
  return measure(async (count) => {
    for (let left = count * piece.length; left > 0;) left -= await conn.recvInto(buffer);
  });
}

export async function sendfile() {
  const conn = await createConnection(["127.0.0.1", port]);
  return measure(async (count) => {
    for (let i = 0; i < count; i++) await conn.sendfile(file);
  });
}
