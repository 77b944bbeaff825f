/**
 * Sockets in other network namespaces.
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

function namespaces(): Namespaces {
  const found = system().namespaces;
  if (found !== null) return found;
  throw new Deno.errors.NotSupported(`${platform} has no network namespaces`);
}

/** Opens a namespace. */
function open(found: Namespaces, namespace: string | null): number {
  const fd = found.open(namespace);
  if (fd < 0) throw systemError(-fd, "open", found.path(namespace));
  return fd;
}

function named(namespace: string): string {
  const name = text("namespace", namespace);
  if (name !== "" && name !== "." && name !== "..") return name;
  throw new TypeError(`namespace is ${shown(name)}, expected a name, a path or a descriptor`);
}

/**
 * Calls a function in another network namespace. Sockets that it makes belong to
 * that namespace for good; when it has returned, or has thrown, the thread is
 * back in its own.
 *
 * It must do all that it does at once: nothing asynchronous may begin in it, be it a file that is
 * read, a Worker or a child process. What is asynchronous goes on elsewhere, and threads that it
 * starts stay in the other namespace.
 *
 * @param namespace Its name, as `ip netns` knows it (`/run/netns/…`); a path, which has a `/` in it,
 *   such as `/proc/1234/ns/net`; or the descriptor of such a file, which stays open.
 * @param fn What to call.
 * @returns What it returned.
 * @throws {SocketError} `ENOENT` if there is no such namespace, `EPERM` without the capability
 *   `CAP_SYS_ADMIN`, `EINVAL` if it is no network namespace.
 * @throws {TypeError} If the function returned a promise.
 * @throws {AggregateError} If the thread could not go back: it is in the wrong namespace, and the
 *   program had better end.
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
 *   if (error instanceof SocketError) console.log(error.code); // ENOENT: there is no "blue"
 *   else if (!(error instanceof Deno.errors.NotSupported)) throw error;
 * }
 * ```
 */
export function inNamespace<T>(namespace: string | number, fn: () => T): T {
  if (typeof fn !== "function") {
    throw new TypeError(`fn is ${shown(fn)}, expected a function`);
  }
  const wanted = typeof namespace === "number"
    ? integer("namespace", namespace, 0, 0x7fffffff)
    : named(namespace);
  const found = namespaces();
  const own = open(found, null);
  try {
    const fd = typeof wanted === "number" ? wanted : open(found, wanted);
    try {
      const error = found.enter(fd);
      if (error < 0) throw systemError(-error, "setns", wanted);
    } finally {
      if (fd !== wanted) system().close(fd);
    }
    return inside(found, own, fn);
  } finally {
    system().close(own);
  }
}

/** Calls the function; whatever it does, this thread goes back. */
function inside<T>(found: Namespaces, own: number, fn: () => T): T {
  let result: T;
  try {
    result = fn();
  } catch (error) {
    goBack(found, own, [error]);
    throw error;
  }
  goBack(found, own, []);
  if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
    throw new TypeError(
      "the function returned a promise: what is asynchronous goes on outside the namespace",
    );
  }
  return result;
}

function goBack(found: Namespaces, own: number, errors: unknown[]): void {
  const error = found.enter(own);
  if (error < 0) {
    throw new AggregateError(
      [systemError(-error, "setns"), ...errors],
      "this thread could not go back to its network namespace, and is still in the other one",
    );
  }
}

/**
 * Makes a socket in another network namespace, where it stays.
 *
 * @param namespace The namespace's name, path or descriptor; see {@linkcode inNamespace}.
 * @param rest Family, type and protocol, as the constructor of {@linkcode Socket} takes them.
 * @returns The socket.
 * @throws {SocketError} `ENOENT`, `EPERM`, `EINVAL`, and the errors of socket(2).
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
 *   // `server.accept()`, and all else, works from here
 * } catch (error) {
 *   if (error instanceof SocketError) console.log(error.code); // ENOENT: there is no "blue"
 *   else if (!(error instanceof Deno.errors.NotSupported)) throw error;
 * }
 * ```
 */
export function socketInNamespace<A = Address, K = SocketKind>(
  namespace: string | number,
  ...rest: [family?: Family<A> | number, type?: Kind<K> | number, proto?: number]
): Socket<A, K> {
  return inNamespace(namespace, () => new Socket<A, K>(...rest));
}
