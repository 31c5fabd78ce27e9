"""Where the columns of a problem stand, and within which bounds."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from landing_zone.config.resilience import Standby as Temperature
from landing_zone.placement.arc import EndpointArc, PoolArc
from landing_zone.placement.formulation.program import FloatArray
from landing_zone.placement.losses import Loss
from landing_zone.placement.problem import Problem


class Standby(NamedTuple):
    """A workload that moves to an arc's venue and shape when something is lost."""

    loss: int
    arc: int


class Opened(NamedTuple):
    """A pool that may open nodes for a loss."""

    loss: int
    pool: int


@dataclass(frozen=True)
class Columns:
    """The blocks of columns.

    x_a, binary: arc a is taken.
    u_w, binary: workload w is left out.
    y_p, integer: open nodes of pool p.
    o_e, binary: units of endpoint e are reserved; m_e, integer: steps of them above the fewest.
    z_p, binary: pool p holds a workload that survives the loss of a node.
    v_p, integer: nodes of pool p that the loss of a zone takes.
    b_(l,a), binary: arc a is taken when l is lost.
    t_(l,p), integer: nodes of pool p that count for an account's quota while l is lost.
    """

    problem: Problem

    @cached_property
    def standbys(self) -> tuple[Standby, ...]:
        """The standby columns: for each loss and each workload that must survive it and may lose its pool."""
        losses = self.problem.losses
        return tuple(Standby(n, a) for n, loss in enumerate(losses) if loss.gone for a in self._helps(loss))

    @cached_property
    def opened(self) -> tuple[Opened, ...]:
        """The columns of nodes opened for a loss: with cold standby, of pools that an account's quota counts."""
        problem = self.problem
        if problem.environment.value.resilience.standby is Temperature.HOT:
            return ()
        counted = sorted({p for quota in problem.account_quotas for p, _ in quota.pools})
        gone = [(n, loss.gone) for n, loss in enumerate(problem.losses) if loss.gone]
        return tuple(Opened(n, p) for n, lost in gone for p in counted if p not in lost)

    @cached_property
    def total(self) -> int:
        """Number of columns."""
        return self._opened_start + len(self.opened)

    def come(self, loss: int) -> list[tuple[int, PoolArc | EndpointArc]]:
        """Return column and arc of every standby for a loss."""
        return self._by_loss.get(loss, [])

    def left_out(self, workload: int) -> int:
        """Column of u_w."""
        return len(self.problem.arcs) + workload

    def nodes(self, pool: int) -> int:
        """Column of y_p."""
        return len(self.problem.arcs) + len(self.problem.workloads) + pool

    def reserved(self, endpoint: int) -> int:
        """Column of o_e."""
        return self.nodes(len(self.problem.pools)) + endpoint

    def steps(self, endpoint: int) -> int:
        """Column of m_e."""
        return self.reserved(len(self.problem.endpoints)) + endpoint

    def holds_survivor(self, pool: int) -> int:
        """Column of z_p."""
        return self.steps(len(self.problem.endpoints)) + pool

    def zone_nodes(self, pool: int) -> int:
        """Column of v_p."""
        return self.holds_survivor(len(self.problem.pools)) + pool

    def standby(self, number: int) -> int:
        """Column of the standby of that number."""
        return self._standby_start + number

    def opened_nodes(self, loss: int, pool: int) -> int | None:
        """Column of t_(l,p); None where there is none."""
        return self._opened.get(Opened(loss, pool))

    def bounds(self) -> tuple[FloatArray, FloatArray]:
        """Return lower and upper bounds of all columns."""
        lower, upper = np.zeros(self.total), np.ones(self.total)
        for p, site in enumerate(self.problem.pools):
            lower[self.nodes(p)], upper[self.nodes(p)] = site.pool.nodes.min, site.pool.nodes.max
            upper[self.zone_nodes(p)] = site.pool.nodes.max
        for e, endpoint in enumerate(self.problem.endpoints):
            upper[self.reserved(e)] = float(endpoint.by_unit)
            upper[self.steps(e)] = endpoint.steps_max
        for opened, column in self._opened.items():
            upper[column] = self.problem.pools[opened.pool].pool.nodes.max
        return lower, upper

    @property
    def _standby_start(self) -> int:
        return self.zone_nodes(len(self.problem.pools))

    @property
    def _opened_start(self) -> int:
        return self._standby_start + len(self.standbys)

    @cached_property
    def _opened(self) -> dict[Opened, int]:
        return {opened: self._opened_start + n for n, opened in enumerate(self.opened)}

    @cached_property
    def _by_loss(self) -> dict[int, list[tuple[int, PoolArc | EndpointArc]]]:
        found: dict[int, list[tuple[int, PoolArc | EndpointArc]]] = {}
        for n, standby in enumerate(self.standbys):
            found.setdefault(standby.loss, []).append((self.standby(n), self.problem.arcs[standby.arc]))
        return found

    def _helps(self, loss: Loss) -> list[int]:
        """Return the arcs to which workloads can go that may lose their pool; of a pool or paid by the token."""
        problem = self.problem
        threatened = {
            a.workload for a in problem.arcs if a.venue in loss.gone and problem.must_survive(a.workload, loss)
        }
        return [
            a.index
            for a in problem.arcs
            if a.workload in threatened
            and (
                (isinstance(a, PoolArc) and a.venue not in loss.gone)
                or (isinstance(a, EndpointArc) and not a.use.units)
            )
        ]
