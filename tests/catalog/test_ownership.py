"""Owned capacity from its owner's terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landing_zone.catalog.ownership import full_usd_per_hour, marginal_usd_per_hour, placement_usd_per_hour
from landing_zone.config.ownership import Ownership


def terms(**changes: object) -> Ownership:
    """A node of eight H100."""
    node = {"purchase_usd": 325_000, "years": 4, "power_kw": 10.2, "energy_usd_per_kwh": 0.25, **changes}
    return Ownership.model_validate(node)


def test_the_known_node_comes_out() -> None:
    """325,000 USD over four years, 10.2 kW at 0.25 USD and a PUE of 1.4, 60,000 USD a year: 19.70 USD an hour."""
    assert full_usd_per_hour(terms(staff_usd_per_year=60_000)) == pytest.approx(19.70, abs=0.01)


def test_a_card_alone_comes_out_as_published() -> None:
    """30,000 USD, used 70 %: 1.63 USD an hour over three years, 0.98 over five, without power."""
    card = {"purchase_usd": 30_000, "power_kw": 0, "utilisation": 0.7}
    assert full_usd_per_hour(terms(**card, years=3)) == pytest.approx(1.63, abs=0.005)
    assert full_usd_per_hour(terms(**card, years=5)) == pytest.approx(0.98, abs=0.005)


def test_use_adds_only_energy() -> None:
    """Marginal cost is 10.2 kW · 1.4 · 0.25 USD/kWh, less what the node draws idle."""
    assert marginal_usd_per_hour(terms()) == pytest.approx(3.57)
    assert marginal_usd_per_hour(terms(idle_power_share=0.3)) == pytest.approx(2.499)


def test_the_plan_counts_what_the_terms_say() -> None:
    """By default what use adds."""
    assert placement_usd_per_hour(terms()) == marginal_usd_per_hour(terms())
    assert placement_usd_per_hour(terms(placement="full")) == full_usd_per_hour(terms())


@given(
    purchase=st.floats(0, 1e7),
    share=st.floats(0, 1),
    years=st.floats(0.5, 20),
    kw=st.floats(0, 200),
    utilisation=st.floats(0.05, 1),
)
def test_all_is_never_less_than_what_use_adds(
    purchase: float, share: float, years: float, kw: float, utilisation: float
) -> None:
    """Whatever the terms; and twice the prices are twice the cost."""
    one = terms(purchase_usd=purchase, residual_usd=share * purchase, years=years, power_kw=kw, utilisation=utilisation)
    twice = one.model_copy(
        update={"purchase_usd": 2 * purchase, "residual_usd": 2 * share * purchase, "energy_usd_per_kwh": 0.5}
    )
    assert full_usd_per_hour(one) >= marginal_usd_per_hour(one) >= 0
    assert full_usd_per_hour(twice) == pytest.approx(2 * full_usd_per_hour(one))
