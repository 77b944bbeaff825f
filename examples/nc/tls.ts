/**
 * TLS on a connection, by Node.
 *
 * @module
 */
import { once } from "node:events";
import tls from "node:tls";
import type { Socket } from "@libc/socket";
import { NodeChannel, PeerError, peerError } from "./channel.ts";

/** What the command line says about TLS. */
export interface TlsOptions {
  /** The file of the own certificate, PEM. */
  readonly cert?: string | undefined;
  /** The file of its key. */
  readonly key?: string | undefined;
  /** The file of the certificates to trust in place of the system's. */
  readonly ca?: string | undefined;
  /** True to accept any certificate. */
  readonly insecure: boolean;
  /** The host that the client connects to, which the certificate must name. */
  readonly host?: string | null | undefined;
  /** The name that it must have in its place. */
  readonly servername?: string | undefined;
}

/** Reads the files. */
function material({ cert, key, ca, insecure }: TlsOptions) {
  return {
    ...cert !== undefined && { cert: Deno.readTextFileSync(cert) },
    ...key !== undefined && { key: Deno.readTextFileSync(key) },
    ...ca !== undefined && { ca: Deno.readTextFileSync(ca) },
    rejectUnauthorized: !insecure,
    allowHalfOpen: true,
  };
}

/**
 * Makes the client's or the server's side of TLS.
 *
 * @param socket The connection, which the channel takes over.
 * @param options The certificates.
 * @param isServer True for the server's side.
 */
export async function secure<A, K>(
  socket: Socket<A, K>,
  options: TlsOptions,
  isServer: boolean,
): Promise<NodeChannel> {
  const files = material(options);
  const raw = socket.toNode({ allowHalfOpen: true });
  if (isServer) {
    const stream = new tls.TLSSocket(raw, { isServer, ...files });
    await settled(stream, "secure");
    return new NodeChannel(stream);
  }
  const { host, servername } = options;
  const names = { ...host && { host }, ...servername && { servername } };
  const stream = tls.connect({ socket: raw, ...names, ...files });
  await settled(stream, "secureConnect");
  return new NodeChannel(stream);
}

/** Waits for an event, and fails if the stream closes first. */
async function settled(stream: tls.TLSSocket, event: string): Promise<void> {
  const closed = Promise.withResolvers<never>();
  stream.once("close", () => closed.reject(new PeerError("the TLS handshake was not finished")));
  try {
    await Promise.race([once(stream, event), closed.promise]);
  } catch (error) {
    stream.destroy();
    throw peerError(error);
  }
}
