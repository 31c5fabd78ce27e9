"""Cost against distance: true plans, none of which another beats, from this plan to the nearest."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.frontier import frontier
from landing_zone.placement.solve import find_solution
from landing_zone.placement.venue import mean_round_trip_ms

Project = Callable[..., Inputs]
MORE = [
    {"region": "azure/germanywestcentral", "share": 1},
    {"region": "aws/us-east-2", "share": 1},
    {"region": "aws/us-west-2", "share": 1},
]


@pytest.fixture
def inputs(project: Project) -> Inputs:
    """Five workloads, users on two continents; Berlin is dearer than Ohio, and each node holds four."""
    traffic = project({"a": {}}).workloads[0].value.traffic.model_dump(mode="json")
    changes: dict[str, Any] = {
        name: {"traffic": {**traffic, "users": [users]}}
        for name, users in zip("abcde", itertools.cycle(MORE), strict=False)
    }
    return project(changes)


def test_each_point_is_nearer_and_dearer(inputs: Inputs, catalog: Catalog) -> None:
    """The plan is the first and marked; after it, less distance costs more."""
    first, *rest = frontier(find_solution(inputs, catalog).usage, catalog)
    assert first.current
    assert first.moved == ()
    assert rest
    for a, b in itertools.pairwise((first, *rest)):
        assert b.round_trip_ms < a.round_trip_ms
        assert b.cost_usd_per_hour >= a.cost_usd_per_hour
        assert b.moved
        assert not b.current


def test_the_last_point_is_the_nearest_of_all_assignments(inputs: Inputs, catalog: Catalog) -> None:
    """And costs as little as any that is as near: brute force over both places of each workload."""
    usage = find_solution(inputs, catalog).usage
    venues = [venue.location for venue in usage.problem.venues]
    distances = [[mean_round_trip_ms(d.value.traffic, v, catalog) for v in venues] for d in usage.problem.workloads]
    prices = [site.node_price_usd_per_hour for site in usage.problem.pools]

    def value(places: tuple[int, ...]) -> tuple[float, float]:
        cost = sum(price * -(-places.count(p) // 4) for p, price in enumerate(prices))
        return sum(distances[w][p] for w, p in enumerate(places)) / len(places), cost

    every = [value(places) for places in itertools.product(range(2), repeat=len(distances))]
    nearest = min(every)
    points = frontier(usage, catalog)
    assert (points[-1].round_trip_ms, points[-1].cost_usd_per_hour) == pytest.approx(nearest, abs=0.001)
    for point in points:
        as_near = [cost for ms, cost in every if ms <= point.round_trip_ms + 0.001]
        assert point.cost_usd_per_hour == pytest.approx(min(as_near))


def test_the_same_plan_gives_the_same_points(inputs: Inputs, catalog: Catalog) -> None:
    """Twice."""
    usage = find_solution(inputs, catalog).usage
    assert frontier(usage, catalog) == frontier(usage, catalog)


def test_without_time_the_plan_alone_is_told(inputs: Inputs, catalog: Catalog) -> None:
    """One point."""
    (point,) = frontier(find_solution(inputs, catalog).usage, catalog, time_limit_s=0)
    assert point.current
