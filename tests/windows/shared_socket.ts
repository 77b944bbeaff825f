// Serves one connection of a server that another process has given it: prints its process, reads
// what `share` gave for that, and tells the client its process. Run by system_test.ts.
import { fromshare, type InetAddress } from "@libc/socket";

console.log(Deno.pid);
let line = "";
for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  line += text;
  if (line.endsWith("\n")) break;
}
using server = fromshare<InetAddress, "stream">(Uint8Array.fromHex(line.trim()));
const [conn] = server.acceptSync();
conn.sendallSync(`served by ${Deno.pid}`);
conn.close();
