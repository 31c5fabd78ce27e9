"""Limits of tenants, of cloud accounts, and of endpoints."""

from collections.abc import Iterator

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import Row, at_most


def tenants(columns: Columns) -> Iterator[Row]:
    """Σ d_a · r_a · x_a ≤ accelerators of the tenant in the cluster."""
    arcs = columns.problem.arcs
    for quota in columns.problem.quotas:
        used = {a: float(arc.slots) for a in quota.arcs if isinstance(arc := arcs[a], PoolArc)}
        yield at_most(f"quota:{quota.tenant}:{quota.cluster}", used, quota.devices)


def accounts(columns: Columns) -> Iterator[Row]:
    """Σ_p devices of a node · y_p ≤ devices of the account in the region."""
    for number, quota in enumerate(columns.problem.account_quotas):
        nodes = {columns.nodes(p): float(devices) for p, devices in quota.pools}
        yield at_most(f"account:{quota.name}", nodes, quota.count, owner=number)


def endpoints(columns: Columns) -> Iterator[Row]:
    """Σ_a∈e tokens / quota · x_a ≤ 1; Σ_a∈e units · x_a ≤ fewest · o_e + step · m_e; x_a ≤ o_e; m_e ≤ most · o_e."""
    problem = columns.problem
    for e, site in enumerate(problem.endpoints):
        arcs = [a for a in problem.arcs if isinstance(a, EndpointArc) and a.endpoint == e]
        if arcs and site.tokens_per_minute is not None:
            tokens = {a.index: a.use.tokens_per_minute / site.tokens_per_minute for a in arcs}
            yield at_most(f"tokens:{site.name}", tokens, 1)
        if arcs and site.by_unit:
            yield from _units(columns, e, arcs)


def _units(columns: Columns, e: int, arcs: list[EndpointArc]) -> Iterator[Row]:
    site, reserved, steps = columns.problem.endpoints[e], columns.reserved(e), columns.steps(e)
    used = {a.index: a.use.units for a in arcs}
    yield at_most(f"units:{site.name}", {**used, reserved: -float(site.units_min), steps: -float(site.step)}, 0)
    yield at_most(f"steps:{site.name}", {steps: 1.0, reserved: -float(site.steps_max)}, 0)
    for arc in arcs:
        yield at_most(f"reserved:{arc.index}", {arc.index: 1.0, reserved: -1.0}, 0)
