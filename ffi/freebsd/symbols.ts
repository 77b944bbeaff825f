/**
 * The functions of FreeBSD's libc, with the C declaration of each parameter.
 *
 * @module
 */
import { symbols as bsd } from "../bsd/symbols.ts";
import { variadic } from "../unix/symbols.ts";

/** The functions to bind. */
export const symbols = {
  ...bsd,
  ...variadic,
  accept4: {
    parameters: [
      "i32", // int s
      "pointer", // struct sockaddr *addr
      "pointer", // socklen_t *addrlen
      "i32", // int flags
    ],
    result: "i32",
  },
  recvmmsg: {
    parameters: [
      "i32", // int s
      "buffer", // struct mmsghdr *msgvec
      "u32", // size_t vlen
      "i32", // int flags
      "pointer", // const struct timespec *timeout
    ],
    result: "i32", // ssize_t
  },
  sendmmsg: {
    parameters: [
      "i32", // int s
      "buffer", // struct mmsghdr *msgvec
      "u32", // size_t vlen
      "i32", // int flags
    ],
    result: "i32", // ssize_t
  },
  sendfile: {
    parameters: [
      "i32", // int fd
      "i32", // int s
      "i64", // off_t offset
      "u32", // size_t nbytes
      "pointer", // struct sf_hdtr *hdtr
      "buffer", // off_t *sbytes
      "i32", // int flags
    ],
    result: "i32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The bound functions. */
export type FreeBsdSymbols = Deno.DynamicLibrary<typeof symbols>["symbols"];
