"""What went wrong, as the one line, the document and the exit code that the user gets."""

import os
import sys
import tempfile
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from landing_zone.cli.output import one_line
from landing_zone.config.paths import PROJECT, Paths, find_root
from landing_zone.errors import Fault, InputError, LandingZoneError

INTERRUPTED = 130


@dataclass(frozen=True)
class Failure:
    """The end of a command that did not do what it was asked."""

    message: str
    exit_code: int
    faults: tuple[Fault, ...] = ()

    def document(self) -> dict[str, Any]:
        """Return what `--json` prints: the first fault's place at the top, and every fault."""
        faults = [{**asdict(fault), "file": str(fault.file)} for fault in self.faults]
        first = faults[0] if faults else {}
        place = {key: first.get(key) for key in ("file", "line", "field", "fix")}
        return {"error": {"message": self.message, **place, "faults": faults}}


def describe(error: BaseException) -> Failure:
    """Tell any exception in one line."""
    match error:
        case InputError():
            return Failure(one_line(str(error)), error.exit_code, error.faults)
        case LandingZoneError():
            return Failure(one_line(str(error)), error.exit_code)
        case click.ClickException():
            return Failure(one_line(_usage(error)), 2)
        case KeyboardInterrupt():
            return Failure("interrupted", INTERRUPTED)
        case click.Abort():
            return Failure("not confirmed, so nothing was done", 1)
        case _:
            return _unexpected(error)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "lz"
    return f"{error.format_message().rstrip('.')}; see `{path} --help`"


def _unexpected(error: BaseException) -> Failure:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    log = _write_log(error)
    hint = f"the traceback is in {log}" if log else "its traceback could not be written"
    return Failure(one_line(f"unexpected {what}; {hint}; please report it"), 1)


def _write_log(error: BaseException) -> Path | None:
    """Write the traceback into the project's state, without a project into a new temporary folder."""
    try:
        root = find_root()
        folder = Paths(root).state / "logs" if root else Path(tempfile.mkdtemp(prefix=f"{PROJECT}-"))
        folder.mkdir(parents=True, exist_ok=True)
        log = folder / f"lz-{time.strftime('%Y%m%dT%H%M%S')}-{os.getpid()}.log"
        log.write_text(f"{sys.argv}\n{''.join(traceback.format_exception(error))}", encoding="utf-8")
    except (OSError, ValueError):
        return None
    return log
