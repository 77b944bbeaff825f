/**
 * Options with their types: a table by level, each level sorted by C name, for
 * {@linkcode Socket.getOption} and {@linkcode Socket.setOption}.
 *
 * What an option's type says can be done with it: an `Option` is read and set, a
 * `ReadableOption` only read, a `WritableOption` only set. One that this platform
 * lacks is `undefined`, and where not every platform has it, its type says so.
 *
 * @example
 * ```ts
 * import { options, Socket } from "@libc/socket";
 *
 * using socket = new Socket();
 * socket.setOption(options.SOL_SOCKET.SO_KEEPALIVE, true);
 * socket.setOption(options.SOL_SOCKET.SO_LINGER, 5); // seconds
 * console.log(socket.getOption(options.SOL_SOCKET.SO_LINGER)); // 5
 *
 * const { TCP_CONGESTION } = options.IPPROTO_TCP;
 * if (TCP_CONGESTION !== undefined) console.log(socket.getOption(TCP_CONGESTION)); // cubic
 * ```
 *
 * @module
 */
export * as IPPROTO_ICMPV6 from "./icmpv6.ts";
export * as IPPROTO_IP from "./ip.ts";
export * as IPPROTO_IPV6 from "./ipv6.ts";
export * as IPPROTO_TCP from "./tcp.ts";
export * as IPPROTO_UDP from "./udp.ts";
export * as IPPROTO_UDPLITE from "./udplite.ts";
export * as SOL_NETLINK from "./netlink.ts";
export * as SOL_PACKET from "./packet.ts";
export * as SOL_RAW from "./raw.ts";
export * as SOL_SOCKET from "./socket.ts";
