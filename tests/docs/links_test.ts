// The documentation: links lead somewhere, tables fit on a screen, and what is stated twice agrees.

import { assert, assertEquals } from "@std/assert";
import { anchors, type Page, page, pages, prose } from "../helpers/pages.ts";
import { type Need, test } from "../helpers/support.ts";

const root = new URL("../../", import.meta.url);

function exists(url: URL): boolean {
  try {
    return Deno.statSync(url) !== undefined;
  } catch {
    return false;
  }
}

/** Requires the whole project: the copies for other systems lack some pages. */
const wholeProject: Need = exists(new URL(".ci/run", root)) ? null : "a copy without all pages";

const all: readonly Page[] = wholeProject !== null ? [] : [
  ...pages(),
  ...["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "bench/README.md", "bench/limits.md"].map(
    page,
  ),
];

/** Returns the relative links of a page: the path of the file from the root, and the anchor. */
function linksOf({ path, text }: Page): [link: string, file: string, anchor: string | undefined][] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
    .filter((link) => !/^\w+:/.test(link))
    .map((link) => {
      const { pathname, hash } = new URL(link, new URL(path, root));
      const anchor = hash === "" ? undefined : decodeURIComponent(hash.slice(1));
      return [link, pathname.slice(root.pathname.length), anchor];
    });
}

test("pages: every relative link leads to a file and a heading", [wholeProject], () => {
  const dead = all.flatMap((one) =>
    linksOf(one).filter(([, file, anchor]) =>
      !exists(new URL(file, root)) ||
      anchor !== undefined && !anchors(page(file).text).includes(anchor)
    ).map(([link]) => `${one.path}: ${link}`)
  );
  assertEquals(dead, []);
});

test("pages: the README leads to every page", [wholeProject], () => {
  const reached = new Set(["README.md"]);
  for (const path of reached) {
    for (const [, file] of linksOf(page(path))) if (file.endsWith(".md")) reached.add(file);
  }
  assertEquals(pages().map(({ path }) => path).filter((path) => !reached.has(path)), []);
});

test("pages: no two headings of a page have the same anchor", [wholeProject], () => {
  for (const { path, text } of all) {
    const found = anchors(text);
    const twice = found.filter((one, i) => found.indexOf(one) !== i);
    if (!path.startsWith("bench/")) assertEquals([path, twice], [path, []]);
  }
});

test("pages: the list at the top names each section, in order", [wholeProject], () => {
  for (const { path, text } of pages()) {
    const [top] = text.split(/^## /m);
    const listed = [...top!.matchAll(/^- \[.*\]\(#(.*?)\)/gm)].map(([, anchor]) => anchor!);
    if (listed.length === 0) continue;
    const sections = [...prose(text).matchAll(/^## .*$/gm)].flatMap(([line]) => anchors(line));
    assertEquals([path, listed], [path, sections]);
  }
});

test("pages: no table is wider than a screen", [wholeProject], () => {
  const wide = pages().flatMap(({ path, text }) =>
    text.split("\n").filter((line) => line.startsWith("|") && line.length > 100)
      .map((line) => `${path}: ${line}`)
  );
  assertEquals(wide, []);
});

test("pages: in the package, a link to an absent file is plain text", [wholeProject], async () => {
  const { withoutDeadLinks } = await import("../../.ci/pages.ts");
  const text =
    "[here](a.md), [there](b.md#c), ![image](b.svg), [site](https://example.com), [x](#y)";
  assertEquals(
    withoutDeadLinks(text, (target) => target === "a.md"),
    "[here](a.md), there, ![image](b.svg), [site](https://example.com), [x](#y)",
  );
});

const readme = page("README.md").text;

test("README: the badges state the version and the licence of deno.json", [wholeProject], () => {
  const { version, license, name } = JSON.parse(
    Deno.readTextFileSync(new URL("deno.json", root)),
  );
  assert(readme.includes(`![version ${version}](https://img.shields.io/badge/version-${version}-`));
  assert(readme.includes(`![licence ${license}](https://img.shields.io/badge/licence-${license}-`));
  assert(readme.includes(`(https://jsr.io/${name})`));
  assert(page("CHANGELOG.md").text.includes(`\n## ${version}\n`));
});

test("README: the table of programs has those of examples/, in order", [wholeProject], () => {
  const [, table] = /^## Network utilities$(.*?)^## /ms.exec(readme)!;
  const rows = [...table!.matchAll(/^\| ([^|]*`[^|]*)\|/gm)].map(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
  );
  assertEquals(rows.map(([name]) => name), rows.map(([name]) => name).toSorted());
  const isProgram = (name: string) =>
    /(runProgram|explain)\(/.test(Deno.readTextFileSync(new URL(`examples/${name}`, root))) &&
    name !== "command_line.ts";
  const programs = [...Deno.readDirSync(new URL("examples/", root))].map(({ name }) => name)
    .filter((name) => name.endsWith(".ts") && isProgram(name))
    .map((name) => name.slice(0, -3));
  assertEquals(rows.flat().toSorted(), programs.toSorted());
});

/** The measurements that the README quotes: work, contestant, and a number as the README has it. */
const quoted: readonly [work: string, contestant: string, text: string][] = [
  ["echo-1", "this module", "23,000"],
  ["echo-1", "Deno", "22,000"],
  ["echo-1", "node: in Deno", "22,000"],
  ["echo-1", "asyncio", "9,000"],
  ["echo-64", "this module", "88,000"],
  ["echo-64", "Deno", "84,000"],
  ["echo-64", "asyncio", "9,000"],
  ["udp", "this module", "6.2 µs"],
  ["udp", "CPython", "6.6 µs"],
  ["udp", "C", "4.6 µs"],
  ["memory", "this module", "5.3 kB"],
  ["memory", "Deno", "7.8 kB"],
];

/** Returns what a contestant of the benchmarks' page has for a work, such as `2.41 µs`. */
function measured(work: string, contestant: string): string {
  let current = "";
  for (const line of page("bench/README.md").text.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    if (cells.length < 7) continue;
    current = cells[1] || current;
    const value = (cell: string) => cell.replace(/ \(.*/, "");
    if (current !== work) continue;
    if (contestant === "this module") return value(cells[2]!);
    if (cells[3] === contestant) return value(cells[4]!);
  }
  throw new Error(`bench/README.md has no ${work} of ${contestant}`);
}

/** Rounds a measurement as the README does: rates to thousands, others to a tenth. */
function rounded(value: string): string {
  const [number, unit] = value.split(" ");
  if (unit === "k/s") return `${Math.round(Number(number))},000`;
  return `${Number(number).toFixed(1)} ${unit}`;
}

test("README: the speeds are those of the last result", [wholeProject], () => {
  const [, section] = /^## Speed$(.*?)^## /ms.exec(readme)!;
  for (const [work, contestant, text] of quoted) {
    assertEquals([work, contestant, rounded(measured(work, contestant))], [work, contestant, text]);
    assert(section!.replaceAll("\n", " ").replaceAll(/ +/g, " ").includes(text), text);
  }
  const numbers = section!.match(/\d[\d.,]*\d|\d(?= )/g)!;
  assertEquals(numbers.length, quoted.length);
});
