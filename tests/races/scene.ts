/**
 * What the scenes of the races have in common.
 *
 * @module
 */
import { MSG_DONTWAIT, type Socket, type SocketFile } from "@libc/socket";

/** A socket of any kind. */
export type Any = Socket<unknown, unknown>;

/** An operation that waits, and all that has to do with it. */
export interface Scene {
  /** The socket of the operation; `undefined` once the program has dropped it. */
  socket: Any | undefined;
  /** The file of the operation; `undefined` if it has none, and once the program has dropped it. */
  file?: SocketFile<Uint8Array<ArrayBuffer>> | undefined;
  readonly peer: Any;
  /** The memory that the operation uses, if it is the program's. */
  readonly buffer?: Uint8Array<ArrayBuffer>;
  /** True if neither the end of the socket nor a completion ends the operation for certain. */
  readonly goesOn?: boolean;
  /** Starts the operation. */
  start(socket: Any, signal: AbortSignal): Promise<unknown>;
  /** Does what lets the operation succeed. */
  complete(): void;
  /**
   * Throws if something was lost or came twice.
   *
   * @param result The result; `undefined` after an error.
   */
  check(result: unknown): void;
  readonly others: Any[];
}

/** The present case. */
export const present = {
  /** True in a case whose event ends the connection, so that what was sent may be gone. */
  wasShut: false,
};

/** Throws unless two values are equal. */
export function equal(value: unknown, expected: unknown, what: string): void {
  const [one, other] = [value, expected].map((each) => JSON.stringify(each));
  if (one !== other) throw new Error(`${what}: ${one}, expected ${other}`);
}

/** Receives all that is there. */
export function drain(socket: Any): Uint8Array[] {
  const all: Uint8Array[] = [];
  try {
    for (;;) {
      const data = socket.recvSync(100_000, MSG_DONTWAIT ?? 0);
      if (data.length === 0) return all;
      all.push(data);
    }
  } catch {
    return all; // EAGAIN, or the peer has closed
  }
}
