"""Ways from the host to the ports of a cluster's processes."""

import contextlib
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from landing_zone.errors import SandboxError
from landing_zone.sandbox.ports import LOOPBACK
from landing_zone.sandbox.space import Space
from landing_zone.sandbox.spawn import detached

_OPEN_S = 30
"""A forwarder takes connections within this time, seconds."""


class WayIn(Protocol):
    """How the host reaches a port of a cluster."""

    def open(self) -> None:
        """Make it passable; idempotent."""

    def connect(self, port: int) -> socket.socket:
        """Return a connection to a port of the cluster; raise OSError if nobody listens."""


@dataclass(frozen=True)
class Direct:
    """The ports are the host's."""

    def open(self) -> None:
        """Do nothing."""

    def connect(self, port: int) -> socket.socket:
        """Connect to the port."""
        return socket.create_connection((LOOPBACK, port), timeout=5)


@dataclass(frozen=True)
class Forwarded:
    """A process inside takes connections on sockets that were opened outside."""

    space: Space
    path: Path
    """Unix socket for connections to any port."""
    ports: Mapping[int, int]
    """Port inside by port on the host."""
    log: Path

    def open(self) -> None:
        """Start the forwarder unless it runs, and wait until it takes connections."""
        if self._is_open():
            return
        self._start()
        deadline = time.monotonic() + _OPEN_S
        while not self._is_open():
            if time.monotonic() > deadline:
                raise SandboxError(f"a sandbox cluster is not reachable: see {self.log}")
            time.sleep(0.02)

    def connect(self, port: int) -> socket.socket:
        """Connect to the forwarder, which passes on to the port."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(5)
        try:
            connection.connect(str(self.path))
            connection.sendall(f"{port}\n".encode())
        except OSError:
            connection.close()
            raise
        return connection

    def _start(self) -> None:
        listening = {_listen(outer): inner for outer, inner in self.ports.items()}
        pairs = [f"{s.fileno()}={inner}" for s, inner in listening.items()]
        module = [sys.executable, "-m", "landing_zone.sandbox.forward", str(self.path), *pairs]
        detached(self.space.enter(module), self.log, [s.fileno() for s in listening])
        for s in listening:
            s.close()

    def _is_open(self) -> bool:
        """Whether the forwarder takes connections, whatever is behind them."""
        with contextlib.suppress(OSError), self.connect(next(iter(self.ports.values()))):
            return True
        return False


def _listen(port: int) -> socket.socket:
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind((LOOPBACK, port))
    except OSError as error:
        raise SandboxError(f"port {port} of a sandbox cluster is taken: run `lz sandbox down` and try again") from error
    s.listen(128)
    return s
