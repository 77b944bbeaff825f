/**
 * The scenes of what consists of several operations: files, web streams, connections by name, and one
 * wait for many.
 *
 * @module
 */
import {
  createConnection,
  createServer,
  MSG_DONTWAIT,
  poll,
  POLLIN,
  SO_RCVBUF,
  SO_SNDBUF,
  type SocketFile,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { type Any, drain, equal, present, type Scene } from "./scene.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type File = SocketFile<Bytes>;

const LINE = "a line\n";
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function pair(): [Any, Any] {
  return socketpair() as unknown as [Any, Any];
}

/**
 * Makes the scene of a read of a line.
 *
 * @param start Starts it. The file is that of the socket, if `buffering` is given.
 * @param textOf Returns what a result holds.
 * @param buffering The buffer of the file.
 */
function read(
  start: (socket: Any, signal: AbortSignal, file: File, buffer: Bytes) => Promise<unknown>,
  textOf: (result: unknown, buffer: Bytes) => string,
  buffering?: number,
): () => Scene {
  return () => {
    const [socket, peer] = pair();
    const buffer = new Uint8Array(LINE.length);
    let sent = "";
    const scene: Scene = {
      socket,
      peer,
      others: [],
      ...(start.length > 3 ? { buffer } : {}),
      start(socket, signal) {
        // Made here, with the timeout that the socket has by now.
        if (buffering !== undefined) scene.file = socket.makefile("rb", { buffering }) as File;
        return start(socket, signal, scene.file!, buffer);
      },
      complete() {
        // In two parts: what the first brings must outlive an end between them.
        for (const part of [LINE.slice(0, 3), LINE.slice(3)]) {
          try {
            peer.sendSync(part);
            sent += part;
          } catch { /* EPIPE */ }
        }
      },
      check(result) {
        const { file, socket } = scene;
        let came = "";
        if (result !== undefined) {
          if (buffer.buffer.detached) return; // what came went with it
          came = textOf(result, buffer);
        }
        const isOpen = buffering === undefined
          ? socket && socket.fileno() >= 0
          : file?.closed === false;
        if (isOpen) {
          file?.settimeout(0);
          try {
            for (let some; file !== undefined && (some = file.readSync(1)).length > 0;) {
              came += text(some);
            }
          } catch { /* EAGAIN */ }
          came += drain(socket ?? peer).map(text).join("");
        }
        if (isOpen && !present.wasShut) equal(came, sent, "what came");
        else equal(sent.startsWith(came), true, `what came, ${came}, of ${sent}`);
      },
    };
    return scene;
  };
}

/** Bytes of a write. Their order tells what was lost and what came twice. */
const WRITTEN = Uint8Array.from({ length: 1000 }, (_, i) => i % 251 + 1);

/** Makes the scene of a write: the peer does not read. */
function write(
  start: (socket: Any, signal: AbortSignal, file: File, data: Bytes) => Promise<unknown>,
  buffering?: number,
): () => Scene {
  return () => {
    const [socket, peer] = pair();
    socket.setsockopt(SOL_SOCKET, SO_SNDBUF, 4096);
    peer.setsockopt(SOL_SOCKET, SO_RCVBUF, 4096);
    try {
      for (;;) socket.sendSync(new Uint8Array(200), MSG_DONTWAIT!);
    } catch { /* EAGAIN */ }
    const came: number[] = [];
    const receive = () => {
      for (const data of drain(peer)) came.push(...data.filter((byte) => byte !== 0));
    };
    const buffer = WRITTEN.slice();
    const scene: Scene = {
      socket,
      peer,
      buffer,
      others: [],
      start(socket, signal) {
        if (buffering !== undefined) scene.file = socket.makefile("wb", { buffering }) as File;
        return start(socket, signal, scene.file!, buffer);
      },
      complete: receive,
      check(result) {
        const { file } = scene;
        if (peer.fileno() < 0) return;
        receive();
        // What a file has accepted stays in it, whatever ended the write.
        const isOpen = file?.closed === false && !present.wasShut;
        if (isOpen) {
          file.settimeout(0);
          for (let isFlushed = false; !isFlushed; receive()) {
            try {
              file.flushSync();
              isFlushed = true;
            } catch (error) {
              if ((error as { code?: string }).code !== "EAGAIN") throw error;
            }
          }
        }
        const wasTransferred = buffer.buffer.detached;
        const isWhole = (isOpen && !wasTransferred) || (result !== undefined && !present.wasShut);
        // An unbuffered file sends once, and says how much went.
        const whole = buffering === 0 ? result as number | undefined ?? 0 : WRITTEN.length;
        const length = isWhole ? whole : came.length;
        equal(came.length, length, "the bytes that came");
        equal(came, [...WRITTEN.subarray(0, length)], "what was written");
      },
    };
    return scene;
  };
}

/** Lets a signal end a stream. What was sent may then be gone. */
function onAbort(signal: AbortSignal, end: (reason: unknown) => Promise<unknown>): void {
  signal.addEventListener("abort", () => {
    present.wasShut = true;
    end(signal.reason).catch(() => {});
  }, { once: true });
}

/** Makes the scene of a connection by name. The socket of the scene is the server. */
function connection(host: string): () => Scene {
  return () => {
    const server = createServer(["127.0.0.1", 0]);
    const address = [host, server.getsockname()[1]] as const;
    const others: Any[] = [];
    return {
      socket: server as unknown as Any,
      peer: pair()[0],
      others,
      goesOn: true,
      async start(socket, signal) {
        const made = await createConnection(address, socket.gettimeout(), { signal });
        others.push(made as unknown as Any);
        return made;
      },
      complete() {},
      check(result) {
        equal(others.length, result === undefined ? 0 : 1, "the connections");
      },
    };
  };
}

/** How each whole comes to wait, by its name. */
export const WHOLES: Readonly<Record<string, () => Scene>> = {
  "poll of many": read(
    async (socket, signal) => {
      const [other, kept] = pair();
      try {
        return await poll(
          [[other, POLLIN], [socket, POLLIN], [socket.fileno(), POLLIN]],
          socket.gettimeout(),
          { signal },
        );
      } finally {
        other.close();
        kept.close();
      }
    },
    () => "",
  ),
  "file.readline": read(
    (_, signal, file) => file.readline({ signal }),
    (line) => text(line as Bytes),
    100,
  ),
  "file.readline, unbuffered": read(
    (_, signal, file) => file.readline({ signal }),
    (line) => text(line as Bytes),
    0,
  ),
  "file.read": read(
    (_, signal, file) => file.read(LINE.length, { signal }),
    (data) => text(data as Bytes),
    100,
  ),
  "file.readInto": read(
    (_, signal, file, buffer) => file.readInto(buffer, { signal }),
    (n, buffer) => text(buffer.subarray(0, n as number)),
    100,
  ),
  "file.write, unbuffered": write((_, signal, file, data) => file.write(data, { signal }), 0),
  "file.write, large": write((_, signal, file, data) => file.write(data, { signal }), 100),
  "file.flush": write(async (_, signal, file, data) => {
    await file.write(data);
    await file.flush({ signal });
  }, 2000),
  readable: read(
    async (socket, signal) => {
      const reader = socket.readable.getReader();
      onAbort(signal, (reason) => reader.cancel(reason));
      return (await reader.read()).value ?? new Uint8Array(0);
    },
    (data) => text(data as Bytes),
  ),
  "readable, into memory": read(
    async (socket, signal) => {
      const reader = socket.readable.getReader({ mode: "byob" });
      onAbort(signal, (reason) => reader.cancel(reason));
      return (await reader.read(new Uint8Array(100))).value ?? new Uint8Array(0);
    },
    (data) => text(data as Bytes),
  ),
  "file.readable": read(
    async (_, signal, file) => {
      const reader = file.readable.getReader();
      onAbort(signal, (reason) => reader.cancel(reason));
      return (await reader.read()).value ?? new Uint8Array(0);
    },
    (data) => text(data as Bytes),
    100,
  ),
  writable: write((socket, signal, _, data) => {
    const writer = socket.writable.getWriter();
    writer.closed.catch(() => {});
    onAbort(signal, (reason) => writer.abort(reason));
    return writer.write(data);
  }),
  "file.writable": write((_, signal, file, data) => {
    const writer = file.writable.getWriter();
    writer.closed.catch(() => {});
    onAbort(signal, (reason) => writer.abort(reason));
    return writer.write(data);
  }, 100),
  "createConnection to an address": connection("127.0.0.1"),
  "createConnection to a name": connection("localhost"),
};
