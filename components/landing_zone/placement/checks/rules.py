"""The rules on places: of data class, environment and workload; for failovers as for the place itself."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import Environment
from landing_zone.config.rule import Rule
from landing_zone.config.workload import Workload
from landing_zone.placement.checks.where import Where, places
from landing_zone.placement.plan import Decision, Failover, Plan, Status


def rule_violations(plan: Plan, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield the rules that the places of decisions and failovers break."""
    workloads, known = {d.value.name: d.value for d in inputs.workloads}, places(inputs, catalog)
    for decision in plan.decisions:
        if decision.status is Status.UNPLACED:
            continue
        workload = workloads[decision.workload]
        for place, role in _places(decision, known):
            broken = (*_rules(workload, place, inputs.environment.value), *_round_trip(workload, place, catalog))
            yield from (f"{decision.workload}{role}: {text}" for text in broken)


def _places(decision: Decision, known: dict[str, Where]) -> Iterator[tuple[Where, str]]:
    yield known[decision.venue or ""], ""
    for failover in decision.failovers:
        yield known[_venue(failover)], f" (when {failover.lost} is lost)"


def _venue(failover: Failover) -> str:
    return failover.endpoint or f"{failover.cluster}/{failover.pool}"


def _rules(workload: Workload, place: Where, environment: Environment) -> Iterator[str]:
    yield from _data_class(environment.data_classes[workload.data_class], place)
    if place.cluster is None and place.name not in workload.managed:
        yield f"it does not list {place.name} in `managed`"
    if place.cluster and environment.licences is not None and workload.model.licence not in environment.licences:
        yield f"its licence {workload.model.licence} is not allowed"
    if place.accelerator and workload.accelerators is not None and place.accelerator not in workload.accelerators:
        yield f"it may not use {place.accelerator}"
    if place.interruptible and not workload.spot:
        yield "it does not tolerate spot nodes"


def _data_class(rule: Rule, place: Where) -> Iterator[str]:
    if rule.jurisdictions is not None and not place.processed_within(rule.jurisdictions):
        yield f"{place.locality} is outside of {', '.join(rule.jurisdictions)}"
    if rule.operator_jurisdictions is not None and place.operators.isdisjoint(rule.operator_jurisdictions):
        yield f"the operator of {place.locality} is not under the law of {', '.join(rule.operator_jurisdictions)}"
    if rule.sites is not None and place.site not in rule.sites:
        yield f"{place.locality} is {place.site}"
    if rule.clusters is not None and place.cluster not in rule.clusters:
        yield f"it may not leave {', '.join(rule.clusters)}"
    if not rule.managed and place.cluster is None:
        yield "it may not be sent to managed endpoints"
    if not rule.spot and place.interruptible:
        yield "it may not run on spot nodes"
    if not place.certifications.issuperset(rule.certifications):
        yield f"{place.locality} lacks a certification of {', '.join(rule.certifications)}"


def _round_trip(workload: Workload, place: Where, catalog: Catalog) -> Iterator[str]:
    objectives = workload.objectives
    limit = objectives.round_trip_ms
    if limit is None or objectives.penalty_usd_per_hour is not None:
        return
    users = workload.traffic.users
    near = sum(u.share for u in users if catalog.round_trip(place.location, u.region).rtt_ms <= limit)
    if near < objectives.round_trip_share - 1e-6:
        yield f"only {near:.0%} of its users are within {limit:g} ms"
