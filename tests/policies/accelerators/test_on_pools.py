"""K27: accelerators are asked for in full, and only on pools that have them."""

from typing import Any

import pytest

from landing_zone_policies.accelerators.on_pools import rule
from landing_zone_policies.control import Verdict
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import NOWHERE, Scene
from landing_zone_policies.unknown import UNKNOWN

H100 = {"ai-landing-zone/pool": "h100"}
TOLERATIONS = [{"key": "nvidia.com/gpu", "operator": "Equal", "value": "present", "effect": "NoSchedule"}]


def _asking(name: str = "nvidia.com/gpu", request: Any = "2", limit: Any = "2") -> dict[str, Any]:
    parts = {"requests": request, "limits": limit}
    return {"name": "c", "resources": {part: {name: amount} for part, amount in parts.items() if amount is not None}}


def _problems(resource: Resource, scene: Scene) -> list[str]:
    found = list(rule(resource, scene))
    assert all(v.verdict is Verdict.FAIL for v in found)
    return [v.problem for v in found]


def _tolerating(pod: Any, **spec: Any) -> Resource:
    """Return a pod that tolerates the taint of nodes with accelerators."""
    made: Resource = pod(tolerations=TOLERATIONS, **spec)
    return made


@pytest.mark.parametrize(("request_", "limit"), [("2", "2"), (2, "2"), (None, 2)])
def test_equal_amounts_on_the_right_pool_pass(scene: Scene, pod: Any, request_: Any, limit: Any) -> None:
    """Kubernetes sets a request that is left out to the limit."""
    assert (
        _problems(_tolerating(pod, containers=[_asking(request=request_, limit=limit)], nodeSelector=H100), scene) == []
    )


def test_a_pod_without_accelerators_is_free(scene: Scene, pod: Any) -> None:
    """On any node, in any amounts."""
    cpu = {"name": "c", "resources": {"requests": {"cpu": "1"}, "limits": {"cpu": "2"}}}
    assert _problems(pod(containers=[cpu]), scene) == []


@pytest.mark.parametrize(
    ("request_", "limit", "problem"), [("1", "2", "another amount"), ("1", None, "without a limit")]
)
def test_unequal_amounts_fail(scene: Scene, pod: Any, request_: Any, limit: Any, problem: str) -> None:
    """Accelerators can't be overcommitted."""
    (found,) = _problems(
        _tolerating(pod, containers=[_asking(request=request_, limit=limit)], nodeSelector=H100), scene
    )
    assert problem in found


@pytest.mark.parametrize(
    ("selector", "problem"),
    [
        (None, "without a node selector"),
        ({"kubernetes.io/arch": "amd64"}, "without a node selector"),
        ({"ai-landing-zone/pool": "l4"}, "names no pool of cluster `hospital`"),
        ({"ai-landing-zone/pool": "mig"}, "pool `mig` offers nvidia.com/mig-3g.40gb"),
        ({"ai-landing-zone/pool": "cpu"}, "pool `cpu` offers no accelerators"),
    ],
)
def test_other_nodes_fail(scene: Scene, pod: Any, selector: Any, problem: str) -> None:
    """The pool must be one of this cluster, and have what is asked for."""
    (found,) = _problems(_tolerating(pod, containers=[_asking()], nodeSelector=selector), scene)
    assert problem in found


def test_partitions_run_on_their_own_pool(scene: Scene, pod: Any) -> None:
    """A profile is a resource of its own."""
    asking = _asking("nvidia.com/mig-3g.40gb", "1", "1")
    assert _problems(_tolerating(pod, containers=[asking], nodeSelector={"ai-landing-zone/pool": "mig"}), scene) == []
    assert len(_problems(_tolerating(pod, containers=[asking], nodeSelector=H100), scene)) == 1


def test_a_provider_without_a_cluster_fails(scene: Scene, pod: Any) -> None:
    """Its pools can't be known."""
    (found,) = _problems(_tolerating(pod, cluster=None, containers=[_asking()], nodeSelector=H100), scene)
    assert "named after no cluster" in found


def test_init_containers_and_predictors_are_judged(scene: Scene, pod: Any) -> None:
    """KServe's predictor is a pod specification whose container is called `model`."""
    assert len(_problems(_tolerating(pod, initContainers=[_asking()]), scene)) == 1
    model = {**_asking(), "modelFormat": {"name": "vllm"}}
    service: dict[str, Any] = {"spec": {"predictor": {"model": model, "tolerations": TOLERATIONS}}}
    resource = Resource("urn", "kubernetes:serving.kserve.io/v1beta1:InferenceService", service, "hospital")
    assert len(_problems(resource, scene)) == 1
    service["spec"]["predictor"]["nodeSelector"] = H100
    assert _problems(resource, scene) == []


@pytest.mark.parametrize(
    "spec",
    [
        {"containers": UNKNOWN},
        {"containers": [UNKNOWN]},
        {"containers": [{"resources": UNKNOWN}]},
        {"containers": [{"resources": {"limits": UNKNOWN}}]},
        {"containers": [_asking(request=UNKNOWN)], "nodeSelector": H100},
        {"containers": [_asking()], "nodeSelector": UNKNOWN},
        {"containers": [_asking()], "nodeSelector": {"ai-landing-zone/pool": UNKNOWN}},
    ],
)
def test_what_is_not_known_is_undetermined(scene: Scene, pod: Any, spec: dict[str, Any]) -> None:
    """Never a silent pass."""
    assert [v.verdict for v in rule(_tolerating(pod, **spec), scene)] == [Verdict.UNDETERMINED]


def test_pods_with_accelerators_tolerate_the_taint_of_their_nodes(scene: Scene, pod: Any) -> None:
    """By its key, or all taints."""
    (found,) = _problems(pod(containers=[_asking()], nodeSelector=H100), scene)
    assert "does not tolerate" in found
    assert _problems(pod(containers=[_asking()], nodeSelector=H100, tolerations=[{"operator": "Exists"}]), scene) == []


def test_other_pods_leave_those_nodes_alone(scene: Scene, pod: Any) -> None:
    """They would take the place of those that need it; what runs on every node may."""
    intruder = pod(containers=[{"name": "c"}], tolerations=TOLERATIONS)
    (found,) = _problems(intruder, scene)
    assert "no container asks for one" in found
    everywhere = Resource("urn", "kubernetes:apps/v1:DaemonSet", {"spec": {"template": intruder.props}}, "hospital")
    assert _problems(everywhere, scene) == []


def test_without_an_environment_any_label_of_such_nodes_will_do(pod: Any) -> None:
    """Which pools there are is not known."""
    asking = {"containers": [_asking()], "tolerations": TOLERATIONS}
    assert _problems(pod(**asking, nodeSelector={"nvidia.com/gpu.product": "NVIDIA-H100"}), NOWHERE) == []
    (found,) = _problems(pod(**asking, nodeSelector={"disk": "fast"}), NOWHERE)
    assert "names nodes that have it" in found
