// Sends to several unix datagram sockets: one that does not read holds up no sends to others.

import { assert, assertEquals } from "@std/assert";
import {
  AF_UNIX,
  Batch,
  MSG_DONTWAIT,
  SOCK_DGRAM,
  Socket,
  SocketError,
  type UnixAddress,
} from "@libc/socket";
import { Scratch, unixSockets } from "../helpers/peers.ts";
import { constants, decode, test } from "../helpers/support.ts";

type Unix = Socket<UnixAddress, "datagram">;

/** A sender, and receivers of which the first is full. */
class Scene implements Disposable {
  readonly #stack = new DisposableStack();
  readonly sender = this.#socket();
  readonly receivers: readonly Unix[];
  readonly names: readonly string[];
  /** The number of datagrams in the first receiver. */
  readonly queued: number;

  constructor(count: number) {
    const scratch = this.#stack.use(new Scratch());
    this.names = Array.from({ length: count }, (_, i) => scratch.name(`${i}`));
    this.receivers = this.names.map((name) => {
      const receiver = this.#socket();
      receiver.bind(name);
      return receiver;
    });
    let queued = 0;
    try {
      for (;; queued++) this.sender.sendtoSync("filler", MSG_DONTWAIT!, this.names[0]!);
    } catch (error) {
      assert(error instanceof SocketError && /EAGAIN|ENOBUFS/.test(error.code), `${error}`);
    }
    this.queued = queued;
  }

  #socket(): Unix {
    return this.#stack.use(new Socket<UnixAddress, "datagram">(AF_UNIX!, SOCK_DGRAM));
  }

  /** Receives what filled the first receiver. */
  async drain(): Promise<void> {
    for (let i = 0; i < this.queued; i++) {
      assertEquals(decode(await this.receivers[0]!.recv(100)), "filler");
    }
  }

  [Symbol.dispose](): void {
    this.#stack.dispose();
  }
}

const needs = [unixSockets(SOCK_DGRAM), constants("MSG_DONTWAIT")];

test("receivers: a full one holds up no send to another", needs, async () => {
  using scene = new Scene(3);
  const { sender, receivers: [full, b, c], names } = scene;
  const late = ["late 0", "late 1"].map((text) => sender.sendto(text, names[0]!));
  const message = sender.sendmsg(["late 2"], [], 0, names[0]!);
  const batch = new Batch(sender, 2, 100);
  for (const i of [0, 1]) batch.put(i, `late ${3 + i}`, names[0]!);
  const datagrams = sender.sendmmsg(batch);
  const other = new Batch(sender, 2, 100);
  for (let i = 0; i < 50; i++) {
    const [text, name] = [`${i}`, names[1 + i % 2]!];
    if (i % 3 === 0) await sender.sendto(text, name);
    else if (i % 3 === 1) await sender.sendmsg([text], [], 0, name);
    else {
      other.put(0, text, name);
      assertEquals(await sender.sendmmsg(other, 1), 1);
    }
    assertEquals(decode(await [b, c][i % 2]!.recv(100)), text);
  }
  await scene.drain();
  assertEquals(await Promise.all([...late, message]), [6, 6, 6]);
  let sent = await datagrams;
  for (let i = 0; i < 5; i++) {
    if (i === 3 + sent) sent += await sender.sendmmsg(batch, { first: sent });
    assertEquals(decode(await full!.recv(100)), `late ${i}`);
  }
});

test("receivers: sends to each keep their order", needs, async () => {
  using scene = new Scene(3);
  const { sender, receivers, names } = scene;
  const sends: Promise<number>[] = [];
  const rounds = 40; // more than each receiver takes
  for (let i = 0; i < rounds; i++) {
    for (const name of names) sends.push(sender.sendto(`${i}`, name));
  }
  await scene.drain();
  await Promise.all(receivers.map(async (receiver) => {
    for (let i = 0; i < rounds; i++) assertEquals(decode(await receiver.recv(100)), `${i}`);
  }));
  await Promise.all(sends);
});

test("receivers: one that is connected and full holds up no send to another", needs, async () => {
  using scene = new Scene(2);
  const { sender, receivers: [full, b], names } = scene;
  sender.connectSync(names[0]!);
  const late = sender.send("late");
  // A connected unix socket may still name other receivers on Linux; on others it fails at once.
  if (Deno.build.os === "linux") {
    assertEquals(await sender.sendto("on", names[1]!), 2);
    assertEquals(decode(await b!.recv(100)), "on");
  }
  await scene.drain();
  assertEquals(await late, 4);
  assertEquals(decode(await full!.recv(100)), "late");
});

test("receivers: a full one, a time-out, an abort and a close", needs, async () => {
  using scene = new Scene(2);
  const { sender, receivers: [, b], names } = scene;
  const abort = new AbortController();
  sender.settimeout(0.05);
  const ends = [
    sender.sendto("timed out", names[0]!),
    sender.sendto("aborted", names[0]!, { signal: abort.signal }),
  ].map((send) => send.catch((error) => error.code ?? error));
  assertEquals(await sender.sendto("one", names[1]!), 3);
  abort.abort("stopped");
  assertEquals(await Promise.all(ends), ["ETIMEDOUT", "stopped"]);
  sender.settimeout(null);
  const closed = sender.sendto("closed", names[0]!).catch((error) => error.code);
  assertEquals(await sender.sendto("two", names[1]!), 3);
  sender.close();
  assertEquals(await closed, "EBADF");
  assertEquals([decode(await b!.recv(9)), decode(await b!.recv(9))], ["one", "two"]);
});
