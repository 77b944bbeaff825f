// The Worker side of `inWorker` in peers.ts: runs a function that it receives as source text.

import * as module from "@libc/socket";

interface Scope {
  onmessage: (event: MessageEvent<{ source: string; args: unknown[] }>) => void;
  postMessage(message: { value: unknown } | { error: string }): void;
}

const scope = globalThis as unknown as Scope;

scope.onmessage = async ({ data: { source, args } }) => {
  try {
    const fn = new Function(`return (${source})`)();
    scope.postMessage({ value: await fn(module, ...args) });
  } catch (error) {
    scope.postMessage({ error: Deno.inspect(error) });
  }
};
