"""What runs where at one moment of a migration, and whether something more has room.

Replicas of a pool are counted as the plan packs them: on whole nodes, the largest first. Room that is kept for a loss
may be used meanwhile.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from landing_zone.placement.endpoint import EndpointSite
from landing_zone.placement.limits import AccountQuota
from landing_zone.placement.migration.load import Load
from landing_zone.placement.packing import nodes_needed
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule
from landing_zone.placement.site import PoolSite

ROUNDING = 1e-6


@dataclass
class State:
    """Loads by workload, and their sums."""

    problem: Problem
    running: dict[str, tuple[Load, ...]] = field(default_factory=dict)
    _replicas: dict[str, Counter[int]] = field(default_factory=dict)
    _accelerators: Counter[tuple[str, str]] = field(default_factory=Counter)
    _tokens: dict[str, float] = field(default_factory=dict)
    _units: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, problem: Problem, loads: Mapping[str, Load]) -> "State":
        """Return the state in which these loads run."""
        state = cls(problem)
        for workload, load in loads.items():
            state.put(workload, (load,))
        return state

    def put(self, workload: str, loads: tuple[Load, ...]) -> tuple[Load, ...]:
        """Let a workload run as ``loads`` and nothing else; return what it ran as."""
        before = self.running.get(workload, ())
        for sign, changed in ((-1, before), (1, loads)):
            for load in changed:
                self._add(workload, load, sign)
        self.running[workload] = loads
        return before

    def nodes(self, pool: str) -> int:
        """Return the nodes that a pool must have open."""
        site = self._pools[pool]
        sizes = [(slots, count) for slots, count in self._replicas.get(pool, Counter()).items() if count > 0]
        return max(site.pool.nodes.min, nodes_needed(sizes, site.node_slots))

    def lack(self, workload: str, loads: Iterable[Load]) -> str | None:
        """Return what is short where a workload's running ``loads`` are (`1 more node of hospital/h100`)."""
        for load in loads:
            found = self._pool_lack(load) if load.slots else self._endpoint_lack(load)
            found = found or self._tenant_lack(workload, load) or self._company_lack(workload, load)
            if found is not None:
                return found
        return None

    def _add(self, workload: str, load: Load, sign: int) -> None:
        if load.slots:
            self._replicas.setdefault(load.venue, Counter())[load.slots] += sign * load.replicas
        else:
            self._tokens[load.venue] = self._tokens.get(load.venue, 0.0) + sign * load.tokens_per_minute
            self._units[load.venue] = self._units.get(load.venue, 0.0) + sign * load.units
        if load.accelerated and workload in self._tenants:
            self._accelerators[self._tenants[workload], load.locality] += sign * load.slots * load.replicas

    def _pool_lack(self, load: Load) -> str | None:
        site, needed = self._pools[load.venue], self.nodes(load.venue)
        if needed > site.pool.nodes.max:
            more = needed - site.pool.nodes.max
            return f"{more} more {'node' if more == 1 else 'nodes'} of {site.name}"
        return next((lack for quota in self.problem.account_quotas if (lack := self._account_lack(quota, load))), None)

    def _account_lack(self, quota: AccountQuota, load: Load) -> str | None:
        pools = self.problem.pools
        if load.venue not in {pools[p].name for p, _ in quota.pools}:
            return None
        used = sum(self.nodes(pools[p].name) * devices for p, devices in quota.pools)
        return f"{used - quota.count} more of the account's quota {quota.name}" if used > quota.count else None

    def _endpoint_lack(self, load: Load) -> str | None:
        site = self._endpoints[load.venue]
        tokens, limit = self._tokens[load.venue], site.tokens_per_minute
        if limit is not None and tokens > limit + ROUNDING:
            return f"{tokens - limit:,.0f} more tokens a minute of {site.name}"
        if site.by_unit and self._units[load.venue] > site.units_max + ROUNDING:
            return f"more units of {site.name} than {site.units_max}"
        return None

    def _tenant_lack(self, workload: str, load: Load) -> str | None:
        tenant = self._tenants.get(workload)
        if tenant is None or not load.accelerated:
            return None
        short = self._accelerators[tenant, load.locality] - self._quotas[tenant]
        return f"{short} more accelerators for tenant {tenant} in {load.locality}" if short > 0 else None

    def _company_lack(self, workload: str, load: Load) -> str | None:
        for other in self._apart.get(workload, ()):
            if any(o.locality == load.locality for o in self.running.get(other, ())):
                return f"{other} gone from {load.locality}"
        return None

    @cached_property
    def _pools(self) -> Mapping[str, PoolSite]:
        return {site.name: site for site in self.problem.pools}

    @cached_property
    def _endpoints(self) -> Mapping[str, EndpointSite]:
        return {site.name: site for site in self.problem.endpoints}

    @cached_property
    def _tenants(self) -> Mapping[str, str]:
        return {document.value.name: document.value.tenant for document in self.problem.workloads}

    @cached_property
    def _quotas(self) -> Mapping[str, int]:
        return {tenant.name: tenant.accelerators for tenant in self.problem.environment.value.tenants}

    @cached_property
    def _apart(self) -> Mapping[str, list[str]]:
        names = [document.value.name for document in self.problem.workloads]
        found: dict[str, list[str]] = {}
        for w, v in self.problem.pairs("apart", Rule.APART):
            found.setdefault(names[w], []).append(names[v])
            found.setdefault(names[v], []).append(names[w])
        return found
