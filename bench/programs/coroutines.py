"""CPython's `asyncio`: `coroutines.py WORKLOAD`. Servers and datagrams use protocols, its faster
form. Clients use a pair of streams."""

import asyncio
import gc
import resource

from measure import (
    BATCH,
    CONNECTIONS,
    FILE,
    MESSAGE,
    PIECE,
    PORT,
    measure_async,
    program,
)


async def ping_pong():
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)

    async def run(count):
        for _ in range(count):
            writer.write(MESSAGE)
            await reader.read(1024)

    await measure_async(run)


async def stream_send():
    _, writer = await asyncio.open_connection("127.0.0.1", PORT)

    async def run(count):
        for _ in range(count):
            writer.write(PIECE)
            await writer.drain()

    await measure_async(run)


async def stream_receive():
    reader, _ = await asyncio.open_connection("127.0.0.1", PORT)

    async def run(count):
        left = count * len(PIECE)
        while left > 0:
            left -= len(await reader.read(len(PIECE)))

    await measure_async(run)


async def sendfile():
    _, writer = await asyncio.open_connection("127.0.0.1", PORT)
    loop = asyncio.get_running_loop()

    async def run(count):
        for _ in range(count):
            with open(FILE, "rb") as file:
                await loop.sendfile(writer.transport, file)

    await measure_async(run)


class Datagrams(asyncio.DatagramProtocol):
    def __init__(self):
        self.left = 0
        self.done = None

    def datagram_received(self, data, address):
        self.left -= 1
        if self.left == 0:
            self.done.set_result(None)

    def expect(self, count):
        self.left = count
        self.done = asyncio.get_running_loop().create_future()
        return self.done


async def udp(batch_size=1):
    loop = asyncio.get_running_loop()
    here = ("127.0.0.1", 0)
    a, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=here)
    b, receiver = await loop.create_datagram_endpoint(Datagrams, local_addr=here)
    address = b.get_extra_info("sockname")

    async def run(count):
        for _ in range(count):
            done = receiver.expect(batch_size)
            for _ in range(batch_size):
                a.sendto(MESSAGE, address)
            await done

    await measure_async(run)


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


class Close(asyncio.Protocol):
    def connection_made(self, transport):
        transport.close()


async def serve(protocol):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def resident():
    gc.collect()
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


async def memory():
    loop = asyncio.get_running_loop()
    before = resident()
    left = CONNECTIONS

    def report():
        print((resident() - before) / CONNECTIONS, flush=True)

    class Counted(Echo):
        def connection_made(self, transport):
            nonlocal left
            super().connection_made(transport)
            left -= 1
            if left == 0:
                loop.call_later(0.3, report)

    await serve(Counted)


asyncio.run(
    program({
        "async-udp": udp,
        "async-udp-batch": lambda: udp(BATCH),
        "async-ping-pong": ping_pong,
        "async-stream-send": stream_send,
        "async-stream-receive": stream_receive,
        "async-sendfile": sendfile,
        "echo": lambda: serve(Echo),
        "accept": lambda: serve(Close),
        "memory": memory,
    })()
)
