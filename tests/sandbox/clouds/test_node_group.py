"""Nodes of a group say what the machines of its instance type would."""

from pathlib import Path
from typing import Any

import pytest

from landing_zone.errors import SandboxError
from landing_zone.sandbox.clouds.node_group import NodeGroup, nodes, region_of
from landing_zone.sandbox.clouds.programs import Programs
from landing_zone.sandbox.cluster import SandboxCluster
from landing_zone.sandbox.record import Record

OWN = {"own.large": {"vcpu": 4, "memory_gib": 8, "accelerator": "Gaudi3", "per_node": 2}}


@pytest.fixture
def cluster(tmp_path: Path) -> SandboxCluster:
    """A cluster that never ran, in a sandbox that `lz` has prepared."""
    Programs({}, {}, tmp_path / "catalog", (), OWN).write(tmp_path, "dev")
    return SandboxCluster(tmp_path / "sandbox" / "dev" / "a", Record("a", 1, 2))


def group(instance_type: str = "p5.48xlarge", **values: Any) -> NodeGroup:
    """A group of three nodes in two zones."""
    wanted = {"count": 3, "zones": ("eu-central-1a", "eu-central-1b"), **values}
    return NodeGroup("a", "gpu", instance_type, **wanted)


def test_nodes_are_in_the_zones_in_turn(cluster: SandboxCluster) -> None:
    """With region and instance type, and every label and taint of the group and of the cloud."""
    taint = {"key": "nvidia.com/gpu", "value": "present", "effect": "NoSchedule"}
    own, spot = {"ai-landing-zone/pool": "gpu"}, {"eks.amazonaws.com/capacityType": "SPOT"}
    made = nodes(cluster, group(labels=own, taints=[taint], provider_labels=spot))
    assert [n["metadata"]["name"] for n in made] == ["a-gpu-0", "a-gpu-1", "a-gpu-2"]
    labels = [n["metadata"]["labels"] for n in made]
    assert [x["topology.kubernetes.io/zone"][-1] for x in labels] == ["a", "b", "a"]
    wanted = {
        **own,
        **spot,
        "topology.kubernetes.io/region": "eu-central-1",
        "node.kubernetes.io/instance-type": "p5.48xlarge",
        "nvidia.com/gpu.product": "NVIDIA-H100",
    }
    assert wanted.items() <= labels[0].items()
    assert made[0]["spec"] == {"taints": [taint]}


@pytest.mark.parametrize(
    ("instance_type", "devices"),
    [
        ("p5.48xlarge", {"nvidia.com/gpu": "8"}),
        ("inf2.48xlarge", {"aws.amazon.com/neuron": "12"}),
        ("Standard_ND96isr_MI300X_v5", {"amd.com/gpu": "8"}),
        ("ct5lp-hightpu-4t", {"google.com/tpu": "4"}),
        ("own.large", {"habana.ai/gaudi": "2"}),
        ("c7i.24xlarge", {}),
    ],
)
def test_devices_have_the_names_of_their_device_plugins(
    cluster: SandboxCluster, instance_type: str, devices: dict[str, str]
) -> None:
    """By the catalog's offers, else by what the environment's pools say of the type."""
    allocatable = nodes(cluster, group(instance_type))[0]["status"]["allocatable"]
    assert {key: value for key, value in allocatable.items() if "/" in key} == devices


def test_cpu_and_memory_are_the_offers(cluster: SandboxCluster) -> None:
    """Of a p5.48xlarge: 192 vCPU and 2 TiB."""
    allocatable = nodes(cluster, group())[0]["status"]["allocatable"]
    assert (allocatable["cpu"], allocatable["memory"]) == ("192", "2048Gi")


def test_the_mig_managers_label_cuts_the_devices(cluster: SandboxCluster) -> None:
    """Two 3g.40gb on each of eight; whole devices where MIG is off."""
    cut = nodes(cluster, group(labels={"nvidia.com/mig.config": "all-3g.40gb"}))[0]
    assert cut["status"]["capacity"]["nvidia.com/mig-3g.40gb"] == "16"
    assert "nvidia.com/gpu" not in cut["status"]["capacity"]
    assert cut["metadata"]["labels"]["nvidia.com/mig.config.state"] == "success"
    whole = nodes(cluster, group(labels={"nvidia.com/mig.config": "all-disabled"}))[0]
    assert whole["status"]["capacity"]["nvidia.com/gpu"] == "8"


def test_what_nobody_knows_is_refused(cluster: SandboxCluster) -> None:
    """A type without offer or pool, and a layout that the device does not have."""
    with pytest.raises(SandboxError, match=r"what a x1\.huge has is unknown"):
        nodes(cluster, group("x1.huge"))
    with pytest.raises(SandboxError, match=r"all-9g\.99gb, which the accelerators of p5\.48xlarge do not have"):
        nodes(cluster, group(labels={"nvidia.com/mig.config": "all-9g.99gb"}))


@pytest.mark.parametrize(
    ("zone", "region"), [("eu-central-1a", "eu-central-1"), ("europe-west4-a", "europe-west4"), ("", "")]
)
def test_a_region_follows_from_its_zones(zone: str, region: str) -> None:
    """As AWS and Google name them."""
    assert region_of(zone) == region
