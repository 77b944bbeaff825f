/* The peer of every contestant, so that only the contestants differ: `peer MODE`.
 *
 * Server modes print their port: `echo`, `sink` and `source` serve one connection after another,
 * `pulse` serves one control connection and others.
 * Client modes connect to BENCH_PORT: `load` and `connect` print a rate, `hold` waits to be killed.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE 64
#define PIECE (64 * 1024)
#define SPIN 0.005 /* seconds without progress before it sleeps */
#define WINDOW 64 /* connections begun before the first answer is awaited */

static void check(int good, const char *what) {
  if (good) return;
  perror(what);
  exit(1);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static double setting(const char *name) {
  const char *value = getenv(name);
  check(value != NULL, name);
  return atof(value);
}

static int listen_loopback(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  check(fd >= 0, "socket");
  check(bind(fd, (void *)&address, length) == 0, "bind");
  check(listen(fd, 4096) == 0, "listen");
  check(getsockname(fd, (void *)&address, &length) == 0, "getsockname");
  printf("%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return fd;
}

/* Accepts a connection without pacing: BBR, the default of some systems, would pace it by an estimate
 * that differs by a factor of three from second to second. */
static int accept_unpaced(int server) {
  int fd = accept(server, NULL, NULL), on = 1;
  check(fd >= 0, "accept");
  check(setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, "reno", 4) == 0, "reno");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

/* Makes the socket of a connection. Its index chooses one of eight source addresses, since one has too
 * few ports. Closing it sends a reset, which leaves nothing in TIME_WAIT. */
static int outgoing(int index) {
  struct sockaddr_in source = {.sin_family = AF_INET,
                               .sin_addr.s_addr = htonl(INADDR_LOOPBACK + index % 8)};
  struct linger reset = {.l_onoff = 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  check(fd >= 0, "socket");
  setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  check(bind(fd, (void *)&source, sizeof source) == 0, "bind");
  return fd;
}

static int connect_contestant(int fd) {
  static struct sockaddr_in peer = {.sin_family = AF_INET};
  peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  peer.sin_port = htons((int)setting("BENCH_PORT"));
  return connect(fd, (void *)&peer, sizeof peer);
}

/* True if a call that returned n is to be retried. Spins in place of sleeping as long as there is
 * progress: to wake a sleeping program takes longer than the transfer itself, and the time differs from
 * second to second. Without progress it sleeps, since another contestant has its turn. */
static int retry(ssize_t n, int fd, short events) {
  static double since;
  if (n >= 0 || errno != EAGAIN) return since = 0;
  if (since == 0) since = now();
  if (now() - since < SPIN) return sched_yield() == 0;
  struct pollfd wanted = {fd, events, 0};
  return poll(&wanted, 1, -1) == 1;
}

static ssize_t receive(int fd, void *data, size_t size, int flags) {
  ssize_t n;
  do n = recv(fd, data, size, flags | MSG_DONTWAIT);
  while (retry(n, fd, POLLIN));
  return n;
}

static void echo(int fd) {
  char buffer[PIECE];
  for (ssize_t n; (n = receive(fd, buffer, sizeof buffer, 0)) > 0;)
    if (send(fd, buffer, n, MSG_NOSIGNAL) < 0) return;
}

/* Discards without copying, so that only the sender is measured. */
static void sink(int fd) {
  while (receive(fd, NULL, 16 * PIECE, MSG_TRUNC) > 0) continue;
}

static void source(int fd) {
  static char data[PIECE];
  ssize_t n;
  do n = send(fd, data, sizeof data, MSG_NOSIGNAL | MSG_DONTWAIT);
  while (n > 0 || retry(n, fd, POLLOUT));
}

static void serve(void (*connection)(int)) {
  for (int server = listen_loopback();;) {
    int fd = accept_unpaced(server);
    connection(fd);
    close(fd);
  }
}

/* For each byte on the first connection, sends one on each of the others, BENCH_WAIT s later. */
static void pulse(void) {
  useconds_t wait = setting("BENCH_WAIT") * 1e6;
  int server = listen_loopback(), count = setting("BENCH_CONNECTIONS");
  int control = accept_unpaced(server), *fds = calloc(count, sizeof *fds);
  for (int i = 0; i < count; i++) fds[i] = accept_unpaced(server);
  for (char byte; recv(control, &byte, 1, 0) == 1;) {
    if (wait > 0) usleep(wait);
    for (int i = 0; i < count; i++) check(send(fds[i], &byte, 1, MSG_NOSIGNAL) == 1, "send");
  }
}

/* Makes connections, each of which has had its first message echoed. */
static int *connections(int count) {
  int *fds = calloc(count, sizeof *fds);
  char buffer[MESSAGE] = {0};
  for (int first = 0; first < count; first += WINDOW) {
    int last = first + WINDOW < count ? first + WINDOW : count;
    for (int i = first; i < last; i++) {
      fds[i] = outgoing(i);
      check(connect_contestant(fds[i]) == 0, "connect");
      check(send(fds[i], buffer, MESSAGE, MSG_NOSIGNAL) == MESSAGE, "send");
    }
    for (int i = first; i < last; i++)
      check(recv(fds[i], buffer, MESSAGE, MSG_WAITALL) == MESSAGE, "recv");
  }
  return fds;
}

/* Prints round trips per second over BENCH_BUSY of the connections, a message in flight on each. */
static void load(void) {
  int count = setting("BENCH_CONNECTIONS"), busy = setting("BENCH_BUSY");
  double seconds = setting("BENCH_SECONDS"), start = 0;
  int *fds = connections(count), *missing = calloc(busy, sizeof *missing);
  char buffer[MESSAGE] = {0};
  int epoll = epoll_create1(0);
  for (int i = 0; i < busy; i++) {
    int index = (long)i * count / busy; /* spread evenly among the idle ones */
    fds[i] = fds[index];
    struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, fds[i], &event) == 0, "epoll_ctl");
    missing[i] = MESSAGE;
    check(send(fds[i], buffer, MESSAGE, MSG_NOSIGNAL) == MESSAGE, "send");
  }
  double begun = now();
  for (long trips = 0;;) {
    struct epoll_event events[256];
    int ready = epoll_wait(epoll, events, 256, 5000);
    check(ready > 0, "no answer");
    for (int e = 0; e < ready; e++) {
      int i = events[e].data.u32;
      ssize_t n = recv(fds[i], buffer, missing[i], MSG_DONTWAIT);
      check(n > 0, "recv");
      missing[i] -= n;
      if (missing[i] > 0) continue;
      missing[i] = MESSAGE;
      trips++;
      check(send(fds[i], buffer, MESSAGE, MSG_NOSIGNAL) == MESSAGE, "send");
    }
    double t = now();
    if (start == 0) {
      if (t - begun > seconds / 2) start = t, trips = 0;
    } else if (t - start >= seconds) {
      printf("%f\n", trips / (t - start));
      return;
    }
  }
}

/* Prints connections per second that the server accepts and closes. It stops the server until
 * BENCH_BUSY connections are waiting: to make a connection costs more than to accept it, and would be
 * most of the measured time. */
static void connector(void) {
  double seconds = setting("BENCH_SECONDS"), begun = now(), spent = 0, rate = 0;
  pid_t server = setting("BENCH_PID");
  int count = setting("BENCH_BUSY"), *fds = calloc(count, sizeof *fds);
  for (long closed = 0; now() - begun < 4 * seconds;) {
    check(kill(server, SIGSTOP) == 0, "kill");
    usleep(1000); /* lets it stop */
    for (int i = 0; i < count; i++) {
      fds[i] = outgoing(i);
      check(connect_contestant(fds[i]) == 0, "connect");
    }
    double start = now(), end = 0;
    check(kill(server, SIGCONT) == 0, "kill");
    /* Waits for the last one first, so that the server does not wake this program for each. */
    for (int i = count - 1; i >= 0; i--) {
      char byte;
      if (recv(fds[i], &byte, 1, i == count - 1 ? 0 : MSG_DONTWAIT) < 0) {
        check(errno == EAGAIN, "recv");
        check(recv(fds[i], &byte, 1, 0) == 0, "recv");
        end = 0;
      }
      if (end == 0) end = now();
    }
    for (int i = 0; i < count; i++) close(fds[i]);
    if (now() - begun < seconds) continue; /* warm-up */
    spent += end - start;
    closed += count;
    rate = closed / spent;
  }
  printf("%f\n", rate);
}

int main(int argc, char **argv) {
  const char *mode = argc > 1 ? argv[1] : "";
  alarm(120); /* in case nobody ends it */
  if (!strcmp(mode, "echo")) serve(echo);
  else if (!strcmp(mode, "sink")) serve(sink);
  else if (!strcmp(mode, "source")) serve(source);
  else if (!strcmp(mode, "pulse")) pulse();
  else if (!strcmp(mode, "load")) load();
  else if (!strcmp(mode, "connect")) connector();
  else if (!strcmp(mode, "hold")) connections(setting("BENCH_CONNECTIONS")), pause();
  else return fprintf(stderr, "no such mode: %s\n", mode), 2;
  return 0;
}
