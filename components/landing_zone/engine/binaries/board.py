"""Who builds what at the moment: written by the workers, read for progress."""

import threading
import time
from collections.abc import Mapping

from landing_zone.engine.binaries.estimate import seconds_left
from landing_zone.engine.binaries.progress import Standing


class Board:
    """States of the programs of one batch, with their expected seconds; safe for several threads."""

    def __init__(self, expected_s: Mapping[str, float], *, workers: int, first_pace: float) -> None:
        self._expected_s = dict(expected_s)
        self._workers = workers
        self._first_pace = first_pace
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._started: dict[str, float] = {}
        self._took_s: dict[str, float | None] = {}

    def start(self, name: str) -> None:
        """Note that `name` is being made."""
        with self._lock:
            self._started[name] = time.monotonic()

    def finish(self, name: str) -> None:
        """Note that `name` is there; without a `start` it was made by another process and says nothing of pace."""
        with self._lock:
            start = self._started.pop(name, None)
            self._took_s[name] = None if start is None else time.monotonic() - start

    def standing(self) -> Standing:
        """Return where the batch stands now."""
        with self._lock:
            now = time.monotonic()
            waiting = [name for name in self._expected_s if name not in self._started and name not in self._took_s]
            left = seconds_left(
                [self._expected_s[name] for name in waiting],
                [(self._expected_s[name], now - start) for name, start in self._started.items()],
                [(self._expected_s[name], took) for name, took in self._took_s.items() if took is not None],
                workers=self._workers,
                first_pace=self._first_pace,
            )
            return Standing(tuple(self._took_s), tuple(self._started), tuple(waiting), now - self._began, left)
