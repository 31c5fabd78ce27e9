"""Quotas: a tenant's accelerators in a cluster, and an account's in a region."""

from collections.abc import Iterable, Iterator, Mapping

from landing_zone.config.environment import Environment
from landing_zone.config.quota import Quota
from landing_zone.placement.checks.placed import Placed
from landing_zone.placement.checks.scene import Scene


def quota_violations(scene: Scene) -> Iterator[str]:
    """Yield the quotas that the plan exceeds."""
    yield from over_tenants(scene.environment, scene.items)
    yield from over_accounts(scene.environment, scene.open)


def over_tenants(environment: Environment, items: Iterable[Placed]) -> Iterator[str]:
    """Yield the tenants that use more accelerators of a cluster than they may."""
    used: dict[tuple[str, str], int] = {}
    for item in items:
        key = (item.workload.tenant, item.cluster.name)
        used[key] = used.get(key, 0) + item.devices
    allowed = {t.name: t.accelerators for t in environment.tenants}
    for (tenant, cluster), count in sorted(used.items()):
        if count > allowed[tenant]:
            yield f"tenant `{tenant}` uses {count} accelerators in {cluster}, its quota is {allowed[tenant]}"


def over_accounts(environment: Environment, nodes: Mapping[str, int]) -> Iterator[str]:
    """Yield the accounts that have more accelerators of a kind in a region than they may.

    ``nodes`` holds open nodes by `<cluster>/<pool>`; what is left out has none.
    """
    for quota in environment.quotas:
        count = _count(quota, environment, nodes)
        if count > quota.count:
            what = "vCPUs" if quota.accelerator == "cpu" else quota.accelerator
            yield f"{count} {what} are open in {quota.site}/{quota.region}, the account's quota is {quota.count}"


def _count(quota: Quota, environment: Environment, nodes: Mapping[str, int]) -> int:
    here = [c for c in environment.clusters if c.site is quota.site and c.region == quota.region]
    counted = [(c, p) for c in here for p in c.pools if p.accelerator == quota.accelerator]
    return sum(nodes.get(f"{c.name}/{p.name}", 0) * (p.per_node or p.vcpu) for c, p in counted)
