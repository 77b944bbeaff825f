/**
 * Parses the language of pcap-filter(7).
 *
 * `and` and `or` have the same precedence and associate to the left. Behind each of them an identifier
 * may stand alone: it has the qualifiers of the identifier in front. So `host a or b` is `host a or host
 * b`. Whether a number is such an identifier, or begins a comparison, follows from what is behind it.
 *
 * @module
 */
import { Fault, type FilterSpan } from "./error.ts";
import { type Token, tokensOf } from "./lexer.ts";
import type {
  Arithmetic,
  Comparison,
  Direction,
  Expression,
  Identifier,
  IdentifierType,
  Operator,
  Qualifiers,
} from "./syntax.ts";

/** Words for protocols, with the word that this program uses for each. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ...["ether", "link", "ppp", "slip", "fddi", "tr", "wlan"].map((word) => [word, "ether"] as const),
  ...[
    ...["ip", "ip6", "arp", "rarp", "tcp", "udp", "sctp", "icmp", "icmp6", "igmp", "igrp", "pim"],
    ...["vrrp", "carp", "ah", "esp", "atalk", "aarp", "decnet", "lat", "sca", "moprc", "mopdl"],
    ...["iso", "clnp", "esis", "isis", "stp", "ipx", "netbeui"],
  ].map((word) => [word, word] as const),
  ["es-is", "esis"],
  ["is-is", "isis"],
]);

const TYPES: ReadonlySet<string> = new Set<IdentifierType>(
  ["host", "net", "port", "portrange", "proto", "protochain", "gateway"],
);

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...(["=", "!=", ">", ">=", "<", "<="] as const).map((sign) => [sign, sign] as const),
  ["==", "="],
]);

/** How strongly each operator binds. */
const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ["|", 1],
  ["&", 2],
  ["<<", 3],
  [">>", 3],
  ["+", 4],
  ["-", 4],
  ["*", 5],
  ["/", 5],
  // The grammar of tcpdump gives these two no precedence of their own. They take all on their right.
  ["%", 0],
  ["^", 0],
]);

/** Other words with a meaning. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...["src", "dst", "mask", "and", "or", "not", "len", "length", "less", "greater", "byte"],
  ...[
    "broadcast",
    "multicast",
    "inbound",
    "outbound",
    "ifindex",
    "vlan",
    "mpls",
    "pppoed",
    "pppoes",
  ],
]);

/** Words of the language that this program cannot compile. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  ...["type", "subtype", "direction", "dir", "address1", "addr1", "address2", "addr2", "address3"],
  ...["addr3", "address4", "addr4", "ra", "ta", "radio", "l1", "l2", "iih", "lsp", "snp", "csnp"],
  ...["psnp", "geneve", "vxlan", "lane", "llc", "metac", "bcc", "oam", "oamf4", "oamf4ec"],
  ...["oamf4sc", "sc", "ilmic", "vpi", "vci", "connectmsg", "metaconnect", "on", "ifname", "rset"],
  ...["ruleset", "rnr", "rulenum", "srnr", "subrulenum", "reason", "action", "fisu", "lssu", "lsu"],
  ...["msu", "hfisu", "hlssu", "hmsu", "sio", "opc", "dpc", "sls", "hsio", "hopc", "hdpc", "hsls"],
]);

/** Something between parentheses may be a number, an identifier or an expression: */
type Operand =
  | { readonly is: "expression"; readonly value: Expression }
  | { readonly is: "arithmetic"; readonly value: Arithmetic }
  /** A number alone, which is an identifier if no operator follows. */
  | { readonly is: "number"; readonly value: Arithmetic & { readonly kind: "number" } };

/** An expression, and what the next identifier without qualifiers inherits. */
interface Parsed {
  readonly expression: Expression;
  readonly inherited: Qualifiers | null;
  /** True if the expression is an identifier without qualifiers of its own. */
  readonly isIdentifier: boolean;
}

/** The deepest nesting, so that the stack suffices. A parenthesis in a sum counts twice. */
const DEEPEST = 500;

/** Returns the span from the beginning of one part to the end of another. */
function between(first: FilterSpan, last: FilterSpan): FilterSpan {
  return { offset: first.offset, length: last.offset + last.length - first.offset };
}

/** Names what stands at a token. */
function describe(token: Token): string {
  return token.kind === "end" ? "the end" : JSON.stringify(token.text);
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!;
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#next++;
    return token;
  }

  /** The token that was taken last. */
  #last(): Token {
    return this.#tokens[Math.max(0, this.#next - 1)]!;
  }

  /** True if a token is a keyword or a sign. */
  #isAt(text: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.text === text && !token.isEscaped &&
      (token.kind === "word" || token.kind === "symbol");
  }

  #accept(text: string): boolean {
    if (!this.#isAt(text)) return false;
    this.#take();
    return true;
  }

  #unexpected(expected: string): Fault {
    const token = this.#peek();
    if (token.kind === "word" && !token.isEscaped && UNSUPPORTED.has(token.text)) {
      return new Fault(`"${token.text}" is not supported`, token);
    }
    return new Fault(`${describe(token)} stands where ${expected} is expected`, token);
  }

  #expect(text: string): void {
    if (!this.#accept(text)) throw this.#unexpected(`"${text}"`);
  }

  /** Parses what is nested, if not too deep. */
  #nested<T>(parse: () => T): T {
    if (++this.#depth > DEEPEST) {
      throw new Fault("what is in front of this is nested too deeply", this.#peek());
    }
    const parsed = parse();
    this.#depth--;
    return parsed;
  }

  /** Parses the whole filter; `null` if it is empty. */
  filter(): Expression | null {
    if (this.#peek().kind === "end") return null;
    const { expression } = this.#isExpression(this.#expression(null));
    if (this.#peek().kind !== "end") throw this.#unexpected('"and" or "or"');
    return expression;
  }

  #isExpression(parsed: Parsed | Operand): Parsed {
    if (!("is" in parsed)) return parsed;
    throw this.#unexpected("a comparison, such as = 5,");
  }

  /** Parses terms with `and` and `or` in between. A single term may be a number. */
  #expression(inherited: Qualifiers | null): Parsed | Operand {
    const first = this.#term(inherited);
    if ("is" in first) return first;
    const onlyIdentifiers = first.isIdentifier;
    let parsed = first;
    for (;;) {
      const kind = this.#accept("and") || this.#accept("&&")
        ? "and"
        : this.#accept("or") || this.#accept("||")
        ? "or"
        : null;
      if (kind === null) return parsed;
      const begin = this.#peek();
      const right = this.#isExpression(
        this.#numberAsIdentifier(this.#term(parsed.inherited), parsed),
      );
      if (onlyIdentifiers && !right.isIdentifier) {
        throw new Fault(
          "only identifiers may stand between these parentheses",
          between(begin, this.#last()),
        );
      }
      const span = between(parsed.expression.span, right.expression.span);
      parsed = {
        expression: { kind, left: parsed.expression, right: right.expression, span },
        inherited: right.inherited,
        isIdentifier: onlyIdentifiers,
      };
    }
  }

  /** Returns a number that no operator follows as an identifier. */
  #numberAsIdentifier(
    parsed: Parsed | Operand,
    { inherited }: { readonly inherited: Qualifiers | null },
  ): Parsed | Operand {
    if (!("is" in parsed) || parsed.is !== "number") return parsed;
    const { value, span } = parsed.value;
    return this.#identified({ kind: "number", value }, inherited, span);
  }

  #identified(identifier: Identifier, qualifiers: Qualifiers | null, span: FilterSpan): Parsed {
    if (qualifiers === null) {
      throw new Fault(
        'a word such as "host" or "port" is missing in front of this identifier',
        span,
      );
    }
    return {
      expression: { kind: "identifier", qualifiers, identifier, span },
      inherited: qualifiers,
      isIdentifier: true,
    };
  }

  /** Parses what stands between `and` and `or`. */
  #term(inherited: Qualifiers | null): Parsed | Operand {
    const begin = this.#peek();
    if (this.#accept("not") || this.#accept("!")) {
      const parsed = this.#nested(() =>
        this.#isExpression(this.#numberAsIdentifier(this.#term(inherited), { inherited }))
      );
      const span = between(begin, this.#last());
      return { ...parsed, expression: { kind: "not", of: parsed.expression, span } };
    }
    if (this.#beginsArithmetic()) return this.#comparison(inherited);
    if (this.#beginsIdentifier()) return this.#identifier(inherited);
    return this.#primitive();
  }

  /** True if the next token can begin an arithmetic expression, or an expression in parentheses. */
  #beginsArithmetic(): boolean {
    const token = this.#peek();
    return token.kind === "number" ||
      ["(", "-", "len", "length"].some((text) => this.#isAt(text)) ||
      PROTOCOLS.has(token.text) && !token.isEscaped && this.#isAt("[", 1);
  }

  #beginsIdentifier(): boolean {
    const { kind, text, isEscaped } = this.#peek();
    return ["inet", "inet6", "hardware"].includes(kind) ||
      kind === "word" && (isEscaped || !this.#isKeyword(text));
  }

  #isKeyword(text: string): boolean {
    return KEYWORDS.has(text) || TYPES.has(text) || PROTOCOLS.has(text) || UNSUPPORTED.has(text);
  }

  /** Parses a comparison, or something in parentheses that is none. */
  #comparison(inherited: Qualifiers | null): Parsed | Operand {
    const begin = this.#peek();
    const left = this.#operations(0, inherited);
    if (left.is === "expression") {
      // What follows the parentheses inherits what they inherited.
      return {
        expression: left.value,
        inherited,
        isIdentifier: isIdentifiers(left.value, inherited),
      };
    }
    const operator = COMPARISONS.get(this.#peek().text);
    if (operator === undefined) return left;
    this.#take();
    const right = this.#arithmetic(this.#operations(0, null), this.#peek());
    return {
      expression: {
        kind: "comparison",
        operator,
        left: left.value,
        right,
        span: between(begin, this.#last()),
      },
      inherited: null,
      isIdentifier: false,
    };
  }

  #arithmetic(operand: Operand, where: FilterSpan): Arithmetic {
    if (operand.is !== "expression") return operand.value;
    throw new Fault("a number is expected here, not a condition", operand.value.span ?? where);
  }

  /** Parses operations whose operators bind at least as strongly as given. */
  #operations(precedence: number, inherited: Qualifiers | null): Operand {
    let left = this.#operand(inherited);
    for (let count = 0;; count++) {
      const sign = this.#peek();
      const own = sign.kind === "symbol" ? PRECEDENCE.get(sign.text) : undefined;
      if (own === undefined || left.is === "expression" || own !== 0 && own < precedence) {
        return left;
      }
      if (count >= DEEPEST) throw new Fault(`more than ${DEEPEST} operations in a row`, sign);
      this.#take();
      const right = this.#nested(() =>
        this.#arithmetic(this.#operations(own === 0 ? 0 : own + 1, null), sign)
      );
      left = {
        is: "arithmetic",
        value: {
          kind: "operation",
          operator: sign.text as Operator,
          left: left.value,
          right,
          span: between(left.value.span, right.span),
        },
      };
    }
  }

  #operand(inherited: Qualifiers | null): Operand {
    const token = this.#take();
    if (token.kind === "number") {
      return { is: "number", value: { kind: "number", value: token.value, span: token } };
    }
    if (token.text === "len" || token.text === "length") {
      return { is: "arithmetic", value: { kind: "length", span: token } };
    }
    if (token.text === "-" && token.kind === "symbol") {
      const of = this.#nested(() => this.#arithmetic(this.#operations(6, null), this.#peek()));
      return { is: "arithmetic", value: { kind: "negation", of, span: between(token, of.span) } };
    }
    if (token.text === "(" && token.kind === "symbol") return this.#parenthesis(inherited);
    const protocol = PROTOCOLS.get(token.text);
    if (protocol !== undefined && !token.isEscaped && this.#isAt("[")) {
      return { is: "arithmetic", value: this.#load(protocol, token) };
    }
    if (token.kind !== "end") this.#next--;
    throw this.#unexpected("a number");
  }

  #parenthesis(inherited: Qualifiers | null): Operand {
    const begin = this.#last();
    const inner = this.#nested(() => this.#expression(inherited));
    if ("is" in inner) {
      const alone = this.#isAt(")");
      if (alone || inner.is !== "number") {
        this.#expect(")");
        const value = { ...inner.value, span: between(begin, this.#last()) };
        return { is: inner.is, value } as Operand;
      }
      // A number in front of "and" or "or" is an identifier, of which there are more.
      const first = this.#numberAsIdentifier(inner, { inherited }) as Parsed;
      const more = this.#moreIdentifiers(first);
      this.#expect(")");
      return { is: "expression", value: more };
    }
    this.#expect(")");
    return { is: "expression", value: inner.expression };
  }

  /** Parses identifiers behind the first one in parentheses, which was a number. */
  #moreIdentifiers(first: Parsed): Expression {
    let expression = first.expression;
    for (;;) {
      const kind = this.#accept("and") || this.#accept("&&")
        ? "and"
        : this.#accept("or") || this.#accept("||")
        ? "or"
        : null;
      if (kind === null) return expression;
      const right = this.#identifier(first.inherited);
      const span = between(expression.span, right.expression.span);
      expression = { kind, left: expression, right: right.expression, span };
    }
  }

  /** Parses the brackets behind a protocol. */
  #load(protocol: string, begin: FilterSpan): Arithmetic {
    this.#expect("[");
    const index = this.#nested(() => this.#arithmetic(this.#operations(0, null), this.#peek()));
    let size = 1;
    if (this.#accept(":")) {
      const token = this.#peek();
      size = this.#number("a size of 1, 2 or 4");
      if (size !== 1 && size !== 2 && size !== 4) {
        throw new Fault(`${size} bytes cannot be loaded: the size is 1, 2 or 4`, token);
      }
    }
    this.#expect("]");
    return { kind: "load", protocol, index, size, span: between(begin, this.#last()) };
  }

  #number(expected: string): number {
    if (this.#peek().kind !== "number") throw this.#unexpected(expected);
    return this.#take().value;
  }

  /** Parses a number that may stand in parentheses; `null` if there is none. */
  #optionalNumber(): number | null {
    if (this.#peek().kind === "number") return this.#take().value;
    let depth = 0;
    while (this.#isAt("(", depth)) depth++;
    if (depth === 0 || this.#peek(depth).kind !== "number" || !this.#isAt(")", depth + 1)) {
      return null;
    }
    this.#next += depth;
    const { value } = this.#take();
    for (; depth > 0; depth--) this.#expect(")");
    return value;
  }

  /** Parses an identifier, or several in parentheses. */
  #identifier(qualifiers: Qualifiers | null): Parsed {
    const begin = this.#peek();
    if (this.#accept("not") || this.#accept("!")) {
      const parsed = this.#nested(() => this.#identifier(qualifiers));
      const span = between(begin, this.#last());
      return { ...parsed, expression: { kind: "not", of: parsed.expression, span } };
    }
    if (this.#accept("(")) {
      const first = this.#nested(() => this.#identifier(qualifiers));
      const expression = this.#moreIdentifiers(first);
      this.#expect(")");
      return { expression, inherited: qualifiers, isIdentifier: true };
    }
    if (begin.kind !== "number" && !this.#beginsIdentifier()) {
      const type = qualifiers?.type ?? "host";
      if (begin.kind === "word" && this.#isKeyword(begin.text)) {
        throw new Fault(
          `"${begin.text}" is a keyword: as the name of a ${type} it is written \\${begin.text}`,
          begin,
        );
      }
      throw this.#unexpected(`the name or number of a ${type}`);
    }
    this.#take();
    const identifier = this.#bare(begin);
    return this.#identified(identifier, qualifiers, between(begin, this.#last()));
  }

  /** Parses the rest of an identifier that is neither negated nor in parentheses. */
  #bare({ kind, text, value }: Token): Identifier {
    switch (kind) {
      case "number":
        return { kind: "number", value };
      case "hardware":
        return { kind: "hardware", text };
      case "inet6":
        return { kind: "inet6", text, bits: this.#accept("/") ? this.#number("a length") : 128 };
      case "inet": {
        if (this.#accept("/")) {
          return { kind: "prefix", text, bits: this.#number("the length of a prefix") };
        }
        if (!this.#accept("mask")) return { kind: "inet", text };
        if (this.#peek().kind !== "inet") throw this.#unexpected("a mask such as 255.255.0.0");
        return { kind: "masked", text, mask: this.#take().text };
      }
      default:
        return { kind: "name", text };
    }
  }

  /** Parses a primitive that begins with a keyword. */
  #primitive(): Parsed {
    const begin = this.#peek();
    const simple = this.#simple();
    if (simple !== null) {
      const expression = { ...simple, span: between(begin, this.#last()) };
      return { expression, inherited: null, isIdentifier: false };
    }
    const protocol = PROTOCOLS.get(begin.text) ?? null;
    if (protocol !== null) this.#take();
    for (const kind of ["broadcast", "multicast"] as const) {
      if (this.#accept(kind)) {
        const span = between(begin, this.#last());
        return { expression: { kind, protocol, span }, inherited: null, isIdentifier: false };
      }
    }
    const direction = this.#direction();
    const type = this.#type(direction);
    if (direction === null && type === null) {
      if (protocol === null) throw this.#unexpected("a condition");
      const expression: Expression = { kind: "protocol", protocol, span: begin };
      return { expression, inherited: null, isIdentifier: false };
    }
    const parsed = this.#identifier({ protocol, direction, type });
    return { ...parsed, isIdentifier: false };
  }

  #direction(): Direction | null {
    for (const [first, second] of [["src", "dst"], ["dst", "src"]] as const) {
      if (!this.#accept(first)) continue;
      for (const [word, direction] of [["or", "either"], ["and", "both"]] as const) {
        if (
          (this.#isAt(word) || this.#isAt(word === "or" ? "||" : "&&")) && this.#isAt(second, 1)
        ) {
          this.#next += 2;
          return direction;
        }
      }
      return first;
    }
    return null;
  }

  #type(direction: Direction | null): IdentifierType | null {
    const token = this.#peek();
    if (token.kind !== "word" || token.isEscaped || !TYPES.has(token.text)) return null;
    const type = token.text as IdentifierType;
    if (direction !== null && ["proto", "protochain", "gateway"].includes(type)) {
      throw new Fault(`a ${type} has no source and no destination`, token);
    }
    this.#take();
    return type;
  }

  /** Parses a primitive that takes neither a protocol nor an identifier; `null` if it is none. */
  #simple() {
    const token = this.#peek();
    if (token.kind !== "word" || token.isEscaped) return null;
    switch (token.text) {
      case "less":
      case "greater":
        this.#take();
        return { kind: token.text, length: this.#number("a length in bytes") } as const;
      case "byte": {
        this.#take();
        const index = this.#number("the index of a byte");
        const sign = this.#take();
        if (!["=", "==", "<", ">", "&", "|"].includes(sign.text)) {
          if (sign.kind !== "end") this.#next--;
          throw this.#unexpected("one of = < > & |");
        }
        const value = this.#number("a number");
        return { kind: "byte", index, operator: sign.text, value } as const;
      }
      case "inbound":
      case "outbound":
      case "pppoed":
        this.#take();
        return { kind: token.text } as const;
      case "ifindex":
        this.#take();
        return { kind: "interface", index: this.#number("the index of an interface") } as const;
      case "vlan":
      case "mpls":
      case "pppoes":
        this.#take();
        return { kind: token.text, number: this.#optionalNumber() } as const;
      default:
        return null;
    }
  }
}

/** True if an expression in parentheses consists of identifiers that inherit their qualifiers. */
function isIdentifiers(expression: Expression, inherited: Qualifiers | null): boolean {
  switch (expression.kind) {
    case "and":
    case "or":
      return isIdentifiers(expression.left, inherited);
    case "not":
      return isIdentifiers(expression.of, inherited);
    case "identifier":
      return expression.qualifiers === inherited;
    default:
      return false;
  }
}

/**
 * Parses a filter.
 *
 * @param text The text of the filter.
 * @returns The syntax tree; `null` for an empty filter, which accepts everything.
 * @throws {Fault} If the text is not in the language.
 */
export function parse(text: string): Expression | null {
  return new Parser(text).filter();
}
