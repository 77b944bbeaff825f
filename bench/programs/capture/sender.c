/*
 * Sends frames of 200 bytes, UDP to port 9, over an interface: sender INTERFACE RATE SECONDS. RATE is in
 * packets a second; 0 is as fast as the kernel takes them. Prints the number of packets and the seconds.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { LENGTH = 200, MOST = 64 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  double rate = atof(argv[2]), seconds = atof(argv[3]);
  static unsigned char frame[LENGTH] = {
      2, 0, 0, 0, 0, 9, 2, 0, 0, 0, 0, 8, 8, 0,                   /* to nobody, IPv4 */
      0x45, 0, 0, 186, 0, 0, 0, 0, 64, 17, 0, 0,                  /* 186 bytes of UDP */
      192, 0, 2, 1, 192, 0, 2, 2, 0x30, 0x39, 0, 9, 0, 166, 0, 0, /* port 12345 to 9 */
  };
  unsigned sum = 0;
  for (int at = 14; at < 34; at += 2) sum += frame[at] << 8 | frame[at + 1];
  while (sum >> 16) sum = (sum & 0xffff) + (sum >> 16);
  frame[24] = ~sum >> 8;
  frame[25] = ~sum;
  int fd = socket(AF_PACKET, SOCK_RAW, 0);
  struct sockaddr_ll address = {
      .sll_family = AF_PACKET,
      .sll_ifindex = if_nametoindex(argv[1]),
  };
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) != 0) {
    perror("sender");
    return 1;
  }
  struct iovec part = {frame, LENGTH};
  struct mmsghdr messages[MOST];
  memset(messages, 0, sizeof messages);
  for (int i = 0; i < MOST; i++) {
    messages[i].msg_hdr.msg_iov = &part;
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  double begin = now(), elapsed;
  long sent = 0;
  while ((elapsed = now() - begin) < seconds) {
    long due = rate == 0 ? MOST : (long)(elapsed * rate) - sent;
    if (due <= 0) {
      struct timespec pause = {0, 20000};
      nanosleep(&pause, NULL);
      continue;
    }
    int count = sendmmsg(fd, messages, due < MOST ? due : MOST, 0);
    if (count < 0 && errno != ENOBUFS) {
      perror("sendmmsg");
      return 1;
    }
    if (count > 0) sent += count;
  }
  printf("%ld %f\n", sent, elapsed);
  return 0;
}
