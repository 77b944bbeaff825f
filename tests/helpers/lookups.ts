/**
 * Look-ups of names as data, made here and in Python.
 *
 * @module
 */
import * as module from "@libc/socket";

/** A function and its arguments. */
export type Call = readonly [name: string, ...args: unknown[]];

/** What a call gave: a value, or the class and number of an error as Python has them. */
export type Given = { value: unknown } | { error: [name: string, errno: number] };

/** Reads a list of calls, makes them in Python and prints what they gave. */
export const PYTHON = `
import json
names = {"gethostbynameEx": "gethostbyname_ex"}
def given(name, *args):
    try:
        tuples = [tuple(a) if isinstance(a, list) else a for a in args]
        return {"value": getattr(socket, names.get(name, name))(*tuples)}
    except OSError as e:
        return {"error": [type(e).__name__, e.errno]}
say(json.dumps([given(*call) for call in json.loads(input())]))
`;

/** Makes a call in one of the two forms. */
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
