/**
 * Simulates another operating system on Linux. The module uses that system's
 * constants, structures and calls; stubs that record their arguments replace the
 * system's libraries. Import this file before the module, in a process of its
 * own: an environment variable names the system.
 *
 * @module
 */

/** The environment variable with the simulated `Deno.build.os`. */
const FOREIGN = "FOREIGN_SYSTEM";

/** The descriptor that `socket` returns; on Linux one that exists, which nothing closes. */
const FD = Deno.env.get(FOREIGN) === "linux" ? 2 : 1000;

/** The arguments of the last calls, and the results of the next ones. */
export const calls = {
  /** The address that was passed to `bind`. */
  bound: new Uint8Array(),
  /** The address that `getsockname` returns. */
  name: new Uint8Array(),
  /** The level, name and value that were passed to `setsockopt`. */
  option: [0, 0, new Uint8Array()] as [level: number, name: number, value: Uint8Array],
  /** The level and name of every option that was set; tests empty the list. */
  options: [] as [level: number, name: number][],
  /** The value that `getsockopt` returns. */
  value: new Uint8Array(),
  /** The request and the integer or memory that were passed to an ioctl. */
  control: [0, 0n] as [request: number, argument: bigint | Uint8Array],
  /** Functions, by their C names, that fail without an error number. */
  lost: [] as readonly string[],
  /** True if select reports the connection of every socket as failed. */
  hasFailed: false,
  /** Stubs of a test, by the C names of the functions; they come before all others. */
  stubs: {} as Record<string, (...parameters: never[]) => unknown>,
  /** Performs an ioctl on memory. @returns the result of the call. */
  answer: (_request: number, _memory: Uint8Array): number => 0,
};

/** A stub of a native function; it takes the arguments of the FFI call. */
type Native = (...parameters: never[]) => unknown;

type Memory = Uint8Array<ArrayBuffer>;

function memoryAt(pointer: Deno.PointerObject, length: number): Uint8Array {
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, length));
}

const { dlopen } = Deno;
const errno = Int32Array.of(2); // ENOENT, the error of every failed call

/** Linux's address conversions. */
const linux = dlopen("libc.so.6", {
  inet_pton: { parameters: ["i32", "buffer", "buffer"], result: "i32" },
  inet_ntop: { parameters: ["i32", "buffer", "buffer", "u32"], result: "pointer" },
}).symbols;

/** Fails as a C function does: sets errno and returns -1. */
export function fail(error: number): -1 {
  errno[0] = error;
  return -1;
}

function lose(): number {
  errno[0] = 0;
  return -1;
}

/** Converts a simulated system's family to Linux's: the number of AF_INET6 differs. */
const linuxFamily = (family: number) => family === 2 ? 2 : 10;

const socket = () => FD;

function ioctl(request: number, argument: bigint | Uint8Array): number {
  calls.control = [request, typeof argument === "bigint" ? argument : argument.slice()];
  return typeof argument === "bigint" ? 0 : calls.answer(request, argument);
}

/** The stubs by their C names; all other functions return 0. */
const stubs: Readonly<Record<string, Native>> = {
  __error: () => Deno.UnsafePointer.of(errno),
  __errno_location: () => Deno.UnsafePointer.of(errno),
  strerror: () => null,
  socket,
  WSASocketW: socket,
  inet_pton: (family: number, text: Memory, packed: Memory) =>
    linux.inet_pton(linuxFamily(family), text, packed),
  inet_ntop: (family: number, packed: Memory, text: Memory, size: number | bigint) =>
    linux.inet_ntop(linuxFamily(family), packed, text, Number(size)),
  bind(_fd: unknown, address: Deno.PointerObject, length: number) {
    calls.bound = memoryAt(address, length).slice();
    return 0;
  },
  getsockname(_fd: unknown, address: Deno.PointerObject, length: Deno.PointerObject) {
    memoryAt(address, calls.name.length).set(calls.name);
    new Int32Array(memoryAt(length, 4).buffer)[0] = calls.name.length;
    return 0;
  },
  getpeername: () => calls.hasFailed ? -1 : 0,
  WSAGetLastError: () => calls.hasFailed ? 10057 : 0, // WSAENOTCONN
  select: () => calls.hasFailed ? 1 : 0, // leaves the sets as they are
  setsockopt(_fd: unknown, level: number, name: number, value: Memory, length: number) {
    calls.option = [level, name, value.slice(0, length)];
    calls.options.push([level, name]);
    return 0;
  },
  getsockopt(_fd: unknown, _level: number, _name: number, value: Memory, length: Memory) {
    value.set(calls.value);
    new DataView(length.buffer).setInt32(length.byteOffset, calls.value.length, true);
    return 0;
  },
  ioctl: (_fd: unknown, request: number, ...rest: (number | bigint | Memory)[]) =>
    ioctl(request, rest.at(-1) as bigint | Memory),
  WSAIoctl(_fd: unknown, request: number, input: Memory, _length: number) {
    return ioctl(request, input);
  },
};

Object.defineProperty(Deno, "build", {
  value: { ...Deno.build, os: Deno.env.get(FOREIGN) },
});
/** Calls a function by its C name. */
function callByName(name: string, parameters: never[]): unknown {
  if (calls.lost.includes(name)) return lose();
  return (calls.stubs[name] ?? stubs[name] ?? (() => 0))(...parameters);
}

/** A pointer to a function, for a call that does not block: the function by its name. */
class FnPointer {
  readonly call: (...parameters: never[]) => Promise<unknown>;

  constructor(name: string) {
    // deno-lint-ignore require-await
    this.call = async (...parameters) => callByName(name, parameters);
  }
}

Object.defineProperty(Deno, "dlopen", {
  value: (_library: string, symbols: Deno.ForeignLibraryInterface) => ({
    symbols: Object.fromEntries(
      Object.entries(symbols).map(([key, symbol]) => {
        const { name = key } = symbol;
        if ("type" in symbol) return [key, name];
        return [key, (...parameters: never[]) => callByName(name, parameters)];
      }),
    ),
    close() {},
  }),
});
Object.defineProperty(Deno, "UnsafeFnPointer", { value: FnPointer });
