"""`lz doctor` tells every fault with its fix, and changes nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

LZ = Callable[..., Any]


def test_good_inputs_are_ok(lz: LZ) -> None:
    """Named with their size."""
    done = lz("doctor", "tiny")
    assert done.code in {0, 1}
    assert "ok    inputs      tiny: 1 cluster, 2 workloads" in done.out.splitlines()


def test_every_fault_is_told(project: Any, lz: LZ) -> None:
    """Not the first one alone; exit 2."""
    project.replace(project.workload, "task: chat", "task: chatter")
    project.replace(project.workload, "requests_per_second: 0.1", "requests_per_second: -1")
    done = lz("doctor", "--json")
    faults = [c for c in done.document["checks"] if c["name"] == "inputs" and c["verdict"] == "fail"]
    assert done.code == 2
    places = [fault["message"].partition(": ")[0] for fault in faults]
    assert places == ["workloads/notes.yaml:5", "workloads/notes.yaml:12"]
    assert all(fault["fix"] for fault in faults)


def test_what_the_catalog_lacks_is_told(project: Any, lz: LZ) -> None:
    """As `lz plan` would."""
    project.replace(project.stack, "accelerator: L40S", "accelerator: L40Z")
    done = lz("doctor")
    assert done.code == 2
    assert "L40Z" in done.out


def test_nothing_is_written(project: Any, lz: LZ, tmp_path: Path) -> None:
    """Neither in the project nor in the state."""
    before = sorted(tmp_path.rglob("*"))
    lz("doctor")
    assert sorted(tmp_path.rglob("*")) == before
