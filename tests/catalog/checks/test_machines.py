"""A node that is made is of a type that its cloud offers there, whatever price is written."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., tuple[Fault, ...]]


@pytest.mark.parametrize("site", ["aws", "azure", "gcp"])
def test_a_price_alone_makes_no_node(faults_of_made: FaultsOf, site: str) -> None:
    """The type must be known, too: its devices are looked up by it."""
    (fault,) = faults_of_made(site, "1.35", type="m7.huge")
    assert fault.field == "clusters.1.pools.0.instance_type"
    assert fault.problem == f"`m7.huge` is no node type of {site} in the catalog"


def test_a_type_is_offered_in_its_region(faults_of_made: FaultsOf) -> None:
    """Where the catalog knows every region of a cloud; the fault lists those that have it."""
    zones = "[asia-southeast3-a, asia-southeast3-b]"
    (fault,) = faults_of_made("gcp", "1.35", region="asia-southeast3", zones=zones, type="n2-standard-16")
    assert fault.field == "clusters.1.pools.0.instance_type"
    assert fault.problem == "gcp does not offer `n2-standard-16` in asia-southeast3"
    assert fault.fix.startswith("it does in `africa-south1`, `asia-east1`")


def test_of_aws_the_catalog_knows_some_regions_only(faults_of_made: FaultsOf) -> None:
    """A type that AWS offers elsewhere is taken with a price."""
    zones = "[eu-central-1a, eu-central-1b]"
    assert faults_of_made("aws", "1.35", region="eu-central-1", zones=zones) == ()
