/**
 * A minimal sniffer: prints one packet of the public network interface. Windows only; it needs an
 * administrator.
 *
 *     deno run --allow-ffi examples/windows_sniffer.ts
 */
import {
  AF_INET,
  gethostbynameSync,
  gethostname,
  IP_HDRINCL,
  IPPROTO_IP,
  RCVALL_OFF,
  RCVALL_ON,
  SIO_RCVALL,
  SOCK_RAW,
  Socket,
  SocketError,
} from "@libc/socket";

/** Prints an error and exits. */
function fail(message: string): never {
  console.error(message);
  Deno.exit(1);
}

if (SIO_RCVALL === undefined || RCVALL_ON === undefined || RCVALL_OFF === undefined) {
  fail("this system has no SIO_RCVALL, which is Windows'; sniffer.ts is for Linux");
}

try {
  // the address of the public network interface
  const host = gethostbynameSync(gethostname());

  // a raw socket bound to it
  using s = new Socket(AF_INET, SOCK_RAW, IPPROTO_IP);
  s.bind([host, 0]);

  // include the IP headers
  s.setsockopt(IPPROTO_IP, IP_HDRINCL, 1);

  // receive all packets, also those for other machines
  s.ioctl(SIO_RCVALL, RCVALL_ON);
  try {
    console.log(s.recvfromSync(65565));
  } finally {
    s.ioctl(SIO_RCVALL, RCVALL_OFF);
  }
} catch (error) {
  if (!(error instanceof SocketError)) throw error;
  fail(error.code === "EACCES" ? `${error.message}; this is for administrators` : error.message);
}
