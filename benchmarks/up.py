"""How long an environment takes to plan, bring up and destroy, and what it takes: from nothing, and with no change.

Works on a copy of the project with a state folder of its own, on programs that the cache has already. Prints seconds,
seconds of CPU time of all processes together, and the ratio of the seconds to the engine alone: a preview of the same
resources without policies and without a refresh. CPU time says what a machine with nothing else to do would need.

    python benchmarks/up.py [--runs 3] [--environment larger]

`larger` is made by `environments/larger.py`.
"""

import argparse
import io
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from environments import larger
from environments.footprint import Footprint

from landing_zone.cli.deploy import operate
from landing_zone.cli.deploy.prepare import prepare, read
from landing_zone.cli.frame import run
from landing_zone.config.paths import Paths
from landing_zone.engine.run import Operation

ROOT = Path(__file__).parents[1]
PARTS = ("Pulumi.yaml", "stacks", "workloads", "policies", "tools")


class Taken(NamedTuple):
    """What one run took."""

    seconds: float
    cpu_s: float


@contextmanager
def project(environment: str) -> Iterator[Path]:
    """Yield a copy of the project, with ``environment``, whose state is its own; its sandbox ends with it."""
    with tempfile.TemporaryDirectory(prefix="lz-bench-") as folder:
        root = Path(folder) / "project"
        for part in PARTS:
            source, target = ROOT / part, root / part
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
        if environment == larger.NAME:
            larger.write(root)
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


def measured(work: Callable[[], object], footprint: Footprint) -> Taken:
    """Return what ``work`` takes."""
    began, cpu_s = time.perf_counter(), footprint.cpu_s()
    work()
    return Taken(time.perf_counter() - began, footprint.cpu_s() - cpu_s)


def parts_of_an_idle_run(root: Path, environment: str) -> dict[str, Callable[[], object]]:
    """Return what an `up` that changes nothing consists of, each part alone."""

    def quiet(_text: str) -> None:
        return None

    ready = prepare(*read(Paths(root), environment), quiet)
    return {
        "engine alone (baseline)": lambda: operate.run_operation(Operation.PREVIEW, ready),
        "inputs, programs, sandbox": lambda: prepare(*read(Paths(root), environment), quiet),
        "engine with policies": lambda: operate.preview(ready, refresh=False),
        "engine with policies and refresh": lambda: operate.preview(ready, refresh=True),
    }


def show(rows: dict[str, list[Taken]], baseline: str) -> None:
    """Print median, minimum and maximum of the seconds, the median CPU time, and the ratio of the medians."""
    base = statistics.median(taken.seconds for taken in rows[baseline])
    print(f"{'':36} {'median s':>9} {'min':>7} {'max':>7} {'CPU s':>7} {'ratio':>7}")
    for name, runs in rows.items():
        seconds, cpu_s = [taken.seconds for taken in runs], statistics.median(taken.cpu_s for taken in runs)
        middle = statistics.median(seconds)
        print(f"{name:36} {middle:9.2f} {min(seconds):7.2f} {max(seconds):7.2f} {cpu_s:7.1f} {middle / base:7.2f}")


def measure(root: Path, environment: str, runs: int, footprint: Footprint) -> dict[str, list[Taken]]:
    """Return what each step of an environment's life takes, in the order of that life."""

    def times(count: int, work: Callable[[], object]) -> list[Taken]:
        return [measured(work, footprint) for _ in range(count)]

    rows = {"plan": times(1, lambda: lz(root, "plan", environment, "--json"))}
    rows["up from nothing, programs cached"] = times(1, lambda: lz(root, "up", environment, "--json"))
    rows["up with nothing to change"] = times(runs, lambda: lz(root, "up", environment, "--json"))
    for name, work in parts_of_an_idle_run(root, environment).items():
        rows[name] = times(runs, work)
    print(f"{resources(root, environment)} resources in the stack of {environment}")
    rows["destroy"] = times(1, lambda: lz(root, "destroy", environment, "--json"))
    return rows


def resources(root: Path, environment: str) -> int:
    """Count what the state holds, components and providers too."""
    state = Paths(root).state / "backend" / ".pulumi" / "stacks" / "ai-landing-zone" / f"{environment}.json"
    return len(json.loads(state.read_text())["checkpoint"]["latest"]["resources"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--environment", choices=("local", larger.NAME), default="local")
    wanted = parser.parse_args()
    with project(wanted.environment) as root, Footprint(str(root.parent)) as footprint:
        rows = measure(root, wanted.environment, wanted.runs, footprint)
    show(rows, "engine alone (baseline)")
    print(f"peak memory of all processes {footprint.peak_gib:.2f} GiB; load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
