// Serves one client of a listener that another process shares with this one. Prints the process id,
// reads the result of `share`, and sends the process id to the client. Run by system_test.ts.
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
