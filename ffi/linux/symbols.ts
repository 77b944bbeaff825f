/**
 * The functions of libc on Linux, in addition to those of every Unix. A comment
 * gives the C declaration of each parameter.
 *
 * @module
 */
import { symbols as unix, variadic } from "../unix/symbols.ts";

/** glibc, then musl under its names on Alpine and other distributions. */
export const LIBRARIES: readonly string[] = [
  "libc.so.6",
  `libc.musl-${Deno.build.arch}.so.1`,
  `ld-musl-${Deno.build.arch}.so.1`,
  "libc.so",
];

const epollWait = [
  "i32", // int epfd
  "buffer", // struct epoll_event *events
  "i32", // int maxevents
  "i32", // int timeout
] as const;

const gethostbyname = [
  "buffer", // const char *name
  "buffer", // struct hostent *ret
  "buffer", // char *buf
  "u32", // size_t buflen
  "buffer", // struct hostent **result
  "buffer", // int *h_errnop
] as const;

const gethostbyaddr = [
  "buffer", // const void *addr
  "u32", // socklen_t len
  "i32", // int type
  "buffer", // struct hostent *ret
  "buffer", // char *buf
  "u32", // size_t buflen
  "buffer", // struct hostent **result
  "buffer", // int *h_errnop
] as const;

/**
 * recv(2) and send(2), as the system calls recvfrom and sendto by number: syscall(2).
 *
 * Speed-up: glibc's functions are cancellation points. In a process with several threads, which
 * Deno always is, glibc turns cancellation on and off around them
 * (`__pthread_enable_asynccancel`). The call by number skips that, which saved 8 % of the smallest
 * message when measured. For a call with a socket address it made no difference, so `recvfrom` and
 * `sendto` are called by name.
 *
 * It is safe because Deno cancels no threads, and because syscall(2) reports errors in `errno` like
 * glibc's functions. `tests/ffi/symbols_test.ts` checks the numbers with a C compiler for both
 * processors that Deno supports. The variadic arguments of syscall(2) are `long`. The kernel uses
 * the low half of an `int`. The number and the length rely on a 32-bit argument being extended in its
 * register, as does every `size_t` that is declared `u32`: `tests/ffi/registers_test.ts` shows that it
 * is. On x86_64 `addrlen` is on the stack, where nothing extends it, so it has C's width.
 */
const transfer = <B extends "buffer" | "u64">(buffer: B) =>
  ({
    name: "syscall",
    parameters: [
      "i32", // long number
      "i32", // int sockfd
      buffer, // void *buf
      "u32", // size_t len
      "i32", // int flags
      "pointer", // struct sockaddr *addr: NULL
      "pointer", // socklen_t *addrlen: NULL, or socklen_t addrlen: 0
    ],
    result: "i32", // ssize_t
  }) as const;

/** Numbers of system calls, by processor. */
export const numbers: Readonly<
  Record<
    typeof Deno.build.arch,
    Readonly<Record<"recvfrom" | "sendto" | "io_uring_setup" | "io_uring_enter", number>>
  >
> = {
  aarch64: { recvfrom: 207, sendto: 206, io_uring_setup: 425, io_uring_enter: 426 },
  x86_64: { recvfrom: 45, sendto: 44, io_uring_setup: 425, io_uring_enter: 426 },
};

/** The functions to bind, for `Deno.dlopen`. */
export const symbols = {
  ...unix,
  ...variadic,
  __errno_location: { parameters: [], result: "pointer" },
  accept4: {
    parameters: [
      "i32", // int sockfd
      "pointer", // struct sockaddr *addr
      "pointer", // socklen_t *addrlen
      "i32", // int flags
    ],
    result: "i32",
  },
  transfer: transfer("buffer"),
  transferAt: transfer("u64"),
  // libc has no function for io_uring_setup(2) and io_uring_enter(2).
  ringSetup: {
    name: "syscall",
    parameters: [
      "i32", // long number
      "u32", // u32 entries
      "buffer", // struct io_uring_params *p
    ],
    result: "i32",
  },
  ringEnter: {
    name: "syscall",
    parameters: [
      "i32", // long number
      "i32", // unsigned int fd
      "u32", // unsigned int to_submit
      "u32", // unsigned int min_complete
      "u32", // unsigned int flags
      "pointer", // sigset_t *sig: NULL
      "pointer", // size_t argsz: 0
    ],
    result: "i32",
  },
  recvmmsg: {
    parameters: [
      "i32", // int sockfd
      "buffer", // struct mmsghdr *msgvec
      "u32", // unsigned int vlen
      "i32", // int flags
      "pointer", // struct timespec *timeout
    ],
    result: "i32",
  },
  sendmmsg: {
    parameters: [
      "i32", // int sockfd
      "buffer", // struct mmsghdr *msgvec
      "u32", // unsigned int vlen
      "i32", // int flags
    ],
    result: "i32",
  },
  sendfile: {
    parameters: [
      "i32", // int out_fd
      "i32", // int in_fd
      "buffer", // off_t *offset
      "u32", // size_t count
    ],
    result: "i32", // ssize_t
  },
  epoll_create1: {
    parameters: [
      "i32", // int flags
    ],
    result: "i32",
  },
  epoll_ctl: {
    parameters: [
      "i32", // int epfd
      "i32", // int op
      "i32", // int fd
      "buffer", // struct epoll_event *event
    ],
    result: "i32",
  },
  epoll_wait: { parameters: epollWait, result: "i32" },
  epollWaitLater: {
    name: "epoll_wait",
    parameters: epollWait,
    result: "i32",
    nonblocking: true,
  },
  eventfd: {
    parameters: [
      "u32", // unsigned int initval
      "i32", // int flags
    ],
    result: "i32",
  },
  sched_yield: { parameters: [], result: "i32" },
  setns: {
    parameters: [
      "i32", // int fd
      "i32", // int nstype
    ],
    result: "i32",
  },
  mmap: {
    parameters: [
      "u64", // void *addr
      "u32", // size_t length
      "i32", // int prot
      "i32", // int flags
      "i32", // int fd
      "i64", // off_t offset
    ],
    result: "pointer",
  },
  munmap: {
    parameters: [
      "u64", // void *addr
      "u32", // size_t length
    ],
    result: "i32",
  },
  gethostbyname_r: { parameters: gethostbyname, result: "i32" },
  gethostbynameLater: {
    name: "gethostbyname_r",
    parameters: gethostbyname,
    result: "i32",
    nonblocking: true,
  },
  gethostbyaddr_r: { parameters: gethostbyaddr, result: "i32" },
  gethostbyaddrLater: {
    name: "gethostbyaddr_r",
    parameters: gethostbyaddr,
    result: "i32",
    nonblocking: true,
  },
  getservbyname_r: {
    parameters: [
      "buffer", // const char *name
      "buffer", // const char *proto
      "buffer", // struct servent *result_buf
      "buffer", // char *buf
      "u32", // size_t buflen
      "buffer", // struct servent **result
    ],
    result: "i32",
  },
  getservbyport_r: {
    parameters: [
      "i32", // int port
      "buffer", // const char *proto
      "buffer", // struct servent *result_buf
      "buffer", // char *buf
      "u32", // size_t buflen
      "buffer", // struct servent **result
    ],
    result: "i32",
  },
  getprotobyname: {
    parameters: [
      "buffer", // const char *name
    ],
    result: "pointer",
  },
  // musl lacks this re-entrant form.
  getprotobyname_r: {
    optional: true,
    parameters: [
      "buffer", // const char *name
      "buffer", // struct protoent *result_buf
      "buffer", // char *buf
      "u32", // size_t buflen
      "buffer", // struct protoent **result
    ],
    result: "i32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The bound functions. */
export type LinuxSymbols = Deno.DynamicLibrary<typeof symbols>["symbols"];
