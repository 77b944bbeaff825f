"""Runs Deno for Windows in Wine, and runs host programs for its tests outside Wine.

    host_tools.py SECONDS ARGUMENT...

SECONDS is the timeout of Deno. Deno gets two environment variables: HOST_TOOLS_SERVER is the address
of a TCP server, as host:port on loopback, and HOST_TOOLS_NAMES is the programs it can run. Each connection runs one program. The client sends its command as one
line of JSON, then its standard input. The server sends the program's standard output and, when the
program ends, NUL and the exit code.
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
    """Runs the program that a client asks for."""
    with connection, connection.makefile("rb") as reader:
        command = json.loads(reader.readline())
        program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        threading.Thread(target=feed, args=(program, reader), daemon=True).start()
        with contextlib.suppress(ConnectionError):
            while data := program.stdout.read1():
                connection.sendall(data)
            connection.sendall(b"\0%d" % program.wait())
        program.kill()
        program.wait()


def feed(program: subprocess.Popen, connection: io.BufferedReader) -> None:
    """Copies the rest of a connection to a program's standard input."""
    with contextlib.suppress(OSError, ValueError):  # the program or the client has gone
        while data := connection.read1():
            program.stdin.write(data)
            program.stdin.flush()
    with contextlib.suppress(OSError):
        program.stdin.close()


def accept_all(server: socket.socket) -> None:
    while True:
        connection, _ = server.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


def run_in_wine(arguments: list[str], environment: dict[str, str], seconds: float) -> int:
    """Runs a Windows program and returns its exit code, 124 on timeout.

    Ends wineserver afterwards, which would outlive the program.
    """
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
threading.Thread(target=accept_all, args=(server,), daemon=True).start()
host_tools = {
    "HOST_TOOLS_SERVER": "%s:%d" % server.getsockname(),
    "HOST_TOOLS_NAMES": " ".join(tool for tool in TOOLS if shutil.which(tool)),
}
sys.exit(run_in_wine(["/deno/deno.exe", *arguments], {**os.environ, **host_tools}, float(seconds)))
