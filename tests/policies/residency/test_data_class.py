"""G01: data is processed only where its class allows."""

from typing import Any

import pytest

from landing_zone_policies.control import Verdict
from landing_zone_policies.residency.data_class import rule
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN

LABEL = "ai-landing-zone/data-class"


def _service(data_class: Any, cluster: str | None, kind: str = "InferenceService") -> Resource:
    labels = {} if data_class is None else {LABEL: data_class}
    props = {"metadata": {"name": "m", "labels": labels}, "spec": {"predictor": {"model": {}}}}
    return Resource("urn", f"kubernetes:serving.kserve.io/v1beta1:{kind}", props, cluster)


@pytest.mark.parametrize(
    ("data_class", "cluster"),
    [
        ("public", "us-east"),
        ("patient", "hospital"),
        ("on-site", "hospital"),
        ("house", "hospital"),
        ("certified", "hospital"),
    ],
)
def test_what_the_class_allows_passes(scene: Scene, data_class: str, cluster: str) -> None:
    """Jurisdiction, kind of site, cluster, certifications."""
    assert list(rule(_service(data_class, cluster), scene)) == []


@pytest.mark.parametrize(
    ("data_class", "reason"),
    [
        ("patient", "must stay in EU; cluster `us-east` lies in US"),
        ("on-site", "must stay on on-prem; cluster `us-east` is aws"),
        ("house", "may not leave hospital; this is cluster `us-east`"),
        ("certified", "needs c5; cluster `us-east` does not hold it"),
    ],
)
def test_what_the_class_forbids_fails(scene: Scene, data_class: str, reason: str) -> None:
    """With the rule and what the cluster is."""
    (violation,) = rule(_service(data_class, "us-east"), scene)
    assert violation.verdict is Verdict.FAIL
    assert reason in violation.problem


@pytest.mark.parametrize("kind", ["InferenceService", "LLMInferenceService"])
def test_a_model_must_say_what_data_it_processes(scene: Scene, kind: str) -> None:
    """Without the label nothing could be judged."""
    (violation,) = rule(_service(None, "hospital", kind), scene)
    assert violation.verdict is Verdict.FAIL
    assert "carries no label" in violation.problem


def test_a_resource_does_not_choose_its_cluster(scene: Scene) -> None:
    """A provider that is named after no cluster, or the default one, fails."""
    for cluster in ("somewhere", None):
        (violation,) = rule(_service("public", cluster), scene)
        assert "named after no cluster" in violation.problem


def test_an_unknown_class_fails_without_being_quoted(scene: Scene) -> None:
    """A value that the environment does not hold is not repeated in a message."""
    (violation,) = rule(_service("canary-4711", "hospital"), scene)
    assert "names no data class" in violation.problem
    assert "canary" not in violation.problem


def test_a_class_that_is_not_known_yet_is_undetermined(scene: Scene) -> None:
    """As are labels as a whole."""
    unknown = _service(UNKNOWN, "hospital")
    assert [v.verdict for v in rule(unknown, scene)] == [Verdict.UNDETERMINED]
    unknown.props["metadata"]["labels"] = UNKNOWN
    assert [v.verdict for v in rule(unknown, scene)] == [Verdict.UNDETERMINED]


def test_pod_templates_are_judged_once(scene: Scene) -> None:
    """An object and its template usually say the same."""
    labels = {"labels": {LABEL: "patient"}}
    props = {"metadata": labels, "spec": {"template": {"metadata": labels, "spec": {}}}}
    resource = Resource("urn", "kubernetes:apps/v1:Deployment", props, "us-east")
    assert len(list(rule(resource, scene))) == 1


def test_other_objects_need_no_label(scene: Scene) -> None:
    """A quota processes no data."""
    resource = Resource("urn", "kubernetes:core/v1:ResourceQuota", {"metadata": {"name": "q"}}, "us-east")
    assert list(rule(resource, scene)) == []
