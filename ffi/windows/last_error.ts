/**
 * The last error of the calling thread.
 *
 * `WSAGetLastError` reads a member of the thread's environment block, the TEB. A call of it through FFI
 * comes too late now and then: between two FFI calls V8 may collect garbage or compile, and the
 * functions of Windows that it calls set the same member. So the member is read as memory, as `errno`
 * is on Unix, right after the call that failed.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { u64 } from "../layout.ts";
import { openAndKeep } from "./library.ts";
import type { Winsock } from "./symbols.ts";

/** The functions to bind from ntdll.dll. */
export const threadSymbols = {
  NtQueryInformationThread: {
    parameters: [
      "usize", // HANDLE ThreadHandle
      "i32", // THREADINFOCLASS ThreadInformationClass
      "buffer", // PVOID ThreadInformation
      "u32", // ULONG ThreadInformationLength
      "buffer", // PULONG ReturnLength
    ],
    result: "i32", // NTSTATUS
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The handle that stands for the calling thread: `GetCurrentThread()`. */
const CURRENT_THREAD = 0xffff_ffff_ffff_fffen;

/** winternl.h: the class of THREAD_BASIC_INFORMATION. */
const THREAD_BASIC_INFORMATION = 0;

/** winternl.h: the part of THREAD_BASIC_INFORMATION that is used, and its size. */
const information = { size: 48, TebBaseAddress: u64(8) } as const;

/** The offset of LastErrorValue in the TEB of a 64-bit process, on x86_64 and arm64. */
const LAST_ERROR_VALUE = 0x68n;

/** The last error of this thread, as the only element. */
export interface LastError {
  readonly [index: number]: number;
}

/** Returns the last error of this thread, as memory if possible, else by calls. */
export function lastErrorOf(
  winsock: Pick<Winsock, "WSAGetLastError" | "WSASetLastError">,
): LastError {
  const teb = environmentBlock();
  if (teb !== 0n) {
    const pointer = Deno.UnsafePointer.create(teb + LAST_ERROR_VALUE)!;
    const value = new Int32Array(Deno.UnsafePointerView.getArrayBuffer(pointer, 4));
    if (isLastError(winsock, value)) return value;
  }
  winsock.WSAGetLastError(); // bound now: to bind it after a failed call would lose the error
  return {
    get 0(): number {
      return winsock.WSAGetLastError();
    },
  };
}

/** Returns the address of this thread's environment block; 0 if it is not known. */
function environmentBlock(): bigint {
  const { NtQueryInformationThread } = openAndKeep("ntdll.dll", threadSymbols);
  const view = new DataView(new ArrayBuffer(information.size));
  const status = NtQueryInformationThread(
    CURRENT_THREAD,
    THREAD_BASIC_INFORMATION,
    new Uint8Array(view.buffer),
    information.size,
    null,
  );
  return status === 0 ? information.TebBaseAddress.get(view) : 0n;
}

/** True if the memory follows the last error: no document promises its place. */
function isLastError(winsock: Pick<Winsock, "WSASetLastError">, value: LastError): boolean {
  return [0x1234567, 0x7654321, 0].every((error) => {
    winsock.WSASetLastError(error);
    return value[0] === error;
  });
}

/**
 * Returns a call's result, or the negated error for -1: `result(c.closesocket(fd), lastError[0])`.
 *
 * The caller reads the error as an argument, right after the call, as on Unix: see `unix/errno.ts`.
 *
 * @param returned The call's result.
 * @param error The last error right after the call.
 */
export function result(returned: number, error: number | undefined): number {
  return returned < 0 ? negated(error) : returned;
}

/**
 * Returns the negated error of a call that failed. It is never 0, which would pass for success, and for
 * the end of a stream: WSASYSCALLFAILURE stands for an error that was lost.
 *
 * @param error The last error right after the call.
 */
export function negated(error: number | undefined): number {
  return error! > 0 ? -error! : -windows.WSASYSCALLFAILURE;
}
