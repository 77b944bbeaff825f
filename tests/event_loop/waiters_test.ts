// Whatever a waiter runs or throws ends that waiter alone: the reactor goes on for all others.

import { assert, assertEquals, assertInstanceOf, assertRejects } from "@std/assert";
import {
  close,
  MSG_WAITALL,
  poll,
  POLLIN,
  type Socket,
  socketpair,
  TimeoutError,
} from "@libc/socket";
import { narrow, pattern, shortSends } from "../helpers/peers.ts";
import { decode, test } from "../helpers/support.ts";

/** A pair with a receive that waits, to see that the reactor goes on. */
class Witness implements Disposable {
  readonly #pair = socketpair();
  #pending = this.#pair[1].recv(10);

  /** Ends the receive and begins another. */
  async check(): Promise<void> {
    const pending = this.#pending;
    await this.#pair[0].send("on");
    assertEquals(decode(await pending), "on");
    this.#pending = this.#pair[1].recv(10);
  }

  [Symbol.dispose](): void {
    this.#pending.catch(() => {});
    for (const one of this.#pair) one.close();
  }
}

/** Members that throw, for a signal to have. */
const THROWING: PropertyDescriptorMap = Object.fromEntries(
  ["addEventListener", "removeEventListener", "reason"].map((name) => [name, {
    get: () => {
      throw new Error(`the signal's own ${name}`);
    },
  }]),
);

for (
  const [name, wait] of [
    ["a receive", (socket: Socket, signal: AbortSignal) => socket.recv(10, { signal })],
    ["a poll", (socket: Socket, signal: AbortSignal) => socket.poll(POLLIN, { signal })],
    [
      "a poll of many",
      (socket: Socket, signal: AbortSignal) => poll([[socket, POLLIN]], null, { signal }),
    ],
    [
      "a message",
      (socket: Socket, signal: AbortSignal) => socket.recvmsg(10, { signal }),
    ],
  ] as const
) {
  test(`waiters: ${name} with a signal whose own members throw`, [], async () => {
    using witness = new Witness();
    const [a, b] = socketpair() as unknown as [Socket, Socket];
    using _a = a, _b = b;
    const abort = new AbortController();
    Object.defineProperties(abort.signal, THROWING);
    const waits = wait(b, abort.signal);
    await witness.check();
    await a.send("x"); // the waiter stops listening
    await waits;
    if (name.includes("poll")) b.recvSync(10);
    const again = wait(b, abort.signal);
    await witness.check();
    abort.abort("the reason");
    assertEquals(await again.then(() => "ended", (reason: unknown) => reason), "the reason");
    await witness.check();
  });

  test(`waiters: ${name} with an object that only looks like a signal`, [], async () => {
    using witness = new Witness();
    const [a, b] = socketpair() as unknown as [Socket, Socket];
    using _a = a, _b = b;
    const signal = Object.create(AbortSignal.prototype, { aborted: { value: false } });
    await assertRejects(async () => await wait(b, signal), TypeError);
    await witness.check();
    const next = b.recv(10); // nothing waits before it
    await a.send("next");
    assertEquals(decode(await next), "next");
    await witness.check();
  });
}

/** What the setter of `progress.sent` does, and what then becomes of the send. */
const setters: Record<
  string,
  [run: (socket: Socket, abort: AbortController) => void, end: RegExp]
> = {
  "throws": [() => {
    throw new Error("a setter");
  }, /a setter/],
  "closes the socket": [(socket) => socket.close(), /EBADF/],
  "detaches the socket": [(socket) => close(socket.detach()), /EBADF/],
  "aborts": [(_, abort) => abort.abort(new Error("aborted")), /aborted/],
};

for (const [what, [run, end]] of Object.entries(setters)) {
  test(`waiters: a send whose progress ${what}`, [shortSends()], async () => {
    using witness = new Witness();
    const [a, b] = narrow();
    using _a = a, _b = b;
    const abort = new AbortController();
    let sets = 0;
    const progress = {
      get sent(): number {
        return 0;
      },
      set sent(count: number) {
        if (count > 0 && ++sets === 2) run(a, abort); // in a retry, not in the first attempt
      },
    };
    const data = pattern(1_000_000);
    const sent = a.sendall(data, { signal: abort.signal, progress });
    const ended = sent.then(() => "sent", (error: Error & { code?: string }) => error);
    for (let i = 0; i < 2_000 && sets < 2; i++) {
      await b.recv(5_000);
      await witness.check();
    }
    const error = await ended;
    assertInstanceOf(error, Error);
    assert(end.test(`${error.code} ${error.message}`), `${error}`);
    // The counts of what waits are right: the reactor ends and starts again.
    for (let i = 0; i < 3; i++) await witness.check();
  });
}

test("waiters: a time-out of a receive whose buffer was transferred", [], async () => {
  using witness = new Witness();
  const [a, b] = socketpair();
  using _a = a, _b = b;
  b.settimeout(0.05);
  const buffer = new Uint8Array(10);
  const partial = b.recvmsgInto([buffer], 0, MSG_WAITALL);
  const others = [b.recv(1), b.recv(1)]; // of the same timeout, and later
  await a.send("part");
  await witness.check();
  buffer.buffer.transfer();
  for (const one of [partial, ...others]) await assertRejects(() => one, TimeoutError);
  await witness.check();
});

test("waiters: a socket that is closed in the callback of another's abort", [], async () => {
  using witness = new Witness();
  const pairs = [0, 1, 2].map(() => socketpair());
  const abort = new AbortController();
  const { signal } = abort;
  const waits = pairs.map(([, b]) => b.recv(1, { signal }));
  // Runs between the listeners of the first and the second receive.
  const first = socketpair();
  signal.addEventListener("abort", () => pairs.forEach(([, b]) => b.close()));
  waits.push(first[1].recv(1, { signal }));
  abort.abort("stopped");
  const ends = await Promise.all(waits.map((one) => one.catch((reason) => reason)));
  assertEquals(ends, ["stopped", "stopped", "stopped", "stopped"]);
  await witness.check();
  for (const socket of [...pairs.flat(), ...first]) socket.close();
});
