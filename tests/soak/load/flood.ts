/**
 * Load: floods. A thread sends datagrams as fast as it can, makes connections that end at once, and
 * writes a stream byte by byte. The program under flood loses nothing but what the kernel dropped, and
 * its timers go on.
 *
 * @module
 */
import {
  AF_INET,
  Batch,
  cmsg,
  CMSG_SPACE,
  createServer,
  SO_RXQ_OVFL,
  SOCK_DGRAM,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";
import { inWorker } from "../../helpers/peers.ts";
import { Random } from "../../helpers/random.ts";
import { type Bounds, type Figures, Lateness } from "./measure.ts";

const AT_ONCE = 64;

/** Floods a datagram socket. @returns how many datagrams were received, sent, and dropped. */
async function datagrams(
  seconds: number,
): Promise<[received: number, sent: number, dropped: number]> {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  const counts = SO_RXQ_OVFL !== undefined;
  if (counts) socket.setsockopt(SOL_SOCKET, SO_RXQ_OVFL!, 1);
  const batch = new Batch(socket, AT_ONCE, 64, counts ? CMSG_SPACE(4) : 0);
  let received = 0, dropped = 0, last = -1;
  const take = (count: number): boolean => {
    for (let i = 0; i < count; i++) {
      const data = batch.data(i);
      const number = new DataView(data.buffer, data.byteOffset).getUint32(0);
      if (number <= last) throw new Error(`datagram ${number} came after ${last}`);
      last = number;
      const overflow = cmsg.find(batch.ancillary(i), "dropped");
      if (overflow !== undefined) dropped = overflow.value;
      if (number === 0xffffffff) return false; // the end
      received++;
    }
    return true;
  };
  const sending = inWorker(
    ({ AF_INET, SOCK_DGRAM, Batch, Socket }, address, seconds) => {
      using socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.connectSync(address);
      const batch = new Batch(socket, 64, 64);
      const end = performance.now() + seconds * 1000;
      let sent = 0;
      while (performance.now() < end) {
        for (let i = 0; i < batch.count; i++) {
          const data = new DataView(new ArrayBuffer(4));
          data.setUint32(0, sent + i);
          batch.put(i, data);
        }
        sent += socket.sendmmsgSync(batch);
      }
      return sent;
    },
    socket.getsockname(),
    seconds,
  );
  // The last datagram of all is sent again until it arrives.
  let isOver = false;
  const ending = (async () => {
    await sending;
    using last = new Socket(AF_INET, SOCK_DGRAM);
    const end = Uint8Array.of(255, 255, 255, 255);
    while (!isOver) {
      await last.sendto(end, socket.getsockname());
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  try {
    while (take(await socket.recvmmsg(batch)));
  } finally {
    isOver = true;
    await ending;
  }
  return [received, await sending, dropped];
}

/** Floods a server with connections that are reset at once. @returns how many came. */
async function connections(seconds: number): Promise<number> {
  using server = createServer(["127.0.0.1", 0], { backlog: 64 });
  const made = inWorker(
    ({ createConnectionSync, options }, address, seconds) => {
      const end = performance.now() + seconds * 1000;
      let made = 0;
      for (; performance.now() < end; made++) {
        using socket = createConnectionSync(address);
        // The connection is reset, and its port is free at once: there are too few ports otherwise.
        socket.setOption(options.SOL_SOCKET.SO_LINGER, 0);
      }
      return made;
    },
    server.getsockname(),
    seconds,
  );
  let accepted = 0, expected = Infinity;
  const counting = made.then((count) => {
    expected = count;
    if (accepted === count) server.close();
  });
  for await (const [conn] of server) {
    const code = await conn.recv(1).then(({ length }) => `${length} bytes`, ({ code }) => code);
    conn.close();
    if (code !== "ECONNRESET") throw new Error(`a connection ended with ${code}`);
    if (++accepted === expected) break;
  }
  await counting;
  if (accepted !== expected) throw new Error(`${accepted} connections of ${expected}`);
  return accepted;
}

/** Floods a connection with single bytes. @returns how many came. */
async function bytes(seconds: number): Promise<number> {
  using server = createServer(["127.0.0.1", 0]);
  const sent = inWorker(
    ({ createConnectionSync, IPPROTO_TCP, TCP_NODELAY }, address, seconds) => {
      using socket = createConnectionSync(address);
      socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1);
      const end = performance.now() + seconds * 1000;
      let sent = 0;
      const byte = new Uint8Array(1);
      for (; sent % 64 !== 0 || performance.now() < end; sent++) {
        byte[0] = sent % 251;
        socket.sendallSync(byte);
      }
      return sent;
    },
    server.getsockname(),
    seconds,
  );
  using conn = (await server.accept())[0];
  let received = 0;
  for (let data; (data = await conn.recv(4096)).length > 0;) {
    for (const byte of data) {
      if (byte !== received % 251) throw new Error(`byte ${received} is ${byte}`);
      received++;
    }
  }
  if (received !== await sent) throw new Error(`${received} bytes of ${await sent}`);
  return received;
}

/** Runs the part. */
export async function run({ seconds, seed }: Bounds): Promise<Figures> {
  const lateness = new Lateness();
  const figures: Figures = { count: 0 };
  const floods = {
    datagrams: async (time: number) => {
      const [received, sent, dropped] = await datagrams(time);
      if (SO_RXQ_OVFL !== undefined && received + dropped < sent) {
        throw new Error(`${sent} sent, ${received} received, ${dropped} dropped`);
      }
      figures.dropped = sent - received;
      return received;
    },
    connections,
    bytes,
  };
  // In an order that the seed decides, each for its share of the time.
  const random = new Random(seed);
  const order = Object.entries(floods).sort(() => random.below(2) - 0.5);
  for (const [name, flood] of order) {
    figures[name] = await flood(seconds / order.length);
    figures.count += figures[name];
  }
  figures["lateness in ms"] = lateness.stop();
  return figures;
}
