// Preloaded by `suite.ts`: begins the faults in a test file.

Deno.dlopen(Deno.env.get("FAULTS_LIBRARY")!, {
  faults_enable: { parameters: ["i32"], result: "void" },
}).symbols.faults_enable(1);
