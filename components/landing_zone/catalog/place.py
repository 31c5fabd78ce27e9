"""Where a cluster stands: coordinates, and the jurisdictions that its place lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from landing_zone.catalog.region import Region
    from landing_zone.config.cluster import Cluster

EU_COUNTRIES = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)
EEA_COUNTRIES = frozenset({"IS", "LI", "NO"})


@dataclass(frozen=True)
class Location:
    """The place of a cluster."""

    region: str | None
    """`<cloud>/<region>`; None for on-prem and edge."""
    latitude: float
    longitude: float
    country: str
    jurisdictions: frozenset[str]
    """Every name under which a rule may mean this place: DE lies in DE, EU and EEA."""


def jurisdictions_of(place: str) -> frozenset[str]:
    """Return the jurisdictions that a country, by ISO code, or the EU as a whole lies in, its own name among them."""
    if place == "EU" or place in EU_COUNTRIES:
        return frozenset({place, "EU", "EEA"})
    if place in EEA_COUNTRIES:
        return frozenset({place, "EEA"})
    return frozenset({place, "UK"}) if place == "GB" else frozenset({place})


def locate(cluster: Cluster, regions: Mapping[str, Region]) -> Location | None:
    """Return where the cluster stands; None when neither its region nor its place is known.

    A jurisdiction written in the configuration replaces that of the country.
    """
    region = regions.get(f"{cluster.site}/{cluster.region}")
    if region is not None:
        key, latitude, longitude, country = region.key, region.latitude, region.longitude, region.country
    elif cluster.place is not None:
        key, latitude, longitude = None, cluster.place.latitude, cluster.place.longitude
        country = cluster.place.country
    else:
        return None
    found = jurisdictions_of(country)
    written = cluster.jurisdiction
    if written is not None and written not in found:
        found = jurisdictions_of(written)
    return Location(key, latitude, longitude, country, found)
