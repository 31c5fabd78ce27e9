"""Programs are supervised: started once, restarted when they end, replaced when they change, forgotten when stopped."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from landing_zone.sandbox.program import Program
from landing_zone.sandbox.supervise import Supervisor


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    """A supervisord of its own."""
    with tempfile.TemporaryDirectory() as short:
        made = Supervisor(tmp_path, Path(short) / "s")
        process = subprocess.Popen(made.command())
        made.wait()
        yield made
        process.terminate()
        process.wait()


def program(tmp_path: Path, text: str = "one") -> Program:
    """A program that writes its pid and a text, then waits."""
    code = f"echo $$ $TEXT > {tmp_path}/said; exec sleep 600"
    return Program("p", ("sh", "-c", code), {"TEXT": text}, tmp_path)


def eventually(what: Callable[[], bool]) -> None:
    """Wait until it is so."""
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def said(tmp_path: Path) -> list[str]:
    """Pid and text that the program wrote."""
    file = tmp_path / "said"
    return file.read_text().split() if file.is_file() else []


def test_a_program_runs_with_its_environment(supervisor: Supervisor, tmp_path: Path) -> None:
    """Quotes, spaces and per cent signs pass."""
    supervisor.start(program(tmp_path, 'a%s "b"'))
    eventually(lambda: said(tmp_path)[1:] == ["a%s", '"b"'])
    assert supervisor.running("p")


def test_the_same_program_is_left_alone_and_a_changed_one_replaced(supervisor: Supervisor, tmp_path: Path) -> None:
    """Start is idempotent."""
    supervisor.start(program(tmp_path))
    eventually(lambda: said(tmp_path)[1:] == ["one"])
    first = said(tmp_path)[0]
    supervisor.start(program(tmp_path))
    assert said(tmp_path)[0] == first
    supervisor.start(program(tmp_path, "two"))
    eventually(lambda: said(tmp_path)[1:] == ["two"])
    assert not Path(f"/proc/{first}").exists()


def test_a_program_that_ends_is_started_again(supervisor: Supervisor, tmp_path: Path) -> None:
    """Whatever ended it."""
    supervisor.start(program(tmp_path))
    eventually(lambda: len(said(tmp_path)) == 2)
    first = said(tmp_path)[0]
    os.kill(int(first), signal.SIGKILL)
    eventually(lambda: said(tmp_path)[:1] != [first] and supervisor.running("p"))


def test_a_stopped_program_is_forgotten(supervisor: Supervisor, tmp_path: Path) -> None:
    """Stopping what is unknown does nothing."""
    supervisor.start(program(tmp_path))
    eventually(lambda: len(said(tmp_path)) == 2)
    supervisor.stop("p")
    supervisor.stop("p")
    assert supervisor.states() == {}
    assert not Path(f"/proc/{said(tmp_path)[0]}").exists()
