/**
 * Finds the instances of a service: RFC 6763.
 *
 * @module
 */
import type { DnsData, DnsQuestion, DnsRecord } from "@libc/socket/capture";
import { askRepeatedly, firstLabel, keyOf, type Link, question } from "./link.ts";

/** A service that was found, or is gone. */
export interface Service {
  readonly event: "found" | "gone";
  /** The name of the instance. */
  readonly name: string;
  readonly host: string | null;
  readonly port: number | null;
  readonly addresses: readonly string[];
  /** The strings of the `TXT` record. */
  readonly text: readonly string[];
}

/** What is known about an instance. */
interface Instance {
  /** Its `PTR` record, which is not asked for again. */
  readonly pointer: DnsRecord;
  /** Its whole name. */
  readonly name: string;
  place?: Extract<DnsData, { kind: "srv" }>;
  text?: string[];
  shown: boolean;
}

/** Browses the services of a type. */
export class Browser {
  readonly #link: Link;
  readonly #type: string;
  readonly #instances = new Map<string, Instance>();
  /** The addresses of hosts. */
  readonly #addresses = new Map<string, Set<string>>();
  readonly #asked = new Set<string>();

  /**
   * Makes a browser.
   *
   * @param link Where to browse.
   * @param type The type, such as `_http._tcp`.
   */
  constructor(link: Link, type: string) {
    this.#link = link;
    this.#type = `${type}.local`;
  }

  /** Yields the services that are found or gone, until the signal aborts. */
  async *services(signal: AbortSignal): AsyncGenerator<Service> {
    await askRepeatedly(() => {
      const known = [...this.#instances.values()].map(({ pointer }) => pointer);
      return this.#send([question(this.#type, "PTR"), ...this.#allMissing()], known);
    }, signal);
    for await (const records of this.#link.records(signal)) {
      for (const record of records) yield* this.#take(record);
      for (const instance of this.#instances.values()) {
        if (instance.shown || this.#missing(instance).length > 0) continue;
        instance.shown = true;
        yield this.#service("found", instance);
      }
      const questions = this.#allMissing().filter(({ name, type }) =>
        !this.#asked.has(`${keyOf(name)} ${type}`)
      );
      await this.#send(questions, []);
    }
  }

  /** Yields the instances that did not say all about themselves. */
  *incomplete(): Generator<Service> {
    for (const instance of this.#instances.values()) {
      if (!instance.shown) yield this.#service("found", instance);
    }
  }

  async #send(questions: readonly DnsQuestion[], answers: readonly DnsRecord[]): Promise<void> {
    if (questions.length === 0) return;
    for (const { name, type } of questions) this.#asked.add(`${keyOf(name)} ${type}`);
    // A message should fit into a packet. Who is not listed answers again, which does no harm.
    await this.#link.send({ questions: questions.slice(0, 20), answers: answers.slice(0, 20) });
  }

  /** Takes note of a record. Yields a service that is gone. */
  *#take({ name, type, timeToLive, data, ...rest }: DnsRecord): Generator<Service> {
    const key = keyOf(name);
    if (type === "PTR" && key === keyOf(this.#type) && data.kind === "name") {
      const instance = this.#instances.get(keyOf(data.name));
      if (timeToLive === 0) {
        this.#instances.delete(keyOf(data.name));
        for (const one of ["SRV", "TXT"]) this.#asked.delete(`${keyOf(data.name)} ${one}`);
        if (instance?.shown) yield this.#service("gone", instance);
      } else if (instance === undefined) {
        const pointer = { name, type, timeToLive, data, ...rest };
        this.#instances.set(keyOf(data.name), { pointer, name: data.name, shown: false });
      }
    }
    if (timeToLive === 0) return;
    const instance = this.#instances.get(key);
    if (instance !== undefined && data.kind === "srv") instance.place = data;
    if (instance !== undefined && data.kind === "text") {
      instance.text = data.strings.filter(({ length }) => length > 0)
        .map((one) => new TextDecoder().decode(one));
    }
    if (data.kind === "address") {
      const addresses = this.#addresses.get(key) ?? new Set();
      this.#addresses.set(key, addresses.add(data.address));
    }
  }

  /** Returns the questions about an instance that are not answered. */
  #missing({ name, place, text }: Instance): DnsQuestion[] {
    const missing = [];
    if (place === undefined) missing.push(question(name, "SRV"));
    else if (!this.#addresses.has(keyOf(place.target))) {
      missing.push(question(place.target, "A"), question(place.target, "AAAA"));
    }
    if (text === undefined) missing.push(question(name, "TXT"));
    return missing;
  }

  #allMissing(): DnsQuestion[] {
    return [...this.#instances.values()].flatMap((instance) => this.#missing(instance));
  }

  #service(event: Service["event"], { name, place, text = [] }: Instance): Service {
    const host = place?.target ?? null;
    const addresses = [...this.#addresses.get(keyOf(host ?? "")) ?? []];
    return { event, name: firstLabel(name), host, port: place?.port ?? null, addresses, text };
  }
}
