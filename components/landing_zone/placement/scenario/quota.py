"""A quota that changes: of a tenant, of a cloud account, or of a managed endpoint."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from landing_zone.config.environment import Tenant
from landing_zone.config.managed import ManagedEndpoint, Units
from landing_zone.config.quota import Quota as AccountLimit
from landing_zone.placement.endpoint import endpoint_sites
from landing_zone.placement.scenario.fault import ScenarioFault, unknown
from landing_zone.placement.scenario.wording import amount, name_and_value
from landing_zone.placement.scenario.world import World, edited

OPTION = "--quota"


@dataclass(frozen=True)
class Quota:
    """Another limit on what is used together."""

    name: str
    limit: int
    what: str
    edit: Callable[[World], World]

    def __str__(self) -> str:
        return f"quota of {self.name}: {self.limit:,} {self.what}"

    def applied(self, world: World) -> World:
        """Return a world with that limit."""
        return self.edit(world)


def parse(text: str, world: World) -> Quota:
    """Return the change written as `NAME=N`.

    NAME is a tenant (accelerators in each cluster), `site/region/accelerator` (accelerators of the account, or vCPUs),
    or an endpoint (tokens a minute, or units where they are reserved).
    """
    name, value = name_and_value(text, OPTION, "NAME=N")
    known, limit = _known(world), amount(value, OPTION)
    if name not in known:
        raise unknown(OPTION, "tenant, account quota or endpoint", name, known)
    what, edit = known[name]
    return Quota(name, limit, what, partial(edit, name, limit))


Edit = Callable[[str, int, World], World]


def _known(world: World) -> Mapping[str, tuple[str, Edit]]:
    environment = world.inputs.environment.value
    accounts = {f"{q.site}/{q.region}/{q.accelerator}": ("accelerators", _account) for q in environment.quotas}
    pools = ((c, p) for c in environment.clusters for p in c.pools)
    accounts |= {f"{c.site}/{c.region}/{p.accelerator}": ("accelerators", _account) for c, p in pools}
    tenants = {t.name: ("accelerators in each cluster", _tenant) for t in environment.tenants}
    by_unit = {site.name: site.by_unit for site in endpoint_sites(environment, world.catalog)}
    endpoints = {name: ("units" if units else "tokens a minute", _endpoint) for name, units in by_unit.items()}
    return {**endpoints, **accounts, **tenants}


def _tenant(name: str, limit: int, world: World) -> World:
    def changed(tenant: Tenant) -> Tenant:
        return edited(tenant, accelerators=limit) if tenant.name == name else tenant

    return world.with_environment(tenants=tuple(changed(t) for t in world.inputs.environment.value.tenants))


def _account(name: str, limit: int, world: World) -> World:
    site, region, accelerator = name.split("/")
    wanted = AccountLimit.model_validate(
        {"site": site, "region": region, "accelerator": accelerator, "count": limit},
    )
    others = [q for q in world.inputs.environment.value.quotas if f"{q.site}/{q.region}/{q.accelerator}" != name]
    return world.with_environment(quotas=(*others, wanted))


def _endpoint(name: str, limit: int, world: World) -> World:
    sites = {site.name: site for site in endpoint_sites(world.inputs.environment.value, world.catalog)}

    def changed(endpoint: ManagedEndpoint) -> ManagedEndpoint:
        if endpoint.name != name:
            return endpoint
        site, changes = sites[name], dict[str, Any](tokens_per_minute=limit)
        if site.by_unit:
            if limit < site.units_min:
                raise ScenarioFault(f"{OPTION}: {name} is sold from {site.units_min} units on; write as many or more")
            changes = {"units": Units(min=site.units_min, step=site.step, max=limit)}
        return edited(endpoint, **changes)

    return world.with_environment(managed=tuple(changed(e) for e in world.inputs.environment.value.managed))
