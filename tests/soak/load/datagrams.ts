/**
 * Load: 10,000,000 datagrams, in batches and one by one, in both forms. None may be lost, doubled or
 * changed: no more are in flight than the receive buffer holds.
 *
 * @module
 */
import { AF_INET, Batch, type InetAddress, SOCK_DGRAM, Socket } from "@libc/socket";
import { Random } from "../../helpers/random.ts";
import { type Bounds, type Figures, Lateness } from "./measure.ts";

const DATAGRAMS = 10_000_000;
/** Datagrams in flight. The smallest default receive buffer holds more. */
const AT_ONCE = 32;
const LARGEST = 512;

type Datagrams = Socket<InetAddress, "datagram">;

function bound(): Datagrams {
  const socket = new Socket(AF_INET, SOCK_DGRAM);
  socket.bind(["127.0.0.1", 0]);
  return socket;
}

/** Writes the number of a datagram, and fills the rest with it. */
function write(into: Uint8Array, number: number): void {
  into.fill(number & 0xff);
  new DataView(into.buffer, into.byteOffset).setUint32(0, number);
}

function check(data: Uint8Array, number: number, length: number): void {
  if (data.length !== length) {
    throw new Error(`datagram ${number}: ${data.length} of ${length} bytes`);
  }
  const found = new DataView(data.buffer, data.byteOffset).getUint32(0);
  if (found !== number) throw new Error(`datagram ${found} came, not ${number}`);
  if (length > 4 && data[length - 1] !== (number & 0xff)) {
    throw new Error(`datagram ${number} ends with ${data[length - 1]}`);
  }
}

/** Runs the part: sends 10,000,000 datagrams, or as many as fit into the time. */
export async function run({ seconds, seed }: Bounds): Promise<Figures> {
  const random = new Random(seed);
  const deadline = performance.now() + seconds * 1000;
  using sender = bound();
  using receiver = bound();
  const address = receiver.getsockname();
  const out = new Batch(sender, AT_ONCE, LARGEST, { segment: random.below(2) === 0 });
  const into = new Batch(receiver, AT_ONCE, LARGEST);
  const memory = new Uint8Array(LARGEST);
  const lengths = new Int32Array(AT_ONCE);
  const lateness = new Lateness();
  let count = 0, bytes = 0, batches = 0, single = 0;

  /** Sends a batch and receives it, in the blocking or the asynchronous form. */
  const batch = async (form: "Sync" | ""): Promise<void> => {
    const length = 4 + random.below(LARGEST - 3);
    for (let i = 0; i < AT_ONCE; i++) {
      lengths[i] = length;
      write(memory.subarray(0, length), count + i);
      out.put(i, memory.subarray(0, length), address);
    }
    for (let first = 0; first < AT_ONCE;) {
      first += form === "Sync"
        ? sender.sendmmsgSync(out, { first })
        : await sender.sendmmsg(out, { first });
    }
    for (let received = 0; received < AT_ONCE;) {
      const some = form === "Sync" ? receiver.recvmmsgSync(into) : await receiver.recvmmsg(into);
      for (let i = 0; i < some; i++) check(into.data(i), count + received + i, length);
      received += some;
    }
    batches++;
    count += AT_ONCE;
    bytes += AT_ONCE * length;
  };

  /** Sends and receives as many datagrams one by one. */
  const oneByOne = async (form: "Sync" | ""): Promise<void> => {
    for (let i = 0; i < AT_ONCE; i++) {
      const length = 4 + random.below(LARGEST - 3);
      lengths[i] = length;
      const data = memory.subarray(0, length);
      write(data, count + i);
      if (form === "Sync") sender.sendtoSync(data, address);
      else await sender.sendto(data, address);
      bytes += length;
    }
    for (let i = 0; i < AT_ONCE; i++) {
      const [data] = form === "Sync"
        ? receiver.recvfromSync(LARGEST)
        : await receiver.recvfrom(LARGEST);
      check(data, count + i, lengths[i]!);
    }
    single += AT_ONCE;
    count += AT_ONCE;
  };

  for (let round = 0; count < DATAGRAMS; round++) {
    if (performance.now() >= deadline) break;
    const form = random.below(4) === 0 ? "" : "Sync";
    if (random.below(10) === 0) await oneByOne(form);
    else await batch(form);
    // The blocking form gives nobody a turn by itself.
    if (round % 64 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  return { count, batches, "one by one": single, bytes, "lateness in ms": lateness.stop() };
}
