"""What is no price is never one; what moves too far, or costs more than on-demand, is named first."""

import pytest

from landing_zone.catalog.plausible import doubt, is_price, overtaken
from landing_zone.catalog.sources.source import PriceKind

OD, SPOT, YEAR = PriceKind.ON_DEMAND, PriceKind.SPOT, PriceKind.RESERVED_1Y
HELD = {OD: 10.0, SPOT: 4.0}


@pytest.mark.parametrize("usd", [0.0, -1.0, float("nan"), float("inf")])
def test_what_is_no_price(usd: float) -> None:
    """Not even when jumps are accepted."""
    assert not is_price(usd)
    assert doubt(OD, usd, HELD, []) == "is no price"


@pytest.mark.parametrize(
    ("kind", "usd", "reason"),
    [
        (OD, 20.0, ""),
        (OD, 20.1, "moves by a factor of 2.01"),
        (OD, 5.0, ""),
        (OD, 4.9, "moves by a factor of 2.04"),
        (SPOT, 8.0, ""),
        (SPOT, 1.0, "moves by a factor of 4"),
        (YEAR, 9.99, ""),
        (YEAR, 10.0, "is not below on-demand, 10"),
        (PriceKind.CAPACITY_BLOCK, 12.0, ""),
    ],
)
def test_a_price_beside_those_at_hand(kind: PriceKind, usd: float, reason: str) -> None:
    """Up to a factor of two either way, and below on-demand where it should be."""
    assert doubt(kind, usd, HELD, []) == reason


def test_spot_must_be_below_on_demand() -> None:
    """Equal means that there is no market."""
    assert doubt(SPOT, 6.0, {OD: 6.0, SPOT: 4.0}, []) == "is not below on-demand, 6"


@pytest.mark.parametrize(("usd", "reason"), [(10.0, ""), (50.0, ""), (60.0, "is a factor of 6 off the other regions")])
def test_a_new_offer_beside_other_regions(usd: float, reason: str) -> None:
    """Within a factor of five of the median."""
    assert doubt(OD, usd, {}, [9.0, 10.0, 11.0]) == reason


def test_on_demand_must_stay_above_what_is_not_renewed() -> None:
    """A row would contradict itself."""
    assert overtaken({OD: 10.0, SPOT: 4.0}) == ""
    assert overtaken({OD: 4.0, SPOT: 4.0}) == "is not above spot, 4"
