/**
 * A test, at the end that sends and at the end that receives.
 *
 * @module
 */
import { setTimeout } from "node:timers/promises";
import { unlessAborted } from "../command_line.ts";
import { Meter, type Report } from "./meter.ts";
import { type Channel, type Test, TimeLimit } from "./protocol.ts";
import type { Streams } from "./streams.ts";

/** Seconds that a peer may take beyond the time of the test. */
const PATIENCE = 30;

/** Milliseconds in which late datagrams may still arrive after the sender's end. */
const LINGER = 500;

/** One end of a test. */
export interface End {
  readonly channel: Channel;
  readonly streams: Streams;
  readonly test: Test;
  /** True if this end sends. */
  readonly sends: boolean;
  /** Takes the receiver's reports. The receiver sends them to the other end, too. */
  readonly take: (reports: readonly Report[]) => void;
}

/** Runs one end of a test. */
export async function runEnd(end: End, interrupted: AbortSignal): Promise<void> {
  using deadline = new TimeLimit(end.test.time + PATIENCE, interrupted);
  await (end.sends ? send : receive)(end, deadline.signal);
}

async function send({ channel, streams, test, take }: End, signal: AbortSignal): Promise<void> {
  const over = AbortSignal.any([signal, AbortSignal.timeout(test.time * 1000)]);
  const sending = async () => {
    const sent = await streams.send(over);
    await channel.send({ sent }, signal);
  };
  const reporting = async () => {
    for (;;) {
      const { reports = [] } = await channel.receive(signal);
      take(reports);
      if (reports[0]?.total) return;
    }
  };
  await Promise.all([sending(), reporting()]);
}

async function receive({ channel, streams, test, take }: End, signal: AbortSignal): Promise<void> {
  const meter = new Meter(test.streams, test.udp);
  const done = new AbortController();
  const ends = AbortSignal.any([signal, done.signal]);
  const report = async (reports: Report[]) => {
    take(reports);
    await channel.send({ reports }, signal);
  };
  meter.start();
  const begun = performance.now();
  const ticking = async () => {
    for (let i = 1;; i++) {
      const wait = begun + i * test.interval * 1000 - performance.now();
      await setTimeout(Math.max(wait, 0), undefined, { signal: ends });
      await report(meter.interval());
    }
  };
  const receiving = streams.receive(meter, ends);
  const finishing = async () => {
    const { sent = [] } = await channel.receive(signal);
    meter.touch(); // the rate is over the time until now, or until later data
    if (!test.udp) await receiving;
    const isComplete = () =>
      meter.counters.every(({ datagrams }, i) => datagrams >= (sent[i]?.datagrams ?? 0));
    if (!isComplete()) await setTimeout(LINGER, undefined, { signal });
    done.abort();
    return sent;
  };
  const quiet = [receiving, ticking()].map((each) => unlessAborted(done.signal, each));
  const [sent] = await Promise.all([finishing(), ...quiet]).finally(() => done.abort());
  const rest = meter.rest();
  if (rest.some(({ bytes }) => bytes > 0)) await report(rest);
  await report(meter.total(sent));
}
