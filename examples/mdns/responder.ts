/**
 * Announces a service, and answers questions about it: RFC 6762, sections 6 to 10.
 *
 * @module
 */
import type { DnsContent, DnsQuestion, DnsRecord } from "@libc/socket/capture";
import {
  instanceName,
  isInternet,
  isSame,
  keyOf,
  type Link,
  pause,
  PORT,
  question,
  type Received,
  textData,
  TOP_BIT,
} from "./link.ts";

/** The service to announce. */
export interface Offer {
  /** The name of the instance. */
  readonly name: string;
  /** The type, such as `_http._tcp`. */
  readonly type: string;
  readonly port: number;
  /** The host with the service, such as `deno.local`. */
  readonly host: string;
  readonly addresses: readonly string[];
  readonly text: readonly string[];
}

/** Seconds for which records that name a host, and others, may be kept: section 10. */
const HOST_TIME = 120, OTHER_TIME = 4500;

/** Seconds for which a resolver that knows only DNS may keep a record: section 6.7. */
const LEGACY_TIME = 10;

/** The name whose records are the types of services: RFC 6763, section 9. */
export const TYPES = "_services._dns-sd._udp";

/** Returns the records of a service. Those of which no other host has any have the upper bit. */
function recordsOf({ name, type, port, host, addresses, text }: Offer): DnsRecord[] {
  const instance = instanceName(name, type), service = `${type}.local`;
  const shared = { class: 1, timeToLive: OTHER_TIME, type: "PTR" };
  const unique = { class: 1 | TOP_BIT, timeToLive: HOST_TIME };
  const srv = { kind: "srv", priority: 0, weight: 0, port, target: host } as const;
  return [
    { ...shared, name: service, data: { kind: "name", name: instance } },
    { ...shared, name: `${TYPES}.local`, data: { kind: "name", name: service } },
    { ...unique, name: instance, type: "SRV", data: srv },
    { ...unique, name: instance, type: "TXT", timeToLive: OTHER_TIME, data: textData(text) },
    ...addresses.map((address): DnsRecord => ({
      ...unique,
      name: host,
      type: address.includes(":") ? "AAAA" : "A",
      data: { kind: "address", address },
    })),
  ];
}

const isUnique = ({ class: bits }: DnsRecord) => (bits & TOP_BIT) !== 0;

/** True if a record answers a question. */
function answers(record: DnsRecord, { name, type }: DnsQuestion): boolean {
  return keyOf(record.name) === keyOf(name) && (type === "ANY" || type === record.type);
}

/** Announces a service on a link. */
export class Responder {
  readonly #link: Link;
  #offer: Offer;
  #records: DnsRecord[];

  constructor(link: Link, offer: Offer) {
    this.#link = link;
    this.#offer = offer;
    this.#records = recordsOf(offer);
  }

  /** The name of the instance, which another host may have had before. */
  get name(): string {
    return this.#offer.name;
  }

  /**
   * Makes sure that no other host has the names: section 8.1. The instance gets another name if one has.
   *
   * @returns false if the signal has aborted, or another host has the name of the host.
   */
  async probe(signal: AbortSignal): Promise<boolean> {
    for (let number = 2; !signal.aborted; number++) {
      const taken = await this.#conflict(signal);
      if (taken === null) return !signal.aborted;
      if (keyOf(taken) === keyOf(this.#offer.host)) return false;
      const name = `${this.#offer.name.replace(/ \(\d+\)$/, "")} (${number})`;
      this.#offer = { ...this.#offer, name };
      this.#records = recordsOf(this.#offer);
    }
    return false;
  }

  /** Asks three times for the names. Returns the one that another host has, or `null`. */
  async #conflict(signal: AbortSignal): Promise<string | null> {
    const unique = this.#records.filter(isUnique);
    const names = [...new Set(unique.map(({ name }) => name))];
    const questions = names.map((name) => question(name, "ANY"));
    const authorities = unique.map((record) => ({ ...record, class: 1 }));
    const late = new AbortController();
    const either = AbortSignal.any([signal, late.signal]);
    const asking = (async () => {
      for (let i = 0; i < 3 && !signal.aborted; i++) {
        await this.#link.send({ questions, authorities });
        await pause(250, either);
      }
      late.abort();
    })();
    try {
      for await (const records of this.#link.records(either)) {
        const other = records.find((record) =>
          unique.some((own) => keyOf(own.name) === keyOf(record.name)) &&
          !unique.some((own) => isSame(own, record))
        );
        if (other !== undefined) return other.name;
      }
      return null;
    } finally {
      late.abort();
      await asking;
    }
  }

  /** Tells the link about the service, twice. */
  async announce(signal: AbortSignal): Promise<void> {
    await this.#respond(this.#records, []);
    if (await pause(1000, signal)) await this.#respond(this.#records, []);
  }

  /** Answers questions until the signal aborts. */
  async answer(signal: AbortSignal): Promise<void> {
    for await (const received of this.#link.messages(signal)) {
      if (!received.message.response) this.#answer(received, signal).catch(() => {});
    }
  }

  async #answer({ message, from }: Received, signal: AbortSignal): Promise<void> {
    const questions = message.questions.filter(isInternet);
    const found = this.#records.filter((record) =>
      questions.some((asked) => answers(record, asked)) &&
      // Who asks tells what it knows.
      !message.answers.some((known) =>
        isSame(known, record) && known.timeToLive >= record.timeToLive / 2
      )
    );
    if (found.length === 0) return;
    // What the answers point to is likely to be asked for next.
    const more = found.some(({ type }) => type === "PTR" || type === "SRV")
      ? this.#records.filter((record) => isUnique(record) && !found.includes(record))
      : [];
    if (from[1] !== PORT) { // a resolver that knows only DNS
      const plain = (all: DnsRecord[]) =>
        all.map((record) => ({ ...record, class: 1, timeToLive: LEGACY_TIME }));
      const { id } = message;
      const legacy = { id, questions, answers: plain(found), additionals: plain(more) };
      return await this.#link.send({ response: true, authoritative: true, ...legacy }, from);
    }
    // Other hosts may answer a question for shared records at the same time.
    if (!found.every(isUnique) && !await pause(20 + Math.random() * 100, signal)) return;
    const unicast = questions.every(({ class: bits }) => (bits & TOP_BIT) !== 0);
    await this.#respond(found, more, ...unicast ? [from] : []);
  }

  async #respond(
    answers: DnsRecord[],
    additionals: DnsRecord[],
    ...to: [to?: [string, number]]
  ): Promise<void> {
    const message: Partial<DnsContent> = {
      response: true,
      authoritative: true,
      answers,
      additionals,
    };
    await this.#link.send(message, ...to);
  }

  /** Tells the link that the service is gone: section 10.1. */
  async leave(): Promise<void> {
    // Other instances may have the type.
    const own = this.#records.filter(({ name }) => name !== `${TYPES}.local`);
    await this.#respond(own.map((record) => ({ ...record, timeToLive: 0 })), []);
  }
}
