/**
 * The functions of Windows's socket library, with the C declaration of each
 * parameter. A `SOCKET` is a 64-bit handle of which 32 bits are significant:
 * parameters pass all 64, and results are read as `i32`, where `INVALID_SOCKET`
 * is -1.
 *
 * @module
 */

// ABI type of SOCKET
const SOCKET = "usize";
// ABI type of HANDLE; a socket is also a HANDLE
const HANDLE = "usize";

const WSAPoll = [
  "buffer", // WSAPOLLFD *fdArray
  "u32", // ULONG fds
  "i32", // INT timeout
] as const;

// C receives into a buffer object, or to an address given as a bigint.
const recv = <B extends "buffer" | "u64">(buffer: B) =>
  ({
    name: "recv",
    parameters: [
      SOCKET, // SOCKET s
      buffer, // char *buf
      "i32", // int len
      "i32", // int flags
    ],
    result: "i32",
  }) as const;

const recvfrom = <B extends "buffer" | "u64">(buffer: B) =>
  ({
    name: "recvfrom",
    parameters: [
      SOCKET, // SOCKET s
      buffer, // char *buf
      "i32", // int len
      "i32", // int flags
      "pointer", // struct sockaddr *from, optional
      "pointer", // int *fromlen
    ],
    result: "i32",
  }) as const;

/** The functions to bind from ws2_32.dll. */
export const symbols = {
  WSAStartup: {
    parameters: [
      "u16", // WORD wVersionRequested
      "buffer", // WSADATA *lpWSAData
    ],
    result: "i32",
  },
  WSAGetLastError: { parameters: [], result: "i32" },
  WSASetLastError: {
    parameters: [
      "i32", // int iError
    ],
    result: "void",
  },
  WSASocketW: {
    parameters: [
      "i32", // int af
      "i32", // int type
      "i32", // int protocol
      "buffer", // WSAPROTOCOL_INFOW *lpProtocolInfo
      "u32", // GROUP g
      "u32", // DWORD dwFlags
    ],
    result: "i32", // SOCKET
  },
  WSADuplicateSocketW: {
    parameters: [
      SOCKET, // SOCKET s
      "u32", // DWORD dwProcessId
      "buffer", // WSAPROTOCOL_INFOW *lpProtocolInfo
    ],
    result: "i32",
  },
  closesocket: {
    parameters: [
      SOCKET, // SOCKET s
    ],
    result: "i32",
  },
  bind: {
    parameters: [
      SOCKET, // SOCKET s
      "pointer", // const struct sockaddr *name
      "i32", // int namelen
    ],
    result: "i32",
  },
  connect: {
    parameters: [
      SOCKET, // SOCKET s
      "pointer", // const struct sockaddr *name
      "i32", // int namelen
    ],
    result: "i32",
  },
  listen: {
    parameters: [
      SOCKET, // SOCKET s
      "i32", // int backlog
    ],
    result: "i32",
  },
  accept: {
    parameters: [
      SOCKET, // SOCKET s
      "pointer", // struct sockaddr *addr
      "pointer", // int *addrlen
    ],
    result: "i32", // SOCKET
  },
  shutdown: {
    parameters: [
      SOCKET, // SOCKET s
      "i32", // int how
    ],
    result: "i32",
  },
  getsockname: {
    parameters: [
      SOCKET, // SOCKET s
      "pointer", // struct sockaddr *name
      "pointer", // int *namelen
    ],
    result: "i32",
  },
  getpeername: {
    parameters: [
      SOCKET, // SOCKET s
      "pointer", // struct sockaddr *name
      "pointer", // int *namelen
    ],
    result: "i32",
  },
  getsockopt: {
    parameters: [
      SOCKET, // SOCKET s
      "i32", // int level
      "i32", // int optname
      "buffer", // char *optval
      "buffer", // int *optlen
    ],
    result: "i32",
  },
  setsockopt: {
    parameters: [
      SOCKET, // SOCKET s
      "i32", // int level
      "i32", // int optname
      "buffer", // const char *optval
      "i32", // int optlen
    ],
    result: "i32",
  },
  ioctlsocket: {
    parameters: [
      SOCKET, // SOCKET s
      "u32", // long cmd
      "buffer", // u_long *argp
    ],
    result: "i32",
  },
  WSAIoctl: {
    parameters: [
      SOCKET, // SOCKET s
      "u32", // DWORD dwIoControlCode
      "buffer", // void *lpvInBuffer
      "u32", // DWORD cbInBuffer
      "buffer", // void *lpvOutBuffer
      "u32", // DWORD cbOutBuffer
      "buffer", // DWORD *lpcbBytesReturned
      "pointer", // WSAOVERLAPPED *lpOverlapped
      "pointer", // LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine
    ],
    result: "i32",
  },
  recv: recv("buffer"),
  recvAt: recv("u64"),
  recvfrom: recvfrom("buffer"),
  recvfromAt: recvfrom("u64"),
  send: {
    parameters: [
      SOCKET, // SOCKET s
      "buffer", // const char *buf
      "i32", // int len
      "i32", // int flags
    ],
    result: "i32",
  },
  sendto: {
    parameters: [
      SOCKET, // SOCKET s
      "buffer", // const char *buf
      "i32", // int len
      "i32", // int flags
      "pointer", // const struct sockaddr *to
      "i32", // int tolen
    ],
    result: "i32",
  },
  select: {
    parameters: [
      "i32", // int nfds
      "buffer", // fd_set *readfds
      "buffer", // fd_set *writefds
      "buffer", // fd_set *exceptfds
      "buffer", // const struct timeval *timeout
    ],
    result: "i32",
  },
  WSAPoll: { parameters: WSAPoll, result: "i32" },
  WSAPollLater: {
    name: "WSAPoll",
    parameters: WSAPoll,
    result: "i32",
    nonblocking: true,
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The bound functions of ws2_32.dll. */
export type Winsock = Deno.DynamicLibrary<typeof symbols>["symbols"];

/** The functions to bind from kernel32.dll. */
export const kernelSymbols = {
  GetHandleInformation: {
    parameters: [
      HANDLE, // HANDLE hObject
      "buffer", // DWORD *lpdwFlags
    ],
    result: "i32", // BOOL
  },
  SetHandleInformation: {
    parameters: [
      HANDLE, // HANDLE hObject
      "u32", // DWORD dwMask
      "u32", // DWORD dwFlags
    ],
    result: "i32", // BOOL
  },
  Sleep: {
    parameters: [
      "u32", // DWORD dwMilliseconds
    ],
    result: "void",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The bound functions of kernel32.dll. */
export type Kernel = Deno.DynamicLibrary<typeof kernelSymbols>["symbols"];
