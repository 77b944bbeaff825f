// Compares examples/arp.ts with arping and with what the kernel finds. The tests are in
// arp_network.ts, which runs in a network namespace with a bridge to three others:
//
//     here, br0 02:00:00:00:00:10 192.0.2.2, 198.51.100.2
//     $HOSTS-1, v1 02:00:00:00:00:01 192.0.2.1
//     $HOSTS-2, v1 02:00:00:00:00:02 192.0.2.9, 192.0.2.30, 198.51.100.9
//     $HOSTS-3, v1 02:00:00:00:00:03 192.0.2.9 again, 198.51.100.2 again

import { assertEquals, assertMatch } from "@std/assert";
import { testInNamespaces, vethInterfaces } from "../helpers/namespaces.ts";
import { fastStarts, test } from "../helpers/support.ts";
import { runUtility } from "./utilities.ts";

/** Sets the network up. The names of the other namespaces disappear with the mounts of this one. */
const SETUP = `
mount -t tmpfs run /run
mkdir /run/netns
export HOSTS=arp-$$
ip link set lo up
ip link add br0 address 02:00:00:00:00:10 type bridge
ip address add 192.0.2.2/27 dev br0
ip address add 198.51.100.2/28 dev br0
ip link set br0 up
echo 50 >/proc/sys/net/ipv4/neigh/br0/retrans_time_ms
host() {
  ip netns add $HOSTS-$1
  ip link add p$1 type veth peer name v1 address 02:00:00:00:00:0$1 netns $HOSTS-$1
  ip link set p$1 master br0 up
  for address in $2; do ip -n $HOSTS-$1 address add $address dev v1; done
  ip -n $HOSTS-$1 link set v1 up
}
host 1 192.0.2.1/27
host 2 "192.0.2.9/27 192.0.2.30/27 198.51.100.9/28"
host 3 "192.0.2.9/27 198.51.100.2/28"`;

test("arp in a network of its own", [vethInterfaces()], async () => {
  const url = import.meta.resolve("./arp_network.ts");
  console.log(await testInNamespaces(url, ["--net", "--mount"], SETUP));
});

test("arp: errors are one line", [fastStarts()], async () => {
  const wrong = await Promise.all([
    runUtility("arp"),
    runUtility("arp", "none0"),
    runUtility("arp", "--requests", "0", "none0"),
    runUtility("arp", "--source", "fe80::1", "none0"),
  ]);
  for (const { code, stdout, stderr } of wrong) {
    assertEquals([code, stdout], [2, ""], stderr);
    assertMatch(stderr, /^arp: .+\n$/);
  }
  assertMatch(wrong[3]!.stderr, /^arp: --source fe80::1: expected an IPv4 address/);
});
