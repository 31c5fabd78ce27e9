"""The bare placement problem: `lz solve` beside first fit, plain HiGHS and CP-SAT, on the same instances and limits.

A gap is (cost − bound) / cost with the method's own bound; "over best" compares its cost with the best bound of the
row's instance. CP-SAT runs under a Python that has `ortools` and numpy (`--peer-python`), else it is left out.

    python benchmarks/placement.py [--quick] [--size 1000x100]… [--family tight]… [--seeds 3] [--peer-python PYTHON]
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bare.instances import FAMILIES, generate
from bare.measure import Measured, Task, ours, theirs, write

LIMITS = {"100x20": (10.0, 0.0), "1000x100": (60.0, 0.005), "10000x300": (60.0, 0.005)}
"""Seconds and gap of each size."""
WITHIN_ONE_PERCENT = {"10000x300": (15.0, 0.01)}
"""A further run of ours at a wider gap."""
HEADER = (
    f"{'size':>10} {'family':10} {'seed':>4} {'method':10} {'limit s':>7} {'cost':>14} {'gap':>8} {'over best':>9} "
    f"{'wall s':>7} {'CPU s':>7} {'MiB':>5}  note"
)


def main() -> None:
    """Print one line per instance and method."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="one seed of the smallest size")
    parser.add_argument("--size", action="append", choices=LIMITS, help="only these")
    parser.add_argument("--family", action="append", choices=FAMILIES, help="instead of dispersed and catalog")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--stretch", type=float, default=1, help="multiplies all limits, for a machine that is shared")
    parser.add_argument("--ours-only", action="store_true", help="without the other methods")
    parser.add_argument("--peer-python", default=sys.executable, help="a Python that has ortools and numpy")
    options = parser.parse_args()
    sizes = ["100x20"] if options.quick else options.size or list(LIMITS)
    peers = [] if options.ours_only else _peers(options.peer_python)
    print(HEADER)
    for size in sizes:
        for family in options.family or ["dispersed", "catalog"]:
            for seed in range(1, 2 if options.quick else options.seeds + 1):
                for line in lines(size, family, seed, peers, options.stretch):
                    print(line, flush=True)


def _peers(python: str) -> list[tuple[str, str]]:
    """Return the methods beside ours, and the Python of each."""
    found = [("first-fit", sys.executable), ("highs", sys.executable)]
    has = subprocess.run([python, "-c", "import numpy, ortools.sat"], capture_output=True, check=False).returncode == 0
    if not has:
        print(f"CP-SAT is left out: {python} has no `ortools`; name one that has with --peer-python", file=sys.stderr)
    return [*found, ("cp-sat", python)] if has else found


def lines(size: str, family: str, seed: int, peers: list[tuple[str, str]], stretch: float) -> Iterator[str]:
    """Return the lines of one instance."""
    workloads, pools = (int(n) for n in size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        arrays = generate(workloads, pools, seed, family)
        file = write(arrays, Path(folder))
        tasks = [Task(file, arrays, seconds * stretch, gap) for seconds, gap in _limits(size)]
        rows = [(task, ours(task)) for task in tasks] + [(tasks[-1], theirs(n, tasks[-1], py)) for n, py in peers]
    best = max((m.bound for _, m in rows if m.bound is not None), default=0.0)
    for task, measured in rows:
        yield f"{size:>10} {family:10} {seed:4} {_row(measured, task.seconds, best)}"


def _limits(size: str) -> list[tuple[float, float]]:
    return [limit for limit in (WITHIN_ONE_PERCENT.get(size), LIMITS[size]) if limit]


def _row(measured: Measured, limit_s: float, best: float) -> str:
    cost = f"{measured.cost:14.0f}" if measured.cost else f"{'-':>14}"
    gap = _percent(measured.cost, measured.bound)
    times = f"{measured.wall_s:7.1f} {measured.cpu_s:7.1f} {measured.memory_mib:5.0f}"
    over = _percent(measured.cost, best)
    return f"{measured.method:10} {limit_s:7g} {cost} {gap:>8} {over:>9} {times}  {measured.note}"


def _percent(cost: float | None, bound: float | None) -> str:
    return "-" if not cost or bound is None else f"{(cost - bound) / cost:.3%}"


if __name__ == "__main__":
    main()
