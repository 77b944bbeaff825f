/**
 * Sends a file: with sendfile(2) if the kernel can, otherwise by reading the file and sending the
 * data.
 *
 * @module
 */
import { EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { type Files, WRITABLE } from "../../ffi/system.ts";
import { systemError } from "../errors.ts";
import { type Operation, SENDS } from "./operation.ts";
import { LARGEST_SEND, Send } from "./send.ts";
import { type Step, step, type Task } from "./task.ts";

/** Bytes of a file that are read at a time. */
const PIECE = 64 * 1024;

/** sendfile(2) of one piece. The result is the number of bytes that were sent. */
class SendFile implements Operation<number> {
  readonly syscall = "sendfile";
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly needsNonblocking = true;
  readonly #files: Files;
  readonly #file: number;
  readonly #offset: number;
  readonly #count: number;

  constructor(files: Files, file: number, offset: number, count: number) {
    this.#files = files;
    this.#file = file;
    this.#offset = offset;
    this.#count = Math.min(count, LARGEST_SEND);
  }

  attempt(fd: number, _wait: boolean): number {
    return this.#files.send(fd, this.#file, this.#offset, this.#count);
  }

  result(length: number): number {
    return length;
  }
}

/** Makes an operation on the socket a step of a task. */
type Perform = <T>(operation: Operation<T>) => Step<T>;

/** Returns how many of `count` bytes are left to send. */
function left(count: number | null, sent: number): number {
  return count === null ? Infinity : count - sent;
}

/**
 * Sends the file at a path.
 *
 * @param perform Runs an operation on the socket.
 * @param path The path of the file.
 * @param offset The first byte of the file to send.
 * @param count Bytes to send at most; `null` for all.
 * @returns A task whose result is the number of bytes that were sent.
 */
export function* sendPath(
  perform: Perform,
  path: string,
  offset: number,
  count: number | null,
): Task<number> {
  // Deno opens the file first, so that Deno checks the permission to read it.
  const file = yield* step<Deno.FsFile>({
    now: () => Deno.openSync(path),
    later: () => Deno.open(path),
  });
  try {
    const { files } = system();
    const sent = files === null ? null : yield* sendByKernel(files, perform, path, offset, count);
    return sent ?? (yield* sendOpenFile(perform, file, offset, count));
  } finally {
    file.close();
  }
}

/** Sends by sendfile(2). The result is `null` if the kernel cannot send from this file. */
function* sendByKernel(
  files: Files,
  perform: Perform,
  path: string,
  offset: number,
  count: number | null,
): Task<number | null> {
  const file = files.open(path);
  if (file < 0) throw systemError(-file, "open", path);
  try {
    for (let sent = 0;;) {
      if (left(count, sent) === 0) return sent;
      let piece: number;
      try {
        piece = yield* step(perform(new SendFile(files, file, offset + sent, left(count, sent))));
      } catch (error) {
        const { errno, syscall } = error as { errno?: number; syscall?: string };
        const unsupported = syscall === "sendfile" &&
          [EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP].includes(errno!);
        if (unsupported && sent === 0) return null;
        throw error;
      }
      if (piece === 0) return sent;
      sent += piece;
    }
  } finally {
    files.close(file);
  }
}

/**
 * Sends an open file, and leaves its position behind the last byte that was sent.
 *
 * @param perform Runs an operation on the socket.
 * @param file The file.
 * @param offset The first byte of the file to send.
 * @param count Bytes to send at most; `null` for all.
 * @returns A task whose result is the number of bytes that were sent.
 */
export function* sendOpenFile(
  perform: Perform,
  file: Deno.FsFile,
  offset: number,
  count: number | null,
): Task<number> {
  const seek = (to: number): Step<number> => ({
    now: () => file.seekSync(to, Deno.SeekMode.Start),
    later: () => file.seek(to, Deno.SeekMode.Start),
  });
  const piece = new Uint8Array(PIECE);
  let sent = 0;
  try {
    yield* step(seek(offset));
    for (;;) {
      const wanted = piece.subarray(0, Math.min(PIECE, left(count, sent)));
      if (wanted.length === 0) return sent;
      const length = yield* step<number | null>({
        now: () => file.readSync(wanted),
        later: () => file.read(wanted),
      });
      if (length === null) return sent;
      for (let rest = wanted.subarray(0, length); rest.length > 0;) {
        const part = yield* step(perform(new Send(rest, 0, null)));
        rest = rest.subarray(part);
        sent += part;
      }
    }
  } finally {
    yield* step(seek(offset + sent));
  }
}
