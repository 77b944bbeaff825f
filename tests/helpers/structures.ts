/**
 * What a layout says of a C structure, as assertions for a C compiler.
 *
 * @module
 */

/** A structure: its `size`, its `align` where that is needed, and where its members are. */
export type Layout = Readonly<
  Record<string, number | { readonly offset: number; readonly size: number }>
>;

/** What a system's C calls things, and how that differs from the layouts. */
export interface Dialect {
  /** The type of a structure. */
  readonly type: (name: string) => string;
  /** The alignment of control messages, which is the `align` of `cmsghdr`, the one that has any. */
  readonly align: string;
  /** Members that are called something else, by `structure.member`. */
  readonly members?: Readonly<Record<string, string>>;
  /** Sizes of members that have another one in the layouts, likewise. */
  readonly sizes?: Readonly<Record<string, number>>;
}

/** Static assertions that say what they expect. */
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
