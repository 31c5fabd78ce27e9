"""The placement problem: venues, arcs, limits, and the reason for every pair that is not in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from landing_zone.config.document import Document
from landing_zone.config.environment import Environment
from landing_zone.config.resilience import Survives
from landing_zone.config.workload import Criticality, Workload
from landing_zone.placement.arc import Arc, EndpointArc, PoolArc
from landing_zone.placement.endpoint import EndpointSite
from landing_zone.placement.limits import AccountQuota, TenantQuota
from landing_zone.placement.losses import Loss, losses
from landing_zone.placement.rule import Rule
from landing_zone.placement.site import PoolSite
from landing_zone.placement.venue import Venue

NO_RULES: frozenset[Rule] = frozenset()


@dataclass(frozen=True)
class Block:
    """Why a workload has no arc to a venue."""

    rule: Rule | None
    """None where the hardware and not a rule is the limit."""
    text: str


@dataclass(frozen=True)
class Problem:
    """Choose at most one arc per workload and the number of nodes per pool, at the lowest cost."""

    environment: Document[Environment]
    workloads: tuple[Document[Workload], ...]
    pools: tuple[PoolSite, ...]
    endpoints: tuple[EndpointSite, ...]
    arcs: tuple[PoolArc | EndpointArc, ...]
    blocked: Mapping[tuple[int, int], Block]
    """By workload and venue, the pairs without an arc."""
    quotas: tuple[TenantQuota, ...]
    account_quotas: tuple[AccountQuota, ...]
    relaxed: Mapping[str, frozenset[Rule]]
    """Rules left out, by workload."""
    move_budget: int | None
    """Most workloads that may move; None = any number, or no plan is in force."""

    @cached_property
    def venues(self) -> tuple[Venue, ...]:
        """Pools, then endpoints."""
        return (*self.pools, *self.endpoints)

    @cached_property
    def losses(self) -> tuple[Loss, ...]:
        """The losses that some workload must survive."""
        every = losses(self.environment.value, self.pools)
        return tuple(loss for loss in every if any(self.must_survive(w, loss) for w in range(len(self.workloads))))

    @cached_property
    def _by_workload(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.workloads]
        for arc in self.arcs:
            found[arc.workload].append(arc.index)
        return tuple(map(tuple, found))

    @cached_property
    def _by_pool(self) -> tuple[tuple[PoolArc, ...], ...]:
        found: list[list[PoolArc]] = [[] for _ in self.pools]
        for arc in self.arcs:
            if isinstance(arc, PoolArc):
                found[arc.pool].append(arc)
        return tuple(map(tuple, found))

    def arcs_of(self, workload: int) -> tuple[int, ...]:
        """Return the indices of a workload's arcs."""
        return self._by_workload[workload]

    def arcs_on(self, pool: int) -> tuple[PoolArc, ...]:
        """Return the arcs on a pool."""
        return self._by_pool[pool]

    def arcs_in(self, workload: int, locality: str) -> tuple[int, ...]:
        """Return the indices of a workload's arcs in one cluster, or to one endpoint."""
        return tuple(a for a in self.arcs_of(workload) if self.venues[self.arcs[a].venue].locality == locality)

    def localities(self, workload: int) -> list[str]:
        """Return the clusters and endpoints that a workload has arcs to, sorted."""
        return sorted({self.venues[self.arcs[a].venue].locality for a in self.arcs_of(workload)})

    def pairs(self, field: str, rule: Rule) -> Iterator[tuple[int, int]]:
        """Yield each workload with each other that it names in ``field`` (`near`, `apart`), unless that is relaxed."""
        numbers = {document.value.name: w for w, document in enumerate(self.workloads)}
        for w, document in enumerate(self.workloads):
            if rule not in self.without(w):
                yield from ((w, numbers[name]) for name in getattr(document.value, field))

    def without(self, workload: int) -> frozenset[Rule]:
        """Return the rules that are left out for a workload."""
        return self.relaxed.get(self.workloads[workload].value.name, NO_RULES)

    def best_effort(self, workload: int) -> bool:
        """Whether the workload may be left out."""
        return self.workloads[workload].value.criticality is Criticality.BEST_EFFORT

    def must_survive(self, workload: int, loss: Loss) -> bool:
        """Whether the workload must be served in full while something is lost."""
        survives = self.workloads[workload].value.survives
        return (
            survives is not Survives.NOTHING and Rule.SURVIVES not in self.without(workload) and loss.concerns(survives)
        )

    def served(self, arc: Arc) -> str:
        """Return the name of an arc's venue."""
        return self.venues[arc.venue].name
