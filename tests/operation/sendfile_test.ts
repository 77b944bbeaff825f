import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import { equals } from "@std/bytes";
import {
  AF_INET,
  SHUT_WR,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  TimeoutError,
} from "@libc/socket";
import { narrow } from "../helpers/peers.ts";
import { onlyOn, Python, test, tool } from "../helpers/support.ts";

/** A file of random bytes, removed at the end of its scope. */
class RandomFile implements Disposable {
  readonly path = Deno.makeTempFileSync();
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 65536) {
      crypto.getRandomValues(this.bytes.subarray(at, at + 65536));
    }
    Deno.writeFileSync(this.path, this.bytes);
  }

  async sha256(): Promise<string> {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", this.bytes)).toHex();
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.path);
  }
}

/** Connects to a Python peer that prints the length and SHA-256 of the data it receives. */
async function hasher(): Promise<[Python, Socket<[string, number], "stream">]> {
  const peer = new Python(`
import hashlib
s = socket.create_server(("127.0.0.1", 0))
say(s.getsockname()[1])
c, a = s.accept()
h = hashlib.sha256(); n = 0
while data := c.recv(65536): h.update(data); n += len(data)
say('[%d, "%s"]' % (n, h.hexdigest()))
`);
  const socket = new Socket(AF_INET, SOCK_STREAM) as Socket<[string, number], "stream">;
  await socket.connect(["127.0.0.1", await peer.json<number>()]);
  return [peer, socket];
}

const LENGTH = 8_000_000;
const python = tool("python3");

for (const timeout of [null, 30]) {
  for (const how of ["path", "open file"]) {
    const name = `sendfile: ${how}, ${timeout === null ? "no timeout" : "timeout"}`;

    test(`${name}, asynchronous`, [python], async () => {
      using file = new RandomFile(LENGTH);
      const [peer, socket] = await hasher();
      await using _ = peer;
      socket.settimeout(timeout);
      if (how === "path") {
        assertEquals(await socket.sendfile(file.path), LENGTH);
      } else {
        using open = Deno.openSync(file.path);
        assertEquals(await socket.sendfile(open), LENGTH);
        assertEquals(open.seekSync(0, Deno.SeekMode.Current), LENGTH);
      }
      socket.close();
      assertEquals(await peer.json(), [LENGTH, await file.sha256()]);
    });

    test(`${name}, blocking`, [python], async () => {
      using file = new RandomFile(LENGTH);
      const [peer, socket] = await hasher();
      await using _ = peer;
      socket.settimeout(timeout);
      if (how === "path") {
        assertEquals(socket.sendfileSync(file.path), LENGTH);
      } else {
        using open = Deno.openSync(file.path);
        assertEquals(socket.sendfileSync(open), LENGTH);
        assertEquals(open.seekSync(0, Deno.SeekMode.Current), LENGTH);
      }
      socket.close();
      assertEquals(await peer.json(), [LENGTH, await file.sha256()]);
    });
  }
}

/** Requires files that the kernel generates on reading. */
const needsProc = onlyOn("linux", "no /proc with files of length 0");

test("sendfile: a part of the file", [], async () => {
  using file = new RandomFile(10_000);
  using open = Deno.openSync(file.path);
  const [a, b] = socketpair();
  assertEquals(await a.sendfile(file.path, 9_000), 1_000);
  assertEquals(a.sendfileSync(file.path, 5, 10), 10);
  assertEquals(await a.sendfile(open, 100, 20), 20);
  assertEquals(open.seekSync(0, Deno.SeekMode.Current), 120);
  assertEquals(a.sendfileSync(open, 9_990, 50), 10);
  assertEquals(a.sendfileSync(file.path, 20_000), 0);
  a.shutdown(SHUT_WR);
  const expected = [
    ...file.bytes.subarray(9_000),
    ...file.bytes.subarray(5, 15),
    ...file.bytes.subarray(100, 120),
    ...file.bytes.subarray(9_990),
  ];
  const received: number[] = [];
  for (let data; (data = b.recvSync(4096)).length > 0;) received.push(...data);
  assertEquals(equals(new Uint8Array(received), new Uint8Array(expected)), true);
  a.close();
  b.close();
});

test("sendfile: a file that the kernel cannot send is read and sent", [needsProc], async () => {
  const [a, b] = socketpair();
  const expected = Deno.readTextFileSync("/proc/version");
  assertEquals(await a.sendfile("/proc/version"), expected.length);
  assertEquals(new TextDecoder().decode(b.recvSync(4096)), expected);
  a.close();
  b.close();
});

test("sendfile: timeout, abort, and wrong arguments", [], async () => {
  using file = new RandomFile(4_000_000);
  const [a, b] = narrow();
  const reason = new Error("enough");
  await assertRejects(
    async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 20);
      await a.sendfile(file.path, 0, null, { signal: controller.signal });
    },
    Error,
    "enough",
  );
  a.settimeout(0.02);
  await assertRejects(() => a.sendfile(file.path), TimeoutError, "send");
  assertThrows(() => a.sendfileSync(file.path), TimeoutError, "send");
  assertThrows(() => a.sendfileSync(file.path, -1), RangeError, "offset");
  assertThrows(() => a.sendfileSync(file.path, 0, 0), RangeError, "count");
  await assertRejects(() => a.sendfile(7 as never), TypeError, "file");
  await assertRejects(() => a.sendfile("/nowhere"), Deno.errors.NotFound);
  a.setblocking(false);
  await assertRejects(() => a.sendfile(file.path), TypeError, "timeout");
  a.close();
  await assertRejects(() => a.sendfile(file.path), SocketError, "EBADF");
  b.close();
  using datagram = new Socket(AF_INET, SOCK_DGRAM);
  assertThrows(() => datagram.sendfileSync(file.path), TypeError, "SOCK_STREAM");
});

/** Receives all that a socket sends until its end, and closes it. */
async function receiveAll<A, K>(socket: Socket<A, K>): Promise<Uint8Array<ArrayBuffer>> {
  const data = await new Response(socket.readable).bytes();
  socket.close();
  return data;
}

test("sendfile: one open file on two sockets, and in two parts on one", [], async () => {
  using file = new RandomFile(1_500_000); // more than a queue holds
  using open = Deno.openSync(file.path);
  const pairs = [socketpair(), socketpair()];
  const received = pairs.map(([, b]) => receiveAll(b));
  const sent = await Promise.all(pairs.map(async ([a]) => {
    const count = await a.sendfile(open);
    a.close();
    return count;
  }));
  assertEquals(sent, [1_500_000, 1_500_000]);
  for (const data of await Promise.all(received)) assert(equals(data, file.bytes));

  const [a, b] = socketpair();
  const parts = receiveAll(b);
  const first = a.sendfile(open, 0, 700_000);
  assertEquals(await a.sendfile(open, 700_000), 800_000);
  assertEquals(await first, 700_000);
  a.close();
  assert(equals(await parts, file.bytes));
});

test("sendfile: an open file that cannot be read", [], async () => {
  const path = Deno.makeTempFileSync();
  try {
    using open = Deno.openSync(path, { write: true });
    const [a, b] = socketpair();
    // Deno has a class for the error of Windows, but none for EBADF.
    const [Class, text] = Deno.build.os === "windows"
      ? [Deno.errors.PermissionDenied, ""]
      : [TypeError, "which cannot be read"];
    await assertRejects(() => a.sendfile(open), Class, text);
    assertThrows(() => a.sendfileSync(open), Class, text);
    a.close();
    b.close();
  } finally {
    Deno.removeSync(path);
  }
});
