// Runs in a network namespace, see utilities_test.ts. v0 has 192.0.2.2. The namespace $PEER has v1.

import { assertEquals, assertMatch } from "@std/assert";
import {
  decodeDns,
  encodeDns,
  formatDnsData,
  openCapture,
  PcapEncoder,
} from "@libc/socket/capture";
import { test, tool } from "../helpers/support.ts";
import { chat } from "./mcast_chat.ts";
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
  const lines = await captured("udp port 9", 1, ["eth.dst", "ip.dst", "wol.mac"], async () => {
    const { code } = await runUtility("wol", "--interface", "v0", "00:11:22:33:44:55");
    assertEquals(code, 0);
  });
  assertEquals(lines, ["ff:ff:ff:ff:ff:ff\t255.255.255.255\t00:11:22:33:44:55"]);
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
    runUtility("dhcp", "none0"),
    runUtility("dhcp", "lo"),
    runUtility("dhcp", "--mac", "1:2", "v0"),
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

/** A program in the namespace of v1, in Python. */
function python(source: string): Background {
  const prelude = "import socket, struct, sys, time\ndef say(*a): print(*a, flush=True)\n";
  return new Background(inPeer("python3", "-c", prelude + source));
}

/** A member of SSDP's group, in Python. */
const SSDP_MEMBER = `
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 1900))
group = socket.inet_aton("239.255.255.250") + socket.inet_aton("192.0.2.1")
s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("192.0.2.1"))
say("ready")
`;

const SSDP_DEVICE = `${SSDP_MEMBER}
while True:
    data, sender = s.recvfrom(2000)
    lines = data.decode().split("\\r\\n")
    if lines[0] != "M-SEARCH * HTTP/1.1": continue
    assert 'MAN: "ssdp:discover"' in lines and lines[-2:] == ["", ""], lines
    target = [line[4:] for line in lines if line.startswith("ST: ")][0]
    answer = ("HTTP/1.1 200 OK\\r\\nCACHE-CONTROL: max-age=77\\r\\nEXT:\\r\\nlocation: http://192.0.2.1/\\r\\n"
        f"ST: {target}\\r\\nUSN: uuid:1::{target}\\r\\nSERVER: \\x1b[31mred\\r\\n"
        "FROM: 10.9.9.9\\r\\nEvent: byebye\\r\\n\\r\\n")
    s.sendto(b"noise", sender)
    s.sendto(answer.encode(), sender)
    notify = "NOTIFY * HTTP/1.1\\r\\nNT: a:b\\r\\nNTS: ssdp:{}\\r\\nUSN: uuid:1::a:b\\r\\n\\r\\n"
    for event in ["alive", "byebye"]:
        s.sendto(notify.format(event).encode(), ("239.255.255.250", 1900))
`;

test("ssdp: finds a device in Python, and hears it", [tool("python3")], async () => {
  await using device = python(SSDP_DEVICE);
  await device.until(/ready/);
  await using listening = new Background(commandOf("ssdp", "-i", "v0", "-c", "2", "listen"));
  await listening.until(/listening/);
  const fields = ["eth.dst", "ip.dst", "ip.ttl", "http.request.method", "_ws.malformed"];
  const searches = await captured("udp dst port 1900 and src 192.0.2.2", 1, fields, async () => {
    const args = ["-i", "v0", "--json", "-c", "1", "-t", "100", "search", "a:b"];
    const { code, stdout, stderr } = await runUtility("ssdp", ...args);
    assertEquals([code, stderr], [0, ""]);
    assertEquals(JSON.parse(stdout), {
      ...{ from: "192.0.2.1", event: "answer", maxAge: 77, "cache-control": "max-age=77" },
      ...{ ext: "", location: "http://192.0.2.1/", st: "a:b", usn: "uuid:1::a:b" },
      server: "?[31mred",
    });
  });
  assertEquals(searches, ["01:00:5e:7f:ff:fa\t239.255.255.250\t2\tM-SEARCH"]);
  assertEquals(await listening.end(), 0);
  assertMatch(
    listening.output,
    /\nalive {3}192\.0\.2\.1 {7}a:b {2}uuid:1::a:b {2}-\nbyebye {2}192/,
  );

  const text = await runUtility("ssdp", "-i", "v0", "-t", "100", "-c", "1");
  assertEquals(
    text.stdout,
    "answer  192.0.2.1       ssdp:all  uuid:1::ssdp:all  http://192.0.2.1/\n",
  );
});

const SSDP_CLIENT = `${SSDP_MEMBER}
def heard():
    lines = s.recv(2000).decode().split("\\r\\n")
    return [line for line in lines if line.split(":")[0] in ("NT", "NTS", "USN", "LOCATION")]
for i in range(3): say("alive", heard())
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
c.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("192.0.2.1"))
for target in ["other:type", "ssdp:all", "a:b"]:
    search = f'M-SEARCH * HTTP/1.1\\r\\nMAN: "ssdp:discover"\\r\\nMX: 0\\r\\nST: {target}\\r\\n\\r\\n'
    c.sendto(search.encode(), ("239.255.255.250", 1900))
for i in range(4): say("response", c.recv(2000).decode().split("\\r\\n"))
say("asked")
while "NTS: ssdp:byebye" not in heard(): pass
say("gone")
`;

test("ssdp: announces a service to a client in Python", [tool("python3")], async () => {
  await using client = python(SSDP_CLIENT);
  await client.until(/ready/);
  const args = [
    "-i",
    "v0",
    "--uuid",
    "77",
    "--max-age",
    "60",
    "announce",
    "a:b",
    "http://192.0.2.2/",
  ];
  await using announcing = new Background(commandOf("ssdp", ...args));
  await client.until(/asked/);
  assertEquals(await announcing.interrupt(), 0);
  await client.until(/gone/);
  const lines = client.output.split("\n");
  assertEquals(lines.filter((line) => line.startsWith("alive")).slice(0, 1), [
    "alive ['LOCATION: http://192.0.2.2/', 'NT: upnp:rootdevice', 'NTS: ssdp:alive', " +
    "'USN: uuid:77::upnp:rootdevice']",
  ]);
  const responses = lines.filter((line) => line.startsWith("response"));
  const targets = responses.map((line) => /'ST: ([^']+)', 'USN: ([^']+)'/.exec(line)!.slice(1, 3));
  const all = [
    ["upnp:rootdevice", "uuid:77::upnp:rootdevice"],
    ["uuid:77", "uuid:77"],
    ["a:b", "uuid:77::a:b"],
  ];
  assertEquals(targets, [...all, all[2]]);
  assertMatch(responses[0]!, /HTTP\/1.1 200 OK.*max-age=60.*LOCATION: http:\/\/192\.0\.2\.2\//);
});

test("ssdp: nothing found, errors in one line, and Ctrl-C", [], async () => {
  const none = await runUtility("ssdp", "-i", "v0", "-t", "0.05");
  assertEquals([none.code, none.stdout, none.stderr], [1, "", ""]);
  const wrong = await Promise.all([
    runUtility("ssdp", "find"),
    runUtility("ssdp", "announce", "a:b"),
    runUtility("ssdp", "announce", "a b", "http://x/"),
    runUtility("ssdp", "-i", "none0"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^ssdp: .+\n$/);
  }
  using capture = openCapture({ interface: "v0", filter: "udp port 1900" });
  await using searching = new Background(commandOf("ssdp", "-i", "v0", "-t", "1000"));
  for await (const _ of capture) break;
  assertEquals(await searching.interrupt(), 130);
});

const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>system</type>
  <listen>unix:path=DIRECTORY/bus</listen>
  <policy context="default">
    <allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/><allow user="*"/>
  </policy>
</busconfig>
`;

const AVAHI = `[server]
host-name=avahi
use-ipv6=no
allow-interfaces=v1
[publish]
publish-hinfo=no
publish-aaaa-on-ipv4=no
publish-workstation=no
`;

/** Starts avahi in the namespace of v1, with a D-Bus of its own. Its tools need the environment. */
async function startAvahi() {
  const stack = new AsyncDisposableStack();
  try {
    const directory = await Deno.makeTempDir();
    stack.defer(() => Deno.remove(directory, { recursive: true }));
    await Deno.writeTextFile(`${directory}/bus.conf`, BUS.replace("DIRECTORY", directory));
    await Deno.writeTextFile(`${directory}/avahi.conf`, AVAHI);
    const bus = stack.use(
      new Background([
        ...["dbus-daemon", `--config-file=${directory}/bus.conf`],
        ...["--nofork", "--nopidfile", "--print-address"],
      ]),
    );
    await bus.until(/unix:path=/);
    const env = ["env", `DBUS_SYSTEM_BUS_ADDRESS=unix:path=${directory}/bus`];
    const avahi = stack.use(
      new Background(inPeer(
        ...[...env, "avahi-daemon", "-f", `${directory}/avahi.conf`],
        ...["--no-drop-root", "--no-chroot", "--no-rlimits"],
      )),
    );
    await avahi.until(/Server startup complete/);
    return { env, stack };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

const avahi = [tool("avahi-daemon"), tool("avahi-browse"), tool("dbus-daemon")];

test("mdns: finds the services of avahi, and avahi finds ours", avahi, async () => {
  const { env, stack } = await startAvahi();
  await using _stack = stack;
  const publish = (...args: string[]) =>
    new Background(inPeer(...env, "avahi-publish-service", ...args));
  await using first = publish("Büro 1.0", "_http._tcp", "8080", "path=/x", "empty");
  await using second = publish("Second", "_http._tcp", "81");
  await using other = publish("Third", "_ipp._tcp", "631");
  await using watching = new Background(
    commandOf("mdns", "-i", "v0", "-w", "browse", "_http._tcp"),
  );
  await Promise.all([first, second, other].map((one) => one.until(/Established/)));

  // Ours is announced at the same time: its names are to be probed first.
  const name = ["announce", "Our. page", "_http._tcp", "8000", "path=/"];
  await using announcing = new Background(commandOf("mdns", "-i", "v0", "--host", "ours", ...name));
  await announcing.until(/announcing Our. page\n/);

  const [browsed, types, address, taken] = await Promise.all([
    runUtility("mdns", "-i", "v0", "-c", "3", "-t", "100", "--json", "browse", "_http._tcp.local"),
    runUtility("mdns", "-i", "v0", "-c", "2", "-t", "100", "browse"),
    runUtility("mdns", "-i", "v0", "-c", "1", "-t", "100", "query", "avahi.local"),
    runUtility("mdns", "-i", "v0", "--host", "avahi", "announce", "New", "_http._tcp", "8000"),
  ]);
  const services = browsed.stdout.trim().split("\n").map((line) => {
    const service = JSON.parse(line); // with link-local addresses, which differ
    const addresses = service.addresses.filter((one: string) => one.includes("."));
    return { ...service, addresses };
  });
  const start = { event: "found", type: "_http._tcp" };
  const theirs = { ...start, host: "avahi.local", addresses: ["192.0.2.1"] };
  const ours = { ...start, host: "ours.local", addresses: ["192.0.2.2"] };
  assertEquals(services.toSorted((a, b) => a.port - b.port), [
    { ...theirs, name: "Second", port: 81, text: [] },
    { ...ours, name: "Our. page", port: 8000, text: ["path=/"] },
    { ...theirs, name: "Büro 1.0", port: 8080, text: ["path=/x", "empty"] },
  ]);
  assertEquals(types.stdout.trim().split("\n").toSorted(), ["_http._tcp", "_ipp._tcp"]);
  assertMatch(address.stdout, /^avahi\.local +\d+ +IN A +192\.0\.2\.1\n$/);
  assertEquals([taken.code, taken.stdout, taken.stderr], [
    1,
    "",
    "mdns: another host has this name\n",
  ]);

  const resolve = [...env, "avahi-browse", "--resolve", "--terminate", "--parsable", "_http._tcp"];
  const found = await outcomeOf(inPeer(...resolve));
  // avahi names the address that it has learned first.
  assertMatch(
    found.stdout,
    /^=;v1;IPv4;Our\\\.\\032page;.*;ours\.local;(192\.0\.2\.2|fe80::[0-9a-f:]+);8000;"path=\/"$/m,
  );

  // An instance whose name avahi has gets another one.
  await using renamed = new Background(
    commandOf("mdns", "-i", "v0", "announce", "Second", "_http._tcp", "82"),
  );
  await renamed.until(/announcing Second \(2\)\n/);
  await watching.until(/\nfound Second \(2\) {2}.*:82 /);

  assertEquals(await announcing.interrupt(), 0);
  await second.interrupt();
  await watching.until(/\ngone {2}Our\. page /);
  await watching.until(/\ngone {2}Second {2}avahi\.local:81 \(.*192\.0\.2\.1/);
  assertMatch(
    watching.output,
    /^found Büro 1\.0 {2}avahi\.local:8080 \(.*192\.0\.2\.1.*\) {2}"path=\/x" "empty"$/m,
  );
  assertEquals(await watching.interrupt(), 0);
});

/** Sends a question as a resolver does that knows only DNS. Prints the answer. */
const LEGACY_QUERY = `
c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
c.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("192.0.2.1"))
c.sendto(bytes.fromhex("QUERY"), ("224.0.0.251", 5353))
data, sender = c.recvfrom(9000)
say(sender[1], data.hex())
`;

test(
  "mdns: announcements as tshark dissects them, and a resolver of plain DNS",
  [tool("python3")],
  async () => {
    const fields = ["ip.ttl", "dns.flags.authoritative", "dns.count.answers", "dns.resp.ttl"];
    const args = ["-i", "v0", "--host", "plain", "announce", "A.b", "_x._udp", "7"];
    let announcing: Background | undefined;
    const responses = await captured(
      "udp src port 5353 and udp[10] & 0x80 != 0",
      2,
      fields,
      async () => {
        announcing = new Background(commandOf("mdns", ...args));
        await announcing.until(/announcing A\.b\n/);
      },
    );
    await using _announcing = announcing!;
    const announcement = /^255\t(1|True)\t[56]\t4500$/;
    for (const response of responses) assertMatch(response, announcement);

    const question = { name: "A\\.b._x._udp.local", type: "SRV", class: 1 };
    const query = encodeDns({ id: 77, questions: [question] }).toHex();
    await using resolver = python(LEGACY_QUERY.replace("QUERY", query));
    const [, port, hex] = await resolver.until(/(\d+) ([0-9a-f]+)\n/);
    const { id, questions, answers, fault } = decodeDns(Uint8Array.fromHex(hex!));
    assertEquals([Number(port), id, questions, fault], [5353, 77, [question], null]);
    const [record] = answers;
    assertEquals([answers.length, record!.class, record!.timeToLive], [1, 1, 10]);
    assertEquals(formatDnsData(record!.data), "0 0 7 plain.local");

    const left = await captured(
      "udp src port 5353 and udp[10] & 0x80 != 0",
      1,
      fields,
      () => announcing!.interrupt(),
    );
    assertMatch(left[0]!, /^255\t(1|True)\t[45]\t0$/);
  },
);

test("mdns: nothing found, errors in one line, and Ctrl-C", [], async () => {
  const none = await Promise.all([
    runUtility("mdns", "-i", "v0", "-t", "0.05", "browse", "_none._tcp"),
    runUtility("mdns", "-i", "v0", "-t", "0.05", "query", "none.local"),
  ]);
  for (const { code, stdout, stderr } of none) assertEquals([code, stdout, stderr], [1, "", ""]);
  const wrong = await Promise.all([
    runUtility("mdns", "find"),
    runUtility("mdns", "browse", "http"),
    runUtility("mdns", "query", "a..b"),
    runUtility("mdns", "-i", "v0", "announce", "a", "_http._tcp", "1", "x".repeat(256)),
    runUtility("mdns", "-i", "v0", "--host", ".", "announce", "a", "_http._tcp", "1"),
    runUtility("mdns", "query", "a.local", "NOTYPE"),
    runUtility("mdns", "-i", "none0", "browse"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""]);
    assertMatch(stderr, /^mdns: .+\n$/);
  }
  using capture = openCapture({ interface: "v0", filter: "udp port 5353" });
  await using browsing = new Background(commandOf("mdns", "-i", "v0", "-t", "1000", "browse"));
  for await (const _ of capture) break;
  assertEquals(await browsing.interrupt(), 130);
});

test("mcast: two programs and Python, IPv6", [tool("python3")], () => chat("ff12::4711", "v0"));
