// A call that fails and leaves no error number; run by each system's file.
import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { calls } from "./system.ts";
import { AF_INET, Batch, SOCK_DGRAM, SOCK_STREAM, Socket, SocketError } from "@libc/socket";
import { test } from "../../helpers/support.ts";

/** The functions that receive, send and accept, on every system. */
const FUNCTIONS = [
  ...["syscall", "recv", "recvfrom", "recvmsg", "recvmmsg", "WSARecvFrom", "WSAIoctl"],
  ...["send", "sendto", "sendmsg", "sendmmsg", "WSASendTo", "WSASendMsg"],
  ...["accept", "accept4", "connect", "bind", "listen", "shutdown", "setsockopt", "getsockopt"],
];

type Method = (...args: never[]) => unknown;

/** Every call by its name, with its arguments. */
function waiting(datagrams: Socket): Record<string, unknown[]> {
  const address = ["127.0.0.1", 1];
  const batch = new Batch(datagrams, 1, 10);
  return {
    recv: [10],
    recvfrom: [10],
    recvInto: [new Uint8Array(10)],
    recvfromInto: [new Uint8Array(10)],
    recvmsg: [10, 64],
    recvmsgInto: [[new Uint8Array(10)]],
    recvmmsg: [batch],
    recvExactly: [10],
    recvUntil: ["x"],
    send: ["x"],
    sendall: ["x"],
    sendto: ["x", address],
    sendmsg: [["x"]],
    sendmmsg: [batch],
    accept: [],
    connect: [address],
  };
}

/**
 * Tests that no failure passes for success, or for the end of a stream.
 *
 * @param system The name of the system.
 * @param code The code that stands for the lost number.
 */
export function testLostErrors(system: string, code: string): void {
  test(`${system}: a failure without an error number is a failure`, [], async () => {
    const kinds = [SOCK_STREAM, SOCK_DGRAM];
    const names = Object.keys(waiting(new Socket()));
    for (const name of names) {
      const type = kinds[/^(recvExactly|recvUntil|accept)$/.test(name) ? 0 : 1]!;
      using socket = new Socket(AF_INET, type);
      const args = waiting(socket)[name] as never[];
      const call = (method: string) =>
        (socket[method as keyof Socket] as Method).apply(socket, args);
      calls.lost = FUNCTIONS;
      try {
        const error = assertThrows(() => call(`${name}Sync`), SocketError);
        assertEquals([name, error.code], [name, code]);
        const later = await assertRejects(() => call(name) as Promise<unknown>, SocketError);
        assertEquals([name, later.code], [name, code]);
      } finally {
        calls.lost = [];
      }
    }
    using datagrams = new Socket(AF_INET, SOCK_DGRAM);
    calls.lost = FUNCTIONS;
    try {
      for (
        const call of [
          () => datagrams.bind(["127.0.0.1", 1]),
          () => datagrams.listen(),
          () => datagrams.shutdown(0),
          () => datagrams.setsockopt(1, 1, 1),
          () => datagrams.getsockopt(1, 1),
        ]
      ) assertEquals(assertThrows(call, SocketError).code, code);
    } finally {
      calls.lost = [];
    }
  });
}
