/**
 * Messages of the Domain Name System: one that is encoded is decoded to itself, and no bytes make the
 * decoder fail.
 *
 *     deno run -A --no-lock tests/properties/dns.ts RUNS SEED
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import {
  decodeDns,
  DNS_TYPES,
  type DnsContent,
  type DnsData,
  encodeDns,
  formatDnsData,
  formatDnsName,
} from "@libc/socket/capture";
import { type Arbitrary, type FastCheck, loadFastCheck } from "../helpers/fast_check.ts";

const [numRuns, seed] = Deno.args.map(Number) as [number, number];
const fc = await loadFastCheck();

/** Generates the bytes of a name's labels, as text. */
function names(fc: FastCheck): Arbitrary<string> {
  return fc.array(fc.uint8Array({ minLength: 1, maxLength: 30 }), { maxLength: 6 }).map(
    formatDnsName,
  );
}

/** Generates data for types of all kinds. */
function datas(fc: FastCheck): Arbitrary<[string, DnsData]> {
  const name = names(fc), u8 = fc.integer({ min: 0, max: 255 });
  const u16 = fc.integer({ min: 0, max: 65535 }), u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const bytes = fc.uint8Array({ maxLength: 60 });
  const type = fc.constantFrom(...Object.keys(DNS_TYPES), "TYPE65280", "TYPE0");
  const kind = <const K>(value: K) => fc.constant(value);
  const of = (types: string[], data: Arbitrary<DnsData>): Arbitrary<[string, DnsData]> =>
    fc.tuple(fc.constantFrom(...types), data);
  const ordered = fc.array(type).map((types) =>
    [...new Set(types)].sort((a, b) => numberOf(a) - numberOf(b))
  );
  const choices: Arbitrary<[string, DnsData]>[] = [
    of(
      ["A"],
      fc.record({ kind: kind("address"), address: fc.constantFrom("0.0.0.0", "192.0.2.1") }),
    ),
    of(
      ["AAAA"],
      fc.record({ kind: kind("address"), address: fc.constantFrom("::", "2001:db8::1") }),
    ),
    of(["NS", "CNAME", "PTR", "DNAME"], fc.record({ kind: kind("name"), name })),
    of(
      ["SOA"],
      fc.record({
        kind: kind("soa"),
        primary: name,
        mailbox: name,
        serial: u32,
        refresh: u32,
        retry: u32,
        expire: u32,
        minimum: u32,
      }),
    ),
    of(["MX"], fc.record({ kind: kind("mx"), preference: u16, exchange: name })),
    of(
      ["TXT", "SPF"],
      fc.tuple(bytes, fc.array(bytes)).map(([one, more]) => ({
        kind: "text",
        strings: [one, ...more],
      })),
    ),
    of(
      ["SRV"],
      fc.record({ kind: kind("srv"), priority: u16, weight: u16, port: u16, target: name }),
    ),
    of(
      ["CAA"],
      fc.record({
        kind: kind("caa"),
        flags: u8,
        tag: fc.constantFrom("issue", "issuewild", "iodef"),
        value: bytes,
      }),
    ),
    of(
      ["SVCB", "HTTPS"],
      fc.record({
        kind: kind("service"),
        priority: u16,
        target: name,
        parameters: fc.array(fc.record({ key: u16, value: bytes })),
      }),
    ),
    of(
      ["DS", "CDS"],
      fc.record({
        kind: kind("delegation"),
        keyTag: u16,
        algorithm: u8,
        digestType: u8,
        digest: bytes,
      }),
    ),
    of(
      ["DNSKEY", "CDNSKEY"],
      fc.record({ kind: kind("key"), flags: u16, protocol: u8, algorithm: u8, publicKey: bytes }),
    ),
    of(
      ["RRSIG"],
      fc.record({
        kind: kind("signature"),
        covered: type,
        algorithm: u8,
        labels: u8,
        originalTimeToLive: u32,
        expiration: u32,
        inception: u32,
        keyTag: u16,
        signer: name,
        signature: bytes,
      }),
    ),
    of(["NSEC"], fc.record({ kind: kind("nsec"), next: name, types: ordered })),
    of(
      ["TLSA", "SMIMEA"],
      fc.record({ kind: kind("certificate"), usage: u8, selector: u8, matching: u8, data: bytes }),
    ),
    of(["NULL", "HINFO", "TYPE65280"], fc.record({ kind: kind("bytes"), bytes })),
    of(["A", "SOA", "RRSIG"], fc.constant({ kind: "bytes", bytes: new Uint8Array(0) })),
  ];
  return fc.oneof(...choices.map((arbitrary) => ({ weight: 1, arbitrary })));
}

function numberOf(type: string): number {
  return DNS_TYPES[type] ?? Number(type.slice(4));
}

/** Generates messages. */
function messages(fc: FastCheck): Arbitrary<DnsContent> {
  const name = names(fc), flag = fc.boolean();
  const u16 = fc.integer({ min: 0, max: 65535 }), u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
  const record = fc.tuple(name, u16, u32, datas(fc)).map((
    [name, ofClass, timeToLive, [type, data]],
  ) => ({ name, type, class: ofClass, timeToLive, data }));
  const records = fc.array(record, { maxLength: 5 });
  const type = fc.constantFrom(...Object.keys(DNS_TYPES), "TYPE65280");
  const option = fc.record({ code: u16, data: fc.uint8Array({ maxLength: 40 }) });
  return fc.record<DnsContent>({
    id: u16,
    response: flag,
    operation: fc.integer({ min: 0, max: 15 }),
    authoritative: flag,
    truncated: flag,
    recursionDesired: flag,
    recursionAvailable: flag,
    authenticData: flag,
    checkingDisabled: flag,
    status: fc.integer({ min: 0, max: 15 }),
    questions: fc.array(fc.record({ name, type, class: u16 }), { maxLength: 3 }),
    answers: records,
    authorities: records,
    additionals: records,
    extension: fc.oneof<DnsContent["extension"]>(
      { weight: 1, arbitrary: fc.constant(null) },
      {
        weight: 1,
        arbitrary: fc.record({
          udpSize: u16,
          version: fc.integer({ min: 0, max: 255 }),
          dnssecOk: flag,
          options: fc.array(option),
        }),
      },
    ),
  });
}

/** Checks a property, and throws the error of a value without it. */
async function check<T>(values: Arbitrary<T>, body: (value: T) => void): Promise<void> {
  const outcome = await fc.check(fc.property(values, body), { seed, numRuns });
  if (outcome.failed) throw outcome.errorInstance;
}

await check(messages(fc), (message) => {
  const bytes = encodeDns(message);
  assertEquals(decodeDns(bytes), { ...message, fault: null });
  for (const record of [...message.answers, ...message.additionals]) {
    assert(!/[^ -~]/.test(formatDnsData(record.data)));
  }
  // A message that ends early has what comes before.
  const cut = decodeDns(bytes.subarray(0, Math.floor(bytes.length / 2)));
  assertEquals(cut.fault?.kind, "cut");
  assertEquals(cut.answers, message.answers.slice(0, cut.answers.length));
});

const change = fc.tuple(fc.integer({ min: 0, max: 511 }), fc.integer({ min: 0, max: 255 }));
const changed = fc.tuple(messages(fc), fc.array(change, { maxLength: 10 })).map(
  ([message, changes]) => {
    const bytes: Uint8Array = encodeDns(message);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes;
  },
);
const bytes = fc.oneof<Uint8Array>(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  { weight: 2, arbitrary: changed },
);

await check(bytes, (bytes) => {
  const { answers, authorities, additionals, fault } = decodeDns(bytes);
  for (const { data } of [...answers, ...authorities, ...additionals]) formatDnsData(data);
  assert(fault === null || fault.offset <= bytes.length);
});

console.log(`${2 * numRuns} messages, seed ${seed}`);
