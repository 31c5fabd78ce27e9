"""The head of the page tells the plan's state."""

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan
from landing_zone.report.page import decision_rows, figures, summary_sentence, traffic_rows, verdict


def test_figures_of_the_head(plan: Plan) -> None:
    """Status, share placed, cost, gap."""
    assert [figure.value for figure in figures(plan)] == ["optimal", "2 of 3", "$9,125", "0 %"]


@pytest.mark.parametrize(
    ("changes", "state"), [({}, "good"), ({"warnings": ("w",)}, "warn"), ({"status": "feasible"}, "warn")]
)
def test_verdict_of_a_full_plan(plan: Plan, changes: dict[str, object], state: str) -> None:
    """Good only when optimal, whole and without a warning."""
    whole = {**plan.model_dump(), "decisions": plan.decisions[:2], **changes}
    assert verdict(Plan.model_validate(whole)) == state


def test_verdict_of_what_is_left_out_and_of_infeasible(plan: Plan, infeasible: Plan) -> None:
    """A workload left out warns; an infeasible plan is bad."""
    assert (verdict(plan), verdict(infeasible)) == ("warn", "bad")


def test_summary_sentence(plan: Plan, infeasible: Plan) -> None:
    """Both outcomes have a sentence."""
    assert summary_sentence(plan) == "3 workloads for 2 clusters: the cheapest within every rule."
    assert summary_sentence(infeasible) == "No placement keeps every rule: 1 conflict, listed below."


def test_decision_rows_join_plan_and_workload(plan: Plan, inputs: Inputs) -> None:
    """Cost per month uses the environment's hours."""
    notes = decision_rows(plan, inputs)[0]
    assert (notes.model, notes.where, notes.cost_per_month) == ("microsoft/phi-4", "clinic/h100", "$8,760")


def test_traffic_rows_begin_with_the_largest(plan: Plan, inputs: Inputs, catalog: Catalog) -> None:
    """Largest flow first, and a cluster or "nowhere"."""
    rows = traffic_rows(plan, inputs, catalog)
    assert [(row.site, row.requests_per_second) for row in rows[:2]] == [("nowhere", "10"), ("clinic", "7.5")]
