/**
 * Load: a name server that never answers. Look-ups wait for it, are aborted and time out, and sockets,
 * timers and files go on meanwhile.
 *
 * @module
 */
import { run as runProgram } from "../../helpers/support.ts";
import type { Bounds, Figures } from "./measure.ts";

const PROGRAM = `
import { AF_INET, createConnection, GaiError, getaddrinfo, gethostbyname, SOCK_DGRAM, Socket, socketpair } from "@libc/socket";
import { Random } from "./helpers/random.ts";
import { Lateness } from "./soak/load/measure.ts";

const random = new Random(SEED);
const deadline = performance.now() + SECONDS * 1000;
const lateness = new Lateness();
const figures = { count: 0, aborted: 0, "without an answer": 0, local: 0, echoes: 0, files: 0, queries: 0 };

// The silent server: it counts the queries, so that it is known to be the one that was asked.
const server = new Socket(AF_INET, SOCK_DGRAM);
server.bind(["127.0.0.1", 53]);
const counting = (async () => {
  for await (const _ of server) figures.queries++;
})();

// On a busy machine, no look-up may have reached the server when the time is over.
const left = () => Math.max(deadline - performance.now(), figures.queries > 0 ? 0 : 200);
const isOver = () => left() === 0;
const soon = () => new Promise((resolve) => setTimeout(resolve));

async function look() {
  while (!isOver()) {
    const name = "silent" + random.below(1000) + ".test";
    const controller = new AbortController();
    const { signal } = controller;
    // Half of the look-ups are aborted early; the others last until C gives up, or the end.
    const patience = Math.min(random.below(2) === 0 ? random.below(50) : 3000, left());
    const timer = setTimeout(() => controller.abort("enough"), patience);
    const call = [
      () => getaddrinfo(name, 80, { signal }),
      () => gethostbyname(name, { signal }),
      () => createConnection([name, 80], 10, { signal }),
    ][random.below(3)];
    const error = await call().then(() => new Error("an answer"), (error) => error);
    clearTimeout(timer);
    if (error === "enough") figures.aborted++;
    else if (error instanceof GaiError && error.code === "EAI_AGAIN") figures["without an answer"]++;
    else throw error;
    figures.count++;
  }
}

/** Look-ups that need no server do not wait for those that do. */
async function lookLocally() {
  while (!isOver()) {
    const [[, , , , [host]]] = await getaddrinfo(random.below(2) === 0 ? "localhost" : "127.0.0.1", 80, AF_INET);
    if (host !== "127.0.0.1") throw new Error("localhost is " + host);
    figures.local++;
    await soon();
  }
}

async function echo() {
  const [a, b] = socketpair();
  while (!isOver()) {
    const received = b.recv(10);
    await a.send("hello");
    if ((await received).length !== 5) throw new Error("no hello");
    figures.echoes++;
    await soon();
  }
  a.close();
  b.close();
}

async function read() {
  while (!isOver()) {
    if (!(await Deno.readTextFile("/etc/resolv.conf")).includes("127.0.0.1")) throw new Error("wrong file");
    figures.files++;
    await soon();
  }
}

await Promise.all([...Array.from({ length: 64 }, look), lookLocally(), echo(), read()]);
server.close();
await counting;
figures["lateness in ms"] = lateness.stop();
console.log(JSON.stringify(figures));
Deno.exit(); // some look-ups still wait in C
`;

/** Runs the part in a network and with a resolver of its own. It needs the superuser and unshare(1). */
export async function run({ seconds, seed }: Bounds): Promise<Figures> {
  const directory = await Deno.makeTempDir();
  try {
    const resolv = `${directory}/resolv.conf`, nsswitch = `${directory}/nsswitch.conf`;
    await Deno.writeTextFile(resolv, "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
    await Deno.writeTextFile(nsswitch, "hosts: files dns\nservices: files\n");
    const script = `
      ip link set lo up
      for file in ${resolv} ${nsswitch}; do
        test -e /etc/\${file##*/} && mount --bind $file /etc/\${file##*/}
      done
      exec "$@"`;
    const source = `const SECONDS = ${seconds}, SEED = ${seed};\n${PROGRAM}`;
    const under = ["unshare", "--net", "--mount", "sh", "-c", script, "sh"];
    const { code, stdout, stderr } = await runProgram(source, ["-A", "--no-check"], under);
    if (code !== 0 || stderr !== "") throw new Error(`exit code ${code}: ${stderr}`);
    return JSON.parse(stdout);
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
}
