"""Ports of a cluster's processes: the usual ones in a namespace of its own, free ones on the host."""

import socket
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from landing_zone.errors import SandboxError

LOOPBACK = "127.0.0.1"
_FIRST, _LAST = 20_000, 32_000
"""Where free ports are looked for: below those that Linux gives to outgoing connections by itself."""


@dataclass(frozen=True)
class Ports:
    """Port of each process that listens, as the cluster's other processes reach it."""

    api: int = 6443
    etcd: int = 2379
    etcd_peer: int = 2380
    controller_manager: int = 10257
    scheduler: int = 10259
    kwok: int = 10247
    kserve_metrics: int = 8180
    kserve_health: int = 8181
    kserve_webhook: int = 9543
    gateway_stand_in: int = 10248

    @classmethod
    def free(cls, near: Path) -> "Ports":
        """Return ports that nobody listens on; the folder says where to look first, so that two don't meet."""
        names = [field.name for field in fields(cls)]
        return cls(**dict(zip(names, _free_ports(near), strict=False)))

    def taken(self) -> list[int]:
        """Return those that somebody listens on."""
        return [port for field in fields(self) if not is_free(port := getattr(self, field.name))]


def is_free(port: int, address: str = "") -> bool:
    """Whether a server may listen on a port, of every address unless one is given."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def ephemeral_port() -> int:
    """Return a port of the loopback address that the kernel has chosen."""
    with socket.socket() as s:
        s.bind((LOOPBACK, 0))
        return int(s.getsockname()[1])


def _free_ports(near: Path) -> Iterator[int]:
    span = _LAST - _FIRST
    start = zlib.crc32(str(near).encode()) % span
    yield from (port for i in range(span) if is_free(port := _FIRST + (start + i) % span))
    raise SandboxError(f"this machine has no free ports between {_FIRST} and {_LAST} for a sandbox cluster")
