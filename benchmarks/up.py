"""How long `lz up local` takes, and where the time goes: from nothing, and with nothing to change.

Works on a copy of the project with a state folder of its own, on programs that the cache has already. Prints seconds,
and each as a ratio to the engine alone: a preview of the same resources without policies and without a refresh.

    python benchmarks/up.py [--runs 3]
"""

import argparse
import io
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from landing_zone.cli.deploy import operate
from landing_zone.cli.deploy.prepare import prepare, read
from landing_zone.cli.frame import run
from landing_zone.config.paths import Paths
from landing_zone.engine.run import Operation

ROOT = Path(__file__).parents[1]
PARTS = ("Pulumi.yaml", "stacks", "workloads", "policies", "tools")


@contextmanager
def project() -> Iterator[Path]:
    """Yield a copy of the project whose state is its own; its sandbox ends with it."""
    with tempfile.TemporaryDirectory(prefix="lz-bench-") as folder:
        root = Path(folder) / "project"
        for part in PARTS:
            source, target = ROOT / part, root / part
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
        os.environ["LZ_STATE_DIR"] = str(Path(folder) / "state")
        try:
            yield root
        finally:
            lz(root, "sandbox", "down")


def lz(root: Path, *arguments: str) -> None:
    """Run the command in this process; an error ends the benchmark."""
    with redirect_stdout(io.StringIO()):
        code = run(["--project", str(root), *arguments])
    if code:
        sys.exit(f"lz {' '.join(arguments)} exited with {code}")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def parts_of_an_idle_run(root: Path) -> dict[str, Callable[[], object]]:
    """Return what an `up` that changes nothing consists of, each part alone."""

    def quiet(_text: str) -> None:
        return None

    ready = prepare(*read(Paths(root), "local"), quiet)
    return {
        "engine alone (baseline)": lambda: operate.run_operation(Operation.PREVIEW, ready),
        "inputs, programs, sandbox": lambda: prepare(*read(Paths(root), "local"), quiet),
        "engine with policies": lambda: operate.preview(ready, refresh=False),
        "engine with policies and refresh": lambda: operate.preview(ready, refresh=True),
    }


def show(rows: dict[str, list[float]], baseline: str) -> None:
    """Print median, minimum and maximum, and the ratio of the medians."""
    base = statistics.median(rows[baseline])
    print(f"{'':36} {'median s':>9} {'min':>7} {'max':>7} {'ratio':>7}")
    for name, seconds in rows.items():
        middle = statistics.median(seconds)
        print(f"{name:36} {middle:9.2f} {min(seconds):7.2f} {max(seconds):7.2f} {middle / base:7.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with project() as root:
        rows = {"up from nothing, programs cached": [timed(lambda: lz(root, "up", "local", "--json"))]}
        rows["up with nothing to change"] = [timed(lambda: lz(root, "up", "local", "--json")) for _ in range(runs)]
        for name, work in parts_of_an_idle_run(root).items():
            rows[name] = [timed(work) for _ in range(runs)]
        rows["destroy"] = [timed(lambda: lz(root, "destroy", "local", "--json"))]
    show(rows, "engine alone (baseline)")


if __name__ == "__main__":
    main()
