/**
 * Helpers of the tests that run in the virtual machine.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { EINPROGRESS, type Socket } from "@libc/socket";
import { system } from "../../ffi/mod.ts";
import { WRITABLE } from "../../ffi/system.ts";
import { decode, type Form } from "../helpers/support.ts";

/** Runs a program of the guest and returns its output. */
export async function run(command: string): Promise<string> {
  const [program, ...args] = command.split(" ");
  const { code, stdout, stderr } = await new Deno.Command(program!, { args }).output();
  assertEquals(code, 0, command + ": " + decode(stderr));
  return decode(stdout);
}

/**
 * Connects `client` and accepts the connection. The blocking form starts the
 * connection without waiting, because the same thread has to accept it.
 */
export async function connect<A, K>(
  form: Form,
  client: Socket<A, K>,
  server: Socket<A, K>,
  address: A,
): Promise<[conn: Socket<A, K>, address: A]> {
  if (form.name === "asynchronous") {
    const [accepted] = await Promise.all([server.accept(), client.connect(address)]);
    return accepted;
  }
  client.setblocking(false);
  const errno = client.connectExSync(address);
  assert(errno === 0 || errno === EINPROGRESS, `errno ${errno}`);
  const accepted = server.acceptSync();
  // The handshake may not be complete yet.
  assertEquals(system().pollOne(client.fileno(), WRITABLE, 5000), 1);
  client.setblocking(true);
  return accepted;
}

/** Sends a message each way between the ends of a connection. */
export async function exchange<A, K>(
  form: Form,
  client: Socket<A, K>,
  conn: Socket<A, K>,
): Promise<void> {
  await form.sendall(client, "there");
  assertEquals(decode(await form.recv(conn, 100)), "there");
  await form.sendall(conn, "and back");
  assertEquals(decode(await form.recv(client, 100)), "and back");
}

/** Sends large data one way; a receive returns a part of it. */
export async function stream<A, K>(
  form: Form,
  client: Socket<A, K>,
  conn: Socket<A, K>,
  chunk: number,
): Promise<void> {
  const data = new Uint8Array(chunk * 8);
  for (let i = 0; i < data.length; i++) data[i] = (i * 7) & 0xff;
  let length = 0;
  for (let at = 0; at < data.length; at += chunk) {
    await form.sendall(client, data.subarray(at, at + chunk));
    for (let got = 0; got < chunk;) {
      const part = await form.recv(conn, chunk - got);
      assert(part.length > 0);
      assertEquals(part.toHex(), data.subarray(length, length + part.length).toHex());
      got += part.length;
      length += part.length;
    }
  }
}

/** Encodes 32-bit integers. */
export function words(...values: number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Uint32Array.from(values).buffer);
}
