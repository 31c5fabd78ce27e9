"""Files that are whole or not there, readable by their owner alone; links; locks."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_private(path: Path, content: bytes | str) -> None:
    """Write ``content`` to ``path`` in one step, with mode 0600; missing folders are made with 0700."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = content.encode() if isinstance(content, str) else content
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def link(path: Path, target: Path) -> None:
    """Make ``path`` a link to ``target``, whatever it is a link to; missing folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_symlink() or path.readlink() != target:
        path.unlink(missing_ok=True)
        path.symlink_to(target)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold the lock of a file, which is made; others wait, also in other processes, and one that dies gives it up."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
