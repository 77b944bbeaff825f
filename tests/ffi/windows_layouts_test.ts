import { layouts, optionLayouts } from "../../ffi/windows/layouts.ts";
import { check, MINGW, needsCompiler } from "../helpers/compiler.ts";
import { WINDOWS } from "../helpers/headers.ts";
import { type Dialect, layoutAssertions } from "../helpers/structures.ts";
import { test } from "../helpers/support.ts";

/** Structures that the layouts call what other systems do. */
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

/** The C of Windows, whose own structures are types with names in capitals. */
const DIALECT: Dialect = {
  type: (name) => NAMES[name] ?? (/^[A-Z]/.test(name) ? name : `struct ${name}`),
  align: "WSA_CMSGHDR_ALIGN(1)",
};

for (const [of, structures] of Object.entries({ layouts, optionLayouts })) {
  test(
    `the ${of} of Windows are those of mingw-w64's headers`,
    [needsCompiler(MINGW)],
    () => check(MINGW, `${WINDOWS}#include <stddef.h>\n${layoutAssertions(structures, DIALECT)}`),
  );
}
