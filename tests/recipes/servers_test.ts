// The recipes of docs/recipes/servers.md.

import { assert, assertEquals } from "@std/assert";
import { Recipes } from "../helpers/recipes.ts";
import { constants, type Need, Python, test, tool } from "../helpers/support.ts";

const signals: Need = Deno.build.os === "windows" ? "Windows has no SIGTERM" : null;

test("recipes: graceful shutdown", [signals, tool("python3")], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("graceful.ts");
  const port = (await program.line()).split(" ")[1]!;
  await using peer = new Python(
    `
address = ("127.0.0.1", int(sys.argv[1]))
conn = socket.create_connection(address)
conn.settimeout(60)
f = conn.makefile("rw")
def ask(text):
    f.write(text + "\\n")
    f.flush()
    say(f.readline().strip())
ask("before")
sys.stdin.readline()
try:
    socket.create_connection(address)
    say("accepted")
except ConnectionRefusedError:
    say("refused")
ask("after")
f.close()
conn.close()
`,
    port,
  );
  assertEquals(await peer.line(), "BEFORE");
  program.kill("SIGTERM");
  assertEquals(await program.line(), "stopping");
  await peer.say("go on");
  assertEquals([await peer.line(), await peer.line()], ["refused", "AFTER"]);
  assertEquals(await program.line(), "done");
});

test("recipes: SO_REUSEPORT over Workers", [
  signals,
  constants("SO_REUSEPORT"),
  tool("python3"),
], async () => {
  using recipes = new Recipes();
  await using program = recipes.start("reuse_port.ts", "2");
  const port = (await program.line()).split(" ")[1]!;
  await using peer = new Python(
    `
seen = set()
for _ in range(64):
    with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as conn:
        conn.settimeout(60)
        seen.add(conn.makefile().readline().strip())
say(",".join(sorted(seen)))
`,
    port,
  );
  const seen = await peer.line();
  if (Deno.build.os === "linux") assertEquals(seen, "worker 1,worker 2");
  else assert(/^worker [12]/.test(seen), seen);
  program.kill();
});
