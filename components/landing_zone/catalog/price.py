"""The price of one node of a pool: what the plan counts, and what showback should."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.ownership import full_usd_per_hour, placement_usd_per_hour
from landing_zone.config.cluster import Cluster
from landing_zone.config.pool import Pool, Purchase, Term


def node_price_usd_per_hour(cluster: Cluster, pool: Pool, catalog: Catalog) -> float | None:
    """Return what the plan counts for an hour of one node: the pool's own price, else the catalog's.

    Owned nodes count what their terms say: by default only what using them adds, since they are paid for, used or not.
    Without terms or a price they count nothing. None where neither the pool nor the catalog knows a price.
    """
    if pool.price_usd_per_hour is not None:
        return pool.price_usd_per_hour
    if pool.purchase is Purchase.OWNED:
        return placement_usd_per_hour(pool.ownership) if pool.ownership else 0.0
    offer = offer_of(cluster, pool, catalog)
    return None if offer is None else offer_price_usd_per_hour(offer, pool.purchase, pool.term)


def node_full_cost_usd_per_hour(cluster: Cluster, pool: Pool, catalog: Catalog) -> float | None:
    """Return what an hour of one node costs with everything, for showback; it differs only for owned nodes on terms."""
    if pool.ownership is not None:
        return full_usd_per_hour(pool.ownership)
    return node_price_usd_per_hour(cluster, pool, catalog)


def offer_of(cluster: Cluster, pool: Pool, catalog: Catalog) -> Offer | None:
    """Return the offer that a pool's nodes are bought by."""
    return catalog.offers.get((cluster.site, cluster.region, pool.instance_type or ""))


def offer_price_usd_per_hour(offer: Offer, purchase: Purchase, term: Term | None = None) -> float | None:
    """Return the price of a way to buy; None where the catalog does not know it."""
    reserved = {Term.ONE_YEAR: offer.reserved_1y_usd_per_hour, Term.THREE_YEARS: offer.reserved_3y_usd_per_hour}
    prices = {
        Purchase.ON_DEMAND: offer.on_demand_usd_per_hour,
        Purchase.SPOT: offer.spot_usd_per_hour,
        Purchase.RESERVED: reserved[term or Term.ONE_YEAR],
        Purchase.CAPACITY_BLOCK: offer.capacity_block_usd_per_hour,
    }
    return prices.get(purchase)


def way_to_buy(pool: Pool) -> str:
    """Return how a pool's nodes are bought, in words (`reserved 3y`)."""
    return f"reserved {pool.term or Term.ONE_YEAR}" if pool.purchase is Purchase.RESERVED else pool.purchase.value
