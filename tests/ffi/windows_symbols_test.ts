import { iphlpapi } from "../../ffi/windows/interfaces.ts";
import { threadSymbols } from "../../ffi/windows/last_error.ts";
import { loader } from "../../ffi/windows/library.ts";
import { messageSymbols, WSARecvMsg } from "../../ffi/windows/message.ts";
import { kernel32, ntdll, ucrtbase, ws2_32 } from "../../ffi/windows/names.ts";
import { kernelSymbols, symbols } from "../../ffi/windows/symbols.ts";
import { calls, type CTypes } from "../helpers/calls.ts";
import { check, MINGW, needsCompiler } from "../helpers/compiler.ts";
import { WINDOWS } from "../helpers/headers.ts";
import { test } from "../helpers/support.ts";

const TYPES: CTypes = {
  variables: {
    buffer: "void *",
    pointer: "void *",
    u8: "unsigned char ",
    u16: "unsigned short ",
    i32: "int ",
    u32: "unsigned int ",
    u64: "void *", // an address as a number
    usize: "unsigned long long ",
  },
  results: {
    i32: ["int ", "int", "LONG", "SOCKET"], // 32 bits of a SOCKET are significant
    u32: ["unsigned int ", "unsigned", "DWORD"],
    pointer: ["const void *"],
    void: ["void "],
  },
  parameters: {
    "ioctlsocket.1": "int ", // the commands have the highest bit set
    "GetHandleInformation.0": "void *", // a handle
    "SetHandleInformation.0": "void *", // a handle
    "NtQueryInformationThread.0": "void *", // a handle
  },
};

/** The functions by the library that they are bound from. */
const bound: Readonly<Record<string, Readonly<Record<string, Deno.ForeignFunction>>>> = {
  "ws2_32.dll (sockets)": symbols,
  "ws2_32.dll (messages)": messageSymbols,
  "ws2_32.dll (names)": ws2_32,
  "mswsock.dll": { WSARecvMsg: { ...WSARecvMsg, name: "((LPFN_WSARECVMSG)0)" } },
  "kernel32.dll (handles)": kernelSymbols,
  "kernel32.dll (error texts)": kernel32,
  "kernel32.dll (libraries)": loader,
  "iphlpapi.dll": iphlpapi,
  "ntdll.dll": ntdll,
  "ntdll.dll (threads)": threadSymbols,
  "ucrtbase.dll": ucrtbase,
};

for (const [library, functions] of Object.entries(bound)) {
  test(
    `the functions of ${library} match mingw-w64's headers`,
    [needsCompiler(MINGW)],
    () => check(MINGW, `${WINDOWS}#include <string.h>\n${calls(functions, TYPES)}`),
  );
}
