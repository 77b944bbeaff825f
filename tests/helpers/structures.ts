/**
 * Layouts of C structures as assertions for a C compiler.
 *
 * @module
 */

import type { Field } from "../../ffi/layout.ts";

/** Layout of a structure: its `size`, for some its `align`, and the position of each member. */
export type Layout = Readonly<
  Record<string, number | { readonly offset: number; readonly size: number }>
>;

/** Names in a system's C headers, and their differences from the layouts. */
export interface Dialect {
  /** Returns the C type of a structure. */
  readonly type: (name: string) => string;
  /** C expression for the alignment of control messages. Only `cmsghdr` has an `align`. */
  readonly align: string;
  /** C names of members with another name in the layouts, by `structure.member`. */
  readonly members?: Readonly<Record<string, string>>;
  /** C sizes of members with another size in the layouts, by `structure.member`. */
  readonly sizes?: Readonly<Record<string, number>>;
}

/** Returns static assertions whose messages state what they expect. */
export function layoutAssertions(
  layouts: Readonly<Record<string, Layout>>,
  { type, align, members = {}, sizes = {} }: Dialect,
): string {
  const facts = Object.entries(layouts).flatMap(([name, layout]) =>
    Object.entries(layout).flatMap(([key, value]) => {
      if (typeof value === "number") {
        return [`${key === "align" ? align : `${key}of(${type(name)})`} == ${value}`];
      }
      const member = members[`${name}.${key}`] ?? key;
      return [
        `offsetof(${type(name)}, ${member}) == ${value.offset}`,
        `sizeof(((${type(name)} *)0)->${member}) == ${sizes[`${name}.${key}`] ?? value.size}`,
      ];
    })
  );
  return facts.map((fact) => `_Static_assert(${fact}, "${fact}");\n`).join("");
}

/** Returns the byte of a bit field and the mask of its bits in this byte. */
export function placeOf(field: Field<number>): [byte: number, mask: number] {
  const bytes = new Uint8Array(1024);
  field.set(new DataView(bytes.buffer), 0xff);
  const byte = bytes.findIndex((value) => value !== 0);
  return [byte, bytes[byte]!];
}
