"""The workloads that come with the project."""

from pathlib import Path

import pytest

from landing_zone.config.load import load_workload
from landing_zone.config.workload import Task

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "workloads").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_workload_says_what_a_plan_needs(file: Path) -> None:
    """It loads; its weights are pinned to a version; it names an objective unless it is a batch of pictures."""
    workload = load_workload(file, ROOT).value
    version = workload.model.uri.rpartition("/")[2]
    assert version.count(".") == 2, f"{workload.model.uri} names no version"
    assert workload.objectives.first_token_ms or workload.task is Task.IMAGE_GENERATION


def test_every_task_is_there() -> None:
    """One workload at least for each kind of runtime."""
    workloads = [load_workload(f, ROOT).value for f in FILES]
    assert {w.task for w in workloads} == set(Task)
    assert len(workloads) >= 12
    assert len({w.industry for w in workloads}) >= 8


def test_one_base_model_serves_four_tenants() -> None:
    """Adapters of four tenants share the memory of one model."""
    tenants = [{a.tenant for a in load_workload(f, ROOT).value.adapters} for f in FILES]
    assert max(len(t) for t in tenants) == 4
