"""Random instances of the bare problem: workloads of common models on pools in regions of several clouds.

Demand is in quarters of a device. Replicas and nodes are powers of two of them, so whole nodes pack exactly. Prices
are thousandths of a dollar per hour.

Two families with many pairs forbidden by memory, residency and round trip: `dispersed` (every workload its own traffic)
and `catalog` (few distinct ones). The further ones change a dispersed instance: see `FAMILIES`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bare.world import DEVICES, MODELS, REGIONS

Array = NDArray[Any]
Arrays = dict[str, Array]
Random = np.random.Generator

QUARTERS = 4
MEMORY_USED = 0.9
REPLICAS_MAX = 64
REQUESTS_PER_S = 1.2
"""Of one device of speed 1 and a request of work 1."""
LARGE_MARKETS = ("US", "EU")


@dataclass(frozen=True)
class Pools:
    """P pools."""

    region: Array
    on_prem: Array
    device: Array
    spot: Array
    price: Array
    """Of a node."""

    @classmethod
    def draw(cls, random: Random, count: int) -> "Pools":
        """Return random pools, one per region first."""
        more = random.integers(0, len(REGIONS), max(0, count - len(REGIONS)))
        region = np.concatenate([np.arange(min(len(REGIONS), count)), more])[:count]
        on_prem = random.random(count) < 0.12
        device = random.integers(0, len(DEVICES), count)
        spot = ~on_prem & (random.random(count) < 0.25)
        factor = random.uniform(0.85, 1.25, count) * np.where(on_prem, 0.55, 1) * np.where(spot, 0.45, 1)
        node = np.array([DEVICES[d].price_usd_per_hour * DEVICES[d].per_node for d in device])
        return cls(region, on_prem, device, spot, np.rint(node * factor * 1000).astype(np.int64))

    def of_device(self, field: str) -> Array:
        """Return a field of each pool's device."""
        return np.array([getattr(DEVICES[d], field) for d in self.device])

    @property
    def capacity(self) -> Array:
        """Quarters of a device per node."""
        return self.of_device("per_node") * QUARTERS


@dataclass(frozen=True)
class Workloads:
    """W workloads."""

    model: Array
    requests_per_s: Array
    gb_per_request: Array
    replicas_min: Array
    users: Array
    """Region of the users."""
    rule: Array
    """0 none, 1 same jurisdiction, 2 that and no spot, 3 on-prem only."""
    round_trip_ms: Array

    @classmethod
    def draw(cls, random: Random, count: int, family: str) -> "Workloads":
        """Return random workloads."""
        model = random.integers(0, len(MODELS), count)
        if family == "catalog":
            rate = random.choice([1, 2, 4, 8, 16], count).astype(float)
            size, least = random.choice([0.1, 1, 10], count), random.choice([1, 2, 3], count)
        else:
            rate = np.exp(random.normal(1.0, 1.0, count))
            size, least = np.exp(random.normal(0, 1.5, count)), random.integers(1, 4, count)
        weight = np.array([3 if r.jurisdiction in LARGE_MARKETS else 1.5 for r in REGIONS])
        users = random.choice(len(REGIONS), count, p=weight / weight.sum())
        rule = random.choice(4, count, p=[0.45, 0.35, 0.12, 0.08])
        limit = random.choice([40, 90, 180, 400], count, p=[0.1, 0.25, 0.35, 0.3])
        return cls(model, rate, size, least, users, rule, limit)


def quarters_per_replica(pools: Pools) -> Array:
    """Return what one replica of each model takes of each pool, 0 where no node holds it."""
    return np.array([[_quarters(m.memory_gb, int(d)) for d in pools.device] for m in MODELS])


def _quarters(memory_gb: float, device: int) -> int:
    kind = DEVICES[device]
    devices = memory_gb / (MEMORY_USED * kind.memory_gb)
    if kind.partitions and devices <= 0.5:
        return 1 if devices <= 0.25 else 2
    whole = QUARTERS * (1 << max(0, ceil(log2(devices) - 1e-12)))
    return whole if whole <= QUARTERS * kind.per_node else 0


def generate(workloads: int, pools: int, seed: int, family: str = "dispersed") -> Arrays:
    """Return the arrays D, E, A, f, n, N, U of a random instance."""
    random = np.random.default_rng(seed)
    made = _base(random, workloads, pools, family)
    return FAMILIES[family](random, made)


def _base(random: Random, count: int, pool_count: int, family: str) -> Arrays:
    pools = Pools.draw(random, pool_count)
    work = Workloads.draw(random, count, family)
    quarters = quarters_per_replica(pools)[work.model]
    replicas = _replicas(work, pools, quarters)
    demand = (replicas * quarters).astype(np.int64)
    between = np.array([[a.round_trip_ms(b) for b in REGIONS] for a in REGIONS])
    trips = between[work.users][:, pools.region]
    home = _jurisdictions(work.users)[:, None] == _jurisdictions(pools.region)[None, :]
    allowed = (quarters > 0) & (replicas <= REPLICAS_MAX) & (trips <= work.round_trip_ms[:, None])
    allowed &= _permitted(work, pools, home)
    egress = np.where(work.users[:, None] == pools.region[None, :], 0.0, np.where(home, 0.02, 0.09))
    traffic = egress * work.gb_per_request[:, None] * work.requests_per_s[:, None] ** 0.5
    cost = np.rint(1000 * (traffic + 0.0005 * trips)).astype(np.int64)
    made = {"D": demand, "E": cost, "A": allowed, "f": pools.price, "n": pools.capacity}
    made["N"] = _limits(random, made, pools)
    per_unit = np.where(allowed, demand * (pools.price / pools.capacity)[None, :], 0)
    made["U"] = np.rint(2000 + 2.5 * per_unit.max(1) + cost.max(1)).astype(np.int64)
    return made


def _replicas(work: Workloads, pools: Pools, quarters: Array) -> Array:
    """Return the replicas that carry the traffic, at least those wanted, W×P."""
    effort = np.array([m.work for m in MODELS])[work.model]
    rate = pools.of_device("speed")[None, :] * (quarters / QUARTERS) / effort[:, None] * REQUESTS_PER_S
    needed = np.ceil(work.requests_per_s[:, None] / np.maximum(rate, 1e-9))
    return np.where(quarters > 0, np.maximum(work.replicas_min[:, None], needed), 0)


def _permitted(work: Workloads, pools: Pools, home: Array) -> Array:
    rule = work.rule[:, None]
    abroad = np.isin(rule, (1, 2)) & ~home
    return ~(abroad | ((rule == 2) & pools.spot[None, :]) | ((rule == 3) & ~pools.on_prem[None, :]))


def _limits(random: Random, made: Arrays, pools: Pools) -> Array:
    """Return the nodes of each pool: its part of the demand, with random slack."""
    asked = np.where(made["A"], made["D"], 0).sum(0) / np.maximum(1, made["A"].sum(1)).mean()
    slack = random.uniform(0.8, 3.0, len(pools.device))
    nodes = np.maximum(1, np.ceil(asked * slack / made["n"])).astype(np.int64)
    return np.where(pools.on_prem, np.maximum(1, (nodes * 0.8).astype(int)), nodes)


def _jurisdictions(regions: Array) -> Array:
    return np.array([REGIONS[r].jurisdiction for r in regions])


def _as_it_is(random: Random, made: Arrays) -> Arrays:
    return made


def _tight(random: Random, made: Arrays) -> Arrays:
    """A third of the nodes."""
    return {**made, "N": np.maximum(1, made["N"] // 3)}


def _ample(random: Random, made: Arrays) -> Arrays:
    """Twenty times the nodes: which pools to open is all that matters."""
    return {**made, "N": made["N"] * 20}


def _real(random: Random, made: Arrays) -> Arrays:
    """Demands and capacities that are no whole numbers."""
    return {**made, "D": made["D"] * random.uniform(0.7, 1.3, made["D"].shape), "n": made["n"] * 0.97}


def _expensive(random: Random, made: Arrays) -> Arrays:
    """Nodes eight times as large and dear, an eighth as many: each one counts."""
    return {**made, "f": made["f"] * 8, "n": made["n"] * 8, "N": np.maximum(1, made["N"] // 8)}


def _uniform(random: Random, made: Arrays) -> Arrays:
    """Every node costs the same, traffic next to nothing."""
    return {**made, "f": np.full_like(made["f"], 20_000), "E": made["E"] // 100}


def _ties(random: Random, made: Arrays) -> Arrays:
    """Costs in steps so coarse that most alternatives tie."""
    return {
        **made,
        "f": made["f"] // 5000 * 5000 + 5000,
        "E": made["E"] // 500 * 500,
        "U": made["U"] // 5000 * 5000 + 5000,
    }


def _correlated(random: Random, made: Arrays) -> Arrays:
    """What takes more room saves as much in traffic: the hard kind of knapsack."""
    top = made["D"].max() + 1
    return {**made, "E": (10 * (top - made["D"]) + random.integers(0, 50, made["E"].shape)).astype(np.int64)}


FAMILIES: dict[str, Callable[[Random, Arrays], Arrays]] = {
    "dispersed": _as_it_is,
    "catalog": _as_it_is,
    "tight": _tight,
    "ample": _ample,
    "real": _real,
    "expensive": _expensive,
    "uniform": _uniform,
    "ties": _ties,
    "correlated": _correlated,
}
