/**
 * The transfer of a file, block by block: RFC 1350. Each packet is sent again until it is answered.
 *
 * @module
 */
import { type Socket, TimeoutError } from "@libc/socket";
import type { IpAddress } from "../internet/listen.ts";
import {
  decodePacket,
  encodePacket,
  ERROR,
  type Options,
  type Packet,
  TftpError,
} from "./packet.ts";

/** Bytes of a block without the option `blksize`. */
export const DEFAULT_BLOCK = 512;

/** The other side of a transfer. */
export class Peer {
  readonly #socket: Socket<IpAddress, "datagram">;
  readonly #signal: AbortSignal;
  readonly #attempts: number;
  #address: IpAddress;
  #isKnown: boolean;
  /** Seconds after which a packet is sent again. */
  timeout: number;
  /** Bytes of a block. */
  blockSize = DEFAULT_BLOCK;

  /**
   * @param socket The socket of the transfer.
   * @param address The address of the peer.
   * @param isKnown False if the peer answers from a port of its choice, as a server does.
   * @param options Seconds, how often a packet is sent, and what aborts the transfer.
   */
  constructor(
    socket: Socket<IpAddress, "datagram">,
    address: IpAddress,
    isKnown: boolean,
    options: { timeout: number; attempts: number; signal: AbortSignal },
  ) {
    this.#socket = socket;
    this.#address = address;
    this.#isKnown = isKnown;
    this.#signal = options.signal;
    this.#attempts = options.attempts;
    this.timeout = options.timeout;
  }

  /** Sends a packet. */
  async send(packet: Packet, to: IpAddress = this.#address): Promise<void> {
    await this.#socket.sendto(encodePacket(packet), to, { signal: this.#signal });
  }

  /** Tells the other side, if it has answered, that the transfer has failed. The packet may get lost. */
  async fail({ code, message }: TftpError): Promise<void> {
    if (!this.#isKnown) return;
    const packet = encodePacket({ type: "error", code, message });
    await this.#socket.sendto(packet, this.#address).catch(() => {});
  }

  /** Sends a packet until an answer comes that `accept` takes: for which it returns a value. */
  async ask<T>(packet: Packet, accept: (answer: Packet) => T | undefined): Promise<T> {
    for (let attempt = 0; attempt < this.#attempts; attempt++) {
      await this.send(packet);
      const end = performance.now() + this.timeout * 1000;
      for (let answer; (answer = await this.#receive(end)) !== null;) {
        if (answer.type === "error") throw new TftpError(answer.code, answer.message);
        const result = accept(answer);
        if (result !== undefined) return result;
      }
    }
    throw new TftpError(ERROR.undefined, "the other side does not answer");
  }

  /** Sends a last packet, and again as often as the peer shows within the time that it was lost. */
  async sendLast(packet: Packet, isRepeated: (answer: Packet) => boolean): Promise<void> {
    await this.send(packet);
    const end = performance.now() + this.timeout * 1000;
    for (let answer; (answer = await this.#receive(end)) !== null;) {
      if (isRepeated(answer)) await this.send(packet);
    }
  }

  /** Returns the next packet of the peer; `null` after the time. */
  async #receive(end: number): Promise<Packet | null> {
    for (let left; (left = end - performance.now()) > 0;) {
      this.#socket.settimeout(left / 1000);
      try {
        const [data, from] = await this.#socket.recvfrom(65536, { signal: this.#signal });
        const packet = decodePacket(data);
        if (this.#isFromPeer(from) && packet !== null) return packet;
        // An error in answer to an error would be answered by an error, without end.
        if (packet?.type === "error") continue;
        const code = ERROR.unknownTransfer;
        await this.send({ type: "error", code, message: "unknown transfer" }, from);
      } catch (error) {
        if (!(error instanceof TimeoutError)) throw error;
      }
    }
    return null;
  }

  #isFromPeer(from: IpAddress): boolean {
    if (from[0] !== this.#address[0]) return false;
    if (!this.#isKnown) this.#address = from;
    this.#isKnown = true;
    return from[1] === this.#address[1];
  }
}

/**
 * Sends a file, after the first packet was answered.
 *
 * @param peer The receiver.
 * @param read Fills a buffer and returns its bytes, fewer only at the end of the file.
 */
export async function sendBlocks(
  peer: Peer,
  read: (buffer: Uint8Array<ArrayBuffer>) => Promise<number>,
): Promise<void> {
  const buffer = new Uint8Array(peer.blockSize);
  for (let number = 1, length = buffer.length; length === buffer.length; number++) {
    length = await read(buffer);
    const block = number & 0xffff;
    // A repeated acknowledgement is ignored. Otherwise each block would be sent twice from then on.
    await peer.ask(
      { type: "data", block, data: buffer.subarray(0, length) },
      (answer) => answer.type === "ack" && answer.block === block || undefined,
    );
  }
}

/**
 * Receives a file. The acknowledgement of its last block is returned, not sent.
 *
 * @param peer The sender.
 * @param start The packet that asks for the first block.
 * @param write Writes a block.
 * @param onOptions Is told the options that the sender has accepted, if it sends some.
 */
export async function receiveBlocks(
  peer: Peer,
  start: Packet,
  write: (data: Uint8Array<ArrayBuffer>) => Promise<void>,
  onOptions: (options: Options) => void = () => {},
): Promise<Packet> {
  let packet = start;
  for (let number = 1;;) {
    const block = number & 0xffff;
    const answer = await peer.ask(packet, (answer) => {
      if (answer.type === "oack") return packet.type === "read" ? answer : undefined;
      return answer.type === "data" && answer.block === block ? answer : undefined;
    });
    if (answer.type === "oack") {
      onOptions(answer.options);
      packet = { type: "ack", block: 0 };
      continue;
    }
    const { data } = answer;
    await write(data);
    packet = { type: "ack", block };
    number++;
    if (data.length < peer.blockSize) return packet;
  }
}
