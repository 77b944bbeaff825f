/**
 * TLS on a connection, by Node.
 *
 * @module
 */
import { once } from "node:events";
import tls from "node:tls";
import type { Socket } from "@libc/socket";
import { orAborted } from "../command_line.ts";
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
  /** The longest time for the handshake, in seconds; `null` for no limit. */
  readonly wait: number | null;
}

/** Reads the files, any of which may be a pipe. */
async function material({ cert, key, ca, insecure }: TlsOptions, signal: AbortSignal) {
  const read = (path: string) => orAborted(signal, Deno.readTextFile(path));
  return {
    ...cert !== undefined && { cert: await read(cert) },
    ...key !== undefined && { key: await read(key) },
    ...ca !== undefined && { ca: await read(ca) },
    rejectUnauthorized: !insecure,
    allowHalfOpen: true,
  };
}

/**
 * Makes the client's or the server's side of TLS.
 *
 * @param socket The connection, which the channel takes over.
 * @param options The certificates, and how long the handshake may last.
 * @param isServer True for the server's side.
 * @param signal Ends the handshake.
 */
export async function secure<A, K>(
  socket: Socket<A, K>,
  options: TlsOptions,
  isServer: boolean,
  signal: AbortSignal,
): Promise<NodeChannel> {
  const files = await material(options, signal);
  const raw = socket.toNode({ allowHalfOpen: true });
  const { host, servername, wait } = options;
  const names = { ...host && { host }, ...servername && { servername } };
  const stream = isServer
    ? new tls.TLSSocket(raw, { isServer, ...files })
    : tls.connect({ socket: raw, ...names, ...files });
  await settled(stream, isServer ? "secure" : "secureConnect", wait, signal);
  return new NodeChannel(stream);
}

/** Waits for an event, and fails if the stream closes first or the time is up. */
async function settled(
  stream: tls.TLSSocket,
  event: string,
  wait: number | null,
  signal: AbortSignal,
): Promise<void> {
  const failed = Promise.withResolvers<never>();
  const fail = (what: string) => failed.reject(new PeerError(`the TLS handshake ${what}`));
  // Deno never reports "close" for a half-open stream whose peer ends before the handshake does.
  for (const end of ["close", "end"]) stream.once(end, () => fail("was not finished"));
  const timer = wait === null ? undefined : setTimeout(fail, wait * 1000, "took too long");
  try {
    await orAborted(signal, Promise.race([once(stream, event), failed.promise]));
  } catch (error) {
    stream.destroy();
    throw signal.aborted ? error : peerError(error);
  } finally {
    clearTimeout(timer);
  }
}
