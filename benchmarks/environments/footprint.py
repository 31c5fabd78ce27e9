"""Memory and CPU time of all processes that belong to one run, told by a folder that they know."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

EVERY_S = 0.5
GIB_KIB = 1024**2
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


class Footprint:
    """Samples this process, and every one that has ``folder`` in its command line or environment.

    Memory is proportional: what several processes share is counted once. CPU time of a process counts as of when it
    was last seen, so that of very short ones is missing.
    """

    peak_gib: float = 0.0

    def __init__(self, folder: str) -> None:
        self._folder = folder.encode()
        self._cpu_s: dict[tuple[int, str], float] = {}
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def cpu_s(self) -> float:
        """Return the CPU time of all until now."""
        self._sample()
        with self._lock:
            return sum(self._cpu_s.values())

    def _watch(self) -> None:
        while not self._over.wait(EVERY_S):
            self._sample()

    def _sample(self) -> None:
        memory_kib = 0
        with self._lock:
            for process in self._processes():
                try:
                    key, seconds = _cpu(process)
                    memory_kib += _memory_kib(process)
                except (OSError, ValueError):  # it has ended meanwhile
                    continue
                self._cpu_s[key] = seconds
            self.peak_gib = max(self.peak_gib, memory_kib / GIB_KIB)

    def _processes(self) -> Iterator[Path]:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                known = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
            except OSError:
                continue
            if self._folder in known or process.name == str(os.getpid()):
                yield process


def _cpu(process: Path) -> tuple[tuple[int, str], float]:
    """Return the process (with its start, for numbers are given again) and its CPU time, as in proc(5)."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(process.name), fields[19]), (int(fields[11]) + int(fields[12])) / TICKS_PER_S


def _memory_kib(process: Path) -> int:
    lines = (process / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
