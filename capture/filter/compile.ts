/**
 * Compiles filters.
 *
 * @module
 */
import { boolean, integer, object, wrongType } from "../../socket/arguments.ts";
import type { BpfInstruction } from "../../socket/options/types.ts";
import { fromCaller, rangeError } from "../../socket/stack.ts";
import { LINKTYPE_ETHERNET } from "../link_types.ts";
import { parseInet } from "../address.ts";
import { assemble, TooComplex } from "./assembler.ts";
import { and, type Condition, NEVER, not, or, test } from "./condition.ts";
import { Fault, FilterError } from "./error.ts";
import { graphOf } from "./flow_graph.ts";
import { conditionOf, type Context } from "./generator.ts";
import { MAX_INSTRUCTIONS } from "./instruction.ts";
import { linkOf } from "./link.ts";
import { wellKnownPort } from "./names.ts";
import { parse } from "./parser.ts";
import type { Expression } from "./syntax.ts";
import { constant, metadata } from "./value.ts";

/**
 * How to compile a filter.
 *
 * @category Filters
 */
export interface FilterOptions {
  /** The type of link of the packets: `LINKTYPE_*`. Ethernet if omitted. */
  readonly linkType?: number | undefined;
  /** How many bytes of an accepted packet to keep, from 1 on. 262,144 if omitted. */
  readonly snapLength?: number | undefined;
  /**
   * True if the program runs in Linux's kernel, on a packet socket. The kernel has removed the outermost
   * VLAN tag from such packets, but a program can load the tag, the direction and the interface. `vlan`
   * then finds the tag there or in the packet; `inbound`, `outbound` and `ifindex` work for all types of
   * links. False if omitted.
   */
  readonly metadata?: boolean | undefined;
  /** The mask of the interface's IPv4 network, such as `"255.255.255.0"`, for `ip broadcast`. */
  readonly netmask?: string | undefined;
  /**
   * Looks up the addresses of a host by its name. If omitted, a filter has addresses only. The function
   * may call `getaddrinfoSync`.
   */
  readonly hosts?: ((name: string) => readonly string[]) | undefined;
  /**
   * Looks up the port of a service by its name and a protocol: `"tcp"`, `"udp"` or `"sctp"`. If omitted,
   * a filter can name some fifty well-known services. The function may call `getservbyname`.
   */
  readonly services?: ((name: string, protocol: string) => number | undefined) | undefined;
}

/** The options, checked. */
interface Checked {
  readonly context: Omit<Context, "isTagged">;
  readonly snapLength: number;
}

function optionalFunction<T>(name: string, value: T | undefined, otherwise: T): T {
  if (value === undefined || typeof value === "function") return value ?? otherwise;
  throw wrongType(name, value, "a function");
}

function checkedNetmask(value: unknown): number | null {
  if (value === undefined) return null;
  const inet = typeof value === "string" && value.split(".").length === 4 ? parseInet(value) : null;
  if (inet !== null) return inet.address;
  throw wrongType("options.netmask", value, 'a mask such as "255.255.255.0"');
}

function checked(options: FilterOptions): Checked {
  object("options", options, "an object such as { linkType }");
  const { linkType = LINKTYPE_ETHERNET, snapLength = 0x40000 } = options;
  const link = linkOf(integer("options.linkType", linkType, 0, 0xffff));
  if (link === undefined) {
    throw rangeError(
      `options.linkType is ${linkType}, expected one of Ethernet, Linux's cooked, raw IP and loopback`,
    );
  }
  return {
    context: {
      link,
      hasMetadata: boolean("options.metadata", options.metadata ?? false),
      netmask: checkedNetmask(options.netmask),
      hosts: optionalFunction("options.hosts", options.hosts, () => []),
      services: optionalFunction("options.services", options.services, wellKnownPort),
    },
    snapLength: integer("options.snapLength", snapLength, 1, 0xffffffff),
  };
}

/** Returns the condition of a filter for packets whose VLAN tag may be in the metadata. */
function conditionWith(expression: Expression, context: Omit<Context, "isTagged">): Condition {
  let asksForTags = false;
  const inPacket = conditionOf(expression, { ...context, isTagged: false }, () => {
    asksForTags = true;
  });
  if (!asksForTags || !context.hasMetadata) return inPacket;
  const isTagged = test(metadata("vlanPresent"), "=", constant(1));
  const inMetadata = conditionOf(expression, { ...context, isTagged: true });
  return or(and(isTagged, inMetadata), and(not(isTagged), inPacket));
}

function compile(filter: string, { context, snapLength }: Checked): BpfInstruction[] {
  const whole = { offset: 0, length: filter.length };
  try {
    const expression = parse(filter);
    const condition = expression === null ? not(NEVER) : conditionWith(expression, context);
    const program = assemble(graphOf(condition), snapLength);
    if (program.length <= MAX_INSTRUCTIONS) return program;
    throw new Fault(
      `the program has ${program.length} instructions; the kernel takes ${MAX_INSTRUCTIONS}`,
      whole,
    );
  } catch (error) {
    if (error instanceof Fault) throw new FilterError(error.reason, filter, error.span);
    if (!(error instanceof TooComplex)) throw error;
    throw new FilterError("the arithmetic is nested too deeply for the machine", filter, whole);
  }
}

/**
 * Compiles a filter to a program of classic BPF. The language is that of tcpdump: pcap-filter(7).
 *
 * Set the program with the option `SO_ATTACH_FILTER`, and the kernel gives the socket only the packets
 * that it accepts. Choose the link type by what the socket's packets begin with: Ethernet for packet
 * sockets of the type `SOCK_RAW`; raw IP for those of the type `SOCK_DGRAM`, and for raw sockets of
 * IPv4. {@linkcode PacketFilter} runs the program in this process.
 *
 * The language without: `gateway`, `protochain`, `geneve`, `vxlan`, `llc`, and the primitives for
 * 802.11, ATM, SS7 and BSD's firewall.
 *
 * @param filter The text of the filter. An empty one accepts all packets.
 * @param options How to compile it.
 * @returns The program.
 * @throws {FilterError} If the filter is not in the language, or has no meaning for the type of link.
 *   The error says where the fault is.
 * @throws {TypeError} If an argument is of the wrong type.
 * @throws {RangeError} If an option is out of range.
 *
 * @example
 * ```ts ignore
 * import { AF_PACKET, ETH_P_ALL, options, SOCK_RAW, Socket } from "@libc/socket";
 * import { compileFilter } from "@libc/socket/capture";
 *
 * using socket = new Socket(AF_PACKET!, SOCK_RAW);
 * const program = compileFilter("tcp[tcpflags] & (tcp-syn|tcp-fin) != 0", { metadata: true });
 * socket.setOption(options.SOL_SOCKET.SO_ATTACH_FILTER!, program);
 * socket.bind(["eth0", ETH_P_ALL!]);
 * ```
 *
 * @category Filters
 */
export function compileFilter(filter: string, options: FilterOptions = {}): BpfInstruction[] {
  return fromCaller(compileFilter, () => {
    if (typeof filter !== "string") throw wrongType("filter", filter, "a string");
    return compile(filter, checked(options));
  });
}
