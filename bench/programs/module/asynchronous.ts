/**
 * The asynchronous operations of this module.
 *
 * @module
 */
import { type BatchOptions, createConnection } from "@libc/socket";
import { BATCH, file, measure, message, piece, port } from "../measure.mjs";
import { datagramBatches, datagramSockets } from "./blocking.ts";

export function udp() {
  const { a, b, address } = datagramSockets();
  return measure(async (count) => {
    for (let i = 0; i < count; i++) {
      await a.sendto(message, address);
      await b.recvfrom(1024);
    }
  });
}

export function timer() {
  const { a, address } = datagramSockets();
  return measure(async (count) => {
    let isOver = false;
    const sending = (async () => {
      while (!isOver) await a.sendto(message, address);
    })();
    for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve, 1));
    isOver = true;
    await sending;
  });
}

export function udpBatch(options: BatchOptions) {
  const { a, b, outgoing, incoming, fill, read } = datagramBatches(options);
  return measure(async (count) => {
    for (let n = 0; n < count; n++) {
      fill();
      await a.sendmmsg(outgoing);
      for (let left = BATCH; left > 0;) {
        const received = await b.recvmmsg(incoming);
        read(received);
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
