"""Node types of clusters that are made here: what is made of them must be known, a price alone is not enough."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.checks.clusters import CLOUDS
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.rule import Site
from landing_zone.config.words import listed, quoted, suggestion
from landing_zone.errors import Fault

WHOLE = (Site.AZURE, Site.GCP)
"""Clouds of which the catalog has every region of a type; of AWS it has only some."""


def machine_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield node types, of pools with a price of their own, that their cloud does not offer, or not in the region."""
    environment, source = inputs.environment.value, inputs.environment.source
    for index, cluster in enumerate(environment.clusters):
        if cluster.create is None or cluster.site not in CLOUDS:
            continue
        for j, pool in enumerate(cluster.pools):
            if pool.price_usd_per_hour is None or pool.instance_type is None:
                continue
            for problem, fix in _unknown(cluster, pool.instance_type, catalog):
                yield source.fault(("clusters", index, "pools", j, "instance_type"), problem, fix)


def _unknown(cluster: Cluster, name: str, catalog: Catalog) -> Iterator[tuple[str, str]]:
    offers = [offer for offer in catalog.offers.values() if offer.cloud == cluster.site]
    regions = sorted(offer.region for offer in offers if offer.instance_type == name)
    if not regions:
        fix = suggestion(
            name, sorted({offer.instance_type for offer in offers}), "add its row to your own `offers.csv`"
        )
        yield f"{quoted(name)} is no node type of {cluster.site} in the catalog", fix
    elif cluster.site in WHOLE and cluster.region not in regions:
        yield f"{cluster.site} does not offer {quoted(name)} in {cluster.region}", f"it does in {listed(regions)}"
