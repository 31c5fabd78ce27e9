"""Names that must be given once."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from landing_zone.config.document import Document, Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.source_map import FieldPath, SourceMap
from landing_zone.config.words import quoted
from landing_zone.config.workload import Workload
from landing_zone.errors import Fault

Placed = tuple[FieldPath, str]
"""A name and where it is written."""


class Named(Protocol):
    """Whatever has a name."""

    @property
    def name(self) -> str:
        """Its name."""


def names(inputs: Inputs) -> Iterator[Fault]:
    """Yield names that are given twice in the same list."""
    yield from _of_environment(inputs.environment)
    for workload in inputs.workloads:
        yield from _of_workload(workload)


def _of_environment(document: Document[Environment]) -> Iterator[Fault]:
    environment, source = document.value, document.source
    yield from _repeated("cluster", _listed("clusters", environment.clusters), source)
    yield from _repeated("tenant", _listed("tenants", environment.tenants), source)
    yield from _repeated("endpoint", _listed("managed", environment.managed), source)
    chosen = ((("workloads", i), name) for i, name in enumerate(environment.workloads or ()))
    yield from _repeated("workload", chosen, source)
    for i, cluster in enumerate(environment.clusters):
        pools = [(("clusters", i, "pools", j, "name"), p.name) for j, p in enumerate(cluster.pools)]
        nodes = [
            (("clusters", i, "pools", j, "nodes", "names", k), name)
            for j, pool in enumerate(cluster.pools)
            for k, name in enumerate(pool.nodes.names)
        ]
        yield from _repeated("pool", pools, source)
        yield from _repeated("node", nodes, source)


def _of_workload(document: Document[Workload]) -> Iterator[Fault]:
    workload, source = document.value, document.source
    users = ((("traffic", "users", i, "region"), u.region) for i, u in enumerate(workload.traffic.users))
    yield from _repeated("adapter", _listed("adapters", workload.adapters), source)
    yield from _repeated("region", users, source)
    for field in ("after", "near", "apart"):
        listed = (((field, i), name) for i, name in enumerate(getattr(workload, field)))
        yield from _repeated("workload", listed, source)


def _listed(field: str, items: Iterable[Named]) -> Iterator[Placed]:
    """Yield the names of a list's items."""
    for i, item in enumerate(items):
        yield (field, i, "name"), item.name


def _repeated(noun: str, placed: Iterable[Placed], source: SourceMap) -> Iterator[Fault]:
    first: dict[str, FieldPath] = {}
    for path, name in placed:
        if name in first:
            problem = f"the {noun} {quoted(name)} is there already (line {source.line(first[name])})"
            yield source.fault(path, problem, "rename or remove one of the two")
        first.setdefault(name, path)
