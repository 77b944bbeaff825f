/**
 * The socket interface of macOS: the parts that differ from FreeBSD's.
 *
 * @module
 */
import { darwin } from "../../constants/darwin.ts";
import { MessageLoop } from "../batch.ts";
import { Bsd } from "../bsd/system.ts";
import { lazily } from "../layout.ts";
import { pointersFor, type Sockaddr } from "../sockaddr.ts";
import type { Files, MessageBatch, OptionLayouts, System } from "../system.ts";
import { result } from "../unix/errno.ts";
import { bpf } from "./bpf.ts";
import { layouts, optionLayouts, tcpConnectionInfoBits } from "./layouts.ts";
import { type DarwinSymbols, openSystem } from "./symbols.ts";

/** macOS, through libSystem. */
export class Darwin extends Bsd implements System {
  readonly #c: DarwinSymbols;
  readonly #length = new BigInt64Array(new ArrayBuffer(8));
  readonly #lengthBytes = new Uint8Array(this.#length.buffer);
  readonly #on = new Uint8Array(new Int32Array([1]).buffer);
  // MSG_DONTWAIT works only for receives: a send waits in spite of the flag.
  readonly dontwait = 0;
  readonly files: Files;

  readonly optionLayouts: () => OptionLayouts = lazily(() => ({
    ...optionLayouts(),
    tcp_connection_info: { ...optionLayouts().tcp_connection_info, ...tcpConnectionInfoBits },
  }));

  /** @param symbols The bound functions. */
  constructor(symbols: DarwinSymbols = openSystem()) {
    super(symbols, layouts, darwin, bpf);
    this.#c = symbols;
    this.files = this.filesSentBy((fd, file, offset, count) => {
      if (count === 0) return 0; // sendfile(2) would send the whole file
      this.#length[0] = BigInt(count);
      const error = result(
        symbols.sendfile(file, fd, BigInt(offset), this.#lengthBytes, null, 0),
        this.errno[0],
      );
      // The call may fail after a partial send. The next call returns that error.
      return error < 0 && this.#length[0] === 0n ? error : Number(this.#length[0]);
    });
  }

  /**
   * Makes a new socket close-on-exec and free of SIGPIPE. A program that another thread starts
   * before this call inherits the socket: macOS has no SOCK_CLOEXEC.
   */
  #initialize(fd: number): number {
    if (fd < 0) return fd;
    this.setInheritable(fd, false);
    // Older systems lack MSG_NOSIGNAL. Deno ignores SIGPIPE; a program that embeds Deno may not.
    this.setsockopt(fd, darwin.SOL_SOCKET, darwin.SO_NOSIGPIPE, this.#on, this.#on.length);
    return fd;
  }

  socket(family: number, type: number, protocol: number): number {
    return this.#initialize(result(this.#c.socket(family, type, protocol), this.errno[0]));
  }

  socketpair(family: number, type: number, protocol: number): [number, number] | number {
    const pair = new Int32Array(new ArrayBuffer(8));
    const error = result(this.#c.socketpair(family, type, protocol, pair), this.errno[0]);
    return error < 0 ? error : [this.#initialize(pair[0]!), this.#initialize(pair[1]!)];
  }

  accept(fd: number, peer: Sockaddr | null): number {
    const { pointer, lengthPointer } = pointersFor(peer);
    const accepted = this.#initialize(
      result(this.#c.accept(fd, pointer, lengthPointer), this.errno[0]),
    );
    if (accepted >= 0) this.setNonblocking(accepted, false); // the listener's mode is inherited
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
    if (returned >= 0 && control !== null) this.#closeRightsOnExec(control);
    return returned;
  }

  /** Makes the descriptors that arrived with a message close-on-exec. */
  #closeRightsOnExec(control: Uint8Array<ArrayBuffer>): void {
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
