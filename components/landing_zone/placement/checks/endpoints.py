"""Managed endpoints: what is asked of each stays within its quota and within the units that are reserved."""

from collections.abc import Iterator, Sequence

from landing_zone.placement.checks.scene import Scene
from landing_zone.placement.endpoint import EndpointSite, endpoint_sites, use_of
from landing_zone.placement.plan import EndpointUse

ROUNDING = 1e-6


def endpoint_violations(scene: Scene) -> Iterator[str]:
    """Yield the endpoints that are asked for more than they give, and units that are not sold in that number."""
    for use in scene.plan.endpoints:
        site = _site(scene, use)
        yield from overasked(scene, use, ())
        steps, part = divmod(use.units - site.units_min, site.step)
        if use.units and (part or not 0 <= steps <= site.steps_max):
            yield f"{site.name} can't have {use.units} units"


def overasked(scene: Scene, use: EndpointUse, more: Sequence[str]) -> Iterator[str]:
    """Yield what is asked of an endpoint beyond what it gives, with the workloads ``more`` that come to it."""
    site = _site(scene, use)
    names = [*(d.workload for d in scene.plan.decisions if d.endpoint == use.endpoint), *more]
    asked = [use_of(site, scene.workloads[name], scene.environment) for name in names]
    tokens, units = sum(a.tokens_per_minute for a in asked), sum(a.units for a in asked)
    if site.tokens_per_minute is not None and tokens > site.tokens_per_minute + ROUNDING:
        yield f"{site.name} is asked for {tokens:.0f} tokens a minute, its quota is {site.tokens_per_minute}"
    if units > use.units + ROUNDING:
        yield f"{site.name} needs {units:.1f} units, {use.units} are reserved"


def _site(scene: Scene, use: EndpointUse) -> EndpointSite:
    return {s.name: s for s in endpoint_sites(scene.environment, scene.catalog)}[use.endpoint]
