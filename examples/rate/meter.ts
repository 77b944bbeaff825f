/**
 * What the receiver measures.
 *
 * @module
 */
import type { Sent } from "./protocol.ts";

/** What a stream, or all streams, received in a period. */
export interface Report {
  /** The number of the stream, from 1, or `"all"`. */
  readonly stream: number | "all";
  /** True for the whole test. */
  readonly total: boolean;
  /** The period, in seconds since the start. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  readonly bitsPerSecond: number;
  /** UDP: datagrams, without those that were lost. */
  readonly datagrams?: number;
  readonly lost?: number;
  readonly outOfOrder?: number;
  /** UDP: the smoothed difference of transit times, in milliseconds: RFC 3550, section 6.4.1. */
  readonly jitter?: number;
  /** TCP: segments sent again during the whole test, if the sender's system counts them. */
  readonly retransmits?: number;
}

/** The counts of a stream. */
export class Counter {
  bytes = 0;
  datagrams = 0;
  outOfOrder = 0;
  /** Microseconds. */
  jitter = 0;
  /** The sequence number after the highest that was received. */
  expected = 0;
  #transit: number | undefined;

  /** Datagrams that are missing. */
  get lost(): number {
    return Math.max(0, this.expected - this.datagrams);
  }

  /** Counts a datagram. Both times are in microseconds, each by the clock of its host. */
  add(length: number, sequence: number, sent: number, received: number): void {
    this.bytes += length;
    this.datagrams++;
    if (sequence < this.expected) this.outOfOrder++;
    else this.expected = sequence + 1;
    const transit = received - sent;
    this.jitter += (Math.abs(transit - (this.#transit ?? transit)) - this.jitter) / 16;
    this.#transit = transit;
  }
}

type Counts = Readonly<
  Pick<Counter, "bytes" | "datagrams" | "outOfOrder" | "lost" | "jitter">
>;

const NOTHING: Counts = { bytes: 0, datagrams: 0, outOfOrder: 0, lost: 0, jitter: 0 };

/** Adds up the counts of streams. The jitter is their mean. */
function sumOf(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return {
    ...{ bytes: sum("bytes"), datagrams: sum("datagrams"), outOfOrder: sum("outOfOrder") },
    ...{ lost: sum("lost"), jitter: sum("jitter") / all.length },
  };
}

/** The counts of a test. */
export class Meter {
  readonly counters: readonly Counter[];
  readonly #udp: boolean;
  #begun = 0;
  /** When data last came, or the test ended. */
  #last = 0;
  #before: readonly Counts[];
  #from = 0;

  /**
   * @param streams The number of streams.
   * @param udp True for UDP.
   */
  constructor(streams: number, udp: boolean) {
    this.counters = Array.from({ length: streams }, () => new Counter());
    this.#udp = udp;
    this.#before = this.counters.map(() => NOTHING);
  }

  /** Starts the clock. */
  start(): void {
    this.#begun = this.#last = performance.now();
  }

  /** Notes that data has come, or that the test has ended. */
  touch(): void {
    this.#last = performance.now();
  }

  /** Returns reports of the time since the last ones: of each stream, and of all. */
  interval(): Report[] {
    return this.#until(performance.now());
  }

  /** Returns reports of the time from the last ones until data came last, or the test ended. */
  rest(): Report[] {
    return this.#until(this.#last);
  }

  #until(time: number): Report[] {
    const now = (time - this.#begun) / 1000;
    const present = this.counters.map(({ bytes, datagrams, outOfOrder, lost, jitter }) => (
      { bytes, datagrams, outOfOrder, lost, jitter }
    ));
    const differences = present.map((counts, i): Counts => {
      const before = this.#before[i]!;
      return {
        bytes: counts.bytes - before.bytes,
        datagrams: counts.datagrams - before.datagrams,
        outOfOrder: counts.outOfOrder - before.outOfOrder,
        // The period before counted a datagram as lost that was only late, and has come in this one.
        lost: Math.max(0, counts.lost - before.lost),
        jitter: counts.jitter,
      };
    });
    const reports = this.#reports(false, this.#from, now, differences);
    this.#before = present;
    this.#from = now;
    return reports;
  }

  /** Returns reports of the whole test. */
  total(sent: readonly Sent[]): Report[] {
    if (this.#udp) {
      this.counters.forEach((counter, i) => {
        counter.expected = Math.max(counter.expected, sent[i]?.datagrams ?? 0);
      });
    }
    const to = (this.#last - this.#begun) / 1000;
    const reports = this.#reports(true, 0, to, this.counters);
    const again = sent.map(({ retransmits }) => retransmits);
    if (again.some((count) => count === undefined)) return reports;
    const all = again.reduce<number>((sum, count) => sum + count!, 0);
    return reports.map((report) => ({
      ...report,
      retransmits: report.stream === "all" ? all : again[report.stream - 1]!,
    }));
  }

  #reports(total: boolean, from: number, to: number, all: readonly Counts[]): Report[] {
    const report = (stream: number | "all", counts: Counts): Report => {
      const { bytes, datagrams, lost, outOfOrder, jitter } = counts;
      const bitsPerSecond = to > from ? bytes * 8 / (to - from) : 0;
      return {
        ...{ stream, total, from, to, bytes, bitsPerSecond },
        ...this.#udp && { datagrams, lost, outOfOrder, jitter: jitter / 1000 },
      };
    };
    const each = all.map((counts, i) => report(i + 1, counts));
    return [...each, report("all", sumOf(all))];
  }
}
