/**
 * Load: 100,000 sockets that the program drops without closing them. The garbage collector closes each
 * of them, which its peer sees, and none that the program still has.
 *
 * @module
 */
import { run as runProgram } from "../../helpers/support.ts";
import type { Bounds, Figures } from "./measure.ts";

const SOCKETS = 100_000;
/** Sockets that are dropped before the collector has to close them. */
const AT_ONCE = 200;

const PROGRAM = `
import { AF_INET, createConnectionSync, createServer, SOCK_DGRAM, Socket, socketpair } from "@libc/socket";
import { openDescriptors } from "./helpers/descriptors.ts";
import { Random } from "./helpers/random.ts";
import { Lateness } from "./soak/load/measure.ts";

const random = new Random(SEED);
const deadline = performance.now() + SECONDS * 1000;
const lateness = new Lateness();
const figures = { count: 0, pairs: 0, datagram: 0, connections: 0, collections: 0 };
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));

using server = createServer(["127.0.0.1", 0], { backlog: 64 });
using kept = new Socket(AF_INET, SOCK_DGRAM);
kept.bind(["127.0.0.1", 0]);
const keptName = kept.getsockname();

/** Makes a socket and drops it. Returns its peer, which sees when it is closed; null for none. */
function drop() {
  figures.count++;
  switch (random.below(4)) {
    case 0: {
      figures.datagram++;
      const socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      return null;
    }
    case 1: {
      figures.connections++;
      createConnectionSync(server.getsockname());
      return server.acceptSync()[0];
    }
    case 2: { // with the objects that hold a socket
      figures.pairs++;
      const [a, b] = socketpair();
      const file = a.makefile("rb");
      b.sendSync("x\\n");
      if (file.readlineSync().length !== 2) throw new Error("no line");
      return b;
    }
    default: { // after an asynchronous operation that has ended
      figures.pairs++;
      const [a, b] = socketpair();
      const received = a.recv(10);
      b.sendSync("x");
      received.then(({ length }) => {
        if (length !== 1) throw new Error("no byte");
      });
      return b;
    }
  }
}

function makeSome() {
  const peers = [];
  for (let i = 0; i < AT_ONCE; i++) {
    const peer = drop();
    if (peer !== null) peers.push(peer);
  }
  return peers;
}

await pause();
const before = openDescriptors().size;
while (figures.count < SOCKETS && performance.now() < deadline || figures.count === 0) {
  const peers = makeSome();
  await pause(); // the operations end
  for (const peer of peers) peer.settimeout(0);
  const open = new Set(peers);
  for (let tries = 0; open.size > 0; tries++) {
    if (tries === 2000) throw new Error(open.size + " sockets were not closed");
    gc();
    figures.collections++;
    await pause();
    for (const peer of open) {
      try {
        if (peer.recvSync(10).length > 0) throw new Error("a byte came that nobody sent");
      } catch (error) {
        if (error.code === "EAGAIN") continue; // still open
        if (error.code !== "ECONNRESET") throw error;
      }
      peer.close();
      open.delete(peer);
    }
  }
}
// Sockets without a peer are closed too. Deno itself opens a few descriptors at some time.
const left = () => openDescriptors().size - before;
for (let tries = 0; left() > 8; tries++) {
  if (tries === 2000) throw new Error(left() + " descriptors more than at the beginning");
  gc();
  await pause();
}
// What the program has kept is as it was.
kept.sendtoSync("still there", keptName);
if (kept.recvSync(100).length !== 11) throw new Error("the socket that was kept is another");
figures["lateness in ms"] = lateness.stop();
console.log(JSON.stringify(figures));
`;

/** Runs the part in a program that can ask for a collection. */
export async function run({ seconds, seed }: Bounds): Promise<Figures> {
  const values = { SECONDS: seconds, SEED: seed, SOCKETS, AT_ONCE };
  const given = Object.entries(values).map(([name, value]) => `const ${name} = ${value};\n`);
  const flags = ["-A", "--no-check", "--v8-flags=--expose-gc"];
  const { code, stdout, stderr } = await runProgram(given.join("") + PROGRAM, flags);
  if (code !== 0 || stderr !== "") throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
