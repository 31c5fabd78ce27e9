"""Pools of an EKS cluster that Karpenter fills."""

from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.eks_karpenter_pool import EksKarpenterPool

ARGS: dict[str, Any] = {
    "environment": "test",
    "cluster": "eu",
    "cluster_name": "eu",
    "name": "l4",
    "account": "111122223333",
    "region": "eu-central-1",
    "profile": "prod",
    "kubernetes": "1.34",
    "instance_type": "g6.12xlarge",
    "accelerator": "L4",
    "accelerator_vendor": "nvidia",
    "per_node": 4,
    "min": 0,
    "max": 8,
    "planned": 3,
    "zones": ["eu-central-1a", "eu-central-1b"],
    "subnet_ids": ["subnet-1", "subnet-2"],
    "labels": {"ai-landing-zone/pool": "l4", "app.kubernetes.io/managed-by": "ai-landing-zone"},
    "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}],
    "purchase": "on-demand",
    "disk_gib": 200,
    "driver": "host",
    "together": False,
    "fast_network": False,
    "fallback": False,
    "node_role": "arn:aws:iam::111122223333:role/test-eu-nodes",
    "key": "arn:key",
    "tags": {"owner": "ai"},
}


def specs(registered: Any, **more: Any) -> dict[str, Any]:
    """Return the specs of what the pool makes in the cluster, by kind."""
    found = registered(lambda: EksKarpenterPool("eu-l4", {**ARGS, **more}))
    return {one.inputs["kind"]: one.inputs["spec"] for one in found if "kind" in one.inputs}


def required(spec: Any) -> dict[str, list[str]]:
    """Return what a NodePool requires of its nodes."""
    return {r["key"]: r["values"] for r in spec["template"]["spec"]["requirements"]}


def test_it_grows_to_the_plan_and_no_further(registered: Any) -> None:
    """Counted in nodes and in accelerators, whatever the pool may have at most."""
    assert specs(registered)["NodePool"]["limits"] == {"nodes": "3", "nvidia.com/gpu": "12"}


def test_nodes_are_those_of_the_plan(registered: Any) -> None:
    """Instance type, zones, taints, and the labels that a kubelet may set."""
    spec = specs(registered)["NodePool"]
    wanted = required(spec)
    assert wanted["node.kubernetes.io/instance-type"] == ["g6.12xlarge"]
    assert wanted["topology.kubernetes.io/zone"] == ARGS["zones"]
    assert spec["template"]["metadata"]["labels"] == {"ai-landing-zone/pool": "l4"}
    assert spec["template"]["spec"]["taints"] == ARGS["taints"]


@pytest.mark.parametrize(
    ("more", "types"),
    [
        ({}, ["on-demand"]),
        ({"purchase": "spot"}, ["spot"]),
        ({"purchase": "spot", "fallback": True}, ["spot", "on-demand"]),
        ({"purchase": "reserved", "reservation": "cr-1"}, ["reserved"]),
    ],
)
def test_capacity_is_bought_as_planned(registered: Any, more: dict[str, Any], types: list[str]) -> None:
    """On demand beside spot only where it may take over."""
    assert required(specs(registered, **more)["NodePool"])["karpenter.sh/capacity-type"] == types


def test_instances_are_as_hardened_as_those_of_node_groups(registered: Any) -> None:
    """Metadata service, disk, addresses, role."""
    spec = specs(registered)["EC2NodeClass"]
    assert (spec["metadataOptions"]["httpTokens"], spec["metadataOptions"]["httpPutResponseHopLimit"]) == (
        "required",
        1,
    )
    (disk,) = spec["blockDeviceMappings"]
    assert (disk["ebs"]["encrypted"], disk["ebs"]["kmsKeyID"]) == (True, "arn:key")
    assert (spec["associatePublicIPAddress"], spec["role"]) == (False, "test-eu-nodes")
    assert spec["subnetSelectorTerms"] == [{"id": "subnet-1"}, {"id": "subnet-2"}]
    assert spec["securityGroupSelectorTerms"] == [{"tags": {"aws:eks:cluster-name": "eu"}}]


def test_a_reservation_is_aimed_at(registered: Any) -> None:
    """By its id."""
    spec = specs(registered, purchase="reserved", reservation="cr-1")["EC2NodeClass"]
    assert spec["capacityReservationSelectorTerms"] == [{"id": "cr-1"}]


def test_nodes_together_stand_in_one_zone(registered: Any) -> None:
    """In the pool's placement group."""
    made = specs(registered, together=True)
    assert required(made["NodePool"])["topology.kubernetes.io/zone"] == ["eu-central-1a"]
    assert made["EC2NodeClass"]["placementGroupSelector"] == {"name": "test-eu-l4"}


def test_a_driver_of_the_operator_is_refused(registered: Any) -> None:
    """Karpenter chooses the image with a driver for every instance type that has accelerators."""
    with pytest.raises(LandingZoneError, match=r"gpu\.owner"):
        specs(registered, driver="operator")
