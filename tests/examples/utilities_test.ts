// The network utilities of examples/ that need an interface of their own. The tests are in
// utilities_network.ts, which runs in a network namespace with a link to another one:
//
//     here, v0 02:00:00:00:00:10, 192.0.2.2 -- 192.0.2.1, v1 02:00:00:00:00:11, the namespace $PEER

import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { test, tool } from "../helpers/support.ts";

/** Sets the network up. The name of the other namespace disappears with the mounts of this one. */
const SETUP = `
mount -t tmpfs run /run
mkdir /run/netns /run/avahi-daemon
export PEER=utilities-peer-$$
ip netns add $PEER
ip link set lo up
ip link add v0 address 02:00:00:00:00:10 type veth peer name v1 address 02:00:00:00:00:11 netns $PEER
ip -n $PEER link set lo up
ip -n $PEER address add 192.0.2.1/24 brd + dev v1
ip -n $PEER link set v1 up
ip address add 192.0.2.2/24 brd + dev v0
ip link set v0 up`;

test(
  "wol, dhcp, ssdp, mdns and mcast in a network of their own",
  [vethInterfaces(), tool("tshark")],
  async () => {
    const url = import.meta.resolve("./utilities_network.ts");
    console.log(await testInNamespaces(url, ["--net", "--mount"], SETUP));
  },
);
