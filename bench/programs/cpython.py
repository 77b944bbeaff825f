"""CPython's `socket`: `cpython.py WORKLOAD`."""

import socket

from measure import BATCH, FILE, MESSAGE, PIECE, PORT, measure, program


def unix_datagram():
    a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)

    def run(count):
        for _ in range(count):
            a.send(MESSAGE)
            b.recv(1024)

    measure(run)


def unix_datagram_into():
    a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    buffer = bytearray(1024)

    def run(count):
        for _ in range(count):
            a.send(MESSAGE)
            b.recv_into(buffer)

    measure(run)


def datagram_sockets():
    a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    a.bind(("127.0.0.1", 0))
    b.bind(("127.0.0.1", 0))
    return a, b, b.getsockname()


def udp():
    a, b, address = datagram_sockets()

    def run(count):
        for _ in range(count):
            a.sendto(MESSAGE, address)
            b.recvfrom(1024)

    measure(run)


def udp_batch():
    a, b, address = datagram_sockets()

    def run(count):
        for _ in range(count):
            for _ in range(BATCH):
                a.sendto(MESSAGE, address)
            for _ in range(BATCH):
                b.recvfrom(1024)

    measure(run)


def ping_pong(timeout=None):
    conn = socket.create_connection(("127.0.0.1", PORT))
    conn.settimeout(timeout)

    def run(count):
        for _ in range(count):
            conn.sendall(MESSAGE)
            conn.recv(1024)

    measure(run)


def stream_send():
    conn = socket.create_connection(("127.0.0.1", PORT))

    def run(count):
        for _ in range(count):
            conn.sendall(PIECE)

    measure(run)


def stream_receive():
    conn = socket.create_connection(("127.0.0.1", PORT))
    buffer = bytearray(len(PIECE))

    def run(count):
        left = count * len(PIECE)
        while left > 0:
            left -= conn.recv_into(buffer)

    measure(run)


def stream_receive_new():
    conn = socket.create_connection(("127.0.0.1", PORT))

    def run(count):
        left = count * len(PIECE)
        while left > 0:
            left -= len(conn.recv(len(PIECE)))

    measure(run)


def sendfile():
    conn = socket.create_connection(("127.0.0.1", PORT))

    def run(count):
        for _ in range(count):
            with open(FILE, "rb") as file:
                conn.sendfile(file)

    measure(run)


def resolve():
    def run(count):
        for _ in range(count):
            socket.getaddrinfo("127.0.0.1", 80, 0, socket.SOCK_STREAM)

    measure(run)


def parse():
    def run(count):
        for _ in range(count):
            socket.inet_pton(socket.AF_INET, "192.0.2.1")
            socket.inet_pton(socket.AF_INET6, "2001:db8::1")

    measure(run)


def accept():
    server = socket.create_server(("127.0.0.1", 0), backlog=4096)
    print(server.getsockname()[1], flush=True)
    while True:
        conn, _ = server.accept()
        conn.close()


program({
    "unix-datagram": unix_datagram,
    "unix-datagram-into": unix_datagram_into,
    "udp": udp,
    "udp-batch": udp_batch,
    "ping-pong": ping_pong,
    "ping-pong-timeout": lambda: ping_pong(5),
    "stream-send": stream_send,
    "stream-receive": stream_receive,
    "stream-receive-new": stream_receive_new,
    "sendfile": sendfile,
    "getaddrinfo": resolve,
    "inet_pton": parse,
    "accept": accept,
})()
