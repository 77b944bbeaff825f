/**
 * Name look-ups as data, for comparison of this module with Python.
 *
 * @module
 */
import * as module from "@libc/socket";

/** A function and its arguments. */
export type Call = readonly [name: string, ...args: unknown[]];

/** Result of a call: a value, or the class and number of Python's error. */
export type Given = { value: unknown } | { error: [name: string, errno: number] };

/** A Python program that reads a list of calls, makes them and prints their results. */
export const PYTHON = `
import json
names = {"gethostbynameEx": "gethostbyname_ex"}
def result(name, *args):
    try:
        tuples = [tuple(a) if isinstance(a, list) else a for a in args]
        return {"value": getattr(socket, names.get(name, name))(*tuples)}
    except OSError as e:
        return {"error": [type(e).__name__, e.errno]}
say(json.dumps([result(*call) for call in json.loads(input())]))
`;

/** Makes a call of this module in one of the two forms. */
export async function ask([name, ...args]: Call, form: string): Promise<Given> {
  const call = (module as unknown as Record<string, (...args: unknown[]) => unknown>)[
    form === "blocking" ? `${name}Sync` : name
  ]!;
  try {
    return { value: await call(...args) };
  } catch (error) {
    if (!(error instanceof module.SocketError)) throw error;
    const python = error instanceof module.GaiError ? "gaierror" : "herror";
    return { error: [python, error.errno] };
  }
}
