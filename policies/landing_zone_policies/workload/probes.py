"""K22: long-running containers say whether they are alive and ready."""

from collections.abc import Iterator

from landing_zone_policies.control import Control, Level, Severity, Violation
from landing_zone_policies.look import at
from landing_zone_policies.resource import Resource
from landing_zone_policies.scene import Scene
from landing_zone_policies.unknown import UNKNOWN
from landing_zone_policies.walk import Container
from landing_zone_policies.workload.judging import pods_of, undetermined, unseen

LONG_RUNNING = frozenset(
    {
        "Deployment",
        "StatefulSet",
        "DaemonSet",
        "ReplicaSet",
        "ReplicationController",
        "Pod",
        "ServingRuntime",
        "ClusterServingRuntime",
        "LLMInferenceService",
        "LeaderWorkerSet",
    }
)
"""Kinds whose containers serve until they are stopped."""
PROBES = ("livenessProbe", "readinessProbe")
HANDLERS = ("httpGet", "tcpSocket", "exec", "grpc")
DOUBT = "whether a container has probes is not known"


def rule(resource: Resource, scene: Scene) -> Iterator[Violation]:
    """Judge the main containers of what runs until it is stopped; a bare pod that ends by itself needs none."""
    if resource.kind not in LONG_RUNNING:
        return
    for pod in pods_of(resource):
        if pod.spec.get("restartPolicy") in (None, "Always", UNKNOWN) or resource.kind != "Pod":
            for container in pod.containers:
                yield from _container(container)
    yield from unseen(resource, DOUBT)


def _container(container: Container) -> Iterator[Violation]:
    if container.role != "containers":
        return
    for name in PROBES:
        probe = container.spec.get(name)
        if probe is UNKNOWN:
            yield undetermined(f"{container.path}.{name}", DOUBT)
        elif all(at(probe, handler) is None for handler in HANDLERS):
            yield Violation(f"`{container.path}.{name}` is missing or asks nothing")


CONTROL = Control(
    id="K22",
    name="probes",
    title="Long-running containers have a liveness and a readiness probe",
    severity=Severity.LOW,
    clauses=("SRE",),
    fix="add probes that ask the container itself; for slow starts a startupProbe before them",
    rule=rule,
    level=Level.ADVISORY,
)
