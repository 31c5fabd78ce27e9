"""What is lost has no nodes and no endpoint; the rest stays."""

from collections.abc import Callable

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Status
from landing_zone.placement.scenario.fault import ScenarioFault
from landing_zone.placement.scenario.lose import parse
from landing_zone.placement.scenario.world import World
from landing_zone.placement.solve import make_plan


def _nodes(world: World) -> dict[str, int]:
    clusters = world.inputs.environment.value.clusters
    return {f"{c.name}/{p.name}": p.nodes.max for c in clusters for p in c.pools}


@pytest.mark.parametrize(
    ("name", "pools", "endpoints"),
    [
        ("ohio", {"ohio/l4"}, set()),
        ("ohio/l4", {"ohio/l4"}, set()),
        ("aws/us-east-2", {"ohio/l4"}, set()),
        ("us-east-2", {"ohio/l4"}, set()),
        ("aws", {"ohio/l4"}, {"llama"}),
        ("phi", set(), {"phi"}),
        ("azure/germanywestcentral", set(), {"phi"}),
    ],
)
def test_a_place_is_lost(world: World, name: str, pools: set[str], endpoints: set[str]) -> None:
    """Pools keep their names, so that rules and sources may go on naming them; endpoints are no longer listed."""
    other = parse(name, world).applied(world)
    assert {n for n, nodes in _nodes(other).items() if nodes == 0} == pools
    left = {"phi", "llama"} - endpoints
    assert {e.name for e in other.inputs.environment.value.managed} == left
    assert set(other.inputs.workloads[0].value.managed) == left


def test_a_zone_takes_its_part_of_the_nodes(project: Callable[..., Inputs], catalog: Catalog) -> None:
    """Five nodes over three zones: two are lost with one."""
    pool = {"accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "price_usd_per_hour": 4.0}
    spread = {"name": "spread", **pool, "nodes": {"min": 4, "max": 5}, "zones": ["x", "y", "z"]}
    single = {"name": "single", **pool, "nodes": {"max": 2}, "zones": ["x"]}
    other_zone = {"name": "other", **pool, "nodes": {"max": 2}, "zones": ["q"]}
    cluster = {"name": "ohio", "site": "aws", "region": "us-east-2", "pools": [spread, single, other_zone]}
    world = World(project({"chat": {}}, clusters=[cluster]), catalog)
    other = parse("x", world).applied(world)
    assert _nodes(other) == {"ohio/spread": 3, "ohio/single": 0, "ohio/other": 2}
    pools = other.inputs.environment.value.clusters[0].pools
    assert (pools[0].zones, pools[0].nodes.min) == (("y", "z"), 3)


def test_the_plan_of_what_is_left(world: World) -> None:
    """Nothing is placed where nothing is, and the reason says so."""
    other = parse("ohio", world).applied(world)
    plan = make_plan(other.inputs, other.catalog)
    assert all(d.cluster != "ohio" for d in plan.decisions)
    assert all(d.status is not Status.UNPLACED for d in plan.decisions)
    (lost,) = [a for a in plan.decisions[0].alternatives if a.venue == "ohio/l4"]
    assert lost.reason == "ohio/l4 has no nodes"


def test_an_unknown_place_is_refused(world: World) -> None:
    """With the nearest one."""
    with pytest.raises(ScenarioFault, match=r"--lose: no pool, cluster, .* did you mean `berlin`"):
        parse("berlni", world)
