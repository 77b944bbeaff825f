// docs/from_python.md: each pair of programs, in Python and for Deno, prints the same text.

import { assert, assertEquals } from "@std/assert";
import { createServer as createTlsServer } from "node:tls";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { certificate, key } from "../helpers/certificate.ts";
import { page } from "../helpers/pages.ts";
import { Scratch } from "../helpers/peers.ts";
import {
  decode,
  type Need,
  onlyOn,
  SLOWNESS,
  test,
  tool,
  withoutCoverage,
} from "../helpers/support.ts";

const { text } = page("docs/from_python.md");

/** What each pair prints. */
const expected: Readonly<Record<string, string>> = {
  "select": "hello\n",
  "selectors": "message 0\nmessage 1\n",
  "struct": "0800126764617461\n8 0 4711 data\n",
  "ssl": "HELLO\n",
  "socketserver": "HELLO\n",
  "threading": "hello\n",
  "signal and KeyboardInterrupt": "interrupted\n",
  "subprocess": "hello\n",
};

const pairs = [
  ...text.matchAll(/^### ([^\n]*)\n((?!###).)*?^```python\n(.*?)^```\n\n```ts.*?\n(.*?)^```$/gms),
].map(([, title, , python, deno]) => ({ title: title!, python: python!, deno: deno! }));

/** Runs a program to its end. Returns what it prints. */
async function output(command: string, args: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(command, {
    args,
    ...withoutCoverage(),
    stdin: "null",
    signal: AbortSignal.timeout(240_000 * SLOWNESS),
  }).output();
  assertEquals([code, decode(stderr)], [0, ""]);
  return decode(stdout);
}

/** Starts a server that answers in capitals. Returns its port. */
async function tlsServer(): Promise<[port: number, close: () => Promise<void>]> {
  const server = createTlsServer({ cert: certificate, key }, (socket) => {
    socket.on("data", (data) => socket.write(data.toString().toUpperCase()));
    socket.on("end", () => socket.end());
    socket.on("error", () => {}); // the client may end without a goodbye
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return [(server.address() as AddressInfo).port, async () => {
    server.close();
    await once(server, "close");
  }];
}

/** The flags that Deno needs for a program. */
function flags(title: string): string[] {
  return [
    "--allow-ffi",
    ...(title === "ssl" ? ["--allow-read"] : []),
    ...(title.startsWith("signal") ? ["--allow-run"] : []),
    ...(title === "subprocess" ? ["--allow-run=bash"] : []),
  ];
}

const linux: Need = onlyOn("linux", "the programs are compared on Linux");

test("From Python: there is a pair of programs for each module", [], () => {
  assertEquals(pairs.map(({ title }) => title), Object.keys(expected));
});

for (const { title, python, deno } of pairs) {
  const needs = [linux, title === "subprocess" ? tool("bash") : null];
  const use = async (command: (file: string, args: string[]) => Promise<string>, code: string) => {
    using folder = new Scratch();
    const file = folder.name("program.ts");
    Deno.writeTextFileSync(file, code);
    Deno.writeTextFileSync(folder.name("certificate"), certificate);
    const [port, close] = await tlsServer();
    const args = title === "ssl" ? [String(port), folder.name("certificate")] : [];
    try {
      assertEquals(await command(file, args), expected[title]);
    } finally {
      await close();
    }
  };

  test(`From Python: ${title}, for Deno`, needs, async () => {
    const config = new URL("../../deno.json", import.meta.url).pathname;
    const run = ["run", "--no-prompt", "--no-check", "--cached-only", "--no-lock"];
    assert(!deno.includes("../"));
    await use((file, args) =>
      output(Deno.execPath(), [
        ...run,
        `--config=${config}`,
        ...flags(title),
        file,
        ...args,
      ]), deno);
  });

  test(`From Python: ${title}, in Python`, [...needs, tool("python3")], async () => {
    await use((file, args) => output("python3", [file, ...args]), python);
  });
}
