"""The summary tells a plan on any terminal, in plain text too."""

import io

import pytest
from rich.console import Console, RenderableType

from landing_zone.placement.plan import Plan
from landing_zone.report.changes import compare
from landing_zone.report.run import Run
from landing_zone.report.summary import changes_summary, plan_summary, run_summary


def text(renderable: RenderableType) -> str:
    """Return what is printed to a file 140 characters wide."""
    file = io.StringIO()
    Console(file=file, width=140).print(renderable)
    return file.getvalue()


def test_a_plan_tells_every_workload_and_pool(plan: Plan) -> None:
    """Where, shape, price and reason of each workload; nodes of each pool."""
    rows = [" ".join(line.split()) for line in text(plan_summary(plan)).splitlines()]
    assert "notes placed clinic/h100 3 × 2 H100, fp8 12.00 kept on the site" in rows
    assert "secret left out — — 0.00 no site in CH" in rows
    assert "clinic/h100 H100 1 of 2 6 of 8 12.00" in rows


@pytest.mark.parametrize(("status", "words"), [("optimal", "optimal plan"), ("feasible", "feasible, perhaps not the")])
def test_the_status_is_told(plan: Plan, status: str, words: str) -> None:
    """A plan that may not be the cheapest says so."""
    told = Plan.model_validate({**plan.model_dump(), "status": status})
    assert words in text(plan_summary(told))


def test_an_infeasible_plan_tells_its_conflicts(infeasible: Plan) -> None:
    """The rules in conflict stand where the table would."""
    told = text(plan_summary(infeasible))
    assert "cannot hold together" in told
    assert "`notes` needs 640 GiB" in told
    assert "Workload" not in told


def test_warnings_are_told(plan: Plan) -> None:
    """One line each."""
    assert "warning: estimated" in text(plan_summary(plan.model_copy(update={"warnings": ("estimated",)})))


def test_markup_in_a_reason_is_text(plan: Plan) -> None:
    """What a user wrote can't colour or hide anything."""
    first, *rest = plan.decisions
    decision = first.model_copy(update={"reason": "[red]not[/red] a style"})
    told = " ".join(text(plan_summary(plan.model_copy(update={"decisions": (decision, *rest)}))).split())
    assert "[red]not[/red] a style" in told


def test_changes_are_told_or_said_to_be_none(plan: Plan) -> None:
    """An unchanged plan says so."""
    assert "nothing changes" in text(changes_summary(compare(plan, plan)))
    fewer = plan.model_copy(update={"decisions": plan.decisions[:2]})
    assert "secret removed: left out" in text(changes_summary(compare(plan, fewer)))


def test_a_run_tells_what_was_not_validated(run: Run) -> None:
    """Changes, endpoints, and the limits of the sandbox."""
    told = text(run_summary(run))
    assert "83 created, 2 unchanged in 41 s" in told
    assert "http://notes.models.internal/v1" in told
    assert "no `CUDA` kernel ran" in told


def test_a_managed_workload_is_told_with_its_tokens(managed_plan: Plan) -> None:
    """Where a place and a shape would stand; the endpoint's use; what is missed, counted, and left after a loss."""
    rows = [" ".join(line.split()) for line in text(plan_summary(managed_plan)).splitlines()]
    assert "secret managed gpt 54,675 tokens/min 0.40 the only place" in rows
    assert "gpt 54,675 — 0.40" in rows
    assert "secret misses first_token_ms at a penalty" in rows
    assert "notes when cluster clinic is lost: gpt" in rows
    assert "Counted beside what is paid: 0.12 USD/h of carbon" in rows
