/**
 * Asks time servers how far the clock of this machine is off (SNTP), and does not set it.
 *
 *     deno run --allow-ffi examples/ntp.ts pool.ntp.org time.example
 *
 * On Linux the kernel takes the times at which the query leaves and the answer arrives. The exit code is
 * 0 if a server has answered, 1 if none has, and 2 for an error.
 *
 * @module
 */
import { parseArgs } from "node:util";
import {
  type AF_INET,
  type AF_INET6,
  cmsg,
  CMSG_SPACE,
  type InetAddress,
  MSG_DONTWAIT,
  MSG_ERRQUEUE,
  options,
  Socket,
  SocketError,
  SOF_TIMESTAMPING_OPT_TSONLY,
  SOF_TIMESTAMPING_RX_SOFTWARE,
  SOF_TIMESTAMPING_SOFTWARE,
  SOF_TIMESTAMPING_TX_SOFTWARE,
  TimeoutError,
} from "@libc/socket";
import { decimal, interruption, print, runProgram, UsageError, whole } from "./command_line.ts";
import { Deadline } from "./internet/deadline.ts";
import { lookUp } from "./internet/look_up.ts";
import {
  decodeAnswer,
  encodeQuery,
  isSynchronized,
  type NtpAnswer,
  referenceText,
} from "./ntp/packet.ts";

const USAGE = `ntp [OPTION]... SERVER...

Asks time servers and prints how far the clock of this machine is off: positive if it
is slow. The clock is not changed.

  -p, --port NUMBER       the servers' port (123)
  -n, --samples NUMBER    how often to ask each server (4); the answer with the
                          shortest delay counts
  -i, --interval SECONDS  time between the questions (0.25)
      --timeout SECONDS   the longest wait for an answer (2)
      --json              prints a JSON object for each server
      --help              print this text

The exit code is 0 if a server has answered, 1 if none has, 2 after an error.`;

/** An answer, and what follows from its times. */
interface Sample {
  readonly answer: NtpAnswer;
  /** How far the clock of this machine is behind the server's, in seconds. */
  readonly offset: number;
  /** The time that the query and the answer were on their way, in seconds. */
  readonly delay: number;
  /** True if the kernel took the times. */
  readonly kernel: boolean;
}

/** The present time in nanoseconds since 1970, by the clock of the system. */
function now(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));
}

/** Room for the time stamps of a message: three `struct timespec`; and for an extended error. */
const controlSpace = () => CMSG_SPACE(48) + CMSG_SPACE(64);

type DatagramSocket = Socket<InetAddress, "datagram">;

/** Asks the kernel for the times of what is sent and received, where it can. */
function requestTimes(socket: DatagramSocket): void {
  const { SO_TIMESTAMPING } = options.SOL_SOCKET;
  if (SO_TIMESTAMPING === undefined) return;
  socket.setOption(
    SO_TIMESTAMPING,
    SOF_TIMESTAMPING_TX_SOFTWARE! | SOF_TIMESTAMPING_RX_SOFTWARE! | SOF_TIMESTAMPING_SOFTWARE! |
      SOF_TIMESTAMPING_OPT_TSONLY!,
  );
}

/** Returns the time at which the kernel sent the last datagram, if it has noted that. */
function departure(socket: DatagramSocket): bigint | undefined {
  if (options.SOL_SOCKET.SO_TIMESTAMPING === undefined) return undefined;
  try {
    const { ancillary } = socket.recvmsgSync(0, controlSpace(), MSG_ERRQUEUE! | MSG_DONTWAIT!);
    return cmsg.find(ancillary, "timestamps")?.software;
  } catch (error) {
    if (error instanceof SocketError && error.code === "EAGAIN") return undefined;
    throw error;
  }
}

/** Asks once. Returns `null` if no answer came in time. */
async function ask(
  socket: DatagramSocket,
  timeout: number,
  signal: AbortSignal,
): Promise<Sample | null> {
  const origin = crypto.getRandomValues(new BigUint64Array(1))[0]!;
  const begun = now(), deadline = new Deadline(timeout);
  await socket.send(encodeQuery(origin), { signal });
  let left = departure(socket);
  for (;;) {
    let received;
    try {
      deadline.limit(socket);
      received = await socket.recvmsg(2048, controlSpace(), { signal });
    } catch (error) {
      if (error instanceof TimeoutError) return null;
      throw error;
    }
    const ended = now();
    left ??= departure(socket);
    const answer = decodeAnswer(received.data);
    if (answer?.origin !== origin) continue; // late, or not from the server
    const arrived = cmsg.find(received.ancillary, "timestamps")?.software;
    const kernel = left !== undefined && arrived !== undefined;
    const [t1, t4] = kernel ? [left!, arrived!] : [begun, ended];
    const there = answer.received - t1, back = answer.sent - t4;
    const offset = Number(there + back) / 2e9, delay = Number(there - back) / 1e9;
    return { answer, offset, delay, kernel };
  }
}

/** What is printed about a server. */
interface Result {
  readonly server: string;
  readonly address?: string;
  readonly best?: Sample;
  readonly reason?: string;
}

/**
 * The least delay of a possible answer, in seconds. A server cannot take longer than the whole exchange, but its
 * clock may advance in steps.
 */
const LEAST_DELAY = -0.001;

/** Asks a server several times. */
async function askServer(
  server: string,
  how: { port: number; samples: number; interval: number; timeout: number; signal: AbortSignal },
): Promise<Result> {
  const { port, samples, interval, timeout, signal } = how;
  let address: string | undefined;
  let best: Sample | undefined;
  try {
    const [family, type, proto, , to] = await lookUp(server, port, { signal });
    address = (to as InetAddress)[0];
    using socket = new Socket(
      family as typeof AF_INET | typeof AF_INET6,
      type,
      proto,
    ) as DatagramSocket;
    requestTimes(socket);
    await socket.connect(to as InetAddress);
    for (let i = 0; i < samples; i++) {
      if (i > 0) await pause(interval, signal);
      const sample = await ask(socket, timeout, signal);
      if (sample === null) continue;
      if (sample.answer.stratum === 0) { // a "kiss of death": do not ask again
        return { server, address, reason: `refused: ${referenceText(sample.answer)}` };
      }
      if (sample.delay < LEAST_DELAY) continue;
      if (best === undefined || sample.delay < best.delay) best = sample;
    }
    return best === undefined
      ? { server, address, reason: "no answer" }
      : { server, address, best };
  } catch (error) {
    if (!(error instanceof SocketError)) throw error;
    if (best !== undefined) return { server, address: address!, best };
    return { server, ...address === undefined ? {} : { address }, reason: error.message };
  }
}

/** Waits for seconds, or until the signal aborts. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** Returns the fields of a result, for JSON. */
function fieldsOf({ server, address, best, reason }: Result) {
  if (best === undefined) return { server, address, error: reason };
  const { answer, offset, delay, kernel } = best;
  const { stratum, rootDelay, rootDispersion } = answer;
  const reference = referenceText(answer), synchronized = isSynchronized(answer);
  return {
    ...{ server, address, offset, delay, stratum, reference, synchronized },
    ...{ rootDelay, rootDispersion, clock: kernel ? "kernel" : "process" },
  };
}

const signed = (seconds: number) => `${seconds < 0 ? "" : "+"}${seconds.toFixed(6)} s`;

function lineOf({ server, address, best, reason }: Result): string {
  const name = address === undefined || address === server ? server : `${server} (${address})`;
  if (best === undefined) return `${name}: ${reason}`;
  const { answer, offset, delay } = best;
  const { stratum, rootDelay, rootDispersion } = answer;
  // The true offset differs by at most the half of the way there and back, to the reference clock.
  const error = (delay + rootDelay) / 2 + rootDispersion;
  const note = isSynchronized(answer) ? "" : ", not synchronised";
  return `${name}: offset ${signed(offset)} +/- ${error.toFixed(6)}, ` +
    `delay ${delay.toFixed(6)} s, stratum ${stratum} (${referenceText(answer)})${note}`;
}

await runProgram(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", short: "p", default: "123" },
      samples: { type: "string", short: "n", default: "4" },
      interval: { type: "string", short: "i", default: "0.25" },
      timeout: { type: "string", default: "2" },
      json: { type: "boolean", default: false },
    },
  });
  if (positionals.length === 0) throw new UsageError("expected a server");
  const how = {
    port: whole("port", values.port, 1, 65535),
    samples: whole("samples", values.samples, 1, 1000),
    interval: decimal("interval", values.interval, 0, 3600),
    timeout: decimal("timeout", values.timeout, 0.001, 3600),
    signal: interruption().signal,
  };
  const results = await Promise.all(positionals.map(async (server) => {
    const result = await askServer(server, how);
    print(values.json ? JSON.stringify(fieldsOf(result)) : lineOf(result));
    return result;
  }));
  return results.some(({ best }) => best !== undefined) ? 0 : 1;
});
