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

const measurements = { lookups, turns, connects, stack };

/**
 * Makes the measurement that the first argument names, prints the result and ends the program.
 *
 * @param contestant `lookUp(name)`; `connect(host, port)`, whose promise gives a function that closes;
 *   `datagrams()`, whose promise gives `send()` and `receive()`.
 */
export async function run(contestant) {
  const { argv, exit } = await import("node:process");
  console.log(JSON.stringify(await measurements[argv[2]](contestant)));
  exit(0);
}
