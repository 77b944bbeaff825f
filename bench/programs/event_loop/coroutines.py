"""CPython's `asyncio`: `coroutines.py MEASUREMENT`. See measure.mjs."""

import asyncio
import json
import os
import socket
import sys
import tempfile
import threading
import traceback
from time import perf_counter

HOST, PORT = "two-addresses.test", 8080
FILE, MESSAGE = 8 << 20, 1 << 20
LOOKUPS, ROUNDS, CONNECTS, SECONDS, TICK = 40, 20, 5, 3, 0.01
DATA = bytes(64)


def spread(times):
    times = sorted(times)
    return {"median": times[len(times) // 2] * 1000, "max": times[-1] * 1000}


class Receiver(asyncio.DatagramProtocol):
    def __init__(self):
        self.received = None

    def datagram_received(self, data, address):
        if self.received and not self.received.done():
            self.received.set_result(data)


async def datagrams():
    loop = asyncio.get_running_loop()
    transport, receiver = await loop.create_datagram_endpoint(Receiver, ("127.0.0.1", 0))
    address = transport.get_extra_info("sockname")
    sender, _ = await loop.create_datagram_endpoint(
        asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0)
    )
    return sender, address, receiver


async def lookups():
    loop = asyncio.get_running_loop()
    sender, address, receiver = await datagrams()
    tasks = [
        asyncio.ensure_future(loop.getaddrinfo(f"n{i}.host{i}.test", 80)) for i in range(LOOKUPS)
    ]
    times = []
    for _ in range(ROUNDS):
        receiver.received = loop.create_future()
        await asyncio.sleep(0.02)
        begin = perf_counter()
        sender.sendto(DATA, address)
        await receiver.received
        times.append(perf_counter() - begin)
    del tasks
    return spread(times)


async def turns():
    sender, address, _ = await datagrams()
    late, is_over, sent = [], False, 0

    async def sending():
        nonlocal sent
        while not is_over:
            sender.sendto(DATA, address)
            await asyncio.sleep(0)  # sendto is no coroutine
            sent += 1

    task = asyncio.ensure_future(sending())
    begin = perf_counter()
    while perf_counter() - begin < SECONDS:
        due = perf_counter() + TICK
        await asyncio.sleep(TICK)
        late.append(perf_counter() - due)
    is_over = True
    await task
    return {**spread(late), "rate": sent / SECONDS}


async def neighbour():
    sender, address, _ = await datagrams()

    async def echo(reader, writer):
        while data := await reader.read(64):
            writer.write(data)

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    times, is_over = [], False

    async def sending():
        while not is_over:
            sender.sendto(DATA, address)
            await asyncio.sleep(0)

    task = asyncio.ensure_future(sending())
    end = perf_counter() + SECONDS
    while perf_counter() < end:
        begin = perf_counter()
        writer.write(DATA)
        await reader.read(64)
        times.append(perf_counter() - begin)
        await asyncio.sleep(TICK)
    is_over = True
    await task
    return spread(times)


async def connects():
    times = []
    for _ in range(CONNECTS):
        begin = perf_counter()
        _, writer = await asyncio.open_connection(HOST, PORT, happy_eyeballs_delay=0.25)
        times.append(perf_counter() - begin)
        writer.close()
    return spread(times)


async def stack():
    async def inner():
        await asyncio.open_connection("127.0.0.1", 1)

    async def outer():
        await inner()

    try:
        await outer()
    except OSError:
        text = traceback.format_exc()
    return {"names": [name for name in ("inner", "outer") if f"in {name}" in text]}


def count_pieces(listener, result):
    conn, _ = listener.accept()
    pieces, length, last = 0, 0, None
    while chunk := conn.recv(1 << 20):
        length += len(chunk)
        for byte in chunk:
            if byte != last:
                pieces += 1
            last = byte
    assert length == FILE + MESSAGE, f"{length} bytes arrived"
    result.append(pieces)


async def order():
    loop = asyncio.get_running_loop()
    result = []
    with socket.create_server(("127.0.0.1", 0)) as listener, tempfile.TemporaryFile() as file:
        file.truncate(FILE)
        counting = threading.Thread(target=count_pieces, args=(listener, result))
        counting.start()
        with socket.socket() as conn:
            conn.setblocking(False)
            await loop.sock_connect(conn, listener.getsockname())
            await asyncio.gather(
                loop.sock_sendfile(conn, file), loop.sock_sendall(conn, b"\1" * MESSAGE)
            )
        counting.join()
    return {"pieces": result[0]}


async def main():
    measurements = {
        "lookups": lookups,
        "turns": turns,
        "neighbour": neighbour,
        "connects": connects,
        "stack": stack,
        "order": order,
    }
    print(json.dumps(await measurements[sys.argv[1]]()), flush=True)
    os._exit(0)  # look-ups are pending


asyncio.run(main())
