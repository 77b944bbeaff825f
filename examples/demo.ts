/**
 * Shows what the module can do, on the loopback interface: `deno task demo`.
 */
import {
  AF_INET,
  createConnection,
  createServer,
  getaddrinfo,
  gethostname,
  getnameinfo,
  getservbyname,
  if_nameindex,
  inet_pton,
  type InetAddress,
  IP_TTL,
  IPPROTO_IP,
  IPPROTO_TCP,
  SO_RCVBUF,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  SocketError,
  socketpair,
  SOL_SOCKET,
  TCP_NODELAY,
  TimeoutError,
} from "@libc/socket";
import { explain } from "./command_line.ts";

explain(`demo

Shows what the module can do, on the loopback interface.

  --help   print this text`);

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const title = (line: string) => console.log(`\n${line}`);

title("1. TCP, blocking: an echo server in a Worker, and its client here");
{
  const worker = new Worker(new URL("./demo_worker.ts", import.meta.url), { type: "module" });
  const message = () =>
    new Promise((resolve) => {
      worker.addEventListener("message", ({ data }) => resolve(data), { once: true });
    });
  const address = await message() as InetAddress;
  console.log("  server: listening on", address);
  using client = new Socket(AF_INET, SOCK_STREAM);
  client.connectSync(address);
  client.sendallSync("Hello, world");
  console.log("  client: received %o", text(client.recvSync(1024)));
  client.close();
  console.log("  server: connected by", await message());
}

title("2. TCP, asynchronous: the same server and client, both here");
{
  using server = createServer(["127.0.0.1", 0]);
  console.log("  server: listening on", server.getsockname());
  const serving = (async () => {
    const [conn, address] = await server.accept();
    console.log("  server: connected by", address);
    for (let data; (data = await conn.recv(1024)).length > 0;) await conn.sendall(data);
    conn.close();
  })();
  const client = await createConnection(server.getsockname());
  await client.sendall("Hello, world");
  console.log("  client: received %o", text(await client.recv(1024)));
  client.close();
  await serving;
}

title("3. UDP: a datagram there and one back");
{
  using a = new Socket(AF_INET, SOCK_DGRAM);
  using b = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  await b.sendto("ping", a.getsockname());
  const [data, sender] = await a.recvfrom(1024);
  console.log("  received %o from", text(data), sender);
  await a.sendto("pong", sender);
  console.log("  received %o in answer", text(await b.recv(1024)));
}

title("4. A pair of connected sockets, one of them read as a file");
{
  const [a, b] = socketpair();
  using file = b.makefile();
  a.sendallSync("no name needed\nnor a port\n");
  a.close();
  b.close(); // the file has a descriptor of its own
  for (const line of file) console.log("  received %o", line);
}

title("5. Names and services");
{
  console.log("  this host is %o", gethostname());
  for (const [family, , , , address] of await getaddrinfo("localhost", 80, 0, SOCK_STREAM)) {
    console.log(`  localhost: family ${family}, address`, address);
  }
  console.log("  127.0.0.1, 22:", await getnameinfo(["127.0.0.1", 22], 0));
  console.log("  the service ssh is on port", getservbyname("ssh", "tcp"));
  console.log("  127.0.0.1 in four bytes:", inet_pton(AF_INET, "127.0.0.1"));
  console.log("  interfaces:", if_nameindex());
}

title("6. Options, set and read back");
{
  using socket = new Socket(AF_INET, SOCK_STREAM);
  socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1);
  console.log("  TCP_NODELAY is", socket.getsockopt(IPPROTO_TCP, TCP_NODELAY));
  socket.setsockopt(IPPROTO_IP, IP_TTL, 5);
  console.log("  IP_TTL is", socket.getsockopt(IPPROTO_IP, IP_TTL));
  socket.setsockopt(SOL_SOCKET, SO_RCVBUF, 65536);
  console.log("  SO_RCVBUF is", socket.getsockopt(SOL_SOCKET, SO_RCVBUF), "(Linux doubles it)");
}

title("7. What can go wrong");
{
  using unused = new Socket(AF_INET, SOCK_STREAM);
  unused.bind(["127.0.0.1", 0]); // bound, but not listening
  using client = new Socket(AF_INET, SOCK_STREAM);
  const refused = await client.connect(unused.getsockname()).catch((error) => error);
  if (refused instanceof SocketError) console.log(`  ${refused.name}: ${refused.message}`);
  using silent = new Socket(AF_INET, SOCK_DGRAM);
  silent.bind(["127.0.0.1", 0]);
  silent.settimeout(0.1); // seconds
  const late = await silent.recv(1024).catch((error) => error);
  if (late instanceof TimeoutError) console.log(`  ${late.name}: ${late.message}`);
}
