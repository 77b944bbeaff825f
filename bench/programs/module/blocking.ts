/**
 * The blocking half of this module.
 *
 * @module
 */
import {
  AF_INET,
  AF_INET6,
  AF_UNIX,
  Batch,
  createConnectionSync,
  getaddrinfoSync,
  inet_pton,
  SOCK_DGRAM,
  SOCK_STREAM,
  Socket,
  socketpair,
} from "@libc/socket";
import { BATCH, file, measure, message, piece, port } from "../measure.mjs";

/** Two sockets that receive datagrams. */
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

export function udpBatch() {
  const { a, b, address } = datagramSockets();
  const out = new Batch(a, BATCH, 1024);
  const batch = new Batch(b, BATCH, 1024);
  return measure((count) => {
    for (let n = 0; n < count; n++) {
      for (let i = 0; i < BATCH; i++) out.put(i, message, address);
      a.sendmmsgSync(out);
      for (let left = BATCH; left > 0;) {
        const received = b.recvmmsgSync(batch);
        for (let i = 0; i < received; i++) {
          batch.data(i);
          batch.address(i);
        }
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
