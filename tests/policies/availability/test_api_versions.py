"""K31: objects are written in API versions that the cluster has."""

from typing import Any

from landing_zone_policies.availability.api_versions import CONTROL


def _object(api: str, kind: str) -> dict[str, Any]:
    return {"apiVersion": api, "kind": kind, "metadata": {"name": "x"}}


def _annotated(name: str) -> dict[str, Any]:
    metadata = {"name": "p", "annotations": {name: "runtime/default"}}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": {"containers": [{"name": "c"}]}}


PASS = {
    "stable": _object("apps/v1", "Deployment"),
    "somebody's own beta": _object("serving.kserve.io/v1beta1", "InferenceService"),
    "other annotation": _annotated("example.org/owner"),
}
FAIL = {
    "deployment": _object("extensions/v1beta1", "Deployment"),
    "stateful set": _object("apps/v1beta2", "StatefulSet"),
    "ingress": _object("networking.k8s.io/v1beta1", "Ingress"),
    "cron job": _object("batch/v1beta1", "CronJob"),
    "autoscaler": _object("autoscaling/v2beta2", "HorizontalPodAutoscaler"),
    "flow": _object("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema"),
    "seccomp by annotation": _annotated("seccomp.security.alpha.kubernetes.io/pod"),
}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """Gone in the release that is run."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_a_release_still_has_what_goes_later(judged: Any) -> None:
    """The environment says which release it runs."""
    assert set(judged(CONTROL, FAIL, kubernetes_version="1.24")) == {"deployment", "stateful set", "ingress"}
