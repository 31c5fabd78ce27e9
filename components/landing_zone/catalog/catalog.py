"""The catalog as a whole: tables by key."""

from collections.abc import Mapping
from dataclasses import dataclass

from landing_zone.catalog.accelerator import Accelerator
from landing_zone.catalog.latency import MeasuredRoundTrip, RoundTrip, estimated_rtt_ms
from landing_zone.catalog.model import ModelCard
from landing_zone.catalog.offer import Offer
from landing_zone.catalog.place import Location
from landing_zone.catalog.region import Region


@dataclass(frozen=True)
class Catalog:
    """Everything that the plan takes as given."""

    accelerators: Mapping[str, Accelerator]
    models: Mapping[str, ModelCard]
    regions: Mapping[str, Region]
    """By `<cloud>/<region>`."""
    offers: Mapping[tuple[str, str, str], Offer]
    """By cloud, region and instance type."""
    round_trips: Mapping[tuple[str, str], MeasuredRoundTrip]
    """By the two regions' keys."""
    digest: str
    """SHA-256 over all rows."""

    def round_trip(self, location: Location, user_region: str) -> RoundTrip:
        """Return the round trip between a place and the users of a region."""
        measured = self.round_trips.get((location.region or "", user_region))
        if measured is not None:
            return RoundTrip(measured.rtt_ms, measured=True)
        return RoundTrip(estimated_rtt_ms(location, self.regions[user_region]), measured=False)
