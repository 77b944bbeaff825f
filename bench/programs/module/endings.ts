/**
 * The ways in which an operation that waits can end, in the processor's time. Of all connections one
 * operation waits at a time, and together these are one turn.
 *
 * @module
 */
import { createConnection, type Socket } from "@libc/socket";
import { connections, cpuTime, measure, port, wait } from "../measure.mjs";

/** All connections, so that none is collected, and closed, because it is not used. */
const kept: Socket[] = [];

/** The peer sends a byte to each of the others for every one that comes from the first. */
async function connected(): Promise<[control: Socket, ...others: Socket[]]> {
  const control = await createConnection(["127.0.0.1", port]);
  const others: Socket[] = [];
  while (others.length < connections) others.push(await createConnection(["127.0.0.1", port]));
  kept.push(control, ...others);
  return [control, ...others];
}

/** Measures turns. */
function turns(turn: () => Promise<unknown>) {
  return measure(async (count) => {
    for (let i = 0; i < count; i++) await turn();
  }, cpuTime);
}

export async function completedWithSignal() {
  const [control, ...others] = await connected();
  return turns(async () => {
    const waiting = others.map((conn) => conn.recv(16, { signal: new AbortController().signal }));
    await control.send("x");
    await Promise.all(waiting);
  });
}

export async function aborted() {
  const [, ...others] = await connected();
  // Its own, since what the platform makes in its place costs more than all the rest.
  const reason = new Error("not needed any more");
  return turns(async () => {
    const controllers = others.map(() => new AbortController());
    const waiting = others.map((conn, i) => conn.recv(16, { signal: controllers[i]!.signal }));
    for (const controller of controllers) controller.abort(reason);
    await Promise.allSettled(waiting);
  });
}

export async function completedWithTimeout() {
  const [control, ...others] = await connected();
  for (const conn of others) conn.settimeout(5);
  return turns(async () => {
    const waiting = others.map((conn) => conn.recv(16));
    await control.send("x");
    await Promise.all(waiting);
  });
}

export async function timedOut() {
  const [, ...others] = await connected();
  for (const conn of others) conn.settimeout(wait);
  return turns(() => Promise.allSettled(others.map((conn) => conn.recv(16))));
}
