/**
 * Types of the `AF_UNIX` options of systems other than Linux.
 *
 * @module
 */
import type { LocalCredentials, Option, ReadableOption } from "./types.ts";

/**
 * `AF_UNIX` options: level `SOL_LOCAL`, unix(4).
 *
 * @category Options
 */
export interface LocalOptions {
  /** Makes connect wait until the connection is accepted. FreeBSD; unix(4). */
  readonly LOCAL_CONNWAIT: Option<boolean> | undefined;
  /**
   * Delivers the user and groups of the sender once, as ancillary data `SCM_CREDS`. FreeBSD;
   * unix(4).
   */
  readonly LOCAL_CREDS: Option<boolean> | undefined;
  /**
   * Delivers the user and groups of the sender with every message, as ancillary data `SCM_CREDS2`.
   * FreeBSD; unix(4).
   */
  readonly LOCAL_CREDS_PERSISTENT: Option<boolean> | undefined;
  /** User and groups of the peer. Read only. macOS, FreeBSD; unix(4). */
  readonly LOCAL_PEERCRED: ReadableOption<LocalCredentials> | undefined;
  /** Process on whose behalf the peer acts. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEEREPID: ReadableOption<number> | undefined;
  /** UUID of the program on whose behalf the peer acts. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEEREUUID: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /** Process of the peer. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEERPID: ReadableOption<number> | undefined;
  /** Bytes of the peer's audit token. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEERTOKEN: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /** UUID of the peer's program. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEERUUID: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
}
