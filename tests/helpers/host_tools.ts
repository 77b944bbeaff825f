/**
 * Programs that run beside the system of the tests, where that is not the machine's own: for Wine,
 * `platforms/beside.py` starts them and passes on what they read and write.
 *
 * @module
 */
import { type Connection, createConnectionSync, SHUT_WR } from "@libc/socket";

/** Where they are started; `undefined` where programs are the system's own. */
const place: string | undefined = Deno.env.get("BESIDE");

/** The names of those that there are. */
const tools = new Set(Deno.env.get("BESIDE_TOOLS")?.split(" "));

/** Whether a program can be started beside the system. */
export function isBeside(tool: string): boolean {
  return tools.has(tool);
}

/** The exit code of a program that was ended, as a shell has it. */
const KILLED = 137;

/** What the tests need of a program under way. */
export interface Child {
  readonly stdin: WritableStream<Uint8Array>;
  readonly stdout: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly status: Promise<{ readonly code: number }>;
  kill(signal?: Deno.Signal): void;
}

/** Starts a program beside the system; when this returns, it needs nothing more to go on. */
export function startBeside(command: string, args: readonly string[]): Child {
  const [host, port] = place!.split(":");
  const connection = createConnectionSync([host!, Number(port)]);
  connection.sendallSync(JSON.stringify([command, ...args]) + "\n");
  const status = Promise.withResolvers<{ code: number }>();
  return {
    stdin: new WritableStream({
      write: (bytes) => connection.sendall(bytes),
      close: () => connection.shutdown(SHUT_WR),
    }),
    stdout: new ReadableStream({
      async start(controller) {
        const code = await exitCode(connection, (output) => controller.enqueue(output))
          .catch(() => KILLED);
        connection.close();
        controller.close();
        status.resolve({ code });
      },
    }),
    status: status.promise,
    kill: () => connection.close(),
  };
}

/** Reads what a program prints, which is text, and behind it NUL and its exit code. */
async function exitCode(
  connection: Connection,
  printed: (output: Uint8Array<ArrayBuffer>) => void,
): Promise<number> {
  let code: string | undefined;
  for (;;) {
    let rest = await connection.recv(4096);
    if (rest.length === 0) return code === undefined ? KILLED : Number(code);
    if (code === undefined) {
      const end = rest.indexOf(0);
      printed(end < 0 ? rest : rest.subarray(0, end));
      if (end < 0) continue;
      code = "";
      rest = rest.subarray(end + 1);
    }
    code += new TextDecoder().decode(rest);
  }
}
