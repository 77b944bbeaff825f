/*
 * Counts the packets of an interface in a ring of blocks (TPACKET_V3), until SIGINT: ring INTERFACE. The
 * ring has the size of openCapture's. Prints the numbers of packets counted, received and dropped.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>

static volatile sig_atomic_t is_ended;

static void end(int number) {
  (void)number;
  is_ended = 1;
}

static void check(int is_right, const char *what) {
  if (is_right) return;
  perror(what);
  exit(1);
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  struct sigaction action = {.sa_handler = end};
  sigaction(SIGINT, &action, NULL);
  /* udp port 9, as the other programs: IPv4, UDP, to port 9 behind a header of 20 bytes */
  struct sock_filter code[] = {
      {0x28, 0, 0, 12}, {0x15, 0, 5, 0x800}, {0x30, 0, 0, 23},    {0x15, 0, 3, 17},
      {0x28, 0, 0, 36}, {0x15, 0, 1, 9},     {0x06, 0, 0, 262144}, {0x06, 0, 0, 0},
  };
  struct sock_fprog program = {8, code};
  int fd = socket(AF_PACKET, SOCK_RAW, 0), version = TPACKET_V3;
  check(fd >= 0, "socket");
  check(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0, "filter");
  check(setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof version) == 0, "version");
  struct tpacket_req3 ring = {
      .tp_block_size = 1 << 19,
      .tp_block_nr = 16,
      .tp_frame_size = 2048,
      .tp_frame_nr = (1 << 19) / 2048 * 16,
      .tp_retire_blk_tov = 20,
  };
  check(setsockopt(fd, SOL_PACKET, PACKET_RX_RING, &ring, sizeof ring) == 0, "ring");
  char *memory = mmap(NULL, (size_t)16 << 19, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  check(memory != MAP_FAILED, "mmap");
  struct sockaddr_ll address = {
      .sll_family = AF_PACKET,
      .sll_protocol = htons(ETH_P_ALL),
      .sll_ifindex = if_nametoindex(argv[1]),
  };
  check(bind(fd, (struct sockaddr *)&address, sizeof address) == 0, "bind");
  fprintf(stderr, "listening\n");
  long count = 0;
  for (int i = 0; !is_ended; i = (i + 1) % 16) {
    struct tpacket_block_desc *block = (void *)(memory + ((size_t)i << 19));
    while (!(__atomic_load_n(&block->hdr.bh1.block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER)) {
      struct pollfd entry = {fd, POLLIN, 0};
      if (is_ended) break;
      poll(&entry, 1, -1);
    }
    if (is_ended) break;
    count += block->hdr.bh1.num_pkts;
    __atomic_store_n(&block->hdr.bh1.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
  }
  struct tpacket_stats_v3 statistics;
  socklen_t length = sizeof statistics;
  check(getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, &statistics, &length) == 0, "statistics");
  fprintf(stderr, "%ld packets, %u received and %u dropped\n", count, statistics.tp_packets,
          statistics.tp_drops);
  return 0;
}
