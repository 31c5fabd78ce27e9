"""The price of one node of a pool."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster
from landing_zone.config.pool import Pool, Purchase


def node_price_usd_per_hour(cluster: Cluster, pool: Pool, catalog: Catalog) -> float | None:
    """Return what one node costs per hour: the pool's own price, else the catalog's; None where neither knows it.

    Owned nodes without a price cost nothing more for being used.
    """
    if pool.price_usd_per_hour is not None:
        return pool.price_usd_per_hour
    if pool.purchase is Purchase.OWNED:
        return 0.0
    offer = catalog.offers.get((cluster.site, cluster.region, pool.instance_type or ""))
    if offer is None or pool.purchase is Purchase.RESERVED:
        return None
    return offer.spot_usd_per_hour if pool.purchase is Purchase.SPOT else offer.on_demand_usd_per_hour
