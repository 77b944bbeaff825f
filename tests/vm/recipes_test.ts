// The recipes of docs/recipes/ for address families that few kernels have.

import { AF_CAN, CAN_EFF_FLAG, CAN_RAW, SOCK_RAW, Socket, VMADDR_CID_LOCAL } from "@libc/socket";
import { assertEquals } from "@std/assert";
import { Recipes } from "../helpers/recipes.ts";
import { test } from "../helpers/support.ts";
import { run } from "./guest.ts";

/** Encodes a `struct can_frame`. */
function frame(id: number, ...data: number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, id, true);
  bytes[4] = 8;
  bytes.set(data, 8);
  return bytes;
}

test("recipes: a request on a CAN bus, and its answer", [], async () => {
  using recipes = new Recipes();
  await run("ip link add recipes0 type vcan");
  try {
    await run("ip link set recipes0 up");
    using engine = new Socket(AF_CAN!, SOCK_RAW, CAN_RAW);
    engine.bind(["recipes0"]);
    await using program = recipes.start("can_request.ts", "recipes0");
    assertEquals(await engine.recv(100), frame(0x7df, 2, 1, 0x0c));
    const wrong = [4, 0x41, 0x0c, 0, 0];
    for (const id of [0x123, 0x7e0, 0x7f0, CAN_EFF_FLAG! + 0x7e8]) {
      await engine.send(frame(id, ...wrong));
    }
    await engine.send(frame(0x7ea, 4, 0x41, 0x0c, 0x1a, 0xf8));
    assertEquals(await program.line(), "from 7ea");
    assertEquals(await program.line(), "1726 revolutions per minute");
  } finally {
    await run("ip link del recipes0");
  }
});

test("recipes: a server and a client on vsock", [], async () => {
  using recipes = new Recipes();
  await using server = recipes.start("vsock_server.ts");
  const port = (await server.line()).split(" ")[1]!;
  for (let client = 0; client < 2; client++) {
    const { code, stdout, stderr } = await recipes.run(
      "vsock_client.ts",
      `${VMADDR_CID_LOCAL}`,
      port,
    );
    assertEquals([code, stdout, stderr], [0, "hello\n", ""]);
    assertEquals(await server.line(), `connection from ${VMADDR_CID_LOCAL}`);
  }
  server.kill();
});
