"""A problem sketched arc by arc, and the rows of a family that a point breaks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.managed import Units
from landing_zone.config.resilience import Resilience
from landing_zone.placement.arc import Costs, EndpointArc, PoolArc
from landing_zone.placement.build import build_problem
from landing_zone.placement.endpoint import Use
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import FloatArray, Row
from landing_zone.placement.problem import Problem

Project = Callable[..., Inputs]
Family = Callable[[Columns], Iterator[Row]]
EAST, WEST, TOKENS, UNITS = range(4)
"""Venues: two pools of three nodes with eight slots; an endpoint of 100 tokens a minute; one of 2, 4 or 6 units."""


@dataclass
class Sketch:
    """Workloads a, b and c; arcs are added to it."""

    base: Problem
    arcs: list[PoolArc | EndpointArc] = field(default_factory=list)

    def on(self, workload: int, pool: int, slots: int, replicas: int, **fields: Any) -> int:
        """Add an arc to a pool and return its index."""
        like = next(arc.candidate for arc in self.base.arcs if isinstance(arc, PoolArc))
        candidate = replace(like, slots=slots, devices=slots, replicas=replicas)
        return self._add(PoolArc(**self._shared(workload, pool), candidate=candidate), fields)

    def by(self, workload: int, venue: int, tokens: float, units: float = 0, **fields: Any) -> int:
        """Add an arc to an endpoint and return its index."""
        use = Use(tokens, units, 0.0, None, None)
        return self._add(EndpointArc(**self._shared(workload, venue), endpoint=venue - TOKENS, use=use), fields)

    def columns(self, changes: Mapping[str, Mapping[str, Any]] | None = None, **fields: Any) -> Columns:
        """Return the columns of the problem, with fields of workloads changed by their name."""
        workloads = tuple(
            replace(d, value=d.value.model_copy(update=dict((changes or {}).get(d.value.name, {}))))
            for d in self.base.workloads
        )
        return Columns(replace(self.base, arcs=tuple(self.arcs), workloads=workloads, **fields))

    def standby(self, kind: str) -> Any:
        """Return the environment with another kind of standby."""
        resilience = Resilience.model_validate({"standby": kind})
        environment = self.base.environment
        return replace(environment, value=environment.value.model_copy(update={"resilience": resilience}))

    def zones(self, *zones: str) -> Any:
        """Return the pools with the first one spread over zones."""
        east, west = self.base.pools
        return (replace(east, pool=east.pool.model_copy(update={"zones": zones})), west)

    def _shared(self, workload: int, venue: int) -> dict[str, Any]:
        return {
            "index": len(self.arcs),
            "workload": workload,
            "venue": venue,
            "costs": Costs(),
            "preference_usd_per_hour": 0.0,
            "round_trip_ms": 0.0,
            "moves": False,
            "missed": (),
        }

    def _add(self, arc: PoolArc | EndpointArc, fields: Mapping[str, Any]) -> int:
        self.arcs.append(replace(arc, **fields))
        return arc.index


@pytest.fixture
def sketch(project: Project, catalog: Catalog) -> Sketch:
    """Two pools, two endpoints, three workloads and no arcs."""
    pool = {"accelerator": "L4", "per_node": 8, "vcpu": 96, "memory_gib": 384, "nodes": {"max": 3}}
    clusters = [
        {"name": name, "site": "aws", "region": region, "pools": [{**pool, "name": "l4", "price_usd_per_hour": price}]}
        for name, region, price in (("east", "us-east-2", 4.0), ("west", "us-west-2", 5.0))
    ]
    region = "azure/swedencentral"
    managed = [
        {"name": "tokens", "offer": "azure-openai/eu/gpt-5.4/token", "region": region, "tokens_per_minute": 100},
        {"name": "units", "offer": "azure-openai/eu/gpt-5.4/unit", "region": region},
    ]
    base = build_problem(project({"a": {}, "b": {}, "c": {}}, clusters=clusters, managed=managed), catalog)
    tokens, units = base.endpoints
    sold = units.endpoint.model_copy(update={"units": Units(min=2, step=2, max=6)})
    return Sketch(replace(base, endpoints=(tokens, replace(units, endpoint=sold)), quotas=()))


@pytest.fixture
def broken() -> Callable[..., list[str]]:
    """Names of a family's rows that a point breaks."""

    def names(family: Family, columns: Columns, *ones: int, values: Mapping[int, float] | None = None) -> list[str]:
        point = np.zeros(columns.total)
        point[list(ones)] = 1
        for column, value in (values or {}).items():
            point[column] = value
        return [row.name for row in family(columns) if not row.lower - 1e-9 <= _value(row, point) <= row.upper + 1e-9]

    return names


def _value(row: Row, point: FloatArray) -> float:
    return sum(coefficient * float(point[c]) for c, coefficient in zip(row.columns, row.coefficients, strict=True))
