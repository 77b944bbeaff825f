/**
 * Another operating system on this one: the module takes its constants, its
 * structures and its calls, and in place of its libraries there are functions
 * that note what they are given. To be imported before the module, in a process
 * of its own, whose environment says which system it is.
 *
 * @module
 */

/** Which system it is, as `Deno.build.os` would say. */
const FOREIGN = "FOREIGN_SYSTEM";

/** What `socket` gives, and what all other calls are about. */
const FD = 1000;

/** What the calls were given last, and what they answer. */
export const calls = {
  /** The address that `bind` was given. */
  bound: new Uint8Array(),
  /** The address that `getsockname` gives. */
  name: new Uint8Array(),
  /** What `setsockopt` was given: level, name and value. */
  option: [0, 0, new Uint8Array()] as [level: number, name: number, value: Uint8Array],
  /** What every option was set to, level and name, since this was emptied. */
  options: [] as [level: number, name: number][],
  /** The value that `getsockopt` gives. */
  value: new Uint8Array(),
  /** What an ioctl was given: the request, and the integer or memory. */
  control: [0, 0n] as [request: number, argument: bigint | Uint8Array],
  /** What it does with the memory; returns what the call returns. */
  answer: (_request: number, _memory: Uint8Array): number => 0,
};

/** The native functions of a library, called with what `Deno.dlopen` would be given. */
type Native = (...parameters: never[]) => unknown;

type Memory = Uint8Array<ArrayBuffer>;

function memoryAt(pointer: Deno.PointerObject, length: number): Uint8Array {
  return new Uint8Array(Deno.UnsafePointerView.getArrayBuffer(pointer, length));
}

const { dlopen } = Deno;
const errno = Int32Array.of(2); // ENOENT, of whatever gives -1

/** Those of this system, which turn addresses into text; it numbers one family otherwise. */
const own = dlopen("libc.so.6", {
  inet_pton: { parameters: ["i32", "buffer", "buffer"], result: "i32" },
  inet_ntop: { parameters: ["i32", "buffer", "buffer", "u32"], result: "pointer" },
}).symbols;
const familyHere = (family: number) => family === 2 ? 2 : 10;

const socket = () => FD;

function ioctl(request: number, argument: bigint | Uint8Array): number {
  calls.control = [request, typeof argument === "bigint" ? argument : argument.slice()];
  return typeof argument === "bigint" ? 0 : calls.answer(request, argument);
}

/** The functions that do more than to return 0, by their C names. */
const functions: Readonly<Record<string, Native>> = {
  __error: () => Deno.UnsafePointer.of(errno),
  strerror: () => null,
  socket,
  WSASocketW: socket,
  inet_pton: (family: number, text: Memory, packed: Memory) =>
    own.inet_pton(familyHere(family), text, packed),
  inet_ntop: (family: number, packed: Memory, text: Memory, size: number | bigint) =>
    own.inet_ntop(familyHere(family), packed, text, Number(size)),
  bind(_fd: unknown, address: Deno.PointerObject, length: number) {
    calls.bound = memoryAt(address, length).slice();
    return 0;
  },
  getsockname(_fd: unknown, address: Deno.PointerObject, length: Deno.PointerObject) {
    memoryAt(address, calls.name.length).set(calls.name);
    new Int32Array(memoryAt(length, 4).buffer)[0] = calls.name.length;
    return 0;
  },
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
Object.defineProperty(Deno, "dlopen", {
  value: (_library: string, symbols: Deno.ForeignLibraryInterface) => ({
    symbols: Object.fromEntries(
      Object.entries(symbols).map(([key, { name = key }]) => [key, functions[name] ?? (() => 0)]),
    ),
  }),
});
