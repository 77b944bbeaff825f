// Emulates two Bluetooth controllers in range of each other, with the driver hci_vhci. Implements
// the HCI commands that the kernel needs for data connections, and prints a line when both
// controllers are ready. It is a separate program, because the tests block.

const libc = Deno.dlopen("libc.so.6", {
  open: { parameters: ["buffer", "i32"], result: "i32" },
  poll: { parameters: ["buffer", "u64", "i32"], result: "i32" },
  read: { parameters: ["i32", "buffer", "usize"], result: "isize" },
  write: { parameters: ["i32", "buffer", "usize"], result: "isize" },
}).symbols;
const O_RDWR = 2, POLLIN = 1;

// Packet types, the first byte of each packet
const COMMAND = 1, DATA = 2, EVENT = 4, VENDOR = 0xff;

// Commands
const CREATE_CONNECTION = 0x0405,
  DISCONNECT = 0x0406,
  ACCEPT_CONNECTION = 0x0409,
  REMOTE_NAME = 0x0419,
  REMOTE_FEATURES = 0x041b,
  LOCAL_VERSION = 0x1001,
  LOCAL_FEATURES = 0x1003,
  BUFFER_SIZE = 0x1005,
  LOCAL_ADDRESS = 0x1009;

// Events
const CONNECTION_COMPLETE = 0x03,
  CONNECTION_REQUEST = 0x04,
  DISCONNECTION_COMPLETE = 0x05,
  REMOTE_NAME_COMPLETE = 0x07,
  REMOTE_FEATURES_COMPLETE = 0x0b,
  COMMAND_COMPLETE = 0x0e,
  COMMAND_STATUS = 0x0f,
  COMPLETED_PACKETS = 0x13;

/** The lengths of results after the status byte; the results are all zeros. */
const RESULT_LENGTHS: Readonly<Record<number, number>> = {
  0x0c14: 248, // local name
  0x0c23: 3, // class of device
  0x0c25: 2, // voice setting
  0x0c38: 1, // number of access codes
  0x0c39: 4, // access codes
};

const FEATURES = [0x03, 0, 0, 0, 0, 0, 0, 0]; // packets of three and five slots
const VERSION = [1, 0, 0, 1, 0, 0, 0, 0]; // 1.1: pairing by PIN alone
const ACL = 1;

const low = (value: number) => value & 0xff, high = (value: number) => value >> 8;

class Controller {
  readonly fd = libc.open(new TextEncoder().encode("/dev/vhci\0"), O_RDWR);
  readonly address: number[];
  peer!: Controller;
  /** The handle of the connection with the peer, 0 for none. */
  handle = 0;

  constructor(address: number[]) {
    if (this.fd < 0) throw new Error("cannot open /dev/vhci");
    this.address = address;
    this.#write(VENDOR, 0);
  }

  #write(...bytes: number[]): void {
    libc.write(this.fd, Uint8Array.from(bytes), BigInt(bytes.length));
  }

  #event(code: number, ...parameters: number[]): void {
    this.#write(EVENT, code, parameters.length, ...parameters);
  }

  #commandComplete(opcode: number, ...parameters: number[]): void {
    this.#event(COMMAND_COMPLETE, 1, low(opcode), high(opcode), 0, ...parameters);
  }

  #commandStatus(opcode: number): void {
    this.#event(COMMAND_STATUS, 0, 1, low(opcode), high(opcode));
  }

  /** Reads and handles one packet from the kernel. */
  serve(): void {
    const buffer = new Uint8Array(2048);
    const length = Number(libc.read(this.fd, buffer, 2048n));
    const [kind, a, b] = buffer as unknown as [number, number, number];
    if (kind === COMMAND) this.#command(b << 8 | a, [...buffer.subarray(4, length)]);
    if (kind === DATA) {
      this.peer.#write(...buffer.subarray(0, length));
      this.#event(COMPLETED_PACKETS, 1, low(this.handle), high(this.handle), 1, 0);
    }
  }

  #command(opcode: number, parameters: number[]): void {
    const { peer } = this;
    const handle = [low(this.handle), high(this.handle)];
    switch (opcode) {
      case LOCAL_VERSION:
        return this.#commandComplete(opcode, ...VERSION);
      case LOCAL_FEATURES:
        return this.#commandComplete(opcode, ...FEATURES);
      case BUFFER_SIZE: // eight packets of 1021 bytes
        return this.#commandComplete(opcode, low(1021), high(1021), 0, 8, 0, 0, 0);
      case LOCAL_ADDRESS:
        return this.#commandComplete(opcode, ...this.address);
      case CREATE_CONNECTION:
        this.#commandStatus(opcode);
        return peer.#event(CONNECTION_REQUEST, ...this.address, 0, 0, 0, ACL);
      case ACCEPT_CONNECTION:
        this.#commandStatus(opcode);
        this.#connect();
        return peer.#connect();
      case REMOTE_FEATURES:
        this.#commandStatus(opcode);
        return this.#event(REMOTE_FEATURES_COMPLETE, 0, ...handle, ...FEATURES);
      case REMOTE_NAME:
        this.#commandStatus(opcode);
        return this.#event(REMOTE_NAME_COMPLETE, 0, ...peer.address, ...Array(248).fill(0));
      case DISCONNECT:
        this.#commandStatus(opcode);
        this.#disconnect(0x16); // terminated by the local host
        return peer.#disconnect(parameters[2]!);
      default:
        return this.#commandComplete(opcode, ...Array(RESULT_LENGTHS[opcode] ?? 0).fill(0));
    }
  }

  #connect(): void {
    this.handle = 42;
    this.#event(CONNECTION_COMPLETE, 0, this.handle, 0, ...this.peer.address, ACL, 0);
  }

  #disconnect(reason: number): void {
    if (this.handle !== 0) this.#event(DISCONNECTION_COMPLETE, 0, this.handle, 0, reason);
    this.handle = 0;
  }
}

const controllers = [new Controller([1, 0, 0, 1, 0xaa, 0]), new Controller([2, 0, 0, 1, 0xaa, 0])];
const [first, second] = controllers as [Controller, Controller];
first.peer = second;
second.peer = first;
console.log("ready");

const polled = new DataView(new ArrayBuffer(16)); // two struct pollfd
controllers.forEach(({ fd }, i) => {
  polled.setInt32(8 * i, fd, true);
  polled.setInt16(8 * i + 4, POLLIN, true);
});
for (;;) {
  libc.poll(new Uint8Array(polled.buffer), 2n, -1);
  controllers.forEach((controller, i) => {
    if (polled.getInt16(8 * i + 6, true) !== 0) controller.serve();
  });
}
