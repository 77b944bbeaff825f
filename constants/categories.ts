/**
 * The categories of the constants in the documentation, by the beginnings of their names.
 *
 * @module
 */

/** The first row that matches a name decides. */
const CATEGORIES: readonly (readonly [category: string, names: RegExp])[] = [
  ["Constants: error numbers", /^(E[A-Z0-9]+$|WSA)/],
  [
    "Constants: families and protocols",
    /^(AF|PF|BTH?PROTO|ETH|ETHERTYPE|IPPORT|IPPROTO|LLC|SYSPROTO)_/,
  ],
  [
    "Constants: sockets and messages",
    /^(MSG|SCM|SD|SF|SHUT|SOCK)_|^(IOV_MAX|IPX_TYPE|SOMAXCONN|UNIX_PATH_MAX)/,
  ],
  ["Constants: names and addresses", /^(AI|EAI|HOST|INADDR|NETDB|NI|NO|TRY)_|^INET6?_/],
  ["Constants: TCP, UDP, SCTP and TLS", /^(DCCP|MPTCP|SCTP|TCP|TLS|UDP|UDPLITE)_/],
  [
    "Constants: interfaces, netlink and packets",
    /^(IFF|NETLINK|PACKET|RCVALL|RTMGRP|RTNLGRP|UTUN|XDP)_|^IF(ALIASZ|NAMSIZ|_NAMESIZE)/,
  ],
  [
    "Constants: CAN, Bluetooth, TIPC and other families",
    /^(ALG|BDADDR|BT|CAN|HCI|HV|HVSOCKET|J1939|L2CAP|RDS|RFCOMM|SCO|TIPC|VM|VMADDR)_|^VMADDR/,
  ],
  ["Constants: options", /^(ICMP6?|IP|IPV6|LOCAL|MCAST|SO|SOF|SOL)_/],
  ["Constants: requests of ioctl", /^(CTLIO|FIO|IOC|SIO)/],
  ["Constants: readiness and descriptors", /^(EPOLL|EV|EVFILT|FD|F|NOTE|O|POLL\w*)(_|$)|^POLL/],
];

/**
 * Returns the category of a constant.
 *
 * @throws {Error} If no row matches its name.
 */
export function categoryOf(name: string): string {
  const found = CATEGORIES.find(([, names]) => names.test(name));
  if (found === undefined) {
    throw new Error(`${name} has no category: add it to a row of categories.ts`);
  }
  return found[0];
}
