"""A price that changes by a factor: of nodes and of managed models. What data cost that travel stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from landing_zone.catalog.managed import ManagedOffer
from landing_zone.catalog.price import node_price_usd_per_hour
from landing_zone.config.cluster import Cluster
from landing_zone.config.managed import ManagedEndpoint
from landing_zone.config.pool import Pool
from landing_zone.placement.scenario.target import Target, endpoint_place_names, find_target, place_names
from landing_zone.placement.scenario.wording import factor, name_and_value
from landing_zone.placement.scenario.world import World, edited

OPTION = "--price"
PRICES = (
    "input_usd_per_million_tokens",
    "cached_input_usd_per_million_tokens",
    "output_usd_per_million_tokens",
    "long_input_usd_per_million_tokens",
    "long_output_usd_per_million_tokens",
    "unit_usd_per_hour",
)


@dataclass(frozen=True)
class Price:
    """All prices of a target times a factor."""

    target: Target
    factor: float

    def __str__(self) -> str:
        return f"price of {self.target.name} × {self.factor:g}"

    def applied(self, world: World) -> World:
        """Return a world with those prices; a node's own price then stands for its offer's or its owner's terms."""
        catalog = world.catalog

        def priced(cluster: Cluster, pool: Pool) -> Pool:
            price = node_price_usd_per_hour(cluster, pool, catalog)
            if price is None or not self.target.has(cluster, pool):
                return pool
            return edited(pool, price_usd_per_hour=price * self.factor, ownership=None)

        return self._endpoints(world.with_pools(priced))

    def _endpoints(self, world: World) -> World:
        """An endpoint that is meant gets an offer of its own, as others may be sold by the same one."""
        offers = dict[str, ManagedOffer]()

        def priced(endpoint: ManagedEndpoint) -> ManagedEndpoint:
            if endpoint.name not in self.target.endpoints:
                return endpoint
            key = f"{endpoint.offer} × {self.factor:g}"[:200]
            offers[key] = _times(world.catalog.managed_offers[endpoint.offer], self.factor)
            return edited(endpoint, offer=key)

        managed = tuple(priced(endpoint) for endpoint in world.inputs.environment.value.managed)
        return world.with_environment(managed=managed).with_offers(offers) if offers else world


def parse(text: str, world: World) -> Price:
    """Return the change written as `NAME=FACTOR`.

    NAME is a pool (`cluster/pool`), a cluster, an endpoint, a region, a site or cloud, a provider of managed models, a
    way to buy (`spot`), or an accelerator.
    """
    name, value = name_and_value(text, OPTION, "NAME=FACTOR")
    return Price(find_target(name, world, _pool_names, _endpoint_names, option=OPTION), factor(value, OPTION))


def _pool_names(cluster: Cluster, pool: Pool) -> Iterator[str]:
    yield from place_names(cluster, pool)
    yield from (pool.purchase.value, pool.accelerator)


def _endpoint_names(endpoint: ManagedEndpoint, world: World) -> Iterator[str]:
    yield from endpoint_place_names(endpoint, world)
    yield world.catalog.managed_offers[endpoint.offer].provider


def _times(offer: ManagedOffer, by: float) -> ManagedOffer:
    prices = {name: value * by for name in PRICES if (value := getattr(offer, name)) is not None}
    return replace(offer, **prices)
