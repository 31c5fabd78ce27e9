"""What a rule forbids is stopped before anything is made: by the policies at preview, and by the check of the plan."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.config.load import load_inputs
from landing_zone.placement.lock import inputs_digest

pytestmark = pytest.mark.integration

OWNER = "Owner: model-operations@bank.example."


@pytest.fixture
def edited(small_up: Any, tmp_path: Path) -> Any:
    """Another checkout on the state of the environment that is up, to be edited."""
    shutil.copytree(small_up.root, tmp_path / "project")
    return replace(small_up, root=tmp_path / "project")


@pytest.fixture
def present(small_up: Any) -> Any:
    """What is on the API server and in the state."""
    (cluster,) = small_up.clusters("small").values()
    return lambda: (small_up.ours(cluster), small_up.state_of("small"))


def test_policies_stop_an_update_at_preview(edited: Any, present: Any, data: Path) -> None:
    """A pod that sees its node and data in the wrong country: one line each, with owner and fix; nothing is made."""
    before = present()
    with (edited.root / "stacks" / "__main__.py").open("a") as program:
        program.write((data / "careless.py").read_text())
    done = edited.lz("up", "small")
    assert done.returncode == 1
    errors = sorted(line for line in done.stderr.splitlines() if line.startswith("error: "))
    assert len(errors) == 2, done.stderr
    residency, sharing = errors
    for line, control, name in ((sharing, "k02", "debugger"), (residency, "g01", "vault-export")):
        assert line.startswith(f"error: policy {control}-")
        assert f": {name}: " in line
        assert OWNER in line
        assert " Fix: " in line
    assert present() == before


def test_the_check_of_the_plan_stops_a_forged_one(edited: Any, present: Any) -> None:
    """A plan that keeps a model where its data may not be, with the right digest, is found out; nothing changes."""
    before = present()
    edited.edit_workload("credit-risk", data_class="swiss-secrecy")
    file = edited.root / "stacks" / "plans" / "small.json"
    digest = inputs_digest(load_inputs(edited.root, "small"), load_catalog())
    file.write_text(json.dumps({**json.loads(file.read_text()), "inputs_digest": digest}))
    done = edited.lz("up", "small")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line == "error: the plan of `small` is invalid: credit-risk: site is outside of CH"
    assert present() == before


def test_a_plan_for_data_without_a_place_is_infeasible(edited: Any) -> None:
    """The optimizer itself places nothing where its data may not be, and names the rule."""
    edited.edit_workload("credit-risk", data_class="swiss-secrecy")
    done = edited.lz("plan", "small")
    assert done.returncode == 1
    assert "swiss-secrecy" in done.stdout
