/**
 * A connection to the kernel's routing tables: AF_NETLINK, NETLINK_ROUTE, rtnetlink(7).
 *
 * @module
 */
import { getSystemErrorName } from "node:util";
import {
  AF_NETLINK,
  MSG_TRUNC,
  NETLINK_ROUTE,
  type NetlinkAddress,
  options,
  SOCK_RAW,
  Socket,
  SocketError,
} from "@libc/socket";
import {
  decodeError,
  decodeMessages,
  encodeMessage,
  type Message,
  NLM_F_DUMP,
  NLM_F_DUMP_INTR,
  NLM_F_REQUEST,
  NLMSG_DONE,
  NLMSG_ERROR,
  NLMSG_NOOP,
} from "./message.ts";

/** Groups of linux/rtnetlink.h, which are told of changes. */
export const RTMGRP_LINK = 1,
  RTMGRP_IPV4_IFADDR = 0x10,
  RTMGRP_IPV4_ROUTE = 0x40,
  RTMGRP_IPV6_IFADDR = 0x100,
  RTMGRP_IPV6_ROUTE = 0x400;

/** The kernel sends no more at once, however much is there. */
const LARGEST = 1 << 16;

/** How often to ask again where the tables change while they are read. */
const ATTEMPTS = 5;

/** The changes came faster than they were read, and some are lost. */
export const LOST = Symbol("lost");

/** A socket to ask and to listen. */
export class Connection implements Disposable {
  readonly #socket: Socket<NetlinkAddress, "datagram">;
  #sequence = 0;

  /** @param groups What to be told of: `RTMGRP_*`. */
  constructor(groups = 0) {
    if (AF_NETLINK === undefined) throw new Error("this system has no netlink");
    this.#socket = new Socket<NetlinkAddress, "datagram">(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    this.#socket.setOption(options.SOL_NETLINK.NETLINK_EXT_ACK!, true);
    this.#socket.bind([0, groups]);
  }

  /**
   * Asks for a whole table.
   *
   * @param type `RTM_GETLINK`, `RTM_GETADDR`, `RTM_GETROUTE`
   * @param body What of it: a structure that starts with the family.
   * @param signal Ends it.
   * @returns The answers, from one and the same state of the table.
   */
  async dump(
    type: number,
    body: Uint8Array<ArrayBuffer>,
    signal: AbortSignal,
  ): Promise<Message[]> {
    for (let attempt = 1;; attempt++) {
      const sequence = ++this.#sequence;
      const request = encodeMessage(type, NLM_F_REQUEST | NLM_F_DUMP, sequence, body);
      await this.#socket.sendto(request, [0, 0], { signal });
      const { answers, interrupted } = await this.#answers(sequence, signal);
      if (!interrupted || attempt === ATTEMPTS) return answers;
    }
  }

  /** All parts of an answer. */
  async #answers(sequence: number, signal: AbortSignal) {
    const answers: Message[] = [];
    let interrupted = false;
    while (true) {
      for (const message of await this.#receive(signal)) {
        if (message.sequence !== sequence) continue; // of another request, or a change
        if ((message.flags & NLM_F_DUMP_INTR) !== 0) interrupted = true;
        if (message.type === NLMSG_DONE) return { answers, interrupted };
        if (message.type === NLMSG_ERROR) throw refused(message);
        if (message.type !== NLMSG_NOOP) answers.push(message);
      }
    }
  }

  /** The messages of a datagram from the kernel. */
  async #receive(signal: AbortSignal): Promise<Message[]> {
    while (true) {
      const { data, flags, address } = await this.#socket.recvmsg(LARGEST, 0, { signal });
      if (address[0] !== 0) continue; // of some process
      if ((flags & MSG_TRUNC) !== 0) throw new Error("netlink: a datagram was cut short");
      return [...decodeMessages(data)];
    }
  }

  /** The changes, as they happen, until the signal. */
  async *changes(signal: AbortSignal): AsyncGenerator<Message | typeof LOST> {
    while (true) {
      try {
        yield* await this.#receive(signal);
      } catch (error) {
        if (!(error instanceof SocketError && error.code === "ENOBUFS")) throw error;
        yield LOST;
      }
    }
  }

  /** Closes the socket. */
  [Symbol.dispose](): void {
    this.#socket.close();
  }
}

/** What the kernel says to a request that it does not like. */
function refused(message: Message): SocketError {
  const { errno, words } = decodeError(message);
  const code = getSystemErrorName(-errno);
  const details = { errno, code, syscall: "netlink" };
  return new SocketError(`netlink: ${words === "" ? "refused" : words} (${code})`, details);
}
