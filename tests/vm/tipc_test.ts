import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import {
  AF_TIPC,
  type Kind,
  SHUT_RDWR,
  SOCK_DGRAM,
  SOCK_RDM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
  SOL_TIPC,
  TIPC_ADDR_ID,
  TIPC_ADDR_MCAST,
  TIPC_ADDR_NAME,
  TIPC_ADDR_NAMESEQ,
  TIPC_CLUSTER_SCOPE,
  TIPC_HIGH_IMPORTANCE,
  TIPC_IMPORTANCE,
  TIPC_NODE_SCOPE,
  TIPC_PUBLISHED,
  TIPC_SUB_SERVICE,
  TIPC_TOP_SRV,
  TIPC_WAIT_FOREVER,
  TIPC_WITHDRAWN,
  type TipcAddress,
} from "@libc/socket";
import { assertIgnoresUrgency, inWorker, pause } from "../helpers/peers.ts";
import { decode, type Form, inBothForms, test } from "../helpers/support.ts";
import { connect, exchange, run, stream, words } from "./guest.ts";

const NAMESEQ = TIPC_ADDR_NAMESEQ!, NAME = TIPC_ADDR_NAME!, ID = TIPC_ADDR_ID!;

let lastType = 1000;
/** Returns a service type that no other test uses. */
const newServiceType = () => ++lastType;

function bound<K>(kind: Kind<K>, address: TipcAddress): Socket<TipcAddress, K> {
  const socket = new Socket(AF_TIPC!, kind);
  socket.bind(address);
  return socket;
}

for (const [name, kind] of [["RDM", SOCK_RDM], ["datagrams", SOCK_DGRAM]] as const) {
  inBothForms(`tipc: ${name} by name and by id`, [], async (form) => {
    const type = newServiceType();
    using server = bound(kind!, [NAMESEQ, type, 100, 200]);
    using client = new Socket(AF_TIPC!, kind!);
    for (const instance of [100, 150, 200]) {
      await form.sendto(client, `to ${instance}`, 0, [NAME, type, instance, 0]);
      const [data, sender] = await form.recvfrom(server, 100);
      assertEquals(decode(data), `to ${instance}`);
      assertEquals(sender, client.getsockname());
    }
    const [addrType, node, reference, zero] = client.getsockname();
    assertEquals([addrType, zero], [ID, 0]);
    await form.sendto(server, "reply", 0, [ID, node, reference, 0]);
    const [data, sender] = await form.recvfrom(client, 100);
    assertEquals([decode(data), sender], ["reply", server.getsockname()]);
    const largest = new Uint8Array(66000).fill(5);
    await form.sendto(server, largest, 0, client.getsockname());
    assertEquals((await form.recv(client, 70000)).length, 66000);
  });
}

inBothForms("tipc: multicast", [], async (form) => {
  const type = newServiceType();
  using a = bound(SOCK_RDM!, [NAMESEQ, type, 0, 20]);
  using b = bound(SOCK_RDM!, [NAMESEQ, type, 20, 30, TIPC_NODE_SCOPE!]);
  using c = bound(SOCK_RDM!, [NAMESEQ, type, 40, 50]);
  await form.sendto(c, "for all", 0, [TIPC_ADDR_MCAST!, type, 15, 25]);
  for (const socket of [a, b]) {
    const [data, sender] = await form.recvfrom(socket, 100);
    assertEquals([decode(data), sender], ["for all", c.getsockname()]);
  }
  c.setblocking(false);
  assertThrows(() => c.recvSync(100), SocketError, "EAGAIN");
});

inBothForms("tipc: unbinding a name", [], async (form) => {
  const type = newServiceType();
  using server = bound(SOCK_RDM!, [NAMESEQ, type, 1, 2, TIPC_NODE_SCOPE!]);
  server.bind([NAME, type, 7, 0]); // a second name, in the default scope
  using client = new Socket(AF_TIPC!, SOCK_RDM!);
  await form.sendto(client, "7", 0, [NAME, type, 7, 0]);
  await form.sendto(client, "1", 0, [NAME, type, 1, 0, TIPC_NODE_SCOPE!]);
  assertEquals(decode(await form.recv(server, 9)) + decode(await form.recv(server, 9)), "71");
  server.bind([NAMESEQ, type, 1, 2, -TIPC_NODE_SCOPE!]);
  await form.sendto(client, "7", 0, [NAME, type, 7, 0]);
  assertThrows(() => client.sendtoSync("1", [NAME, type, 1, 0]), SocketError, "EHOSTUNREACH");
});

for (const [name, kind] of [["streams", SOCK_STREAM], ["packets", SOCK_SEQPACKET]] as const) {
  inBothForms(`tipc: ${name}`, [], async (form) => {
    const type = newServiceType();
    using server = bound(kind as Kind<"stream">, [NAMESEQ, type, 5, 5]);
    server.listen();
    using client = new Socket(AF_TIPC!, kind as Kind<"stream">);
    const [conn, address] = await connect(form, client, server, [NAME, type, 5, 0]);
    using _ = conn;
    assertEquals(address, client.getsockname());
    assertEquals(conn.getpeername(), client.getsockname());
    assertEquals(client.getpeername(), conn.getsockname());
    await exchange(form, client, conn);
    await form.send(client, "one");
    await form.send(client, "two");
    if (kind === SOCK_SEQPACKET) {
      assertEquals(decode(await form.recv(conn, 100)), "one");
      assertEquals(decode(await form.recv(conn, 100)), "two");
    } else {
      assertEquals(decode(await form.recv(conn, 4)) + decode(await form.recv(conn, 4)), "onetwo");
      await stream(form, client, conn, 60000);
      if (form.name === "blocking") await assertIgnoresUrgency(client, conn);
    }
    client.shutdown(SHUT_RDWR); // without it, close is an error at the other end
    assertEquals((await form.recv(conn, 100)).length, 0);
  });
}

test("tipc: a blocking connect waits for accept", [], async () => {
  const type = newServiceType();
  using server = bound(SOCK_STREAM, [NAMESEQ, type, 5, 5]);
  server.listen();
  const received = inWorker((socket, type) => {
    using client = new socket.Socket(socket.AF_TIPC!, socket.SOCK_STREAM);
    client.connectSync([socket.TIPC_ADDR_NAME!, type, 5, 0]);
    client.sendallSync("from the Worker");
    return new TextDecoder().decode(client.recvSync(100));
  }, type);
  const [conn] = server.acceptSync();
  assertEquals(decode(conn.recvSync(100)), "from the Worker");
  conn.sendallSync("to the Worker");
  conn.close();
  assertEquals(await received, "to the Worker");
});

test("tipc: options", [], () => {
  using socket = new Socket(AF_TIPC!, SOCK_RDM!);
  socket.setsockopt(SOL_TIPC!, TIPC_IMPORTANCE!, TIPC_HIGH_IMPORTANCE!);
  assertEquals(socket.getsockopt(SOL_TIPC!, TIPC_IMPORTANCE!), TIPC_HIGH_IMPORTANCE);
});

/** Subscribes to the events of a service type: `struct tipc_subscr`. */
async function subscribe(form: Form, type: number): Promise<Socket<TipcAddress, "stream">> {
  const socket = new Socket(AF_TIPC!, SOCK_SEQPACKET as Kind<"stream">);
  await form.connect(socket, [NAME, TIPC_TOP_SRV!, TIPC_TOP_SRV!, 0]);
  await form.send(
    socket,
    words(type, 0, 0xffffffff, TIPC_WAIT_FOREVER!, TIPC_SUB_SERVICE!, 0, 0),
  );
  return socket;
}

/** Receives the next event: `struct tipc_event`. */
async function receiveEvent(form: Form, socket: Socket<TipcAddress, "stream">): Promise<number[]> {
  const data = await form.recv(socket, 100);
  assertEquals(data.length, 48);
  const [kind, lower, upper] = new Uint32Array(data.slice().buffer);
  return [kind!, lower!, upper!];
}

inBothForms("tipc: events of the topology service", [], async (form) => {
  const type = newServiceType();
  using events = await subscribe(form, type);
  const server = bound(SOCK_RDM!, [NAMESEQ, type, 3, 4]);
  assertEquals(await receiveEvent(form, events), [TIPC_PUBLISHED, 3, 4]);
  server.close();
  assertEquals(await receiveEvent(form, events), [TIPC_WITHDRAWN, 3, 4]);
});

/** Starts an echo service in a network namespace, which is a TIPC node of its own. */
async function startNode(type: number): Promise<Deno.ChildProcess> {
  const script = `read go && ip link set cable1 up && ip link set lo up &&
tipc bearer enable media eth device cable1 && exec "$@"`;
  const node = import.meta.resolve("./tipc_node.ts");
  const other = new Deno.Command("unshare", {
    args: [
      ...["-n", "sh", "-c", script, "sh"],
      ...[Deno.execPath(), "run", "-A", "--no-check", "--cached-only", node, String(type)],
    ],
    stdin: "piped",
  }).spawn();
  await run("ip link add cable0 type veth peer name cable1");
  while (await namespaceOf(other.pid) === await namespaceOf(Deno.pid)) await pause(10);
  await run(`ip link set cable1 netns ${other.pid}`);
  await run("ip link set cable0 up");
  await run("tipc bearer enable media eth device cable0");
  const input = other.stdin.getWriter();
  await input.write(new TextEncoder().encode("go\n"));
  await input.close();
  return other;
}

function namespaceOf(pid: number): Promise<string> {
  return Deno.readLink(`/proc/${pid}/ns/net`);
}

inBothForms("tipc: two nodes", [], async (form) => {
  const type = newServiceType();
  const other = await startNode(type);
  try {
    using events = await subscribe(form, type);
    for (let seen = 0; seen < 3; seen++) {
      assertEquals((await receiveEvent(form, events))[0], TIPC_PUBLISHED);
    }
    using client = new Socket(AF_TIPC!, SOCK_RDM!);
    await form.sendto(client, "to the other node", 0, [NAME, type, 1, 0]);
    const [data, sender] = await form.recvfrom(client, 100);
    assertEquals(decode(data), "to the other node");
    const [addrType, node] = sender;
    assertEquals(addrType, ID);
    assertNotEquals(node, client.getsockname()[1]);
    await form.sendto(client, "by id", 0, sender);
    assertEquals(decode(await form.recv(client, 100)), "by id");

    for (const [kind, instance] of [[SOCK_STREAM, 2], [SOCK_SEQPACKET, 3]] as const) {
      using connection = new Socket(AF_TIPC!, kind as Kind<"stream">);
      await form.connect(connection, [NAME, type, instance, 0, TIPC_CLUSTER_SCOPE!]);
      assertEquals(connection.getpeername()[1], node);
      await exchange(form, connection, connection); // the other node echoes
      connection.shutdown(SHUT_RDWR);
    }
  } finally {
    other.kill("SIGKILL");
    await other.status;
  }
});
