/**
 * Rows for the tables of options: each row is a test that tries an option on
 * several sockets.
 *
 * @module
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  AF_INET6,
  AF_NETLINK,
  AF_PACKET,
  IPPROTO_ICMP,
  IPPROTO_ICMPV6,
  IPPROTO_RAW,
  IPPROTO_UDPLITE,
  type Option,
  type ReadableOption,
  SOCK_DGRAM,
  SOCK_RAW,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  type WritableOption,
} from "@libc/socket";
import { type Need, root, test } from "./support.ts";

// deno-lint-ignore no-explicit-any -- a socket of any family and type
export type AnySocket = Socket<any, any>;

/** Creates the socket to try an option on, followed by the sockets that it depends on. */
export const SOCKETS = {
  tcp4: () => [new Socket(AF_INET, SOCK_STREAM)],
  tcp6: () => [new Socket(AF_INET6, SOCK_STREAM)],
  udp4: () => [new Socket(AF_INET, SOCK_DGRAM)],
  udp6: () => [new Socket(AF_INET6, SOCK_DGRAM)],
  raw4: () => [new Socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)],
  raw6: () => [new Socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6)],
  any6: () => [new Socket(AF_INET6, SOCK_RAW, IPPROTO_RAW)],
  lite: () => [new Socket(AF_INET, SOCK_DGRAM, IPPROTO_UDPLITE)],
  unix: () => socketpair(),
  netlink: () => [new Socket(AF_NETLINK!, SOCK_RAW, 0)],
  packet: () => [new Socket(AF_PACKET!, SOCK_RAW, 0)],
  connected4: () => connected("127.0.0.1"),
  connected6: () => connected("::1"),
  mapped: () => connected("::ffff:127.0.0.1"),
} satisfies Record<string, () => AnySocket[]>;

export type SocketName = keyof typeof SOCKETS;

export const inet: SocketName[] = ["tcp4", "tcp6", "udp4", "udp6"];
export const every: SocketName[] = [...inet, "unix", "netlink", "raw4", "raw6", "packet"];
export const tcp: SocketName[] = ["tcp4", "tcp6"];
export const udp: SocketName[] = ["udp4", "udp6"];
export const v4: SocketName[] = ["tcp4", "udp4", "raw4"];
export const datagrams4: SocketName[] = ["udp4", "raw4"];
export const v6: SocketName[] = ["tcp6", "udp6", "raw6"];
export const datagrams6: SocketName[] = ["udp6", "raw6"];
export const connections: SocketName[] = ["connected4", "connected6"];

/** Returns a TCP connection to this machine: the client, its peer and the listening socket. */
export function connected(host: string): AnySocket[] {
  const family = host.includes(":") ? AF_INET6 : AF_INET;
  const server: AnySocket = new Socket(family, SOCK_STREAM);
  server.bind([host, 0]);
  server.listen();
  const client: AnySocket = new Socket(family, SOCK_STREAM);
  client.connectSync(server.getsockname());
  return [client, server.acceptSync()[0], server];
}

/** Calls `fn` with a new socket, and the sockets that it depends on; closes all of them. */
export function withSockets<T>(
  name: SocketName,
  fn: (socket: AnySocket, others: AnySocket[]) => T,
): T {
  const [socket, ...others] = SOCKETS[name]() as [AnySocket, ...AnySocket[]];
  try {
    return fn(socket, others);
  } finally {
    for (const each of [socket, ...others]) each.close();
  }
}

/** The expected value, or a predicate that the value must satisfy. */
export type Expected<T> = T | ((value: T, socket: AnySocket) => boolean);

export function assertValue<T>(actual: T, expected: Expected<T>, socket: AnySocket): void {
  if (typeof expected === "function") {
    const holds = (expected as (value: T, socket: AnySocket) => boolean)(actual, socket);
    assert(holds, `unexpected value ${Deno.inspect(actual)}`);
  } else {
    assertEquals(actual, expected);
  }
}

/** Predicate that every value satisfies. */
export const any = () => true;

export interface Conditions {
  /** True if only the superuser may use the option. */
  readonly root?: boolean;
  /** True if the kernel may lack the option, because of its age or its configuration. */
  readonly maybe?: boolean;
}

/**
 * Returns the functions that add rows to a table.
 *
 * @param common Needs of every row.
 * @param recordOnly True to record the options that have a row without testing them.
 * @returns The functions, and `tried`: the options that have a row.
 */
// deno-lint-ignore explicit-module-boundary-types -- generic functions, typed one by one
export function rowsOf(common: Need[], recordOnly = false) {
  const tried = new Set<unknown>();

  /** Adds a test of `option` for each of the sockets. */
  function row(
    option: ReadableOption<unknown> | WritableOption<never> | undefined,
    sockets: SocketName[],
    conditions: Conditions,
    fn: (socket: AnySocket, others: AnySocket[]) => void,
  ): void {
    if (option === undefined) return; // this platform lacks the option
    tried.add(option);
    if (recordOnly) return;
    for (const name of sockets) {
      const needs = [...common];
      if (conditions.root || ["raw4", "raw6", "any6", "packet"].includes(name)) needs.push(root());
      test(`${option.name} of ${name}`, needs, () => {
        try {
          withSockets(name, fn);
        } catch (error) {
          const isUnsupported = error instanceof SocketError &&
            ["ENOPROTOOPT", "EOPNOTSUPP"].includes(error.code);
          if (!(conditions.maybe && isUnsupported)) throw error;
          assert(error.message.includes(option.name), error.message);
        }
      });
    }
  }

  /** Tests that an option reads as `initial`, then sets each value and reads it back. */
  function both<Get, Set>(
    option: Option<Get, Set> | undefined,
    sockets: SocketName[],
    initial: Expected<Get>,
    changes: (Get & Set | [Set, Expected<Get>])[],
    conditions: Conditions = {},
  ): void {
    row(option, sockets, conditions, (socket) => {
      assertValue(socket.getOption(option!), initial, socket);
      for (const change of changes) {
        const [set, get] = Array.isArray(change) ? change : [change, change];
        socket.setOption(option!, set as Set);
        assertValue(socket.getOption(option!), get as Expected<Get>, socket);
      }
    });
  }

  /** Tests an option that is true or false. */
  function flag(
    option: Option<boolean> | undefined,
    sockets: SocketName[],
    initial = false,
    conditions: Conditions = {},
  ): void {
    both(option, sockets, initial, [!initial, initial], conditions);
  }

  /** Tests a read-only option. */
  function read<T>(
    option: ReadableOption<T> | undefined,
    sockets: SocketName[],
    expected: Expected<T>,
    conditions: Conditions = {},
  ): void {
    row(option, sockets, conditions, (socket) => {
      assertThrows(
        () => socket.setOption(option as never, expected as never),
        TypeError,
        "cannot be set",
      );
      assertValue(socket.getOption(option!), expected, socket);
    });
  }

  /** Tests a write-only option; `before` prepares the socket, `after` checks the effect. */
  function write<T>(
    option: WritableOption<T> | undefined,
    sockets: SocketName[],
    value: T,
    around: { before?: (s: AnySocket) => void; after?: (s: AnySocket) => void } = {},
    conditions: Conditions = {},
  ): void {
    row(option, sockets, conditions, (socket) => {
      assertThrows(() => socket.getOption(option as never), TypeError, "cannot be read");
      around.before?.(socket);
      socket.setOption(option!, value as never);
      around.after?.(socket);
    });
  }

  /** Tests that the system refuses to set an option to `value`, with one of `codes`. */
  function refused<T>(
    option: WritableOption<T> | undefined,
    sockets: SocketName[],
    value: T,
    ...codes: string[]
  ): void {
    row(option, sockets, {}, (socket) => {
      const error = assertThrows(() => socket.setOption(option!, value as never), SocketError);
      assert(codes.includes(error.code), error.message);
      assertEquals(error.syscall, "setsockopt");
      assert(error.message.includes(`option ${option!.name}`), error.message);
    });
  }

  return { tried, row, both, flag, read, write, refused };
}
