"""Readiness of each kind, from objects as API servers return them."""

from typing import Any

import pytest

from landing_zone.sandbox.providers.kubernetes.readiness.outcome import Failed, Ready, Waiting
from landing_zone.sandbox.providers.kubernetes.readiness.rules import RULES, judge, settling_s


def obj(token: str, spec: dict[str, Any] | None = None, **status: Any) -> dict[str, Any]:
    """Return an object of generation 2."""
    api_version, _, kind = token.rpartition(":")
    return {
        "apiVersion": api_version,
        "kind": kind,
        "metadata": {"name": "x", "generation": 2},
        "spec": spec or {},
        "status": status,
    }


def condition(kind: str, status: str = "True", **rest: Any) -> dict[str, Any]:
    """Return a condition."""
    return {"type": kind, "status": status, **rest}


DEPLOYED = {"observedGeneration": 2, "replicas": 2, "updatedReplicas": 2, "availableReplicas": 2}
TWO = {"replicas": 2}
ACCEPTED = condition("Accepted", observedGeneration=2)
NEWEST = {"observedGeneration": 2}

CASES = {
    "unknown kinds are ready once they exist": (obj("example.com/v1:Gadget"), Ready),
    "deployment": (obj("apps/v1:Deployment", TWO, **DEPLOYED), Ready),
    "deployment, status of the generation before": (
        obj("apps/v1:Deployment", TWO, **{**DEPLOYED, "observedGeneration": 1}),
        Waiting,
    ),
    "deployment, an old pod still there": (obj("apps/v1:Deployment", TWO, **{**DEPLOYED, "replicas": 3}), Waiting),
    "deployment, scaled to none": (obj("apps/v1:Deployment", {"replicas": 0}, observedGeneration=2), Ready),
    "deployment, past its deadline": (
        obj(
            "apps/v1:Deployment",
            TWO,
            observedGeneration=2,
            conditions=[condition("Progressing", "False", reason="ProgressDeadlineExceeded")],
        ),
        Failed,
    ),
    "stateful set": (obj("apps/v1:StatefulSet", TWO, **NEWEST, readyReplicas=2, updatedReplicas=2), Ready),
    "stateful set, half updated": (
        obj("apps/v1:StatefulSet", TWO, **NEWEST, readyReplicas=2, updatedReplicas=1),
        Waiting,
    ),
    "stateful set, updated by hand": (
        obj("apps/v1:StatefulSet", {**TWO, "updateStrategy": {"type": "OnDelete"}}, **NEWEST, readyReplicas=2),
        Ready,
    ),
    "daemon set": (
        obj(
            "apps/v1:DaemonSet",
            **NEWEST,
            desiredNumberScheduled=3,
            numberAvailable=3,
            updatedNumberScheduled=3,
        ),
        Ready,
    ),
    "daemon set, a node short": (
        obj("apps/v1:DaemonSet", **NEWEST, desiredNumberScheduled=3, numberAvailable=2, updatedNumberScheduled=3),
        Waiting,
    ),
    "daemon set without nodes": (obj("apps/v1:DaemonSet", **NEWEST), Ready),
    "job": (obj("batch/v1:Job", conditions=[condition("Complete")]), Ready),
    "job, running": (obj("batch/v1:Job", active=1), Waiting),
    "job, failed": (obj("batch/v1:Job", conditions=[condition("Failed", reason="BackoffLimitExceeded")]), Failed),
    "job, suspended": (obj("batch/v1:Job", {"suspend": True}), Ready),
    "pod": (obj("v1:Pod", phase="Running", conditions=[condition("Ready")]), Ready),
    "pod, ended well": (obj("v1:Pod", phase="Succeeded", conditions=[condition("Ready", "False")]), Ready),
    "pod, unschedulable": (
        obj("v1:Pod", phase="Pending", conditions=[condition("PodScheduled", "False", reason="Unschedulable")]),
        Waiting,
    ),
    "pod, ended badly": (obj("v1:Pod", phase="Failed"), Failed),
    "namespace": (obj("v1:Namespace", phase="Active"), Ready),
    "namespace, going away": (obj("v1:Namespace", phase="Terminating"), Waiting),
    "claim, bound with its first pod": (obj("v1:PersistentVolumeClaim", phase="Pending"), Ready),
    "claim, volume lost": (obj("v1:PersistentVolumeClaim", phase="Lost"), Failed),
    "definition": (
        obj("apiextensions.k8s.io/v1:CustomResourceDefinition", conditions=[condition("Established")]),
        Ready,
    ),
    "definition, not served yet": (obj("apiextensions.k8s.io/v1:CustomResourceDefinition"), Waiting),
    "definition, names taken": (
        obj("apiextensions.k8s.io/v1:CustomResourceDefinition", conditions=[condition("NamesAccepted", "False")]),
        Failed,
    ),
    "aggregated API": (obj("apiregistration.k8s.io/v1:APIService", conditions=[condition("Available")]), Ready),
    "aggregated API, not answering": (
        obj("apiregistration.k8s.io/v1:APIService", conditions=[condition("Available", "False")]),
        Waiting,
    ),
    "gateway": (obj("gateway.networking.k8s.io/v1:Gateway", conditions=[ACCEPTED]), Ready),
    "gateway, accepted in an earlier form": (
        obj("gateway.networking.k8s.io/v1:Gateway", conditions=[{**ACCEPTED, "observedGeneration": 1}]),
        Waiting,
    ),
    "route": (
        obj(
            "gateway.networking.k8s.io/v1:HTTPRoute",
            {"parentRefs": [{"name": "g"}]},
            parents=[{"conditions": [ACCEPTED]}],
        ),
        Ready,
    ),
    "route, one of two gateways": (
        obj(
            "gateway.networking.k8s.io/v1:HTTPRoute",
            {"parentRefs": [{"name": "g"}, {"name": "h"}]},
            parents=[{"conditions": [ACCEPTED]}, {"conditions": [condition("Accepted", "False")]}],
        ),
        Waiting,
    ),
    "model": (obj("serving.kserve.io/v1beta1:InferenceService", conditions=[condition("Ready")]), Ready),
    "model, predictor not up": (
        obj("serving.kserve.io/v1beta1:InferenceService", conditions=[condition("PredictorReady", "False")]),
        Waiting,
    ),
    "model, spec that can't work": (
        obj(
            "serving.kserve.io/v1beta1:InferenceService",
            modelStatus={"lastFailureInfo": {"reason": "InvalidPredictorSpec", "message": "no runtime"}},
        ),
        Failed,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_readiness(case: str) -> None:
    """Each kind is judged by what its controllers report, about this version of the object."""
    given, expected = CASES[case]
    assert isinstance(judge(given), expected)


def test_every_rule_copes_with_an_object_that_nobody_has_reported_on() -> None:
    """Without a status no rule breaks, and those that wait say something."""
    for group, kind in RULES:
        fresh = obj(f"{group}/v1:{kind}" if group else f"v1:{kind}", {"parentRefs": [{"name": "g"}]})
        del fresh["status"]
        outcome = judge(fresh)
        assert isinstance(outcome, Ready | Waiting)
        assert isinstance(outcome, Ready) or outcome.message


def test_waiting_speaks_with_the_objects_own_words() -> None:
    """The reason and message of the conditions that don't hold are passed on; of containers, too."""
    message = "0/5 nodes are available: 5 Insufficient nvidia.com/gpu"
    pod = obj("v1:Pod", conditions=[condition("PodScheduled", "False", reason="Unschedulable", message=message)])
    pod["status"]["containerStatuses"] = [{"name": "c", "state": {"waiting": {"reason": "ImagePullBackOff"}}}]
    outcome = judge(pod)
    assert isinstance(outcome, Waiting)
    assert outcome.message == (f"PodScheduled=False (Unschedulable: {message}); container c: ImagePullBackOff")


def test_a_status_of_no_certain_version_has_to_last() -> None:
    """KServe does not say which version of a model its status is about: after a change, ready must stay ready."""
    model = obj("serving.kserve.io/v1beta1:InferenceService")
    assert settling_s(model) > 0
    model["metadata"]["generation"] = 1
    assert settling_s(model) == settling_s(obj("apps/v1:Deployment")) == 0
