/**
 * The types of the options of Bluetooth's RFCOMM on Windows.
 *
 * @module
 */
import type { Option, WritableOption } from "./types.ts";

/** The options of RFCOMM: level `SOL_RFCOMM`, ws2bth.h. */
export interface RfcommOptions {
  /** Have the peer authenticated. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_AUTHENTICATE: WritableOption<boolean> | undefined;
  /** Have the connection encrypted. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_ENCRYPT: WritableOption<boolean> | undefined;
  /** The largest packet to receive. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_MTU: Option<number> | undefined;
  /** The most that this may become. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_MTU_MAX: Option<number> | undefined;
  /** The least that this may become. Windows; Bluetooth and Socket Options. */
  readonly SO_BTH_MTU_MIN: Option<number> | undefined;
}
