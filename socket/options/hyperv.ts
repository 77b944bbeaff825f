/**
 * Types of the `AF_HYPERV` options.
 *
 * @module
 */
import type { Option } from "./types.ts";

/**
 * `AF_HYPERV` options: level `HV_PROTOCOL_RAW`, hvsocket.h.
 *
 * @category Options
 */
export interface HypervOptions {
  /** Keeps the connection while the virtual machine is paused. Windows; hvsocket.h. */
  readonly HVSOCKET_CONNECTED_SUSPEND: Option<boolean> | undefined;
  /** Timeout of connect, in milliseconds. Windows; hvsocket.h. */
  readonly HVSOCKET_CONNECT_TIMEOUT: Option<number> | undefined;
  /** Lets connections of containers pass through to their host. Windows; hvsocket.h. */
  readonly HVSOCKET_CONTAINER_PASSTHRU: Option<boolean> | undefined;
}
