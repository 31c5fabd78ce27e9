"""Losses of nodes, zones and clusters, with hot and with cold standby."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.config.resilience import Survives
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.survival import survival

Broken = Callable[..., list[str]]
NODE, ZONE, CLUSTER = ({"a": {"survives": level}} for level in (Survives.NODE, Survives.ZONE, Survives.CLUSTER))


def losses(columns: Columns) -> dict[str, int]:
    """Number of each loss by name."""
    return {loss.name: n for n, loss in enumerate(columns.problem.losses)}


@pytest.mark.parametrize(("nodes", "wrong"), [(1, ["survives:node of east/l4:east/l4:4"]), (2, [])])
def test_hot_one_node_more_is_open(sketch: Any, broken: Broken, nodes: int, wrong: list[str]) -> None:
    """A pool that holds what must survive needs a node beside those that it fills."""
    arc = sketch.on(0, 0, 4, 2)
    columns = sketch.columns(NODE)
    values = {columns.nodes(0): nodes, columns.holds_survivor(0): 1}
    assert broken(survival, columns, arc, values=values) == wrong


def test_a_pool_that_holds_none_needs_no_spare(sketch: Any, broken: Broken) -> None:
    """What survives makes its pool one that does; what need not survive does not."""
    must, may = sketch.on(0, 0, 4, 2), sketch.on(1, 0, 4, 2)
    columns = sketch.columns(NODE)
    assert broken(survival, columns, may, values={columns.nodes(0): 1}) == []
    assert broken(survival, columns, must, values={columns.nodes(0): 2}) == [f"holds:0:{must}"]


@pytest.mark.parametrize(("replicas", "wrong"), [(4, []), (6, ["survives:node of east/l4:east/l4:4"])])
def test_cold_one_node_may_be_opened(sketch: Any, broken: Broken, replicas: int, wrong: list[str]) -> None:
    """Three nodes are the most: two may be filled, whatever is open."""
    arc = sketch.on(0, 0, 4, replicas)
    columns = sketch.columns(NODE, environment=sketch.standby("cold"))
    assert broken(survival, columns, arc, values={columns.nodes(0): 1, columns.holds_survivor(0): 1}) == wrong


@pytest.mark.parametrize(
    ("nodes", "taken", "wrong"),
    [
        (2, 1, []),
        (1, 1, ["survives:zone a of east:east/l4:4", "survives:zone b of east:east/l4:4"]),
        (3, 1, ["zone:east/l4"]),
        (3, 2, []),
    ],
)
def test_a_zone_takes_its_part(sketch: Any, broken: Broken, nodes: int, taken: int, wrong: list[str]) -> None:
    """Of three nodes over two zones one zone may have two."""
    arc = sketch.on(0, 0, 4, 2)
    columns = sketch.columns(ZONE, pools=sketch.zones("a", "b"))
    values = {columns.nodes(0): nodes, columns.holds_survivor(0): 1, columns.zone_nodes(0): taken}
    found = broken(survival, columns, arc, values=values)
    assert [name for name in found if "zone" in name] == wrong


def test_what_loses_its_cluster_stands_by_elsewhere(sketch: Any, broken: Broken) -> None:
    """In another pool with room for it, or by an endpoint that is paid by the token; never by reserved units."""
    east, west, tokens = sketch.on(0, 0, 4, 2), sketch.on(0, 1, 4, 2), sketch.by(0, 2, 50)
    sketch.by(0, 3, 50, 1.5)
    columns = sketch.columns(CLUSTER)
    lost = losses(columns)["cluster east"]
    come = {arc.index: column for column, arc in columns.come(lost)}
    assert sorted(come) == [west, tokens]
    held = {columns.nodes(0): 2, columns.holds_survivor(0): 1}

    def about(*ones: int, **nodes: int) -> list[str]:
        found = broken(survival, columns, east, *ones, values={**held, columns.nodes(1): nodes.get("west", 0)})
        return [name for name in found if "cluster east" in name]

    assert about() == ["standby:cluster east:0"]
    assert about(come[tokens]) == []
    assert about(come[west], west=1) == []
    assert about(come[west]) == ["survives:cluster east:west/l4:4"]


def test_a_pool_without_zones_goes_with_its_cluster_s_only_zone(sketch: Any) -> None:
    """It is gone whole, so what must survive a zone stands by elsewhere."""
    sketch.on(0, 0, 4, 2), sketch.on(0, 1, 4, 2)
    columns = sketch.columns(ZONE)
    lost = losses(columns)["the only zone of east"]
    assert [arc.venue for _, arc in columns.come(lost)] == [1]
