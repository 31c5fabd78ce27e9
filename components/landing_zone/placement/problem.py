"""The placement problem: names and frozen arrays, and the reason for every pair that is not in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.workload import Criticality, Objectives, Workload
from landing_zone.placement.masks import MASKS, Pair, Rule
from landing_zone.placement.preference import preference_usd_per_hour
from landing_zone.placement.site import PoolSite, pool_sites
from landing_zone.sizing.candidate import Candidate, candidates
from landing_zone.sizing.demand import Demand
from landing_zone.sizing.refusal import furthest

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]

NO_RULES: frozenset[Rule] = frozenset()
UNLIMITED = 1_000_000


@dataclass(frozen=True)
class Arc:
    """One workload in one shape on one pool."""

    workload: int
    pool: int
    candidate: Candidate
    preference_usd_per_hour: float


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

    workloads: tuple[Document[Workload], ...]
    pools: tuple[PoolSite, ...]
    arcs: tuple[Arc, ...]
    blocked: Mapping[tuple[int, int], str]
    """By workload and pool: the rule or limit that leaves the pair without an arc."""
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
    blocked: dict[tuple[int, int], str] = {}
    for w, document in enumerate(inputs.workloads):
        without = relaxed.get(document.value.name, NO_RULES)
        for p, site in enumerate(sites):
            found = _shapes(Pair(inputs.environment, document, site, catalog), without)
            if isinstance(found, str):
                blocked[w, p] = found
            else:
                arcs += [Arc(w, p, c, preference_usd_per_hour(document.value, c, site, catalog)) for c in found]
    return Problem(inputs.workloads, sites, tuple(arcs), blocked, _quotas(inputs, sites, arcs, relaxed))


def _shapes(pair: Pair, without: frozenset[Rule]) -> tuple[Candidate, ...] | str:
    """Return the shapes that the rules allow, or the sentence of the first thing that forbids them all."""
    for rule, mask in MASKS:
        if rule not in without and (sentence := mask(pair)) is not None:
            return sentence
    found, refusals = candidates(_demand(pair, without), pair.site.pool, pair.catalog)
    if found:
        return found
    refusal = furthest(refusals)
    if refusal is None:
        return "has no shape to try"
    source = pair.workload.source
    return f"{refusal.text} ({source.file}:{source.line(refusal.field)})" if refusal.field else refusal.text


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
