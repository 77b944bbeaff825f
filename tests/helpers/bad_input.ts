/**
 * Every argument of every function and method, with values that it must refuse. A refused call
 * makes no system call. A traced program can therefore go through the whole table to check that.
 *
 * @module
 */
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";

/** Refused values and the class of their error. */
type Refused = readonly (readonly [value: unknown, expected: typeof TypeError])[];

/** One argument and the values that it must refuse. */
interface Slot {
  /** Name of the function, or `Socket.` and the name of the method. */
  readonly call: string;
  /** Name of the argument in the error message. */
  readonly argument: string;
  /** Values that the argument must refuse. */
  readonly refused: Refused;
  /** Returns the arguments of a call with a refused value in its place. */
  readonly args: (bad: unknown) => unknown[];
  /** True if only the asynchronous form has the argument. */
  readonly asynchronous?: boolean;
}

const types = (...values: unknown[]): Refused => values.map((value) => [value, TypeError]);
const ranges = (...values: unknown[]): Refused => values.map((value) => [value, RangeError]);

/** Value of a constant that this platform lacks; the two constants are of Windows and of Unix. */
export const missing = [module.SIO_RCVALL, module.SO_REUSEPORT].find((value) =>
  value === undefined
);

const noNumber = types(missing, null, "1", "", true, 1n, [], [1], new Uint8Array(1), Symbol("1"));
const noInteger = ranges(0.5, -1.5, NaN, Infinity, -Infinity);
const number = (min: number, max: number): Refused => [
  ...noNumber,
  ...types({}, () => 1),
  ...noInteger,
  ...ranges(min - 1, max + 1),
];
const size = number(0, 2 ** 31 - 1);
const int = number(-(2 ** 31), 2 ** 31 - 1);
/** 32 bits that some constants have as an unsigned number. */
const mask = number(-(2 ** 31), 2 ** 32 - 1);
const uint = number(0, 2 ** 32 - 1);
const short = number(0, 65535);
/** Removes the values that are valid options, for arguments that accept options or a number. */
const orOptions = (refused: Refused): Refused => refused.filter(([value]) => !isOptions(value));
function isOptions(value: unknown): boolean {
  return Object.getPrototypeOf(Object(value)) === Object.prototype;
}
const seconds: Refused = [
  ...types(missing, "1", true, 1n, [], Symbol("1")),
  ...ranges(-1, -Infinity, Infinity, NaN),
];
const flag: Refused = types(undefined, null, "true", "", 2, -1, NaN, {}, []);
const string = types(undefined, null, 5, true, 1n, {}, [], new Uint8Array(3));
const name: Refused = [...string, ...types("a\0b", "\0", "localhost\0")];
const host: Refused = [...name, ...ranges("x".repeat(256), "a.".repeat(500))];
const idna = types("é/x", "é@localhost", "é:80", "é#", "é?x", "é y", "é%41", "\\é");
const options: Refused = [
  ...types(null, 5, "x", true, [], AbortSignal.abort()),
  ...types({ signal: null }, { signal: 5 }, { signal: new AbortController() }),
];

/**
 * Returns buffers whose memory must not be passed to C. They are new, as tests cannot share them.
 */
function noMemory(): Refused {
  const detached = (view: ArrayBuffer | ArrayBufferView) => {
    structuredClone(0, {
      transfer: [ArrayBuffer.isView(view) ? view.buffer as ArrayBuffer : view],
    });
    return view;
  };
  const resizable = () => new ArrayBuffer(8, { maxByteLength: 16 });
  const shrunk = new ArrayBuffer(16, { maxByteLength: 16 });
  const beyond = new DataView(shrunk, 8, 8);
  shrunk.resize(4);
  return types(
    detached(new ArrayBuffer(8)),
    detached(new Uint8Array(8)),
    detached(new Uint8Array(8).subarray(4)),
    detached(new Float64Array(1)),
    detached(new DataView(new ArrayBuffer(8))),
    resizable(),
    new Uint8Array(resizable()),
    new DataView(resizable(), 2),
    beyond,
    new SharedArrayBuffer(8),
    new Uint8Array(new SharedArrayBuffer(8)),
    new DataView(new SharedArrayBuffer(8)),
  );
}
const memory: Refused = [...types(undefined, null, 5, true, 1n, {}, [1, 2]), ...noMemory()];
const bytes: Refused = [...memory, ...types("text")];

/** Values that are not addresses of the family. The error says "address" and names the member. */
const inet: Refused = [
  ...types(undefined, null, 5, "127.0.0.1", [], ["127.0.0.1"], new Uint8Array(16), {}),
  ...types(["127.0.0.1", 80, 0], ["::1", 80], ["::1", 80, 0, 0], ["::ffff:127.0.0.1", 80]),
  ...types([undefined, 80], [null, 80], [5, 80], ["local\0host", 80], [["127.0.0.1"], 80]),
  ...types(["127.0.0.1", "80"], ["127.0.0.1", null], ["127.0.0.1", undefined], ["", 80n]),
  ...types(["127.0.0.1", true], ["127.0.0.1", [80]]),
  ...ranges(["127.0.0.1", -1], ["127.0.0.1", 65536], ["127.0.0.1", 0.5], ["127.0.0.1", NaN]),
];
const inet6: Refused = [
  ...types(undefined, null, 5, "::1", [], ["::1"], ["::1", 80, 0, 0, 0], new Uint8Array(28)),
  ...types(["127.0.0.1", 80], ["1::2::3", 80], [":", 80], ["::1\0", 80], ["::1", "80"]),
  ...types(["::1", 80, "0"], ["::1", 80, 0, "0"], ["::1", 80, undefined], ["::1", 80, 0, null]),
  ...ranges(["::1", -1], ["::1", 65536], ["::1", 1.5], ["::1", 80, -1], ["::1", 80, 2 ** 20]),
  ...ranges(["::1", 80, 0, -1], ["::1", 80, 0, 2 ** 32], ["::1", 80, 0.5]),
];
const unix: Refused = [
  ...types(undefined, null, 5, ["127.0.0.1", 80], {}, "/tmp/a\0b", new Uint8Array([47, 0, 65])),
  ...noMemory(),
  ...ranges("/".repeat(109), "é".repeat(55), new Uint8Array(109), "\0" + "x".repeat(108)),
];
/** Values that are not addresses of either internet family, for calls that take both. */
const ip: Refused = inet.filter(([value]) => {
  const text = Deno.inspect(value);
  return !text.includes("::") && !text.startsWith('[ "127.0.0.1", 80, ');
});

function slot(
  call: string,
  argument: string,
  refused: Refused,
  args: (bad: unknown) => unknown[] = (bad) => [bad],
): Slot {
  return { call, argument, refused, args };
}

/**
 * Returns the slots of the `MSG_*` flags of a receive or send that follow the arguments `before`.
 */
function flagsAndOptions(call: string, ...before: unknown[]): Slot[] {
  return [
    slot(call, "flags", orOptions(int), (bad) => [...before, bad]),
    slot(call, "flags", orOptions(int), (bad) => [...before, bad, {}]),
  ];
}

/** A batch of four datagrams for a socket without a descriptor. */
const batch = new module.Batch({ family: AF_INET, proto: 0, fileno: () => -1 }, 4, 16);

/** Arguments of both forms. */
export const slots: readonly Slot[] = [
  // Functions that create sockets.
  slot("new Socket", "family", int),
  slot("new Socket", "type", int, (bad) => [AF_INET, bad]),
  slot("new Socket", "proto", int, (bad) => [AF_INET, SOCK_STREAM, bad]),
  slot("new Socket", "fileno", size, (bad) => [AF_INET, SOCK_STREAM, 0, bad]),
  slot("Socket.adopt", "fd", size),
  slot("socketpair", "family", int),
  slot("socketpair", "type", int, (bad) => [AF_UNIX, bad]),
  slot("socketpair", "proto", int, (bad) => [AF_UNIX, SOCK_STREAM, bad]),
  slot("fromfd", "fd", size, (bad) => [bad, AF_INET, SOCK_STREAM]),
  slot("fromfd", "family", int, (bad) => [0, bad, SOCK_STREAM]),
  slot("fromfd", "type", int, (bad) => [0, AF_INET, bad]),
  slot("fromfd", "proto", int, (bad) => [0, AF_INET, SOCK_STREAM, bad]),
  slot("dup", "fd", size),
  slot("close", "fd", size),
  slot("createServer", "address", inet),
  slot("createServer", "address", inet6, (bad) => [bad, { family: AF_INET6 }]),
  slot("createServer", "options", types(null, 5, "x", true, []), (bad) => [["", 0], bad]),
  ...(["family", "backlog"] as const).map((option) =>
    slot("createServer", `options.${option}`, int, (bad) => [
      ["127.0.0.1", 0],
      { [option]: bad },
    ])
  ),
  ...["reusePort", "dualstackIPv6"].map((option) =>
    slot(
      "createServer",
      `options.${option}`,
      flag.filter(([value]) => value !== undefined && value !== null),
      (bad) => [["127.0.0.1", 0], { [option]: bad }],
    )
  ),
  slot("createServer", "options.dualstackIPv6", types(true), (bad) => [
    ["127.0.0.1", 0],
    { dualstackIPv6: bad },
  ]),
  slot("createConnection", "address", ip),
  slot("createConnection", "address flowinfo", uint, (bad) => [["::1", 1, bad, 0]]),
  slot("createConnection", "address scopeid", uint, (bad) => [["::1", 1, 0, bad]]),
  slot("createConnection", "host", ranges("x".repeat(256)), (bad) => [[bad, 80]]),
  slot("createConnection", "timeout", seconds, (bad) => [["127.0.0.1", 1], bad]),
  slot("createConnection", "options", options.slice(0, 6), (bad) => [["127.0.0.1", 1], 1, bad]),
  slot(
    "createConnection",
    "options.sourceAddress",
    ip.filter(([value]) => value !== undefined),
    (bad) => [["127.0.0.1", 1], 1, { sourceAddress: bad }],
  ),
  slot(
    "createConnection",
    "options.happyEyeballsDelay",
    seconds.filter(([value]) => value !== undefined),
    (bad) => [["127.0.0.1", 1], 1, { happyEyeballsDelay: bad }],
  ),
  slot("createConnection", "options.family", [...int, ...ranges(1, -1, 255)], (bad) => [
    ["127.0.0.1", 1],
    1,
    { family: bad },
  ]),
  slot("createConnection", "options.sourceAddress flowinfo", uint, (bad) => [
    ["127.0.0.1", 1],
    1,
    { sourceAddress: ["::1", 0, bad, 0] },
  ]),
  slot("createConnection", "options.allErrors", flag.slice(1), (bad) => [
    ["127.0.0.1", 1],
    1,
    { allErrors: bad },
  ]),

  // One wait for many.
  slot("poll", "entries", types(undefined, null, 5, true, {}, [5], [[]], [[1]], [[1, 1, 1]], "x")),
  slot(
    "poll",
    "entries[1] socket",
    [...types(undefined, null, "1", true, 1n, {}, [], { fileno: 5 }), ...noInteger, ...ranges(-1)],
    (bad) => [[[0, 1], [bad, 1]], 0],
  ),
  slot(
    "poll",
    "entries[0] socket.fileno()",
    [...types(null, "1", 1n), ...ranges(-2, 2 ** 31, 0.5, NaN)],
    (bad) => [[[{ fileno: () => bad }, 1]], 0],
  ),
  slot("poll", "entries[0] events", short, (bad) => [[[0, bad]], 0]),
  slot("poll", "timeout", orOptions(seconds), (bad) => [[[0, 1]], bad]),

  // Name look-ups.
  slot("getaddrinfo", "host", host.filter(([value]) => value !== null), (bad) => [bad, 80]),
  slot("getaddrinfo", "host", idna, (bad) => [bad, 80]),
  slot(
    "getaddrinfo",
    "port",
    [...types(undefined, true, 80n, [], {}, "ht\0tp"), ...ranges(-1, 65536, 0.5, NaN, Infinity)],
    (bad) => ["127.0.0.1", bad],
  ),
  slot("getaddrinfo", "family", orOptions(int), (bad) => ["127.0.0.1", 80, bad]),
  slot("getaddrinfo", "type", orOptions(int), (bad) => ["127.0.0.1", 80, 0, bad]),
  slot("getaddrinfo", "proto", orOptions(int), (bad) => ["127.0.0.1", 80, 0, 0, bad]),
  slot("getaddrinfo", "flags", orOptions(mask), (bad) => ["127.0.0.1", 80, 0, 0, 0, bad]),
  slot("Socket.toNode", "options", types(null, 5, "x", true, []), (bad) => [bad]),
  slot(
    "Socket.toNode",
    "allowHalfOpen",
    types(null, 5, "x", {}),
    (bad) => [{ allowHalfOpen: bad }],
  ),
  slot("formatAddress", "address", types(undefined, null, true, 1n, {}, Symbol("1"), () => 1), (
    bad,
  ) => [bad]),
  slot("getnameinfo", "address", ip, (bad) => [bad, 0]),
  slot("getnameinfo", "flags", int, (bad) => [["127.0.0.1", 80], bad]),
  slot("gethostbyname", "hostname", [...host, ...idna]),
  slot("gethostbynameEx", "hostname", [...host, ...idna]),
  slot("gethostbyaddr", "address", [...host, ...idna]),
  slot("getfqdn", "name", [...host, ...idna].filter(([value]) => value !== undefined)),
  slot("getservbyname", "servicename", name),
  slot("getservbyname", "protocolname", name, (bad) => ["http", bad]),
  slot("getservbyport", "port", short),
  slot("getservbyport", "protocolname", name, (bad) => [80, bad]),
  slot("getprotobyname", "protocolname", name),
  slot("sethostname", "name", name),
  slot("if_nametoindex", "ifname", [...name, ...ranges("x".repeat(300), "é".repeat(128))]),
  slot("if_indextoname", "ifindex", uint),

  // Numbers and packed addresses.
  slot("ntohl", "x", uint),
  slot("htonl", "x", uint),
  slot("ntohs", "x", short),
  slot("htons", "x", short),
  slot("inet_aton", "ip_string", name),
  slot("inet_ntoa", "packed_ip", bytes),
  slot("inet_pton", "address_family", int, (bad) => [bad, "127.0.0.1"]),
  slot("inet_pton", "ip_string", name, (bad) => [AF_INET, bad]),
  slot("inet_ntop", "address_family", int, (bad) => [bad, new Uint8Array(4)]),
  slot(
    "inet_ntop",
    "packed_ip",
    [...bytes, ...ranges(new Uint8Array(0), new Uint8Array(5), new Uint8Array(16))],
    (bad) => [AF_INET, bad],
  ),
  slot(
    "inet_ntop",
    "packed_ip",
    [...bytes, ...ranges(new Uint8Array(0), new Uint8Array(4), new Uint8Array(17))],
    (bad) => [AF_INET6, bad],
  ),
  slot("setdefaulttimeout", "timeout", seconds),

  // Methods.
  slot("Socket.bind", "address", inet),
  slot("Socket.connect", "address", inet),
  slot("Socket.connectEx", "address", inet),
  slot("Socket.sendto", "address", inet, (bad) => ["data", 0, bad]),
  slot("Socket.sendto", "address", inet.slice(0, 3), (bad) => ["data", bad]),
  slot("Socket.sendto", "flags", [...noNumber, ...noInteger], (bad) => ["x", bad, ["", 80]]),
  slot("Socket.sendto", "data", memory, (bad) => [bad, ["127.0.0.1", 1]]),
  slot("Socket.send", "data", memory),
  slot("Socket.sendall", "data", memory),
  slot("Socket.recvExactly", "count", size),
  slot("Socket.recvUntil", "delimiter", [...memory, ...ranges("", new Uint8Array(0))]),
  slot(
    "Socket.recvUntil",
    "options.limit",
    number(2, 2 ** 31 - 1).filter(([value]) => value !== undefined),
    (limit) => ["xx", { limit }],
  ),
  ...flagsAndOptions("Socket.send", "data"),
  ...flagsAndOptions("Socket.sendall", "data"),
  slot("Socket.recv", "bufsize", size),
  slot("Socket.recvfrom", "bufsize", size),
  ...flagsAndOptions("Socket.recv", 1),
  ...flagsAndOptions("Socket.recvfrom", 1),
  ...["Socket.recvInto", "Socket.recvfromInto"].flatMap((call) => [
    slot(call, "buffer", bytes),
    slot(call, "nbytes", orOptions(size), (bad) => [new Uint8Array(4), bad]),
    slot(call, "nbytes", ranges(5, 2 ** 31 - 1), (bad) => [new Uint8Array(4), bad]),
    slot(call, "nbytes", ranges(3), (bad) => [new Uint8Array(8).subarray(6), bad]),
    slot(call, "flags", orOptions(int), (bad) => [new Uint8Array(4), 0, bad]),
  ]),
  slot("Socket.sendmsg", "buffers", types(undefined, null, 5, "x", {}, new Uint8Array(1))),
  slot("Socket.sendmsg", "buffers", ranges(Array(1025).fill("x"))),
  slot("Socket.sendmsg", "buffers[1]", memory, (bad) => [["x", bad]]),
  slot("Socket.sendmsg", "ancillary", types(undefined, null, 5, "x"), (bad) => [["x"], bad]),
  slot("Socket.sendmsg", "ancillary[0].level", int, (bad) => [
    ["x"],
    [{ level: bad, type: 1, data: new Uint8Array(4) }],
  ]),
  slot("Socket.sendmsg", "ancillary[0].type", int, (bad) => [
    ["x"],
    [{ level: 1, type: bad, data: new Uint8Array(4) }],
  ]),
  slot("Socket.sendmsg", "ancillary[0].data", bytes, (bad) => [
    ["x"],
    [{ level: 1, type: 1, data: bad }],
  ]),
  slot("Socket.sendmsg", "ancillary[1].level", types(undefined, null, 5, {}), (bad) => [
    ["x"],
    [{ level: 1, type: 1, data: new Uint8Array(4) }, bad],
  ]),
  slot("Socket.sendmsg", "flags", orOptions(int), (bad) => [["x"], [], bad]),
  slot("Socket.sendmsg", "address", inet.slice(2).filter(([value]) => !isOptions(value)), (bad) => [
    ["x"],
    [],
    0,
    bad,
  ]),
  slot("Socket.sendFds", "data", memory, (bad) => [bad, []]),
  slot("Socket.sendFds", "data[1]", memory, (bad) => [["x", bad], []]),
  slot("Socket.sendFds", "fds", types(undefined, null, 5, "1", {}), (bad) => ["x", bad]),
  slot("Socket.sendFds", "fds[1]", size, (bad) => ["x", [0, bad]]),
  slot("Socket.sendFds", "flags", orOptions(int), (bad) => ["x", [], bad]),
  slot("Socket.recvmsg", "bufsize", size),
  slot("Socket.recvmsg", "ancbufsize", orOptions(size), (bad) => [1, bad]),
  slot("Socket.recvmsg", "flags", orOptions(int), (bad) => [1, 0, bad]),
  slot("Socket.recvmsgInto", "buffers", types(undefined, null, 5, "x", {}, new Uint8Array(1))),
  slot("Socket.recvmsgInto", "buffers[1]", bytes, (bad) => [[new Uint8Array(1), bad]]),
  slot("Socket.recvmsgInto", "ancbufsize", orOptions(size), (bad) => [[new Uint8Array(1)], bad]),
  slot("Socket.recvmsgInto", "flags", orOptions(int), (bad) => [[new Uint8Array(1)], 0, bad]),
  slot("Socket.recvFds", "bufsize", size, (bad) => [bad, 1]),
  slot("Socket.recvFds", "maxfds", number(0, 65535), (bad) => [1, bad]),
  slot("Socket.recvFds", "flags", orOptions(int), (bad) => [1, 1, bad]),
  slot("Socket.poll", "events", number(0, 0xffff)),
  slot("Socket.poll", "timeout", [...types(true, "1", []), ...ranges(-1, NaN, Infinity)], (bad) => [
    1,
    bad,
  ]),
  slot("Socket.recvmmsg", "batch", types(undefined, null, 5, "x", {}, [])),
  slot("Socket.sendmmsg", "batch", types(undefined, null, 5, "x", {}, [])),
  slot("Socket.sendmmsg", "count", orOptions(number(1, 4)), (bad) => [batch, bad]),
  slot("Socket.sendmmsg", "count", orOptions(number(1, 3)), (bad) => [batch, bad, { first: 1 }]),
  slot("Socket.sendmmsg", "flags", orOptions(int), (bad) => [batch, 1, bad, { first: 3 }]),
  slot("Socket.sendmmsg", "options.first", number(0, 3).slice(1), (bad) => [batch, { first: bad }]),
  slot("Socket.sendmmsg", "options", options, (bad) => [batch, 1, 0, bad]),
  slot("Socket.makefile", "mode", types(null, 5, {}, "", "x", "a", "r+", "rr", "b")),
  slot("Socket.makefile", "options", types(null, 5, "x", []), (bad) => ["r", bad]),
  slot("Socket.makefile", "buffering", number(-1, 2 ** 30).slice(1), (bad) => [
    "rb",
    { buffering: bad },
  ]),
  slot("listenFds", "options", types(null, 5, "x", [])),
  slot("listenFds", "options.unset", flag.slice(2), (bad) => [{ unset: bad }]),
  slot("inNamespace", "fn", types(undefined, null, 5, "x", {}), (bad) => ["none", bad]),
  ...["inNamespace", "socketInNamespace"].map((call) =>
    slot(call, "namespace", [
      ...types(undefined, null, true, 1n, {}, [], "a\0b"),
      ...ranges(-1, 0.5, NaN, 2 ** 31),
    ], (bad) => call === "inNamespace" ? [bad, () => 1] : [bad])
  ),
  slot("CMSG_LEN", "length", number(0, 0x7fffffff)),
  slot("CMSG_SPACE", "length", number(0, 0x7fffffff)),
  slot("Socket.listen", "backlog", int),
  slot("Socket.shutdown", "how", int),
  slot("Socket.settimeout", "value", seconds),
  slot("Socket.setblocking", "flag", flag),
  slot("Socket.setInheritable", "inheritable", flag),
  slot("Socket.getsockopt", "level", int, (bad) => [bad, SO_TYPE]),
  slot("Socket.getsockopt", "optname", mask, (bad) => [SOL_SOCKET, bad]),
  slot("Socket.getsockopt", "buflen", number(1, 2 ** 20), (bad) => [SOL_SOCKET, SO_TYPE, bad]),
  slot("Socket.getOption", "option", types(undefined, null, 5, "x", {}, [])),
  slot("Socket.setOption", "option", types(undefined, null, 5, "x", {}, []), (bad) => [bad, 1]),
  slot("Socket.setsockopt", "level", int, (bad) => [bad, SO_TYPE, 1]),
  slot("Socket.setsockopt", "optname", mask, (bad) => [SOL_SOCKET, bad, 1]),
  slot(
    "Socket.setsockopt",
    "value",
    [...types(undefined, null, 1n, {}, [1]), ...noMemory(), ...ranges(0.5, NaN, 2 ** 32)],
    (bad) => [SOL_SOCKET, SO_TYPE, bad],
  ),
  slot("Socket.setsockopt", "optlen", size, (bad) => [SOL_SOCKET, SO_TYPE, null, bad]),
  slot("Socket.setsockopt", "optlen", types(4), (bad) => [SOL_SOCKET, SO_TYPE, 1, bad]),
  slot("Socket.ioctl", "request", mask, (bad) => [bad, 0]),
  slot(
    "Socket.ioctl",
    "argument",
    [...bytes, ...ranges(0.5, NaN, Infinity, 2 ** 53, 2n ** 64n, -(2n ** 63n) - 1n)].filter(
      ([value]) => value !== 5 && value !== 1n && value !== true && !Array.isArray(value),
    ),
    (bad) => [0, bad],
  ),
  slot("Socket.ioctl", "argument[1]", mask, (bad) => [0, [0, bad]]),
  slot("Socket.share", "processId", uint),
  slot("fromshare", "info", bytes),
];

/** One argument whose test requires a socket other than {@linkcode fixture}. */
interface OtherSlot extends Slot {
  /** Name of the socket's family. */
  readonly family: string;
  /** Creates the socket. */
  readonly make: () => Socket<module.Address>;
}

/** Arguments whose tests require a socket other than {@linkcode fixture}. */
export const otherSlots: readonly OtherSlot[] = [
  ...([
    ["AF_INET6", AF_INET6, inet6],
    ["AF_UNIX", AF_UNIX, unix],
  ] as const).flatMap(([name, family, refused]) =>
    ["Socket.bind", "Socket.connect", "Socket.connectEx", "Socket.sendto"].map((call) => ({
      ...slot(
        call,
        "address",
        refused,
        call === "Socket.sendto" ? (bad) => ["data", 0, bad] : undefined,
      ),
      family: name,
      make: () => new Socket<module.Address>(family, SOCK_DGRAM),
    }))
  ),
  ...[
    slot("Socket.sendfile", "file", name),
    slot("Socket.sendfile", "offset", orOptions(number(0, 2 ** 53 - 1)), (bad) => ["/", bad]),
    slot(
      "Socket.sendfile",
      "count",
      orOptions(number(1, 2 ** 53 - 1)).filter(([value]) => value !== null),
      (bad) => ["/", 0, bad],
    ),
  ].map((one) => ({
    ...one,
    family: "AF_UNIX",
    make: () => new Socket<module.Address>(AF_UNIX, SOCK_STREAM),
  })),
];

/** Arguments of the asynchronous form only. */
export const asynchronousSlots: readonly Slot[] = [
  slot("Socket.accept", "options", options),
  slot("Socket.connect", "options", options, (bad) => [["127.0.0.1", 1], bad]),
  slot("Socket.connectEx", "options", options, (bad) => [["127.0.0.1", 1], bad]),
  slot("Socket.recv", "options", options, (bad) => [1, 0, bad]),
  slot("Socket.recvfrom", "options", options, (bad) => [1, 0, bad]),
  slot("Socket.recvInto", "options", options, (bad) => [new Uint8Array(1), 0, 0, bad]),
  slot("Socket.recvfromInto", "options", options, (bad) => [new Uint8Array(1), 0, 0, bad]),
  slot("Socket.send", "options", options, (bad) => ["x", 0, bad]),
  slot("Socket.sendall", "options", options, (bad) => ["x", 0, bad]),
  slot("Socket.recvExactly", "options", options, (bad) => [1, bad]),
  slot("Socket.recvUntil", "options", options, (bad) => ["x", bad]),
  slot("Socket.sendto", "options", options, (bad) => ["x", 0, ["127.0.0.1", 1], bad]),
  slot("Socket.sendmsg", "options", options, (bad) => [["x"], [], 0, ["127.0.0.1", 1], bad]),
  slot("Socket.sendFds", "options", options, (bad) => ["x", [], 0, ["127.0.0.1", 1], bad]),
  slot("Socket.recvmsg", "options", options, (bad) => [1, 0, 0, bad]),
  slot("Socket.recvmsgInto", "options", options, (bad) => [[new Uint8Array(1)], 0, 0, bad]),
  slot("Socket.recvFds", "options", options, (bad) => [1, 1, 0, bad]),
  slot("getnameinfo", "options", options, (bad) => [["127.0.0.1", 80], 0, bad]),
  slot("gethostbyname", "options", options, (bad) => ["127.0.0.1", bad]),
  slot("gethostbynameEx", "options", options, (bad) => ["127.0.0.1", bad]),
  slot("gethostbyaddr", "options", options, (bad) => ["127.0.0.1", bad]),
  slot("getfqdn", "options", options, (bad) => ["127.0.0.1", bad]),
  slot(
    "getaddrinfo",
    "options",
    options.filter(([value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
    ),
    (bad) => ["127.0.0.1", 80, bad],
  ),
  slot("poll", "options", options, (bad) => [[[0, 1]], 0, bad]),
  slot("createConnection", "options", options.slice(6), (bad) => [["127.0.0.1", 1], 1, bad]),
].map((one) => ({ ...one, asynchronous: true }));

// deno-lint-ignore no-explicit-any
type Callable = (...args: any[]) => unknown;

/** Returns a UDP socket connected to itself. */
export function fixture(): Socket<module.InetAddress, "datagram"> {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  socket.connectSync(socket.getsockname());
  return socket;
}

/** Returns the function of a slot by name. Methods are bound to `socket`. */
export function callable(name: string, socket: Socket<unknown, unknown>): Callable | undefined {
  if (name === "new Socket") {
    return (...args) => new (Socket as new (...args: unknown[]) => Socket)(...args);
  }
  if (name === "Socket.adopt") return (...args) => (Socket.adopt as Callable)(...args);
  if (!name.startsWith("Socket.")) return (module as unknown as Record<string, Callable>)[name];
  const method = (socket as unknown as Record<string, Callable>)[name.slice(7)];
  return method?.bind(socket);
}

/** Checks that a value is refused. Returns `null`, or what went wrong. */
export async function refusal(
  { call, argument, args, asynchronous = false }: Slot,
  bad: unknown,
  expected: typeof TypeError,
  socket: Socket<unknown, unknown>,
): Promise<string | null> {
  const text = `${call}(${args(bad).map((arg) => Deno.inspect(arg)).join(", ")})`;
  const check = (error: unknown): string | null => {
    if (!(error instanceof expected) || error.constructor !== expected) {
      return `${text} failed with ${error}, not a ${expected.name}`;
    }
    if (!error.message.includes(argument)) return `${text} does not name ${argument}: ${error}`;
    // A constant that the platform lacks must not count as an omitted argument.
    return bad === undefined && !error.message.includes("undefined")
      ? `${text} does not say that the value is undefined: ${error}`
      : null;
  };
  const blocking = callable(`${call}Sync`, socket);
  if (blocking !== undefined && !asynchronous) {
    try {
      blocking(...args(bad));
      return `${text} was accepted, blocking`;
    } catch (error) {
      const complaint = check(error);
      if (complaint !== null) return `blocking: ${complaint}`;
    }
  }
  let promise: unknown;
  try {
    promise = callable(call, socket)!(...args(bad));
  } catch (error) {
    return blocking === undefined ? check(error) : `${text} threw instead of rejecting: ${error}`;
  }
  if (!(promise instanceof Promise)) return `${text} was accepted`;
  try {
    await promise;
    return `${text} was accepted, asynchronous`;
  } catch (error) {
    return check(error);
  }
}
