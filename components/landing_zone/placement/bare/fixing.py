"""What no answer cheaper than the incumbent can have, by the bound of whole nodes: arcs, numbers of nodes, leaving out.

If L(μ) rises above the incumbent's cost by forcing one of them, it is ruled out (reduced-cost fixing, with each pool's
own dynamic program for its reduced costs).
"""

import numpy as np

from landing_zone.placement.bare.knapsack import Knapsack
from landing_zone.placement.bare.part import Possible
from landing_zone.placement.bare.patterns import PatternBound
from landing_zone.placement.bare.reduced import Reduced


def possible(reduced: Reduced, knapsacks: list[Knapsack], bound: PatternBound, cost: float) -> Possible:
    """Return what an answer below ``cost`` can have."""
    room = (cost - bound.value) * (1 + 1e-9) + 1e-9 * abs(cost)
    arcs = np.zeros_like(reduced.allowed)
    fewest, most = np.zeros(reduced.pools), np.zeros(reduced.pools)
    for knapsack in knapsacks:
        by_nodes = knapsack.by_nodes(bound.rewards)
        nodes = np.flatnonzero(by_nodes - by_nodes.min() <= room)
        fewest[knapsack.pool], most[knapsack.pool] = nodes[0], nodes[-1]
        forced = knapsack.with_each(bound.rewards) - by_nodes.min()
        arcs[knapsack.workloads[forced <= room], knapsack.pool] = True
    paid = affordable(reduced, cost)
    left_out = (reduced.unplaced - bound.rewards <= room) & paid.left_out
    return Possible(arcs & paid.arcs, fewest, np.minimum(most, paid.most), left_out)


def affordable(reduced: Reduced, cost: float) -> Possible:
    """Return what costs no more by itself than the whole answer may."""
    most = cost * (1 + 1e-9)
    with np.errstate(divide="ignore", invalid="ignore"):
        nodes = np.floor(np.where(reduced.instance.node_price > 0, most / reduced.instance.node_price, np.inf))
    arcs = reduced.allowed & (reduced.arc_cost <= most)
    return Possible(arcs, np.zeros(reduced.pools), np.minimum(reduced.limit, nodes), reduced.unplaced <= most)
