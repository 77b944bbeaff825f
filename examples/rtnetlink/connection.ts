/**
 * A connection to the kernel's tables: AF_NETLINK, netlink(7). Those of routes are rtnetlink(7).
 *
 * @module
 */
import { getSystemErrorName } from "node:util";
import { UsageError } from "../command_line.ts";
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

/** Multicast groups of linux/rtnetlink.h, which receive the changes. */
export const RTMGRP_LINK = 1,
  RTMGRP_IPV4_IFADDR = 0x10,
  RTMGRP_IPV4_ROUTE = 0x40,
  RTMGRP_IPV6_IFADDR = 0x100,
  RTMGRP_IPV6_ROUTE = 0x400;

/** The most bytes that the kernel sends in one datagram. */
const MAX_DATAGRAM = 1 << 16;

/** The most requests for a table that changes while it is read. */
const ATTEMPTS = 5;

/** Marks lost changes: they arrived faster than they were read. */
export const LOST = Symbol("lost");

/** A socket that requests tables and receives changes. */
export class Connection implements Disposable {
  readonly #socket: Socket<NetlinkAddress, "datagram">;
  #sequence = 0;

  /**
   * @param groups The changes to receive: `RTMGRP_*`.
   * @param protocol Whose tables: `NETLINK_*`.
   */
  constructor(groups = 0, protocol: number | undefined = NETLINK_ROUTE) {
    if (AF_NETLINK === undefined) throw new UsageError("this system has no netlink");
    this.#socket = new Socket<NetlinkAddress, "datagram">(AF_NETLINK, SOCK_RAW, protocol);
    this.#socket.setOption(options.SOL_NETLINK.NETLINK_EXT_ACK!, true);
    this.#socket.bind([0, groups]);
  }

  /**
   * Requests a whole table.
   *
   * @param type `RTM_GETLINK`, `RTM_GETADDR`, `RTM_GETROUTE`, `SOCK_DIAG_BY_FAMILY`
   * @param body The parameters: a structure that starts with the family.
   * @param signal Aborts the request.
   * @returns The answers. They are of one state of the table unless it changed during every attempt.
   * @throws {SocketError} If the kernel refuses the request, or cannot finish its answer.
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
      const { answers, interrupted } = await this.#receiveAnswers(sequence, signal);
      if (!interrupted || attempt === ATTEMPTS) return answers;
    }
  }

  /** Receives all parts of an answer. */
  async #receiveAnswers(sequence: number, signal: AbortSignal) {
    const answers: Message[] = [];
    let interrupted = false;
    while (true) {
      for (const message of await this.#receive(signal)) {
        if (message.sequence !== sequence) continue; // the answer to another request, or a change
        if ((message.flags & NLM_F_DUMP_INTR) !== 0) interrupted = true;
        if (message.type === NLMSG_ERROR) throw refusalError(message);
        if (message.type === NLMSG_DONE) {
          if (decodeError(message).errno > 0) throw refusalError(message);
          return { answers, interrupted };
        }
        if (message.type !== NLMSG_NOOP) answers.push(message);
      }
    }
  }

  /** Receives the messages of the kernel's next datagram. */
  async #receive(signal: AbortSignal): Promise<Message[]> {
    while (true) {
      const { data, flags, address } = await this.#socket.recvmsg(MAX_DATAGRAM, 0, { signal });
      if (address[0] !== 0) continue; // from another process
      if ((flags & MSG_TRUNC) !== 0) throw new Error("netlink: a datagram was cut short");
      return [...decodeMessages(data)];
    }
  }

  /** Yields the changes as they happen, until the signal aborts. */
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

/** Returns the error of a request that the kernel refused. */
function refusalError(message: Message): SocketError {
  const { errno, words } = decodeError(message);
  const code = getSystemErrorName(-errno);
  const details = { errno, code, syscall: "netlink" };
  return new SocketError(`netlink: ${words === "" ? "refused" : words} (${code})`, details);
}
