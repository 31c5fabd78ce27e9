"""Whole nodes: sizes that leave a gap count it, and slots are enough for CPUs and memory."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.arc import PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.formulation.room import opens, room
from landing_zone.sizing.device import device_of
from landing_zone.sizing.node import node_share

Broken = Callable[..., list[str]]


@pytest.mark.parametrize(("nodes", "wrong"), [(1, ["room:east/l4:1"]), (2, [])])
def test_replicas_fit_the_open_nodes(sketch: Any, broken: Broken, nodes: int, wrong: list[str]) -> None:
    """Two workloads of eight slots need two nodes of eight."""
    arcs = sketch.on(0, 0, 4, 2), sketch.on(1, 0, 1, 8)
    columns = sketch.columns()
    assert broken(room, columns, *arcs, values={columns.nodes(0): nodes}) == wrong


def test_a_gap_that_no_replica_fills_counts(sketch: Any, broken: Broken) -> None:
    """Three replicas of four slots need two nodes of seven, though twelve slots are fewer than fourteen."""
    arc = sketch.on(0, 0, 4, 3)
    east, west = sketch.base.pools
    columns = sketch.columns(pools=(replace(east, node_slots=7), west))
    assert broken(room, columns, arc, values={columns.nodes(0): 2}) == ["room:east/l4:4"]
    assert broken(room, columns, arc, values={columns.nodes(0): 3}) == []


def test_a_part_of_an_arc_opens_its_part_of_the_nodes(sketch: Any, broken: Broken) -> None:
    """Half of an arc of two nodes asks for one: what the linear relaxation would leave closed."""
    arc = sketch.on(0, 0, 8, 2)
    columns = sketch.columns()
    assert broken(opens, columns, values={arc: 0.5, columns.nodes(0): 0.9}) == ["opens:0"]
    assert broken(opens, columns, values={arc: 0.5, columns.nodes(0): 1.0}) == []


def test_what_fits_by_slots_fits_by_cpus_and_memory(local: Inputs, catalog: Catalog) -> None:
    """No shape asks for more than its slots' part of a node, so rows about slots are enough."""
    problem = build_problem(local, catalog)
    for arc in problem.arcs:
        if isinstance(arc, PoolArc):
            pool = problem.pools[arc.pool].pool
            share, candidate = node_share(pool, device_of(pool, catalog)), arc.candidate
            assert candidate.vcpu <= candidate.slots * share.vcpu_per_slot + 1e-9
            assert candidate.memory_gib <= candidate.slots * share.memory_gib_per_slot + 1e-9
