/**
 * The socket interface of FreeBSD: the parts that differ from macOS's.
 *
 * @module
 */
import { freebsd } from "../../constants/freebsd.ts";
import { Bsd } from "../bsd/system.ts";
import { lazily, u8 } from "../layout.ts";
import { openLibrary } from "../library.ts";
import { pointersFor, type Sockaddr } from "../sockaddr.ts";
import type { Files, MessageBatch, OptionLayouts, System } from "../system.ts";
import { result } from "../unix/errno.ts";
import { Batch } from "../unix/batch.ts";
import { bpf } from "./bpf.ts";
import { layouts, optionLayouts, tcpInfoBits } from "./layouts.ts";
import { type FreeBsdSymbols, symbols as functions } from "./symbols.ts";

/** FreeBSD 12 and later, through its libc. */
export class FreeBsd extends Bsd implements System {
  readonly #c: FreeBsdSymbols;
  readonly #sent = new BigInt64Array(new ArrayBuffer(8));
  readonly #sentBytes = new Uint8Array(this.#sent.buffer);
  readonly dontwait: number = freebsd.MSG_DONTWAIT;
  readonly optionLayouts: () => OptionLayouts = lazily(() => ({
    ...optionLayouts(),
    tcp_info: { ...optionLayouts().tcp_info, ...tcpInfoBits },
  }));
  readonly files: Files;

  /** @param symbols The bound functions. */
  constructor(symbols: FreeBsdSymbols = openLibrary(["libc.so.7"], functions)) {
    super(symbols, { ...layouts, tosControl: u8(0) }, freebsd, bpf);
    this.#c = symbols;
    this.files = this.filesSentBy((fd, file, offset, count) => {
      if (count === 0) return 0; // sendfile(2) would send the whole file
      this.#sent[0] = 0n;
      const error = result(
        symbols.sendfile(file, fd, BigInt(offset), count, null, this.#sentBytes, 0),
        this.errno[0],
      );
      // The call may fail after a partial send. The next call returns that error.
      return error < 0 && this.#sent[0] === 0n ? error : Number(this.#sent[0]);
    });
  }

  socket(family: number, type: number, protocol: number): number {
    return result(this.#c.socket(family, type | freebsd.SOCK_CLOEXEC, protocol), this.errno[0]);
  }

  socketpair(family: number, type: number, protocol: number): [number, number] | number {
    const pair = new Int32Array(new ArrayBuffer(8));
    const error = result(
      this.#c.socketpair(family, type | freebsd.SOCK_CLOEXEC, protocol, pair),
      this.errno[0],
    );
    return error < 0 ? error : [pair[0]!, pair[1]!];
  }

  accept(fd: number, peer: Sockaddr | null): number {
    const { pointer, lengthPointer } = pointersFor(peer);
    return result(this.#c.accept4(fd, pointer, lengthPointer, freebsd.SOCK_CLOEXEC), this.errno[0]);
  }

  batch(count: number, size: number, controlSize: number): MessageBatch {
    return new Batch(this.#c, layouts, freebsd, this.errno, count, size, controlSize);
  }
}
