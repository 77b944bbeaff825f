/**
 * The optional arguments of {@linkcode Socket}'s methods: their types, and the functions that check
 * them.
 *
 * @module
 */
import type { AddressLike } from "../constants/families.ts";
import type { Ancillary } from "./ancillary/types.ts";
import { controlSize } from "./ancillary/control.ts";
import {
  buffer,
  bufferSize,
  isOptions,
  optionalInt,
  signalIn,
  type WaitOptions,
  wrongType,
} from "./arguments.ts";
import type { SendProgress } from "./operation/operation.ts";
import { rangeError } from "./stack.ts";

/**
 * Optional arguments of a blocking receive into a buffer.
 *
 * @category Sockets
 */
export type Into = [nbytes?: number, flags?: number];

/**
 * Optional arguments of an asynchronous receive into a buffer.
 *
 * @category Sockets
 */
export type IntoAndOptions =
  | [options?: WaitOptions]
  | [nbytes: number, options?: WaitOptions]
  | [nbytes: number, flags: number, options?: WaitOptions];

/**
 * Optional arguments of {@linkcode Socket.sendmsgSync}.
 *
 * @category Sockets
 */
export type Message<A> = [
  ancillary?: readonly Ancillary[],
  flags?: number,
  address?: AddressLike<A> | null,
];

/**
 * Optional arguments of {@linkcode Socket.sendmsg}.
 *
 * @category Sockets
 */
export type MessageAndOptions<A> =
  | [options?: WaitOptions]
  | [ancillary: readonly Ancillary[], options?: WaitOptions]
  | [ancillary: readonly Ancillary[], flags: number, options?: WaitOptions]
  | [
    ancillary: readonly Ancillary[],
    flags: number,
    address: AddressLike<A> | null,
    options?: WaitOptions,
  ];

/**
 * Optional arguments of {@linkcode Socket.recvmsgSync}: the bytes of ancillary data, and flags.
 *
 * @category Sockets
 */
export type AncillaryRoom = [ancbufsize?: number, flags?: number];

/**
 * Optional arguments of {@linkcode Socket.recvmsg}: the bytes of ancillary data, flags, options.
 *
 * @category Sockets
 */
export type AncillaryAndOptions =
  | [options?: WaitOptions]
  | [ancbufsize: number, options?: WaitOptions]
  | [ancbufsize: number, flags: number, options?: WaitOptions];

/**
 * Optional arguments of {@linkcode Socket.sendFdsSync}.
 *
 * @category Sockets
 */
export type Fds<A> = [flags?: number, address?: AddressLike<A> | null];

/**
 * Optional arguments of {@linkcode Socket.sendFds}.
 *
 * @category Sockets
 */
export type FdsAndOptions<A> =
  | [options?: WaitOptions]
  | [flags: number, options?: WaitOptions]
  | [flags: number, address: AddressLike<A> | null, options?: WaitOptions];

/**
 * The part of a file to send.
 *
 * @category Sockets
 */
export type Part =
  | [options?: Omit<SendOptions, "signal">]
  | [offset: number, options?: Omit<SendOptions, "signal">]
  | [offset: number, count: number | null, options?: Omit<SendOptions, "signal">];

/**
 * Options of a send that consists of several system calls.
 *
 * @category Sockets
 */
export interface SendOptions extends WaitOptions {
  /** An object whose `sent` says how much has gone, also after an error, a timeout or an abort. */
  readonly progress?: SendProgress;
}

/**
 * Options of {@linkcode Socket.recvUntil}.
 *
 * @category Sockets
 */
export interface UntilOptions extends WaitOptions {
  /** The largest number of bytes to receive, with the delimiter; 65536 if left out. */
  readonly limit?: number;
}

/**
 * Optional arguments of {@linkcode Socket.sendall}.
 *
 * @category Sockets
 */
export type FlagsAndSendOptions = [options?: SendOptions] | [flags: number, options?: SendOptions];

/**
 * Optional arguments of {@linkcode Socket.sendallSync}.
 *
 * @category Sockets
 */
export type FlagsAndProgress =
  | [options?: Omit<SendOptions, "signal">]
  | [flags: number, options?: Omit<SendOptions, "signal">];

/**
 * The part of a file to send, and options.
 *
 * @category Sockets
 */
export type PartAndOptions =
  | [options?: SendOptions]
  | [offset: number, options?: SendOptions]
  | [offset: number, count: number | null, options?: SendOptions];

/** Checks the `progress` of a send, if its last argument is options. */
export function progressOf(rest: readonly unknown[]): SendProgress | undefined {
  const last = rest.at(-1);
  if (!isOptions(last)) return undefined;
  const { progress } = last as SendOptions;
  if (progress === undefined || isOptions(progress)) return progress;
  throw wrongType("options.progress", progress, "an object such as { sent: 0 }");
}

/**
 * Arguments after the data of {@linkcode Socket.sendtoSync}.
 *
 * @category Sockets
 */
export type To<A> = [address: AddressLike<A>] | [flags: number, address: AddressLike<A>];

/**
 * Arguments after the data of {@linkcode Socket.sendto}.
 *
 * @category Sockets
 */
export type ToAndOptions<A> =
  | [address: AddressLike<A>, options?: WaitOptions]
  | [flags: number, address: AddressLike<A>, options?: WaitOptions];

/** Returns the arguments before the options object, and checks that no more than `most` are given. */
export function withoutOptions(rest: readonly unknown[], most: number): readonly unknown[] {
  const given = isOptions(rest.at(-1)) ? rest.slice(0, -1) : rest;
  if (given.length > most) signalIn(given[most]);
  return given;
}

/** Checks the room for ancillary data and the flags of a `recvmsg`. */
export function ancillaryRoom(rest: readonly unknown[]): [ancbufsize: number, flags: number] {
  return [rest.length > 0 ? controlSize(rest[0]) : 0, optionalInt("flags", rest, 1, 0)];
}

/** The checked arguments of a receive into the user's buffer. */
export interface IntoArguments {
  /** The buffer. */
  readonly memory: Uint8Array<ArrayBuffer>;
  /** Bytes to receive at most. */
  readonly nbytes: number;
  /** `MSG_*` */
  readonly flags: number;
}

/** Checks the arguments of a receive into the user's buffer. */
export function intoArguments(target: unknown, rest: readonly unknown[]): IntoArguments {
  const memory = buffer("buffer", target);
  const most = Math.min(memory.length, 0x7fffffff);
  return rest.length === 0 ? { memory, nbytes: most, flags: 0 } : intoPart(memory, most, rest);
}

function intoPart(
  memory: Uint8Array<ArrayBuffer>,
  most: number,
  rest: readonly unknown[],
): IntoArguments {
  const given = withoutOptions(rest, 2);
  const nbytes = given.length > 0 ? bufferSize("nbytes", given[0]) : 0;
  if (nbytes > memory.length) {
    throw rangeError(`nbytes is ${nbytes}, but the buffer has ${memory.length} bytes`);
  }
  return { memory, nbytes: nbytes || most, flags: optionalInt("flags", given, 1, 0) };
}
