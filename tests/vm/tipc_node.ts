// What runs on the other node: it sends back what it receives, as a service of the type that is its
// argument: messages at instance 1, streams at 2, packets at 3.

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

function address(instance: number): TipcAddress {
  return [TIPC_ADDR_NAMESEQ!, type, instance, instance];
}

async function messages(): Promise<void> {
  using socket = new Socket(AF_TIPC!, SOCK_RDM!);
  socket.bind(address(1));
  for await (const [data, sender] of socket) await socket.sendto(data, sender);
}

async function connections(kind: Kind, instance: number): Promise<void> {
  using server = new Socket(AF_TIPC!, kind as Kind<"stream">);
  server.bind(address(instance));
  server.listen();
  for await (const [conn] of server) {
    for (let data; (data = await conn.recv(66000)).length > 0;) await conn.send(data);
    conn.close();
  }
}

await Promise.all([messages(), connections(SOCK_STREAM, 2), connections(SOCK_SEQPACKET, 3)]);
