"""Which kind is judged by which rule."""

from collections.abc import Callable

from landing_zone.sandbox.providers.kubernetes.names import group
from landing_zone.sandbox.providers.kubernetes.readiness import (
    api_service,
    custom_resource_definition,
    daemon_set,
    deployment,
    gateway,
    http_route,
    inference_service,
    job,
    namespace,
    persistent_volume_claim,
    pod,
    stateful_set,
)
from landing_zone.sandbox.providers.kubernetes.readiness.outcome import Object, Outcome, Ready

RULES: dict[tuple[str, str], Callable[[Object], Outcome]] = {
    ("", "Namespace"): namespace.status,
    ("", "PersistentVolumeClaim"): persistent_volume_claim.status,
    ("", "Pod"): pod.status,
    ("apiextensions.k8s.io", "CustomResourceDefinition"): custom_resource_definition.status,
    ("apiregistration.k8s.io", "APIService"): api_service.status,
    ("apps", "DaemonSet"): daemon_set.status,
    ("apps", "Deployment"): deployment.status,
    ("apps", "StatefulSet"): stateful_set.status,
    ("batch", "Job"): job.status,
    ("gateway.networking.k8s.io", "Gateway"): gateway.status,
    ("gateway.networking.k8s.io", "HTTPRoute"): http_route.status,
    ("serving.kserve.io", "InferenceService"): inference_service.status,
}
"""By API group and kind."""

SETTLING_S = {("serving.kserve.io", "InferenceService"): 1.0}
"""Kinds whose status does not say which version of the object it is about: a changed one has to stay ready so long."""


def settling_s(obj: Object) -> float:
    """Return for how many seconds after a change an object has to be ready before that can be believed."""
    is_changed = obj["metadata"].get("generation", 1) > 1
    return SETTLING_S.get((group(obj["apiVersion"]), obj["kind"]), 0.0) if is_changed else 0.0


def judge(obj: Object) -> Outcome:
    """Say whether an object is ready; of a kind without a rule it is, once it exists."""
    rule = RULES.get((group(obj["apiVersion"]), obj["kind"]))
    return rule(obj) if rule else Ready()
