/**
 * Load: a program that uses all descriptors that it may have, again and again. Connections that exist
 * go on meanwhile, calls that need a descriptor say so, and when others are closed they succeed.
 *
 * @module
 */
import { runLimited } from "../../helpers/support.ts";
import type { Bounds, Figures } from "./measure.ts";

/** The descriptors that the program may have. */
const LIMIT = 256;

const PROGRAM = `
import { AF_INET, createConnectionSync, createServer, SOCK_DGRAM, Socket, SocketError, socketpair } from "@libc/socket";
import { Random } from "./helpers/random.ts";
import { Lateness } from "./soak/load/measure.ts";

const random = new Random(SEED);
const deadline = performance.now() + SECONDS * 1000;
const lateness = new Lateness();
const figures = { count: 0, rounds: 0, refusals: 0, echoes: 0 };

/** Expects the error of the limit. */
async function refused(call) {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof SocketError) || error.code !== "EMFILE") throw error;
    figures.refusals++;
    return;
  }
  throw new Error("a call succeeded without a descriptor");
}

using server = createServer(["127.0.0.1", 0], { backlog: 64 });
using client = createConnectionSync(server.getsockname());
using conn = server.acceptSync()[0];
let isOver = false;
// A connection that goes on all the time.
const echoing = (async () => {
  for (let data; (data = await conn.recv(100)).length > 0;) await conn.sendall(data);
})();
const asking = (async () => {
  for (let i = 0; !isOver; i++) {
    const text = "question " + i;
    await client.sendall(text);
    const answer = new TextDecoder().decode(await client.recvExactly(text.length));
    if (answer !== text) throw new Error(answer + " is no answer to " + text);
    figures.echoes++;
    await new Promise((resolve) => setTimeout(resolve));
  }
})();
asking.catch(() => {});

while (performance.now() < deadline || figures.rounds === 0) {
  const open = [];
  try {
    for (;;) open.push(random.below(2) === 0 ? new Socket(AF_INET, SOCK_DGRAM) : new Socket());
  } catch (error) {
    if (error.code !== "EMFILE") throw error;
    figures.refusals++;
  }
  figures.count += open.length;
  await refused(() => new Socket());
  await refused(() => socketpair());
  await refused(() => client.dup());
  // A connection that waits in the backlog is accepted when there is a descriptor for it.
  open.pop().close();
  const waiting = createConnectionSync(server.getsockname());
  await refused(() => server.acceptSync());
  await refused(() => server.accept());
  open.pop().close();
  const [accepted] = await server.accept();
  await waiting.sendall("hello");
  if ((await accepted.recvExactly(5)).length !== 5) throw new Error("no hello");
  for (const socket of [accepted, waiting, ...open]) socket.close();
  figures.rounds++;
  await new Promise((resolve) => setTimeout(resolve));
}
isOver = true;
await asking;
client.close();
await echoing;
figures["lateness in ms"] = lateness.stop();
console.log(JSON.stringify(figures));
`;

/** Runs the part in a program with few descriptors. */
export async function run({ seconds, seed }: Bounds): Promise<Figures> {
  const source = `const SECONDS = ${seconds}, SEED = ${seed};\n${PROGRAM}`;
  const { code, stdout, stderr } = await runLimited(source, LIMIT);
  if (code !== 0 || stderr !== "") throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
