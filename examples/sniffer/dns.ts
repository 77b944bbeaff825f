/** Messages of the Domain Name System, as lines of text. */
import { type DnsMessage, formatDnsData } from "@libc/socket/capture";
import { hex } from "./text.ts";

const OPERATIONS = ["", "inverse", "status", "", "notify", "update"];

const STATUS: Readonly<Record<number, string>> = {
  1: "FORMERR",
  2: "SERVFAIL",
  3: "NXDOMAIN",
  4: "NOTIMP",
  5: "REFUSED",
};

/** The most characters of the data of a record, and of all questions or answers. */
const LONGEST_DATA = 300, LONGEST_LIST = 2000;

/** Formats the members of a list, up to a length, and the number of the others. */
function list<T>(members: readonly T[], format: (member: T) => string): string {
  let text = "";
  for (const [i, member] of members.entries()) {
    if (text.length > LONGEST_LIST) return `${text} and ${members.length - i} more`;
    text += (i === 0 ? "" : ", ") + format(member);
  }
  return text;
}

function shorten(text: string): string {
  return text.length > LONGEST_DATA ? `${text.slice(0, LONGEST_DATA)}...` : text;
}

/** Formats a message. */
export function describeDns(message: DnsMessage): string {
  const { operation, status, answers } = message;
  const parts = [`DNS ${hex(message.id)} ${message.response ? "response" : "query"}`];
  if (operation !== 0) parts.push(OPERATIONS[operation] || `operation ${operation}`);
  if (status !== 0) parts.push(STATUS[status] ?? `status ${status}`);
  if (message.truncated) parts.push("truncated");
  parts.push(list(message.questions, ({ name, type }) => `${type}? ${name}`));
  if (answers.length > 0) {
    const format = ({ name, type, data }: typeof answers[number]) =>
      `${name} ${type} ${shorten(formatDnsData(data))}`;
    parts.push(`-> ${list(answers, format)}`);
  }
  const more = message.authorities.length + message.additionals.length +
    (message.extension === null ? 0 : 1);
  if (more > 0) parts.push(`and ${more} more`);
  if (message.fault !== null) parts.push("(the rest is missing)");
  return parts.filter((part) => part !== "").join(" ");
}
