// Messages of the Domain Name System: tshark decodes what is encoded, faults are told, and no message
// takes long. tests/properties/dns.ts has generated messages.

import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  decodeDns,
  DNS_TYPES,
  type DnsContent,
  type DnsData,
  type DnsRecord,
  encodeDns,
  formatDnsData,
  formatDnsName,
  LINKTYPE_RAW,
  parseDnsName,
  PcapEncoder,
} from "@libc/socket/capture";
import { ipv4, UDP, udp } from "../examples/sniffer_packets.ts";
import { decode, SLOWNESS, test, tool } from "../helpers/support.ts";

const ascii = (text: string) => new TextEncoder().encode(text);

function numberOf(type: string): number {
  return DNS_TYPES[type] ?? Number(type.slice(4));
}

/** Returns a header with four counts, and what follows. */
function message(
  counts: readonly number[],
  ...parts: (readonly number[] | Uint8Array)[]
): Uint8Array {
  const header = [0, 1, 0, 0, ...counts.flatMap((count) => [count >> 8, count & 0xff])];
  return Uint8Array.from([...header, ...parts.flatMap((part) => [...part])]);
}

test("dns: messages that are made to cost much cost little", [], () => {
  const fill = (length: number, unit: readonly number[]) =>
    Array.from({ length: Math.floor(length / unit.length) }, () => unit).flat();
  // A name of 127 labels, and as many records as fit that point to it with both their names.
  const long = [...fill(253, [1, 0xff]), 0];
  const record = [0xc0, 12, 0, 2, 0, 1, 0, 0, 0, 0, 0, 2, 0xc0, 12];
  const many = Math.floor((65535 - 12 - long.length - 4) / record.length);
  // Pointers to pointers: each name goes through as many as are allowed.
  const chain = [3, 97, 97, 97, 0];
  for (let at = 17; at < 16380; at += 2) {
    chain.push(0xc0 | (at - 2 === 15 ? 12 : at - 2) >> 8, (at - 2 === 15 ? 12 : at - 2) & 0xff);
  }
  const windows = Array.from({ length: 256 }, (_, i) => [i, 32, ...fill(32, [255])]).flat();
  const nsec = [
    0,
    0,
    47,
    0,
    1,
    0,
    0,
    0,
    0,
    ...[1 + windows.length >> 8, 1 + windows.length & 0xff],
    0,
  ];
  const bombs = [
    message([1, many, 0, 0], long, [0, 1, 0, 1], ...fill(many, [0]).map(() => record)),
    message(
      [0, 1, 0, 0],
      [0, 255, 240, 0, 1, 0, 0, 0, 0, chain.length >> 8, chain.length & 0xff],
      chain,
    ),
    message([65535, 0, 0, 0], chain, fill(65535 - 12 - chain.length, [0xff, 0xfa, 0, 1, 0, 1])),
    message([0, 7, 0, 0], ...Array.from({ length: 7 }, () => [...nsec, ...windows])),
    message([0, 1, 0, 0], [0, 0, 16, 0, 1, 0, 0, 0, 0, 0xff, 0xe0], fill(65504, [0])),
  ];
  for (const bomb of bombs) {
    assert(bomb.length <= 65535);
    const begin = performance.now();
    const { answers, fault } = decodeDns(bomb);
    const text = answers.map(({ name, data }) => `${name} ${formatDnsData(data)}`);
    const time = performance.now() - begin;
    assert(text.join("").length < 12e6);
    assert(time < 20_000 * SLOWNESS, `${time} ms, ${fault?.reason}`);
  }
});

/** Decodes a message with one answer, and returns what is said about it. */
function answer(type: number, data: readonly number[]): [string | undefined, string | undefined] {
  const record = [0, type >> 8, type & 0xff, 0, 1, 0, 0, 0, 0, 0, data.length, ...data];
  const { answers, fault } = decodeDns(
    message([0, 2, 0, 0], record, [0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4]),
  );
  assertEquals(answers[1]?.data, { kind: "address", address: "1.2.3.4" }); // decoding goes on
  return [fault?.reason, formatDnsData(answers[0]!.data)];
}

test("dns: faults are told, and other things are none", [], () => {
  assertEquals(answer(1, [1, 2, 3]), ["A data of 3 bytes", "\\# 3 010203"]);
  assertEquals(answer(1, [1, 2, 3, 4, 5]), ["A data of 5 bytes", "\\# 5 0102030405"]);
  assertEquals(answer(1, []), [undefined, "\\# 0"]); // as in a DNS UPDATE
  assertEquals(answer(16, [2, 65]), ["TXT data of 2 bytes", "\\# 2 0241"]);
  assertEquals(answer(5, [0xc0, 40]), ["a name that points forward", "\\# 2 C028"]);
  assertEquals(answer(5, [0x41, 0]), ["a label of type 1", "\\# 2 4100"]);
  assertEquals(answer(47, [0, 0, 0]), ["a list of types out of order", "\\# 3 000000"]);
  assertEquals(answer(47, [0, 0, 33]), ["NSEC data of 3 bytes", "\\# 3 000021"]);
  assertEquals(answer(65280, [1]), [undefined, "\\# 1 01"]);

  const bytes = encodeDns({ questions: [{ name: "example.com", type: "A", class: 1 }] });
  for (let length = 0; length < bytes.length; length++) {
    const { fault, questions } = decodeDns(bytes.subarray(0, length));
    assertEquals([fault?.kind, questions], ["cut", []]);
    assert(/^cut short: \d+ bytes needed, \d+ there$/.test(fault!.reason));
  }
  const own = { name: "host.example", class: 255, timeToLive: 0 } as const;
  const empty = { kind: "bytes", bytes: new Uint8Array(0) } as const;
  const update = decodeDns(encodeDns({
    operation: 5,
    questions: [{ name: "example", type: "SOA", class: 1 }],
    answers: [{ ...own, type: "ANY", data: empty }],
    authorities: [{ ...own, type: "A", data: empty }],
  }));
  assertEquals([update.fault, update.operation, update.authorities[0]!.type], [null, 5, "A"]);
  const inverse = decodeDns(encodeDns({
    operation: 1,
    answers: [{ ...own, name: ".", type: "A", data: { kind: "address", address: "10.1.0.52" } }],
  }));
  assertEquals([inverse.fault, inverse.answers[0]!.name], [null, "."]);
});

test("dns: names", [], () => {
  for (const [text, again] of [["", "."], [".", "."], ["a.b.", "a.b"], ["\\097\\.b", "a\\.b"]]) {
    assertEquals(formatDnsName(parseDnsName(text!)), again);
  }
  assertEquals(parseDnsName("Büro 1.local")[0], ascii("Büro 1"));
  assertEquals(formatDnsName([ascii("é"), ascii("\\")]), "\\195\\169.\\\\");
  for (const wrong of ["a..b", ".a", "a\\", "\\256", "a".repeat(64), "a.".repeat(128)]) {
    assertThrows(() => parseDnsName(wrong), RangeError, "is no domain name");
  }
  // Names share their ends, and those of SRV do not.
  const srv = { kind: "srv", priority: 0, weight: 0, port: 80, target: "b.example.com" } as const;
  const mx = { kind: "mx", preference: 1, exchange: "b.example.com" } as const;
  const rest = { name: "a.example.com", class: 1, timeToLive: 0 };
  const sizes = [{ type: "MX", data: mx, ...rest }, { type: "SRV", data: srv, ...rest }].map((
    record,
  ) => encodeDns({ answers: [record] }).length);
  assertEquals(sizes, [12 + 15 + 10 + 2 + 4, 12 + 15 + 10 + 6 + 15]);
});

const records: [string, DnsData, string][] = [
  ["A", { kind: "address", address: "192.0.2.1" }, "192.0.2.1"],
  ["AAAA", { kind: "address", address: "2001:db8::1" }, "2001:db8::1"],
  ["CNAME", { kind: "name", name: "b.example.com" }, "b.example.com"],
  ["MX", { kind: "mx", preference: 10, exchange: "mail.example.com" }, "10 mail.example.com"],
  ["TXT", { kind: "text", strings: [ascii('a "b"'), Uint8Array.of(9)] }, '"a \\"b\\"" "\\009"'],
  ["SRV", { kind: "srv", priority: 1, weight: 2, port: 3, target: "x.y" }, "1 2 3 x.y"],
  ["CAA", { kind: "caa", flags: 128, tag: "issue", value: ascii("ca") }, '128 issue "ca"'],
  [
    "HTTPS",
    {
      kind: "service",
      priority: 1,
      target: ".",
      parameters: [
        { key: 0, value: Uint8Array.of(0, 1) },
        { key: 1, value: Uint8Array.of(2, 104, 50, 2, 104, 51) },
        { key: 3, value: Uint8Array.of(1, 187) },
        { key: 4, value: Uint8Array.of(192, 0, 2, 1) },
        { key: 65400, value: Uint8Array.of(1) },
      ],
    },
    '1 . mandatory=alpn alpn="h2,h3" port=443 ipv4hint=192.0.2.1 key65400="\\001"',
  ],
  [
    "DS",
    { kind: "delegation", keyTag: 5, algorithm: 8, digestType: 2, digest: Uint8Array.of(171) },
    "5 8 2 AB",
  ],
  [
    "RRSIG",
    {
      kind: "signature",
      covered: "MX",
      algorithm: 13,
      labels: 2,
      originalTimeToLive: 300,
      expiration: 86400,
      inception: 0,
      keyTag: 7,
      signer: "example.com",
      signature: Uint8Array.of(1, 2, 3),
    },
    "MX 13 2 300 19700102000000 19700101000000 7 example.com AQID",
  ],
  ["NSEC", { kind: "nsec", next: "c.d", types: ["A", "MX", "CAA"] }, "c.d A MX CAA"],
  [
    "TLSA",
    { kind: "certificate", usage: 3, selector: 1, matching: 1, data: Uint8Array.of(255) },
    "3 1 1 FF",
  ],
  ["TYPE65280", { kind: "bytes", bytes: Uint8Array.of(1, 255) }, "\\# 2 01FF"],
];

const answers: DnsRecord[] = records.map(([type, data]) => (
  { name: "a.example.com", type, class: 1, timeToLive: 300, data }
));

test("dns: data as text", [], () => {
  for (const [type, data, text] of records) assertEquals(formatDnsData(data), text, type);
});

test("dns: a list of protocols is escaped as a list and as a string", [], () => {
  const names = ["f\\oo,bar", "h2", 'a"\x07'].map(ascii);
  const value = Uint8Array.from(names.flatMap((name) => [name.length, ...name]));
  const parameters = [{ key: 1, value }];
  const printed = formatDnsData({
    kind: "service",
    priority: 16,
    target: "foo.example",
    parameters,
  });
  // The first two are those of RFC 9460, appendix D.2.
  assertEquals(printed, '16 foo.example alpn="f\\\\\\\\oo\\\\,bar,h2,a\\"\\007"');
});

test("dns: what is undefined counts as left out", [], () => {
  const names = Object.keys(decodeDns(encodeDns({}))).filter((name) => name !== "fault");
  const nothing = Object.fromEntries(names.map((name) => [name, undefined]));
  assertEquals(encodeDns(nothing), encodeDns({}));
  for (const extension of [false, 1, "none", () => null]) {
    assertThrows(
      () => encodeDns({ extension: extension as never }),
      TypeError,
      "expected an object, or null for none",
    );
  }
});

test("dns: errors name the property of the data that is wrong", [], () => {
  for (const [type, data] of records) {
    const names = Object.keys(data).filter((name) => name !== "kind");
    for (const name of names) {
      for (const value of [undefined, Symbol("wrong")]) {
        const wrong = { ...data, [name]: value } as unknown as DnsData;
        const answer = { name: "", type, class: 1, timeToLive: 0, data: wrong };
        assertThrows(() => formatDnsData(wrong), TypeError, `data.${name} is `);
        assertThrows(() => encodeDns({ answers: [answer] }), TypeError, `${name} is `);
      }
    }
  }
  const service = { kind: "service", priority: 1, target: "." } as const;
  for (
    const [parameter, reason] of [
      [null, "parameters[0] is null"],
      [{ key: 1 }, "parameters[0].value is undefined"],
      [{ value: new Uint8Array(0) }, "parameters[0].key is undefined"],
    ] as const
  ) {
    const data: DnsData = { ...service, parameters: [parameter as never] };
    const answer = { name: "", type: "HTTPS", class: 1, timeToLive: 0, data };
    assertThrows(() => formatDnsData(data), TypeError, reason);
    assertThrows(() => encodeDns({ answers: [answer] }), TypeError, reason);
  }
  const bytes = new Uint8Array([1, 2]).buffer as unknown as Uint8Array;
  assertEquals(formatDnsData({ kind: "bytes", bytes }), "\\# 2 0102");
});

/** The types in a record that tshark lists: its own, and those in the data of NSEC. */
function typesIn({ type, data }: DnsRecord): number[] {
  return [type, ...data.kind === "nsec" ? data.types : []].map(numberOf);
}

/** The fields that tshark decodes, each with our value of the message. */
const FIELDS: readonly [string, (message: DnsContent) => unknown][] = [
  ["dns.id", ({ id }) => `0x${id.toString(16).padStart(4, "0")}`],
  ["dns.count.answers", ({ answers }) => answers.length],
  ["dns.qry.name", ({ questions }) => questions[0]!.name],
  ["dns.qry.type", ({ questions }) => numberOf(questions[0]!.type)],
  ["dns.resp.type", (m) => [...m.answers.flatMap(typesIn), 41].join(";")],
  ["dns.a", ({ answers }) => formatDnsData(answers[0]!.data)],
  ["dns.aaaa", ({ answers }) => formatDnsData(answers[1]!.data)],
  ["dns.cname", ({ answers }) => formatDnsData(answers[2]!.data)],
  ["dns.mx.mail_exchange", () => "mail.example.com"],
  ["dns.srv.port", () => 3],
  ["dns.caa.tag", () => "issue"],
  ["dns.svcb.svcparam.port", () => 443],
  ["dns.ds.key_id", () => "0x0005"],
  ["dns.rrsig.original_ttl", () => 300],
  ["dns.rr.udp_payload_size", ({ extension }) => extension!.udpSize],
  ["dns.opt.code", ({ extension }) => extension!.options[0]!.code],
  ["_ws.malformed", () => ""],
];

test("dns: tshark decodes what is encoded", [tool("tshark")], async () => {
  const content = {
    id: 0x1234,
    response: true,
    questions: [{ name: "a.example.com", type: "ANY", class: 1 }],
    answers,
    extension: {
      udpSize: 1232,
      version: 0,
      dnssecOk: true,
      options: [{ code: 10, data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) }],
    },
  } satisfies Partial<DnsContent>;
  const bytes = encodeDns(content);
  const encoder = new PcapEncoder({ linkType: LINKTYPE_RAW });
  const data = ipv4(UDP, udp(53, 4000, bytes));
  const file = await Deno.makeTempFile();
  try {
    await Deno.writeFile(
      file,
      encoder.encode({
        data,
        originalLength: data.length,
        timestamp: 0n,
        interface: { linkType: LINKTYPE_RAW, snapLength: 0 },
      }),
    );
    const { stdout, stderr } = await new Deno.Command("tshark", {
      args: [
        ...["-n", "-r", file, "-T", "fields", "-E", "aggregator=;"],
        ...FIELDS.flatMap(([field]) => ["-e", field]),
      ],
    }).output();
    const values = decode(stdout).replace(/\n$/, "").split("\t");
    assertEquals(
      values,
      FIELDS.map(([, value]) => String(value(decodeDns(bytes)))),
      decode(stderr),
    );
  } finally {
    await Deno.remove(file);
  }
});
