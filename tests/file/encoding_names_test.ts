// The names of encodings, against Python's codecs.

import { assert, assertEquals, assertRejects } from "@std/assert";
import { type SocketFile, socketpair } from "@libc/socket";
import { encodingOf } from "../../socket/file/encoding_names.ts";
import { ownTool, Python, test, tool } from "../helpers/support.ts";

/** Python's codecs that `TextDecoder` has, or has as a part of a larger encoding. */
const CODECS = `ascii latin_1 utf_8 utf_16_le utf_16_be iso8859_2 iso8859_3 iso8859_4 iso8859_5
  iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15
  iso8859_16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 koi8_r
  koi8_u mac_cyrillic mac_roman tis_620 big5 big5hkscs cp950 euc_jp euc_kr cp949 gb2312 gbk gb18030
  iso2022_jp shift_jis cp932`.split(/\s+/);

test("encodings: every name that Python has for an encoding of TextDecoder", [
  tool("python3"),
], async () => {
  await using python = new Python(
    `
import codecs, encodings.aliases, json
names = {}
for codec in sys.argv[1:]:
    aliases = [alias for alias, of in encodings.aliases.aliases.items() if of == codec]
    names[codec] = [codec, codecs.lookup(codec).name, *aliases]
# The characters of the upper half, as each single-byte encoding has them.
def text(codec):
    try: return "".join(bytes([i]).decode(codec, "replace") for i in range(256))
    except LookupError: return None
say(json.dumps([[codec, sorted(set(n)), text(codec)] for codec, n in names.items()]))
`,
    ...CODECS,
  );
  const codecs = await python.json<[codec: string, names: string[], text: string][]>();
  let count = 0;
  for (const [codec, names, text] of codecs) {
    const encodings = new Set(
      names.flatMap((name) =>
        [name, name.toUpperCase(), name.replaceAll("_", "-"), name.replaceAll("_", " ")].map(
          encodingOf,
        )
      ),
    );
    assertEquals(encodings.size, 1, `${codec}: ${names}`);
    const [encoding] = encodings;
    assert(encoding !== undefined, `${codec}: ${names}`);
    if (encoding === "latin1" || encoding === "ascii") {
      assertEquals(encoding, codec.replace("_", ""));
      continue;
    }
    // A character that Python has is the same in TextDecoder, whose encoding may have more.
    const decoder = new TextDecoder(encoding);
    const ours = Array.from({ length: 256 }, (_, i) => decoder.decode(new Uint8Array([i])));
    const differing = [...text].filter((character, i) =>
      character !== "\ufffd" && character !== ours[i] && !/\p{Cc}|\p{Co}/u.test(character)
    );
    // TextDecoder has Belarusian letters in place of two box-drawing characters.
    assertEquals(differing.join(""), codec === "koi8_u" ? "╝╬" : "", codec);
    count += names.length;
  }
  assert(count > 150, `${count} names`);
});

test("encodings: IANA's names", [], () => {
  const names: Readonly<Record<string, string>> = {
    "UTF_16": "utf-16",
    csUTF16: "utf-16",
    "utf-16-le": "utf-16le",
    "UTF-16LE": "utf-16le",
    "csUTF16BE": "utf-16be",
    "csUTF8": "utf-8",
    "ISO_8859-1:1987": "latin1",
    csISOLatin1: "latin1",
    "ANSI_X3.4-1968": "ascii",
    "ISO_646.irv:1991": "ascii",
    "ISO-8859-15": "iso-8859-15",
    "ISO_8859-9:1989": "windows-1254",
    "Windows-31J": "shift_jis",
    MS_Kanji: "shift_jis",
    Extended_UNIX_Code_Packed_Format_for_Japanese: "euc-jp",
    "KS_C_5601-1987": "euc-kr",
    cswindows1252: "windows-1252",
    "TIS-620": "windows-874",
    IBM866: "ibm866",
    macintosh: "macintosh",
  };
  for (const [name, encoding] of Object.entries(names)) assertEquals(encodingOf(name), encoding);
  for (const name of ["", "utf", "no-such", "utf-32", "cp437", "utf-7", "constructor"]) {
    assertEquals(encodingOf(name), name === "utf" ? "utf-8" : undefined, name);
  }
});

test("encodings: a file takes Python's name", [], () => {
  const [a, b] = socketpair();
  using file = a.makefile("w", { encoding: "utf-16-le" });
  file.writeSync("é");
  file.flushSync();
  assertEquals([...b.recvSync(10)], [0xe9, 0]);
  using reader = b.makefile("r", { encoding: "UTF_16_LE" });
  a.sendSync(new Uint8Array([0xe9, 0, 10, 0]));
  assertEquals(reader.readlineSync(), "é\n");
  a.close();
  b.close();
});

test("encodings: the byte order mark of utf-16 comes with the first data", [], async () => {
  const refusals: ((file: SocketFile<string>) => Promise<unknown>)[] = [
    (file) => file.write("-", { signal: AbortSignal.abort() }),
    (file) => file.writelines(["-"], { signal: AbortSignal.abort() }),
    // deno-lint-ignore require-await
    async (file) => file.writeSync("-"),
    // deno-lint-ignore require-await
    async (file) => file.writelinesSync(["-"]),
    (file) => file.write("\ud800"),
  ];
  for (const refused of refusals) {
    const [a, b] = socketpair();
    await using file = a.makefile("w", { encoding: "utf-16" });
    const pending = file.flush(); // no blocking write while it is
    await assertRejects(() => refused(file), Error);
    await pending;
    await file.write("b");
    await file.flush();
    assertEquals(b.recvSync(100), new Uint8Array([0xff, 0xfe, 98, 0]));
    a.close();
    b.close();
  }
});

test(
  "encodings: the byte order mark of utf-16, to and from Python",
  [ownTool("python3")],
  async () => {
    const [a, b] = socketpair();
    using reader = b.makefile("r", { encoding: "utf-16" });
    using writer = b.makefile("w", { encoding: "utf-16" });
    // Both orders, and none: byte by byte, so that the mark is divided.
    for (
      const bytes of [[0xfe, 0xff, 0, 104, 0, 10], [0xff, 0xfe, 104, 0, 10, 0], [104, 0, 10, 0]]
    ) {
      const [from, to] = socketpair();
      using text = to.makefile("r", { encoding: "utf-16" });
      const line = text.readline();
      for (const byte of bytes) await from.send(new Uint8Array([byte]));
      assertEquals(await line, "h\n");
      from.close();
      to.close();
    }
    const python = `import sys
file = open(0, encoding="utf-16", newline="")
assert file.read() == "hé\\n!", "read"
open(1, "w", encoding="utf-16").write("hé\\n")`;
    const child = new Deno.Command("python3", {
      args: ["-c", python],
      stdin: "piped",
      stdout: "piped",
    }).spawn();
    for (const text of ["", "hé\n", "!"]) writer.writeSync(text);
    writer.flushSync();
    const input = child.stdin.getWriter();
    await input.write(a.recvSync(100));
    await input.close();
    const { success, stdout } = await child.output();
    assertEquals(success, true);
    a.sendallSync(stdout);
    assertEquals(reader.readlineSync(), "hé\n");
    a.close();
    b.close();
  },
);
