/**
 * A network namespace for the soak, with a name server that never answers.
 *
 * @module
 */
/** Set in the program that runs in the namespace. */
const INSIDE = "SOAK_IN_NAMESPACE";

/** The address of the name server, which a part binds and never reads from. */
export const NAME_SERVER: [host: string, port: number] = ["127.0.0.1", 53];

/** Seconds after which libc gives up a query. */
export const NAME_SERVER_TIMEOUT = 2;

/** True in the namespace. */
export function hasSilentNameServer(): boolean {
  return Deno.env.get(INSIDE) === "1";
}

/**
 * Runs a program again in a network namespace.
 *
 * @param url The program.
 * @param args Its arguments.
 * @returns Its exit code; `null` if this system or user cannot make namespaces.
 */
export async function runIsolated(url: string, args: readonly string[]): Promise<number | null> {
  if (Deno.build.os !== "linux" || !canUnshare()) return null;
  const directory = Deno.makeTempDirSync();
  try {
    const resolv = `${directory}/resolv.conf`;
    const nsswitch = `${directory}/nsswitch.conf`;
    Deno.writeTextFileSync(
      resolv,
      `nameserver ${NAME_SERVER[0]}\noptions timeout:${NAME_SERVER_TIMEOUT} attempts:1\n`,
    );
    Deno.writeTextFileSync(nsswitch, "hosts: files dns\n");
    const setup = `set -e
      ip link set lo up
      test ! -e /etc/resolv.conf || mount --bind ${resolv} /etc/resolv.conf
      test ! -e /etc/nsswitch.conf || mount --bind ${nsswitch} /etc/nsswitch.conf
      exec "$@"`;
    const { code } = await new Deno.Command("unshare", {
      args: [
        ...["--net", "--mount", "sh", "-c", setup, "sh"],
        ...[Deno.execPath(), "run", "-A", "--no-prompt", new URL(url).pathname, ...args],
      ],
      env: { [INSIDE]: "1" },
    }).spawn().status;
    return code;
  } finally {
    Deno.removeSync(directory, { recursive: true });
  }
}

function canUnshare(): boolean {
  try {
    return new Deno.Command("unshare", {
      args: ["--net", "--mount", "ip", "link", "set", "lo", "up"],
      stderr: "null",
    }).outputSync().success;
  } catch {
    return false; // there is no such program
  }
}
