// The structures of platforms whose headers are not on this machine, against golden values.

import { assertEquals } from "@std/assert";
import * as bsdBpf from "../../ffi/bsd/bpf.ts";
import { packetLayouts } from "../../ffi/bsd/layouts.ts";
import { Control } from "../../ffi/control.ts";
import * as darwinBpf from "../../ffi/darwin/bpf.ts";
import * as darwin from "../../ffi/darwin/layouts.ts";
import * as freebsdBpf from "../../ffi/freebsd/bpf.ts";
import * as freebsd from "../../ffi/freebsd/layouts.ts";
import type { Field } from "../../ffi/layout.ts";
import { golden } from "../helpers/golden.ts";
import { placeOf } from "../helpers/structures.ts";
import { test } from "../helpers/support.ts";

/** A structure: its size, and the offset and size of each member. */
type Structure = Readonly<Record<string, number | readonly [offset: number, size: number]>>;
/** A layout. Only its size and its fields have a counterpart in C. */
type Layout = Readonly<Record<string, number | boolean | Field<never>>>;

/** Fields with another name in C. */
const IN_C: Readonly<Record<string, string>> = { ifa_ifu: "ifa_dstaddr" };

/** Returns the part of a layout that C can confirm. */
function structureOf(layout: Layout): Structure {
  const { size, ...members } = layout;
  const fields = Object.entries(members).filter(([, field]) => typeof field === "object");
  return Object.fromEntries([
    ["size", size],
    ...fields.map(([name, field]) => {
      const { offset, size } = field as Field<never>;
      return [IN_C[name] ?? name, [offset, size]];
    }),
  ]);
}

/** The bit fields of one structure of each platform. */
const bitFields: Readonly<Record<string, Readonly<Record<string, Field<number>>>>> = {
  darwin: darwin.tcpConnectionInfoBits,
  freebsd: freebsd.tcpInfoBits,
};

for (const [platform, system] of Object.entries({ darwin, freebsd })) {
  test(`the layouts of ${platform} match its headers`, [], () => {
    const values = golden<Structure | number>(`layouts.${platform}`);
    const all = [system.layouts, system.optionLayouts(), system.packetLayouts, packetLayouts];
    for (const layouts of all) {
      for (const [name, layout] of Object.entries<Layout>(layouts as never)) {
        assertEquals({ [name]: structureOf(layout) }, { [name]: values[name] });
      }
    }
  });

  test(`the bit fields of ${platform} match its headers`, [], () => {
    const values = golden<Structure>(`layouts.${platform}`);
    const places = Object.entries(bitFields[platform]!).map(([name, field]) => [
      name,
      placeOf(field),
    ]);
    const [structure] = Object.keys(values).filter((name) => name.endsWith(" bits"));
    assertEquals(Object.fromEntries(places), values[structure!]);
  });

  test(`the lengths of control messages of ${platform} match its headers`, [], () => {
    const control = new Control(system.layouts);
    const values = golden<Structure | number>(`layouts.${platform}`);
    assertEquals(control.length(1), values["CMSG_LEN(1)"]);
    assertEquals(control.space(1), values["CMSG_SPACE(1)"]);
  });

  test(`the requests of bpf devices of ${platform} match its headers`, [], () => {
    const values = golden<number>(`layouts.${platform}`);
    const { requests, bpf } = { darwin: darwinBpf, freebsd: freebsdBpf }[platform as "darwin"];
    for (const [name, request] of Object.entries({ ...bsdBpf.requests, ...requests })) {
      assertEquals([name, request], [name, values[name]]);
    }
    assertEquals(bpf.header.align, values.BPF_ALIGNMENT);
  });
}

test("the older bpf_hdr of freebsd has the places of bpf_xhdr", [], () => {
  const { bpf_hdr, bpf_xhdr } = golden<Structure>("layouts.freebsd");
  assertEquals(Object.values(bpf_hdr!), Object.values(bpf_xhdr!));
});
