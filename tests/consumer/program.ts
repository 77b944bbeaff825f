import { AF_INET, SOCK_DGRAM, Socket } from "@libc/socket";
import { PacketFilter } from "@libc/socket/capture";
import { ask, listen, serve } from "./echo.ts";

const server = listen();
const served = serve(server);
console.log(await ask(server.getsockname(), "a program"));
server.close();
console.log(await served);

using datagrams = new Socket(AF_INET, SOCK_DGRAM);
datagrams.bind(["127.0.0.1", 0]);
datagrams.sendtoSync("to itself", datagrams.getsockname());
console.log(datagrams.recvSync(100).length);
console.log(new PacketFilter("arp").accepts(new Uint8Array(60)));
