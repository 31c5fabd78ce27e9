"""Hard rules on where a workload may run: one function per rule, None or the sentence that forbids it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Document
from landing_zone.config.environment import Environment
from landing_zone.config.rule import Rule as DataClass
from landing_zone.config.workload import Workload
from landing_zone.placement.endpoint import EndpointSite
from landing_zone.placement.rule import Rule, where
from landing_zone.placement.site import PoolSite
from landing_zone.placement.venue import Venue, round_trip_ms


@dataclass(frozen=True)
class Pair:
    """A workload and a venue that might serve it."""

    environment: Document[Environment]
    workload: Document[Workload]
    venue: Venue
    catalog: Catalog

    @property
    def data_class(self) -> DataClass:
        """The rules of the workload's data class."""
        return self.environment.value.data_classes[self.workload.value.data_class]


Mask = Callable[[Pair], str | None]


def jurisdictions(pair: Pair) -> str | None:
    """The venue must stand in one of the data class's jurisdictions."""
    allowed, venue = pair.data_class.jurisdictions, pair.venue
    if allowed is None or venue.processed_within(allowed):
        return None
    text = f"allows {_list(allowed)} only, {venue.locality} is in {venue.jurisdiction}"
    return _forbids(pair, Rule.JURISDICTIONS, text)


def operators(pair: Pair) -> str | None:
    """The venue's operator must be subject to a law that the data class allows, and only to such."""
    allowed, venue = pair.data_class.operator_jurisdictions, pair.venue
    if allowed is None or venue.operator_jurisdictions.intersection(allowed):
        return None
    law = _list(sorted(venue.operator_jurisdictions))
    return _forbids(
        pair, Rule.OPERATORS, f"allows operators under {_list(allowed)} law only, {venue.locality}'s: {law}"
    )


def sites(pair: Pair) -> str | None:
    """The venue must be of one of the data class's kinds of site."""
    allowed, venue = pair.data_class.sites, pair.venue
    if allowed is None or venue.site in allowed:
        return None
    return _forbids(pair, Rule.SITES, f"allows {_list(allowed)} only, {venue.locality} is {venue.site}")


def clusters(pair: Pair) -> str | None:
    """The venue must be in a cluster that the data class names."""
    allowed = pair.data_class.clusters
    if allowed is None or (isinstance(pair.venue, PoolSite) and pair.venue.cluster.name in allowed):
        return None
    return _forbids(pair, Rule.CLUSTERS, f"may not leave {_list(allowed)}")


def managed(pair: Pair) -> str | None:
    """Endpoints that a cloud runs need the data class's leave."""
    if pair.data_class.managed or not isinstance(pair.venue, EndpointSite):
        return None
    return _forbids(pair, Rule.MANAGED, f"may not be sent to managed endpoints, {pair.venue.name} is one")


def spot(pair: Pair) -> str | None:
    """Interruptible nodes need the data class's leave."""
    if pair.data_class.spot or not pair.venue.interruptible:
        return None
    return _forbids(pair, Rule.SPOT, f"may not run on spot nodes, {pair.venue.name} has them")


def certifications(pair: Pair) -> str | None:
    """The venue must hold every certification of the data class."""
    missing = [c for c in pair.data_class.certifications if c not in pair.venue.certifications]
    if not missing:
        return None
    return _forbids(pair, Rule.CERTIFICATIONS, f"asks for {_list(missing)}, which {pair.venue.locality} lacks")


def licences(pair: Pair) -> str | None:
    """The model's licence must be one that the environment allows; an endpoint's model is licensed by its cloud."""
    allowed, licence = pair.environment.value.licences, pair.workload.value.model.licence
    if allowed is None or licence in allowed or isinstance(pair.venue, EndpointSite):
        return None
    place = where(Rule.LICENCES, pair.environment, pair.workload)
    return f"its licence `{licence}` is not among {_list(allowed)} ({place})"


def accelerators(pair: Pair) -> str | None:
    """The pool's accelerator must be one that the workload allows."""
    allowed, venue = pair.workload.value.accelerators, pair.venue
    if allowed is None or not isinstance(venue, PoolSite) or venue.pool.accelerator in allowed:
        return None
    place = where(Rule.ACCELERATORS, pair.environment, pair.workload)
    return f"it may use {_list(allowed)} only, {venue.name} has {venue.pool.accelerator} ({place})"


def tolerance(pair: Pair) -> str | None:
    """Interruptible nodes need the workload's leave, too."""
    if pair.workload.value.spot or not pair.venue.interruptible:
        return None
    place = where(Rule.TOLERANCE, pair.environment, pair.workload)
    return f"it does not tolerate spot nodes, {pair.venue.name} has them ({place})"


def round_trip(pair: Pair) -> str | None:
    """The round trip must hold for the share of users that the objective names, unless missing it has a price."""
    objectives = pair.workload.value.objectives
    if objectives.round_trip_ms is None or objectives.penalty_usd_per_hour is not None:
        return None
    share = objectives.round_trip_share
    rtt_ms = round_trip_ms(pair.workload.value.traffic, pair.venue.location, pair.catalog, share)
    if rtt_ms <= objectives.round_trip_ms:
        return None
    place = where(Rule.ROUND_TRIP, pair.environment, pair.workload)
    reach = f"{share:.0%} of its users need up to {rtt_ms:.0f} ms to {pair.venue.locality}"
    return f"{reach}, `round_trip_ms` is {objectives.round_trip_ms:g} ({place})"


MASKS: tuple[tuple[Rule, Mask], ...] = (
    (Rule.JURISDICTIONS, jurisdictions),
    (Rule.OPERATORS, operators),
    (Rule.SITES, sites),
    (Rule.CLUSTERS, clusters),
    (Rule.MANAGED, managed),
    (Rule.SPOT, spot),
    (Rule.CERTIFICATIONS, certifications),
    (Rule.LICENCES, licences),
    (Rule.ACCELERATORS, accelerators),
    (Rule.TOLERANCE, tolerance),
    (Rule.ROUND_TRIP, round_trip),
)
"""In the order in which they are told: law first, then the owner's wishes, then distance."""


def _forbids(pair: Pair, rule: Rule, text: str) -> str:
    place = where(rule, pair.environment, pair.workload)
    return f"data class `{pair.workload.value.data_class}` {text} ({place})"


def _list(names: Iterable[str]) -> str:
    return ", ".join(str(n) for n in names)
