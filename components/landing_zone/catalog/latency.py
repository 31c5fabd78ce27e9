"""Round trips: measured between regions where a measurement is known, estimated from the distance elsewhere."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from landing_zone.catalog.table import Row, Table

EARTH_RADIUS_KM = 6371.0
RTT_AT_ZERO_MS = 5.63
RTT_MS_PER_KM = 0.01561
"""Least squares over the measured Azure pairs; each region left out: 14.0 % median error, 90th percentile 33.5 %."""


class OnEarth(Protocol):
    """Anything with coordinates in degrees."""

    @property
    def latitude(self) -> float: ...
    @property
    def longitude(self) -> float: ...


@dataclass(frozen=True)
class MeasuredRoundTrip:
    """A measured round trip, in the direction given."""

    from_region: str
    to_region: str
    rtt_ms: float
    statistic: str
    source: str
    as_of: date


@dataclass(frozen=True)
class RoundTrip:
    """A round trip and whether it was measured."""

    rtt_ms: float
    measured: bool


def from_row(row: Row) -> MeasuredRoundTrip:
    """Make a measured round trip from a row of `rtt.csv`."""
    return MeasuredRoundTrip(
        from_region=row.text("from_region"),
        to_region=row.text("to_region"),
        rtt_ms=row.number("rtt_ms"),
        statistic=row.text("statistic"),
        source=row.text("source"),
        as_of=row.day("as_of"),
    )


def distance_km(a: OnEarth, b: OnEarth) -> float:
    """Return the great-circle distance (haversine)."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.longitude - a.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def estimated_rtt_ms(a: OnEarth, b: OnEarth) -> float:
    """Return the round trip that the distance suggests."""
    return RTT_AT_ZERO_MS + RTT_MS_PER_KM * distance_km(a, b)


TABLE = Table("rtt", from_row, lambda t: (t.from_region, t.to_region))
