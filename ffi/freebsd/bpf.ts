/**
 * Captures of FreeBSD: net/bpf.h.
 *
 * @module
 */
import { type BpfSystem, headerOf } from "../bsd/bpf.ts";
import { packetLayouts } from "./layouts.ts";

/** The requests that macOS lacks, or has under another number. */
export const requests = { BIOCSDIRECTION: 0x80044277, BIOCSTSTAMP: 0x80044284 } as const;

/** `enum bpf_direction` */
const BPF_D_IN = 0, BPF_D_OUT = 2;
/** `bh_tstamp` is a `struct timespec`. */
const BPF_T_NANOTIME = 1;

const { bpf_xhdr } = packetLayouts;

/** What captures of FreeBSD differ in. */
export const bpf: BpfSystem = {
  header: headerOf(
    bpf_xhdr,
    bpf_xhdr["bh_tstamp.bt_sec"],
    bpf_xhdr["bh_tstamp.bt_frac"],
    8,
  ),
  pollEndsWatch: false,
  inbound: [requests.BIOCSDIRECTION, BPF_D_IN],
  outbound: [requests.BIOCSDIRECTION, BPF_D_OUT],
  nanoseconds: [requests.BIOCSTSTAMP, BPF_T_NANOTIME],
};
