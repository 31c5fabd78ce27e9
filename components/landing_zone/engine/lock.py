"""The lock of the file backend: who holds a stack, and whether that owner still lives."""

import json
import os
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from landing_zone.errors import Locked

DRIVER = "LZ_DRIVER_PID"
"""Environment variable in which the engine finds the pid of the process that drives it."""


@dataclass(frozen=True)
class Lock:
    """One lock file."""

    file: Path
    pid: int
    user: str
    host: str
    since: str

    def stale(self) -> bool:
        """Whether its owner is certainly dead: on this host, and no engine of that pid."""
        return self.host == socket.gethostname() and not _is_engine(self.pid)

    def orphaned(self) -> bool:
        """Whether its owner lives, but the process that drove it is gone: it will end by itself soon."""
        driver = _environment(self.pid).get(DRIVER)
        return driver is not None and not Path(f"/proc/{driver}").exists()


def locks(folder: Path) -> Iterator[Lock]:
    """Yield the locks in ``folder`` (`<backend>/.pulumi/locks/organization/<project>/<stack>`)."""
    for file in sorted(folder.glob("*.json")):
        try:
            data = json.loads(file.read_text())
        except FileNotFoundError:
            continue
        except ValueError:
            data = {}
        yield Lock(
            file,
            int(data.get("pid", 0)),
            data.get("username", "?"),
            data.get("hostname", "?"),
            data.get("timestamp", "?"),
        )


def release_stale(folder: Path, *, patience: float = 90) -> list[str]:
    """Remove locks whose owner is dead, wait for orphaned owners to end, and return a line for each removal.

    Raises:
        Locked: a live run holds the stack; names it and since when. Nothing is changed then.
    """
    deadline = time.monotonic() + patience
    while held := [lock for lock in locks(folder) if not lock.stale()]:
        if not all(lock.orphaned() for lock in held) or time.monotonic() > deadline:
            lock = held[0]
            raise Locked(
                f"the stack is in use since {lock.since} by {lock.user}@{lock.host} (pid {lock.pid}); "
                "wait for that run, or end it with Ctrl-C there"
            )
        time.sleep(0.1)
    removed = list(locks(folder))
    for lock in removed:
        lock.file.unlink(missing_ok=True)
    return [f"removed the lock of a run that died (pid {lock.pid}, since {lock.since})" for lock in removed]


def _is_engine(pid: int) -> bool:
    try:
        return b"pulumi" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _environment(pid: int) -> dict[str, str]:
    try:
        raw = Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace")
    except OSError:
        return {}
    return dict(pair.split("=", 1) for pair in raw.split("\0") if "=" in pair)


def driver_mark() -> dict[str, str]:
    """Return the environment that tells the engine who drives it."""
    return {DRIVER: str(os.getpid())}
