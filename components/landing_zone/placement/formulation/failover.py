"""Limits that hold while something is lost, too: of endpoints, tenants and cloud accounts.

On nodes, what need not survive gives way; of endpoints and quotas it keeps its part.
"""

from collections.abc import Iterator

from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.formulation.columns import Columns
from landing_zone.placement.formulation.program import Row, at_most


def endpoints(columns: Columns) -> Iterator[Row]:
    """Σ_a∈e tokens · (x_a + b_(l,a)) ≤ quota, for each loss; as parts of the quota."""
    problem = columns.problem
    for number, loss in enumerate(problem.losses):
        for e, site in enumerate(problem.endpoints):
            come = {c: a for c, a in columns.come(number) if isinstance(a, EndpointArc) and a.endpoint == e}
            if come and site.tokens_per_minute is not None:
                stay = {a.index: a for a in problem.arcs if isinstance(a, EndpointArc) and a.endpoint == e}
                used = {c: a.use.tokens_per_minute / site.tokens_per_minute for c, a in {**stay, **come}.items()}
                yield at_most(f"tokens:{loss.name}:{site.name}", used, 1)


def tenants(columns: Columns) -> Iterator[Row]:
    """Σ d_a · r_a · (x_a + b_(l,a)) ≤ accelerators of the tenant in the cluster, for each loss, over what is left."""
    problem = columns.problem
    for number, loss in enumerate(problem.losses):
        for quota in problem.quotas:
            counted = frozenset(quota.arcs)
            come = {c: float(a.slots) for c, a in columns.come(number) if isinstance(a, PoolArc) and a.index in counted}
            arcs = (problem.arcs[a] for a in quota.arcs)
            stay = {a.index: float(a.slots) for a in arcs if isinstance(a, PoolArc) and a.venue not in loss.gone}
            if come:
                yield at_most(f"quota:{loss.name}:{quota.tenant}:{quota.cluster}", {**stay, **come}, quota.devices)


def counted(columns: Columns) -> Iterator[Row]:
    """t_(l,p) ≥ y_p: with cold standby, nodes that were open count on while something is lost."""
    for opened in columns.opened:
        column = columns.opened_nodes(*opened)
        if column is not None:
            yield at_most(f"counts:{opened.loss}:{opened.pool}", {columns.nodes(opened.pool): 1.0, column: -1.0}, 0)


def accounts(columns: Columns) -> Iterator[Row]:
    """Σ_p devices of a node · t_(l,p) ≤ devices of the account, for each loss, with cold standby.

    Of a pool that is gone the nodes count on, too: a cloud need not have ended them.
    """
    for loss in sorted({opened.loss for opened in columns.opened}):
        for number, quota in enumerate(columns.problem.account_quotas):
            nodes = {columns.opened_nodes(loss, p) or columns.nodes(p): float(devices) for p, devices in quota.pools}
            yield at_most(f"account:{loss}:{quota.name}", nodes, quota.count, owner=number)
