/**
 * The syntax tree of a filter.
 *
 * @module
 */
import type { FilterSpan } from "./error.ts";

/** Which of two addresses or ports is meant: the source, the destination, either, or both. */
export type Direction = "src" | "dst" | "either" | "both";

/** What an identifier names. */
export type IdentifierType =
  | "host"
  | "net"
  | "port"
  | "portrange"
  | "proto"
  | "protochain"
  | "gateway";

/** The words in front of an identifier, which apply to those behind it too. */
export interface Qualifiers {
  /** The protocol, such as `ip`; any if `null`. */
  readonly protocol: string | null;
  /** Which of two; either if `null`. */
  readonly direction: Direction | null;
  /** What the identifier names; a host if `null`. */
  readonly type: IdentifierType | null;
}

/** A name, a number or an address. */
export type Identifier =
  | { readonly kind: "name"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "inet"; readonly text: string }
  | { readonly kind: "prefix"; readonly text: string; readonly bits: number }
  | { readonly kind: "masked"; readonly text: string; readonly mask: string }
  | { readonly kind: "inet6"; readonly text: string; readonly bits: number }
  | { readonly kind: "hardware"; readonly text: string };

/** Operators of arithmetic. */
export type Operator = "+" | "-" | "*" | "/" | "%" | "&" | "|" | "^" | "<<" | ">>";

/** Operators that compare. */
export type Comparison = "=" | "!=" | ">" | ">=" | "<" | "<=";

/** An expression whose value is a number of 32 bits. */
export type Arithmetic =
  & { readonly span: FilterSpan }
  & (
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "length" }
    | {
      readonly kind: "load";
      readonly protocol: string;
      readonly index: Arithmetic;
      readonly size: number;
    }
    | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    }
    | { readonly kind: "negation"; readonly of: Arithmetic }
  );

/** A header that others follow. */
export type Encapsulation = "vlan" | "mpls" | "pppoes";

/** An expression that is true or false. */
export type Expression =
  & { readonly span: FilterSpan }
  & (
    | {
      readonly kind: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
    | { readonly kind: "not"; readonly of: Expression }
    | {
      readonly kind: "identifier";
      readonly qualifiers: Qualifiers;
      readonly identifier: Identifier;
    }
    | { readonly kind: "protocol"; readonly protocol: string }
    | {
      readonly kind: "comparison";
      readonly operator: Comparison;
      readonly left: Arithmetic;
      readonly right: Arithmetic;
    }
    | { readonly kind: "broadcast" | "multicast"; readonly protocol: string | null }
    | { readonly kind: "less" | "greater"; readonly length: number }
    | {
      readonly kind: "byte";
      readonly index: number;
      readonly operator: string;
      readonly value: number;
    }
    | { readonly kind: "inbound" | "outbound" | "pppoed" }
    | { readonly kind: "interface"; readonly index: number }
    | { readonly kind: Encapsulation; readonly number: number | null }
  );
