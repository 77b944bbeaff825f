// docs/faq.md: what it says about imports by URL, by path and by import map.

import { assert, assertEquals } from "@std/assert";
import { page } from "../helpers/pages.ts";
import { Scratch } from "../helpers/peers.ts";
import { decode, type Need, onlyOn, type Outcome, SLOWNESS, test } from "../helpers/support.ts";

const root = new URL("../../", import.meta.url);
const { text } = page("docs/faq.md");
const needs: Need[] = [
  onlyOn("linux", "imports are the same on each system"),
  SLOWNESS > 1 ? "a program is compiled anew, which takes long in an emulator" : null,
];

/** Runs a program in a folder of its own, with an empty cache and the files that are given. */
async function runAlone(
  code: string,
  flags: string[],
  files: Record<string, string> = {},
): Promise<Outcome> {
  using folder = new Scratch();
  for (const [name, content] of Object.entries({ ...files, "program.ts": code })) {
    Deno.writeTextFileSync(folder.name(name), content);
  }
  const { code: status, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--no-check", "--no-lock", ...flags, "program.ts"],
    cwd: folder.path,
    env: { NO_COLOR: "1", DENO_DIR: folder.name("cache") },
    signal: AbortSignal.timeout(240_000 * SLOWNESS),
  }).output();
  return { code: status, stdout: decode(stdout), stderr: decode(stderr) };
}

/** Serves the sources, each with the media type that is the first part of its path. */
function serve(): Deno.HttpServer<Deno.NetAddr> {
  return Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const [, type, ...path] = new URL(request.url).pathname.split("/");
    const source = path.join("/") === "tiny.ts"
      ? "export const port: number = 1;"
      : await Deno.readTextFile(new URL(path.join("/"), root));
    return new Response(source, { headers: { "content-type": decodeURIComponent(type!) } });
  });
}

const use = (from: string) =>
  `import { AF_INET, SOCK_DGRAM, Socket } from "${from}";
using socket = new Socket(AF_INET, SOCK_DGRAM);
socket.bind(["127.0.0.1", 0]);
console.log(socket.getsockname()[0]);`;

test("FAQ: an import by URL needs --allow-import and a right media type", needs, async () => {
  const server = serve();
  try {
    const at = (type: string, file: string) =>
      `http://127.0.0.1:${server.addr.port}/${encodeURIComponent(type)}/${file}`;
    const allowed = `--allow-import=127.0.0.1:${server.addr.port}`;
    const whole = use(at("application/typescript", "mod.ts"));
    const { stderr, ...outcome } = await runAlone(whole, ["--allow-ffi", allowed]);
    assertEquals(outcome, { code: 0, stdout: "127.0.0.1\n" }, stderr);
    const refused = await runAlone(whole, ["--allow-ffi"]);
    assert(refused.code !== 0 && refused.stderr.includes("--allow-import"), refused.stderr);
    const [section] = /- \*\*By URL\*\*.*?(?=\n\n)/s.exec(text)!;
    const types = [...section.matchAll(/`(\w+\/[\w-]+)`/g)].map(([, type]) => type!);
    assertEquals(types.at(-1), "text/html");
    for (const type of types) {
      const tiny = `import { port } from "${at(type, "tiny.ts")}"; console.log(port);`;
      const { code } = await runAlone(tiny, [allowed]);
      assertEquals([type, code === 0], [type, type !== "text/html"]);
    }
  } finally {
    await server.shutdown();
  }
});

test(
  "FAQ: an import by path prints nothing, one by an import map what the page says",
  needs,
  async () => {
    const clone = new URL("mod.ts", root).href;
    assertEquals(await runAlone(use(clone), ["--allow-ffi"]), {
      code: 0,
      stdout: "127.0.0.1\n",
      stderr: "",
    });
    const map = JSON.stringify({ imports: { "@libc/socket": clone } });
    const mapped = await runAlone(use("@libc/socket"), ["--allow-ffi"], { "deno.json": map });
    assertEquals(mapped.stdout, "127.0.0.1\n");
    const [, warning] = /^ {4}(Warning .*)$/m.exec(text) ?? [];
    const [printed] = mapped.stderr.split("\n");
    assertEquals(printed, warning ?? "");
  },
);
