// Copies files between examples/tftp.ts and atftpd, atftp and curl, and over a network that loses packets.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, hasIPv6, type InetAddress, POLLIN, SOCK_DGRAM, Socket } from "@libc/socket";
import { acceptOptions } from "../../examples/tftp/options.ts";
import type { Peer } from "../../examples/tftp/transfer.ts";
import { exampleArguments, Running } from "../helpers/examples.ts";
import { interrupts, type Need, ownTool, root, test, tool } from "../helpers/support.ts";
import { freePort, inDirectory } from "./utilities.ts";

/** What a file contains: not a multiple of any block. */
const DATA = Uint8Array.from({ length: 200_003 }, (_, i) => (i * 13 + (i >> 7)) & 0xff);

/** Directories of a server and of a client. */
interface Folders {
  readonly served: string;
  readonly own: string;
}

function inFolders(fn: (folders: Folders) => Promise<void>): Promise<void> {
  return inDirectory(async (path) => {
    const folders = { served: `${path}/served`, own: `${path}/own` };
    for (const folder of Object.values(folders)) await Deno.mkdir(folder);
    await Deno.writeFile(`${folders.served}/data`, DATA);
    await Deno.writeFile(`${folders.served}/even`, DATA.subarray(0, 1024));
    await Deno.writeFile(`${folders.served}/empty`, new Uint8Array());
    await Deno.writeTextFile(`${path}/secret`, "secret");
    await fn(folders);
  });
}

const FILES = ["--allow-read", "--allow-write"];

/** Runs the client to its end. */
const client = (...args: string[]) => Running.example("tftp", args, FILES).finish();

async function portOf(server: Running): Promise<string> {
  return (await server.printed(/^tftp:\/\/127\.0\.0\.1:(\d+)\/$/m))[1]!;
}

const serveArguments = ({ served }: Folders, args: readonly string[]) => [
  ...["serve", "--port", "0", ...args, served],
];

/** Starts the server. Returns it and its port. */
async function serving(folders: Folders, ...args: string[]): Promise<[Running, string]> {
  const server = Running.example("tftp", serveArguments(folders, args), FILES);
  return [server, await portOf(server)];
}

/** Starts the server by a shell script that ends with `exec "$@"`; `$0` is the directory. */
function servingBy(script: string, folders: Folders, ...args: string[]): Running {
  const deno = exampleArguments("tftp", serveArguments(folders, args), FILES);
  return new Running("sh", ["-c", script, folders.served, Deno.execPath(), ...deno]);
}

const shell: Need = ownTool("sh");

test(
  "tftp: gets files from atftpd, and puts them",
  [ownTool("atftpd"), root()],
  () =>
    inFolders(async ({ served, own }) => {
      const port = String(freePort());
      await Deno.chmod(served, 0o777);
      await using server = new Running("atftpd", [
        ...["--daemon", "--no-fork", "--port", port, "--bind-address", "127.0.0.1"],
        ...["--logfile", "-", "--user", "root.root", served],
      ]);
      await server.hasPrinted(1); // that it has started
      const at = ["-p", port, "127.0.0.1"];
      for (
        const [name, ...options] of [["data"], ["data", "--block", "512"], [
          "even",
          "--block",
          "512",
        ]]
      ) {
        const { code, stderr } = await client("get", ...options, ...at, name!, `${own}/got`);
        assertEquals([code, stderr], [0, ""]);
        assertEquals(await Deno.readFile(`${own}/got`), await Deno.readFile(`${served}/${name}`));
      }
      const put = await client("put", ...at, `${own}/got`, "new");
      assertEquals([put.code, put.stderr], [0, ""]);
      assertEquals(await Deno.readFile(`${served}/new`), DATA.subarray(0, 1024));
      const absent = await client("get", ...at, "absent", `${own}/absent`);
      assertEquals([absent.code, absent.stdout], [1, ""]);
      assertMatch(absent.stderr, /^tftp: absent: .*not found\n$/i);
      assertEquals([...Deno.readDirSync(own)].map(({ name }) => name), ["got"]);
    }),
);

test(
  "tftp: serves atftp and curl",
  [ownTool("atftp"), ownTool("curl")],
  () =>
    inFolders(async (folders) => {
      const [running, port] = await serving(folders, "--writable");
      await using server = running;
      const { own, served } = folders;
      const run = async (command: string, ...args: string[]) => {
        const { code, stderr } = await new Running(command, args).finish();
        assertEquals(code, 0, stderr);
      };
      const atftp = ["--option", "blksize 1000", "--option", "timeout 20"];
      for (const name of ["data", "even", "empty"]) {
        const url = `tftp://127.0.0.1:${port}/${name}`;
        if (name !== "empty") { // curl 7.88 fails at an empty file, whatever the server
          await run("curl", "-sS", "-o", `${own}/curl`, url);
          assertEquals(
            await Deno.readFile(`${own}/curl`),
            await Deno.readFile(`${served}/${name}`),
          );
        }
        const names = ["-r", name, "-l", `${own}/${name}`];
        await run("atftp", ...atftp, "-g", ...names, "127.0.0.1", port);
        assertEquals(
          await Deno.readFile(`${own}/${name}`),
          await Deno.readFile(`${served}/${name}`),
        );
      }
      await run("curl", "-sS", "-T", `${own}/data`, `tftp://127.0.0.1:${port}/by-curl`);
      await run("atftp", ...atftp, "-p", "-l", `${own}/even`, "-r", "by-atftp", "127.0.0.1", port);
      server.kill("SIGINT");
      const { code, stdout } = await server.outcome();
      assertEquals(code, 130);
      assertMatch(stdout, /^127\.0\.0\.1 read "data" 200003 bytes\n/);
      assertEquals(await Deno.readFile(`${served}/by-curl`), DATA);
      assertEquals(await Deno.readFile(`${served}/by-atftp`), DATA.subarray(0, 1024));
    }),
);

/** Relays datagrams between one client and a server, and loses or repeats some. */
class BadNetwork implements Disposable {
  readonly #inside = new Socket(AF_INET, SOCK_DGRAM);
  readonly #outside = new Socket(AF_INET, SOCK_DGRAM);
  #client: InetAddress | undefined;
  #count = 0;
  #server: InetAddress;

  constructor(port: string) {
    this.#server = ["127.0.0.1", Number(port)];
    for (const socket of [this.#inside, this.#outside]) socket.bind(["127.0.0.1", 0]);
  }

  get port(): string {
    return String(this.#inside.getsockname()[1]);
  }

  /** Relays until it is disposed. */
  async run(): Promise<void> {
    await Promise.all([this.#there(), this.#back()]);
  }

  async #there(): Promise<void> {
    for await (const [data, from] of this.#inside) {
      this.#client = from;
      for (let i = this.#copies(); i > 0; i--) await this.#outside.sendto(data, this.#server);
    }
  }

  async #back(): Promise<void> {
    for await (const [data, from] of this.#outside) {
      this.#server = from; // the port of the transfer
      for (let i = this.#copies(); i > 0; i--) await this.#inside.sendto(data, this.#client!);
    }
  }

  /** Loses each seventh packet, and repeats each fifth. */
  #copies(): number {
    this.#count++;
    return this.#count % 7 === 0 ? 0 : this.#count % 5 === 0 ? 2 : 1;
  }

  [Symbol.dispose](): void {
    this.#inside.close();
    this.#outside.close();
  }
}

test(
  "tftp: copies files over a network that loses and repeats packets",
  [],
  () =>
    inFolders(async (folders) => {
      const [running, port] = await serving(
        folders,
        "--writable",
        "--timeout",
        "0.05",
        "--attempts",
        "50",
      );
      await using _server = running;
      const { own, served } = folders;
      const copy = async (...args: string[]) => {
        using network = new BadNetwork(port);
        const relaying = network.run();
        const [action, ...names] = args;
        const patient = ["--timeout", "0.05", "--attempts", "50", "--block", "4000"];
        const outcome = await client(
          action!,
          ...patient,
          "-p",
          network.port,
          "127.0.0.1",
          ...names,
        );
        network[Symbol.dispose]();
        await relaying;
        assertEquals([outcome.code, outcome.stderr], [0, ""]);
      };
      await copy("get", "data", `${own}/data`);
      assertEquals(await Deno.readFile(`${own}/data`), DATA);
      await copy("put", `${own}/data`, "sent");
      assertEquals(await Deno.readFile(`${served}/sent`), DATA);
    }),
);

test(
  "tftp: no request leads out of the directory, or replaces a file",
  [],
  () =>
    inFolders(async (folders) => {
      const [running, port] = await serving(folders, "--writable", "--json");
      await using server = running;
      const { own, served } = folders;
      await Deno.writeTextFile(`${own}/evil`, "evil");
      if (Deno.build.os !== "windows") await Deno.symlink("../secret", `${served}/link`);
      const at = ["-p", port, "127.0.0.1"];
      const attempts = [
        ["get", ...at, "../secret", `${own}/x`],
        ["get", ...at, "/..//secret", `${own}/x`],
        ["get", ...at, "link", `${own}/x`],
        ["put", ...at, `${own}/evil`, "../evil"],
        ["put", ...at, `${own}/evil`, "data"],
        ["put", ...at, `${own}/evil`, "none/evil"],
      ];
      for (const attempt of attempts) {
        const { code, stderr } = await client(...attempt);
        assertEquals(code, 1);
        assertMatch(
          stderr,
          /^tftp: .*: (access violation|file not found|the file exists|directory not found)\n$/,
        );
      }
      assertEquals(await Deno.readFile(`${served}/data`), DATA);
      server.kill("SIGINT");
      const lines = (await server.outcome()).stdout.trimEnd().split("\n").map((line) =>
        JSON.parse(line)
      );
      assertEquals(
        lines.map(({ type, error }) => [type, typeof error]),
        attempts.map(([action]) => [
          action === "get" ? "read" : "write",
          "string",
        ]),
      );
    }),
);

test("tftp: a silent server is told in one line", [], async () => {
  using silent = new Socket(AF_INET, SOCK_DGRAM);
  silent.bind(["127.0.0.1", 0]);
  const args = ["--timeout", "0.02", "--attempts", "3", "-p", `${silent.getsockname()[1]}`];
  const { code, stdout, stderr } = await client("get", ...args, "127.0.0.1", "file", "-");
  assertEquals([code, stdout, stderr], [
    ...[1, "", "tftp: file: the other side does not answer\n"],
  ]);
  for (let i = 0; i < 3; i++) {
    const [data] = await silent.recvfrom(100);
    assertEquals(data.subarray(0, 13), new TextEncoder().encode("\0\x01file\0octet\0"));
  }
});

test(
  "tftp: the server tells a client that it cannot create a file, and goes on",
  [],
  () =>
    inFolders(async (folders) => {
      const [running, port] = await serving(folders, "--writable");
      await using server = running;
      const { own } = folders;
      const at = ["-p", port, "127.0.0.1"];
      const long = "x".repeat(300);
      const { code, stderr } = await client("put", ...at, `${folders.served}/data`, long);
      assertEquals(code, 1);
      // Windows finds no file with so long a name.
      assertMatch(stderr, /^tftp: .*data: .*(name|path|not found).*\n$/i);
      assert(!stderr.includes(long), "it tells the path of the server");
      assertEquals((await client("get", ...at, "data", `${own}/data`)).code, 0);
      server.kill("SIGINT");
      const { stdout, stderr: errors } = await server.outcome();
      const lines = stdout.trimEnd().split("\n");
      assertEquals(lines.length, 2);
      assert(lines[0]!.startsWith(`127.0.0.1 write "${long}" `));
      assertEquals(lines[1], '127.0.0.1 read "data" 200003 bytes');
      assertEquals(errors.trimEnd().split("\n").length, 1);
    }),
);

test(
  "tftp: the server tells its clients of a full disk and of a file that it must not read",
  [root(), tool("unshare"), tool("setpriv"), shell],
  () =>
    inFolders(async (folders) => {
      const { own, served } = folders;
      await Deno.mkdir(`${served}/small`);
      await Deno.chmod(`${served}/even`, 0);
      const script = `exec unshare --mount sh -c '
        mount -t tmpfs -o size=64k small "$0/small" || exit
        caps=-dac_override,-dac_read_search
        exec setpriv --bounding-set $caps --inh-caps $caps "$@"' "$0" "$@"`;
      await using server = servingBy(script, folders, "--writable");
      const at = ["-p", await portOf(server), "127.0.0.1"];
      const put = await client("put", ...at, `${served}/data`, "small/data");
      assertEquals([put.code, put.stderr], [1, `tftp: ${served}/data: disk full\n`]);
      const get = await client("get", ...at, "even", `${own}/even`);
      assertEquals([get.code, get.stderr], [1, "tftp: even: access violation\n"]);
      const absent = await client("get", ...at, "small/data", `${own}/data`);
      assertMatch(absent.stderr, /not found/); // what was not whole is removed
      server.kill("SIGINT");
      const { code, stdout } = await server.outcome();
      assertEquals([code, stdout.split("\n", 2)], [130, [
        '127.0.0.1 write "small/data" disk full',
        '127.0.0.1 read "even" access violation',
      ]]);
    }),
);

test(
  "tftp: a stranger is told its error once, and nothing about an error of its own",
  [],
  async () => {
    const [server, stranger] = [0, 1].map(() => {
      const socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      socket.settimeout(240);
      return socket;
    }) as [Socket<InetAddress, "datagram">, Socket<InetAddress, "datagram">];
    using _server = server, _stranger = stranger;
    const encode = (text: string) => new TextEncoder().encode(text);
    const args = ["--block", "512", "-p", `${server.getsockname()[1]}`, "127.0.0.1", "file", "-"];
    const getting = client("get", ...args);
    const [, peer] = await server.recvfrom(100);
    const block = "x".repeat(512);
    await server.sendto(encode(`\0\x03\0\x01${block}`), peer);
    assertEquals((await server.recvfrom(100))[0], encode("\0\x04\0\x01"));
    for (const packet of ["\0\x05\0\x05no\0", "\0\x05\0\x05no\0", "\0\x03\0\x02evil"]) {
      await stranger.sendto(encode(packet), peer);
    }
    assertEquals((await stranger.recvfrom(100))[0], encode("\0\x05\0\x05unknown transfer\0"));
    await server.sendto(encode("\0\x03\0\x02end"), peer);
    const { code, stdout } = await getting;
    assertEquals([code, stdout], [0, `${block}end`]);
    assertEquals(await stranger.poll(POLLIN, 0), 0);
  },
);

test(
  "tftp: the client tells the server that its disk is full",
  [Deno.build.os === "windows" ? "no /dev/full" : null],
  async () => {
    using server = new Socket(AF_INET, SOCK_DGRAM);
    server.bind(["127.0.0.1", 0]);
    server.settimeout(240);
    const port = `${server.getsockname()[1]}`;
    const args = ["get", "--block", "512", "-p", port, "127.0.0.1", "file", "/dev/full"];
    const [, ...rest] = exampleArguments("tftp", args).filter((text) => text !== "--allow-ffi");
    await using client = new Running(Deno.execPath(), ["run", "-A", ...rest]); // Deno guards /dev
    const [, peer] = await server.recvfrom(100);
    await server.sendto(new TextEncoder().encode(`\0\x03\0\x01${"x".repeat(512)}`), peer);
    const [answer] = await server.recvfrom(100);
    assertEquals(answer, new TextEncoder().encode("\0\x05\0\x03disk full\0"));
    const { code, stdout, stderr } = await client.outcome();
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^tftp: .*\n$/);
  },
);

test(
  "tftp: the server ends when the reader of its output has gone",
  [shell, tool("mkfifo")],
  () =>
    inFolders(async (folders) => {
      const script = 'mkfifo "$0/../out" && exec 3<>"$0/../out" >"$0/../out" 3<&- && exec "$@"';
      await using server = servingBy(script, folders);
      await client("get", "-p", await portOf(server), "127.0.0.1", "data", `${folders.own}/data`);
      const { code, stderr } = await server.outcome();
      assertEquals(code, 141);
      assertMatch(stderr, /^tftp:.*\n$/);
    }),
);

test("tftp: the server answers from the address that was asked", [
  ["linux", "windows"].includes(Deno.build.os) ? null : "one loopback address",
], () =>
  inFolders(async (folders) => {
    for (const bound of ["0.0.0.0", "127.0.0.2", ...hasIPv6 ? ["::"] : []]) {
      const args = serveArguments(folders, ["-b", bound]);
      await using server = Running.example("tftp", args, FILES);
      const [, port] = await server.printed(/^tftp:.*:(\d+)\/$/m);
      const host = bound === "::" ? "::1" : "127.0.0.2";
      const { code, stderr } = await client("get", "-p", port!, host, "even", `${folders.own}/got`);
      assertEquals([bound, code, stderr], [bound, 0, ""]);
      assertEquals(await Deno.readFile(`${folders.own}/got`), DATA.subarray(0, 1024));
    }
  }));

/** Sends a request to write a file of many blocks, and its first block. Then it says no more. */
async function sendOneBlock(socket: Socket<InetAddress, "datagram">, port: string, name: string) {
  const encode = (text: string) => new TextEncoder().encode(text);
  await socket.sendto(encode(`\0\x02${name}\0octet\0`), ["127.0.0.1", Number(port)]);
  const [, peer] = await socket.recvfrom(100);
  await socket.sendto(encode(`\0\x03\0\x01${"x".repeat(512)}`), peer);
  assertEquals((await socket.recvfrom(100))[0], encode("\0\x04\0\x01"));
  return peer;
}

test(
  "tftp: the server removes a file that it has not received whole before Ctrl-C",
  [interrupts()],
  () =>
    inFolders(async (folders) => {
      const [running, port] = await serving(folders, "--writable");
      await using server = running;
      using socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      await sendOneBlock(socket, port, "part");
      assertEquals((await Deno.stat(`${folders.served}/part`)).size, 512);
      server.kill("SIGINT");
      assertEquals((await server.outcome()).code, 130);
      assertEquals(
        [...Deno.readDirSync(folders.served)].some(({ name }) => name === "part"),
        false,
      );
    }),
);

test(
  "tftp: an error of a client is one line of the server without control characters",
  [],
  () =>
    inFolders(async (folders) => {
      const [running, port] = await serving(folders, "--writable");
      await using server = running;
      using socket = new Socket(AF_INET, SOCK_DGRAM);
      socket.bind(["127.0.0.1", 0]);
      const peer = await sendOneBlock(socket, port, "part");
      await socket.sendto(new TextEncoder().encode("\0\x05\0\0no\n\x1b[2J\0"), peer);
      await server.hasPrinted(1);
      server.kill("SIGINT");
      assertEquals((await server.outcome()).stdout, '127.0.0.1 write "part" no??[2J\n');
    }),
);

const STUCK: [name: string, script: string, args: string[]][] = [
  ["input is silent", 'exec "$@"', ["put", "-", "new"]],
  [
    "output is not read",
    'mkfifo "$0/../out" && exec 3<>"$0/../out" >"$0/../out" && exec "$@"',
    ["get", "data", "-"],
  ],
];

for (const [name, script, [action, ...files]] of STUCK) {
  test(
    `tftp: Ctrl-C ends a client whose ${name}`,
    [shell, tool("mkfifo")],
    () =>
      inFolders(async (folders) => {
        const impatient = ["--timeout", "0.2", "--attempts", "2"];
        const [running, port] = await serving(folders, "--writable", ...impatient);
        await using server = running;
        const args = [action!, "-p", port, "127.0.0.1", ...files];
        const deno = exampleArguments("tftp", args, FILES);
        await using stuck = new Running("sh", [
          ...["-c", script, folders.served, Deno.execPath(), ...deno],
        ]);
        await server.hasPrinted(1); // that the client does not answer
        stuck.kill("SIGINT");
        const { code, stderr } = await stuck.outcome();
        assertEquals([code, stderr], [130, ""]);
      }),
  );
}

test("tftp: a client cannot keep its transfer for long by a timeout that it asks for", [], () => {
  for (const [asked, accepted] of [["255", undefined], ["10", "10"]] as const) {
    const answer = acceptOptions(new Map([["timeout", asked]]), {} as Peer, 1);
    assertEquals(answer.get("timeout"), accepted);
  }
});
