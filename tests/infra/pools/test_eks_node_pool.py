"""Pools of an EKS cluster as managed node groups."""

from typing import Any

import pytest

from landing_zone.errors import LandingZoneError
from landing_zone.infra.pools.eks_node_pool import FALLBACK, EksNodePool

ARGS: dict[str, Any] = {
    "environment": "test",
    "cluster": "eu",
    "cluster_name": "eu",
    "name": "h100",
    "account": "111122223333",
    "region": "eu-central-1",
    "profile": "prod",
    "kubernetes": "1.34",
    "instance_type": "p5.48xlarge",
    "accelerator": "H100",
    "accelerator_vendor": "nvidia",
    "per_node": 8,
    "min": 0,
    "max": 4,
    "planned": 2,
    "zones": ["eu-central-1a", "eu-central-1b"],
    "subnet_ids": ["subnet-1", "subnet-2"],
    "labels": {"ai-landing-zone/pool": "h100", "app.kubernetes.io/managed-by": "ai-landing-zone"},
    "taints": [{"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}],
    "purchase": "on-demand",
    "disk_gib": 200,
    "driver": "host",
    "together": False,
    "fast_network": False,
    "fallback": False,
    "node_role": "arn:nodes",
    "key": "arn:key",
    "tags": {"owner": "ai"},
}


def made(registered: Any, **more: Any) -> dict[str, list[Any]]:
    """Return what the pool makes, by the last part of its type."""
    found: dict[str, list[Any]] = {}
    for one in registered(lambda: EksNodePool("eu-h100", {**ARGS, **more})):
        found.setdefault(one.type.rpartition(":")[2], []).append(one)
    return found


def test_instances_answer_for_themselves_alone_and_their_disks_are_encrypted(registered: Any) -> None:
    """Version 2 of the metadata service, out of reach of pods; the key is the cluster's."""
    inputs = made(registered)["LaunchTemplate"][0].inputs
    options = inputs["metadataOptions"]
    assert (options["httpTokens"], options["httpPutResponseHopLimit"]) == ("required", 1)
    (disk,) = inputs["blockDeviceMappings"]
    assert (disk["ebs"]["encrypted"], disk["ebs"]["kmsKeyId"], disk["ebs"]["volumeSize"]) == ("true", "arn:key", 200)
    assert {s["resourceType"] for s in inputs["tagSpecifications"]} == {"instance", "volume", "network-interface"}


def test_the_group_starts_with_the_planned_nodes(registered: Any) -> None:
    """In its zones, with its labels and taints; of labels only those that a kubelet may set."""
    inputs = made(registered)["NodeGroup"][0].inputs
    assert inputs["scalingConfig"] == {"desiredSize": 2, "maxSize": 4, "minSize": 0}
    assert inputs["labels"] == {"ai-landing-zone/pool": "h100"}
    assert inputs["taints"] == [{"effect": "NO_SCHEDULE", "key": "nvidia.com/gpu", "value": "present"}]
    assert (inputs["subnetIds"], inputs["instanceTypes"]) == (["subnet-1", "subnet-2"], ["p5.48xlarge"])
    assert (inputs["version"], inputs["nodeRepairConfig"]) == ("1.34", {"enabled": True})


@pytest.mark.parametrize(
    ("more", "image"),
    [
        ({}, "AL2023_x86_64_NVIDIA"),
        ({"instance_type": "g5g.xlarge"}, "AL2023_ARM_64_NVIDIA"),
        ({"accelerator_vendor": "aws", "instance_type": "trn1.32xlarge"}, "AL2023_x86_64_NEURON"),
        ({"accelerator_vendor": "", "instance_type": "m7i.4xlarge"}, "AL2023_x86_64_STANDARD"),
        ({"accelerator_vendor": "", "instance_type": "c8g.8xlarge"}, "AL2023_ARM_64_STANDARD"),
        ({"image": "BOTTLEROCKET_x86_64_NVIDIA"}, "BOTTLEROCKET_x86_64_NVIDIA"),
    ],
)
def test_the_image_brings_the_driver(registered: Any, more: dict[str, Any], image: str) -> None:
    """That of the accelerator, for the processor."""
    assert made(registered, **more)["NodeGroup"][0].inputs["amiType"] == image


@pytest.mark.parametrize("more", [{"driver": "operator"}, {"image": "ami-0123"}])
def test_what_no_node_would_come_up_with_is_refused(registered: Any, more: dict[str, Any]) -> None:
    """A driver that nothing installs, an image that does not know its cluster."""
    with pytest.raises(LandingZoneError, match="pool h100 of cluster eu"):
        made(registered, **more)


def test_bottlerocket_writes_to_a_disk_of_its_own(registered: Any) -> None:
    """Both are encrypted; the size is that of the second."""
    found = made(registered, image="BOTTLEROCKET_x86_64_NVIDIA")
    disks = {d["deviceName"]: d["ebs"] for d in found["LaunchTemplate"][0].inputs["blockDeviceMappings"]}
    assert disks["/dev/xvdb"]["volumeSize"] == 200
    assert {disk["encrypted"] for disk in disks.values()} == {"true"}


def test_an_on_demand_group_takes_over_where_spot_is_not_to_be_had(registered: Any) -> None:
    """The same nodes, from zero, known by a label."""
    spot, spare = made(registered, purchase="spot", fallback=True)["NodeGroup"]
    assert (spot.inputs["capacityType"], spare.inputs["capacityType"]) == ("SPOT", "ON_DEMAND")
    assert spare.inputs["scalingConfig"] == {"desiredSize": 0, "maxSize": 4, "minSize": 0}
    assert spare.inputs["labels"] == {**spot.inputs["labels"], FALLBACK: "true"}
    assert spare.inputs["taints"] == spot.inputs["taints"]


def test_a_reservation_is_aimed_at(registered: Any) -> None:
    """By its id; with nothing to spare, old nodes go before new ones come."""
    found = made(registered, purchase="reserved", reservation="cr-1")
    target = found["LaunchTemplate"][0].inputs["capacityReservationSpecification"]["capacityReservationTarget"]
    assert target == {"capacityReservationId": "cr-1"}
    group = found["NodeGroup"][0].inputs
    assert (group["capacityType"], group["updateConfig"]["updateStrategy"]) == ("ON_DEMAND", "MINIMAL")


def test_a_capacity_block_is_named_by_the_template(registered: Any) -> None:
    """With market and instance type, as EKS wants it."""
    found = made(registered, purchase="capacity-block", reservation="cr-1")
    template = found["LaunchTemplate"][0].inputs
    assert (template["instanceMarketOptions"], template["instanceType"]) == (
        {"marketType": "capacity-block"},
        "p5.48xlarge",
    )
    group = found["NodeGroup"][0].inputs
    assert (group["capacityType"], "instanceTypes" in group) == ("CAPACITY_BLOCK", False)


def test_a_capacity_block_without_its_id_is_refused(registered: Any) -> None:
    """There is nothing to start nodes from."""
    with pytest.raises(LandingZoneError, match=r"machine\.reservation"):
        made(registered, purchase="capacity-block")


def test_nodes_together_stand_in_one_zone(registered: Any) -> None:
    """A cluster placement group reaches no further."""
    found = made(registered, together=True)
    assert found["PlacementGroup"][0].inputs["strategy"] == "cluster"
    assert found["NodeGroup"][0].inputs["subnetIds"] == ["subnet-1"]


@pytest.mark.parametrize(
    ("instance_type", "cards"), [("p5.48xlarge", 32), ("g6.12xlarge", 1), ("p6-b300.48xlarge", 17)]
)
def test_every_card_gets_an_interface(registered: Any, instance_type: str, cards: int) -> None:
    """The first is the node's own, the others carry EFA alone; none has a public address."""
    found = made(registered, fast_network=True, security_group="sg-1", instance_type=instance_type)
    interfaces = found["LaunchTemplate"][0].inputs["networkInterfaces"]
    assert [i["networkCardIndex"] for i in interfaces] == list(range(cards))
    assert {i["interfaceType"] for i in interfaces[1:]} <= {"efa-only"}
    assert all(i["securityGroups"] == ["sg-1"] and "associatePublicIpAddress" not in i for i in interfaces)


@pytest.mark.parametrize("more", [{"instance_type": "g5.xlarge", "security_group": "sg-1"}, {}])
def test_a_fast_network_that_is_not_there_is_refused(registered: Any, more: dict[str, Any]) -> None:
    """Of an instance type without it, or without a group whose members may talk to each other."""
    with pytest.raises(LandingZoneError, match="fast_network"):
        made(registered, fast_network=True, **more)
