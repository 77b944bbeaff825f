/**
 * This module, used as its README teaches: `main.ts WORKLOAD`.
 *
 * @module
 */
import { main } from "../measure.mjs";
import * as asynchronous from "./asynchronous.ts";
import * as blocking from "./blocking.ts";
import * as endings from "./endings.ts";
import * as servers from "./servers.ts";

await main({
  "unix-datagram": blocking.unixDatagram,
  "unix-datagram-into": blocking.unixDatagramInto,
  "udp": blocking.udp,
  "udp-batch": () => blocking.udpBatch({}),
  "udp-batch-segments": () => blocking.udpBatch({ segment: true }),
  "ping-pong": blocking.pingPong,
  "ping-pong-timeout": blocking.pingPongTimeout,
  "stream-send": blocking.streamSend,
  "stream-receive": blocking.streamReceive,
  "stream-receive-new": blocking.streamReceiveNew,
  "sendfile": blocking.sendfile,
  "getaddrinfo": blocking.resolve,
  "inet_pton": blocking.parse,
  "async-udp": asynchronous.udp,
  "timer": asynchronous.timer,
  "async-udp-batch": () => asynchronous.udpBatch({}),
  "async-udp-batch-segments": () => asynchronous.udpBatch({ segment: true }),
  "async-ping-pong": asynchronous.pingPong,
  "async-stream-send": asynchronous.streamSend,
  "async-stream-receive": asynchronous.streamReceive,
  "async-sendfile": asynchronous.sendfile,
  "echo": servers.echo,
  "memory": servers.memory,
  "accept": servers.accept,
  "completed-signal": endings.completedWithSignal,
  "completed-timeout": endings.completedWithTimeout,
  "aborted": endings.aborted,
  "timed-out": endings.timedOut,
});
