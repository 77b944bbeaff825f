/**
 * Look-ups of hosts, services, protocols and error texts.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import {
  copyAt,
  cString,
  linkedList,
  PointerOut,
  shortCString,
  stringAt,
  stringIn,
  structAt,
  swap16,
} from "../memory.ts";
import { Sockaddr } from "../sockaddr.ts";
import type { AddressInfo, AddressQuery, HostEntry, Lookup, LookupResult } from "../system.ts";
import { type LastError, negated, result } from "./last_error.ts";
import { layouts } from "./layouts.ts";
import { openAndKeep } from "./library.ts";
import { decodeWide, encodeWide, readWide, wideBuffer } from "./wide.ts";
import { mapCall } from "../in_flight.ts";

const GetAddrInfoW = [
  "buffer", // PCWSTR pNodeName
  "buffer", // PCWSTR pServiceName
  "buffer", // const ADDRINFOW *pHints
  "buffer", // PADDRINFOW *ppResult
] as const;

const GetNameInfoW = [
  "buffer", // const SOCKADDR *pSockaddr
  "i32", // socklen_t SockaddrLength
  "buffer", // PWCHAR pNodeBuffer
  "u32", // DWORD NodeBufferSize
  "buffer", // PWCHAR pServiceBuffer
  "u32", // DWORD ServiceBufferSize
  "i32", // INT Flags
] as const;

/** The functions to bind from ws2_32.dll. */
export const ws2_32 = {
  GetAddrInfoW: { parameters: GetAddrInfoW, result: "i32" },
  GetAddrInfoLater: {
    name: "GetAddrInfoW",
    parameters: GetAddrInfoW,
    result: "i32",
    nonblocking: true,
  },
  FreeAddrInfoW: {
    parameters: [
      "pointer", // PADDRINFOW pAddrInfo
    ],
    result: "void",
  },
  GetNameInfoW: { parameters: GetNameInfoW, result: "i32" },
  GetNameInfoLater: {
    name: "GetNameInfoW",
    parameters: GetNameInfoW,
    result: "i32",
    nonblocking: true,
  },
  GetHostNameW: {
    parameters: [
      "buffer", // PWSTR name
      "i32", // int namelen
    ],
    result: "i32",
  },
  getservbyname: {
    parameters: [
      "buffer", // const char *name
      "buffer", // const char *proto
    ],
    result: "pointer", // struct servent *
  },
  getservbyport: {
    parameters: [
      "i32", // int port
      "buffer", // const char *proto
    ],
    result: "pointer", // struct servent *
  },
  getprotobyname: {
    parameters: [
      "buffer", // const char *name
    ],
    result: "pointer", // struct protoent *
  },
  inet_pton: {
    parameters: [
      "i32", // INT Family
      "buffer", // PCSTR pszAddrString
      "buffer", // PVOID pAddrBuf
    ],
    result: "i32",
  },
  inet_ntop: {
    parameters: [
      "i32", // INT Family
      "buffer", // const VOID *pAddr
      "buffer", // PSTR pStringBuf
      "usize", // size_t StringBufSize
    ],
    result: "pointer", // PCSTR
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The functions to bind from ntdll.dll. */
export const ntdll = {
  RtlIpv4StringToAddressA: {
    parameters: [
      "buffer", // PCSTR S
      "u8", // BOOLEAN Strict
      "buffer", // PCSTR *Terminator
      "buffer", // in_addr *Addr
    ],
    result: "i32", // NTSTATUS
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The functions to bind from kernel32.dll. */
export const kernel32 = {
  FormatMessageW: {
    parameters: [
      "u32", // DWORD dwFlags
      "pointer", // LPCVOID lpSource
      "u32", // DWORD dwMessageId
      "u32", // DWORD dwLanguageId
      "buffer", // LPWSTR lpBuffer
      "u32", // DWORD nSize
      "pointer", // va_list *Arguments
    ],
    result: "u32",
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** The functions to bind from the C runtime, ucrtbase.dll. */
export const ucrtbase = {
  strerror: {
    parameters: [
      "i32", // int errnum
    ],
    result: "pointer", // char *
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** winbase.h: the text of a system error, without filling in its placeholders. */
const FORMAT_MESSAGE = 0x1000 | 0x200; // FROM_SYSTEM | IGNORE_INSERTS

/** The last number of errno.h. Winsock has its own numbers for all errors that its calls return. */
const LAST_ERRNO = 140;

/** System errors whose numbers are in the range of errno.h. */
const SYSTEM_ERRORS: readonly number[] = [
  windows.WSA_NOT_ENOUGH_MEMORY,
  windows.WSA_INVALID_PARAMETER,
];

/** The look-up calls, which {@linkcode System} documents. */
export class Names {
  readonly #ws2_32 = openAndKeep("ws2_32.dll", ws2_32);
  readonly #ntdll = openAndKeep("ntdll.dll", ntdll);
  readonly #kernel32 = openAndKeep("kernel32.dll", kernel32);
  readonly #ucrtbase = openAndKeep("ucrtbase.dll", ucrtbase);
  readonly #lastError: LastError;

  /** @param lastError The last error of this thread. */
  constructor(lastError: LastError) {
    this.#lastError = lastError;
  }

  gethostname(): string | number {
    const name = wideBuffer(windows.NI_MAXHOST);
    const error = result(
      this.#ws2_32.GetHostNameW(name, windows.NI_MAXHOST),
      this.#lastError[0],
    );
    return error < 0 ? error : decodeWide(name);
  }

  /** Fails: on Windows a new name takes effect at the next start of the system. */
  sethostname(_name: string): number {
    return -windows.EOPNOTSUPP;
  }

  getaddrinfo(query: AddressQuery): Lookup<AddressInfo[]> {
    const { ADDRINFOW } = layouts;
    const hints = new Uint8Array(ADDRINFOW.size);
    const view = new DataView(hints.buffer);
    ADDRINFOW.ai_flags.set(view, query.flags);
    ADDRINFOW.ai_family.set(view, query.family);
    ADDRINFOW.ai_socktype.set(view, query.type);
    ADDRINFOW.ai_protocol.set(view, query.protocol);
    const host = query.host === null ? null : encodeWide(query.host);
    const service = query.service === null ? null : encodeWide(query.service);
    const list = new PointerOut();
    const parameters = [host, service, hints, list.buffer] as const;
    return {
      now: () => this.#decodeAddresses(this.#ws2_32.GetAddrInfoW(...parameters), list),
      later: () =>
        mapCall(
          this.#ws2_32.GetAddrInfoLater(...parameters),
          (error) => this.#decodeAddresses(error, list),
        ),
    };
  }

  #decodeAddresses(error: number, list: PointerOut): LookupResult<AddressInfo[]> {
    if (error !== 0) return { error, errno: 0 };
    const { ADDRINFOW } = layouts;
    const value: AddressInfo[] = [];
    for (const entry of linkedList(list.address, ADDRINFOW.size, ADDRINFOW.ai_next)) {
      value.push({
        family: ADDRINFOW.ai_family.get(entry),
        type: ADDRINFOW.ai_socktype.get(entry),
        protocol: ADDRINFOW.ai_protocol.get(entry),
        canonicalName: readWide(ADDRINFOW.ai_canonname.get(entry)),
        address: copyAt(ADDRINFOW.ai_addr.get(entry), ADDRINFOW.ai_addrlen.get(entry)),
      });
    }
    this.#ws2_32.FreeAddrInfoW(list.pointer);
    return { value };
  }

  getnameinfo(address: Sockaddr, flags: number): Lookup<[string, string]> {
    const bytes = address.copy();
    const host = wideBuffer(windows.NI_MAXHOST);
    const service = wideBuffer(windows.NI_MAXSERV);
    const parameters = [
      bytes,
      bytes.length,
      host,
      windows.NI_MAXHOST,
      service,
      windows.NI_MAXSERV,
      flags,
    ] as const;
    const toResult = (error: number): LookupResult<[string, string]> =>
      error !== 0 ? { error, errno: 0 } : { value: [decodeWide(host), decodeWide(service)] };
    return {
      now: () => toResult(this.#ws2_32.GetNameInfoW(...parameters)),
      later: () => mapCall(this.#ws2_32.GetNameInfoLater(...parameters), toResult),
    };
  }

  /**
   * Builds the result of gethostbyname from getaddrinfo. gethostbyname itself returns memory of
   * the calling thread, which that thread's next look-up overwrites, so it cannot run on another
   * thread. The only alias in the result is the requested name, if it differs from the canonical
   * name. Other aliases in the hosts file are not found.
   */
  gethostbyname(name: string): Lookup<HostEntry> {
    const toHostEntry = (found: AddressInfo[]): HostEntry => {
      const canonical = found[0]?.canonicalName ?? name;
      const { offset, size } = layouts.sockaddr_in.sin_addr;
      return {
        name: canonical,
        aliases: canonical.toLowerCase() === name.toLowerCase() || name === "" ? [] : [name],
        family: windows.AF_INET,
        addresses: found.map(({ address }) => address.slice(offset, offset + size)),
      };
    };
    return mapLookup(
      this.getaddrinfo({
        host: name,
        service: null,
        family: windows.AF_INET,
        type: windows.SOCK_STREAM, // one type, so one entry for each address
        protocol: 0,
        flags: windows.AI_CANONNAME,
      }),
      toHostEntry,
    );
  }

  /** Builds the result of gethostbyaddr from getnameinfo. The result has no aliases. */
  gethostbyaddr(address: Uint8Array<ArrayBuffer>, family: number): Lookup<HostEntry> {
    const { sockaddr, sockaddr_in, sockaddr_in6 } = layouts;
    const peer = new Sockaddr(sockaddr);
    if (family === windows.AF_INET) {
      sockaddr_in.sin_addr.set(peer.begin(family, sockaddr_in.size), address);
    } else {
      sockaddr_in6.sin6_addr.set(peer.begin(family, sockaddr_in6.size), address);
    }
    return mapLookup(
      this.getnameinfo(peer, windows.NI_NAMEREQD),
      ([name]) => ({ name, aliases: [], family, addresses: [address.slice()] }),
    );
  }

  getservbyname(name: string, protocol: string | null): number | null {
    const { servent } = layouts;
    const entry = this.#ws2_32.getservbyname(
      cString(name),
      protocol === null ? null : cString(protocol),
    );
    return entry === null ? null : servent.s_port.get(structAt(entry, servent.size));
  }

  getservbyport(port: number, protocol: string | null): string | null {
    const { servent } = layouts;
    const entry = this.#ws2_32.getservbyport(
      swap16(port),
      protocol === null ? null : cString(protocol),
    );
    return entry === null ? null : stringAt(servent.s_name.get(structAt(entry, servent.size)));
  }

  getprotobyname(name: string): number | null {
    const { protoent } = layouts;
    const entry = this.#ws2_32.getprotobyname(cString(name));
    return entry === null ? null : protoent.p_proto.get(structAt(entry, protoent.size));
  }

  /**
   * Calls RtlIpv4StringToAddress: Windows has no inet_aton, and its inet_addr returns
   * 255.255.255.255 for errors, too.
   */
  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean {
    const bytes = shortCString(text);
    const end = new PointerOut();
    if (this.#ntdll.RtlIpv4StringToAddressA(bytes, 0, end.buffer, packed) !== 0) return false;
    const rest = stringAt(end.address);
    return rest === "" || /^\s/.test(rest ?? ""); // inet_aton(3) ignores text after white space
  }

  inetPton(family: number, text: string, packed: Uint8Array<ArrayBuffer>): number {
    return result(
      this.#ws2_32.inet_pton(family, shortCString(text), packed),
      this.#lastError[0],
    );
  }

  inetNtop(family: number, packed: Uint8Array<ArrayBuffer>): string | number {
    const text = new Uint8Array(64);
    const written = this.#ws2_32.inet_ntop(family, packed, text, BigInt(text.length));
    const error = this.#lastError[0];
    return written === null ? negated(error) : stringIn(text);
  }

  /** Returns the text of an error. Windows has other meanings for the numbers of errno.h. */
  errorText(errno: number): string {
    if (errno > LAST_ERRNO || SYSTEM_ERRORS.includes(errno)) return this.addressErrorText(errno);
    return stringAt(Deno.UnsafePointer.value(this.#ucrtbase.strerror(errno))) ?? "";
  }

  addressErrorText(error: number): string {
    const text = wideBuffer(1024);
    this.#kernel32.FormatMessageW(
      FORMAT_MESSAGE,
      null,
      error >>> 0,
      0,
      text,
      text.length / 2,
      null,
    );
    return decodeWide(text).trim().replace(/\.$/, "") || `Unknown error ${error}`;
  }

  hostErrorText(error: number): string {
    return this.addressErrorText(error);
  }
}

/** Returns a look-up that converts the value of another one. */
function mapLookup<T, U>(lookup: Lookup<T>, convert: (value: T) => U): Lookup<U> {
  const mapResult = (result: LookupResult<T>): LookupResult<U> =>
    "error" in result ? result : { value: convert(result.value) };
  return {
    now: () => mapResult(lookup.now()),
    later: () => mapCall(lookup.later(), mapResult),
  };
}
