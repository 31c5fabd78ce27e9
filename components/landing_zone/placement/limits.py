"""Limits on what several workloads use together: tenants' accelerators, and a cloud account's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.quota import Quota as AccountLimit
from landing_zone.placement.arc import Arc, PoolArc
from landing_zone.placement.rule import Rule
from landing_zone.placement.site import PoolSite

CPU = "cpu"


@dataclass(frozen=True)
class TenantQuota:
    """Accelerators that a tenant may use in a cluster, and the arcs that count."""

    tenant: str
    cluster: str
    devices: int
    arcs: tuple[int, ...]


@dataclass(frozen=True)
class AccountQuota:
    """Accelerators that a cloud account may have in a region, and what one node of each pool takes of them."""

    name: str
    count: int
    pools: tuple[tuple[int, int], ...]
    """Index of the pool, and whole accelerators (for `cpu`, vCPUs) of one node."""


def tenant_quotas(
    inputs: Inputs, pools: Sequence[PoolSite], arcs: Sequence[Arc], relaxed: Mapping[str, frozenset[Rule]]
) -> tuple[TenantQuota, ...]:
    """Return the quotas of tenants that any arc counts for."""
    counted: dict[tuple[str, str], list[int]] = {}
    for arc in arcs:
        workload = inputs.workloads[arc.workload].value
        relieved = Rule.QUOTA in relaxed.get(workload.name, frozenset())
        if isinstance(arc, PoolArc) and arc.candidate.devices and not relieved:
            counted.setdefault((workload.tenant, pools[arc.pool].cluster.name), []).append(arc.index)
    limits = {t.name: t.accelerators for t in inputs.environment.value.tenants}
    return tuple(
        TenantQuota(tenant, cluster, limits[tenant], tuple(indices))
        for (tenant, cluster), indices in sorted(counted.items())
    )


def account_quotas(environment: Environment, pools: Sequence[PoolSite]) -> tuple[AccountQuota, ...]:
    """Return the quotas of accounts."""
    return tuple(_account(limit, pools) for limit in environment.quotas)


def _account(limit: AccountLimit, pools: Sequence[PoolSite]) -> AccountQuota:
    counted = tuple(
        (p, site.pool.vcpu if limit.accelerator == CPU else site.pool.per_node)
        for p, site in enumerate(pools)
        if (site.cluster.site, site.cluster.region, site.pool.accelerator)
        == (limit.site, limit.region, limit.accelerator)
    )
    return AccountQuota(f"{limit.site}/{limit.region}/{limit.accelerator}", limit.count, counted)
