// Runs in network namespaces, see network_test.ts.

import { assert, assertEquals } from "@std/assert";
import { createConnection, SHUT_WR } from "@libc/socket";
import { Recipes } from "../helpers/recipes.ts";
import { decode, Program, test } from "../helpers/support.ts";

const { PEER } = Deno.env.toObject();

/** A Python program in the namespace of the peer. */
class Peer extends Program {
  constructor(source: string, ...args: string[]) {
    const prelude = "import socket, struct, sys\ndef say(*a): print(*a, flush=True)\n";
    super("the peer", "ip", [
      ...["netns", "exec", PEER!, "python3", "-c", prelude + source],
      ...args,
    ]);
  }
}

test("recipes: keep-alive", [], async () => {
  using recipes = new Recipes();
  await using peer = new Peer(`
import subprocess
server = socket.create_server(("192.0.2.1", 0))
say(server.getsockname()[1])
conn, _ = server.accept()
say("accepted")
sys.stdin.readline()
# The neighbour remains known, so no host on the way reports the loss.
subprocess.run(["ip", "address", "del", "192.0.2.1/24", "dev", "p0"], check=True)
sys.stdin.readline()
subprocess.run(["ip", "address", "add", "192.0.2.1/24", "brd", "+", "dev", "p0"], check=True)
`);
  await using program = recipes.start("keep_alive.ts", "192.0.2.1", await peer.line());
  assertEquals([await program.line(), await peer.line()], ["connected", "accepted"]);
  await fixNeighbour();
  await peer.say("vanish");
  assertEquals(await program.line(), "the peer is lost: ETIMEDOUT");
  await peer.say("come back");
});

/** Runs ip(8). */
async function ip(...args: string[]): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("ip", { args }).output();
  assert(success, decode(stderr));
  return decode(stdout);
}

/** Makes the address of the peer's end of `v0` permanent, so that nobody asks for it. */
async function fixNeighbour(): Promise<void> {
  const neighbour = ["192.0.2.1", "dev", "v0"];
  const [{ lladdr }] = JSON.parse(await ip("-j", "neigh", "show", ...neighbour));
  await ip("neigh", "replace", ...neighbour, "lladdr", lladdr, "nud", "permanent");
}

test("recipes: the answer comes from the address that was asked", [], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("udp_server.ts", "5000");
  assertEquals(await program.line(), "ready");
  await using peer = new Peer(`
for family, host in ((socket.AF_INET, "192.0.2.22"), (socket.AF_INET6, "2001:db8:1::22")):
    s = socket.socket(family, socket.SOCK_DGRAM)
    s.settimeout(60)
    s.connect((host, 5000)) # receives from this address only
    s.send(b"hello")
    say(s.recv(100).decode(), s.getpeername()[0])
`);
  assertEquals(await peer.line(), "hello 192.0.2.22");
  assertEquals(await peer.line(), "hello 2001:db8:1::22");
  program.kill();
});

test("recipes: broadcast discovery, with a server in Python", [], async () => {
  using recipes = new Recipes();
  await using _peer = new Peer(`
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 5001))
say("ready")
for _ in range(2):
    question, sender = s.recvfrom(100)
    if question == b"who is there?": s.sendto(b"a peer", sender)
`);
  await _peer.line();
  const { code, stdout, stderr } = await recipes.run("discover.ts", "5001");
  assertEquals([code, stderr], [0, ""]);
  assertEquals(stdout.split("\n").sort(), ["", "192.0.2.1 a peer", "198.51.100.1 a peer"]);
});

test("recipes: broadcast discovery, with a client in Python", [], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("discoverable.ts", "5001", "a printer");
  assertEquals(await program.line(), "ready");
  await using peer = new Peer(`
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
s.settimeout(60)
s.sendto(b"who is there?", ("192.0.2.255", 5001))
say(*s.recvfrom(100))
`);
  assertEquals(await peer.line(), "b'a printer' ('192.0.2.2', 5001)");
  program.kill();
});

for (const [group, loopback] of [["239.1.2.3", "127.0.0.1"], ["ff15::1234", "::1"]] as const) {
  test(`recipes: multicasts on several interfaces, received from ${group}`, [], async () => {
    using recipes = new Recipes();
    await using program = recipes.start("multicast_receive.ts", group, "5002", "v0", "v1");
    assertEquals(await program.line(), "ready");
    await using _peer = new Peer(
      `
group = sys.argv[1]
v6 = ":" in group
s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
for name in ("p0", "p1"):
    index = socket.if_nametoindex(name)
    if v6: s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
    else: s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, struct.pack("4s4si", b"", b"", index))
    s.sendto(("from " + name).encode(), (group, 5002))
`,
      group,
      loopback,
    );
    const received = [await program.line(), await program.line()];
    assertEquals(received.sort(), ["v0 from p0", "v1 from p1"]);
    program.kill();
  });

  test(`recipes: multicasts on several interfaces, sent to ${group}`, [], async () => {
    using recipes = new Recipes();
    await using peer = new Peer(
      `
group = sys.argv[1]
v6 = ":" in group
sockets = []
for name in ("p0", "p1"):
    index = socket.if_nametoindex(name)
    s = socket.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, name.encode())
    s.bind(("", 5002))
    if v6:
        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.inet_pton(s.family, group) + struct.pack("i", index))
    else:
        s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, struct.pack("4s4si", socket.inet_aton(group), b"", index))
    s.settimeout(60)
    sockets.append(s)
say("ready")
for s in sockets:
    data, sender = s.recvfrom(100)
    say(data.decode(), sender[0])
`,
      group,
    );
    assertEquals(await peer.line(), "ready");
    const { code, stderr } = await recipes.run(
      "multicast_send.ts",
      group,
      "5002",
      "hello",
      "v0",
      "v1",
    );
    assertEquals([code, stderr], [0, ""]);
    const [from0, from1] = group.includes(":")
      ? ["2001:db8:1::", "2001:db8:2::2"]
      : ["192.0.2.2", "198.51.100.2"];
    assert((await peer.line()).startsWith(`hello ${from0}`));
    assertEquals(await peer.line(), `hello ${from1}`);
  });
}

test("recipes: the path MTU", [], async () => {
  using recipes = new Recipes();
  const { code, stdout, stderr } = await recipes.run("path_mtu.ts", "203.0.113.2");
  assertEquals([code, stderr], [0, ""]);
  assertEquals(stdout, "trying 1500\ntrying 1400\npath MTU 1400\n");
});

test("recipes: ICMP without root", [], async () => {
  using recipes = new Recipes();
  await using program = new Program("echo_request.ts", "setpriv", [
    ...["--bounding-set", "-net_raw", Deno.execPath()],
    ...recipes.args("echo_request.ts", "192.0.2.1"),
  ]);
  assertEquals(await program.line(), "type 0 sequence 1");
});

test("recipes: a socket that is bound to an interface", [], async () => {
  using recipes = new Recipes();
  await using program = new Program("one_interface.ts", "setpriv", [
    ...["--bounding-set", "-net_raw", Deno.execPath()],
    ...recipes.args("one_interface.ts", "v1", "5003"),
  ]);
  assertEquals(await program.line(), "ready");
  await using peer = new Peer(`
def on(name):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, name.encode())
    s.settimeout(60)
    return s
on("p0").sendto(b"to the wrong interface", ("192.0.2.2", 5003))
s = on("p1")
for host in ("192.0.2.2", "198.51.100.2"):
    s.sendto(host.encode(), (host, 5003))
    say(*s.recvfrom(100))
`);
  for (const host of ["192.0.2.2", "198.51.100.2"]) {
    assertEquals(await program.line(), `${host.length} bytes from 198.51.100.1`);
    assertEquals(await peer.line(), `b'${host}' ('198.51.100.2', 5003)`);
  }
  program.kill();
});

for (const [how, count] of [["a number of packets", 2], ["Ctrl-C", 100]] as const) {
  test(`recipes: a capture with a filter, ended by ${how}`, [], async () => {
    using recipes = new Recipes();
    const filter = ["udp", "dst", "port", "5004", "or", "icmp[icmptype]", "=", "icmp-echo"];
    await using program = recipes.start("filtered_capture.ts", "v0", `${count}`, ...filter);
    assertEquals(await program.line(), "capturing");
    await using _peer = new Peer(`
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for port in (5005, 5004): s.sendto(b"hello", ("192.0.2.2", port))
s = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
s.sendto(bytes((8, 0, 0xf7, 0xfe, 0, 0, 0, 1)), ("192.0.2.2", 0)) # an echo request
`);
    const ends = "from 192.0.2.1 to 192.0.2.2";
    assertEquals(await program.line(), `inbound ethernet/ipv4/udp/data ${ends}`);
    assertEquals(await program.line(), `inbound ethernet/ipv4/icmp ${ends}`);
    if (how === "Ctrl-C") program.kill("SIGINT");
    assertEquals(await program.line(), "2 packets");
  });
}

test("recipes: interfaces and addresses as they change", [], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("netlink_watch.ts");
  assertEquals(await program.line(), "ready");
  await ip("link", "add", "w0", "type", "veth", "peer", "name", "w1", "netns", PEER!);
  const [{ ifindex }] = JSON.parse(await ip("-j", "link", "show", "w0"));
  await ip("address", "add", "203.0.113.77/32", "dev", "w0", "label", "w0:test");
  await ip("link", "del", "w0");
  const expected = [
    `+ link ${ifindex} w0`,
    `+ addr ${ifindex} 203.0.113.77 w0:test`,
    `- addr ${ifindex} 203.0.113.77 w0:test`,
    `- link ${ifindex} w0`,
  ];
  const seen: string[] = [];
  while (seen.at(-1) !== expected.at(-1)) {
    const line = await program.line();
    if (line !== seen.at(-1)) seen.push(line); // a link changes several times as it is made and deleted
  }
  assertEquals(seen.filter((line) => expected.includes(line)), expected, seen.join("\n"));
  program.kill();
});

test("recipes: connections into another network namespace", [], async () => {
  using recipes = new Recipes();
  await using peer = new Peer(`
server = socket.create_server(("127.0.0.1", 0))
say(server.getsockname()[1])
for _ in range(2):
    conn, _ = server.accept()
    f = conn.makefile("rw")
    text = f.read() # up to the end
    print("read", text, file=f, flush=True)
    f.close()
    conn.close()
`);
  const args = [PEER!, "127.0.0.1", await peer.line()];
  await using program = recipes.start("into_namespace.ts", ...args);
  const port = Number((await program.line()).split(" ")[1]);
  for (const text of ["one", "two"]) {
    using client = await createConnection(["127.0.0.1", port]);
    await client.sendall(text);
    client.shutdown(SHUT_WR);
    assertEquals(await new Response(client.readable).text(), `read ${text}\n`);
  }
  program.kill();
});
