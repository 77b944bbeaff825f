/**
 * Names and types of records on a command line.
 *
 * @module
 */
import { DNS_TYPES, formatDnsName, parseDnsName } from "@libc/socket/capture";
import { UsageError } from "../command_line.ts";

/** Checks a name. Returns the form that names in messages have, without a dot at the end. */
export function checkedName(name: string): string {
  if (name === "") throw new UsageError("expected a name; that of the root is a dot");
  try {
    return formatDnsName(parseDnsName(name));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Checks the name of a type of records, such as `mx` or `TYPE65`. */
export function checkedType(text: string): string {
  const type = text.toUpperCase();
  const [, number] = /^TYPE(\d{1,5})$/.exec(type) ?? [];
  if (Object.hasOwn(DNS_TYPES, type) || Number(number) <= 65535) return type;
  throw new UsageError(`${text} is no type of record`);
}
