/**
 * Host tools: programs that run outside Wine for tests that run in it. `platforms/host_tools.py`
 * starts them and relays their standard input and output.
 *
 * @module
 */
import { type Connection, createConnectionSync, SHUT_WR } from "@libc/socket";

/** Address of the server that starts programs, as `host:port`; `undefined` outside Wine. */
const server: string | undefined = Deno.env.get("HOST_TOOLS_SERVER");

/** Names of the programs that the server can start. */
const tools = new Set(Deno.env.get("HOST_TOOLS_NAMES")?.split(" "));

/** True if the program runs outside Wine. */
export function isHostTool(tool: string): boolean {
  return tools.has(tool);
}

/** Exit code of a killed program: 128 + SIGKILL, as in a shell. */
const KILLED = 137;

/** The part of `Deno.ChildProcess` that tests use. */
export interface Child {
  readonly stdin: WritableStream<Uint8Array>;
  readonly stdout: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly status: Promise<{ readonly code: number }>;
  kill(signal?: Deno.Signal): void;
}

/** Starts a program outside Wine. The server has the command when this returns. */
export function startHostTool(command: string, args: readonly string[]): Child {
  const [host, port] = server!.split(":");
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

/**
 * Reads the output of a program, which is text, then NUL and the exit code. Returns the exit code.
 */
async function exitCode(
  connection: Connection,
  onOutput: (output: Uint8Array<ArrayBuffer>) => void,
): Promise<number> {
  let code: string | undefined;
  for (;;) {
    let rest = await connection.recv(4096);
    if (rest.length === 0) return code === undefined ? KILLED : Number(code);
    if (code === undefined) {
      const end = rest.indexOf(0);
      onOutput(end < 0 ? rest : rest.subarray(0, end));
      if (end < 0) continue;
      code = "";
      rest = rest.subarray(end + 1);
    }
    code += new TextDecoder().decode(rest);
  }
}
