/**
 * The functions of libc that every Unix has. A comment gives the C declaration
 * of each parameter. Callers clamp lengths to 31 bits, so `size_t` is declared
 * `u32` and `ssize_t` `i32`: a 64-bit number costs a call 64 ns, an `i32` 8 ns.
 * Deno clears the upper half of the register that passes such a parameter, which
 * `tests/ffi/registers_test.ts` checks; no such parameter is passed on the stack.
 *
 * @module
 */

// An address as a bigint, as read from a structure. Creating a pointer object from it costs more
// than the call.
const ADDRESS = "u64";

// An output parameter in the module's own memory, such as struct addrinfo **.
const OUT = "buffer";

// Receives into a buffer object, or to the address of one.
const recvfrom = <B extends "buffer" | typeof ADDRESS>(buffer: B) =>
  ({
    name: "recvfrom",
    parameters: [
      "i32", // int sockfd
      buffer, // void *buf
      "u32", // size_t len
      "i32", // int flags
      "pointer", // struct sockaddr *src_addr
      "pointer", // socklen_t *addrlen
    ],
    result: "i32", // ssize_t
  }) as const;

const read = <B extends "buffer" | typeof ADDRESS>(buffer: B) =>
  ({
    name: "read",
    parameters: [
      "i32", // int fd
      buffer, // void *buf
      "u32", // size_t count
    ],
    result: "i32", // ssize_t
  }) as const;

const getaddrinfo = [
  "buffer", // const char *node
  "buffer", // const char *service
  "buffer", // const struct addrinfo *hints
  OUT, // struct addrinfo **res
] as const;

const getnameinfo = [
  "buffer", // const struct sockaddr *addr
  "u32", // socklen_t addrlen
  "buffer", // char *host
  "u32", // socklen_t hostlen
  "buffer", // char *serv
  "u32", // socklen_t servlen
  "i32", // int flags
] as const;

/** The functions to bind, for `Deno.dlopen`. */
export const symbols = {
  socket: {
    parameters: [
      "i32", // int domain
      "i32", // int type
      "i32", // int protocol
    ],
    result: "i32",
  },
  socketpair: {
    parameters: [
      "i32", // int domain
      "i32", // int type
      "i32", // int protocol
      OUT, // int sv[2]
    ],
    result: "i32",
  },
  close: {
    parameters: [
      "i32", // int fd
    ],
    result: "i32",
  },
  bind: {
    parameters: [
      "i32", // int sockfd
      "pointer", // const struct sockaddr *addr
      "u32", // socklen_t addrlen
    ],
    result: "i32",
  },
  connect: {
    parameters: [
      "i32", // int sockfd
      "pointer", // const struct sockaddr *addr
      "u32", // socklen_t addrlen
    ],
    result: "i32",
  },
  listen: {
    parameters: [
      "i32", // int sockfd
      "i32", // int backlog
    ],
    result: "i32",
  },
  shutdown: {
    parameters: [
      "i32", // int sockfd
      "i32", // int how
    ],
    result: "i32",
  },
  getsockname: {
    parameters: [
      "i32", // int sockfd
      "pointer", // struct sockaddr *addr
      "pointer", // socklen_t *addrlen
    ],
    result: "i32",
  },
  getpeername: {
    parameters: [
      "i32", // int sockfd
      "pointer", // struct sockaddr *addr
      "pointer", // socklen_t *addrlen
    ],
    result: "i32",
  },
  getsockopt: {
    parameters: [
      "i32", // int sockfd
      "i32", // int level
      "i32", // int optname
      "buffer", // void *optval
      OUT, // socklen_t *optlen
    ],
    result: "i32",
  },
  setsockopt: {
    parameters: [
      "i32", // int sockfd
      "i32", // int level
      "i32", // int optname
      "buffer", // const void *optval
      "u32", // socklen_t optlen
    ],
    result: "i32",
  },
  recvfrom: recvfrom("buffer"),
  recvfromAt: recvfrom(ADDRESS),
  sendto: {
    parameters: [
      "i32", // int sockfd
      "buffer", // const void *buf
      "u32", // size_t len
      "i32", // int flags
      "pointer", // const struct sockaddr *dest_addr
      "u32", // socklen_t addrlen
    ],
    result: "i32", // ssize_t
  },
  sendmsg: {
    parameters: [
      "i32", // int sockfd
      "buffer", // const struct msghdr *msg
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  },
  recvmsg: {
    parameters: [
      "i32", // int sockfd
      "buffer", // struct msghdr *msg
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  },
  read: read("buffer"),
  readAt: read(ADDRESS),
  write: {
    parameters: [
      "i32", // int fd
      "buffer", // const void *buf
      "u32", // size_t count
    ],
    result: "i32", // ssize_t
  },
  open: {
    parameters: [
      "buffer", // const char *path
      "i32", // int flags; without O_CREAT no mode follows
    ],
    result: "i32",
  },
  poll: {
    parameters: [
      "buffer", // struct pollfd *fds
      "u32", // nfds_t nfds
      "i32", // int timeout
    ],
    result: "i32",
  },
  gethostname: {
    parameters: [
      "buffer", // char *name
      "u32", // size_t len
    ],
    result: "i32",
  },
  sethostname: {
    parameters: [
      "buffer", // const char *name
      "u32", // size_t len
    ],
    result: "i32",
  },
  getaddrinfo: { parameters: getaddrinfo, result: "i32" },
  getaddrinfoLater: {
    name: "getaddrinfo",
    parameters: getaddrinfo,
    result: "i32",
    nonblocking: true,
  },
  freeaddrinfo: {
    parameters: [
      ADDRESS, // struct addrinfo *res
    ],
    result: "void",
  },
  getnameinfo: { parameters: getnameinfo, result: "i32" },
  getnameinfoLater: {
    name: "getnameinfo",
    parameters: getnameinfo,
    result: "i32",
    nonblocking: true,
  },
  inet_aton: {
    parameters: [
      "buffer", // const char *cp
      OUT, // struct in_addr *inp
    ],
    result: "i32",
  },
  inet_pton: {
    parameters: [
      "i32", // int af
      "buffer", // const char *src
      OUT, // void *dst
    ],
    result: "i32",
  },
  inet_ntop: {
    parameters: [
      "i32", // int af
      "buffer", // const void *src
      "buffer", // char *dst
      "u32", // socklen_t size
    ],
    result: "pointer",
  },
  if_nameindex: { parameters: [], result: "pointer" },
  if_freenameindex: {
    parameters: [
      "pointer", // struct if_nameindex *ptr
    ],
    result: "void",
  },
  getifaddrs: {
    parameters: [
      OUT, // struct ifaddrs **ifap
    ],
    result: "i32",
  },
  freeifaddrs: {
    parameters: [
      "pointer", // struct ifaddrs *ifa
    ],
    result: "void",
  },
  if_nametoindex: {
    parameters: [
      "buffer", // const char *ifname
    ],
    result: "u32",
  },
  if_indextoname: {
    parameters: [
      "u32", // unsigned int ifindex
      OUT, // char *ifname
    ],
    result: "pointer",
  },
  // Copies C's memory; Deno.UnsafePointerView takes ten times as long.
  memcpy: {
    parameters: [
      OUT, // void *dest
      ADDRESS, // const void *src
      "u32", // size_t n
    ],
    result: "void", // dest
  },
  strerror: {
    parameters: [
      "i32", // int errnum
    ],
    result: "pointer",
  },
  gai_strerror: {
    parameters: [
      "i32", // int errcode
    ],
    result: "pointer",
  },
  hstrerror: {
    parameters: [
      "i32", // int err
    ],
    result: "pointer",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** Variadic functions, for ABIs that pass a variadic argument like a fixed one. */
export const variadic = {
  fcntl: {
    parameters: [
      "i32", // int fd
      "i32", // int cmd
      "i32", // int arg
    ],
    result: "i32",
  },
  ioctl: {
    parameters: [
      "i32", // int fd
      "u32", // unsigned long request; the kernel's requests have 32 bits
      "buffer", // char *argp
    ],
    result: "i32",
  },
  ioctlWithInteger: {
    name: "ioctl",
    parameters: [
      "i32", // int fd
      "u32", // unsigned long request
      "i64", // unsigned long arg
    ],
    result: "i32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The functions of {@linkcode variadic}, on any ABI. */
export interface Variadic {
  /** fcntl(2) */
  fcntl(fd: number, command: number, argument: number): number;
  /** ioctl(2) with a pointer. */
  ioctl(fd: number, request: number, argument: Uint8Array<ArrayBuffer>): number;
  /** ioctl(2) with an integer. */
  ioctlWithInteger(fd: number, request: number, argument: bigint): number;
}

/** The bound functions. */
export type Symbols = Deno.DynamicLibrary<typeof symbols>["symbols"] & Variadic;
