/**
 * C source that checks the declarations of foreign functions against the system's headers.
 *
 * @module
 */

/** C types of the FFI types in the declarations. */
export interface CTypes {
  /**
   * Start of a C variable declaration by FFI type. C accepts it only for a parameter of that kind.
   */
  readonly variables: Readonly<Record<string, string>>;
  /** C type of the result by FFI type, then the C types allowed for a numeric result. */
  readonly results: Readonly<Record<string, readonly [type: string, ...numbers: string[]]>>;
  /** C types of parameters that are numbers of the same size in C, by `function.index`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Returns C source that calls each function as `Deno.dlopen` declares it. A wrong number or kind of
 * parameters does not compile.
 */
export function calls(
  symbols: Readonly<Record<string, Deno.ForeignFunction>>,
  types: CTypes,
): string {
  return Object.entries(symbols).map(([key, { name = key, parameters, result }]) => {
    const variables = parameters.map((type, i) =>
      `${types.parameters?.[`${name}.${i}`] ?? types.variables[type as string]}p${i}`
    );
    const call = `${name}(${parameters.map((_, i) => `p${i}`).join(", ")})`;
    const [type, ...numbers] = types.results[result as string] ?? [];
    const compatible = numbers.map((number) =>
      `__builtin_types_compatible_p(__typeof__(${call}), ${number})`
    );
    return `${type}call_${key}(${variables.join(", ") || "void"}) {
  ${numbers.length ? `_Static_assert(${compatible.join(" || ")}, "${name} returns a number");` : ""}
  ${type === "void " ? "" : `return ${numbers.length ? `(${type})` : ""}`}${call};
}
`;
  }).join("");
}
