"""What may be lost, and what is left."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.resilience import Survives
from landing_zone.placement.losses import Loss, losses
from landing_zone.placement.site import pool_sites

Project = Callable[..., Inputs]
POOL = {"accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "price_usd_per_hour": 4.0}


def cluster(name: str, *zones: list[str]) -> dict[str, Any]:
    """A cluster with one pool per list of zones, of three nodes."""
    pools = [{**POOL, "name": f"p{n}", "nodes": {"max": 3}, "zones": listed} for n, listed in enumerate(zones)]
    return {"name": name, "site": "aws", "region": "us-east-2", "pools": pools}


def found(project: Project, catalog: Catalog, *clusters: dict[str, Any], **environment: Any) -> dict[str, Loss]:
    """The losses of an environment by name."""
    inputs = project({"w": {}}, clusters=list(clusters), **environment)
    pools = pool_sites(inputs.environment.value, catalog)
    return {loss.name: loss for loss in losses(inputs.environment.value, pools)}


def test_every_node_zone_and_cluster_is_a_loss(project: Project, catalog: Catalog) -> None:
    """A pool in one zone is gone with it, a pool in several loses a part; without zones the cluster has one."""
    lost = found(project, catalog, cluster("east", ["a", "b"], ["a"]), cluster("west", []))
    assert list(lost) == [
        *("node of east/p0", "node of east/p1", "node of west/p0"),
        *("zone a of east", "zone b of east", "the only zone of west"),
        *("cluster east", "cluster west"),
    ]
    assert [set(lost["zone a of east"].gone), set(lost["zone a of east"].shrunk)] == [{1}, {0}]
    assert [set(lost["zone b of east"].gone), set(lost["zone b of east"].shrunk)] == [set(), {0}]
    assert lost["the only zone of west"].gone == {2}
    assert lost["cluster east"].gone == {0, 1}


def test_only_named_clusters_are_lost(project: Project, catalog: Catalog) -> None:
    """`resilience.clusters` says which clusters' loss counts."""
    lost = found(project, catalog, cluster("east", []), cluster("west", []), resilience={"clusters": ["west"]})
    assert [name for name in lost if name.startswith("cluster")] == ["cluster west"]


@pytest.mark.parametrize(
    ("survives", "concerned"),
    [
        (Survives.NOTHING, []),
        (Survives.NODE, [Survives.NODE]),
        (Survives.ZONE, [Survives.NODE, Survives.ZONE]),
        (Survives.CLUSTER, [Survives.NODE, Survives.ZONE, Survives.CLUSTER]),
    ],
)
def test_who_survives_a_loss_survives_lesser_ones(survives: Survives, concerned: list[Survives]) -> None:
    """Each level includes those before it."""
    levels = (Survives.NODE, Survives.ZONE, Survives.CLUSTER)
    assert [level for level in levels if Loss("x", level, frozenset(), frozenset()).concerns(survives)] == concerned
