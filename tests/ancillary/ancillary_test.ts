// Encoding and decoding of ancillary data, and the error queue.

import { assert, assertEquals, assertRejects, assertThrows } from "@std/assert";
import * as socket from "@libc/socket";
import {
  AF_ALG,
  AF_INET,
  AF_PACKET,
  AF_UNIX,
  type AfalgParameters,
  ALG_OP_DECRYPT,
  ALG_OP_ENCRYPT,
  ALG_SET_IV,
  type Ancillary,
  type AncillaryValue,
  cmsg,
  CMSG_LEN,
  ECONNREFUSED,
  ENOMSG,
  type Family,
  IP_PKTINFO,
  IP_RECVERR,
  IP_RECVORIGDSTADDR,
  IP_RECVTOS,
  IP_RECVTTL,
  IPPROTO_IP,
  IPPROTO_IPV6,
  IPV6_RECVERR,
  IPV6_RECVHOPLIMIT,
  IPV6_RECVORIGDSTADDR,
  IPV6_RECVPKTINFO,
  IPV6_RECVTCLASS,
  MSG_CTRUNC,
  MSG_ERRQUEUE,
  type Received,
  type ReceivedAncillary,
  SCM_TSTAMP_SND,
  SO_EE_ORIGIN_ICMP,
  SO_EE_ORIGIN_ICMP6,
  SO_EE_ORIGIN_TIMESTAMPING,
  SO_MARK,
  SO_PASSCRED,
  SO_PASSPIDFD,
  SO_RCVBUF,
  SO_RCVMARK,
  SO_RXQ_OVFL,
  SO_TIMESTAMP,
  SO_TIMESTAMP_NEW,
  SO_TIMESTAMPING,
  SO_TIMESTAMPING_NEW,
  SO_TIMESTAMPNS,
  SO_TIMESTAMPNS_NEW,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_SEQPACKET,
  Socket,
  SocketError,
  socketpair,
  SOF_TIMESTAMPING_OPT_ID,
  SOF_TIMESTAMPING_OPT_TSONLY,
  SOF_TIMESTAMPING_RX_SOFTWARE,
  SOF_TIMESTAMPING_SOFTWARE,
  SOF_TIMESTAMPING_TX_SOFTWARE,
  SOL_PACKET,
  SOL_SOCKET,
  SOL_UDP,
  TimeoutError,
  UDP_GRO,
} from "@libc/socket";
import { afalgItems } from "../../socket/ancillary/alg.ts";
import { DecodedAncillary } from "../../socket/ancillary/decode.ts";
import { encodeControl } from "../../socket/ancillary/control.ts";
import { errorOf, type Net, nets, Scratch } from "../helpers/peers.ts";
import {
  constants,
  decode,
  descriptors,
  type Form,
  inBothForms,
  type Need,
  ownTool,
  Python,
  root,
  test,
  tool,
  windowsItself,
} from "../helpers/support.ts";

/** A control buffer size that is enough for every test. */
const ANCBUFSIZE = 1024;

function recvmsg<A, K>(form: Form, from: Socket<A, K>, flags = 0): Promise<Received<unknown>> {
  return form.name === "blocking"
    ? Promise.resolve().then(() => from.recvmsgSync(64, ANCBUFSIZE, flags))
    : from.recvmsg(64, ANCBUFSIZE, flags);
}

/** Makes a datagram socket that is bound to the loopback address, with options set. */
function makeBoundSocket(
  net: Net,
  ...options: [level: number, option: number | undefined, value: number][]
): Socket<socket.InetAddress | socket.Inet6Address, "datagram"> {
  const bound = new Socket(net.family, SOCK_DGRAM);
  bound.bind([net.host, 0]);
  for (const [level, option, value] of options) bound.setsockopt(level, option!, value);
  return bound;
}

function sortedKinds(ancillary: ReceivedAncillary[]): string[] {
  return ancillary.map(({ value }) => value?.kind ?? "unknown").sort();
}

const [IPv4, IPv6] = nets as [Net, Net];
const loopbackIndex = socket.getifaddrs().find(({ flags }) => flags & socket.IFF_LOOPBACK)!.index;

/** Requires a system that applies ancillary data to sent messages. */
const appliesSentItems = windowsItself("ignores ancillary data of sent messages");

/** Values of an IPv4 datagram, set by its socket or by sent items. */
const ipv4Cases = [
  { how: "set by the socket", needs: [], items: [], ttl: 9, tos: 0 },
  {
    how: "set by sent items",
    needs: [appliesSentItems],
    items: [cmsg.ttl(7), cmsg.tos(0x28)],
    ttl: 7,
    tos: 0x28,
  },
];

for (const { how, needs, items, ttl, tos } of ipv4Cases) {
  inBothForms(`ancillary: packet info, TTL and TOS of IPv4, ${how}`, needs, async (form) => {
    using a = makeBoundSocket(
      IPv4,
      [IPPROTO_IP, IP_PKTINFO, 1],
      [IPPROTO_IP, IP_RECVTTL, 1],
      [IPPROTO_IP, IP_RECVTOS, 1],
      [IPPROTO_IP, socket.IP_TTL, 9],
    );
    a.sendmsgSync(["x"], items, 0, a.getsockname());
    const { ancillary, flags } = await recvmsg(form, a);
    assertEquals(flags, 0);
    assertEquals(sortedKinds(ancillary), ["packetInfo", "tos", "ttl"]);
    const found: (AncillaryValue | undefined)[] = [
      cmsg.find(ancillary, "ttl"),
      cmsg.find(ancillary, "tos"),
      cmsg.find(ancillary, "hopLimit"),
    ];
    assertEquals(found, [{ kind: "ttl", value: ttl }, { kind: "tos", value: tos }, undefined]);
    const { specDst, ...info } = cmsg.find(ancillary, "packetInfo")!;
    assertEquals(info, {
      kind: "packetInfo",
      interfaceIndex: loopbackIndex,
      address: "127.0.0.1",
    });
    assertEquals(specDst, Deno.build.os === "windows" ? undefined : "127.0.0.1");
  });
}

for (
  const [net, level, option] of [
    [IPv4, IPPROTO_IP, IP_RECVORIGDSTADDR],
    [IPv6, IPPROTO_IPV6, IPV6_RECVORIGDSTADDR],
  ] as const
) {
  inBothForms(`ancillary: the original destination, ${net.name}`, [
    ...net.needs,
    constants("IP_RECVORIGDSTADDR", "IPV6_RECVORIGDSTADDR"),
  ], async (form) => {
    using a = makeBoundSocket(net, [level, option, 1]);
    a.sendtoSync("x", a.getsockname());
    const { ancillary } = await recvmsg(form, a);
    assertEquals(ancillary.map(({ value }) => value), [
      { kind: "originalDestination", address: a.getsockname() },
    ]);
  });
}

/** Values of an IPv6 datagram, set by its socket or by sent items. */
const ipv6Cases = [
  { how: "set by the socket", needs: IPv6.needs, items: [], hops: 9, trafficClass: 0 },
  {
    how: "set by sent items",
    needs: [...IPv6.needs, appliesSentItems],
    items: [
      cmsg.hopLimit(7),
      cmsg.trafficClass(0x28),
      cmsg.packetInfo({ address: "::1", interfaceIndex: loopbackIndex }),
    ],
    hops: 7,
    trafficClass: 0x28,
  },
];

for (const { how, needs, items, hops, trafficClass } of ipv6Cases) {
  const name = `ancillary: packet info, hop limit and traffic class of IPv6, ${how}`;
  inBothForms(name, needs, async (form) => {
    using a = makeBoundSocket(
      IPv6,
      // On Windows, the option and the received item have the same name.
      [IPPROTO_IPV6, IPV6_RECVPKTINFO ?? socket.IPV6_PKTINFO, 1],
      [IPPROTO_IPV6, IPV6_RECVHOPLIMIT ?? socket.IPV6_HOPLIMIT, 1],
      [IPPROTO_IPV6, IPV6_RECVTCLASS, 1],
      [IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, 9],
    );
    a.sendmsgSync(["x"], items, 0, a.getsockname());
    const { ancillary } = await recvmsg(form, a);
    assertEquals(sortedKinds(ancillary), ["hopLimit", "packetInfo", "trafficClass"]);
    assertEquals(cmsg.find(ancillary, "hopLimit")?.value, hops);
    assertEquals(cmsg.find(ancillary, "trafficClass")?.value, trafficClass);
    const info = cmsg.find(ancillary, "packetInfo")!;
    assertEquals(info, { kind: "packetInfo", interfaceIndex: loopbackIndex, address: "::1" });
  });
}

test(
  "ancillary: a reply comes from the address that the request was sent to",
  [appliesSentItems],
  () => {
    using server = new Socket(AF_INET, SOCK_DGRAM);
    server.bind(["", 0]);
    server.setsockopt(IPPROTO_IP, IP_PKTINFO!, 1);
    using client = makeBoundSocket(IPv4);
    client.sendtoSync("?", ["127.0.0.9", server.getsockname()[1]]);
    const { ancillary, address } = server.recvmsgSync(64, ANCBUFSIZE);
    const info = cmsg.find(ancillary, "packetInfo")!;
    server.sendmsgSync(["!"], [cmsg.packetInfo(info)], 0, address);
    assertEquals(client.recvfromSync(64)[1], ["127.0.0.9", server.getsockname()[1]]);
  },
);

inBothForms(
  "ancillary: timestamps of all three types",
  [constants("SO_TIMESTAMPING")],
  async (form) => {
    const start = Date.now(), tolerance = 1000; // milliseconds; the clock may be adjusted
    const assertIsNow = (nanoseconds: bigint) => {
      const time = Number(nanoseconds / 1_000_000n);
      const isNow = time >= start - tolerance && time <= Date.now() + tolerance;
      assert(isNow, `${time} ms is not now`);
    };
    const cases = [
      [SO_TIMESTAMP, 1, "timestamp"],
      [SO_TIMESTAMP_NEW, 1, "timestamp"],
      [SO_TIMESTAMPNS, 1, "timestamp"],
      [SO_TIMESTAMPNS_NEW, 1, "timestamp"],
      [SO_TIMESTAMPING, SOF_TIMESTAMPING_RX_SOFTWARE! | SOF_TIMESTAMPING_SOFTWARE!, "timestamps"],
      [
        SO_TIMESTAMPING_NEW,
        SOF_TIMESTAMPING_RX_SOFTWARE! | SOF_TIMESTAMPING_SOFTWARE!,
        "timestamps",
      ],
    ] as const;
    for (const [option, value, kind] of cases) {
      using a = makeBoundSocket(IPv4, [SOL_SOCKET, option, value]);
      // The kernel may not time-stamp the first datagrams.
      let ancillary: ReceivedAncillary[] = [];
      for (let i = 0; i < 100 && ancillary.length === 0; i++) {
        a.sendtoSync("x", a.getsockname());
        ({ ancillary } = await recvmsg(form, a));
        if (ancillary.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assertEquals(sortedKinds(ancillary), [kind], `option ${option}`);
      const stamp = cmsg.find(ancillary, "timestamp");
      const stamps = cmsg.find(ancillary, "timestamps");
      assertIsNow(stamp?.nanoseconds ?? stamps!.software);
      if (stamps !== undefined) assertEquals([stamps.hardware, stamps.hardwareConverted], [0n, 0n]);
    }
  },
);

inBothForms(
  "ancillary: credentials, and the sender's pidfd",
  [constants("SO_PASSCRED")],
  async (form) => {
    const before = descriptors();
    const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
    b.setsockopt(SOL_SOCKET, SO_PASSCRED!, 1);
    const own = { pid: Deno.pid, uid: Deno.uid()!, gid: Deno.gid()! };
    a.sendmsgSync(["x"], [cmsg.credentials(own)]);
    const { ancillary } = await recvmsg(form, b);
    assertEquals(ancillary.map(({ value }) => value), [{ kind: "credentials", ...own }]);
    // The value of a received item can be sent.
    a.sendmsgSync(["x"], [cmsg.credentials(cmsg.find(ancillary, "credentials")!)]);
    assertEquals(cmsg.find((await recvmsg(form, b)).ancillary, "credentials")!.pid, Deno.pid);

    let hasPidfds = true;
    try {
      b.setsockopt(SOL_SOCKET, SO_PASSPIDFD!, 1);
    } catch (error) {
      if ((error as SocketError).code !== "ENOPROTOOPT") throw error; // before Linux 6.5
      hasPidfds = false;
    }
    if (hasPidfds) {
      for (let i = 0; i < 3; i++) {
        a.sendFdsSync("x", [a.fileno()]);
        const items = (await recvmsg(form, b)).ancillary;
        assertEquals(sortedKinds(items), ["credentials", "descriptors", "pidfd"]);
        const [fd] = cmsg.find(items, "pidfd")!.descriptors.take();
        cmsg.find(items, "descriptors")!.descriptors[Symbol.dispose]();
        assert(Deno.readLinkSync(`/proc/self/fd/${fd}`).includes("pidfd"));
        socket.close(fd!);
      }
      a.sendFdsSync("x", [a.fileno()]);
      const { fds } = b.recvFdsSync(64, 16); // takes the sent descriptor, not the pidfd
      assertEquals(fds.map((fd) => Deno.readLinkSync(`/proc/self/fd/${fd}`).split(":")[0]), [
        "socket",
      ]);
      fds.forEach(socket.close);
    }
    a.close();
    b.close();
    await new Promise((resolve) => setTimeout(resolve, 20)); // until the reactor is idle
    assertEquals(descriptors(), before);
  },
);

test("ancillary: the number of dropped datagrams", [constants("SO_RXQ_OVFL")], () => {
  using a = makeBoundSocket(IPv4, [SOL_SOCKET, SO_RXQ_OVFL, 1], [SOL_SOCKET, SO_RCVBUF, 1]);
  for (let i = 0; i < 100; i++) a.sendtoSync(new Uint8Array(500), a.getsockname());
  a.setblocking(false);
  const receive = () => a.recvmsgSync(500, ANCBUFSIZE);
  const queued: Received<unknown>[] = [];
  assertThrows(
    () => {
      for (;;) queued.push(receive());
    },
    SocketError,
    "EAGAIN",
  );
  a.sendtoSync("x", a.getsockname());
  assertEquals(cmsg.find(receive().ancillary, "dropped")?.value, 100 - queued.length);
});

test("ancillary: segmentation of sent data, and coalescing of received datagrams", [
  constants("UDP_GRO", "UDP_SEGMENT"),
], () => {
  using a = makeBoundSocket(IPv4, [SOL_UDP, UDP_GRO, 1]);
  using b = makeBoundSocket(IPv4);
  b.sendmsgSync(["onetwothree!"], [cmsg.segmentSize(3)], 0, a.getsockname());
  const { data, ancillary } = a.recvmsgSync(64, ANCBUFSIZE);
  assertEquals([decode(data), cmsg.find(ancillary, "segmentSize")?.value], ["onetwothree!", 3]);
});

test("ancillary: the mark of a message", [constants("SO_RCVMARK"), root()], () => {
  using a = makeBoundSocket(IPv4, [SOL_SOCKET, SO_RCVMARK, 1]);
  try {
    a.sendmsgSync(["x"], [cmsg.mark(0x80000007)], 0, a.getsockname());
  } catch (error) {
    if ((error as SocketError).code === "EPERM") return; // root, but without the capability
    throw error;
  }
  const { ancillary } = a.recvmsgSync(64, ANCBUFSIZE);
  assertEquals(cmsg.find(ancillary, "mark"), { kind: "mark", value: 0x80000007 });
});

/** Requires permission to capture packets. */
function canCapture(): Need {
  if (AF_PACKET === undefined) return constants("AF_PACKET");
  try {
    new Socket(AF_PACKET, SOCK_RAW, 0).close();
    return null;
  } catch (error) {
    return `AF_PACKET: ${(error as SocketError).code}`;
  }
}

inBothForms("ancillary: metadata of a packet", [canCapture()], async (form) => {
  const experimental = 0x88b5; // an EtherType reserved for experiments
  using packets = new Socket(AF_PACKET!, SOCK_RAW, socket.htons(experimental));
  packets.bind(["lo", experimental]);
  packets.settimeout(60);
  packets.setsockopt(SOL_PACKET!, socket.PACKET_AUXDATA!, 1);
  const frame = new Uint8Array(150);
  new DataView(frame.buffer).setUint16(12, experimental);
  const mark = crypto.getRandomValues(frame.subarray(14, 46)).toHex();
  packets.sendtoSync(frame, ["lo", experimental]);
  for (;;) {
    const { data, ancillary } = await recvmsg(form, packets);
    if (data.subarray(14, 46).toHex() !== mark) continue; // a frame of another test run
    const { length, snapLength, net, mac, vlanTci } = cmsg.find(ancillary, "auxdata")!;
    assertEquals([length, snapLength, data.length, net - mac, vlanTci], [150, 150, 64, 14, 0]);
    break;
  }
});

/** Requires the error queue. Windows has some of its constants, but no queue. */
const errorQueue: Need = constants("MSG_ERRQUEUE", "SO_EE_ORIGIN_ICMP");

const refusals = [
  [IPv4, IPPROTO_IP, IP_RECVERR, SO_EE_ORIGIN_ICMP, 3, 3],
  [IPv6, IPPROTO_IPV6, IPV6_RECVERR, SO_EE_ORIGIN_ICMP6, 1, 4],
] as const;

for (const [net, level, option, origin, type, icmpCode] of refusals) {
  const needs = [...net.needs, errorQueue];
  inBothForms(`error queue: a refused port of ${net.name}`, needs, async (form) => {
    const closed = makeBoundSocket(net);
    const refused = closed.getsockname();
    closed.close();
    using a = makeBoundSocket(net, [level, option, 1]);
    a.settimeout(60);
    if (form.name === "asynchronous") {
      const error = recvmsg(form, a, MSG_ERRQUEUE); // starts before the queue has an entry
      await new Promise((resolve) => setTimeout(resolve, 20));
      a.sendtoSync("lost", refused);
      const { data, ancillary, flags, address } = await error;
      assertEquals(decode(data), "lost");
      assertEquals(flags, MSG_ERRQUEUE!);
      assertEquals(address, refused);
      assertEquals(cmsg.find(ancillary, "error")?.code, "ECONNREFUSED");
    }
    a.sendtoSync("lost", refused);
    const { ancillary } = await recvmsg(form, a, MSG_ERRQUEUE);
    assertEquals(cmsg.find(ancillary, "error"), {
      kind: "error",
      errno: ECONNREFUSED,
      code: "ECONNREFUSED",
      origin: origin!,
      type,
      icmpCode,
      info: 0,
      data: 0,
      offender: net.at(0),
    });
    // The queue is now empty: a wait ends at the timeout of the socket.
    a.settimeout(0.05);
    const start = performance.now();
    assert(await errorOf(() => recvmsg(form, a, MSG_ERRQUEUE)) instanceof TimeoutError);
    assert(performance.now() - start >= 45);
    a.setblocking(false);
    assertEquals(
      (await errorOf(() => recvmsg(form, a, MSG_ERRQUEUE)) as SocketError).code,
      "EAGAIN",
    );
  });
}

test(
  "error queue: a blocking wait ends when an error arrives",
  [errorQueue, tool("python3")],
  async () => {
    const closed = makeBoundSocket(IPv4);
    const [, refused] = closed.getsockname();
    closed.close();
    using a = makeBoundSocket(IPv4, [IPPROTO_IP, IP_RECVERR, 1]);
    a.setInheritable(true);
    await using _peer = new Python(
      `
import time
time.sleep(0.1)
socket.socket(fileno=int(sys.argv[1])).sendto(b"lost", ("127.0.0.1", int(sys.argv[2])))
`,
      String(a.fileno()),
      String(refused),
    );
    // The kernel never blocks in a read of the error errorQueue, so the module must wait, without a timeout.
    const { data, ancillary } = a.recvmsgSync(64, ANCBUFSIZE, MSG_ERRQUEUE);
    assertEquals([decode(data), cmsg.find(ancillary, "error")?.type], ["lost", 3]);
  },
);

inBothForms(
  "error queue: a wait on a socket with a pending error uses no processor time",
  [errorQueue],
  async (form) => {
    const closed = makeBoundSocket(IPv4);
    using a = makeBoundSocket(IPv4);
    a.connectSync(closed.getsockname());
    closed.close();
    a.sendSync("lost"); // sets the socket's error; without IP_RECVERR, the queue stays empty
    a.settimeout(0.2);
    const before = Deno.readTextFileSync("/proc/thread-self/stat").split(" ").slice(13, 15);
    assert(await errorOf(() => recvmsg(form, a, MSG_ERRQUEUE)) instanceof TimeoutError);
    const after = Deno.readTextFileSync("/proc/thread-self/stat").split(" ").slice(13, 15);
    const ticks = after.reduce((sum, value, i) => sum + Number(value) - Number(before[i]), 0);
    assert(ticks < 10, `${ticks} ticks of processor time`);
  },
);

inBothForms("error queue: the time at which a datagram was sent", [
  errorQueue,
  constants("SO_TIMESTAMPING"),
], async (form) => {
  using a = makeBoundSocket(IPv4, [
    SOL_SOCKET,
    SO_TIMESTAMPING,
    SOF_TIMESTAMPING_TX_SOFTWARE! | SOF_TIMESTAMPING_SOFTWARE! | SOF_TIMESTAMPING_OPT_ID! |
    SOF_TIMESTAMPING_OPT_TSONLY!,
  ]);
  a.settimeout(60);
  for (const id of [0, 1]) {
    a.sendtoSync("x", a.getsockname());
    const { ancillary } = await recvmsg(form, a, MSG_ERRQUEUE);
    const { software } = cmsg.find(ancillary, "timestamps")!;
    assert(Math.abs(Number(software / 1_000_000n) - Date.now()) < 10_000);
    const { errno, origin, info, data, offender } = cmsg.find(ancillary, "error")!;
    assertEquals([errno, origin, info, data, offender], [
      ENOMSG,
      SO_EE_ORIGIN_TIMESTAMPING!,
      SCM_TSTAMP_SND!,
      id,
      null,
    ]);
  }
});

test("ancillary: a truncated item has no value", [
  windowsItself("drops a truncated item"),
], () => {
  using a = makeBoundSocket(IPv4, [IPPROTO_IP, IP_PKTINFO, 1]);
  a.sendtoSync("x", a.getsockname());
  const { ancillary, flags } = a.recvmsgSync(64, CMSG_LEN(8));
  assertEquals(flags & MSG_CTRUNC!, MSG_CTRUNC!);
  assertEquals(ancillary.map(({ data, value }) => [data.length, value]), [[8, undefined]]);
});

test("ancillary: an item that is too short or unknown has no value", [], () => {
  const valueOf = (level: number, type: number, length: number) =>
    new DecodedAncillary({ level, type, data: new Uint8Array(length) }).value;
  assertEquals(valueOf(SOL_SOCKET, 9999, 8), undefined);
  assertEquals(valueOf(9999, 1, 8), undefined);
  assertEquals(valueOf(IPPROTO_IP, IP_PKTINFO!, 7), undefined);
  assertEquals(valueOf(IPPROTO_IP, socket.IP_TTL, 0), undefined);
});

test("ancillary: a Linux item that is too short has no value", [
  errorQueue,
  constants("SO_TIMESTAMPING", "SO_MARK", "IP_ORIGDSTADDR"),
], () => {
  const valueOf = (level: number, type: number, length: number) =>
    new DecodedAncillary({ level, type, data: new Uint8Array(length) }).value;
  assertEquals(valueOf(SOL_SOCKET, SO_TIMESTAMP!, 15), undefined);
  assertEquals(valueOf(SOL_SOCKET, SO_TIMESTAMPING!, 47), undefined);
  assertEquals(valueOf(SOL_SOCKET, SO_MARK!, 0), undefined);
  assertEquals(valueOf(IPPROTO_IP, IP_RECVERR!, 15), undefined);
  assertEquals(valueOf(IPPROTO_IP, socket.IP_ORIGDSTADDR!, 4), undefined);
  assertEquals((valueOf(IPPROTO_IP, IP_RECVERR!, 18) as { offender: unknown }).offender, null);
});

test("cmsg: an error names the wrong argument", [], () => {
  const wrong: [() => unknown, string][] = [
    [() => cmsg.ttl(0), "value"],
    [() => cmsg.hopLimit(256), "value"],
    [() => cmsg.tos(-1), "value"],
    [() => cmsg.trafficClass("x" as never), "value"],
    [() => cmsg.mark(2 ** 32), "value"],
    [() => cmsg.segmentSize(65536), "value"],
    [() => cmsg.priority(-1), "value"],
    [() => cmsg.transmitTime(5 as never), "nanoseconds"],
    [() => cmsg.transmitTime(-1n), "nanoseconds"],
    [() => cmsg.packetInfo(undefined as never), "info"],
    [() => cmsg.packetInfo({} as never), "info.address"],
    [() => cmsg.packetInfo({ address: "localhost" }), "info.address"],
    [() => cmsg.packetInfo({ address: "::g" }), "info.address"],
    [() => cmsg.packetInfo({ address: "1.2.3.4", specDst: "::1" }), "info.specDst"],
    [() => cmsg.packetInfo({ address: "::1", interfaceIndex: -1 }), "info.interfaceIndex"],
    [() => cmsg.credentials({ pid: 1, uid: 1 } as never), "sender.gid"],
    [() => cmsg.descriptors([-1]), "fds[0]"],
    [() => cmsg.descriptors(7 as never), "fds"],
  ];
  for (const [fn, name] of wrong) {
    const error = assertThrows(fn, Error, name);
    assert(error instanceof TypeError || error instanceof RangeError);
  }
});

test("cmsg: the data has the layout of C", [ownTool("python3")], async () => {
  const items = [
    cmsg.ttl(3),
    cmsg.hopLimit(-1),
    cmsg.tos(4),
    cmsg.trafficClass(5),
    cmsg.mark(6),
    cmsg.priority(7),
    cmsg.segmentSize(8),
    cmsg.transmitTime(2n ** 63n),
    cmsg.credentials({ pid: 1, uid: 2, gid: 4294967295 }),
    cmsg.descriptors([9, 10]),
    cmsg.packetInfo({ address: "1.2.3.4", interfaceIndex: 5 }),
    cmsg.packetInfo({ address: "1.2.3.4", interfaceIndex: 5, specDst: "6.7.8.9" }),
    cmsg.packetInfo({ address: "fe80::1", interfaceIndex: 5 }),
  ];
  await using peer = new Python(`
import json, struct
p = lambda f, *a: list(struct.pack("@" + f, *a))
say(json.dumps([p("i", 3), p("i", -1), p("i", 4), p("i", 5), p("I", 6), p("I", 7), p("H", 8),
  p("Q", 2**63), p("iII", 1, 2, 2**32-1), p("2i", 9, 10),
  p("i4s4s", 5, bytes([1, 2, 3, 4]), bytes([1, 2, 3, 4])),
  p("i4s4s", 5, bytes([6, 7, 8, 9]), bytes([1, 2, 3, 4])),
  p("16sI", socket.inet_pton(socket.AF_INET6, "fe80::1"), 5)]))
`);
  const bytes = (data: socket.Bytes) =>
    ArrayBuffer.isView(data)
      ? [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]
      : [...new Uint8Array(data)];
  assertEquals(await peer.json(), items.map(({ data }) => bytes(data)));
});

/**
 * Pads the item of an initialization vector like Python, which counts the padding as part of the data.
 * The kernel does not count it.
 */
function padInitializationVector(item: Ancillary): Ancillary {
  if (item.type !== ALG_SET_IV) return item;
  const data = item.data as Uint8Array;
  const paddedData = new Uint8Array(Math.ceil(data.length / 8) * 8);
  paddedData.set(data);
  return { ...item, data: paddedData };
}

/** Replaces sendmsg(2) to print the control bytes that Python's sendmsg_afalg() passes to it. */
const SHIM = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <sys/socket.h>
ssize_t sendmsg(int fd, const struct msghdr *m, int flags) {
  ssize_t (*real)(int, const struct msghdr *, int) = dlsym(RTLD_NEXT, "sendmsg");
  for (size_t i = 0; i < m->msg_controllen; i++) printf("%02x", ((unsigned char *)m->msg_control)[i]);
  printf("\\n");
  fflush(stdout);
  return real(fd, m, flags);
}
`;

test("sendmsgAfalg: sends the same control bytes as Python", [
  constants("AF_ALG"),
  tool("python3"),
  tool("cc"),
], async () => {
  const iv = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
  const cases = [
    { op: ALG_OP_ENCRYPT },
    { op: ALG_OP_DECRYPT, iv },
    { op: ALG_OP_ENCRYPT, assoclen: 20 },
    { op: ALG_OP_DECRYPT, iv: iv.subarray(0, 13), assoclen: 0 },
  ];
  using scratch = new Scratch();
  const shim = scratch.name("shim.so");
  Deno.writeTextFileSync(scratch.name("shim.c"), SHIM);
  const { success, stderr } = await new Deno.Command("cc", {
    args: ["-shared", "-fPIC", "-o", shim, scratch.name("shim.c"), "-ldl"],
  }).output();
  assert(success, decode(stderr));
  const python = `
import socket
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
s = socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET, 0, fileno=a.detach())
${
    cases.map(({ op, iv, assoclen }) =>
      `s.sendmsg_afalg([b"x"], op=${op}${iv ? `, iv=bytes([${iv}])` : ""}${
        assoclen === undefined ? "" : `, assoclen=${assoclen}`
      })`
    ).join("\n")
  }
`;
  const { stdout } = await new Deno.Command("python3", {
    args: ["-c", python],
    env: { LD_PRELOAD: shim },
  }).output();
  assertEquals(
    decode(stdout).trim().split("\n"),
    cases.map((parameters) =>
      encodeControl(afalgItems(parameters).map(padInitializationVector))!.toHex()
    ),
  );
});

inBothForms(
  "sendmsgAfalg: sends with flags, and checks arguments",
  [constants("AF_ALG")],
  async (form) => {
    // Other families ignore the ancillary data of AF_ALG.
    const [plain, b] = socketpair(AF_UNIX, SOCK_SEQPACKET);
    const a = new Socket(AF_ALG as Family<socket.AlgAddress>, SOCK_SEQPACKET, 0, plain.detach());
    const send = (buffers: (string | Uint8Array)[], parameters: AfalgParameters, flags = 0) =>
      form.name === "blocking"
        ? Promise.resolve().then(() => a.sendmsgAfalgSync(buffers, parameters, flags))
        : a.sendmsgAfalg(buffers, parameters, flags);
    const iv = new Uint8Array(16);
    assertEquals(await send(["four", iv], { op: ALG_OP_ENCRYPT, iv, assoclen: 4 }, 0), 20);
    assertEquals((await b.recv(64)).length, 20);
    await assertRejects(() => send(["x"], {} as never), TypeError, "parameters.op");
    await assertRejects(() => send(["x"], undefined as never), TypeError, "parameters");
    await assertRejects(() => send(["x"], { op: 1, iv: "x" as never }), TypeError, "parameters.iv");
    await assertRejects(() => send(["x"], { op: 1, assoclen: -1 }), RangeError, "assoclen");
    await assertRejects(() => send("x" as never, { op: 1 }), TypeError, "buffers");
    await assertRejects(() => b.sendmsgAfalg(["x"], { op: 1 }), TypeError, "AF_ALG");
    if (form.name === "asynchronous") {
      const signal = AbortSignal.abort(new Error("no"));
      await assertRejects(() => a.sendmsgAfalg(["x"], { op: 1 }, { signal }), Error, "no");
    }
    a.close();
    b.close();
  },
);
