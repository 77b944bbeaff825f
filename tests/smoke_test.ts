import { assertEquals } from "@std/assert";
import { AF_INET, SOCK_STREAM, Socket } from "@libc/socket";
import { decode, inBothForms, Python, tool } from "./support.ts";

inBothForms("tcp: a client of a Python server", [tool("python3")], async (form) => {
  await using peer = new Python(`
s = socket.create_server(("127.0.0.1", 0))
say(s.getsockname()[1])
c, a = s.accept()
c.sendall(c.recv(100))
c.close(); s.close()
`);
  using socket = new Socket(AF_INET, SOCK_STREAM);
  await form.connect(socket, ["127.0.0.1", await peer.json<number>()]);
  await form.sendall(socket, "hello");
  assertEquals(decode(await form.recv(socket, 100)), "hello");
});
