"""An instance without what can't be in an answer, as a transport problem in whole nodes.

A node's price goes onto the demand that uses it: c_wp = E_wp + f_p·s_wp with s_wp = D_wp / n_p nodes. Then
cost(x) ≥ Σ c_wp·x_wp + Σ U_w·u_w with Σ_w s_wp·x_wp ≤ N_p, and equal where all open nodes are full.
"""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landing_zone.placement.bare.instance import BoolArray, FloatArray, Instance, IntArray


@dataclass(frozen=True)
class Reduced:
    """The arcs that an answer can use."""

    instance: Instance
    """With a finite price, above every whole answer, for what must be placed."""
    must: BoolArray
    """Workloads that must be placed, W."""
    allowed: BoolArray
    """W×P; without arcs that fit on no number of nodes or cost more than leaving the workload out."""
    share: FloatArray
    """s, W×P: nodes that a workload fills."""
    arc_cost: FloatArray
    """E, W×P."""
    price: FloatArray
    """c, W×P; infinite where not allowed."""
    limit: FloatArray
    """N, P, at most what all workloads together need."""
    unplaced: FloatArray
    """U, W, finite."""

    @property
    def workloads(self) -> int:
        """W."""
        return int(self.share.shape[0])

    @property
    def pools(self) -> int:
        """P."""
        return int(self.share.shape[1])

    @cached_property
    def kind(self) -> IntArray:
        """A number for each workload, W; equal where all of their numbers are."""
        numbers: dict[bytes, int] = {}
        demand, arc_cost = (
            np.where(self.allowed, self.instance.demand, -1.0),
            np.where(self.allowed, self.arc_cost, 0.0),
        )
        rows = np.concatenate([demand, arc_cost, self.unplaced[:, None]], axis=1)
        return np.array([numbers.setdefault(row.tobytes(), len(numbers)) for row in rows], dtype=np.int64)


def reduce(instance: Instance) -> Reduced:
    """Return the reduced problem of an instance."""
    fits = instance.demand * (1 - instance.slack) <= instance.node_capacity * instance.node_limit
    allowed = instance.allowed & fits & (instance.arc_cost < instance.unplaced_price[:, None])
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(allowed & (instance.demand > 0), instance.demand / instance.node_capacity, 0.0)
    price = np.where(allowed, instance.arc_cost + instance.node_price * share, np.inf)
    finite = dataclasses.replace(instance, unplaced_price=_unplaced(instance, price))
    must, limits = np.isinf(instance.unplaced_price), _limits(instance, allowed)
    return Reduced(finite, must, allowed, share, instance.arc_cost, price, limits, finite.unplaced_price)


def _limits(instance: Instance, allowed: BoolArray) -> FloatArray:
    most = np.where(allowed, instance.demand, 0.0).sum(axis=0)
    return np.minimum(instance.node_limit, np.where(most > 0, instance.nodes(most), 0.0))


def _unplaced(instance: Instance, price: FloatArray) -> FloatArray:
    """Return U; what must be placed costs more, unplaced, than everything else together."""
    must = np.isinf(instance.unplaced_price)
    if not must.any():
        return instance.unplaced_price
    dearest = np.where(np.isfinite(price), price, 0.0).max(axis=1, initial=0.0).sum()
    above = 4 * (dearest + instance.node_price.sum() + instance.unplaced_price[~must].sum()) + 1
    return np.where(must, above, instance.unplaced_price)
