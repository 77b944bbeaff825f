// Servers of examples/ whose standard output has no reader any more, as after `| head -1`.

import { setTimeout } from "node:timers/promises";
import { assertEquals, assertMatch } from "@std/assert";
import { AF_INET, createConnection, createServer, SOCK_DGRAM, Socket } from "@libc/socket";
import { Running } from "../helpers/examples.ts";
import { test, windowsItself } from "../helpers/support.ts";

/** Sends text over TCP, and waits until the server ends the connection. */
async function sendStream(port: number, text: string | Uint8Array): Promise<void> {
  using conn = await createConnection(["127.0.0.1", port]);
  conn.settimeout(240);
  await conn.sendall(text);
  // A server that ends in the middle of a connection resets it.
  for (let left = 1; left > 0;) left = (await conn.recv(65536).catch(() => "")).length;
}

/** Sends a datagram. */
async function sendDatagram(port: number, text: string): Promise<void> {
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  await socket.sendto(text, ["127.0.0.1", port]);
}

/** Asks a SOCKS proxy to connect to a port of this machine. */
async function askProxy(port: number): Promise<void> {
  using target = createServer(["127.0.0.1", 0]);
  const own = target.getsockname()[1];
  await sendStream(port, Uint8Array.of(5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, own >> 8, own & 0xff));
}

/** A server, its permissions, and what makes it print a line. */
type Case = readonly [
  name: string,
  args: readonly string[],
  permissions: readonly string[],
  act: (port: number) => Promise<void>,
];

const CASES: readonly Case[] = [
  [
    "httpd",
    ["--port", "0", "."],
    ["--allow-read"],
    (port) => sendStream(port, "GET /none HTTP/1.0\r\n\r\n"),
  ],
  ["socks5", ["--port", "0"], [], askProxy],
  ["syslog", ["--listen", "127.0.0.1:0", "--tcp"], [], (port) => sendStream(port, "<13>text\n")],
  ["syslog", ["--listen", "127.0.0.1:0"], [], (port) => sendDatagram(port, "<13>text")],
  [
    "tftp",
    ["serve", "--port", "0", "."],
    ["--allow-read"],
    (port) => sendDatagram(port, "\0\x01none\0octet\0"),
  ],
];

const needs = [windowsItself("does not tell a program that the reader of a pipe has gone")];
for (const [name, args, permissions, act] of CASES) {
  test(
    `${name} ${args.join(" ")}: ends when the reader of its output has gone`,
    needs,
    async () => {
      await using server = Running.example(name, args, permissions);
      const [, port] = await server.printed(/:(\d+)\/?\n/);
      await server.closeOutput();
      const outcome = server.outcome();
      let hasEnded = false;
      outcome.finally(() => hasEnded = true).catch(() => {});
      // The pipe may be closed a little later than the stream, so that it takes the first line.
      while (!hasEnded) {
        await act(Number(port)).catch(() => {}); // the server has ended
        await setTimeout(50);
      }
      const { code, stderr } = await outcome;
      assertEquals(code, 141, stderr);
      assertMatch(stderr, /^.*:\d+\/?\n$/); // the address that it listens on, and no more
    },
  );
}
