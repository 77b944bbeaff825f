/**
 * What each system has to do for a capture.
 *
 * @module
 */
import type { Bytes, WaitOptions } from "../../socket/arguments.ts";
import type { BlockSource } from "./source.ts";

/**
 * Counts of packets since the capture was opened. macOS and FreeBSD do not count packets that wait in the
 * kernel's buffer.
 *
 * @category Captures
 */
export interface CaptureCounts {
  /** Packets that the filter has accepted, with those that were dropped. */
  readonly received: number;
  /**
   * Packets that were lost because the buffer was full, or because the program transferred their memory
   * to another thread before it read them. Windows does not count the former.
   */
  readonly dropped: number;
}

/** The part of a capture that each system has of its own. */
export interface CaptureBackend {
  /** Where packets come from. */
  readonly source: BlockSource;
  /** True if the kernel writes packets into memory that it shares with the program. */
  readonly usesRing: boolean;
  /** Returns the counts, also after the end. */
  statistics(): CaptureCounts;
  /** Sends a packet. What is wrong at once is thrown. */
  send(frame: Bytes, options: WaitOptions): Promise<unknown>;
  /** The blocking form of {@linkcode CaptureBackend.send}. */
  sendSync(frame: Bytes): void;
  /** Ends the capture, if it has not ended. */
  close(): void;
}
