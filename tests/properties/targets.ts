/**
 * Everything that can be called, found by reflection: the functions that the module exports, the
 * constructors of its classes, and the methods and getters of their instances.
 *
 * @module
 */
import * as module from "@libc/socket";
import type { ThingName } from "./values.ts";
import type { World } from "./world.ts";

/** Something to call. */
export interface Target {
  /** Its name: `getaddrinfo`, `new Batch`, `Socket.recv`, `SocketFile.mode`. */
  readonly name: string;
  /** The kind of thing that it is a method of; `null` for a function. */
  readonly thing: ThingName | null;
  /** Calls it. */
  call(thing: object | undefined, args: unknown[]): unknown;
}

type Callable = (...args: unknown[]) => unknown;

const LANGUAGE = new Set<object>([
  Object.prototype,
  Function.prototype,
  Error,
  Error.prototype,
]);

/** The properties of an object and of its prototypes, up to the language's own. */
function* propertiesOf(object: object): Generator<[PropertyKey, PropertyDescriptor]> {
  for (
    let at = object;
    at !== null && !LANGUAGE.has(at);
    at = Object.getPrototypeOf(at)
  ) {
    for (const key of Reflect.ownKeys(at)) {
      yield [key, Object.getOwnPropertyDescriptor(at, key)!];
    }
  }
}

/** True for a property that programs use: not for the module's own symbols. */
function isPublic(key: PropertyKey): boolean {
  return key !== "constructor" &&
    (typeof key === "string" || String(Symbol.prototype.toString.call(key)).includes("Symbol.") ||
      key === Symbol.for("Deno.customInspect"));
}

function* methodsOf(prefix: string, prototype: object, thing: ThingName): Generator<Target> {
  for (const [key, { value, get }] of propertiesOf(prototype)) {
    if (!isPublic(key)) continue;
    const name = `${prefix}.${String(key)}`;
    if (typeof value === "function") {
      yield { name, thing, call: (object, args) => Reflect.apply(value, object, args) };
    } else if (get !== undefined) {
      yield { name, thing, call: (object) => Reflect.apply(get, object, []) };
    }
  }
}

function* functionsOf(prefix: string, object: object): Generator<Target> {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key;
    if (typeof value !== "function") continue;
    if (!/^class\b/.test(Function.prototype.toString.call(value))) {
      yield { name, thing: null, call: (_, args) => (value as Callable)(...args) };
      continue;
    }
    yield { name: `new ${name}`, thing: null, call: (_, args) => Reflect.construct(value, args) };
    for (const [method, { value: fn }] of propertiesOf(value)) {
      if (typeof fn !== "function" || !isPublic(method)) continue;
      yield {
        name: `${name}.${String(method)}`,
        thing: null,
        call: (_, args) => Reflect.apply(fn, value, args),
      };
    }
  }
}

/** The thing of the world that has the methods of an exported class. */
const INSTANCES: Readonly<Record<string, ThingName>> = {
  Batch: "batch",
  FileDescriptor: "other",
  ReceivedDescriptors: "descriptors",
  Socket: "socket",
  SocketFile: "file",
};

/** Finds the methods of the exported classes. Each class needs an instance, so none is forgotten. */
function* instanceMethods(): Generator<Target> {
  for (const [name, Class] of Object.entries(module)) {
    const isClass = typeof Class === "function" &&
      /^class\b/.test(Function.prototype.toString.call(Class));
    if (!isClass || Class.prototype instanceof Error || EXCLUDED.has(`new ${name}`)) continue;
    const thing = INSTANCES[name];
    if (thing === undefined) throw new Error(`the world has no ${name} to call methods of`);
    yield* methodsOf(name, Class.prototype, thing);
  }
}

/** Finds everything that can be called. */
export function findTargets(world: World): Target[] {
  return [
    ...functionsOf("", module),
    ...functionsOf("cmsg.", module.cmsg),
    ...instanceMethods(),
    ...methodsOf("SocketConn", Object.getPrototypeOf(world.thing("conn", 0)), "conn"),
  ].filter(({ name }) => !EXCLUDED.has(name));
}

/** What is not called, with the reason. */
const EXCLUDED = new Set([
  "SocketType.adopt", // the same as Socket
  "new SocketType",
  "sethostname", // it would change the machine's name if the process is not alone in its namespace
]);

/** The kinds of the arguments. A target that is not listed gets values of any kind. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  "new Batch": "socket small size small options",
  "new Socket": "family type number",
  "new SocketFile": "socket text options",
  createServer: "address options",
  createConnection: "address time options",
  fromfd: "fd family type number",
  getaddrinfo: "text number family type number flags signal",
  getnameinfo: "address small signal",
  inet_ntoa: "buffer",
  inet_ntop: "family buffer",
  inet_pton: "family text",
  poll: "entries time signal",
  socketpair: "family type number",
  "FileDescriptor.adopt": "fd",
  "FileDescriptor.borrow": "fd",
  "FileDescriptor.ioctl": "number buffer",
  "FileDescriptor.read": "size signal",
  "FileDescriptor.readInto": "buffer signal",
  "FileDescriptor.settimeout": "time",
  "FileDescriptor.write": "data signal",
  "FileDescriptor.writeAll": "data options",
  "Batch.address": "small",
  "Batch.ancillary": "small",
  "Batch.data": "small",
  "Batch.flags": "small",
  "Batch.put": "small data address ancillary",
  "Socket.adopt": "fd family type number",
  "Socket.accept": "signal",
  "Socket.bind": "address",
  "Socket.connect": "address signal",
  "Socket.connectEx": "address signal",
  "Socket.getOption": "option",
  "Socket.getsockopt": "level optionName size",
  "Socket.ioctl": "number buffer",
  "Socket.listen": "small",
  "Socket.makefile": "text options",
  "Socket.poll": "small time signal",
  "Socket.recv": "size flags signal",
  "Socket.recvExactly": "size signal",
  "Socket.recvUntil": "data options",
  "Socket.recvFds": "size small flags signal",
  "Socket.recvInto": "buffer small flags signal",
  "Socket.recvfrom": "size flags signal",
  "Socket.recvfromInto": "buffer small flags signal",
  "Socket.recvmmsg": "batch flags signal",
  "Socket.recvmsg": "size small flags signal",
  "Socket.recvmsgInto": "buffers small flags signal",
  "Socket.send": "data flags signal",
  "Socket.sendFds": "data fds flags address signal",
  "Socket.sendall": "data flags options",
  "Socket.sendfile": "text small small options",
  "Socket.sendmmsg": "batch small flags options",
  "Socket.sendmsg": "buffers ancillary flags address signal",
  "Socket.sendmsgAfalg": "buffers options flags signal",
  "Socket.sendto": "data flags address signal",
  "Socket.setOption": "option optionValue",
  "Socket.setsockopt": "level optionName buffer",
  "Socket.settimeout": "time",
  "Socket.shutdown": "small",
  "SocketConn.read": "buffer",
  "SocketConn.write": "buffer",
  "SocketFile.read": "size signal",
  "SocketFile.readInto": "buffer signal",
  "SocketFile.readline": "small signal",
  "SocketFile.write": "data signal",
  "SocketFile.writelines": "buffers signal",
};
