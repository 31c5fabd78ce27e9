"""Distances and round trips."""

import pytest

from landing_zone.catalog.latency import RTT_AT_ZERO_MS, distance_km, estimated_rtt_ms
from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.place import Location

FRANKFURT = Location(None, 50.11, 8.68, "DE", frozenset({"DE"}))


def place(region: str) -> Location:
    """A cluster in a region of the catalog."""
    found = load_catalog().regions[region]
    return Location(region, found.latitude, found.longitude, found.country, frozenset())


def test_distance_is_the_great_circle() -> None:
    """Frankfurt to northern Virginia is 6,540 km, one per cent either way."""
    assert distance_km(FRANKFURT, load_catalog().regions["aws/us-east-1"]) == pytest.approx(6540, rel=0.01)


def test_distance_is_symmetric_and_zero_at_home() -> None:
    """A place is nowhere from itself, and as far there as back."""
    tokyo = load_catalog().regions["aws/ap-northeast-1"]
    assert distance_km(FRANKFURT, FRANKFURT) == 0
    assert distance_km(FRANKFURT, tokyo) == pytest.approx(distance_km(tokyo, FRANKFURT))
    assert estimated_rtt_ms(FRANKFURT, FRANKFURT) == RTT_AT_ZERO_MS


@pytest.mark.parametrize(
    ("there", "rtt_ms"), [("azure/eastus", 85), ("azure/northeurope", 18), ("azure/southeastasia", 161)]
)
def test_measured_pairs_are_used(there: str, rtt_ms: float) -> None:
    """West Europe's published round trips come out as they are."""
    trip = load_catalog().round_trip(place("azure/westeurope"), there)
    assert trip.measured
    assert trip.rtt_ms == pytest.approx(rtt_ms, abs=3)


def test_unknown_pairs_are_estimated_and_say_so() -> None:
    """Between clouds, and from a site of one's own, there is no measurement."""
    for here in (FRANKFURT, place("aws/eu-central-1")):
        trip = load_catalog().round_trip(here, "azure/germanywestcentral")
        assert not trip.measured
        assert trip.rtt_ms < 7
