// An echo service on the other TIPC node. Its argument is the service type. Instance 1 echoes
// messages, instance 2 streams and instance 3 packets.

import {
  AF_TIPC,
  type Kind,
  SOCK_RDM,
  SOCK_SEQPACKET,
  SOCK_STREAM,
  Socket,
  TIPC_ADDR_NAMESEQ,
  type TipcAddress,
} from "@libc/socket";

const type = Number(Deno.args[0]);

function addressOf(instance: number): TipcAddress {
  return [TIPC_ADDR_NAMESEQ!, type, instance, instance];
}

async function echoMessages(): Promise<void> {
  using socket = new Socket(AF_TIPC!, SOCK_RDM!);
  socket.bind(addressOf(1));
  for await (const [data, sender] of socket) await socket.sendto(data, sender);
}

async function echoConnections(kind: Kind, instance: number): Promise<void> {
  using server = new Socket(AF_TIPC!, kind as Kind<"stream">);
  server.bind(addressOf(instance));
  server.listen();
  for await (const [conn] of server) {
    for (let data; (data = await conn.recv(66000)).length > 0;) await conn.send(data);
    conn.close();
  }
}

await Promise.all([
  echoMessages(),
  echoConnections(SOCK_STREAM, 2),
  echoConnections(SOCK_SEQPACKET, 3),
]);
