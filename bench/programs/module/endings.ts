/**
 * The ways in which a pending operation can end, measured in processor time. Each connection has one
 * pending operation; an operation of the benchmark is one on every connection.
 *
 * @module
 */
import { createConnection, type Socket } from "@libc/socket";
import { connections, cpuTime, measure, port, wait } from "../measure.mjs";

/** References to all connections: the garbage collector would close unreferenced ones. */
const kept: Socket[] = [];

/** Connects to the peer, which sends a byte to each of `others` for each byte from `control`. */
async function connectAll(): Promise<[control: Socket, ...others: Socket[]]> {
  const control = await createConnection(["127.0.0.1", port]);
  const others: Socket[] = [];
  while (others.length < connections) others.push(await createConnection(["127.0.0.1", port]));
  kept.push(control, ...others);
  return [control, ...others];
}

/** Measures the processor time of a function. */
function measureCpuTime(run: () => Promise<unknown>) {
  return measure(async (count) => {
    for (let i = 0; i < count; i++) await run();
  }, cpuTime);
}

export async function completedWithSignal() {
  const [control, ...others] = await connectAll();
  return measureCpuTime(async () => {
    const waiting = others.map((conn) => conn.recv(16, { signal: new AbortController().signal }));
    await control.send("x");
    await Promise.all(waiting);
  });
}

export async function aborted() {
  const [, ...others] = await connectAll();
  // The platform's default reason, a DOMException, costs more than everything else here.
  const reason = new Error("not needed any more");
  return measureCpuTime(async () => {
    const controllers = others.map(() => new AbortController());
    const waiting = others.map((conn, i) => conn.recv(16, { signal: controllers[i]!.signal }));
    for (const controller of controllers) controller.abort(reason);
    await Promise.allSettled(waiting);
  });
}

export async function completedWithTimeout() {
  const [control, ...others] = await connectAll();
  for (const conn of others) conn.settimeout(5);
  return measureCpuTime(async () => {
    const waiting = others.map((conn) => conn.recv(16));
    await control.send("x");
    await Promise.all(waiting);
  });
}

export async function timedOut() {
  const [, ...others] = await connectAll();
  for (const conn of others) conn.settimeout(wait);
  return measureCpuTime(() => Promise.allSettled(others.map((conn) => conn.recv(16))));
}
