"""K28: nodes with accelerators are labelled, and closed to pods that ask for none."""

from typing import Any

import pytest

from landing_zone_policies.accelerators.tainted_pools import CONTROL
from landing_zone_policies.normalize import make_resource
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import UNKNOWN

EKS = "aws:eks/nodeGroup:NodeGroup"
AKS = "azure-native:containerservice:AgentPool"
GKE = "gcp:container/nodePool:NodePool"
KARPENTER = "kubernetes:karpenter.sh/v1:NodePool"
LABELS = {"ai-landing-zone/pool": "h100"}
TAINT = {"key": "nvidia.com/gpu", "value": "present", "effect": "NO_SCHEDULE"}
FAMILY = [{"key": "karpenter.k8s.aws/instance-category", "operator": "In", "values": ["p"]}]
NO_FAMILY = [{"key": "karpenter.k8s.aws/instance-gpu-count", "operator": "DoesNotExist"}]
NODES = {"instanceTypes": ["p5.48xlarge"], "labels": LABELS, "taints": [TAINT]}


def _karpenter(**spec: Any) -> dict[str, Any]:
    return {"spec": {"template": {"metadata": {"labels": LABELS}, "spec": spec}}}


PASS = {
    "EKS": (EKS, NODES),
    "EKS without accelerators": (EKS, {"instanceTypes": ["m7i.4xlarge"]}),
    "AKS": (
        AKS,
        {"vmSize": "Standard_NC40ads_H100_v5", "nodeLabels": LABELS, "nodeTaints": ["nvidia.com/gpu=1:NoSchedule"]},
    ),
    "GKE": (GKE, {"nodeConfig": {"machineType": "a3-highgpu-8g", "labels": LABELS, "taints": [TAINT]}}),
    "karpenter": (KARPENTER, _karpenter(requirements=FAMILY, taints=[{**TAINT, "effect": "NoSchedule"}])),
    "karpenter without accelerators": (KARPENTER, _karpenter(requirements=NO_FAMILY)),
}
FAIL = {
    "EKS without a taint": (EKS, {**NODES, "taints": []}),
    "EKS with a wish for a taint": (EKS, {**NODES, "taints": [{**TAINT, "effect": "PREFER_NO_SCHEDULE"}]}),
    "EKS by its image": (EKS, {"amiType": "AL2023_x86_64_NVIDIA", "labels": LABELS}),
    "EKS without a label": (EKS, {**NODES, "labels": None}),
    "AKS without a taint": (AKS, {"vmSize": "Standard_ND96isr_H100_v5", "nodeLabels": LABELS}),
    "GKE without a taint": (
        GKE,
        {"nodeConfig": {"guestAccelerators": [{"type": "nvidia-l4", "count": 1}], "labels": LABELS}},
    ),
    "karpenter without a taint": (KARPENTER, _karpenter(requirements=FAMILY)),
}
UNDETERMINED = {
    "kind of nodes": (EKS, {**NODES, "instanceTypes": UNKNOWN}),
    "taints": (EKS, {**NODES, "taints": UNKNOWN}),
    "labels": (EKS, {**NODES, "labels": UNKNOWN}),
    "machine": (GKE, {"nodeConfig": {"machineType": UNKNOWN}}),
}


@pytest.mark.parametrize(
    ("examples", "verdicts"),
    [(PASS, []), (FAIL, ["fail"]), (UNDETERMINED, ["undetermined"])],
    ids=["pass", "fail", "?"],
)
def test_every_example_is_judged_as_it_says(examples: dict[str, Any], verdicts: list[str]) -> None:
    """In the words of every provider."""
    for name, (kind, props) in examples.items():
        found = CONTROL.rule(make_resource("r", kind, props), NOWHERE)
        assert [v.verdict.value for v in found] == verdicts, name


def test_pools_of_a_cluster_are_judged_one_by_one() -> None:
    """With the path to each."""
    gpu = {"name": "gpu", "vmSize": "Standard_NC40ads_H100_v5", "nodeLabels": LABELS}
    props = {"agentPoolProfiles": [{"name": "system", "vmSize": "Standard_D4s_v5"}, gpu]}
    cluster = make_resource("r", "azure-native:containerservice:ManagedCluster", props)
    assert ["agentPoolProfiles[1]" in v.problem for v in CONTROL.rule(cluster, NOWHERE)] == [True]
