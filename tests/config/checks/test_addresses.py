"""No address means two things: inside a cluster, between clusters, and on sites behind links."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., list[tuple[int, Fault]]]
AKS, GKE = "clusters.2.create.network", "clusters.3.create.network"


def test_clusters_linked_to_one_site_are_in_order(faults_of: FaultsOf) -> None:
    """The same site behind two links is not an overlap, nor are pods' ranges of clusters that never meet."""
    assert faults_of() == []


@pytest.mark.parametrize(
    ("old", "new", "field", "problem"),
    [
        ("10.22.0.0/16", "10.20.128.0/20", f"{GKE}.cidr", "overlaps 10.20.0.0/16 of the network of eks (line 21)"),
        ("10.22.0.0/16", "10.0.0.0/9", f"{GKE}.cidr", "10.0.0.0/9 of the network of gke overlaps 10."),
        ("10.21.0.0/16", "10.0.64.0/18", f"{AKS}.cidr", "overlaps 10.0.0.0/16 of the site ward (line 23)"),
        ("10.22.0.0/16", "172.20.0.0/20", f"{GKE}.services", "172.20.0.0/16 of the Services of gke overlaps"),
        ("10.22.0.0/16", "10.22.0.0/16\n            pods: 172.0.0.0/8", f"{GKE}.services", "of the pods of gke"),
    ],
)
def test_an_overlap_names_both_sides(faults_of: FaultsOf, *, old: str, new: str, field: str, problem: str) -> None:
    """With the line of the other one."""
    fault = next(fault for _, fault in faults_of(old, new) if fault.field == field)
    assert problem in fault.problem
    assert fault.fix == "give one of the two another range"


def test_pods_may_not_hide_a_site(faults_of: FaultsOf) -> None:
    """What pods' addresses hide can't be reached over the link."""
    ((below, fault),) = faults_of("cidr: 10.21.0.0/16", "cidr: 10.21.0.0/16\n            pods: 10.0.128.0/17")
    assert (below, fault.field) == (3, f"{AKS}.links.0.cidrs.0")
    assert "overlaps 10.0.128.0/17 of the pods of aks" in fault.problem


def test_two_sites_may_not_share_addresses(faults_of: FaultsOf) -> None:
    """One route can't lead to both; and a link to what is no site of one's own is told by name."""
    link = "{to: ward, address: 198.51.100.10, cidrs: [10.0.0.0/16]}"
    found = faults_of(link, f"{link}, {{to: shop, address: 198.51.100.11, cidrs: [10.0.7.0/24]}}")
    assert {fault.problem for _, fault in found} == {
        "`shop` is no on-prem or edge cluster of this environment",
        "10.0.7.0/24 of the site shop overlaps 10.0.0.0/16 of the site ward (line 23)",
    }


def test_two_clusters_may_share_a_network_that_is_there(faults_of: FaultsOf) -> None:
    """Its addresses are the same ones."""
    shared = "cidr: 10.20.0.0/16\n            existing: {id: hub, subnets: [a, b]}"
    assert faults_of("cidr: 10.20.0.0/16", shared, ("cidr: 10.21.0.0/16", shared)) == []


@pytest.mark.parametrize(
    ("new", "fix"), [("10.22.3.4/16", "write 10.22.0.0/16"), ("10.322.0.0/16", "write it as 10.20.0.0/16")]
)
def test_what_is_no_range_is_refused(faults_of: FaultsOf, *, new: str, fix: str) -> None:
    """Bits of a host, and numbers that no address has."""
    ((below, fault),) = faults_of("10.22.0.0/16", new)
    assert (below, fault.field, fault.fix) == (0, f"{GKE}.cidr", fix)
