import { assertEquals, assertMatch } from "@std/assert";
import { Program, test } from "../helpers/support.ts";
import { run } from "./guest.ts";

/** Starts an example. */
function startExample(name: string, ...args: string[]): Program {
  const file = new URL(`../../examples/${name}.ts`, import.meta.url).pathname;
  return new Program(name, Deno.execPath(), ["run", "--no-check", "--allow-ffi", file, ...args]);
}

test("examples: a TIPC client and its server", [], async () => {
  await using server = startExample("tipc_server", "--type", "4711", "--count", "2");
  assertEquals(await server.line(), "Offering service 4711, instances 1 to 100");
  for (const text of ["Hello", "good day"]) {
    await using client = startExample("tipc_client", "--type", "4711", "--instance", "42", text);
    assertMatch(await client.line(), new RegExp(`^${text.toUpperCase()} from \\[ \\d+, `));
    assertMatch(await server.line(), new RegExp(`^${text} from \\[ \\d+, `));
  }
});

test("examples: CAN frames sent and received", [], async () => {
  await run("ip link add examples0 type vcan");
  try {
    await run("ip link set examples0 up");
    await using all = startExample("can_receive", "--interface", "examples0", "--count", "4");
    await using some = startExample("can_receive", "--filter", "123:7FF", "--count", "2");
    assertEquals(await all.line(), "Listening on examples0");
    assertEquals(await some.line(), "Listening on every interface");
    const frames = ["123#DEADBEEF", "124#01", "12345678#1122334455667788", "123#R"];
    await using sender = startExample("can_send", "--interface", "examples0", ...frames);
    for (const frame of frames) assertEquals(await sender.line(), `examples0 sent ${frame}`);
    for (const frame of frames) assertEquals(await all.line(), `examples0 ${frame}`);
    for (const frame of [frames[0], frames[3]]) {
      assertEquals(await some.line(), `examples0 ${frame}`);
    }
  } finally {
    await run("ip link del examples0");
  }
});
