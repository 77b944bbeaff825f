// Received descriptors: none is lost, and none that the program has dropped stays open.

import { assertEquals, assertThrows } from "@std/assert";
import {
  AF_UNIX,
  Batch,
  close,
  cmsg,
  CMSG_SPACE,
  MSG_CTRUNC,
  type ReceivedAncillary,
  SO_PASSCRED,
  SO_TIMESTAMPNS,
  SOCK_DGRAM,
  Socket,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import {
  constants,
  descriptors,
  type Form,
  inBothForms,
  openedSince,
  run,
  test,
} from "../helpers/support.ts";

const needs = [constants("SCM_RIGHTS")];

/** A pair, and an idle socket to send the descriptor of. */
class Scene implements Disposable {
  readonly #pair = socketpair(AF_UNIX, SOCK_DGRAM);
  readonly a = this.#pair[0];
  readonly b = this.#pair[1];
  readonly sent = new Socket();
  readonly #before: string[];

  constructor() {
    this.#before = descriptors();
  }

  /** Sends messages with a number of descriptors each. */
  send(messages: number, fds = 1): void {
    for (let i = 0; i < messages; i++) {
      this.a.sendFdsSync(`${i}`, Array(fds).fill(this.sent.fileno()));
    }
  }

  /** Closes received descriptors, and asserts that there are as many. */
  close(fds: readonly number[], count: number): void {
    assertEquals(fds.length, count);
    for (const fd of fds) close(fd);
    assertEquals(openedSince(this.#before), []);
  }

  [Symbol.dispose](): void {
    for (const socket of [...this.#pair, this.sent]) socket.close();
    assertEquals(openedSince(this.#before), []);
  }
}

const taken = (ancillary: readonly ReceivedAncillary[]) =>
  cmsg.find(ancillary, "descriptors")?.descriptors.take() ?? [];

/** The most messages that a receiver of datagrams queues on any Linux. */
const FEW = 10;

inBothForms("descriptors: a batch keeps those of all its messages", needs, async (form) => {
  using scene = new Scene();
  const { b } = scene;
  const receive = (batch: Batch<unknown>) =>
    form.name === "blocking" ? b.recvmmsgSync(batch as never) : b.recvmmsg(batch as never);
  const batch = new Batch(b, FEW, 10, CMSG_SPACE(4 * 100));
  scene.send(FEW, 100); // more than a socket keeps of earlier receives
  let count = 0;
  const fds: number[] = [];
  while (count < FEW) {
    const received = await receive(batch as Batch<unknown>);
    for (let i = 0; i < received; i++) fds.push(...taken(batch.ancillary(i)));
    count += received;
  }
  scene.close(fds, FEW * 100);
});

const receivers: Record<
  string,
  (form: Form, socket: Socket<unknown, unknown>) => Promise<number[]>
> = {
  recvFds: async (form, socket) =>
    (form.name === "blocking" ? socket.recvFdsSync(9, 1) : await socket.recvFds(9, 1)).fds,
  recvmsg: async (form, socket) => {
    const { ancillary } = form.name === "blocking"
      ? socket.recvmsgSync(9, CMSG_SPACE(4))
      : await socket.recvmsg(9, CMSG_SPACE(4));
    await undefined; // the program looks later
    return taken(ancillary);
  },
};

for (const [name, receive] of Object.entries(receivers)) {
  inBothForms(`descriptors: 40 of ${name}`, needs, async (form) => {
    using scene = new Scene();
    const received: Promise<number[]>[] = [];
    if (form.name === "asynchronous") {
      for (let i = 0; i < 40; i++) received.push(receive(form, scene.b)); // they wait
    }
    for (let i = 0; i < 40 / FEW; i++) {
      scene.send(FEW);
      for (let k = 0; k < FEW; k++) {
        if (form.name === "blocking") received.push(receive(form, scene.b));
        else await received[i * FEW + k];
      }
    }
    scene.close((await Promise.all(received)).flat(), 40);
  });

  inBothForms(`descriptors: ${name}, then close in the same turn`, needs, async (form) => {
    using scene = new Scene();
    scene.send(1);
    const received = receive(form, scene.b); // needs no wait
    scene.b.close();
    scene.close(await received, 1);
  });

  test(`descriptors: ${name} that waited, then close in the same turn`, needs, async () => {
    using scene = new Scene();
    const form = { name: "asynchronous" } as Form;
    const received = [receive(form, scene.b), receive(form, scene.b)];
    received[0]!.then(() => scene.b.close()); // both are answered in one turn
    scene.send(2);
    scene.close((await Promise.all(received)).flat(), 2);
  });
}

inBothForms("descriptors: recvFds has room beside credentials and time stamps", [
  constants("SCM_RIGHTS", "SO_PASSCRED", "SO_TIMESTAMPNS"),
], async (form) => {
  using scene = new Scene();
  scene.b.setsockopt(SOL_SOCKET, SO_PASSCRED!, 1);
  scene.b.setsockopt(SOL_SOCKET, SO_TIMESTAMPNS!, 1);
  scene.send(1, 253); // all that Linux passes in a message
  const receive = (most: number) =>
    form.name === "blocking" ? scene.b.recvFdsSync(9, most) : scene.b.recvFds(9, most);
  const { fds, flags } = await receive(253);
  assertEquals(flags & MSG_CTRUNC, 0);
  scene.close(fds, 253);
});

inBothForms("descriptors: recvFds closes those that are too many", needs, async (form) => {
  using scene = new Scene();
  scene.send(3, 5);
  for (const most of [5, 2, 0]) {
    const { fds, flags } = form.name === "blocking"
      ? scene.b.recvFdsSync(9, most)
      : await scene.b.recvFds(9, most);
    assertEquals(flags & MSG_CTRUNC, most < 5 ? MSG_CTRUNC : 0);
    scene.close(fds, most);
  }
});

test("descriptors: a socket that holds too many closes the oldest, and says so", needs, () => {
  using scene = new Scene();
  const messages: ReceivedAncillary[][] = [];
  for (let i = 0; i < 8; i++) {
    scene.send(1, 100);
    messages.push(scene.b.recvmsgSync(9, CMSG_SPACE(400)).ancillary);
  }
  const lengths = messages.map(([item]) => item!.descriptors!.length);
  assertEquals(lengths, [0, 0, 100, 100, 100, 100, 100, 100]); // 500 of earlier receives
  assertThrows(() => messages[0]![0]!.descriptors!.take(), Error, "512");
  for (const [item] of messages) item!.descriptors![Symbol.dispose]();
});

test("descriptors: those of a message that the program has dropped are closed", needs, async () => {
  const { code, stdout, stderr } = await run(
    `
    import { AF_UNIX, CMSG_SPACE, SOCK_DGRAM, Socket, socketpair } from "@libc/socket";
    import { openDescriptors } from "./helpers/descriptors.ts";
    const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
    const idle = new Socket();
    const identity = openDescriptors().get(idle.fileno());
    const open = () => [...openDescriptors().values()].filter((one) => one === identity).length;
    const kept = [];
    const receive = () => {
      a.sendFdsSync("x", [idle.fileno()]);
      return b.recvmsgSync(1, CMSG_SPACE(4)).ancillary;
    };
    (() => {
      for (let i = 0; i < 20; i++) {
        if (i % 2 === 0) kept.push(receive());
        else receive();
      }
    })();
    console.log(open());
    b.close(); // closes none of them
    a.close();
    for (let i = 0; i < 200 && open() > 11; i++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    console.log(open());
    for (const [item] of kept) item.descriptors[Symbol.dispose]();
    console.log(open());
    idle.close();
  `,
    ["-A", "--no-check", "--v8-flags=--expose-gc"],
  );
  assertEquals([code, stdout, stderr], [0, "21\n11\n1\n", ""]);
});
