"""A method as a process: what it answers, its wall time, CPU time and peak memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from landing_zone.placement.bare.verify import violations

METHOD = Path(__file__).with_name("method.py")
LZ = Path(sys.executable).with_name("lz")
GRACE_S = 120
"""After the limit, for a method that builds its model before its clock starts."""


@dataclass(frozen=True)
class Task:
    """An instance as a file, and when to stop."""

    file: Path
    arrays: dict[str, NDArray[Any]]
    seconds: float
    gap: float


@dataclass(frozen=True)
class Measured:
    """What a process came to."""

    method: str
    cost: float | None
    bound: float | None
    wall_s: float
    cpu_s: float
    memory_mib: float
    note: str = ""


def ours(task: Task, seed: int = 0) -> Measured:
    """Run `lz solve`, and check its answer."""
    options = ["--gap", str(task.gap), "--time-limit", str(task.seconds), "--seed", str(seed), "--json"]
    found = _run("lz solve", [str(LZ), "solve", str(task.file), *options], task)
    if found[1] is None:
        return found[0]
    wrong = violations(task.arrays, found[1])
    return Measured(*_fields(found[0]), note=f"{found[1]['status']}{''.join(f'; WRONG: {w}' for w in wrong[:1])}")


def theirs(name: str, task: Task, python: str = sys.executable) -> Measured:
    """Run a baseline."""
    return _run(name, [python, str(METHOD), name, str(task.file), str(task.seconds), str(task.gap)], task)[0]


def _fields(measured: Measured) -> tuple[str, float | None, float | None, float, float, float]:
    return (
        measured.method, measured.cost, measured.bound, measured.wall_s, measured.cpu_s, measured.memory_mib,
    )  # fmt: skip


def _run(name: str, command: list[str], task: Task) -> tuple[Measured, dict[str, Any] | None]:
    started = time.monotonic()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        usage, code = _wait(process, started + task.seconds + GRACE_S)
        wall = time.monotonic() - started
        out.seek(0)
        document = json.loads(out.read()) if code == 0 else None
    note = "" if document else "no answer" if code is not None else "stopped: no answer long after the limit"
    cost, bound = (document["cost"], document["bound"]) if document else (None, None)
    return Measured(name, cost, bound, wall, usage[0], usage[1], note), document


def _wait(process: subprocess.Popen[bytes], end: float) -> tuple[tuple[float, float], int | None]:
    """Wait for a process; return its CPU seconds, its peak memory, and its exit code (None if it had to be ended)."""
    stopped = False
    while True:
        found, status, usage = os.wait4(process.pid, 0 if stopped else os.WNOHANG)
        if found:
            process.returncode = os.waitstatus_to_exitcode(status)
            spent = (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
            return spent, None if stopped else process.returncode
        if time.monotonic() > end:
            process.kill()
            stopped = True
        time.sleep(0.05)


def write(arrays: dict[str, NDArray[Any]], folder: Path) -> Path:
    """Write an instance as a file."""
    file = folder / "instance.npz"
    np.savez(file, **arrays)
    return file
