/**
 * The errors of each call, as its manual page lists them: the cases that a program can cause here.
 *
 * @module
 */
import * as module from "@libc/socket";
import {
  AF_INET,
  AF_UNIX,
  type Inet6Address,
  type InetAddress,
  SO_REUSEADDR,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_RDM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  type SocketError,
  socketpair,
  SOL_SOCKET,
} from "@libc/socket";
import { Scratch } from "../helpers/peers.ts";
import { type Form, type Need, root } from "../helpers/support.ts";

/** Keeps what a case makes, to dispose of it after the case. */
export type Keep = <T extends Disposable>(resource: T) => T;

/** One case. */
export interface Case {
  /** The call, as `syscall` names it. */
  readonly call: string;
  /** The error that the manual page names. */
  readonly code: string;
  /** What causes the error. */
  readonly cause: string;
  /** The class of the error; `SocketError` if left out. */
  readonly Class?: typeof SocketError;
  /** What the machine needs. */
  readonly needs?: readonly Need[];
  /** Causes the error. A case without a `form` is of a call that has only one. */
  readonly act: (keep: Keep, form: Form) => unknown;
}

const HOST = "127.0.0.1";
const NOBODY = Deno.uid() === 0 ? "the superuser may do it" : null;

function tcp(keep: Keep): Socket<InetAddress, "stream"> {
  return keep(new Socket(AF_INET, SOCK_STREAM));
}

function udp(keep: Keep): Socket<InetAddress, "datagram"> {
  return keep(new Socket(AF_INET, SOCK_DGRAM));
}

function bound<S extends Socket<InetAddress, "stream"> | Socket<InetAddress, "datagram">>(
  socket: S,
): S {
  socket.bind([HOST, 0]);
  return socket;
}

function server(keep: Keep): Socket<InetAddress, "stream"> {
  const socket = bound(tcp(keep));
  socket.listen();
  return socket;
}

/** The address of a port where nobody listens; the returned socket reserves it. */
function unused(keep: Keep): InetAddress {
  return bound(tcp(keep)).getsockname();
}

/** Two ends of a TCP connection. */
function connection(keep: Keep): Socket<InetAddress, "stream">[] {
  const listener = server(keep);
  const client = tcp(keep);
  client.connectSync(listener.getsockname());
  return [client, keep(listener.acceptSync()[0])];
}

function pair(keep: Keep, type: number = SOCK_STREAM): Socket<string | Uint8Array>[] {
  const [a, b] = socketpair(AF_UNIX, type);
  return [keep(a), keep(b)] as Socket<string | Uint8Array>[];
}

function unix(keep: Keep, type: number): Socket<string | Uint8Array> {
  return keep(new Socket<string | Uint8Array>(AF_UNIX, type));
}

/** The descriptor of an open file. */
function fileDescriptor(keep: Keep): number {
  keep(Deno.openSync("/dev/null"));
  for (const { name } of Deno.readDirSync("/proc/self/fd")) {
    try {
      if (Deno.readLinkSync(`/proc/self/fd/${name}`) === "/dev/null") return Number(name);
    } catch {
      // closed by somebody else meanwhile
    }
  }
  throw new Error("no descriptor of /dev/null");
}

function closed(keep: Keep): Socket<InetAddress, "datagram"> {
  const socket = udp(keep);
  socket.close();
  return socket;
}

function nonblocking<S extends Socket<never> | Socket<InetAddress> | Socket<string>>(socket: S): S {
  socket.settimeout(0);
  return socket;
}

function path(keep: Keep): string {
  return keep(new Scratch()).name("socket");
}

/** A TCP server whose queue is full, so that a connect to it has to wait. */
function full(keep: Keep): InetAddress {
  const listener = bound(tcp(keep));
  listener.listen(0);
  for (let i = 0; i < 8; i++) {
    const client = tcp(keep);
    client.settimeout(0);
    client.connectExSync(listener.getsockname());
  }
  return listener.getsockname();
}

const send = (form: Form, socket: Socket<never>, length = 1, flags = 0) =>
  form.send(socket as Socket, new Uint8Array(length), flags);

/** All cases. */
export const cases: readonly Case[] = [
  // socket(2)
  {
    call: "socket",
    code: "EAFNOSUPPORT",
    cause: "no family",
    act: (keep) => keep(new Socket(200)),
  },
  { call: "socket", code: "EINVAL", cause: "no type", act: (k) => k(new Socket(AF_INET, 77)) },
  {
    call: "socket",
    code: "ESOCKTNOSUPPORT",
    cause: "a type that the family lacks",
    act: (keep) => keep(new Socket(AF_INET, SOCK_RDM)),
  },
  {
    call: "socket",
    code: "EPROTONOSUPPORT",
    cause: "a protocol that the type lacks",
    act: (keep) => keep(new Socket(AF_INET, SOCK_STREAM, 200)),
  },
  {
    call: "socket",
    code: "EPERM",
    cause: "a raw socket of an ordinary user",
    needs: [NOBODY],
    act: (keep) => keep(new Socket(AF_INET, SOCK_RAW, 1)),
  },
  // socketpair(2)
  { call: "socketpair", code: "EAFNOSUPPORT", cause: "no family", act: () => socketpair(200) },
  { call: "socketpair", code: "EOPNOTSUPP", cause: "AF_INET", act: () => socketpair(AF_INET) },
  { call: "socketpair", code: "EINVAL", cause: "no type", act: () => socketpair(AF_UNIX, 77) },
  {
    call: "socketpair",
    code: "EPROTONOSUPPORT",
    cause: "no protocol",
    act: () => socketpair(AF_UNIX, SOCK_STREAM, 99),
  },
  // bind(2)
  { call: "bind", code: "EBADF", cause: "closed", act: (keep) => closed(keep).bind([HOST, 0]) },
  { call: "bind", code: "EINVAL", cause: "bound", act: (keep) => bound(udp(keep)).bind([HOST, 0]) },
  {
    call: "bind",
    code: "EADDRINUSE",
    cause: "in use",
    act: (keep) => tcp(keep).bind(server(keep).getsockname()),
  },
  {
    call: "bind",
    code: "EADDRNOTAVAIL",
    cause: "no local address",
    act: (keep) => tcp(keep).bind(["192.0.2.1", 0]),
  },
  {
    call: "bind",
    code: "EACCES",
    cause: "a reserved port",
    needs: [NOBODY],
    act: (keep) => tcp(keep).bind([HOST, 1]),
  },
  {
    call: "bind",
    code: "EADDRINUSE",
    cause: "a path that exists",
    act: (keep) => {
      const name = path(keep);
      unix(keep, SOCK_DGRAM).bind(name);
      unix(keep, SOCK_DGRAM).bind(name);
    },
  },
  {
    call: "bind",
    code: "ENOENT",
    cause: "a path in no directory",
    act: (keep) => unix(keep, SOCK_DGRAM).bind(`${path(keep)}/none/x`),
  },
  {
    call: "bind",
    code: "ENOTDIR",
    cause: "a path below a file",
    act: (keep) => unix(keep, SOCK_DGRAM).bind("/proc/self/stat/x"),
  },
  // listen(2)
  { call: "listen", code: "EBADF", cause: "closed", act: (keep) => closed(keep).listen() },
  { call: "listen", code: "EOPNOTSUPP", cause: "datagrams", act: (keep) => udp(keep).listen() },
  { call: "listen", code: "EINVAL", cause: "connected", act: (k) => connection(k)[0]!.listen() },
  {
    call: "listen",
    code: "EADDRINUSE",
    cause: "another socket listens at the address",
    act: (keep) => {
      const [a, b] = [tcp(keep), tcp(keep)];
      for (const one of [a, b]) one.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1);
      a.bind([HOST, 0]);
      b.bind(a.getsockname());
      a.listen();
      b.listen();
    },
  },
  // accept(2)
  { call: "accept", code: "EBADF", cause: "closed", act: (k, form) => form.accept(closed(k)) },
  { call: "accept", code: "EINVAL", cause: "not listening", act: (k, form) => form.accept(tcp(k)) },
  { call: "accept", code: "EOPNOTSUPP", cause: "datagrams", act: (k, form) => form.accept(udp(k)) },
  {
    call: "accept",
    code: "EAGAIN",
    cause: "no connection",
    act: (keep, form) => form.accept(nonblocking(server(keep))),
  },
  {
    call: "accept",
    code: "ETIMEDOUT",
    cause: "no connection in time",
    Class: module.TimeoutError,
    act: (keep, form) => {
      const socket = server(keep);
      socket.settimeout(0.01);
      return form.accept(socket);
    },
  },
  // connect(2)
  {
    call: "connect",
    code: "EBADF",
    cause: "closed",
    act: (keep, form) => form.connect(closed(keep), [HOST, 9]),
  },
  {
    call: "connect",
    code: "ECONNREFUSED",
    cause: "nobody listens",
    act: (keep, form) => form.connect(tcp(keep), unused(keep)),
  },
  {
    call: "connect",
    code: "EISCONN",
    cause: "connected",
    act: (keep, form) => form.connect(connection(keep)[0]!, unused(keep)),
  },
  {
    call: "connect",
    code: "EINPROGRESS",
    cause: "non-blocking",
    act: (keep, form) => form.connect(nonblocking(tcp(keep)), full(keep)),
  },
  {
    call: "connect",
    code: "EALREADY",
    cause: "in progress",
    act: (keep, form) => {
      const [socket, address] = [nonblocking(tcp(keep)), full(keep)];
      socket.connectExSync(address);
      return form.connect(socket, address);
    },
  },
  {
    call: "connect",
    code: "ETIMEDOUT",
    cause: "no answer in time",
    Class: module.TimeoutError,
    act: (keep, form) => {
      const socket = tcp(keep);
      socket.settimeout(0.01);
      return form.connect(socket, full(keep));
    },
  },
  {
    call: "connect",
    code: "EACCES",
    cause: "broadcast without SO_BROADCAST",
    act: (keep, form) => form.connect(udp(keep), ["255.255.255.255", 9]),
  },
  {
    call: "connect",
    code: "ENOENT",
    cause: "no path",
    act: (keep, form) => form.connect(unix(keep, SOCK_STREAM), path(keep)),
  },
  {
    call: "connect",
    code: "ECONNREFUSED",
    cause: "a path where nobody listens",
    act: (keep, form) => {
      const name = path(keep);
      unix(keep, SOCK_STREAM).bind(name);
      return form.connect(unix(keep, SOCK_STREAM), name);
    },
  },
  {
    call: "connect",
    code: "EPROTOTYPE",
    cause: "a path of another type",
    act: (keep, form) => {
      const name = path(keep);
      unix(keep, SOCK_DGRAM).bind(name);
      return form.connect(unix(keep, SOCK_STREAM), name);
    },
  },
  {
    call: "connect",
    code: "EAGAIN",
    cause: "a unix server whose queue is full",
    act: (keep, form) => {
      const name = path(keep);
      const listener = unix(keep, SOCK_STREAM);
      listener.bind(name);
      listener.listen(0);
      unix(keep, SOCK_STREAM).connectSync(name);
      const socket = unix(keep, SOCK_STREAM);
      socket.settimeout(0);
      return form.connect(socket, name);
    },
  },
  // getsockname(2), getpeername(2)
  { call: "getsockname", code: "EBADF", cause: "closed", act: (k) => closed(k).getsockname() },
  { call: "getpeername", code: "EBADF", cause: "closed", act: (k) => closed(k).getpeername() },
  { call: "getpeername", code: "ENOTCONN", cause: "unconnected", act: (k) => tcp(k).getpeername() },
  // getsockopt(2), setsockopt(2)
  {
    call: "getsockopt",
    code: "EBADF",
    cause: "closed",
    act: (keep) => closed(keep).getsockopt(SOL_SOCKET, SO_TYPE),
  },
  {
    call: "getsockopt",
    code: "ENOTSOCK",
    cause: "a socket around the descriptor of a file",
    act: (keep) => keep(new Socket(AF_INET, SOCK_STREAM, 0, fileDescriptor(keep))),
  },
  {
    call: "getsockopt",
    code: "ENOPROTOOPT",
    cause: "no option",
    act: (keep) => udp(keep).getsockopt(SOL_SOCKET, 0x7ffffff),
  },
  {
    call: "getsockopt",
    code: "EOPNOTSUPP",
    cause: "no level",
    act: (keep) => udp(keep).getsockopt(12345, 1),
  },
  {
    call: "setsockopt",
    code: "EBADF",
    cause: "closed",
    act: (keep) => closed(keep).setsockopt(SOL_SOCKET, SO_REUSEADDR, 1),
  },
  {
    call: "setsockopt",
    code: "ENOPROTOOPT",
    cause: "read only",
    act: (keep) => udp(keep).setsockopt(SOL_SOCKET, SO_TYPE, 1),
  },
  {
    call: "setsockopt",
    code: "EINVAL",
    cause: "too short",
    act: (keep) => udp(keep).setsockopt(SOL_SOCKET, SO_REUSEADDR, new Uint8Array(1)),
  },
  {
    call: "setsockopt",
    code: "EDOM",
    cause: "a time that is none",
    act: (keep) =>
      udp(keep).setsockopt(
        SOL_SOCKET,
        module.SO_RCVTIMEO,
        new BigInt64Array([1n, 5_000_000n]),
      ),
  },
  // send(2), sendto(2), sendmsg(2)
  { call: "send", code: "EBADF", cause: "closed", act: (k, form) => form.send(closed(k), "x") },
  { call: "send", code: "EDESTADDRREQ", cause: "no peer", act: (k, f) => f.send(udp(k), "x") },
  {
    call: "send",
    code: "EPIPE",
    cause: "never connected",
    act: (k, form) => form.send(tcp(k), "x"),
  },
  {
    call: "send",
    code: "ENOTCONN",
    cause: "packets without a peer",
    act: (keep, form) => form.send(unix(keep, SOCK_SEQPACKET), "x"),
  },
  {
    call: "send",
    code: "EPIPE",
    cause: "this end is shut down",
    act: (keep, form) => {
      const [a] = pair(keep);
      a!.shutdown(module.SHUT_WR);
      return form.send(a!, "x");
    },
  },
  {
    call: "send",
    code: "EPIPE",
    cause: "the peer has closed",
    act: (keep, form) => {
      const [a, b] = pair(keep);
      b!.close();
      return form.send(a!, "x");
    },
  },
  {
    call: "send",
    code: "EAGAIN",
    cause: "the buffer is full",
    act: async (keep, form) => {
      const [a] = pair(keep);
      a!.settimeout(0);
      for (;;) await send(form, a as Socket<never>, 65536);
    },
  },
  {
    call: "send",
    code: "ETIMEDOUT",
    cause: "the buffer stays full",
    Class: module.TimeoutError,
    act: async (keep, form) => {
      const [a] = pair(keep);
      a!.settimeout(0.01);
      for (;;) await send(form, a as Socket<never>, 65536);
    },
  },
  {
    call: "send",
    code: "EMSGSIZE",
    cause: "a datagram that is too long",
    act: async (keep, form) => {
      const socket = udp(keep);
      socket.connectSync(bound(udp(keep)).getsockname());
      await send(form, socket as unknown as Socket<never>, 70_000);
    },
  },
  {
    call: "send",
    code: "EOPNOTSUPP",
    cause: "MSG_OOB of datagrams",
    act: (keep, form) => form.send(pair(keep, SOCK_DGRAM)[0]!, "x", module.MSG_OOB),
  },
  {
    call: "send",
    code: "ECONNREFUSED",
    cause: "the datagram before found nobody",
    act: async (keep, form) => {
      const socket = udp(keep);
      socket.connectSync(unused(keep));
      for (let i = 0; i < 1000; i++) await form.send(socket, "x");
    },
  },
  {
    call: "send",
    code: "ECONNRESET",
    cause: "the peer has gone, with data that it did not read",
    act: async (keep, form) => {
      const [a, b] = connection(keep);
      await form.send(a!, "x");
      b!.close();
      await form.send(a!, "x");
    },
  },
  {
    call: "sendto",
    code: "EACCES",
    cause: "broadcast without SO_BROADCAST",
    act: (keep, form) => form.sendto(udp(keep), "x", 0, ["255.255.255.255", 9]),
  },
  {
    call: "sendto",
    code: "EINVAL",
    cause: "port 0",
    act: (keep, form) => form.sendto(udp(keep), "x", 0, [HOST, 0]),
  },
  {
    call: "sendto",
    code: "EBADF",
    cause: "closed",
    act: (keep, form) => form.sendto(closed(keep), "x", 0, [HOST, 9]),
  },
  {
    call: "sendto",
    code: "EPIPE",
    cause: "a stream that is not connected",
    act: (keep, form) => form.sendto(tcp(keep), "x", 0, [HOST, 9]),
  },
  {
    call: "sendto",
    code: "ENOENT",
    cause: "no path",
    act: (keep, form) => form.sendto(unix(keep, SOCK_DGRAM), "x", 0, path(keep)),
  },
  {
    call: "sendto",
    code: "ECONNREFUSED",
    cause: "a path whose socket is closed",
    act: (keep, form) => {
      const name = path(keep);
      const receiver = unix(keep, SOCK_DGRAM);
      receiver.bind(name);
      receiver.close();
      return form.sendto(unix(keep, SOCK_DGRAM), "x", 0, name);
    },
  },
  {
    call: "sendto",
    code: "EPROTOTYPE",
    cause: "a path of another type",
    act: (keep, form) => {
      const name = path(keep);
      unix(keep, SOCK_STREAM).bind(name);
      return form.sendto(unix(keep, SOCK_DGRAM), "x", 0, name);
    },
  },
  {
    call: "sendto",
    code: "EISCONN",
    cause: "a connected stream and an address",
    act: (keep, form) => form.sendto(pair(keep)[0]!, "x", 0, "/x"),
  },
  {
    call: "sendmsg",
    code: "EBADF",
    cause: "a descriptor that is not open",
    act: (keep, form) => {
      const item = [module.cmsg.descriptors([0x7ffffff])];
      const [a] = pair(keep);
      return form.name === "blocking" ? a!.sendmsgSync(["x"], item) : a!.sendmsg(["x"], item);
    },
  },
  {
    call: "sendmsg",
    code: "EINVAL",
    cause: "an ancillary item that is none",
    act: (keep, form) => {
      const item = [{ level: SOL_SOCKET, type: 12345, data: new Uint8Array(4) }];
      const [a] = pair(keep);
      return form.name === "blocking" ? a!.sendmsgSync(["x"], item) : a!.sendmsg(["x"], item);
    },
  },
  // recv(2), recvfrom(2), recvmsg(2)
  { call: "recv", code: "EBADF", cause: "closed", act: (k, form) => form.recv(closed(k), 1) },
  { call: "recv", code: "ENOTCONN", cause: "unconnected", act: (k, form) => form.recv(tcp(k), 1) },
  { call: "recv", code: "EAGAIN", cause: "no data", act: (k, f) => f.recv(nonblocking(udp(k)), 1) },
  {
    call: "recv",
    code: "ETIMEDOUT",
    cause: "no data in time",
    Class: module.TimeoutError,
    act: (keep, form) => {
      const socket = udp(keep);
      socket.settimeout(0.01);
      return form.recv(socket, 1);
    },
  },
  {
    call: "recv",
    code: "ECONNREFUSED",
    cause: "the datagram before found nobody",
    act: async (keep, form) => {
      const socket = udp(keep);
      socket.connectSync(unused(keep));
      await form.send(socket, "x");
      return form.recv(socket, 1);
    },
  },
  {
    call: "recv",
    code: "ECONNRESET",
    cause: "the peer has gone, with data that it did not read",
    act: async (keep, form) => {
      const [a, b] = connection(keep);
      await form.send(a!, "x");
      b!.close();
      return form.recv(a!, 1);
    },
  },
  {
    call: "recv",
    code: "EINVAL",
    cause: "no urgent data",
    act: (keep, form) => form.recv(connection(keep)[0]!, 1, module.MSG_OOB),
  },
  {
    call: "recvfrom",
    code: "EBADF",
    cause: "closed",
    act: (k, form) => form.recvfrom(closed(k), 1),
  },
  {
    call: "recvfrom",
    code: "EAGAIN",
    cause: "no data",
    act: (keep, form) => form.recvfrom(nonblocking(udp(keep)), 1),
  },
  {
    call: "recvmsg",
    code: "EAGAIN",
    cause: "no data",
    act: (keep, form) => {
      const socket = nonblocking(udp(keep));
      return form.name === "blocking" ? socket.recvmsgSync(1) : socket.recvmsg(1);
    },
  },
  // shutdown(2)
  { call: "shutdown", code: "EBADF", cause: "closed", act: (keep) => closed(keep).shutdown(0) },
  { call: "shutdown", code: "EINVAL", cause: "no direction", act: (k) => pair(k)[0]!.shutdown(3) },
  { call: "shutdown", code: "ENOTCONN", cause: "unconnected", act: (k) => tcp(k).shutdown(0) },
  // ioctl(2)
  { call: "ioctl", code: "EBADF", cause: "closed", act: (keep) => closed(keep).ioctl(0x541b, 0) },
  { call: "ioctl", code: "ENOTTY", cause: "no request", act: (k) => udp(k).ioctl(0x12345678, 0) },
  {
    call: "ioctl",
    code: "ENODEV",
    cause: "no interface",
    act: (keep) => {
      const request = new Uint8Array(40);
      request.set(new TextEncoder().encode("no-such"));
      return udp(keep).ioctl(module.SIOCGIFFLAGS!, request);
    },
  },
  // dup(2), close(2), and what takes a descriptor over
  { call: "dup", code: "EBADF", cause: "not open", act: () => module.dup(0x7ffffff) },
  { call: "close", code: "EBADF", cause: "not open", act: () => module.close(0x7ffffff) },
  { call: "dup", code: "EBADF", cause: "closed", act: (keep) => closed(keep).dup() },
  // sendfile(2)
  {
    call: "sendfile",
    code: "EPIPE",
    cause: "the peer has closed",
    act: (keep, form) => {
      const [a, b] = pair(keep);
      b!.close();
      const file = "/etc/passwd";
      return form.name === "blocking" ? a!.sendfileSync(file) : a!.sendfile(file);
    },
  },
  // getaddrinfo(3), getnameinfo(3)
  ...([
    ["EAI_NONAME", "a host that is not numeric", ["x", 80, 0, 0, 0, module.AI_NUMERICHOST]],
    ["EAI_NONAME", "neither a host nor a service", [null, null]],
    ["EAI_NONAME", "a service that is not numeric", [HOST, "http", 0, 0, 0, module.AI_NUMERICSERV]],
    ["EAI_SERVICE", "no service", [HOST, "no-such-service"]],
    ["EAI_SERVICE", "a number that is too large", [HOST, "65536"]],
    ["EAI_FAMILY", "no family", [HOST, 80, 200]],
    ["EAI_SOCKTYPE", "no type", [HOST, 80, 0, 77]],
    ["EAI_BADFLAGS", "no flags", [HOST, 80, 0, 0, 0, 0x40000000]],
    ["EAI_ADDRFAMILY", "an address of another family", ["::1", 80, AF_INET]],
  ] as const).map(([code, cause, args]): Case => ({
    call: "getaddrinfo",
    code,
    cause,
    Class: module.GaiError,
    act: (_, form) =>
      form.name === "blocking"
        ? module.getaddrinfoSync(...args as unknown as [string, number])
        : module.getaddrinfo(...args as unknown as [string, number]),
  })),
  ...([
    ["EAI_NONAME", "a host that is not numeric", ["x", 80], 0],
    ["EAI_BADFLAGS", "no flags", [HOST, 80], 0x40000000],
  ] as const).map(([code, cause, address, flags]): Case => ({
    call: "getnameinfo",
    code,
    cause,
    Class: module.GaiError,
    act: (_, form) =>
      form.name === "blocking"
        ? module.getnameinfoSync(address as unknown as Inet6Address, flags)
        : module.getnameinfo(address as unknown as Inet6Address, flags),
  })),
  // inet(3), getservbyname(3), getprotobyname(3), if_nametoindex(3)
  {
    call: "inet_aton",
    code: "EINVAL",
    cause: "no address",
    act: () => module.inet_aton("1.2.3.x"),
  },
  {
    call: "inet_ntoa",
    code: "EINVAL",
    cause: "too long",
    act: () => module.inet_ntoa(new Uint8Array(5)),
  },
  { call: "inet_pton", code: "EINVAL", cause: "no address", act: () => module.inet_pton(2, "x") },
  {
    call: "inet_pton",
    code: "EAFNOSUPPORT",
    cause: "no family",
    act: () => module.inet_pton(AF_UNIX, "x"),
  },
  {
    call: "inet_ntop",
    code: "EAFNOSUPPORT",
    cause: "no family",
    act: () => module.inet_ntop(AF_UNIX, new Uint8Array(4)),
  },
  {
    call: "getservbyname",
    code: "ENOENT",
    cause: "unknown",
    act: () => module.getservbyname("no-such"),
  },
  {
    call: "getservbyport",
    code: "ENOENT",
    cause: "unknown",
    act: () => module.getservbyport(4, "tcp"),
  },
  {
    call: "getprotobyname",
    code: "ENOENT",
    cause: "unknown",
    act: () => module.getprotobyname("no-such"),
  },
  {
    call: "if_nametoindex",
    code: "ENODEV",
    cause: "unknown",
    act: () => module.if_nametoindex("no-such"),
  },
  {
    call: "if_indextoname",
    code: "ENXIO",
    cause: "unknown",
    act: () => module.if_indextoname(0x7fffffff),
  },
  {
    call: "sethostname",
    code: "EPERM",
    cause: "an ordinary user",
    needs: [root() === null ? "the superuser may do it" : null],
    act: () => module.sethostname("x"),
  },
];
