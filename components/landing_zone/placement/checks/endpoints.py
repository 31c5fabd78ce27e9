"""Managed endpoints: what is asked of each stays within its quota and within the units that are reserved."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.placement.endpoint import EndpointSite, Use, endpoint_sites, use_of
from landing_zone.placement.plan import EndpointUse, Plan

ROUNDING = 1e-6


def endpoint_violations(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield the endpoints that are asked for more than they give."""
    environment, workloads = inputs.environment.value, {d.value.name: d.value for d in inputs.workloads}
    sites = {site.name: site for site in endpoint_sites(environment, catalog)}
    for use in plan.endpoints:
        site, served = sites[use.endpoint], [d.workload for d in plan.decisions if d.endpoint == use.endpoint]
        yield from _violations(site, use, [use_of(site, workloads[name], environment) for name in served])


def _violations(site: EndpointSite, use: EndpointUse, asked: list[Use]) -> Iterator[str]:
    tokens, units = sum(a.tokens_per_minute for a in asked), sum(a.units for a in asked)
    if site.tokens_per_minute is not None and tokens > site.tokens_per_minute + ROUNDING:
        yield f"{site.name} is asked for {tokens:.0f} tokens a minute, its quota is {site.tokens_per_minute}"
    if units > use.units + ROUNDING:
        yield f"{site.name} needs {units:.1f} units, {use.units} are reserved"
    steps, part = divmod(use.units - site.units_min, site.step)
    if use.units and (part or not 0 <= steps <= site.steps_max):
        yield f"{site.name} can't have {use.units} units"
