/**
 * The files of unix sockets.
 *
 * @module
 */
import { printError } from "../command_line.ts";

/**
 * Removes the file of a unix socket, if this program may, and nobody else has removed it. It prints its
 * errors and throws none: none must hide the error that has ended the program.
 *
 * @param path The path. An empty one, for which Linux chooses a name that is no file, is ignored.
 */
export function removePath(path: string): void {
  if (path === "") return;
  try {
    if (Deno.permissions.querySync({ name: "write", path }).state === "granted") {
      Deno.removeSync(path);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) printError((error as Error).message);
  }
}
