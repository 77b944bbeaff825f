/**
 * Golden values: what compilers made of the headers of systems that cannot be asked here, and what
 * is not in any header. They were made independently of the tables and layouts that they are for.
 *
 * @module
 */

/**
 * Reads golden values.
 *
 * @param name The file's, in `golden/`, without its ending.
 * @returns The values by name; the file has them by where they are from.
 */
export function golden<T>(name: string): Readonly<Record<string, T>> {
  const file = new URL(`../golden/${name}.json`, import.meta.url);
  const sources: Readonly<Record<string, Record<string, T>>> = JSON.parse(
    Deno.readTextFileSync(file),
  );
  return Object.assign({}, ...Object.values(sources));
}
