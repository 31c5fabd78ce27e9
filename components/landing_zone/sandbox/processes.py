"""Processes as the host's kernel knows them: looked at and ended by pid."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from landing_zone.errors import SandboxError

_END_S = 15.0
"""Killed processes are gone within this time, seconds."""


def pids() -> Iterator[int]:
    """Yield the pid of everything that runs on the host."""
    yield from (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def is_zombie(pid: int) -> bool:
    """Whether a process has ended, collected or not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def kill(pid: int) -> None:
    """End a process at once; one that has ended is fine."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def has_ended(pid: int) -> bool:
    """Whether a process holds nothing any more: its threads end one by one, and the last one closes its ports."""
    try:
        return is_zombie(pid) and len(list(Path(f"/proc/{pid}/task").iterdir())) <= 1
    except OSError:
        return True


def end_all(running: Callable[[], list[int]]) -> None:
    """End what ``running`` finds until it finds nothing; raise SandboxError if some do not end."""
    deadline = time.monotonic() + _END_S
    remaining = set(running())
    while remaining:
        for pid in remaining:
            kill(pid)
        if time.monotonic() > deadline:
            raise SandboxError(f"processes of a sandbox cluster do not end: {sorted(remaining)}")
        time.sleep(0.02)
        remaining = {pid for pid in remaining if not has_ended(pid)} | set(running())
