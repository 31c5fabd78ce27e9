"""The carbon of a node's power, and where its price decides."""

from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Nodes, Pool
from landing_zone.placement.carbon import HOST_W_PER_VCPU, POWER_USAGE_EFFECTIVENESS, node_carbon_usd_per_hour
from landing_zone.placement.solve import make_plan

Project = Callable[..., Inputs]
L4 = {"name": "l4", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}


def location(catalog: Catalog, region: str | None) -> Location:
    """The place of a region; None for a site of one's own."""
    if region is None:
        return Location(None, 52.5, 13.4, "DE", frozenset({"DE"}))
    found = catalog.regions[region]
    return Location(region, found.latitude, found.longitude, found.country, frozenset({found.country}))


def grids(catalog: Catalog, cloud: str) -> list[str]:
    """The regions of a cloud whose grid is known, the cleanest first."""
    known = [r for r in catalog.regions.values() if r.cloud == cloud and r.grid_gco2_per_kwh is not None]
    return [r.name for r in sorted(known, key=lambda r: (r.grid_gco2_per_kwh or 0, r.name))]


def test_the_formula(catalog: Catalog) -> None:
    """Watts of devices and host × PUE × grid × price of a tonne."""
    pool = Pool.model_validate(L4)
    region = catalog.regions[f"aws/{grids(catalog, 'aws')[-1]}"]
    kw = (4 * (catalog.accelerators["L4"].power_w or 0) + 48 * HOST_W_PER_VCPU) * POWER_USAGE_EFFECTIVENESS / 1000
    usd = kw * (region.grid_gco2_per_kwh or 0) / 1e6 * 80
    assert node_carbon_usd_per_hour(pool, location(catalog, region.key), catalog, 80) == pytest.approx(usd)
    assert usd > 0


def test_a_node_without_accelerators_counts_its_host(catalog: Catalog) -> None:
    """Its vCPUs alone."""
    pool = Pool(name="cpu", accelerator="cpu", vcpu=100, memory_gib=64, nodes=Nodes(max=1))
    key = f"aws/{grids(catalog, 'aws')[-1]}"
    kw = 100 * HOST_W_PER_VCPU * POWER_USAGE_EFFECTIVENESS / 1000
    usd = kw * (catalog.regions[key].grid_gco2_per_kwh or 0) / 1e6 * 50
    assert node_carbon_usd_per_hour(pool, location(catalog, key), catalog, 50) == pytest.approx(usd)


@pytest.mark.parametrize(("region", "price"), [(None, 100), ("aws/us-east-1", 0)])
def test_what_is_not_known_or_not_priced_costs_nothing(catalog: Catalog, region: str | None, price: float) -> None:
    """A site of one's own has no grid on record."""
    assert node_carbon_usd_per_hour(Pool.model_validate(L4), location(catalog, region), catalog, price) == 0


@pytest.mark.parametrize(("carbon_usd_per_t", "cluster"), [(0, "dirty"), (1000, "clean")])
def test_the_price_of_carbon_decides_a_place(
    project: Project, catalog: Catalog, carbon_usd_per_t: float, cluster: str
) -> None:
    """The cleaner grid costs a cent more; counted, not paid, a tonne's price turns the decision."""
    regions = grids(catalog, "aws")
    clusters: list[dict[str, Any]] = [
        {"name": name, "site": "aws", "region": region, "pools": [{**L4, "price_usd_per_hour": price}]}
        for name, region, price in (("clean", regions[0], 4.1), ("dirty", regions[-1], 4.0))
    ]
    plan = make_plan(project({"w": {}}, clusters=clusters, carbon_usd_per_t=carbon_usd_per_t), catalog)
    assert plan.decisions[0].cluster == cluster
    assert plan.objective.cost_usd_per_hour == (4.1 if cluster == "clean" else 4.0)
    assert (plan.objective.carbon_usd_per_hour > 0) is (carbon_usd_per_t > 0)
