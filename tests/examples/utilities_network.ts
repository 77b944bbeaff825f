// Runs in a network namespace, see utilities_test.ts. v0 has no address. The namespace $PEER has v1.

import { assertEquals } from "@std/assert";
import { openCapture, PcapEncoder } from "@libc/socket/capture";
import { test } from "../helpers/support.ts";
import { outcomeOf, runUtility } from "./utilities.ts";

/** Captures packets of v0 while something runs. Returns fields of each by tshark, as lines. */
async function captured(
  filter: string,
  count: number,
  fields: readonly string[],
  body: () => Promise<unknown>,
): Promise<string[]> {
  using capture = openCapture({ interface: "v0", filter });
  const running = body();
  const encoder = new PcapEncoder();
  const chunks: Uint8Array[] = [];
  for await (const packet of capture) {
    chunks.push(encoder.encode(packet).slice());
    if (chunks.length === count) break;
  }
  await running;
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeFile(file, new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer()));
    const options = fields.flatMap((field) => ["-e", field]);
    const { stdout } = await outcomeOf([
      "tshark",
      "-n",
      "-r",
      file,
      "-T",
      "fields",
      "-E",
      "occurrence=f",
      ...options,
    ]);
    return stdout.trimEnd().split("\n");
  } finally {
    await Deno.remove(file);
  }
}

test("wol: frames, as tshark dissects them", [], async () => {
  const fields = ["eth.dst", "eth.src", "eth.type", "wol.mac", "frame.len"];
  const lines = await captured("ether proto 0x0842", 2, fields, async () => {
    const args = ["--raw", "--interface", "v0", "--password", "1.2.3.4"];
    const { code } = await runUtility("wol", ...args, "00:11:22:33:44:55", "02:00:00:00:00:77");
    assertEquals(code, 0);
  });
  const start = "ff:ff:ff:ff:ff:ff\t02:00:00:00:00:10\t0x0842";
  assertEquals(lines, [
    `${start}\t00:11:22:33:44:55\t120`,
    `${start}\t02:00:00:00:00:77\t120`,
  ]);
});

test("wol: broadcasts from an interface, as tshark dissects them", [], async () => {
  await outcomeOf(["ip", "address", "add", "192.0.2.2/24", "brd", "+", "dev", "v0"]);
  const lines = await captured("udp port 9", 1, ["eth.dst", "ip.dst", "wol.mac"], async () => {
    const { code } = await runUtility("wol", "--interface", "v0", "00:11:22:33:44:55");
    assertEquals(code, 0);
  });
  assertEquals(lines, ["ff:ff:ff:ff:ff:ff\t255.255.255.255\t00:11:22:33:44:55"]);
  await outcomeOf(["ip", "address", "flush", "dev", "v0"]);
});
