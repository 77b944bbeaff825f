// The structures of platforms whose headers are not on this machine, against golden values.

import { assertEquals } from "@std/assert";
import { Control } from "../../ffi/control.ts";
import * as darwin from "../../ffi/darwin/layouts.ts";
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
    for (const layouts of [system.layouts, system.optionLayouts]) {
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
}
