"""An explanation tells a reader what was chosen, what it beat, what limits are worth and what would change it."""

import io

import pytest
from rich.console import Console

from landing_zone.placement.explanation.model import Chosen, DeviceMemory, Elsewhere, Explanation, Figure, Shadow, Turn
from landing_zone.placement.plan import Plan
from landing_zone.report.explanation import explanation_summary, shadow_sentence, turn_sentence
from landing_zone.sizing.throughput import Basis


@pytest.fixture
def told(plan: Plan) -> Explanation:
    """`notes`, as the plan has it, with everything that can be told."""
    return Explanation(
        **plan.decisions[0].model_dump(),
        chosen=Chosen(
            batch=12,
            figures=(Figure(name="first_token_ms", value=310, low=150, high=620, basis=Basis.ROOFLINE),),
            memory=DeviceMemory(
                weights_gib=28.1, kv_cache_gib=9, activations_gib=1, adapters_gib=0, overhead_gib=1.2, usable_gib=71.5
            ),
        ),
        elsewhere=(
            Elsewhere(venue="cloud/cpu", forbidden="data class `patient` may not leave (stacks/a.yaml:9)"),
            Elsewhere(venue="cloud/l4", cost_usd_per_hour=2.1, moved=("risk to clinic/h100",), better=("4 ms nearer",)),
            Elsewhere(venue="cloud/t4", cost_usd_per_hour=None, left_out=("risk",)),
        ),
        shadows=(Shadow(limit="nodes of clinic/h100", unit="node", now=2, one_more_saves_usd_per_hour=1.5),),
        turns=(Turn(what="demand", unit="×", now=1, at=1.4, venue="clinic/h100", then="4 × 2 H100"),),
    )


def lines(told: Explanation) -> list[str]:
    """What is printed, 160 characters wide, white space folded."""
    file = io.StringIO()
    Console(file=file, width=160).print(explanation_summary(told))
    return [" ".join(line.split()) for line in file.getvalue().splitlines()]


def test_all_parts_are_told(told: Explanation) -> None:
    """Figures with range and basis, memory, other places, limits, and what would change it."""
    found = lines(told)
    assert "First token 310 ms 150 to 620 roofline" in found
    assert (
        "memory per device: 28.1 weights + 9.0 keys and values + 1.0 activations + 1.2 overhead of 71.5 GiB usable"
        in found
    )
    assert "cloud/cpu — data class `patient` may not leave (stacks/a.yaml:9)" in found
    assert "cloud/l4 2.10 USD/h more risk to clinic/h100 4 ms nearer" in found
    assert "cloud/t4 — leaves out risk" in found
    assert "nodes of clinic/h100 (2): one node more saves 1.50 USD/h" in found
    assert "demand above × 1.4: 4 × 2 H100; it stays on clinic/h100" in found
    assert not any("time ended" in line for line in found)


def test_markup_is_text(told: Explanation) -> None:
    """What a user wrote can't colour or hide anything."""
    attack = told.model_copy(update={"reason": "[red]not[/red] a style"})
    assert "[red]not[/red] a style" in lines(attack)


def test_questions_that_were_not_asked_are_said(told: Explanation) -> None:
    """And how to have them asked."""
    assert any("--time-limit" in line for line in lines(told.model_copy(update={"complete": False})))


@pytest.mark.parametrize(
    ("turn", "sentence"),
    [
        (
            Turn(what="price of x", unit="USD/h", now=5.36, at=9.52, venue="cloud/l4", then="1 × 1 L4"),
            "price of x (now 5.36 USD/h) at 9.52 USD/h: 1 × 1 L4; it goes to cloud/l4",
        ),
        (
            Turn(what="price of x", unit="USD/h", now=5.36, limit=53.6, venue="clinic/h100"),
            "price of x (now 5.36 USD/h): no value up to 53.60 USD/h changes it",
        ),
        (
            Turn(what="price of x", unit="USD/h", now=5.36, limit=0, venue="clinic/h100"),
            "price of x (now 5.36 USD/h): no value down to 0.00 USD/h changes it",
        ),
        (
            Turn(what="jurisdictions", where="a.yaml:9", venue=None, then="no place opens", proven=False),
            "without `jurisdictions` (a.yaml:9): no place opens; it runs nowhere (not proven the cheapest)",
        ),
        (
            Turn(
                what="round_trip_ms",
                unit="ms",
                now=85,
                at=134.4,
                where="w.yaml:2",
                venue="clinic/h100",
                then="b opens",
                cost_usd_per_hour=-3.9,
            ),
            "round_trip_ms (now 85 ms, w.yaml:2) at 134.4 ms: b opens; it stays on clinic/h100, "
            "the plan costs 3.90 USD/h less",
        ),
    ],
)
def test_a_turn_is_a_sentence(told: Explanation, turn: Turn, sentence: str) -> None:
    """The value now, the value that turns it, and what then."""
    assert turn_sentence(turn, told) == sentence


def test_a_limit_is_a_sentence() -> None:
    """One more, one fewer, and who is left out."""
    shadow = Shadow(
        limit="nodes of a/b",
        unit="node",
        now=1,
        one_more_saves_usd_per_hour=0,
        one_more_places=("w",),
        one_fewer_leaves_out=("v",),
    )
    assert shadow_sentence(shadow) == (
        "nodes of a/b (1): one node more saves 0.00 USD/h and places w, one fewer leaves out v"
    )


def test_a_quota_in_thousands_is_a_sentence() -> None:
    """Its unit is a number already."""
    shadow = Shadow(
        limit="tokens a minute of gpt",
        unit="1,000 tokens a minute",
        now=200000,
        one_more_saves_usd_per_hour=0,
        one_fewer_costs_usd_per_hour=1.25,
    )
    assert shadow_sentence(shadow) == (
        "tokens a minute of gpt (200,000): 1,000 tokens a minute more saves 0.00 USD/h, as many fewer costs 1.25 USD/h"
    )
