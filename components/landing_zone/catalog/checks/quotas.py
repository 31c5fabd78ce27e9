"""Quotas of cloud accounts: the region and the accelerator that they are about."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.checks.clusters import CLOUDS
from landing_zone.catalog.checks.names import CPU, accelerator_fix
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.rule import Site
from landing_zone.config.words import quoted, suggestion
from landing_zone.errors import Fault


def quota_faults(inputs: Inputs, catalog: Catalog) -> Iterator[Fault]:
    """Yield the regions and accelerators of quotas that are not known."""
    environment, source = inputs.environment.value, inputs.environment.source
    for index, quota in enumerate(environment.quotas):
        known = _regions(quota.site, environment, catalog)
        if quota.region not in known:
            what = "of the catalog" if quota.site in CLOUDS else "of a cluster of this environment"
            problem = f"{quoted(quota.region)} is not a region of {quota.site} {what}"
            fix = suggestion(quota.region, known, f"write a region of {quota.site}")
            yield source.fault(("quotas", index, "region"), problem, fix)
        if quota.accelerator != CPU and quota.accelerator not in catalog.accelerators:
            fix = accelerator_fix(quota.accelerator, catalog)
            problem = f"{quoted(quota.accelerator)} is not in the catalog"
            yield source.fault(("quotas", index, "accelerator"), problem, fix)


def _regions(site: Site, environment: Environment, catalog: Catalog) -> list[str]:
    """Return the regions of a cloud, or those that clusters on sites of one's own name."""
    if site in CLOUDS:
        return [region.name for region in catalog.regions.values() if region.cloud == site]
    return [cluster.region for cluster in environment.clusters if cluster.site is site]
