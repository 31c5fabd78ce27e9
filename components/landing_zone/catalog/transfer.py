"""What data cost that leave a cluster."""

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.cluster import Cluster


def egress_usd(cluster: Cluster, there: str | None, gb_per_month: float, catalog: Catalog) -> float:
    """Return the price of a month's data from a cluster to a region (`<cloud>/<region>`), or with None to users.

    A price that the cluster names itself is taken for all that leaves its region. Without one, a cloud's region costs
    what the catalog says, and a site of one's own nothing.
    """
    here = f"{cluster.site}/{cluster.region}"
    if cluster.egress_usd_per_gb is not None:
        return 0.0 if there == here else cluster.egress_usd_per_gb * gb_per_month
    return catalog.egress_usd(here, there, gb_per_month) if here in catalog.regions else 0.0
