"""Agent pools of AKS."""

from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.aks_node_pool import AksNodePool

ARGS: Any = {
    "environment": "prod",
    "cluster": "/subscriptions/sub/resourceGroups/prod-eu/providers/Microsoft.ContainerService/managedClusters/eu",
    "cluster_name": "eu",
    "name": "h100",
    "account": "sub",
    "region": "germanywestcentral",
    "profile": "prod",
    "kubernetes": "1.34",
    "instance_type": "Standard_ND96isr_H100_v5",
    "accelerator": "H100",
    "accelerator_vendor": "nvidia",
    "per_node": 8,
    "min": 1,
    "max": 4,
    "planned": 2,
    "zones": ["2", "3"],
    "subnet_ids": ["subnet-2", "subnet-3"],
    "labels": {"ai-landing-zone/pool": "h100"},
    "taints": [
        {"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"},
        {"key": "a", "effect": "NoExecute"},
    ],
    "purchase": "on-demand",
    "disk_gib": 512,
    "driver": "operator",
    "together": False,
    "fast_network": False,
    "fallback": True,
    "node_role": "nodes",
    "key": "https://kv-eu.vault.azure.net/keys/eu/0123",
    "tags": {"owner": "ai"},
}


def made(registered: Any, **more: Any) -> list[dict[str, Any]]:
    """Return the inputs of the agent pools, the pool's own first."""
    found = [r for r in registered(lambda: AksNodePool("eu-h100", ARGS | more)) if r.type.endswith(":AgentPool")]
    return [r.inputs for r in sorted(found, key=lambda r: "fallback" in r.name)]


def test_it_has_the_nodes_that_the_arguments_say(registered: Any) -> None:
    """Number, bounds, zones, labels and taints exactly, in the cluster and the subnet of its first zone."""
    (pool,) = made(registered)
    assert (pool["resourceGroupName"], pool["resourceName"], pool["agentPoolName"]) == ("prod-eu", "eu", "h100")
    assert (pool["count"], pool["minCount"], pool["maxCount"], pool["enableAutoScaling"]) == (2, 1, 4, True)
    assert (pool["availabilityZones"], pool["vnetSubnetID"]) == (["2", "3"], "subnet-2")
    assert pool["nodeLabels"] == ARGS["labels"]
    assert pool["nodeTaints"] == ["nvidia.com/gpu=present:NoSchedule", "a=:NoExecute"]


def test_nodes_are_hardened(registered: Any) -> None:
    """Disks and caches encrypted at the host, no public address, no SSH."""
    (pool,) = made(registered)
    assert pool["enableEncryptionAtHost"] is True
    assert pool["enableNodePublicIP"] is False
    assert pool["securityProfile"]["sshAccess"] == "Disabled"


def test_the_autoscaler_owns_the_number_of_nodes(registered: Any) -> None:
    """A pool that may have no node has no autoscaler, which Azure would refuse."""
    (pool,) = made(registered, min=0, max=0, planned=0)
    assert (pool["enableAutoScaling"], pool["count"]) == (False, 0)
    assert "maxCount" not in pool


@pytest.mark.parametrize(("driver", "expected"), [("operator", "None"), ("host", "Install")])
def test_the_driver_has_one_owner(registered: Any, driver: str, expected: str) -> None:
    """The operator's pool gets no driver from AKS."""
    assert made(registered, driver=driver)[0]["gpuProfile"] == {"driver": expected}


def test_accelerators_are_cut_by_one_owner(registered: Any) -> None:
    """By AKS only where it brings the driver and no label tells the operator to."""
    cut = {"partition": "3g.40gb"}
    assert made(registered, driver="host", **cut)[0]["gpuInstanceProfile"] == "MIG3g"
    labels = ARGS["labels"] | {"nvidia.com/mig.config": "all-3g.40gb"}
    assert "gpuInstanceProfile" not in made(registered, driver="host", labels=labels, **cut)[0]
    assert "gpuInstanceProfile" not in made(registered, **cut)[0]


def test_a_size_that_can_not_be_cut_is_refused(registered: Any) -> None:
    """Named with its pool."""
    t4 = {"instance_type": "Standard_NC8as_T4_v3", "accelerator": "T4", "partition": "3g.40gb", "driver": "host"}
    with pytest.raises(LandingZoneError, match="pool h100: accelerators of Standard_NC8as_T4_v3"):
        made(registered, **t4)


def test_spot_nodes_have_a_pool_from_zero_that_takes_over(registered: Any) -> None:
    """Of the same labels and taints but for those that AKS gives spot nodes, and as many at most."""
    spot, fallback = made(registered, purchase="spot")
    assert (spot["scaleSetPriority"], spot["scaleSetEvictionPolicy"], spot["spotMaxPrice"]) == ("Spot", "Delete", -1)
    assert spot["nodeTaints"][-1] == "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"
    assert (fallback["count"], fallback["minCount"], fallback["maxCount"]) == (0, 0, 4)
    assert (fallback["nodeLabels"], fallback["nodeTaints"]) == (ARGS["labels"], spot["nodeTaints"][:-1])
    assert "scaleSetPriority" not in fallback
    assert len(made(registered, purchase="spot", fallback=False)) == 1


def test_reserved_nodes_come_from_their_reservation(registered: Any) -> None:
    """A capacity reservation group, by its id."""
    (pool,) = made(registered, purchase="reserved", reservation="/subscriptions/sub/…/capacityReservationGroups/h100")
    assert pool["capacityReservationGroupID"].endswith("/h100")


def test_nodes_that_stand_close_stand_in_one_zone(registered: Any) -> None:
    """A proximity placement group is of one."""
    (pool,) = made(registered, together=True)
    assert pool["proximityPlacementGroupID"] == "eu-h100-together"
    assert pool["availabilityZones"] == ["2"]


@pytest.mark.parametrize(
    ("more", "match"),
    [
        ({"purchase": "capacity-block"}, "no `purchase: capacity-block`"),
        ({"flex_start": True}, "no `flex_start`"),
        ({"fast_network": True, "instance_type": "Standard_NC40ads_H100_v5"}, "has no InfiniBand"),
    ],
)
def test_what_azure_does_not_have_is_refused_by_name(registered: Any, more: dict[str, Any], match: str) -> None:
    """Before anything is made of it."""
    with pytest.raises(LandingZoneError, match=match):
        made(registered, **more)


def test_raw_arguments_come_over_those_made_here(registered: Any) -> None:
    """The way out for what the arguments do not say."""
    assert made(registered, native={"max_pods": 60})[0]["maxPods"] == 60
