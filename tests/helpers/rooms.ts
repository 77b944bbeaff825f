/**
 * The rooms of the source.
 *
 * @module
 */

/**
 * The rooms from the bottom up. Some files of `socket/` are rooms of their own. A file imports only
 * from its own room and from earlier rooms, types included.
 */
export const ROOMS: readonly string[] = [
  "constants/",
  "ffi/",
  "socket/stack.ts",
  "socket/arguments.ts",
  "socket/text.ts",
  "socket/errors.ts",
  "socket/default_timeout.ts",
  "socket/memory/",
  "socket/address/",
  "socket/net/",
  "socket/ancillary/",
  "socket/options/",
  "socket/operation/",
  "socket/event_loop/",
  "socket/descriptor.ts",
  "socket/resolve/",
  "socket/stream/",
  "socket/file/",
  "socket/signatures.ts",
  "socket/fd.ts",
  "socket/poll.ts",
  "socket/socket.ts",
  "socket/connection.ts",
  "socket/create.ts",
  "socket/process/",
  "mod.ts",
  "capture/link_types.ts",
  "capture/packet.ts",
  "capture/address.ts",
  "capture/layers/",
  "capture/filter/",
  "capture/file/",
  "capture/live/",
  "capture/mod.ts",
];
