/**
 * Captures of macOS: net/bpf.h of xnu.
 *
 * @module
 */
import { type BpfSystem, headerOf } from "../bsd/bpf.ts";
import { packetLayouts } from "./layouts.ts";

/** The requests that FreeBSD lacks, or has under another number. */
export const requests = {
  BIOCSSEESENT: 0x80044277,
  /** Of Apple's own libpcap; systems before macOS 13 lack it. */
  BIOCSDIRECTION: 0x8004428b,
} as const;

/** `BPF_D_OUT` */
const BPF_D_OUT = 2;

const { bpf_hdr } = packetLayouts;

/** What captures of macOS differ in. */
export const bpf: BpfSystem = {
  header: headerOf(
    bpf_hdr,
    bpf_hdr["bh_tstamp.tv_sec"],
    bpf_hdr["bh_tstamp.tv_usec"],
    4,
  ),
  // poll(2) is a kqueue of its own. Its end clears BPF_KNOTE of the device: filt_bpfdetach of xnu.
  pollEndsWatch: true,
  inbound: [requests.BIOCSSEESENT, 0],
  outbound: [requests.BIOCSDIRECTION, BPF_D_OUT],
};
