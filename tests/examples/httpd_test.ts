// Compares what examples/httpd.ts serves with the files, by curl, and by requests that curl cannot make.

import { assert, assertEquals, assertMatch } from "@std/assert";
import {
  AF_INET,
  createConnection,
  type InetAddress,
  SO_RCVBUF,
  SOCK_STREAM,
  Socket,
  SOL_SOCKET,
} from "@libc/socket";
import { keepsAlive, parseRequest } from "../../examples/httpd/message.ts";
import { exampleArguments, Running } from "../helpers/examples.ts";
import { decode, type Need, ownTool, SLOWNESS, test } from "../helpers/support.ts";

const curl = ownTool("curl");

/** What the file of a test contains. */
const DATA = Uint8Array.from({ length: 3_000_001 }, (_, i) => (i * 31 + (i >> 9)) & 0xff);

/** A directory with files, and a server for it. */
interface Site {
  /** The directory that is served; the one above it has a file `secret`. */
  readonly root: string;
  readonly server: Running;
  readonly port: number;
  readonly url: string;
}

/** Runs a function with a site. The server is the command behind `prefix`. */
async function withSite(
  args: string[],
  fn: (site: Site) => Promise<void>,
  prefix: readonly string[] = [],
): Promise<void> {
  const above = await Deno.makeTempDir();
  const root = `${above}/site`;
  try {
    await Deno.mkdir(`${root}/a folder/below`, { recursive: true });
    await Deno.mkdir(`${root}/indexed`);
    await Deno.writeFile(`${root}/data.bin`, DATA);
    await Deno.writeTextFile(`${above}/secret`, "secret");
    await Deno.writeTextFile(`${root}/.hidden`, "hidden");
    await Deno.writeTextFile(`${root}/empty.txt`, "");
    await Deno.writeTextFile(`${root}/indexed/index.html`, "<p>index");
    await Deno.writeTextFile(`${root}/a folder/é & 'co'.txt`, "text");
    // The whole disk may be read: what keeps the secret is the program, not the permission.
    const all = ["--port", "0", ...args, root];
    const [command, ...rest] = [
      ...[...prefix, Deno.execPath()],
      ...exampleArguments("httpd", all, ["--allow-read"]),
    ];
    await using server = new Running(command!, rest);
    const [, url, port] = await server.printed(/^(http:\/\/127\.0\.0\.1:(\d+))\/$/m);
    await fn({ root, server, url: url!, port: Number(port) });
  } finally {
    await Deno.remove(above, { recursive: true });
  }
}

/** Runs curl and returns its output, and the status and fields of each response. */
async function fetchWithCurl(...args: string[]) {
  const curl = new Running("curl", ["-sS", "--path-as-is", "--max-time", "200", "-D-", ...args]);
  const { code, stdout, stderr, bytes } = await curl.finish();
  assertEquals(code, 0, stderr);
  const end = bytes.findIndex((byte, i) =>
    byte === 10 && bytes[i + 2] === 10 && bytes[i + 1] === 13
  );
  const head = stdout.slice(0, stdout.indexOf("\r\n\r\n")).split("\r\n");
  const fields = new Map(head.slice(1).map((line) => line.split(": ") as [string, string]));
  return { status: Number(head[0]!.split(" ")[1]), fields, body: bytes.subarray(end + 3) };
}

test(
  "httpd: curl gets files, parts of them, and their heads",
  [curl],
  () =>
    withSite(["--quiet"], async ({ root, url }) => {
      const file = `${url}/data.bin`;
      const whole = await fetchWithCurl(file);
      assertEquals([whole.status, whole.fields.get("Content-Length")], [200, `${DATA.length}`]);
      assertEquals(whole.body, DATA);
      assertEquals(whole.fields.get("Content-Type"), "application/octet-stream");

      const modified = whole.fields.get("Last-Modified")!;
      const { mtime } = await Deno.stat(`${root}/data.bin`);
      assertEquals(modified, mtime!.toUTCString());
      const [head, first, middle, last, beyond, several, same, older, stale, fresh] = await Promise
        .all([
          fetchWithCurl("-I", "-o", "/dev/null", file),
          fetchWithCurl("-r", "0-0", file),
          fetchWithCurl("-r", "1000-2000999", file),
          fetchWithCurl("-r", "-5", file),
          fetchWithCurl("-r", `${DATA.length}-`, file),
          fetchWithCurl("-r", "0-1,5-6", file),
          fetchWithCurl("-H", `If-Modified-Since: ${modified}`, file),
          fetchWithCurl("-H", "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT", "-I", file),
          fetchWithCurl("-r", "0-9", "-H", "If-Range: Thu, 01 Jan 1970 00:00:00 GMT", file),
          fetchWithCurl("-r", "0-9", "-H", `If-Range: ${modified}`, file),
        ]);
      assertEquals([head.status, head.body.length, head.fields.get("Content-Length")], [
        ...[200, 0, `${DATA.length}`],
      ]);
      assertEquals([first.status, first.body], [206, DATA.subarray(0, 1)]);
      assertEquals([middle.status, middle.body], [206, DATA.subarray(1000, 2_001_000)]);
      assertEquals(middle.fields.get("Content-Range"), `bytes 1000-2000999/${DATA.length}`);
      assertEquals([last.status, last.body], [206, DATA.subarray(-5)]);
      assertEquals([beyond.status, beyond.fields.get("Content-Range")], [
        416,
        `bytes */${DATA.length}`,
      ]);
      assertEquals([several.status, several.body.length], [200, DATA.length]);
      assertEquals([same.status, same.body.length], [304, 0]);
      assertEquals(older.status, 200);
      assertEquals([stale.status, stale.body.length], [200, DATA.length]);
      assertEquals([fresh.status, fresh.body.length], [206, 10]);
    }),
);

test(
  "httpd: curl finds directories, their lists, and what is not there",
  [curl],
  () =>
    withSite([], async ({ url, server }) => {
      const [list, folder, redirect, index, empty, named, absent, post, folded] = await Promise.all(
        [
          fetchWithCurl(`${url}/`),
          fetchWithCurl(`${url}/a%20folder/`),
          fetchWithCurl(`${url}/a%20folder?x`),
          fetchWithCurl(`${url}/indexed/`),
          fetchWithCurl(`${url}/empty.txt`),
          fetchWithCurl(`${url}/a%20folder/%C3%A9%20%26%20%27co%27.txt`),
          fetchWithCurl(`${url}/absent`),
          fetchWithCurl("--data-binary", "x".repeat(100_000), "-H", "Expect:", `${url}/data.bin`),
          fetchWithCurl(`${url}/data.bin/`),
        ],
      );
      assertMatch(decode(list.body), /href="\.\/a%20folder\/"[^]*href="\.\/data\.bin"/);
      assertEquals(decode(list.body).includes("hidden"), false);
      assertMatch(decode(folder.body), /%C3%A9%20%26%20'co'\.txt">é &#38; &#39;co&#39;\.txt</);
      assertEquals([redirect.status, redirect.fields.get("Location")], [301, "/a%20folder/"]);
      assertEquals([index.status, decode(index.body)], [200, "<p>index"]);
      assertEquals([empty.status, empty.fields.get("Content-Length")], [200, "0"]);
      assertEquals(empty.fields.get("Content-Type"), "text/plain; charset=utf-8");
      assertEquals(decode(named.body), "text");
      assertEquals([absent.status, post.status, folded.status], [404, 405, 404]);
      assertEquals(post.fields.get("Allow"), "GET, HEAD");
      server.kill("SIGINT");
      const { code, stdout } = await server.outcome();
      assertEquals(code, 130);
      const line =
        /^127\.0\.0\.1 - - \[\d\d\/\w{3}\/\d{4}:[\d:]{8} \+0000\] "GET \/absent HTTP\/1\.1" 404 \d+$/m;
      assertMatch(stdout, line);
      assertEquals(stdout.trimEnd().split("\n").length, 9);
    }),
);

/** Sends text to a server and returns its whole answer. */
async function exchange(port: number, text: string): Promise<string> {
  using socket = await createConnection(["127.0.0.1", port]);
  await socket.sendall(text);
  let answer = "";
  for (let data; (data = await socket.recv(65536)).length > 0;) answer += decode(data);
  return answer;
}

test(
  "httpd: no path leads out of the directory",
  [],
  () =>
    withSite(["--quiet"], async ({ root, port }) => {
      if (Deno.build.os !== "windows") {
        await Deno.symlink("../secret", `${root}/link`);
        await Deno.symlink("indexed/index.html", `${root}/inside`);
        await Deno.symlink("loop", `${root}/loop`);
      }
      const targets = [
        ...[
          "/../secret",
          "/a%20folder/../../secret",
          "/%2e%2e/secret",
          "/..%2fsecret",
          "/..\\secret",
        ],
        ...[
          "/%2e%2e%5csecret",
          "/link",
          "/loop",
          "//../secret",
          "/./../secret",
          "/secret%00.txt",
          "/%ff",
        ],
        ...["/.hidden", `/${"x".repeat(5000)}`, "http://x/../secret", "/c:/secret", "secret", "*"],
      ];
      for (const target of targets) {
        const answer = await exchange(
          port,
          `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        );
        assertMatch(answer, /^HTTP\/1\.1 404 Not Found\r\n/, target);
      }
      if (Deno.build.os !== "windows") {
        assertMatch(
          await exchange(port, "GET /inside HTTP/1.0\r\n\r\n"),
          /^HTTP\/1.1 200 OK[^]*index$/,
        );
      }
    }),
);

test(
  "httpd: curl gets every file that a list of a directory links to",
  [curl, Deno.build.os === "windows" ? "Windows has no such names" : null],
  () =>
    withSite(["--quiet"], async ({ root, url }) => {
      const directory = `${root}/odd\\: ?#%`;
      await Deno.mkdir(directory);
      const names = ["a:b", "c:\\d", "..\\e", "%41", "f?g#h", "i j", 'k"&<l', "é"];
      const shown = names.filter((name) => !name.startsWith("."));
      for (const name of names) await Deno.writeTextFile(`${directory}/${name}`, name);
      const links = async (at: string) => {
        const { status, body } = await fetchWithCurl(at);
        assertEquals([at, status], [at, 200]);
        return [...decode(body).matchAll(/href="\.\/([^"]+)"/g)].map(([, link]) => at + link);
      };
      const below = (await links(`${url}/`)).find((link) => link.includes("odd"))!;
      const files = await links(below);
      const contents = await Promise.all(files.map(async (file) => {
        return decode((await fetchWithCurl(file)).body);
      }));
      assertEquals(contents.sort(), shown.sort());
      await using server = Running.example(
        "httpd",
        ["--quiet", "--port", "0", directory],
        ["--allow-read"],
      );
      const [, base] = await server.printed(/^(http:.*)\/$/m);
      assertEquals(decode((await fetchWithCurl(`${base}/a:b`)).body), "a:b");
    }),
);

test(
  "httpd: a whole URL as a target may have no path",
  [],
  () =>
    withSite(["--quiet"], async ({ root, port }) => {
      const end = "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      await Deno.writeTextFile(`${root}/index.html`, "<p>top");
      for (const target of ["", "/", "?a", "?a/b", "/?a/b", "#a"]) {
        const answer = await exchange(port, `GET http://127.0.0.1:${port}${target} ${end}`);
        assertMatch(answer, /^HTTP\/1\.1 200 OK\r\n[^]*<p>top$/, target);
      }
      for (const target of ["", "?a", "#a"]) {
        assertEquals(/^HTTP\/1\.1 200/.test(await exchange(port, `GET ${target} ${end}`)), false);
      }
    }),
);

/** The superuser may read every file. These are the arguments of a command that may not. */
const UNPRIVILEGED = [
  ...["setpriv", "--bounding-set=-dac_override,-dac_read_search"],
  "--inh-caps=-dac_override,-dac_read_search",
];
const mayBeRefused: Need = Deno.build.os === "windows"
  ? "Windows has no modes of files"
  : Deno.uid() === 0
  ? ownTool("setpriv")
  : null;

test(
  "httpd: what the server may not read is not found, and the connection goes on",
  [curl, mayBeRefused],
  () =>
    withSite([], async ({ root, url, port, server }) => {
      const refused = ["data.bin", "a folder", "indexed/index.html"];
      for (const name of refused) await Deno.chmod(`${root}/${name}`, 0);
      try {
        const paths = ["/data.bin", "/a%20folder/", "/indexed/"];
        for (const path of paths) {
          const [get, head] = await Promise.all([
            fetchWithCurl(`${url}${path}`),
            fetchWithCurl("-I", "-o", "/dev/null", `${url}${path}`),
          ]);
          assertEquals([path, get.status, head.status], [path, 404, 404]);
        }
        const first = "GET /data.bin HTTP/1.1\r\nHost: x\r\n\r\n";
        const second = "GET /empty.txt HTTP/1.0\r\n\r\n";
        assertMatch(await exchange(port, first + second), /^HTTP\/1\.1 404 [^]*HTTP\/1\.1 200 OK/);
      } finally {
        for (const name of refused) await Deno.chmod(`${root}/${name}`, 0o700);
      }
      server.kill("SIGINT");
      const { stdout, stderr } = await server.outcome();
      assertEquals(stdout.match(/ 404 \d+$/gm)?.length, 7);
      assertEquals(stderr.trimEnd(), `${url}/`);
    }, Deno.uid() === 0 ? UNPRIVILEGED : []),
);

test(
  "httpd: a connection serves one request after the other, and wrong ones end it",
  [],
  () =>
    withSite(["--quiet", "--hidden"], async ({ port }) => {
      const get = "GET /.hidden HTTP/1.1\r\nHost: x\r\n";
      const answers = await exchange(
        port,
        `${get}\r\n${get}\r\n${get}Connection: close\r\n\r\n${get}\r\n`,
      );
      assertEquals(answers.match(/HTTP\/1\.1 200 OK\r\n[^]*?\r\n\r\nhidden/g)?.length, 3);
      assertEquals(answers.match(/Connection: keep-alive\r\n/g)?.length, 2);
      const [old, noHost, folded, garbage, long] = await Promise.all([
        exchange(port, "HEAD /.hidden HTTP/1.0\r\n\r\n"),
        exchange(port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
        exchange(port, "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n"),
        exchange(port, "\x16\x03\x01\r\n\r\n"),
        exchange(port, `GET / HTTP/1.1\r\nHost: ${"x".repeat(20_000)}\r\n\r\n`),
      ]);
      assertMatch(
        old,
        /^HTTP\/1\.1 200 OK\r\n[^]*Content-Length: 6\r\n[^]*Connection: close\r\n\r\n$/,
      );
      const late = "Sun, 06 Nov 2044 08:49:37 GMT", early = "Sun, 06 Nov 1994 08:49:37 GMT";
      const cases: readonly [status: number, lines: string][] = [
        [400, "GET /.hidden HTTP/1.1\r\nHost: x\r\nHost: y"],
        [400, "GET /.hidden HTTP/1.1\r\nHost: x y"],
        [400, "  GET /.hidden HTTP/1.1\r\nHost: x"],
        [200, "\r\nGET /.hidden HTTP/1.2\r\nHost: x"],
        [200, "HEAD /.hidden HTTP/1.0\r\nRange: bytes=0-1"],
        [206, "GET /.hidden HTTP/1.0\r\nRange: Bytes=0-1"],
        [200, "GET /empty.txt HTTP/1.0\r\nRange: bytes=-5"],
        [416, "GET /.hidden HTTP/1.0\r\nRange: bytes=-0"],
        [304, `GET /.hidden HTTP/1.0\r\nIf-Modified-Since: ${late}`],
        [200, "GET /.hidden HTTP/1.0\r\nIf-Modified-Since: 2044"],
        [200, `GET /.hidden HTTP/1.0\r\nIf-None-Match: "x"\r\nIf-Modified-Since: ${late}`],
        [304, "GET /.hidden HTTP/1.0\r\nIf-None-Match: *"],
        [412, `GET /.hidden HTTP/1.0\r\nIf-Unmodified-Since: ${early}`],
        [412, 'GET /.hidden HTTP/1.0\r\nIf-Match: "x"'],
      ];
      for (const [status, lines] of cases) {
        const answer = await exchange(port, `${lines}\r\nConnection: close\r\n\r\n`);
        assertEquals(answer.slice(9, 12), String(status), lines);
      }
      for (const wrong of [noHost, folded, garbage]) assertMatch(wrong, /^HTTP\/1\.1 400 /);
      assertMatch(long, /^HTTP\/1\.1 431 /);
    }),
);

test(
  "httpd: many connections at once, more than it serves",
  [ownTool("wrk")],
  () =>
    withSite(["--quiet", "--connections", "8"], async ({ url }) => {
      const load = ["--threads", "1", "--connections", "8", "--duration", "1", `${url}/empty.txt`];
      const { code, stdout } = await new Running("wrk", load).finish();
      assertEquals(code, 0);
      assert(Number(stdout.match(/(\d+) requests in/)![1]) > 0, stdout);
      assertEquals(/Non-2xx|Socket errors/.test(stdout), false, stdout);
    }),
);

test("httpd: the time for a head does not grow with the square of its spaces", [], () => {
  const start = "GET / HTTP/1.1\r\nHost: a\r\n", begun = performance.now();
  const some = " ".repeat(5000), many = " ".repeat(300_000);
  for (const line of [`a:${some}\nb`, `a:${some}\rb`, `a:b\nc: d`]) {
    assertEquals(parseRequest(`${start}${line}\r\n\r\n`), null);
  }
  const request = parseRequest(
    `${start}a: \t x${many}b\t \r\nConnection: x${many}y , close\r\n\r\n`,
  )!;
  assertEquals(request.fields.get("a"), `x${many}b`);
  assertEquals(keepsAlive(request), false);
  assert(performance.now() - begun < 5000 * SLOWNESS);
});

/** Asks for a file over a connection that receives little at a time. */
async function ask(port: number, path: string): Promise<Socket<InetAddress, "stream">> {
  const socket = new Socket(AF_INET, SOCK_STREAM);
  socket.setsockopt(SOL_SOCKET, SO_RCVBUF, 1 << 16);
  await socket.connect(["127.0.0.1", port]);
  await socket.sendall(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return socket;
}

test("httpd: a client may read longer than the timeout, but not stop", [], () => {
  const timeout = SLOWNESS;
  return withSite(["--quiet", "--timeout", `${timeout}`], async ({ root, port, server }) => {
    const size = 16_000_000;
    await Deno.writeFile(`${root}/large`, new Uint8Array(size));
    using idle = await ask(port, "/large");
    using slow = await ask(port, "/large");
    const { length } = await slow.recvUntil("\r\n\r\n");
    assert(length > 0);
    const begun = performance.now(), steps = 50;
    let received = 0;
    for (let step = 1; step <= steps; step++) {
      received += (await slow.recvExactly(size / steps)).length;
      const wait = begun + step * timeout * 2000 / steps - performance.now();
      await new Promise((resolve) => setTimeout(resolve, Math.max(wait, 0)));
    }
    assertEquals([received, (await slow.recv(1)).length], [size, 0]);
    await server.printed(new RegExp(`127\\.0\\.0\\.1:${idle.getsockname()[1]}: timed out`));
  });
});
