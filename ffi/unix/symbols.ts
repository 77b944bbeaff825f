/**
 * The functions of libc that every Unix has, with the C declaration of each
 * parameter beside it. What a length counts is clamped to 31 bits before the
 * call, so `size_t` is declared `u32` and `ssize_t` `i32`: a 64-bit number costs
 * a call eight times as much.
 *
 * @module
 */

// struct addrinfo **, and whatever else is a pointer to memory of ours
const OUT = "buffer";

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

/** What to bind, for `Deno.dlopen`. */
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
  recv: {
    parameters: [
      "i32", // int sockfd
      "buffer", // void *buf
      "u32", // size_t len
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  },
  recvfrom: {
    parameters: [
      "i32", // int sockfd
      "buffer", // void *buf
      "u32", // size_t len
      "i32", // int flags
      "pointer", // struct sockaddr *src_addr
      "pointer", // socklen_t *addrlen
    ],
    result: "i32", // ssize_t
  },
  send: {
    parameters: [
      "i32", // int sockfd
      "buffer", // const void *buf
      "u32", // size_t len
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  },
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
      "pointer", // struct addrinfo *res
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

/** The bound functions. */
export type Symbols = Deno.DynamicLibrary<typeof symbols>["symbols"];
