"""Turns of control planes that start: as many at once on this machine as it has cores.

A start is bound by the processor. Many at once would each take longer than a start may take that is not broken, and all
of them together no less.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path

from landing_zone.sandbox.record import private_folder

_PAUSE_S = 0.05


@contextmanager
def turn(folder: Path | None = None, slots: int | None = None) -> Iterator[None]:
    """Wait for one of the slots, by default one per core, and hold it; a process that dies gives it back.

    ``folder`` is that of the slots' files, by default one of this user's.
    """
    place = folder or private_folder()
    with ExitStack() as stack:
        files = [stack.enter_context((place / f"turn-{i}").open("w")) for i in range(slots or os.cpu_count() or 1)]
        while not any(_take(file) for file in files):
            time.sleep(_PAUSE_S)
        yield


def _take(file: TextIOWrapper) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
