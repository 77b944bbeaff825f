/**
 * What the contestants in JavaScript share: the measurements, given a few functions of the
 * contestant's interface. Prints one line of JSON.
 *
 * @module
 */

/** The host whose first address does not answer, and the port of the server at its second. */
export const HOST = "two-addresses.test";
export const PORT = 8080;

/** Pending look-ups, rounds of each measurement, and seconds of the loop of sends. */
const LOOKUPS = 40;
const ROUNDS = 20;
const CONNECTS = 5;
const SECONDS = 3;
const TICK = 10;
/** Bytes of the file and of the message that are sent at once. */
const FILE = 8 << 20;
const MESSAGE = 1 << 20;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function spread(times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], max: sorted.at(-1) };
}

/** Measures from a datagram's send to its receipt, beside look-ups that nobody answers. */
async function lookups({ lookUp, datagrams }) {
  const { send, receive } = await datagrams();
  for (let i = 0; i < LOOKUPS; i++) {
    Promise.resolve(lookUp(`n${i}.host${i}.test`)).catch(() => {});
  }
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const received = receive();
    await pause(20);
    const begin = performance.now();
    await send();
    await received;
    times.push(performance.now() - begin);
  }
  return spread(times);
}

/** Measures how late a timer is beside a loop of sends. */
async function turns({ datagrams }) {
  const { send } = await datagrams();
  const late = [];
  let sent = 0, isOver = false;
  const sending = (async () => {
    for (; !isOver; sent++) await send();
  })();
  const begin = performance.now();
  while (performance.now() - begin < 1000 * SECONDS) {
    const due = performance.now() + TICK;
    await pause(TICK);
    late.push(performance.now() - due);
  }
  isOver = true;
  await sending;
  return { ...spread(late), rate: sent / SECONDS };
}

/** Measures round trips of the platform's own connection beside a loop of sends. */
async function neighbour({ datagrams }) {
  const { send } = await datagrams();
  const roundTrip = await connection();
  const times = [];
  let isOver = false;
  const sending = (async () => {
    while (!isOver) await send();
  })();
  const end = performance.now() + 1000 * SECONDS;
  while (performance.now() < end) {
    const begin = performance.now();
    await roundTrip();
    times.push(performance.now() - begin);
    await pause(TICK);
  }
  isOver = true;
  await sending;
  return spread(times);
}

/** Connects to an echo server in this program. Returns a function that sends and receives a message. */
async function connection() {
  const data = new Uint8Array(64), into = new Uint8Array(64);
  if (globalThis.Deno !== undefined) {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    (async () => {
      for await (const conn of listener) conn.readable.pipeTo(conn.writable);
    })();
    const conn = await Deno.connect({ hostname: "127.0.0.1", port: listener.addr.port });
    return async () => {
      await conn.write(data);
      await conn.read(into);
    };
  }
  const [{ createServer, connect }, { once }] = await Promise.all([
    import("node:net"),
    import("node:events"),
  ]);
  const server = createServer((conn) => conn.pipe(conn)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const conn = connect(server.address().port, "127.0.0.1");
  await once(conn, "connect");
  return () => {
    conn.write(data);
    return once(conn, "data");
  };
}

/** Measures a connect to a host whose first address does not answer. */
async function connects({ connect }) {
  const times = [];
  for (let i = 0; i < CONNECTS; i++) {
    const begin = performance.now();
    const close = await connect(HOST, PORT);
    times.push(performance.now() - begin);
    close();
  }
  return spread(times);
}

/** Says which functions of the program the error of a refused connect names. */
async function stack({ connect }) {
  async function inner() {
    await connect("127.0.0.1", 1);
  }
  async function outer() {
    await inner();
  }
  const { stack } = await outer().then(() => ({}), (error) => error);
  return {
    names: ["inner", "outer"].filter((name) =>
      stack?.includes(`at async ${name}`) ||
      stack?.includes(`at ${name}`)
    ),
  };
}

/** Counts the pieces in which a file and a message arrive that one connection sends at once. */
async function order({ sendBoth }) {
  const [{ createServer }, { once }, { rm, writeFile }, { tmpdir }] = await Promise.all([
    import("node:net"),
    import("node:events"),
    import("node:fs/promises"),
    import("node:os"),
  ]);
  const path = `${tmpdir()}/order-${crypto.randomUUID()}`;
  await writeFile(path, new Uint8Array(FILE));
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection");
  const sending = sendBoth(server.address().port, path, new Uint8Array(MESSAGE).fill(1));
  const [conn] = await accepted;
  let pieces = 0, length = 0, last;
  for await (const chunk of conn) {
    length += chunk.length;
    for (const byte of chunk) {
      if (byte !== last) pieces++;
      last = byte;
    }
  }
  await sending;
  await rm(path);
  if (length !== FILE + MESSAGE) throw new Error(`${length} bytes arrived`);
  return { pieces };
}

const measurements = { lookups, turns, neighbour, connects, stack, order };

/**
 * Makes the measurement that the first argument names, prints the result and ends the program.
 *
 * @param contestant `lookUp(name)`; `connect(host, port)`, whose promise gives a function that closes;
 *   `datagrams()`, whose promise gives `send()` and `receive()`; `sendBoth(port, path, message)`, which
 *   connects, sends a file and a message at once, and closes the connection.
 */
export async function run(contestant) {
  const { argv, exit } = await import("node:process");
  console.log(JSON.stringify(await measurements[argv[2]](contestant)));
  exit(0);
}
