/**
 * The metrics of a route: `RTA_METRICS`.
 *
 * @module
 */
import { decodeAttributes, LITTLE_ENDIAN, text, viewOf } from "./message.ts";

/** Metrics by the names that `ip -j route` prints. Times are in milliseconds; a feature is `null`. */
export type Metrics = Readonly<Record<string, number | string | null>>;

/** How the kernel counts a metric: `unit` of it are one of ours. */
interface Metric {
  readonly name: string;
  readonly unit?: number;
}

const RTAX_HOPLIMIT = 10, RTAX_FEATURES = 12, RTAX_CC_ALGO = 16;

/** The metrics by their type, `RTAX_*`, in the order of their numbers. */
const METRICS: ReadonlyMap<number, Metric> = new Map([
  [2, { name: "mtu" }],
  [3, { name: "window" }],
  [4, { name: "rtt", unit: 8 }],
  [5, { name: "rttvar", unit: 4 }],
  [6, { name: "ssthresh" }],
  [7, { name: "cwnd" }],
  [8, { name: "advmss" }],
  [9, { name: "reordering" }],
  [RTAX_HOPLIMIT, { name: "hoplimit" }],
  [11, { name: "initcwnd" }],
  [13, { name: "rto_min" }],
  [14, { name: "initrwnd" }],
  [15, { name: "quickack" }],
  [17, { name: "fastopen_no_cookie" }],
]);

/** Features of a route: `RTAX_FEATURE_*`. */
const FEATURES: ReadonlyMap<number, string> = new Map([[1, "ecn"], [16, "tcp_usec_ts"]]);

/** The hop limit of a route that has none of its own. */
const SYSTEM_HOP_LIMIT = 0xffffffff;

/** Decodes the metrics of a route. */
export function decodeMetrics(bytes: Uint8Array<ArrayBuffer>): Metrics {
  const attributes = decodeAttributes(bytes);
  const found: Record<string, number | string | null> = {};
  for (const [type, value] of attributes) {
    if (type === RTAX_CC_ALGO) {
      found.congestion = text(attributes, type) ?? "";
      continue;
    }
    if (type !== RTAX_FEATURES && !METRICS.has(type)) continue; // which are locked, or unknown
    const number = viewOf(value, 4).getUint32(0, LITTLE_ENDIAN);
    if (type === RTAX_FEATURES) {
      for (const [bit, name] of FEATURES) if ((number & bit) !== 0) found[name] = null;
      continue;
    }
    if (type === RTAX_HOPLIMIT && number === SYSTEM_HOP_LIMIT) continue;
    const { name, unit = 1 } = METRICS.get(type)!;
    found[name] = Math.floor(number / unit);
  }
  return found;
}
