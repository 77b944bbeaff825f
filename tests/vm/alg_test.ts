import { assertEquals, assertThrows } from "@std/assert";
import {
  AF_ALG,
  ALG_OP_DECRYPT,
  ALG_OP_ENCRYPT,
  ALG_SET_IV,
  ALG_SET_KEY,
  ALG_SET_OP,
  type AlgAddress,
  MSG_MORE,
  SOCK_SEQPACKET,
  Socket,
  SocketError,
  SOL_ALG,
} from "@libc/socket";
import { type Form, inBothForms, test } from "../helpers/support.ts";
import { words } from "./guest.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const hex = (bytes: ArrayBuffer | Uint8Array) => new Uint8Array(bytes as ArrayBuffer).toHex();

/** Returns the socket of an algorithm; the sockets that it accepts perform operations. */
function bindAlgorithm(address: AlgAddress, key?: Uint8Array<ArrayBuffer>) {
  const socket = new Socket(AF_ALG!, SOCK_SEQPACKET);
  socket.bind(address);
  if (key) socket.setsockopt(SOL_ALG!, ALG_SET_KEY!, key);
  return socket;
}

inBothForms("alg: hashes", [], async (form) => {
  using sha256 = bindAlgorithm(["hash", "sha256"]);
  const [op, address] = await form.accept(sha256);
  using _ = op;
  assertEquals<unknown>(address, null);
  await form.sendall(op, "abc");
  const expected = hex(await crypto.subtle.digest("SHA-256", encode("abc")));
  assertEquals(hex(await form.recv(op, 512)), expected);
  await form.send(op, "a", MSG_MORE!);
  await form.send(op, "bc");
  assertEquals(hex(await form.recv(op, 512)), expected);
});

inBothForms("alg: a keyed hash", [], async (form) => {
  using hmac = bindAlgorithm(["hash", "hmac(sha256)"], encode("Jefe"));
  const [op] = await form.accept(hmac);
  using _ = op;
  await form.sendall(op, "what do ya want for nothing?");
  assertEquals(
    hex(await form.recv(op, 512)),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", // RFC 4231
  );
});

/** Sends data with the operation to perform on it. */
function submit<A, K>(
  form: Form,
  operation: Socket<A, K>,
  op: number,
  iv: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<number> {
  return form.name === "blocking"
    ? Promise.resolve(operation.sendmsgAfalgSync([data], { op, iv }))
    : operation.sendmsgAfalg([data], { op, iv });
}

inBothForms("alg: a cipher in parts", [], async (form) => {
  using cbc = bindAlgorithm(["skcipher", "cbc(aes)"], encode("sixteen byte key"));
  const [operation] = await form.accept(cbc);
  using _ = operation;
  const iv = new Uint8Array(16), op = ALG_OP_ENCRYPT;
  const parts = ["the first half..", "the second half."];
  const whole = await submit(form, operation, op!, iv, encode(parts.join("")));
  const expected = hex(await form.recv(operation, whole));
  const ancillary = [
    { level: SOL_ALG!, type: ALG_SET_OP!, data: words(op!) },
    { level: SOL_ALG!, type: ALG_SET_IV!, data: Uint8Array.of(...words(iv.length), ...iv) },
  ];
  await operation.sendmsg([parts[0]!], ancillary, MSG_MORE!); // encoded by hand
  await form.send(operation, parts[1]!);
  assertEquals(hex(await form.recv(operation, whole)), expected);
});

inBothForms("alg: a cipher", [], async (form) => {
  const key = Uint8Array.fromHex("06a9214036b8a15b512e03d534120006");
  const iv = Uint8Array.fromHex("3dafba429d9eb430b422da802c9fac41");
  const plain = encode("Single block msg");
  const secret = "e353779c1079aeb82708942dbe77181a"; // RFC 3602
  using cbc = bindAlgorithm(["skcipher", "cbc(aes)"], key);
  const [op] = await form.accept(cbc);
  using _ = op;
  assertEquals(await submit(form, op, ALG_OP_ENCRYPT!, iv, plain), 16);
  assertEquals(hex(await form.recv(op, 16)), secret);
  await submit(form, op, ALG_OP_DECRYPT!, iv, Uint8Array.fromHex(secret));
  assertEquals(await form.recv(op, 16), plain);

  const long = new Uint8Array(16 * 200).map((_, i) => i & 0xff);
  await submit(form, op, ALG_OP_ENCRYPT!, iv, long);
  const subtle = await crypto.subtle.importKey("raw", key, "AES-CBC", false, ["encrypt"]);
  const expected = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, subtle, long);
  assertEquals(hex(await form.recv(op, long.length)), hex(expected).slice(0, 2 * long.length));
});

test("alg: unknown algorithms are refused, and getsockname is not supported", [], () => {
  using socket = new Socket(AF_ALG!, SOCK_SEQPACKET);
  assertThrows(() => socket.bind(["hash", "none"]), SocketError, "ENOENT");
  assertThrows(() => socket.bind(["none", "sha256"]), SocketError, "ENOENT");
  assertThrows(() => socket.getsockname(), SocketError, "EOPNOTSUPP");
});
