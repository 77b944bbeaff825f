import { assert, assertEquals, assertRejects, assertStrictEquals, assertThrows } from "@std/assert";
import {
  AF_INET,
  type Bytes,
  createConnection,
  createServer,
  type FileMode,
  type FileOptions,
  SHUT_WR,
  SOCK_STREAM,
  Socket,
  SocketError,
  SocketFile,
  socketpair,
  type StreamSocket,
  TimeoutError,
  type Written,
} from "@libc/socket";
import { ENDED, messagePair, narrow, shortSends } from "../helpers/peers.ts";
import {
  decode,
  descriptors,
  type Form,
  inBothForms,
  openedSince,
  Python,
  SLOWNESS,
  test,
  tool,
  windowsItself,
} from "../helpers/support.ts";

type Octets = Uint8Array<ArrayBuffer>;

/** A file whose operations run in one form: blocking or asynchronous. */
class InForm<T extends string | Octets> implements AsyncDisposable {
  readonly #form: Form;
  readonly file: SocketFile<T>;

  constructor(form: Form, file: SocketFile<T>) {
    this.#form = form;
    this.file = file;
  }

  // deno-lint-ignore no-explicit-any -- both forms have the same arguments and results
  async #call(name: string, args: readonly unknown[]): Promise<any> {
    const file = this.file as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
    return await file[this.#form.name === "blocking" ? name + "Sync" : name]!(...args);
  }

  read(...size: [] | [number | null]): Promise<T> {
    return this.#call("read", size);
  }
  readInto(buffer: Bytes): Promise<number> {
    return this.#call("readInto", [buffer]);
  }
  readline(...limit: [] | [number | null]): Promise<T> {
    return this.#call("readline", limit);
  }
  readlines(...hint: [] | [number | null]): Promise<T[]> {
    return this.#call("readlines", hint);
  }
  write(data: Written<T>): Promise<number> {
    return this.#call("write", [data]);
  }
  writelines(lines: Iterable<Written<T>>): Promise<void> {
    return this.#call("writelines", [lines]);
  }
  flush(): Promise<void> {
    return this.#call("flush", []);
  }
  close(): Promise<void> {
    return this.#call("close", []);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
  async lines(): Promise<T[]> {
    if (this.#form.name === "blocking") return [...this.file];
    return await Array.fromAsync(this.file);
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Ends a stream of packets. Each empty packet is one end; a file may ask for it several times. */
function sendEnd(sender: Socket): void {
  for (let i = 0; i < 8; i++) sender.sendSync("");
  sender.close();
}

/** Receives the text that has arrived, without waiting; "" if there is none. */
function receiveArrived(socket: Socket): string {
  socket.setblocking(false);
  let text = "";
  try {
    for (let data; (data = socket.recvSync(1 << 20)).length > 0;) text += decode(data);
    return text;
  } catch (error) {
    if (error instanceof SocketError && error.code === "EAGAIN") return text;
    throw error;
  } finally {
    socket.setblocking(true);
  }
}

/** Opens a text file that reads the given packets and then the end of the stream. */
function openText(
  form: Form,
  sent: (string | Octets)[],
  options: FileOptions = {},
): InForm<string> {
  const [a, b] = messagePair();
  for (const packet of sent) a.sendSync(packet);
  sendEnd(a);
  const file = b.makefile("r", options);
  b.close();
  return new InForm(form, file);
}

/** Starts a Python program that accepts one connection as `conn`, and connects to it. */
async function connectToPython(source: string): Promise<[Python, Socket]> {
  const python = new Python(
    "server = socket.create_server(('127.0.0.1', 0))\n" +
      "say(server.getsockname()[1])\nconn, _ = server.accept()\nserver.close()\n" + source,
  );
  const port = Number(await python.line());
  return [python, await createConnection(["127.0.0.1", port]) as unknown as Socket];
}

const MESSAGE = "Was wahr ist, steht hier.\nZweite Zeile\n\nund der Rest";
const LINES = ["Was wahr ist, steht hier.\n", "Zweite Zeile\n", "\n", "und der Rest"];

const BUFFERINGS: [name: string, buffering: number][] = [
  ["default buffer", -1],
  ["unbuffered", 0],
  ["line buffered", 1],
  ["small buffer", 2],
];

for (const [name, buffering] of BUFFERINGS) {
  inBothForms(`read from Python's file, ${name}`, [tool("python3")], async (form) => {
    const message = JSON.stringify(MESSAGE);
    const [python, socket] = await connectToPython(`
import json
with conn, conn.makefile('wb', buffering=${buffering}) as f:
    f.write(json.loads(${JSON.stringify(message)}).encode())
    f.flush()
`);
    await using _ = python;
    await using file = new InForm(form, socket.makefile("rb", { buffering }));
    socket.close();
    assertEquals(decode(await file.read(1)), "W");
    const header = new Uint8Array(2);
    assertEquals(await file.readInto(header), 2);
    assertEquals(decode(header), "as");
    assertEquals(decode(await file.readline()), LINES[0]!.slice(3));
    assertEquals(decode(await file.readline(3)), "Zwe");
    assertEquals(decode(await file.readline(100)), LINES[1]!.slice(3));
    assertEquals(decode(await file.readline(1)), "\n");
    assertEquals(decode(await file.read(0)), "");
    assertEquals(decode(await file.read()), LINES[3]);
    assertEquals(await file.read(), new Uint8Array(0));
    assertEquals(await file.read(10), new Uint8Array(0));
    assertEquals(await file.readline(), new Uint8Array(0));
    assertEquals(await file.readInto(header), 0);
    assertEquals(await file.readlines(), []);
  });

  inBothForms(`write to Python's file, ${name}`, [tool("python3")], async (form) => {
    const [python, socket] = await connectToPython(`
import json
with conn, conn.makefile('r', newline='') as f:
    say(json.dumps(f.readlines()))
`);
    await using _ = python;
    {
      await using file = new InForm(form, socket.makefile("wb", { buffering }));
      socket.close();
      for (const part of [MESSAGE.slice(0, 1), MESSAGE.slice(1, 30)]) {
        assertEquals(await file.write(part), part.length);
      }
      await file.writelines([bytes(MESSAGE.slice(30, 31)), MESSAGE.slice(31)]);
    }
    assertEquals(await python.json(), LINES);
  });

  inBothForms(`lines, ${name}`, [], async (form) => {
    for (const rest of ["", "und der Rest"]) {
      const [a, b] = socketpair();
      a.sendallSync(LINES.slice(0, 3).join("") + rest);
      a.close();
      await using file = new InForm(form, b.makefile("rb", { buffering }));
      b.close();
      const lines = (await file.lines()).map(decode);
      assertEquals(lines, rest === "" ? LINES.slice(0, 3) : LINES);
    }
  });
}

inBothForms("exchange text with Python's text file", [tool("python3")], async (form) => {
  const [python, socket] = await connectToPython(`
with conn, conn.makefile('rw', encoding='utf-8', newline='\\n') as f:
    for line in f:
        f.write(line.rstrip('\\n')[::-1] + '\\r\\n')
        f.flush()
`);
  await using _ = python;
  await using file = new InForm(form, socket.makefile("rw"));
  socket.close();
  for (const line of ["grüße", "", "\u{1f600} gut 数", "x".repeat(100_000)]) {
    assertEquals(await file.write(line + "\n"), [...line].length + 1);
    await file.flush();
    assertEquals(await file.readline(), [...line].reverse().join("") + "\n");
  }
});

inBothForms("no character is split", [], async (form) => {
  const text = "aä€\u{1f600}\u{10ffff}z";
  const raw = bytes(text);
  for (const size of [1, 2, 3, 5]) {
    const sent = [];
    for (let i = 0; i < raw.length; i += size) sent.push(raw.slice(i, i + size));
    await using all = openText(form, sent);
    assertEquals(await all.read(), text);
    await using each = openText(form, sent);
    for (const character of text) assertEquals(await each.read(1), character);
    assertEquals(await each.read(1), "");
    await using limited = openText(form, sent);
    assertEquals(await limited.readline(4), "aä€\u{1f600}");
    assertEquals(await limited.readline(2), "\u{10ffff}z");
  }
  for (const encoding of ["utf-16le", "utf-16be", "shift_jis", "gb18030"]) {
    const words: Record<string, Octets> = {
      "utf-16le": latin1("\x3d\xd8\x00\xdeA\x00"),
      "utf-16be": latin1("\xd8\x3d\xde\x00\x00A"),
      "shift_jis": latin1("\x93\xfa\x96\x7bA"),
      "gb18030": latin1("\x94\x39\xfc\x36A"),
    };
    const word = words[encoding]!;
    await using file = openText(form, [...word].map((byte) => Uint8Array.of(byte)), { encoding });
    assertEquals(await file.read(), encoding === "shift_jis" ? "日本A" : "\u{1f600}A");
  }
});

inBothForms("ends of lines, also when split over packets", [], async (form) => {
  const whole = "a\nb\r\nc\rd\n\re\r\n\r\n\r\rf\r";
  const expected = new Map<FileOptions["newline"], string[]>([
    [null, ["a\n", "b\n", "c\n", "d\n", "\n", "e\n", "\n", "\n", "\n", "f\n"]],
    ["", ["a\n", "b\r\n", "c\r", "d\n", "\r", "e\r\n", "\r\n", "\r", "\r", "f\r"]],
    ["\n", ["a\n", "b\r\n", "c\rd\n", "\re\r\n", "\r\n", "\r\rf\r"]],
    ["\r", ["a\nb\r", "\nc\r", "d\n\r", "e\r", "\n\r", "\n\r", "\r", "f\r"]],
    ["\r\n", ["a\nb\r\n", "c\rd\n\re\r\n", "\r\n", "\r\rf\r"]],
  ]);
  for (const [newline, lines] of expected) {
    for (const size of [1, 2, 3, 100]) {
      const sent = [];
      for (let i = 0; i < whole.length; i += size) sent.push(whole.slice(i, i + size));
      await using one = openText(form, sent, { newline });
      assertEquals(await one.lines(), lines, `newline ${JSON.stringify(newline)}, by ${size}`);
      await using all = openText(form, sent, { newline });
      assertEquals(await all.readlines(), lines);
      await using some = openText(form, sent, { newline });
      assertEquals(await some.readlines(lines[0]!.length + 1), lines.slice(0, 2));
      assertEquals(await some.readlines(), lines.slice(2));
      await using text = openText(form, sent, { newline });
      assertEquals(await text.read(), lines.join(""));
    }
  }
});

inBothForms('a "\\r" ends a line before the next character arrives', [], async (form) => {
  const [a, b] = messagePair();
  await using file = new InForm(form, b.makefile());
  b.close();
  a.sendSync("one\r");
  assertEquals(await file.readline(), "one\n");
  a.sendSync("\n");
  a.sendSync("\ntwo\n");
  assertEquals(await file.readline(), "\n");
  assertEquals(await file.readline(), "two\n");
  a.close();
});

inBothForms("ends of lines and encodings of written text", [], async (form) => {
  const sends = async (options: FileOptions, text: string): Promise<number[]> => {
    const [a, b] = socketpair();
    await using file = new InForm(form, a.makefile("w", options));
    assertEquals(await file.write(text), [...text].length);
    await file.flush();
    const sent = b.recvSync(1000);
    a.close();
    b.close();
    return [...sent];
  };
  for (const newline of [null, "", "\n"] as const) {
    assertEquals(await sends({ newline }, "a\r\nb\n"), [97, 13, 10, 98, 10]);
  }
  assertEquals(await sends({ newline: "\r" }, "a\n\n"), [97, 13, 13]);
  assertEquals(await sends({ newline: "\r\n" }, "a\n"), [97, 13, 10]);
  assertEquals(await sends({ encoding: "latin1" }, "ÿ\x80"), [255, 128]);
  assertEquals(await sends({ encoding: "windows-1252" }, "€"), [128]);
  assertEquals(await sends({ encoding: "KOI8_R" }, "и"), [201]);
  assertEquals(await sends({ encoding: "utf-16le" }, "\u{1f600}"), [0x3d, 0xd8, 0x00, 0xde]);
  assertEquals(await sends({ encoding: "utf-16be", newline: "\r\n" }, "\n"), [0, 13, 0, 10]);
  assertEquals(await sends({ encoding: "ascii", errors: "replace" }, "aä\u{1f600}"), [97, 63, 63]);
  assertEquals(await sends({ errors: "replace" }, "\ud800x"), [63, 120]);
  for (const encoding of ["utf-8", "utf-16le", "latin1", "ascii", "koi8-r"]) {
    await assertRejects(() => sends({ encoding }, "\udc00"), TypeError, '"replace"');
  }
  await assertRejects(() => sends({ encoding: "ascii" }, "ä"), TypeError, "ascii cannot express");
});

inBothForms("bytes that are not valid text", [], async (form) => {
  const sent = [latin1("fine\nal\xc3"), latin1("\xa4so\n\xe2"), latin1("\x82x\n"), bytes("more\n")];
  {
    await using file = openText(form, sent);
    assertEquals(await file.readline(), "fine\n");
    assertEquals(await file.readline(), "aläso\n");
    await assertRejects(
      () => file.readline(),
      TypeError,
      "the received bytes are not utf-8: byte 0x78 in the wrong place",
    );
    await assertRejects(() => file.read(1), TypeError, "not utf-8");
  }
  {
    await using file = openText(form, sent, { errors: "replace" });
    assertEquals(await file.lines(), ["fine\n", "aläso\n", "\ufffdx\n", "more\n"]);
  }
  {
    await using file = openText(form, [latin1("ab\xe2\x82")]);
    assertEquals(await file.read(2), "ab");
    await assertRejects(() => file.read(1), TypeError, "they end in the middle of a character");
  }
  {
    await using file = openText(form, [latin1("ab\xe2\x82")], { errors: "replace" });
    assertEquals(await file.read(), "ab\ufffd");
  }
  {
    await using file = openText(form, [latin1("a\x80b")], { encoding: "us-ascii" });
    assertEquals(await file.read(1), "a");
    await assertRejects(() => file.read(1), TypeError, "not ascii: byte 0x80");
  }
  {
    await using file = openText(form, [latin1("a\x80")], { encoding: "ascii", errors: "replace" });
    assertEquals(await file.read(), "a\ufffd");
  }
  {
    await using file = openText(form, [latin1("\x80\xff")], { encoding: "latin-1" });
    assertEquals(await file.read(), "\x80\xff");
  }
  {
    await using file = openText(form, [latin1("\x81\x20\n")], { encoding: "shift_jis" });
    await assertRejects(() => file.read(), TypeError, "not shift_jis");
  }
  {
    await using file = openText(form, [latin1("\xef\xbb\xbfa")]);
    assertEquals(await file.read(), "\ufeffa"); // as Python's "utf-8"
  }
});

inBothForms("an unbuffered file leaves later bytes in the socket", [], async (form) => {
  const [a, b] = socketpair();
  await using file = new InForm(form, b.makefile("rb", { buffering: 0 }));
  a.sendallSync("one\ntwo\nthree, four");
  assertEquals(decode(await file.readline()), "one\n");
  assertEquals(receiveArrived(b), "two\nthree, four");
  a.sendallSync("five\nsix");
  assertEquals((await file.readlines(1)).map(decode), ["five\n"]);
  assertEquals(decode(await file.read(1)), "s");
  const buffer = new Uint8Array(10);
  assertEquals(await file.readInto(buffer), 2); // one recv(2)
  a.sendallSync("seven");
  assertEquals(decode(await file.read(100)), "seven"); // one recv(2)
  a.close();
  b.close();
});

inBothForms("an unbuffered write is one send", [shortSends()], async (form) => {
  const [a, b] = narrow();
  await using file = new InForm(form, a.makefile("wb", { buffering: 0 }));
  file.file.settimeout(0.1);
  const much = new Uint8Array(1 << 20);
  const sent = await file.write(much);
  assert(sent > 0 && sent < much.length);
  await assertRejects(() => file.write(much), TimeoutError);
  let received = 0;
  while (received < sent) received += b.recvSync(1 << 20).length;
  assertEquals(receiveArrived(b), "");
  a.close();
  b.close();
});

inBothForms("a write that exceeds the buffer sends it", [], async (form) => {
  const [a, b] = socketpair();
  const write = async (buffering: number, mode: FileMode, ...parts: string[]) => {
    const made = a.makefile(mode, { buffering }) as SocketFile<string>;
    await using file = new InForm(form, made);
    const sent = [];
    for (const part of parts) {
      await file.write(part);
      sent.push(receiveArrived(b));
    }
    await file.close();
    return [...sent, receiveArrived(b)];
  };
  for (const mode of ["w", "wb"] as const) {
    assertEquals(await write(-1, mode, "a", "b\n"), ["", "", "ab\n"]);
    assertEquals(await write(1, mode, "a", "b\nc", "d"), ["", "ab\nc", "", "d"]);
    assertEquals(await write(5, mode, "ab\n", "cdefgh\nij", "k"), ["", "ab\ncdefgh\nij", "", "k"]);
    assertEquals(await write(5, mode, "abc", "de", "f", "ghij"), ["", "", "abcde", "", "fghij"]);
    assertEquals(await write(5, mode, "abc", "def", "ghijkl"), ["", "abc", "defghijkl", ""]);
  }
  assertEquals(await write(0, "wb", "a", "", "bc"), ["a", "", "bc", ""]);
  assertEquals(await write(1, "w", "a\r", "b"), ["a\r", "", "b"]);
  a.close();
  b.close();
});

inBothForms("reading does not send the write buffer, flushing does", [], async (form) => {
  for (const mode of ["rw", "rwb"] as const) {
    const [a, b] = socketpair();
    await using file = new InForm(form, a.makefile(mode) as SocketFile<string>);
    await file.write("question");
    b.sendSync("answer\n");
    assertEquals((await file.readline()).length, 7);
    assertEquals(receiveArrived(b), "");
    await file.flush();
    assertEquals(receiveArrived(b), "question");
    a.close();
    b.close();
  }
});

test("large reads and writes", [], async () => {
  const much = new Uint8Array(3_000_000).map((_, i) => i * 7 + (i >> 8));
  const [a, b] = socketpair();
  const writing = a.makefile("wb");
  a.close();
  const written = writing.write(much).then(() => writing.close());
  await using file = b.makefile("rb");
  b.close();
  const buffer = new Uint8Array(500_000);
  assertEquals(await file.read(1_000_000), much.subarray(0, 1_000_000));
  assertEquals(await file.readInto(buffer), buffer.length);
  assertEquals(buffer, much.subarray(1_000_000, 1_500_000));
  assertEquals(await file.read(), much.subarray(1_500_000));
  await written;
});

inBothForms("large transfers with Python", [tool("python3")], async (form) => {
  const [python, socket] = await connectToPython(`
import hashlib
with conn, conn.makefile('rwb') as f:
    data = f.read(2_500_000)
    say(hashlib.sha256(data).hexdigest())
    f.write(data)
`);
  await using _ = python;
  const much = new Uint8Array(2_500_000).map((_, i) => i * 13 + (i >> 9));
  await using file = new InForm(form, socket.makefile("rwb"));
  socket.close();
  assertEquals(await file.write(much), much.length);
  await file.flush();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", much));
  assertEquals(await python.line(), digest.toHex());
  assertEquals(await file.read(), much);
});

inBothForms("a timeout loses no received data", [], async (form) => {
  const [a, b] = socketpair();
  b.settimeout(0.03);
  await using binary = new InForm(form, b.makefile("rb"));
  assertEquals(binary.file.gettimeout(), 0.03);
  const buffer = new Uint8Array(6);
  a.sendSync("abc");
  await assertRejects(() => binary.read(4), TimeoutError);
  await assertRejects(() => binary.readInto(buffer), TimeoutError);
  await assertRejects(() => binary.readline(), TimeoutError);
  await assertRejects(() => binary.readlines(), TimeoutError);
  await assertRejects(() => binary.readlines(5), TimeoutError);
  await assertRejects(() => binary.read(), TimeoutError);
  const large = new Uint8Array(10_000); // received directly, not through the buffer
  await assertRejects(() => binary.readInto(large), TimeoutError);
  a.sendSync("def\ng");
  await assertRejects(() => binary.readInto(large), TimeoutError);
  assertEquals(await binary.readInto(buffer), 6);
  assertEquals(decode(buffer), "abcdef");
  assertEquals(decode(await binary.readline()), "\n");
  assertEquals(decode(await binary.read(1)), "g");

  await using text = new InForm(form, b.makefile("r"));
  a.sendSync(bytes("grü").subarray(0, 3));
  await assertRejects(() => text.read(3), TimeoutError);
  await assertRejects(() => text.readline(), TimeoutError);
  await assertRejects(() => text.readlines(), TimeoutError);
  a.sendSync(bytes("grüße\n").subarray(3));
  assertEquals(await text.read(3), "grü");
  assertEquals(await text.readline(), "ße\n");

  await using raw = new InForm(form, b.makefile("rb", { buffering: 0 }));
  a.sendSync("half");
  await assertRejects(() => raw.readline(), TimeoutError);
  a.sendSync(" line\n");
  assertEquals(decode(await raw.readline()), "half line\n");

  raw.file.settimeout(0);
  const error = await assertRejects(() => raw.read(1), SocketError);
  assertEquals([error.code, error.syscall], ["EAGAIN", "recv"]);
  a.close();
  b.close();
});

inBothForms("a timeout loses no written data", [shortSends()], async (form) => {
  for (const timeout of [0.03, 0]) {
    const [a, b] = narrow();
    const file = new InForm(form, a.makefile("wb"));
    file.file.settimeout(timeout);
    a.close();
    const much = new Uint8Array(500_000).map((_, i) => i * 11 + (i >> 7));
    const copy = much.slice();
    const before = bytes("before");
    await file.write(before);
    before.fill(0);
    await assertRejects(() => file.write(copy), SocketError);
    copy.fill(0); // the file has accepted the data
    await assertRejects(() => file.flush(), SocketError);
    await assertRejects(() => file.write("after"), SocketError);
    file.file.settimeout(60);
    const got: number[] = [];
    const receive = async () => {
      for (let data; (data = await b.recv(65536)).length > 0;) got.push(...data);
    };
    if (form.name === "blocking") {
      // A blocking flush would keep this program from receiving: send a part, receive it, repeat.
      file.file.settimeout(0);
      for (;;) {
        const flushed = await file.flush().then(() => true, () => false);
        if (flushed) break;
        got.push(...b.recvSync(65536));
      }
      await file.close();
      await receive();
    } else {
      await Promise.all([file.close(), receive()]);
    }
    assertEquals(decode(Uint8Array.from(got.slice(0, 6))), "before");
    assertEquals(Uint8Array.from(got.slice(6, -5)), much);
    assertEquals(decode(Uint8Array.from(got.slice(-5))), "after");
    b.close();
  }
});

inBothForms("file and socket close independently", [], async (form) => {
  const open = descriptors();
  const [a, b] = socketpair();
  const file = new InForm(form, a.makefile("rw"));
  const fd = file.file.fileno();
  assert(fd !== a.fileno());
  assertEquals(file.file.name, fd);
  a.close();
  await file.write("still there");
  await file.flush();
  assertEquals(decode(await b.recv(100)), "still there");
  await file.write("the end");
  assertEquals(file.file.closed, false);
  await file.close();
  await file.close();
  assertEquals([file.file.closed, file.file.fileno()], [true, -1]);
  assertEquals(decode(await b.recv(100)), "the end");
  assertEquals(await b.recv(100), new Uint8Array(0));

  const second = new InForm(form, b.makefile("rb"));
  await second.close();
  assert(b.fileno() >= 0);
  await using third = new InForm(form, b.makefile("rb"));
  assertEquals(await third.read(), new Uint8Array(0));
  await third.close();
  b.close();

  const [c, d] = socketpair();
  const before = new InForm(form, c.makefile("w"));
  await before.write("x");
  await before.close();
  await form.send(c, "y"); // closing a file does not end the connection
  assertEquals(decode(await form.recv(d, 100)), "xy");
  c.close();
  d.close();
  assertEquals(openedSince(open), []);
});

inBothForms("a close that cannot send still closes", [], async (form) => {
  const [a, b] = socketpair();
  const file = new InForm(form, a.makefile("w"));
  await file.write("x");
  a.shutdown(SHUT_WR);
  await assertRejects(() => file.close(), SocketError, ENDED.sendAfterShutdown);
  assertEquals([file.file.closed, file.file.fileno()], [true, -1]);
  await file.close();
  a.close();
  b.close();
});

inBothForms("operations on a closed file", [], async (form) => {
  const [a, b] = socketpair();
  const text = new InForm(form, a.makefile("rw"));
  const binary = new InForm(form, a.makefile("rwb"));
  await text.close();
  await binary.close();
  for (
    const [syscall, operation] of [
      ["read", () => text.read()],
      ["read", () => binary.read(0)],
      ["readInto", () => binary.readInto(new Uint8Array(1))],
      ["readline", () => text.readline()],
      ["readline", () => text.lines()],
      ["readlines", () => text.readlines()],
      ["write", () => text.write("")],
      ["writelines", () => text.writelines([])],
      ["flush", () => text.flush()],
    ] as const
  ) {
    const error = await assertRejects<SocketError>(operation, SocketError, "the file is closed");
    assertEquals([error.code, error.syscall], ["EBADF", syscall]);
  }
  assertThrows(() => text.file.readable, SocketError, "readable");
  assertThrows(() => text.file.writable, SocketError, "writable");
  assertEquals(Deno.inspect(text.file), 'SocketFile { closed, mode="rw" }');
  a.close();
  assertThrows(() => a.makefile(), SocketError, "EBADF");
  b.close();
});

inBothForms("the wrong direction, and wrong data", [], async (form) => {
  const [a, b] = socketpair();
  await using reading = new InForm(form, a.makefile("rb"));
  await using writing = new InForm(form, a.makefile("w"));
  const no = 'the file\'s mode is "rb", expected one with "w"';
  await assertRejects(() => reading.write("x"), TypeError, `write: ${no}`);
  await assertRejects(() => reading.writelines(["x"]), TypeError, `writelines: ${no}`);
  assertThrows(() => reading.file.writable, TypeError, no);
  await reading.flush();
  await assertRejects(() => writing.read(), TypeError, 'read: the file\'s mode is "w"');
  await assertRejects(() => writing.readline(), TypeError, 'expected one with "r"');
  await assertRejects(() => writing.readlines(), TypeError);
  await assertRejects(() => writing.lines(), TypeError);
  await assertRejects(() => writing.readInto(new Uint8Array(1)), TypeError);
  assertThrows(() => writing.file.readable, TypeError);
  await using text = new InForm(form, a.makefile("r"));
  await assertRejects(() => text.readInto(new Uint8Array(1)), TypeError, 'expected one with "b"');

  await assertRejects(() => writing.write(bytes("x") as unknown as string), TypeError, "a string");
  await assertRejects(() => writing.write(undefined as unknown as string), TypeError, "data is");
  await assertRejects(() => reading.readInto("x" as unknown as Octets), TypeError, "buffer is");
  await assertRejects(() => reading.read(-2), RangeError, "size is -2");
  await assertRejects(() => reading.read(1.5), RangeError, "size is 1.5");
  await assertRejects(() => reading.read("1" as unknown as number), TypeError, 'size is "1"');
  await assertRejects(() => reading.readline(-2), RangeError, "limit is -2");
  await assertRejects(() => reading.readlines(NaN), RangeError, "hint is NaN");
  assertEquals(await reading.readInto(new Uint8Array(0)), 0);
  assertEquals([await text.read(0), await text.readline(0)], ["", ""]);
  a.close();
  b.close();
});

test("modes and options", [], () => {
  const open = descriptors();
  const [a, b] = socketpair();
  const modes: Record<string, string> = { r: "r", w: "w", rw: "rw", wr: "rw" };
  for (const mode of ["rb", "br"]) modes[mode] = "rb";
  for (const mode of ["wb", "bw"]) modes[mode] = "wb";
  for (const mode of ["rwb", "rbw", "wrb", "wbr", "brw", "bwr"]) modes[mode] = "rwb";
  for (const [mode, is] of Object.entries(modes)) {
    using file = a.makefile(mode as FileMode);
    assertEquals(file.mode, is);
    assert(file instanceof SocketFile);
  }
  using file = a.makefile();
  assertEquals(file.mode, "r");
  assertEquals(Deno.inspect(file), `SocketFile { fd=${file.fileno()}, mode="r" }`);
  for (const mode of ["", "b", "x", "rr", "rbb", "r+", "rt", null, 1]) {
    assertThrows(() => a.makefile(mode as FileMode), TypeError, "mode is ");
  }
  const wrong: [FileMode, unknown, typeof TypeError | typeof RangeError, string][] = [
    ["r", { buffering: 0 }, RangeError, "buffering is 0"],
    ["r", { buffering: -2 }, RangeError, "buffering is -2"],
    ["rb", { buffering: "1" }, TypeError, 'buffering is "1"'],
    ["rb", 0, TypeError, "options is 0, expected { buffering"],
    ["r", null, TypeError, "options is null"],
    ["r", { encoding: "utf-9" }, RangeError, 'encoding is "utf-9"'],
    ["r", { encoding: 8 }, TypeError, "encoding is 8"],
    ["w", { encoding: "shift_jis" }, RangeError, 'encoding is "shift_jis", which can be read'],
    ["r", { errors: "ignore" }, TypeError, 'errors is "ignore"'],
    ["r", { newline: "\n\n" }, TypeError, "newline is "],
    ["r", { newline: 0 }, TypeError, "newline is 0"],
    ["rb", { encoding: "utf-8" }, TypeError, "encoding is for text"],
    ["wb", { newline: "\n" }, TypeError, "newline is for text"],
    ["wb", { errors: "strict" }, TypeError, "errors is for text"],
  ];
  for (const [mode, options, kind, message] of wrong) {
    assertThrows(() => a.makefile(mode, options as FileOptions), kind, message);
  }
  file.closeSync();
  a.close();
  b.close();
  assertEquals(openedSince(open), []);
});

test("types follow from modes", [], () => {
  const [a, b] = socketpair();
  using text: SocketFile<string> = a.makefile("rw", { encoding: "latin1" });
  using binary: SocketFile<Uint8Array<ArrayBuffer>> = a.makefile("br", { buffering: 0 });
  // @ts-expect-error -- a text file takes only strings
  assertThrows(() => text.writeSync(new Uint8Array(1)), TypeError);
  const mode: FileMode = ["r", "rb"][0] as FileMode;
  using either: SocketFile<string> | SocketFile<Octets> = a.makefile(mode);
  assertEquals([text.mode, binary.mode, either.mode], ["rw", "rb", "r"]);
  a.close();
  b.close();
});

test("asynchronous reads complete in order", [], async () => {
  const [a, b] = socketpair();
  await using file = b.makefile("r");
  const given = new AbortController();
  const one = file.readline();
  const two = file.read(3, { signal: given.signal });
  const three = file.readline({ signal: AbortSignal.timeout(10) });
  const four = file.readline();
  assertThrows(() => file.readSync(1), Error, "asynchronous operation on the file is pending");
  const never = file.read({ signal: AbortSignal.abort("never") });
  assertStrictEquals(await never.catch((reason) => reason), "never");
  await assertRejects(() => three, DOMException);
  a.sendSync("on");
  a.sendSync("e\nab");
  assertEquals(await one, "one\n");
  given.abort("enough");
  assertStrictEquals(await two.catch((reason) => reason), "enough");
  a.sendSync("c\n");
  assertEquals(await four, "abc\n"); // includes the data that the aborted read received
  a.sendSync("x");
  assertEquals(file.readSync(1), "x");
  a.close();
  b.close();
});

test("many asynchronous reads and writes at once", [], async () => {
  const [a, b] = socketpair();
  const writing = a.makefile("w", { buffering: 7 });
  await using reading = b.makefile("r", { buffering: 5 });
  a.close();
  b.close();
  const count = 500;
  const lines = Array.from({ length: count }, (_, i) => "x".repeat(i % 40) + i + "\n");
  const read = Promise.all(lines.map(() => reading.readline()));
  await Promise.all(lines.map((line) => writing.write(line)));
  await writing.close();
  assertEquals(await read, lines);
  assertEquals(await reading.readline(), "");
});

test("random writes and flushes arrive in the order of their calls", [], async () => {
  const random = seededRandom(7);
  for (let i = 0; i < 200; i++) {
    const [a, b] = socketpair();
    const file = a.makefile("wb", { buffering: [-1, 0, 1, 2, 5, 16][random(6)]! });
    a.close();
    const expected: number[] = [];
    let pending: Promise<unknown>[] = [];
    for (let left = random(30); left > 0; left--) {
      const data = new Uint8Array(random(24)).map(() => random(256));
      expected.push(...data);
      const way = random(6);
      pending.push(way === 0 ? file.writelines([data]) : file.write(data));
      if (way === 1) pending.push(file.flush());
      if (way < 4) continue;
      await Promise.all(pending);
      pending = [];
      data.fill(255); // the writes are done, so the data may change
      if (way === 5) file.flushSync();
    }
    await Promise.all(pending);
    await file.close();
    await using other = b.makefile("rb");
    assertEquals([...await other.read()], expected);
    b.close();
  }
});

test("an aborted write ends the wait and loses no data", [], async () => {
  const [a, b] = narrow();
  const file = a.makefile("wb");
  a.close();
  const first = new Uint8Array(300_000).fill(1);
  const second = new Uint8Array(200_000).fill(2);
  const aborted = new AbortController();
  const one = file.write(first, { signal: aborted.signal });
  const two = file.write(second);
  const three = file.flush({ signal: AbortSignal.timeout(5) });
  assertThrows(() => file.writeSync("x"), Error, "is pending");
  assertThrows(() => file.flushSync(), Error, "is pending");
  await assertRejects(() => three, DOMException);
  aborted.abort("enough");
  assertStrictEquals(await one.catch((reason) => reason), "enough");
  first.fill(9);
  const rejected = await file.write("no", { signal: AbortSignal.abort("early") }).catch((r) => r);
  assertStrictEquals(rejected, "early");
  let got = "";
  const received = (async () => {
    for (let data; (data = await b.recv(1 << 20)).length > 0;) got += data.join("");
  })();
  assertEquals(await two, second.length);
  second.fill(9);
  await file.close();
  await received;
  assert(got === "1".repeat(300_000) + "2".repeat(200_000));
  b.close();
});

test("closing with operations pending", [shortSends()], async () => {
  const [a, b] = narrow();
  const file = a.makefile("rw");
  const read = assertRejects(() => file.read(), SocketError, "EBADF");
  const write = assertRejects(() => file.write("x".repeat(1_000_000)), SocketError, "EBADF");
  const queued = assertRejects(() => file.flush(), SocketError, "EBADF");
  file.closeSync();
  await Promise.all([read, write, queued]);
  assertEquals(file.fileno(), -1);

  const second = a.makefile("rw");
  const reading = assertRejects(() => second.read(), SocketError, "EBADF");
  const writing = second.write("y".repeat(1_000_000));
  const closing = second.close();
  await assertRejects(() => second.write("z"), SocketError, "the file is closed");
  assert(second.closed);
  const again = second.close();
  let got = 0;
  while (got < 1_000_000) {
    got += (await b.recv(1 << 20)).filter((byte) => byte === 121).length;
  }
  await Promise.all([reading, writing, closing, again]);
  assertEquals(second.fileno(), -1);

  const third = a.makefile("w");
  await third.write("abc");
  for (let full = false; !full;) {
    a.setblocking(false);
    full = await a.send(new Uint8Array(1000)).then(() => false, () => true);
  }
  const signal = AbortSignal.timeout(5);
  await assertRejects(() => third.close({ signal }), DOMException);
  assertEquals(third.fileno(), -1);
  a.close();
  b.close();
});

test("using closes files", [], async () => {
  const [a, b] = socketpair();
  const kept: SocketFile<string>[] = [];
  {
    using file = a.makefile("w");
    file.writeSync("one");
    await using other = a.makefile("w");
    await other.write("two");
    kept.push(file, other);
  }
  assertEquals(kept.map((file) => file.fileno()), [-1, -1]);
  assertEquals(receiveArrived(b), "twoone");
  a.close();
  b.close();
});

test("leaving a loop over lines does not close the file", [], async () => {
  const [a, b] = socketpair();
  a.sendallSync("1\n2\n3\n4\n5\n");
  using file = b.makefile();
  for (const line of file) {
    if (line === "2\n") break;
  }
  for await (const line of file) {
    if (line === "4\n") break;
  }
  assertEquals(file.readlineSync(), "5\n");
  a.close();
  b.close();
});

test("the file's timeout is independent of the socket's", [], () => {
  const [a, b] = socketpair();
  using file = b.makefile("rb");
  b.settimeout(0); // sets O_NONBLOCK for both: dup(2) shares the file status flags
  assertEquals(file.gettimeout(), null);
  file.settimeout(0.02);
  assertEquals(b.gettimeout(), 0);
  assertThrows(() => file.readSync(1), TimeoutError);
  b.settimeout(null);
  assertThrows(() => file.readSync(1), TimeoutError);
  a.close();
  b.close();
});

test("streams of bytes", [], async () => {
  const open = descriptors();
  const [a, b] = socketpair();
  const much = new Uint8Array(2_000_000).map((_, i) => i * 3 + (i >> 10));
  const source = new Blob([much]).stream();
  const sent = source.pipeTo(a.makefile("wb").writable);
  const file = b.makefile("rb");
  assertStrictEquals(file.readable, file.readable);
  b.close();
  const received = new Response(file.readable).bytes();
  await sent;
  a.close();
  assertEquals(await received, much);
  assert(file.closed);
  // The reactor closes its own sockets, those of Windows, a turn after the last operation.
  for (let turns = 0; openedSince(open).length > 0 && turns < 100; turns++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  assertEquals(openedSince(open), []);
});

test("streams of text", [], async () => {
  const [a, b] = messagePair();
  const raw = bytes("ä€\u{1f600}\r\n");
  for (const byte of raw) a.sendSync(Uint8Array.of(byte));
  sendEnd(a);
  const file = b.makefile("r");
  b.close();
  const chunks = await Array.fromAsync(file.readable);
  assertEquals(chunks, ["ä", "€", "\u{1f600}", "\n"]);
  assert(file.closed);

  const [c, d] = socketpair();
  const upper = new TransformStream<string, string>({
    transform: (text, controller) => controller.enqueue(text.toUpperCase()),
  });
  const piped = d.makefile("r").readable.pipeThrough(upper).pipeTo(d.makefile("w").writable);
  c.sendallSync("straße");
  c.shutdown(SHUT_WR);
  await piped;
  assertEquals(decode(await c.recv(100)), "STRASSE");
  d.close();
  assertEquals(await c.recv(100), new Uint8Array(0));
  c.close();
});

test("streams through a TextDecoderStream, and a proxy", [], async () => {
  using server = createServer(["127.0.0.1", 0]);
  const client = await createConnection(server.getsockname());
  const [conn] = await server.accept();
  const [a, b] = socketpair();
  const there = conn.makefile("rb").readable.pipeTo(a.makefile("wb").writable)
    .then(() => a.shutdown(SHUT_WR));
  const back = a.makefile("rb").readable.pipeTo(conn.makefile("wb").writable)
    .then(() => conn.shutdown(SHUT_WR));
  await client.sendall("grüße");
  assertEquals(decode(await b.recv(100)), "grüße"); // without a flush or an end of the stream
  await b.sendall("zurück");
  client.shutdown(SHUT_WR);
  assertEquals(await b.recv(100), new Uint8Array(0));
  b.close();
  await Promise.all([there, back]);
  const text = client.makefile("rb").readable.pipeThrough(new TextDecoderStream());
  assertEquals((await Array.fromAsync(text)).join(""), "zurück");
  for (const socket of [client, conn, a]) socket.close();
});

test("a byte stream into buffers of its reader (BYOB)", [], async () => {
  const [a, b] = socketpair();
  a.sendallSync("abcdefgh");
  const file = b.makefile("rb");
  assertEquals(decode(file.readSync(2)), "ab"); // the rest is in the file's buffer
  const stream = file.readable.getReader({ mode: "byob" });
  const first = await stream.read(new Uint8Array(4));
  assertEquals(decode(first.value!), "cdef");
  const second = await stream.read(new Uint8Array(first.value!.buffer));
  assertEquals(decode(second.value!), "gh");
  const third = stream.read(new Uint8Array(second.value!.buffer));
  a.close();
  assertEquals((await third).done, true);
  assert(file.closed);
  b.close();
});

test("streams receive only on demand, and apply back-pressure", [], async () => {
  const [a, b] = narrow();
  for (const mode of ["r", "rb"] as const) {
    const file = b.makefile(mode);
    const { readable } = file;
    a.sendSync("unasked");
    await new Promise((resolve) => setTimeout(resolve, 5));
    assertEquals(receiveArrived(b), "unasked");
    await readable.cancel();
    assert(file.closed);
  }
  const file = a.makefile("wb");
  const writer = file.writable.getWriter();
  let written = 0;
  for (let waited = false; !waited;) {
    waited = await Promise.race([
      writer.write(new Uint8Array(10_000)).then(() => (written++, false)),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 50)),
    ]);
  }
  assert(written < 100);
  const all = (written + 1) * 10_000;
  let got = 0;
  while (got < all) got += (await b.recv(1 << 20)).length;
  await writer.close();
  assert(file.closed);
  assertEquals([got, receiveArrived(b)], [all, ""]);
  a.close();
  b.close();
});

test("streams that are cancelled, aborted, or fail", [shortSends()], async () => {
  const open = descriptors();
  const [a, b] = narrow();
  const file = b.makefile("rw");
  const reading = file.readable.getReader();
  const pending = reading.read();
  await reading.cancel("no more");
  assertEquals((await pending).done, true);
  assert(!file.closed); // its writing direction is open
  await file.write("x");
  await file.writable.close();
  assert(file.closed);
  assertEquals(decode(await a.recv(10)), "x");

  const full = b.makefile("wb");
  const writer = full.writable.getWriter();
  const write = writer.write(new Uint8Array(1_000_000)).catch((reason) => reason);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await writer.abort("enough");
  assertEquals(await write, "enough");
  await writer.closed.catch(() => {});
  assert(full.closed);

  const late = a.makefile("rb");
  late.settimeout(0.02);
  while (receiveArrived(a) !== "");
  await assertRejects(() => late.readable.getReader().read(), TimeoutError);
  assert(late.closed);

  const wrong = a.makefile("r");
  b.sendSync(latin1("good\n\xff"));
  const chunks: string[] = [];
  await assertRejects(
    async () => {
      for await (const chunk of wrong.readable) chunks.push(chunk);
    },
    TypeError,
    "not utf-8",
  );
  assertEquals(chunks, ["good\n"]);
  assert(wrong.closed);

  const gone = b.makefile("w");
  const words = gone.writable.getWriter();
  await assertRejects(() => words.write(1 as unknown as string), TypeError, "data is 1");
  await words.closed.catch(() => {});
  a.close();
  const broken = b.makefile("w");
  const last = broken.writable.getWriter();
  await assertRejects(() => last.write("x"), SocketError, ENDED.sendAfterReset);
  await last.closed.catch(() => {});
  assert(broken.closed);
  gone.closeSync();
  b.close();
  assertEquals(openedSince(open), []);
});

test("reads that wait for others fail after a close, though data is there", [], async () => {
  for (const mode of ["rb", "r"] as const) {
    const [a, b] = socketpair();
    const file = b.makefile(mode);
    a.sendallSync("hello");
    const reads = [file.read(10), file.read(3), file.readline(), file.readlines()];
    if (mode === "rb") reads.push(file.readInto(new Uint8Array(2)) as never);
    const ended = Promise.all(
      reads.map((read) => assertRejects(() => read as Promise<unknown>, SocketError, "EBADF")),
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    await file.close();
    await ended;
    a.close();
    b.close();
  }
});

test("an abort of writable ends the writes that are pending", [shortSends()], async () => {
  const [a, b] = narrow();
  const file = a.makefile("w");
  const ends = [file.write("x".repeat(1_000_000)), file.write("y".repeat(10_000)), file.flush()]
    .map((one: Promise<unknown>) => one.catch((reason) => reason));
  const early = new AbortController();
  ends.push(file.flush({ signal: early.signal }).catch((reason) => reason));
  early.abort("early");
  await file.writable.abort("why");
  assertEquals(await Promise.all(ends), ["why", "why", "why", "early"]);
  assert(file.closed);
  b.close();
  a.close();
});

test("a blocking read has no options, and undefined is no size", [], () => {
  const [a, b] = socketpair();
  using file = b.makefile("rb");
  a.sendallSync("data");
  for (const wrong of [undefined, {}] as unknown as number[]) {
    for (const name of ["readSync", "readlineSync", "readlinesSync"] as const) {
      assertThrows(() => file[name](wrong), TypeError, "expected an integer");
    }
  }
  a.close();
  b.close();
});

test("an async close while a stream reads", [], async () => {
  const [a, b] = socketpair();
  const file = b.makefile("rb");
  const read = file.readable.getReader().read();
  await file.close();
  await assertRejects(() => read, SocketError, "EBADF");
  a.close();
  b.close();
});

/** A script for one file: its mode and options, the data it receives, the reads to perform. */
interface Script {
  mode: string;
  buffering: number;
  newline: string | null;
  encoding: string;
  data: number[];
  operations: ["read" | "readline" | "readlines" | "readinto" | "next", number][];
}

/** Returns a generator of pseudo-random integers below a bound; a seed repeats its sequence. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 2 ** 32 * below);
  };
}

function randomScript(random: (below: number) => number): Script {
  const binary = random(3) === 0;
  const encoding = ["utf-8", "utf-16-le", "latin-1"][random(3)]!;
  const alphabet = encoding === "latin-1" ? "ab\n\n\r\rÿ\x85" : "ab\n\r\n\r\u{1f600}ä€\x85\u2028";
  const letters = [...alphabet];
  let text = "";
  for (let left = random(120); left > 0; left--) text += letters[random(letters.length)];
  if (random(4) === 0) text = text.repeat(200);
  const raw = encoding === "utf-16-le"
    ? [...text].flatMap((c) => c.split("")).flatMap((
      c,
    ) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])
    : encoding === "latin-1"
    ? [...latin1(text)]
    : [...bytes(text)];
  const names = ["read", "readline", "readlines", "next", ...(binary ? ["readinto"] : [])] as const;
  const unbuffered = binary && random(3) === 0;
  return {
    mode: binary ? "rb" : "r",
    buffering: unbuffered ? 0 : [-1, 2, 3, 7, 64][random(5)]!,
    newline: [null, "", "\n", "\r", "\r\n"][random(5)]!,
    encoding,
    data: raw,
    operations: Array.from({ length: random(12) }, () => [
      names[random(names.length)] as Script["operations"][number][0],
      random(8) === 0 ? random(5000) : random(12) - 1,
    ]),
  };
}

const PYTHON_FILES = `
import json
for line in sys.stdin:
    s = json.loads(line)
    a, b = socket.socketpair()
    a.sendall(bytes(s['data']))
    a.close()
    text = {} if 'b' in s['mode'] else dict(newline=s['newline'], encoding=s['encoding'])
    f = b.makefile(s['mode'], s['buffering'], **text)
    b.close()
    results = []
    show = lambda r: r if isinstance(r, str) else r.decode('latin-1')
    for name, n in s['operations'] + [['read', -1]]:
        if name == 'readinto':
            memory = bytearray(max(n, 0))
            count = f.readinto(memory)
            results.append(show(bytes(memory[:count])))
        elif name == 'next':
            results.append(show(next(iter(f), b'')))
        elif name == 'readlines':
            results.append([show(l) for l in f.readlines(n)])
        else:
            results.append(show(getattr(f, name)(n)))
    f.close()
    say(json.dumps(results))
`;

/** Runs a script as `PYTHON_FILES` does, and returns its results. */
async function runScript(form: Form, s: Script): Promise<unknown[]> {
  const [a, b] = socketpair();
  a.sendallSync(Uint8Array.from(s.data));
  a.close();
  const encoding = { "utf-16-le": "utf-16le" }[s.encoding] ?? s.encoding;
  const options = s.mode === "rb" ? {} : { newline: s.newline as null, encoding };
  const made = b.makefile(s.mode as "r", { buffering: s.buffering, ...options });
  b.close();
  await using file = new InForm(
    form,
    made as SocketFile<string> | SocketFile<Octets> as never,
  ) as InForm<string | Octets>;
  const show = (data: string | Octets) =>
    typeof data === "string" ? data : Array.from(data, (b) => String.fromCharCode(b)).join("");
  const results: unknown[] = [];
  for (const [name, n] of [...s.operations, ["read", -1] as const]) {
    if (name === "readinto") {
      const memory = new Uint8Array(Math.max(n, 0));
      const count = await file.readInto(memory);
      results.push(show(memory.subarray(0, count)));
    } else if (name === "next") {
      results.push(show(await file.readline()));
    } else if (name === "readlines") {
      results.push((await file.readlines(n)).map(show));
    } else {
      results.push(show(await file[name](n)));
    }
  }
  return results;
}

/** The random scripts of one form. In Wine, whose Python answers slowly, each takes 0.1 s. */
const SCRIPTS = windowsItself("answers slowly") === null ? 400 : 20;

inBothForms(
  "random operations have the same results as Python's",
  [tool("python3")],
  async (form) => {
    await using python = new Python(PYTHON_FILES);
    const random = seededRandom(20_260_101);
    for (let i = 0; i < SCRIPTS / SLOWNESS; i++) {
      const s = randomScript(random);
      await python.say(JSON.stringify(s));
      const expected = await python.json();
      assertEquals(await runScript(form, s), expected, JSON.stringify(s));
    }
  },
);

test("a socket that is not connected, and the constructor", [], async () => {
  using socket = new Socket(AF_INET, SOCK_STREAM);
  await using file = socket.makefile("rb");
  await assertRejects(() => file.read(1), SocketError, "ENOTCONN");
  const [a, b] = socketpair();
  await using text = new SocketFile<string>(a, "w");
  await text.write("x");
  await text.close();
  assertEquals(receiveArrived(b), "x");
  a.close();
  b.close();
});

test("a file on a socket of another class", [], async () => {
  const sent: string[] = [];
  let received = bytes("one\ntwo\n");
  let timeout: number | null = null;
  const socket: StreamSocket = {
    dup: () => socket,
    close: () => sent.push("closed"),
    fileno: () => 99,
    gettimeout: () => timeout,
    settimeout: (value) => timeout = value,
    recvInto: (buffer, nbytes, flags) =>
      Promise.resolve(socket.recvIntoSync(buffer, nbytes, flags)),
    recvIntoSync: (buffer) => {
      const count = Math.min(5, buffer.length, received.length);
      buffer.set(received.subarray(0, count));
      received = received.slice(count);
      return count;
    },
    send: (data) => Promise.resolve(socket.sendSync(data)),
    sendSync: (data) => {
      sent.push(decode(data.subarray(0, 2)));
      return Math.min(2, data.length);
    },
  };
  const file = new SocketFile<string>(socket, "rw");
  file.settimeout(3);
  assertEquals([file.fileno(), file.gettimeout()], [99, 3]);
  assertEquals(file.readlineSync(), "one\n");
  assertEquals(await file.readline(), "two\n");
  assertEquals(await file.readline(), "");
  await file.write("abc");
  await file.flush();
  file.writeSync("d");
  await file.close();
  assertEquals(sent, ["ab", "c", "d", "closed"]);
});
