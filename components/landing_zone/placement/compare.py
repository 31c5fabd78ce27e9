"""Two plans side by side: what each costs at the same prices, and what becomes of every workload and pool."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.base import Model
from landing_zone.config.document import Inputs
from landing_zone.placement.egress import egress_usd_per_hour
from landing_zone.placement.endpoint import endpoint_sites, use_of
from landing_zone.placement.plan import Decision, Plan, Status
from landing_zone.placement.site import pool_sites

GONE = "is no longer in the environment"
USD_DIGITS = 4


class Fate(StrEnum):
    """What becomes of a workload."""

    MOVES = "moves"
    STARTS = "starts"
    STOPS = "stops"
    RESHAPED = "reshaped"
    """Same place, other replicas or another shape."""


class Difference(Model):
    """One workload that two plans treat differently."""

    workload: str
    fate: Fate
    before: str | None
    """Venue; None where it does not run."""
    after: str | None
    cost_before_usd_per_hour: float
    cost_after_usd_per_hour: float
    why: str
    """What decided: why it can't stay, or what staying would cost; "" for a change of shape."""
    forced: bool
    """Whether it can't stay, even with the rest of the new plan as it is."""


class NodeCount(Model):
    """Nodes of a pool, or reserved units of an endpoint, in two plans."""

    venue: str
    unit: str
    """`nodes` or `units`."""
    before: int
    after: int
    most: int | None
    """None where the new plan does not have the venue, or it has no limit of its own."""


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Return the workloads that fare differently, sorted by name; a new price alone is no difference."""
    return tuple(_differences(before, after))


def node_counts(before: Plan, after: Plan) -> tuple[NodeCount, ...]:
    """Return every pool and every endpoint with units, in the order of their names."""
    old, new = _counts(before), _counts(after)
    found = []
    for venue in sorted(old.keys() | new.keys()):
        unit, was, _ = old.get(venue, ("nodes", 0, None))
        told, now, most = new.get(venue, (unit, 0, None))
        found.append(NodeCount(venue=venue, unit=told, before=was, after=now, most=most))
    return tuple(found)


def cost_usd_per_hour(plan: Plan, inputs: Inputs, catalog: Catalog) -> float:
    """Return what a plan costs at the prices and the demand of ``inputs``, which need not be those it was made from.

    What it places on venues that are no longer there costs nothing; so does what is no longer a workload.
    """
    nodes = {site.name: site.node_price_usd_per_hour for site in pool_sites(inputs.environment.value, catalog)}
    units = {site.name: site.unit_price_usd_per_hour for site in endpoint_sites(inputs.environment.value, catalog)}
    total = sum(use.nodes * nodes.get(f"{use.cluster}/{use.pool}", 0.0) for use in plan.pools)
    total += sum(use.units * units.get(use.endpoint, 0.0) for use in plan.endpoints)
    return round(total + sum(_travels_and_tokens(plan, inputs, catalog)), USD_DIGITS)


def _travels_and_tokens(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[float]:
    environment, workloads = inputs.environment.value, {d.value.name: d.value for d in inputs.workloads}
    endpoints = {site.name: site for site in endpoint_sites(environment, catalog)}
    venues = {site.name: site for site in pool_sites(environment, catalog)} | endpoints
    for decision in plan.decisions:
        workload, venue = workloads.get(decision.workload), venues.get(decision.venue or "")
        if workload is not None and venue is not None:
            yield egress_usd_per_hour(workload, venue, environment, catalog)
        if workload is not None and decision.endpoint in endpoints:
            yield use_of(endpoints[decision.endpoint], workload, environment).tokens_usd_per_hour


def _differences(before: Plan, after: Plan) -> Iterator[Difference]:
    old = {d.workload: d for d in before.decisions}
    new = {d.workload: d for d in after.decisions}
    for workload in sorted(old.keys() | new.keys()):
        was, now = old.get(workload), new.get(workload)
        fate = _fate(was, now)
        if fate is not None:
            why, forced = _why(fate, was, now)
            yield Difference(
                workload=workload,
                fate=fate,
                before=was.venue if was else None,
                after=now.venue if now else None,
                cost_before_usd_per_hour=was.cost_usd_per_hour if was else 0,
                cost_after_usd_per_hour=now.cost_usd_per_hour if now else 0,
                why=why,
                forced=forced,
            )


def _fate(was: Decision | None, now: Decision | None) -> Fate | None:
    before, after = was.venue if was else None, now.venue if now else None
    if before is None or after is None:
        return (Fate.STOPS if before else Fate.STARTS) if before or after else None
    if before != after:
        return Fate.MOVES
    assert was is not None
    assert now is not None
    return None if _form(was) == _form(now) else Fate.RESHAPED


def _form(decision: Decision) -> tuple[object, ...]:
    """Return what tells replicas of a workload apart; their limits follow from it."""
    shape = decision.shape
    if shape is None:
        return ()
    layout = (shape.precision, shape.tensor_parallel, shape.pipeline_parallel, shape.expert_parallel)
    return (decision.replicas, *layout, shape.devices, shape.resource)


def _why(fate: Fate, was: Decision | None, now: Decision | None) -> tuple[str, bool]:
    """Return what decided, and whether the workload could not stay."""
    if now is None:
        return "it is no longer a workload of the environment", True
    if fate is Fate.RESHAPED:
        return "", False
    if fate is not Fate.MOVES or was is None:
        return now.reason.partition("; ")[0], fate is Fate.STOPS
    lost = next((a for a in now.alternatives if a.venue == was.venue), None)
    if lost is None:
        return f"{was.venue} {GONE}", True
    forced = lost.cost_usd_per_hour is None
    return lost.reason if forced else f"where it was: {lost.reason}", forced


def _counts(plan: Plan) -> Mapping[str, tuple[str, int, int | None]]:
    counts: dict[str, tuple[str, int, int | None]] = {}
    for use in plan.pools:
        counts[f"{use.cluster}/{use.pool}"] = ("nodes", use.nodes, use.nodes_max)
    for endpoint in plan.endpoints:
        if endpoint.units:
            counts[endpoint.endpoint] = ("units", endpoint.units, None)
    return counts


def left_out(plan: Plan) -> tuple[Decision, ...]:
    """Return the decisions of workloads that run nowhere."""
    return tuple(d for d in plan.decisions if d.status is Status.UNPLACED)
