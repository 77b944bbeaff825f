/**
 * The options of a live capture.
 *
 * @module
 */
import {
  PACKET_FANOUT_CPU,
  PACKET_FANOUT_HASH,
  PACKET_FANOUT_LB,
  PACKET_FANOUT_QM,
  PACKET_FANOUT_RND,
  PACKET_FANOUT_ROLLOVER,
} from "../../constants/mod.ts";
import { platform } from "../../constants/platform.ts";
import {
  boolean,
  integer,
  isArray,
  isOptions,
  shown,
  signalIn,
  text,
  wrongType,
} from "../../socket/arguments.ts";
import type { BpfInstruction } from "../../socket/options/types.ts";
import { rangeError } from "../../socket/stack.ts";
import { checkedProgram } from "../filter/program.ts";
import type { PacketDirection } from "../packet.ts";

/**
 * How the kernel shares packets between the captures of a group: `"hash"` keeps the packets of a flow
 * together; `"balance"` takes turns; `"cpu"` and `"queue"` go by the processor or the queue that received
 * the packet; `"rollover"` fills one capture after the other; `"random"` draws lots.
 *
 * @category Captures
 */
export type FanoutMode = "hash" | "balance" | "cpu" | "queue" | "rollover" | "random";

/**
 * A group of captures that share the packets of an interface.
 *
 * @category Captures
 */
export interface CaptureFanout {
  /** The number of the group in its network namespace, from 0 to 65535. */
  readonly group: number;
  /** How packets are shared; the same for the whole group. `"hash"` if omitted. */
  readonly mode?: FanoutMode | undefined;
}

/**
 * What to capture, and how.
 *
 * @category Captures
 */
export interface CaptureOptions {
  /**
   * The name of the interface. If omitted, all Ethernet interfaces and the loopback interface; only
   * Linux can do that.
   */
  readonly interface?: string | undefined;
  /**
   * The packets to capture: a filter as text, in the language of pcap-filter(7), or a program for the
   * kernel. All packets if omitted.
   */
  readonly filter?: string | readonly BpfInstruction[] | undefined;
  /** The most bytes of a packet to keep, from 1 to 262,144. 262,144 if omitted. */
  readonly snapLength?: number | undefined;
  /** True to make the interface receive packets for other machines, too. False if omitted. */
  readonly promiscuous?: boolean | undefined;
  /**
   * Bytes for packets that the program has not read, from 64 KiB to 1 GiB. 8 MiB if omitted. Packets that
   * are longer than a quarter of it, or than 256 KiB, may be cut. macOS and FreeBSD limit it, in FreeBSD by
   * the sysctl net.bpf.maxbufsize.
   */
  readonly bufferSize?: number | undefined;
  /**
   * True to get each packet as soon as it comes. On Linux, the kernel then copies packets in place of
   * collecting them in a ring, and the time stamps of the first ones may be the times when they are read.
   * If false or omitted, packets come in blocks, at most `timeout` after their capture. The other systems
   * hand over at once what has come, whatever the option says.
   */
  readonly immediate?: boolean | undefined;
  /**
   * Seconds after which the kernel hands over a block that is not full, from 0.001 to 60. 0.1 if omitted.
   * A longer time costs less: each block wakes the program. It also allows longer pauses of the program:
   * while it reads nothing, the kernel closes a block after this time, however few packets the block has.
   * By default a pause of 3 seconds may lose packets; with a timeout of 0.02, a pause of 0.6 seconds.
   * Systems other than Linux ignore the timeout.
   */
  readonly timeout?: number | undefined;
  /**
   * The packets to capture by their direction: those that this system received, or sent. Both if omitted.
   * macOS has the outbound ones alone from release 13 on.
   */
  readonly direction?: PacketDirection | undefined;
  /** Ends the iterations of the capture, and `next`, with its reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * True to give each packet data of its own, and to make it a plain object, to keep it. If false or omitted, the data is a view that is valid until
   * the next packet, or the next block, is asked for, and its buffer holds the other packets of the block.
   */
  readonly copy?: boolean | undefined;
  /** Shares the packets with the other captures of a group, such as those in other Workers. Linux only. */
  readonly fanout?: CaptureFanout | undefined;
}

const MODES: Readonly<Record<FanoutMode, number | undefined>> = {
  hash: PACKET_FANOUT_HASH,
  balance: PACKET_FANOUT_LB,
  cpu: PACKET_FANOUT_CPU,
  queue: PACKET_FANOUT_QM,
  rollover: PACKET_FANOUT_ROLLOVER,
  random: PACKET_FANOUT_RND,
};

/** The options, checked. */
export interface CheckedOptions {
  /** `""` for all Ethernet interfaces and the loopback interface. */
  readonly name: string;
  readonly filter: string | readonly BpfInstruction[];
  readonly snapLength: number;
  readonly promiscuous: boolean;
  readonly bufferSize: number;
  readonly immediate: boolean;
  readonly timeout: number;
  readonly direction: PacketDirection | undefined;
  readonly signal: AbortSignal | undefined;
  readonly copy: boolean;
  readonly fanout: { readonly id: number; readonly type: number } | undefined;
}

/** Returns the one of several words that a value is. */
function word<T extends string>(name: string, value: unknown, words: readonly T[]): T {
  const found = words.find((one) => one === value);
  if (found !== undefined) return found;
  const expected = `one of ${words.map((one) => `"${one}"`).join(", ")}`;
  if (typeof value !== "string") throw wrongType(name, value, expected);
  throw rangeError(`${name} is ${shown(value)}, expected ${expected}`);
}

function checkFanout(fanout: CaptureFanout | undefined): CheckedOptions["fanout"] {
  if (fanout === undefined) return undefined;
  if (!isOptions(fanout)) throw wrongType("options.fanout", fanout, "an object such as { group }");
  const { group, mode = "hash" } = fanout as CaptureFanout;
  const id = integer("options.fanout.group", group, 0, 0xffff);
  const modes = Object.keys(MODES) as FanoutMode[];
  return { id, type: MODES[word("options.fanout.mode", mode, modes)] ?? 0 };
}

/** Checks the time after which the kernel hands over a block, in seconds. */
export function checkTimeout(timeout: unknown): number {
  if (typeof timeout !== "number") throw wrongType("options.timeout", timeout, "seconds");
  if (timeout >= 0.001 && timeout <= 60) return timeout;
  throw rangeError(`options.timeout is ${timeout}, expected 0.001 to 60 seconds`);
}

/** Checks the options of a capture. */
export function checkOptions(options: CaptureOptions): CheckedOptions {
  if (!isOptions(options)) throw wrongType("options", options, "an object such as { interface }");
  const { interface: named, filter = "", direction } = options as CaptureOptions;
  const name = named === undefined ? "" : text("options.interface", named);
  if (named === "") {
    throw rangeError(
      'options.interface is "", expected a name; omit it to capture on all Ethernet interfaces',
    );
  }
  if (typeof filter !== "string" && !isArray(filter)) {
    throw wrongType("options.filter", filter, "a string, or an array of instructions");
  }
  const promiscuous = boolean("options.promiscuous", options.promiscuous ?? false);
  if (promiscuous && name === "") {
    throw rangeError("options.promiscuous is true, which needs options.interface");
  }
  return {
    name,
    filter: typeof filter === "string" ? filter : checkedProgram(filter, "options.filter"),
    snapLength: integer("options.snapLength", options.snapLength ?? 2 ** 18, 1, 2 ** 18),
    promiscuous,
    bufferSize: integer("options.bufferSize", options.bufferSize ?? 2 ** 23, 2 ** 16, 2 ** 30),
    immediate: boolean("options.immediate", options.immediate ?? false),
    timeout: checkTimeout(options.timeout ?? 0.1),
    direction: direction === undefined
      ? undefined
      : word<PacketDirection>("options.direction", direction, ["inbound", "outbound"]),
    signal: signalIn(options),
    copy: boolean("options.copy", options.copy ?? false),
    fanout: checkFanout(options.fanout),
  };
}

/**
 * Refuses the options that Linux alone can follow.
 *
 * @param options The options of a capture on another system.
 * @param names What the names of interfaces look like there, for the error.
 */
export function refuseLinuxOptions({ name, fanout }: CheckedOptions, names: string): void {
  if (name === "") {
    throw new Deno.errors.NotSupported(
      `${platform} captures one interface at a time; give options.interface, ${names}`,
    );
  }
  if (fanout !== undefined) {
    throw new Deno.errors.NotSupported(
      `${platform} cannot share packets between captures; omit options.fanout`,
    );
  }
}
