"""`lz replan` starts from the plan in force, tells moves and steps, and writes only when it is told to."""

import json
from collections.abc import Callable
from typing import Any

import pytest

LZ = Callable[..., Any]
SECOND = """\
          - name: l4
            accelerator: L4
            per_node: 4
            vcpu: 48
            memory_gib: 192
            nodes: {max: 2}
            price_usd_per_hour: 9.0
    data_classes:"""


@pytest.fixture
def planned(project: Any, lz: LZ) -> Any:
    """The project with a second pool and a plan on its first; then the first is dearer than the second."""
    project.replace(project.stack, "    data_classes:", SECOND)
    assert lz("plan", "tiny").code == 0
    project.replace(project.stack, "price_usd_per_hour: 4.76", "price_usd_per_hour: 20")
    return project


def test_without_a_plan_there_is_nothing_to_start_from(project: Any, lz: LZ) -> None:
    """The line says how to make one."""
    done = lz("replan", "tiny")
    assert (done.code, done.out) == (2, "")
    assert "there is no plan; run `lz plan tiny`" in done.err


def test_a_stale_plan_is_the_point(planned: Any, lz: LZ) -> None:
    """Inputs have changed: the move, its reason, and the steps are told; nothing is written."""
    before = planned.plan.read_text()
    done = lz("replan", "tiny")
    assert done.code == 0, done.err
    assert "tiny: 1 move" in done.out
    assert "In this order" in done.out
    assert "add --write" in done.err
    assert planned.plan.read_text() == before


def test_write_makes_it_the_plan_in_force(planned: Any, lz: LZ) -> None:
    """Then it is of these inputs, and nothing is left to do."""
    assert lz("replan", "tiny", "--write").code == 0
    assert lz("plan", "tiny", "--check").code == 0
    done = lz("replan", "tiny")
    assert "0 moves" in done.out
    assert "--write" not in done.err


def test_json(planned: Any, lz: LZ) -> None:
    """One document: moves, worth, steps, and the plan."""
    document = lz("replan", "tiny", "--moves", "5", "--json").document
    assert (document["environment"], document["status"], document["moves"]) == ("tiny", "optimal", 1)
    assert document["budget"] == 5
    (change,) = document["changes"]
    assert (change["workload"], change["before"], change["after"]) == ("notes", "clinic/l40s", "clinic/l4")
    assert document["saving_usd_per_month"] == pytest.approx((20 - 9) * 730)
    (batch,) = document["migration"]["batches"]
    assert [step["action"] for step in batch["steps"]] == ["move"]
    assert document["plan"]["decisions"][1]["pool"] == "l4"


def test_no_moves_keep_all_where_it_is(planned: Any, lz: LZ) -> None:
    """A budget of none, where all may stay."""
    document = lz("replan", "tiny", "--moves", "0", "--json").document
    assert (document["status"], document["moves"]) == ("optimal", 0)


def test_a_budget_that_is_too_small(planned: Any, lz: LZ) -> None:
    """Exit 1, the number of moves that it takes, and no new plan even with --write."""
    planned.replace(planned.stack, "nodes: {max: 2, names: [gpu-1, gpu-2]}", "nodes: {max: 0}")
    before = planned.plan.read_text()
    done = lz("replan", "tiny", "--moves", "0", "--write")
    assert done.code == 1
    assert "tiny: 1 move needed, 0 are allowed" in done.out
    assert planned.plan.read_text() == before
    assert lz("replan", "tiny", "--moves", "0", "--json").document["needed_moves"] == 1


def test_a_report(planned: Any, lz: LZ) -> None:
    """One HTML file."""
    assert lz("replan", "tiny", "--report", "r.html").code == 0
    assert "<h1>tiny: replan</h1>" in (planned.root / "r.html").read_text()


def test_the_same_bytes_whatever_the_hash_seed(planned: Any, lz_process: LZ) -> None:
    """Steps and plan are in a fixed order."""
    told = {lz_process("replan", "tiny", "--json", PYTHONHASHSEED=seed).out for seed in ("0", "1", "2")}
    assert len(told) == 1
    assert json.loads(told.pop())["moves"] == 1
