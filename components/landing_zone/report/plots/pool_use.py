"""Use of each pool: devices in use, on open nodes, and on all nodes that the pool may have."""

from collections.abc import Mapping

from markupsafe import Markup

from landing_zone.placement.plan import Plan, PoolUse
from landing_zone.report.plots.bars import bars, shorten
from landing_zone.report.plots.marks import Row
from landing_zone.report.plots.palette import NOWHERE, RULE, TRACK, Role
from landing_zone.report.plots.svg import inline_svg
from landing_zone.report.wording import count


def pool_use_plot(plan: Plan, colours: Mapping[str, Role]) -> Markup:
    """Draw the share of its largest size that each pool has open and in use."""
    rows = [_row(use, colours) for use in plan.pools]
    label = f"Use of {count(len(rows), 'pool')}: in use, open, and at most; the table of pools has the figures"
    ends = [("reach", "all_colour"), ("open", "open_colour"), ("used", "colour")]
    return inline_svg(bars(rows, ends), key="pool-use", label=label)


def _row(use: PoolUse, colours: Mapping[str, Role]) -> Row:
    open_share = use.nodes / use.nodes_max if use.nodes_max else 0.0
    used_share = open_share * use.devices_used / use.devices if use.devices else 0.0
    return {
        "name": shorten(f"{use.cluster}/{use.pool}"),
        "reach": 1.0,
        "open": open_share,
        "used": used_share,
        "figure": f"{use.devices_used} of {use.devices}, {count(use.nodes, 'node')}" if use.nodes else "no node open",
        "colour": colours.get(use.cluster, NOWHERE).light,
        "open_colour": RULE.light,
        "all_colour": TRACK.light,
    }
