import { ask, listen, serve } from "./echo.ts";

Deno.test("an echo, with the sanitizers", async () => {
  const server = listen();
  const served = serve(server);
  const answer = await ask(server.getsockname(), "a test");
  server.close();
  if (answer !== "a test" || await served !== 1) {
    throw new Error(`${answer}, ${await served}`);
  }
});

Deno.test("a Worker", async () => {
  const worker = new Worker(import.meta.resolve("./worker.ts"), {
    type: "module",
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  worker.onmessage = ({ data }) => resolve(JSON.stringify(data));
  worker.onerror = reject;
  const message = await promise;
  worker.terminate();
  if (message !== '["a worker",1]') throw new Error(message);
});
