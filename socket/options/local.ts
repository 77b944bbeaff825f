/**
 * The types of the options of `AF_UNIX` that other systems than Linux have.
 *
 * @module
 */
import type { LocalCredentials, Option, ReadableOption } from "./types.ts";

/** The options of `AF_UNIX`: level `SOL_LOCAL`, unix(4). */
export interface LocalOptions {
  /** Let connect wait until the connection is accepted. FreeBSD; unix(4). */
  readonly LOCAL_CONNWAIT: Option<boolean> | undefined;
  /** Receive the sender's user and groups once, as `SCM_CREDS`. FreeBSD; unix(4). */
  readonly LOCAL_CREDS: Option<boolean> | undefined;
  /** Receive them with all that is sent, as `SCM_CREDS2`. FreeBSD; unix(4). */
  readonly LOCAL_CREDS_PERSISTENT: Option<boolean> | undefined;
  /** User and groups of the peer. Read only. macOS, FreeBSD; unix(4). */
  readonly LOCAL_PEERCRED: ReadableOption<LocalCredentials> | undefined;
  /** The process that the peer acts for. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEEREPID: ReadableOption<number> | undefined;
  /** The UUID of the program that the peer acts for. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEEREUUID: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /** The process of the peer. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEERPID: ReadableOption<number> | undefined;
  /** The bytes of the audit token of the peer. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEERTOKEN: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
  /** The UUID of the peer's program. Read only. macOS; sys/un.h. */
  readonly LOCAL_PEERUUID: ReadableOption<Uint8Array<ArrayBuffer>> | undefined;
}
