/**
 * A client of an echo server, in a Worker. It blocks, so that it measures nothing but the server.
 *
 * @module
 */
import { createConnectionSync } from "@libc/socket";
import { Percentiles } from "../percentiles.ts";

/** What a client is to do. */
export interface Task {
  /** Becomes 1 when the time is over. */
  readonly isOver: Int32Array<SharedArrayBuffer>;
  readonly seconds: number;
  /** The port of the server. */
  readonly port: number;
}

/** The times of the round trips, in ms. */
export interface Times {
  readonly count: number;
  readonly median: number;
  readonly p999: number;
  readonly max: number;
  /** The 99.9th percentile in each quarter of the time. */
  readonly quarters: readonly number[];
}

/** The time between two round trips, in ms. */
const PAUSE = 4;

function measure({ isOver, seconds, port }: Task): Times {
  const data = new Uint8Array(64), into = new Uint8Array(64);
  const all = new Percentiles();
  const quarters = [0, 1, 2, 3].map(() => new Percentiles());
  using socket = createConnectionSync(["127.0.0.1", port], 60);
  socket.settimeout(120);
  const begin = performance.now();
  while (Atomics.wait(isOver, 0, 0, PAUSE) === "timed-out") {
    const sent = performance.now();
    socket.sendallSync(data);
    for (let count = 0; count < data.length;) {
      const received = socket.recvIntoSync(into);
      if (received === 0) throw new Error("the server has closed the connection");
      count += received;
    }
    const now = performance.now();
    all.add(now - sent);
    quarters[Math.min(3, Math.floor(4 * (now - begin) / (1000 * seconds)))]!.add(now - sent);
  }
  return {
    count: all.count,
    median: all.at(0.5),
    p999: all.at(0.999),
    max: all.max,
    quarters: quarters.filter(({ count }) => count > 0).map((quarter) => quarter.at(0.999)),
  };
}

interface Scope {
  onmessage: (event: MessageEvent<Task>) => void;
  postMessage(message: Times): void;
  close(): void;
}

const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }) => {
  scope.postMessage(measure(data));
  scope.close();
};
