"""Options that a cloud lacks are refused by name, and so are ways to buy that do not agree."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., list[tuple[int, Fault]]]
EKS, AKS, GKE = "instance_type: g6.12xlarge", "instance_type: Standard_D16s_v5", "instance_type: g2-standard-8"


def _machine(instance: str, options: str) -> tuple[str, str]:
    return instance, f"{instance}\n            machine: {{{options}}}"


@pytest.mark.parametrize(
    ("edit", "below", "field", "problem"),
    [
        (_machine(GKE, "provisioner: karpenter"), 1, "machine.provisioner", "gcp has no `provisioner: karpenter`"),
        (_machine(EKS, "flex_start: true"), 1, "machine.flex_start", "aws has no `flex_start`"),
        (_machine(AKS, "flex_start: true"), 1, "machine.flex_start", "azure has no `flex_start`"),
        (_machine(EKS, "reservation: cr-1"), 1, "machine.reservation", "capacity, and `purchase` is `on-demand`"),
        ((EKS, ""), -7, "instance_type", "is missing, and the cluster's nodes are made here"),
        (("purchase: spot", "purchase: capacity-block"), 0, "purchase", "gcp sells no `capacity-block`"),
        (("purchase: spot", "purchase: owned"), 0, "purchase", "gcp owns the nodes that are made there"),
        (("purchase: on-demand", "purchase: capacity-block"), 0, "purchase", "its reservation, which is not named"),
    ],
)
def test_what_does_not_fit_is_one_fault(
    faults_of: FaultsOf, *, edit: tuple[str, str], below: int, field: str, problem: str
) -> None:
    """At the option, or where it would have to be."""
    found = [(line, fault) for line, fault in faults_of(*edit) if "leads to a price" not in fault.problem]
    ((line, fault),) = found
    assert (line, fault.field.split(".", 4)[4]) == (below, field)
    assert problem in fault.problem


@pytest.mark.parametrize(
    ("old", "new"),
    [
        _machine(EKS, "provisioner: karpenter, together: true, fast_network: true"),
        _machine(AKS, "provisioner: karpenter"),
        _machine(GKE, "flex_start: true"),
        ("purchase: on-demand", "purchase: capacity-block\n            machine: {reservation: cr-0123}"),
        ("purchase: spot", "purchase: reserved\n            machine: {reservation: l4-singapore}"),
        ("purchase: spot", "purchase: reserved"),
    ],
)
def test_what_a_cloud_has_is_taken(faults_of: FaultsOf, *, old: str, new: str) -> None:
    """A discount for committed use needs no reservation, a capacity block does."""
    assert faults_of(old, new) == []


def test_nodes_that_are_there_are_not_made(faults_of: FaultsOf) -> None:
    """An option without an effect would only look like one."""
    ((_, fault),) = faults_of("price_usd_per_hour: 1.25", "price_usd_per_hour: 1.25, machine: {disk_gib: 100}")
    assert (fault.field, fault.fix) == ("clusters.0.pools.0.machine", "remove it, or make the cluster with `create`")
