"""What the contestants in Python share: how they measure, and what they are told."""

import os
import signal
import sys
from time import perf_counter

MESSAGE = b"a" * 64
PIECE = b"a" * 65536
BATCH = 32
PARTS = 20  # in which it is measured, if there are as many operations

SECONDS = float(os.environ.get("BENCH_SECONDS", "0"))
PORT = int(os.environ.get("BENCH_PORT", "0"))
CONNECTIONS = int(os.environ.get("BENCH_CONNECTIONS", "0"))
FILE = os.environ.get("BENCH_FILE", "")

signal.alarm(120)  # if it is forgotten, it ends by itself


def report(times, each):
    """Prints the ns of one operation, the median of the parts."""
    print(sorted(times)[len(times) // 2] * 1e9 / each)


def parts(count, elapsed):
    """How many parts to measure, and the operations of each, when so many took so long."""
    count = max(1, round(count * SECONDS / elapsed))
    number = min(count, PARTS)
    return number, round(count / number)


def measure(run):
    """Prints the ns of one operation; `run` does as many as it is told."""

    def timed(count):
        begin = perf_counter()
        run(count)
        return perf_counter() - begin

    count = 1
    while (elapsed := timed(count)) < SECONDS / 2:
        count *= 2
    number, each = parts(count, elapsed)
    report([timed(each) for _ in range(number)], each)


async def measure_async(run):
    """The same, where `run` is a coroutine."""

    async def timed(count):
        begin = perf_counter()
        await run(count)
        return perf_counter() - begin

    count = 1
    while (elapsed := await timed(count)) < SECONDS / 2:
        count *= 2
    number, each = parts(count, elapsed)
    report([await timed(each) for _ in range(number)], each)


def program(programs):
    """The program whose name is the first argument."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in programs:
        sys.exit(f"no such workload: {name}")
    return programs[name]
