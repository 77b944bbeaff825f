/**
 * The types of the options of `AF_HYPERV`.
 *
 * @module
 */
import type { Option } from "./types.ts";

/** The options of `AF_HYPERV`: level `HV_PROTOCOL_RAW`, hvsocket.h. */
export interface HypervOptions {
  /** Keep the connection while the virtual machine is paused. Windows; hvsocket.h. */
  readonly HVSOCKET_CONNECTED_SUSPEND: Option<boolean> | undefined;
  /** After how many milliseconds connect gives up. Windows; hvsocket.h. */
  readonly HVSOCKET_CONNECT_TIMEOUT: Option<number> | undefined;
  /** Let connections of containers pass to their host. Windows; hvsocket.h. */
  readonly HVSOCKET_CONTAINER_PASSTHRU: Option<boolean> | undefined;
}
