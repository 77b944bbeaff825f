import { layouts, optionLayouts } from "../../ffi/windows/layouts.ts";
import { check, MINGW, needsCompiler } from "../helpers/compiler.ts";
import { WINDOWS } from "../helpers/headers.ts";
import { type Dialect, layoutAssertions } from "../helpers/structures.ts";
import { test } from "../helpers/support.ts";

/** Structures whose layouts have other systems' names, with Windows's own names. */
const NAMES: Readonly<Record<string, string>> = {
  cmsghdr: "WSACMSGHDR",
  group_req: "GROUP_REQ",
  group_source_req: "GROUP_SOURCE_REQ",
  in6_pktinfo: "IN6_PKTINFO",
  in_pktinfo: "IN_PKTINFO",
  ip_mreq: "IP_MREQ",
  ip_mreq_source: "IP_MREQ_SOURCE",
  ipv6_mreq: "IPV6_MREQ",
};

/** The C of Windows. A name that begins with a capital is a type of its own, without `struct`. */
const DIALECT: Dialect = {
  type: (name) => NAMES[name] ?? (/^[A-Z]/.test(name) ? name : `struct ${name}`),
  align: "WSA_CMSGHDR_ALIGN(1)",
};

for (const [name, structures] of Object.entries({ layouts, optionLayouts: optionLayouts() })) {
  test(
    `the ${name} of Windows match mingw-w64's headers`,
    [needsCompiler(MINGW)],
    () => check(MINGW, `${WINDOWS}#include <stddef.h>\n${layoutAssertions(structures, DIALECT)}`),
  );
}
