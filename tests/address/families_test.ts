import { assert, assertEquals, assertMatch, assertThrows } from "@std/assert";
import {
  AF_ALG,
  AF_BLUETOOTH,
  AF_CAN,
  AF_INET,
  AF_INET6,
  AF_NETLINK,
  AF_PACKET,
  AF_QIPCRTR,
  AF_RDS,
  AF_TIPC,
  AF_UNIX,
  AF_VSOCK,
  AF_XDP,
  BDADDR_LE_PUBLIC,
  BTPROTO_HCI,
  BTPROTO_ISO,
  BTPROTO_L2CAP,
  BTPROTO_RFCOMM,
  BTPROTO_SCO,
  CAN_BCM,
  CAN_ISOTP,
  CAN_J1939,
  CAN_RAW,
  type Family,
  HCI_CHANNEL_CONTROL,
  type InetAddress,
  IPPROTO_MPTCP,
  IPPROTO_TCP,
  IPPROTO_UDPLITE,
  MSG_OOB,
  NETLINK_KOBJECT_UEVENT,
  NETLINK_ROUTE,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_XDP,
  TIPC_ADDR_ID,
  TIPC_ADDR_NAME,
  TIPC_ADDR_NAMESEQ,
  TIPC_CLUSTER_SCOPE,
  TIPC_NODE_SCOPE,
  VMADDR_CID_ANY,
  VMADDR_CID_LOCAL,
  VMADDR_PORT_ANY,
  XDP_COPY,
  XDP_RX_RING,
  XDP_UMEM_COMPLETION_RING,
  XDP_UMEM_FILL_RING,
  XDP_UMEM_REG,
} from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { codecOf, decodeAddress } from "../../socket/address/codec_table.ts";
import { assertIgnoresUrgency, fails, unixSockets } from "../helpers/peers.ts";
import {
  decode,
  type Form,
  inBothForms,
  type Need,
  onlyOn,
  Python,
  root,
  test,
  tool,
} from "../helpers/support.ts";

/** Returns the need of a test for an address family. */
function family(
  name: string,
  number: number | undefined,
  type: number,
  ...rest: [] | [proto: number | undefined]
): Need {
  const [proto] = rest.length === 0 ? [0] : rest;
  if (number === undefined || proto === undefined) return `no ${name}`;
  try {
    new Socket(number, type, proto).close();
    return null;
  } catch (error) {
    return `${name}: ${(error as SocketError).code}`;
  }
}

function hex(bytes: Uint8Array): string {
  return bytes.toHex().replaceAll(/(.{8})(?=.)/g, "$1 ");
}

/** The bytes below are Linux's. `tests/ffi/foreign/` has the structures of other systems. */
const structures = [onlyOn("linux", "structures of Linux")];

/** A round trip of an address: encoded, then decoded. */
interface Trip {
  readonly family: number | undefined;
  readonly proto?: number | undefined;
  readonly address: unknown;
  /** The decoded address, if it differs from `address`. */
  readonly back?: unknown;
  /** The bytes of the structure, in hexadecimal. */
  readonly bytes: string;
}

const MAC = Uint8Array.of(2, 0, 0, 0, 0, 9);
const LONG = Uint8Array.from({ length: 20 }, (_, i) => i + 1);

const trips: Trip[] = [
  { family: AF_INET, address: ["192.0.2.1", 258], bytes: "02000102 c0000201 00000000 00000000" },
  { family: AF_RDS, address: ["192.0.2.1", 258], bytes: "02000102 c0000201 00000000 00000000" },
  {
    family: AF_INET6,
    address: ["::1", 258, 5, 6],
    bytes: "0a000102 00000005 00000000 00000000 00000000 00000001 06000000",
  },
  { family: AF_UNIX, address: "/tmp/ä", bytes: "01002f74 6d702fc3 a400" },
  { family: AF_UNIX, address: "\0a", back: Uint8Array.of(0, 97), bytes: "01000061" },
  { family: AF_NETLINK, address: [0x80000001, 3], bytes: "10000000 01000080 03000000" },
  {
    family: AF_PACKET,
    address: ["lo", 0x800],
    back: ["lo", 0x800, 0, 0, new Uint8Array()],
    bytes: "11000800 01000000 00000000 00000000 00000000",
  },
  {
    family: AF_PACKET,
    address: ["", 0, 4, 65534, MAC],
    bytes: "11000000 00000000 feff0406 02000000 00090000",
  },
  {
    family: AF_PACKET,
    address: ["lo", 3, 0, 32, LONG],
    bytes: "11000003 01000000 20000014 01020304 05060708 090a0b0c 0d0e0f10 11121314",
  },
  {
    family: AF_TIPC,
    address: [TIPC_ADDR_NAMESEQ, 1000, 2, 3],
    back: [TIPC_ADDR_NAMESEQ, 1000, 2, 3, TIPC_CLUSTER_SCOPE],
    bytes: "1e000102 e8030000 02000000 03000000",
  },
  {
    family: AF_TIPC,
    address: [TIPC_ADDR_NAME, 1000, 2, 0, TIPC_NODE_SCOPE],
    bytes: "1e000203 e8030000 02000000 00000000",
  },
  {
    family: AF_TIPC,
    address: [TIPC_ADDR_ID, 0x01001001, 77, 0, 0],
    bytes: "1e000300 4d000000 01100001 00000000",
  },
  {
    family: AF_TIPC,
    address: [TIPC_ADDR_NAMESEQ, 1000, 2, 3, -TIPC_NODE_SCOPE!],
    bytes: "1e0001fd e8030000 02000000 03000000",
  },
  {
    family: AF_CAN,
    proto: CAN_RAW,
    address: ["lo"],
    bytes: "1d000000 01000000 00000000 00000000 00000000 00000000",
  },
  {
    family: AF_CAN,
    proto: CAN_BCM,
    address: [""],
    bytes: "1d000000 00000000 00000000 00000000 00000000 00000000",
  },
  {
    family: AF_CAN,
    proto: CAN_ISOTP,
    address: ["lo", 0x98da10f1, 0x123],
    bytes: "1d000000 01000000 f110da98 23010000 00000000 00000000",
  },
  {
    family: AF_CAN,
    proto: CAN_J1939,
    address: ["lo", 0x8877665544332211n, 0x12300, 0x20],
    bytes: "1d000000 01000000 11223344 55667788 00230100 20000000",
  },
  {
    family: AF_CAN,
    proto: CAN_J1939,
    address: ["", 5, 0x40000, 255],
    back: ["", 5n, 0x40000, 255],
    bytes: "1d000000 00000000 05000000 00000000 00000400 ff000000",
  },
  {
    family: AF_VSOCK,
    address: [VMADDR_CID_ANY, 1024],
    bytes: "28000000 00040000 ffffffff 00000000",
  },
  {
    family: AF_ALG,
    address: ["hash", "sha256"],
    back: ["hash", "sha256", 0, 0],
    bytes: "26006861 73680000 00000000 00000000 00000000 00000000 73686132 3536" + "0000" +
      " 00000000".repeat(14),
  },
  {
    family: AF_ALG,
    address: ["aead", "gcm(aes)", 0x10, 0xffffffff],
    bytes: "26006165 61640000 00000000 00000000 10000000 ffffffff 67636d28 61657329" +
      " 00000000".repeat(14),
  },
  { family: AF_QIPCRTR, address: [1, 0xfffffffe], bytes: "2a000000 01000000 feffffff" },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_L2CAP,
    address: ["01:23:45:67:89:ab", 0x1001],
    back: ["01:23:45:67:89:AB", 0x1001],
    bytes: "1f000110 ab896745 23010000 0000",
  },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_L2CAP,
    address: ["1:2:3:4:5:6", 0, 4],
    back: ["01:02:03:04:05:06", 0, 4],
    bytes: "1f000000 06050403 02010400 0000",
  },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_L2CAP,
    address: ["01:02:03:04:05:06", 0x80, 0, BDADDR_LE_PUBLIC],
    bytes: "1f008000 06050403 02010000 0100",
  },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_RFCOMM,
    address: ["01:02:03:04:05:06", 30],
    bytes: "1f000605 04030201 1e00",
  },
  { family: AF_BLUETOOTH, proto: BTPROTO_HCI, address: 7, bytes: "1f000700 0000" },
  { family: AF_BLUETOOTH, proto: BTPROTO_HCI, address: [7], back: 7, bytes: "1f000700 0000" },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_HCI,
    address: [65535, HCI_CHANNEL_CONTROL],
    bytes: "1f00ffff 0300",
  },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_SCO,
    address: "01:02:03:04:05:06",
    bytes: "1f000605 04030201",
  },
  {
    family: AF_BLUETOOTH,
    proto: BTPROTO_ISO,
    address: Uint8Array.of(31, 0, 1, 2, 3),
    bytes: "1f000102 03",
  },
  {
    family: AF_XDP,
    address: ["lo", 2],
    back: ["lo", 2, 0, 0],
    bytes: "2c000000 01000000 02000000 00000000",
  },
  {
    family: AF_XDP,
    address: [0x7ffffff0, 0, XDP_COPY, 9],
    bytes: "2c000200 f0ffff7f 00000000 09000000",
  },
  { family: 11, address: Uint8Array.of(11, 0, 1, 2, 3), bytes: "0b000102 03" },
  { family: 11, address: new ArrayBuffer(0), back: null, bytes: "" },
];

/** Returns the address context of a trip. The family must exist on this system. */
function contextOf({ family, proto }: Pick<Trip, "family" | "proto">) {
  return { family: family!, proto: proto ?? 0 };
}

test(
  "families: each address encodes to the bytes of its structure and decodes to itself",
  structures,
  () => {
    for (const trip of trips) {
      const socket = contextOf(trip);
      const about = Deno.inspect(trip.address);
      const sockaddr = system().sockaddr();
      sockaddr.bytes.fill(0xee);
      assertEquals(codecOf(socket.family).encode(trip.address, sockaddr, socket), null, about);
      assertEquals(hex(sockaddr.copy()), trip.bytes, about);
      const back = "back" in trip ? trip.back : trip.address;
      assertEquals<unknown>(decodeAddress(sockaddr, socket), back, about);
    }
  },
);

test("families: a truncated address is decoded as if it ended in zeros", structures, () => {
  const cases: [Pick<Trip, "family" | "proto">, number[], unknown][] = [
    [{ family: AF_CAN, proto: CAN_RAW }, [29, 0, 0, 0, 1, 0, 0, 0], ["lo"]],
    [{ family: AF_CAN, proto: CAN_J1939 }, [29, 0, 0, 0, 1, 0, 0, 0], ["lo", 0n, 0, 0]],
    [{ family: AF_NETLINK }, [16, 0], [0, 0]],
    [{ family: AF_VSOCK }, [40, 0, 0, 0, 5, 0, 0, 0], [0, 5]],
    [{ family: AF_PACKET }, [17, 0, 8, 0], ["", 0x800, 0, 0, new Uint8Array()]],
  ];
  for (const [of, bytes, address] of cases) {
    const sockaddr = system().sockaddr();
    sockaddr.bytes.fill(0xee);
    sockaddr.load(Uint8Array.from(bytes));
    assertEquals<unknown>(decodeAddress(sockaddr, contextOf(of)), address);
  }
});

test("families: an address of an unknown form is returned as its bytes", [], () => {
  const cases: [Pick<Trip, "family" | "proto">, number[]][] = [
    [{ family: 99 }, [99, 0, 1, 2]],
    [{ family: AF_INET }, [0, 0, 1]], // AF_UNSPEC
    [{ family: AF_INET }, [2]],
    [{ family: AF_TIPC }, [30, 0, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [{ family: AF_BLUETOOTH, proto: 77 }, [31, 0, 1]],
  ];
  for (const [of, bytes] of cases) {
    const sockaddr = system().sockaddr().load(Uint8Array.from(bytes));
    assertEquals<unknown>(decodeAddress(sockaddr, contextOf(of)), Uint8Array.from(bytes));
  }
});

const isotp = { family: AF_CAN, proto: CAN_ISOTP };
const j1939 = { family: AF_CAN, proto: CAN_J1939 };
const l2cap = { family: AF_BLUETOOTH, proto: BTPROTO_L2CAP };
const rfcomm = { family: AF_BLUETOOTH, proto: BTPROTO_RFCOMM };
const hci = { family: AF_BLUETOOTH, proto: BTPROTO_HCI };

const wrong: [Pick<Trip, "family" | "proto">, unknown, typeof TypeError, string][] = [
  [{ family: AF_INET }, ["::1", 1], TypeError, "address host"],
  [{ family: AF_INET }, ["127.0.0.1", 65536], RangeError, "address port"],
  [{ family: AF_INET }, ["127.0.0.1"], TypeError, "[host, port]"],
  [{ family: AF_RDS }, ["127.0.0.1", "1"], TypeError, "address port"],
  [{ family: AF_INET6 }, ["::1", 1, 0x100000], RangeError, "address flowinfo"],
  [{ family: AF_UNIX }, 5, TypeError, "a path or bytes"],
  [{ family: AF_NETLINK }, 5, TypeError, "[pid, groups]"],
  [{ family: AF_NETLINK }, [1], TypeError, "[pid, groups]"],
  [{ family: AF_NETLINK }, [1, 2, 3], TypeError, "[pid, groups]"],
  [{ family: AF_NETLINK }, ["1", 2], TypeError, "address pid"],
  [{ family: AF_NETLINK }, [-1, 2], RangeError, "address pid"],
  [{ family: AF_NETLINK }, [1, 2 ** 32], RangeError, "address groups"],
  [{ family: AF_NETLINK }, [1, undefined], TypeError, "address groups"],
  [{ family: AF_PACKET }, ["lo"], TypeError, "[ifname, proto"],
  [{ family: AF_PACKET }, [1, 3], TypeError, "address ifname"],
  [{ family: AF_PACKET }, ["l\0", 3], TypeError, "address ifname"],
  [{ family: AF_PACKET }, ["x".repeat(16), 3], RangeError, "address ifname"],
  [{ family: AF_PACKET }, ["lo", 65536], RangeError, "address proto"],
  [{ family: AF_PACKET }, ["lo", 3, 256], RangeError, "address pkttype"],
  [{ family: AF_PACKET }, ["lo", 3, 0, -1], RangeError, "address hatype"],
  [{ family: AF_PACKET }, ["lo", 3, 0, 0, "02:00"], TypeError, "address addr"],
  [{ family: AF_PACKET }, ["lo", 3, 0, 0, new Uint8Array(33)], RangeError, "address addr"],
  [{ family: AF_TIPC }, [TIPC_ADDR_NAME, 1, 2], TypeError, "[addrType, v1, v2, v3"],
  [{ family: AF_TIPC }, [9, 1, 2, 3], RangeError, "address addrType"],
  [{ family: AF_TIPC }, [undefined, 1, 2, 3], TypeError, "address addrType"],
  [{ family: AF_TIPC }, [TIPC_ADDR_NAME, "1", 2, 3], TypeError, "address v1 (type)"],
  [{ family: AF_TIPC }, [TIPC_ADDR_NAME, 1, -2, 3], RangeError, "address v2 (instance)"],
  [{ family: AF_TIPC }, [TIPC_ADDR_NAME, 1, 2, 0.5], RangeError, "address v3 (domain)"],
  [{ family: AF_TIPC }, [TIPC_ADDR_NAMESEQ, 1, 2, null], TypeError, "address v3 (upper)"],
  [{ family: AF_TIPC }, [TIPC_ADDR_ID, 2 ** 32, 2, 0], RangeError, "address v1 (node)"],
  [{ family: AF_TIPC }, [TIPC_ADDR_ID, 1, 2, "0"], TypeError, "address v3"],
  [{ family: AF_TIPC }, [TIPC_ADDR_ID, 1, 2, 0, 128], RangeError, "address scope"],
  [{ family: AF_CAN, proto: CAN_RAW }, "lo", TypeError, "[ifname]"],
  [{ family: AF_CAN, proto: CAN_RAW }, ["lo", 1, 2], TypeError, "[ifname]"],
  [{ family: AF_CAN, proto: CAN_BCM }, [5], TypeError, "address ifname"],
  [{ family: AF_CAN, proto: CAN_RAW }, ["ä".repeat(8)], RangeError, "address ifname"],
  [isotp, ["lo"], TypeError, "[ifname, rxid, txid]"],
  [isotp, ["lo", "1", 2], TypeError, "address rxid"],
  [isotp, ["lo", 1, 2 ** 32], RangeError, "address txid"],
  [isotp, [null, 1, 2], TypeError, "address ifname"],
  [j1939, ["lo"], TypeError, "[ifname, name, pgn, addr]"],
  [j1939, ["lo", "1", 2, 3], TypeError, "address name"],
  [j1939, ["lo", 1.5, 2, 3], TypeError, "address name"],
  [j1939, ["lo", 2n ** 64n, 2, 3], RangeError, "address name"],
  [j1939, ["lo", -1, 2, 3], RangeError, "address name"],
  [j1939, ["lo", 1n, -1, 3], RangeError, "address pgn"],
  [j1939, ["lo", 1n, 1, 256], RangeError, "address addr"],
  [{ family: AF_VSOCK }, [1], TypeError, "[cid, port]"],
  [{ family: AF_VSOCK }, [undefined, 1], TypeError, "address cid"],
  [{ family: AF_VSOCK }, [1, 2 ** 32], RangeError, "address port"],
  [{ family: AF_ALG }, ["hash"], TypeError, "[type, name"],
  [{ family: AF_ALG }, [1, "sha256"], TypeError, "address type"],
  [{ family: AF_ALG }, ["hash", "a\0b"], TypeError, "address name"],
  [{ family: AF_ALG }, ["x".repeat(14), "sha256"], RangeError, "address type"],
  [{ family: AF_ALG }, ["hash", "x".repeat(64)], RangeError, "address name"],
  [{ family: AF_ALG }, ["hash", "sha256", -1], RangeError, "address feat"],
  [{ family: AF_ALG }, ["hash", "sha256", 0, "1"], TypeError, "address mask"],
  [{ family: AF_QIPCRTR }, [1], TypeError, "[node, port]"],
  [{ family: AF_QIPCRTR }, [-1, 1], RangeError, "address node"],
  [{ family: AF_QIPCRTR }, [1, 1n], TypeError, "address port"],
  [l2cap, "01:02:03:04:05:06", TypeError, "[bdaddr, psm"],
  [l2cap, ["01:02:03:04:05", 1], TypeError, "address bdaddr"],
  [l2cap, ["01:02:03:04:05:100", 1], TypeError, "address bdaddr"],
  [l2cap, ["01:02:03:04:05:06", 65536], RangeError, "address psm"],
  [l2cap, ["01:02:03:04:05:06", 1, -1], RangeError, "address cid"],
  [l2cap, ["01:02:03:04:05:06", 1, 0, 256], RangeError, "address bdaddrType"],
  [rfcomm, ["01:02:03:04:05:06"], TypeError, "[bdaddr, channel]"],
  [rfcomm, [6, 1], TypeError, "address bdaddr"],
  [rfcomm, ["01:02:03:04:05:06", 256], RangeError, "address channel"],
  [hci, "hci0", TypeError, "a number or [device, channel?]"],
  [hci, -1, RangeError, "address device"],
  [hci, ["0"], TypeError, "address device"],
  [hci, [0, 65536], RangeError, "address channel"],
  [{ family: AF_BLUETOOTH, proto: BTPROTO_SCO }, ["x"], TypeError, "address bdaddr"],
  [{ family: AF_BLUETOOTH, proto: 77 }, ["x"], TypeError, "address"],
  [{ family: AF_XDP }, ["lo"], TypeError, "[ifname, queue"],
  [{ family: AF_XDP }, [-1, 0], RangeError, "address ifname"],
  [{ family: AF_XDP }, [null, 0], TypeError, "address ifname"],
  [{ family: AF_XDP }, ["lo", -1], RangeError, "address queue"],
  [{ family: AF_XDP }, ["lo", 0, 65536], RangeError, "address flags"],
  [{ family: AF_XDP }, ["lo", 0, 0, -1], RangeError, "address sharedUmemFd"],
  [{ family: 11 }, "x", TypeError, "address"],
  [{ family: 11 }, new Uint8Array(257), RangeError, "address"],
];

test("families: a wrong address throws an error that names the field", structures, () => {
  for (const [of, address, kind, field] of wrong) {
    const socket = contextOf(of);
    const error = assertThrows(
      () => codecOf(socket.family).encode(address, system().sockaddr(), socket),
      kind,
      field,
    );
    // @ts-ignore -- not a subclass
    assertEquals(error.constructor, kind, Deno.inspect(address));
    assertMatch(error.message, /^address/);
  }
});

// Sockets of the families of this kernel --------------------------------------------------

/** Connects and accepts in the given form, then echoes one message. */
async function echo<A, K>(form: Form, make: () => Socket<A, K>, address: A): Promise<void> {
  using server = make();
  server.bind(address);
  server.listen();
  using client = make();
  await form.connect(client, server.getsockname());
  const [conn, peer] = await form.accept(server);
  using _ = conn;
  assertEquals(conn.getsockname(), server.getsockname());
  assertEquals(client.getpeername(), server.getsockname());
  assertEquals(peer, client.getsockname());
  assertEquals(conn.proto, server.proto);
  await form.sendall(client, "there");
  assertEquals(decode(await form.recv(conn, 100)), "there");
  await form.sendall(conn, "and back");
  assertEquals(decode(await form.recv(client, 100)), "and back");
}

const mptcp = family("MPTCP", AF_INET, SOCK_STREAM, IPPROTO_MPTCP);

for (const [name, of] of [["IPv4", AF_INET], ["IPv6", AF_INET6]] as const) {
  const host = of === AF_INET ? "127.0.0.1" : "::1";
  const all = of === AF_INET ? [host, 0] as const : [host, 0, 0, 0] as const;

  inBothForms(`families: MPTCP over ${name}`, [mptcp], async (form) => {
    await echo(form, () => new Socket(of as number, SOCK_STREAM, IPPROTO_MPTCP), [...all]);
    using first = new Socket(of as number, SOCK_STREAM, IPPROTO_MPTCP);
    using same = Socket.adopt(first.detach());
    assertEquals([same.family, same.type, same.proto], [of, SOCK_STREAM, IPPROTO_MPTCP]);
  });

  /** Connects a client of a protocol to a server of MPTCP. */
  const connectedBy = (proto: number): [client: Socket, conn: Socket] => {
    const make = (proto: number) => new Socket(of as number, SOCK_STREAM, proto);
    using server = make(IPPROTO_MPTCP!);
    server.bind([...all]);
    server.listen();
    const client = make(proto);
    client.connectSync(server.getsockname());
    return [client, server.acceptSync()[0]];
  };

  test(`families: MPTCP over ${name} has no urgent data`, [mptcp], async () => {
    const [client, conn] = connectedBy(IPPROTO_MPTCP!);
    using _client = client, _conn = conn;
    await assertIgnoresUrgency(client, conn);
  });

  test(
    `families: a server of MPTCP over ${name} accepts TCP, with urgent data`,
    [mptcp],
    async () => {
      const [client, conn] = connectedBy(IPPROTO_TCP);
      using _client = client, _conn = conn;
      assertEquals(conn.proto, IPPROTO_TCP);
      const ordinary = conn.recv(10);
      await fails("EINVAL", () => conn.recv(1, MSG_OOB)); // not behind the other: no urgent byte came
      client.sendSync("1");
      assertEquals(decode(await ordinary), "1");
    },
  );

  const needs = [family("UDPLITE", of, SOCK_DGRAM, IPPROTO_UDPLITE), tool("python3")];
  inBothForms(`families: UDPLITE over ${name}, with Python`, needs, async (form) => {
    using a = new Socket(of as Family<InetAddress>, SOCK_DGRAM, IPPROTO_UDPLITE);
    a.bind([host, 0]);
    a.setsockopt(IPPROTO_UDPLITE!, 10, /* UDPLITE_SEND_CSCOV */ 8);
    assertEquals(a.getsockopt(IPPROTO_UDPLITE!, 10), 8);
    await using peer = new Python(
      `
s = socket.socket(int(sys.argv[1]), socket.SOCK_DGRAM, 136)
s.sendto(b"from Python", (sys.argv[2], int(sys.argv[3])))
data, address = s.recvfrom(100)
say('["%s", %d]' % (data.decode(), address[1]))
`,
      ...[of, host, a.getsockname()[1]].map(String),
    );
    const [data, address] = await form.recvfrom(a, 100);
    assertEquals([decode(data), (address as unknown[])[0]], ["from Python", host]);
    await form.sendto(a, "back", 0, address);
    assertEquals(await peer.json(), ["back", a.getsockname()[1]]);
  });
}

for (const [name, type] of [["seqpacket", SOCK_SEQPACKET], ["datagram", SOCK_DGRAM]] as const) {
  const needs = [tool("python3"), unixSockets(type)];
  inBothForms(`families: AF_UNIX ${name} with Python`, needs, async (form) => {
    const directory = Deno.makeTempDirSync();
    try {
      const path = `${directory}/socket`;
      using server = new Socket(AF_UNIX, type as number);
      server.bind(path);
      if (type === SOCK_SEQPACKET) server.listen();
      await using peer = new Python(
        `
s = socket.socket(socket.AF_UNIX, int(sys.argv[1]))
s.bind(sys.argv[2] + ".python")
s.connect(sys.argv[2])
s.send(b"one"); s.send(b"three")
say('"%s"' % s.recv(100).decode())
`,
        String(type),
        path,
      );
      let conn = server;
      if (type === SOCK_SEQPACKET) {
        const [accepted, address] = await form.accept(server);
        assertEquals(address, `${path}.python`);
        conn = accepted;
      }
      assertEquals(decode(await form.recv(conn, 100)), "one");
      const [data, sender] = await form.recvfrom(conn, 2); // a receive returns one message and truncates it
      assertEquals(decode(data), "th");
      if (type === SOCK_DGRAM) {
        assertEquals(sender, `${path}.python`);
        await form.connect(conn, sender);
      }
      await form.send(conn, "reply");
      assertEquals(await peer.json(), "reply");
      conn.close();
    } finally {
      Deno.removeSync(directory, { recursive: true });
    }
  });
}

// linux/rtnetlink.h
const NLMSG_DONE = 3, RTM_NEWLINK = 16, RTM_GETLINK = 18, IFLA_IFNAME = 3;
const NLM_F_REQUEST = 1, NLM_F_DUMP = 0x300;

/** Builds a request for all interfaces: `struct nlmsghdr` and `struct ifinfomsg`. */
function buildLinkRequest(sequence: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(32));
  view.setUint32(0, 32, true);
  view.setUint16(4, RTM_GETLINK, true);
  view.setUint16(6, NLM_F_REQUEST | NLM_F_DUMP, true);
  view.setUint32(8, sequence, true);
  return new Uint8Array(view.buffer);
}

/** Parses one part of the response: index and name of each interface, true for the last part. */
function parseLinks(
  data: Uint8Array,
  sequence: number,
): [links: [number, string][], last: boolean] {
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const links: [number, string][] = [];
  for (let at = 0; at < data.length; at += (view.getUint32(at, true) + 3) & ~3) {
    assertEquals(view.getUint32(at + 8, true), sequence);
    const type = view.getUint16(at + 4, true);
    if (type === NLMSG_DONE) return [links, true];
    assertEquals(type, RTM_NEWLINK);
    const end = at + view.getUint32(at, true);
    for (let a = at + 32; a < end; a += (view.getUint16(a, true) + 3) & ~3) {
      if (view.getUint16(a + 2, true) !== IFLA_IFNAME) continue;
      const name = decode(data.slice(a + 4, a + view.getUint16(a, true) - 1));
      links.push([view.getInt32(at + 20, true), name]);
    }
  }
  return [links, false];
}

const netlink = family("AF_NETLINK", AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);

inBothForms("families: AF_NETLINK lists the interfaces", [netlink], async (form) => {
  for (const connected of [false, true]) {
    using socket = new Socket(AF_NETLINK!, SOCK_RAW, NETLINK_ROUTE);
    socket.bind([0, 0]);
    const [pid, groups] = socket.getsockname();
    assert(pid > 0 && groups === 0);
    if (connected) {
      await form.connect(socket, [0, 0]);
      assertEquals(socket.getpeername(), [0, 0]);
      assertEquals(await form.send(socket, buildLinkRequest(7)), 32);
    } else {
      assertEquals(await form.sendto(socket, buildLinkRequest(7), 0, [0, 0]), 32);
    }
    const found: [number, string][] = [];
    for (let last = false; !last;) {
      const [data, sender] = await form.recvfrom(socket, 65536);
      assertEquals(sender, [0, 0]); // the kernel
      const [links, end] = parseLinks(data, 7);
      found.push(...links);
      last = end;
    }
    assert(found.some(([index, name]) => index === 1 && name === "lo"), Deno.inspect(found));
  }
});

test("families: AF_NETLINK addresses equal Python's", [netlink, tool("python3")], async () => {
  const pid = 0x80000000 + Math.floor(Math.random() * 0x7fffffff);
  const names = async (groups: number, python: string) => {
    await using peer = new Python(python);
    using socket = new Socket(AF_NETLINK!, SOCK_RAW, NETLINK_KOBJECT_UEVENT);
    socket.bind([pid, groups]);
    assertEquals<unknown>(await peer.json(), [pid + 1, groups]);
    assertEquals<unknown>(socket.getsockname(), [pid, groups]);
    assertEquals<unknown>(socket.getpeername(), [0, 0]);
  };
  for (const groups of [0, 1]) {
    await names(
      groups,
      `
s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15)
s.bind((${pid + 1}, ${groups}))
say(list(s.getsockname()))
`,
    );
  }
});

inBothForms("families: AF_NETLINK between programs", [netlink, root()], async (form) => {
  const NETLINK_USERSOCK = 2;
  using a = new Socket(AF_NETLINK!, SOCK_DGRAM, NETLINK_USERSOCK);
  using b = new Socket(AF_NETLINK!, SOCK_DGRAM, NETLINK_USERSOCK);
  a.bind([0, 0]);
  b.bind([0, 0]);
  await form.sendto(a, "to the other", 0, b.getsockname());
  const [data, sender] = await form.recvfrom(b, 100);
  assertEquals([decode(data), sender], ["to the other", a.getsockname()]);
});

const vsock = family("AF_VSOCK", AF_VSOCK, SOCK_STREAM);

test("families: AF_VSOCK binds and fails like Python's", [vsock, tool("python3")], async () => {
  await using peer = new Python(`
s = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
s.bind((socket.VMADDR_CID_ANY, socket.VMADDR_PORT_ANY))
s.listen()
t = socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)
say('[%d, %d]' % (s.getsockname()[0], t.connect_ex((1, 1))))
`);
  using socket = new Socket(AF_VSOCK!, SOCK_STREAM);
  socket.bind([VMADDR_CID_ANY!, VMADDR_PORT_ANY!]);
  socket.listen();
  const [cid, port] = socket.getsockname();
  assert(port > 0 && port < VMADDR_PORT_ANY!);
  using other = new Socket(AF_VSOCK!, SOCK_STREAM);
  const errno = other.connectExSync([VMADDR_CID_LOCAL!, 1]);
  assertEquals(await peer.json(), [cid, errno]);
  using taken = new Socket(AF_VSOCK!, SOCK_STREAM);
  assertThrows(() => taken.bind([VMADDR_CID_ANY!, port]), SocketError, "EADDRINUSE");
});

const PAGE = 4096;

/** Allocates packet memory for an AF_XDP socket, and the `struct xdp_umem_reg` that points to it. */
function allocateUmem(): {
  registration: Uint8Array<ArrayBuffer>;
  memory: Uint8Array<ArrayBuffer>;
} {
  const memory = new Uint8Array(9 * PAGE);
  const start = BigInt(Deno.UnsafePointer.value(Deno.UnsafePointer.of(memory)));
  const view = new DataView(new ArrayBuffer(32));
  view.setBigUint64(0, (start + BigInt(PAGE - 1)) & ~BigInt(PAGE - 1), true);
  view.setBigUint64(8, BigInt(8 * PAGE), true);
  view.setUint32(16, PAGE, true);
  return { registration: new Uint8Array(view.buffer), memory };
}

// In a network namespace with a veth pair --------------------

const MAC0 = Uint8Array.of(2, 0, 0, 0, 0, 0x10), MAC1 = Uint8Array.of(2, 0, 0, 0, 0, 0x11);
const TYPE = 0x88b5; // IEEE 802 local experimental EtherType
const PACKET_HOST = 0, PACKET_BROADCAST = 1, PACKET_OTHERHOST = 3, PACKET_OUTGOING = 4;
const ETHER = 1; // ARPHRD_ETHER
const isInside = Deno.env.get("FAMILIES_NAMESPACE") !== undefined;

function frame(to: Uint8Array, from: Uint8Array, data: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(data);
  return Uint8Array.of(...to, ...from, TYPE >> 8, TYPE & 0xff, ...bytes);
}

const xdp = family("AF_XDP", AF_XDP, SOCK_RAW);

if (isInside) {
  inBothForms("interfaces: AF_PACKET frames, with Python", [tool("python3")], async (form) => {
    using a = new Socket(AF_PACKET!, SOCK_RAW);
    using b = new Socket(AF_PACKET!, SOCK_RAW);
    a.bind(["v0", TYPE]);
    b.bind(["v1", TYPE]);
    await using peer = new Python(`
def flat(a): return '["%s", %d, %d, %d, "%s"]' % (*a[:4], a[4].hex())
s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
s.bind(("v1", ${TYPE}))
say(flat(s.getsockname()))
say(flat(s.recvfrom(100)[1]))
say(flat(s.recvfrom(100)[1]))
`);
    const flat = (address: unknown) =>
      (address as unknown[]).map((x) => x instanceof Uint8Array ? x.toHex() : x);
    assertEquals(await peer.json(), flat(b.getsockname()));
    assertEquals<unknown>(b.getsockname(), ["v1", TYPE, PACKET_HOST, ETHER, MAC1]);

    const sent = frame(MAC1, MAC0, "a frame");
    assertEquals(await form.send(a, sent), sent.length);
    const [data, sender] = await form.recvfrom(b, 2000);
    assertEquals(data, sent);
    assertEquals<unknown>(sender, ["v0", TYPE, PACKET_HOST, ETHER, MAC0].with(0, "v1"));
    assertEquals(await peer.json(), flat(sender));

    await form.sendto(a, frame(MAC, MAC0, "elsewhere"), 0, ["v0", TYPE]);
    const [, elsewhere] = await form.recvfrom(b, 2000);
    assertEquals((elsewhere as unknown[])[2], PACKET_OTHERHOST);
    assertEquals(await peer.json(), flat(elsewhere));
  });

  inBothForms("interfaces: AF_PACKET datagrams from all interfaces", [], async (form) => {
    using all = new Socket(AF_PACKET!, SOCK_DGRAM);
    all.bind(["", 3]); // ETH_P_ALL
    using a = new Socket(AF_PACKET!, SOCK_DGRAM);
    const all1s = new Uint8Array(6).fill(255);
    await form.sendto(a, "to all", 0, ["v0", TYPE, 0, 0, all1s]);
    const [data, out] = await form.recvfrom(all, 100);
    assertEquals(decode(data), "to all");
    assertEquals<unknown>(out, ["v0", TYPE, PACKET_OUTGOING, ETHER, MAC0]);
    const [again, arrived] = await form.recvfrom(all, 100);
    assertEquals(decode(again), "to all");
    assertEquals<unknown>(arrived, ["v1", TYPE, PACKET_BROADCAST, ETHER, MAC0]);
    assertEquals<unknown>(all.getsockname(), ["", 3, 0, 0, new Uint8Array()]);
    // The sender of a received packet is a valid destination.
    using b = new Socket(AF_PACKET!, SOCK_DGRAM);
    await form.sendto(b, "reply", 0, arrived);
    assertEquals(decode((await form.recvfrom(all, 100))[0]), "reply");
  });

  test("interfaces: AF_PACKET and missing interfaces", [], async () => {
    using socket = new Socket(AF_PACKET!, SOCK_RAW);
    assertThrows(() => socket.bind(["v2", TYPE]), SocketError, "ENODEV");
    assertThrows(() => socket.sendtoSync("x", ["v2", TYPE]), SocketError, "v2");
    await ip("link add w0 type veth peer name w1");
    socket.bind(["w0", TYPE]);
    assertEquals(socket.getsockname()[0], "w0");
    await ip("link set w0 name other");
    assertEquals(socket.getsockname()[0], "other");
    await ip("link del other");
    assertEquals(socket.getsockname()[0], "");
  });

  test("interfaces: names are those of the socket's namespace", [tool("python3")], async () => {
    const directory = Deno.makeTempDirSync();
    try {
      using server = new Socket(AF_UNIX, SOCK_STREAM);
      server.bind(`${directory}/s`);
      server.listen();
      const child = new Deno.Command("unshare", {
        args: [
          "-n",
          "sh",
          "-c",
          'ip link add far0 index 700 type veth peer name far1 index 701; exec python3 -c "$0" "$1"',
          `
import array, socket, sys
s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])
p = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
u = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
socket.send_fds(s, [b"x"], [p.fileno(), u.fileno()])
s.recv(1)
`,
          `${directory}/s`,
        ],
      }).spawn();
      const [conn] = await server.accept();
      using _ = conn;
      const { fds } = await conn.recvFds(1, 2);
      using socket = Socket.adopt(fds[0]!, AF_PACKET!, SOCK_RAW);
      socket.bind(["far1", TYPE]);
      assertEquals(socket.getsockname()[0], "far1");
      assertThrows(() => socket.bind(["v0", TYPE]), SocketError, "ENODEV");
      using six = Socket.adopt(fds[1]!, AF_INET6, SOCK_DGRAM);
      assertThrows(() => six.bind(["fe80::1%v0", 0]), SocketError, "ENODEV");
      // The interface exists but is down and has no address: not ENODEV.
      assertThrows(() => six.bind(["fe80::1%far1", 0]), SocketError, "EADDRNOTAVAIL");
      conn.close();
      assertEquals((await child.status).code, 0);
    } finally {
      Deno.removeSync(directory, { recursive: true });
    }
  });

  // A queue has only one packet memory. The veth pair of this namespace has no other user.
  test("interfaces: AF_XDP binds to a queue", [xdp], () => {
    using socket = new Socket(AF_XDP!, SOCK_RAW);
    assertThrows(() => socket.bind(["v0", 0]), SocketError, "EINVAL"); // no rings yet
    assertThrows(() => socket.bind(["none", 0]), SocketError, "ENODEV");
    const { registration, memory } = allocateUmem();
    socket.setsockopt(SOL_XDP!, XDP_UMEM_REG!, registration);
    for (const ring of [XDP_UMEM_FILL_RING!, XDP_UMEM_COMPLETION_RING!, XDP_RX_RING!]) {
      socket.setsockopt(SOL_XDP!, ring, 8);
    }
    assertThrows(() => socket.bind(["v0", 77]), SocketError, "EINVAL"); // no such queue
    socket.bind(["v0", 0, XDP_COPY!]);
    assertThrows(() => socket.bind([1, 0, XDP_COPY!]), SocketError); // bound already
    assertEquals(memory.length, 9 * PAGE); // stays reachable until here
  });
} else {
  const needs = [
    root(),
    tool("unshare"),
    tool("ip"),
    family("AF_PACKET", AF_PACKET, SOCK_RAW),
  ];
  test("families: tests with interfaces of their own, in a network namespace", needs, async () => {
    const cable = `ip link set lo up
ip link add v0 address ${colons(MAC0)} type veth peer name v1 address ${colons(MAC1)}
echo 1 >/proc/sys/net/ipv6/conf/v0/disable_ipv6
echo 1 >/proc/sys/net/ipv6/conf/v1/disable_ipv6
ip link set v0 up && ip link set v1 up && exec "$@"`;
    const { code, stdout, stderr } = await new Deno.Command("unshare", {
      args: [
        ...["--net", "--mount", "sh", "-c", `mount -t sysfs sys /sys\n${cable}`, "sh"],
        ...[
          Deno.execPath(),
          "test",
          "-A",
          "--no-prompt",
          "--no-check",
          "--filter",
          "interfaces: ",
          import.meta.filename!,
        ],
      ],
      env: { FAMILIES_NAMESPACE: "1", NO_COLOR: "1" },
    }).output();
    const output = decode(stdout) + decode(stderr);
    assertEquals(code, 0, output);
    assertMatch(output, /ok \| \d+ passed \| 0 failed/);
    for (const [ignored] of output.matchAll(/^.* \.\.\. ignored .*$/gm)) console.log(ignored);
  });
}

async function ip(command: string): Promise<void> {
  const { code } = await new Deno.Command("ip", { args: command.split(" ") }).output();
  assertEquals(code, 0, command);
}

function colons(address: Uint8Array): string {
  return address.toHex().replaceAll(/..(?=.)/g, "$&:");
}
