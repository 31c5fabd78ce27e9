"""Synthetic sites, devices and models, shaped like public clouds: for random instances only."""

from dataclasses import dataclass
from math import acos, cos, radians, sin

EARTH_KM, FIBRE_MS_PER_KM, FIRST_MS = 6371, 0.0155, 3


@dataclass(frozen=True)
class Region:
    """A place with its jurisdiction."""

    name: str
    jurisdiction: str
    latitude: float
    longitude: float

    def round_trip_ms(self, other: "Region") -> float:
        """Return a round trip by the great circle."""
        a, b = radians(self.latitude), radians(other.latitude)
        apart = radians(self.longitude) - radians(other.longitude)
        angle = acos(min(1, sin(a) * sin(b) + cos(a) * cos(b) * cos(apart)))
        return FIRST_MS + angle * EARTH_KM * FIBRE_MS_PER_KM


@dataclass(frozen=True)
class Device:
    """A kind of accelerator as a node holds it."""

    name: str
    memory_gb: float
    price_usd_per_hour: float
    per_node: int
    speed: float
    """Against an L4."""
    partitions: bool
    """Whether a quarter or a half of one can be had."""


@dataclass(frozen=True)
class Model:
    """What one replica needs."""

    memory_gb: float
    """Weights and cache."""
    work: float
    """Of one request, against 1 for 16 GB."""


REGIONS = tuple(
    Region(*row)
    for row in (
        ("us-east", "US", 39, -77), ("us-east2", "US", 40, -83), ("us-west", "US", 45, -122),
        ("us-west2", "US", 37, -121), ("us-south", "US", 29, -98), ("us-central", "US", 41, -95),
        ("eu-west", "EU", 53, -6), ("eu-fr", "EU", 48.8, 2.3), ("eu-de", "EU", 50.1, 8.7),
        ("eu-nl", "EU", 52.4, 4.9), ("eu-se", "EU", 59.3, 18), ("eu-es", "EU", 40.4, -3.7),
        ("eu-it", "EU", 45.4, 9.2), ("uk-s", "UK", 51.5, 0), ("uk-w", "UK", 51.5, -3.2),
        ("ch", "CH", 47.4, 8.5), ("in-w", "IN", 19, 72.8), ("in-s", "IN", 17.4, 78.5),
        ("jp-e", "JP", 35.7, 139.7), ("jp-w", "JP", 34.7, 135.5), ("au", "AU", -33.9, 151.2),
        ("sg", "SG", 1.3, 103.8), ("br", "BR", -23.5, -46.6), ("ca", "CA", 45.5, -73.6),
    )
)  # fmt: skip
DEVICES = tuple(
    Device(*row)
    for row in (
        ("L4", 24, 0.75, 4, 1.0, True), ("A10G", 24, 1.0, 4, 1.3, False), ("L40S", 48, 1.9, 4, 2.2, False),
        ("A100", 80, 3.2, 8, 4.0, True), ("H100", 80, 5.5, 8, 7.5, True), ("H200", 141, 6.5, 8, 9.0, True),
        ("MI300X", 192, 5.0, 8, 7.0, True), ("B200", 180, 9.5, 8, 15.0, True),
    )
)  # fmt: skip
MODELS = tuple(
    Model(*row)
    for row in (
        (1.5, 0.12), (4, 0.2), (8, 0.3), (16, 1), (18, 1), (30, 1.6),
        (44, 2), (65, 4), (140, 9), (150, 9), (260, 14), (480, 20),
    )
)  # fmt: skip
