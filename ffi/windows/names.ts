/**
 * Names and numbers of hosts, services, protocols and errors.
 *
 * @module
 */
import { windows } from "../../constants/windows.ts";
import { openLibrary } from "../library.ts";
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
import { layouts } from "./layouts.ts";
import { wideRoom, wideString, wideStringAt, wideStringIn } from "./wide.ts";

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

/** What to bind of ws2_32.dll. */
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

/** What to bind of ntdll.dll. */
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

/** What to bind of kernel32.dll. */
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

/** What to bind of the C runtime. */
export const ucrtbase = {
  strerror: {
    parameters: [
      "i32", // int errnum
    ],
    result: "pointer", // char *
  },
} as const satisfies Deno.ForeignLibraryInterface;

/** winbase.h: the text of a system error, its placeholders as they are. */
const FORMAT_MESSAGE = 0x1000 | 0x200; // FROM_SYSTEM | IGNORE_INSERTS

/** The last number of errno.h, of which winsock has taken over all that its calls return. */
const LAST_ERRNO = 140;

/** What has a number below that, and is an error of the system. */
const SYSTEM_ERRORS: readonly number[] = [
  windows.WSA_NOT_ENOUGH_MEMORY,
  windows.WSA_INVALID_PARAMETER,
];

/** {@linkcode System} documents the calls. */
export class Names {
  readonly #ws2_32 = openLibrary(["ws2_32.dll"], ws2_32);
  readonly #ntdll = openLibrary(["ntdll.dll"], ntdll);
  readonly #kernel32 = openLibrary(["kernel32.dll"], kernel32);
  readonly #ucrtbase = openLibrary(["ucrtbase.dll"], ucrtbase);
  readonly #result: (returned: number) => number;

  /** @param result Makes -1 the negated error. */
  constructor(result: (returned: number) => number) {
    this.#result = result;
  }

  gethostname(): string | number {
    const name = wideRoom(windows.NI_MAXHOST);
    const error = this.#result(this.#ws2_32.GetHostNameW(name, windows.NI_MAXHOST));
    return error < 0 ? error : wideStringIn(name);
  }

  /** The name can be changed for the time after the next start, and not for now. */
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
    const host = query.host === null ? null : wideString(query.host);
    const service = query.service === null ? null : wideString(query.service);
    const list = new PointerOut();
    const parameters = [host, service, hints, list.buffer] as const;
    return {
      now: () => this.#addresses(this.#ws2_32.GetAddrInfoW(...parameters), list),
      later: async () => this.#addresses(await this.#ws2_32.GetAddrInfoLater(...parameters), list),
    };
  }

  #addresses(error: number, list: PointerOut): LookupResult<AddressInfo[]> {
    if (error !== 0) return { error, errno: 0 };
    const { ADDRINFOW } = layouts;
    const value: AddressInfo[] = [];
    for (const entry of linkedList(list.address, ADDRINFOW.size, ADDRINFOW.ai_next)) {
      value.push({
        family: ADDRINFOW.ai_family.get(entry),
        type: ADDRINFOW.ai_socktype.get(entry),
        protocol: ADDRINFOW.ai_protocol.get(entry),
        canonicalName: wideStringAt(ADDRINFOW.ai_canonname.get(entry)),
        address: copyAt(ADDRINFOW.ai_addr.get(entry), ADDRINFOW.ai_addrlen.get(entry)),
      });
    }
    this.#ws2_32.FreeAddrInfoW(list.pointer);
    return { value };
  }

  getnameinfo(address: Sockaddr, flags: number): Lookup<[string, string]> {
    const bytes = address.copy();
    const host = wideRoom(windows.NI_MAXHOST);
    const service = wideRoom(windows.NI_MAXSERV);
    const parameters = [
      bytes,
      bytes.length,
      host,
      windows.NI_MAXHOST,
      service,
      windows.NI_MAXSERV,
      flags,
    ] as const;
    const answer = (error: number): LookupResult<[string, string]> =>
      error !== 0 ? { error, errno: 0 } : { value: [wideStringIn(host), wideStringIn(service)] };
    return {
      now: () => answer(this.#ws2_32.GetNameInfoW(...parameters)),
      later: async () => answer(await this.#ws2_32.GetNameInfoLater(...parameters)),
    };
  }

  /**
   * What gethostbyname would answer. Its own answer is in memory of the thread that asks, where
   * the next look-up overwrites it: it cannot be asked on another thread. The other names are
   * those that an alias at a name server gives, which is the name that was asked for; names of
   * the file of hosts that nobody asked for are not known this way.
   */
  gethostbyname(name: string): Lookup<HostEntry> {
    const entry = (found: AddressInfo[]): HostEntry => {
      const canonical = found[0]?.canonicalName ?? name;
      const { offset, size } = layouts.sockaddr_in.sin_addr;
      return {
        name: canonical,
        aliases: canonical.toLowerCase() === name.toLowerCase() || name === "" ? [] : [name],
        family: windows.AF_INET,
        addresses: found.map(({ address }) => address.slice(offset, offset + size)),
      };
    };
    return converted(
      this.getaddrinfo({
        host: name,
        service: null,
        family: windows.AF_INET,
        type: windows.SOCK_STREAM, // one entry for each address
        protocol: 0,
        flags: windows.AI_CANONNAME,
      }),
      entry,
    );
  }

  /** What gethostbyaddr would answer, which has no other names; {@linkcode Names.gethostbyname} says why. */
  gethostbyaddr(address: Uint8Array<ArrayBuffer>, family: number): Lookup<HostEntry> {
    const { sockaddr, sockaddr_in, sockaddr_in6 } = layouts;
    const peer = new Sockaddr(sockaddr);
    if (family === windows.AF_INET) {
      sockaddr_in.sin_addr.set(peer.begin(family, sockaddr_in.size), address);
    } else {
      sockaddr_in6.sin6_addr.set(peer.begin(family, sockaddr_in6.size), address);
    }
    return converted(
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

  /** There is no inet_aton, and inet_addr has the same answer for 255.255.255.255 and for errors. */
  inetAton(text: string, packed: Uint8Array<ArrayBuffer>): boolean {
    const bytes = shortCString(text);
    const end = new PointerOut();
    if (this.#ntdll.RtlIpv4StringToAddressA(bytes, 0, end.buffer, packed) !== 0) return false;
    const rest = stringAt(end.address);
    return rest === "" || /^\s/.test(rest ?? ""); // as inet_aton(3), whatever is behind a blank
  }

  inetPton(family: number, text: string, packed: Uint8Array<ArrayBuffer>): number {
    return this.#result(this.#ws2_32.inet_pton(family, shortCString(text), packed));
  }

  inetNtop(family: number, packed: Uint8Array<ArrayBuffer>): string | number {
    const text = new Uint8Array(64);
    const written = this.#ws2_32.inet_ntop(family, packed, text, BigInt(text.length));
    return written === null ? this.#result(-1) : stringIn(text);
  }

  /** What the system says of an error; to the numbers of errno.h it gives other meanings. */
  errorText(errno: number): string {
    if (errno > LAST_ERRNO || SYSTEM_ERRORS.includes(errno)) return this.addressErrorText(errno);
    return stringAt(Deno.UnsafePointer.value(this.#ucrtbase.strerror(errno))) ?? "";
  }

  addressErrorText(error: number): string {
    const text = wideRoom(1024);
    this.#kernel32.FormatMessageW(
      FORMAT_MESSAGE,
      null,
      error >>> 0,
      0,
      text,
      text.length / 2,
      null,
    );
    return wideStringIn(text).trim().replace(/\.$/, "") || `Unknown error ${error}`;
  }

  hostErrorText(error: number): string {
    return this.addressErrorText(error);
  }
}

/** A look-up whose value is made of another's. */
function converted<T, U>(lookup: Lookup<T>, convert: (value: T) => U): Lookup<U> {
  const answer = (given: LookupResult<T>): LookupResult<U> =>
    "error" in given ? given : { value: convert(given.value) };
  return {
    now: () => answer(lookup.now()),
    later: async () => answer(await lookup.later()),
  };
}
