import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  AF_BLUETOOTH,
  BDADDR_ANY,
  BTPROTO_HCI,
  BTPROTO_L2CAP,
  BTPROTO_RFCOMM,
  BTPROTO_SCO,
  type Family,
  HCI_CHANNEL_CONTROL,
  HCI_DEV_NONE,
  HCI_FILTER,
  type HciAddress,
  type Kind,
  type L2capAddress,
  type RfcommAddress,
  type ScoAddress,
  SOCK_RAW,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  SocketError,
} from "@libc/socket";
import { pause } from "../helpers/peers.ts";
import { decode, inBothForms, type Need, test } from "../helpers/support.ts";
import { connect, exchange, stream, words } from "./guest.ts";

const HCI = AF_BLUETOOTH as Family<HciAddress>;
const L2CAP = AF_BLUETOOTH as Family<L2capAddress>;
const RFCOMM = AF_BLUETOOTH as Family<RfcommAddress>;
const HERE = "00:AA:01:00:00:01", THERE = "00:AA:01:00:00:02";

/** Requires the driver of virtual controllers. */
function needsDriver(): Need {
  try {
    Deno.statSync("/dev/vhci");
    return null;
  } catch {
    return "the kernel lacks hci_vhci";
  }
}

/** Starts two controllers, hci0 and hci1, and brings them up. */
async function startControllers(): Promise<void> {
  const controllers = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--cached-only", import.meta.resolve("./controllers.ts")],
    stdout: "piped",
  }).spawn();
  addEventListener("unload", () => controllers.kill("SIGKILL"));
  const reader = controllers.stdout.getReader();
  assertEquals(decode((await reader.read()).value!), "ready\n");
  using socket = new Socket(HCI, SOCK_RAW, BTPROTO_HCI);
  const HCIDEVUP = 0x400448c9;
  for (const device of [0, 1]) {
    for (let tries = 0;; tries++) {
      try {
        socket.ioctl(HCIDEVUP, device);
      } catch (error) {
        assert(error instanceof SocketError);
        if (error.code === "EALREADY") break;
        if (error.code !== "ENODEV" || tries === 100) throw error;
        await pause(20);
      }
    }
  }
}

const needs = [needsDriver()];
if (needs[0] === null) await startControllers();

inBothForms("bluetooth: L2CAP", needs, async (form) => {
  const create = () => new Socket(L2CAP, SOCK_SEQPACKET as Kind<"stream">, BTPROTO_L2CAP);
  using server = create();
  server.bind([THERE, 0x1001]);
  assertEquals(server.getsockname(), [THERE, 0x1001]);
  server.listen();
  using client = create();
  client.bind([HERE, 0]);
  const [conn, address] = await connect(form, client, server, [THERE, 0x1001]);
  using _ = conn;
  assertEquals(address[0], HERE);
  assertEquals(client.getpeername()[0], THERE);
  await exchange(form, client, conn);
  await form.send(client, new Uint8Array(600).fill(7));
  assertEquals((await form.recv(conn, 1000)).length, 600); // a whole message
  client.close();
  assertEquals((await form.recv(conn, 100)).length, 0);
});

inBothForms("bluetooth: RFCOMM", needs, async (form) => {
  const create = () => new Socket(RFCOMM, SOCK_STREAM, BTPROTO_RFCOMM);
  using server = create();
  server.bind([THERE, 7]);
  assertEquals(server.getsockname(), [THERE, 7]);
  server.listen();
  using client = create();
  client.bind([HERE, 0]);
  const [conn, address] = await connect(form, client, server, [THERE, 7]);
  using _ = conn;
  assertEquals(address[0], HERE);
  assertEquals(client.getpeername(), [THERE, 7]);
  await exchange(form, client, conn);
  await stream(form, client, conn, 3000);
});

inBothForms("bluetooth: HCI, a command reads the controller's address", needs, async (form) => {
  using socket = new Socket(HCI, SOCK_RAW, BTPROTO_HCI);
  socket.bind(1);
  assertEquals(socket.getsockname(), 1);
  // struct hci_ufilter: event packets, and only Command Complete events
  const SOL_HCI = 0, EVENTS = 1 << 4, COMPLETED = 1 << 14;
  socket.setsockopt(SOL_HCI, HCI_FILTER!, words(EVENTS, COMPLETED, 0, 0));
  await form.send(socket, Uint8Array.of(1, 0x09, 0x10, 0)); // Read BD_ADDR
  assertEquals(
    await form.recv(socket, 100),
    Uint8Array.of(4, 0x0e, 10, 1, 0x09, 0x10, 0, 2, 0, 0, 1, 0xaa, 0),
  );
});

test("bluetooth: addresses", [], () => {
  using sco = new Socket(
    AF_BLUETOOTH as Family<ScoAddress>,
    SOCK_SEQPACKET as Kind<"stream">,
    BTPROTO_SCO,
  );
  sco.bind(HERE);
  assertEquals(sco.getsockname(), HERE);
  using any = new Socket(RFCOMM, SOCK_STREAM, BTPROTO_RFCOMM);
  any.bind([BDADDR_ANY!, 9]);
  assertEquals(any.getsockname(), [BDADDR_ANY!, 9]);
  using second = new Socket(RFCOMM, SOCK_STREAM, BTPROTO_RFCOMM);
  assertThrows(() => second.bind([BDADDR_ANY!, 9]), SocketError, "EADDRINUSE");
  using hci = new Socket(HCI, SOCK_RAW, BTPROTO_HCI);
  assertThrows(() => hci.bind(77), SocketError, "ENODEV");
  hci.bind([HCI_DEV_NONE!, HCI_CHANNEL_CONTROL!]);
});
