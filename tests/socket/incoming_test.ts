// Iteration over connections, in both forms: errors of accept(2) that do not end it.

import { assertEquals, assertThrows } from "@std/assert";
import { createConnectionSync, createServer, Socket } from "@libc/socket";
import { fails, listening, nets, timesOut } from "../helpers/peers.ts";
import { decode, onlyOn, run, runLimited, test, tool } from "../helpers/support.ts";

const [ipv4] = nets;

test("iteration: a server's connections, blocking", [], () => {
  using server = listening(ipv4!);
  const clients = [0, 1, 2].map((i) => {
    const client = createConnectionSync(server.getsockname());
    client.sendallSync(`client ${i}`);
    return client;
  });
  const seen: unknown[] = [];
  for (const [conn, address] of server) {
    seen.push([decode(conn.recvSync(100)), address]);
    conn.close();
    if (seen.length === clients.length) server.close();
  }
  assertEquals(seen, clients.map((client, i) => [`client ${i}`, client.getsockname()]));
  for (const client of clients) client.close();
  assertEquals([...server], []); // it is closed
});

test("iteration: datagrams, and errors, blocking", [], async () => {
  using receiver = new Socket(ipv4!.family, 2);
  receiver.bind(ipv4!.at(0));
  for (const text of ["a", "", "b"]) receiver.sendtoSync(text, receiver.getsockname());
  const seen: string[] = [];
  for (const [data, address] of receiver as Socket<unknown, "datagram">) {
    assertEquals(address, receiver.getsockname());
    seen.push(decode(data));
    if (seen.length === 3) break;
  }
  assertEquals(seen, ["a", "", "b"]);
  receiver.settimeout(0.01);
  await timesOut(() => [...receiver]);
  receiver.settimeout(0);
  await fails("EAGAIN", () => [...receiver]);
  using idle = new Socket();
  await fails("EINVAL", () => [...idle]); // does not listen
});

test("iteration: onaccepterror takes a function or null", [], () => {
  using server = createServer(["127.0.0.1", 0]);
  assertEquals(server.onaccepterror, null);
  const handler = () => {};
  server.onaccepterror = handler;
  assertEquals(server.onaccepterror, handler);
  for (const bad of [undefined, 1, "log", {}]) {
    assertThrows(() => server.onaccepterror = bad as never, TypeError, "onaccepterror");
  }
  server.onaccepterror = null;
  assertEquals(server.onaccepterror, null);
});

/** A program that serves connections in a form, and prints what it accepts and hears of. */
const SERVE = (form: "for" | "for await") => `
import { createConnectionSync, createServer } from "@libc/socket";

const text = (bytes) => new TextDecoder().decode(bytes);
const server = createServer(["127.0.0.1", 0]);
const clients = [];
const connect = (name) => {
  const client = createConnectionSync(server.getsockname());
  client.sendallSync(name);
  clients.push(client);
};
server.onaccepterror = (error) => console.log(error.name, error.syscall, error.code);
connect("one");
connect("two");
let served = 0;
${form} (const [conn] of server) {
  console.log(text(conn.recvSync(10)));
  conn.close();
  if (++served === 2) connect("three");
  if (served === 3) server.close();
}
for (const client of clients) client.close();
`;

/** The errors of one connection, by accept(2). */
const OF_ONE_CONNECTION = [
  ...["ENETDOWN", "EPROTO", "ENOPROTOOPT", "EHOSTDOWN", "ENONET", "EHOSTUNREACH", "EOPNOTSUPP"],
  ...["ENETUNREACH", "EPERM"],
];

test("iteration: the errors of one connection are passed over", [tool("strace")], async () => {
  await Promise.all(OF_ONE_CONNECTION.map(async (code, i) => {
    const form = i % 2 === 0 ? "for await" : "for";
    const under = [
      "strace",
      "-f",
      "-qq",
      "--seccomp-bpf",
      "-o",
      "/dev/null",
      "-e",
      "trace=accept4",
    ];
    under.push(`--inject=accept4:error=${code}:when=1..3`); // strace injects for each thread
    const { stdout, stderr } = await run(SERVE(form), ["-A", "--no-check"], under);
    const told = `SocketError accept ${code}\n`;
    assertEquals([stdout, stderr], [`${told.repeat(3)}one\ntwo\nthree\n`, ""], `${form} ${code}`);
  }));
});

test("iteration: an error that stays does not keep the thread busy", [tool("strace")], async () => {
  await Promise.all((["for await", "for"] as const).map(async (form) => {
    const under = [
      "strace",
      "-f",
      "-qq",
      "--seccomp-bpf",
      "-o",
      "/dev/null",
      "-e",
      "trace=accept4",
    ];
    under.push("--inject=accept4:error=EPERM");
    const program = `
      import { createServer } from "@libc/socket";
      const server = createServer(["127.0.0.1", 0]);
      let errors = 0;
      const begin = performance.now();
      server.onaccepterror = () => {
        if (++errors === 40) server.close();
      };
      ${form} (const _ of server) break;
      console.log(errors, performance.now() - begin > 300);
    `;
    const { stdout, stderr } = await run(program, ["-A", "--no-check"], under);
    assertEquals([stdout, stderr], ["40 true\n", ""]);
  }));
});

const shortage = [onlyOn("linux", "asks for the error codes of Linux"), tool("sh")];

test("iteration: a shortage of descriptors is waited out", shortage, async () => {
  await Promise.all((["for await", "for"] as const).map(async (form) => {
    const program = `
      import { AF_INET, createConnectionSync, createServer, SOCK_DGRAM, Socket } from "@libc/socket";
      const server = createServer(["127.0.0.1", 0]);
      const client = createConnectionSync(server.getsockname());
      const others = [];
      try {
        for (;;) others.push(new Socket(AF_INET, SOCK_DGRAM));
      } catch { /* EMFILE */ }
      const begin = performance.now();
      server.onaccepterror = ({ syscall, code }) => {
        console.log(syscall, code);
        for (const other of others) other.close();
      };
      ${form} (const [conn, address] of server) {
        console.log(String(address) === String(client.getsockname()));
        console.log(performance.now() - begin >= 900);
        conn.close();
        break;
      }
      server.close();
      client.close();
    `;
    const { stdout, stderr } = await runLimited(program, 100);
    assertEquals([stdout, stderr], ["accept EMFILE\ntrue\ntrue\n", ""]);
  }));
});

test("iteration: a close and the handler's error end it in a shortage", shortage, async () => {
  const program = `
    import { AF_INET, createConnectionSync, createServer, SOCK_DGRAM, Socket } from "@libc/socket";
    const server = createServer(["127.0.0.1", 0]);
    const client = createConnectionSync(server.getsockname());
    const others = [];
    try {
      for (;;) others.push(new Socket(AF_INET, SOCK_DGRAM));
    } catch { /* EMFILE */ }
    server.onaccepterror = ({ code }) => {
      throw new Error("told of " + code);
    };
    for (const form of [
      () => [...server],
      async () => {
        for await (const _ of server);
      },
    ]) {
      try {
        await form();
        console.log("ended");
      } catch (error) {
        console.log(error.message);
      }
    }
    let isOver = false;
    setTimeout(() => isOver || console.log("the pause went on"), 900);
    server.onaccepterror = () => setTimeout(() => server.close(), 1);
    for await (const _ of server);
    isOver = true;
    client.close();
    for (const other of others) other.close();
  `;
  const { stdout, stderr } = await runLimited(program, 100);
  assertEquals([stdout, stderr], ["told of EMFILE\ntold of EMFILE\n", ""]);
});
