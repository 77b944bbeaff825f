/**
 * A minimal sniffer: prints one packet of the public network interface. Windows only; it needs an
 * administrator.
 *
 *     deno run --allow-ffi examples/windows_sniffer.ts
 */
import { parseArgs } from "node:util";
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
} from "@libc/socket";
import { required, runProgram } from "./command_line.ts";

const USAGE = `windows_sniffer

Prints one packet of the public network interface. It needs Windows and an administrator.

  --help   print this text`;

await runProgram(USAGE, () => {
  parseArgs({ options: {} });
  const request = required(SIO_RCVALL, "SIO_RCVALL, which is Windows'; sniffer.ts is for Linux");

  // the address of the public network interface
  const host = gethostbynameSync(gethostname());

  // a raw socket bound to it
  using s = new Socket(AF_INET, SOCK_RAW, IPPROTO_IP);
  s.bind([host, 0]);

  // include the IP headers
  s.setsockopt(IPPROTO_IP, IP_HDRINCL, 1);

  // receive all packets, also those for other machines
  s.ioctl(request, required(RCVALL_ON, "RCVALL_ON"));
  try {
    console.log(s.recvfromSync(65565));
  } finally {
    s.ioctl(request, required(RCVALL_OFF, "RCVALL_OFF"));
  }
});
