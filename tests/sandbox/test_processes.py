"""Processes are ended until none is found."""

import subprocess
import sys

from landing_zone.sandbox.ports import is_free
from landing_zone.sandbox.processes import end_all, has_ended, is_zombie, kill, pids

THREADED = """
import socket, threading
server = socket.create_server(("127.0.0.1", 0))
for _ in range(200):
    threading.Thread(target=threading.Event().wait).start()
print(server.getsockname()[1], flush=True)
"""


def test_what_is_found_is_ended() -> None:
    """And what has ended may be killed again."""
    with subprocess.Popen(["sleep", "600"]) as process:
        assert process.pid in pids()
        end_all(lambda: [] if is_zombie(process.pid) else [process.pid])
        assert is_zombie(process.pid)
    kill(process.pid)
    assert is_zombie(process.pid)


def test_the_ports_of_what_has_ended_are_free() -> None:
    """Of a process with many threads, too, the first of which is dead before the last has closed them."""
    with subprocess.Popen([sys.executable, "-c", THREADED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        assert not is_free(port)
        end_all(lambda: [] if is_zombie(process.pid) else [process.pid])
        assert has_ended(process.pid)
        assert is_free(port)
