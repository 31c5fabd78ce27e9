"""G05: pools with accelerators are of allowed machines and limited in size."""

from typing import Any

from landing_zone_policies.accelerators.planned_pools import CONTROL
from landing_zone_policies.unknown import UNKNOWN

GPU = "Standard_ND96isr_H100_v5"


def _aks(**props: Any) -> dict[str, Any]:
    return {"type": "azure-native:containerservice:AgentPool", "props": {"vmSize": GPU, **props}}


def _eks(most: Any, *types: Any) -> dict[str, Any]:
    props = {"instanceTypes": list(types), "scalingConfig": {"maxSize": most}}
    return {"type": "aws:eks/nodeGroup:NodeGroup", "props": props}


def _gke(**autoscaling: Any) -> dict[str, Any]:
    props = {"nodeConfig": {"machineType": "a3-highgpu-8g"}, "autoscaling": autoscaling}
    return {"type": "gcp:container/nodePool:NodePool", "props": props}


def _karpenter(**spec: Any) -> dict[str, Any]:
    wishes = [{"key": "karpenter.k8s.aws/instance-category", "operator": "In", "values": ["p"]}]
    held = {"template": {"spec": {"requirements": wishes}}, **spec}
    return {"apiVersion": "karpenter.sh/v1", "kind": "NodePool", "metadata": {"name": "p"}, "spec": held}


PASS = {
    "karpenter": _karpenter(limits={"nvidia.com/gpu": 8}),
    "gke": _gke(maxNodeCount=1),
    "gke, over all zones": _gke(totalMaxNodeCount=2),
    "fixed": _aks(count=2),
    "grows to 4": _aks(enableAutoScaling=True, maxCount=4),
    "eks": _eks(2, "p5.48xlarge"),
    "no accelerators": _aks(vmSize="Standard_D4s_v5", enableAutoScaling=True),
}
FAIL = {
    "no limit": _aks(enableAutoScaling=True),
    "eks, no limit": _eks(None, "p5.48xlarge"),
    "gke, no limit": _gke(),
    "karpenter, no limit": _karpenter(),
}
UNDETERMINED = {"limit": _eks(UNKNOWN, "p5.48xlarge"), "growth": _aks(enableAutoScaling=UNKNOWN, maxCount=2)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """A pool that may grow says how far."""
    assert judged(CONTROL, PASS | FAIL) == {name: {"fail"} for name in FAIL}


def test_an_environment_names_machines_and_nodes(judged: Any) -> None:
    """What it does not name is not allowed."""
    found = judged(CONTROL, PASS, machine_types=(GPU, "a3-highgpu-8g"), nodes_per_pool=3)
    assert found == {"grows to 4": {"fail"}, "eks": {"fail"}}
    found = judged(CONTROL, PASS, machine_types=(GPU, "p5.48xlarge"))
    assert found == {"gke": {"fail"}, "gke, over all zones": {"fail"}}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
