// The lists of functions and methods on the pages of the documentation, and the README's programs.

import { assert, assertEquals } from "@std/assert";
import * as module from "@libc/socket";
import { page, programs } from "./helpers/pages.ts";
import { run, SLOWNESS, test } from "./helpers/support.ts";

/** True if the name is an export of the module or a member of a socket or descriptor. */
function isKnown(name: string): boolean {
  return name in module || name in module.Socket.prototype ||
    name in module.FileDescriptor.prototype ||
    ["family", "type", "proto"].includes(name);
}

test("From Python: the names in the tables exist", [], () => {
  const [, tables] = /^## Names$(.*?)^## What differs/ms.exec(page("docs/from_python.md").text)!;
  const rows = tables!.split("\n").filter((line) => /^\| .*`/.test(line));
  assert(rows.length > 40);
  for (const row of rows) {
    const [, python, here] = row.split("|");
    // Where the table says "the same", the names are in Python's column.
    const names = [...(/the same( *$|,)/.test(here!) ? python! + here! : here!).matchAll(
      /`(?:new )?(\w+)[`(]/g,
    )].map((match) => match[1]!)
      .filter((name) => !["null", "None", "bytes", "Uint8Array", "using"].includes(name));
    assertEquals([row, names.filter((name) => !isKnown(name))], [row, []]);
    assert(names.length > 0, row);
  }
});

/** Names of Python's socket that no table lists: its constants, and what it imports from elsewhere. */
test("From Python: each function and method of Python's socket is in a table", [], () => {
  const { text } = page("docs/from_python.md");
  const functions = `socket create_connection create_server has_dualstack_ipv6 getaddrinfo getfqdn
    gethostbyname gethostbyname_ex gethostname gethostbyaddr getnameinfo getprotobyname getservbyname
    getservbyport sethostname if_nameindex if_nametoindex if_indextoname socketpair fromfd close dup
    ntohl ntohs htonl htons inet_aton inet_ntoa inet_pton inet_ntop getdefaulttimeout
    setdefaulttimeout send_fds recv_fds CMSG_LEN CMSG_SPACE accept bind connect connect_ex detach
    fileno get_inheritable set_inheritable getblocking getpeername getsockname getsockopt gettimeout
    ioctl listen makefile recv recv_into recvfrom recvfrom_into recvmsg recvmsg_into send sendall
    sendfile sendmsg sendto setblocking setsockopt settimeout shutdown family type proto`;
  const missing = functions.split(/\s+/).filter((name) =>
    !new RegExp(`^\\| .*[\`.]${name}[\`(].*\\|.*\\|$`, "m").test(text)
  );
  assertEquals(missing, []);
});

/** Returns the names in backticks of a list in the guide. */
function listed(title: string): string[] {
  const { text } = page("docs/guide.md");
  const [, list] = new RegExp(`^${title}\\n\\n(.*?)\\n\\n`, "ms").exec(text)!;
  return [...list!.matchAll(/`(\w+)`/g)].map(([, name]) => name!)
    .filter((name) => name !== "FileDescriptor");
}

test("guide: operations have the forms that the lists state", [], () => {
  const both = listed("These have both forms:");
  const one = listed("These have one form, which does not wait:");
  assert(both.length > 25 && one.length > 12);
  for (const name of both) {
    assertEquals([name, isKnown(name), isKnown(`${name}Sync`)], [name, true, true]);
  }
  for (const name of one) {
    assertEquals([name, isKnown(name), isKnown(`${name}Sync`)], [name, true, false]);
  }
});

test("guide: the list of both forms has every method of a socket with two forms", [], () => {
  const both = listed("These have both forms:");
  const twofold = Object.getOwnPropertyNames(module.Socket.prototype)
    .filter((name) => `${name}Sync` in module.Socket.prototype && name !== "sendmsgAfalg");
  assertEquals(twofold.filter((name) => !both.includes(name)), []);
});

test("README: the server and the client of the first program run", [], async () => {
  const [server, client] = programs(page("README.md").text)
    .filter(({ language, ignored }) => language === "ts" && ignored);
  assert(server!.code.startsWith("// server.ts\n") && client!.code.startsWith("// client.ts\n"));
  // A free port in place of theirs, so that tests can run twice at once.
  using free = new module.Socket(module.AF_INET, module.SOCK_STREAM);
  free.bind(["127.0.0.1", 0]);
  const [, port] = free.getsockname();
  free.close();
  const at = ({ code }: { code: string }) => code.replace("50007", String(port));
  assert(at(server!) !== server!.code && at(client!) !== client!.code);
  const serving = run(at(server!), ["--allow-ffi", "--no-check"]);
  const deadline = performance.now() + 60_000 * SLOWNESS;
  let outcome;
  do outcome = await run(at(client!), ["--allow-ffi", "--no-check"]); while (
    outcome.stderr.includes("ECONNREFUSED") && performance.now() < deadline
  );
  assertEquals(outcome, { code: 0, stdout: "Received Hello, world\n", stderr: "" });
  const { code, stdout } = await serving;
  assertEquals(code, 0);
  assert(/^Connected by \[ "127\.0\.0\.1", \d+ \]\n$/.test(stdout), stdout);
});
