"""K23: what serves survives the loss of a node, and lets nodes be drained."""

from typing import Any

from landing_zone_policies.availability.disruption import CONTROL
from landing_zone_policies.unknown import UNKNOWN

LABELS = {"app": "chat"}


def _deployment(replicas: Any, kind: str = "Deployment") -> dict[str, Any]:
    spec = {"replicas": replicas, "template": {"metadata": {"labels": LABELS}, "spec": {"containers": [{"name": "c"}]}}}
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": {"name": "d", "namespace": "clinic"}, "spec": spec}


def _budget(namespace: str = "clinic", **spec: Any) -> dict[str, Any]:
    held = {"selector": {"matchLabels": LABELS}, **spec}
    metadata = {"name": "b", "namespace": namespace}
    return {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": metadata, "spec": held}


def _served(replicas: Any) -> dict[str, Any]:
    spec = {"predictor": {"minReplicas": replicas}}
    return {"apiVersion": "serving.kserve.io/v1beta1", "kind": "InferenceService", "spec": spec}


PASS = {
    "two": _deployment(2),
    "two as text": _deployment("2"),
    "three with a budget": [_deployment(3), _budget(maxUnavailable=1)],
    "budget by share": [_deployment(4, "StatefulSet"), _budget(maxUnavailable="25%")],
    "budget that leaves one": [_deployment(3), _budget(minAvailable=2)],
    "model": _served(2),
}
FAIL = {
    "one": _deployment(1),
    "nothing said": _deployment(None),
    "model with one": _served(1),
    "three without a budget": _deployment(3),
    "budget of another namespace": [_deployment(3), _budget("bank", maxUnavailable=1)],
    "budget of nobody": _budget(maxUnavailable=0),
    "budget of no share": _budget(maxUnavailable="0%"),
    "budget of all": _budget(minAvailable="100%"),
    "budget of as many as there are": [_deployment(2), _budget(minAvailable=2)],
}
UNDETERMINED = {"replicas": _deployment(UNKNOWN), "budget": _budget(maxUnavailable=UNKNOWN)}


def test_exactly_the_bad_examples_fail(judged: Any) -> None:
    """By itself, and with the budgets that select its pods."""
    assert judged(CONTROL, {**PASS, **FAIL}) == {name: {"fail"} for name in FAIL}


def test_what_is_not_known_is_undetermined(judged: Any) -> None:
    """Never a silent pass."""
    assert judged(CONTROL, UNDETERMINED) == {name: {"undetermined"} for name in UNDETERMINED}
