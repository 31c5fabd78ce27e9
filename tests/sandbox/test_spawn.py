"""A detached process has a session and a log of its own, and inherits what it is given."""

import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from landing_zone.sandbox.spawn import detached, ended


def eventually(what: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_leads_a_session_and_writes_to_its_log(tmp_path: Path) -> None:
    """Both streams, appended."""
    log = tmp_path / "log"
    log.write_text("before\n")
    code = "import os, sys; print(os.getsid(0)); print('wrong', file=sys.stderr)"
    pid = detached([sys.executable, "-c", code], log)
    eventually(lambda: ended(pid))
    assert sorted(log.read_text().split()) == sorted(["before", str(pid), "wrong"])


def test_it_does_not_keep_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays, and anybody of the same user could read its environment."""
    monkeypatch.setenv("REGISTRY_TOKEN", "canary")
    log = tmp_path / "log"
    pid = detached(["env"], log)
    eventually(lambda: ended(pid))
    assert "PATH=" in log.read_text()
    assert "canary" not in log.read_text()


def test_it_inherits_a_listening_socket(tmp_path: Path) -> None:
    """Opened here, served there."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        number = listening.fileno()
        code = f"import socket; s = socket.socket(fileno={number}); s.accept()[0].sendall(b'hello')"
        pid = detached([sys.executable, "-c", code], tmp_path / "log", [number])
        with socket.create_connection(listening.getsockname(), 20) as client:
            assert client.recv(5) == b"hello"
        eventually(lambda: ended(pid))


def test_a_stranger_counts_as_ended() -> None:
    """Only own children can be collected."""
    assert ended(os.getppid())
