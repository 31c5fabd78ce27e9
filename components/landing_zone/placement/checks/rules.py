"""The data class's rules and the round trip, on the place that was chosen."""

from collections.abc import Iterator

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import locate
from landing_zone.config.document import Inputs
from landing_zone.config.pool import Purchase
from landing_zone.placement.checks.placed import Placed


def rule_violations(item: Placed, inputs: Inputs, catalog: Catalog) -> Iterator[str]:
    """Yield the rules that the decision breaks."""
    rule = inputs.environment.value.data_classes[item.workload.data_class]
    location = locate(item.cluster, catalog.regions)
    where = location.jurisdictions if location else frozenset()
    if rule.jurisdictions is not None and where.isdisjoint(rule.jurisdictions):
        yield f"{item.cluster.name} is outside of {', '.join(rule.jurisdictions)}"
    if rule.sites is not None and item.cluster.site not in rule.sites:
        yield f"{item.cluster.name} is {item.cluster.site}"
    if rule.clusters is not None and item.cluster.name not in rule.clusters:
        yield f"it may not leave {', '.join(rule.clusters)}"
    if not rule.spot and item.pool.purchase is Purchase.SPOT:
        yield "it may not run on spot nodes"
    if not set(rule.certifications) <= set(item.cluster.certifications):
        yield f"{item.cluster.name} lacks a certification of {', '.join(rule.certifications)}"
    yield from _round_trip(item, catalog)


def _round_trip(item: Placed, catalog: Catalog) -> Iterator[str]:
    objectives, location = item.workload.objectives, locate(item.cluster, catalog.regions)
    limit = objectives.round_trip_ms
    if limit is None or location is None:
        return
    users = item.workload.traffic.users
    near = sum(u.share for u in users if catalog.round_trip(location, u.region).rtt_ms <= limit)
    if near < objectives.round_trip_share - 1e-6:
        yield f"only {near:.0%} of its users are within {limit:g} ms"
