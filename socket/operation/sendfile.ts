/**
 * Sending a file: by the kernel with sendfile(2) where it can, otherwise by reading and sending. Either
 * is one operation, so that no other send gets into the middle of the file.
 *
 * @module
 */
import { EAGAIN, EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EOVERFLOW } from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import { type Files, WRITABLE } from "../../ffi/system.ts";
import { shown } from "../arguments.ts";
import { systemError } from "../errors.ts";
import { isOurs, typeError } from "../stack.ts";
import { type Operation, type SendProgress, SENDS, withoutWaiting } from "./operation.ts";
import { CALLS_PER_TURN, LARGEST_SEND } from "./send.ts";
import { type Step, step, type Task } from "./task.ts";

/** Bytes of a file that are read at a time. */
const PIECE = 64 * 1024;
/** Bytes that one sendfile(2) sends at most, so that the event loop gets its turns. */
const KERNEL_PIECE = 2 ** 20;

/** The part of a file to send. */
export interface FilePart {
  /** The first byte. */
  readonly offset: number;
  /** The number of bytes; `null` for all up to the end. */
  readonly count: number | null;
  /** Where to write how much has been sent. */
  readonly progress: SendProgress | undefined;
}

/** Sends a part of a file. The result is the number of bytes that were sent. */
abstract class SendPart implements Operation<number> {
  abstract readonly syscall: string;
  readonly direction = WRITABLE;
  readonly queue = SENDS;
  readonly needsNonblocking?: boolean;
  readonly sends = true;
  readonly part: FilePart;
  /** The number of bytes that have been sent. */
  sent = 0;
  givesWay = false;

  constructor(part: FilePart) {
    this.part = part;
    this.#report();
  }

  /** The number of bytes that are left; `Infinity` if that is not known. */
  protected get left(): number {
    return this.part.count === null ? Infinity : this.part.count - this.sent;
  }

  #report(): void {
    if (this.part.progress !== undefined) this.part.progress.sent = this.sent;
  }

  /** Sends once. @returns the number of bytes, 0 at the end of the file, or the negated error. */
  protected abstract send(fd: number, wait: boolean): number;

  attempt(fd: number, wait: boolean): number {
    const { sent } = this;
    const returned = this.#sendPart(fd, wait);
    // Last: a setter of the program may close the socket, and its number may be another's then.
    if (this.sent > sent) this.#report();
    return returned;
  }

  #sendPart(fd: number, wait: boolean): number {
    for (let calls = 0; this.left > 0; calls++) {
      this.givesWay = !wait && calls === CALLS_PER_TURN;
      if (this.givesWay) return -EAGAIN;
      const sent = this.send(fd, wait);
      if (sent < 0) return sent;
      if (sent === 0) break;
      this.sent += sent;
    }
    return 0;
  }

  weight(): number {
    return 4; // with the file that is opened and closed
  }

  result(): number {
    return this.sent;
  }
}

/** Sends by sendfile(2). */
class SendByKernel extends SendPart {
  readonly syscall = "sendfile";
  override readonly needsNonblocking = true;
  readonly #files: Files;
  readonly #file: number;

  constructor(files: Files, file: number, part: FilePart) {
    super(part);
    this.#files = files;
    this.#file = file;
  }

  protected send(fd: number, _wait: boolean): number {
    const count = Math.min(this.left, KERNEL_PIECE);
    return this.#files.send(fd, this.#file, this.part.offset + this.sent, count);
  }
}

/** Reads and sends. Reading blocks for as long as sendfile(2) would: until the disk has answered. */
class SendByReading extends SendPart {
  readonly syscall = "send";
  readonly #file: Deno.FsFile;
  readonly #memory = new Uint8Array(PIECE);
  /** What was read and is not sent. */
  #piece = new Uint8Array(0);

  constructor(file: Deno.FsFile, part: FilePart) {
    super(part);
    this.#file = file;
  }

  protected send(fd: number, wait: boolean): number {
    if (this.#piece.length === 0) {
      this.#piece = this.#read();
      if (this.#piece.length === 0) return 0;
    }
    const length = Math.min(this.#piece.length, LARGEST_SEND);
    const sent = system().send(fd, this.#piece, length, wait ? 0 : withoutWaiting(0));
    if (sent > 0) this.#piece = this.#piece.subarray(sent);
    return sent;
  }

  /**
   * Reads what follows. Another send of the same file, or the program, may have moved the position of
   * the file since the last piece.
   */
  #read(): Uint8Array<ArrayBuffer> {
    const room = this.#memory.subarray(0, Math.min(PIECE, this.left));
    this.#file.seekSync(this.part.offset + this.sent, Deno.SeekMode.Start);
    try {
      return room.subarray(0, this.#file.readSync(room) ?? 0);
    } catch (error) {
      if (isOurs(error)) throw error; // a class of Deno.errors says what is wrong
      throw typeError(
        `file is ${shown(this.#file)}, which cannot be read: ${(error as Error).message}`,
      );
    }
  }
}

/** Makes an operation on the socket a step of a task. */
type Perform = <T>(operation: Operation<T>) => Step<T>;

/**
 * Sends the file at a path.
 *
 * @param perform Runs an operation on the socket.
 * @param path The path of the file.
 * @param part The part of the file.
 * @returns A task whose result is the number of bytes that were sent.
 */
export function* sendPath(perform: Perform, path: string, part: FilePart): Task<number> {
  // To open a FIFO would block until somebody writes to it.
  const { isFifo, isSocket } = Deno.statSync(path);
  if (isFifo || isSocket) throw noPositions(path);
  // Deno opens the file first, so that Deno asks for the permission to read the file. It opens the
  // file at once, since another send could take this one's place meanwhile.
  const file = Deno.openSync(path);
  try {
    const { files } = system();
    const sent = files === null ? null : yield* sendByKernel(files, perform, path, part);
    return sent ?? (yield* sendOpenFile(perform, file, part));
  } finally {
    file.close();
  }
}

/** Sends by sendfile(2). The result is `null` if the kernel cannot send from this file. */
function* sendByKernel(
  files: Files,
  perform: Perform,
  path: string,
  part: FilePart,
): Task<number | null> {
  const file = files.open(path);
  if (file < 0) throw systemError(-file, "open", path);
  const operation = new SendByKernel(files, file, part);
  try {
    return yield* step(perform(operation));
  } catch (error) {
    const { errno, syscall } = error as { errno?: number; syscall?: string };
    const unsupported = syscall === "sendfile" && operation.sent === 0 &&
      [EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP, EOVERFLOW].includes(errno!);
    if (unsupported) return null;
    throw error;
  } finally {
    files.close(file);
  }
}

/** Makes the error of a FIFO, a socket or a terminal. To read from one may block for ever. */
function noPositions(file: unknown): TypeError {
  return typeError(
    `file is ${shown(file)}, which has no positions; read from it and send the data with sendall`,
  );
}

/**
 * Sends an open file, and leaves its position after the last byte that was sent.
 *
 * @param perform Runs an operation on the socket.
 * @param file The file.
 * @param part The part of the file.
 * @returns A task whose result is the number of bytes that were sent.
 */
export function* sendOpenFile(
  perform: Perform,
  file: Deno.FsFile,
  part: FilePart,
): Task<number> {
  try {
    file.seekSync(part.offset, Deno.SeekMode.Start);
  } catch (error) {
    throw file.statSync().isFile ? error : noPositions(file);
  }
  const operation = new SendByReading(file, part);
  try {
    return yield* step(perform(operation));
  } finally {
    file.seekSync(part.offset + operation.sent, Deno.SeekMode.Start);
  }
}
