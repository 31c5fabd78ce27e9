"""Small random problems with every kind of rule, and what trying everything finds for them."""

import itertools
import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.managed import Units
from landing_zone.config.resilience import Resilience, Standby, Survives
from landing_zone.placement.arc import Costs, EndpointArc, PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.endpoint import EndpointSite, Use
from landing_zone.placement.limits import AccountQuota, TenantQuota
from landing_zone.placement.losses import Loss
from landing_zone.placement.optimise import Answer
from landing_zone.placement.preference import USD_PER_NODE, USD_PER_STANDBY_SLOT
from landing_zone.placement.problem import Problem
from landing_zone.placement.rule import Rule
from landing_zone.placement.site import PoolSite
from landing_zone.sizing.candidate import Candidate

ROOM = 1e-9
WORKLOADS = 3
Project = Callable[..., Inputs]
AnyArc = PoolArc | EndpointArc
Chosen = tuple[AnyArc | None, ...]
Value = tuple[float, float]
"""Workloads left out, by weight, and what the optimizer counts, in USD per hour."""


# Random problems


@pytest.fixture
def base(project: Project, catalog: Catalog) -> Problem:
    """Three workloads, two clusters with three pools, an endpoint by the token and one by the unit."""
    pool = {"accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 2}}
    pools = [{**pool, "name": f"p{n}", "price_usd_per_hour": 1.0} for n in range(2)]
    clusters = [
        {"name": "east", "site": "aws", "region": "us-east-2", "pools": pools},
        {"name": "west", "site": "aws", "region": "us-west-2", "pools": pools[:1]},
    ]
    region = "azure/swedencentral"
    managed = [
        {"name": "tokens", "offer": "azure-openai/eu/gpt-5.4/token", "region": region, "tokens_per_minute": 100},
        {"name": "units", "offer": "azure-openai/eu/gpt-5.4/unit", "region": region},
    ]
    workloads = {
        name: {"criticality": c} for name, c in zip("abc", ("critical", "best-effort", "standard"), strict=True)
    }
    return build_problem(project(workloads, clusters=clusters, managed=managed), catalog)


@pytest.fixture
def random_problem(base: Problem) -> Callable[[int], Problem]:
    """Make the random problem of a number."""
    return partial(_random_problem, base)


@pytest.fixture
def trial() -> "type[Trial]":
    """The value of anything that may be done in a problem."""
    return Trial


def _random_problem(base: Problem, seed: int) -> Problem:
    """The base with random shapes, prices, limits and rules."""
    random_ = random.Random(seed)
    pools = tuple(_pool(site, random_) for site in base.pools)
    endpoints = tuple(_endpoint(site, random_) for site in base.endpoints)
    shape = next(arc.candidate for arc in base.arcs if isinstance(arc, PoolArc))
    arcs = tuple(_arcs(pools, endpoints, shape, random_))
    clusters = sorted({site.cluster.name for site in pools})
    tenants = (
        TenantQuota(
            "team", cluster, random_.choice([2, 4, 8, 16]), tuple(a.index for a in arcs if _in(a, pools, cluster))
        )
        for cluster in clusters
        if random_.random() < 0.4
    )
    account = _account(pools, random_)
    return replace(
        base,
        environment=_environment(base.environment, random_),
        workloads=_workloads(base, random_),
        pools=pools,
        endpoints=endpoints,
        arcs=arcs,
        quotas=tuple(q for q in tenants if q.arcs),
        account_quotas=(account,) if random_.random() < 0.3 else (),
        move_budget=random_.choice([None, None, 0, 1]),
    )


def _account(pools: Sequence[PoolSite], random_: random.Random) -> AccountQuota:
    """A quota that allows the nodes that are open in any case."""
    each = tuple((p, random_.choice([1, 2])) for p in range(len(pools)))
    least = sum(pools[p].pool.nodes.min * devices for p, devices in each)
    return AccountQuota("account", least + random_.randint(0, 5), each)


def _environment(document: Document[Environment], random_: random.Random) -> Document[Environment]:
    resilience = Resilience(standby=random_.choice(list(Standby)), clusters=random_.choice([None, ("east",)]))
    return replace(document, value=document.value.model_copy(update={"resilience": resilience}))


def _workloads(base: Problem, random_: random.Random) -> tuple[Any, ...]:
    demanding = random_.random() < 0.6
    levels = [Survives.NOTHING, *(Survives if demanding else ())]
    changed = []
    for w, document in enumerate(base.workloads):
        others = [d.value.name for d in base.workloads if d is not document]
        company = {field: (random_.choice(others),) if random_.random() < 0.15 else () for field in ("near", "apart")}
        update = {**company, "survives": random_.choice(levels) if w != 1 else Survives.NOTHING}
        changed.append(replace(document, value=document.value.model_copy(update=update)))
    return tuple(changed)


def _pool(site: PoolSite, random_: random.Random) -> PoolSite:
    most = random_.randint(1, 3)
    nodes = site.pool.nodes.model_copy(update={"min": random_.choice([0, 0, 0, 1]), "max": most})
    zones = random_.choice([(), ("a",), ("a", "b")])
    return replace(
        site,
        pool=site.pool.model_copy(update={"nodes": nodes, "zones": zones}),
        node_slots=random_.choice([4, 6, 8]),
        node_price_usd_per_hour=random_.choice([0.0, 1.0, 2.5, 4.0]),
        node_carbon_usd_per_hour=random_.choice([0.0, 0.0, 0.75]),
    )


def _endpoint(site: EndpointSite, random_: random.Random) -> EndpointSite:
    if not site.by_unit:
        return replace(
            site, endpoint=site.endpoint.model_copy(update={"tokens_per_minute": random_.choice([60, 100, 200])})
        )
    fewest = random_.randint(1, 3)
    units = Units(min=fewest, step=random_.randint(1, 2), max=fewest + random_.randint(0, 4))
    offer = replace(site.offer, unit_usd_per_hour=random_.choice([0.5, 1.0]))
    return replace(site, endpoint=site.endpoint.model_copy(update={"units": units}), offer=offer)


def _arcs(
    pools: Sequence[PoolSite], endpoints: Sequence[EndpointSite], shape: Candidate, random_: random.Random
) -> Iterator[AnyArc]:
    index = 0
    for w in range(WORKLOADS):
        for v in range(len(pools) + len(endpoints)):
            for way in _ways(v, pools, endpoints, shape, random_):
                moves = random_.random() < 0.2
                costs = Costs(
                    tokens=random_.choice([0.5, 2.0]) if isinstance(way, Use) and not way.units else 0.0,
                    egress=random_.choice([0.0, 0.25]),
                    penalty=random_.choice([0.0, 0.0, 1.5]),
                    move=0.75 if moves else 0.0,
                )
                shared = (index, w, v, costs, random_.random() / 100, 0.0, moves, ())
                yield (
                    EndpointArc(*shared, endpoint=v - len(pools), use=way)
                    if isinstance(way, Use)
                    else PoolArc(*shared, candidate=way)
                )
                index += 1


def _ways(
    v: int, pools: Sequence[PoolSite], endpoints: Sequence[EndpointSite], shape: Candidate, random_: random.Random
) -> list[Candidate | Use]:
    if v < len(pools):
        sizes = random_.sample([1, 2, 4], random_.choice([0, 1, 1, 2]))
        return [replace(shape, slots=size, devices=size, replicas=random_.randint(1, 4)) for size in sizes]
    if random_.random() < 0.5:
        return []
    units = random_.choice([0.4, 1.0, 2.3]) if endpoints[v - len(pools)].by_unit else 0.0
    return [Use(random_.choice([20.0, 50.0, 60.0]), units, 0.0, None, None)]


def _in(arc: AnyArc, pools: Sequence[PoolSite], cluster: str) -> bool:
    return isinstance(arc, PoolArc) and pools[arc.pool].cluster.name == cluster


# Trying everything


@cache
def nodes_for(replicas: tuple[tuple[int, int], ...], node_slots: int) -> int:
    """Nodes that first fit, largest first, opens for replicas given as (slots of one, how many)."""
    free: list[int] = []
    for slots in sorted((s for s, count in replicas for _ in range(count)), reverse=True):
        index = next((i for i, left in enumerate(free) if left >= slots), None)
        if index is None:
            if slots > node_slots:
                return 10**6
            free.append(node_slots)
            index = len(free) - 1
        free[index] -= slots
    return len(free)


class Trial:
    """One problem, and the value of anything that may be done."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.hot = problem.environment.value.resilience.standby is Standby.HOT
        self.fields = [d.value for d in problem.workloads]
        self.number = {w.name: n for n, w in enumerate(self.fields)}
        self.node_usd = [s.node_price_usd_per_hour + s.node_carbon_usd_per_hour + USD_PER_NODE for s in problem.pools]

    def missing(self, chosen: Chosen) -> float:
        """What is left out, by weight."""
        heavy = len(chosen) + 1
        return sum(1 if self.problem.best_effort(w) else heavy for w, arc in enumerate(chosen) if arc is None)

    def allowed(self, chosen: Chosen) -> bool:
        """Whether company, budget and quotas are kept."""
        problem, taken = self.problem, [a for a in chosen if a]
        places = [problem.venues[a.venue].locality if a else None for a in chosen]
        for w, workload in enumerate(self.fields):
            near = () if Rule.NEAR in problem.without(w) else workload.near
            apart = () if Rule.APART in problem.without(w) else workload.apart
            others = [places[self.number[name]] != places[w] for name in near]
            others += [places[self.number[name]] == places[w] for name in apart]
            if places[w] is not None and any(others):
                return False
        if problem.move_budget is not None and sum(a.moves for a in taken) > problem.move_budget:
            return False
        return self.within(taken)

    def within(self, taken: Sequence[AnyArc]) -> bool:
        """Whether the quotas of tenants and endpoints are kept."""
        for quota in self.problem.quotas:
            if sum(a.slots for a in taken if isinstance(a, PoolArc) and a.index in quota.arcs) > quota.devices:
                return False
        for e, site in enumerate(self.problem.endpoints):
            here = [a.use for a in taken if isinstance(a, EndpointArc) and a.endpoint == e]
            if site.tokens_per_minute and sum(u.tokens_per_minute for u in here) > site.tokens_per_minute + ROOM:
                return False
        return True

    def units(self, chosen: Chosen, e: int) -> int | None:
        """The fewest units that an endpoint needs; None where it may not have as many."""
        site = self.problem.endpoints[e]
        arcs = [a for a in chosen if isinstance(a, EndpointArc) and a.endpoint == e]
        used = sum(a.use.units for a in arcs)
        if not arcs or not site.by_unit:
            return 0
        terms = site.endpoint.units
        assert terms is not None
        return next((n for n in range(terms.min, terms.max + 1, terms.step) if n >= used - ROOM), None)

    def replicas(self, arcs: Sequence[AnyArc], p: int) -> tuple[tuple[int, int], ...]:
        """What a pool has to hold, as (slots of one, how many)."""
        return tuple(
            sorted((a.candidate.slots, a.candidate.replicas) for a in arcs if isinstance(a, PoolArc) and a.pool == p)
        )

    def needed(self, arcs: Sequence[AnyArc], p: int) -> int:
        """Nodes of a pool that hold its replicas."""
        return nodes_for(self.replicas(arcs, p), self.problem.pools[p].node_slots)

    def standby_usd(self, chosen: Chosen, nodes: Sequence[int]) -> float:
        """The cheapest way to survive every loss; infinite where one is not."""
        return sum(min(self._ways(chosen, nodes, loss), default=math.inf) for loss in self.problem.losses)

    def _ways(self, chosen: Chosen, nodes: Sequence[int], loss: Loss) -> Iterator[float]:
        problem = self.problem
        must = [a for a in chosen if a and problem.must_survive(a.workload, loss)]
        lost = [a for a in must if a.venue in loss.gone]
        choices = [[o for i in problem.arcs_of(a.workload) if self._helps(o := problem.arcs[i], loss)] for a in lost]
        for come in itertools.product(*choices):
            if self.survives(chosen, nodes, loss, come):
                yield sum(USD_PER_STANDBY_SLOT * (1 + getattr(a, "slots", 0)) for a in come)

    @staticmethod
    def _helps(arc: AnyArc, loss: Loss) -> bool:
        return arc.venue not in loss.gone and not (isinstance(arc, EndpointArc) and arc.use.units)

    def survives(self, chosen: Chosen, nodes: Sequence[int], loss: Loss, come: Sequence[AnyArc]) -> bool:
        """Whether what must go on has room after a loss, within quotas, with ``come`` in the place of what is lost."""
        problem = self.problem
        stay = [a for a in chosen if a and a.venue not in loss.gone]
        after = [*(a for a in stay if problem.must_survive(a.workload, loss)), *come]
        counted = list(nodes)
        for p, site in enumerate(problem.pools):
            if p in loss.gone:
                continue
            needed = self.needed(after, p)
            counted[p] = max(counted[p], needed)
            if needed > self._left(nodes[p] if self.hot else site.pool.nodes.max, p, loss):
                return False
        if come and not self.within([*stay, *come]):
            return False
        return self.hot or not come or self.accounts(counted)

    def _left(self, nodes: int, p: int, loss: Loss) -> int:
        if p not in loss.shrunk:
            return nodes
        zones = len(self.problem.pools[p].pool.zones)
        return max(0, nodes - (1 if loss.level is Survives.NODE else -(-nodes // zones)))

    def accounts(self, nodes: Sequence[int]) -> bool:
        """Whether the quotas of accounts are kept."""
        quotas = self.problem.account_quotas
        return all(sum(each * nodes[p] for p, each in quota.pools) <= quota.count for quota in quotas)

    def fixed_usd(self, chosen: Chosen) -> float:
        """What arcs and units cost."""
        usd = sum(a.costs.total + a.preference_usd_per_hour for a in chosen if a)
        for e, site in enumerate(self.problem.endpoints):
            units = self.units(chosen, e)
            usd += math.inf if units is None else units * site.unit_price_usd_per_hour
        return usd

    def least_nodes(self, chosen: Chosen) -> list[int]:
        """Nodes without any loss."""
        taken = [a for a in chosen if a]
        return [max(s.pool.nodes.min, self.needed(taken, p)) for p, s in enumerate(self.problem.pools)]

    def best(self) -> Value:
        """The least value of all that may be done; leaving everything out may always be."""
        choices = [[None, *(self.problem.arcs[a] for a in self.problem.arcs_of(w))] for w in range(len(self.fields))]
        bounds = []
        for chosen in itertools.product(*choices):
            if self.allowed(chosen):
                least = self.least_nodes(chosen)
                usd = self.fixed_usd(chosen) + sum(n * each for n, each in zip(least, self.node_usd, strict=True))
                if usd < math.inf and all(
                    n <= s.pool.nodes.max for n, s in zip(least, self.problem.pools, strict=True)
                ):
                    bounds.append((self.missing(chosen), usd, chosen, least))
        found = (math.inf, math.inf)
        for missing, usd, chosen, least in sorted(bounds, key=lambda b: b[:2]):
            if (missing, usd) >= found:
                break
            cheapest = self._cheapest(chosen, least)
            if cheapest < math.inf:
                found = min(found, (missing, cheapest))
        return found

    def usd(self, chosen: Chosen) -> float:
        """What an assignment costs at least; infinite where it has no room, or a loss is not survived."""
        least = self.least_nodes(chosen)
        return self._cheapest(chosen, least) if self.fixed_usd(chosen) < math.inf else math.inf

    def _cheapest(self, chosen: Chosen, least: Sequence[int]) -> float:
        """What the assignment costs with the best choice of open nodes and standbys."""
        fixed = self.fixed_usd(chosen)
        ranges = [range(n, s.pool.nodes.max + 1) for n, s in zip(least, self.problem.pools, strict=True)]
        found = math.inf
        priced = (
            (fixed + sum(n * u for n, u in zip(ns, self.node_usd, strict=True)), ns)
            for ns in itertools.product(*ranges)
        )
        for usd, nodes in sorted(priced):
            if usd >= found:
                break
            if self.accounts(nodes):
                found = min(found, usd + self.standby_usd(chosen, nodes))
        return found

    def value(self, answer: Answer) -> Value:
        """What an answer leaves out and costs; infinite where it breaks a rule."""
        broken = (
            not self.allowed(answer.arcs)
            or not self.accounts(answer.nodes)
            or any(n < least for n, least in zip(answer.nodes, self.least_nodes(answer.arcs), strict=True))
            or any(n > s.pool.nodes.max for n, s in zip(answer.nodes, self.problem.pools, strict=True))
            or any(answer.units[e] != self.units(answer.arcs, e) for e in range(len(self.problem.endpoints)))
        )
        usd = self.fixed_usd(answer.arcs) + sum(n * u for n, u in zip(answer.nodes, self.node_usd, strict=True))
        for number, loss in enumerate(self.problem.losses):
            come = [a for (lost, _), a in answer.standbys.items() if lost == number]
            threatened = {
                a.workload
                for a in answer.arcs
                if a and a.venue in loss.gone and self.problem.must_survive(a.workload, loss)
            }
            broken = broken or {a.workload for a in come} != threatened or any(not self._helps(a, loss) for a in come)
            broken = broken or not self.survives(answer.arcs, answer.nodes, loss, come)
            usd += sum(USD_PER_STANDBY_SLOT * (1 + getattr(a, "slots", 0)) for a in come)
        return self.missing(answer.arcs), math.inf if broken else usd
