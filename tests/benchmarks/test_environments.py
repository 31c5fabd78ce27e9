"""Environments for measurements are valid, large, and the same each time; what a run takes is counted."""

import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.check import check_inputs
from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_inputs
from landing_zone.config.workload import Task

FOLDER = Path(__file__).parents[2] / "benchmarks" / "environments"


def made(project: Path) -> dict[str, bytes]:
    """Let the script write into an empty project; return the files by name."""
    for part in ("stacks", "workloads"):
        (project / part).mkdir(parents=True)
    subprocess.run([sys.executable, str(FOLDER / "larger.py"), str(project)], check=True)
    return {file.name: file.read_bytes() for file in sorted(project.rglob("*.yaml"))}


def test_the_larger_environment_is_the_same_each_time(tmp_path: Path) -> None:
    """Byte by byte."""
    assert made(tmp_path / "one") == made(tmp_path / "two")


def test_the_larger_environment_is_valid_and_large(tmp_path: Path) -> None:
    """Three clusters on three kinds of site, pools with zones and partitions, 44 workloads of every task."""
    made(tmp_path)
    inputs, catalog = load_inputs(tmp_path, "larger"), load_catalog()
    check_inputs(inputs, catalog)
    clusters = inputs.environment.value.clusters
    pools = [pool for cluster in clusters for pool in cluster.pools]
    assert {cluster.site.value for cluster in clusters} == {"on-prem", "aws", "azure"}
    assert any(pool.zones for pool in pools)
    assert any(pool.partition for pool in pools)
    tasks = Counter(workload.value.task for workload in inputs.workloads)
    assert (set(tasks), tasks.total()) == (set(Task), 44)


@pytest.fixture
def footprint() -> Any:
    """The watcher of a run's processes."""
    return runpy.run_path(str(FOLDER / "footprint.py"))["Footprint"]


def test_a_footprint_counts_processes_that_know_the_folder(footprint: Any, tmp_path: Path) -> None:
    """Their CPU time and memory, also when they have ended since."""
    work = "import sys; held = b'x' * 200 * 2**20; print('ready', flush=True); sys.stdin.read()"
    with footprint(str(tmp_path)) as seen:
        alone_s = seen.cpu_s()
        alone_gib = seen.peak_gib
        command = [sys.executable, "-c", work, str(tmp_path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            while_s = seen.cpu_s()
            process.communicate()
        assert seen.cpu_s() >= while_s > alone_s
    assert seen.peak_gib > alone_gib + 0.19


def test_a_footprint_does_not_count_others(footprint: Any, tmp_path: Path) -> None:
    """A process that does not know the folder is somebody else's."""
    with footprint(str(tmp_path)) as seen:
        seen.cpu_s()
        before = seen.peak_gib
        command = [sys.executable, "-c", "held = b'x' * 200 * 2**20; print('ready', flush=True); input()"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            seen.cpu_s()
            process.communicate(b"\n")
    assert seen.peak_gib < before + 0.19
