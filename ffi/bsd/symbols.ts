/**
 * The functions of libc that macOS and FreeBSD add to those of every Unix, with
 * the C declaration of each parameter.
 *
 * @module
 */
import { symbols as unix, type Variadic } from "../unix/symbols.ts";

const kevent = [
  "i32", // int kq
  "buffer", // const struct kevent *changelist
  "i32", // int nchanges
  "buffer", // struct kevent *eventlist
  "i32", // int nevents
  "buffer", // const struct timespec *timeout
] as const;

const getipnodebyname = [
  "buffer", // const char *name
  "i32", // int af
  "i32", // int flags
  "buffer", // int *error_num
] as const;

const getipnodebyaddr = [
  "buffer", // const void *src
  "u32", // size_t len
  "i32", // int af
  "buffer", // int *error_num
] as const;

// C receives into a buffer object, or to an address given as a bigint.
const recv = <B extends "buffer" | "u64">(buffer: B) =>
  ({
    name: "recv",
    parameters: [
      "i32", // int sockfd
      buffer, // void *buf
      "u32", // size_t len
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  }) as const;

/** The functions to bind. */
export const symbols = {
  ...unix,
  recv: recv("buffer"),
  recvAt: recv("u64"),
  send: {
    parameters: [
      "i32", // int sockfd
      "buffer", // const void *buf
      "u32", // size_t len
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  },
  __error: { parameters: [], result: "pointer" },
  kqueue: { parameters: [], result: "i32" },
  kevent: { parameters: kevent, result: "i32" },
  keventLater: { name: "kevent", parameters: kevent, result: "i32", nonblocking: true },
  getipnodebyname: { parameters: getipnodebyname, result: "pointer" },
  getipnodebynameLater: {
    name: "getipnodebyname",
    parameters: getipnodebyname,
    result: "pointer",
    nonblocking: true,
  },
  getipnodebyaddr: { parameters: getipnodebyaddr, result: "pointer" },
  getipnodebyaddrLater: {
    name: "getipnodebyaddr",
    parameters: getipnodebyaddr,
    result: "pointer",
    nonblocking: true,
  },
  freehostent: {
    parameters: [
      "pointer", // struct hostent *ptr
    ],
    result: "void",
  },
  getservbyname: {
    parameters: [
      "buffer", // const char *name
      "buffer", // const char *proto
    ],
    result: "pointer",
  },
  getservbyport: {
    parameters: [
      "i32", // int port
      "buffer", // const char *proto
    ],
    result: "pointer",
  },
  getprotobyname: {
    parameters: [
      "buffer", // const char *name
    ],
    result: "pointer",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The bound functions. */
export type BsdSymbols = Deno.DynamicLibrary<typeof symbols>["symbols"] & Variadic;
