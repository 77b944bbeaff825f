/**
 * The errors that the module throws. Each carries the number and the C name of
 * the error, the call that failed and, where there is one, the address.
 *
 * @module
 */
import { errorName, gaiErrorName, hostErrorName } from "../constants/errno.ts";
import { EAI_SYSTEM, EBADF, ETIMEDOUT } from "../constants/mod.ts";
import { system } from "../ffi/mod.ts";

/** What a {@linkcode SocketError} knows beside its message. */
export interface SocketErrorDetails {
  /** The number of the error. */
  readonly errno: number;
  /** Its name in C, such as `"ECONNREFUSED"`. */
  readonly code: string;
  /** The call that failed, such as `"connect"`. */
  readonly syscall: string;
  /** The address that the call was about. */
  readonly address?: unknown;
}

/**
 * A failed call: Python's `socket.error`, which is `OSError`.
 *
 * @example Telling errors apart
 * ```ts
 * import { AF_INET, SOCK_STREAM, Socket, SocketError } from "@libc/socket";
 *
 * using unused = new Socket(AF_INET, SOCK_STREAM);
 * unused.bind(["127.0.0.1", 0]); // nobody listens there
 * using socket = new Socket(AF_INET, SOCK_STREAM);
 * try {
 *   await socket.connect(unused.getsockname());
 * } catch (error) {
 *   if (!(error instanceof SocketError && error.code === "ECONNREFUSED")) throw error;
 *   console.log(error.syscall, error.errno, error.address);
 * }
 * ```
 */
export class SocketError extends Error {
  /** The class's name. */
  declare name: string;
  /** The number of the error: `errno`, `EAI_*` or `h_errno`. */
  declare readonly errno: number;
  /** The name of the error in C, such as `"ECONNREFUSED"`. */
  declare readonly code: string;
  /** The call that failed, such as `"connect"`. */
  declare readonly syscall: string;
  /** The address that the call was about, where there is one. */
  declare readonly address?: unknown;

  /**
   * Makes the error of a failed call.
   *
   * @param message What happened, for people.
   * @param details What happened, for programs.
   */
  constructor(message: string, details: SocketErrorDetails) {
    super(message);
    this.errno = details.errno;
    this.code = details.code;
    this.syscall = details.syscall;
    if (details.address !== undefined) this.address = details.address;
  }
}

/** A time-out, of the socket's or of the system's: Python's `socket.timeout`. */
export class TimeoutError extends SocketError {}

/** A failure of `getaddrinfo` or `getnameinfo`, with an `EAI_*` number: Python's `gaierror`. */
export class GaiError extends SocketError {}

/** A failure of `gethostbyname` or `gethostbyaddr`: Python's `herror`. */
export class HostError extends SocketError {
  /** The same number as `errno`, under the name it has in C. */
  get h_errno(): number {
    return this.errno;
  }
}

// The prototypes have the names, as those of the language's errors do: so they are at the head of
// `stack`, too, and take no time for each.
for (const [name, Class] of Object.entries({ SocketError, TimeoutError, GaiError, HostError })) {
  Object.defineProperty(Class.prototype, "name", {
    value: name,
    configurable: true,
    writable: true,
  });
}

/**
 * An address as the messages of errors show it.
 *
 * @param address In any of the forms that sockets take.
 * @returns A short text.
 */
export function describeAddress(address: unknown): string {
  if (typeof address === "string") return JSON.stringify(address);
  if (!Array.isArray(address)) return Deno.inspect(address);
  const [host, port] = address;
  if (typeof host !== "string" || typeof port !== "number") return Deno.inspect(address);
  if (address.length > 2 && !host.includes(":")) return Deno.inspect(address); // no IP address
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function message(syscall: string, address: unknown, rest: string): string {
  return address === undefined
    ? `${syscall}: ${rest}`
    : `${syscall} ${describeAddress(address)}: ${rest}`;
}

/**
 * The error of a failed system call.
 *
 * @param errno The number of the error.
 * @param syscall The call's name.
 * @param address The address that it was about.
 * @param explanation What to add to the system's own text.
 * @returns A {@linkcode TimeoutError} for `ETIMEDOUT`, else a {@linkcode SocketError}.
 */
export function systemError(
  errno: number,
  syscall: string,
  address?: unknown,
  explanation?: string,
): SocketError {
  const code = errorName(errno);
  const text = system().errorText(errno) + (explanation === undefined ? "" : `; ${explanation}`);
  const Class = errno === ETIMEDOUT ? TimeoutError : SocketError;
  return new Class(message(syscall, address, `${text} (${code}, ${errno})`), {
    errno,
    code,
    syscall,
    address,
  });
}

/**
 * Makes the error of an operation that took longer than the socket's timeout.
 *
 * @param seconds The timeout.
 * @param syscall The name of the call.
 * @param address The address that the call was about.
 */
export function timeoutError(seconds: number, syscall: string, address?: unknown): TimeoutError {
  const code = "ETIMEDOUT";
  const text = `timed out after ${seconds} s (${code}, ${ETIMEDOUT})`;
  return new TimeoutError(message(syscall, address, text), {
    errno: ETIMEDOUT,
    code,
    syscall,
    address,
  });
}

/** Makes the error of a call on a closed socket. */
export function closedError(syscall: string): SocketError {
  return systemError(EBADF, syscall, undefined, "the socket is closed");
}

/**
 * The error of `getaddrinfo` or `getnameinfo`.
 *
 * @param error The `EAI_*` number.
 * @param errno What `errno` was, 0 where it is not known.
 * @param syscall The call's name.
 * @param address What was looked up.
 * @returns The error.
 */
export function gaiError(
  error: number,
  errno: number,
  syscall: string,
  address?: unknown,
): GaiError {
  const code = gaiErrorName(error);
  const text = error === EAI_SYSTEM && errno !== 0
    ? system().errorText(errno)
    : system().addressErrorText(error);
  return new GaiError(message(syscall, address, `${text} (${code}, ${error})`), {
    errno: error,
    code,
    syscall,
    address,
  });
}

/**
 * The error of `gethostbyname` or `gethostbyaddr`.
 *
 * @param error The `h_errno` number.
 * @param syscall The call's name.
 * @param address What was looked up.
 * @returns The error.
 */
export function hostError(error: number, syscall: string, address: unknown): HostError {
  const code = hostErrorName(error);
  const text = system().hostErrorText(error);
  return new HostError(message(syscall, address, `${text} (${code}, ${error})`), {
    errno: error,
    code,
    syscall,
    address,
  });
}
