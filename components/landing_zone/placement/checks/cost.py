"""Money: nodes, units, tokens and egress times prices, and the sums over pools, endpoints, workloads and the month."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.price import node_price_usd_per_hour
from landing_zone.config.cluster import Cluster
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Pool
from landing_zone.placement.carbon import node_carbon_usd_per_hour
from landing_zone.placement.checks.where import places
from landing_zone.placement.egress import egress_usd_per_hour
from landing_zone.placement.endpoint import endpoint_sites, use_of
from landing_zone.placement.plan import Decision, EndpointUse, Plan, PoolUse

CENT = 0.01


def cost_violations(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield the sums that don't add up."""
    pools, total = _pools(inputs), 0.0
    for use in plan.pools:
        cost = use.nodes * (node_price_usd_per_hour(*pools[use.cluster, use.pool], catalog) or 0)
        total += cost
        yield from _shares(use, cost, [d for d in plan.decisions if (d.cluster, d.pool) == (use.cluster, use.pool)])
    for price, said in _endpoints(plan, inputs, catalog):
        total += price
        if abs(said.cost_usd_per_hour - price) > CENT:
            yield f"{said.endpoint} costs {price:.2f} USD/h, the plan says {said.cost_usd_per_hour:.2f}"
    for decision, egress in _egress(plan, inputs, catalog):
        total += egress
        if abs(decision.egress_usd_per_hour - egress) > CENT:
            yield f"{decision.workload} pays {egress:.2f} USD/h for egress, not {decision.egress_usd_per_hour:.2f}"
    yield from _total(plan, total, inputs.environment.value.hours_per_month)
    yield from _counted(plan, inputs, catalog)


def _shares(use: PoolUse, cost: float, decisions: list[Decision]) -> Iterator[str]:
    shares = sum(d.cost_usd_per_hour - d.egress_usd_per_hour for d in decisions)
    if abs(use.cost_usd_per_hour - cost) > CENT:
        yield f"{use.cluster}/{use.pool} costs {cost:.2f} USD/h, the plan says {use.cost_usd_per_hour:.2f}"
    if use.devices_used and abs(shares - cost) > CENT:
        yield f"the shares of {use.cluster}/{use.pool} sum to {shares:.2f} USD/h of {cost:.2f}"


def _endpoints(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[tuple[float, EndpointUse]]:
    """Yield what each endpoint costs: its units, or the tokens of the workloads that it serves."""
    environment, workloads = inputs.environment.value, {d.value.name: d.value for d in inputs.workloads}
    sites = {site.name: site for site in endpoint_sites(environment, catalog)}
    for use in plan.endpoints:
        site, served = sites[use.endpoint], [d.workload for d in plan.decisions if d.endpoint == use.endpoint]
        tokens = sum(use_of(site, workloads[name], environment).tokens_usd_per_hour for name in served)
        yield tokens + use.units * site.unit_price_usd_per_hour, use


def _egress(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[tuple[Decision, float]]:
    workloads, known = {d.value.name: d.value for d in inputs.workloads}, places(inputs, catalog)
    for decision in plan.decisions:
        if decision.venue is not None:
            workload, place = workloads[decision.workload], known[decision.venue]
            yield decision, egress_usd_per_hour(workload, place, inputs.environment.value, catalog)


def _total(plan: Plan, total: float, hours_per_month: float) -> Iterator[str]:
    if abs(plan.objective.cost_usd_per_hour - total) > CENT:
        yield f"costs {total:.2f} USD/h, the plan says {plan.objective.cost_usd_per_hour:.2f}"
    month = total * hours_per_month
    if abs(plan.cost_usd_per_month - month) > 1 + CENT * hours_per_month:
        yield f"costs {month:.0f} USD a month, the plan says {plan.cost_usd_per_month:.0f}"


def _counted(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Penalties and carbon; what moves cost is not known without the plan that was in force."""
    workloads, known = {d.value.name: d.value for d in inputs.workloads}, places(inputs, catalog)
    priced = [(d, workloads[d.workload].objectives.penalty_usd_per_hour or 0) for d in plan.decisions]
    penalty = sum(len(decision.missed) * each for decision, each in priced)
    if abs(plan.objective.penalty_usd_per_hour - penalty) > CENT:
        yield f"penalties are {penalty:.2f} USD/h, the plan says {plan.objective.penalty_usd_per_hour:.2f}"
    price, pools = inputs.environment.value.carbon_usd_per_t, _pools(inputs)
    carbon = sum(
        use.nodes * node_carbon_usd_per_hour(pool, known[name].location, catalog, price)
        for use in plan.pools
        for name, pool in [(f"{use.cluster}/{use.pool}", pools[use.cluster, use.pool][1])]
    )
    if abs(plan.objective.carbon_usd_per_hour - carbon) > CENT:
        yield f"carbon is {carbon:.2f} USD/h, the plan says {plan.objective.carbon_usd_per_hour:.2f}"


def _pools(inputs: Inputs) -> dict[tuple[str, str], tuple[Cluster, Pool]]:
    return {(c.name, p.name): (c, p) for c in inputs.environment.value.clusters for p in c.pools}
