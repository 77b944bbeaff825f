/**
 * Interfaces as a command line names them.
 *
 * @module
 */
import { if_nametoindex, SocketError } from "@libc/socket";
import { given, UsageError } from "../command_line.ts";

/**
 * Checks that a name may be one of an interface. Whether there is such an interface, the system says
 * when the program uses it.
 *
 * @param name The argument; `undefined` without the option.
 * @param argument The argument with its option, for the error.
 * @throws {UsageError} If it is empty or too long.
 */
export function checkedInterface<N extends string | undefined>(
  name: N,
  argument = `--interface ${name}`,
): N {
  if (name === undefined) return name;
  if (name === "") throw new UsageError(`${argument}: expected the name of an interface`);
  try {
    given(argument, () => if_nametoindex(name));
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
  }
  return name;
}
