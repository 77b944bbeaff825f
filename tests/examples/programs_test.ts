// Compares the network programs of examples/ with the system's. The tests are in own_programs.ts,
// which runs in a network namespace with a router to another one:
//
//     here, v0 192.0.2.2 -- 192.0.2.1 router 198.51.100.1 -- 198.51.100.2 target

import { hasIPv6 } from "@libc/socket";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { type Need, test } from "../helpers/support.ts";

/**
 * Sets the network up. The names of the other namespaces contain the process id, and disappear with
 * its mounts. The router quickly reports absent hosts of the target's network, and drops packets to
 * 203.0.113.0/24.
 */
const SETUP = `
mkdir -p /run/netns
mount -t tmpfs netns /run/netns
router=programs-router-$$ target=programs-target-$$
ip netns add $router
ip netns add $target
ip link set lo up
echo "0 0" >/proc/sys/net/ipv4/ping_group_range
ip link add v0 address 02:00:00:00:00:01 type veth peer name r0 netns $router
ip -n $router link add r1 type veth peer name t0 netns $target
for end in ". v0 192.0.2.2 2001:db8:1::2 fe80::2" "$router r0 192.0.2.1 2001:db8:1::1 fe80::1" \\
  "$router r1 198.51.100.1 2001:db8:2::1 fe80::1" \\
  "$target t0 198.51.100.2 2001:db8:2::2 fe80::2"; do
  set -- $end "$@"
  in="ip"; [ $1 = . ] || in="ip -n $1"
  $in link set $2 addrgenmode none
  $in address add $3/24 brd + dev $2
  $in address add $4/64 nodad dev $2
  $in address add $5/64 nodad dev $2
  $in link set $2 up
  $in link set lo up
  shift 5
done
for namespace in $router $target; do
  ip netns exec $namespace sh -c 'cd /proc/sys/net
    echo 1 >ipv4/ip_forward
    echo 1 >ipv6/conf/all/forwarding
    echo 0 >ipv4/icmp_ratelimit
    echo 0 >ipv6/icmp/ratelimit'
done
ip netns exec $router sh -c 'cd /proc/sys/net/ipv4/neigh/r1
  echo 1 >mcast_solicit
  echo 50 >retrans_time_ms'
ip -n $router route add blackhole 203.0.113.0/24
ip route add default via 192.0.2.1
ip -6 route add default via 2001:db8:1::1
ip -n $target route add default via 198.51.100.1
ip -n $target -6 route add default via 2001:db8:2::1`;

const ipv6: Need = hasIPv6 ? null : "no IPv6";

test(
  "ping, traceroute and netlink in a network of their own",
  [vethInterfaces(), ipv6],
  async () => {
    const url = import.meta.resolve("./own_programs.ts");
    console.log(await testInNamespaces(url, ["--net", "--mount"], SETUP));
  },
);
