"""K01: no container runs privileged."""

from typing import Any

import pytest

from landing_zone_policies.control import Verdict
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.privileged import rule

BAD: dict[str, Any] = {"name": "c", "securityContext": {"privileged": True}}
GOOD: dict[str, Any] = {"name": "c", "securityContext": {"privileged": False}}


def _found(kind: str, props: dict[str, Any], scene: Scene) -> list[tuple[Verdict, str]]:
    resource = Resource("urn", f"kubernetes:{kind}", props, "hospital")
    return [(v.verdict, v.problem) for v in rule(resource, scene)]


def _holding(path: str, container: Any) -> dict[str, Any]:
    """Return the nested maps of a dotted path, where `name[]` is a list of one item, with a container at its end."""
    value = container
    for name in reversed(path.split(".")):
        value = {name.removesuffix("[]"): [value] if name.endswith("[]") else value}
    return value


KINDS = [
    ("core/v1:Pod", "spec.containers[]"),
    ("core/v1:Pod", "spec.initContainers[]"),
    ("core/v1:Pod", "spec.ephemeralContainers[]"),
    ("core/v1:PodTemplate", "template.spec.containers[]"),
    ("core/v1:ReplicationController", "spec.template.spec.containers[]"),
    ("apps/v1:Deployment", "spec.template.spec.containers[]"),
    ("apps/v1:DeploymentPatch", "spec.template.spec.containers[]"),
    ("apps/v1:StatefulSet", "spec.template.spec.initContainers[]"),
    ("apps/v1:DaemonSet", "spec.template.spec.containers[]"),
    ("apps/v1:ReplicaSet", "spec.template.spec.containers[]"),
    ("batch/v1:Job", "spec.template.spec.containers[]"),
    ("batch/v1:CronJob", "spec.jobTemplate.spec.template.spec.containers[]"),
    ("serving.kserve.io/v1beta1:InferenceService", "spec.predictor.model"),
    ("serving.kserve.io/v1beta1:InferenceService", "spec.transformer.containers[]"),
    ("serving.kserve.io/v1alpha1:ClusterServingRuntime", "spec.containers[]"),
    ("serving.kserve.io/v1alpha2:LLMInferenceService", "spec.prefill.template.containers[]"),
    ("leaderworkerset.x-k8s.io/v1:LeaderWorkerSet", "spec.leaderWorkerTemplate.workerTemplate.spec.containers[]"),
    ("ray.io/v1:RayCluster", "spec.workerGroupSpecs[].template.spec.containers[]"),
    ("helm.sh/v3:Release", "values.controller"),
]


@pytest.mark.parametrize(("kind", "path"), KINDS)
def test_a_privileged_container_fails_in_every_kind(kind: str, path: str, scene: Scene) -> None:
    """Once, with the path to it."""
    ((verdict, problem),) = _found(kind, _holding(path, BAD), scene)
    assert verdict is Verdict.FAIL
    assert "ecurityContext.privileged` is set" in problem


@pytest.mark.parametrize(("kind", "path"), KINDS)
def test_an_ordinary_container_passes_in_every_kind(kind: str, path: str, scene: Scene) -> None:
    """False, or nothing said."""
    assert _found(kind, _holding(path, GOOD), scene) == []
    assert _found(kind, _holding(path, {"name": "c", "securityContext": {}}), scene) == []


def test_a_switch_may_be_written_as_text(scene: Scene) -> None:
    """`"false"` is no."""
    for text, verdicts in (("true", [Verdict.FAIL]), ("false", [])):
        container = {"name": "c", "securityContext": {"privileged": text}}
        assert [v for v, _ in _found("core/v1:Pod", {"spec": {"containers": [container]}}, scene)] == verdicts


def test_a_windows_host_process_is_privileged(scene: Scene) -> None:
    """The same right under another name, for the whole pod."""
    spec = {"securityContext": {"windowsOptions": {"hostProcess": True}}, "containers": [GOOD]}
    assert [v for v, _ in _found("core/v1:Pod", {"spec": spec}, scene)] == [Verdict.FAIL]


def test_every_privileged_container_is_named(scene: Scene) -> None:
    """Not the first only."""
    problems = [p for _, p in _found("core/v1:Pod", {"spec": {"containers": [BAD, GOOD, BAD]}}, scene)]
    assert ["containers[0]" in problems[0], "containers[2]" in problems[1]] == [True, True]


@pytest.mark.parametrize(
    "props",
    [
        {"spec": UNKNOWN},
        {"spec": {"containers": UNKNOWN}},
        {"spec": {"containers": [UNKNOWN]}},
        {"spec": {"containers": [{"securityContext": UNKNOWN}]}},
        {"spec": {"containers": [{"securityContext": {"privileged": UNKNOWN}}]}},
        {"spec": {"predictor": {"model": UNKNOWN}}},
    ],
)
def test_what_is_not_known_is_undetermined(props: dict[str, Any], scene: Scene) -> None:
    """Never a silent pass."""
    assert [v for v, _ in _found("core/v1:Pod", props, scene)] == [Verdict.UNDETERMINED]


def test_an_unknown_part_does_not_hide_a_certain_one(scene: Scene) -> None:
    """The certain finding comes first."""
    props = {"spec": {"initContainers": UNKNOWN, "containers": [BAD]}}
    assert [v for v, _ in _found("core/v1:Pod", props, scene)] == [Verdict.FAIL, Verdict.UNDETERMINED]


def test_unknown_values_elsewhere_do_not_matter(scene: Scene) -> None:
    """An address that is not known yet says nothing of rights."""
    props = {"metadata": {"name": UNKNOWN}, "spec": {"containers": [{**GOOD, "env": [{"value": UNKNOWN}]}]}}
    assert _found("core/v1:Pod", props, scene) == []


def test_a_chart_with_values_in_files_is_undetermined(scene: Scene) -> None:
    """They are not read here."""
    assert [v for v, _ in _found("helm.sh/v3:Release", {"valueYamlFiles": ["x"]}, scene)] == [Verdict.UNDETERMINED]


def test_other_providers_resources_are_not_judged(scene: Scene) -> None:
    """A word in a cloud resource is no container."""
    resource = Resource("urn", "aws:ecs/taskDefinition:TaskDefinition", {"securityContext": {"privileged": True}}, None)
    assert list(rule(resource, scene)) == []
