// Arguments that have a wrong form, of which the module tells the programs of examples/ by exceptions.

import { assertEquals, assertMatch, assertThrows } from "@std/assert";
import { AF_INET, if_nametoindex, SOCK_DGRAM, Socket } from "@libc/socket";
import { given, UsageError } from "../../examples/command_line.ts";
import { unixSockets } from "../helpers/peers.ts";
import { fastStarts, type Need, root, test } from "../helpers/support.ts";
import { runUtility } from "./utilities.ts";

const PATH = `/tmp/${"a".repeat(200)}`, LINK = "eth0123456789abcdefgh", HOST = "h".repeat(300);
const MAC = "00:11:22:33:44:55";

/** Asserts that programs say in one line that the command line is wrong, and with which word of it. */
async function assertRefused(
  lines: readonly (readonly [named: string, program: string, ...args: string[]])[],
): Promise<void> {
  for (const [named, program, ...args] of lines) {
    const { code, stdout, stderr } = await runUtility(program, ...args);
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, new RegExp(`^${program}: .*\\(--help explains the options\\)\n$`));
    assertEquals(stderr.startsWith(`${program}: ${named}: `), true, stderr);
  }
}

const needs: Need[] = [fastStarts(), Deno.build.os === "linux" ? null : "other limits"];

test(
  "paths of sockets that are too long are wrong arguments",
  [...needs, unixSockets()],
  () =>
    assertRefused([
      [`--unix ${PATH}`, "nc", "-U", PATH],
      [`--unix ${PATH}`, "nc", "-lU", PATH],
      [`--unix ${PATH}`, "nc", "-uU", PATH],
      [`--unix ${PATH}`, "nc", "-luU", PATH],
      [`--source ${PATH}`, "nc", "-uU", "-s", PATH, "/tmp/x"],
      [`--to ${PATH}`, "syslog", "--to", PATH, "text"],
      [`--listen ${PATH}`, "syslog", "--listen", PATH],
      [PATH, "fdpass", "send", "--fd", "0", PATH],
      [PATH, "fdpass", "recv", PATH],
      [PATH, "sdnotify", "--socket", PATH, "--ready"],
    ]),
);

test("addresses of another family are wrong arguments", needs, () =>
  assertRefused([
    ["--source ::1", "nc", "-u", "-s", "::1", "127.0.0.1", "80"],
    ["--address ::1", "wol", "-a", "::1", MAC],
    ["--group ff02::1%lo", "mcast", "-g", "ff02::1%lo"],
  ]));

test(
  "an address of another family is a wrong source of ping",
  [...needs, root()],
  () => assertRefused([["--source ::1", "ping", "-c1", "-S", "::1", "127.0.0.1"]]),
);

test("names of interfaces that are too long are wrong arguments", needs, () =>
  assertRefused([
    [`--interface ${LINK}`, "sniffer", "-i", LINK],
    [`--interface ${LINK}`, "ping", "-I", LINK, "127.0.0.1"],
    [`--interface ${LINK}`, "wol", "-i", LINK, MAC],
    [`--interface ${LINK}`, "wol", "--raw", "-i", LINK, MAC],
    [`--interface ${LINK}`, "mcast", "-i", LINK],
    [`--interface ${LINK}`, "mdns", "-i", LINK, "browse"],
    [`--interface ${LINK}`, "ssdp", "-i", LINK],
    [LINK, "dhcp", "-m", MAC, LINK],
  ]));

test("names of hosts that are too long are wrong arguments", needs, () =>
  assertRefused([
    [HOST, "ping", HOST],
    [HOST, "ntp", HOST],
    [HOST, "nc", HOST, "80"],
    [HOST, "nc", "-u", HOST, "80"],
    [HOST, "nc", "-l", HOST, "80"],
    [HOST, "rate", HOST],
    [HOST, "scan", HOST],
    [HOST, "tftp", "get", HOST, "file"],
    [`--host ${HOST}`, "echo_client", "--host", HOST],
    [`--host ${HOST}`, "echo_client", "--host", HOST, "--any"],
    [`--host ${HOST}`, "echo_client", "--host", HOST, "--any", "--async"],
    [`--host ${HOST}`, "echo_server", "--host", HOST],
    [`--host ${HOST}`, "echo_server", "--host", HOST, "--any"],
    [HOST, "syslog", "--to", `${HOST}:80`, "text"],
    [HOST, "syslog", "--to", `${HOST}:80`, "--tcp", "text"],
    [`@${HOST}`, "dig", `@${HOST}`, "a.example"],
    [`@${HOST}`, "dig", `@${HOST}`, "--tcp", "a.example"],
    [`--group ${HOST}`, "mcast", "-g", HOST],
  ]));

test("only what the module refuses is a wrong argument", [], async () => {
  assertEquals(given("x", () => 1), 1);
  assertEquals(await given("x", () => Promise.resolve(1)), 1);
  const refused = assertThrows(() => given("--name", () => if_nametoindex(1 as never)), UsageError);
  assertMatch(refused.message, /^--name: ifname /);
  assertEquals(refused.cause instanceof TypeError, true);
  using socket = new Socket(AF_INET, SOCK_DGRAM);
  const late = given("--to", () => socket.connect(["::1", 1])).catch((error) => error);
  assertEquals(await late instanceof UsageError, true);
  const fail = () => {
    throw new Error("other");
  };
  assertThrows(() => given("x", fail), Error, "other");
});
