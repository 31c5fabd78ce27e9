"""K15: pods hold a token of the Kubernetes API only where they say that they need one."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Severity, Violation
from landing_zone_policies.look import at, truth
from landing_zone_policies.resource import Resource, is_type
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Pod
from landing_zone_policies.workload.judging import at_pod, each_pod, undetermined

FIELD = "automountServiceAccountToken"
LABEL = "ai-landing-zone/uses-kubernetes-api"
"""Set to `true` on pods that talk to the API server."""
DEFAULT = "default"
COMPLETED = frozenset({"ServingRuntime", "ClusterServingRuntime"})
"""Kinds without the field: what uses them decides."""
DOUBT = "the pod may hold a token of the Kubernetes API"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge every pod specification, and the service account that pods get without asking."""
    if resource.kind not in COMPLETED:
        yield from _pods(resource, scene)
    if is_type(resource, "kubernetes:core/v1:ServiceAccount") and resource.name == DEFAULT:
        yield from _mounted(FIELD, resource.props.get(FIELD))


def _pod(pod: Pod) -> Iterator[Violation]:
    if truth(at(pod.metadata, "labels", LABEL)) is True:
        yield from _account(pod)
    else:
        yield from _mounted(at_pod(pod, FIELD), pod.spec.get(FIELD))


def _mounted(path: str, value: object) -> Iterator[Violation]:
    said = truth(value)
    if said is UNKNOWN:
        yield undetermined(path, DOUBT)
    elif said is not False:
        yield Violation(f"`{path}` is not set to false: a token of the Kubernetes API is mounted")


def _account(pod: Pod) -> Iterator[Violation]:
    named = pod.spec.get("serviceAccountName") or pod.spec.get("serviceAccount")
    if named in (None, DEFAULT):
        yield Violation(f"it uses the Kubernetes API, but `{at_pod(pod, 'serviceAccountName')}` names no own account")


_pods = each_pod(_pod, DOUBT)

CONTROL = Control(
    id="K15",
    name="no-service-account-token",
    title="Pods hold a token of the Kubernetes API only where they say that they need one, and never the default one",
    severity=Severity.MEDIUM,
    clauses=("CIS-EKS 4.1.5", "CIS-EKS 4.1.6", "NSA 1.11"),
    fix=f"set {FIELD} to false; a pod that needs the API gets the label {LABEL}=true and a service account of its own",
    rule=rule,
)
