"""Where a workload may run, as far as the rules care: pools of clusters and managed endpoints alike."""

from collections.abc import Collection
from typing import Protocol

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.place import Location
from landing_zone.config.rule import Site
from landing_zone.config.workload import Traffic


class Venue(Protocol):
    """A pool or an endpoint."""

    @property
    def name(self) -> str:
        """`<cluster>/<pool>`, or the endpoint's name."""

    @property
    def locality(self) -> str:
        """What is shared by whatever runs in one place: the cluster's name, or the endpoint's."""

    @property
    def site(self) -> Site:
        """Kind of site; of an endpoint, the cloud that runs it."""

    @property
    def location(self) -> Location:
        """Where the data is processed."""

    @property
    def jurisdiction(self) -> str:
        """Jurisdiction of that place, as it is told."""

    @property
    def operator_jurisdictions(self) -> frozenset[str]:
        """Every name under which a rule may mean the law that the operator is subject to."""

    @property
    def certifications(self) -> tuple[str, ...]:
        """Certifications held."""

    @property
    def interruptible(self) -> bool:
        """Whether the capacity may be taken away."""

    def processed_within(self, allowed: Collection[str]) -> bool:
        """Whether all places in which data is processed lie in jurisdictions that are allowed."""


def round_trip_ms(traffic: Traffic, location: Location, catalog: Catalog, share: float) -> float:
    """Return the round trip that ``share`` of the users do not exceed."""
    trips = sorted((catalog.round_trip(location, u.region).rtt_ms, u.share) for u in traffic.users)
    reached = 0.0
    for rtt_ms, users in trips:
        reached += users
        if reached >= share - 1e-9:
            return rtt_ms
    return trips[-1][0]


def mean_round_trip_ms(traffic: Traffic, location: Location, catalog: Catalog) -> float:
    """Return the round trip of the average user."""
    return sum(catalog.round_trip(location, u.region).rtt_ms * u.share for u in traffic.users)
