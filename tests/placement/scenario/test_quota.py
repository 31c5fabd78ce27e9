"""Quotas of tenants, accounts and endpoints change by name."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.placement.scenario.fault import ScenarioFault
from landing_zone.placement.scenario.quota import parse
from landing_zone.placement.scenario.world import World


def _changed(world: World, text: str) -> Environment:
    return parse(text, world).applied(world).inputs.environment.value


def test_a_tenant(world: World) -> None:
    """Accelerators of the tenant, in each cluster."""
    assert [t.accelerators for t in _changed(world, "team=3").tenants] == [3]


def test_an_account(world: World) -> None:
    """A quota is added where none is written, and replaced where one is."""
    once = parse("aws/us-east-2/L4=8", world).applied(world)
    assert [q.count for q in once.inputs.environment.value.quotas] == [8]
    assert [q.count for q in _changed(once, "aws/us-east-2/L4=4").quotas] == [4]


def test_an_endpoint_by_token(world: World) -> None:
    """Tokens a minute; other endpoints keep theirs."""
    assert [e.tokens_per_minute for e in _changed(world, "phi=5000").managed] == [5000, None]


def test_an_endpoint_by_unit(project: Callable[..., Inputs], catalog: Catalog) -> None:
    """Units, from the fewest that are sold."""
    offer = next(o for o in catalog.managed_offers.values() if not o.by_token and o.unit_tokens_per_minute)
    endpoint = {"name": "units", "offer": offer.key, "region": offer.regions[0]}
    world = World(project({"chat": {}}, managed=[endpoint]), catalog)
    fewest = offer.units_min or 1
    (changed,) = _changed(world, f"units={fewest + 100}").managed
    assert changed.units is not None
    assert (changed.units.min, changed.units.max) == (fewest, fewest + 100)
    if fewest > 1:
        with pytest.raises(ScenarioFault, match="is sold from"):
            _changed(world, f"units={fewest - 1}")


@pytest.mark.parametrize("text", ["tema=3", "team=1.5", "team=-1", "team", "aws/us-east-2/H100=3"])
def test_what_can_not_be_is_refused(world: World, text: str) -> None:
    """In one sentence that names the option."""
    with pytest.raises(ScenarioFault, match=r"^--quota: "):
        parse(text, world)
