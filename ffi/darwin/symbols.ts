/**
 * The functions of macOS's libSystem, with the C declaration of each parameter.
 *
 * @module
 */
import { type BsdSymbols, symbols as bsd } from "../bsd/symbols.ts";
import { openLibrary } from "../library.ts";
import { type Variadic, variadic } from "../unix/symbols.ts";

/** The functions to bind. */
export const symbols = {
  ...bsd,
  accept: {
    parameters: [
      "i32", // int socket
      "pointer", // struct sockaddr *address
      "pointer", // socklen_t *address_len
    ],
    result: "i32",
  },
  sendfile: {
    parameters: [
      "i32", // int fd
      "i32", // int s
      "i64", // off_t offset
      "buffer", // off_t *len
      "pointer", // struct sf_hdtr *hdtr
      "i32", // int flags
    ],
    result: "i32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

// Parameters that fill the argument registers up to the eighth.
const FILLERS = ["i32", "i32", "i32", "i32", "i32", "i32"] as const;

/**
 * Variadic functions in the ABI of Apple's arm64. It passes a variadic argument on
 * the stack, in the place of a ninth parameter, however few parameters precede it.
 */
export const variadicOnStack = {
  fcntl: {
    parameters: [
      "i32", // int fd
      "i32", // int cmd
      ...FILLERS,
      "i64", // int arg
    ],
    result: "i32",
  },
  ioctl: {
    parameters: [
      "i32", // int fd
      "u32", // unsigned long request
      ...FILLERS,
      "buffer", // char *argp
    ],
    result: "i32",
  },
  ioctlWithInteger: {
    name: "ioctl",
    parameters: [
      "i32", // int fd
      "u32", // unsigned long request
      ...FILLERS,
      "i64", // int arg, or a pointer
    ],
    result: "i32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/**
 * Wraps the functions of {@linkcode variadicOnStack} in the signatures of other systems.
 *
 * @param c The bound functions.
 * @returns Functions without the filler parameters.
 */
export function wrapVariadic(
  c: Deno.DynamicLibrary<typeof variadicOnStack>["symbols"],
): Variadic {
  return {
    fcntl: (fd, command, argument) => c.fcntl(fd, command, 0, 0, 0, 0, 0, 0, BigInt(argument)),
    ioctl: (fd, request, argument) => c.ioctl(fd, request, 0, 0, 0, 0, 0, 0, argument),
    ioctlWithInteger: (fd, request, argument) =>
      c.ioctlWithInteger(fd, request, 0, 0, 0, 0, 0, 0, argument),
  };
}

/** The bound functions. */
export type DarwinSymbols =
  & BsdSymbols
  & Pick<Deno.DynamicLibrary<typeof symbols>["symbols"], "accept" | "sendfile">;

/**
 * Opens libSystem.
 *
 * @param processor The processor, which decides how variadic arguments are passed.
 */
export function openSystem(processor: typeof Deno.build.arch = Deno.build.arch): DarwinSymbols {
  const names = ["libSystem.B.dylib"];
  if (processor !== "aarch64") return openLibrary(names, { ...symbols, ...variadic });
  return Object.assign(
    openLibrary(names, symbols),
    wrapVariadic(openLibrary(names, variadicOnStack)),
  );
}
