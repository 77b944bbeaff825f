// Descriptors that the poller refuses to watch, or fails to.

import { assertEquals } from "@std/assert";
import { run, test } from "../helpers/support.ts";

/** A program whose poller answers as `answer` says: the result of a call, or what the system says. */
const POLLER = `
import { system } from ${JSON.stringify(import.meta.resolve("../../ffi/mod.ts"))};
import { AF_INET, SOCK_DGRAM, Socket, socketpair } from "@libc/socket";
let answer = { watch: undefined, updateInterest: undefined };
let open = 0;
let refusal;
const { poller } = system();
system().poller = function () {
  const opened = poller.call(this);
  [refusal] = opened.refusals;
  for (const name of ["watch", "updateInterest"]) {
    const call = opened[name].bind(opened);
    opened[name] = (...args) => answer[name] ?? call(...args);
  }
  const close = opened.close.bind(opened);
  opened.close = () => {
    open--;
    close();
  };
  open++;
  return opened;
};
system().poller().close(); // for its refusals
const text = (bytes) => new TextDecoder().decode(bytes);
const [a, b] = socketpair();
`;

async function runWith(source: string): Promise<string[]> {
  const { code, stdout, stderr } = await run(POLLER + source, ["-A", "--no-check"]);
  assertEquals([code, stderr], [0, ""]);
  return stdout.trimEnd().split("\n");
}

test("reactor: the poller is closed if it cannot watch the first descriptor", [], async () => {
  const lines = await runWith(`
    answer.watch = -12345;
    const shown = (error) => \`\${error.errno} \${open}\`;
    console.log(await a.recv(10).catch(shown));
    console.log(await a.poll(0).catch(shown));
    answer.watch = undefined;
    b.sendSync("x");
    console.log(text(await a.recv(10)), open);
  `);
  assertEquals(lines, ["12345 0", "12345 0", "x 0"]);
});

const unpollable = Deno.build.os === "windows" ? "WSAPoll refuses no socket" : null;

test(
  "reactor: operations of a descriptor that the poller refuses back off",
  [unpollable],
  async () => {
    const lines = await runWith(`
    answer.watch = -refusal;
    const abort = new AbortController();
    const waits = [a.recv(1, { signal: abort.signal }), a.recv(1), a.recv(1)];
    const results = Promise.all(waits.map((wait) => wait.then(text, (reason) => reason)));
    await new Promise((resolve) => setTimeout(resolve, 60));
    abort.abort("enough");
    b.sendSync("xy");
    console.log((await results).join());
    a.settimeout(0.05);
    console.log(await a.recv(1).catch((error) => error.code));
    const closed = a.recv(1).catch((error) => error.code);
    a.close();
    console.log(await closed);
  `);
    assertEquals(lines, ["enough,x,y", "ETIMEDOUT", "EBADF"]);
  },
);

test("reactor: a direction that the poller refuses backs off", [unpollable], async () => {
  const lines = await runWith(`
    const read = a.recv(1); // is watched
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer.updateInterest = -refusal;
    const size = 5_000_000;
    const sent = a.sendall(new Uint8Array(size)).then(() => "sent");
    let count = 0;
    while (count < size) count += (await b.recv(100_000)).length;
    console.log(await sent);
    b.sendSync("z");
    console.log(text(await read));
  `);
  assertEquals(lines, ["sent", "z"]);
});
