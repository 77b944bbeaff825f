/**
 * Sending a file: by the kernel where it can, else by reading and sending.
 *
 * @module
 */
import { EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { Files } from "../../ffi/system.ts";
import { systemError } from "../errors.ts";
import type { Operation } from "./operation.ts";
import { Send, SendFile } from "./operations.ts";
import { type Step, step, type Task } from "./task.ts";

/** How much of a file is read at a time. */
const PIECE = 64 * 1024;

/** Makes an operation on the socket a step. */
type Perform = <T>(operation: Operation<T>) => Step<T>;

/** What is left to send of `count` bytes, of which `sent` are sent. */
function left(count: number | null, sent: number): number {
  return count === null ? Infinity : count - sent;
}

/**
 * Sends the file at a path.
 *
 * @param perform The socket.
 * @param path The file.
 * @param offset Where in the file to begin.
 * @param count How many bytes to send, `null` for all.
 * @returns A task: how many bytes were sent.
 */
export function* sendPath(
  perform: Perform,
  path: string,
  offset: number,
  count: number | null,
): Task<number> {
  // Opened by Deno first, so that its permission to read the file is asked for.
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

/** @returns How many bytes were sent; `null` where the kernel cannot send from this file. */
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
 * Sends an open file; its position is then behind what was sent.
 *
 * @param perform The socket.
 * @param file The file.
 * @param offset Where in the file to begin.
 * @param count How many bytes to send, `null` for all.
 * @returns A task: how many bytes were sent.
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
        const part = yield* step(perform(new Send(rest, 0)));
        rest = rest.subarray(part);
        sent += part;
      }
    }
  } finally {
    yield* step(seek(offset + sent));
  }
}
