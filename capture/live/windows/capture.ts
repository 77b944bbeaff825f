/**
 * Captures of Windows: raw sockets that receive all packets of IPv4, with `SIO_RCVALL` of winsock.
 *
 * @module
 */
import {
  AF_INET,
  EACCES,
  EADDRNOTAVAIL,
  ENODEV,
  IPPROTO_IP,
  RCVALL_IPLEVEL,
  RCVALL_ON,
  SIO_RCVALL,
  SO_RCVBUF,
  SOCK_RAW,
  SOL_SOCKET,
} from "../../../constants/mod.ts";
import { platform } from "../../../constants/platform.ts";
import { system } from "../../../ffi/mod.ts";
import { SocketError, systemError } from "../../../socket/errors.ts";
import { getifaddrs } from "../../../socket/net/interfaces.ts";
import { Socket } from "../../../socket/socket.ts";
import { parseInet } from "../../address.ts";
import { PacketFilter } from "../../filter/interpreter.ts";
import { LINKTYPE_RAW } from "../../link_types.ts";
import type { CaptureBackend, CaptureCounts } from "../backend.ts";
import { type CheckedOptions, refuseLinuxOptions } from "../options.ts";
import { RawSource } from "./source.ts";

/** A capture of Windows. */
export class RawCapture implements CaptureBackend {
  readonly source: RawSource;
  readonly usesRing = false;
  readonly #socket: Socket;

  constructor(options: CheckedOptions) {
    const { name, filter, snapLength, direction } = options;
    refuseLinuxOptions(options, "a name of if_nameindex()");
    const address = addressOf(name);
    // Before any call that needs the right: a wrong filter is an error for everybody.
    const own = filter === ""
      ? undefined
      : new PacketFilter(filter, { linkType: LINKTYPE_RAW, snapLength });
    this.#socket = rawSocket();
    try {
      this.#socket.settimeout(null);
      this.#socket.setsockopt(SOL_SOCKET, SO_RCVBUF, options.bufferSize);
      this.#socket.bind([address, 0]);
      this.#socket.ioctl(SIO_RCVALL!, options.promiscuous ? RCVALL_ON! : RCVALL_IPLEVEL!);
      this.source = new RawSource(this.#socket, {
        interface: { linkType: LINKTYPE_RAW, snapLength, name },
        address: parseInet(address)!.address >>> 0,
        direction,
        filter: own,
      });
    } catch (error) {
      this.#socket.close();
      throw error;
    }
  }

  statistics(): CaptureCounts {
    return { received: this.source.received, dropped: this.source.lost };
  }

  send(): Promise<never> {
    return this.sendSync();
  }

  sendSync(): never {
    throw new Deno.errors.NotSupported(
      `inject: ${platform} sends no frames of a program; send IP packets with a Socket of AF_INET, ` +
        "SOCK_RAW and the option IP_HDRINCL",
    );
  }

  close(): void {
    this.#socket.close(); // ends SIO_RCVALL, too
  }
}

/** Returns the IPv4 address of an interface. */
function addressOf(name: string): string {
  for (const entry of getifaddrs()) {
    if (entry.kind === "inet" && entry.name === name) return entry.address;
  }
  if (system().interfaceIndex(name) > 0) {
    throw systemError(EADDRNOTAVAIL, "bind", name, "the interface has no address of IPv4");
  }
  throw systemError(ENODEV, "bind", name, "no interface of if_nameindex() has this name");
}

/** Makes a raw socket. */
function rawSocket(): Socket {
  try {
    return new Socket(AF_INET, SOCK_RAW, IPPROTO_IP);
  } catch (error) {
    if (!(error instanceof SocketError && error.errno === EACCES)) throw error;
    throw systemError(EACCES, "socket", undefined, "captures need an administrator");
  }
}
