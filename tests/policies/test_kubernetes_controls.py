"""What holds for all controls on pods: the wrapping does not matter, and what is not known is never let pass."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from landing_zone_policies.controls import CONTROLS
from landing_zone_policies.finding import judge_all
from landing_zone_policies.normalize import make_resource, object_type
from landing_zone_policies.scene import NOWHERE
from landing_zone_policies.unknown import UNKNOWN

ON_PODS = {
    "K01",
    "K02",
    "K03",
    "K04",
    "K05",
    "K06",
    "K07",
    "K08",
    "K09",
    "K10",
    "K11",
    "K12",
    "K13",
    "K15",
    "K21",
    "K27",
}
BAD = {
    "hostNetwork": True,
    "volumes": [{"name": "v", "hostPath": {"path": "/"}}],
    "tolerations": [{"key": "nvidia.com/gpu", "operator": "Exists"}],
    "containers": [
        {
            "name": "c",
            "image": "app:1",
            "ports": [{"containerPort": 80, "hostPort": 80}],
            "env": [{"name": "API_KEY", "value": "hunter2"}],
            "securityContext": {"privileged": True, "procMount": "Unmasked", "capabilities": {"add": ["SYS_ADMIN"]}},
        }
    ],
}
GOOD = {
    "automountServiceAccountToken": False,
    "hostNetwork": False,
    "securityContext": {"runAsNonRoot": True, "runAsUser": 1000, "seccompProfile": {"type": "RuntimeDefault"}},
    "volumes": [{"name": "v", "emptyDir": {}}],
    "containers": [
        {
            "name": "c",
            "image": "registry.k8s.io/app:1@sha256:" + "a" * 64,
            "ports": [{"containerPort": 8080}],
            "env": [{"name": "MODE", "value": "fast"}],
            "resources": {"requests": {"cpu": "1", "memory": "1Gi"}, "limits": {"memory": "1Gi"}},
            "securityContext": {
                "privileged": False,
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            },
        }
    ],
}
WRAPPINGS = {
    "Pod": ("v1", ()),
    "Deployment": ("apps/v1", ("template", "spec")),
    "CronJob": ("batch/v1", ("jobTemplate", "spec", "template", "spec")),
    "InferenceService": ("serving.kserve.io/v1beta1", ("predictor",)),
    "LeaderWorkerSet": ("leaderworkerset.x-k8s.io/v1", ("leaderWorkerTemplate", "workerTemplate", "spec")),
}


def _wrapped(kind: str, pod: Any) -> dict[str, Any]:
    version, path = WRAPPINGS[kind]
    spec = pod
    for name in reversed(path):
        spec = {name: spec}
    return {"apiVersion": version, "kind": kind, "metadata": {"name": "x", "namespace": "clinic"}, "spec": spec}


def _found(example: dict[str, Any], verdict: str | None = None) -> set[str]:
    """Return the controls on pods that find something, or something of a verdict."""
    resource = make_resource("r", object_type(example), example)
    found = judge_all([c for c in CONTROLS if c.id in ON_PODS], [resource], NOWHERE)
    return {f.control for f in found if verdict in (None, f.verdict.value)}


@pytest.mark.parametrize("kind", WRAPPINGS)
def test_every_wrapping_of_a_bad_pod_fails_every_control(kind: str) -> None:
    """A pod is a pod, whoever makes it."""
    assert _found(_wrapped(kind, BAD), "fail") == ON_PODS


@pytest.mark.parametrize("kind", WRAPPINGS)
def test_every_wrapping_of_a_good_pod_passes(kind: str) -> None:
    """None is stopped by mistake."""
    assert _found(_wrapped(kind, GOOD)) == set()


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(item, dict | list):
            yield from _leaves(item, (*path, key))


def _without(value: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """Return a copy in which the value at a path is not known."""
    copy: Any = deepcopy(value)
    held = copy
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = UNKNOWN
    made: dict[str, Any] = copy
    return made


@pytest.mark.parametrize("path", list(_leaves(_wrapped("Deployment", BAD)["spec"])), ids=str)
def test_nothing_bad_passes_because_a_part_is_not_known(path: tuple[Any, ...]) -> None:
    """What was a fail stays one or is undetermined, whatever part, leaf or branch, is not known."""
    bad = _wrapped("Deployment", BAD)
    assert _found({**bad, "spec": _without(bad["spec"], path)}) == ON_PODS
