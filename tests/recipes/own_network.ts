// Runs in network namespaces, see network_test.ts.

import { assert, assertEquals } from "@std/assert";
import { Recipes } from "../helpers/recipes.ts";
import { Program, test } from "../helpers/support.ts";

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

/** Makes the address of the peer's end of `v0` permanent, so that nobody asks for it. */
async function fixNeighbour(): Promise<void> {
  const show = new Deno.Command("ip", { args: ["-j", "neigh", "show", "192.0.2.1", "dev", "v0"] });
  const [{ lladdr }] = JSON.parse(new TextDecoder().decode((await show.output()).stdout));
  const replace = ["neigh", "replace", "192.0.2.1", "lladdr", lladdr, "nud", "permanent"];
  assert((await new Deno.Command("ip", { args: [...replace, "dev", "v0"] }).output()).success);
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
