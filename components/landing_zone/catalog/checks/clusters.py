"""Clusters and their pools: region, place, accelerator, partition, instance type and price."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.checks.names import CPU, accelerator_fix
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.place import locate
from landing_zone.catalog.price import node_price_usd_per_hour, way_to_buy
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.config.rule import Site
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import Fault

CLOUDS = (Site.AWS, Site.AZURE, Site.GCP)


def cluster_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield what clusters and pools name that is not in the catalog, or say otherwise than it."""
    source = inputs.environment.source
    for index, cluster in enumerate(inputs.environment.value.clusters):
        yield from _cluster_faults(cluster, ("clusters", index), source, catalog)


def _cluster_faults(cluster: Cluster, path: FieldPath, source: SourceMap, catalog: Catalog) -> Iterator[Fault]:
    if cluster.site in CLOUDS and f"{cluster.site}/{cluster.region}" not in catalog.regions:
        known = [r.name for r in catalog.regions.values() if r.cloud == cluster.site]
        fix = suggestion(cluster.region, known, f"write a region of {cluster.site}")
        yield source.fault((*path, "region"), f"{quoted(cluster.region)} is not a region of {cluster.site}", fix)
        return
    if locate(cluster, catalog.regions) is None:
        yield source.fault(path, f"cluster `{cluster.name}` has no `place`", "add city, country, latitude, longitude")
        return
    for index, pool in enumerate(cluster.pools):
        yield from _pool_faults(cluster, pool, (*path, "pools", index), source, catalog)


def _pool_faults(cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap, catalog: Catalog) -> Iterator[Fault]:
    accelerator = catalog.accelerators.get(pool.accelerator)
    if accelerator is None and pool.accelerator != CPU:
        fix = accelerator_fix(pool.accelerator, catalog)
        yield source.fault((*path, "accelerator"), f"{quoted(pool.accelerator)} is not in the catalog", fix)
        return
    if pool.partition is not None and (accelerator is None or accelerator.partition(pool.partition) is None):
        profiles = ", ".join(p.profile for p in accelerator.partitions if p.is_mig) if accelerator else ""
        fix = f"write one of {profiles}" if profiles else "remove `partition`"
        yield source.fault((*path, "partition"), f"{pool.accelerator} has no profile `{pool.partition}`", fix)
    yield from _offer_faults(cluster, pool, path, source, catalog)


def _offer_faults(
    cluster: Cluster, pool: Pool, path: FieldPath, source: SourceMap, catalog: Catalog
) -> Iterator[Fault]:
    if pool.instance_type is not None:
        offers = [o for o in catalog.offers.values() if o.cloud == cluster.site]
        same_type = [o for o in offers if o.instance_type == pool.instance_type]
        if not same_type and pool.price_usd_per_hour is None:
            fix = suggestion(pool.instance_type, {o.instance_type for o in offers}, "set `price_usd_per_hour`")
            problem = f"{quoted(pool.instance_type)} is not an offer of {cluster.site}"
            yield source.fault((*path, "instance_type"), problem, fix)
            return
        if same_type:
            yield from _mismatches(pool, same_type[0], path, source)
    if node_price_usd_per_hour(cluster, pool, catalog) is None:
        what = f"{way_to_buy(pool)} price of {quoted(pool.instance_type or pool.name)} in {cluster.region}"
        if pool.instance_type is None:
            what = f"price of pool `{pool.name}`, which names no `instance_type`,"
        yield source.fault(path, f"the {what} is not in the catalog", "set `price_usd_per_hour`")


def _mismatches(pool: Pool, offer: Offer, path: FieldPath, source: SourceMap) -> Iterator[Fault]:
    said = {"accelerator": pool.accelerator, "per_node": pool.per_node, "vcpu": pool.vcpu}
    true = {"accelerator": offer.accelerator, "per_node": offer.accelerators, "vcpu": offer.vcpu}
    for field, value in true.items():
        if said[field] != value:
            text = value if isinstance(value, str) else f"{value:g}"
            problem = f"`{offer.instance_type}` has {field} {text}, not {said[field]}"
            yield source.fault((*path, field), problem, f"write {text}")
