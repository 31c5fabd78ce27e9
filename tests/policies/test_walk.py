"""Ways through an object."""

from typing import Any

import pytest

from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container, Pod, places, pods, unknown_branches


def _pods(props: dict[str, Any]) -> list[Pod]:
    return list(pods(places(props)))


def _containers(props: dict[str, Any]) -> list[Container]:
    return [container for pod in _pods(props) for container in pod.containers]


def test_paths_are_written_as_a_reader_would() -> None:
    """Names joined by dots, items by number."""
    paths = [p.path for p in places({"spec": {"containers": [{"name": "c"}]}})]
    assert paths == ["", "spec", "spec.containers", "spec.containers[0]", "spec.containers[0].name"]


def test_a_container_knows_its_pod() -> None:
    """So that a rule can look at both."""
    pod = {"containers": [{"name": "a"}], "initContainers": [{"name": "b"}], "nodeSelector": {"x": "y"}}
    found = _containers({"spec": {"template": {"spec": pod}}})
    assert [c.path for c in found] == ["spec.template.spec.containers[0]", "spec.template.spec.initContainers[0]"]
    assert all(c.pod is pod for c in found)


def test_a_model_is_a_container_only_in_a_kserve_component() -> None:
    """The word means other things elsewhere."""
    assert [c.path for c in _containers({"spec": {"predictor": {"model": {}}}})] == ["spec.predictor.model"]
    assert _containers({"data": {"model": {}}}) == []


def test_unknown_branches_are_those_that_could_hold_containers() -> None:
    """Not every unknown value."""
    props = {"metadata": {"name": UNKNOWN}, "spec": {"template": UNKNOWN, "replicas": UNKNOWN}}
    assert [p.path for p in unknown_branches(places(props))] == ["spec.template"]


JOB = {"containers": [{"name": "a"}]}


@pytest.mark.parametrize(
    ("props", "path"),
    [
        ({"spec": JOB}, "spec"),
        ({"spec": {"template": {"spec": JOB}}}, "spec.template.spec"),
        ({"spec": {"jobTemplate": {"spec": {"template": {"spec": JOB}}}}}, "spec.jobTemplate.spec.template.spec"),
        ({"spec": {"template": JOB}}, "spec.template"),
        ({"spec": {"prefill": {"worker": JOB}}}, "spec.prefill.worker"),
        (
            {"spec": {"replicatedJobs": [{"template": {"spec": {"template": {"spec": JOB}}}}]}},
            "spec.replicatedJobs[0].template.spec.template.spec",
        ),
        ({"spec": {"headGroupSpec": {"template": {"spec": JOB}}}}, "spec.headGroupSpec.template.spec"),
        (
            {"spec": {"leaderWorkerTemplate": {"workerTemplate": {"spec": JOB}}}},
            "spec.leaderWorkerTemplate.workerTemplate.spec",
        ),
        ({"template": {"spec": JOB}}, "template.spec"),
    ],
)
def test_a_pod_is_found_wherever_containers_are(props: dict[str, Any], path: str) -> None:
    """In pods, controllers, serving objects, job sets, clusters of Ray, groups of leaders and workers."""
    (pod,) = _pods(props)
    assert pod.path == path
    assert pod.is_whole


def test_a_workflow_has_containers_of_its_own() -> None:
    """One per template, with others beside it."""
    template = {"container": {"image": "a"}, "sidecars": [{"image": "b"}], "script": "not one"}
    found = _containers({"spec": {"templates": [template]}})
    assert [c.path for c in found] == ["spec.templates[0].container", "spec.templates[0].sidecars[0]"]


def test_a_predictor_is_a_pod_that_a_controller_completes() -> None:
    """Its runtime says the rest."""
    (pod,) = _pods({"spec": {"predictor": {"model": {"modelFormat": {"name": "vllm"}}}}})
    assert pod.path == "spec.predictor"
    assert not pod.is_whole


def test_a_pod_is_seen_though_its_containers_are_not() -> None:
    """What it asks of its node is known."""
    (pod,) = _pods({"spec": {"hostNetwork": True, "containers": UNKNOWN}})
    assert pod.containers == ()


def test_a_pod_has_the_metadata_beside_it() -> None:
    """A template's own, else the object's."""
    own, objects = {"labels": {"a": "own"}}, {"labels": {"a": "object"}}
    (template,) = _pods({"metadata": objects, "spec": {"template": {"metadata": own, "spec": JOB}}})
    (pod,) = _pods({"metadata": objects, "spec": JOB})
    assert template.metadata == own
    assert pod.metadata == objects
