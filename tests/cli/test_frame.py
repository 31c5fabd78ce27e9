"""Whatever happens, a command ends with one line and the right exit code, and no traceback is seen."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from landing_zone.cli import group
from landing_zone.errors import EngineError, Fault, InputError, LandingZoneError, MissingTool


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make `lz schema` raise."""

    def install(error: BaseException) -> None:
        @click.command("schema")
        @click.option("--json", "as_json", is_flag=True)
        def command(as_json: bool) -> int:
            raise error

        monkeypatch.setattr(group.LazyGroup, "get_command", lambda *_: command)

    return install


FAULT = Fault(Path("workloads/notes.yaml"), 3, "traffic.users", "the shares sum to 2", "make them sum to 1")


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError(FAULT), 2, f"error: {FAULT}"),
        (MissingTool("Go is missing; install it"), 2, "error: Go is missing; install it"),
        (EngineError("the engine ended\nwith 3 errors"), 1, "error: the engine ended with 3 errors"),
        (LandingZoneError("red \x1b[31m text"), 1, "error: red \N{REPLACEMENT CHARACTER}[31m text"),
        (KeyboardInterrupt(), 130, "error: interrupted"),
        (click.Abort(), 1, "error: not confirmed, so nothing was done"),
    ],
)
def test_an_error_is_one_line(
    failing: Callable[[BaseException], None], lz: Callable[..., Any], error: BaseException, code: int, line: str
) -> None:
    """On stderr, with its own exit code; stdout stays empty."""
    failing(error)
    done = lz("schema")
    assert (done.code, done.out, done.err) == (code, "", f"{line}\n")


def test_an_unexpected_error_names_a_log_with_the_traceback(
    failing: Callable[[BaseException], None], lz: Callable[..., Any], tmp_path: Path
) -> None:
    """The screen shows what it was and where to read on."""
    failing(ZeroDivisionError("division by zero"))
    done = lz("schema")
    (log,) = (tmp_path / "state" / "logs").glob("lz-*.log")
    assert done.code == 1
    assert done.err == (
        f"error: unexpected ZeroDivisionError: division by zero; the traceback is in {log}; please report it\n"
    )
    assert "Traceback (most recent call last)" in log.read_text()


def test_an_unexpected_error_is_told_where_no_log_can_be_written(
    failing: Callable[[BaseException], None], lz: Callable[..., Any], tmp_path: Path
) -> None:
    """The state folder is a file here."""
    (tmp_path / "state").write_text("")
    failing(ZeroDivisionError())
    done = lz("schema")
    assert done.err == "error: unexpected ZeroDivisionError; its traceback could not be written; please report it\n"


def test_with_json_an_error_is_a_document_too(failing: Callable[[BaseException], None], lz: Callable[..., Any]) -> None:
    """The line is on stderr as ever; stdout has place and fix for a program."""
    failing(InputError(FAULT))
    done = lz("schema", "--json")
    fault = {
        "file": "workloads/notes.yaml",
        "line": 3,
        "field": "traffic.users",
        "problem": "the shares sum to 2",
        "fix": "make them sum to 1",
    }
    place = {key: fault[key] for key in ("file", "line", "field", "fix")}
    assert done.document == {"error": {"message": str(FAULT), **place, "faults": [fault]}}
    assert done.err == f"error: {FAULT}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["plan"], "error: Missing argument 'ENV'; see `lz plan --help`"),
        (["plan", "../etc"], "error: Invalid value for 'ENV': '../etc' is not a name; use lower-case letters, digits"),
        (["plan", "tiny", "--seed", "x"], "error: Invalid value for '--seed': 'x' is not a valid integer range"),
        (["plan", "tiny", "--frob"], "error: No such option '--frob'"),
        (["plna"], "error: No such command 'plna'"),
        (["--frob"], "error: No such option '--frob'"),
        (["schema", "pool"], "error: Invalid value for '{environment|workload}'"),
        (["--project", "/nowhere", "plan", "tiny"], "error: Invalid value for '--project': Directory '/nowhere'"),
    ],
)
def test_wrong_usage_is_one_line(lz: Callable[..., Any], arguments: list[str], line: str) -> None:
    """Exit 2, with what is wrong and where to read how it is meant."""
    done = lz(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(line)
    assert done.err.endswith("--help`\n")
    assert done.err.count("\n") == 1


def test_no_arguments_are_help(lz: Callable[..., Any]) -> None:
    """A newcomer sees the commands."""
    done = lz()
    assert done.code == 2
    assert "Commands:" in done.out


def test_a_reader_that_goes_away_is_no_error(project: Any) -> None:
    """`lz … | head -1` is quiet."""
    lz = Path(sys.executable).with_name("lz")
    pipe_in, pipe_out = os.pipe()
    os.close(pipe_in)
    done = subprocess.run(
        [lz, "schema", "workload"], stdout=pipe_out, stderr=subprocess.PIPE, cwd=project.root, check=False
    )
    os.close(pipe_out)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_interrupt_is_one_line(project: Any) -> None:
    """SIGINT while the solver is at work, too."""
    program = "import os, signal, sys; from landing_zone.cli import frame, group; import click\n"
    program += "@click.command('x')\ndef command():\n    os.kill(os.getpid(), signal.SIGINT)\n    signal.pause()\n"
    program += "group.LazyGroup.get_command = lambda *_: command\nsys.exit(frame.run(['x']))\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (128 + signal.SIGINT, "error: interrupted\n")


def test_a_narrow_terminal_encoding_is_no_error(lz_process: Callable[..., Any]) -> None:
    """What can't be written is replaced."""
    done = lz_process("plan", "tiny", PYTHONIOENCODING="ascii")
    assert done.code == 0, done.err
    assert "?" in done.out
