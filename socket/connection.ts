/**
 * Connections to a host by name: Happy Eyeballs, RFC 8305.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNSPEC,
  EAFNOSUPPORT,
  EINPROGRESS,
  EINTR,
  POLLOUT,
  SOCK_STREAM,
} from "../constants/mod.ts";
import type { Inet6Address, InetAddress } from "../constants/families.ts";
import { system } from "../ffi/mod.ts";
import { hostAndPort } from "./address/inet.ts";
import { flowAndScope } from "./address/inet6.ts";
import { Destination } from "./address/destination.ts";
import {
  boolean,
  int,
  isOptions,
  seconds,
  signalIn,
  signalOf,
  type TimeoutAndOptions,
  type WaitOptions,
} from "./arguments.ts";
import { getdefaulttimeout } from "./default_timeout.ts";
import { Descriptor } from "./descriptor.ts";
import { GaiError, systemError, timeoutError } from "./errors.ts";
import { describeAddress } from "./text.ts";
import { within } from "./event_loop/limit.ts";
import { type Target, waitForAny } from "./event_loop/many.ts";
import { inTurn } from "./event_loop/wait_queue.ts";
import { Connect, CONNECT_WEIGHT } from "./operation/connect.ts";
import { attemptNow } from "./operation/operation.ts";
import { runAsync, runBlocking, step, type Task } from "./operation/task.ts";
import { type AddrInfo, lookUpAddresses, resolve } from "./resolve/addrinfo.ts";
import { type Socket, wrapDescriptor } from "./socket.ts";
import { fromCaller, fromCallerAsync, ourError, rangeError } from "./stack.ts";

/**
 * Options of {@linkcode createConnection}.
 *
 * @category Sockets
 */
export interface ConnectionOptions extends WaitOptions {
  /**
   * The local address: a host of this machine, or `""` for any, and a port, or 0 for any. Addresses of
   * the other family are left out.
   */
  readonly sourceAddress?: Readonly<InetAddress | Inet6Address>;
  /**
   * `AF_INET` or `AF_INET6` to use only addresses of this family; `AF_UNSPEC`, or left out, for those of
   * both.
   */
  readonly family?: number;
  /**
   * True to throw an `AggregateError` with the errors of all addresses that were tried. Otherwise, and
   * if left out, the error of the last of them is thrown.
   */
  readonly allErrors?: boolean;
  /**
   * Seconds after which the next address is tried beside those that have not answered yet: the
   * Connection Attempt Delay of RFC 8305. 0.25 if left out; `null` to try one after the other.
   */
  readonly happyEyeballsDelay?: number | null;
}

/**
 * A stream socket over IPv4 or IPv6.
 *
 * @category Sockets
 */
export type Connection = Socket<InetAddress | Inet6Address, "stream">;

/** The families of `ConnectionOptions.family`. */
const FAMILIES: readonly number[] = [AF_UNSPEC, AF_INET, AF_INET6];

/** The seconds between two attempts that RFC 8305, section 8, recommends. */
const ATTEMPT_DELAY = 0.25;

/** How to connect. */
export interface ConnectionPlan {
  /** The host and the port, for errors. */
  readonly address: readonly unknown[];
  /** Seconds for the whole, and the timeout of the socket; `null` for none. */
  readonly timeout: number | null;
  /** When the time is up, by `performance.now()`; `Infinity` for never. */
  readonly deadline: number;
  /** Seconds between two attempts; `null` to wait until one has failed. */
  readonly delay: number | null;
  /** The local address. */
  readonly sourceAddress: Readonly<InetAddress | Inet6Address> | undefined;
  /** True to throw the errors of all addresses. */
  readonly allErrors: boolean;
}

/** Connects to one of the addresses of a host. */
function* connectToHost(
  address: Readonly<InetAddress | Inet6Address>,
  rest: TimeoutAndOptions<ConnectionOptions>,
): Task<Connection> {
  const [host, port] = hostAndPort(address, "[host, port]", 4);
  const [flowinfo, scope] = flowAndScope(address);
  const timeout = rest.length === 0 || isOptions(rest[0])
    ? getdefaulttimeout()
    : seconds("timeout", rest[0]);
  if (rest.length > 1) signalIn(rest[1]);
  const last = rest[rest.length - 1];
  const options: ConnectionOptions = isOptions(last) ? last : {};
  const { sourceAddress, allErrors = false, happyEyeballsDelay = ATTEMPT_DELAY } = options;
  const family = "family" in options ? int("options.family", options.family) : AF_UNSPEC;
  if (!FAMILIES.includes(family)) {
    throw rangeError(`options.family is ${family}, expected AF_INET, AF_INET6 or AF_UNSPEC`);
  }
  if (sourceAddress !== undefined) {
    hostAndPort(sourceAddress, "[host, port]", 4, "options.sourceAddress");
    flowAndScope(sourceAddress, "options.sourceAddress");
  }
  const plan: ConnectionPlan = {
    address: [host, port],
    timeout,
    deadline: timeout ? performance.now() + timeout * 1000 : Infinity, // 0: the attempts do not wait
    delay: seconds("options.happyEyeballsDelay", happyEyeballsDelay),
    sourceAddress: sourceAddress && [...sourceAddress], // the caller may change it meanwhile
    allErrors: boolean("options.allErrors", allErrors),
  };
  const found = yield* within(
    lookUpAddresses(host, port, [family, SOCK_STREAM]),
    plan.deadline,
    () => timeoutError(timeout!, "getaddrinfo", host),
  );
  for (const candidate of found) {
    const [family, , , , [numericHost, , , foundScope]] = candidate;
    if (family === AF_INET6) candidate[4] = [numericHost, port, flowinfo, foundScope || scope];
  }
  return yield* connectToAny(found, plan);
}

/**
 * Connects to the first of several addresses that accepts the connection.
 *
 * @param found The addresses, in the order of getaddrinfo(3).
 * @param plan How to connect.
 * @returns A task. Its result is the connected socket.
 */
export function* connectToAny(
  found: readonly AddrInfo[],
  plan: ConnectionPlan,
): Task<Connection> {
  const sources = yield* within(
    resolveSources(found, plan),
    plan.deadline,
    () => timeoutError(plan.timeout!, "connect", plan.address),
  );
  const race = new Race(interleave(found.filter(([family]) => sources.has(family))), sources, plan);
  try {
    for (;;) {
      const winner = yield* race.advance();
      if (winner !== undefined) return yield* race.finish(winner);
      yield* step(waitForAny(race.pending, race.secondsToWait()));
    }
  } finally {
    race.close();
  }
}

/** The local address to bind for each family that can be used; `null` for any address. */
type Sources = ReadonlyMap<number, Destination | null>;

/** Finds the families that the source address can be used with. */
function* resolveSources(
  found: readonly AddrInfo[],
  { address, sourceAddress }: ConnectionPlan,
): Task<Sources> {
  const protocols = new Map<number, number>(found.map(([family, , proto]) => [family, proto]));
  const sources = new Map<number, Destination | null>();
  let unknown: GaiError | undefined;
  for (const [family, proto] of protocols) {
    try {
      const source = sourceAddress === undefined
        ? null
        : yield* resolve(new Destination({ family, proto }, sourceAddress));
      sources.set(family, source);
    } catch (error) {
      // A TypeError: the address has another family. A GaiError: its name has no such address.
      if (error instanceof GaiError) unknown = error;
      else if (!(error instanceof TypeError)) throw error;
    }
  }
  if (sources.size > 0) return sources;
  if (unknown !== undefined) throw unknown;
  const explanation = `no address of ${describeAddress(address)} has the family of ` +
    `options.sourceAddress, ${describeAddress(sourceAddress)}`;
  throw systemError(EAFNOSUPPORT, "connect", address, explanation);
}

/** Sorts addresses so that the families alternate, beginning with that of the first: RFC 8305, 4. */
function interleave(found: readonly AddrInfo[]): AddrInfo[] {
  const preferred = found.filter(([family]) => family === found[0]![0]);
  const others = found.filter(([family]) => family !== found[0]![0]);
  const longest = Math.max(preferred.length, others.length);
  return Array.from({ length: longest }, (_, i) => [preferred[i], others[i]]).flat()
    .filter((one) => one !== undefined);
}

/** An attempt to connect to one address. */
class Attempt implements Target {
  readonly events = POLLOUT;
  revents = 0;
  readonly fd: number;
  readonly owner: Descriptor;
  readonly name = "the socket";
  readonly #operation: Connect;

  /**
   * Makes a socket, and binds it.
   *
   * @param index The place of the address in the list.
   * @param info The address.
   * @param source The local address; `null` for any.
   * @param share How many seconds it has if another attempt waits for its source port.
   */
  constructor(
    readonly index: number,
    readonly info: AddrInfo,
    source: Destination | null,
    readonly share: number,
  ) {
    const [family, type, proto, , address] = info;
    this.#operation = new Connect(new Destination({ family, proto }, address));
    const fd = system().socket(family, type, proto);
    if (fd < 0) throw systemError(-fd, "socket");
    this.fd = fd;
    this.owner = Descriptor.ofNew(fd, false);
    if (source === null) return;
    const error = system().bind(fd, source.sockaddr());
    if (error >= 0) return;
    this.owner.close();
    throw systemError(-error, "bind", source.address);
  }

  /** Begins or goes on to connect without waiting. @returns 0, or the negated error. */
  advance(): number {
    return attemptNow(this.owner, this.#operation);
  }

  /** Connects, and has the kernel wait for the answer. @returns 0, or the negated error. */
  complete(): number {
    let returned: number;
    do returned = this.#operation.attempt(this.fd, true); while (returned === -EINTR);
    return returned;
  }
}

/** The attempts to connect to several addresses, of which one wins. */
class Race {
  readonly #candidates: readonly AddrInfo[];
  readonly #sources: Sources;
  readonly #plan: ConnectionPlan;
  readonly #pending = new Set<Attempt>();
  /** The errors of the addresses that were tried, in the order of the list. */
  readonly #errors: unknown[] = [];
  #begun = 0;
  /** When the next attempt begins, by `performance.now()`, even if none has failed. */
  #next = 0;
  /** When the last attempt gives up a local port that the next one needs. */
  #released = 0;

  constructor(candidates: readonly AddrInfo[], sources: Sources, plan: ConnectionPlan) {
    this.#candidates = candidates;
    this.#sources = sources;
    this.#plan = plan;
  }

  /** The attempts that go on. */
  get pending(): readonly Attempt[] {
    return [...this.#pending];
  }

  /**
   * Looks at the attempts that have an answer, and begins new ones that are due.
   *
   * @returns The attempt that is connected; `undefined` to wait.
   * @throws The error of the last address, or of all, if all have failed or the time is up.
   */
  *advance(): Task<Attempt | undefined> {
    for (const attempt of this.pending) {
      if (attempt.revents !== 0 && this.#accept(attempt, attempt.advance())) return attempt;
    }
    for (;;) {
      const now = performance.now();
      if (now >= this.#plan.deadline) this.#giveUp();
      if (this.#pending.size > 0 && now < this.#due) return undefined;
      if (this.#begun === this.#candidates.length) throw this.#failure();
      const attempt = this.#begin(now);
      if (attempt === undefined) continue;
      // Saves a blocking connection a quarter of its time: nothing else is waited for.
      const isAlone = this.#plan.timeout === null && this.#pending.size === 1 &&
        this.#begun === this.#candidates.length;
      const returned = yield* step({
        now: () => isAlone ? attempt.complete() : attempt.advance(),
        later: () => inTurn(() => attempt.advance(), CONNECT_WEIGHT),
      });
      if (this.#accept(attempt, returned)) return attempt;
    }
  }

  /** When the next attempt begins while others go on, by `performance.now()`. */
  get #due(): number {
    if (this.#begun === this.#candidates.length) return Infinity;
    return this.#hasSourcePort ? this.#released : this.#next;
  }

  /** True if all attempts need the same local port, which only one can have at a time. */
  get #hasSourcePort(): boolean {
    const [source] = this.#sources.values();
    return source != null && (source.address as InetAddress)[1] !== 0;
  }

  #begin(now: number): Attempt | undefined {
    const { delay, deadline } = this.#plan;
    const index = this.#begun++;
    const info = this.#candidates[index]!;
    const share = (deadline - now) / (this.#candidates.length - index);
    if (this.#hasSourcePort) {
      for (const attempt of this.#pending) this.#endByTime(attempt, attempt.share);
    }
    this.#next = delay === null ? Infinity : now + delay * 1000;
    this.#released = now + share;
    try {
      const attempt = new Attempt(
        index,
        info,
        this.#sources.get(info[0])!,
        Math.round(share) / 1000,
      );
      this.#pending.add(attempt);
      return attempt;
    } catch (error) {
      this.#fail(index, error);
      return undefined;
    }
  }

  /** Judges what a connect returned. @returns true if it is connected. */
  #accept(attempt: Attempt, returned: number): boolean {
    if (returned >= 0) return true;
    if (returned === -EINPROGRESS && this.#plan.timeout !== 0) return false;
    this.#pending.delete(attempt);
    attempt.owner.close();
    this.#fail(attempt.index, systemError(-returned, "connect", attempt.info[4]));
    return false;
  }

  #fail(index: number, error: unknown): void {
    this.#errors[index] = error;
    this.#next = 0;
  }

  /** Ends an attempt that has taken its time. */
  #endByTime(attempt: Attempt, seconds: number): void {
    this.#pending.delete(attempt);
    attempt.owner.close();
    this.#errors[attempt.index] = timeoutError(seconds, "connect", attempt.info[4]);
  }

  /** The time is up. */
  #giveUp(): never {
    const { timeout, address } = this.#plan;
    for (const attempt of this.#pending) this.#endByTime(attempt, timeout!);
    if (this.#errors.length === 0) this.#errors.push(timeoutError(timeout!, "connect", address));
    throw this.#failure();
  }

  #failure(): unknown {
    const { allErrors, address } = this.#plan;
    if (!allErrors) return this.#errors.at(-1);
    const message = `could not connect to any address of ${describeAddress(address)}`;
    return ourError(new AggregateError(this.#errors, message));
  }

  /** Returns how long to wait for an answer before the next attempt or the end. */
  secondsToWait(): number | null {
    const until = Math.min(this.#due, this.#plan.deadline);
    return until === Infinity ? null : Math.max(0, until - performance.now()) / 1000;
  }

  /** Makes the socket of the attempt that has won. */
  *finish(attempt: Attempt): Task<Connection> {
    const { owner, info: [family, type, proto] } = attempt;
    const { timeout } = this.#plan;
    const socket: Connection = wrapDescriptor(owner, family, type, proto);
    owner.timeout = timeout;
    // As after the connect of a socket: in the asynchronous form it stays non-blocking.
    yield* step({
      now: () => owner.setNonblocking(timeout !== null),
      later: () => Promise.resolve(),
    });
    this.#pending.delete(attempt);
    return socket;
  }

  /** Closes the sockets of the attempts that have not won. */
  close(): void {
    for (const { owner } of this.#pending) owner.close();
  }
}

/**
 * Connects to a TCP server over IPv4 or IPv6. Tries the addresses of the host until one accepts the
 * connection: RFC 8305, "Happy Eyeballs". The families alternate. The next address is tried when one
 * has failed, or has not answered for `happyEyeballsDelay` seconds. The first that accepts wins. With
 * a port in `sourceAddress`, which only one socket can have, one address is tried after the other, each
 * for its share of the timeout.
 *
 * @param address The host and the port.
 * @param rest The timeout in seconds; `null` for no limit, {@linkcode getdefaulttimeout} if left out. It
 *   limits the look-up and all attempts together, and is then the socket's timeout. With 0, no attempt
 *   waits; the look-up still may. Then the options:
 *   `{ sourceAddress, family, allErrors, happyEyeballsDelay, signal }`.
 * @returns The connected socket.
 * @throws {SocketError} The error of the last address that was tried. `EAFNOSUPPORT` if no address has
 *   the family of `sourceAddress`.
 * @throws {TimeoutError} If the timeout has passed.
 * @throws {AggregateError} The errors of all addresses that were tried, with `allErrors`.
 * @throws {GaiError} If the host is unknown.
 * @throws {TypeError} If an argument has the wrong type.
 * @throws {RangeError} If a number is out of range.
 * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
 *
 * @example
 * ```ts
 * import { createConnection, createServer } from "@libc/socket";
 *
 * using server = createServer(["127.0.0.1", 0]);
 * const [host, port] = server.getsockname();
 * using socket = await createConnection([host, port], 10, { sourceAddress: ["127.0.0.1", 0] });
 * console.log(socket.gettimeout()); // 10
 * ```
 *
 * @category Sockets
 */
export function createConnection(
  address: Readonly<InetAddress | Inet6Address>,
  ...rest: TimeoutAndOptions<ConnectionOptions>
): Promise<Connection> {
  return fromCallerAsync(
    createConnection,
    () => runAsync(connectToHost(address, rest), signalOf(rest)),
  );
}

/**
 * The blocking form of {@linkcode createConnection}.
 *
 * @param address The host and the port.
 * @param rest The timeout in seconds; `null` for no limit, {@linkcode getdefaulttimeout} if left out. It
 *   limits all attempts together, and is then the socket's timeout. It does not interrupt the look-up; if
 *   the look-up takes longer, no address is tried. Then
 *   `{ sourceAddress, family, allErrors, happyEyeballsDelay }`.
 * @returns The connected socket.
 * @throws {SocketError} The error of the last address that was tried. `EAFNOSUPPORT` if no address has
 *   the family of `sourceAddress`.
 * @throws {TimeoutError} If the timeout has passed.
 * @throws {AggregateError} The errors of all addresses that were tried, with `allErrors`.
 * @throws {GaiError} If the host is unknown.
 * @throws {TypeError} If an argument has the wrong type.
 * @throws {RangeError} If a number is out of range.
 * @throws {Deno.errors.NotCapable} If `--deny-net` denies the address.
 *
 * @example
 * ```ts
 * import { createConnectionSync, createServer } from "@libc/socket";
 *
 * using server = createServer(["127.0.0.1", 0]);
 * using socket = createConnectionSync(server.getsockname());
 * console.log(socket.getpeername());
 * ```
 *
 * @category Sockets
 */
export function createConnectionSync(
  address: Readonly<InetAddress | Inet6Address>,
  ...rest: TimeoutAndOptions<Omit<ConnectionOptions, "signal">>
): Connection {
  return fromCaller(createConnectionSync, () => runBlocking(connectToHost(address, rest)));
}
