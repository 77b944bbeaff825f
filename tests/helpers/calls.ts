/**
 * Functions as they are bound, as calls for a C compiler.
 *
 * @module
 */

/** The C types of what is bound. */
export interface CTypes {
  /** A C variable of each FFI type, which C accepts where a parameter is of that kind alone. */
  readonly variables: Readonly<Record<string, string>>;
  /** The C type of each FFI type of result, and what C may have for it where that is a number. */
  readonly results: Readonly<Record<string, readonly [type: string, ...numbers: string[]]>>;
  /** Parameters for which C has a number of the same length, by `function.index`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** C that calls functions as `Deno.dlopen` does; a wrong number or kind does not compile. */
export function calls(
  symbols: Readonly<Record<string, Deno.ForeignFunction>>,
  types: CTypes,
): string {
  return Object.entries(symbols).map(([key, { name = key, parameters, result }]) => {
    const variables = parameters.map((type, i) =>
      `${types.parameters?.[`${name}.${i}`] ?? types.variables[type as string]}p${i}`
    );
    const called = `${name}(${parameters.map((_, i) => `p${i}`).join(", ")})`;
    const [type, ...numbers] = types.results[result as string] ?? [];
    const compatible = numbers.map((number) =>
      `__builtin_types_compatible_p(__typeof__(${called}), ${number})`
    );
    return `${type}call_${key}(${variables.join(", ") || "void"}) {
  ${numbers.length ? `_Static_assert(${compatible.join(" || ")}, "${name} gives a number");` : ""}
  ${type === "void " ? "" : `return ${numbers.length ? `(${type})` : ""}`}${called};
}
`;
  }).join("");
}
