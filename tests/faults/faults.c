/*
 * Calls that fail or fall short, as the kernel may let them.
 *
 * With PRELOAD defined, this is the library for LD_PRELOAD: it opens the other one in the place of libc.
 * Deno's own calls do not pass through either, since Deno was linked against libc itself; dlsym(3) finds
 * every other function of libc in the dependencies of the library.
 *
 * The environment variable FAULTS holds the seed, the kinds as bits, and how many calls of 1000 get one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef PRELOAD

void *dlopen(const char *name, int flags) {
  static void *(*real)(const char *, int);
  if (real == NULL) real = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
  if (name == NULL || strcmp(name, "libc.so.6") != 0) return real(name, flags);
  /* The module closes libc after each function that it binds: libc itself is never unloaded. */
  return real(getenv("FAULTS_LIBRARY"), flags | RTLD_NODELETE);
}

#else

enum kind { EINTR_, EAGAIN_, SHORT, NOBUFS, NOMEM, NOFILE, RESET, SPURIOUS, OF_ACCEPT, KINDS };

static uint64_t seed;
static unsigned kinds, rate;
static _Atomic uint64_t calls;
static _Atomic uint32_t counts[KINDS];
static atomic_int enabled;

/* Whether faults are made at all: 1 or 0. */
void faults_enable(int value) {
  if (seed == 0) {
    unsigned long first = 1;
    const char *text = getenv("FAULTS");
    if (text != NULL) sscanf(text, "%lu %u %u", &first, &kinds, &rate);
    seed = first * 0x9e3779b97f4a7c15 + 1;
  }
  atomic_store(&enabled, value);
}

/* How many faults of a kind were made. */
uint32_t faults_count(uint32_t kind) { return kind < KINDS ? atomic_load(&counts[kind]) : 0; }

static uint64_t draw(void) {
  uint64_t x = seed + atomic_fetch_add(&calls, 1) * 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

static int strikes(enum kind kind) {
  if (!atomic_load(&enabled) || !(kinds >> kind & 1) || draw() % 1000 >= rate) return 0;
  atomic_fetch_add(&counts[kind], 1);
  return 1;
}

static int fails(enum kind kind, int error) {
  if (!strikes(kind)) return 0;
  errno = error;
  return 1;
}

#define REAL(name)                                                              \
  static __typeof__(name) *real;                                                \
  if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int nonblocking(int fd, int flags) {
  return flags & MSG_DONTWAIT || fcntl(fd, F_GETFL) & O_NONBLOCK;
}

static int is_stream(int fd) {
  int type = 0;
  socklen_t length = sizeof type;
  return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0 && type == SOCK_STREAM;
}

/* The errors of any transfer, before anything was transferred. */
static int transfer_fails(int fd, int flags) {
  if (fails(EINTR_, EINTR)) return 1;
  if (fails(NOBUFS, ENOBUFS) || fails(NOMEM, ENOMEM) || fails(RESET, ECONNRESET)) return 1;
  return nonblocking(fd, flags) && fails(EAGAIN_, EAGAIN);
}

/* A shorter length, which a stream may return. */
static size_t shorter(int fd, size_t length, int flags) {
  if (length < 2 || flags & (MSG_WAITALL | MSG_OOB) || !is_stream(fd) || !strikes(SHORT)) return length;
  return 1 + draw() % (length - 1);
}

long syscall(long number, ...) {
  REAL(syscall);
  va_list list;
  va_start(list, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  if (number == SYS_recvfrom || number == SYS_sendto) {
    int fd = (int)a[0], flags = (int)a[3];
    if (transfer_fails(fd, flags)) return -1;
    a[2] = (long)shorter(fd, (size_t)a[2], flags);
  }
  if (number == SYS_io_uring_enter) {
    /* The kernel takes fewer calls than it is given if it has no memory for the rest. */
    if (fails(EINTR_, EINTR) || fails(NOMEM, EAGAIN)) return -1;
    if (a[1] > 0 && strikes(SHORT)) a[1] = a[2] = (long)(draw() % (uint64_t)a[1]);
  }
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

ssize_t recvfrom(int fd, void *buffer, size_t length, int flags, struct sockaddr *address,
                 socklen_t *size) {
  REAL(recvfrom);
  if (transfer_fails(fd, flags)) return -1;
  return real(fd, buffer, shorter(fd, length, flags), flags, address, size);
}

ssize_t sendto(int fd, const void *data, size_t length, int flags, const struct sockaddr *address,
               socklen_t size) {
  REAL(sendto);
  if (transfer_fails(fd, flags)) return -1;
  return real(fd, data, shorter(fd, length, flags), flags, address, size);
}

ssize_t recvmsg(int fd, struct msghdr *message, int flags) {
  REAL(recvmsg);
  return transfer_fails(fd, flags) ? -1 : real(fd, message, flags);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  if (transfer_fails(fd, flags)) return -1;
  struct msghdr first = *message;
  if (first.msg_iovlen > 1 && is_stream(fd) && strikes(SHORT)) first.msg_iovlen = 1;
  return real(fd, &first, flags);
}

int recvmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags, struct timespec *timeout) {
  REAL(recvmmsg);
  if (transfer_fails(fd, flags)) return -1;
  if (count > 1 && strikes(SHORT)) count = 1 + (unsigned)(draw() % (count - 1));
  return real(fd, messages, count, flags, timeout);
}

int sendmmsg(int fd, struct mmsghdr *messages, unsigned count, int flags) {
  REAL(sendmmsg);
  if (transfer_fails(fd, flags)) return -1;
  if (count > 1 && strikes(SHORT)) count = 1 + (unsigned)(draw() % (count - 1));
  return real(fd, messages, count, flags);
}

ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
  REAL(sendfile);
  if (transfer_fails(out, 0)) return -1;
  return real(out, in, offset, shorter(out, count, 0));
}

static int accept_fails(int fd) {
  static const int errors[] = {ECONNABORTED, EPROTO, EHOSTUNREACH, ENETDOWN, EPERM};
  if (fails(EINTR_, EINTR) || fails(NOFILE, EMFILE) || fails(NOBUFS, ENOBUFS)) return 1;
  if (fails(OF_ACCEPT, errors[draw() % (sizeof errors / sizeof *errors)])) return 1;
  return nonblocking(fd, 0) && fails(EAGAIN_, EAGAIN);
}

int accept4(int fd, struct sockaddr *address, socklen_t *size, int flags) {
  REAL(accept4);
  return accept_fails(fd) ? -1 : real(fd, address, size, flags);
}

int connect(int fd, const struct sockaddr *address, socklen_t size) {
  REAL(connect);
  int result = real(fd, address, size);
  /* A connect that is interrupted goes on. */
  if (result < 0 && errno == EINPROGRESS && strikes(EINTR_)) errno = EINTR;
  return result;
}

int close(int fd) {
  REAL(close);
  int result = real(fd);
  if (result == 0 && fails(EINTR_, EINTR)) return -1; /* Linux has closed it all the same. */
  return result;
}

static int no_descriptor(void) {
  return fails(NOFILE, EMFILE) || fails(NOFILE, ENFILE) || fails(NOMEM, ENOMEM);
}

int socket(int family, int type, int protocol) {
  REAL(socket);
  return no_descriptor() ? -1 : real(family, type, protocol);
}

int socketpair(int family, int type, int protocol, int pair[2]) {
  REAL(socketpair);
  return no_descriptor() ? -1 : real(family, type, protocol, pair);
}

int epoll_create1(int flags) {
  REAL(epoll_create1);
  return no_descriptor() ? -1 : real(flags);
}

int eventfd(unsigned value, int flags);
int eventfd(unsigned value, int flags) {
  REAL(eventfd);
  return no_descriptor() ? -1 : real(value, flags);
}

int epoll_ctl(int epoll, int operation, int fd, struct epoll_event *event) {
  REAL(epoll_ctl);
  if (operation == EPOLL_CTL_ADD && fails(NOMEM, ENOMEM)) return -1;
  return real(epoll, operation, fd, event);
}

static _Thread_local struct epoll_event last;

int epoll_wait(int epoll, struct epoll_event *events, int most, int timeout) {
  REAL(epoll_wait);
  if (timeout != 0 && fails(EINTR_, EINTR)) return -1;
  if (timeout != 0 && strikes(SPURIOUS)) timeout = 1; /* wakes for nothing */
  int count = real(epoll, events, most, timeout);
  for (int i = 0; i < count; i++) {
    if (events[i].data.fd != 0) last = events[i];
    if (strikes(SPURIOUS)) events[i].events |= EPOLLIN | EPOLLOUT;
  }
  /* Reports what was ready before, and need not be any more. */
  if (count == 0 && last.events != 0 && strikes(SPURIOUS)) events[count++] = last;
  return count;
}

int poll(struct pollfd *set, nfds_t length, int timeout) {
  REAL(poll);
  if (fails(EINTR_, EINTR)) return -1;
  if (length == 1 && set[0].fd >= 0 && set[0].events == POLLIN && strikes(SPURIOUS)) {
    set[0].revents = POLLIN;
    return 1;
  }
  return real(set, length, timeout);
}

#endif
