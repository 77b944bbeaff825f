// The program ss of examples/ and ss(8) list the sockets of a Python process.

import { assert, assertEquals, assertMatch } from "@std/assert";
import { AF_INET, hasIPv6, IPPROTO_ICMP, SOCK_RAW, Socket } from "@libc/socket";
import { constants, type Outcome, ownTool, Python, root, test, tool } from "../helpers/support.ts";
import { commandOf, outcomeOf, runUtility } from "./utilities.ts";

const needs = [constants("SOCK_DIAG_BY_FAMILY"), ownTool("python3"), tool("ss")];

/** Opens sockets of all kinds. Prints its process id, and the ports of TCP that it listens on. */
const SOCKETS = `
import os, tempfile
A, B, C = "127.0.0.1", socket.AF_INET6, socket.AF_UNIX
keep = []
def make(*args, bind=None, options=()):
    s = socket.socket(*args); keep.append(s)
    for option in options: s.setsockopt(*option)
    if bind is not None: s.bind(bind)
    return s
listener = make(bind=(A, 0)); listener.listen(7)
client = make(options=[(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)])
client.connect(listener.getsockname())
server, _ = listener.accept(); keep.append(server)
client.send(b"not read")
while len(server.recv(100, socket.MSG_PEEK)) < 8: pass
make().connect(listener.getsockname())  # is not accepted
closing = make(); closing.connect(listener.getsockname()); closing.shutdown(socket.SHUT_WR)
if sys.argv[1] == "v6":
    make(B, bind=("::1", 0)).listen(3)
    make(B, bind=("::", 0), options=[(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)]).listen(3)
    dual = make(B, bind=("::", 0), options=[(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)])
    dual.listen(3)
    make(B).connect(("::ffff:127.0.0.1", dual.getsockname()[1]))
    make(B, socket.SOCK_DGRAM, bind=("::1", 0))
udp = make(socket.AF_INET, socket.SOCK_DGRAM, bind=(A, 0))
make(socket.AF_INET, socket.SOCK_DGRAM).connect(udp.getsockname())
make(socket.AF_INET, socket.SOCK_DGRAM, bind=("0.0.0.0", 0),
  options=[(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, b"lo")])
path = tempfile.mkdtemp()
stream = make(C, bind=path + "/stream"); stream.listen(5)
make(C).connect(path + "/stream")
make(C, socket.SOCK_SEQPACKET, bind=path + "/seq").listen(2)
dgram = make(C, socket.SOCK_DGRAM, bind="\\0abstract\\0" + path)
make(C, socket.SOCK_DGRAM).connect("\\0abstract\\0" + path)
keep.extend(socket.socketpair())
# The same socket, twice.
keep.append(udp.dup())
say(os.getpid(), listener.getsockname()[1], client.getsockname()[1])
sys.stdin.readline()
for name in os.listdir(path): os.unlink(path + "/" + name)
os.rmdir(path)
`;

/** Runs a test with the sockets. */
async function withSockets(
  fn: (pid: string, listener: string, client: string) => Promise<void>,
): Promise<void> {
  await using python = new Python(SOCKETS, hasIPv6 ? "v6" : "");
  const [pid, listener, client] = (await python.line()).split(" ") as [string, string, string];
  await fn(pid, listener, client);
}

/** Runs the example with the rights that the processes need. */
function runWithProcesses(...args: string[]): Promise<Outcome> {
  return outcomeOf(
    commandOf("ss", ...args).map((word) => word === "--allow-ffi" ? "--allow-all" : word),
  );
}

/** Returns the rows with a text, each with single spaces, and without what only ss(8) prints. */
function rowsWith({ code, stdout, stderr }: Outcome, ...texts: string[]): string[] {
  assertEquals([code, stderr], [0, ""]);
  return stdout.split("\n")
    .filter((row) => texts.some((text) => row.includes(text)))
    .map((row) => row.replaceAll(/ (cgroup:\S+|<->|<--|-->|---)(?= |$)/g, "").trim())
    .map((row) => row.replaceAll(/ +/g, " "))
    .map((row) => row.replace(/ ino:\d+ dev:\S+ peers:.*/, "")) // of Unix sockets with a path
    .map((row) =>
      row.replace(/users:\(\((.*?)\)\)/, (_, users) => users.split("),(").sort().join("|"))
    )
    .sort();
}

test(
  "ss: lists the sockets of a process as ss(8) does",
  needs,
  () =>
    withSockets(async (pid, listener) => {
      const [theirs, ours] = await Promise.all([
        outcomeOf(["ss", "-n", "-H", "-tuxa", "-oep"]),
        runWithProcesses("-tuxa", "-oep"),
      ]);
      const texts = [`pid=${pid},`, `:${listener} `] as const;
      const rows = rowsWith(ours, ...texts);
      assertEquals(rows, rowsWith(theirs, ...texts));
      for (
        const expected of [
          new RegExp(`^tcp LISTEN 2 7 127.0.0.1:${listener} 0.0.0.0:\\* `),
          new RegExp(`^tcp ESTAB 8 0 127.0.0.1:${listener} 127.0.0.1:`),
          /^tcp ESTAB .* timer:\(keepalive,119min,0\) /,
          /^tcp CLOSE-WAIT 1 0 /,
          /^udp UNCONN 0 0 0\.0\.0\.0%lo:\d+ 0\.0\.0\.0:\* /,
          /^u_str LISTEN 1 5 \/\S+\/stream /,
          /^u_seq LISTEN /,
          /^u_dgr ESTAB 0 0 @abstract@\S+ /,
          ...(hasIPv6 ? [/^tcp LISTEN 1 3 \*:\d+ \*:\* .* v6only:0/] : []),
          ...(hasIPv6 ? [/^tcp LISTEN 0 3 \[::\]:\d+ \[::\]:\* .* v6only:1/] : []),
        ]
      ) assert(rows.some((row) => expected.test(row)), `no ${expected} in\n${rows.join("\n")}`);
    }),
);

test(
  "ss: selects states and ports as ss(8) does",
  needs,
  () =>
    withSockets(async (pid, listener, client) => {
      const texts = [`pid=${pid},`, `:${listener} `] as const;
      const pairs: [theirs: string[], ours: string[], rows: number][] = [
        [["-tux"], ["-tux"], hasIPv6 ? 13 : 11],
        [["-tl"], ["-tl"], hasIPv6 ? 4 : 1],
        [["-ul4"], ["-u", "--listening", "-4"], 2],
        [["-t", "state", "close-wait"], ["-t", "-s", "close-wait"], 1],
        [["-ta", "sport", "=", client], ["-ta", "--sport", client], 1],
        [["-ta", `( sport = ${client} or dport = ${client} )`], ["-ta", "--port", client], 2],
      ];
      const compare = async ([theirs, ours, count]: typeof pairs[0]) => {
        const [expected, actual] = await Promise.all([
          outcomeOf(["ss", "-n", "-p", ...theirs]),
          runWithProcesses("-p", ...ours),
        ]);
        // ss(8) omits a column in which all rows are equal.
        const withoutColumn = (row: string) => row.replace(/^(tcp|udp) /, "");
        const rows = rowsWith(actual, ...texts).map(withoutColumn);
        const states = ours.includes("-s") ? rows.map((row) => row.replace(/^\S+ /, "")) : rows;
        assertEquals(states, rowsWith(expected, ...texts).map(withoutColumn));
        assertEquals(rows.length, count, ours.join(" "));
      };
      await Promise.all(pairs.map(compare));
    }),
);

test(
  "ss: JSON, for which it needs only --allow-ffi",
  needs,
  () =>
    withSockets(async (pid, listener, client) => {
      const parse = ({ code, stdout, stderr }: Outcome) => {
        assertEquals([code, stderr], [0, ""]);
        return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
      };
      // Another program's connection to another port may come from the same port.
      const [plain, named] = await Promise.all([
        runUtility("ss", "--all", "--json", "--sport", client, "--dport", listener),
        runWithProcesses("-taj", "-p", "--sport", listener, "--dport", client),
      ]);
      const [{ inode, cookie, timer: { expires, ...timer }, ...socket }] = parse(plain);
      assertEquals([socket, timer], [{
        netid: "tcp",
        state: "ESTAB",
        recvQ: 0,
        sendQ: 0,
        local: { address: "127.0.0.1", port: Number(client) },
        peer: { address: "127.0.0.1", port: Number(listener) },
        uid: Deno.uid(),
      }, { name: "keepalive", retransmits: 0 }]);
      assert(inode > 0 && expires > 6_000_000);
      assertMatch(cookie, /^[0-9a-f]+$/);
      const [{ processes: [process] }] = parse(named);
      assertEquals([process.pid, typeof process.fd], [Number(pid), "number"]);
      assertMatch(process.name, /^python3/);
    }),
);

test("ss: raw sockets, or that the kernel does not list them", [...needs, root()], async () => {
  using _raw = new Socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
  const { code, stdout, stderr } = await runUtility("ss", "--raw", "--all");
  assertMatch(stdout, /^Netid {2}State {2}Recv-Q /);
  const isListed = /^raw +UNCONN /m.test(stdout);
  assertEquals(code, isListed ? 0 : 1, stderr);
  assertMatch(stderr, isListed ? /^$/ : /^ss: .* list raw IPv4 sockets\nss: .* raw IPv6 .*\n$/);
});

test("ss: errors are one line", [constants("SOCK_DIAG_BY_FAMILY")], async () => {
  const wrong = await Promise.all([
    runUtility("ss", "--state", "asleep"),
    runUtility("ss", "--port", "65536"),
    runUtility("ss", "--processes"),
    runUtility("ss", "tcp"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^ss: .+\n$/);
  }
});

test("ss: says on which systems it does not work", [
  constants("SOCK_DIAG_BY_FAMILY") === null ? "this system has sock_diag" : null,
], async () => {
  const { code, stdout, stderr } = await runUtility("ss");
  assertEquals([code, stdout], [2, ""]);
  assertMatch(stderr, /^ss: this system has no sock_diag.*\r?\n$/);
});
