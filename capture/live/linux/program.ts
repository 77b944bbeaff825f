/**
 * The program that filters the packets of a capture in the kernel.
 *
 * @module
 */
import { PACKET_OUTGOING } from "../../../constants/mod.ts";
import type { BpfInstruction } from "../../../socket/options/types.ts";
import { rangeError } from "../../../socket/stack.ts";
import { compileFilter } from "../../filter/compile.ts";
import * as op from "../../filter/instruction.ts";
import type { PacketDirection } from "../../packet.ts";
import { ETHERNET, LOOPBACK } from "../interfaces.ts";
import type { CheckedOptions } from "../options.ts";

/** Loads what the kernel knows about a packet. */
function load(field: keyof typeof op.METADATA_FIELDS): BpfInstruction {
  const k = op.METADATA + op.METADATA_FIELDS[field];
  return { code: op.LD | op.WORD | op.ABS, jt: 0, jf: 0, k };
}

/** Skips instructions if what was loaded is equal to a number, or if it is not. */
function skip(k: number, ifEqual: number, otherwise: number): BpfInstruction {
  return { code: op.JMP | op.JEQ | op.K, jt: ifEqual, jf: otherwise, k };
}

function keep(bytes: number): BpfInstruction {
  return { code: op.RET | op.K, jt: 0, jf: 0, k: bytes };
}

/** Rejects packets of the other direction, then goes on. */
function only(direction: PacketDirection): BpfInstruction[] {
  const isInbound = direction === "inbound";
  return [load("type"), skip(PACKET_OUTGOING!, isInbound ? 0 : 1, isInbound ? 1 : 0), keep(0)];
}

/** Rejects what a loopback interface sends, because it receives the same packet, then goes on. */
const ONCE: readonly BpfInstruction[] = [
  load("hardware"),
  skip(LOOPBACK, 0, 3),
  ...only("inbound"),
];

/** Rejects packets that begin with something else than an Ethernet header, then goes on. */
const ONLY_ETHERNET: readonly BpfInstruction[] = [
  load("hardware"),
  skip(ETHERNET, 2, 0),
  skip(LOOPBACK, 1, 0),
  keep(0),
];

/**
 * Returns the program of a capture. Its parts reject packets or go on with the next part: jumps are
 * relative, so each part is what it is alone.
 *
 * @param options The options.
 * @param linkType The type of link that a filter in text is compiled for.
 * @throws {RangeError} If the kernel would refuse the program because of its length.
 */
export function programOf(
  { name, filter, snapLength, direction }: CheckedOptions,
  linkType: number,
): BpfInstruction[] {
  const before = [
    ...(name === "" ? ONLY_ETHERNET : []),
    ...(direction === undefined ? ONCE : only(direction)),
  ];
  const own = typeof filter === "string"
    ? compileFilter(filter, { linkType, snapLength, metadata: true })
    : filter;
  const most = op.MAX_INSTRUCTIONS - before.length;
  if (own.length > most) {
    throw rangeError(
      `options.filter has ${own.length} instructions, expected at most ${most}: the capture adds ` +
        `${before.length}, and the kernel takes ${op.MAX_INSTRUCTIONS}`,
    );
  }
  return [...before, ...own];
}
