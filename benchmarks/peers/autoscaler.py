"""llm-d's workload variant autoscaler: which accelerator serves each model server, and with how many replicas.

Its samples: servers of a class and a model, each with an arrival rate and times to keep; accelerators made of one or
more cards of a kind, of which there are so many. A replica on an accelerator serves what its queue model allows; the
replicas follow. The peer then chooses greedily, by priority and by what the next best choice would cost more.

Ours: a pool per kind of card whose nodes are single cards, and a workload per server.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landing_zone.placement.bare.answer import Answer
from landing_zone.placement.bare.instance import Instance
from landing_zone.placement.bare.solve import solve
from peers.replica import Replica, Target
from peers.result import Result, timed
from peers.tables import rows

MS_PER_MINUTE = 60_000
SLACK = 1e-5
"""Relative; the peer looks for a rate until its times are within 1e-6 of the target, in single precision."""


@dataclass(frozen=True)
class Accelerator:
    """One or more cards that a replica may run on."""

    name: str
    card: str
    cards: int
    price_cents_per_hour: float


@dataclass(frozen=True)
class Allocation:
    """Replicas of a server on an accelerator."""

    accelerator: Accelerator
    replicas: int
    cards: int
    cents_per_hour: float


@dataclass(frozen=True)
class Server:
    """A class of service and a model, its load, and the answer that the peer recorded."""

    name: str
    model: str
    arrivals_per_ms: float
    input_tokens: int
    output_tokens: int
    target: Target
    recorded: tuple[str, int]
    """Accelerator and replicas."""


@dataclass(frozen=True)
class Sample:
    """One of the peer's samples."""

    name: str
    servers: tuple[Server, ...]
    accelerators: dict[str, Accelerator]
    cards: dict[str, int]
    """Number of cards, by kind."""
    performance: dict[tuple[str, str], dict[str, str]]
    """By model and accelerator."""

    @cached_property
    def candidates(self) -> dict[tuple[str, str], Allocation]:
        """The allocation with the fewest cards by server and kind of card; a kind's cheapest has the fewest, too."""
        found: dict[tuple[str, str], Allocation] = {}
        for server in self.servers:
            for accelerator in self.accelerators.values():
                key, allocation = (server.name, accelerator.card), self.allocation(server, accelerator)
                if allocation and (key not in found or allocation.cards < found[key].cards):
                    found[key] = allocation
        return found

    def allocation(self, server: Server, accelerator: Accelerator) -> Allocation | None:
        """Return the fewest replicas that keep the server's times; None if no number does."""
        replica = self.replica(server, accelerator)
        most = replica and replica.most_served_per_ms(server.target)
        return self.of(server, accelerator, math.ceil(server.arrivals_per_ms / most)) if most else None

    def of(self, server: Server, accelerator: Accelerator, replicas: int) -> Allocation:
        """Return the allocation of so many replicas."""
        units = int(self.performance[server.model, accelerator.name]["accelerators"]) * replicas
        return Allocation(accelerator, replicas, units * accelerator.cards, units * accelerator.price_cents_per_hour)

    def replica(self, server: Server, accelerator: Accelerator) -> Replica | None:
        """Return a replica of the server; None where its speed is not known.

        The largest batch is the measured one, scaled to the length of the answers.
        """
        row = self.performance.get((server.model, accelerator.name))
        if row is None:
            return None
        return Replica(
            decode_ms=float(row["decode_ms"]),
            decode_ms_per_request=float(row["decode_ms_per_request"]),
            prefill_ms=float(row["prefill_ms"]),
            prefill_ms_per_token=float(row["prefill_ms_per_token"]),
            max_batch=max(int(row["max_batch"]) * int(row["at_tokens"]) // server.output_tokens, 1),
            input_tokens=server.input_tokens,
            output_tokens=server.output_tokens,
        )

    def met(self, server: Server, allocation: Allocation) -> bool:
        """Return whether the replicas keep the server's times at its load."""
        replica = self.replica(server, allocation.accelerator)
        rate = server.arrivals_per_ms / allocation.replicas
        return replica is not None and replica.times(rate).meet(server.target, SLACK)

    def recorded(self) -> list[Allocation]:
        """Return the peer's answer."""
        return [self.of(s, self.accelerators[s.recorded[0]], s.recorded[1]) for s in self.servers]


def read(name: str) -> Sample:
    """Return a sample, `small` or `large`."""
    accelerators = [row for row in rows("wva_accelerators") if row["sample"] == name]
    return Sample(
        name=name,
        servers=tuple(_server(row) for row in rows("wva_servers") if row["sample"] == name),
        accelerators={row["accelerator"]: _accelerator(row) for row in accelerators},
        cards={row["card"]: int(row["cards_in_all"]) for row in accelerators},
        performance={(row["model"], row["accelerator"]): row for row in rows("wva_performance")},
    )


def _accelerator(row: dict[str, str]) -> Accelerator:
    return Accelerator(row["accelerator"], row["card"], int(row["cards"]), float(row["price_cents_per_hour"]))


def _server(row: dict[str, str]) -> Server:
    return Server(
        name=f"{row['class']}-{row['model']}",
        model=row["model"],
        arrivals_per_ms=float(row["arrivals_per_minute"]) / MS_PER_MINUTE,
        input_tokens=int(row["input_tokens"]),
        output_tokens=int(row["output_tokens"]),
        target=Target(float(row["first_token_ms"]), float(row["per_token_ms"])),
        recorded=(row["recorded_accelerator"], int(row["recorded_replicas"])),
    )


def instance(sample: Sample) -> Instance:
    """Return the bare problem: cards as nodes, what an allocation costs on its arc, every server placed."""
    kinds, (workloads, pools) = list(sample.cards), (len(sample.servers), len(sample.cards))
    demand, cost, allowed = (
        np.zeros((workloads, pools)),
        np.zeros((workloads, pools)),
        np.zeros((workloads, pools), bool),
    )
    for w, server in enumerate(sample.servers):
        for p, kind in enumerate(kinds):
            if allocation := sample.candidates.get((server.name, kind)):
                demand[w, p], cost[w, p], allowed[w, p] = allocation.cards, allocation.cents_per_hour, True
    limit = np.array([sample.cards[kind] for kind in kinds], dtype=np.float64)
    return Instance(demand, cost, allowed, np.zeros(pools), np.ones(pools), limit, np.full(workloads, np.inf))


def allocations(sample: Sample, answer: Answer) -> list[Allocation]:
    """Return the allocation of each server in an answer."""
    kinds = list(sample.cards)
    return [
        sample.candidates[server.name, kinds[pool]]
        for server, pool in zip(sample.servers, answer.assignment, strict=True)
    ]


def met(sample: Sample, chosen: list[Allocation]) -> list[Server]:
    """Return the servers that keep their times."""
    return [server for server, allocation in zip(sample.servers, chosen, strict=True) if sample.met(server, allocation)]


def missed(sample: Sample, chosen: list[Allocation]) -> list[str]:
    """Return what the other servers have of the replicas that they need there."""
    kept = met(sample, chosen)
    return [
        f"{server.name} has {given.replicas} of {needed.replicas if needed else 'any number of'} replicas"
        for server, given in zip(sample.servers, chosen, strict=True)
        if server not in kept
        for needed in (sample.allocation(server, given.accelerator),)
    ]


def result(name: str) -> Result:
    """Solve a sample to the end, beside what the peer recorded."""
    sample = read(name)
    problem = instance(sample)
    answer, seconds = timed(lambda: solve(problem, gap=0.0))
    theirs, count = sample.recorded(), len(sample.servers)
    kept, short = len(met(sample, allocations(sample, answer))), ", ".join(missed(sample, theirs))
    return Result(
        problem=f"WVA {name}, {count} servers",
        unit="cents/h",
        peer_cost=sum(a.cents_per_hour for a in theirs),
        cost=answer.cost or math.inf,
        gap=answer.gap or 0.0,
        seconds=seconds,
        note=f"times kept: {kept} of {count}; peer {len(met(sample, theirs))}" + (short and f": {short}"),
    )
