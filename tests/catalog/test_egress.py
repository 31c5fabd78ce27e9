"""What data cost that leave: every pair has a price, tiers are marginal, regions of one cloud are not free."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.egress import cost_usd, tiers_between
from landing_zone.catalog.load import load_catalog

CATALOG = load_catalog()
TO = (None, "aws/us-east-1", "aws/eu-central-1", "azure/eastus", "azure/westeurope", "gcp/us-central1")


def test_every_pair_has_a_price() -> None:
    """Only what stays in its region is free."""
    for here in CATALOG.regions:
        for there in TO:
            assert (CATALOG.egress_usd(here, there, 10_000) == 0) == (here == there)


@pytest.mark.parametrize(
    ("here", "there", "gb", "usd"),
    [
        ("aws/us-east-1", None, 100, 0),
        ("aws/us-east-1", None, 1_000, 81),
        ("aws/us-east-1", None, 10_240 + 1_000, 912.6 + 85),
        ("aws/us-east-1", "aws/us-east-2", 1_000, 10),
        ("aws/us-east-1", "aws/eu-west-1", 1_000, 20),
        ("aws/sa-east-1", "aws/us-east-1", 1_000, 138),
        ("aws/eu-west-1", "azure/northeurope", 1_000, 81),
        ("azure/westeurope", "azure/northeurope", 1_000, 20),
        ("azure/westeurope", "azure/eastus", 1_000, 50),
        ("gcp/europe-west4", "gcp/europe-west1", 1_000, 20),
        ("gcp/us-central1", None, 2_024, 1_024 * 0.12 + 1_000 * 0.11),
    ],
)
def test_known_prices(here: str, there: str | None, gb: float, usd: float) -> None:
    """The nearest rule is taken, and each tier's price is that of the data in it."""
    assert CATALOG.egress_usd(here, there, gb) == pytest.approx(usd)


@given(here=st.sampled_from(sorted(CATALOG.regions)), gb=st.floats(0, 1e7), more=st.floats(0, 1e6))
def test_the_bill_never_falls(here: str, gb: float, more: float) -> None:
    """More data cost more, and no GB costs more than one in the dearest tier."""
    tiers = tiers_between(CATALOG.egress, CATALOG.regions[here], None)
    added = cost_usd(tiers, gb + more) - cost_usd(tiers, gb)
    assert -1e-6 <= added <= more * max(t.usd_per_gb for t in tiers) + 1e-6


def test_tiers_begin_at_nothing() -> None:
    """Each rule has a first tier, and continents of regions are those of rules."""
    assert all(tiers[0].tier_from_gb == 0 for tiers in CATALOG.egress.values())


@pytest.mark.parametrize("gb", [-1, math.nan, math.inf])
def test_no_volume_is_refused(gb: float) -> None:
    """Neither less than nothing nor without end."""
    with pytest.raises(ValueError, match="no volume of data"):
        CATALOG.egress_usd("aws/us-east-1", None, gb)
