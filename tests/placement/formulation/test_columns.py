"""Every column has one place and its bounds."""

from typing import Any

from landing_zone.config.resilience import Survives
from landing_zone.placement.limits import AccountQuota


def test_blocks_stand_side_by_side(sketch: Any) -> None:
    """No two columns share a place, and none is left between them."""
    for pool in range(2):
        sketch.on(0, pool, 4, 2)
    cold = {"environment": sketch.standby("cold"), "account_quotas": (AccountQuota("q", 24, ((0, 8), (1, 8))),)}
    columns = sketch.columns({"a": {"survives": Survives.CLUSTER}}, **cold)
    places = [arc.index for arc in columns.problem.arcs]
    places += [columns.left_out(w) for w in range(3)]
    for block in (columns.nodes, columns.reserved, columns.steps, columns.holds_survivor, columns.zone_nodes):
        places += [block(n) for n in range(2)]
    places += [columns.standby(n) for n in range(len(columns.standbys))]
    places += [column for opened in columns.opened if (column := columns.opened_nodes(*opened)) is not None]
    assert places == list(range(columns.total))


def test_bounds(sketch: Any) -> None:
    """Nodes within the pool's, units within what is sold; an endpoint that is paid by the token reserves none."""
    columns = sketch.columns()
    lower, upper = columns.bounds()
    assert [(lower[columns.nodes(p)], upper[columns.nodes(p)]) for p in range(2)] == [(0, 3), (0, 3)]
    assert [(upper[columns.reserved(e)], upper[columns.steps(e)]) for e in range(2)] == [(0, 0), (1, 2)]
