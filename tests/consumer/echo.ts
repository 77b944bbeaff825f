/** The program of a user: a server and a client of the published module, in a library of the user's. */
import {
  createConnection,
  createServer,
  type InetAddress,
  type Socket,
  SocketError,
} from "@libc/socket";

/** A socket that listens. */
export type Server = Socket<InetAddress, "stream">;

/** Answers connections until the server is closed. */
export async function serve(server: Server): Promise<number> {
  let connections = 0;
  try {
    for await (const [connection] of server) {
      connections++;
      using _ = connection;
      const data: Uint8Array<ArrayBuffer> = await connection.recv(1024);
      await connection.sendall(data);
    }
  } catch (error) {
    if (!(error instanceof SocketError) || error.code !== "EBADF") throw error;
  }
  return connections;
}

/** Sends a text to a server and returns its answer. */
export async function ask(address: InetAddress, text: string): Promise<string> {
  using socket = await createConnection(address);
  await socket.sendall(text);
  return new TextDecoder().decode(await socket.recv(1024));
}

/** Makes a server on a port that the system chooses. */
export function listen(): Server {
  return createServer(["127.0.0.1", 0]);
}
