/**
 * Load: 10,000 connections to one server, from this module's sockets, from `Deno.connect` and from
 * Python's asyncio. They echo, upload, download and reset. Every byte is compared.
 *
 * @module
 */
import {
  AF_INET,
  createServer,
  type InetAddress,
  options,
  SHUT_WR,
  SOCK_STREAM,
  Socket,
  SocketError,
} from "@libc/socket";
import { has, Python } from "../../helpers/support.ts";
import { Random } from "../../helpers/random.ts";
import { type Bounds, checkPattern, type Figures, Lateness, MOST, patternAt } from "./measure.ts";

/** Connections of a long run. */
const CONNECTIONS = 10_000;
/** Connections that are open at a time. */
const AT_ONCE = 200;
/** Python's connections that are open at a time. */
const PYTHON_AT_ONCE = 50;
/** The share of Python's connections: one in so many. */
const PYTHON_SHARE = 10;

/** What the first byte of a connection asks the server for. */
const ECHO = 0, UPLOAD = 1, DOWNLOAD = 2, RESET = 3;

/** One end of a connection, whoever made it. */
interface End {
  write(data: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Returns the next bytes; none at the end. */
  read(): Promise<Uint8Array>;
  /** Ends the direction to the server. */
  endWriting(): Promise<void>;
  close(): void;
}

async function connectSocket(address: InetAddress): Promise<End & { reset(): void }> {
  const socket = new Socket(AF_INET, SOCK_STREAM);
  try {
    await socket.connect(address);
  } catch (error) {
    socket.close();
    throw error;
  }
  return {
    write: (data) => socket.sendall(data),
    read: () => socket.recv(MOST),
    endWriting: () => Promise.resolve(socket.shutdown(SHUT_WR)),
    close: () => socket.close(),
    reset() {
      socket.setOption(options.SOL_SOCKET.SO_LINGER, 0);
      socket.close();
    },
  };
}

async function connectDeno([hostname, port]: InetAddress): Promise<End> {
  const conn = await Deno.connect({ hostname, port });
  const buffer = new Uint8Array(MOST);
  return {
    async write(data) {
      for (let at = 0; at < data.length;) at += await conn.write(data.subarray(at));
    },
    async read() {
      const length = await conn.read(buffer);
      return buffer.slice(0, length ?? 0);
    },
    endWriting: () => conn.closeWrite(),
    close: () => conn.close(),
  };
}

/** Echoes on many connections at a time, and prints how many bytes came back as they were sent. */
const PYTHON = `
import asyncio, random
host, port, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
choose = random.Random(seed)
async def one(limit, length):
    async with limit:
        reader, writer = await asyncio.open_connection(host, port)
        data = choose.randbytes(length)
        writer.write(bytes([0]) + bytes(8))
        async def send():
            writer.write(data)
            await writer.drain()
            writer.write_eof()
        _, back = await asyncio.gather(send(), reader.read(-1))
        writer.close()
        assert back == data, "other bytes came back"
        return length
async def main():
    limit = asyncio.Semaphore(${PYTHON_AT_ONCE})
    say(sum(await asyncio.gather(*(one(limit, choose.randrange(60000)) for _ in range(count)))))
asyncio.run(main())
`;

/** Counts what the server has seen. */
interface Seen {
  connections: number;
  /** Bytes of connections that ended in order. */
  bytes: number;
  /** Bytes of connections that their client reset; some of these may be lost. */
  resetBytes: number;
  /** Resets that arrived as an error; others arrive after the data was received. */
  resets: number;
}

/** Serves one connection. */
async function serve(conn: Socket<InetAddress, "stream">, seen: Seen): Promise<void> {
  using _conn = conn;
  seen.connections++;
  const head = await conn.recvExactly(9).catch(() => null);
  if (head === null) { // a reset overtook it, which not every system allows
    seen.resets++;
    return;
  }
  const view = new DataView(head.buffer, head.byteOffset);
  const kind = head[0]!, key = view.getUint32(1), length = view.getUint32(5);
  if (kind === DOWNLOAD) {
    for (let at = 0; at < length; at += MOST) {
      await conn.sendall(patternAt(key, at, Math.min(MOST, length - at)));
    }
    seen.bytes += length;
    return;
  }
  let received = 0;
  try {
    for (;;) {
      const data = await conn.recv(MOST);
      if (data.length === 0) break;
      if (kind !== ECHO) checkPattern(data, key, received);
      received += data.length;
      seen[kind === RESET ? "resetBytes" : "bytes"] += data.length;
      if (kind === ECHO) await conn.sendall(data);
    }
  } catch (error) {
    if (kind !== RESET || !(error instanceof SocketError) || error.code !== "ECONNRESET") {
      throw error;
    }
    seen.resets++;
    return;
  }
  if (kind === UPLOAD) {
    const answer = new DataView(new ArrayBuffer(4));
    answer.setUint32(0, received);
    await conn.sendall(answer);
  }
}

async function readAll(end: End, check: (data: Uint8Array, at: number) => void): Promise<number> {
  let at = 0;
  for (;;) {
    const data = await end.read();
    if (data.length === 0) return at;
    check(data, at);
    at += data.length;
  }
}

function expectLength(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found} bytes of ${expected}`);
}

/** Makes one connection of a kind. @returns the bytes that travelled in one direction or both. */
async function connectOnce(
  connect: (address: InetAddress) => Promise<End>,
  address: InetAddress,
  kind: number,
  key: number,
  length: number,
): Promise<void> {
  const end = await connect(address);
  const head = new DataView(new ArrayBuffer(9));
  head.setUint8(0, kind);
  head.setUint32(1, key);
  head.setUint32(5, length);
  let isOpen = true;
  try {
    await end.write(new Uint8Array(head.buffer));
    const send = async () => {
      for (let at = 0; at < length; at += MOST) {
        await end.write(patternAt(key, at, Math.min(MOST, length - at)));
      }
      if (kind !== RESET) await end.endWriting();
    };
    if (kind === ECHO) {
      const back = readAll(end, (data, at) => checkPattern(data, key, at));
      const [found] = await Promise.all([back, send()]);
      expectLength("echo", found, length);
    } else if (kind === DOWNLOAD) {
      const found = await readAll(end, (data, at) => checkPattern(data, key, at));
      expectLength("download", found, length);
    } else if (kind === UPLOAD) {
      await send();
      let answer = new Uint8Array();
      await readAll(end, (data) => answer = Uint8Array.of(...answer, ...data));
      expectLength("upload", new DataView(answer.buffer).getUint32(0), length);
    } else {
      await send();
      isOpen = false;
      (end as End & { reset(): void }).reset();
    }
  } finally {
    if (isOpen) end.close();
  }
}

/** Runs the part: makes 10,000 connections, or as many as fit into the time. */
export async function run({ seconds, seed }: Bounds): Promise<Figures> {
  const random = new Random(seed);
  const deadline = performance.now() + seconds * 1000;
  const lateness = new Lateness();
  // If the backlog were full, the kernel would drop the last step of a handshake, and a client that
  // resets its connection would then never have been there for the server.
  const server = createServer(["127.0.0.1", 0], { backlog: 2 * (AT_ONCE + PYTHON_AT_ONCE) });
  const address = server.getsockname();
  const seen: Seen = { connections: 0, bytes: 0, resetBytes: 0, resets: 0 };
  const serving: Promise<void>[] = [];
  const accepting = (async () => {
    for await (const [conn] of server) {
      // A failure is reported at the end; until then it is not unhandled.
      const one = serve(conn, seen);
      one.catch(() => {});
      serving.push(one);
    }
  })();
  let begun = 0, sent = 0, sentBeforeReset = 0, python = 0;
  const kinds: [echoes: number, uploads: number, downloads: number, resets: number] = [0, 0, 0, 0];

  /** Makes connections one after the other until all are made or the time is over. */
  const client = async (): Promise<void> => {
    while (begun < CONNECTIONS && performance.now() < deadline) {
      begun++;
      const kind = random.below(4), key = random.below(2 ** 31);
      const length = random.below(8) === 0 ? random.below(400_000) : random.below(4000);
      const isDeno = kind !== RESET && random.below(3) === 0;
      await connectOnce(isDeno ? connectDeno : connectSocket, address, kind, key, length);
      kinds[kind]!++;
      if (kind === RESET) sentBeforeReset += length;
      else sent += length;
    }
  };
  const clients = Array.from({ length: AT_ONCE }, client);
  if (has("python3")) {
    const count = Math.ceil(Math.min(CONNECTIONS / PYTHON_SHARE, seconds * 100));
    const args = [address[0], String(address[1]), String(count), String(seed)];
    await using peer = new Python(PYTHON, ...args);
    const length = Number(await peer.line());
    sent += length; // not in one expression: the clients add to it meanwhile
    python = count;
  }
  await Promise.all(clients);
  // The last connections may still be in the server's backlog.
  const guard = performance.now() + 240_000;
  while (seen.connections < begun + python) {
    if (performance.now() > guard) throw new Error(`${seen.connections} of ${begun + python} came`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  server.close();
  await accepting;
  await Promise.all(serving);
  const [echoes, uploads, downloads, resets] = kinds;
  if (seen.bytes !== sent) throw new Error(`the server saw ${seen.bytes} bytes of ${sent}`);
  if (seen.resets > resets || seen.resetBytes > sentBeforeReset) {
    throw new Error(
      `${seen.resets} resets of ${resets}, ${seen.resetBytes} of ${sentBeforeReset} bytes`,
    );
  }
  return {
    count: seen.connections,
    python,
    echoes,
    uploads,
    downloads,
    resets,
    bytes: seen.bytes,
    "lateness in ms": lateness.stop(),
  };
}
