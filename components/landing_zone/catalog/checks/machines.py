"""Node types of clusters that are made here: what is made of them must be known, a price alone is not enough."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.checks.clusters import CLOUDS
from landing_zone.config.document import Inputs
from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import Fault


def machine_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield node types, of pools that have a price of their own, that their cloud does not offer anywhere."""
    environment, source = inputs.environment.value, inputs.environment.source
    for index, cluster in enumerate(environment.clusters):
        if cluster.create is None or cluster.site not in CLOUDS:
            continue
        known = {offer.instance_type for offer in catalog.offers.values() if offer.cloud == cluster.site}
        for j, pool in enumerate(cluster.pools):
            if pool.price_usd_per_hour is not None and pool.instance_type not in {None, *known}:
                problem = f"{quoted(pool.instance_type or '')} is no node type of {cluster.site} in the catalog"
                fix = suggestion(pool.instance_type or "", sorted(known), "add its row to your own `offers.csv`")
                yield source.fault(("clusters", index, "pools", j, "instance_type"), problem, fix)
