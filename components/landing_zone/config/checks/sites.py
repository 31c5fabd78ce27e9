"""What a cluster must say, depending on its site, the environment's target and how its nodes are paid."""

from collections.abc import Iterator

from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Target
from landing_zone.config.pool import Pool
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.errors import Fault

_OWN_SITES = (Site.ON_PREM, Site.EDGE)


def sites(inputs: Inputs) -> Iterator[Fault]:
    """Yield what clusters and pools leave out, although their site or target needs it."""
    environment, source = inputs.environment.value, inputs.environment.source
    for i, cluster in enumerate(environment.clusters):
        path: FieldPath = ("clusters", i)
        yield from _place(cluster, source, path)
        if environment.target is Target.CLOUD and cluster.kubeconfig is None and cluster.create is None:
            fix = "add `kubeconfig: {env: …}` or `create`, or `target: sandbox`"
            yield source.fault((*path, "kubeconfig"), "is missing, and the environment's target is `cloud`", fix)
        for j, pool in enumerate(cluster.pools):
            yield from _price(pool, source, (*path, "pools", j))


def _place(cluster: Cluster, source: SourceMap, path: FieldPath) -> Iterator[Fault]:
    if cluster.site in _OWN_SITES and cluster.place is None:
        fix = "add `place: {city: …, country: …, latitude: …, longitude: …}`"
        yield source.fault((*path, "place"), f"is missing for the site `{cluster.site}`", fix)
    if cluster.site not in _OWN_SITES and cluster.place is not None:
        yield source.fault((*path, "place"), "follows from the region of a cloud", "remove it")


def _price(pool: Pool, source: SourceMap, path: FieldPath) -> Iterator[Fault]:
    if pool.price_usd_per_hour is None and pool.instance_type is None and pool.ownership is None:
        problem = "is missing, and no `instance_type` leads to a price"
        fix = "add the price of one node in USD per hour, or `instance_type`"
        yield source.fault((*path, "price_usd_per_hour"), problem, fix)
