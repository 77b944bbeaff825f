/**
 * Golden values of systems whose headers are not at hand: output of compilers for those systems,
 * and values that no header defines. They are independent of the tables and layouts that they
 * check.
 *
 * @module
 */

/**
 * Reads golden values.
 *
 * @param name Name of a file in `golden/`, without `.json`.
 * @returns The values by name. The file groups them by source.
 */
export function golden<T>(name: string): Readonly<Record<string, T>> {
  const file = new URL(`../golden/${name}.json`, import.meta.url);
  const sources: Readonly<Record<string, Record<string, T>>> = JSON.parse(
    Deno.readTextFileSync(file),
  );
  return Object.assign({}, ...Object.values(sources));
}
