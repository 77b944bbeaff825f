/**
 * The blocking operations of this module.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  Batch,
  type BatchOptions,
  createConnectionSync,
  getaddrinfoSync,
  inet_pton,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  socketpair,
} from "@libc/socket";
import { BATCH, file, measure, message, piece, port } from "../measure.mjs";

/** Makes two datagram sockets. Returns them with the address of the second. */
export function datagramSockets() {
  const a = new Socket(AF_INET, SOCK_DGRAM);
  const b = new Socket(AF_INET, SOCK_DGRAM);
  a.bind(["127.0.0.1", 0]);
  b.bind(["127.0.0.1", 0]);
  return { a, b, address: b.getsockname() };
}

export function unixDatagram() {
  const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      a.sendSync(message);
      b.recvSync(1024);
    }
  });
}

export function unixDatagramInto() {
  const [a, b] = socketpair(AF_UNIX, SOCK_DGRAM);
  const buffer = new Uint8Array(1024);
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      a.sendSync(message);
      b.recvIntoSync(buffer);
    }
  });
}

export function udp() {
  const { a, b, address } = datagramSockets();
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      a.sendtoSync(message, address);
      b.recvfromSync(1024);
    }
  });
}

/** Makes two datagram sockets, with a batch of messages to send and one to receive into. */
export function datagramBatches(options: BatchOptions) {
  const { a, b, address } = datagramSockets();
  const outgoing = new Batch(a, BATCH, 1024, options);
  const incoming = new Batch(b, BATCH, 1024);
  return {
    a,
    b,
    outgoing,
    incoming,
    /** Writes a message to every place of the outgoing batch. */
    fill() {
      for (let i = 0; i < BATCH; i++) outgoing.put(i, message, address);
    },
    /** Reads the data and the sender of each received message. */
    read(received: number) {
      for (let i = 0; i < received; i++) {
        incoming.data(i);
        incoming.address(i);
      }
    },
  };
}

export function udpBatch(options: BatchOptions) {
  const { a, b, outgoing, incoming, fill, read } = datagramBatches(options);
  return measure((count) => {
    for (let n = 0; n < count; n++) {
      fill();
      a.sendmmsgSync(outgoing);
      for (let left = BATCH; left > 0;) {
        const received = b.recvmmsgSync(incoming);
        read(received);
        left -= received;
      }
    }
  });
}

export function pingPong() {
  const conn = createConnectionSync(["127.0.0.1", port]);
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      conn.sendallSync(message);
      conn.recvSync(1024);
    }
  });
}

export function pingPongTimeout() {
  const conn = createConnectionSync(["127.0.0.1", port]);
  conn.settimeout(5);
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      conn.sendallSync(message);
      conn.recvSync(1024);
    }
  });
}

export function streamSend() {
  const conn = createConnectionSync(["127.0.0.1", port]);
  return measure((count) => {
    for (let i = 0; i < count; i++) conn.sendallSync(piece);
  });
}

export function streamReceive() {
  const conn = createConnectionSync(["127.0.0.1", port]);
  const buffer = new Uint8Array(piece.length);
  return measure((count) => {
    for (let left = count * piece.length; left > 0;) left -= conn.recvIntoSync(buffer);
  });
}

export function streamReceiveNew() {
  const conn = createConnectionSync(["127.0.0.1", port]);
  return measure((count) => {
    for (let left = count * piece.length; left > 0;) left -= conn.recvSync(piece.length).length;
  });
}

export function sendfile() {
  const conn = createConnectionSync(["127.0.0.1", port]);
  return measure((count) => {
    for (let i = 0; i < count; i++) conn.sendfileSync(file);
  });
}

export function resolve() {
  return measure((count) => {
    for (let i = 0; i < count; i++) getaddrinfoSync("127.0.0.1", 80, 0, SOCK_STREAM);
  });
}

export function parse() {
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      inet_pton(AF_INET, "192.0.2.1");
      inet_pton(AF_INET6, "2001:db8::1");
    }
  });
}
