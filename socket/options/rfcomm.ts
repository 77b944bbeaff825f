/**
 * Types of the options of Bluetooth RFCOMM on Windows.
 *
 * @module
 */
import type { Option, WritableOption } from "./types.ts";

/**
 * RFCOMM options: level `SOL_RFCOMM`, ws2bth.h.
 *
 * @category Options
 */
export interface RfcommOptions {
  /** Requires the peer to authenticate. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_AUTHENTICATE: WritableOption<boolean> | undefined;
  /** Encrypts the connection. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_ENCRYPT: WritableOption<boolean> | undefined;
  /** Size of the largest packet to receive, in bytes. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_MTU: Option<number> | undefined;
  /** Upper limit of `SO_BTH_MTU`. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_MTU_MAX: Option<number> | undefined;
  /** Lower limit of `SO_BTH_MTU`. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_MTU_MIN: Option<number> | undefined;
}
