/// <reference no-default-lib="true" />
/// <reference lib="deno.worker" />
import { ask, listen, serve } from "./echo.ts";

const server = listen();
const served = serve(server);
const answer = await ask(server.getsockname(), "a worker");
server.close();
self.postMessage([answer, await served]);
self.close();
