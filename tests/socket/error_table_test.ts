// Every error of the table, in both forms: its class, `code`, `errno` and `syscall`.

import { assert, assertEquals, assertInstanceOf, assertStringIncludes } from "@std/assert";
import * as module from "@libc/socket";
import { SocketError } from "@libc/socket";
import { cases } from "./error_table.ts";
import { type Form, inBothForms, onlyOn } from "../helpers/support.ts";

/** The codes of the table that several cases have: the cases of one call. */
const calls = [...new Set(cases.map(({ call }) => call))];

/** Returns the error of a case. */
async function errorOf(
  { act, call, cause }: typeof cases[number],
  form: Form,
): Promise<SocketError> {
  using stack = new DisposableStack();
  try {
    await act((resource) => stack.use(resource), form);
  } catch (error) {
    assertInstanceOf(error, SocketError, `${call}, ${cause}: ${error}`);
    return error;
  }
  throw new Error(`${call}, ${cause}: no error`);
}

for (const call of calls) {
  inBothForms(
    `the errors of ${call}`,
    [onlyOn("linux", "the table has the errors of Linux")],
    async (form) => {
      const constants = module as unknown as Record<string, number>;
      for (const one of cases.filter((row) => row.call === call)) {
        if (one.needs?.some((need) => need !== null)) continue;
        const { code, cause, Class = SocketError } = one;
        const error = await errorOf(one, form);
        const what = `${call}, ${cause}`;
        assertEquals([error.code, error.syscall], [code, call], what);
        assertEquals(error.constructor, Class, what);
        assertEquals(error.errno, constants[code], what);
        assertStringIncludes(error.message, `(${code}, ${error.errno})`, what);
        assert(error.message.startsWith(call), what);
      }
    },
  );
}
