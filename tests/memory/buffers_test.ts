// Buffers of every kind: only memory that belongs to the argument is read and written, whatever its
// class, its properties or its realm say, and none that was transferred.

import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import {
  AF_INET,
  Batch,
  cmsg,
  SCM_RIGHTS,
  SO_RCVBUF,
  SOCK_DGRAM,
  Socket,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { runInNewContext } from "node:vm";
import { errorOf, fails, messagePair, pause } from "../helpers/peers.ts";
import { decode, type Form, inBothForms, test } from "../helpers/support.ts";

/** A size that a buffer claims, and does not have. */
const CLAIMED = 1 << 20;

class Ring extends Uint8Array {
  override get length(): 8 {
    return CLAIMED as 8;
  }
  override get byteLength(): number {
    return CLAIMED;
  }
  override get byteOffset(): number {
    return 4096;
  }
  override get buffer(): ArrayBuffer {
    return new ArrayBuffer(CLAIMED);
  }
  override subarray(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(CLAIMED);
  }
}

/** Gives a buffer properties of its own that lie. */
function lying<T extends object>(buffer: T): T {
  for (const name of ["length", "byteLength", "byteOffset"]) {
    Object.defineProperty(buffer, name, { value: CLAIMED });
  }
  return buffer;
}

/** Makes buffers of 8 bytes, of each kind that is accepted. */
const accepted: Readonly<Record<string, () => Uint8Array>> = {
  "an array": () => new Uint8Array(8),
  "a part of an array": () => new Uint8Array(24).subarray(8, 16),
  "a subclass with getters": () => new Ring(8),
  "an array with properties of its own": () => lying(new Uint8Array(8)),
  "an array of another realm": () => runInNewContext("new Uint8Array(8)"),
  "a view of another realm": () => runInNewContext("new DataView(new ArrayBuffer(8))"),
  "a buffer of another realm": () => runInNewContext("new ArrayBuffer(8)"),
  "a DataView with properties of its own": () =>
    lying(new DataView(new ArrayBuffer(8))) as unknown as Uint8Array,
  "a buffer with a property of its own": () =>
    Object.defineProperty(new ArrayBuffer(8), "byteLength", {
      value: CLAIMED,
    }) as unknown as Uint8Array,
  "64-bit integers": () => new BigUint64Array(1) as unknown as Uint8Array,
};

inBothForms("buffers: of every class and realm, with their own memory alone", [], async (form) => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  for (const [kind, make] of Object.entries(accepted)) {
    for (let round = 0; round < 3; round++) { // the second is remembered
      const data = make(), target = make();
      for (let i = 0; i < 3; i++) {
        assertEquals(await form.send(a, data), 8, kind);
        assertEquals((await form.recv(b, 100)).length, 8, kind);
        await form.send(a, "0123456789");
        assertEquals(await form.recvInto(b, target), 8, kind);
        await form.send(a, target);
        assertEquals(decode(await form.recv(b, 100)), "01234567", kind);
      }
    }
    const error = await errorOf(() => form.recvInto(b, make(), 9));
    assert(error instanceof RangeError, `${kind}: ${error}`);
    assertStringIncludes(error.message, "nbytes is 9, but the buffer has 8 bytes");
  }
});

inBothForms("buffers: what only looks like one is refused", [], async (form) => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const thrower = new Proxy({}, {
    get: () => {
      throw new Error("a trap");
    },
  });
  const refused = [
    new Proxy(new Uint8Array(8), {}),
    new Proxy(new ArrayBuffer(8), {}),
    Object.create(Uint8Array.prototype),
    Object.create(ArrayBuffer.prototype),
    Object.create(DataView.prototype),
    { buffer: new ArrayBuffer(8), byteOffset: 0, byteLength: 8, length: 8 },
    thrower,
  ] as Uint8Array[];
  for (const value of refused) {
    for (const call of [() => form.send(a, value), () => form.recvInto(b, value)]) {
      const error = await errorOf(call);
      assert(error instanceof TypeError, `${error}`);
      assertStringIncludes(error.message, "expected a Uint8Array or other BufferSource");
    }
  }
  const shared = runInNewContext("new Uint8Array(new SharedArrayBuffer(8))");
  const error = await errorOf(() => form.send(a, shared));
  assertStringIncludes(`${error}`, "data is in a SharedArrayBuffer");
});

test("buffers: a subclass in a message, in ancillary data, and in a batch", [], async () => {
  const [a, b] = messagePair();
  using _a = a, _b = b;
  const ring = () => new Ring([1, 2, 3, 4, 5, 6, 7, 8]);
  assertEquals(a.sendmsgSync([ring(), ring()]), 16);
  const into = [ring(), ring()];
  assertEquals((b.recvmsgIntoSync(into)).nbytes, 16);
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  const batch = new Batch(socket, 2, 100);
  batch.put(0, ring(), socket.getsockname());
  batch.put(1, lying(new Uint8Array(4)), socket.getsockname());
  assertEquals(await socket.sendmmsg(batch), 2);
  assertEquals([socket.recvSync(100).length, socket.recvSync(100).length], [8, 4]);
  socket.setsockopt(SOL_SOCKET, SO_RCVBUF, new Ring(new Uint8Array(new Int32Array([8192]).buffer)));
  if (SCM_RIGHTS !== undefined) assertEquals(cmsg.descriptors([]).data.byteLength, 0);
});

/** Receives and sends a batch in a given form. */
const batches = (form: Form, socket: Socket, batch: Batch<unknown>) => ({
  recvmmsg: () =>
    form.name === "blocking"
      ? Promise.resolve().then(() => socket.recvmmsgSync(batch as Batch<never>))
      : socket.recvmmsg(batch as Batch<never>),
  sendmmsg: () =>
    form.name === "blocking"
      ? Promise.resolve().then(() => socket.sendmmsgSync(batch as Batch<never>))
      : socket.sendmmsg(batch as Batch<never>),
});

inBothForms("buffers: a batch whose memory was transferred is refused", [], async (form) => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  const batch = new Batch(socket, 4, 100);
  for (let i = 0; i < 4; i++) batch.put(i, `datagram ${i}`, socket.getsockname());
  const { recvmmsg, sendmmsg } = batches(form, socket as Socket, batch);
  assertEquals(await sendmmsg(), 4);
  const stolen = batch.data(0).buffer.transfer();
  const before = new Uint8Array(stolen).slice();
  const uses = [recvmmsg, sendmmsg, () => batch.data(0), () => batch.put(0, "x", null)];
  for (const use of uses) {
    const error = await errorOf(use);
    assert(error instanceof TypeError, `${error}`);
    assertStringIncludes(error.message, "the batch has lost its memory");
  }
  assertEquals(new Uint8Array(stolen), before);
  assertEquals(decode(socket.recvSync(100)), "datagram 0"); // no datagram was lost
});

test("buffers: data that is transferred during the look-up of its receiver", [], async () => {
  using receiver = new Socket(AF_INET, SOCK_DGRAM), socket = new Socket(AF_INET, SOCK_DGRAM);
  receiver.bind(["127.0.0.1", 0]);
  const [, port] = receiver.getsockname();
  const sends: ((data: Uint8Array<ArrayBuffer>) => Promise<number>)[] = [
    (data) => socket.sendto(data, ["localhost", port]),
    (data) => socket.sendmsg([data], [], 0, ["localhost", port]),
  ];
  for (const send of sends) {
    const data = new Uint8Array(5);
    const sent = send(data);
    data.buffer.transfer();
    assertStringIncludes(`${await errorOf(() => sent)}`, "detached");
  }
  receiver.settimeout(0);
  await fails("EAGAIN", () => receiver.recvSync(1));
});

test("buffers: a batch whose memory is transferred while it waits", [], async () => {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  const batch = new Batch(socket, 4, 100);
  const waiting = errorOf(() => socket.recvmmsg(batch));
  await pause(0);
  const stolen = batch.data(0).buffer.transfer();
  socket.sendtoSync("for nobody else", socket.getsockname());
  assertStringIncludes(`${await waiting}`, "the batch has lost its memory");
  assert(new Uint8Array(stolen).every((byte) => byte === 0));
  assertEquals(decode(socket.recvSync(100)), "for nobody else");
});

inBothForms("buffers: a getter in another argument that transfers the data", [], async (form) => {
  const [a, b] = socketpair();
  using _a = a, _b = b;
  const calls: ((data: Uint8Array<ArrayBuffer>, thief: () => never[]) => unknown)[] = [
    (data, thief) => {
      const buffers = [data, ""];
      Object.defineProperty(buffers, 1, { get: () => (thief(), "x") });
      return form.name === "blocking" ? a.sendmsgSync(buffers) : a.sendmsg(buffers);
    },
    (data, thief) => {
      const items = {
        get level() {
          thief();
          return 1;
        },
        type: 1,
        data: new Uint8Array(4),
      };
      return form.name === "blocking" ? a.sendmsgSync([data], [items]) : a.sendmsg([data], [items]);
    },
  ];
  for (const call of calls) {
    const data = new Uint8Array(8).fill(7);
    const error = await errorOf(() => call(data, () => (data.buffer.transfer(), [])));
    assert(error instanceof TypeError, `${error}`);
    assertStringIncludes(error.message, "detached");
  }
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  const data = new Uint8Array(8).fill(7);
  const [host, port] = socket.getsockname();
  const address: [string, number] = [host, port];
  Object.defineProperty(address, 1, {
    get: () => (data.buffer.detached || data.buffer.transfer(), port),
  });
  assertStringIncludes(`${await errorOf(() => form.sendto(socket, data, 0, address))}`, "detached");
});
