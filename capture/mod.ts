/**
 * Filters for captured packets: their language, their programs, and a machine that runs them.
 *
 * @example A filter that runs in this process
 * ```ts
 * import { PacketFilter } from "@libc/socket/capture";
 *
 * const filter = new PacketFilter("udp port 53 or arp");
 * const frame = new Uint8Array(60);
 * frame.set([0x08, 0x06], 12); // ARP
 * console.log(filter.accepts(frame)); // true
 * ```
 *
 * @module
 */
export type { BpfInstruction } from "../socket/options/types.ts";
export { compileFilter, type FilterOptions } from "./filter/compile.ts";
export { disassemble } from "./filter/disassembler.ts";
export { FilterError, type Span } from "./filter/error.ts";
export { type FilterInput, PacketFilter, type PacketMetadata } from "./filter/interpreter.ts";
export * from "./link_types.ts";
export type * from "./packet.ts";
