/**
 * `--deny-net`: the addresses that the user denied by name.
 *
 * Deno's FFI passes the net permissions by, so this module asks for them itself. Its refusal is a
 * safety net, not a wall: a program with `--allow-ffi` can call the system without this module.
 * `SECURITY.md` says the difference. `--allow-net` is not asked for: `--allow-ffi` grants more.
 *
 * @module
 */
import {
  AF_ALG,
  AF_DIVERT,
  AF_INET,
  AF_INET6,
  AF_NETLINK,
  AF_RDS,
  AF_SYSTEM,
  AF_UNIX,
  AF_VSOCK,
} from "../../constants/mod.ts";
import { system } from "../../ffi/mod.ts";
import type { Sockaddr } from "../../ffi/sockaddr.ts";
import { ourError } from "../stack.ts";
import { layouts } from "./codec.ts";
import { sockaddrs } from "./codec_table.ts";

/** Families that reach only this machine's kernel and processes: no network. */
const LOCAL: readonly (number | undefined)[] = [AF_UNIX, AF_NETLINK, AF_ALG, AF_SYSTEM];

/** What the program's flags deny. */
type Denied = "nothing" | "everything" | "perhaps something";

let denied: Denied | undefined;

/**
 * Finds out what the flags deny, by one query. They do not change while the program runs; a permission
 * that the program revokes itself is not denied.
 */
function readFlags(): Denied {
  const { state, partial } = Deno.permissions.querySync({ name: "net" });
  if (state === "denied") return "everything";
  // Without --allow-net the state is "prompt", whether or not --deny-net names a host.
  return state === "granted" && !partial ? "nothing" : "perhaps something";
}

/** True if the flags deny a host, which is written as in `--deny-net`. */
function isDenied(host: string): boolean {
  try {
    return Deno.permissions.querySync({ name: "net", host }).state === "denied";
  } catch {
    return false; // Deno takes no such text as a host, in its flags neither.
  }
}

function refusal(host: string): Error {
  const reason = `net access to ${host} is denied, by --deny-net or by an answer to a prompt`;
  return ourError(new Deno.errors.NotCapable(reason));
}

function inetHost({ view, bytes }: Sockaddr): string {
  const { sin_addr: { offset, size }, sin_port } = layouts().sockaddr_in;
  return `${bytes.subarray(offset, offset + size).join(".")}:${sin_port.get(view)}`;
}

function inet6Host({ view, bytes }: Sockaddr): string {
  const { sin6_addr: { offset, size }, sin6_port } = layouts().sockaddr_in6;
  const host = system().inetNtop(AF_INET6, bytes.slice(offset, offset + size));
  return `[${host}]:${sin6_port.get(view)}`;
}

function vsockHost({ view }: Sockaddr): string {
  const { svm_cid, svm_port } = layouts().sockaddr_vm;
  return `vsock:${svm_cid.get(view)}:${svm_port.get(view)}`;
}

/** The families whose addresses `--deny-net` can name, and the form in which it names them. */
const HOSTS: ReadonlyMap<number | undefined, (address: Sockaddr) => string> = new Map<
  number | undefined,
  (address: Sockaddr) => string
>([
  [AF_INET, inetHost],
  [AF_DIVERT, inetHost],
  [AF_RDS, inetHost],
  [AF_INET6, inet6Host],
  [AF_VSOCK, vsockHost],
]);

const SLOTS = 256;
/** The 32-bit words of the largest address in the table: `sockaddr_in6`. */
const WORDS = 7;

/**
 * The addresses that Deno has permitted lately.
 *
 * Speed-up: a query takes as long as a `sendto`; to find an address here takes 30 to 60 ns when
 * measured. The
 * table compares whole addresses, and what it does not hold is asked for again.
 */
class PermittedAddresses {
  readonly #table = new Uint32Array(SLOTS * WORDS);

  /** Returns the index of the only slot that an address can be in. */
  #slot({ view }: Sockaddr, words: number): number {
    let hash = 0;
    for (let i = 0; i < words; i++) hash = Math.imul(hash ^ view.getUint32(i * 4), 0x9e3779b1);
    return (hash >>> 24) * WORDS;
  }

  has(address: Sockaddr): boolean {
    const words = Math.min(address.length >> 2, WORDS);
    const slot = this.#slot(address, words);
    for (let i = 0; i < words; i++) {
      if (this.#table[slot + i] !== address.view.getUint32(i * 4)) return false;
    }
    return true;
  }

  add(address: Sockaddr): void {
    const words = Math.min(address.length >> 2, WORDS);
    const slot = this.#slot(address, words);
    for (let i = 0; i < words; i++) this.#table[slot + i] = address.view.getUint32(i * 4);
  }
}

const permitted = new PermittedAddresses();

function check(address: Sockaddr): void {
  const { family } = address;
  if (LOCAL.includes(family)) return;
  const toHost = HOSTS.get(family);
  if (denied === "everything") {
    throw refusal(toHost === undefined ? `addresses of family ${family}` : toHost(address));
  }
  if (toHost === undefined || permitted.has(address)) return;
  const host = toHost(address);
  if (isDenied(host)) throw refusal(host);
  permitted.add(address);
}

/**
 * Marks an address as permitted. Call this before C gets an address that is not marked.
 *
 * @param address The encoded address.
 * @throws {Deno.errors.NotCapable} If the user denied the address.
 */
export function permit(address: Sockaddr): void {
  denied ??= readFlags();
  if (denied !== "nothing") check(address);
  address.isPermitted = true;
}

/**
 * Checks a host name before it is looked up: its addresses would not show the name that was denied.
 *
 * @param name The name.
 * @param port The port that the name is for; left out if there is none.
 * @throws {Deno.errors.NotCapable} If the user denied the name.
 */
export function permitName(name: string, port?: number): void {
  denied ??= readFlags();
  if (denied === "nothing") return;
  const host = port === undefined ? name : `${name}:${port}`;
  if (isDenied(host)) throw refusal(host);
}

/**
 * Checks the local address of a socket before it listens: the system binds one that is not bound.
 *
 * @param fd The descriptor.
 * @throws {Deno.errors.NotCapable} If the user denied the address.
 */
export function permitListening(fd: number): void {
  denied ??= readFlags();
  if (denied === "nothing") return;
  const { peer } = sockaddrs();
  if (system().getsockname(fd, peer) === 0) check(peer);
}
