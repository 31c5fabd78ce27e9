"""Ports are the usual ones, or free ones of the host."""

import socket
from dataclasses import astuple
from pathlib import Path

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox import ports
from landing_zone.sandbox.ports import Ports, is_free

NEAR = Path("/somewhere/a")


def test_free_ports_are_distinct_and_below_those_of_outgoing_connections() -> None:
    """A connection of whatever program can't take one while its process is started again."""
    found = astuple(Ports.free(NEAR))
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert len(set(found)) == len(found)
    assert max(found) < first


def test_what_is_taken_is_passed_over() -> None:
    """Whatever address it is taken on."""
    before = Ports.free(NEAR)
    with socket.create_server(("127.0.0.1", before.etcd)):
        assert not is_free(before.etcd)
        assert before.taken() == [before.etcd]
        assert before.etcd not in astuple(Ports.free(NEAR))


def test_two_clusters_look_in_different_places() -> None:
    """Neither listens yet when both have chosen."""
    assert set(astuple(Ports.free(NEAR))).isdisjoint(astuple(Ports.free(Path("/somewhere/b"))))


def test_too_few_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the range."""
    monkeypatch.setattr(ports, "_LAST", ports._FIRST + 3)
    with pytest.raises(SandboxError, match="no free ports between"):
        Ports.free(NEAR)
