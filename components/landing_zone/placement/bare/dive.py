"""From the linear relaxation to whole nodes: round those that cost least to round, solve again, until all are whole."""

import numpy as np

from landing_zone.placement.bare.clock import Clock
from landing_zone.placement.bare.instance import BoolArray, IntArray
from landing_zone.placement.bare.transport import Transport

PART = 0.15
"""Of the fractional pools that one round settles."""
WHOLE = 1e-6


def dive(program: Transport, clock: Clock) -> IntArray:
    """Settle every pool's nodes in a solved relaxation; return where whole workloads are then, −1 for split ones."""
    settled = np.zeros(program.reduced.pools, dtype=np.bool_)
    while not clock.over() and len(chosen := _cheapest_to_round(program, settled)):
        nodes = np.rint(program.nodes()[chosen])
        for pool, count in zip(chosen.tolist(), nodes.tolist(), strict=True):
            program.solver.changeColBounds(program.reduced.workloads + pool, count, count)
        settled[chosen] = True
        _settle(program, settled, clock)
    return program.whole()


def _cheapest_to_round(program: Transport, settled: BoolArray) -> IntArray:
    nodes = program.nodes()
    cost = np.abs(nodes - np.rint(nodes)) * program.reduced.instance.node_price
    broken = np.flatnonzero((np.abs(nodes - np.rint(nodes)) > WHOLE) & ~settled)
    count = max(1, int(len(broken) * PART))
    return broken[np.argsort(cost[broken], kind="stable")[:count]]


def _settle(program: Transport, settled: BoolArray, clock: Clock) -> None:
    """Solve again; the nodes that are settled are paid, so room on them may be had for less than their price."""
    for _ in range(3):
        paid, raw = program.solve(clock)
        if clock.over() or not program.generate(paid, np.where(settled, raw, np.maximum(raw, 0.0))):
            break
