/**
 * A chat of two programs and Python, by examples/mcast.ts.
 *
 * @module
 */
import { assertEquals, assertMatch } from "@std/assert";
import { Running } from "../helpers/examples.ts";
import { Python } from "../helpers/support.ts";
import { freePort } from "./utilities.ts";

/** A member of the group, which says what it receives, and sends each line of its input. */
const MEMBER = `
import struct
group, port, interface = sys.argv[1], int(sys.argv[2]), sys.argv[3]
family = socket.AF_INET6 if ":" in group else socket.AF_INET
s = socket.socket(family, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", port))
index = socket.if_nametoindex(interface)
if family == socket.AF_INET:
    request = struct.pack("=4s4si", socket.inet_aton(group), bytes(4), index)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
    s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, struct.pack("=4s4si", bytes(4), bytes(4), index))
    s.setsockopt(socket.IPPROTO_IP, 12, 1) # IP_RECVTTL
else:
    request = socket.inet_pton(family, group) + struct.pack("=I", index)
    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, request)
    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
    s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVHOPLIMIT, 1)
say("ready")
for i in range(2):
    data, control, _, sender = s.recvmsg(1000, 100)
    say(data.decode(), struct.unpack("=i", control[0][2])[0])
s.sendto("Python: \\x1b[1mgrüß".encode(), (group, port))
`;

/** Lets two programs and Python talk to each other. */
export async function chat(group: string, interfaceName: string): Promise<void> {
  const port = `${freePort()}`;
  await using python = new Python(MEMBER, group, port, interfaceName);
  assertEquals(await python.line(), "ready");
  const args = ["-g", group, "-p", port, "-i", interfaceName];
  await using ann = Running.example("mcast", [...args, "-n", "Ann", "-t", "7", "-c", "3"]);
  await using bob = Running.example("mcast", [...args, "-n", "Bob", "--json", "-c", "3"]);
  for (const one of [ann, bob]) await one.printed(/^joined .*\n/);
  await ann.write("hello\n");
  assertEquals(await python.line(), "Ann: hello 7");
  await bob.write("hello, Ann\n");
  assertEquals(await python.line(), "Bob: hello, Ann 1");
  const [first, second] = await Promise.all([ann.outcome(), bob.outcome()]);
  assertEquals([first.code, second.code], [0, 0]);
  assertEquals(first.stdout, "Ann: hello\nBob: hello, Ann\nPython: ?[1mgrüß\n");
  const received = second.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(
    received.map(({ text }) => text),
    ["Ann: hello", "Bob: hello, Ann", "Python: \x1b[1mgrüß"],
  );
  for (const { from } of received) assertMatch(from, /^.*:\d+$/);
}
