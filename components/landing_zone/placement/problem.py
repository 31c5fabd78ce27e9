"""The placement problem: names and frozen arrays, and the reason for every pair that is not in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.workload import Criticality, Objectives, Workload
from landing_zone.placement.masks import MASKS, Pair, Rule
from landing_zone.placement.preference import preference_usd_per_hour
from landing_zone.placement.site import PoolSite, pool_sites, round_trip_ms
from landing_zone.sizing.candidate import Candidate
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.refusal import Limit, furthest
from landing_zone.sizing.search import candidates

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]

NO_RULES: frozenset[Rule] = frozenset()
UNLIMITED = 1_000_000
RULE_OF_LIMIT = {
    Limit.FIRST_TOKEN: Rule.FIRST_TOKEN,
    Limit.PER_TOKEN: Rule.PER_TOKEN,
    Limit.REPLICAS: Rule.REPLICAS,
}


@dataclass(frozen=True)
class Arc:
    """One workload in one shape on one pool."""

    index: int
    workload: int
    pool: int
    candidate: Candidate
    preference_usd_per_hour: float
    round_trip_ms: float
    """At the share of users that the objective names."""

    @property
    def slots(self) -> int:
        """Slots of all replicas."""
        return self.candidate.slots * self.candidate.replicas


@dataclass(frozen=True)
class Block:
    """Why a workload has no arc to a pool."""

    rule: Rule | None
    """None where the hardware and not a rule is the limit."""
    text: str


@dataclass(frozen=True)
class Quota:
    """Accelerators that a tenant may use in a cluster, and the arcs that count."""

    tenant: str
    cluster: str
    devices: int
    arcs: IntArray


@dataclass(frozen=True)
class Problem:
    """Choose at most one arc per workload and the number of nodes per pool, at the lowest cost."""

    environment: Document[Environment]
    workloads: tuple[Document[Workload], ...]
    pools: tuple[PoolSite, ...]
    arcs: tuple[Arc, ...]
    blocked: Mapping[tuple[int, int], Block]
    """By workload and pool, the pairs without an arc."""
    quotas: tuple[Quota, ...]
    arc_workload: IntArray = field(init=False)
    arc_pool: IntArray = field(init=False)
    arc_slots: IntArray = field(init=False)
    """Slots of one replica."""
    arc_replicas: IntArray = field(init=False)
    arc_preference: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        self._freeze("arc_workload", [a.workload for a in self.arcs], np.int64)
        self._freeze("arc_pool", [a.pool for a in self.arcs], np.int64)
        self._freeze("arc_slots", [a.candidate.slots for a in self.arcs], np.int64)
        self._freeze("arc_replicas", [a.candidate.replicas for a in self.arcs], np.int64)
        self._freeze("arc_preference", [a.preference_usd_per_hour for a in self.arcs], np.float64)

    def _freeze(self, name: str, values: list[int] | list[float], dtype: type[np.generic]) -> None:
        array = np.array(values, dtype=dtype)
        array.setflags(write=False)
        object.__setattr__(self, name, array)

    def best_effort(self, workload: int) -> bool:
        """Whether the workload may be left out."""
        return self.workloads[workload].value.criticality is Criticality.BEST_EFFORT


def build_problem(inputs: Inputs, catalog: Catalog, relaxed: Mapping[str, frozenset[Rule]] | None = None) -> Problem:
    """Return the problem; ``relaxed`` names, by workload, the rules to leave out."""
    relaxed = relaxed or {}
    sites = pool_sites(inputs.environment.value, catalog)
    arcs: list[Arc] = []
    blocked: dict[tuple[int, int], Block] = {}
    for w, document in enumerate(inputs.workloads):
        without = relaxed.get(document.value.name, NO_RULES)
        for p, site in enumerate(sites):
            pair = Pair(inputs.environment, document, site, catalog)
            found = _shapes(pair, without)
            if isinstance(found, Block):
                blocked[w, p] = found
            else:
                arcs += [_arc(len(arcs) + n, w, p, pair, candidate) for n, candidate in enumerate(found)]
    quotas = _quotas(inputs, sites, arcs, relaxed)
    return Problem(inputs.environment, inputs.workloads, sites, tuple(arcs), blocked, quotas)


def _arc(index: int, workload: int, pool: int, pair: Pair, candidate: Candidate) -> Arc:
    wanted = pair.workload.value
    preference = preference_usd_per_hour(wanted, candidate, pair.site, pair.catalog)
    share = wanted.objectives.round_trip_share
    rtt_ms = round_trip_ms(wanted.traffic, pair.site.location, pair.catalog, share)
    return Arc(index, workload, pool, candidate, preference, rtt_ms)


def _shapes(pair: Pair, without: frozenset[Rule]) -> tuple[Candidate, ...] | Block:
    """Return the shapes that the rules allow, or the first thing that forbids them all."""
    for rule, mask in MASKS:
        if rule not in without and (sentence := mask(pair)) is not None:
            return Block(rule, sentence)
    found, refusals = candidates(_demand(pair, without), pair.site.pool, pair.catalog)
    refusal = furthest(refusals)
    if found or refusal is None:
        return found
    source = pair.workload.source
    line = f" ({source.file}:{source.line(refusal.field)})" if refusal.field else ""
    return Block(RULE_OF_LIMIT.get(refusal.limit), refusal.text + line)


def _demand(pair: Pair, without: frozenset[Rule]) -> Demand:
    workload = pair.workload.value
    objectives = workload.objectives
    return Demand(
        workload=workload,
        model=pair.catalog.models[workload.model.name],
        requests_per_second=workload.traffic.requests_per_second * pair.environment.value.demand_margin,
        objectives=Objectives(
            first_token_ms=None if Rule.FIRST_TOKEN in without else objectives.first_token_ms,
            per_token_ms=None if Rule.PER_TOKEN in without else objectives.per_token_ms,
        ),
        replicas_max=UNLIMITED if Rule.REPLICAS in without else workload.replicas.max,
    )


def _quotas(
    inputs: Inputs, sites: tuple[PoolSite, ...], arcs: list[Arc], relaxed: Mapping[str, frozenset[Rule]]
) -> tuple[Quota, ...]:
    counted: dict[tuple[str, str], list[int]] = {}
    for index, arc in enumerate(arcs):
        workload = inputs.workloads[arc.workload].value
        if arc.candidate.devices and Rule.QUOTA not in relaxed.get(workload.name, NO_RULES):
            counted.setdefault((workload.tenant, sites[arc.pool].cluster.name), []).append(index)
    limits = {t.name: t.accelerators for t in inputs.environment.value.tenants}
    return tuple(
        Quota(tenant, cluster, limits[tenant], np.array(indices, dtype=np.int64))
        for (tenant, cluster), indices in sorted(counted.items())
    )
