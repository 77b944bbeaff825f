/* The contestant that calls the system directly: `bare WORKLOAD`. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE 64
#define PIECE (64 * 1024)
#define BATCH 32
#define WARM_UP 5 /* in turns */

static int a, b; /* both ends, or the only one */
static struct sockaddr_in address;
static char data[PIECE], buffer[PIECE];

static void check(int good, const char *what) {
  if (good) return;
  perror(what);
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

static double timed(void (*run)(long), long n) {
  double begin = now();
  run(n);
  return now() - begin;
}

/* Warms up, prints the number of operations of a turn, and then prints, for each turn, the ns of one
 * operation; `run(n)` runs n of them. */
static void measure(void (*run)(long)) {
  double ns = atof(getenv("BENCH_SECONDS")) * 1e9, elapsed;
  long n = 1;
  while ((elapsed = timed(run, n)) < ns * WARM_UP) n *= 2;
  n = n * ns / elapsed;
  if (n < 1) n = 1;
  printf("%ld\n", n);
  fflush(stdout);
  while (getchar() != EOF) {
    printf("%f\n", timed(run, n) / n);
    fflush(stdout);
  }
}

static void bind_loopback(int fd) {
  socklen_t length = sizeof address;
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  check(bind(fd, (void *)&address, length) == 0, "bind");
  check(getsockname(fd, (void *)&address, &length) == 0, "getsockname");
}

static void udp_pair(void) {
  a = socket(AF_INET, SOCK_DGRAM, 0);
  b = socket(AF_INET, SOCK_DGRAM, 0);
  bind_loopback(a);
  address.sin_port = 0;
  bind_loopback(b);
}

static void connect_peer(void) {
  a = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(atoi(getenv("BENCH_PORT")));
  check(connect(a, (void *)&address, sizeof address) == 0, "connect");
}

static int listen_loopback(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind_loopback(fd);
  check(listen(fd, 4096) == 0, "listen");
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

static void unix_datagram(long n) {
  while (n--) {
    check(send(a, data, MESSAGE, 0) == MESSAGE, "send");
    check(recv(b, buffer, 1024, 0) == MESSAGE, "recv");
  }
}

static void udp(long n) {
  while (n--) {
    struct sockaddr_in from;
    socklen_t length = sizeof from;
    char text[INET_ADDRSTRLEN];
    check(sendto(a, data, MESSAGE, 0, (void *)&address, sizeof address) == MESSAGE, "sendto");
    check(recvfrom(b, buffer, 1024, 0, (void *)&from, &length) == MESSAGE, "recvfrom");
    check(inet_ntop(AF_INET, &from.sin_addr, text, sizeof text) && ntohs(from.sin_port), "from");
  }
}

static void udp_batch(long n) {
  static struct mmsghdr out[BATCH], in[BATCH];
  static struct iovec sent[BATCH], received[BATCH];
  static struct sockaddr_in from[BATCH];
  static char room[BATCH][1024], copy[BATCH][MESSAGE];
  while (n--) {
    for (int i = 0; i < BATCH; i++) {
      memcpy(copy[i], data, MESSAGE);
      sent[i] = (struct iovec){copy[i], MESSAGE};
      received[i] = (struct iovec){room[i], sizeof room[i]};
      out[i].msg_hdr = (struct msghdr){
          .msg_name = &address, .msg_namelen = sizeof address, .msg_iov = &sent[i], .msg_iovlen = 1};
      in[i].msg_hdr = (struct msghdr){.msg_name = &from[i],
                                      .msg_namelen = sizeof from[i],
                                      .msg_iov = &received[i],
                                      .msg_iovlen = 1};
    }
    check(sendmmsg(a, out, BATCH, 0) == BATCH, "sendmmsg");
    check(recvmmsg(b, in, BATCH, MSG_WAITFORONE, NULL) == BATCH, "recvmmsg");
    for (int i = 0; i < BATCH; i++) {
      char text[INET_ADDRSTRLEN];
      check(inet_ntop(AF_INET, &from[i].sin_addr, text, sizeof text) != NULL, "from");
    }
  }
}

static void ping_pong(long n) {
  while (n--) {
    check(send(a, data, MESSAGE, 0) == MESSAGE, "send");
    check(recv(a, buffer, 1024, 0) == MESSAGE, "recv");
  }
}

static void stream_send(long n) {
  for (long left = n * PIECE; left > 0;) {
    ssize_t sent = send(a, data, left < PIECE ? left : PIECE, 0);
    check(sent > 0, "send");
    left -= sent;
  }
}

static void stream_receive(long n) {
  for (long left = n * PIECE; left > 0;) {
    ssize_t length = recv(a, buffer, PIECE, 0);
    check(length > 0, "recv");
    left -= length;
  }
}

static void send_file(long n) {
  while (n--) {
    int file = open(getenv("BENCH_FILE"), O_RDONLY);
    struct stat about;
    check(fstat(file, &about) == 0, "fstat");
    for (off_t offset = 0; offset < about.st_size;)
      check(sendfile(a, file, &offset, 1 << 30) > 0, "sendfile");
    close(file);
  }
}

static void resolve(long n) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found;
  while (n--) {
    check(getaddrinfo("127.0.0.1", "80", &hints, &found) == 0, "getaddrinfo");
    freeaddrinfo(found);
  }
}

static void parse(long n) {
  while (n--) {
    check(inet_pton(AF_INET, "192.0.2.1", buffer) == 1, "inet_pton");
    check(inet_pton(AF_INET6, "2001:db8::1", buffer) == 1, "inet_pton");
  }
}

static void echo_server(void) {
  int server = listen_loopback(), epoll = epoll_create1(0);
  struct epoll_event events[256], event = {.events = EPOLLIN, .data.fd = server};
  check(epoll_ctl(epoll, EPOLL_CTL_ADD, server, &event) == 0, "epoll_ctl");
  for (;;) {
    int ready = epoll_wait(epoll, events, 256, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == server) {
        event.data.fd = accept(server, NULL, NULL);
        check(epoll_ctl(epoll, EPOLL_CTL_ADD, event.data.fd, &event) == 0, "epoll_ctl");
        continue;
      }
      ssize_t length = recv(fd, buffer, 1024, 0);
      if (length <= 0) close(fd);
      else check(send(fd, buffer, length, MSG_NOSIGNAL) == length, "send");
    }
  }
}

static void accept_server(void) {
  for (int server = listen_loopback();;) {
    int fd = accept(server, NULL, NULL);
    check(fd >= 0, "accept");
    close(fd);
  }
}

int main(int argc, char **argv) {
  const char *workload = argc > 1 ? argv[1] : "";
  int pair[2];
  alarm(120); /* in case nobody ends it */
  memset(data, 'a', sizeof data); /* unwritten memory would be a single shared page */
  if (!strcmp(workload, "unix-datagram") || !strcmp(workload, "unix-datagram-into")) {
    check(socketpair(AF_UNIX, SOCK_DGRAM, 0, pair) == 0, "socketpair");
    a = pair[0], b = pair[1];
    measure(unix_datagram);
  } else if (!strcmp(workload, "udp")) udp_pair(), measure(udp);
  else if (!strcmp(workload, "udp-batch")) udp_pair(), measure(udp_batch);
  else if (!strcmp(workload, "ping-pong")) connect_peer(), measure(ping_pong);
  else if (!strcmp(workload, "stream-send")) connect_peer(), measure(stream_send);
  else if (!strcmp(workload, "stream-receive")) connect_peer(), measure(stream_receive);
  else if (!strcmp(workload, "sendfile")) connect_peer(), measure(send_file);
  else if (!strcmp(workload, "getaddrinfo")) measure(resolve);
  else if (!strcmp(workload, "inet_pton")) measure(parse);
  else if (!strcmp(workload, "echo")) echo_server();
  else if (!strcmp(workload, "accept")) accept_server();
  else return fprintf(stderr, "no such workload: %s\n", workload), 2;
  return 0;
}
