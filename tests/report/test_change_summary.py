"""A replan, a what-if and a break-even are told on any terminal, in plain text too."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console, RenderableType

from landing_zone.placement.break_even.break_even import BreakEven
from landing_zone.placement.plan import Plan
from landing_zone.placement.what_if import WhatIf
from landing_zone.report.change_summary import break_even_summary, replan_summary, what_if_summary

Make = Callable[..., Any]


def lines(renderable: RenderableType) -> list[str]:
    """Return what is printed to a file 140 characters wide, line by line, each gap as one space."""
    file = io.StringIO()
    Console(file=file, width=140).print(renderable)
    return [" ".join(line.split()) for line in file.getvalue().splitlines()]


def test_a_replan_tells_moves_worth_and_steps(plan: Plan, make_replan: Make) -> None:
    """What moves and why, what it saves and when it is paid back, and the numbered steps."""
    told = lines(replan_summary(plan, make_replan()))
    assert told[0] == "tiny: 1 move of 5 allowed"
    assert "risk moves cloud/cpu clinic/h100 0.50 → 0.00 must: no longer allowed there" in told
    assert "Cost per hour $13.50 $12.00 −$1.50 (11.1%)" in told
    assert "Saves $1,095 a month; $30.00 once for 1 move, paid back after 20 h" in told
    assert "1 risk start 1 × 1 H100 on clinic/h100, then stop cloud/cpu clinic/h100 2, cloud/cpu 1" in told
    assert "clinic/h100 1 2 1 2" in told


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"one_time_usd": 0.0}, "Saves $1,095 a month; 1 move, to which the environment's `moves` give no cost"),
        ({"saving_usd_per_month": -73.0, "payback_hours": None}, "Costs $73.00 more a month; $30.00 once for 1 move"),
        ({"payback_hours": 480.0}, "Saves $1,095 a month; $30.00 once for 1 move, paid back after 20 days"),
        ({"changes": ()}, "Saves $1,095 a month"),
    ],
)
def test_what_it_is_worth(plan: Plan, make_replan: Make, changes: dict[str, Any], sentence: str) -> None:
    """With a cost of moves and without, saving or not."""
    assert sentence in lines(replan_summary(plan, make_replan(**changes)))


def test_a_budget_that_is_too_small_is_told_with_its_number(plan: Plan, infeasible: Plan, make_replan: Make) -> None:
    """How many moves are needed, and how many are allowed."""
    result = make_replan(plan=infeasible, budget=1, needed_moves=3, migration=None)
    told = lines(replan_summary(plan, result))
    assert told[0] == "tiny: 3 moves needed, 1 is allowed"
    assert "These rules cannot hold together:" in told


def test_a_replan_that_rules_forbid(plan: Plan, infeasible: Plan, make_replan: Make) -> None:
    """It is no matter of the budget."""
    assert (
        lines(replan_summary(plan, make_replan(plan=infeasible, migration=None)))[0] == "tiny: infeasible, 1 conflict"
    )


def test_steps_that_hold_and_interrupt_are_named(plan: Plan, make_replan: Make) -> None:
    """Below the steps, and in them."""
    result = make_replan()
    assert result.migration is not None
    steps = [
        {"workload": "notes", "action": "pause", "source": "a/b", "target": None, "runs_as": "", "note": "down"},
        {"workload": "risk", "action": "park", "source": "a/b", "target": "c/d", "runs_as": "1 × 1 L4", "note": "held"},
        {"workload": "more", "action": "scale", "source": "c/d", "target": "c/d", "runs_as": "3 × 1 L4"},
        {"workload": "form", "action": "reshape", "source": "c/d", "target": "c/d", "runs_as": "1 × 2 L4"},
    ]
    migration = {"batches": [{"steps": steps, "nodes": {}}], "pools": [], "downtime": ["notes"], "parked": ["risk"]}
    told = lines(replan_summary(plan, make_replan(migration=migration)))
    assert "1 notes stop on a/b; down" in told
    assert "risk start 1 × 1 L4 on c/d, then stop a/b; held" in told
    assert "more scale to 3 × 1 L4 on c/d" in told
    assert "form start 1 × 2 L4 on c/d, then stop the old shape" in told
    assert "held elsewhere on the way: risk" in told
    assert "down for some steps, as no place is free meanwhile: notes" in told


def test_a_what_if_tells_both_plans(what_if: WhatIf) -> None:
    """The scenario in the headline, both costs, who fares differently, pools, and what is left out."""
    told = lines(what_if_summary(what_if))
    assert told[0] == "tiny, cloud is lost: −$0.50 (4.0%) per hour, 1 move, 1 of them forced"
    assert "Cost per hour $12.50 $12.00 −$0.50 (4.0%)" in told
    assert "risk moves cloud/cpu clinic/h100 0.50 → 0.00 must: no longer allowed there" in told
    assert "cloud/cpu 1 0 0 nodes" in told
    assert "secret left out now, too no site in CH" in told
    assert not any(line.startswith("In this order") for line in told)


def test_a_what_if_that_keeps_places_tells_the_steps(what_if: WhatIf) -> None:
    """For then it is a way from here to there."""
    told = lines(what_if_summary(what_if.model_copy(update={"kept": True})))
    assert any(line.startswith("In this order") for line in told)


def test_an_impossible_world(what_if: WhatIf, infeasible: Plan) -> None:
    """The rules in conflict are told."""
    told = lines(what_if_summary(what_if.model_copy(update={"after": infeasible})))
    assert told[0] == "tiny, cloud is lost: infeasible"
    assert any("`notes` needs 640 GiB" in line for line in told)


def test_a_break_even(break_even: BreakEven) -> None:
    """Each way now, where the cheapest changes, owned against rented, and what is not possible."""
    told = lines(break_even_summary(break_even))
    assert "phi by token $0.40 9 not in the environment, provided that it holds c5" in told
    assert "clinic/h100 owned too small none" in told
    assert "5 phi clinic/h100 $4.00 25%" in told
    assert "8 clinic/h100 nothing is large enough" in told
    assert "clinic/h100 at $4.00 cloud/l4 at $8.00 above 50% of the hours" in told
    assert "clinic/h100 at $4.00 cloud/cpu at $2.00 never (2.0 times the price)" in told
    assert "clinic/l4 at $4.00 phi 10 50% used" in told
    assert "clinic/h100 at $4.00 phi 10 never (196% of what it serves)" in told
    assert "cloud/l4 data class `x` forbids it" in told
    assert "phi is the cheapest at every demand looked at" not in told


def test_a_break_even_without_a_change(break_even: BreakEven) -> None:
    """One way is the cheapest all along."""
    constant = break_even.model_copy(update={"switches": ()})
    assert "phi is the cheapest at every demand looked at" in lines(break_even_summary(constant))
