"""The cache folder: whole things only, one maker at a time.

::

    bin/<part>-<key>/<binary>        programs
    share/<part>-<key>/<file>        files of Go modules
    build/                           modules and compile cache of Go while builds run
    locks/                           one file per lock
    logs/<binary>.log                what the last build said

A thing is made in a hidden folder of the same file system and renamed into its place, so that what is there is whole.
Locks belong to the process that holds them and go with it; what a killed process left half-made is removed by the next
one that builds nothing or has built all.
"""

import fcntl
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from landing_zone.errors import BuildError

_UNFINISHED: Final = ".unfinished-"
_POLL_S: Final = 0.2


class Cache:
    """Folder of programs and shared files, safe for several processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def binaries(self, slot: str) -> Path:
        """Return the folder of the programs of a part; `slot` is ``<part>-<key>``."""
        return self.root / "bin" / slot

    def share(self, slot: str) -> Path:
        """Return the folder of the shared files of a part."""
        return self.root / "share" / slot

    @property
    def build(self) -> Path:
        """What Go needs while it builds; removed afterwards."""
        return self.root / "build"

    def log(self, name: str) -> Path:
        """Return the file for what the build of `name` says."""
        return self._folder("logs") / f"{name}.log"

    def _folder(self, name: str) -> Path:
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @contextmanager
    def lock(self, name: str, *, shared: bool = False, wait: "Wait | None" = None) -> Iterator[bool]:
        """Hold the lock `name`; yields False, without it, where another process holds it and `wait` is None.

        Raises BuildError if the wait is cancelled.
        """
        with (self._folder("locks") / f"{name}.lock").open("w") as file:
            mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
            yield _acquire(file.fileno(), mode, wait)

    @contextmanager
    def unfinished(self, kind: str) -> Iterator[Path]:
        """Yield a folder below `kind` (``bin``, ``share``) to make a thing in; what is not renamed out of it goes.

        Call it with the lock ``build``, shared or not, so that `tidy` knows of it.
        """
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self._folder(kind)))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def tidy(self) -> None:
        """Remove what Go needed and what killed processes left half-made, unless another process is building."""
        leftovers = [path for kind in ("bin", "share") for path in (self.root / kind).glob(f"{_UNFINISHED}*")]
        leftovers += [self.build] if self.build.exists() else []
        if not leftovers:
            return
        with self.lock("build") as alone:
            for path in leftovers if alone else ():
                shutil.rmtree(path, ignore_errors=True)


class Wait:
    """How to wait for a lock: tell once that it is held, and stop when cancelled."""

    def __init__(self, tell: Callable[[], None], cancelled: threading.Event) -> None:
        self.tell = tell
        self.cancelled = cancelled


def _acquire(descriptor: int, mode: int, wait: Wait | None) -> bool:
    if _try(descriptor, mode):
        return True
    if wait is None:
        return False
    wait.tell()
    while not wait.cancelled.is_set():
        if _try(descriptor, mode):
            return True
        time.sleep(_POLL_S)
    raise BuildError("cancelled while waiting for another build")


def _try(descriptor: int, mode: int) -> bool:
    try:
        fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def install(file: Path, place: Path) -> None:
    """Rename an executable `file` into its `place` on the same file system, replacing what is there."""
    file.chmod(0o755)
    place.parent.mkdir(parents=True, exist_ok=True)
    os.replace(file, place)  # noqa: PTH105 - `os.replace` says that it replaces
