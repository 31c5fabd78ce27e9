"""K32: nothing is put into the default namespace."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Level, Severity, Violation
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.workload.judging import undetermined

DEFAULT = "default"
KINDS = frozenset(
    [
        "Pod",
        "Deployment",
        "DaemonSet",
        "StatefulSet",
        "ReplicaSet",
        "ReplicationController",
        "Job",
        "CronJob",
        "Service",
        "Secret",
        "ServiceAccount",
        "Role",
        "RoleBinding",
        "ConfigMap",
        "Ingress",
        "PersistentVolumeClaim",
        "NetworkPolicy",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
        "InferenceService",
        "LLMInferenceService",
        "ServingRuntime",
        "JobSet",
        "LeaderWorkerSet",
        "RayCluster",
        "RayService",
        "RayJob",
        "TrainJob",
    ]
)
"""Kinds that live in namespaces."""
KUBERNETES_OWN = frozenset(
    {("ServiceAccount", "default"), ("Service", "kubernetes"), ("ConfigMap", "kube-root-ca.crt")}
)
"""What Kubernetes itself keeps there."""


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge an object that lives in a namespace; one that names none lands in the default one."""
    if resource.package != "kubernetes" or resource.kind not in KINDS:
        return
    if (resource.kind, resource.name) in KUBERNETES_OWN:
        return
    if resource.namespace is UNKNOWN:
        yield undetermined("metadata.namespace", "it may be the default one")
    elif resource.namespace in (None, "", DEFAULT):
        yield Violation("`metadata.namespace` is the default one, or missing")


CONTROL = Control(
    id="K32",
    name="no-default-namespace",
    title="Nothing is put into the default namespace, which has no owner, quota or network policy",
    severity=Severity.LOW,
    clauses=("CIS-EKS 4.5.3",),
    fix="set metadata.namespace to the tenant's",
    rule=rule,
    level=Level.ADVISORY,
)
