"""Every loss is counted out, and agrees with those that the problem was made from."""

from collections.abc import Callable
from typing import Any

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.resilience import Survives
from landing_zone.placement.checks.losses import Lost, every_loss
from landing_zone.placement.losses import losses
from landing_zone.placement.site import pool_sites

Project = Callable[..., Inputs]
L4 = {"accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "price_usd_per_hour": 4.0}


def cluster(name: str, *zones: list[str]) -> dict[str, Any]:
    """A cluster with one pool per list of zones."""
    pools = [{**L4, "name": f"p{n}", "nodes": {"max": 5}, "zones": listed} for n, listed in enumerate(zones)]
    return {"name": name, "site": "aws", "region": "us-east-2", "pools": pools}


def found(inputs: Inputs, count: int) -> dict[str, Lost]:
    """The losses by name, with as many nodes in every pool."""
    environment = inputs.environment.value
    nodes = {f"{c.name}/{p.name}": count for c in environment.clusters for p in c.pools}
    return {loss.name: loss for loss in every_loss(environment, nodes)}


def test_each_loss_takes_what_it_takes(project: Project) -> None:
    """A node one, a zone the larger part or the whole, a cluster everything."""
    lost = found(project({"w": {}}, clusters=[cluster("east", ["a", "b"], ["a"]), cluster("west", [])]), 5)
    assert dict(lost["node of east/p0"].left) == {"east/p0": 4}
    assert dict(lost["zone a of east"].left) == {"east/p0": 2}
    assert lost["zone a of east"].gone == {"east/p1"}
    assert (dict(lost["zone b of east"].left), lost["zone b of east"].gone) == ({"east/p0": 2}, frozenset())
    assert lost["the only zone of west"].gone == {"west/p0"}
    assert lost["cluster east"].gone == {"east/p0", "east/p1"}


def test_a_pool_without_nodes_has_none_to_lose(project: Project) -> None:
    """No node is open, so none is lost; its zone still is, for what would go there."""
    lost = found(project({"w": {}}, clusters=[cluster("east", [])]), 0)
    assert list(lost) == ["the only zone of east", "cluster east"]


def test_the_losses_are_those_of_the_problem(project: Project, catalog: Catalog) -> None:
    """Two ways to count them, one list of names, levels and pools that are gone."""
    clusters = [cluster("east", ["a", "b"], ["a"], []), cluster("west", [], ["a"])]
    for named in (None, ["west"]):
        resilience = {"resilience": {"clusters": named}} if named else {}
        inputs = project({"w": {}}, clusters=clusters, **resilience)
        pools = pool_sites(inputs.environment.value, catalog)
        theirs = {loss.name: loss for loss in losses(inputs.environment.value, pools)}
        ours = found(inputs, 3)
        assert sorted(ours) == sorted(theirs)
        for name, loss in ours.items():
            assert loss.gone == {pools[p].name for p in theirs[name].gone}
            assert set(loss.left) == {pools[p].name for p in theirs[name].shrunk}
            assert loss.level is theirs[name].level


def test_who_is_concerned(project: Project) -> None:
    """The demand for the largest loss includes the lesser ones."""
    levels = {Survives.NODE: 3, Survives.ZONE: 2, Survives.CLUSTER: 1}
    for loss in found(project({"w": {}}), 1).values():
        assert sum(loss.concerns(survives) for survives in Survives) == levels[loss.level]
