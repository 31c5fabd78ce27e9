"""Endpoints are of offers that are sold, there and in that number."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]
TOKENS, UNITS = "azure-openai/eu/gpt-5.4/token", "azure-openai/eu/gpt-5.4/unit"


def test_endpoints_as_they_are_sold_pass(faults_of: FaultsOf) -> None:
    """By the token and by the unit, in steps that are multiples of the offer's."""
    assert faults_of() == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "problem", "fix"),
    [
        (
            TOKENS,
            "azure-openai/eu/gpt-54/token",
            13,
            "offer",
            "`azure-openai/eu/gpt-54/token` is not in",
            f"`{TOKENS}`",
        ),
        (TOKENS, "nothing-like-it", 13, "offer", "`nothing-like-it` is not in the catalog", "lz catalog show managed"),
        ("germanywestcentral", "eastus", 14, "region", "can't be called in `azure/eastus`", "did you mean `azure/"),
        ("min: 20", "min: 10", 18, "units.min", "is sold in 15 units and 5 more at a time, not in 10", "write 15"),
        ("min: 20", "min: 21", 18, "units.min", "is sold in 15 units and 5 more at a time, not in 21", "write 25"),
        ("step: 10", "step: 7", 18, "units.step", "is sold in 15 units and 5 more at a time, not 7 more", "write 10"),
        (
            "region: azure/germanywestcentral",
            "region: azure/germanywestcentral\n        units: {min: 15, max: 15}",
            15,
            "units",
            f"`{TOKENS}` is sold by the token",
            "remove `units`",
        ),
        (
            "region: azure/swedencentral",
            "region: azure/swedencentral\n        tokens_per_minute: 10",
            18,
            "tokens_per_minute",
            f"`{UNITS}` is sold by the unit",
            "write `units` instead, or nothing",
        ),
    ],
)
def test_what_is_not_sold_is_refused(
    faults_of: FaultsOf, *, old: str, new: str, line: int, field: str, problem: str, fix: str
) -> None:
    """One fault at the line of the field, with what to write."""
    (fault,) = faults_of(old, new)
    assert (fault.line, fault.field.split(".", 2)[2]) == (line, field)
    assert problem in fault.problem
    assert fix in fault.fix


def test_units_of_unknown_worth_are_refused(faults_of: FaultsOf) -> None:
    """What a unit serves decides how many are needed; where nobody publishes it, it has to be measured."""
    (fault,) = faults_of(key=UNITS, unit_tokens_per_minute="")
    assert (fault.line, fault.field) == (16, "managed.1.offer")
    assert fault.problem == f"what a unit of `{UNITS}` serves is not published"
    assert fault.fix == (
        "add its row to your own `managed.csv`, with `unit_tokens_per_minute` as you measured it, "
        "or use an offer by the token"
    )


@pytest.mark.parametrize(
    ("key", "column", "line"), [(TOKENS, "input_usd_per_million_tokens", 13), (UNITS, "unit_usd_per_hour", 16)]
)
def test_offers_without_a_price_are_refused(faults_of: FaultsOf, key: str, column: str, line: int) -> None:
    """By the token or by the unit."""
    (fault,) = faults_of(key=key, **{column: ""})
    assert (fault.line, fault.problem) == (line, f"the price of `{key}` is not in the catalog")


def test_retired_offers_are_refused(faults_of: FaultsOf) -> None:
    """An offer that ended before the newest day of the catalog."""
    (fault,) = faults_of(key=TOKENS, retires_on="2025-12-31")
    assert (fault.line, fault.field, fault.fix) == (13, "managed.0.offer", "write one still sold")
    assert fault.problem == f"`{TOKENS}` was retired on 2025-12-31"


def test_an_offer_is_sold_up_to_its_last_day(faults_of: FaultsOf) -> None:
    """One that will end is sold until then."""
    assert faults_of(key=TOKENS, retires_on="2999-12-31") == ()
