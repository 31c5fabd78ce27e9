"""Words and figures are written one way everywhere."""

import pytest

from landing_zone.placement.plan import Plan
from landing_zone.report.wording import (
    changed,
    count,
    economics,
    headline,
    main_reason,
    percent,
    service,
    shape,
    usd,
    where,
)


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "$0.00"), (0.126, "$0.13"), (999.99, "$999.99"), (1000, "$1,000"), (44676.4, "$44,676")]
)
def test_usd_has_cents_below_a_thousand(amount: float, text: str) -> None:
    """Cents matter for an hour's price and clutter a month's."""
    assert usd(amount) == text


@pytest.mark.parametrize(("fraction", "text"), [(0, "0 %"), (0.00042, "0.042 %"), (0.05, "5.0 %")])
def test_percent_keeps_a_small_gap_visible(fraction: float, text: str) -> None:
    """A gap that is not zero is not written as zero."""
    assert percent(fraction) == text


def test_count_agrees_with_its_number() -> None:
    """One is singular, all else plural."""
    assert [count(n, "pool") for n in (0, 1, 2)] == ["0 pools", "1 pool", "2 pools"]


def test_shape_names_replicas_and_devices(plan: Plan) -> None:
    """Replicas first, then what each has; CPUs where there is no device, a dash where nothing runs."""
    assert [shape(d) for d in plan.decisions] == ["3 × 2 H100, fp8", "1 × 4 vCPU", "—"]


def test_shape_names_the_partition(plan: Plan) -> None:
    """A slice of a device is not written as a device."""
    notes = plan.decisions[0]
    assert notes.shape
    sliced = notes.shape.model_copy(update={"devices": 1, "resource": "nvidia.com/mig-3g.40gb"})
    assert shape(notes.model_copy(update={"shape": sliced})) == "3 × 1 H100 3g.40gb, fp8"


def test_the_main_reason_is_the_first(plan: Plan) -> None:
    """A table has room for what decided; the explanation has the rest."""
    told = plan.decisions[0].model_copy(update={"reason": "kept in clinic; cheapest there; 88 ms"})
    assert main_reason(told) == "kept in clinic"


def test_where_is_cluster_and_pool(plan: Plan) -> None:
    """The place is named as in the inputs."""
    assert [where(d) for d in plan.decisions] == ["clinic/h100", "cloud/cpu", "—"]


def test_service_tells_only_what_is_known(plan: Plan) -> None:
    """An absent figure is not zero."""
    assert [service(d) for d in plan.decisions] == ["round trip 88.4 ms", "", ""]


def test_headline_of_a_plan(plan: Plan) -> None:
    """Status, how much is placed, cost and gap, in one sentence."""
    expected = "tiny: optimal plan, 2 of 3 workloads placed, $12.50 per hour, $9,125 per month, gap 0 %"
    assert headline(plan) == expected


def test_headline_of_an_infeasible_plan_has_no_cost(infeasible: Plan) -> None:
    """No price is told for what can't be had."""
    assert headline(infeasible) == "tiny: infeasible, 1 conflict"


def test_changed_leaves_out_what_was_not_done() -> None:
    """Zeros are not told; all zeros are."""
    assert changed({"create": 83, "update": 0, "same": 2}) == "83 created, 2 unchanged"
    assert changed({"create": 0}) == "nothing to change"


def test_economics_tell_only_what_is_known(plan: Plan) -> None:
    """Price of tokens and power, each alone or both."""
    known = {"usd_per_million_tokens": 0.4219, "power_w": 2800.0}
    told = [
        economics(plan.decisions[0].model_copy(update={k: known[k] for k in keys}))
        for keys in ((), *([k] for k in known), known)
    ]
    assert told == ["", "$0.42 per million tokens", "2.8 kW", "$0.42 per million tokens, 2.8 kW"]
