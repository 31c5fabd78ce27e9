"""Driver and device plugin of a node have one owner each."""

from collections.abc import Callable

import pytest

from landing_zone.errors import Fault

FaultsOf = Callable[..., list[tuple[int, Fault]]]
EKS = "instance_type: g6.12xlarge"
GKE = "region: asia-southeast1\n"


def _image(name: str) -> tuple[str, str]:
    return EKS, f"{EKS}\n            machine: {{image: {name}}}"


def test_bottlerocket_brings_a_device_plugin(faults_of: FaultsOf) -> None:
    """Whoever owns the driver."""
    ((below, fault),) = faults_of(*_image("BOTTLEROCKET_x86_64_NVIDIA"))
    assert (below, fault.field) == (1, "clusters.1.pools.0.machine.image")
    assert "offers `nvidia.com/gpu` itself, and so does the GPU Operator" in fault.problem


def test_an_image_with_driver_leaves_none_to_the_operator(faults_of: FaultsOf) -> None:
    """The operator can't replace it."""
    owner = "gpu: {owner: host}"
    ((_, fault),) = faults_of(*_owned_by_the_operator())
    assert fault.fix == f"write `{owner}` for the cluster, or another image"
    assert "brings the driver" in fault.problem


def _owned_by_the_operator() -> tuple[str, str]:
    gke = "instance_type: g2-standard-8"
    return gke, f"{gke}\n            machine: {{image: COS_NVIDIA}}"


def test_gke_with_its_own_driver_has_its_own_plugin(faults_of: FaultsOf) -> None:
    """Unless the node's label keeps it away."""
    ((_, fault),) = faults_of(GKE, f"{GKE}        gpu: {{owner: host}}\n")
    assert fault.field == "clusters.3.pools.0.labels"
    assert 'add the label `gke-no-default-nvidia-gpu-device-plugin: "true"`' in fault.fix


@pytest.mark.parametrize(
    ("old", "new"),
    [
        _image("AL2023_x86_64_NVIDIA"),
        ("    data_classes:", "    platform: {gpu_operator: false}\n    data_classes:"),
    ],
)
def test_one_owner_is_in_order(faults_of: FaultsOf, *, old: str, new: str) -> None:
    """A driver of the host's image under an operator that installs none."""
    assert faults_of(old, new) == []
