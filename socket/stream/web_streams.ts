/**
 * Web streams of bytes on whatever receives and sends: a socket, or a file on one.
 *
 * @module
 */

type Octets = Uint8Array<ArrayBuffer>;

/** Where a stream reads from. No method is called while another one has not settled. */
export interface ByteSource {
  /**
   * Reads what there is, and waits if there is nothing.
   *
   * @param signal Aborts when the stream is cancelled.
   * @returns Bytes in memory that nobody else uses, since the stream transfers it. Empty at the end.
   */
  read(signal: AbortSignal): Promise<Octets>;
  /**
   * Reads what there is into the consumer's memory, and waits if there is nothing.
   *
   * @param memory The memory, not empty.
   * @param signal Aborts when the stream is cancelled.
   * @returns The number of bytes; 0 at the end.
   */
  readInto(memory: Octets, signal: AbortSignal): Promise<number>;
  /** Releases what the stream needed, after its end or an error. */
  end(): Promise<void>;
  /** The same after the consumer has cancelled the stream. May be called after `end` too. */
  cancel(): Promise<void>;
}

/**
 * Makes a stream that reads from a source only when its consumer wants bytes. It reads straight into
 * the memory of a BYOB reader.
 *
 * @param source The source.
 */
export function readableBytes(source: ByteSource): ReadableStream<Octets> {
  const cancellation = new AbortController();
  const { signal } = cancellation;
  return new ReadableStream({
    type: "bytes",
    pull: async (controller: ReadableByteStreamController) => {
      const request = controller.byobRequest;
      const view = request?.view;
      let bytes: Octets | undefined;
      let count = 0;
      try {
        if (view == null) {
          bytes = await source.read(signal);
          count = bytes.length;
        } else {
          const { buffer, byteOffset, byteLength } = view;
          const memory = new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
          count = await source.readInto(memory, signal);
        }
      } finally {
        if (count === 0) await source.end().catch(() => {});
      }
      if (count === 0) {
        controller.close();
        controller.byobRequest?.respond(0); // which may be of a reader that came meanwhile
      } else if (bytes === undefined) {
        request!.respond(count);
      } else {
        controller.enqueue(bytes);
      }
    },
    cancel: (reason) => {
      cancellation.abort(reason);
      return source.cancel();
    },
  });
}

/**
 * Makes a stream of text that reads only when its consumer wants text.
 *
 * @param read Reads what there is; empty at the end.
 * @param end Releases what the stream needed, after its end, an error or a cancellation.
 */
export function readableText(
  read: (signal: AbortSignal) => Promise<string>,
  end: () => Promise<void>,
): ReadableStream<string> {
  const cancellation = new AbortController();
  return new ReadableStream<string>({
    pull: async (controller) => {
      let text = "";
      try {
        text = await read(cancellation.signal);
      } finally {
        if (text === "") await end().catch(() => {});
      }
      if (text === "") controller.close();
      else controller.enqueue(text);
    },
    cancel: (reason) => {
      cancellation.abort(reason);
      return end();
    },
  }, { highWaterMark: 0 });
}

/** Where a stream writes to. */
export interface Sink<T> {
  /**
   * Writes a chunk, all of it.
   *
   * @param chunk The chunk, as the user wrote it.
   * @param signal Aborts when the stream is aborted.
   */
  write(chunk: T, signal: AbortSignal): Promise<void>;
  /** Ends the direction, after the last chunk was written. */
  close(): Promise<void>;
  /**
   * Ends the direction early, after an abort or an error.
   *
   * @param reason That of the abort, or the error.
   */
  abort(reason: unknown): Promise<void>;
}

/**
 * Makes a stream that writes each chunk in full before it accepts the next one.
 *
 * @param sink The sink.
 */
export function writableInto<T>(sink: Sink<T>): WritableStream<T> {
  return new WritableStream<T>({
    write: async (chunk, controller) => {
      try {
        await sink.write(chunk, controller.signal);
      } catch (error) {
        // After an abort, the stream calls `abort` below.
        if (!controller.signal.aborted) await sink.abort(error);
        throw error;
      }
    },
    close: async () => {
      try {
        await sink.close();
      } catch (error) {
        await sink.abort(error);
        throw error;
      }
    },
    abort: (reason) => sink.abort(reason),
  });
}
