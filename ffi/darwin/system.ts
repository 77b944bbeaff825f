/**
 * The socket interface of macOS: what it has beside, or other than, every BSD.
 *
 * @module
 */
import { darwin } from "../../constants/darwin.ts";
import { MessageLoop } from "../batch.ts";
import { Bsd } from "../bsd/system.ts";
import { pointersFor, type Sockaddr } from "../sockaddr.ts";
import type { Files, MessageBatch, OptionLayouts, System } from "../system.ts";
import { result } from "../unix/errno.ts";
import { layouts, optionLayouts, tcpConnectionInfoBits } from "./layouts.ts";
import { type DarwinSymbols, openSystem } from "./symbols.ts";

/** macOS, through libSystem. */
export class Darwin extends Bsd implements System {
  readonly #c: DarwinSymbols;
  readonly #length = new BigInt64Array(new ArrayBuffer(8));
  readonly #lengthBytes = new Uint8Array(this.#length.buffer);
  readonly #on = new Uint8Array(new Int32Array([1]).buffer);
  // MSG_DONTWAIT is for receives alone: a send waits even so.
  readonly dontwait = 0;
  readonly files: Files;

  readonly optionLayouts: OptionLayouts = {
    ...optionLayouts,
    tcp_connection_info: { ...optionLayouts.tcp_connection_info, ...tcpConnectionInfoBits },
  };

  /** @param symbols The bound functions. */
  constructor(symbols: DarwinSymbols = openSystem()) {
    super(symbols, layouts, darwin);
    this.#c = symbols;
    this.files = this.filesSentBy((fd, file, offset, count) => {
      if (count === 0) return 0; // which would be the whole file
      this.#length[0] = BigInt(count);
      const error = result(
        symbols.sendfile(file, fd, BigInt(offset), this.#lengthBytes, null, 0),
        this.errno[0],
      );
      // A part may be sent in spite of an error, which then comes again.
      return error < 0 && this.#length[0] === 0n ? error : Number(this.#length[0]);
    });
  }

  /**
   * Makes a new socket what every socket of the module is. Between the calls another thread may
   * start a program that inherits it; the system has no way to make it so at once.
   */
  #own(fd: number): number {
    if (fd < 0) return fd;
    this.setInheritable(fd, false);
    // Older systems have no MSG_NOSIGNAL. Deno ignores SIGPIPE; a program that embeds it may not.
    this.setsockopt(fd, darwin.SOL_SOCKET, darwin.SO_NOSIGPIPE, this.#on, this.#on.length);
    return fd;
  }

  socket(family: number, type: number, protocol: number): number {
    return this.#own(result(this.#c.socket(family, type, protocol), this.errno[0]));
  }

  socketpair(family: number, type: number, protocol: number): [number, number] | number {
    const pair = new Int32Array(new ArrayBuffer(8));
    const error = result(this.#c.socketpair(family, type, protocol, pair), this.errno[0]);
    return error < 0 ? error : [this.#own(pair[0]!), this.#own(pair[1]!)];
  }

  accept(fd: number, peer: Sockaddr | null): number {
    const { pointer, lengthPointer } = pointersFor(peer);
    const accepted = this.#own(result(this.#c.accept(fd, pointer, lengthPointer), this.errno[0]));
    if (accepted >= 0) this.setNonblocking(accepted, false); // it has the listener's mode
    return accepted;
  }

  override recvmsg(
    fd: number,
    buffers: readonly Uint8Array<ArrayBuffer>[],
    control: Uint8Array<ArrayBuffer> | null,
    flags: number,
    peer: Sockaddr,
  ): number {
    const returned = super.recvmsg(fd, buffers, control, flags, peer);
    if (returned >= 0 && control !== null) this.#ownRights(control);
    return returned;
  }

  /** Makes descriptors that came with a message close-on-exec. */
  #ownRights(control: Uint8Array<ArrayBuffer>): void {
    const { controlLength } = this.received();
    for (const { level, type, data } of this.control.decode(control.subarray(0, controlLength))) {
      if (level !== darwin.SOL_SOCKET || type !== darwin.SCM_RIGHTS) continue;
      const view = new DataView(data.buffer, data.byteOffset, data.length);
      for (let at = 0; at + 4 <= data.length; at += 4) {
        this.setInheritable(view.getInt32(at, true), false);
      }
    }
  }

  batch(count: number, size: number, controlSize: number): MessageBatch {
    return new MessageLoop(this, count, size, controlSize, darwin.MSG_DONTWAIT);
  }
}
