"""What the Python contestants share: the measurement and its parameters."""

import os
import signal
import sys
from time import perf_counter

MESSAGE = b"a" * 64
PIECE = b"a" * 65536
BATCH = 32
WARM_UP = 5  # in turns

SECONDS = float(os.environ.get("BENCH_SECONDS", "0"))
PORT = int(os.environ.get("BENCH_PORT", "0"))
CONNECTIONS = int(os.environ.get("BENCH_CONNECTIONS", "0"))
FILE = os.environ.get("BENCH_FILE", "")

signal.alarm(120)  # in case nobody ends it


def turns(count, elapsed):
    """Prints the number of operations of a turn, computed from the time that `count` took, and yields
    it for each turn. Blocks until the next turn."""
    count = max(1, round(count * SECONDS / elapsed))
    print(count, flush=True)
    while sys.stdin.readline():
        yield count


def report(elapsed, count):
    """Prints the ns of one operation."""
    print(elapsed * 1e9 / count, flush=True)


def measure(run):
    """Warms up, and prints the ns of one operation for each turn; `run(count)` runs that many."""

    def timed(count):
        begin = perf_counter()
        run(count)
        return perf_counter() - begin

    count = 1
    while (elapsed := timed(count)) < SECONDS * WARM_UP:
        count *= 2
    for count in turns(count, elapsed):
        report(timed(count), count)


async def measure_async(run):
    """The same for a coroutine function."""

    async def timed(count):
        begin = perf_counter()
        await run(count)
        return perf_counter() - begin

    count = 1
    while (elapsed := await timed(count)) < SECONDS * WARM_UP:
        count *= 2
    for count in turns(count, elapsed):
        report(await timed(count), count)


def program(programs):
    """Returns the program that the first argument names."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in programs:
        sys.exit(f"no such workload: {name}")
    return programs[name]
