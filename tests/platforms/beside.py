"""Runs Deno for Windows in Wine, and beside it the programs that its tests ask for.

    beside.py SECONDS ARGUMENT...

The environment variable BESIDE tells the tests where to ask: a host and a port on loopback, to
which a program's standard input and output are connected. The first line that is sent is its
command, as JSON; what comes back is its output and, when it has ended, NUL and its exit code.
"""

import contextlib
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import threading

WINE = "/usr/lib/wine/wine64"
SERVER = "/usr/lib/wine/wineserver64"
TOOLS = ["python3", "socat", "openssl"]


def serve(connection: socket.socket) -> None:
    with connection, connection.makefile("rb") as lines:
        command = json.loads(lines.readline())
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=feed, args=(program, lines), daemon=True).start()
        with contextlib.suppress(ConnectionError):
            while data := program.stdout.read1():
                connection.sendall(data)
            connection.sendall(b"\0%d" % program.wait())
        program.kill()
        program.wait()


def feed(program: subprocess.Popen, lines: io.BufferedReader) -> None:
    with contextlib.suppress(OSError, ValueError):  # either end may be gone
        while data := lines.read1():
            program.stdin.write(data)
            program.stdin.flush()
    with contextlib.suppress(OSError):
        program.stdin.close()


def listen(server: socket.socket) -> None:
    while True:
        connection, _ = server.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


def wine(arguments: list[str], environment: dict[str, str], seconds: float) -> int:
    """Runs a program of Windows; wineserver, which would outlive it, ends with it."""
    try:
        if not os.path.isdir(environment["WINEPREFIX"]):
            subprocess.run([WINE, "wineboot", "-i"], env=environment, capture_output=True)
        return subprocess.run([WINE, *arguments], env=environment, timeout=seconds).returncode
    except subprocess.TimeoutExpired:
        return 124
    finally:
        subprocess.run([SERVER, "-k"], env=environment)


seconds, *arguments = sys.argv[1:]
server = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=listen, args=(server,), daemon=True).start()
beside = {
    "BESIDE": "%s:%d" % server.getsockname(),
    "BESIDE_TOOLS": " ".join(tool for tool in TOOLS if shutil.which(tool)),
}
sys.exit(wine(["/deno/deno.exe", *arguments], {**os.environ, **beside}, float(seconds)))
