"""What the contestants in Python share: how they measure, and what they are told."""

import os
import signal
import sys
from time import perf_counter

MESSAGE = b"a" * 64
PIECE = b"a" * 65536
BATCH = 32

SECONDS = float(os.environ.get("BENCH_SECONDS", "0"))
PORT = int(os.environ.get("BENCH_PORT", "0"))
CONNECTIONS = int(os.environ.get("BENCH_CONNECTIONS", "0"))
FILE = os.environ.get("BENCH_FILE", "")

signal.alarm(120)  # if it is forgotten, it ends by itself


def measure(run):
    """Prints the ns of one operation; `run` does as many as it is told."""
    count = 1
    while True:
        begin = perf_counter()
        run(count)
        elapsed = perf_counter() - begin
        if elapsed >= SECONDS / 2:
            break
        count *= 2
    count = max(1, round(count * SECONDS / elapsed))
    begin = perf_counter()
    run(count)
    print((perf_counter() - begin) * 1e9 / count)


async def measure_async(run):
    """The same, where `run` is a coroutine."""
    count = 1
    while True:
        begin = perf_counter()
        await run(count)
        elapsed = perf_counter() - begin
        if elapsed >= SECONDS / 2:
            break
        count *= 2
    count = max(1, round(count * SECONDS / elapsed))
    begin = perf_counter()
    await run(count)
    print((perf_counter() - begin) * 1e9 / count)


def program(programs):
    """The program whose name is the first argument."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in programs:
        sys.exit(f"no such workload: {name}")
    return programs[name]
