"""Where clusters stand, and which law applies."""

import pytest

from landing_zone.catalog.load import load_catalog
from landing_zone.catalog.place import jurisdictions_of, locate
from landing_zone.config.cluster import Cluster

POOLS = [{"name": "cpu", "accelerator": "cpu", "vcpu": 8, "memory_gib": 32, "nodes": {"max": 1}}]
PLACE = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}


def cluster(**changes: object) -> Cluster:
    """A cluster in Berlin, changed."""
    return Cluster.model_validate(
        {"name": "c", "site": "on-prem", "region": "berlin", "place": PLACE, "pools": POOLS, **changes}
    )


@pytest.mark.parametrize(
    ("place", "jurisdictions"),
    [
        ("DE", {"DE", "EU", "EEA"}),
        ("EU", {"EU", "EEA"}),
        ("NO", {"NO", "EEA"}),
        ("GB", {"GB", "UK"}),
        ("CH", {"CH"}),
        ("US", {"US"}),
    ],
)
def test_places_lie_in_their_unions(place: str, jurisdictions: set[str]) -> None:
    """A rule may name a country, the EU or the EEA, a region the EU as a whole; Switzerland and the UK are apart."""
    assert jurisdictions_of(place) == jurisdictions


def test_a_cloud_cluster_stands_where_its_region_is() -> None:
    """Place and law come from the catalog."""
    found = locate(cluster(site="azure", region="swedencentral", place=None), load_catalog().regions)
    assert found is not None
    assert (found.region, found.country) == ("azure/swedencentral", "SE")
    assert "EU" in found.jurisdictions


def test_a_region_of_another_cloud_is_no_place() -> None:
    """us-east-1 is not a region of Azure."""
    assert locate(cluster(site="azure", region="us-east-1", place=None), load_catalog().regions) is None


def test_a_written_jurisdiction_that_agrees_loses_nothing() -> None:
    """`jurisdiction: EU` in Berlin still lies in Germany."""
    found = locate(cluster(jurisdiction="EU"), load_catalog().regions)
    assert found is not None
    assert found.jurisdictions == {"DE", "EU", "EEA"}


def test_a_written_jurisdiction_replaces_that_of_the_place() -> None:
    """An embassy's rack in Berlin under Swiss law is not in the EU."""
    found = locate(cluster(jurisdiction="CH"), load_catalog().regions)
    assert found is not None
    assert found.jurisdictions == {"CH"}
