/**
 * The errors of failed calls. Each error has its number and its name in C, the name of the call
 * and, if the call is about an address, that address.
 *
 * @module
 */
import { errorName, gaiErrorName, hostErrorName } from "../constants/errno.ts";
import { EAI_SYSTEM, EBADF, ETIMEDOUT } from "../constants/mod.ts";
import { system } from "../ffi/mod.ts";
import { wrongType } from "./arguments.ts";
import { hideFrames, ourError } from "./stack.ts";
import { describeAddress } from "./text.ts";

/**
 * The properties of a {@linkcode SocketError} besides its message.
 *
 * @category Errors
 */
export interface SocketErrorDetails {
  /** The error number. */
  readonly errno: number;
  /** The name of the error in C, such as `"ECONNREFUSED"`. */
  readonly code: string;
  /** The name of the failed call, such as `"connect"`. */
  readonly syscall: string;
  /** The address that the call was about, if there is one. */
  readonly address?: unknown;
}

/** The details of an error that a program made from a message alone. */
const UNKNOWN: SocketErrorDetails = { errno: 0, code: "", syscall: "" };

/** Checks the message of an error of a class. */
function checkMessage(message: unknown, Class: new (...args: never) => Error): string {
  if (typeof message === "string") return message;
  throw hideFrames(wrongType("message", message, "a string"), Class);
}

/** Checks the details of an error of a class. */
function checkDetails(
  details: SocketErrorDetails,
  Class: typeof SocketError,
): SocketErrorDetails {
  if (
    typeof details === "object" && details !== null && typeof details.errno === "number" &&
    typeof details.code === "string" && typeof details.syscall === "string"
  ) return details;
  throw hideFrames(
    wrongType("details", details, 'an object such as { errno: 5, code: "EIO", syscall: "recv" }'),
    Class,
  );
}

/**
 * The error of a failed call: Python's `socket.error`, which is `OSError`.
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
 *
 * @category Errors
 */
export class SocketError extends Error {
  /** The name of the class. */
  declare name: string;
  /** The error number: `errno`, `EAI_*` or `h_errno`. */
  declare readonly errno: number;
  /** The name of the error in C, such as `"ECONNREFUSED"`. */
  declare readonly code: string;
  /** The name of the failed call, such as `"connect"`. */
  declare readonly syscall: string;
  /** The address that the call was about, if there is one. */
  declare readonly address?: unknown;
  /**
   * The data that came before a receive of several parts failed or timed out: one with `MSG_WAITALL`,
   * `recvExactly` and `recvUntil`. The data is no longer in the socket.
   */
  declare partial?: Uint8Array<ArrayBuffer>;

  /**
   * Makes the error of a failed call.
   *
   * @param message The message; empty if left out.
   * @param details The other properties. If left out, as with Python's `socket.error("text")`, the
   *   number is 0 and the names are empty.
   * @throws {TypeError} If the message is not a string, or the details are not of their types.
   */
  constructor(message = "", details: SocketErrorDetails = UNKNOWN) {
    super(checkMessage(message, new.target));
    const { errno, code, syscall, address } = checkDetails(details, new.target);
    this.errno = errno;
    this.code = code;
    this.syscall = syscall;
    if (address !== undefined) this.address = address;
  }
}

/**
 * The error of an operation that took longer than the socket's or the system's timeout: Python's
 * `socket.timeout`.
 *
 * @example
 * ```ts
 * import { AF_INET, SOCK_DGRAM, Socket, TimeoutError } from "@libc/socket";
 *
 * using socket = new Socket(AF_INET, SOCK_DGRAM);
 * socket.bind(["127.0.0.1", 0]);
 * socket.settimeout(0.05);
 * try {
 *   await socket.recvfrom(1024);
 * } catch (error) {
 *   console.log(error instanceof TimeoutError); // true
 * }
 * ```
 *
 * @category Errors
 */
export class TimeoutError extends SocketError {}

/**
 * The error of `getaddrinfo` or `getnameinfo`, with an `EAI_*` number: Python's `gaierror`.
 *
 * @example
 * ```ts
 * import { AF_UNSPEC, AI_NUMERICHOST, GaiError, getaddrinfoSync } from "@libc/socket";
 *
 * try {
 *   getaddrinfoSync("not an address", 80, AF_UNSPEC, 0, 0, AI_NUMERICHOST);
 * } catch (error) {
 *   console.log(error instanceof GaiError && error.code); // EAI_NONAME
 * }
 * ```
 *
 * @category Errors
 */
export class GaiError extends SocketError {}

/**
 * The error of `gethostbynameEx` or `gethostbyaddr`, with an `h_errno` number: Python's `herror`.
 *
 * @example
 * ```ts
 * import { gethostbynameEx, HostError } from "@libc/socket";
 *
 * try {
 *   await gethostbynameEx("256.256.256.256"); // not an address, and not a name either
 * } catch (error) {
 *   console.log(error instanceof HostError && error.h_errno);
 * }
 * ```
 *
 * @category Errors
 */
export class HostError extends SocketError {
  /** The same number as `errno`, under its name in C. */
  get h_errno(): number {
    return this.errno;
  }
}

/**
 * The error of a receive whose stream ended too early: of `recvExactly` and `recvUntil`.
 *
 * @example
 * ```ts
 * import { IncompleteReadError, socketpair } from "@libc/socket";
 *
 * const [a, b] = socketpair();
 * await a.sendall("abc");
 * a.close();
 * try {
 *   await b.recvExactly(5);
 * } catch (error) {
 *   if (!(error instanceof IncompleteReadError)) throw error;
 *   console.log(error.partial.length); // 3
 * }
 * b.close();
 * ```
 *
 * @category Errors
 */
export class IncompleteReadError extends Error {
  /** The name of the class. */
  declare name: string;
  /** What came before the end. */
  readonly partial: Uint8Array<ArrayBuffer>;

  /**
   * Makes the error.
   *
   * @param message The message; empty if left out.
   * @param partial What came before the end; nothing if left out.
   * @throws {TypeError} If the message is not a string, or `partial` is not a `Uint8Array`.
   */
  constructor(message = "", partial: Uint8Array<ArrayBuffer> = new Uint8Array(0)) {
    super(checkMessage(message, new.target));
    if (!(partial instanceof Uint8Array)) {
      throw hideFrames(wrongType("partial", partial, "a Uint8Array"), IncompleteReadError);
    }
    this.partial = partial;
    ourError(this);
  }
}

// The names are properties of the prototypes, as with the built-in errors: `stack` begins with the
// name, and an instance needs no property of its own.
for (
  const [name, Class] of Object.entries(
    { SocketError, TimeoutError, GaiError, HostError, IncompleteReadError },
  )
) {
  Object.defineProperty(Class.prototype, "name", {
    value: name,
    configurable: true,
    writable: true,
  });
}

function message(syscall: string, address: unknown, rest: string): string {
  return address === undefined
    ? `${syscall}: ${rest}`
    : `${syscall} ${describeAddress(address)}: ${rest}`;
}

/**
 * Makes the error of a failed system call.
 *
 * @param errno The error number.
 * @param syscall The name of the call.
 * @param address The address that the call was about.
 * @param explanation Text to append to the system's text.
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
  return ourError(
    new Class(message(syscall, address, `${text} (${code}, ${errno})`), {
      errno,
      code,
      syscall,
      address,
    }),
  );
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
  return ourError(
    new TimeoutError(message(syscall, address, text), {
      errno: ETIMEDOUT,
      code,
      syscall,
      address,
    }),
  );
}

/** Makes the error of a call on a socket, or on another descriptor, that is closed. */
export function closedError(syscall: string, kind: "socket" | "descriptor"): SocketError {
  return systemError(EBADF, syscall, undefined, `the ${kind} is closed`);
}

/**
 * Makes the error of `getaddrinfo` or `getnameinfo`.
 *
 * @param error The `EAI_*` number.
 * @param errno The value of `errno`; 0 if it is not known.
 * @param syscall The name of the call.
 * @param address The name or address that was looked up.
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
  return ourError(
    new GaiError(message(syscall, address, `${text} (${code}, ${error})`), {
      errno: error,
      code,
      syscall,
      address,
    }),
  );
}

/**
 * Makes the error of `gethostbyname` or `gethostbyaddr`.
 *
 * @param error The `h_errno` number.
 * @param syscall The name of the call.
 * @param address The name or address that was looked up.
 */
export function hostError(error: number, syscall: string, address: unknown): HostError {
  const code = hostErrorName(error);
  const text = system().hostErrorText(error);
  return ourError(
    new HostError(message(syscall, address, `${text} (${code}, ${error})`), {
      errno: error,
      code,
      syscall,
      address,
    }),
  );
}
