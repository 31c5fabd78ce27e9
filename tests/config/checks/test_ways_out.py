"""The profile `restricted` has no way out to the internet."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., list[tuple[int, Fault]]]
CIDR = "cidr: 10.21.0.0/16"


@pytest.mark.parametrize(
    ("more", "field"), [("nat: single", "nat"), ("nat: per-zone", "nat"), ("endpoints: false", "endpoints")]
)
def test_a_restricted_cluster_stays_shut(faults_of: FaultsOf, *, more: str, field: str) -> None:
    """No NAT, and private endpoints in its place."""
    ((below, fault),) = faults_of(CIDR, f"{CIDR}\n            {more}")
    assert (below, fault.field) == (1, f"clusters.2.create.network.{field}")
    assert "profile: prod" in fault.fix


def test_no_way_out_may_be_written(faults_of: FaultsOf) -> None:
    """What the profile says anyway."""
    assert faults_of(CIDR, f"{CIDR}\n            nat: none") == []
