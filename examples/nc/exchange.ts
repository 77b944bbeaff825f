/**
 * The exchange of data between a channel and the standard streams.
 *
 * @module
 */
import { orAborted } from "../command_line.ts";
import { writeFully } from "../files/fully.ts";
import type { Channel } from "./channel.ts";

/** The standard input. What was read and not taken is there for the next connection. */
export class Input {
  #next: Promise<Uint8Array<ArrayBuffer> | null> | undefined;
  readonly #isEmpty: boolean;

  /** @param isEmpty True to read nothing, as if the input were empty, but never ended. */
  constructor(isEmpty: boolean) {
    this.#isEmpty = isEmpty;
  }

  /** Returns the next data; `null` at the end. */
  peek(size: number): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#next ??= this.#read(size);
  }

  /** Removes what `peek` has returned. The end remains. */
  take(): void {
    this.#next = undefined;
  }

  async #read(size: number): Promise<Uint8Array<ArrayBuffer> | null> {
    if (this.#isEmpty) return null;
    const buffer = new Uint8Array(size);
    const length = await Deno.stdin.read(buffer);
    return length === null ? null : buffer.subarray(0, length);
  }
}

/** Seconds for the last words to a peer, after the time of an exchange is up. */
const LAST_WORDS = 0.5;

/** How an exchange ends. */
export interface ExchangeOptions {
  /** True if it ends when the peer has ended its half. Otherwise both halves must end. */
  readonly endsWithPeer: boolean;
  /** True to tell the peer when the input has ended. */
  readonly halfClose: boolean;
  /** Seconds from the end of the input to the end of the exchange. */
  readonly quit?: number | undefined;
  /** Seconds without data in either direction that end it. */
  readonly idle: number | null;
  /** Aborts it. */
  readonly signal: AbortSignal;
}

/**
 * Sends the input to the channel and writes what comes from it to the output, both at the same time.
 *
 * @param channel The channel, which is closed at the end.
 * @param input The input.
 * @param options When to end.
 */
export async function exchange(
  channel: Channel,
  input: Input,
  { endsWithPeer, halfClose, quit, idle, signal }: ExchangeOptions,
): Promise<void> {
  let isOver = false;
  let writing: Promise<void> | undefined;
  const ended = Promise.withResolvers<void>();
  const timers: ReturnType<typeof setTimeout>[] = [];
  const endAfter = (seconds: number) => setTimeout(() => ended.resolve(), seconds * 1000);
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  const restartIdle = () => {
    if (idle === null) return;
    clearTimeout(idleTimer);
    idleTimer = endAfter(idle);
  };

  /** Reads the input. One that cannot be read ends all: the peer would wait for more for ever. */
  const readInput = async () => {
    try {
      return await input.peek(channel.size);
    } catch (error) {
      if (!isOver) ended.reject(error);
      throw error;
    }
  };
  const send = async () => {
    for (;;) {
      const data = await readInput();
      if (isOver) return;
      if (data === null) break;
      input.take();
      restartIdle();
      await (writing = channel.write(data));
      writing = undefined;
      restartIdle();
    }
    if (halfClose || quit !== undefined) channel.end();
    if (quit !== undefined) timers.push(endAfter(quit));
  };
  const receive = async () => {
    for (let data; (data = await channel.read()) !== null;) {
      restartIdle();
      await writeFully(Deno.stdout, data);
    }
    if (endsWithPeer) {
      isOver = true;
      await writing;
    }
  };

  restartIdle();
  const sending = send();
  const receiving = receive();
  sending.catch(() => {}); // what the peer has sent before is received first
  receiving.catch(() => {});
  try {
    const over = receiving.then(() => endsWithPeer ? undefined : sending);
    await orAborted(signal, Promise.race([over, ended.promise]));
    isOver = true;
    // A peer that does not read would keep what was written for ever.
    const finished = channel.finish?.();
    await orAborted(signal, Promise.race([finished, ended.promise]));
    const lastWords = new Promise<void>((resolve) => {
      timers.push(setTimeout(resolve, LAST_WORDS * 1000));
    });
    await orAborted(signal, Promise.race([finished, lastWords]));
  } finally {
    isOver = true;
    for (const timer of [idleTimer, ...timers]) clearTimeout(timer);
    channel.close();
  }
}
