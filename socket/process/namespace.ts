/**
 * Sockets in other network namespaces: network_namespaces(7).
 *
 * @module
 */
import type { Address, Family, Kind } from "../../constants/families.ts";
import { platform } from "../../constants/platform.ts";
import { system } from "../../ffi/mod.ts";
import type { Namespaces } from "../../ffi/system.ts";
import { integer, shown, text } from "../arguments.ts";
import { systemError } from "../errors.ts";
import { Socket, type SocketKind } from "../socket.ts";
import { fromCaller, hideFrames, ourError, typeError } from "../stack.ts";

function namespaceCalls(): Namespaces {
  const { namespaces } = system();
  if (namespaces !== null) return namespaces;
  throw new Deno.errors.NotSupported(`${platform} has no network namespaces`);
}

/** Opens a namespace by name or path, or the namespace of this thread for `null`. */
function openNamespace(calls: Namespaces, namespace: string | null): number {
  const fd = calls.open(namespace);
  if (fd < 0) throw systemError(-fd, "open", calls.path(namespace));
  return fd;
}

function checkNamespaceName(namespace: string): string {
  const name = text("namespace", namespace);
  if (name !== "" && name !== "." && name !== "..") return name;
  throw typeError(`namespace is ${shown(name)}, expected a name, a path or a descriptor`);
}

/**
 * Calls a function in another network namespace: setns(2). A socket that the function makes stays in
 * that namespace. When the function returns or throws, the thread goes back to its own namespace.
 *
 * The function must be synchronous. It must not start asynchronous work such as a file read, a Worker
 * or a child process: the rest of that work runs outside the namespace, and a thread that it starts
 * stays inside.
 *
 * @param namespace The name of the namespace as in `ip netns` (`/run/netns/…`); a path, which
 *   contains a `/`, such as `/proc/1234/ns/net`; or the descriptor of such a file, which stays
 *   open.
 * @param fn The function to call.
 * @returns The result of the function.
 * @throws {SocketError} `ENOENT` if the namespace does not exist, `EPERM` without the capability
 *   `CAP_SYS_ADMIN`, `EBADF` if the descriptor is not open, `EINVAL` if the file is not a network
 *   namespace.
 * @throws {TypeError} If the function returned a promise, or an argument has the wrong type.
 * @throws {RangeError} If the descriptor is out of range.
 * @throws {AggregateError} If the thread could not go back. It is still in the other namespace, so the
 *   program should exit.
 * @throws {Deno.errors.NotSupported} On systems other than Linux.
 *
 * @example
 * ```ts
 * import { getifaddrs, inNamespace, SocketError } from "@libc/socket";
 *
 * try {
 *   const addresses = inNamespace("blue", getifaddrs);
 *   console.log(addresses.length);
 * } catch (error) {
 *   if (error instanceof SocketError) console.log(error.code); // ENOENT: no namespace "blue"
 *   else if (!(error instanceof Deno.errors.NotSupported)) throw error;
 * }
 * ```
 *
 * @category Processes and descriptors
 */
export function inNamespace<T>(namespace: string | number, fn: () => T): T {
  const [calls, ownFd] = fromCaller(inNamespace, () => enterNamespace(namespace, fn));
  try {
    return callAndGoBack(calls, ownFd, fn);
  } finally {
    system().close(ownFd);
  }
}

/** Checks the arguments and enters the namespace. Also returns a descriptor of this thread's own one. */
function enterNamespace(namespace: string | number, fn: unknown): [Namespaces, ownFd: number] {
  if (typeof fn !== "function") throw typeError(`fn is ${shown(fn)}, expected a function`);
  const target = typeof namespace === "number"
    ? integer("namespace", namespace, 0, 0x7fffffff)
    : checkNamespaceName(namespace);
  const calls = namespaceCalls();
  const ownFd = openNamespace(calls, null);
  try {
    const fd = typeof target === "number" ? target : openNamespace(calls, target);
    try {
      const error = calls.enter(fd);
      if (error < 0) throw systemError(-error, "setns", target);
    } finally {
      if (fd !== target) system().close(fd);
    }
    return [calls, ownFd];
  } catch (error) {
    system().close(ownFd);
    throw error;
  }
}

/** Calls the function. Moves this thread back to its own namespace, also if the function throws. */
function callAndGoBack<T>(calls: Namespaces, ownFd: number, fn: () => T): T {
  let result: T;
  try {
    result = fn();
  } catch (error) {
    goBack(calls, ownFd, [error]);
    throw error;
  }
  goBack(calls, ownFd, []);
  if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
    const error = typeError(
      "fn returned a promise, expected a synchronous function: after its first await it would run " +
        "outside the namespace",
    );
    throw hideFrames(error, inNamespace);
  }
  return result;
}

function goBack(calls: Namespaces, ownFd: number, errors: unknown[]): void {
  const error = calls.enter(ownFd);
  if (error < 0) {
    const failure = new AggregateError(
      [systemError(-error, "setns"), ...errors],
      "this thread could not go back to its network namespace; it is still in the other one",
    );
    throw hideFrames(ourError(failure), inNamespace);
  }
}

/**
 * Makes a socket in another network namespace. The socket stays in that namespace.
 *
 * @param namespace The namespace's name, path or descriptor; see {@linkcode inNamespace}.
 * @param rest The family, type and protocol: the arguments of the constructor of {@linkcode Socket}.
 * @returns The socket.
 * @throws {SocketError} `ENOENT`, `EPERM`, `EBADF`, `EINVAL`, and the errors of socket(2).
 * @throws {TypeError} If an argument has the wrong type.
 * @throws {RangeError} If a number is out of range.
 * @throws {AggregateError} If the thread could not go back to its own namespace.
 * @throws {Deno.errors.NotSupported} On systems other than Linux.
 *
 * @example
 * ```ts
 * import { AF_INET, SOCK_STREAM, SocketError, socketInNamespace } from "@libc/socket";
 *
 * try {
 *   using server = socketInNamespace("blue", AF_INET, SOCK_STREAM);
 *   server.bind(["", 8080]);
 *   server.listen();
 *   // The methods of `server`, such as `accept()`, work from any namespace.
 * } catch (error) {
 *   if (error instanceof SocketError) console.log(error.code); // ENOENT: no namespace "blue"
 *   else if (!(error instanceof Deno.errors.NotSupported)) throw error;
 * }
 * ```
 *
 * @category Processes and descriptors
 */
export function socketInNamespace<A = Address, K = SocketKind>(
  namespace: string | number,
  ...rest: [family?: Family<A> | number, type?: Kind<K> | number, proto?: number]
): Socket<A, K> {
  return fromCaller(
    socketInNamespace,
    () => inNamespace(namespace, () => new Socket<A, K>(...rest)),
  );
}
