"""Several changes hold together, and none leaves a trace in the world as it is."""

import pytest

from landing_zone.placement.lock import inputs_digest
from landing_zone.placement.scenario.scenario import Wish, parse_scenario
from landing_zone.placement.scenario.world import World
from landing_zone.placement.site import pool_sites

EVERYTHING = Wish(
    prices=("aws=1.3", "berlin=2"),
    losses=("ohio",),
    quotas=("team=3",),
    demands=("2", "chat=1.5"),
    rules=("eu.jurisdictions=EU,CH",),
    carbon_usd_per_t=100,
    demand_margin=1.5,
)


def test_all_changes_are_made(world: World) -> None:
    """Each of them."""
    other = parse_scenario(EVERYTHING, world).applied(world)
    environment = other.inputs.environment.value
    assert (environment.carbon_usd_per_t, environment.demand_margin) == (100, 1.5)
    assert environment.tenants[0].accelerators == 3
    assert environment.data_classes["eu"].jurisdictions == ("EU", "CH")
    assert [p.nodes.max for c in environment.clusters for p in c.pools] == [2, 0]
    assert [s.node_price_usd_per_hour for s in pool_sites(environment, other.catalog)] == pytest.approx([10.0, 5.2])
    rates = [d.value.traffic.requests_per_second for d in other.inputs.workloads]
    assert rates == pytest.approx([0.6, 0.4])


def test_the_world_stays_as_it_is(world: World) -> None:
    """Nothing is changed in place."""
    before = inputs_digest(world.inputs, world.catalog)
    other = parse_scenario(EVERYTHING, world).applied(world)
    assert inputs_digest(world.inputs, world.catalog) == before != inputs_digest(other.inputs, other.catalog)


def test_it_is_told_in_order(world: World) -> None:
    """A few words each."""
    assert parse_scenario(EVERYTHING, world).sentences() == (
        "price of aws × 1.3",
        "price of berlin × 2",
        "quota of team: 3 accelerators in each cluster",
        "demand of every workload × 2",
        "demand of chat × 1.5",
        "data class eu: jurisdictions EU, CH",
        "ohio is lost",
        "carbon at 100 USD/t",
        "demand margin 1.5",
    )


def test_nothing_is_nothing(world: World) -> None:
    """No change, the same world."""
    assert parse_scenario(Wish(), world).applied(world) is world
