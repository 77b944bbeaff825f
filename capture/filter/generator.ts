/**
 * Turns the syntax tree of a filter into conditions on the bytes of a packet.
 *
 * `vlan`, `mpls` and `pppoes` move the offsets of all that is written behind them, so the parts of a
 * filter are visited in the order of its text. The order of tests is that of tcpdump: a packet that
 * ends before the bytes of a test is rejected, so the order decides which cut packets are accepted.
 *
 * @module
 */
import { maskOf, parseHardwareAddress, parseInet, parseInet6 } from "../address.ts";
import { ALWAYS, and, type Condition, equal, equalBytes, not, or, test } from "./condition.ts";
import { decnetHost, parseDecnet } from "./decnet.ts";
import { Fault, type FilterSpan } from "./error.ts";
import { type Link, mplsCarries, type Offsets, PPP_LINK, PPP_MPLS } from "./link.ts";
import { ETHER, ETHER_PROTOCOLS, IP_PROTOCOLS, ISO_PROTOCOLS, LLC } from "./names.ts";
import type { Arithmetic, Direction, Expression, Identifier, Qualifiers } from "./syntax.ts";
import {
  constant,
  headerLength,
  LENGTH,
  load,
  metadata,
  negation,
  operation,
  type Value,
} from "./value.ts";

/** What the conditions depend on besides the filter. */
export interface Context {
  /** The type of link. */
  readonly link: Link;
  /** True if the program runs in Linux's kernel, where it can load what the kernel knows. */
  readonly hasMetadata: boolean;
  /** True if the outermost VLAN tag is not in the packet but in the metadata. */
  readonly isTagged: boolean;
  /** The mask of the network of the interface, for `ip broadcast`; `null` if unknown. */
  readonly netmask: number | null;
  /** Looks a host up. */
  hosts(name: string): readonly string[];
  /** Looks the port of a service up. */
  services(name: string, protocol: string): number | undefined;
}

/** Numbers of protocols of IP that have a word of their own, and whether they are IPv4's alone. */
const OVER_IP: ReadonlyMap<string, { readonly number: number; readonly only?: "ip" | "ip6" }> =
  new Map(Object.entries({
    tcp: { number: 6 },
    udp: { number: 17 },
    sctp: { number: 132 },
    icmp: { number: 1, only: "ip" },
    igmp: { number: 2, only: "ip" },
    igrp: { number: 9, only: "ip" },
    pim: { number: 103 },
    vrrp: { number: 112, only: "ip" },
    carp: { number: 112, only: "ip" },
    ah: { number: 51 },
    esp: { number: 50 },
    icmp6: { number: 58, only: "ip6" },
  }));

/** The transport protocols with ports, in the order of their tests. */
const WITH_PORTS = ["sctp", "tcp", "udp"] as const;

const IPV6_FRAGMENT = 44, IPV6_HEADER = 40, PACKET_OUTGOING = 4;
const BROADCAST = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

/** A number, and the condition that the packet has the headers from which it is loaded. */
interface Computed {
  readonly value: Value;
  /** `null` if there is no condition. */
  readonly condition: Condition | null;
}

/** Joins conditions of which some may be missing. */
function all(...conditions: readonly (Condition | null)[]): Condition | null {
  const present = conditions.filter((condition) => condition !== null);
  return present.length === 0 ? null : and(...present);
}

/** Returns a condition for the source, the destination, either or both. */
function directed(
  direction: Direction | null,
  make: (which: "src" | "dst") => Condition,
): Condition {
  if (direction === "src" || direction === "dst") return make(direction);
  const [source, destination] = [make("src"), make("dst")];
  return direction === "both" ? and(source, destination) : or(source, destination);
}

/** Checks a number that has few bits in a packet. */
function limited(value: number, most: number, what: string, span: FilterSpan): number {
  if (value <= most) return value;
  throw new Fault(`${value} is too large for ${what}: the largest is ${most}`, span);
}

class Generator {
  readonly #context: Context;
  readonly #onTag: () => void;
  readonly #at: Offsets;
  #link: Omit<Link, "offsets">;
  /** The numbers of headers that were skipped. */
  #vlans = 0;
  #labels = 0;

  constructor(context: Context, onTag: () => void) {
    this.#context = context;
    this.#onTag = onTag;
    this.#link = context.link;
    this.#at = { ...context.link.offsets };
  }

  /** Returns the condition of an expression. */
  condition(expression: Expression): Condition {
    switch (expression.kind) {
      case "and":
      case "or":
        return this.#chain(expression);
      case "not":
        return not(this.condition(expression.of));
      case "identifier":
        return this.#identifier(expression.identifier, expression.qualifiers, expression.span);
      case "protocol":
        return this.#protocol(expression.protocol, expression.span);
      case "comparison":
        return this.#comparison(expression);
      case "less":
        return not(test(LENGTH, ">", constant(expression.length)));
      case "greater":
        return test(LENGTH, ">=", constant(expression.length));
      case "byte":
        return this.#byte(expression.index, expression.operator, expression.value);
      case "broadcast":
        return this.#broadcast(expression.protocol, expression.span);
      case "multicast":
        return this.#multicast(expression.protocol, expression.span);
      case "inbound":
      case "outbound": {
        const isOutgoing = this.#isOutgoing(expression.kind, expression.span);
        return expression.kind === "outbound" ? isOutgoing : not(isOutgoing);
      }
      case "interface":
        return this.#interface(expression.index, expression.span);
      case "vlan":
        return this.#vlan(expression.number, expression.span);
      case "mpls":
        return this.#mpls(expression.number, expression.span);
      case "pppoes":
        return this.#pppoes(expression.number, expression.span);
      case "pppoed":
        return this.#carries(ETHER.pppoed, expression.span);
    }
  }

  /** Returns the condition of operands with `and` and `or` in between. There may be thousands. */
  #chain(expression: Expression): Condition {
    const operators: ("and" | "or")[] = [], operands: Expression[] = [];
    let first = expression;
    while (first.kind === "and" || first.kind === "or") {
      operators.push(first.kind);
      operands.push(first.right);
      first = first.left;
    }
    let condition = this.condition(first);
    for (let i = operators.length - 1; i >= 0; i--) {
      const right = this.condition(operands[i]!);
      condition = operators[i] === "and" ? and(condition, right) : or(condition, right);
    }
    return condition;
  }

  /** The offset of the header of the network layer. */
  get #network(): number {
    return this.#at.payload + this.#at.network;
  }

  /** Returns the condition that the link, or the last label of MPLS, carries a protocol. */
  #carries(type: number, span: FilterSpan): Condition {
    if (this.#labels === 0) return this.#link.carries(type, this.#at);
    const condition = mplsCarries(type, this.#at);
    if (condition !== null) return condition;
    throw new Fault("behind mpls only IPv4 and IPv6 can be told apart", span);
  }

  // ---- Protocols ---------------------------------------------------------------------------------

  #protocol(protocol: string, span: FilterSpan): Condition {
    const overIp = OVER_IP.get(protocol);
    if (overIp !== undefined) return this.#ipProtocol(overIp.number, overIp.only ?? null, span);
    if (ISO_PROTOCOLS.has(protocol)) return this.#isoProtocol(ISO_PROTOCOLS.get(protocol)!, span);
    const type = ETHER_PROTOCOLS.get(protocol);
    if (type !== undefined) return this.#carries(type, span);
    throw new Fault(
      `"${protocol}" alone is no condition: add host, proto, broadcast or multicast`,
      span,
    );
  }

  #ipProtocol(number: number, only: string | null, span: FilterSpan): Condition {
    const at = this.#network;
    const over4 = () => and(this.#carries(ETHER.ip, span), equal(1, at + 9, number));
    // A fragment header may stand in front. Other extension headers are not skipped.
    const over6 = () =>
      and(
        this.#carries(ETHER.ip6, span),
        or(
          equal(1, at + 6, number),
          and(equal(1, at + 6, IPV6_FRAGMENT), equal(1, at + IPV6_HEADER, number)),
        ),
      );
    return only === "ip" ? over4() : only === "ip6" ? over6() : or(over4(), over6());
  }

  /** On Ethernet, ISO's protocols follow the header of LLC, which has 3 bytes. */
  #isoProtocol(number: number, span: FilterSpan): Condition {
    const header = this.#link.isEthernet ? 3 : 0;
    return and(this.#carries(LLC.iso, span), equal(1, this.#network + header, number));
  }

  #proto(identifier: Identifier, { protocol }: Qualifiers, span: FilterSpan): Condition {
    const table = protocol === null || protocol === "ip" || protocol === "ip6"
      ? IP_PROTOCOLS
      : protocol === "ether"
      ? ETHER_PROTOCOLS
      : protocol === "iso"
      ? ISO_PROTOCOLS
      : null;
    if (table === null) throw new Fault(`"${protocol}" carries no other protocol`, span);
    let number: number | undefined;
    if (identifier.kind === "number") number = identifier.value;
    else if (identifier.kind === "name") number = table.get(identifier.text);
    if (number === undefined) throw new Fault("this is no protocol that is known here", span);
    if (table === ETHER_PROTOCOLS) return this.#carries(number, span);
    if (table === ISO_PROTOCOLS) return this.#isoProtocol(number, span);
    return this.#ipProtocol(number, protocol, span);
  }

  // ---- Hosts and networks ------------------------------------------------------------------------

  #identifier(identifier: Identifier, qualifiers: Qualifiers, span: FilterSpan): Condition {
    switch (qualifiers.type) {
      case "port":
      case "portrange":
        return this.#ports(identifier, qualifiers, span);
      case "proto":
        return this.#proto(identifier, qualifiers, span);
      case "protochain":
      case "gateway":
        throw new Fault(`"${qualifiers.type}" is not supported`, span);
      default:
        return this.#host(identifier, qualifiers, span);
    }
  }

  #host(identifier: Identifier, qualifiers: Qualifiers, span: FilterSpan): Condition {
    if (qualifiers.protocol === "decnet") return this.#decnetHost(identifier, qualifiers, span);
    const isNet = qualifiers.type === "net";
    switch (identifier.kind) {
      case "hardware":
        return this.#hardwareHost(parseHardwareAddress(identifier.text), qualifiers, span);
      case "inet6":
        return this.#host6(identifier.text, identifier.bits, qualifiers, span);
      case "name":
        return this.#namedHost(identifier.text, qualifiers, span);
      case "number": {
        let { value } = identifier, mask = 0xffffffff;
        // net 10 is 10.0.0.0/8
        while (isNet && value !== 0 && value < 0x1000000) {
          value *= 256;
          mask = mask << 8 >>> 0;
        }
        return this.#host4(value, mask, qualifiers, span);
      }
      case "inet": {
        const { address, mask } = this.#inet(identifier.text, span);
        return this.#host4(address, mask, qualifiers, span);
      }
      case "prefix":
      case "masked": {
        if (!isNet) throw new Fault('a mask follows only the address of a "net"', span);
        const { address } = this.#inet(identifier.text, span);
        const mask = identifier.kind === "masked"
          ? this.#inet(identifier.mask, span).address
          : maskOf(limited(identifier.bits, 32, "the length of a prefix", span));
        if ((address & ~mask) !== 0) {
          throw new Fault("the address has bits outside the mask", span);
        }
        return this.#host4(address, mask, qualifiers, span);
      }
    }
  }

  #inet(text: string, span: FilterSpan) {
    const inet = parseInet(text);
    if (inet === null) throw new Fault(`"${text}" is no IPv4 address`, span);
    return inet;
  }

  #host4(address: number, mask: number, { protocol, direction }: Qualifiers, span: FilterSpan) {
    const field = (type: number, source: number, destination: number) =>
      directed(direction, (which) =>
        and(
          this.#carries(type, span),
          equal(4, this.#network + (which === "src" ? source : destination), address, mask),
        ));
    const ip = () => field(ETHER.ip, 12, 16);
    const arp = () => field(ETHER.arp, 14, 24), rarp = () => field(ETHER.rarp, 14, 24);
    switch (protocol) {
      case null:
        // Behind a label there is no ARP.
        return this.#labels > 0 ? ip() : or(ip(), arp(), rarp());
      case "ip":
        return ip();
      case "arp":
        return arp();
      case "rarp":
        return rarp();
      default:
        throw new Fault(`"${protocol}" has no IPv4 addresses`, span);
    }
  }

  #host6(text: string, bits: number, { protocol, direction, type }: Qualifiers, span: FilterSpan) {
    if (protocol !== null && protocol !== "ip6") {
      throw new Fault(`"${protocol}" has no IPv6 addresses`, span);
    }
    limited(bits, 128, "the length of a prefix", span);
    if (bits !== 128 && type !== "net") {
      throw new Fault('a length follows only the address of a "net"', span);
    }
    const words = parseInet6(text)!;
    const masks = [0, 1, 2, 3].map((i) => maskOf(Math.min(32, Math.max(0, bits - 32 * i))));
    if (words.some((word, i) => (word & ~masks[i]!) !== 0)) {
      throw new Fault("the address has bits outside the prefix", span);
    }
    return directed(direction, (which) => {
      const at = this.#network + (which === "src" ? 8 : 24);
      return and(
        this.#carries(ETHER.ip6, span),
        ...words.map((word, i) => equal(4, at + 4 * i, word, masks[i])),
      );
    });
  }

  #hardwareHost(address: readonly number[], { protocol, direction }: Qualifiers, span: FilterSpan) {
    if (protocol !== "ether") {
      throw new Fault('a hardware address needs "ether" in front', span);
    }
    if (!this.#link.isEthernet) {
      throw new Fault(`${this.#link.name} has no hardware addresses`, span);
    }
    return directed(
      direction,
      (which) => equalBytes(this.#at.link + (which === "src" ? 6 : 0), address),
    );
  }

  #decnetHost(identifier: Identifier, { direction }: Qualifiers, span: FilterSpan): Condition {
    const address = identifier.kind === "inet"
      ? parseDecnet(identifier.text)
      : identifier.kind === "number"
      ? limited(identifier.value, 0xffff, "an address of DECnet", span)
      : null;
    if (address === null) {
      throw new Fault("an address of DECnet is written as AREA.NODE: 10.1", span);
    }
    return directed(
      direction,
      (which) => and(this.#carries(ETHER.decnet, span), decnetHost(this.#network, address, which)),
    );
  }

  #namedHost(name: string, qualifiers: Qualifiers, span: FilterSpan): Condition {
    const { protocol, type } = qualifiers;
    if (type === "net") throw new Fault("a network is given by its address here", span);
    if (protocol === "ether") {
      throw new Fault("a host of Ethernet is given by its hardware address here", span);
    }
    const conditions: Condition[] = [];
    for (const given of this.#context.hosts(name)) {
      const [address] = given.split("%", 1) as [string]; // without a zone
      const inet = /^\d+(\.\d+){3}$/.test(address) ? parseInet(address) : null;
      if (inet !== null && protocol !== "ip6") {
        conditions.push(this.#host4(inet.address, inet.mask, qualifiers, span));
      } else if (inet === null && parseInet6(address) !== null && (protocol ?? "ip6") === "ip6") {
        conditions.push(this.#host6(address, 128, qualifiers, span));
      }
    }
    if (conditions.length > 0) return or(...conditions);
    throw new Fault(
      `no address of the host "${name}" is known: give the address, or the option hosts`,
      span,
    );
  }

  // ---- Ports -------------------------------------------------------------------------------------

  #ports(identifier: Identifier, qualifiers: Qualifiers, span: FilterSpan): Condition {
    const { protocol, type, direction } = qualifiers;
    if (protocol !== null && !WITH_PORTS.some((one) => one === protocol)) {
      throw new Fault(`"${protocol}" has no ports`, span);
    }
    let range: readonly [number, number];
    let protocols: readonly string[] = protocol === null ? WITH_PORTS : [protocol];
    if (identifier.kind === "number") {
      limited(identifier.value, 65535, "a port", span);
      range = [identifier.value, identifier.value];
    } else if (identifier.kind === "name") {
      const found = type === "port"
        ? this.#port(identifier.text, protocols)
        : this.#range(identifier.text, protocols);
      if (found === null) {
        throw new Fault(
          type === "port"
            ? "this is no port that is known here: give its number, or the option services"
            : 'a range is written as "1000-2000"',
          span,
        );
      }
      [range, protocols] = [found.range, found.protocols];
    } else {
      throw new Fault("an address is no port", span);
    }
    const [low, high] = range[0] <= range[1] ? range : [range[1], range[0]];
    return or(
      this.#portsOver("ip6", low, high, protocols, direction, span),
      this.#portsOver("ip", low, high, protocols, direction, span),
    );
  }

  /** Returns the port of a service, and the protocols that have it; `null` if none has. */
  #service(name: string, protocols: readonly string[]) {
    const portOf = (protocol: string) => this.#context.services(name, protocol);
    const common = portOf("tcp");
    // A name that both TCP and UDP have is a name for all.
    if (common !== undefined && portOf("udp") === common) {
      return { range: [common, common] as const, protocols };
    }
    const port = protocols.map(portOf).find((one) => one !== undefined);
    if (port === undefined) return null;
    return {
      range: [port, port] as const,
      protocols: protocols.filter((protocol) => portOf(protocol) === port),
    };
  }

  /** Returns the port of a number, or of a service, and its protocols; `null` if there is none. */
  #port(text: string, protocols: readonly string[]) {
    if (!/^\d+$/.test(text)) return this.#service(text, protocols);
    const port = Number(text);
    return port <= 65535 ? { range: [port, port] as const, protocols } : null;
  }

  /** Returns the ports of a range, whose ends are numbers or services; `null` if it is none. */
  #range(text: string, protocols: readonly string[]) {
    for (let i = text.indexOf("-"); i > 0; i = text.indexOf("-", i + 1)) {
      const ends = [text.slice(0, i), text.slice(i + 1)];
      const [first, last] = ends.map((end) => this.#port(end, protocols));
      if (first && last) {
        // As libpcap: ends of different protocols are ports of all.
        const areSame = first.protocols.join() === last.protocols.join();
        const range = [first.range[0], last.range[0]] as const;
        return { range, protocols: areSame ? first.protocols : protocols };
      }
    }
    return null;
  }

  #portsOver(
    version: "ip" | "ip6",
    low: number,
    high: number,
    protocols: readonly string[],
    direction: Direction | null,
    span: FilterSpan,
  ): Condition {
    const at = this.#network;
    const port = (which: "src" | "dst"): Condition => {
      const offset = at + (which === "src" ? 0 : 2);
      const value = version === "ip"
        ? load(2, offset, headerLength(at))
        : load(2, offset + IPV6_HEADER);
      return low === high
        ? test(value, "=", constant(low))
        : and(test(value, ">=", constant(low)), not(test(value, ">", constant(high))));
    };
    const carriers = protocols.map((protocol) => {
      const { number } = OVER_IP.get(protocol)!;
      return version === "ip"
        ? and(equal(1, at + 9, number), this.#isFirstFragment(), directed(direction, port))
        : and(equal(1, at + 6, number), directed(direction, port));
    });
    return and(this.#carries(ETHER[version], span), or(...carriers));
  }

  /** Only the first fragment of an IPv4 packet has the header of the transport layer. */
  #isFirstFragment(): Condition {
    return not(test(load(2, this.#network + 6), "&", constant(0x1fff)));
  }

  // ---- Bytes -------------------------------------------------------------------------------------

  #byte(index: number, operator: string, value: number): Condition {
    const byte = load(1, this.#at.link + index), operand = constant(value);
    switch (operator) {
      case "<":
        return not(test(byte, ">=", operand));
      case ">":
        return test(byte, ">", operand);
      case "&":
        return test(byte, "&", operand);
      case "|":
        return not(test(operation("|", byte, operand), "=", constant(0)));
      default:
        return test(byte, "=", operand);
    }
  }

  #comparison(
    { operator, left, right }: Expression & { readonly kind: "comparison" },
  ): Condition {
    const a = this.#arithmetic(left), b = this.#arithmetic(right);
    const compare = (sign: "=" | ">" | ">=") => test(a.value, sign, b.value);
    const holds = {
      "=": () => compare("="),
      "!=": () => not(compare("=")),
      ">": () => compare(">"),
      ">=": () => compare(">="),
      "<": () => not(compare(">=")),
      "<=": () => not(compare(">")),
    }[operator]();
    return all(a.condition, b.condition, holds)!;
  }

  #arithmetic(expression: Arithmetic): Computed {
    switch (expression.kind) {
      case "number":
        return { value: constant(expression.value), condition: null };
      case "length":
        return { value: LENGTH, condition: null };
      case "negation": {
        const { value, condition } = this.#arithmetic(expression.of);
        return { value: negation(value), condition };
      }
      case "load":
        return this.#load(expression);
      case "operation": {
        const { operator, span } = expression;
        const left = this.#arithmetic(expression.left), right = this.#arithmetic(expression.right);
        if (right.value.kind === "number") {
          const { number } = right.value;
          if (number === 0 && (operator === "/" || operator === "%")) {
            throw new Fault("division by zero", span);
          }
          if (number > 31 && (operator === "<<" || operator === ">>")) {
            throw new Fault("a shift by more than 31 bits", span);
          }
        }
        // As in tcpdump, the condition of the right operand is left out. Its bytes are loaded, whatever
        // the packet contains.
        return {
          value: operation(operator, left.value, right.value),
          condition: left.condition,
        };
      }
    }
  }

  #load({ protocol, index, size, span }: Arithmetic & { readonly kind: "load" }): Computed {
    const { value, condition } = this.#arithmetic(index);
    const network = this.#network;
    if (protocol === "ether") return { value: load(size, this.#at.link, value), condition };
    if (ETHER_PROTOCOLS.has(protocol)) {
      const type = ETHER_PROTOCOLS.get(protocol)!;
      if (type < 0x600) throw new Fault(`the bytes of "${protocol}" cannot be loaded`, span);
      return {
        value: load(size, network, value),
        condition: all(condition, this.#carries(type, span)),
      };
    }
    if (protocol === "icmp6") {
      const isIcmp6 = equal(1, network + 6, OVER_IP.get("icmp6")!.number);
      return {
        value: load(size, network + IPV6_HEADER, value),
        condition: all(condition, this.#carries(ETHER.ip6, span), isIcmp6),
      };
    }
    if (!OVER_IP.has(protocol) || protocol === "ah" || protocol === "esp") {
      throw new Fault(`the bytes of "${protocol}" cannot be loaded`, span);
    }
    const header = headerLength(network);
    return {
      value: value.kind === "number"
        ? load(size, network + value.number, header)
        : load(size, network, operation("+", value, header)),
      condition: all(
        this.#carries(ETHER.ip, span),
        condition,
        this.#protocol(protocol, span),
        this.#isFirstFragment(),
      ),
    };
  }

  // ---- Links -------------------------------------------------------------------------------------

  #broadcast(protocol: string | null, span: FilterSpan): Condition {
    if (protocol === null || protocol === "ether") {
      if (this.#link.isEthernet) return equalBytes(this.#at.link, BROADCAST);
      throw new Fault(`${this.#link.name} has no broadcasts`, span);
    }
    if (protocol !== "ip") throw new Fault(`"${protocol}" has no broadcasts`, span);
    const { netmask } = this.#context;
    if (netmask === null) throw new Fault('"ip broadcast" needs the option netmask', span);
    const hosts = ~netmask >>> 0, at = this.#network + 16;
    return and(
      this.#carries(ETHER.ip, span),
      or(equal(4, at, 0, hosts), equal(4, at, hosts, hosts)),
    );
  }

  #multicast(protocol: string | null, span: FilterSpan): Condition {
    switch (protocol) {
      case null:
      case "ether":
        if (this.#link.isEthernet) return test(load(1, this.#at.link), "&", constant(1));
        throw new Fault(`${this.#link.name} has no multicasts`, span);
      case "ip":
        return and(
          this.#carries(ETHER.ip, span),
          test(load(1, this.#network + 16), ">=", constant(224)),
        );
      case "ip6":
        return and(this.#carries(ETHER.ip6, span), equal(1, this.#network + 24, 255));
      default:
        throw new Fault(`"${protocol}" has no multicasts`, span);
    }
  }

  #isOutgoing(word: string, span: FilterSpan): Condition {
    const { packetType } = this.#context.link;
    if (packetType !== undefined) {
      return equal(packetType.size, packetType.offset, PACKET_OUTGOING);
    }
    this.#needMetadata(word, span);
    return test(metadata("type"), "=", constant(PACKET_OUTGOING));
  }

  #interface(index: number, span: FilterSpan): Condition {
    const { interfaceIndex } = this.#context.link;
    if (interfaceIndex !== undefined) return equal(4, interfaceIndex, index);
    this.#needMetadata("ifindex", span);
    return test(metadata("interface"), "=", constant(index));
  }

  #needMetadata(word: string, span: FilterSpan): void {
    if (this.#context.hasMetadata) return;
    throw new Fault(
      `"${word}" is not in the packets of ${this.#link.name}: it needs the option metadata`,
      span,
    );
  }

  #vlan(id: number | null, span: FilterSpan): Condition {
    if (this.#labels > 0) throw new Fault("there is no VLAN tag behind mpls", span);
    if (!this.#link.isEthernet) throw new Fault(`${this.#link.name} has no VLAN tags`, span);
    if (id !== null) limited(id, 0xfff, "a VLAN", span);
    this.#onTag();
    if (this.#vlans++ === 0 && this.#context.isTagged) {
      const tag = operation("&", metadata("vlanTag"), constant(0xfff));
      return id === null ? ALWAYS : test(tag, "=", constant(id));
    }
    const isTag = or(
      this.#carries(ETHER.vlan, span),
      this.#carries(ETHER.vlanStack, span),
      this.#carries(ETHER.vlanStackBefore802, span),
    );
    const condition = id === null ? isTag : and(isTag, equal(2, this.#network, id, 0xfff));
    this.#at.type += 4;
    this.#at.payload += 4;
    return condition;
  }

  #mpls(label: number | null, span: FilterSpan): Condition {
    if (label !== null) limited(label, 0xfffff, "a label", span);
    const isPpp = this.#link === PPP_LINK;
    if (!this.#link.isEthernet && !isPpp) {
      throw new Fault(`${this.#link.name} has no labels`, span);
    }
    const follows = this.#labels > 0
      ? equal(1, this.#network - 2, 0, 1) // the previous label is not the last one
      : this.#carries(isPpp ? PPP_MPLS : ETHER.mpls, span);
    const condition = label === null
      ? follows
      : and(follows, equal(4, this.#network, label * 0x1000, 0xfffff000));
    this.#at.network += 4;
    this.#labels++;
    return condition;
  }

  #pppoes(session: number | null, span: FilterSpan): Condition {
    if (session !== null) limited(session, 0xffff, "a session", span);
    const isSession = this.#carries(ETHER.pppoes, span);
    const condition = session === null
      ? isSession
      : and(isSession, equal(4, this.#network, session, 0xffff));
    // PPP follows the header of PPPoE, which has 6 bytes.
    const link = this.#network + 6;
    Object.assign(this.#at, { link, type: link, payload: link + 2, network: 0 });
    this.#link = PPP_LINK;
    return condition;
  }
}

/**
 * Returns the condition of a filter.
 *
 * @param expression The syntax tree.
 * @param context What the condition depends on besides.
 * @param onTag Called if the condition depends on VLAN tags.
 * @throws {Fault} If the filter has no meaning for packets of this kind.
 */
export function conditionOf(
  expression: Expression,
  context: Context,
  onTag: () => void = () => {},
): Condition {
  return new Generator(context, onTag).condition(expression);
}
