"""A port of a cluster is reached from the host, through a forwarder or directly."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from landing_zone.sandbox.namespace import Namespace
from landing_zone.sandbox.ports import ephemeral_port
from landing_zone.sandbox.record import socket_folder
from landing_zone.sandbox.way_in import Direct, Forwarded, WayIn

INNER = 8181
ECHO = f"""
import socket
server = socket.create_server(("127.0.0.1", {INNER}))
print("ready", flush=True)
while True:
    connection = server.accept()[0]
    connection.sendall(connection.recv(9))
    connection.close()
"""


@pytest.fixture
def forwarded(tmp_path: Path) -> Iterator[Forwarded]:
    """The way into a namespace in which somebody listens."""
    space = Namespace.create(["sleep", "600"], tmp_path / "log")
    way = Forwarded(space, socket_folder(tmp_path) / "network", {ephemeral_port(): INNER}, tmp_path / "forward.log")
    with subprocess.Popen(space.enter([sys.executable, "-c", ECHO]), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield way
        space.destroy()


def said(way: WayIn, port: int) -> bytes:
    """What comes back."""
    with way.connect(port) as connection:
        connection.sendall(b"hello")
        return connection.recv(9)


def test_a_forwarder_leads_inside(forwarded: Forwarded) -> None:
    """By the host's port, and by name of the port inside; opened twice it is one."""
    forwarded.open()
    forwarded.open()
    (outer,) = forwarded.ports
    assert said(forwarded, INNER) == b"hello"
    assert said(Direct(), outer) == b"hello"


def test_nobody_there_is_an_error(tmp_path: Path) -> None:
    """Before the way is open, and where nobody listens."""
    closed = Forwarded(Namespace(0, ""), tmp_path / "none", {1: INNER}, tmp_path / "log")
    for way in (closed, Direct()):
        with pytest.raises(OSError, match=r"No such file|refused"):
            way.connect(ephemeral_port())
