// Runs the recipes that need a network: own_network.ts, in network namespaces of its own.
//
//     here, v0 192.0.2.2 ----- 192.0.2.1    the peer
//     here, v1 198.51.100.2 -- 198.51.100.1 the peer, 203.0.113.1 -- 203.0.113.2 the target
//
// The link to the target passes packets of at most 1400 bytes.

import { hasIPv6 } from "@libc/socket";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { type Need, test, tool } from "../helpers/support.ts";

/** The names of the namespaces contain the process id, and disappear with the mounts of the process. */
const SETUP = `
mkdir -p /run/netns
mount -t tmpfs netns /run/netns
export PEER=recipes-peer-$$ TARGET=recipes-target-$$
ip netns add $PEER
ip netns add $TARGET
ip link set lo up
ip link add v0 type veth peer name p0 netns $PEER
ip link add v1 type veth peer name p1 netns $PEER
ip -n $PEER link add p2 type veth peer name t0 netns $TARGET
for end in ". v0 192.0.2.2 2001:db8:1::2" "$PEER p0 192.0.2.1 2001:db8:1::1" \\
  ". v1 198.51.100.2 2001:db8:2::2" "$PEER p1 198.51.100.1 2001:db8:2::1" \\
  "$PEER p2 203.0.113.1 2001:db8:3::1" "$TARGET t0 203.0.113.2 2001:db8:3::2"; do
  set -- $end "$@"
  in="ip"; [ $1 = . ] || in="ip -n $1"
  $in link set $2 addrgenmode none
  $in address add $3/24 brd + dev $2
  $in address add $4/64 nodad dev $2
  $in link set $2 up
  $in link set lo up
  shift 4
done
ip address add 192.0.2.22/24 dev v0
ip -6 address add 2001:db8:1::22/64 nodad dev v0
ip -n $PEER link set p2 mtu 1400
ip netns exec $PEER sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
ip route add 203.0.113.0/24 via 198.51.100.1
ip -n $TARGET route add default via 203.0.113.1
echo "0 2147483647" >/proc/sys/net/ipv4/ping_group_range`;

const ipv6: Need = hasIPv6 ? null : "no IPv6";

test("recipes in a network of their own", [
  vethInterfaces(),
  ipv6,
  tool("python3"),
  tool("setpriv"),
], async () => {
  const url = import.meta.resolve("./own_network.ts");
  console.log(await testInNamespaces(url, ["--net", "--mount"], SETUP));
});
