"""A lock is removed only when its owner is certainly dead."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from landing_zone.engine import lock
from landing_zone.errors import Locked


@pytest.fixture
def engine() -> Iterator[subprocess.Popen[bytes]]:
    """A process that looks like an engine driven by this one."""
    environment = {**os.environ, **lock.driver_mark()}
    process = subprocess.Popen([sys.executable, "-c", "input()", "pulumi"], stdin=subprocess.PIPE, env=environment)
    while b"pulumi" not in Path(f"/proc/{process.pid}/cmdline").read_bytes():
        assert process.poll() is None
    yield process
    process.kill()
    process.communicate()


@pytest.fixture
def dead() -> int:
    """A pid that was, and is no more."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def write(folder: Path, pid: int, host: str | None = None) -> Path:
    """Write a lock as the file backend does."""
    file = folder / f"{pid}.json"
    data = {
        "pid": pid,
        "username": "ana",
        "hostname": host or socket.gethostname(),
        "timestamp": "2026-01-01T00:00:00Z",
    }
    file.write_text(json.dumps(data))
    return file


def test_no_locks_need_no_release(tmp_path: Path) -> None:
    """Nor does the folder need to exist."""
    assert lock.release_stale(tmp_path / "none") == []


def test_the_lock_of_a_dead_owner_is_removed_and_said(tmp_path: Path, dead: int) -> None:
    """One line, with pid and time."""
    file = write(tmp_path, dead)
    (line,) = lock.release_stale(tmp_path)
    assert str(dead) in line
    assert "2026-01-01" in line
    assert not file.exists()


def test_an_empty_lock_has_no_owner(tmp_path: Path) -> None:
    """A kill can leave it so; its host is unknown, so it is named and kept."""
    (tmp_path / "x.json").write_text("")
    with pytest.raises(Locked):
        lock.release_stale(tmp_path, patience=0)


def test_a_live_owner_is_named_and_nothing_changes(tmp_path: Path, engine: subprocess.Popen[bytes]) -> None:
    """With since when, by whom, and all other locks kept."""
    file = write(tmp_path, engine.pid)
    with pytest.raises(Locked, match=rf"since 2026-01-01.* by ana@.*pid {engine.pid}"):
        lock.release_stale(tmp_path)
    assert file.exists()


def test_another_hosts_lock_is_never_removed(tmp_path: Path, dead: int) -> None:
    """Its pid says nothing here."""
    write(tmp_path, dead, host="elsewhere")
    with pytest.raises(Locked, match="ana@elsewhere"):
        lock.release_stale(tmp_path)


def test_a_pid_that_is_no_engine_is_no_owner(tmp_path: Path) -> None:
    """Pids are used again by other programs."""
    write(tmp_path, os.getpid())
    process = subprocess.Popen(["sleep", "60"])
    try:
        write(tmp_path, process.pid)
        (tmp_path / f"{os.getpid()}.json").unlink()
        assert len(lock.release_stale(tmp_path)) == 1
    finally:
        process.kill()
        process.wait()


def test_an_engine_whose_driver_died_is_waited_for(tmp_path: Path, dead: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It saves its state and ends by itself; then its lock, if it leaves one, is stale."""
    environment = {**os.environ, lock.DRIVER: str(dead)}
    command = [sys.executable, "-c", "import sys; sys.stdin.read()", "pulumi"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)
    while b"pulumi" not in Path(f"/proc/{process.pid}/cmdline").read_bytes():
        assert process.poll() is None
    write(tmp_path, process.pid)

    def end(_seconds: float) -> None:
        process.communicate()

    monkeypatch.setattr("time.sleep", end)
    assert len(lock.release_stale(tmp_path)) == 1
