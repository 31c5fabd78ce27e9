"""Money: nodes times prices, and the sums over pools, workloads and the month."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.price import node_price_usd_per_hour
from landing_zone.config.document import Inputs
from landing_zone.placement.plan import Plan

CENT = 0.01


def cost_violations(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield the sums that don't add up."""
    total = 0.0
    pools = {(c.name, p.name): (c, p) for c in inputs.environment.value.clusters for p in c.pools}
    for use in plan.pools:
        cost = use.nodes * (node_price_usd_per_hour(*pools[use.cluster, use.pool], catalog) or 0)
        total += cost
        shares = sum(d.cost_usd_per_hour for d in plan.decisions if (d.cluster, d.pool) == (use.cluster, use.pool))
        if abs(use.cost_usd_per_hour - cost) > CENT:
            yield f"{use.cluster}/{use.pool} costs {cost:.2f} USD/h, the plan says {use.cost_usd_per_hour:.2f}"
        if use.devices_used and abs(shares - cost) > CENT:
            yield f"the shares of {use.cluster}/{use.pool} sum to {shares:.2f} USD/h of {cost:.2f}"
    if abs(plan.objective.cost_usd_per_hour - total) > CENT:
        yield f"costs {total:.2f} USD/h, the plan says {plan.objective.cost_usd_per_hour:.2f}"
    month = total * inputs.environment.value.hours_per_month
    if abs(plan.cost_usd_per_month - month) > 1:
        yield f"costs {month:.0f} USD a month, the plan says {plan.cost_usd_per_month:.0f}"
