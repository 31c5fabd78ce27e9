"""A space on the host knows its processes by what they inherit, and ends them all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from landing_zone.sandbox.host_space import HostSpace

FAMILY = "import subprocess; subprocess.run(['setsid', '--fork', 'sleep', '600']); subprocess.run(['sleep', '600'])"


@pytest.fixture
def space(tmp_path: Path) -> Iterator[HostSpace]:
    """A space with a first process, its child, and one that left both."""
    made = HostSpace.create(tmp_path, [sys.executable, "-c", FAMILY], tmp_path / "log")
    eventually(lambda: len(made.processes()) == 3)
    yield made
    made.destroy()


def eventually(what: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_ends_whole(space: HostSpace) -> None:
    """Also what left its session."""
    assert space.alive()
    space.destroy()
    assert not space.alive()
    assert space.processes() == []


def test_what_outlives_the_first_process_is_still_its_own(space: HostSpace) -> None:
    """Nothing is lost when the supervisor is killed."""
    os.kill(space.first, signal.SIGKILL)
    eventually(lambda: not space.alive())
    assert len(space.processes()) == 2


def test_it_is_known_again_by_its_folder(space: HostSpace, tmp_path: Path) -> None:
    """By another command, also if no pid was written down; another folder or another process is not it."""
    assert HostSpace.of(tmp_path, space.first).alive()
    assert not HostSpace.of(tmp_path, os.getpid()).alive()
    assert not HostSpace.of(tmp_path, 0).alive()
    assert HostSpace.of(tmp_path, 0).processes() == space.processes()
    assert HostSpace.of(tmp_path / "other", 0).processes() == []


def test_a_command_enters_as_it_is(space: HostSpace) -> None:
    """The network is the host's; a visitor is no process of the cluster."""
    with subprocess.Popen(space.enter(["sleep", "600"])) as visitor:
        assert visitor.pid not in space.processes()
        visitor.kill()
