"""What the carbon of a node's power costs, at the environment's price of it."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location
from landing_zone.config.pool import Pool

POWER_USAGE_EFFECTIVENESS = 1.3
"""Power of the site for each watt of its machines (inferred; hyperscale sites report 1.1, company sites 1.5)."""
HOST_W_PER_VCPU = 4.0
"""Power of host and memory, per vCPU (inferred)."""


def node_carbon_usd_per_hour(pool: Pool, location: Location, catalog: Catalog, carbon_usd_per_t: float) -> float:
    """Return the price of one node's emissions at full load; 0 where the grid's intensity is not known.

    watts × PUE × g/kWh × USD/t, with the accelerators' rated power.
    """
    region = catalog.regions.get(location.region or "")
    if not carbon_usd_per_t or region is None or region.grid_gco2_per_kwh is None:
        return 0.0
    accelerator = catalog.accelerators.get(pool.accelerator)
    devices_w = pool.per_node * ((accelerator.power_w if accelerator else None) or 0)
    kw = (devices_w + pool.vcpu * HOST_W_PER_VCPU) * POWER_USAGE_EFFECTIVENESS / 1000
    return kw * region.grid_gco2_per_kwh / 1e6 * carbon_usd_per_t
