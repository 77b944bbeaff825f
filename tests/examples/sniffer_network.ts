// Runs in a network namespace, see sniffer_test.ts. v0 has 192.0.2.1 and is linked to v1.

import { assert, assertEquals } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_PACKET,
  createConnection,
  createServer,
  ECONNREFUSED,
  ETH_P_ALL,
  IPPROTO_ICMP,
  IPPROTO_ICMPV6,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_STREAM,
  Socket,
} from "@libc/socket";
import {
  AAAA,
  ARP,
  arp,
  ascii,
  dnsAnswer,
  dnsQuery,
  ethernet,
  ICMP,
  icmp,
  icmpv6,
  IP,
  IP6,
  ipv4,
  ipv6,
  join,
  TCP,
  tcp,
  u16,
  UDP,
  udp,
} from "./sniffer_packets.ts";
import {
  capture,
  describeFile,
  dissect,
  expected,
  layersIn,
  layersOf,
  sniffer,
} from "./sniffer_programs.ts";
import { test } from "../helpers/support.ts";

/** The port of a test's last packet: once it is captured, all packets are. */
const LAST = 9;

/** Sends a datagram from one socket to another. */
async function sendDatagram(host: string, data: Uint8Array | string, port = 0): Promise<void> {
  const family = host.includes(":") ? AF_INET6 : AF_INET;
  using to = new Socket(family, SOCK_DGRAM);
  to.bind([host, port]);
  using from = new Socket(family, SOCK_DGRAM);
  await from.sendto(data as Uint8Array<ArrayBuffer>, to.getsockname());
  const [, sender] = await to.recvfrom(2000);
  if (port === 53) await to.sendto(dnsAnswer(0x4321), sender);
}

/** Transfers data in both directions over a connection. */
async function runConnection(host: string, data: Uint8Array | string, port = 0): Promise<void> {
  using server = createServer([host, port], {
    family: host.includes(":") ? AF_INET6 : AF_INET,
  });
  using client = await createConnection(server.getsockname());
  const [conn] = await server.accept();
  await client.sendall(data as Uint8Array<ArrayBuffer>);
  await conn.sendall(await conn.recv(2000));
  await client.recv(2000);
  conn.close();
  await client.recv(1);
}

/** Sends an echo request that the kernel answers. */
async function sendEcho(six: boolean): Promise<void> {
  const rest = [0x12, 0x34, 0, 7, ...ascii("echo")];
  using socket = six
    ? new Socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6)
    : new Socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
  if (six) await socket.sendto(icmpv6(128, 0, rest), ["::1", 0]);
  else await socket.sendto(icmp(8, 0, rest), ["127.0.0.1", 0]);
  for (const _ of [0, 1]) await socket.recv(100); // the request and its reply
}

/** Provokes refusals: an ICMP error and a reset. */
async function provokeRefusals(host: string): Promise<void> {
  const family = host.includes(":") ? AF_INET6 : AF_INET;
  using nobody = new Socket(family, SOCK_DGRAM);
  await nobody.connect([host, 1]);
  await nobody.send("anybody?");
  assertEquals(await nobody.connectEx([host, 1]), 0);
  using stream = new Socket(family, SOCK_STREAM);
  assertEquals(await stream.connectEx([host, 1]), ECONNREFUSED);
}

/** Makes traffic of all kinds on the loopback interface. */
async function makeTraffic(): Promise<void> {
  const query = dnsQuery(0x4321, "www.example.com", AAAA);
  for (const host of ["127.0.0.1", "::1"]) {
    await sendDatagram(host, "hello");
    await sendDatagram(host, "");
    await sendDatagram(host, query, 53);
    await runConnection(host, "hello");
    await runConnection(host, join(u16(query.length), query), 53);
    await sendEcho(host === "::1");
    await provokeRefusals(host);
  }
}

/** Lets the sniffer and tshark capture the same packets, and compares the results. */
async function compare(interfaceName: string, make: () => Promise<void>): Promise<string[]> {
  const directory = Deno.makeTempDirSync();
  Deno.chmodSync(directory, 0o755);
  try {
    const [ours, theirs] = [`${directory}/ours.pcapng`, `${directory}/theirs.pcapng`];
    // tshark starts with a search for phones over the loopback interface, so it starts first.
    await using capturing = await capture(interfaceName, theirs);
    await using sniffing = await sniffer("--interface", interfaceName, "--print", "--write", ours);
    await make();
    await sniffing.until("stdout", ` > ${LAST} length`);
    await capturing.until("stdout", `\n${LAST}\n`); // and no port that ends with the same digit
    await sniffing.interrupt();
    await capturing.interrupt();
    for (const file of [ours, theirs]) Deno.chmodSync(file, 0o644);

    const lines = sniffing.stdout.trimEnd().split("\n");
    const number = `${lines.length} packets, ${lines.length} received and 0 dropped`;
    assert(sniffing.stderr.includes(number), sniffing.stderr);
    const [rows, own] = await Promise.all([dissect(ours), dissect(theirs)]);

    // tshark dissects both files alike, except that its own file has no flags, and that the times of
    // packets from this machine to itself may differ.
    const comparable = (all: typeof rows) =>
      all.map((row) => JSON.stringify({ ...row, "frame.packet_flags": [], "frame.time_epoch": [] }))
        .toSorted();
    const [found, foundInOwn] = [comparable(rows), comparable(own)];
    assertEquals(found.filter((row) => !foundInOwn.includes(row)), []);
    assertEquals(foundInOwn.filter((row) => !found.includes(row)), []);
    assertEquals(found.length, foundInOwn.length);
    for (const [i, time] of rows.map((row) => row["frame.time_epoch"]![0]!).entries()) {
      assert(Math.abs(Number(time) - Number(own[i]!["frame.time_epoch"]![0])) < 1);
      assert(lines[i]!.slice(0, 18).endsWith(time.slice(-9)), `${lines[i]} at ${time}`);
    }

    // It also finds what the sniffer printed.
    assertEquals(lines.length, rows.length);
    for (const [i, row] of rows.entries()) {
      for (const part of expected(row)) assert(lines[i]!.includes(part), `${part}: ${lines[i]}`);
      assertEquals(layersIn(lines[i]!), layersOf(row), lines[i]!);
      const outbound = row["eth.src"]![0] === "02:00:00:00:00:10"; // sent by v0
      assertEquals(Number(row["frame.packet_flags"]![0]) & 3, outbound ? 2 : 1, lines[i]!);
      assert(!lines[i]!.includes("malformed"), lines[i]);
    }

    const about = await describeFile(ours);
    for (
      const part of [
        /File type: +Wireshark\/\.\.\. - pcapng/,
        /File encapsulation: +Ethernet/,
        /File timestamp precision: +nanoseconds \(9\)/,
        new RegExp(`Number of packets: +${lines.length}\n`),
        new RegExp(`Name = ${interfaceName}\n`),
        /Number of stat entries = 1\n/,
      ]
    ) assert(part.test(about), about);
    return lines.map((line) => line.slice(19));
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
}

test("the sniffer and tshark agree about the loopback interface", [], async () => {
  const lines = await compare("lo", async () => {
    await makeTraffic();
    await sendDatagram("127.0.0.1", "last", LAST);
  });
  // Each packet is captured once, though the loopback interface shows it twice.
  assertEquals(lines.filter((line) => line.endsWith("> 9 length 4")).length, 1);
  for (
    const part of [
      /TCP .*\[SYN\] .*<mss \d+/,
      /TCP .*\[SYN,ACK\]/,
      /TCP .*\[FIN,ACK\]/,
      /TCP .*\[RST,ACK\]/,
      /ICMP echo request id 4660 seq 7 length 4$/,
      /ICMPv6 echo reply id 4660 seq 7 length 4$/,
      /ICMP unreachable \(port\) \| IPv4 127.* \| UDP \d+ > 1 length 8$/,
      /ICMPv6 unreachable \(port\) \| IPv6 ::1 > ::1 .* \| UDP \d+ > 1 length 8$/,
      /UDP \d+ > 53 .* \| DNS 0x4321 query AAAA\? www\.example\.com$/,
      /UDP 53 > \d+ .* \| DNS 0x4321 response .* PTR www\.example\.com and 1 more$/,
      /TCP \d+ > 53 .* \| DNS 0x4321 query AAAA\? www\.example\.com$/,
    ]
  ) assert(lines.some((line) => part.test(line)), `${part}: ${lines.join("\n")}`);
});

/** Opens a socket that sends and receives frames of v0 or v1. */
function openWire(name: string): Socket<unknown[]> {
  const socket = new Socket(AF_PACKET!, SOCK_RAW);
  socket.bind([name, ETH_P_ALL!]);
  return socket as unknown as Socket<unknown[]>;
}

test("the sniffer and tshark agree about an Ethernet interface", [], async () => {
  const lines = await compare("v0", async () => {
    using far = openWire("v1");
    for (
      const frame of [
        ethernet(ARP, arp(1)), // answered
        ethernet(IP, ipv4(ICMP, icmp(8, 0, [0, 5, 0, 6]))), // answered
        ethernet(IP, ipv4(UDP, udp(1000, 2000, ascii("x"))), 5), // in a VLAN
        ethernet(IP, ipv4(UDP, udp(1000, 2000, ascii("x")), 0, [1, 1, 1, 0])),
        ethernet(IP, ipv4(UDP, ascii("fragment"), 2)),
        ethernet(IP6, ipv6(UDP, udp(1000, 2000, ascii("x"), true))),
        ethernet(IP6, ipv6(0, join([UDP, 0, 1, 4, 0, 0, 0, 0], udp(1000, 2000, [], true)))),
        ethernet(0x88b5, ascii("experiment")),
        ethernet(IP, ipv4(UDP, udp(1000, LAST, []))),
      ]
    ) await far.send(frame);
  });
  const mac = "02:00:00:00:00:10";
  assert(lines.some((line) => line.includes(`ARP 192.0.2.1 is at ${mac}`)));
  assert(lines.some((line) => line.includes(`vlan 5 | IPv4 `)));
  assert(lines.some((line) => line.includes("ICMP echo reply id 5 seq 6")));
});

test(
  "the sniffer captures what its options select, ends by itself, and is promiscuous",
  [],
  async () => {
    const filter = ["udp", "port", "77", "or", "not", "ip"];
    const options = ["-i", "v0", "-c", "2", "-Q", "in", "--promiscuous"];
    await using sniffing = await sniffer(...options, ...filter);
    const { stdout } = await new Deno.Command("ip", {
      args: ["-d", "-j", "link", "show", "v0"],
    }).output();
    assertEquals(JSON.parse(new TextDecoder().decode(stdout))[0].promiscuity, 1);
    using far = openWire("v1");
    await far.send(ethernet(IP, ipv4(TCP, tcp(1, 77, []))));
    await far.send(ethernet(IP, ipv4(UDP, udp(1, 77, []))));
    await far.send(ethernet(IP, ipv4(UDP, udp(1, 78, []))));
    await far.send(ethernet(IP, ipv4(UDP, udp(77, 1, []))).fill(0x40, 5, 6)); // for another machine
    await sniffing.end();
    assertEquals(sniffing.stdout.match(/UDP \d+ > \d+/g), ["UDP 1 > 77", "UDP 77 > 1"]);
    assert(
      sniffing.stderr.endsWith("2 packets, 2 received and 0 dropped by the kernel\n"),
      sniffing.stderr,
    );
  },
);

test("the sniffer ends when its reader has closed the output", [], async () => {
  // No packet comes, so no write tells.
  for (const options of [["ether proto 0x88b7"], ["-w", "-", "ether proto 0x88b7"]]) {
    await using sniffing = await sniffer("-i", "v0", ...options);
    await sniffing.closeOutput();
    assertEquals(await sniffing.code(), 141, sniffing.stderr);
  }
});

test("the sniffer writes what it captures to the standard output", [], async () => {
  using far = openWire("v1");
  await using sniffing = await sniffer("-i", "v0", "-c", "1", "-w", "-", "--json", "udp port 78");
  await far.send(ethernet(IP, ipv4(UDP, udp(1, 78, ascii("xyz")))));
  await sniffing.end();
  assertEquals(sniffing.stdout.slice(0, 4), "\n\r\r\n"); // pcapng
  assert(sniffing.stdout.includes("xyz") && sniffing.stdout.includes("v0"));
});
