// The reactor with a level-triggered poller, which must know at any time what each descriptor is waited
// for. WSAPoll is one; other systems get one here that asks poll(2).

import { assertEquals } from "@std/assert";
import { Interest } from "../../socket/event_loop/interest.ts";
import { numbersReturn, run, test } from "../helpers/support.ts";

const waitQueue = import.meta.resolve("../../socket/event_loop/wait_queue.ts");

/** Puts a level-triggered poller in the place of the system's own. */
const LEVEL_TRIGGERED = `
import { system } from ${JSON.stringify(import.meta.resolve("../../ffi/mod.ts"))};
import { READABLE, WRITABLE } from ${JSON.stringify(import.meta.resolve("../../ffi/system.ts"))};

class LevelTriggered {
  syscall = "poll";
  isEdgeTriggered = false;
  refusals = [];
  refusesOnlyConstant = true;
  interests = new Map();
  events = [];
  isWoken = false;
  watch(fd) {
    this.interests.set(fd, 0);
    return 0;
  }
  updateInterest(fd, directions) {
    if (this.interests.has(fd)) this.interests.set(fd, directions);
  }
  unwatch(fd) {
    this.interests.delete(fd);
  }
  poll() {
    this.events = [...this.interests].map(([fd, directions]) => {
      const ready = [READABLE, WRITABLE].filter((direction) =>
        directions & direction && system().pollOne(fd, direction, 0) === 1
      );
      return [fd, ready.reduce((all, one) => all | one, 0)];
    }).filter(([, ready]) => ready !== 0);
    return this.events.length;
  }
  async wait() {
    this.isWoken = false;
    while (!this.isWoken && this.poll() === 0) await new Promise((done) => setTimeout(done, 1));
    return this.events.length;
  }
  async probe() {}
  fd(index) {
    return this.events[index][0];
  }
  ready(index) {
    return this.events[index][1];
  }
  wake() {
    this.isWoken = true;
  }
  close() {}
}
system().poller = () => new LevelTriggered();
`;

test(
  "reactor: a new socket with the number of a closed one stays watched",
  [numbersReturn()],
  async () => {
    const { code, stdout, stderr } = await run(
      LEVEL_TRIGGERED + `
import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
import { YIELD_EVERY } from ${JSON.stringify(waitQueue)};

function bound() {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return socket;
}
const text = (bytes) => new TextDecoder().decode(bytes);

const [waiting, sender, closed] = [bound(), bound(), bound()];
const kept = waiting.recv(10); // keeps the reactor running
const event = closed.recv(10);
sender.sendtoSync("event", closed.getsockname());
await event;
// The reactor polls again in the next turn. The receive below yields to that turn, since so many
// operations have completed before it; but the poll comes first, so that the receive ends before its
// queue is retried.
for (let i = 0; i < YIELD_EVERY; i++) await sender.sendto("many", sender.getsockname());
sender.sendtoSync("data", closed.getsockname());
const yielded = closed.recv(10);
console.log(await Promise.race([yielded, "yields"]));
console.log(text(await yielded));
const fd = closed.fileno();
closed.close();
const reused = bound();
console.log(reused.fileno() === fd);
reused.settimeout(20);
const late = reused.recv(10);
await new Promise((resolve) => setImmediate(resolve));
sender.sendtoSync("late", reused.getsockname());
console.log(text(await late));
waiting.close();
await kept.catch(() => {});
`,
      ["-A", "--no-check"],
    );
    assertEquals(
      [code, stdout.split("\n").slice(0, -1)],
      [0, ["yields", "data", "true", "late"]],
      stderr,
    );
  },
);

test("level-triggered: the interest of queries is the union of their directions", [], () => {
  const interest = new Interest();
  const waiting: number[] = [];
  for (const directions of [1, 1, 3, 2, 4, 7, 0]) {
    interest.count(directions, 1);
    waiting.push(directions);
    assertEquals(interest.directions, waiting.reduce((all, one) => all | one, 0));
  }
  while (waiting.length > 0) {
    interest.count(waiting.pop()!, -1);
    assertEquals(interest.directions, waiting.reduce((all, one) => all | one, 0));
  }
});
