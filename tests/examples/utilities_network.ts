// Runs in a network namespace, see utilities_test.ts. v0 has no address. The namespace $PEER has v1.

import { assertEquals, assertMatch } from "@std/assert";
import { openCapture, PcapEncoder } from "@libc/socket/capture";
import { test, tool } from "../helpers/support.ts";
import { Background, commandOf, outcomeOf, runUtility } from "./utilities.ts";

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
    return stdout.trimEnd().split("\n").map((line) => line.trimEnd());
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

/** Runs a command in the namespace of v1. */
function inPeer(...command: string[]): readonly string[] {
  return ["ip", "netns", "exec", Deno.env.get("PEER")!, ...command];
}

test("dhcp: the offers of dnsmasq", [tool("dnsmasq")], async () => {
  const directory = await Deno.makeTempDir();
  try {
    await using daemon = new Background(inPeer(
      ...["dnsmasq", "--no-daemon", "--conf-file=/dev/null", "--port=0", "--interface=v1"],
      ...["--user=root", "--group=root", "--pid-file=", "--no-ping", "--no-resolv", "--no-hosts"],
      ...[`--dhcp-leasefile=${directory}/leases`, "--dhcp-range=192.0.2.100,192.0.2.110,1h"],
      ...["--dhcp-option=option:router,192.0.2.1", "--domain=example", "--dhcp-authoritative"],
      ...["--dhcp-option=option:dns-server,192.0.2.53,192.0.2.54", "--dhcp-option=200,1.2.3.4"],
      ...["--dhcp-option=option:ntp-server,192.0.2.123", "--dhcp-boot=boot.img"],
    ));
    await daemon.until(/sockets bound exclusively|DHCP, IP range/);
    const asked = await captured(
      "udp port 67",
      1,
      ["eth.dst", "ip.src", "ip.dst", "dhcp.option.dhcp", "dhcp.hw.mac_addr", "_ws.malformed"],
      async () => {
        const { code, stdout, stderr } = await runUtility(
          "dhcp",
          "--json",
          "-c",
          "1",
          "-t",
          "100",
          "v0",
        );
        assertEquals([code, stderr], [0, ""]);
        const offer = JSON.parse(stdout);
        assertMatch(offer.address, /^192\.0\.2\.1(0\d|10)$/);
        assertEquals([offer.from, offer.server, offer.lease], ["192.0.2.1", "192.0.2.1", 3600]);
        assertEquals([offer["subnet-mask"], offer.domain], ["255.255.255.0", "example"]);
        assertEquals(offer["name-server"], ["192.0.2.53", "192.0.2.54"]);
        assertEquals([offer.router, offer["time-server"]], [["192.0.2.1"], ["192.0.2.123"]]);
      },
    );
    assertEquals(asked, ["ff:ff:ff:ff:ff:ff\t0.0.0.0\t255.255.255.255\t1\t02:00:00:00:00:10"]);

    const text = await runUtility(
      ...["dhcp", "-c", "1", "-t", "100", "--request", "192.0.2.105"] as const,
      ...["--mac", "02:00:00:00:00:99", "v0"],
    );
    assertEquals(text.code, 0);
    assertMatch(text.stdout, /^192\.0\.2\.105 from 192\.0\.2\.1\n/);
    assertMatch(text.stdout, /\n {2}lease {10}3600 s\n/);
    assertMatch(text.stdout, /\n {2}router {9}192\.0\.2\.1\n/);
    await daemon.until(/DHCPDISCOVER\(v1\) 192\.0\.2\.105 02:00:00:00:00:99/);
    await daemon.until(/DHCPOFFER\(v1\) 192\.0\.2\.105 02:00:00:00:00:99/);
    assertEquals(/DHCPREQUEST|DHCPACK/.test(daemon.output), false);
    assertEquals(await Deno.readTextFile(`${directory}/leases`), "");
  } finally {
    await Deno.remove(directory, { recursive: true });
  }
});

test("dhcp: no offer, errors in one line, and Ctrl-C", [], async () => {
  const none = await runUtility("dhcp", "-t", "0.1", "v0");
  assertEquals([none.code, none.stdout, none.stderr], [
    1,
    "",
    "dhcp: no offer on v0 within 0.1 s\n",
  ]);
  const wrong = await Promise.all([
    runUtility("dhcp"),
    runUtility("dhcp", "none0"),
    runUtility("dhcp", "lo"),
    runUtility("dhcp", "--mac", "1:2", "v0"),
    runUtility("dhcp", "--request", "1.2.3", "v0"),
    runUtility("dhcp", "--timeout", "0", "v0"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^dhcp: .+\n$/);
  }
  using capture = openCapture({ interface: "v0", filter: "udp dst port 67" });
  await using waiting = new Background(commandOf("dhcp", "-t", "1000", "v0"));
  for await (const _ of capture) break; // it has asked
  assertEquals(await waiting.interrupt(), 130);
});
