"""A new plan names the workloads that it treats differently, and no other."""

from typing import Any

from landing_zone.placement.plan import Plan
from landing_zone.report.changes import Kind, compare


def _with(plan: Plan, workload: str, **changes: Any) -> Plan:
    decisions = [{**d.model_dump(), **(changes if d.workload == workload else {})} for d in plan.decisions]
    return Plan.model_validate({**plan.model_dump(), "decisions": decisions})


def test_the_same_plan_changes_nothing(plan: Plan) -> None:
    """No difference, no change."""
    assert compare(plan, plan) == ()


def test_a_new_price_or_reason_is_no_change(plan: Plan) -> None:
    """Only what would be provisioned differently counts."""
    assert compare(plan, _with(plan, "notes", cost_usd_per_hour=13.0, reason="now dearer")) == ()


def test_a_move_names_both_places_and_the_reason(plan: Plan) -> None:
    """Exactly the moved workload is named."""
    moved = _with(plan, "risk", cluster="clinic", pool="h100", reason="its data may not leave the site")
    (change,) = compare(plan, moved)
    assert str(change) == "risk moved: cloud/cpu → clinic/h100 (its data may not leave the site)"


def test_a_workload_that_is_left_out_has_moved(plan: Plan) -> None:
    """Left out is a place too."""
    (change,) = compare(plan, _with(plan, "risk", status="unplaced", cluster=None, pool=None))
    assert (change.kind, change.after) == (Kind.MOVED, "left out")


def test_more_replicas_reshape(plan: Plan) -> None:
    """The same place with another shape is told by the shapes."""
    (change,) = compare(plan, _with(plan, "risk", replicas=2))
    assert (change.kind, change.before, change.after) == (Kind.RESHAPED, "1 × 4 vCPU", "2 × 4 vCPU")


def test_shapes_that_look_alike_are_told_by_what_differs(plan: Plan) -> None:
    """A change of what the words for a shape leave out is told by its fields."""
    (notes,) = (d for d in plan.decisions if d.workload == "notes")
    assert notes.shape is not None
    wider = {**notes.shape.model_dump(), "max_concurrency": notes.shape.max_concurrency + 1}
    (change,) = compare(plan, _with(plan, "notes", shape=wider))
    n = notes.shape.max_concurrency
    assert (change.before, change.after) == (f"max_concurrency {n}", f"max_concurrency {n + 1}")


def test_added_and_removed(plan: Plan) -> None:
    """Workloads come and go, sorted by name."""
    without_notes = plan.model_copy(update={"decisions": plan.decisions[1:]})
    without_risk = plan.model_copy(update={"decisions": (plan.decisions[0], plan.decisions[2])})
    changes = compare(without_notes, without_risk)
    assert [(c.workload, c.kind) for c in changes] == [("notes", Kind.ADDED), ("risk", Kind.REMOVED)]
